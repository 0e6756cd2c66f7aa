//! A plain text as tokens: words, numbers and signs, each with its classes.

use super::lexicon::{Class, LEXICON, Lexicon};
use super::number::plain_number;

/// A word, a number or a sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Where it begins, in bytes.
    pub(super) start: u32,
    /// Where it ends.
    pub(super) end: u32,
    /// Its classes.
    pub(super) classes: Class,
    /// Its number: see [`Class`].
    pub(super) number: i32,
    /// The lexicon's number of the word; 0 for a word that it does not hold.
    pub(super) word: u16,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Whether an annotation begins or ends before it: no phrase passes there, though it may look past.
    pub(super) edge: bool,
    /// How it is written.
    pub(super) shape: Shape,
}

impl Token {
    /// Whether a phrase can go on with it.
    #[inline]
    pub(super) fn continues(&self) -> bool {
        self.gap != Gap::Blank && !self.edge
    }

    /// Whether it is a round bracket.
    pub(super) fn is_bracket(&self) -> bool {
        self.classes.meets(Class::BRACKET)
    }
}

/// What stands before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// White space.
    Space,
    /// A blank line, or the beginning of the text: no phrase passes it.
    Blank,
}

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A word in lower case.
    Lower,
    /// A word with a capital.
    Capital,
    /// A number.
    Number,
    /// Anything else.
    Sign,
}

/// Reads tokens off a text, from the front.
pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    lexicon: &'static Lexicon,
}

