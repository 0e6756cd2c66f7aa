//! Whom an article introduces: entries by a full name, and persons without an entry by title or apposition.

use super::article::{Entity, LocalIndex, PlacedBlock};
use super::bearers::Bearers;
use super::locals::Locals;
use crate::markup::EntityKind;
use crate::names::Introduction;
use crate::registry::{EntryIndex, FormKind, NameIndex, PersonName, Registry};
use crate::text::words;
use rustc_hash::FxHashSet;

/// What the article as a whole says of names: first pass over all candidates.
#[derive(Debug, Default)]
pub(super) struct Introduced {
    /// The entries that a form of theirs alone names in full, anywhere in the article.
    pub(super) entries: FxHashSet<EntryIndex>,
    /// Who is named by which short form.
    pub(super) bearers: Bearers,
}

impl Introduced {
    /// Reads all blocks' candidates; `annotated` are the entries that annotations name by `ref`. Persons whom the article
    /// introduces and the registry does not have are added to `locals`.
    pub(super) fn of(
        blocks: &[PlacedBlock],
        registry: &Registry,
        annotated: &[EntryIndex],
        locals: &mut Locals,
        is_english: bool,
    ) -> Self {
        let mut introduced = Self {
            entries: annotated.iter().copied().collect(),
            bearers: Bearers::default(),
        };
        for hit in blocks.iter().flat_map(|placed| &placed.analysis.names) {
            if let [(entry, form)] = registry.names().candidates(hit.name)
                && *form != FormKind::Short
            {
                introduced.entries.insert(*entry);
            }
        }
        // How names are shortened is a matter of the language.
        if is_english {
            introduced.persons(blocks, registry, locals);
        }
        introduced
    }

    fn persons(&mut self, blocks: &[PlacedBlock], registry: &Registry, locals: &mut Locals) {
        let introductions = || {
            blocks.iter().flat_map(|placed| {
                let introductions = placed.analysis.introductions.iter();
                introductions.map(move |introduction| (placed, introduction))
            })
        };
        for (placed, introduction) in introductions().filter(|(_, it)| it.is_full) {
            if !is_registered(placed, introduction, registry) {
                locals.named(EntityKind::Person, text_of(placed, introduction));
            }
        }
        for (place, local) in (0u32..).zip(&locals.entities) {
            if local.kind == EntityKind::Person {
                let bearer = Entity::Local(LocalIndex(place));
                for ending in PersonName::new(&local.name).endings() {
                    self.bearers.add(ending, &bearer);
                    if ending.starts_with(char::is_lowercase) {
                        self.bearers.add(&capitalised(ending), &bearer);
                    }
                }
            }
        }
        // The words of full names: "Mr. Sein" is not another person beside Thein Sein, whose name is one whole.
        let mut parts: FxHashSet<u64> = FxHashSet::default();
        for index in &self.entries {
            let entry = registry.entry(*index);
            if entry.kind == EntityKind::Person {
                let name = words(&entry.name.value);
                parts.extend(name.map(|word| NameIndex::word_hash(word.text)));
                let forms = entry.forms().into_iter();
                for form in forms.filter(|form| form.kind == FormKind::Short) {
                    self.bearers
                        .add_registered(form.text, &Entity::Entry(*index));
                }
            }
        }
        for (placed, introduction) in introductions().filter(|(_, it)| !it.is_full) {
            let name = text_of(placed, introduction);
            let is_part = words(name).any(|word| parts.contains(&NameIndex::word_hash(word.text)));
            if !is_part && self.bearers.of(name).is_empty() && !names_a_person(registry, name) {
                let (index, _) = locals.entity(EntityKind::Person, name);
                self.bearers.add_only_name(name, &Entity::Local(index));
            }
        }
    }
}

/// A particle has a capital where a sentence starts, and in the copy of some houses.
fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars.clone()).collect()
}

fn text_of<'a>(placed: &'a PlacedBlock, introduction: &Introduction) -> &'a str {
    &placed.analysis.text[std::ops::Range::<usize>::from(introduction.name)]
}

/// Whether the registry knows the name, or a person by its end: `Sumlut Gun Maw` is Gun Maw.
fn is_registered(placed: &PlacedBlock, introduction: &Introduction, registry: &Registry) -> bool {
    let hits = &placed.analysis.names;
    let at = hits.partition_point(|hit| hit.range.end() < introduction.name.end());
    let ends_here = hits
        .get(at)
        .filter(|hit| hit.range.end() == introduction.name.end());
    let Some(hit) = ends_here else { return false };
    let candidates = registry.names().candidates(hit.name);
    let is_person =
        |(entry, _): &(EntryIndex, FormKind)| registry.entry(*entry).kind == EntityKind::Person;
    if hit.range == introduction.name && candidates.iter().any(is_person) {
        return true;
    }
    let mut full = candidates.iter().filter(|(_, form)| form.is_full());
    hit.range.start() <= introduction.name.start() && full.clone().next().is_some()
        || full.any(is_person)
}

/// Whether a text is a form of a person of the registry.
fn names_a_person(registry: &Registry, text: &str) -> bool {
    let name = registry.names().lookup(text, false);
    name.is_some_and(|name| {
        let mut candidates = registry.names().candidates(name).iter();
        candidates.any(|(entry, _)| registry.entry(*entry).kind == EntityKind::Person)
    })
}
