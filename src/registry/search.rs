//! Searching one text for the names of a [`NameIndex`].

use super::index::{Name, NameId, NameIndex, slice, step_hash};
use crate::text::{TextRange, TextSize, Word, WordSet, fold, fold_loose, size};
use std::borrow::Cow;

/// How close a text comes to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    Exact,
    Loose,
    AnyCase,
}

/// Looks for names in one text.
pub(super) struct Finder<'a> {
    pub(super) index: &'a NameIndex,
    pub(super) text: &'a str,
    pub(super) words: &'a [Word<'a>],
    pub(super) any_case: bool,
    /// How many words a name needs to be found in any case.
    pub(super) shortest_any_case: u32,
}

impl Finder<'_> {
    /// The longest name that starts at a word, with its number of words and its place.
    pub(super) fn at(&self, first: usize) -> Option<(NameId, usize, TextRange)> {
        self.within(first, TextSize::of(self.text))
    }

    /// As [`Self::at`], and the name ends before `limit`.
    pub(super) fn within(
        &self,
        first: usize,
        limit: TextSize,
    ) -> Option<(NameId, usize, TextRange)> {
        let mut best = None;
        let mut node = 0;
        for (count, word) in self.words.get(first..)?.iter().enumerate() {
            if word.range.end() > limit {
                break;
            }
            let separator = match count {
                0 => "",
                _ => slice(
                    self.text,
                    TextRange::new(
                        self.words[first + count - 1].range.end(),
                        word.range.start(),
                    ),
                ),
            };
            let Some(next) = self
                .index
                .steps
                .get(&(node, step_hash(separator, word.text)))
            else {
                break;
            };
            node = *next;
            let Some(ends) = self.index.ends.get(&node) else {
                continue;
            };
            if let Some((name, range)) = self.verify(ends, first, first + count, limit) {
                best = Some((name, count + 1, range));
            }
        }
        best
    }

    /// The name of `ends` that stands from word to word: one that is the same to the letter before one that is the same
    /// without diacritics, a longer tail before a shorter one.
    fn verify(
        &self,
        ends: &[u32],
        first: usize,
        last: usize,
        limit: TextSize,
    ) -> Option<(NameId, TextRange)> {
        let (start, end) = (
            self.words[first].range.start(),
            self.words[last].range.end(),
        );
        let matched = fold(slice(self.text, TextRange::new(start, end)));
        let mut found: Option<(Closeness, usize, NameId, TextRange)> = None;
        for place in ends {
            let name = &self.index.names[*place as usize];
            let middle = &name.exact[name.lead.len()..name.exact.len() - name.tail.len()];
            let Some(range) = self.with_edges(name, start, end) else {
                continue;
            };
            if range.end() > limit {
                continue;
            }
            let closeness = if matched == middle {
                Closeness::Exact
            } else if self.same_loosely(name, middle, &matched) {
                Closeness::Loose
            } else if self.any_case && name.words >= self.shortest_any_case {
                Closeness::AnyCase
            } else {
                continue;
            };
            let rank = |closeness: Closeness, tail: usize| (closeness as usize, usize::MAX - tail);
            let better = found.as_ref().is_none_or(|(other, tail, _, _)| {
                rank(closeness, name.tail.len()) < rank(*other, *tail)
            });
            if better && self.is_bounded(range) {
                found = Some((closeness, name.tail.len(), NameId(*place), range));
            }
        }
        found.map(|(_, _, name, range)| (name, range))
    }

    fn same_loosely(&self, name: &Name, middle: &str, matched: &str) -> bool {
        if matched.is_ascii() && name.loose.is_none() {
            return false;
        }
        let loose: Cow<'_, str> = match &name.loose {
            Some(loose) => Cow::Borrowed(
                loose
                    .trim_start_matches(&*name.lead)
                    .trim_end_matches(&*name.tail),
            ),
            None => Cow::Borrowed(middle),
        };
        fold_loose(matched) == loose
    }

    /// The range with what the name has before its first and behind its last word, if that stands there.
    fn with_edges(&self, name: &Name, start: TextSize, end: TextSize) -> Option<TextRange> {
        if name.lead.is_empty() && name.tail.is_empty() {
            return Some(TextRange::new(start, end));
        }
        let before = &self.text[..usize::from(start)];
        let behind = &self.text[usize::from(end)..];
        let lead = trailing(before, &name.lead)?;
        let tail = leading(behind, &name.tail)?;
        Some(TextRange::new(start - size(lead), end + size(tail)))
    }

    /// Whether the range is not a part of a larger word: no apostrophe joins it to letters (but a possessive's), and it
    /// is no part of a web address.
    fn is_bounded(&self, range: TextRange) -> bool {
        let before = &self.text[..usize::from(range.start())];
        let mut back = before.chars().rev();
        match back.next() {
            Some('\'' | '\u{2019}') if back.next().is_some_and(char::is_alphanumeric) => {
                return false;
            }
            Some('@' | '/' | '_') => return false,
            _ => {}
        }
        let mut ahead = self.text[usize::from(range.end())..].chars();
        match ahead.next() {
            Some('\'' | '\u{2019}') => {
                let (next, after) = (ahead.next(), ahead.next());
                let possessive =
                    matches!(next, Some('s' | 'S')) && !after.is_some_and(char::is_alphanumeric);
                possessive || !next.is_some_and(char::is_alphanumeric)
            }
            Some('@' | '_') => false,
            Some('.') => !ahead
                .next()
                .is_some_and(|char| char.is_lowercase() || char.is_ascii_digit()),
            _ => true,
        }
    }

    /// Whether the word before word `at` is joined to it and has a capital as the part of a name has: it is no title, and
    /// no word that opens a sentence.
    pub(super) fn capital_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|place| &self.words[place]) else {
            return false;
        };
        let between = slice(
            self.text,
            TextRange::new(before.range.end(), self.words[at].range.start()),
        );
        let opens = sentence_starts_at(&self.text[..usize::from(before.range.start())])
            && is_opener(before.text);
        matches!(between, " " | "-")
            && starts_upper(before.text)
            && !opens
            && !is_title(before.text)
    }

    /// Whether the word at `at` is joined to the one before it by a space and starts with a capital.
    pub(super) fn capital_behind(&self, at: usize) -> bool {
        let (Some(word), Some(before)) = (
            self.words.get(at),
            at.checked_sub(1).map(|place| &self.words[place]),
        ) else {
            return false;
        };
        let between = slice(
            self.text,
            TextRange::new(before.range.end(), word.range.start()),
        );
        between == " " && starts_upper(word.text)
    }
}

