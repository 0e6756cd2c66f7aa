//! How a day or month is written in an article: which words of a phrase are its weekday, month, day and year, in which
//! order they stand, and how the article likes them.
//!
//! This looks at the letters alone. Whether a phrase written anew means the same day is for the analysis to say.

use crate::analysis::Article;
use crate::config::Profile;
use crate::dates::{Date, month_name, weekday_name};
use std::ops::Range;

/// The words of a date phrase; ranges are bytes of its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wording {
    /// The weekday.
    pub(super) weekday: Option<Range<usize>>,
    /// The word for a part of the day right behind the weekday.
    pub(super) part: Option<Range<usize>>,
    /// The month, without "mid-".
    pub(super) month: Option<Range<usize>>,
    /// The day of the month.
    pub(super) day: Option<Range<usize>>,
    /// The year.
    pub(super) year: Option<Range<usize>>,
    /// The words "last", "the next" and the like before the first of these, which say what a year or a day says too.
    pub(super) shift: Option<Range<usize>>,
    /// "the" before a day that comes before its month.
    pub(super) article: Option<Range<usize>>,
    /// Whether it is written in digits alone.
    pub(super) is_numeric: bool,
    /// Whether it has other words that have to stay, such as a time of the clock.
    pub(super) has_time: bool,
    /// Whether it has words that are none of these: nothing can be put into it then.
    pub(super) has_other: bool,
}

/// How an article writes days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    /// `23 March`, not `March 23`.
    pub(super) day_first: bool,
    /// `Feb. 9`, where newspapers abbreviate the month.
    pub(super) abbreviates: bool,
    /// `Monday, 23 March`, where the day comes first; before a month there is always a comma.
    pub(super) weekday_comma: bool,
}

/// What a word of a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Weekday,
    Month,
    Year,
    /// One or two digits, perhaps with `st` or `th`.
    Number,
    Part,
    Shift,
    The,
    Filler,
    Clock,
    Other,
}

impl Wording {
    /// Reads the text of a date phrase.
    pub(super) fn of(text: &str) -> Self {
        let mut wording = Self {
            is_numeric: text.bytes().any(|byte| byte.is_ascii_digit())
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.')),
            ..Self::default()
        };
        if wording.is_numeric && text.len() > 4 {
            return wording;
        }
        wording.is_numeric = false;
        let words = words(text);
        let months_at: Vec<usize> = (0..words.len())
            .filter(|at| words[*at].0 == Word::Month)
            .collect();
        let is_beside_month = |at: usize| {
            let joins = |between: &[(Word, Range<usize>)]| {
                let mut kinds = between.iter().map(|(kind, _)| *kind);
                kinds.all(|kind| matches!(kind, Word::The | Word::Filler))
            };
            months_at.iter().any(|month| match *month > at {
                true => joins(&words[at + 1..*month]),
                false => *month + 1 == at,
            })
        };
        for (at, (kind, range)) in words.iter().enumerate() {
            let slot = match kind {
                Word::Weekday => &mut wording.weekday,
                Word::Month => &mut wording.month,
                Word::Year => &mut wording.year,
                Word::Number if is_beside_month(at) => &mut wording.day,
                Word::Part if at > 0 && words[at - 1].0 == Word::Weekday => &mut wording.part,
                Word::Number | Word::Clock | Word::Part => {
                    wording.has_time = true;
                    continue;
                }
                Word::Shift => &mut wording.shift,
                Word::The | Word::Filler => continue,
                Word::Other => {
                    wording.has_other = true;
                    continue;
                }
            };
            // Two of a kind, as in a range, are not for us.
            wording.has_other |= slot.replace(range.clone()).is_some();
        }
        wording.find_article(&words);
        wording.widen_shift(&words);
        wording
    }

    /// Where the first of weekday, month, day and year starts.
    pub(super) fn start(&self) -> Option<usize> {
        self.parts().map(|part| part.start).min()
    }

    /// Where the last of weekday with its part of the day, month, day and year ends.
    pub(super) fn end(&self) -> Option<usize> {
        self.parts().chain(&self.part).map(|part| part.end).max()
    }

    /// Whether the day stands before the month; `None` without both.
    pub(super) fn day_first(&self) -> Option<bool> {
        Some(self.day.as_ref()?.start < self.month.as_ref()?.start)
    }

    fn parts(&self) -> impl Iterator<Item = &Range<usize>> {
        [&self.weekday, &self.month, &self.day, &self.year]
            .into_iter()
            .flatten()
    }

