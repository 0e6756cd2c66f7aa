//! From a date phrase to its value.

mod calendar;
mod holiday;

use super::{
    Clock, Content, Date, End, Expression, Fields, Meaning, Period, Season, Shift, Stretch, Tense,
    Time, Unit, Value, Weekday, days_between,
};
use calendar::{
    day_in_nearest_year, month_in_nearest_year, nearest_weekday, season_shifted, shifted, weekend,
};
pub use holiday::{Certainty, Holiday, Occurrence};

/// What a phrase is resolved against.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The publication date.
    pub anchor: Option<Date>,
    /// The phrases of the article before this one, in order, with their values.
    pub earlier: &'a [Resolution],
}

/// A phrase's value and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// The value; `None` where nothing gives it one.
    pub value: Option<Value>,
    /// What it was found from.
    pub origin: Origin,
    /// How sure it is.
    pub confidence: Confidence,
}

/// What a value was found from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The phrase alone.
    Absolute,
    /// The publication date.
    Anchor,
    /// An earlier phrase, by its place in [`Context::earlier`].
    Phrase(u32),
    /// Nothing: the phrase needs an anchor, or an earlier phrase, and there is none.
    Unanchored,
    /// The phrase names a day that the calendar does not have.
    Impossible,
}

/// How sure a resolution is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Guessed.
    Low,
    /// The usual reading.
    Medium,
    /// No other reading.
    High,
}

impl Resolution {
    const UNANCHORED: Self = Self {
        value: None,
        origin: Origin::Unanchored,
        confidence: Confidence::Low,
    };

    const IMPOSSIBLE: Self = Self {
        value: None,
        origin: Origin::Impossible,
        confidence: Confidence::High,
    };

    fn new(value: Value, origin: Origin, confidence: Confidence) -> Self {
        Self {
            value: Some(value),
            origin,
            confidence,
        }
    }
}

/// Gives a phrase its value.
///
/// - A day or month without its year lies in the year that puts it nearest to the publication date; the verb of its
///   clause weighs on it, and a stated weekday decides where it fits one of the years.
/// - A weekday is the last one, the publication date included, or, where its clause speaks of the future, the next one.
/// - "that day" and the like are the last such day, month or year of the phrases before.
pub fn resolve(expression: &Expression, context: Context<'_>) -> Resolution {
    match expression.meaning {
        Meaning::Calendar(fields) => calendar(expression, fields, context),
        Meaning::Range(from, to) => range(expression, from, to, context),
        Meaning::Period(period) => absolute(expression, period),
        Meaning::Season {
            season,
            year: Some(year),
        } => absolute(expression, Period::Season { year, season }),
        Meaning::Numeric {
            first,
            second,
            year,
        } => numeric(expression, first, second, year),
        Meaning::Same(unit) => same(unit, context),
        Meaning::Weekday
        | Meaning::Relative { .. }
        | Meaning::Weekend
        | Meaning::Season { year: None, .. } => match context.anchor {
            Some(anchor) => from_anchor(expression, anchor),
            None => Resolution::UNANCHORED,
        },
    }
}

fn absolute(expression: &Expression, period: Period) -> Resolution {
    Resolution::new(
        value(expression, period),
        Origin::Absolute,
        Confidence::High,
    )
}

/// The value of a period with the phrase's part of the day and its modifier.
fn value(expression: &Expression, period: Period) -> Value {
    let content = match (expression.part, period) {
        (Some(part), Period::Day(_)) => Content::Time(Time {
            day: Some(period),
            clock: Clock::Part(part),
        }),
        _ => Content::Period(period),
    };
    Value::new(content).with_modifier(expression.modifier)
}

