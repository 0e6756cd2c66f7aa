//! Holidays by name: which days they fall on in a year.
//!
//! `table.rs` is the place to add one: a line there is its names and the rule that gives its day. `rule.rs` computes the
//! rules; `spelling.rs` tells the ways in which a name is written. Nothing here finds names in a text.
//!
//! A holiday is known only for the years in which its rule held; for all others there is no answer rather than a guess.

mod rule;
mod spelling;
mod table;
#[cfg(test)]
mod tests;

use super::{Content, Date, End, Period, Stretch, Value};
use crate::dates::Modifier;
use std::ops::RangeInclusive;
use table::HOLIDAYS;

/// A holiday, a feast or an observance that news copy calls by a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Holiday(u16);

/// How far a holiday's name alone tells the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// The name has one day in a year.
    Sure,
    /// The day depends on a sighting of the moon or is held on neighbouring days: a day more or less.
    Moon,
    /// Countries hold a day, or a number of days, of that name at different times; this is the American reading where
    /// there is one.
    Country,
}

/// One time that a holiday is held: a day or several, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Occurrence {
    /// The first day.
    pub first: Date,
    /// The last day; the first one again where it is a single day.
    pub last: Date,
}

/// A line of the table.
#[derive(Debug)]
struct Row {
    /// The names, the usual one first.
    names: &'static [&'static str],
    certainty: Certainty,
    /// The rules with the years for which they hold, which do not overlap.
    held: &'static [Held],
}

#[derive(Debug)]
struct Held {
    years: RangeInclusive<i16>,
    rule: rule::Rule,
}

impl Holiday {
    /// All of them, in the table's order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).map(Self).take(HOLIDAYS.len())
    }

    /// All names as rows of words in small letters, as a reader of tokens meets them: an apostrophe with its `s`
    /// (`new year 's day`), a bare one (`presidents ' day`), a point, a comma and a hyphen are words of their own.
    ///
    /// Each name comes in all spellings: with the apostrophe before or after the `s` or without it, and without points
    /// and hyphens. No row of words stands for two holidays.
    pub fn by_words() -> impl Iterator<Item = (Self, Vec<String>)> {
        Self::all().flat_map(|holiday| {
            let mut rows: Vec<_> = holiday
                .names()
                .iter()
                .flat_map(|name| spelling::spellings(name))
                .collect();
            rows.sort_unstable();
            rows.dedup();
            rows.into_iter().map(move |words| (holiday, words))
        })
    }

    /// The names by which news copy calls it, the usual one first.
    pub fn names(self) -> &'static [&'static str] {
        self.row().map_or(&[], |row| row.names)
    }

    /// How far the name alone tells the day.
    pub fn certainty(self) -> Certainty {
        self.row().map_or(Certainty::Country, |row| row.certainty)
    }

    /// Whether the name has one day in a year, by which everyone holds it.
    pub fn is_certain(self) -> bool {
        self.certainty() == Certainty::Sure
    }

    /// The times that begin in a year, in order: one or none; two in some years for those that wander through it, as
    /// Ramadan in 2030. None where the rule did not hold, or is not known to have held, in that year.
    pub fn occurrences(self, year: i16) -> impl Iterator<Item = Occurrence> {
        self.row()
            .and_then(|row| row.held.iter().find(|held| held.years.contains(&year)))
            .map(|held| held.rule.occurrences(year))
            .unwrap_or_default()
            .into_iter()
            .flatten()
    }

    /// The first time that begins in a year. See [`Self::occurrences`].
    pub fn in_year(self, year: i16) -> Option<Occurrence> {
        self.occurrences(year).next()
    }

    /// A time as the value of a phrase that names the holiday: a day, or an interval; "about" where the moon decides.
    pub fn value(self, occurrence: Occurrence) -> Value {
        let approximate = self.certainty() == Certainty::Moon;
        let Occurrence { first, last } = occurrence;
        if first == last {
            let modifier = approximate.then_some(Modifier::Approx);
            return Value::from(Period::Day(first)).with_modifier(modifier);
        }
        let end = |day| End::At {
            stretch: Stretch::Period(Period::Day(day)),
            approximate,
            uncertain: false,
        };
        Value::new(Content::Interval {
            from: end(first),
            to: end(last),
        })
    }

    fn row(self) -> Option<&'static Row> {
        HOLIDAYS.get(usize::from(self.0))
    }
}
