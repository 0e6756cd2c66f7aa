//! Fixed sets of words.

use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// A fixed list of words that every word of every article is looked up in: hashed when it is first asked, since comparing
/// strings along a sorted list takes ten times as long.
pub struct WordSet {
    words: &'static [&'static str],
    set: OnceLock<FxHashSet<&'static str>>,
}

impl WordSet {
    /// The set of these words.
    pub const fn new(words: &'static [&'static str]) -> Self {
        Self {
            words,
            set: OnceLock::new(),
        }
    }

    /// Whether it has exactly this word.
    pub fn contains(&self, word: &str) -> bool {
        self.set
            .get_or_init(|| self.words.iter().copied().collect())
            .contains(word)
    }
}

impl std::fmt::Debug for WordSet {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "WordSet of {}", self.words.len())
    }
}
