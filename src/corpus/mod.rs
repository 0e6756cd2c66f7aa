//! The articles of one corpus: what an index keeps of each, and questions across all of them.
//!
//! A [`Corpus`] is a value that is cheap to clone: a snapshot. It never reads a file.

use crate::analysis::{Anchor, Article, EntityKey};
use crate::config::Settings;
use crate::registry::Registry;
use crate::text::{LineIndex, TextRange};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An article of a corpus; stays the same while the corpus lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A place in the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Location {
    /// The article.
    pub file: FileId,
    /// The span, in bytes of its text.
    pub range: TextRange,
}

/// How often an entity is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Mentions.
    pub mentions: u32,
    /// Articles with at least one.
    pub articles: u32,
}

/// A snapshot of a corpus.
#[derive(Debug, Clone)]
pub struct Corpus {
    /// Its folder.
    pub root: PathBuf,
    /// Its settings.
    pub settings: Arc<Settings>,
    /// Its registry.
    pub registry: Arc<Registry>,
}

impl Corpus {
    /// Every mention of an entity, by path and offset.
    pub fn mentions(&self, key: &EntityKey) -> Vec<Location> {
        let _ = key;
        Vec::new()
    }

    /// How often an entity is named.
    pub fn counts(&self, key: &EntityKey) -> Counts {
        let _ = key;
        Counts::default()
    }

    /// Where an entity is introduced: in the earliest article that names it in full, by anchor, undated ones last, then
    /// by path.
    pub fn introduction(&self, key: &EntityKey) -> Option<Location> {
        let _ = key;
        None
    }

    /// The entities that the corpus names and those of its registry, with their counts, in a fixed order.
    pub fn entities(&self) -> Vec<(EntityKey, Counts)> {
        Vec::new()
    }

    /// The articles, by path.
    pub fn files(&self) -> Vec<FileId> {
        Vec::new()
    }

    /// An article by its path.
    pub fn file(&self, path: &Path) -> Option<FileId> {
        let _ = path;
        None
    }

    /// An article's path.
    pub fn path(&self, file: FileId) -> &Path {
        let _ = file;
        &self.root
    }

    /// An article's headline.
    pub fn headline(&self, file: FileId) -> Option<(&str, TextRange)> {
        let _ = file;
        None
    }

    /// An article's publication date.
    pub fn anchor(&self, file: FileId) -> Option<Anchor> {
        let _ = file;
        None
    }

    /// The lines of an article, for positions in it.
    pub fn line_index(&self, file: FileId) -> Option<&LineIndex> {
        let _ = file;
        None
    }

    /// The article itself, where it is open in the editor.
    pub fn open(&self, file: FileId) -> Option<&Arc<Article>> {
        let _ = file;
        None
    }
}
