//! Looking words up: those of the table (`words.rs`), of the patterns and of holidays' names.

use super::Holiday;
use super::grammar::pattern_words;
use super::token::Token;
use super::words::{Case, Row, WORDS};
use std::sync::LazyLock;

pub(super) use super::words::Class;

/// What the lexicon says of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Its classes.
    pub(super) classes: Class,
    /// Its number.
    pub(super) number: i32,
    /// Its own number, from 1, for patterns that name the word itself.
    pub(super) word: u16,
    /// Whether its first sense counts only with a capital.
    capital: bool,
    /// Its classes in small letters: of "may" those that are not the month's.
    pub(super) lower: Class,
    /// Whether a point after it belongs to it.
    pub(super) short: bool,
}

/// The longest word that the lexicon can hold, in bytes.
pub(super) const LONGEST: usize = 16;

/// The words of [`WORDS`], to be looked up: a table with open addresses, since each word of a text is asked for.
pub(super) struct Lexicon {
    slots: Vec<Option<(u128, Entry)>>,
    /// Each word in small letters, by its number; the first is no word.
    spellings: Vec<String>,
}

/// The lexicon of this file.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::new(WORDS);
    lexicon.add_words(pattern_words());
    lexicon.add_names(Holiday::by_words().map(|(_, words)| words));
    lexicon
});

/// How many bits of a key's hash choose its slot; the table is at most a quarter full.
const BITS: u32 = 12;

impl Entry {
    /// Whether it says something of the word in small letters.
    #[inline]
    pub(super) fn counts_in_lower(&self) -> bool {
        !self.capital || self.lower != Class::NONE
    }
}

impl Lexicon {
    fn new(rows: &[Row]) -> Self {
        let mut lexicon = Self {
            slots: vec![None; 1 << BITS],
            spellings: vec![String::new()],
        };
        for (classes, case, number, words) in rows {
            for word in words.split_ascii_whitespace() {
                // "lasted" leads to a length, and is a participle as any word in -ed is.
                let leads = classes.0 & !Class::LENGTH_SIGN.0 == 0;
                let classes = match leads && word.ends_with("ed") {
                    true => classes.or(Class::PARTICIPLE),
                    false => *classes,
                };
                let entry = Entry {
                    classes,
                    number: *number,
                    word: lexicon.next_number(),
                    capital: *case != Case::Any,
                    lower: match case {
                        Case::Any => classes,
                        Case::Capital | Case::Short => Class::NONE,
                    },
                    short: *case == Case::Short,
                };
                lexicon.add(word, entry);
            }
        }
        lexicon
    }

    /// How many words there are, and the number 0.
    pub(super) fn len(&self) -> usize {
        self.spellings.len()
    }

    fn next_number(&self) -> u16 {
        u16::try_from(self.spellings.len()).expect("the slots hold fewer words than that")
    }

    /// Adds words that patterns name, so that a pattern's line is all that it takes.
    fn add_words<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        for word in words {
            let entry = Entry {
                classes: Class::NONE,
                number: 0,
                word: self.next_number(),
                capital: false,
                lower: Class::NONE,
                short: false,
            };
            self.add(word, entry);
        }
    }

    /// Adds the words of names.
    fn add_names(&mut self, names: impl Iterator<Item = Vec<String>>) {
        for name in names {
            self.add_words(name.iter().map(String::as_str));
        }
    }

    /// Adds a word, or further classes to one that is known. A word keeps its first number and case.
    fn add(&mut self, word: &str, entry: Entry) {
        let Some(key) = key(word.as_bytes()) else {
            return;
        };
        let mut at = slot(key);
        loop {
            match &mut self.slots[at] {
                Some((known, old)) if *known == key => {
                    old.lower = old.lower.or(entry.lower);
                    // "May" with its capital is the month.
                    if entry.capital || !old.capital {
                        old.classes = old.classes.or(entry.classes);
                    }
                    return;
                }
                Some(_) => at = (at + 1) % self.slots.len(),
                free => {
                    *free = Some((key, entry));
                    self.spellings.push(word.to_ascii_lowercase());
                    return;
                }
            }
        }
    }

    /// What is said of the word `text[start..end]`, which may be in any case.
    #[inline]
    pub(super) fn get(&self, text: &[u8], start: usize, end: usize) -> Option<&Entry> {
        const SPACES: u128 = u128::from_ne_bytes([0x20; LONGEST]);
        let length = end - start;
        let key = match text
            .get(start..start + LONGEST)
            .and_then(|bytes| bytes.try_into().ok())
        {
            // All but the last words of a text have sixteen bytes to read at once. The bit makes small letters of large ones.
            Some(bytes) if (1..=LONGEST).contains(&length) => {
                (u128::from_le_bytes(bytes) | SPACES) & (u128::MAX >> (8 * (LONGEST - length)))
            }
            _ => key(text.get(start..end)?)?,
        };
        let mut at = slot(key);
        loop {
            match &self.slots[at] {
                Some((known, entry)) if *known == key => return Some(entry),
                Some(_) => at = (at + 1) % (1 << BITS),
                None => return None,
            }
        }
    }

    /// What is said of a word by itself.
    pub(super) fn word(&self, word: &str) -> Option<&Entry> {
        self.get(word.as_bytes(), 0, word.len())
    }
}

/// Whether a token is one of some words of the lexicon, which are given in small letters.
#[inline]
pub(super) fn is_one_of(token: &Token, words: &[&str]) -> bool {
    token.word != 0
        && LEXICON
            .spellings
            .get(usize::from(token.word))
            .is_some_and(|spelling| words.contains(&spelling.as_str()))
}

/// Where the search for a key begins.
#[inline]
fn slot(key: u128) -> usize {
    let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
    (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS)) as usize
}

/// A word's bytes in lower case, as one number.
fn key(word: &[u8]) -> Option<u128> {
    if !(1..=LONGEST).contains(&word.len()) {
        return None;
    }
    let mut bytes = [0u8; LONGEST];
    for (byte, from) in bytes.iter_mut().zip(word) {
        *byte = from | 0x20;
    }
    Some(u128::from_le_bytes(bytes))
}
