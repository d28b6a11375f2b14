//! Fields that a later version of the format has added.

use std::fmt;
use std::sync::Arc;

/// Fields by name, as they were read.
type Fields = serde_json::Map<String, serde_json::Value>;

/// Fields of a later version, kept sorted by name and exported again. Where a later version adds
/// fields within an object that has no `Extra` of its own (`evidence`, `questionnaire`), they stand
/// here under that object's name.
///
/// Hardly any assessment has some. So that the page's first Wasm does without the trees that they
/// are, only whoever reads and writes files knows how they are kept.
#[derive(Clone, Default)]
pub struct Extra(Option<Arc<dyn Kept>>);

/// What can be done with fields without knowing how they are kept.
trait Kept: Send + Sync {
    fn fields(&self) -> &Fields;
    fn is_same(&self, other: &Fields) -> bool;
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl Kept for Fields {
    fn fields(&self) -> &Fields {
        self
    }

    fn is_same(&self, other: &Fields) -> bool {
        self == other
    }

    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Extra {
    /// The fields; `None` where there are none.
    #[must_use]
    pub fn fields(&self) -> Option<&Fields> {
        self.0.as_deref().map(Kept::fields)
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl From<Fields> for Extra {
    fn from(fields: Fields) -> Self {
        Self((!fields.is_empty()).then(|| Arc::new(fields) as Arc<dyn Kept>))
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(one), Some(other)) => one.is_same(other.fields()),
            _ => false,
        }
    }
}

impl Eq for Extra {}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(kept) => kept.show(f),
            None => f.write_str("{}"),
        }
    }
}
