//! Lengths and recurrences, which need no calendar.

use super::{
    Amount, Clock, Content, Duration, Every, Expression, Frequency, Part, Period, Recurrence,
    Stretch, Time, Unit, Unspecified,
};

/// The longest amount that TIMEX3 values are read with: nine digits.
const MOST: u64 = 999_999_999;

/// A length as a duration: a half counts in the next shorter unit, as TimeML has it (`P2Y6M`). `None` for amounts of more
/// than nine digits.
pub(super) fn duration(
    amount: Amount,
    unit: Unit,
    and: Option<(Amount, Unit)>,
) -> Option<Duration> {
    let fits = |(amount, _): &(Amount, Unit)| match amount {
        Amount::Thousandths(thousandths) => thousandths / 1000 <= MOST,
        Amount::Unsaid => true,
    };
    unbounded(amount, unit, and).filter(|duration| duration.parts().iter().all(fits))
}

fn unbounded(amount: Amount, unit: Unit, and: Option<(Amount, Unit)>) -> Option<Duration> {
    if let Some(shorter) = and {
        return Duration::new(vec![(amount, unit), shorter]);
    }
    let Amount::Thousandths(thousandths) = amount else {
        return Some(Duration::of(amount, unit));
    };
    // "two decades" are P20Y.
    let years = match unit {
        Unit::Decade => 10,
        Unit::Century => 100,
        _ => 0,
    };
    if years > 0 && thousandths.checked_mul(years)? % 1000 == 0 {
        let amount = Amount::Thousandths(thousandths.checked_mul(years)?);
        return Some(Duration::of(amount, Unit::Year));
    }
    if thousandths % 1000 != 500 {
        return Some(Duration::of(amount, unit));
    }
    let half = match unit {
        Unit::Year => (6, Unit::Month),
        Unit::Day => (12, Unit::Hour),
        Unit::Hour => (30, Unit::Minute),
        Unit::Minute => (30, Unit::Second),
        _ => return Some(Duration::of(amount, unit)),
    };
    let mut parts = vec![(Amount::whole(half.0), half.1)];
    if thousandths > 500 {
        parts.push((Amount::Thousandths(thousandths - 500), unit));
    }
    Duration::new(parts)
}

/// A number of units that a calendar can step by; one with a half counts in the next shorter unit.
pub(super) fn steps(amount: Amount, unit: Unit) -> Option<(i32, Unit)> {
    let Amount::Thousandths(thousandths) = amount else {
        return None;
    };
    let halves = i32::try_from(thousandths / 500).ok()?;
    match (thousandths % 1000, unit) {
        (0, _) => Some((halves / 2, unit)),
        (500, Unit::Year) => Some((halves.checked_mul(6)?, Unit::Month)),
        (500, Unit::Decade) => Some((halves.checked_mul(5)?, Unit::Year)),
        (500, Unit::Century) => Some((halves.checked_mul(50)?, Unit::Year)),
        (500, Unit::Hour) => Some((halves.checked_mul(30)?, Unit::Minute)),
        _ => None,
    }
}

/// What comes back.
pub(super) fn recurrence(recurrence: Recurrence, expression: &Expression) -> Option<Content> {
    let unspecified = |part| Period::Unspecified(Unspecified { year: None, part });
    let at = |part| match expression.time {
        Some(clock @ Clock::Part(_)) => Stretch::Time(Time {
            day: Some(unspecified(part)),
            clock,
        }),
        _ => Stretch::Period(unspecified(part)),
    };
    let mut frequency = None;
    let every = match recurrence {
        Recurrence::Every(amount, unit) => Every::Duration(duration(amount, unit, None)?),
        Recurrence::Times(times, unit) => {
            frequency = times.map(|count| Frequency { count, unit: None });
            Every::Duration(Duration::of(Amount::whole(1), unit))
        }
        Recurrence::Weekday => {
            let (weekday, _) = expression.weekday?;
            Every::Stretch(at(Part::Weekday(weekday)))
        }
        Recurrence::TimeOfDay => Every::Stretch(at(Part::Day {
            month: None,
            day: None,
        })),
        Recurrence::Month(month) => Every::Stretch(at(Part::Month(Some(month)))),
        Recurrence::Season(season) => Every::Stretch(at(Part::Season(season))),
        Recurrence::Days { weekend: true } => Every::Stretch(at(Part::Weekend)),
        Recurrence::Days { weekend: false } => {
            Every::Duration(Duration::of(Amount::whole(1), Unit::Day))
        }
    };
    Some(Content::Set { every, frequency })
}
