//! TIMEX3's value format, the one that TimeML's corpora use, as it is printed.

use super::{
    Amount, Clock, Content, Duration, End, Every, Frequency, Part, Period, Stretch, Time,
    Unspecified, Value, Weekday,
};
use std::fmt::{self, Display, Formatter};

impl Value {
    /// As a TIMEX3 `value`. What TIMEX3 has no form for is printed as EDTF prints it: intervals, `?`, years of more than
    /// four digits.
    ///
    /// With [`Value::value_type`], [`Value::modifier`] and [`Value::frequency`] it says all of the value:
    /// [`Value::from_timex3`] gives it back.
    pub fn timex3(&self) -> String {
        let mark = if self.uncertain { "?" } else { "" };
        format!("{}{mark}", self.content)
    }
}

impl Display for Content {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Period(period) => period.fmt(f),
            Self::Time(time) => time.fmt(f),
            Self::Interval { from, to } => write!(f, "{from}/{to}"),
            Self::Duration(duration)
            | Self::Set {
                every: Every::Duration(duration),
                ..
            } => duration.fmt(f),
            Self::Set {
                every: Every::Stretch(stretch),
                ..
            } => stretch.fmt(f),
            Self::Reference(reference) => f.write_str(reference.timex3()),
        }
    }
}

impl Display for Stretch {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Period(period) => period.fmt(f),
            Self::Time(time) => time.fmt(f),
        }
    }
}

impl Display for End {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
            Self::At {
                stretch,
                approximate,
                uncertain,
            } => write!(f, "{stretch}{}", qualifier(*approximate, *uncertain)),
        }
    }
}

/// EDTF's mark for what is approximate, uncertain or both.
pub(super) fn qualifier(approximate: bool, uncertain: bool) -> &'static str {
    match (approximate, uncertain) {
        (false, false) => "",
        (true, false) => "~",
        (false, true) => "?",
        (true, true) => "%",
    }
}

impl Display for Period {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => {
                write!(
                    f,
                    "{}-{:02}-{:02}",
                    Year::from(day.year()),
                    day.month(),
                    day.day()
                )
            }
            Self::Week { year, week } => write!(f, "{}-W{week:02}", Year::from(year)),
            Self::Weekend { year, week } => write!(f, "{}-W{week:02}-WE", Year::from(year)),
            Self::Month { year, month } => write!(f, "{}-{month:02}", Year::from(year)),
            Self::Season { year, season } => write!(f, "{}-{}", Year::from(year), season.timex3()),
            Self::Quarter { year, quarter } => write!(f, "{}-Q{quarter}", Year::from(year)),
            Self::Half { year, half } => write!(f, "{}-H{half}", Year::from(year)),
            Self::Year(year) => Year(year).fmt(f),
            Self::FiscalYear(year) => write!(f, "FY{}", Year::from(year)),
            Self::Decade { bc, tens } => write!(f, "{}{tens:03}X", before_christ(bc)),
            Self::Century { bc, hundreds } => write!(f, "{}{hundreds:02}XX", before_christ(bc)),
            Self::Unspecified(unspecified) => unspecified.fmt(f),
        }
    }
}

fn before_christ(bc: bool) -> &'static str {
    if bc { "BC" } else { "" }
}

/// An astronomical year as TIMEX3 writes it: four digits, `BC0480`, or EDTF's `Y` where there are more.
struct Year(i32);

impl From<i16> for Year {
    fn from(year: i16) -> Self {
        Self(i32::from(year))
    }
}

impl Display for Year {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            year @ 1..=9999 => write!(f, "{year:04}"),
            year @ -9999..=0 => write!(f, "BC{:04}", 1 - year),
            year => write!(f, "Y{year}"),
        }
    }
}

impl Display for Unspecified {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => Year::from(year).fmt(f)?,
            None => f.write_str("XXXX")?,
        }
        let two =
            |number: Option<i8>| number.map_or("XX".to_owned(), |number| format!("{number:02}"));
        let one = |number: Option<i8>| number.map_or("X".to_owned(), |number| number.to_string());
        match self.part {
            Part::Whole => Ok(()),
            Part::Month(month) => write!(f, "-{}", two(month)),
            Part::Day { month, day } => write!(f, "-{}-{}", two(month), two(day)),
            Part::Week => f.write_str("-WXX"),
            Part::Weekday(weekday) => write!(f, "-WXX-{}", Weekday::to_monday_one_offset(weekday)),
            Part::Weekend => f.write_str("-WXX-WE"),
            Part::Season(season) => write!(f, "-{}", season.timex3()),
            Part::Quarter(quarter) => write!(f, "-Q{}", one(quarter)),
            Part::Half(half) => write!(f, "-H{}", one(half)),
        }
    }
}

impl Display for Time {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(day) = &self.day {
            day.fmt(f)?;
        }
        write!(f, "T{}", self.clock)
    }
}

impl Display for Clock {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Part(part) => f.write_str(part.timex3()),
            Self::At {
                hour,
                minute,
                second,
                offset,
            } => {
                write!(f, "{hour:02}")?;
                if let Some(minute) = minute {
                    write!(f, ":{minute:02}")?;
                }
                if let Some(second) = second {
                    write!(f, ":{second:02}")?;
                }
                match offset {
                    None => Ok(()),
                    Some(0) => f.write_str("Z"),
                    Some(offset) => {
                        let sign = if offset < 0 { '-' } else { '+' };
                        let minutes = offset.unsigned_abs();
                        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
                    }
                }
            }
        }
    }
}

impl Display for Duration {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut clock = false;
        for (amount, unit) in self.parts() {
            if unit.is_clock() && !clock {
                f.write_str("T")?;
                clock = true;
            }
            write!(f, "{amount}{}", unit.timex3())?;
        }
        Ok(())
    }
}

impl Display for Amount {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Unsaid => f.write_str("X"),
            Self::Thousandths(count) => {
                write!(f, "{}", count / 1000)?;
                match count % 1000 {
                    0 => Ok(()),
                    rest => write!(f, ".{}", format!("{rest:03}").trim_end_matches('0')),
                }
            }
        }
    }
}

impl Display for Frequency {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.unit {
            None => write!(f, "{}X", self.count),
            Some(unit) => {
                let clock = if unit.is_clock() { "T" } else { "" };
                write!(f, "{clock}{}{}", self.count, unit.timex3())
            }
        }
    }
}
