//! How the common words of a corpus are spelled: what a slip may have been meant to be.

use super::Corpus;
use crate::analysis::Article;
use crate::text::Neighbours;
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

/// How many articles hold a common word.
pub(super) const COMMON: usize = 5;

/// The fewest letters of a word that is listed.
const SHORTEST: usize = 5;

/// The spellings of an article's words with a capital and small letters, each with the hash of its folded form.
#[derive(Debug, Clone, Default)]
pub(super) struct SpelledWords {
    /// Ascending.
    hashes: Vec<u64>,
    /// The words in that order, a line break behind each.
    text: String,
}

impl SpelledWords {
    /// The distinct words of an article.
    pub(super) fn of(article: &Article) -> Self {
        let mut words: Vec<(u64, &str)> = Vec::new();
        for placed in &article.blocks {
            let analysis = &placed.analysis;
            words.extend(analysis.capitals.iter().filter_map(|word| {
                let text = &analysis.text[std::ops::Range::<usize>::from(word.range)];
                is_listed(text).then_some((word.hash, text))
            }));
        }
        words.sort_by_key(|(hash, _)| *hash);
        words.dedup_by_key(|(hash, _)| *hash);
        let mut spelled = Self::default();
        for (hash, text) in words {
            spelled.hashes.push(hash);
            spelled.text.push_str(text);
            spelled.text.push('\n');
        }
        spelled
    }

    /// The words by their hashes, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, &str)> {
        self.hashes.iter().copied().zip(self.text.lines())
    }
}

/// Letters only, long enough, and not an acronym.
fn is_listed(word: &str) -> bool {
    if word.is_ascii() {
        return word.len() >= SHORTEST
            && word.bytes().all(|byte| byte.is_ascii_alphabetic())
            && word.bytes().any(|byte| byte.is_ascii_lowercase());
    }
    word.len() >= SHORTEST
        && word.chars().all(char::is_alphabetic)
        && word.chars().any(char::is_lowercase)
        && word.chars().count() >= SHORTEST
}

/// The spellings of the words that are common, and of those that articles hold which changed since they were counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    common: Arc<FxHashMap<u64, Box<str>>>,
    recent: Arc<FxHashMap<u64, Box<str>>>,
    /// The common words by their neighbours, listed when they are first asked for.
    near: Arc<OnceLock<Neighbours>>,
}

impl Vocabulary {
    /// The spellings of common words.
    pub(super) fn new(common: FxHashMap<u64, Box<str>>) -> Self {
        Self {
            common: Arc::new(common),
            ..Self::default()
        }
    }

    /// Notes the words of an article that changed.
    pub(super) fn add(&mut self, spelled: &SpelledWords) {
        for (hash, text) in spelled.iter() {
            if !self.common.contains_key(&hash) && !self.recent.contains_key(&hash) {
                Arc::make_mut(&mut self.recent).insert(hash, text.into());
            }
        }
    }

    /// The same spellings once the words were counted anew.
    pub(super) fn counted(&self, is_common: impl Fn(u64) -> bool) -> Self {
        let all = self.common.iter().chain(self.recent.iter());
        let common = all.filter(|(hash, _)| is_common(**hash));
        Self::new(common.map(|(hash, text)| (*hash, text.clone())).collect())
    }

    fn near(&self) -> &Neighbours {
        self.near.get_or_init(|| {
            let mut words: Vec<&str> = self.common.values().map(Box::as_ref).collect();
            words.sort_unstable();
            Neighbours::new(words)
        })
    }
}

impl Corpus {
    /// Whether [`Corpus::common_words_near`] may find any word at all.
    pub fn has_common_words(&self) -> bool {
        !self.vocabulary.common.is_empty()
    }

    /// The words with a capital letter that are a letter or two off a word and that several articles hold, with the number
    /// of edits; a word that is itself common is 0 edits away. Words that became common by changes since the first index
    /// are known once those are many. The first call takes time linear in the common words.
    pub fn common_words_near(&self, word: &str) -> Vec<(&str, usize)> {
        self.vocabulary.near().near(word)
    }
}