    fn find_article(&mut self, words: &[(Word, Range<usize>)]) {
        let day = words
            .iter()
            .position(|(_, range)| Some(range) == self.day.as_ref());
        let before = day.and_then(|day| words.get(day.checked_sub(1)?));
        self.article = before
            .filter(|(kind, _)| *kind == Word::The)
            .map(|(_, range)| range.clone());
    }

    /// Takes "the" into "the next", up to the word behind it. A word such as "last" that stands elsewhere is another.
    fn widen_shift(&mut self, words: &[(Word, Range<usize>)]) {
        let Some(shift) = self.shift.take() else {
            return;
        };
        let start = self.start();
        let at = words.iter().position(|(_, range)| *range == shift);
        let next = at.and_then(|at| words.get(at + 1));
        let (Some(at), Some((_, next))) = (at, next) else {
            self.has_other = true;
            return;
        };
        if Some(next.start) != start {
            self.has_other = true;
            return;
        }
        let the = at.checked_sub(1).map(|before| &words[before]);
        let first = match the {
            Some((Word::The, the)) => the.start,
            _ => shift.start,
        };
        self.shift = Some(first..next.start);
    }
}

impl Style {
    /// The style for a phrase: its own, as far as it shows one; then that of the profile, of most days in the article that
    /// are written with their month, of the variety of English that the front matter names.
    pub(super) fn of(article: &Article, profile: Profile, own: &Wording, own_text: &str) -> Self {
        let house = match profile {
            // The Associated Press Stylebook, "months".
            Profile::Ap => Some((false, true)),
            // The Guardian style guide, "dates".
            Profile::Guardian => Some((true, false)),
            Profile::None | Profile::Reuters => None,
        };
        let (mut day_first, mut abbreviates, mut weekday_comma) = (0, 0, 0);
        let vote = |condition: bool| if condition { 1 } else { -1 };
        for date in &article.dates {
            let text = article.text(date.range);
            let wording = Wording::of(text);
            let Some(first) = wording.day_first() else {
                continue;
            };
            day_first += vote(first);
            if let Some(month) = wording.month.as_ref().map(|month| &text[month.clone()])
                && shortened(month).is_some()
            {
                abbreviates += vote(is_short(month));
            }
            if first && let Some(comma) = has_comma(text, &wording) {
                weekday_comma += vote(comma);
            }
        }
        let by_language = ["en-GB", "en-IE", "en-AU", "en-NZ", "en-IN", "en-ZA"]
            .iter()
            .any(|language| article.language.eq_ignore_ascii_case(language));
        let of_article = match day_first {
            0 => by_language,
            votes => votes > 0,
        };
        let (house_day_first, house_abbreviates) = house.unzip();
        let house_comma = house.map(|_| false);
        Self {
            day_first: own.day_first().or(house_day_first).unwrap_or(of_article),
            abbreviates: house_abbreviates.unwrap_or(abbreviates > 0),
            weekday_comma: has_comma(own_text, own)
                .or(house_comma)
                .unwrap_or(weekday_comma > 0),
        }
    }

    /// A day with its year, such as `March 23, 2015`.
    pub(super) fn day(self, day: Date) -> String {
        let month = self.month(day.month());
        match self.day_first {
            true => format!("{} {month} {}", day.day(), day.year()),
            false => format!("{month} {}, {}", day.day(), day.year()),
        }
    }

    /// What stands between a weekday and the day behind it.
    pub(super) fn behind_weekday(self) -> &'static str {
        if self.day_first && !self.weekday_comma {
            " "
        } else {
            ", "
        }
    }

    fn month(self, month: i8) -> String {
        let name = month_name(month);
        match shortened(name).filter(|_| self.abbreviates) {
            Some(short) => format!("{short}."),
            None => name.to_owned(),
        }
    }
}

/// The month as newspapers abbreviate it before a day, less the point: those from March to July never are.
fn shortened(month: &str) -> Option<&'static str> {
    const SHORT: [&str; 7] = ["Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec"];
    let start = month.get(..3)?;
    SHORT
        .into_iter()
        .find(|short| short[..3].eq_ignore_ascii_case(start))
}

fn is_short(month: &str) -> bool {
    (1..=12).all(|number| !month.eq_ignore_ascii_case(month_name(number)))
}

/// Whether a comma stands behind the weekday; `None` without a weekday and a day behind it.
fn has_comma(text: &str, wording: &Wording) -> Option<bool> {
    let weekday = wording.weekday.as_ref()?;
    let day = wording.day.as_ref().filter(|day| weekday.end < day.start)?;
    Some(text[weekday.end..day.start].contains(','))
}

