//! Short forms of persons' names, once the article gives the names in full.

use super::article::{Entity, PlacedBlock};
use super::block::overlaps;
use super::locals::{annotated, starts_with_name};
use crate::markup::BlockKind;
use crate::names::{is_placed, is_titled, may_be_common_word, speaks, stands_alone};
use crate::registry::{NameIndex, is_country};
use crate::text::{TextRange, TextSize, fold, size, words};
use rustc_hash::FxHashMap;

/// Who bears which short form in an article.
#[derive(Debug, Default)]
pub(super) struct Bearers {
    /// By the hash of a form's first word with a capital: `Bellen` of `van der Bellen`.
    by_first_word: FxHashMap<u64, Vec<ShortName>>,
}

#[derive(Debug)]
struct ShortName {
    /// Folded.
    text: String,
    /// What stands before its first word with a capital: `van der `.
    lead: usize,
    /// Who bears it; several may.
    bearers: Vec<Entity>,
    /// Whether it is all that the article says of the person's name.
    is_only_name: bool,
    /// Whether the registry finds it by itself, but for texts in capitals.
    is_registered: bool,
}

/// A short form where it stands in a block, in bytes of its text.
pub(super) struct ShortHit {
    pub(super) range: TextRange,
    pub(super) bearers: Vec<Entity>,
    pub(super) is_only_name: bool,
}

impl Bearers {
    /// Lets a part of a name stand for its bearer, who has a fuller name.
    pub(super) fn add(&mut self, text: &str, bearer: &Entity) {
        self.insert(text, bearer, false, false);
    }

    /// The same for a short form of an entry.
    pub(super) fn add_registered(&mut self, text: &str, bearer: &Entity) {
        self.insert(text, bearer, false, true);
    }

    /// Lets a name of one word stand for somebody of whom the article says no other.
    pub(super) fn add_only_name(&mut self, text: &str, bearer: &Entity) {
        self.insert(text, bearer, true, false);
    }

    fn insert(&mut self, text: &str, bearer: &Entity, is_only_name: bool, is_registered: bool) {
        let text = fold(text);
        let capital = words(&text).find(|word| word.text.starts_with(char::is_uppercase));
        let Some(capital) = capital else {
            return;
        };
        let names = self
            .by_first_word
            .entry(NameIndex::word_hash(capital.text))
            .or_default();
        if let Some(known) = names.iter_mut().find(|known| *known.text == *text) {
            if !known.bearers.contains(bearer) {
                known.bearers.push(bearer.clone());
            }
            return;
        }
        names.push(ShortName {
            lead: capital.range.start().into(),
            text: text.into_owned(),
            bearers: vec![bearer.clone()],
            is_only_name,
            is_registered,
        });
    }

    /// Who bears a form.
    pub(super) fn of(&self, text: &str) -> &[Entity] {
        if self.by_first_word.is_empty() {
            return &[];
        }
        let text = fold(text);
        let capital = words(&text).find(|word| word.text.starts_with(char::is_uppercase));
        let names = capital
            .and_then(|word| self.by_first_word.get(&NameIndex::word_hash(word.text)))
            .map_or(&[][..], Vec::as_slice);
        names
            .iter()
            .find(|name| *name.text == *text)
            .map_or(&[], |name| &name.bearers)
    }

    /// The short forms in a block, outside annotations and `taken` (in order, without overlaps).
    pub(super) fn find(&self, placed: &PlacedBlock, taken: &[TextRange]) -> Vec<ShortHit> {
        let mut found: Vec<ShortHit> = Vec::new();
        if self.by_first_word.is_empty() {
            return found;
        }
        let analysis = &placed.analysis;
        let annotations = annotated(placed);
        let mut free_from = TextSize::from(0);
        for word in &analysis.capitals {
            let Some(names) = self.by_first_word.get(&word.hash) else {
                continue;
            };
            let at = usize::from(word.range.start());
            let places = names.iter().filter_map(|name| {
                let start = at - starting_lead(&analysis.text[..at], &name.text[..name.lead])?;
                let behind = &analysis.text[start..];
                let length = if analysis.all_capitals {
                    length_in_capitals(behind, &name.text)
                } else if name.is_registered {
                    None
                } else {
                    starts_with_name(behind, &name.text)
                };
                Some((TextRange::at(size(start), length?), name))
            });
            let Some((range, name)) = places.max_by_key(|(range, _)| range.len()) else {
                continue;
            };
            let is_free = range.start() >= free_from
                && !overlaps(taken, range)
                && !overlaps(&annotations, range);
            if is_free && reads_as_person(placed, range) {
                free_from = range.end();
                found.push(ShortHit {
                    range,
                    bearers: name.bearers.clone(),
                    is_only_name: name.is_only_name,
                });
            }
        }
        found
    }
}

/// The length in bytes of the end of `text` that is a form's lead; a lead has no letters to fold.
fn starting_lead(text: &str, lead: &str) -> Option<usize> {
    text.ends_with(lead).then_some(lead.len())
}

/// Whether a family name stands for its bearer: neither for a place, nor as a part of another name, nor as a common word.
fn reads_as_person(placed: &PlacedBlock, range: TextRange) -> bool {
    let analysis = &placed.analysis;
    let text = &*analysis.text;
    if analysis.all_capitals {
        return !is_placed(text, range);
    }
    if !stands_alone(text, range, analysis.kind == BlockKind::Headline) {
        return false;
    }
    if is_titled(text, range) || speaks(text, range) {
        return true;
    }
    let word = &text[std::ops::Range::<usize>::from(range)];
    !is_placed(text, range) && !is_country(word) && !may_be_common_word(text, range)
}

/// The length in bytes of the start of `text`, all in capitals, that is `name` in capitals. Short names are left out:
/// "US" and "MAY" are other words.
fn length_in_capitals(text: &str, name: &str) -> Option<TextSize> {
    if name.chars().count() < 4 || !name.is_ascii() {
        return None;
    }
    let start = text.get(..name.len())?;
    let bounded = !text[name.len()..].starts_with(char::is_alphanumeric);
    (bounded && start.eq_ignore_ascii_case(name)).then(|| TextSize::of(name))
}
