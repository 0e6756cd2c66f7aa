//! Names in scripts without spaces between words, which have no words to go by.

use super::index::NameId;
use crate::text::{FoldedText, TextRange, size};
use aho_corasick::{AhoCorasick, MatchKind};

/// Finds such names by an Aho–Corasick automaton over the folded text.
#[derive(Debug)]
pub(super) struct UnspacedNames {
    automaton: AhoCorasick,
    /// The name of each pattern, by its place in the index.
    names: Vec<u32>,
}

impl UnspacedNames {
    /// From folded names and their places in the index; `None` without any, and where they are too many for an automaton.
    pub(super) fn new(patterns: Vec<(String, u32)>) -> Option<Self> {
        if patterns.is_empty() {
            return None;
        }
        let (texts, names): (Vec<_>, Vec<_>) = patterns.into_iter().unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(texts)
            .ok()?;
        Some(Self { automaton, names })
    }

    /// The names in a text, leftmost and longest, and their places in bytes of the text.
    pub(super) fn find(&self, text: &str) -> Vec<(NameId, TextRange)> {
        if text.is_ascii() {
            return Vec::new();
        }
        let folded = FoldedText::new(text);
        let found = self.automaton.find_iter(folded.text());
        found
            .map(|found| {
                let range = folded.source(found.range());
                let range = TextRange::new(size(range.start), size(range.end));
                (NameId(self.names[found.pattern().as_usize()]), range)
            })
            .collect()
    }
}
