//! The registry: TOML files to entries and problems, and what the entries say of a name or a day.
//!
//! [`RegistryFile::parse`] reads one file; [`Registry::new`] puts files together, checks what only shows across files
//! (unknown ids, cycles, clashes) and offers look-ups by id and by name.

mod check;
mod entry;
mod file;
mod held;
mod index;
mod tree;

pub use crate::markup::EntityKind;
pub use entry::{
    DatedName, Entry, EntryIndex, Form, FormKind, Link, NameOrder, Role, Valued, Wing,
};
pub use file::{Key, KeyMeaning, RegistryFile};
pub use held::Held;
pub use index::{NameHit, NameIndex};

use crate::text::Problem;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// All entries of a corpus.
#[derive(Debug, Default)]
pub struct Registry {
    /// The files, in the order of their paths.
    pub files: Vec<Arc<RegistryFile>>,
    /// The entries, in the order of the files and of their places in them; of two with one id the first.
    pub entries: Vec<Entry>,
    /// Problems that only show across entries, by the place of the file in `files`. A file's own are in
    /// [`RegistryFile::problems`].
    pub problems: Vec<(u32, Problem)>,
    by_id: FxHashMap<String, EntryIndex>,
    names: NameIndex,
}

impl Registry {
    /// Puts files together.
    pub fn new(mut files: Vec<Arc<RegistryFile>>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut registry = Self {
            files,
            ..Self::default()
        };
        for (place, file) in registry.files.iter().enumerate() {
            for entry in &file.entries {
                let index = EntryIndex(u32::try_from(registry.entries.len()).unwrap_or(u32::MAX));
                registry
                    .by_id
                    .entry(entry.id.value.clone())
                    .or_insert_with(|| {
                        let mut entry = entry.clone();
                        entry.file = u32::try_from(place).unwrap_or(u32::MAX);
                        registry.entries.push(entry);
                        index
                    });
            }
        }
        registry.problems = check::across(&registry);
        registry.names = NameIndex::new(&registry.entries);
        registry
    }

    /// The entry at an index.
    pub fn entry(&self, index: EntryIndex) -> &Entry {
        &self.entries[index.0 as usize]
    }

    /// The entry with an id.
    pub fn get(&self, id: &str) -> Option<EntryIndex> {
        self.by_id.get(id).copied()
    }

    /// Every entry with its index.
    pub fn iter(&self) -> impl Iterator<Item = (EntryIndex, &Entry)> {
        (0u32..).map(EntryIndex).zip(&self.entries)
    }

    /// The file that holds an entry.
    pub fn file_of(&self, index: EntryIndex) -> &RegistryFile {
        &self.files[self.entry(index).file as usize]
    }

    /// The file with this path.
    pub fn file(&self, path: &Path) -> Option<&Arc<RegistryFile>> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The names of all entries, ready for search in text.
    pub fn names(&self) -> &NameIndex {
        &self.names
    }

    /// The paths of the files.
    pub fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.iter().map(|file| &file.path)
    }
}
