//! Whether a text spells out an acronym without introducing it in brackets.

use crate::registry::NameIndex;
use crate::text::{TextSize, words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// Words that an acronym may leave out.
const SMALL: &[&str] = &[
    "a", "against", "and", "at", "by", "da", "de", "del", "der", "des", "di", "do", "du", "for",
    "from", "in", "la", "le", "of", "on", "or", "the", "to", "und", "with",
];

/// The words of an article, to be asked whether they spell out some acronyms.
#[derive(Default)]
pub(super) struct ArticleWords<'a> {
    /// In order; an empty one between two blocks.
    words: Vec<&'a str>,
    /// Where each ends.
    ends: Vec<TextSize>,
    /// The places in `words` of those with the initials with which an acronym begins, in their capital forms: the word's
    /// own, and that of a word behind it with nothing but small words between them. With the first alone, an article with
    /// thousands of acronyms would take its time.
    by_initials: FxHashMap<[char; 2], Vec<usize>>,
    /// The capital forms of the acronyms' first letters.
    initials: FxHashSet<char>,
    /// The hashes of the words that have small letters behind their first one, made when they are asked for.
    with_small_letters: OnceCell<FxHashSet<u64>>,
}

impl<'a> ArticleWords<'a> {
    /// The words of some texts, such as the blocks of an article, each with the place where it starts. They may be asked
    /// for `acronyms` alone.
    pub(super) fn of<'l>(
        texts: impl IntoIterator<Item = (TextSize, &'a str)>,
        acronyms: impl IntoIterator<Item = &'l String>,
    ) -> Self {
        let mut list = Self::default();
        for acronym in acronyms {
            let mut letters = acronym.chars().map(capital);
            let first = letters.next();
            list.initials.extend(first);
            if let (Some(first), Some(second)) = (first, letters.next()) {
                list.by_initials.insert([first, second], Vec::new());
            }
        }
        for (start, text) in texts {
            // The `s` of a possessive is a word of its own.
            for word in words(text).filter(|word| word.text != "s") {
                list.push(word.text, start + word.range.end());
            }
            list.push("", start + TextSize::of(text));
        }
        list.index();
        list
    }

    fn push(&mut self, word: &'a str, end: TextSize) {
        self.words.push(word);
        self.ends.push(end);
    }

    fn index(&mut self) {
        for (place, word) in self.words.iter().enumerate() {
            let Some(initial) = initial(word).filter(|it| self.initials.contains(it)) else {
                continue;
            };
            for next in &self.words[place + 1..] {
                let Some(second) = self::initial(next) else {
                    break;
                };
                if let Some(places) = self.by_initials.get_mut(&[initial, second])
                    && places.last() != Some(&place)
                {
                    places.push(place);
                }
                if !SMALL.contains(next) {
                    break;
                }
            }
        }
    }

    /// Whether words in a row, all of them before `limit`, start with `letters`, in order; small words may stand between
    /// them. Of two letters, both words have to start with capitals.
    pub(super) fn spell_out(&self, letters: &str, limit: Option<TextSize>) -> bool {
        let letters: Vec<char> = letters.chars().collect();
        let [first, second, ..] = letters[..] else {
            return false;
        };
        let needs_capitals = letters.len() < 3;
        let end = match limit {
            Some(limit) => self.ends.partition_point(|end| *end <= limit),
            None => self.words.len(),
        };
        let starts = self
            .by_initials
            .get(&[capital(first), capital(second)])
            .map_or(&[][..], Vec::as_slice);
        let starts = starts.iter().take_while(|start| **start < end);
        starts
            .filter(|start| starts_with(self.words[**start], first, needs_capitals))
            .any(|start| spells(&self.words[*start..end], &letters, needs_capitals))
    }

    /// Whether the letters stand somewhere as a word with small letters: `Lion` for `LION`.
    pub(super) fn have_in_small_letters(&self, letters: &str) -> bool {
        let words = self.with_small_letters.get_or_init(|| {
            // A letter with a diacritic may stand for the same one without.
            let may_begin = |word: &str| {
                initial(word).is_some_and(|it| !it.is_ascii() || self.initials.contains(&it))
            };
            let words = self.words.iter().filter(|word| may_begin(word));
            words
                .filter(|word| word.bytes().skip(1).any(|byte| byte.is_ascii_lowercase()))
                .map(|word| NameIndex::word_hash(word))
                .collect()
        });
        words.contains(&NameIndex::word_hash(letters))
    }
}

fn spells(words: &[&str], letters: &[char], needs_capitals: bool) -> bool {
    let mut letters = letters.iter().peekable();
    for word in words {
        let Some(letter) = letters.peek() else {
            return true;
        };
        if starts_with(word, **letter, needs_capitals) {
            letters.next();
        } else if !SMALL.contains(word) {
            return false;
        }
    }
    letters.peek().is_none()
}

/// The first letter of a word, as a capital.
fn initial(word: &str) -> Option<char> {
    word.chars().next().map(capital)
}

/// A letter's capital; where that is more than one character, the first.
fn capital(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_uppercase();
    }
    letter.to_uppercase().next().unwrap_or(letter)
}

/// Whether a word starts with a letter and is itself no acronym.
fn starts_with(word: &str, letter: char, needs_capital: bool) -> bool {
    let mut chars = word.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let fits = first == letter || !needs_capital && first.to_uppercase().eq([letter]);
    fits && chars.next().is_none_or(|second| !second.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_spelled_out(text: &str, letters: &str) -> bool {
        ArticleWords::of([(0.into(), text)], [&letters.to_owned()]).spell_out(letters, None)
    }

    #[test]
    fn small_words_may_be_left_out() {
        let text = "The National League for Democracy won a seat.";
        assert!(is_spelled_out(text, "NLD"));
        assert!(!is_spelled_out(text, "NLS"));
        assert!(is_spelled_out(
            "the South West Africa People's Organization",
            "SWAPO"
        ));
    }

    #[test]
    fn words_without_capitals_spell_longer_acronyms_only() {
        assert!(is_spelled_out("an improvised explosive device", "IED"));
        assert!(!is_spelled_out("a rebel offer", "RO"));
    }

    #[test]
    fn an_acronym_does_not_spell_another() {
        assert!(!is_spelled_out("KIO NLD", "KN"));
    }

    #[test]
    fn words_behind_the_limit_do_not_count() {
        let acronym = "NRT".to_owned();
        let words = ArticleWords::of([(10.into(), "the Northern Roads Trust")], [&acronym]);
        assert!(words.spell_out("NRT", Some(34.into())));
        assert!(!words.spell_out("NRT", Some(33.into())));
    }

    #[test]
    fn words_of_two_blocks_are_not_in_a_row() {
        let acronyms = ["NRT", "ROADS", "ROAD"].map(str::to_owned);
        let texts = [(0.into(), "Northern Roads"), (16.into(), "Trust")];
        let words = ArticleWords::of(texts, &acronyms);
        assert!(!words.spell_out("NRT", None));
        assert!(words.have_in_small_letters("ROADS"));
        assert!(!words.have_in_small_letters("ROAD"));
    }
}