/// The words of a text with what they are, in order.
fn words(text: &str) -> Vec<(Word, Range<usize>)> {
    let is_break = |char: char| char.is_whitespace() || matches!(char, ',' | '>' | '(' | ')');
    let mut words = Vec::new();
    let mut first = None;
    for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
        match (first, is_break(char)) {
            (None, false) => first = Some(at),
            (Some(start), true) => {
                let word = &text[start..at];
                let joined = ["mid-", "Mid-", "early-", "late-"].into_iter();
                let stem = joined.filter_map(|joined| word.strip_prefix(joined)).next();
                let stem = stem.unwrap_or(word);
                words.push((kind(stem), at - stem.len()..at));
                first = None;
            }
            _ => {}
        }
    }
    words
}

fn kind(word: &str) -> Word {
    const SHORT_WEEKDAYS: [&str; 10] = [
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    ];
    const SHORT_MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ];
    let lower = word.to_lowercase();
    let bare = lower.strip_suffix('.').unwrap_or(&lower);
    let is_weekday = |number: i8| {
        crate::dates::Weekday::from_monday_one_offset(number)
            .is_ok_and(|weekday| weekday_name(weekday).eq_ignore_ascii_case(bare))
    };
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    match bare {
        _ if (1..=7).any(is_weekday) || SHORT_WEEKDAYS.contains(&bare) => Word::Weekday,
        _ if (1..=12).any(|number| month_name(number).eq_ignore_ascii_case(bare))
            || SHORT_MONTHS.contains(&bare) =>
        {
            Word::Month
        }
        "morning" | "afternoon" | "evening" | "night" => Word::Part,
        "last" | "next" | "this" | "coming" | "past" | "previous" | "following" | "same" => {
            Word::Shift
        }
        "the" => Word::The,
        "of" | "early" | "late" | "mid" => Word::Filler,
        "a.m" | "p.m" | "am" | "pm" | "gmt" | "utc" | "est" | "edt" | "local" | "time" | "at"
        | "around" | "about" | "noon" | "midnight" | "o'clock" => Word::Clock,
        _ => match (digits, &bare[digits..]) {
            (4, "") => Word::Year,
            (1 | 2, "" | "st" | "nd" | "rd" | "th") => Word::Number,
            (1 | 2, rest) if rest.starts_with(':') => Word::Clock,
            _ => Word::Other,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words in the order weekday, part, month, day, year, with `-` for each that is missing.
    fn read(text: &str) -> String {
        let wording = Wording::of(text);
        let parts = [
            &wording.shift,
            &wording.weekday,
            &wording.part,
            &wording.month,
            &wording.day,
            &wording.year,
        ];
        let shown = parts.map(|part| part.clone().map_or("-", |range| &text[range]));
        let other = if wording.has_other { " and more" } else { "" };
        format!("{}{other}", shown.join("|"))
    }

    #[test]
    fn the_words_of_a_date_are_told_apart() {
        assert_eq!(read("Monday, March 23, 2015"), "-|Monday|-|March|23|2015");
        assert_eq!(read("the 23rd of March"), "-|-|-|March|23rd|-");
        assert_eq!(read("Feb. 9"), "-|-|-|Feb.|9|-");
        assert_eq!(
            read("the next Monday evening"),
            "the next |Monday|evening|-|-|-"
        );
        assert_eq!(read("9:30 a.m. Tues."), "-|Tues.|-|-|-|-");
        assert_eq!(read("9 a.m. Tuesday, 24 March"), "-|Tuesday|-|March|24|-");
        assert_eq!(read("mid-March"), "-|-|-|March|-|-");
        assert_eq!(read("Monday of last week"), "-|Monday|-|-|-|- and more");
        assert_eq!(read("March 17-22"), "-|-|-|March|-|- and more");
        assert_eq!(read("three days ago"), "-|-|-|-|-|- and more");
    }

    #[test]
    fn a_date_in_digits_is_one_piece() {
        assert!(Wording::of("2015-03-23").is_numeric);
        assert!(Wording::of("03/04/2015").is_numeric);
        assert!(!Wording::of("2015").is_numeric);
    }

    #[test]
    fn months_are_abbreviated_as_newspapers_do() {
        let style = Style {
            day_first: false,
            abbreviates: true,
            weekday_comma: false,
        };
        let day = |month: i8| style.day(jiff::civil::date(2015, month, 9));
        assert_eq!(day(2), "Feb. 9, 2015");
        assert_eq!(day(3), "March 9, 2015");
        assert_eq!(day(9), "Sept. 9, 2015");
    }
}
