//! One registry file.

use super::Entry;
use crate::text::{Problem, TextRange, TextSize};
use std::path::{Path, PathBuf};

/// A registry file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct RegistryFile {
    /// Its path.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// Its entries in order; of a file with broken TOML those of its last good state. Their `file` is 0 until
    /// [`super::Registry::new`] sets it.
    pub entries: Vec<Entry>,
    /// What is wrong with it, in bytes of `text`.
    pub problems: Vec<Problem>,
    /// Every key and value that a reader may ask about, by its place.
    pub keys: Vec<Key>,
    /// Whether the TOML is whole. If not, `entries` are older than `text` and their ranges belong to the older text.
    pub is_current: bool,
}

/// A key of a registry file, for hover and definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Where, in bytes.
    pub range: TextRange,
    /// What stands there.
    pub meaning: KeyMeaning,
}

/// What stands at a place of a registry file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyMeaning {
    /// The id in a table's header.
    Id(String),
    /// A key of an entry, such as `part_of`; within roles, links and names with its table: `roles.title`.
    Key(String),
    /// A value that names another entry by its id.
    Reference(String),
}

impl RegistryFile {
    /// Reads a file. `before` is the file's last state: where the TOML is broken, its entries stay.
    pub fn parse(path: &Path, text: &str, before: Option<&Self>) -> Self {
        let _ = before;
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            entries: Vec::new(),
            problems: Vec::new(),
            keys: Vec::new(),
            is_current: true,
        }
    }

    /// What stands at an offset (bytes).
    pub fn key_at(&self, offset: TextSize) -> Option<&Key> {
        self.keys
            .iter()
            .find(|key| key.range.contains_inclusive(offset))
    }

    /// What a key of an entry means, in a sentence for hover; `None` for an unknown one.
    pub fn describe_key(key: &str) -> Option<&'static str> {
        let _ = key;
        None
    }
}
