//! The tree of groups and places.

use super::{EntryIndex, Registry};
use crate::dates::Date;

impl Registry {
    /// What an entry is part of or a member of, directly, on `day` (on any day without one).
    pub fn parents(&self, index: EntryIndex, day: Option<Date>) -> Vec<EntryIndex> {
        let _ = (index, day);
        Vec::new()
    }

    /// The parts and members of an entry, directly.
    pub fn children(&self, index: EntryIndex) -> Vec<EntryIndex> {
        let _ = index;
        Vec::new()
    }

    /// The way up from an entry: its parent, that one's parent and so on, along the first link of each; ends at a
    /// repetition.
    pub fn ancestors(&self, index: EntryIndex, day: Option<Date>) -> Vec<EntryIndex> {
        let _ = (index, day);
        Vec::new()
    }
}
