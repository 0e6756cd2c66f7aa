//! Direct quotations between single marks, as British copy and headlines set them.
//!
//! A single mark is an apostrophe far more often than a quotation mark, so a mark counts only where no apostrophe could
//! stand. Where a straight mark leaves a doubt, there is no quotation.

use crate::text::{TextRange, TextSize};

/// What an apostrophe at the start of a word leaves of it, in lower case.
const CLIPPED: &[&str] = &[
    "bout", "cause", "cept", "cos", "d", "em", "fraid", "gainst", "ll", "m", "n", "nam", "neath",
    "nuff", "re", "round", "s", "t", "til", "till", "tis", "tween", "twas", "twere", "twill", "ve",
];

/// The fewest words between straight marks that end a quotation without a stop or comma: fewer are a term or a nickname.
const CLAUSE_WORDS: usize = 3;

/// Finds the quotations between single marks, in order, outside of `double`: the ranges, in order and in bytes of
/// `plain`, of the quotations between double marks, in which single ones are nested. A range may hold some of `double`.
pub(super) fn single_quotations(plain: &str, double: &[TextRange]) -> Vec<TextRange> {
    let mut found = Vec::new();
    let mut double = double.iter().peekable();
    let mut open: Option<Open> = None;
    for at in memchr::memchr2_iter(b'\'', 0xe2, plain.as_bytes()) {
        let Some(char) = plain.get(at..).and_then(|rest| rest.chars().next()) else {
            continue;
        };
        if !matches!(char, '\'' | '\u{2018}' | '\u{2019}') {
            continue;
        }
        while double.next_if(|range| end_of(range) <= at).is_some() {}
        if double.peek().is_some_and(|range| start_of(range) <= at) {
            continue;
        }
        let end = at + char.len_utf8();
        let mark = Mark {
            before: &plain[..at],
            after: &plain[end..],
        };
        if char != '\u{2019}' && mark.opens() {
            found.extend(open.take().and_then(Open::given_up));
            open = Some(Open {
                start: at,
                is_curly: char == '\u{2018}',
                doubtful_end: None,
            });
            continue;
        }
        let Some(quotation) = &mut open else { continue };
        if quotation.is_curly != (char == '\u{2019}') {
            continue;
        }
        match mark.closing() {
            Closing::No => {}
            Closing::Doubtful => {
                quotation.doubtful_end.get_or_insert(end);
            }
            Closing::AfterWord if !quotation.is_curly && is_short(&plain[quotation.start..at]) => {
                open = None;
            }
            Closing::AfterWord | Closing::AfterStop => {
                found.push(range(quotation.start, end));
                open = None;
            }
        }
    }
    found.extend(open.and_then(Open::given_up));
    found
}

/// A quotation whose end was not met yet.
struct Open {
    start: usize,
    is_curly: bool,
    /// Where the first mark ends that closes it or stands for a possessive.
    doubtful_end: Option<usize>,
}

impl Open {
    /// The quotation where no surer end follows: a mark that only opens was there, so the doubtful one closes it.
    fn given_up(self) -> Option<TextRange> {
        let end = self.doubtful_end.filter(|_| self.is_curly)?;
        Some(range(self.start, end))
    }
}

/// A single mark between the texts before and after it.
struct Mark<'a> {
    before: &'a str,
    after: &'a str,
}

/// What speaks for a mark's closing a quotation.
enum Closing {
    No,
    /// It may as well be a possessive or stand for letters left out.
    Doubtful,
    AfterWord,
    AfterStop,
}

impl Mark<'_> {
    fn opens(&self) -> bool {
        let before = self.before.chars().next_back();
        let is_free = before.is_none_or(|char| {
            char.is_whitespace() || matches!(char, '(' | '[' | '{' | '\u{2013}' | '\u{2014}')
        });
        if !is_free || !self.after.starts_with(char::is_alphanumeric) {
            return false;
        }
        let mut digits = self.after.chars();
        let is_year = digits.by_ref().take(2).all(|char| char.is_ascii_digit())
            && !digits.next().is_some_and(|char| char.is_ascii_digit());
        !is_year
            && !CLIPPED
                .iter()
                .any(|word| starts_with_word(self.after, word))
    }

    fn closing(&self) -> Closing {
        if self.after.starts_with(char::is_alphanumeric) {
            return Closing::No;
        }
        match self.before.chars().next_back() {
            Some(',' | '.' | '?' | '!' | '\u{2026}' | '"' | '\u{201d}') => Closing::AfterStop,
            // After a digit the mark may stand for feet or minutes.
            Some(char) if char.is_numeric() => Closing::Doubtful,
            Some(char) if char.is_alphabetic() => {
                let mut words = self.before.rsplit(|char: char| !char.is_alphanumeric());
                if may_take_apostrophe(words.next().unwrap_or_default()) {
                    Closing::Doubtful
                } else {
                    Closing::AfterWord
                }
            }
            _ => Closing::No,
        }
    }
}

