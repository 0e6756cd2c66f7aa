//! What a date phrase says, before an anchor gives it a value.

use super::tense::Tense;
use super::{
    Amount, Clock, Date, DayPart, DayRange, Holiday, Modifier, Period, Reference, Season, Unit,
    Value, Weekday, days_between,
};
use crate::text::TextRange;

/// What a date phrase says, part by part, as it stands in the text: also what no calendar holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Expression {
    /// What it says.
    pub meaning: Meaning,
    /// The weekday that it states, and where, in bytes of the plain text.
    pub weekday: Option<(Weekday, TextRange)>,
    /// The time of the day that it names.
    pub time: Option<Clock>,
    /// early, mid or late; "about", "more than".
    pub modifier: Option<Modifier>,
    /// earlier or later, as in "earlier this month".
    pub comparison: Option<Comparison>,
    /// this, last, next, previous or following.
    pub shift: Option<Shift>,
    /// What it lies in, where that is said by other words than a year's number: "May of that year", "Monday last week".
    pub within: Option<Within>,
    /// How far it lies from the day that the rest of it names: "two days after Christmas", "the week of March 3".
    pub offset: Option<Offset>,
    /// On which side of the publication date its clause puts it.
    pub tense: Tense,
    /// Whether it is named in passing, as an attribute of a noun or in brackets: "the 1920 treaty". The story does not go on
    /// from there.
    pub aside: bool,
    /// Whether it stands in the sentence of the phrase before it.
    pub continues: bool,
    /// Whether a sentence begins with it: "In 1942 …". The story goes on from there.
    pub opens: bool,
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
    /// The unit of which the article spoke last, or so many units after it: "that day", "the following week".
    Narrated {
        /// The unit.
        unit: Unit,
        /// How many after; 0 is the same.
        offset: i32,
    },
    /// The publication's day, month or year, or, in a history, the story's: "the end of the year", "later in the day".
    Definite(Unit),
    /// So long before or after a day: "three days ago", "two weeks later".
    Distance {
        /// How long.
        amount: Amount,
        /// Of which unit.
        unit: Unit,
        /// Whether after the day.
        later: bool,
        /// From where it is counted.
        from: Base,
    },
    /// A quarter of a year.
    Quarter {
        /// 1 to 4; `None` for the last one of which results can be known.
        number: Option<i8>,
        /// Its year, where it is stated.
        year: Option<i16>,
    },
    /// A quarter of the business year of the publication.
    FiscalQuarter(i8),
    /// A half of a year.
    Half {
        /// 1 or 2.
        number: i8,
        /// Its year, where it is stated.
        year: Option<i16>,
    },
    /// A holiday.
    Holiday {
        /// Which.
        holiday: Holiday,
        /// Its year, where it is stated.
        year: Option<i16>,
    },
    /// A year below 1000 that is one before Christ where the article speaks of those, and else no year at all.
    ShortYear(i16),
    /// A day of the month of which the article spoke last.
    DayOfMonth(i8),
    /// A time of the day alone; [`Expression::time`] holds it.
    TimeOfDay,
    /// A length of time.
    Length {
        /// How long.
        amount: Amount,
        /// Of which unit.
        unit: Unit,
        /// And how much of a shorter unit.
        and: Option<(Amount, Unit)>,
    },
    /// What comes back.
    Recurrence(Recurrence),
    /// The past, the present or the future as such.
    Vague(Reference),
}

/// From where a distance is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Base {
    /// The publication date.
    Anchor,
    /// The day of which the article spoke last.
    Narrative,
}

/// A unit, so many after the one that holds the base: what a phrase lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Within {
    /// The unit.
    pub unit: Unit,
    /// How many after the base's.
    pub offset: i32,
    /// From where.
    pub from: Base,
}

/// So many units before (negative) or after a day, at the grain of the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Offset {
    /// How many; 0 is the unit that holds the day.
    pub count: i32,
    /// The unit.
    pub unit: Unit,
}

/// What comes back, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recurrence {
    /// Every so many units: daily, every two weeks.
    Every(Amount, Unit),
    /// So many times in a unit; without a number, many times.
    Times(Option<u32>, Unit),
    /// The weekday in [`Expression::weekday`], with [`Expression::time`].
    Weekday,
    /// Every day at the part of the day in [`Expression::time`].
    TimeOfDay,
    /// A month of every year.
    Month(i8),
    /// A season of every year.
    Season(Season),
    /// From Monday to Friday, or Saturday and Sunday.
    Days {
        /// The latter.
        weekend: bool,
    },
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
    /// The one before the day of which the article spoke last: "the previous Friday".
    Previous,
    /// The one after it: "the following Friday".
    Following,
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
            time: None,
            modifier: None,
            comparison: None,
            shift: None,
            within: None,
            offset: None,
            tense: Tense::Unsaid,
            aside: false,
            opens: false,
            continues: false,
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

    /// The part of the day that it names.
    pub fn part(&self) -> Option<DayPart> {
        match self.time {
            Some(Clock::Part(part)) => Some(part),
            _ => None,
        }
    }

    /// Whether it counts from the publication date, by its own words: "Monday", "last week", "three days ago".
    pub fn is_deictic(&self) -> bool {
        if self
            .within
            .is_some_and(|within| within.from == Base::Anchor)
        {
            return true;
        }
        match self.meaning {
            Meaning::Relative { .. } | Meaning::Weekend => true,
            Meaning::Weekday => !matches!(self.shift, Some(Shift::Previous | Shift::Following)),
            Meaning::Distance { from, amount, .. } => {
                from == Base::Anchor && amount != Amount::Unsaid
            }
            Meaning::Calendar(Fields { year: None, .. }) | Meaning::Season { year: None, .. } => {
                matches!(self.shift, Some(Shift::Last | Shift::This | Shift::Next))
            }
            _ => false,
        }
    }

    /// Whether only the publication date, or an earlier phrase, gives it a value.
    pub fn needs_anchor(&self) -> bool {
        match self.meaning {
            Meaning::Calendar(fields) => fields.year.is_none(),
            Meaning::Range(from, to) => from.year.is_none() && to.year.is_none(),
            Meaning::Season { year, .. }
            | Meaning::Quarter { year, .. }
            | Meaning::Holiday { year, .. }
            | Meaning::Half { year, .. } => year.is_none(),
            Meaning::Distance { amount, .. } => amount != Amount::Unsaid,
            Meaning::Period(_)
            | Meaning::Numeric { .. }
            | Meaning::Length { .. }
            | Meaning::Recurrence(_)
            | Meaning::Vague(_) => false,
            Meaning::Weekday
            | Meaning::Relative { .. }
            | Meaning::Weekend
            | Meaning::Narrated { .. }
            | Meaning::Definite(_)
            | Meaning::FiscalQuarter(_)
            | Meaning::ShortYear(_)
            | Meaning::DayOfMonth(_)
            | Meaning::TimeOfDay => true,
        }
    }

    /// Whether the words, whatever the anchor, can mean `value`: no weekday, day, month or year that they state is
    /// against it. A value of several days is allowed where one of its days is; one without days always.
    pub fn allows(&self, value: &Value) -> bool {
        if self.offset.is_some() {
            return true;
        }
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
