//! Runs of words that may be a person's name.

use super::calendar_words::is_calendar_word;
use crate::registry::is_particle;
use crate::text::Word;

/// How many tokens a person's name has at most.
const LONGEST_NAME: usize = 6;

/// A text and its words.
pub(super) struct Reader<'a> {
    pub(super) plain: &'a str,
    pub(super) words: &'a [Word<'a>],
}

/// A run of words that may be a name.
pub(super) struct Run {
    /// Its first word and the one behind its last.
    pub(super) first: usize,
    pub(super) next: usize,
    /// How many tokens it has: `Ki-moon` and `O'Brien` are one.
    pub(super) tokens: usize,
}

impl<'a> Reader<'a> {
    /// The longest run of words that may be a person's name.
    pub(super) fn run(&self, first: usize) -> Option<Run> {
        let mut run = Run {
            first,
            next: first,
            tokens: 0,
        };
        let (mut at, mut last) = (first, first);
        while run.tokens < LONGEST_NAME {
            let Some(behind) = self.token(at, run.tokens > 0) else {
                break;
            };
            last = at;
            run.next = behind;
            run.tokens += 1;
            match self.gap(behind) {
                Some(gap) if is_space(gap) => {}
                // An initial, or a title that is no part of the name.
                Some(". ") if self.words[behind - 1].text.chars().count() == 1 => {}
                _ => break,
            }
            at = behind;
        }
        // A particle or an initial ends no name.
        let token = self.words.get(last)?;
        let is_initial = run.next == last + 1 && token.text.chars().count() == 1;
        let is_particle = run.next == last + 1 && !starts_upper(token.text);
        (run.next > first && !is_initial && !is_particle).then_some(run)
    }

    /// Whether the run that starts at a word may have a comma behind it: a cheap look ahead, for few runs have.
    pub(super) fn may_end_at_comma(&self, first: usize) -> bool {
        let mut tokens = 1;
        for at in first + 1..self.words.len() {
            let word = self.words[at].text;
            match self.gap(at) {
                Some("-" | "\u{2011}" | "'" | "\u{2019}") => {}
                Some(gap) if is_space(gap) || gap == ". " => {
                    tokens += 1;
                    if tokens > LONGEST_NAME || !(starts_upper(word) || is_particle(word)) {
                        return false;
                    }
                }
                gap => return gap.is_some_and(|gap| gap.starts_with(',')),
            }
        }
        false
    }

    /// The word behind the token that starts at a word, where it may be one of a name.
    fn token(&self, at: usize, inside: bool) -> Option<usize> {
        let word = self.words.get(at)?.text;
        let mut behind = at + 1;
        while let Some(gap) = self.gap(behind) {
            let next = self.words[behind].text;
            let joins = matches!(gap, "-" | "\u{2011}")
                || matches!(gap, "'" | "\u{2019}") && !matches!(next, "s" | "S");
            if !joins {
                break;
            }
            behind += 1;
        }
        if !starts_upper(word) && is_particle(word) {
            // `van der Bellen`, `al-Assad`
            let joined = behind > at + 1;
            let goes_on = match joined {
                true => starts_upper(self.words[at + 1].text),
                false => {
                    inside
                        && self.gap(at + 1).is_some_and(is_space)
                        && self.token(at + 1, true).is_some()
                }
            };
            return goes_on.then_some(behind);
        }
        let is_initial = word.chars().count() == 1 && self.gap(at + 1) == Some(". ");
        let has_small = word.chars().any(char::is_lowercase);
        let joined = behind > at + 1;
        let may =
            starts_upper(word) && (has_small || is_initial || joined) && !is_calendar_word(word);
        (may && !word.bytes().any(|byte| byte.is_ascii_digit())).then_some(behind)
    }

    /// What stands between the word before `at` and that at `at`.
    pub(super) fn gap(&self, at: usize) -> Option<&'a str> {
        let before = self.words.get(at.checked_sub(1)?)?.range.end();
        let start = self.words.get(at)?.range.start();
        self.plain.get(usize::from(before)..usize::from(start))
    }
}

/// Whether a gap between words is one space or a line break.
pub(super) fn is_space(gap: &str) -> bool {
    matches!(gap, " " | "\n" | "\r\n" | "\u{a0}")
}

pub(super) fn starts_upper(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => word.starts_with(char::is_uppercase),
    }
}
