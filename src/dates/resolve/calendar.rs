//! Days, months and seasons near an anchor.

use super::{Confidence, Date, Period, Season, Shift, Tense, Unit, Weekday, days_between};

/// The day itself or the one `days` later, at most the calendar's last.
pub(super) fn later(day: Date, days: i32) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// The weekday that news copy means: the last one, the anchor included; the next one where the clause is in the future.
/// "last Monday" is before the anchor, "next Monday" after it, "this Monday", without a verb, in its week.
pub(super) fn nearest_weekday(
    weekday: Weekday,
    anchor: Date,
    shift: Option<Shift>,
    tense: Tense,
) -> Date {
    let behind = i32::from(anchor.weekday().since(weekday));
    let ahead = i32::from(anchor.weekday().until(weekday));
    match (shift, tense) {
        (Some(Shift::Last), _) => later(anchor, if behind == 0 { -7 } else { -behind }),
        // On a Thursday "next Friday" is not tomorrow.
        (Some(Shift::Next), _) => later(anchor, if ahead <= 2 { ahead + 7 } else { ahead }),
        (_, Tense::Future) => later(anchor, ahead),
        (Some(Shift::This), Tense::Unsaid) => {
            let monday = i32::from(anchor.weekday().to_monday_zero_offset());
            later(anchor, i32::from(weekday.to_monday_zero_offset()) - monday)
        }
        _ => later(anchor, -behind),
    }
}

/// How much farther a day ahead counts than one behind, by the clause's tense: numerator and denominator.
fn weight(tense: Tense) -> (i32, i32) {
    match tense {
        Tense::Past => (8, 1),
        Tense::Unsaid => (1, 1),
        Tense::Future => (1, 8),
    }
}

/// The day of a month, without its year: the nearest to the anchor, one behind before one ahead. A weekday decides where
/// it fits a year within half a year of the anchor. `None` for a 29 February close to the anchor in a common year.
pub(super) fn day_in_nearest_year(
    month: i8,
    day: i8,
    weekday: Option<Weekday>,
    anchor: Date,
    tense: Tense,
) -> Option<(Date, Confidence)> {
    const HALF_YEAR: i32 = 184;
    const CLOSE: i32 = 60;
    // Two leap years are at most eight years apart.
    let years = if (month, day) == (2, 29) {
        -8..=8
    } else {
        -1..=1
    };
    let distance = |date: Date| days_between(anchor, date);
    if (month, day) == (2, 29) {
        // What a 29 February in each of the years would be near to.
        let near = years
            .clone()
            .filter_map(|offset| Date::new(anchor.year() + offset, 2, 28).ok())
            .find(|date| distance(*date).abs() <= CLOSE);
        if near.is_some_and(|date| !date.in_leap_year()) {
            return None;
        }
    }
    let dates: Vec<Date> = years
        .filter_map(|offset| Date::new(anchor.year().checked_add(offset)?, month, day).ok())
        .collect();
    if let Some(weekday) = weekday {
        let fitting = dates
            .iter()
            .filter(|date| date.weekday() == weekday && distance(**date).abs() <= HALF_YEAR)
            .min_by_key(|date| distance(**date).abs());
        if let Some(date) = fitting {
            return Some((*date, Confidence::High));
        }
    }
    let (ahead, behind) = weight(tense);
    let score = |date: Date| match distance(date) {
        days @ 1.. => days * ahead * 2 + 1,
        days => -days * behind * 2,
    };
    let date = dates.into_iter().min_by_key(|date| score(*date))?;
    let confidence = match distance(date).abs() {
        ..=120 => Confidence::High,
        _ => Confidence::Medium,
    };
    Some((date, confidence))
}

/// A month without its year: the nearest to the anchor, one behind before one ahead; a verb decides.
pub(super) fn month_in_nearest_year(
    month: i8,
    anchor: Date,
    shift: Option<Shift>,
    tense: Tense,
) -> (Period, Confidence) {
    let in_year = |offset: i16| Period::Month {
        year: anchor.year().saturating_add(offset),
        month,
    };
    let difference = i32::from(month) - i32::from(anchor.month());
    let (offset, confidence) = match (shift, tense) {
        (Some(Shift::Last | Shift::Previous), _) => {
            (if difference < 0 { 0 } else { -1 }, Confidence::Medium)
        }
        (Some(Shift::Next | Shift::Following), _) => {
            (if difference > 0 { 0 } else { 1 }, Confidence::Medium)
        }
        (Some(Shift::This), _) => (0, Confidence::High),
        (None, Tense::Past) => (if difference <= 0 { 0 } else { -1 }, Confidence::Medium),
        (None, Tense::Future) => (if difference >= 0 { 0 } else { 1 }, Confidence::Medium),
        (None, Tense::Unsaid) => match difference {
            ..=-7 => (1, Confidence::Low),
            -6..=0 => (0, Confidence::Medium),
            1..=5 => (0, Confidence::Low),
            6.. => (-1, Confidence::Medium),
        },
    };
    (in_year(offset), confidence)
}

