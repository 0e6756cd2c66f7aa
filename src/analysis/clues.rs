//! Words of the registry that tell two entries with one name apart.

use super::article::PlacedBlock;
use crate::registry::{Entry, EntryIndex, NameIndex, Registry};
use crate::text::{TextRange, sentence_at, words};
use rustc_hash::{FxHashMap, FxHashSet};

/// How much a word counts that stands in the sentence; one that stands elsewhere in the block counts once.
const IN_SENTENCE: usize = 2;
/// By how much the best entry has to be ahead of the next one.
const AHEAD: usize = 2;
/// Words shorter than this, in bytes, tell nothing.
const SHORTEST: usize = 4;

/// Holds an entry's subtype, note, titles and groups against the words around a name.
pub(super) struct Clues<'a> {
    registry: &'a Registry,
    /// The words of each entry that was asked for.
    of_entries: FxHashMap<EntryIndex, FxHashSet<u64>>,
    /// The words of the block that was asked for last, which starts at this place in the file.
    of_block: Option<(u32, FxHashSet<u64>)>,
}

impl<'a> Clues<'a> {
    pub(super) fn new(registry: &'a Registry) -> Self {
        Self {
            registry,
            of_entries: FxHashMap::default(),
            of_block: None,
        }
    }

    /// The entry of several that bear the name at `range` of a block whose words stand around it, where one is clearly
    /// ahead.
    pub(super) fn choose(
        &mut self,
        placed: &PlacedBlock,
        range: TextRange,
        several: &[EntryIndex],
    ) -> Option<EntryIndex> {
        for index in several {
            let registry = self.registry;
            self.of_entries
                .entry(*index)
                .or_insert_with(|| clues(registry.entry(*index)));
        }
        // A word that all of them have tells nothing.
        let is_common = |word: &u64| {
            several
                .iter()
                .all(|index| self.of_entries[index].contains(word))
        };
        let start = u32::from(placed.start);
        if self
            .of_block
            .as_ref()
            .is_none_or(|(known, _)| *known != start)
        {
            self.of_block = Some((start, hashes(&placed.analysis.text).collect()));
        }
        let block = self.of_block.as_ref().map(|(_, words)| words)?;
        let text = &placed.analysis.text;
        let sentence = sentence_at(text, range.start().into());
        let sentence: FxHashSet<u64> = hashes(&text[sentence]).collect();
        let weight = |index: &EntryIndex| -> usize {
            let telling = self.of_entries[index]
                .iter()
                .filter(|word| !is_common(word));
            telling
                .map(
                    |word| match (sentence.contains(word), block.contains(word)) {
                        (true, _) => IN_SENTENCE,
                        (false, in_block) => usize::from(in_block),
                    },
                )
                .sum()
        };
        let mut weights: Vec<(usize, EntryIndex)> = several
            .iter()
            .map(|index| (weight(index), *index))
            .collect();
        weights.sort_unstable_by(|a, b| b.cmp(a));
        match weights.as_slice() {
            [best, next, ..] => (best.0 >= next.0 + AHEAD).then_some(best.1),
            _ => None,
        }
    }
}

/// The words of an entry that say what it is and whom it belongs to; those of its own names say nothing.
fn clues(entry: &Entry) -> FxHashSet<u64> {
    let links = entry.part_of.iter().chain(&entry.member_of);
    let roles = entry.roles.iter();
    let said = entry
        .note
        .iter()
        .chain(&entry.subtype)
        .chain(links.map(|link| &link.id))
        .chain(roles.flat_map(|role| std::iter::once(&role.title).chain(&role.of)));
    let mut words: FxHashSet<u64> = said.flat_map(|value| hashes(&value.value)).collect();
    for form in entry.forms() {
        for word in hashes(form.text) {
            words.remove(&word);
        }
    }
    words
}

/// The hashes of the words of a text that may tell something.
fn hashes(text: &str) -> impl Iterator<Item = u64> {
    const EMPTY: &[&str] = &[
        "about",
        "after",
        "also",
        "among",
        "been",
        "before",
        "being",
        "between",
        "both",
        "called",
        "does",
        "during",
        "each",
        "first",
        "from",
        "have",
        "including",
        "into",
        "last",
        "later",
        "many",
        "more",
        "most",
        "much",
        "name",
        "named",
        "news",
        "other",
        "over",
        "people",
        "said",
        "same",
        "several",
        "since",
        "some",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "three",
        "through",
        "time",
        "under",
        "until",
        "upon",
        "very",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "whose",
        "will",
        "with",
        "within",
        "would",
        "year",
        "years",
    ];
    let words = words(text).filter(|word| {
        word.text.len() >= SHORTEST && EMPTY.binary_search(&&*word.text.to_lowercase()).is_err()
    });
    words.map(|word| NameIndex::word_hash(word.text))
}
