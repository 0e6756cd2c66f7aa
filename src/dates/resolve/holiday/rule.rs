//! The rules by which holidays fall on their days.

use super::Occurrence;
use crate::dates::{Date, Weekday};
use icu_calendar::cal::{
    ChineseTraditional, Gregorian, Hebrew, Hijri, Iso, Julian, KoreanTraditional, Persian,
};
use icu_calendar::types::Month;
use icu_calendar::{AsCalendar, Date as CalendarDate};

/// A rule: a day that is found in each year, perhaps some days from it, perhaps several days long.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    base: Base,
    /// Days from the day that is found to the first one that is meant.
    plus: i32,
    /// How many days; 0 for as many as are found.
    days: i32,
}

#[derive(Debug, Clone, Copy)]
enum Base {
    Day(i8, i8),
    /// The number is -1 for the month's last.
    Nth(i8, Weekday, i8),
    OnOrAfter(Weekday, i8, i8),
    Listed(&'static [(i16, i8, i8)]),
    Easter,
    OrthodoxEaster,
    Thingyan,
    BurmeseNewYear,
    /// A month's day, or all of the month.
    Calendar(OtherCalendar, u8, Option<u8>),
}

#[derive(Debug, Clone, Copy)]
enum OtherCalendar {
    Islamic,
    Hebrew,
    Chinese,
    Korean,
    Persian,
}

const fn rule(base: Base) -> Rule {
    Rule {
        base,
        plus: 0,
        days: 0,
    }
}

/// A month's day.
pub(super) const fn on(month: i8, day: i8) -> Rule {
    rule(Base::Day(month, day))
}

/// The first to fifth such weekday of a month.
pub(super) const fn nth(n: i8, weekday: Weekday, month: i8) -> Rule {
    rule(Base::Nth(n, weekday, month))
}

/// The last such weekday of a month.
pub(super) const fn last(weekday: Weekday, month: i8) -> Rule {
    rule(Base::Nth(-1, weekday, month))
}

/// The first such weekday from a day on, that day included.
pub(super) const fn on_or_after(weekday: Weekday, month: i8, day: i8) -> Rule {
    rule(Base::OnOrAfter(weekday, month, day))
}

/// The days that are listed, at most one a year, as year, month and day.
pub(super) const fn listed(days: &'static [(i16, i8, i8)]) -> Rule {
    rule(Base::Listed(days))
}

/// Some days from Easter Sunday of the Western churches.
pub(super) const fn easter(days: i32) -> Rule {
    rule(Base::Easter).plus(days)
}

/// Some days from Easter Sunday of the Orthodox churches.
pub(super) const fn orthodox_easter(days: i32) -> Rule {
    rule(Base::OrthodoxEaster).plus(days)
}

/// A day of the Islamic year, by the calendar of Umm al-Qura, which Saudi Arabia uses. Month 9 is Ramadan.
pub(super) const fn islamic(month: u8, day: u8) -> Rule {
    rule(Base::Calendar(OtherCalendar::Islamic, month, Some(day)))
}

/// A whole month of the Islamic year.
pub(super) const fn islamic_month(month: u8) -> Rule {
    rule(Base::Calendar(OtherCalendar::Islamic, month, None))
}

/// A day of the Jewish year. Month 1 is Tishri, 6 Adar, in a leap year the second one, and 7 Nisan.
pub(super) const fn hebrew(month: u8, day: u8) -> Rule {
    rule(Base::Calendar(OtherCalendar::Hebrew, month, Some(day)))
}

/// A day of the traditional Chinese year.
pub(super) const fn chinese(month: u8, day: u8) -> Rule {
    rule(Base::Calendar(OtherCalendar::Chinese, month, Some(day)))
}

/// A day of the traditional Korean year.
pub(super) const fn korean(month: u8, day: u8) -> Rule {
    rule(Base::Calendar(OtherCalendar::Korean, month, Some(day)))
}

/// A day of the solar year of Iran.
pub(super) const fn persian(month: u8, day: u8) -> Rule {
    rule(Base::Calendar(OtherCalendar::Persian, month, Some(day)))
}

/// The days of Thingyan, from its eve to the last day of the Burmese year.
pub(super) const fn thingyan() -> Rule {
    rule(Base::Thingyan)
}

/// The first day of the Burmese year, which follows Thingyan.
pub(super) const fn burmese_new_year() -> Rule {
    rule(Base::BurmeseNewYear)
}

impl Rule {
    /// Some days later, or, less than 0, earlier.
    pub(super) const fn plus(self, days: i32) -> Self {
        Self { plus: days, ..self }
    }

    /// So many days, from the first one on.
    pub(super) const fn lasting(self, days: i32) -> Self {
        Self { days, ..self }
    }

