//! The registry: TOML files to entries and problems, and what the entries say of a name or a day.
//!
//! [`RegistryFile::parse`] reads one file; [`Registry::new`] puts files together, checks what only shows across files
//! (unknown ids, cycles, clashes) and offers look-ups by id and by name.

mod check;
mod demonyms;
mod entry;
mod file;
mod held;
mod ids;
mod index;
mod keys;
mod kind;
mod moved;
mod near;
mod nested;
mod person_name;
mod places;
mod prefixes;
mod read;
pub(crate) mod recover;
mod search;
pub(crate) mod spans;
mod tree;
mod unspaced;
mod values;

pub use crate::markup::EntityKind;
pub use demonyms::{is_country, is_demonym};
pub use entry::{
    DatedName, Entry, EntryIndex, Form, FormKind, Link, NameOrder, Role, Valued, Wing,
};
pub use file::{Key, KeyMeaning, RegistryFile};
pub use held::Held;
pub use ids::{id_from, is_id};
pub use index::{NameHit, NameId, NameIndex};
pub use person_name::{PersonName, is_particle};
pub use prefixes::{PrefixHit, PrefixIndex, from_word};
pub(crate) use search::{is_opener, is_title};

use crate::text::{Neighbours, Problem};
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry as Slot;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// All entries of a corpus.
#[derive(Debug, Default)]
pub struct Registry {
    /// The files, in the order of their paths.
    pub files: Vec<Arc<RegistryFile>>,
    /// The entries, in the order of the files and of their places in them; of two with one id the first.
    pub entries: Vec<Arc<Entry>>,
    /// Problems that only show across entries, by the place of the file in `files`. A file's own are in
    /// [`RegistryFile::problems`].
    pub problems: Vec<(u32, Problem)>,
    /// The file of each entry, by its place in `files`.
    places: Vec<u32>,
    by_id: FxHashMap<String, EntryIndex>,
    children: tree::Children,
    names: NameIndex,
    prefixes: OnceLock<PrefixIndex>,
    /// The words of all names, listed when they are first asked for.
    words: OnceLock<Neighbours>,
}

impl Registry {
    /// Puts files together.
    pub fn new(mut files: Vec<Arc<RegistryFile>>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut registry = Self {
            files,
            ..Self::default()
        };
        let count = registry.files.iter().map(|file| file.entries.len()).sum();
        registry.entries.reserve(count);
        registry.places.reserve(count);
        registry.by_id.reserve(count);
        for (place, file) in (0u32..).zip(&registry.files) {
            for entry in &file.entries {
                if let Slot::Vacant(slot) = registry.by_id.entry(entry.id.value.clone()) {
                    slot.insert(index_of(registry.entries.len()));
                    registry.entries.push(Arc::clone(entry));
                    registry.places.push(place);
                }
            }
        }
        registry.children = tree::Children::new(&registry);
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
        (0u32..)
            .map(EntryIndex)
            .zip(self.entries.iter().map(Arc::as_ref))
    }

    /// The place in `files` of the file that holds an entry.
    pub fn file_place(&self, index: EntryIndex) -> u32 {
        self.places[index.0 as usize]
    }

    /// The file that holds an entry.
    pub fn file_of(&self, index: EntryIndex) -> &RegistryFile {
        &self.files[self.file_place(index) as usize]
    }

    /// The file with this path.
    pub fn file(&self, path: &Path) -> Option<&Arc<RegistryFile>> {
        let place = self
            .files
            .binary_search_by(|file| file.path.as_path().cmp(path))
            .ok()?;
        self.files.get(place)
    }

    /// The names of all entries, ready for search in text.
    pub fn names(&self) -> &NameIndex {
        &self.names
    }

    /// The ids and names of all entries by their beginnings; made when they are first asked for.
    pub fn prefixes(&self) -> &PrefixIndex {
        self.prefixes.get_or_init(|| PrefixIndex::new(self))
    }

    /// The paths of the files.
    pub fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.iter().map(|file| &file.path)
    }
}

/// The index of the entry at a place; a registry holds fewer than 2^32 entries.
fn index_of(place: usize) -> EntryIndex {
    EntryIndex(u32::try_from(place).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A registry of files that are given by name and text.
    pub(super) fn registry(files: &[(&str, &str)]) -> Registry {
        let files = files
            .iter()
            .map(|(path, text)| Arc::new(RegistryFile::parse(Path::new(path), text, None)))
            .collect();
        Registry::new(files)
    }

    #[test]
    fn files_are_put_together_in_the_order_of_their_paths() {
        let kio = "[kio]\nkind = \"group\"\nname = \"Kachin Independence Organization\"\n";
        let laiza = "[laiza]\nkind = \"place\"\nname = \"Laiza\"\n";
        let registry = registry(&[
            ("registry/places.toml", laiza),
            ("registry/groups.toml", kio),
        ]);
        let laiza = registry.get("laiza").expect("laiza is registered");
        assert_eq!(laiza, EntryIndex(1));
        assert_eq!(registry.entry(laiza).name.value, "Laiza");
        assert_eq!(
            registry.file_of(laiza).path,
            Path::new("registry/places.toml")
        );
        assert_eq!(registry.get("myitkyina"), None);
        assert!(registry.file(Path::new("registry/groups.toml")).is_some());
        assert_eq!(registry.problems, []);
    }
}
