//! What counts from where the story stands: the following day, two weeks later, May of that year.

use super::calendar::{latest_part, shifted, stepped_weekday};
use super::length::steps;
use super::narrative::Narrative;
use super::noted::Noted;
use super::value::{absolute, from_anchor, stated, value};
use super::{
    Amount, Base, Clock, Confidence, Content, Date, Expression, Meaning, Part, Period, Reference,
    Resolution, Time, Unit, Unspecified, Value, Within, days_between,
};

/// A time of a day, by its minutes.
fn timed(day: Date, minutes: i32) -> Value {
    let small = |number: i32| u8::try_from(number).unwrap_or(0);
    Value::new(Content::Time(Time {
        day: Some(Period::Day(day)),
        clock: Clock::At {
            hour: small(minutes / 60),
            minute: Some(small(minutes % 60)),
            second: None,
            offset: None,
        },
    }))
}

/// How many days before the publication a time without its day is still taken for one of the last day named.
const MOST_DAYS_BACK: i32 = 7;

impl Narrative {
    /// The day from which "two weeks later" counts: where the story stands, else the publication date. In news a year that is
    /// named beside has no day to count from.
    pub(super) fn base(&self, unit: Unit) -> Option<(Option<Noted>, Date)> {
        let noted = match unit {
            Unit::Century | Unit::Decade | Unit::Year | Unit::Quarter | Unit::Month => {
                self.last.or(self.day)
            }
            _ if self.is_history || self.anchor.is_none() => self.day.or(self.last),
            _ => self.day,
        };
        match (noted, self.anchor) {
            (Some(noted), _) => Some((Some(noted), noted.first_day()?)),
            (None, Some(anchor)) => Some((None, anchor)),
            (None, None) => None,
        }
    }

    /// A value that was counted from a base.
    pub(super) fn based(&self, base: Option<Noted>, value: Value) -> Resolution {
        match base {
            Some(noted) => noted.resolution(value),
            // Nothing but the publication date to count from.
            None => from_anchor(value, Confidence::Low),
        }
    }

    /// The last stretch of a unit's size or smaller, as a whole unit, and so many units after it.
    pub(super) fn narrated(&self, expression: &Expression, unit: Unit, offset: i32) -> Resolution {
        let whole = |noted: &Noted| {
            let days = noted.period.days()?;
            let first = shifted(unit, 0, days.first?)?;
            // A winter, or what is only about right, reaches over two years.
            (first == shifted(unit, 0, days.last?)?).then_some(days.first?)
        };
        let noted = match unit {
            Unit::Day => self.day_before(expression),
            _ => self.last.filter(|last| whole(last).is_some()).or(self.day),
        };
        let based = noted.and_then(|noted| Some((Some(noted), whole(&noted)?)));
        let base = match (based, self.last, self.anchor) {
            (Some(base), _, _) => Some(base),
            // "In June 1940 … the next day": some day of that month.
            (None, Some(last), _)
                if unit == Unit::Day && (self.is_history || self.anchor.is_none()) =>
            {
                return self.some_day(last, expression);
            }
            // "that day" with no day before it; "the next day" is at least a day after what is told.
            (None, _, Some(anchor)) if offset != 0 => Some((None, anchor)),
            _ => None,
        };
        match base.and_then(|(noted, day)| Some((noted, shifted(unit, offset, day)?))) {
            Some((noted, period)) => self.based(noted, value(expression, period)),
            None => Resolution::UNANCHORED,
        }
    }

    /// A day of a month or a year, which is not said.
    pub(super) fn some_day(&self, last: Noted, expression: &Expression) -> Resolution {
        let Some(day) = last.first_day() else {
            return Resolution::UNANCHORED;
        };
        let month = match last.period {
            Period::Month { month, .. } => Some(month),
            _ => None,
        };
        let period = Period::Unspecified(Unspecified {
            year: Some(day.year()),
            part: Part::Day { month, day: None },
        });
        last.resolution(value(expression, period)).guessed()
    }

    pub(super) fn distance(
        &self,
        expression: &Expression,
        amount: Amount,
        unit: Unit,
        later: bool,
        from: Base,
    ) -> Resolution {
        let Some((count, unit)) = steps(amount, unit) else {
            let reference = match later {
                true => Reference::Future,
                false => Reference::Past,
            };
            return stated(expression, Content::Reference(reference));
        };
        let count = if later { count } else { -count };
        // Among quarters, "a year earlier" is the quarter of the year before.
        if unit == Unit::Year
            && let Some(quarter) = self
                .quarter
                .filter(|quarter| self.noted <= quarter.place + 3)
            && let Period::Quarter {
                year,
                quarter: number,
            } = quarter.period
            && let Some(year) = i16::try_from(count)
                .ok()
                .and_then(|count| year.checked_add(count))
        {
            let period = Period::Quarter {
                year,
                quarter: number,
            };
            return quarter.resolution(value(expression, period));
        }
        let base = match from {
            Base::Anchor => self.anchor.map(|anchor| (None, anchor)),
            Base::Narrative => match (unit, self.day, self.last) {
                // Days and weeks count from a day; months and years from any stretch.
                (
                    Unit::Day | Unit::Week | Unit::Hour | Unit::Minute | Unit::Second,
                    None,
                    Some(last),
                ) if !matches!(last.period, Period::Day(_)) && self.is_history => {
                    return self.some_day(last, expression);
                }
                _ => self.base(unit),
            },
        };
        let Some((noted, day)) = base else {
            return Resolution::UNANCHORED;
        };
        let period = match unit {
            Unit::Hour | Unit::Minute | Unit::Second => {
                let hours = match unit {
                    Unit::Hour => count,
                    Unit::Minute => count / 60,
                    _ => count / 3600,
                };
                shifted(Unit::Day, hours / 24, day)
            }
            _ => shifted(unit, count, day),
        };
        if let (Unit::Hour | Unit::Minute, Some((told, minutes)), Base::Narrative) =
            (unit, self.time, from)
            && told == day
        {
            let step = if unit == Unit::Hour {
                count.saturating_mul(60)
            } else {
                count
            };
            let minutes = minutes.saturating_add(step);
            let day = super::calendar::later(day, minutes.div_euclid(24 * 60));
            return self.based(noted, timed(day, minutes.rem_euclid(24 * 60)));
        }
        match (period, from) {
            (Some(period), Base::Anchor) => {
                from_anchor(value(expression, period), Confidence::Medium)
            }
            (Some(period), Base::Narrative) => self.based(noted, value(expression, period)),
            (None, _) => Resolution::UNANCHORED,
        }
    }

