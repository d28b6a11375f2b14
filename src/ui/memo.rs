//! What follows from signals.
//!
//! Leptos compiles its memos anew for every type of value, some twelve hundred bytes each. Here
//! every value lies in a box of one type, so that a further type costs a comparison.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::{Get, GetUntracked};

/// A value that follows from signals, worked out when it is read and something has changed. Cheap
/// to copy into every closure.
pub(crate) struct Memo<T> {
    kept: leptos::prelude::Memo<Kept>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

/// A value of any type that can be compared with another one.
trait Value: Any + Send + Sync {
    fn is(&self, other: &dyn Value) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<T: PartialEq + Send + Sync + 'static> Value for T {
    fn is(&self, other: &dyn Value) -> bool {
        other.as_any().downcast_ref() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Clone)]
struct Kept(Arc<dyn Value>);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(&*other.0)
    }
}

/// A memo of what a function reads from signals and other memos.
pub(crate) fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo {
        kept: boxed(Box::new(move || Kept(Arc::new(read())))),
        of: PhantomData,
    }
}

fn boxed(read: Box<dyn Fn() -> Kept + Send + Sync>) -> leptos::prelude::Memo<Kept> {
    leptos::prelude::Memo::new(move |_| read())
}

impl<T: 'static> Memo<T> {
    /// Reads the value and follows its changes.
    pub(crate) fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(self.kept.get().value())
    }

    /// The value, whose changes are followed.
    pub(crate) fn get(self) -> T
    where
        T: Clone,
    {
        self.kept.get().value::<T>().clone()
    }

    /// The value as it is now.
    pub(crate) fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.kept.get_untracked().value::<T>().clone()
    }
}

impl Kept {
    fn value<T: 'static>(&self) -> &T {
        let value = self.0.as_any().downcast_ref();
        value.unwrap_or_else(|| unreachable!("a memo keeps what its own function gives"))
    }
}
