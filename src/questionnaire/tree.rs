//! Typed values out of a JSON tree, with the path of the first mistake.
//!
//! serde's derived decoding was a fifth of the page's Wasm: every type gets the parser anew, and
//! every field a way out that has to drop all the fields before it. Here a mistake is noted and
//! reading goes on with a blank, so that a type costs little more than the names of its fields.
//! Whoever reads throws the value away where a mistake was noted.

use std::borrow::Cow;
use std::str::FromStr;

use serde_json_borrow::Value;

use super::problem::Problem;
use crate::inert::visible;
use crate::map::Map;

/// The members of an object, in their order.
type Members<'t> = Vec<(Cow<'t, str>, Value<'t>)>;

/// No object of ours has more fields, so one that does has some that are not known.
const MOST_FIELDS: usize = 64;

/// Of two equal keys, most readers would let one win in silence.
const TWICE: &str = "is there already";

/// Notes the first mistake and where it is.
#[derive(Default)]
pub(crate) struct Reader {
    path: Vec<Step>,
    mistake: Option<Problem>,
}

enum Step {
    Key(String),
    Item(usize),
}

/// What can be read from a tree. From something else, a mistake is noted and a blank returned.
pub(crate) trait Decode: Sized {
    /// The value.
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self;
}

/// The value that a tree holds.
///
/// # Errors
/// The first mistake, with its path.
pub(crate) fn typed<T: Decode>(tree: Value<'_>) -> Result<T, Problem> {
    let mut reader = Reader::default();
    let value = T::decode(tree, &mut reader);
    reader.mistake.map_or(Ok(value), Err)
}

impl Reader {
    /// Notes a mistake at the present place, unless there is one already.
    pub(crate) fn say(&mut self, message: &str) {
        if self.mistake.is_none() {
            let path = self
                .path
                .iter()
                .fold("$".to_owned(), |path, step| match step {
                    Step::Key(key) => member(&path, key),
                    Step::Item(index) => [&path, "[", &index.to_string(), "]"].concat(),
                });
            self.mistake = Some(Problem::at(path, message));
        }
    }

    /// Notes that a key of the present object is there twice.
    fn twice(&mut self, name: &str) {
        self.enter(Step::Key(name.to_owned()));
        self.say(TWICE);
        self.leave();
    }

    fn enter(&mut self, step: Step) {
        self.path.push(step);
    }

    fn leave(&mut self) {
        self.path.pop();
    }
}

/// The path of an object's member, such as `$.targets["8.6.1"]`.
pub(crate) fn member(path: &str, key: &str) -> String {
    let plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && key.bytes().next().is_some_and(|b| !b.is_ascii_digit());
    if plain {
        [path, ".", key].concat()
    } else {
        [path, "[\"", &visible(&escaped(key)), "\"]"].concat()
    }
}

/// A key as it stands between quotes. The standard library's `escape_debug` knows which characters
/// can be printed from tables that the first question would wait for.
fn escaped(key: &str) -> String {
    let mut written = String::with_capacity(key.len());
    for c in key.chars() {
        match c {
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '"' | '\\' => written.extend(['\\', c]),
            _ => written.push(c),
        }
    }
    written
}

/// An object whose fields are taken one by one.
pub(crate) struct Object<'r, 't> {
    members: Members<'t>,
    reader: &'r mut Reader,
}

impl<'r, 't> Object<'r, 't> {
    /// The object that a value is.
    pub(crate) fn open(value: Value<'t>, reader: &'r mut Reader) -> Self {
        let members = members(value, reader);
        if members.len() <= MOST_FIELDS {
            for (place, (name, _)) in members.iter().enumerate() {
                if members.iter().take(place).any(|(before, _)| before == name) {
                    reader.twice(name);
                }
            }
        }
        Self { members, reader }
    }

    /// Enters a field; its value, or null where it is not there.
    #[inline(never)]
    fn enter(&mut self, name: &str, must: bool) -> Option<Value<'t>> {
        let place = self.members.iter().position(|(one, _)| one == name);
        // The others keep their order, by which what is not known is named.
        let value = place.map(|place| self.members.remove(place).1);
        if must && value.is_none() {
            self.reader
                .say(&["the field `", name, "` is missing"].concat());
        }
        self.reader.enter(Step::Key(name.to_owned()));
        value
    }

    /// A field that must be there. Some 250 fields are read, so that each should cost a call.
    #[inline(never)]
    pub(crate) fn need<T: Decode>(&mut self, name: &str) -> T {
        let value = self.enter(name, true).unwrap_or(Value::Null);
        let value = T::decode(value, self.reader);
        self.reader.leave();
        value
    }

    /// A field that may be left out.
    pub(crate) fn may<T: Decode + Default>(&mut self, name: &str) -> T {
        self.or(name, T::default)
    }

    /// A field that may be left out and then is yes.
    pub(crate) fn yes(&mut self, name: &str) -> bool {
        self.or(name, || true)
    }

    #[inline(never)]
    fn or<T: Decode>(&mut self, name: &str, absent: fn() -> T) -> T {
        let value = self.enter(name, false);
        let value = value.map_or_else(absent, |value| T::decode(value, self.reader));
        self.reader.leave();
        value
    }

    /// Notes a mistake of the object as a whole, whose fields then do not matter.
    pub(crate) fn refuse(&mut self, message: &str) {
        self.members.clear();
        self.reader.say(message);
    }

    /// Ends the object; what is left in it is not known.
    pub(crate) fn end(self) {
        if let Some(name) = self.members.into_iter().next().map(|(name, _)| name) {
            self.reader.enter(Step::Key(name.into_owned()));
            self.reader.say("there is no such field");
            self.reader.leave();
        }
    }
}