    pub(super) fn quarter(
        &self,
        expression: &Expression,
        number: Option<i8>,
        year: Option<i16>,
    ) -> Resolution {
        if let (Some(quarter), Some(year)) = (number, year) {
            return absolute(expression, Period::Quarter { year, quarter });
        }
        if number.is_none()
            && let Some(quarter) = self.quarter
            && let Period::Quarter {
                quarter: number,
                year: reported,
            } = quarter.period
        {
            // "the 1991 quarter" is the same quarter of that year.
            let period = Period::Quarter {
                year: year.unwrap_or(reported),
                quarter: number,
            };
            return quarter.resolution(value(expression, period));
        }
        let Some(anchor) = self.anchor else {
            return Resolution::UNANCHORED;
        };
        let period = match number {
            Some(number) => {
                let (year, quarter) = latest_part(anchor, number, 4, expression.tense);
                Some(Period::Quarter { year, quarter })
            }
            None => shifted(Unit::Quarter, -1, anchor),
        };
        match period {
            Some(period) => from_anchor(value(expression, period), Confidence::Medium),
            None => Resolution::UNANCHORED,
        }
    }

    pub(super) fn time_of_day(&self, expression: &Expression) -> Resolution {
        let Some(clock) = expression.time else {
            return Resolution::UNANCHORED;
        };
        let with = |day| {
            Value::new(Content::Time(Time {
                day: Some(Period::Day(day)),
                clock,
            }))
            .with_modifier(expression.modifier)
        };
        // News tells what has happened: not at a day to come, nor long ago.
        let near = |noted: &Noted| match (self.anchor, noted.first_day()) {
            (Some(anchor), Some(day))
                if !self.is_history && !self.stands_beside(*noted, expression) =>
            {
                (0..=MOST_DAYS_BACK).contains(&days_between(day, anchor))
            }
            _ => true,
        };
        match (self.day.filter(near), self.anchor) {
            (Some(noted), _) => match noted.first_day() {
                Some(day) => noted.resolution(with(day)),
                None => Resolution::UNANCHORED,
            },
            (None, Some(anchor)) => from_anchor(with(anchor), Confidence::Low),
            (None, None) => Resolution::UNANCHORED,
        }
    }

    /// "May of that year", "Tuesday of last week", "the 9th of that month", "the third quarter of this year".
    pub(super) fn within(&self, expression: &Expression, within: Within) -> Resolution {
        let alone = Expression {
            modifier: None,
            comparison: None,
            time: None,
            within: None,
            ..*expression
        };
        let outer = match within.from {
            Base::Narrative => self.narrated(&alone, within.unit, within.offset),
            Base::Anchor => match self
                .anchor
                .and_then(|anchor| shifted(within.unit, within.offset, anchor))
            {
                Some(period) => from_anchor(period.into(), Confidence::High),
                None => Resolution::UNANCHORED,
            },
        };
        let Some(first) = outer.value.as_ref().and_then(|value| value.days()?.first) else {
            return outer;
        };
        let year = first.year();
        let period = match expression.meaning {
            Meaning::Calendar(fields) => fields.in_year(year),
            Meaning::Season { season, .. } => Some(Period::Season { year, season }),
            Meaning::Quarter { number, .. } => {
                number.map(|quarter| Period::Quarter { year, quarter })
            }
            Meaning::Half { number, .. } => Some(Period::Half { year, half: number }),
            Meaning::Weekday => expression.weekday.map(|(weekday, _)| {
                Period::Day(stepped_weekday(
                    weekday,
                    first.yesterday().unwrap_or(first),
                    true,
                ))
            }),
            Meaning::DayOfMonth(day) => Date::new(year, first.month(), day).ok().map(Period::Day),
            Meaning::Holiday { holiday, .. } => {
                return Resolution {
                    origin: outer.origin,
                    ..self.holiday(&alone, holiday, Some(year))
                };
            }
            _ => None,
        };
        match period {
            Some(period) => Resolution {
                value: Some(value(expression, period)),
                ..outer
            },
            None => Resolution::IMPOSSIBLE,
        }
    }

    /// A number below 1000 is a year where the article speaks of years before Christ.
    pub(super) fn before_christ(&self, year: i16, expression: &Expression) -> Option<Resolution> {
        let last = self.last?;
        let is_bc = last.period.days()?.last?.year() <= 0;
        is_bc.then(|| last.resolution(value(expression, Period::Year(1 - i32::from(year)))))
    }
}