/// Whether a text starts with a word, which is in lower case ASCII, and no more letters.
fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
        && !text[word.len()..].starts_with(char::is_alphanumeric)
}

/// Whether a word can end with an apostrophe: "the Kachins'", "fightin'", "o'".
fn may_take_apostrophe(word: &str) -> bool {
    let clipped = ["an", "n", "o", "ol", "th", "lil", "wi", "mo"];
    word.ends_with(['s', 'S', 'x', 'z'])
        || word.ends_with("in")
        || clipped.iter().any(|it| word.eq_ignore_ascii_case(it))
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().nth(CLAUSE_WORDS - 1).is_none()
}

fn start_of(range: &TextRange) -> usize {
    range.start().into()
}

fn end_of(range: &TextRange) -> usize {
    range.end().into()
}

/// A range of a block, which is at most 4 GiB long.
fn range(start: usize, end: usize) -> TextRange {
    let size = |offset| TextSize::try_from(offset).unwrap_or(TextSize::from(u32::MAX));
    TextRange::new(size(start), size(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(plain: &str) -> Vec<&str> {
        let found = single_quotations(plain, &[]);
        let ranges = found.iter().map(|range| start_of(range)..end_of(range));
        ranges.map(|range| &plain[range]).collect()
    }

    #[test]
    fn speech_ends_with_a_comma_or_stop() {
        assert_eq!(
            texts("'Angela Merkle is here,' she said. 'We don't know why.'"),
            ["'Angela Merkle is here,'", "'We don't know why.'"]
        );
        assert_eq!(
            texts("He asked: ‘Who holds the town?’ Nobody answered."),
            ["‘Who holds the town?’"]
        );
        assert_eq!(
            texts("'The Kachins' land is the elders' land,' said the farmer."),
            ["'The Kachins' land is the elders' land,'"]
        );
        assert_eq!(
            texts("‘The Kachins’ land is ours,’ said the farmer."),
            ["‘The Kachins’ land is ours,’"]
        );
        assert_eq!(
            texts("'They played rock 'n' roll to 'em in the '90s,' he said."),
            ["'They played rock 'n' roll to 'em in the '90s,'"]
        );
    }

    #[test]
    fn headlines_close_after_a_word() {
        assert_eq!(
            texts("'We will not leave', KIO says"),
            ["'We will not leave'"]
        );
        assert_eq!(
            texts("KIO chief: ‘We fear no threats’"),
            ["‘We fear no threats’"]
        );
        assert_eq!(
            texts("The army calls them ‘terrorists’ and the Kachins’ friends."),
            ["‘terrorists’"]
        );
        assert_eq!(
            texts("General Aung 'Tiger' Than met 'the boss' today."),
            [""; 0]
        );
        // It may be the threats' end.
        assert_eq!(texts("'We fear no threats', KIO says"), [""; 0]);
    }

    #[test]
    fn apostrophes_open_and_close_nothing() {
        for plain in [
            "The Kachins' land isn't for sale, the elders' council said.",
            "They don't want the soldiers' rice, nor the villagers'.",
            "Back in the '90s, they shot 'em, and that was '94.",
            "'Twas a long night. 'Til dawn they were fightin', he said.",
            "‘Til dawn they fought, in the ‘90s, for the Kachins’ land.",
            "Rock 'n' roll was banned until '88, the singers' union said.",
            "The wall is 6' high and the workers' huts are 5'.",
            "Colonel O'Brien left Sana'a with the officers' wives.",
            "It's the dogs', he thought.",
        ] {
            assert_eq!(texts(plain), [""; 0], "{plain}");
        }
    }

    #[test]
    fn another_opening_mark_starts_anew() {
        assert_eq!(
            texts("The 'terrorists' left in May. 'We are glad,' a monk said."),
            ["'We are glad,'"]
        );
        assert_eq!(
            texts("He wrote ‘threats’ and then ‘We are glad,’ a monk said."),
            ["‘threats’", "‘We are glad,’"]
        );
    }
}