/// The American reading, unless a stated weekday fits the British one alone.
fn numeric(expression: &Expression, first: i8, second: i8, year: i16) -> Resolution {
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

fn calendar(expression: &Expression, fields: Fields, context: Context<'_>) -> Resolution {
    if !fields.is_possible() {
        return Resolution::IMPOSSIBLE;
    }
    if let Some(year) = fields.year {
        return match fields.in_year(year) {
            Some(period) => absolute(expression, period),
            None => Resolution::IMPOSSIBLE,
        };
    }
    let (Some(anchor), Some(month)) = (context.anchor, fields.month) else {
        return Resolution::UNANCHORED;
    };
    let Some(day) = fields.day else {
        let (period, confidence) =
            month_in_nearest_year(month, anchor, expression.shift, expression.tense);
        return Resolution::new(value(expression, period), Origin::Anchor, confidence);
    };
    let weekday = expression.weekday.map(|(weekday, _)| weekday);
    match day_in_nearest_year(month, day, weekday, anchor, expression.tense) {
        Some((day, confidence)) => Resolution::new(
            value(expression, Period::Day(day)),
            Origin::Anchor,
            confidence,
        ),
        None => Resolution::IMPOSSIBLE,
    }
}

fn range(expression: &Expression, from: Fields, to: Fields, context: Context<'_>) -> Resolution {
    if !from.is_possible() || !to.is_possible() {
        return Resolution::IMPOSSIBLE;
    }
    let (first_year, last_year, origin, confidence) = match (from.year, to.year) {
        (Some(first), Some(last)) => (first, last, Origin::Absolute, Confidence::High),
        (Some(year), None) | (None, Some(year)) => (year, year, Origin::Absolute, Confidence::High),
        (None, None) => {
            let (Some(anchor), Some(month)) = (context.anchor, from.month) else {
                return Resolution::UNANCHORED;
            };
            let found = match from.day {
                Some(day) => day_in_nearest_year(month, day, None, anchor, expression.tense)
                    .map(|(day, confidence)| (day.year(), confidence)),
                None => match month_in_nearest_year(month, anchor, None, expression.tense) {
                    (Period::Month { year, .. }, confidence) => Some((year, confidence)),
                    _ => None,
                },
            };
            let Some((year, confidence)) = found else {
                return Resolution::IMPOSSIBLE;
            };
            let turns = (from.month, from.day) > (to.month, to.day);
            (
                year,
                year.saturating_add(i16::from(turns)),
                Origin::Anchor,
                confidence,
            )
        }
    };
    match (from.in_year(first_year), to.in_year(last_year)) {
        (Some(from), Some(to)) => {
            let end = |period| End::At {
                stretch: Stretch::Period(period),
                approximate: false,
                uncertain: false,
            };
            let content = Content::Interval {
                from: end(from),
                to: end(to),
            };
            Resolution::new(
                Value::new(content).with_modifier(expression.modifier),
                origin,
                confidence,
            )
        }
        _ => Resolution::IMPOSSIBLE,
    }
}

fn from_anchor(expression: &Expression, anchor: Date) -> Resolution {
    let from =
        |period, confidence| Resolution::new(value(expression, period), Origin::Anchor, confidence);
    match expression.meaning {
        Meaning::Weekday => {
            let Some((weekday, _)) = expression.weekday else {
                return Resolution::UNANCHORED;
            };
            let day = nearest_weekday(weekday, anchor, expression.shift, expression.tense);
            let confidence = match expression.shift {
                Some(Shift::Last | Shift::Next) => Confidence::Low,
                _ => Confidence::Medium,
            };
            from(Period::Day(day), confidence)
        }
        // What happened "this weekend" did so on a weekend that has begun.
        Meaning::Relative {
            unit: Unit::Weekend,
            offset: 0,
        } if expression.tense == Tense::Past => from(weekend(anchor, false), Confidence::Medium),
        Meaning::Relative { unit, offset } => match shifted(unit, offset, anchor) {
            Some(period) => from(period, Confidence::High),
            None => Resolution::UNANCHORED,
        },
        Meaning::Weekend => from(
            weekend(anchor, expression.tense == Tense::Future),
            Confidence::Medium,
        ),
        Meaning::Season { season, .. } => {
            let shift = expression.shift.unwrap_or(Shift::This);
            from(season_shifted(season, shift, anchor), Confidence::Medium)
        }
        _ => Resolution::UNANCHORED,
    }
}

/// The last phrase before that names such a unit, or a part of one.
fn same(unit: Unit, context: Context<'_>) -> Resolution {
    let found = context
        .earlier
        .iter()
        .enumerate()
        .rev()
        .find_map(|(index, earlier)| {
            let period = unit_of(unit, earlier.value.as_ref()?)?;
            Some((index, period, earlier.confidence))
        });
    match found {
        Some((index, period, confidence)) => Resolution::new(
            period.into(),
            u32::try_from(index).map_or(Origin::Unanchored, Origin::Phrase),
            confidence.min(Confidence::Medium),
        ),
        None => Resolution::UNANCHORED,
    }
}

/// The unit in which a value lies, where it lies in one.
fn unit_of(unit: Unit, value: &Value) -> Option<Period> {
    let days = value.stretch().and(value.days())?;
    let (first, last) = (days.first?, days.last?);
    // A value that is only about right, or a winter, reaches over two years.
    let first = shifted(unit, 0, first)?;
    (first == shifted(unit, 0, last)?).then_some(first)
}
