//! The first index of a corpus.

use super::postings::{EntityPostings, WordLists};
use super::record::{Record, Stamp};
use super::{Corpus, Counts, Files, Names, Summary};
use crate::config::Settings;
use crate::registry::Registry;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Puts the summaries of many articles together. They are given in the order of their paths, so that the result does
/// not depend on which of them was analysed first.
#[derive(Debug, Default)]
pub struct Builder {
    names: Names,
    records: Vec<Arc<Record>>,
    counts: Vec<Counts>,
    words: WordLists,
}

impl Builder {
    /// Adds an article.
    pub fn add(&mut self, path: &Path, stamp: Stamp, summary: Summary) {
        let file = u32::try_from(self.records.len()).unwrap_or(u32::MAX);
        self.words.add(file, &summary.words, &summary.spelled);
        let record = record(path, stamp, summary, &mut self.names);
        self.counts.resize(self.names.len(), Counts::default());
        for mentions in record.by_entity() {
            self.counts[mentions[0].entity as usize].add(mentions.len());
        }
        self.records.push(Arc::new(record));
    }

    /// How many articles were added.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether no article was added.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The corpus of the articles added.
    pub fn finish(self, root: PathBuf, settings: Arc<Settings>, registry: Arc<Registry>) -> Corpus {
        let postings = EntityPostings::of(self.records.iter().map(Arc::as_ref), self.names.len());
        Corpus {
            files: Files::new(self.records),
            counts: self.counts.into_iter().collect(),
            names: self.names,
            postings: Arc::new(postings),
            vocabulary: self.words.vocabulary(),
            words: Arc::new(self.words.finish()),
            ..Corpus::new(root, settings, registry)
        }
    }
}

/// The record of a summary, its entities by their numbers.
pub(super) fn record(path: &Path, stamp: Stamp, summary: Summary, names: &mut Names) -> Record {
    let words = summary.word_hash();
    let entities: Vec<u32> = summary
        .entities
        .into_iter()
        .map(|key| names.intern(key))
        .collect();
    let mut mentions: Box<[_]> = summary
        .mentions
        .into_iter()
        .map(|mention| mention.with_entity(entities[mention.entity as usize]))
        .collect();
    mentions.sort_by_key(|mention| mention.sort_key());
    Record {
        path: path.into(),
        stamp,
        anchor: summary.anchor,
        headline: summary.headline,
        lines: summary.lines,
        mentions,
        blocks: summary.blocks,
        dates: summary.dates,
        words,
        present: true,
    }
}
