//! Reading one stretch of the calendar or one time.

use super::period::iso_day;
use super::{Clock, Date, DayPart, Part, Period, Season, Stretch, Time, Unspecified, Weekday};

/// What was read, or what is wrong with it and what would be right.
pub(super) type Read<T> = Result<T, String>;

const DAY_FORM: &str =
    "this is no date; write a day as 2015-03-23, a month as 2015-03, a year as 2015";

/// A stretch of the calendar or a time, without qualifiers.
pub(super) fn stretch(text: &str) -> Read<Stretch> {
    let Some((day, time)) = text.split_once('T') else {
        return Ok(Stretch::Period(period(text)?));
    };
    let day = if day.is_empty() {
        None
    } else {
        Some(period(day)?)
    };
    if let Some(day) = &day
        && !holds_time(day)
    {
        return Err("only a day, a weekend or a week takes a time".to_owned());
    }
    Ok(Stretch::Time(Time {
        day,
        clock: clock(time)?,
    }))
}

fn holds_time(period: &Period) -> bool {
    matches!(
        period,
        Period::Day(_)
            | Period::Week { .. }
            | Period::Weekend { .. }
            | Period::Unspecified(Unspecified {
                part: Part::Day { .. } | Part::Week | Part::Weekday(_) | Part::Weekend,
                ..
            })
    )
}

/// A stretch of the calendar, without qualifiers.
pub(super) fn period(text: &str) -> Read<Period> {
    if let Some(rest) = text.strip_prefix("FY") {
        return Ok(Period::FiscalYear(four_digits(rest)?));
    }
    if let Some(rest) = text.strip_prefix('Y') {
        return long_year(rest);
    }
    if let Some(rest) = text.strip_prefix("BC") {
        return before_christ(rest);
    }
    if let Some(rest) = text.strip_prefix('-') {
        let (year, rest) = split_year(rest)?;
        if year.ends_with("XX") {
            return alone(rest, century(year, true)?);
        }
        let year = -four_digits(year)?;
        return within(Some(year), rest);
    }
    match text.len() {
        2 => {
            return Ok(Period::Century {
                bc: false,
                hundreds: number(text)?,
            });
        }
        3 => {
            return Ok(Period::Decade {
                bc: false,
                tens: number(text)?,
            });
        }
        _ => {}
    }
    let (year, rest) = split_year(text)?;
    match year {
        "XXXX" => within(None, rest),
        _ if year.ends_with("XX") => alone(rest, century(year, false)?),
        _ if year.ends_with('X') => alone(
            rest,
            Period::Decade {
                bc: false,
                tens: number(&year[..3])?,
            },
        ),
        _ => within(Some(four_digits(year)?), rest),
    }
}

/// `BC0480`, with a month and a day or without; `BC048X`, `BC04XX`.
fn before_christ(text: &str) -> Read<Period> {
    let digits = text.find('-').unwrap_or(text.len());
    let (year, rest) = text.split_at(digits);
    if !(4..=5).contains(&year.len()) {
        return Err("a year before Christ is written with four digits: BC0480".to_owned());
    }
    if year.ends_with("XX") {
        return alone(rest, century(year, true)?);
    }
    if let Some(tens) = year.strip_suffix('X') {
        let tens = number(tens)?;
        return alone(rest, Period::Decade { bc: true, tens });
    }
    match number(year)? {
        0 => Err("there is no year 0 BC".to_owned()),
        year => match i16::try_from(1 - i32::from(year)) {
            Ok(year @ -9999..) => within(Some(year), rest),
            _ => Err("the year is too far back".to_owned()),
        },
    }
}

fn century(digits: &str, bc: bool) -> Read<Period> {
    let hundreds = number(digits.get(..digits.len() - 2).unwrap_or_default())?;
    Ok(Period::Century { bc, hundreds })
}

