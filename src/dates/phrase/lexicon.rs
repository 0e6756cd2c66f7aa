//! The words of date phrases and of what stands around them: the table to add a word to.
//!
//! A word belongs to classes, which the patterns in `grammar.rs` name, and has one number: a month's, a weekday's, how
//! far "last" shifts. A class is also what guards look for next to a phrase.

use std::sync::LazyLock;

/// A class of tokens, by its bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Class(pub(super) u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $text:literal;)*) => {
        impl Class {
            $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)*

            /// Each class with its name in patterns.
            pub(super) const NAMED: &'static [(&'static str, Self)] = &[$(($text, Self::$name)),*];
        }
    };
}

classes! {
    /// A month's name, whole or short; 1 to 12.
    MONTH = 0 "MONTH";
    /// A weekday's name; 1, Monday, to 7.
    WEEKDAY = 1 "WEEKDAY";
    /// A short weekday, which counts only beside a date.
    SHORT_WEEKDAY = 2 "WKDY";
    /// 1 to 31 in digits.
    DAY = 3 "DAY";
    /// 1st to 31st.
    ORDINAL = 4 "ORD";
    /// Four digits that can be a year.
    YEAR = 5 "YEAR";
    /// Two digits that can end a span of years.
    SHORT_YEAR = 6 "YY";
    /// `1990s`; the year without its last digit.
    DECADE = 7 "DECADE";
    /// `'90s`; one digit.
    SHORT_DECADE = 8 "SHORTDECADE";
    /// `2015-03-23`, as the number 20150323.
    ISO_DAY = 9 "ISO";
    /// `12/25/2015`, as the number 12252015.
    NUMERIC_DAY = 10 "NUMERIC";
    /// A part of the day, in [`super::DayPart::ALL`].
    PART = 11 "PART";
    /// this 0, last -1, next 1.
    SHIFT = 12 "SHIFT";
    /// A unit that "last" and "next" go with, in [`super::Unit::ALL`].
    SPAN = 13 "SPAN";
    /// A season, in [`super::Season::ALL`].
    SEASON = 14 "SEASON";
    /// early, mid, late.
    EDGE = 15 "EDGE";
    /// earlier -1, later 1.
    COMPARISON = 16 "EARLIER";
    /// yesterday -1, today 0, tomorrow 1.
    RELATIVE_DAY = 17 "TODAY";
    /// A preposition that a year or a month follows.
    STRONG_PREPOSITION = 18 "IN";
    /// A preposition that a number follows as well.
    WEAK_PREPOSITION = 19 "BY";
    /// An article or a possessive pronoun, `'s` too.
    DETERMINER = 20 "THE";
    /// and, or, comma and the like, which join two of a kind.
    JOINER = 21 "AND";
    /// What is counted: after it, no number is a year.
    COUNTED = 22 "COUNTED";
    /// What a weekday is named with that is no day of the week: Black Friday.
    NAMED_DAY = 23 "NAMEDDAY";
    /// What makes a title of the word before: Sunday Times.
    TITLE = 24 "TITLE";
    /// What a month can follow with "of": the end of May.
    OF_MONTH = 25 "ENDOF";
    /// A short function word: no noun that a month or a year could go with.
    FUNCTION = 26 "FUNCTION";
    /// A sign of the future in the clause.
    FUTURE = 27 "FUTURE";
    /// A finite verb in the past.
    PAST = 28 "PAST";
    /// A word in -ed, which may be a participle.
    PARTICIPLE = 29 "ED";
    /// A verb of speech in the past: what was said may lie on either side.
    SPEECH = 30 "SAID";
    /// "be" and "been", which make a participle of the verb after them.
    BE = 34 "BE";
    /// The end of a sentence or clause.
    STOP = 31 "STOP";
    /// A hyphen or a dash.
    DASH = 32 "-";
    /// What makes a title of the "today" after it.
    PROGRAMME = 33 "PROGRAMME";
}

impl Class {
    /// No class.
    pub(super) const NONE: Self = Self(0);

    /// Both.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether they share one.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// How a word must be written to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// In any way.
    Any,
    /// With a capital.
    Capital,
    /// With a capital, and a point belongs to it: `Feb.`
    Short,
}

/// What the lexicon says of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Its classes.
    pub(super) classes: Class,
    /// Its number.
    pub(super) number: i32,
    /// Its own number, from 1, for patterns that name the word itself.
    pub(super) word: u16,
    /// Whether it counts only with a capital.
    pub(super) capital: bool,
    /// Whether a point after it belongs to it.
    pub(super) short: bool,
}

