//! Values in words, for people.

use super::{
    Amount, Clock, Content, Date, DayPart, Duration, End, Every, Modifier, Part, Period, Reference,
    Stretch, Time, Unspecified, Value, Weekday,
};

/// A value in words: `Monday, 23 March 2015`, `the week of 9 March 2015`, `early 1990s`.
pub fn describe(value: &Value) -> String {
    let content = content(&value.content);
    let text = match value.modifier {
        None => content,
        Some(Modifier::OnOrBefore) => format!("{content} or before"),
        Some(Modifier::OnOrAfter) => format!("{content} or after"),
        Some(modifier) => format!("{} {content}", modifier_word(modifier)),
    };
    if value.uncertain {
        format!("perhaps {text}")
    } else {
        text
    }
}

/// How far a day lies from the publication date: `14 days before publication`, `the day of publication`.
pub fn distance(day: Date, anchor: Date) -> String {
    let days = days_between(anchor, day);
    match days {
        0 => "the day of publication".to_owned(),
        -1 => "the day before publication".to_owned(),
        1 => "the day after publication".to_owned(),
        _ if days < 0 => format!("{} days before publication", -days),
        _ => format!("{days} days after publication"),
    }
}

/// The days from one day to another, negative where the second is the earlier one.
pub fn days_between(from: Date, to: Date) -> i32 {
    // Both lie within twenty thousand years, which an `i32` of days holds.
    let hours = from.duration_until(to).as_hours();
    i32::try_from(hours / 24).unwrap_or(i32::MAX)
}

/// The English name of a weekday.
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// The English name of a month, 1 to 12; of another number `month`.
pub fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month)
        .ok()
        .and_then(|month| NAMES.get(month.wrapping_sub(1)))
        .copied()
        .unwrap_or("month")
}

fn modifier_word(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Start => "early",
        Modifier::Mid => "the middle of",
        Modifier::End => "late",
        Modifier::Approx => "about",
        Modifier::Before | Modifier::OnOrBefore => "before",
        Modifier::After | Modifier::OnOrAfter => "after",
        Modifier::LessThan => "less than",
        Modifier::MoreThan => "more than",
        Modifier::EqualOrLess => "at most",
        Modifier::EqualOrMore => "at least",
    }
}

fn content(content: &Content) -> String {
    match content {
        Content::Period(period) => self::period(period),
        Content::Time(time) => self::time(time),
        Content::Interval { from, to } => match (end(from), end(to)) {
            (Some(from), Some(to)) => format!("{from} to {to}"),
            (Some(from), None) => format!("from {from}"),
            (None, Some(to)) => format!("until {to}"),
            (None, None) => "at some time".to_owned(),
        },
        Content::Duration(duration) => self::duration(duration),
        Content::Set { every, frequency } => {
            let every = match every {
                Every::Stretch(stretch) => format!("every {}", self::stretch(stretch)),
                Every::Duration(duration) => match duration.parts() {
                    [(Amount::Thousandths(1000), unit)] => format!("every {}", unit.name()),
                    _ => format!("every {}", self::duration(duration)),
                },
            };
            match frequency {
                None => every,
                Some(frequency) => {
                    let unit = frequency.unit.map_or("time", |unit| unit.name());
                    let plural = if frequency.count == 1 { "" } else { "s" };
                    format!("{} {unit}{plural}, {every}", frequency.count)
                }
            }
        }
        Content::Reference(Reference::Past) => "in the past".to_owned(),
        Content::Reference(Reference::Present) => "now".to_owned(),
        Content::Reference(Reference::Future) => "in the future".to_owned(),
    }
}

fn end(end: &End) -> Option<String> {
    match end {
        End::Open | End::Unknown => None,
        End::At {
            stretch,
            approximate,
            uncertain,
        } => {
            let about = if *approximate { "about " } else { "" };
            let perhaps = if *uncertain { "perhaps " } else { "" };
            Some(format!("{perhaps}{about}{}", self::stretch(stretch)))
        }
    }
}

fn stretch(stretch: &Stretch) -> String {
    match stretch {
        Stretch::Period(period) => self::period(period),
        Stretch::Time(time) => self::time(time),
    }
}