fn long_year(text: &str) -> Read<Period> {
    let wrong = || "a year with Y is a whole number: Y17000".to_owned();
    let year: i32 = text.parse().map_err(|_| wrong())?;
    Ok(Period::Year(year))
}

/// The four characters of a year, and what follows.
fn split_year(text: &str) -> Read<(&str, &str)> {
    let (year, rest) = text.split_at_checked(4).ok_or(DAY_FORM)?;
    let shaped = year
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'X');
    if !shaped || !(rest.is_empty() || rest.starts_with('-')) {
        if text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() == 8 {
            return Err(format!(
                "write the day with hyphens: {}-{}-{}",
                &text[..4],
                &text[4..6],
                &text[6..]
            ));
        }
        return Err(DAY_FORM.to_owned());
    }
    Ok((year, rest))
}

fn alone(rest: &str, period: Period) -> Read<Period> {
    if rest.is_empty() {
        Ok(period)
    } else {
        Err("a decade or a century takes no month".to_owned())
    }
}

/// What follows a year: nothing, or a hyphen and a part of it. `None` is a year that is not said.
fn within(year: Option<i16>, rest: &str) -> Read<Period> {
    let unspecified = |part| Period::Unspecified(Unspecified { year, part });
    let Some(rest) = rest.strip_prefix('-') else {
        return Ok(year.map_or(unspecified(Part::Whole), |year| Period::Year(year.into())));
    };
    if let Some(season) = Season::ALL.into_iter().find(|season| {
        season.timex3() == rest || (year.is_some() && season.edtf().to_string() == rest)
    }) {
        return Ok(
            year.map_or(unspecified(Part::Season(season)), |year| Period::Season {
                year,
                season,
            }),
        );
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        let quarter = part_number(quarter, 1, 4, "quarters are Q1 to Q4")?;
        return Ok(match (year, quarter) {
            (Some(year), Some(quarter)) => Period::Quarter { year, quarter },
            _ => unspecified(Part::Quarter(quarter)),
        });
    }
    if let Some(half) = rest.strip_prefix('H') {
        let half = part_number(half, 1, 2, "halves are H1 and H2")?;
        return Ok(match (year, half) {
            (Some(year), Some(half)) => Period::Half { year, half },
            _ => unspecified(Part::Half(half)),
        });
    }
    if let Some(week) = rest.strip_prefix('W') {
        return self::week(year, week);
    }
    let (month, day) = rest
        .split_once('-')
        .map_or((rest, None), |(month, day)| (month, Some(day)));
    if month.len() == 1 || day.is_some_and(|day| day.len() == 1) {
        return Err("months and days have two digits: 2015-03-05".to_owned());
    }
    if !month.starts_with('X') && (25..=41).contains(&number(month)?) {
        return Err("this is EDTF of level 2; seasons are 21 to 24".to_owned());
    }
    let month = part_number(month, 2, 12, "months are 01 to 12")?;
    match day {
        None => Ok(match (year, month) {
            (Some(year), Some(month)) => Period::Month { year, month },
            _ => unspecified(Part::Month(month)),
        }),
        Some(day) => {
            let day = part_number(day, 2, 31, "days are 01 to 31")?;
            if let (Some(month), Some(day)) = (month, day) {
                // A year that is not said may be a leap year.
                let date = calendar_day(year.unwrap_or(2000), month, day)?;
                if year.is_some() {
                    return Ok(Period::Day(date));
                }
            }
            Ok(unspecified(Part::Day { month, day }))
        }
    }
}

