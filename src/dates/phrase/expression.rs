//! What a date phrase says, before an anchor gives it a value.

use super::tense::Tense;
use super::{
    Date, DayPart, DayRange, Modifier, Period, Season, Unit, Value, Weekday, days_between,
};
use crate::text::TextRange;

/// What a date phrase says, part by part, as it stands in the text: also what no calendar holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Expression {
    /// What it says.
    pub meaning: Meaning,
    /// The weekday that it states, and where, in bytes of the plain text.
    pub weekday: Option<(Weekday, TextRange)>,
    /// The part of the day that it names.
    pub part: Option<DayPart>,
    /// early, mid or late; "about".
    pub modifier: Option<Modifier>,
    /// earlier or later, as in "earlier this month".
    pub comparison: Option<Comparison>,
    /// this, last or next.
    pub shift: Option<Shift>,
    /// On which side of the publication date its clause puts it.
    pub tense: Tense,
}

/// The kinds of date phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Year, month and day, as far as they are stated.
    Calendar(Fields),
    /// From one day, month or year to another, both included.
    Range(Fields, Fields),
    /// A stretch of the calendar that needs no anchor.
    Period(Period),
    /// A day written as `03/04/2015`, which Americans and Britons read differently.
    Numeric {
        /// The first number.
        first: i8,
        /// The second number.
        second: i8,
        /// The year.
        year: i16,
    },
    /// The weekday in [`Expression::weekday`] alone.
    Weekday,
    /// So many units after the anchor's: yesterday is a day, -1.
    Relative {
        /// The unit.
        unit: Unit,
        /// How many.
        offset: i32,
    },
    /// The nearest weekend.
    Weekend,
    /// A season.
    Season {
        /// Which.
        season: Season,
        /// Its year, where it is stated.
        year: Option<i16>,
    },
    /// The unit of which the article spoke last: "that day".
    Same(Unit),
}

/// The parts of a calendar date that are stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Fields {
    /// The year.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 31: also a day that the month does not have.
    pub day: Option<i8>,
}

/// this, last, next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shift {
    /// last
    Last,
    /// this
    This,
    /// next
    Next,
}

/// earlier, later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// earlier
    Earlier,
    /// later
    Later,
}

impl Fields {
    /// Whether the calendar has such a day. A 29 February is one where its year is not stated.
    pub fn is_possible(&self) -> bool {
        match (self.month, self.day) {
            // 2000 was a leap year.
            (Some(month), Some(day)) => Date::new(self.year.unwrap_or(2000), month, day).is_ok(),
            _ => true,
        }
    }

    /// The period that they name in a year.
    pub(in crate::dates) fn in_year(&self, year: i16) -> Option<Period> {
        Some(match (self.month, self.day) {
            (Some(month), Some(day)) => Period::Day(Date::new(year, month, day).ok()?),
            (Some(month), None) => Period::Month { year, month },
            (None, _) => Period::Year(year.into()),
        })
    }

    fn allow(&self, day: Date) -> bool {
        self.year.is_none_or(|year| year == day.year())
            && self.month.is_none_or(|month| month == day.month())
            && self.day.is_none_or(|number| number == day.day())
    }
}

impl Expression {
    /// An expression with nothing but its meaning.
    pub(super) fn new(meaning: Meaning) -> Self {
        Self {
            meaning,
            weekday: None,
            part: None,
            modifier: None,
            comparison: None,
            shift: None,
            tense: Tense::Unsaid,
        }
    }

    /// The weekday that the phrase states, and where, in bytes of the plain text.
    pub fn weekday(&self) -> Option<(Weekday, TextRange)> {
        self.weekday
    }

    /// The day, month and year that it states, for one date of the calendar.
    pub fn day_month_year(&self) -> Option<Fields> {
        match self.meaning {
            Meaning::Calendar(fields) => Some(fields),
            Meaning::Period(Period::Day(day)) => Some(Fields {
                year: Some(day.year()),
                month: Some(day.month()),
                day: Some(day.day()),
            }),
            _ => None,
        }
    }

    /// Whether only the publication date, or an earlier phrase, gives it a value.
    pub fn needs_anchor(&self) -> bool {
        match self.meaning {
            Meaning::Calendar(fields) => fields.year.is_none(),
            Meaning::Range(from, to) => from.year.is_none() && to.year.is_none(),
            Meaning::Season { year, .. } => year.is_none(),
            Meaning::Period(_) | Meaning::Numeric { .. } => false,
            Meaning::Weekday | Meaning::Relative { .. } | Meaning::Weekend | Meaning::Same(_) => {
                true
            }
        }
    }

    /// Whether the words, whatever the anchor, can mean `value`: no weekday, day, month or year that they state is
    /// against it. A value of several days is allowed where one of its days is; one without days always.
    pub fn allows(&self, value: &Value) -> bool {
        let Some(days) = value.days() else {
            return true;
        };
        let (Some(first), Some(last)) = (days.first, days.last) else {
            return true;
        };
        let fits = |day: Date| {
            let fields = match self.meaning {
                Meaning::Calendar(fields) => fields.allow(day),
                Meaning::Range(from, to) => range_allows(from, to, day),
                Meaning::Period(period) => period.days().is_none_or(|days| days.contains(day)),
                Meaning::Season {
                    year: Some(year),
                    season,
                } => Period::Season { year, season }
                    .days()
                    .is_none_or(|days| days.contains(day)),
                _ => true,
            };
            fields
                && self
                    .weekday
                    .is_none_or(|(weekday, _)| weekday == day.weekday())
        };
        // A longer stretch holds days of every kind; only a stated year could be against it.
        const MOST: i32 = 5 * 366;
        if days_between(first, last) >= MOST {
            return self
                .stated_days()
                .is_none_or(|stated| stated.overlaps(&days));
        }
        first
            .series(jiff::Span::new().days(1))
            .take_while(|day| *day <= last)
            .any(fits)
    }
}

impl Expression {
    /// The days of the year, or the stretch, that it states.
    fn stated_days(&self) -> Option<DayRange> {
        match self.meaning {
            Meaning::Calendar(fields) => Period::Year(fields.year?.into()).days(),
            Meaning::Period(period) => period.days(),
            _ => None,
        }
    }
}

fn range_allows(from: Fields, to: Fields, day: Date) -> bool {
    let year = |fields: &Fields| from.year.or(to.year).or(fields.year).unwrap_or(day.year());
    let first = from.in_year(year(&from)).and_then(|period| period.days());
    let last = to
        .in_year(to.year.unwrap_or(year(&to)))
        .and_then(|period| period.days());
    match (
        first.and_then(|days| days.first),
        last.and_then(|days| days.last),
    ) {
        (Some(first), Some(last)) if first <= last => first <= day && day <= last,
        _ => true,
    }
}