/// Whether the text before a word ends a sentence, a line or opens a quotation, so that the word's capital says nothing.
fn sentence_starts_at(before: &str) -> bool {
    match before.trim_end_matches(' ').chars().next_back() {
        None => true,
        Some(char) => matches!(
            char,
            '.' | '!' | '?' | '\n' | '\r' | '"' | '\u{201c}' | '\u{2018}' | ':' | '\u{2014}'
        ),
    }
}

/// Whether a word often opens a sentence before a name.
pub(crate) fn is_opener(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "A",
        "About",
        "According",
        "After",
        "Against",
        "Although",
        "Among",
        "An",
        "And",
        "As",
        "At",
        "Because",
        "Before",
        "Besides",
        "Both",
        "But",
        "By",
        "Despite",
        "During",
        "Earlier",
        "Even",
        "Except",
        "For",
        "Former",
        "From",
        "How",
        "However",
        "If",
        "In",
        "Instead",
        "Is",
        "Later",
        "Like",
        "Meanwhile",
        "Neither",
        "Nor",
        "Now",
        "Of",
        "On",
        "Once",
        "Only",
        "Or",
        "Over",
        "Put",
        "Since",
        "So",
        "Still",
        "That",
        "The",
        "Then",
        "Though",
        "To",
        "Today",
        "Tomorrow",
        "Under",
        "Unless",
        "Unlike",
        "Until",
        "Was",
        "What",
        "When",
        "Where",
        "Whether",
        "While",
        "Who",
        "Why",
        "Will",
        "With",
        "Without",
        "Yesterday",
        "Yet",
    ];
    static SET: WordSet = WordSet::new(OPENERS);
    SET.contains(word)
}

/// Whether a word is a title that stands before a bare family name.
pub(crate) fn is_title(word: &str) -> bool {
    const TITLES: &[&str] = &[
        "Adm",
        "Admiral",
        "Ambassador",
        "Archbishop",
        "Ayatollah",
        "Bishop",
        "Brig",
        "Brigadier",
        "Capt",
        "Captain",
        "Cardinal",
        "Chairman",
        "Chairwoman",
        "Chancellor",
        "Chief",
        "Cmdr",
        "Coach",
        "Col",
        "Colonel",
        "Commander",
        "Commissioner",
        "Congressman",
        "Congresswoman",
        "Counsellor",
        "Counselor",
        "Dame",
        "Daw",
        "Doctor",
        "Dr",
        "Emir",
        "Emperor",
        "Envoy",
        "Foreign",
        "Gen",
        "General",
        "Gov",
        "Governor",
        "Imam",
        "Judge",
        "Justice",
        "King",
        "Lady",
        "Leader",
        "Lieutenant",
        "Lord",
        "Lt",
        "Maj",
        "Major",
        "Mayor",
        "Messrs",
        "Minister",
        "Miss",
        "Mr",
        "Mrs",
        "Ms",
        "Mullah",
        "Officer",
        "Pope",
        "Premier",
        "Pres",
        "President",
        "Prince",
        "Princess",
        "Prof",
        "Professor",
        "Prosecutor",
        "Queen",
        "Rabbi",
        "Rep",
        "Representative",
        "Rev",
        "Sayadaw",
        "Secretary",
        "Sen",
        "Senator",
        "Sergeant",
        "Sgt",
        "Sheik",
        "Sheikh",
        "Sir",
        "Speaker",
        "Spokesman",
        "Spokesperson",
        "Spokeswoman",
        "Sultan",
        "Superintendent",
        "U",
    ];
    static SET: WordSet = WordSet::new(TITLES);
    SET.contains(word)
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The length in bytes of the end of `text` that folds to `wanted`.
fn trailing(text: &str, wanted: &str) -> Option<usize> {
    let mut length = 0;
    let mut chars = text.chars().rev();
    for want in wanted.chars().rev() {
        let char = chars.next()?;
        fold(char.encode_utf8(&mut [0; 4]))
            .starts_with(want)
            .then_some(())?;
        length += char.len_utf8();
    }
    Some(length)
}

/// The length in bytes of the start of `text` that folds to `wanted`.
fn leading(text: &str, wanted: &str) -> Option<usize> {
    let mut length = 0;
    let mut chars = text.chars();
    for want in wanted.chars() {
        let char = chars.next()?;
        fold(char.encode_utf8(&mut [0; 4]))
            .starts_with(want)
            .then_some(())?;
        length += char.len_utf8();
    }
    Some(length)
}
