//! Changes of a corpus after its first index.
//!
//! The lists of articles by entity and by word stay as they were made; articles that changed since are kept apart and
//! looked at one by one, until there are so many that the lists are made anew. So a change costs what it changes, and
//! snapshots share all the rest.

use super::build::record;
use super::postings::EntityPostings;
use super::record::{Record, Stamp};
use super::summary::Summary;
use super::vocabulary::COMMON;
use super::{Corpus, Counts, FileId};
use crate::analysis::Article;
use crate::registry::Registry;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many changed articles are kept apart at least.
const APART: usize = 1024;

impl Corpus {
    /// Sets the articles of closed files to what is on disk. A file that is open keeps its buffer. Of two summaries of
    /// one path the later one counts.
    pub fn set_closed(&mut self, articles: Vec<(PathBuf, Stamp, Summary)>) {
        let mut new: FxHashMap<PathBuf, (Stamp, Summary)> = FxHashMap::default();
        for (path, stamp, summary) in articles {
            match self.files.find(&path) {
                Some(file) if self.open.contains_key(&file) => {}
                Some(file) => {
                    let words = Arc::from(summary.words.as_slice());
                    self.vocabulary.add(&summary.spelled);
                    let record = record(&path, stamp, summary, &mut self.names);
                    self.replace(file, record, Some(words));
                }
                None => {
                    new.insert(path, (stamp, summary));
                }
            }
        }
        let mut new: Vec<_> = new.into_iter().collect();
        new.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut records = Vec::with_capacity(new.len());
        for ((path, (stamp, summary)), at) in new.into_iter().zip(self.files.len()..) {
            let file = FileId(u32::try_from(at).unwrap_or(u32::MAX));
            let words: Arc<[u64]> = Arc::from(summary.words.as_slice());
            self.vocabulary.add(&summary.spelled);
            let record = record(&path, stamp, summary, &mut self.names);
            Arc::make_mut(&mut self.changed).insert(file.0);
            Arc::make_mut(&mut self.changed_words).insert(file.0, words);
            self.count(None, &record);
            records.push(record);
        }
        self.files.append(records);
        self.settle();
    }

    /// Sets an article to the buffer of an editor, which wins over the file.
    pub fn set_open(&mut self, path: &Path, article: Arc<Article>) -> FileId {
        let known = self.files.find(path);
        let stamp = known
            .and_then(|file| self.files.any(file))
            .map(|record| record.stamp)
            .unwrap_or_default();
        let summary = Summary::without_words(&article);
        let mut record = record(path, stamp, summary, &mut self.names);
        // The words are those of the file until it is closed; open articles are asked themselves.
        record.words = known
            .and_then(|file| self.files.any(file))
            .map_or(0, |record| record.words);
        let file = match known {
            Some(file) => {
                self.replace(file, record, None);
                file
            }
            None => {
                let file = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
                Arc::make_mut(&mut self.changed).insert(file.0);
                self.count(None, &record);
                self.files.append(vec![record]);
                file
            }
        };
        Arc::make_mut(&mut self.open).insert(file, article);
        self.settle();
        file
    }

    /// Forgets the buffer of an article. What the buffer said stays until the file is set or removed.
    pub fn close(&mut self, path: &Path) {
        if let Some(file) = self.files.find(path)
            && self.open.contains_key(&file)
        {
            Arc::make_mut(&mut self.open).remove(&file);
        }
    }

    /// Removes an article whose file is gone. One that is open stays.
    pub fn remove(&mut self, path: &Path) {
        let Some(file) = self.files.find(path) else {
            return;
        };
        let Some(record) = self.files.get(file) else {
            return;
        };
        if self.open.contains_key(&file) {
            return;
        }
        let gone = Record {
            mentions: Box::default(),
            headline: None,
            words: 0,
            blocks: 0,
            dates: 0,
            present: false,
            ..record.clone()
        };
        self.replace(file, gone, Some(Arc::from([])));
        self.settle();
    }

    /// Puts another registry in force. Articles keep what they were analysed with until they are set anew.
    pub fn set_registry(&mut self, registry: Arc<Registry>) {
        self.registry = registry;
    }

    /// Replaces a record and what is counted of it. `words` is `None` where they are still those of the file.
    fn replace(&mut self, file: FileId, record: Record, words: Option<Arc<[u64]>>) {
        let old = self.files.any(file).cloned();
        if !self.changed.contains(&file.0) {
            Arc::make_mut(&mut self.changed).insert(file.0);
        }
        if let Some(words) = words
            && (old.as_ref().is_none_or(|old| old.words != record.words)
                || self.changed_words.contains_key(&file.0))
        {
            Arc::make_mut(&mut self.changed_words).insert(file.0, words);
        }
        self.count(old.as_ref(), &record);
        self.files.set(file, record);
    }

    /// Brings the counts from one record of an article to the next.
    fn count(&mut self, old: Option<&Record>, new: &Record) {
        while self.counts.len() < self.names.len() {
            self.counts.push(Counts::default());
        }
        let same = old.is_some_and(|old| {
            let sizes = |record: &Record| -> Vec<(u32, usize)> {
                record
                    .by_entity()
                    .map(|mentions| (mentions[0].entity, mentions.len()))
                    .collect()
            };
            sizes(old) == sizes(new)
        });
        if same {
            return;
        }
        for mentions in old.into_iter().flat_map(Record::by_entity) {
            if let Some(counts) = self.counts.get_mut(mentions[0].entity as usize) {
                counts.subtract(mentions.len());
            }
        }
        for mentions in new.by_entity() {
            if let Some(counts) = self.counts.get_mut(mentions[0].entity as usize) {
                counts.add(mentions.len());
            }
        }
    }

    /// Makes the lists anew once many articles are kept apart.
    fn settle(&mut self) {
        let most = APART + self.files.len() / 16;
        if self.changed.len() > most {
            let postings = EntityPostings::of(self.files.records(), self.names.len());
            self.postings = Arc::new(postings);
            self.changed = Arc::default();
        }
        if self.changed_words.len() > most {
            self.words = Arc::new(self.words.with(&self.changed_words));
            self.changed_words = Arc::default();
            let words = &self.words;
            let count = |word: u64| words.files(word).take(COMMON).count();
            self.vocabulary = self.vocabulary.counted(|word| count(word) == COMMON);
        }
    }
}