/// `12`, `12-WE`, `12-3`, or `XX` in the place of the number.
fn week(year: Option<i16>, text: &str) -> Read<Period> {
    let (week, day) = text
        .split_once('-')
        .map_or((text, None), |(week, day)| (week, Some(day)));
    let week = part_number(week, 2, 53, "weeks are W01 to W53")?;
    let (year, week) = match (year, week) {
        (Some(year), Some(week)) => (year, week),
        (None, Some(_)) => return Err("a numbered week needs its year: 2015-W12".to_owned()),
        (_, None) => {
            let part = match day {
                None => Part::Week,
                Some("WE") => Part::Weekend,
                Some(day) => Part::Weekday(weekday(day)?),
            };
            return Ok(Period::Unspecified(Unspecified { year, part }));
        }
    };
    if iso_day(year, week, Weekday::Monday).is_none() {
        return Err(format!("{year} has 52 weeks"));
    }
    Ok(match day {
        None => Period::Week { year, week },
        Some("WE") => Period::Weekend { year, week },
        Some(day) => {
            let day = iso_day(year, week, weekday(day)?);
            Period::Day(day.ok_or("the day is outside of the calendar")?)
        }
    })
}

fn weekday(text: &str) -> Read<Weekday> {
    text.parse()
        .ok()
        .and_then(|day: i8| Weekday::from_monday_one_offset(day).ok())
        .ok_or_else(|| "weekdays are 1, Monday, to 7, Sunday".to_owned())
}

/// A number of exactly `width` digits from 1 to `most`, or as many `X`.
fn part_number(text: &str, width: usize, most: i8, range: &str) -> Read<Option<i8>> {
    if text.len() != width {
        return Err(format!("{DAY_FORM}; {range}"));
    }
    if text.bytes().all(|byte| byte == b'X') {
        return Ok(None);
    }
    match i8::try_from(number(text)?) {
        Ok(number) if (1..=most).contains(&number) => Ok(Some(number)),
        _ => Err(range.to_owned()),
    }
}

fn calendar_day(year: i16, month: i8, day: i8) -> Read<Date> {
    Date::new(year, month, day).map_err(|_| {
        let days = Date::new(year, month, 1).map_or(31, Date::days_in_month);
        format!(
            "{} {year} has {days} days",
            super::describe::month_name(month)
        )
    })
}

fn four_digits(text: &str) -> Read<i16> {
    if text.len() != 4 {
        return Err("a year has four digits".to_owned());
    }
    i16::try_from(number(text)?).map_err(|_| DAY_FORM.to_owned())
}

/// A number of digits only.
pub(super) fn number(text: &str) -> Read<u16> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DAY_FORM.to_owned());
    }
    text.parse().map_err(|_| DAY_FORM.to_owned())
}

fn clock(text: &str) -> Read<Clock> {
    const WRONG: &str =
        "a time is written as T09:30, T24:00, or as a part of day: TMO, TAF, TEV, TNI";
    if let Some(part) = DayPart::ALL.into_iter().find(|part| part.timex3() == text) {
        return Ok(Clock::Part(part));
    }
    let zone = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (digits, zone) = text.split_at(zone);
    let two = |text: &str, most: u8| -> Read<u8> {
        match u8::try_from(number(text).map_err(|_| WRONG)?) {
            Ok(number) if text.len() == 2 && number <= most => Ok(number),
            _ => Err(WRONG.to_owned()),
        }
    };
    let mut fields = digits.split(':');
    let hour = two(fields.next().unwrap_or_default(), 24)?;
    let minute = fields.next().map(|field| two(field, 59)).transpose()?;
    let second = fields.next().map(|field| two(field, 59)).transpose()?;
    if fields.next().is_some()
        || (hour == 24 && (minute.unwrap_or(0), second.unwrap_or(0)) != (0, 0))
    {
        return Err(WRONG.to_owned());
    }
    let offset = match zone {
        "" => None,
        "Z" => Some(0),
        _ => {
            let (sign, zone) = zone.split_at(1);
            let (hours, minutes) = zone.split_once(':').unwrap_or((zone, "00"));
            let minutes = i16::from(two(hours, 23)?) * 60 + i16::from(two(minutes, 59)?);
            Some(if sign == "-" { -minutes } else { minutes })
        }
    };
    Ok(Clock::At {
        hour,
        minute,
        second,
        offset,
    })
}
