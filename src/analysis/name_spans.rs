//! Which suggestions of a model can be mentions, and the names that they give.

use super::article::{Article, MentionSource, PlacedBlock};
use super::block::overlaps;
use crate::markup::{BlockKind, EntityKind};
use crate::names::Suggestion;
use crate::registry::{PersonName, is_particle, is_title};
use crate::text::{TextRange, TextSize, Word, fold, size, words};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// A suggestion that can be a mention.
pub(super) struct Span {
    pub(super) block: u32,
    /// In bytes of the file.
    pub(super) range: TextRange,
    pub(super) kind: EntityKind,
    pub(super) people: bool,
    /// The name that it gives, folded.
    pub(super) name: String,
    /// How sure the model is, in per cent.
    pub(super) confidence: u8,
    pub(super) all_capitals: bool,
}

impl Span {
    /// Whether it may give an entity its name: neither a family name alone, nor a plural, nor letters in capitals.
    pub(super) fn is_full(&self) -> bool {
        let single = !self.name.contains(' ');
        !(self.all_capitals
            || single && self.kind == EntityKind::Person
            || self.people && self.name.ends_with('s'))
    }

    /// Whether it is a person's name that may be the end of a longer one: `bin Laden`, `Van Gogh`.
    pub(super) fn opens_with_particle(&self) -> bool {
        self.kind == EntityKind::Person && self.is_full() && opens_with_particle(&self.name)
    }
}

/// The suggestions that overlap nothing, but for a place that is the end of a person's name, in order; and what is taken
/// in the article with them, in order.
pub(super) fn usable(base: &Article, suggestions: &[Suggestion]) -> (Vec<Span>, Vec<TextRange>) {
    let annotations = base.blocks.iter().flat_map(|placed| {
        let annotations = placed.analysis.inlines.annotations.iter();
        annotations.map(|annotation| annotation.range + placed.start)
    });
    let mut taken: Vec<TextRange> = annotations
        .chain(base.mentions.iter().map(|mention| mention.range))
        .chain(base.dates.iter().map(|date| date.range))
        .collect();
    merge(&mut taken);
    let places = base.mentions.iter().filter(|mention| {
        mention.kind == EntityKind::Place && mention.source == MentionSource::Registry
    });
    let places: FxHashMap<TextSize, TextSize> = places
        .map(|mention| (mention.range.end(), mention.range.start()))
        .collect();

    let mut sorted: Vec<&Suggestion> = suggestions.iter().collect();
    sorted.sort_by(|a, b| {
        let place = |it: &Suggestion| (it.block, it.range.start(), Reverse(it.range.end()));
        let sure = b.confidence.total_cmp(&a.confidence);
        place(a).cmp(&place(b)).then(sure)
    });
    let mut spans: Vec<Span> = Vec::with_capacity(sorted.len());
    for suggestion in sorted {
        let Some(placed) = base.blocks.get(suggestion.block as usize) else {
            continue;
        };
        let Some((range, name)) = name_of(placed, suggestion) else {
            continue;
        };
        let range = range + placed.start;
        let last = spans.last().map(|span| span.range.end());
        // "Denzel Washington" is a person, whatever the registry has at the end of the name.
        let place = places
            .get(&range.end())
            .filter(|start| suggestion.kind == EntityKind::Person && range.start() < **start)
            .filter(|start| is_name_part(base.text(TextRange::new(range.start(), **start))));
        let own = TextRange::new(range.start(), place.copied().unwrap_or(range.end()));
        if overlaps(&taken, own) || last.is_some_and(|end| end > range.start()) {
            continue;
        }
        spans.push(Span {
            block: suggestion.block,
            range,
            kind: suggestion.kind,
            people: suggestion.people && suggestion.kind == EntityKind::Group,
            confidence: per_cent(suggestion.confidence),
            all_capitals: name.chars().any(char::is_uppercase)
                && !name.chars().any(char::is_lowercase),
            name,
        });
    }
    taken.extend(spans.iter().map(|span| span.range));
    merge(&mut taken);
    (spans, taken)
}

/// Whether a text before the end of a name is a part of that name: `Denzel `, but not `Obama in `.
fn is_name_part(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some()
        && !text.contains([',', ';', '(', '[', '{', '\n'])
        && words.all(|word| {
            word.starts_with(char::is_uppercase) && !is_title(word) || is_particle(word)
        })
}

/// Whether a name's first word may stand before a family name: `bin`, `Van`.
pub(super) fn opens_with_particle(name: &str) -> bool {
    name.split(' ').next().is_some_and(is_particle)
}

/// A share of one in per cent: never a hundred, for the model only guesses.
fn per_cent(confidence: f32) -> u8 {
    // A cast of what is no number, or out of range, gives the nearest number.
    ((confidence * 100.0) as u8).min(99)
}

/// Puts ranges in order and joins those that overlap.
fn merge(ranges: &mut Vec<TextRange>) {
    ranges.sort_unstable_by_key(|range| range.start());
    ranges.dedup_by(|range, before| {
        let meets = range.start() < before.end();
        if meets {
            *before = before.cover(*range);
        }
        meets
    });
}

/// The range in its block that a suggestion's name takes, without a possessive's ending, and the name, folded; `None`
/// where there is no text to name.
fn name_of(placed: &PlacedBlock, suggestion: &Suggestion) -> Option<(TextRange, String)> {
    let analysis = &placed.analysis;
    if matches!(
        analysis.kind,
        BlockKind::Furniture | BlockKind::Comment | BlockKind::Code
    ) {
        return None;
    }
    let source = analysis
        .text
        .get(std::ops::Range::<usize>::from(suggestion.range))?;
    let length = size(without_possessive(source.trim_end()).len());
    let range = TextRange::at(suggestion.range.start(), length);
    let plain = analysis.plain.map.to_plain(range);
    let text = analysis
        .plain
        .text(&analysis.text)
        .get(std::ops::Range::<usize>::from(plain))?;
    let folded = fold(text);
    let mut name = without_possessive(folded.trim());
    if suggestion.kind == EntityKind::Group {
        let bare = name
            .strip_prefix("the ")
            .or_else(|| name.strip_prefix("The "));
        name = bare.unwrap_or(name).trim_start();
    }
    // A title before a name that the article knows already is no name of its own: "Mr." before "Bush".
    let is_title =
        |word: Word<'_>| is_title(word.text) || matches!(word.text, "Prime" | "Vice" | "Deputy");
    // Neither is what stands beside a name alone: "Jr.", "J.R.R."
    let is_bare = suggestion.kind == EntityKind::Person && PersonName::new(name).is_bare();
    let names = name.contains(char::is_alphanumeric) && !words(name).all(is_title) && !is_bare;
    names.then(|| (range, name.to_owned()))
}

/// `O'Connor` of `O'Connor's`.
fn without_possessive(name: &str) -> &str {
    const APOSTROPHES: [char; 2] = ['\'', '\u{2019}'];
    let bare = name.strip_suffix('s').unwrap_or(name);
    bare.strip_suffix(APOSTROPHES)
        .or_else(|| name.strip_suffix(APOSTROPHES))
        .unwrap_or(name)
}
