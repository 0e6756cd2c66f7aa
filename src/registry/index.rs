//! The names of all entries, ready for search in text.

use super::{Entry, EntryIndex, FormKind};
use crate::text::TextRange;
use std::sync::Arc;

/// Finds names of entries in text.
#[derive(Debug, Default)]
pub struct NameIndex {}

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameHit {
    /// Where, in bytes.
    pub range: TextRange,
    /// Whom it may name.
    pub candidates: Vec<(EntryIndex, FormKind)>,
}

impl NameIndex {
    /// Indexes the forms of all entries.
    pub fn new(entries: &[Arc<Entry>]) -> Self {
        let _ = entries;
        Self {}
    }
}
