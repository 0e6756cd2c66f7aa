//! EDTF (ISO 8601-2, levels 0 and 1), as it is printed.

use super::timex3::qualifier;
use super::{Clock, Content, End, Modifier, Part, Period, Stretch, Time, Unspecified, Value};

impl Value {
    /// As EDTF, where EDTF can say it. Weeks, weekends, quarters and halves are printed as intervals of days or months.
    /// `None` for all else: durations, recurrences, vague references, parts of day, times without seconds, business
    /// years, decades BC, years that are not said, and what has another modifier than "about".
    pub fn edtf(&self) -> Option<String> {
        let approximate = match self.modifier {
            None => false,
            Some(Modifier::Approx) => true,
            Some(_) => return None,
        };
        let mark = qualifier(approximate, self.uncertain);
        match &self.content {
            Content::Period(period) => match plain(period) {
                Some(text) => Some(text + mark),
                None => {
                    let (first, last) = period.ends()?;
                    Some(format!("{}{mark}/{}{mark}", plain(&first)?, plain(&last)?))
                }
            },
            Content::Time(time) if mark.is_empty() => moment(time),
            Content::Interval { from, to } if mark.is_empty() => {
                Some(format!("{}/{}", end(from, false)?, end(to, true)?))
            }
            _ => None,
        }
    }
}

/// One end of an interval; a period that EDTF has no form for is printed as its first or its last part.
fn end(end: &End, last: bool) -> Option<String> {
    Some(match end {
        End::Open => "..".to_owned(),
        End::Unknown => String::new(),
        End::At {
            stretch,
            approximate,
            uncertain,
        } => {
            let text = match stretch {
                Stretch::Time(time) => moment(time)?,
                Stretch::Period(period) => match (plain(period), period.ends()) {
                    (Some(text), _) => text,
                    (None, Some((from, to))) => plain(if last { &to } else { &from })?,
                    (None, None) => return None,
                },
            };
            text + qualifier(*approximate, *uncertain)
        }
    })
}

fn plain(period: &Period) -> Option<String> {
    Some(match *period {
        Period::Day(day) => format!("{}-{:02}-{:02}", year(day.year()), day.month(), day.day()),
        Period::Month { year: y, month } => format!("{}-{month:02}", year(y)),
        Period::Season { year: y, season } => format!("{}-{}", year(y), season.edtf()),
        Period::Year(y) => match i16::try_from(y) {
            Ok(y) if (-9999..=9999).contains(&y) => year(y),
            _ => format!("Y{y}"),
        },
        Period::Decade { bc: false, tens } => format!("{tens:03}X"),
        Period::Century { bc, hundreds } => {
            format!("{}{hundreds:02}XX", if bc { "-" } else { "" })
        }
        Period::Unspecified(Unspecified {
            year: Some(y),
            part,
        }) => match part {
            Part::Month(None) => format!("{}-XX", year(y)),
            Part::Day {
                month: Some(month),
                day: None,
            } => format!("{}-{month:02}-XX", year(y)),
            Part::Day {
                month: None,
                day: None,
            } => format!("{}-XX-XX", year(y)),
            _ => return None,
        },
        _ => return None,
    })
}

/// A year of four digits, with a minus before the year 0.
fn year(year: i16) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

/// A day and a time down to the second; EDTF has no shorter ones.
fn moment(time: &Time) -> Option<String> {
    match time {
        Time {
            day: Some(day @ Period::Day(_)),
            clock: clock @ Clock::At {
                second: Some(_), ..
            },
        } => Some(format!("{}T{clock}", plain(day)?)),
        _ => None,
    }
}