/// The unit of the calendar that holds the anchor, or the one that many units after it; `None` for a unit of the clock or
/// outside of the calendar.
pub(super) fn shifted(unit: Unit, offset: i32, anchor: Date) -> Option<Period> {
    let small = i16::try_from(offset).ok()?;
    let year = i32::from(anchor.year());
    // The day after the last one of the calendar is none.
    let days_later = |days: i32| {
        let span = jiff::Span::new().try_days(days).ok()?;
        anchor.checked_add(span).ok()
    };
    Some(match unit {
        Unit::Day => Period::Day(days_later(offset)?),
        Unit::Week => Period::week_of(days_later(offset.checked_mul(7)?)?),
        Unit::Weekend => Period::weekend_of(days_later(offset.checked_mul(7)?)?),
        Unit::Month | Unit::Quarter => {
            let (length, within) = match unit {
                Unit::Month => (1, i32::from(anchor.month()) - 1),
                _ => (3, (i32::from(anchor.month()) - 1) / 3),
            };
            let count = 12 / length;
            let all = year * count + within + i32::from(small);
            let year = i16::try_from(all.div_euclid(count)).ok()?;
            let within = i8::try_from(all.rem_euclid(count) + 1).ok()?;
            match unit {
                Unit::Month => Period::Month {
                    year,
                    month: within,
                },
                _ => Period::Quarter {
                    year,
                    quarter: within,
                },
            }
        }
        Unit::Year => Period::Year(year + i32::from(small)),
        Unit::Decade => Period::Decade {
            bc: false,
            tens: u16::try_from(year.div_euclid(10) + i32::from(small))
                .ok()
                .filter(|tens| *tens <= 999)?,
        },
        Unit::Century => Period::Century {
            bc: false,
            hundreds: u16::try_from(year.div_euclid(100) + i32::from(small))
                .ok()
                .filter(|hundreds| *hundreds <= 99)?,
        },
        Unit::Hour | Unit::Minute | Unit::Second => return None,
    })
}

/// The weekend that "the weekend" means: on a weekend this one, in the week the last one, or, ahead, the next one.
pub(super) fn weekend(anchor: Date, ahead: bool) -> Period {
    let on_weekend = matches!(anchor.weekday(), Weekday::Saturday | Weekday::Sunday);
    Period::weekend_of(if ahead || on_weekend {
        anchor
    } else {
        later(anchor, -7)
    })
}

/// "this summer", the summer of the anchor's year, or the winter around it; "last" is over, "next" has not begun.
pub(super) fn season_shifted(season: Season, shift: Shift, anchor: Date) -> Period {
    let in_year = |offset: i16| Period::Season {
        year: anchor.year().saturating_add(offset),
        season,
    };
    // A winter is counted to the year that it begins in.
    let (first, last) = match season {
        Season::Spring => (3, 5),
        Season::Summer => (6, 8),
        Season::Autumn => (9, 11),
        Season::Winter => (12, 14),
    };
    let month = i32::from(anchor.month());
    let within_last = month + 12 <= last;
    match shift {
        Shift::This => in_year(if within_last { -1 } else { 0 }),
        Shift::Last | Shift::Previous if within_last => in_year(-2),
        Shift::Last | Shift::Previous => in_year(if last < month { 0 } else { -1 }),
        Shift::Next | Shift::Following => in_year(if month < first { 0 } else { 1 }),
    }
}

/// The quarter or half of a year, one of `count`, of which news speaks without its year: the last one that is over, where
/// the clause does not look ahead.
pub(super) fn latest_part(anchor: Date, number: i8, count: i8, tense: Tense) -> (i16, i8) {
    let length = 12 / count;
    let current = (anchor.month() - 1) / length + 1;
    let year = anchor.year();
    let year = match tense {
        // Results of the one that has just ended are still to come.
        Tense::Future if number + 1 == current => year,
        Tense::Future if current == 1 && number == count => year.saturating_sub(1),
        Tense::Future if number < current => year.saturating_add(1),
        Tense::Future => year,
        _ if number >= current => year.saturating_sub(1),
        _ => year,
    };
    (year, number)
}

/// The first such weekday after a day, or the last one before it.
pub(super) fn stepped_weekday(weekday: Weekday, day: Date, after: bool) -> Date {
    let steps = if after {
        i32::from(day.weekday().until(weekday))
    } else {
        -i32::from(day.weekday().since(weekday))
    };
    match (steps, after) {
        (0, true) => later(day, 7),
        (0, false) => later(day, -7),
        _ => later(day, steps),
    }
}

/// The day of a month by its number: of the base's month; with a tense, the last or the next such day from the base.
pub(super) fn day_of_month(base: Date, number: i8, tense: Option<Tense>) -> Option<Date> {
    let in_month = Date::new(base.year(), base.month(), number).ok();
    let step = match tense {
        Some(Tense::Future) if number < base.day() => 1,
        Some(Tense::Past | Tense::Unsaid) if number > base.day() => -1,
        _ => return in_month,
    };
    match shifted(Unit::Month, step, base)? {
        Period::Month { year, month } => Date::new(year, month, number).ok(),
        _ => None,
    }
}