/// The members of the object that a value is.
fn members<'t>(value: Value<'t>, reader: &mut Reader) -> Members<'t> {
    if let Value::Object(members) = value {
        return members.into_vec();
    }
    reader.say("must be an object");
    Members::new()
}

/// The only member of an object: the name of a case and what goes with it.
pub(crate) fn case<'t>(value: Value<'t>, reader: &mut Reader) -> (String, Value<'t>) {
    let mut members = match value {
        Value::Object(members) => members.into_vec().into_iter(),
        _ => Members::new().into_iter(),
    };
    match (members.next(), members.next()) {
        (Some((name, value)), None) => (name.into_owned(), value),
        _ => {
            reader.say("must be an object with one member");
            (String::new(), Value::Null)
        }
    }
}

/// Reads what goes with a case, under its name.
pub(crate) fn within<T>(name: &str, reader: &mut Reader, read: impl FnOnce(&mut Reader) -> T) -> T {
    reader.enter(Step::Key(name.to_owned()));
    let value = read(reader);
    reader.leave();
    value
}

/// Text that stands for something.
pub(crate) fn word<T>(
    value: &Value<'_>,
    reader: &mut Reader,
    words: &[(&str, T)],
    what: &str,
) -> Option<usize> {
    let text = value.as_str().unwrap_or_default();
    let place = words.iter().position(|(word, _)| *word == text);
    if place.is_none() {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        reader.say(&["must be ", what, ": ", &known.join(", ")].concat());
    }
    place
}

impl Decode for String {
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        if let Value::Str(text) = value {
            return text.into_owned();
        }
        reader.say("must be text");
        Self::new()
    }
}

impl Decode for bool {
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        value.as_bool().unwrap_or_else(|| {
            reader.say("must be true or false");
            false
        })
    }
}

impl Decode for f64 {
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        value.as_f64().unwrap_or_else(|| {
            reader.say("must be a number");
            0.0
        })
    }
}

/// A whole number in a range.
fn whole(value: &Value<'_>, reader: &mut Reader, least: i64, most: i64) -> i64 {
    let number = value
        .as_i64()
        .filter(|number| (least..=most).contains(number));
    number.unwrap_or_else(|| {
        let (least, most) = (least.to_string(), most.to_string());
        reader.say(&["must be a whole number from ", &least, " to ", &most].concat());
        least.parse().unwrap_or_default()
    })
}

macro_rules! whole_numbers {
    ($($type:ty)+) => {$(
        impl Decode for $type {
            fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
                let (least, most) = (i64::from(<$type>::MIN), i64::from(<$type>::MAX));
                <$type>::try_from(whole(&value, reader, least, most)).unwrap_or_default()
            }
        }
    )+};
}

whole_numbers!(u8 u16 u32 i16);

impl<T: Decode> Decode for Option<T> {
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        (!value.is_null()).then(|| T::decode(value, reader))
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        let Value::Array(items) = value else {
            reader.say("must be a list");
            return Self::new();
        };
        let mut read = Self::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            reader.enter(Step::Item(index));
            read.push(T::decode(item, reader));
            reader.leave();
        }
        read
    }
}

impl Decode for [f64; 3] {
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        Vec::decode(value, reader).try_into().unwrap_or_else(|_| {
            reader.say("must be a list of three numbers");
            [0.0; 3]
        })
    }
}

impl<K: FromStr<Err: std::fmt::Display> + Ord, V: Decode> Decode for Map<K, V> {
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        let mut read = Self::new();
        for (name, value) in members(value, reader) {
            let key = name.parse();
            reader.enter(Step::Key(name.into_owned()));
            let value = V::decode(value, reader);
            match key {
                Ok(key) => {
                    if read.insert(key, value).is_some() {
                        reader.say(TWICE);
                    }
                }
                Err(reason) => reader.say(&reason.to_string()),
            }
            reader.leave();
        }
        read
    }
}

macro_rules! name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

/// A type, its fields, and for each whether the file `need`s or `may` have it.
macro_rules! records {
    ($($type:ident { $($field:ident $($name:literal)?: $how:ident),+ $(,)? })+) => {$(
        impl $crate::questionnaire::tree::Decode for $type {
            fn decode(
                value: serde_json_borrow::Value<'_>,
                reader: &mut $crate::questionnaire::tree::Reader,
            ) -> Self {
                let mut object = $crate::questionnaire::tree::Object::open(value, reader);
                let read = Self {
                    $($field: object.$how($crate::questionnaire::tree::name!($field $($name)?))),+
                };
                object.end();
                read
            }
        }
    )+};
}

pub(crate) use {name, records};
