//! The articles of one corpus: what an index keeps of each, and questions across all of them.
//!
//! A [`Corpus`] is a value that is cheap to clone: a snapshot. It never reads a file. The first index is put together
//! by a [`Builder`] from the [`Summary`] of each article; later changes replace single articles. An article costs about
//! a kilobyte: its mentions are numbers, and the lists of the articles that name an entity or hold a word are packed.

mod affected;
mod build;
mod chunked;
mod files;
mod names;
mod postings;
mod record;
mod summary;
mod update;
mod vocabulary;
mod word_counts;

#[cfg(test)]
mod tests;

pub use affected::RegistryChange;
pub use build::Builder;
pub use record::Stamp;
pub use summary::Summary;

use crate::analysis::{Anchor, Article, EntityKey};
use crate::config::Settings;
use crate::registry::Registry;
use crate::text::{LineIndex, TextRange};
use chunked::Chunked;
use files::Files;
use names::Names;
use postings::{EntityPostings, WordPostings};
use record::Record;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use vocabulary::Vocabulary;

/// An article of a corpus; stays the same while the corpus lives, and is given to no other path.
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

/// A mention as the index keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexedMention {
    /// The span, in bytes of the article's text; a span over 16 MiB is cut there.
    pub range: TextRange,
    /// Whether it names the entity in full.
    pub full: bool,
    /// Whether it is the entity's introduction in its article.
    pub introduces: bool,
    /// Whether it stands in a direct quotation.
    pub quoted: bool,
}

/// How often an entity is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Mentions.
    pub mentions: u32,
    /// Articles with at least one.
    pub articles: u32,
}

impl Counts {
    fn add(&mut self, mentions: usize) {
        self.mentions = self.mentions.saturating_add(number(mentions));
        self.articles = self.articles.saturating_add(1);
    }

    fn subtract(&mut self, mentions: usize) {
        self.mentions = self.mentions.saturating_sub(number(mentions));
        self.articles = self.articles.saturating_sub(1);
    }
}

/// What a corpus holds, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Articles.
    pub articles: u64,
    /// Their blocks.
    pub blocks: u64,
    /// Mentions of entities.
    pub mentions: u64,
    /// Date phrases.
    pub dates: u64,
    /// Entities with at least one mention.
    pub entities: u64,
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
    /// Whether all of its articles have been read; until then it knows some of their mentions alone.
    pub is_read: bool,
    files: Files,
    names: Names,
    counts: Chunked<Counts>,
    open: Arc<FxHashMap<FileId, Arc<Article>>>,
    /// The articles of each entity, but for those in `changed`.
    postings: Arc<EntityPostings>,
    /// The articles that were set since `postings` was made.
    changed: Arc<FxHashSet<u32>>,
    /// The articles that hold each word, but for those in `changed_words`.
    words: Arc<WordPostings>,
    /// The words of the articles that were set since `words` was made.
    changed_words: Arc<FxHashMap<u32, Arc<[u64]>>>,
    /// The spellings of the words that many articles hold.
    vocabulary: Vocabulary,
}

impl Corpus {
    /// A corpus without articles.
    pub fn new(root: PathBuf, settings: Arc<Settings>, registry: Arc<Registry>) -> Self {
        Self {
            root,
            settings,
            registry,
            is_read: true,
            files: Files::default(),
            names: Names::default(),
            counts: Chunked::default(),
            open: Arc::default(),
            postings: Arc::default(),
            changed: Arc::default(),
            words: Arc::default(),
            changed_words: Arc::default(),
            vocabulary: Vocabulary::default(),
        }
    }

    /// Every mention of an entity, by path and offset. Takes time linear in the articles that name it.
    pub fn mentions(&self, key: &EntityKey) -> Vec<Location> {
        let Some(entity) = self.names.get(key) else {
            return Vec::new();
        };
        let mut found = Vec::with_capacity(self.counts(key).mentions as usize);
        for (file, record) in self.naming(entity) {
            found.extend(record.of(entity).iter().map(|mention| Location {
                file,
                range: mention.range(),
            }));
        }
        found
    }

    /// The mentions of an entity in one article, by offset.
    pub fn mentions_in(&self, file: FileId, key: &EntityKey) -> Vec<IndexedMention> {
        let (Some(record), Some(entity)) = (self.files.get(file), self.names.get(key)) else {
            return Vec::new();
        };
        let indexed = |mention: &record::Packed| {
            let flags = mention.flags();
            IndexedMention {
                range: mention.range(),
                full: flags.full,
                introduces: flags.introduces,
                quoted: flags.quoted,
            }
        };
        record.of(entity).iter().map(indexed).collect()
    }

    /// How often an entity is named. Two look-ups.
    pub fn counts(&self, key: &EntityKey) -> Counts {
        let entity = self.names.get(key);
        entity
            .and_then(|entity| self.counts.get(entity as usize))
            .copied()
            .unwrap_or_default()
    }

    /// Where an entity is introduced: in the earliest article that names it in full, by anchor, undated ones last, then
    /// by path.
    pub fn introduction(&self, key: &EntityKey) -> Option<Location> {
        let entity = self.names.get(key)?;
        let introductions = self
            .naming(entity)
            .into_iter()
            .filter_map(|(file, record)| {
                let mention = record.of(entity).iter().find(|it| it.flags().introduces)?;
                let range = mention.range();
                Some((record.anchor.date, Location { file, range }))
            });
        introductions
            .min_by_key(|(date, _)| (date.is_none(), *date))
            .map(|(_, location)| location)
    }

    /// The articles that name an entity, by path.
    pub fn files_naming(&self, key: &EntityKey) -> Vec<FileId> {
        let naming = self.names.get(key).map(|entity| self.naming(entity));
        naming.into_iter().flatten().map(|(file, _)| file).collect()
    }

