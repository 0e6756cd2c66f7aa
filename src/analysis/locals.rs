//! Entities that an article names and the registry does not have.

use super::article::{Entity, LocalEntity, LocalIndex, MentionSource, PlacedBlock};
use super::block::overlaps;
use crate::markup::{BlockKind, EntityKind};
use crate::names::{spelled_without_points, stands_alone};
use crate::registry::NameIndex;
use crate::text::{TextRange, TextSize, fold};
use rustc_hash::FxHashMap;

/// The entities without an entry, and what text names them.
#[derive(Debug, Default)]
pub(super) struct Locals {
    pub(super) entities: Vec<LocalEntity>,
    by_name: FxHashMap<(EntityKind, String), LocalIndex>,
    by_label: FxHashMap<String, LocalIndex>,
    /// Full names by the hash of their first word, then of their second one (0 without).
    by_first_word: FxHashMap<u64, FxHashMap<u64, Vec<LocalIndex>>>,
    /// Letters that the article introduces, and for whom.
    by_letters: FxHashMap<String, (Entity, EntityKind)>,
}

impl Locals {
    /// The entity with a kind and a full name, made where it is new. The name stands for it wherever it is found.
    pub(super) fn named(&mut self, kind: EntityKind, name: &str) -> LocalIndex {
        let (index, is_new) = self.entity(kind, name);
        if !is_new {
            return index;
        }
        let name = &self.entities[index.0 as usize].name;
        let hashes = crate::text::words(name).map(|word| NameIndex::word_hash(word.text));
        let hashes: Vec<u64> = hashes.take(2).collect();
        if let Some(first) = hashes.first() {
            let by_second = self.by_first_word.entry(*first).or_default();
            let second = hashes.get(1).copied().unwrap_or(0);
            by_second.entry(second).or_default().push(index);
        }
        index
    }

    /// The entity with a kind and a full name, and whether it is new.
    pub(super) fn entity(&mut self, kind: EntityKind, name: &str) -> (LocalIndex, bool) {
        let name = fold(name.trim()).into_owned();
        if let Some(known) = self.by_name.get(&(kind, name.clone())) {
            return (*known, false);
        }
        let index = LocalIndex(u32::try_from(self.entities.len()).unwrap_or(u32::MAX));
        self.by_name.insert((kind, name.clone()), index);
        self.entities.push(LocalEntity {
            kind,
            name,
            label: None,
            people: false,
        });
        (index, true)
    }

    /// The entity that `ref=_label` links, named by the first text so marked; whether this text is that first one.
    pub(super) fn labelled(
        &mut self,
        label: &str,
        kind: EntityKind,
        text: &str,
    ) -> (LocalIndex, bool) {
        if let Some(known) = self.by_label.get(label) {
            return (*known, false);
        }
        let index = self.named(kind, text);
        self.entities[index.0 as usize].label = Some(label.to_owned());
        self.by_label.insert(label.to_owned(), index);
        (index, true)
    }

    /// Lets the letters of a definition stand for its entity.
    pub(super) fn define(&mut self, letters: &str, entity: Entity, kind: EntityKind) {
        self.by_letters
            .entry(spelled_without_points(letters))
            .or_insert((entity, kind));
    }

    /// Whether the article introduces these letters for an entity that the registry does not have.
    pub(super) fn redefines(&self, letters: &str) -> bool {
        // Most articles introduce nothing, and most names have small letters.
        if self.by_letters.is_empty() || letters.bytes().any(|byte| byte.is_ascii_lowercase()) {
            return false;
        }
        let found = self.by_letters.get(&spelled_without_points(letters));
        matches!(found, Some((Entity::Local(_), _)))
    }

    /// The full names in a block, outside annotations, in order and without overlaps. Ranges are bytes of the block.
    pub(super) fn names(&self, placed: &PlacedBlock) -> Vec<(TextRange, LocalIndex)> {
        let mut found: Vec<(TextRange, LocalIndex)> = Vec::new();
        if self.by_first_word.is_empty() {
            return found;
        }
        let analysis = &placed.analysis;
        let annotations = annotated(placed);
        for word in &analysis.capitals {
            let Some(by_second) = self.by_first_word.get(&word.hash) else {
                continue;
            };
            let behind = &analysis.text[usize::from(word.range.start())..];
            let second = crate::text::words(behind).nth(1);
            let second = second.map(|word| NameIndex::word_hash(word.text));
            let entities = [Some(0), second]
                .into_iter()
                .flatten()
                .filter_map(|second| by_second.get(&second))
                .flatten();
            let lengths = entities.filter_map(|index| {
                let name = &self.entities[index.0 as usize].name;
                Some((starts_with_name(behind, name)?, *index))
            });
            let Some((length, index)) = lengths.max_by_key(|(length, _)| *length) else {
                continue;
            };
            let range = TextRange::at(word.range.start(), length);
            let is_behind = found
                .last()
                .is_none_or(|(last, _)| last.end() <= range.start());
            let is_person = self.entities[index.0 as usize].kind == EntityKind::Person;
            let headline = analysis.kind == BlockKind::Headline;
            let is_whole = !is_person || stands_alone(&analysis.text, range, headline);
            if is_behind && is_whole && !overlaps(&annotations, range) {
                found.push((range, index));
            }
        }
        found
    }

    /// The acronyms in a block that the article introduces, outside annotations and `taken` (in order, without
    /// overlaps). Ranges are bytes of the block.
    pub(super) fn acronyms(
        &self,
        placed: &PlacedBlock,
        taken: &[TextRange],
        mut emit: impl FnMut(TextRange, Entity, EntityKind, MentionSource),
    ) {
        if self.by_letters.is_empty() {
            return;
        }
        let analysis = &placed.analysis;
        let annotations = annotated(placed);
        for acronym in &analysis.acronyms {
            let letters = &analysis.text[std::ops::Range::<usize>::from(acronym.range)];
            let Some((entity, kind)) = self.by_letters.get(&spelled_without_points(letters)) else {
                continue;
            };
            if overlaps(taken, acronym.range) || overlaps(&annotations, acronym.range) {
                continue;
            }
            let defines = analysis
                .definitions
                .binary_search_by_key(&acronym.range.start(), |it| it.acronym.start());
            let source = match defines {
                Ok(_) => MentionSource::Introduction,
                Err(_) => MentionSource::Short,
            };
            emit(acronym.range, entity.clone(), *kind, source);
        }
    }
}

/// The outermost annotations of a block, in order.
pub(super) fn annotated(placed: &PlacedBlock) -> Vec<TextRange> {
    let annotations = placed.analysis.inlines.annotations.iter();
    let outermost = annotations.filter(|annotation| annotation.parent.is_none());
    outermost.map(|annotation| annotation.range).collect()
}

/// The length in bytes of the start of `text` that is `name`, both folded, where no letter follows.
pub(super) fn starts_with_name(text: &str, name: &str) -> Option<TextSize> {
    let end = if text.starts_with(name) {
        name.len()
    } else {
        folded_start(text, name)?
    };
    let bounded = !text[end..]
        .chars()
        .next()
        .is_some_and(char::is_alphanumeric);
    bounded.then(|| TextSize::try_from(end).ok()).flatten()
}

/// The end of the words of `text` that fold to `name`.
fn folded_start(text: &str, name: &str) -> Option<usize> {
    let count = crate::text::words(name).count();
    let last = crate::text::words(text).nth(count.checked_sub(1)?)?;
    let tail = name.len() - usize::from(crate::text::words(name).last()?.range.end());
    let end = usize::from(last.range.end()) + tail;
    (fold(text.get(..end)?) == name).then_some(end)
}