type Row = (Class, Case, i32, &'static str);

/// The table: classes, case, number, words.
const WORDS: &[Row] = &[
    (Class::MONTH, Case::Capital, 1, "january"),
    (Class::MONTH, Case::Capital, 2, "february"),
    (Class::MONTH, Case::Capital, 3, "march"),
    (Class::MONTH, Case::Capital, 4, "april"),
    (Class::MONTH, Case::Capital, 5, "may"),
    (Class::MONTH, Case::Capital, 6, "june"),
    (Class::MONTH, Case::Capital, 7, "july"),
    (Class::MONTH, Case::Capital, 8, "august"),
    (Class::MONTH, Case::Capital, 9, "september"),
    (Class::MONTH, Case::Capital, 10, "october"),
    (Class::MONTH, Case::Capital, 11, "november"),
    (Class::MONTH, Case::Capital, 12, "december"),
    (Class::MONTH, Case::Short, 1, "jan"),
    (Class::MONTH, Case::Short, 2, "feb"),
    (Class::MONTH, Case::Short, 3, "mar"),
    (Class::MONTH, Case::Short, 4, "apr"),
    (Class::MONTH, Case::Short, 6, "jun"),
    (Class::MONTH, Case::Short, 7, "jul"),
    (Class::MONTH, Case::Short, 8, "aug"),
    (Class::MONTH, Case::Short, 9, "sep sept"),
    (Class::MONTH, Case::Short, 10, "oct"),
    (Class::MONTH, Case::Short, 11, "nov"),
    (Class::MONTH, Case::Short, 12, "dec"),
    (Class::WEEKDAY, Case::Capital, 1, "monday"),
    (Class::WEEKDAY, Case::Capital, 2, "tuesday"),
    (Class::WEEKDAY, Case::Capital, 3, "wednesday"),
    (Class::WEEKDAY, Case::Capital, 4, "thursday"),
    (Class::WEEKDAY, Case::Capital, 5, "friday"),
    (Class::WEEKDAY, Case::Capital, 6, "saturday"),
    (Class::WEEKDAY, Case::Capital, 7, "sunday"),
    (Class::SHORT_WEEKDAY, Case::Short, 1, "mon"),
    (Class::SHORT_WEEKDAY, Case::Short, 2, "tue tues"),
    (Class::SHORT_WEEKDAY, Case::Short, 3, "wed weds"),
    (Class::SHORT_WEEKDAY, Case::Short, 4, "thu thur thurs"),
    (Class::SHORT_WEEKDAY, Case::Short, 5, "fri"),
    (Class::SHORT_WEEKDAY, Case::Short, 6, "sat"),
    (Class::SHORT_WEEKDAY, Case::Short, 7, "sun"),
    (Class::PART, Case::Any, 0, "morning"),
    (Class::PART, Case::Any, 2, "afternoon"),
    (Class::PART, Case::Any, 3, "evening"),
    (Class::PART, Case::Any, 4, "night"),
    (Class::SHIFT, Case::Any, -1, "last"),
    (Class::SHIFT.or(Class::DETERMINER), Case::Any, 0, "this"),
    (Class::SHIFT, Case::Any, 1, "next"),
    (Class::SPAN, Case::Any, 0, "century"),
    (Class::SPAN, Case::Any, 1, "decade"),
    (Class::SPAN, Case::Any, 2, "year"),
    (Class::SPAN, Case::Any, 3, "quarter"),
    (Class::SPAN, Case::Any, 4, "month"),
    (Class::SPAN, Case::Any, 5, "week"),
    (Class::SPAN, Case::Any, 6, "weekend"),
    (Class::SEASON, Case::Any, 0, "spring"),
    (Class::SEASON, Case::Any, 1, "summer"),
    (Class::SEASON, Case::Any, 2, "autumn fall"),
    (Class::SEASON, Case::Any, 3, "winter"),
    (Class::EDGE, Case::Any, 0, "early"),
    (Class::EDGE, Case::Any, 1, "mid"),
    (Class::EDGE, Case::Any, 2, "late"),
    (Class::COMPARISON, Case::Any, -1, "earlier"),
    (Class::COMPARISON, Case::Any, 1, "later"),
    (Class::RELATIVE_DAY, Case::Any, -1, "yesterday"),
    (Class::RELATIVE_DAY, Case::Any, 0, "today"),
    (Class::RELATIVE_DAY, Case::Any, 1, "tomorrow"),
    (Class::NONE, Case::Any, 0, "tonight day same past coming"),
    (
        Class::STRONG_PREPOSITION.or(Class::FUNCTION),
        Case::Any,
        0,
        "in since until till during throughout",
    ),
    (
        Class::WEAK_PREPOSITION.or(Class::FUNCTION),
        Case::Any,
        0,
        "by from before after through around between circa of for",
    ),
    (Class::JOINER.or(Class::FUNCTION), Case::Any, 0, "to and or"),
    (Class::JOINER, Case::Any, 0, ","),
    (
        Class::DETERMINER,
        Case::Any,
        0,
        "a an the its his her their our my",
    ),
    (Class::DETERMINER.or(Class::FUNCTION), Case::Any, 0, "that"),
    (
        Class::FUNCTION,
        Case::Any,
        0,
        "on at with into onto over under across toward towards against as but if than then when while where \
         who which is are has have can must could should might not no it he she they we you i",
    ),
    (
        Class::COUNTED,
        Case::Any,
        0,
        "people persons men women children troops soldiers police officers fighters rebels civilians refugees workers \
         protesters residents families homes houses villages votes seats dollars euros pounds yen yuan kyat rupees \
         rubles miles kilometers kilometres km meters metres feet tons tonnes acres hectares barrels gallons liters \
         litres points copies jobs dead deaths wounded prisoners tanks aircraft vehicles weapons rounds hours minutes \
         seconds days weeks months years times percent million billion thousand hundred degrees calories words pages \
         students members employees cases victims passengers ft mph hp cc kg rpm bc ad",
    ),
    (
        Class::NAMED_DAY,
        Case::Capital,
        0,
        "black good bloody ash palm super cyber easter whit holy maundy shrove giving sheffield ruby",
    ),
    (
        Class::TITLE,
        Case::Capital,
        0,
        "times telegraph mirror express mail herald post independent people review magazine live lights football",
    ),
    (
        Class::OF_MONTH,
        Case::Any,
        0,
        "end beginning start middle month half part week weeks days",
    ),
    (
        Class::PROGRAMME,
        Case::Capital,
        0,
        "usa russia psychology india history",
    ),
    (
        Class::FUTURE,
        Case::Any,
        0,
        "will shall would 'll due scheduled expected planned plans planning slated upcoming ahead hopes hope intends \
         expects vowed prepares preparing ballot",
    ),
    (
        Class::PAST,
        Case::Any,
        0,
        "was were had did went came began met took made held saw won lost fell rose led left sent struck shot kept \
         found gave got fought broke brought built bought caught chose drew drove flew grew laid paid ran sold \
         stood threw became fled overran withdrew rode hid hurt",
    ),
    (
        Class::SPEECH,
        Case::Any,
        0,
        "said told wrote spoke announced reported added warned claimed stated tweeted testified",
    ),
    (Class::BE.or(Class::FUNCTION), Case::Any, 0, "be been being"),
    (Class::STOP, Case::Any, 0, "; ! ? :"),
];

/// The longest word that the lexicon can hold, in bytes.
pub(super) const LONGEST: usize = 16;

/// The words of [`WORDS`], to be looked up: a table with open addresses, since each word of a text is asked for.
pub(super) struct Lexicon {
    slots: Vec<Option<(u128, Entry)>>,
}

/// The lexicon of this file.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(WORDS));

/// How many bits of a key's hash choose its slot; the table is at most a quarter full.
const BITS: u32 = 11;

impl Lexicon {
    fn new(rows: &[Row]) -> Self {
        let mut lexicon = Self {
            slots: vec![None; 1 << BITS],
        };
        let mut next = 1;
        for (classes, case, number, words) in rows {
            for word in words.split_ascii_whitespace() {
                let entry = Entry {
                    classes: *classes,
                    number: *number,
                    word: next,
                    capital: *case != Case::Any,
                    short: *case == Case::Short,
                };
                next += u16::from(lexicon.add(word.as_bytes(), entry));
            }
        }
        lexicon
    }

    /// Adds a word, or further classes to one that is known; whether it is new. A word keeps its first number and case.
    fn add(&mut self, word: &[u8], entry: Entry) -> bool {
        let Some(key) = key(word) else {
            return false;
        };
        let mut at = slot(key);
        loop {
            match &mut self.slots[at] {
                Some((known, old)) if *known == key => {
                    old.classes = old.classes.or(entry.classes);
                    return false;
                }
                Some(_) => at = (at + 1) % self.slots.len(),
                free => {
                    *free = Some((key, entry));
                    return true;
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
