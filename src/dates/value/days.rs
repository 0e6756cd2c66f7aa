//! Which days a value covers or allows.

use super::{Content, Date, End, Modifier, Period, Stretch, Time, Value};

/// The days that a value covers or allows, both inclusive; `None` is open or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DayRange {
    /// The first day.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
}

impl DayRange {
    /// From one day to another.
    pub fn new(first: Date, last: Date) -> Self {
        Self {
            first: Some(first),
            last: Some(last),
        }
    }

    /// Whether `day` lies in it.
    pub fn contains(&self, day: Date) -> bool {
        self.first.is_none_or(|first| first <= day) && self.last.is_none_or(|last| day <= last)
    }

    /// Whether some day lies in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |last: Option<Date>, first: Option<Date>| matches!((last, first), (Some(last), Some(first)) if last < first);
        !before(self.last, other.first) && !before(other.last, self.first)
    }

    /// With `days` more on either side.
    fn widened(self, days: i32) -> Self {
        let days = jiff::Span::new().days(days);
        Self {
            first: self.first.map(|first| first.saturating_sub(days)),
            last: self.last.map(|last| last.saturating_add(days)),
        }
    }
}

impl Value {
    /// The days that it covers or allows, where it lies in the calendar; `None` for durations, recurrences, vague
    /// references, and where the year is not said.
    ///
    /// Generous, so that no day is ruled out that the words allow: "about" and EDTF's `~` and `?` allow one more period
    /// of the same length on either side (`2009~` is 2008 to 2010), "before" and "after" include the period itself, and
    /// "early" and "late" allow all of it.
    pub fn days(&self) -> Option<DayRange> {
        let days = match &self.content {
            Content::Period(period) => {
                let loose = self.uncertain || self.modifier == Some(Modifier::Approx);
                allowed(period, loose)?
            }
            Content::Time(time) => time.days()?,
            Content::Interval { from, to } => DayRange {
                first: from.days().and_then(|days| days.first),
                last: to.days().and_then(|days| days.last),
            },
            Content::Duration(_) | Content::Set { .. } | Content::Reference(_) => return None,
        };
        Some(match self.modifier {
            Some(Modifier::Before | Modifier::OnOrBefore) => DayRange {
                first: None,
                ..days
            },
            Some(Modifier::After | Modifier::OnOrAfter) => DayRange { last: None, ..days },
            _ => days,
        })
    }

    /// Whether both can mean the same time: their days meet, or, where one of them has none, both are written alike.
    pub fn agrees_with(&self, other: &Self) -> bool {
        match (self.days(), other.days()) {
            (Some(days), Some(others)) => days.overlaps(&others),
            _ => self.timex3() == other.timex3(),
        }
    }
}

impl Time {
    fn days(&self) -> Option<DayRange> {
        self.day.as_ref()?.days()
    }
}

impl End {
    fn days(&self) -> Option<DayRange> {
        match self {
            Self::Open | Self::Unknown => None,
            Self::At {
                stretch: Stretch::Time(time),
                ..
            } => time.days(),
            Self::At {
                stretch: Stretch::Period(period),
                approximate,
                uncertain,
            } => allowed(period, *approximate || *uncertain),
        }
    }
}

fn allowed(period: &Period, loose: bool) -> Option<DayRange> {
    let days = period.days()?;
    Some(match period {
        Period::Year(year) if loose => DayRange {
            first: Period::Year(year.saturating_sub(1)).days()?.first,
            last: Period::Year(year.saturating_add(1)).days()?.last,
        },
        _ if loose => days.widened(period.length()),
        _ => days,
    })
}