    /// The entities that the corpus names and those of its registry, with their counts, in a fixed order.
    pub fn entities(&self) -> Vec<(EntityKey, Counts)> {
        let mut entities: Vec<(EntityKey, Counts)> = self
            .named()
            .map(|(key, counts)| (key.clone(), counts))
            .collect();
        for entry in &self.registry.entries {
            let key = EntityKey::Entry(entry.id.value.clone());
            if self.counts(&key) == Counts::default() {
                entities.push((key, Counts::default()));
            }
        }
        entities.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        entities
    }

    /// The entities that the corpus names, with their counts, in no order that lasts.
    pub fn named(&self) -> impl Iterator<Item = (&EntityKey, Counts)> {
        (0u32..)
            .zip(self.counts.iter())
            .filter(|(_, counts)| counts.mentions > 0)
            .filter_map(|(entity, counts)| Some((self.names.key(entity)?, *counts)))
    }

    /// The articles, by path.
    pub fn files(&self) -> Vec<FileId> {
        self.files.by_path().collect()
    }

    /// An article by its path.
    pub fn file(&self, path: &Path) -> Option<FileId> {
        self.files
            .find(path)
            .filter(|file| self.files.get(*file).is_some())
    }

    /// An article's path; that of a deleted one stays known.
    pub fn path(&self, file: FileId) -> &Path {
        self.files
            .any(file)
            .map_or(&self.root, |record| &record.path)
    }

    /// Size and time of change of an article's file when it was read; of one that was never read, as a buffer without a
    /// file, the default.
    pub fn stamp(&self, file: FileId) -> Option<Stamp> {
        self.files.get(file).map(|record| record.stamp)
    }

    /// An article's headline: its plain text and its place in the file, in bytes.
    pub fn headline(&self, file: FileId) -> Option<(&str, TextRange)> {
        let (text, range) = self.files.get(file)?.headline.as_ref()?;
        Some((text, *range))
    }

    /// An article's publication date.
    pub fn anchor(&self, file: FileId) -> Option<Anchor> {
        self.files.get(file).map(|record| record.anchor)
    }

    /// The lines of an article, for positions in it.
    pub fn line_index(&self, file: FileId) -> Option<&LineIndex> {
        self.files.get(file).map(|record| &record.lines)
    }

    /// The article itself, where it is open in the editor.
    pub fn open(&self, file: FileId) -> Option<&Arc<Article>> {
        self.open.get(&file)
    }

    /// The articles that are open in the editor, by path.
    pub fn open_files(&self) -> Vec<FileId> {
        let mut files: Vec<FileId> = self.open.keys().copied().collect();
        files.sort_by_key(|file| self.files.rank(*file));
        files
    }

    /// What the corpus holds, in numbers.
    pub fn totals(&self) -> Totals {
        let mut totals = Totals {
            entities: self.named().count() as u64,
            ..Totals::default()
        };
        for record in self.files.records().filter(|record| record.present) {
            totals.articles += 1;
            totals.blocks += u64::from(record.blocks);
            totals.mentions += record.mentions.len() as u64;
            totals.dates += u64::from(record.dates);
        }
        totals
    }

    /// The articles that hold all of some words, by path. A word is the hash of its folded form, as in
    /// [`crate::analysis::CapitalWord`]; only words with a capital letter are listed. None for no word at all.
    pub fn holding_all(&self, words: &[u64]) -> Vec<FileId> {
        let mut files: Vec<FileId> = self
            .words
            .holding_all(words)
            .into_iter()
            .filter(|file| !self.changed_words.contains_key(file))
            .map(FileId)
            .filter(|file| !self.open.contains_key(file))
            .collect();
        let holds = |held: &[u64]| {
            !words.is_empty() && words.iter().all(|word| held.binary_search(word).is_ok())
        };
        for (file, held) in self.changed_words.iter() {
            if holds(held) && !self.open.contains_key(&FileId(*file)) {
                files.push(FileId(*file));
            }
        }
        for (file, article) in self.open.iter() {
            if holds(&summary::words(article)) {
                files.push(*file);
            }
        }
        files.retain(|file| self.files.get(*file).is_some());
        files.sort_by_key(|file| self.files.rank(*file));
        files
    }

    /// The articles that hold at least one of some words, by path; see [`Self::holding_all`].
    pub fn articles_with_words(&self, words: impl IntoIterator<Item = u64>) -> Vec<FileId> {
        let files = words.into_iter().flat_map(|word| self.holding_all(&[word]));
        self.in_order(files.collect())
    }

    /// The articles that may have an annotation with `ref=id`, by path: all that have one, and those with a name that
    /// may stand for the entry.
    pub fn files_referring_to(&self, id: &str) -> Vec<FileId> {
        self.holding_all(&[summary::reference_hash(id)])
    }

    /// Articles by path.
    fn in_order(&self, files: FxHashSet<FileId>) -> Vec<FileId> {
        let mut files: Vec<FileId> = files.into_iter().collect();
        files.sort_by_key(|file| self.files.rank(*file));
        files
    }

    /// The articles that name an entity, with their records, by path.
    fn naming(&self, entity: u32) -> Vec<(FileId, &Record)> {
        let listed = self.postings.files(entity).iter();
        let listed = listed.filter(|file| !self.changed.contains(file));
        let mut found: Vec<(u32, FileId, &Record)> = listed
            .chain(self.changed.iter())
            .filter_map(|file| {
                let file = FileId(*file);
                let record = self.files.get(file)?;
                (!record.of(entity).is_empty()).then(|| (self.files.rank(file), file, record))
            })
            .collect();
        found.sort_unstable_by_key(|(rank, ..)| *rank);
        found
            .into_iter()
            .map(|(_, file, record)| (file, record))
            .collect()
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
