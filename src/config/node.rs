//! TOML and JSON as one kind of tree.

use crate::registry::spans::TomlText;
use crate::text::TextRange;
use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value of the configuration, wherever it came from.
#[derive(Debug)]
pub(super) struct Node {
    /// What it is.
    pub(super) item: Item,
    /// Where the file has it, quotes included; `None` for an editor's.
    pub(super) place: Option<TextRange>,
    /// The same without the quotes of a string.
    pub(super) inner: Option<TextRange>,
}

#[derive(Debug)]
pub(super) enum Item {
    Null,
    Flag(bool),
    Integer(i64),
    Text(String),
    List(Vec<Node>),
    Table(Vec<(NodeKey, Node)>),
    /// Of a type that no setting takes.
    Other(&'static str),
}

/// A key and where the file has it.
#[derive(Debug)]
pub(super) struct NodeKey {
    pub(super) name: String,
    /// Quotes included.
    pub(super) place: Option<TextRange>,
    /// Without quotes.
    pub(super) inner: Option<TextRange>,
}

impl Item {
    /// Its type, as messages say it.
    pub(super) fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Flag(_) => "`true` or `false`",
            Self::Integer(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other(name) => name,
        }
    }
}

/// A TOML table, its spans relative to the part of the text that was parsed.
pub(super) fn from_toml(text: TomlText<'_>, table: &DeTable<'_>) -> Item {
    let pairs = table.iter().map(|(key, value)| {
        let key = NodeKey {
            name: key.get_ref().to_string(),
            place: Some(text.place(key.span())),
            inner: Some(text.key(key)),
        };
        (key, toml_value(text, value))
    });
    Item::Table(pairs.collect())
}

fn toml_value(text: TomlText<'_>, value: &Spanned<DeValue<'_>>) -> Node {
    let item = match value.get_ref() {
        DeValue::String(string) => Item::Text(string.to_string()),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .map_or(Item::Other("a number that is too large"), Item::Integer),
        DeValue::Float(_) => Item::Other("a number with a fraction"),
        DeValue::Boolean(flag) => Item::Flag(*flag),
        DeValue::Datetime(_) => Item::Other("a date"),
        DeValue::Array(items) => {
            Item::List(items.iter().map(|item| toml_value(text, item)).collect())
        }
        DeValue::Table(table) => from_toml(text, table),
    };
    Node {
        item,
        place: Some(text.place(value.span())),
        inner: Some(text.inner(value.span())),
    }
}

/// A value that an editor sent.
pub(super) fn from_json(value: &Json) -> Node {
    let item = match value {
        Json::Null => Item::Null,
        Json::Bool(flag) => Item::Flag(*flag),
        Json::Number(number) => json_integer(number).map_or(
            Item::Other("a number that is too large or has a fraction"),
            Item::Integer,
        ),
        Json::String(string) => Item::Text(string.clone()),
        Json::Array(items) => Item::List(items.iter().map(from_json).collect()),
        Json::Object(object) => {
            let pairs = object.iter().map(|(name, value)| {
                let key = NodeKey {
                    name: name.clone(),
                    place: None,
                    inner: None,
                };
                (key, from_json(value))
            });
            Item::Table(pairs.collect())
        }
    };
    Node {
        item,
        place: None,
        inner: None,
    }
}

/// Lua and JavaScript have one type of number: `8388608.0` is a whole one.
fn json_integer(number: &serde_json::Number) -> Option<i64> {
    number.as_i64().or_else(|| {
        let float = number.as_f64()?;
        let is_whole = float.fract() == 0.0 && float.abs() < 9e15;
        is_whole.then_some(float as i64)
    })
}
