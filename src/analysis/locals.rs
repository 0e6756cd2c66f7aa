//! Entities that an article names and the registry does not have.

use super::article::{Entity, LocalEntity, LocalIndex, MentionSource, PlacedBlock};
use super::block::overlaps;
use crate::markup::EntityKind;
use crate::names::spelled_without_points;
use crate::registry::{FormKind, NameIndex};
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
    /// The entity with a kind and a full name, made where it is new.
    pub(super) fn named(&mut self, kind: EntityKind, name: &str) -> LocalIndex {
        let name = fold(name.trim()).into_owned();
        if let Some(known) = self.by_name.get(&(kind, name.clone())) {
            return *known;
        }
        let index = LocalIndex(u32::try_from(self.entities.len()).unwrap_or(u32::MAX));
        let hashes = crate::text::words(&name).map(|word| NameIndex::word_hash(word.text));
        let hashes: Vec<u64> = hashes.take(2).collect();
        if let Some(first) = hashes.first() {
            let by_second = self.by_first_word.entry(*first).or_default();
            let second = hashes.get(1).copied().unwrap_or(0);
            by_second.entry(second).or_default().push(index);
        }
        self.by_name.insert((kind, name.clone()), index);
        self.entities.push(LocalEntity {
            kind,
            name,
            label: None,
        });
        index
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

    /// Finds names and acronyms in a block, outside `taken` (in order) and annotations. Ranges are bytes of the block.
    pub(super) fn find(
        &self,
        placed: &PlacedBlock,
        taken: &[TextRange],
        mut emit: impl FnMut(TextRange, Entity, EntityKind, FormKind, MentionSource),
    ) {
        if self.by_first_word.is_empty() && self.by_letters.is_empty() {
            return;
        }
        let analysis = &placed.analysis;
        let annotations = analysis.inlines.annotations.iter();
        let annotations: Vec<TextRange> = annotations
            .filter(|annotation| annotation.parent.is_none())
            .map(|annotation| annotation.range)
            .collect();
        let is_free = |range: TextRange| !overlaps(taken, range) && !overlaps(&annotations, range);
        let mut end = TextSize::from(0);
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
                Some((
                    starts_with_name(behind, &self.entities[index.0 as usize].name)?,
                    *index,
                ))
            });
            let Some((length, index)) = lengths.max_by_key(|(length, _)| *length) else {
                continue;
            };
            let range = TextRange::at(word.range.start(), length);
            if word.range.start() >= end && is_free(range) {
                let kind = self.entities[index.0 as usize].kind;
                emit(
                    range,
                    Entity::Local(index),
                    kind,
                    FormKind::Name,
                    MentionSource::Introduction,
                );
                end = range.end();
            }
        }
        if self.by_letters.is_empty() {
            return;
        }
        for acronym in &analysis.acronyms {
            let letters = &analysis.text[std::ops::Range::<usize>::from(acronym.range)];
            let Some((entity, kind)) = self.by_letters.get(&spelled_without_points(letters)) else {
                continue;
            };
            if is_free(acronym.range) {
                let definitions = &analysis.definitions;
                let defines = definitions
                    .binary_search_by_key(&acronym.range.start(), |it| it.acronym.start())
                    .is_ok();
                let source = if defines {
                    MentionSource::Introduction
                } else {
                    MentionSource::Short
                };
                emit(
                    acronym.range,
                    entity.clone(),
                    *kind,
                    FormKind::Acronym,
                    source,
                );
            }
        }
    }
}

/// The length in bytes of the start of `text` that is `name`, both folded, where no letter follows.
fn starts_with_name(text: &str, name: &str) -> Option<TextSize> {
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