impl<'a> Lexer<'a> {
    /// From the text's beginning.
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            lexicon: &LEXICON,
        }
    }

    /// The next token.
    #[inline]
    pub(super) fn next(&mut self) -> Option<Token> {
        let gap = self.skip_space();
        let start = self.at;
        let first = *self.bytes.get(start)?;
        let mut token = match first {
            b'a'..=b'z' | b'A'..=b'Z' => self.word(start),
            b'0'..=b'9' => self.digits(start),
            0x80.. => self.wide(start),
            _ => self.sign(start),
        };
        token.gap = gap;
        Some(token)
    }

    #[inline]
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn skip_space(&mut self) -> Gap {
        let from = self.at;
        let mut lines = 0;
        loop {
            match self.byte(self.at) {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' => {
                    lines += 1;
                    self.at += 1;
                }
                0xc2 if self.byte(self.at + 1) == 0xa0 => self.at += 2,
                0xe2 if self.byte(self.at + 1) == 0x80
                    && matches!(self.byte(self.at + 2), 0x80..=0x8a | 0xaf) =>
                {
                    self.at += 3;
                }
                _ => break,
            }
        }
        match (from, lines) {
            (0, _) | (_, 2..) => Gap::Blank,
            _ if self.at > from => Gap::Space,
            _ => Gap::None,
        }
    }

    /// The token from `start` to where the lexer stands.
    #[inline]
    fn token(&self, start: usize, shape: Shape) -> Token {
        Token {
            // A text holds at most 4 GiB: `phrases` looks.
            start: start as u32,
            end: self.at as u32,
            classes: Class::NONE,
            number: 0,
            word: 0,
            gap: Gap::None,
            edge: false,
            shape,
        }
    }

    #[inline]
    fn word(&mut self, start: usize) -> Token {
        let mut at = start + 1;
        while self.byte(at).is_ascii_alphanumeric() {
            at += 1;
        }
        if self.byte(at) >= 0x80 {
            at = self.wide_word(at);
        }
        self.at = at;
        if at == start + 1
            && self.byte(at) == b'.'
            && let Some(token) = self.pointed(start)
        {
            return token;
        }
        let shape = if self.bytes[start].is_ascii_uppercase() {
            Shape::Capital
        } else {
            Shape::Lower
        };
        if let Some(negated) = self.negated(start, shape) {
            return negated;
        }
        let mut token = self.token(start, shape);
        let word = &self.bytes[start..at];
        match self.lexicon.get(self.bytes, start, at) {
            Some(entry) if shape == Shape::Capital || entry.counts_in_lower() => {
                token.classes = match shape {
                    Shape::Capital => entry.classes,
                    _ => entry.lower,
                };
                token.number = entry.number;
                token.word = entry.word;
                if entry.short && shape == Shape::Capital && self.byte(at) == b'.' {
                    self.at += 1;
                    token.end += 1;
                }
            }
            _ if shape == Shape::Lower && word.len() > 3 && word.ends_with(b"ed") => {
                token.classes = Class::PARTICIPLE;
            }
            _ => {}
        }
        token
    }

    /// `won't`, `didn't`, whose first part stands from `start` to where the lexer is.
    fn negated(&mut self, start: usize, shape: Shape) -> Option<Token> {
        let width = match self.bytes.get(self.at..)? {
            [b'\'', b't', ..] => 2,
            [0xe2, 0x80, 0x99, b't', ..] => 4,
            _ => return None,
        };
        if self.bytes.get(self.at - 1) != Some(&b'n')
            || self.byte(self.at + width).is_ascii_alphanumeric()
        {
            return None;
        }
        let classes = match self.bytes[start..self.at].to_ascii_lowercase().as_slice() {
            b"won" => Class::FUTURE,
            b"didn" | b"wasn" | b"weren" | b"hadn" | b"couldn" => Class::PAST,
            _ => Class::FUNCTION,
        };
        self.at += width;
        let mut token = self.token(start, shape);
        token.classes = classes;
        Some(token)
    }

    /// `a.m.`, `p.m.`, `B.C.`, `A.D.`, with or without the last point; the first letter stands at `start`.
    fn pointed(&mut self, start: usize) -> Option<Token> {
        let (classes, number) = match self.bytes.get(start..start + 3)? {
            b"a.m" | b"A.M" => (Class::MERIDIEM, 0),
            b"p.m" | b"P.M" => (Class::MERIDIEM, 12),
            b"B.C" => (Class::ERA.or(Class::COUNTED), -1),
            b"A.D" => (Class::ERA.or(Class::COUNTED), 1),
            _ => return None,
        };
        if self.byte(start + 3).is_ascii_alphanumeric() {
            return None;
        }
        self.at = start + 3 + usize::from(self.byte(start + 3) == b'.');
        // `B.C.E.`
        if classes.meets(Class::ERA) && self.bytes.get(self.at..self.at + 2) == Some(b"E.") {
            self.at += 2;
        }
        let mut token = self.token(start, Shape::Lower);
        token.classes = classes;
        token.number = number;
        Some(token)
    }

    /// Where a word ends of which a character outside of ASCII stands at `at`.
    pub(super) fn wide_word(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.find(|c: char| !c.is_alphanumeric())
            .map_or(self.bytes.len(), |end| at + end)
    }

    /// A token that begins with a character outside of ASCII.
    fn wide(&mut self, start: usize) -> Token {
        let Some(first) = self.text.get(start..).and_then(|rest| rest.chars().next()) else {
            self.at = start + 1;
            return self.token(start, Shape::Sign);
        };
        if first.is_alphanumeric() {
            self.at = self.wide_word(start);
            return self.token(
                start,
                if first.is_lowercase() {
                    Shape::Lower
                } else {
                    Shape::Capital
                },
            );
        }
        self.at = start + first.len_utf8();
        match first {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => {
                let mut token = self.token(start, Shape::Sign);
                token.classes = Class::DASH;
                token
            }
            '\u{2018}' | '\u{2019}' => self.apostrophe(start),
            _ => self.token(start, Shape::Sign),
        }
    }

    fn sign(&mut self, start: usize) -> Token {
        self.at = start + 1;
        match self.bytes[start] {
            b'\'' => return self.apostrophe(start),
            b'-' => {
                while self.byte(self.at) == b'-' {
                    self.at += 1;
                }
                let mut token = self.token(start, Shape::Sign);
                token.classes = Class::DASH;
                return token;
            }
            b'.' => {
                let mut token = self.token(start, Shape::Sign);
                // A point inside of a line ends a sentence only after more than an initial.
                let initial = start < 2 || !self.byte(start - 2).is_ascii_alphanumeric();
                if !initial && !self.byte(self.at).is_ascii_alphanumeric() {
                    token.classes = Class::STOP;
                }
                // Names of days have one: "St. Patrick's Day".
                let entry = self.lexicon.get(self.bytes, start, self.at);
                token.word = entry.map_or(0, |entry| entry.word);
                return token;
            }
            _ => {}
        }
        let mut token = self.token(start, Shape::Sign);
        if let Some(entry) = self.lexicon.get(self.bytes, start, self.at) {
            token.classes = entry.classes;
            token.word = entry.word;
        }
        token
    }

    /// An apostrophe, with what belongs to it: `'s`, `'ll`, `'90s`.
    fn apostrophe(&mut self, start: usize) -> Token {
        let rest = &self.bytes[self.at..];
        let after = |n: usize| !rest.get(n).copied().unwrap_or(0).is_ascii_alphanumeric();
        let (width, classes, number) = match rest {
            [b's' | b'S', ..] if after(1) => (1, Class::DETERMINER.or(Class::POSSESSIVE), 0),
            [b'l', b'l', ..] if after(2) => (2, Class::FUTURE, 0),
            [ten @ b'1'..=b'9', b'0', b's', ..] if after(3) => {
                (3, Class::SHORT_DECADE, i32::from(ten - b'0'))
            }
            [ten @ b'0'..=b'9', one @ b'0'..=b'9', ..] if after(2) => (
                2,
                Class::QUOTED_YEAR,
                i32::from(ten - b'0') * 10 + i32::from(one - b'0'),
            ),
            _ => (0, Class::APOSTROPHE, 0),
        };
        self.at += width;
        let mut token = self.token(start, Shape::Sign);
        token.classes = classes;
        token.number = number;
        token
    }

    /// A token that begins with a digit, with all that makes another number of it: `2,000`, `3.5`, `9:30`, `17th`.
    fn digits(&mut self, start: usize) -> Token {
        let mut at = start + 1;
        while self.byte(at).is_ascii_digit() {
            at += 1;
        }
        let width = at - start;
        let value = self.bytes[start..at]
            .iter()
            .take(9)
            .fold(0i32, |value, digit| value * 10 + i32::from(digit - b'0'));
        self.at = at;
        let (classes, number) = match (self.byte(at), self.byte(at + 1)) {
            (b'a'..=b'z' | b'A'..=b'Z' | 0x80.., _) => self.with_letters(value, width),
            (b':', b'0'..=b'9') if width <= 2 => self.clock(start, value),
            (b',' | b'.' | b':', b'0'..=b'9') if self.continues(at) => self.amount(start),
            (b'-', b'0'..=b'9') if width == 4 => match self.iso_day(start) {
                Some(day) => (Class::ISO_DAY, day),
                None => plain_number(value, width),
            },
            (b'/', b'0'..=b'9') => self.numeric_day(start),
            (b'%', _) => (Class::NONE, 0),
            _ => plain_number(value, width),
        };
        let mut token = self.token(start, Shape::Number);
        if !self.is_tied(start, classes) {
            token.classes = classes;
            token.number = number;
        }
        token
    }

    /// Whether the sign before makes something else of the number: `$2015`, `.5`, `COVID-19`.
    fn is_tied(&self, start: usize, classes: Class) -> bool {
        let Some(before) = start.checked_sub(1) else {
            return false;
        };
        match self.bytes[before] {
            b'$' | b'#' | b'.' | b'/' | b':' | b'_' | b'+' | b'@' | b'=' | b'&' | b'*' | b'\\'
            | b'%' => true,
            b',' => {
                before > 0 && self.bytes[before - 1].is_ascii_digit() && !classes.meets(Class::YEAR)
            }
            b'-' => {
                // "31 May-1 June", but not "B-52" and "COVID-19".
                before > 0
                    && self.bytes[before - 1].is_ascii_alphabetic()
                    && !classes.meets(Class::YEAR.or(Class::DECADE))
                    && !(classes.meets(Class::DAY.or(Class::ORDINAL))
                        && self.bytes[before - 1].is_ascii_lowercase())
            }
            0x80.. => self
                .text
                .get(..start)
                .and_then(|text| text.chars().next_back())
                .is_some_and(|c| matches!(c, '£' | '€' | '¥' | '₹' | '₩' | '§' | '№')),
            _ => false,
        }
    }

    /// Whether the sign at `at` stands inside of a number: a comma only before three digits.
    fn continues(&self, at: usize) -> bool {
        self.byte(at) != b','
            || (self.byte(at + 2).is_ascii_digit()
                && self.byte(at + 3).is_ascii_digit()
                && !self.byte(at + 4).is_ascii_digit())
    }
}