fn period(period: &Period) -> String {
    let first_day = || period.days().and_then(|days| days.first).map(date);
    match *period {
        Period::Day(day) => format!("{}, {}", weekday_name(day.weekday()), date(day)),
        Period::Week { .. } => {
            first_day().map_or("a week".to_owned(), |day| format!("the week of {day}"))
        }
        Period::Weekend { .. } => first_day().map_or("a weekend".to_owned(), |day| {
            format!("the weekend of {day}")
        }),
        Period::Month { year: y, month } => format!("{} {}", month_name(month), year(y.into())),
        Period::Season { year: y, season } => format!("{} {}", season_name(season), year(y.into())),
        Period::Quarter { year: y, quarter } => {
            format!("{} quarter of {}", ordinal(quarter), year(y.into()))
        }
        Period::Half { year: y, half } => format!("{} half of {}", ordinal(half), year(y.into())),
        Period::Year(y) => year(y),
        Period::FiscalYear(y) => format!("the business year {}", year(y.into())),
        Period::Decade { bc, tens } => format!("the {tens}0s{}", before_christ(bc)),
        Period::Century { bc, hundreds } => {
            format!(
                "the {} century{}",
                ordinal_figure(u32::from(hundreds) + 1),
                before_christ(bc)
            )
        }
        Period::Unspecified(unspecified) => self::unspecified(&unspecified),
    }
}

fn unspecified(Unspecified { year: y, part }: &Unspecified) -> String {
    let text = match *part {
        Part::Whole => "year".to_owned(),
        Part::Month(Some(month)) => month_name(month).to_owned(),
        Part::Month(None) => "month".to_owned(),
        Part::Day { month, day } => match (day, month) {
            (Some(day), Some(month)) => format!("{day} {}", month_name(month)),
            (Some(day), None) => {
                format!("{} of the month", ordinal_figure(day.unsigned_abs().into()))
            }
            (None, Some(month)) => format!("day of {}", month_name(month)),
            (None, None) => "day".to_owned(),
        },
        Part::Week => "week".to_owned(),
        Part::Weekday(weekday) => weekday_name(weekday).to_owned(),
        Part::Weekend => "weekend".to_owned(),
        Part::Season(season) => season_name(season).to_owned(),
        Part::Quarter(quarter) => {
            quarter.map_or("quarter".to_owned(), |n| format!("{} quarter", ordinal(n)))
        }
        Part::Half(half) => half.map_or("half year".to_owned(), |n| {
            format!("{} half year", ordinal(n))
        }),
    };
    match y {
        Some(y) => format!("{text} in {}", year((*y).into())),
        None => text,
    }
}

fn time(time: &Time) -> String {
    let clock = match time.clock {
        Clock::Part(part) => day_part_name(part).to_owned(),
        Clock::At {
            hour,
            minute,
            second,
            offset,
        } => {
            let mut text = format!("{hour:02}:{:02}", minute.unwrap_or(0));
            if let Some(second) = second {
                text += &format!(":{second:02}");
            }
            match offset {
                None => text,
                Some(0) => text + " UTC",
                Some(minutes) => {
                    let sign = if minutes < 0 { '-' } else { '+' };
                    let minutes = minutes.unsigned_abs();
                    format!("{text} UTC{sign}{}:{:02}", minutes / 60, minutes % 60)
                }
            }
        }
    };
    match &time.day {
        Some(day) => format!("{}, {clock}", period(day)),
        None => clock,
    }
}

fn duration(duration: &Duration) -> String {
    let parts: Vec<String> = duration
        .parts()
        .iter()
        .map(|(amount, unit)| {
            let many = match unit.name() {
                "century" => "centuries".to_owned(),
                name => format!("{name}s"),
            };
            match amount {
                Amount::Unsaid => format!("some {many}"),
                Amount::Thousandths(1000) => format!("1 {}", unit.name()),
                Amount::Thousandths(_) => format!("{amount} {many}"),
            }
        })
        .collect();
    parts.join(" ")
}

fn date(day: Date) -> String {
    format!(
        "{} {} {}",
        day.day(),
        month_name(day.month()),
        year(day.year().into())
    )
}

fn year(year: i32) -> String {
    if year > 0 {
        year.to_string()
    } else {
        format!("{} BC", 1 - i64::from(year))
    }
}

fn before_christ(bc: bool) -> &'static str {
    if bc { " BC" } else { "" }
}

fn season_name(season: super::Season) -> &'static str {
    match season {
        super::Season::Spring => "spring",
        super::Season::Summer => "summer",
        super::Season::Autumn => "autumn",
        super::Season::Winter => "winter",
    }
}

fn day_part_name(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "morning",
        DayPart::Midday => "midday",
        DayPart::Afternoon => "afternoon",
        DayPart::Evening => "evening",
        DayPart::Night => "night",
        DayPart::Daytime => "daytime",
    }
}

fn ordinal(number: i8) -> String {
    match number {
        1 => "first".to_owned(),
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        4 => "fourth".to_owned(),
        _ => ordinal_figure(number.unsigned_abs().into()),
    }
}

/// An ordinal in figures: `21st`.
pub fn ordinal_figure(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
