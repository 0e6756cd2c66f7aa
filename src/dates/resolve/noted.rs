//! What the article has named so far.

use super::{Confidence, Date, Origin, Period, Resolution, Value};

/// A stretch of the calendar that the article named.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noted {
    pub(super) period: Period,
    /// The phrase's place.
    pub(super) place: u32,
    pub(super) confidence: Confidence,
}

impl Noted {
    fn origin(self) -> Origin {
        Origin::Phrase(self.place)
    }

    /// A resolution that rests on this one: at most as sure.
    pub(super) fn resolution(self, value: Value) -> Resolution {
        Resolution::new(
            value,
            self.origin(),
            self.confidence.min(Confidence::Medium),
        )
    }

    /// The month, of a day or a month.
    pub(super) fn month(self) -> Option<i8> {
        match self.period {
            Period::Day(day) => Some(day.month()),
            Period::Month { month, .. } => Some(month),
            _ => None,
        }
    }

    /// The year in which it begins.
    pub(super) fn year(self) -> Option<i32> {
        match self.period {
            Period::Year(year) => Some(year),
            _ => self.first_day().map(|day| i32::from(day.year())),
        }
    }

    pub(super) fn first_day(self) -> Option<Date> {
        self.period.days()?.first
    }
}