    /// The times that begin in a year, in order. None where an end is out of the years that can be counted.
    pub(super) fn occurrences(self, year: i16) -> [Option<Occurrence>; 2] {
        self.base.occurrences(year).map(|found| {
            let found = found?;
            let first = later(found.first, self.plus)?;
            let last = match self.days {
                0 => later(found.last, self.plus)?,
                days => later(first, days - 1)?,
            };
            Some(Occurrence { first, last })
        })
    }
}

impl Base {
    fn occurrences(self, year: i16) -> [Option<Occurrence>; 2] {
        let on = |month, day| Date::new(year, month, day).ok();
        let day = match self {
            Self::Day(month, day) => on(month, day),
            Self::Nth(n, weekday, month) => {
                on(month, 1).and_then(|day| day.nth_weekday_of_month(n, weekday).ok())
            }
            Self::OnOrAfter(weekday, month, day) => {
                on(month, day).and_then(|day| later(day, day.weekday().until(weekday).into()))
            }
            Self::Listed(days) => days
                .iter()
                .find(|listed| listed.0 == year)
                .and_then(|&(_, month, day)| on(month, day)),
            Self::Easter => civil(Gregorian::easter(year.into())),
            Self::OrthodoxEaster => civil(Julian::easter(year.into())),
            Self::Thingyan => return [thingyan_in(year), None],
            Self::BurmeseNewYear => thingyan_in(year).and_then(|days| later(days.last, 1)),
            Self::Calendar(calendar, month, day) => return calendar.occurrences(year, month, day),
        };
        [
            day.map(|day| Occurrence {
                first: day,
                last: day,
            }),
            None,
        ]
    }
}

impl OtherCalendar {
    fn occurrences(self, year: i16, month: u8, day: Option<u8>) -> [Option<Occurrence>; 2] {
        match self {
            Self::Islamic => begun_in(year, Hijri::new_umm_al_qura(), month, day),
            Self::Hebrew => begun_in(year, Hebrew::new(), month, day),
            Self::Chinese => begun_in(year, ChineseTraditional::new(), month, day),
            Self::Korean => begun_in(year, KoreanTraditional::new(), month, day),
            Self::Persian => begun_in(year, Persian::new(), month, day),
        }
    }
}

/// A day of another calendar's month, or the whole month, as often as it begins in a year of ours.
fn begun_in<C: AsCalendar + Copy>(
    year: i16,
    calendar: C,
    month: u8,
    day: Option<u8>,
) -> [Option<Occurrence>; 2] {
    let Ok(january) = CalendarDate::try_new_iso(year.into(), 1, 1) else {
        return [None; 2];
    };
    // A year of ours has days of at most three years that are about as long or some days shorter.
    let years = january.to_calendar(calendar).year().extended_year()..;
    let mut begun = years.take(3).filter_map(|other| {
        let found =
            CalendarDate::try_new(other.into(), Month::new(month), day.unwrap_or(1), calendar)
                .ok()?;
        let first = civil(found)?;
        let days = match day {
            Some(_) => 1,
            None => i32::from(found.days_in_month()),
        };
        let last = later(first, days - 1)?;
        (first.year() == year).then_some(Occurrence { first, last })
    });
    [begun.next(), begun.next()]
}

/// From the eve of Thingyan to the last day of the Burmese year in a year of ours.
///
/// The sun's year and the length of Thingyan that Burmese calendars have been made by since the year 1312, our 1950; see
/// Yan Naing Aye, "Algorithm, Program and Calculation of Myanmar Calendar".
fn thingyan_in(year: i16) -> Option<Occurrence> {
    const DAYS_IN_YEAR: f64 = 1_577_917_828.0 / 4_320_000.0;
    const BEGINNING: f64 = 1_954_168.050_623;
    const LENGTH: f64 = 2.169_918_982;
    const UNIX_EPOCH: f64 = 2_440_588.0;
    const FIRST_DAY: Date = jiff::civil::date(1970, 1, 1);
    let burmese = f64::from(year) - 638.0;
    let end = DAYS_IN_YEAR * burmese + BEGINNING;
    let day = |julian: f64| later(FIRST_DAY, (julian.round() - UNIX_EPOCH) as i32);
    Some(Occurrence {
        first: later(day(end - LENGTH)?, -1)?,
        last: day(end)?,
    })
}

/// A day of another calendar, where ours can count it.
fn civil<C: AsCalendar>(day: CalendarDate<C>) -> Option<Date> {
    let day = day.to_calendar(Iso);
    Date::new(
        day.year().extended_year().try_into().ok()?,
        day.month().number().try_into().ok()?,
        day.day_of_month().0.try_into().ok()?,
    )
    .ok()
}

fn later(day: Date, days: i32) -> Option<Date> {
    let days = jiff::Span::new().try_days(days).ok()?;
    day.checked_add(days).ok()
}
