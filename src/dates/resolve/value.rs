//! From a stretch of the calendar to a phrase's value.

use super::calendar::shifted;
use super::{
    Clock, Confidence, Content, Date, Expression, Offset, Origin, Part, Period, Resolution, Time,
    Unspecified, Value,
};

pub(super) fn absolute(expression: &Expression, period: Period) -> Resolution {
    Resolution::new(
        value(expression, period),
        Origin::Absolute,
        Confidence::High,
    )
}

pub(super) fn stated(expression: &Expression, content: Content) -> Resolution {
    Resolution::new(
        Value::new(content).with_modifier(expression.modifier),
        Origin::Absolute,
        Confidence::High,
    )
}

pub(super) fn from_anchor(value: Value, confidence: Confidence) -> Resolution {
    Resolution::new(value, Origin::Anchor, confidence)
}

/// The value of a period with the phrase's time of the day and its modifier.
pub(super) fn value(expression: &Expression, period: Period) -> Value {
    let content = match (expression.time, period) {
        (Some(clock), Period::Day(_)) if expression.offset.is_none() => Content::Time(Time {
            day: Some(period),
            clock,
        }),
        // "early in the morning of a day in May"
        (
            Some(clock @ Clock::Part(_)),
            Period::Unspecified(Unspecified {
                part: Part::Day { .. },
                ..
            }),
        ) => Content::Time(Time {
            day: Some(period),
            clock,
        }),
        _ => Content::Period(period),
    };
    Value::new(content).with_modifier(expression.modifier)
}

/// The day, week, month or year that lies so far from what was found.
pub(super) fn offset_from(found: Resolution, offset: Offset) -> Resolution {
    let day = found.value.as_ref().and_then(Value::single_day);
    let modifier = found.value.as_ref().and_then(|value| value.modifier);
    match day.and_then(|day| shifted(offset.unit, offset.count, day)) {
        Some(period) => Resolution {
            value: Some(Value::from(period).with_modifier(modifier)),
            ..found
        },
        None => Resolution {
            value: None,
            ..found
        },
    }
}

/// The American reading, unless a stated weekday fits the British one alone.
pub(super) fn numeric(expression: &Expression, first: i8, second: i8, year: i16) -> Resolution {
    let (Ok(american), Ok(british)) = (
        Date::new(year, first, second),
        Date::new(year, second, first),
    ) else {
        return Resolution::IMPOSSIBLE;
    };
    let fits = |day: Date| {
        expression
            .weekday
            .is_some_and(|(weekday, _)| weekday == day.weekday())
    };
    let (day, confidence) = match (fits(american), fits(british)) {
        (false, true) => (british, Confidence::High),
        (true, false) => (american, Confidence::High),
        _ if american == british => (american, Confidence::High),
        _ => (american, Confidence::Low),
    };
    Resolution {
        confidence,
        ..absolute(expression, Period::Day(day))
    }
}
