//! Reading `when=` values: EDTF (levels 0 and 1) and TIMEX3, which share most of their forms.

use super::read_period::{Read, number, stretch};
use super::{
    Amount, Content, Duration, End, Every, Frequency, Modifier, Part, Period, Reference, Stretch,
    Time, Unit, Unspecified, Value, ValueType, WhenError,
};

impl Value {
    /// Reads EDTF (levels 0 and 1) or a TIMEX3 value. A stretch of which the year is not said, such as `XXXX-WXX-7`, is
    /// a recurrence.
    ///
    /// # Errors
    /// Text that is neither, or a day that the calendar lacks; the message says which.
    pub fn parse_when(text: &str) -> Result<Self, WhenError> {
        let mut value = read(text).map_err(|problem| {
            let shown: String = text.trim().chars().take(40).collect();
            WhenError {
                message: if shown.is_empty() {
                    problem
                } else {
                    format!("{shown}: {problem}")
                },
            }
        })?;
        if let Some(stretch) = value.stretch()
            && stretch.recurs()
        {
            value.content = Content::Set {
                every: Every::Stretch(stretch),
                frequency: None,
            };
        }
        Ok(value)
    }

    /// Reads what TIMEX3 says in four attributes: `value`, `type`, `mod` and `freq`.
    ///
    /// # Errors
    /// As [`Value::parse_when`]; also a `mod` or `freq` that TIMEX3 does not have, and a `type` that the value cannot be.
    pub fn from_timex3(
        value: &str,
        value_type: ValueType,
        modifier: Option<&str>,
        frequency: Option<&str>,
    ) -> Result<Self, WhenError> {
        let problem = |message: String| WhenError { message };
        let mut read = read(value).map_err(|message| problem(format!("{value}: {message}")))?;
        if let Some(modifier) = modifier {
            let known = Modifier::ALL
                .into_iter()
                .find(|known| known.timex3() == modifier);
            read.modifier = Some(
                known.ok_or_else(|| problem(format!("{modifier}: TIMEX3 has no such modifier")))?,
            );
        }
        if value_type == ValueType::Set {
            let every = match read.content {
                Content::Period(period) => Every::Stretch(Stretch::Period(period)),
                Content::Time(time) => Every::Stretch(Stretch::Time(time)),
                Content::Duration(duration) => Every::Duration(duration),
                _ => return Err(problem(format!("{value}: this is no recurrence"))),
            };
            let frequency = frequency
                .map(|text| {
                    read_frequency(text).ok_or_else(|| {
                        problem(format!("{text}: a frequency is written as 2X or 3D"))
                    })
                })
                .transpose()?;
            read.content = Content::Set { every, frequency };
        }
        if read.value_type() != value_type {
            return Err(problem(format!("{value}: this is of another type")));
        }
        Ok(read)
    }
}

impl Stretch {
    /// Whether it is written for what comes back each year or week.
    fn recurs(self) -> bool {
        let (Self::Period(period)
        | Self::Time(Time {
            day: Some(period), ..
        })) = self
        else {
            return false;
        };
        matches!(
            period,
            Period::Unspecified(Unspecified { year: None, part })
                if !matches!(part, Part::Whole | Part::Month(None) | Part::Day { month: None, day: None })
        )
    }
}

fn read(text: &str) -> Read<Value> {
    let text = text.trim();
    if text.is_empty() {
        return Err("the value is empty; write a day such as 2015-03-23".to_owned());
    }
    if !text.is_ascii() || text.bytes().any(|byte| byte.is_ascii_whitespace()) {
        return Err("this is no date; write a day as 2015-03-23".to_owned());
    }
    if let Some(reference) = Reference::ALL
        .into_iter()
        .find(|known| known.timex3() == text)
    {
        return Ok(Value::new(Content::Reference(reference)));
    }
    if let Some(rest) = text.strip_prefix('P') {
        return Ok(Value::new(Content::Duration(duration(rest)?)));
    }
    if let Some((from, to)) = text.split_once('/') {
        return interval(from, to);
    }
    let (text, approximate, uncertain) = qualified(text);
    let mut value = match text.strip_prefix('-') {
        Some(digits) if is_decade(digits) => {
            return negative_decade(digits, approximate, uncertain);
        }
        _ => match stretch(text)? {
            Stretch::Period(period) => Value::from(period),
            Stretch::Time(_) if approximate || uncertain => {
                return Err("only a date takes ?, ~ or %, not a time".to_owned());
            }
            Stretch::Time(time) => Value::new(Content::Time(time)),
        },
    };
    value.uncertain = uncertain;
    value.modifier = approximate.then_some(Modifier::Approx);
    Ok(value)
}

/// A text without EDTF's qualifier at its end; whether that says approximate, and whether uncertain.
fn qualified(text: &str) -> (&str, bool, bool) {
    match text.as_bytes().last() {
        Some(b'~') => (&text[..text.len() - 1], true, false),
        Some(b'?') => (&text[..text.len() - 1], false, true),
        Some(b'%') => (&text[..text.len() - 1], true, true),
        _ => (text, false, false),
    }
}

fn is_decade(digits: &str) -> bool {
    digits.len() == 4
        && digits.ends_with('X')
        && digits.as_bytes()[..3].iter().all(u8::is_ascii_digit)
}

/// `-048X`: the years -489 to -480. It is no decade BC as people count them, and so an interval.
fn negative_decade(digits: &str, approximate: bool, uncertain: bool) -> Read<Value> {
    let tens = i32::from(number(&digits[..3])?);
    let year = |year: i32| End::At {
        stretch: Stretch::Period(Period::Year(year)),
        approximate,
        uncertain,
    };
    Ok(Value::new(Content::Interval {
        from: year(-(tens * 10 + 9)),
        to: year(-(tens * 10)),
    }))
}

fn interval(from: &str, to: &str) -> Read<Value> {
    if to.contains('/') {
        return Err("an interval has one slash: 2015-03-17/2015-03-22".to_owned());
    }
    let value = Value::new(Content::Interval {
        from: end(from)?,
        to: end(to)?,
    });
    if let Content::Interval {
        from: End::Open | End::Unknown,
        to: End::Open | End::Unknown,
    } = &value.content
    {
        return Err("an interval needs a date on one side".to_owned());
    }
    if let Some(days) = value.days()
        && let (Some(first), Some(last)) = (days.first, days.last)
        && last < first
    {
        return Err("the interval ends before it begins".to_owned());
    }
    Ok(value)
}

fn end(text: &str) -> Read<End> {
    Ok(match text {
        "" => End::Unknown,
        ".." => End::Open,
        _ => {
            let (text, approximate, uncertain) = qualified(text);
            End::At {
                stretch: stretch(text)?,
                approximate,
                uncertain,
            }
        }
    })
}

/// A duration without its `P`.
fn duration(mut text: &str) -> Read<Duration> {
    const WRONG: &str = "a duration is written as P3D, P2Y6M or PT30M";
    let mut parts = Vec::new();
    let mut clock = false;
    while !text.is_empty() {
        if let Some(rest) = text.strip_prefix('T') {
            if clock || rest.is_empty() {
                return Err(WRONG.to_owned());
            }
            clock = true;
            text = rest;
        }
        let digits = text
            .find(|c: char| !c.is_ascii_digit() && c != '.' && c != 'X')
            .ok_or(WRONG)?;
        let amount = amount(&text[..digits]).ok_or(WRONG)?;
        text = &text[digits..];
        let letters = text
            .find(|c: char| c.is_ascii_digit() || matches!(c, 'X' | 'T'))
            .unwrap_or(text.len());
        let unit = unit(&text[..letters], clock).ok_or(WRONG)?;
        parts.push((amount, unit));
        text = &text[letters..];
    }
    Duration::new(parts).ok_or_else(|| WRONG.to_owned())
}

fn unit(letters: &str, clock: bool) -> Option<Unit> {
    match letters {
        "E" if !clock => Some(Unit::Decade),
        "C" if !clock => Some(Unit::Century),
        _ => Unit::ALL
            .into_iter()
            .find(|unit| unit.is_clock() == clock && unit.timex3() == letters),
    }
}

fn amount(text: &str) -> Option<Amount> {
    // As many as the greatest amount that a phrase can name.
    const MOST_DIGITS: usize = u32::MAX.ilog10() as usize + 1;
    if !text.is_empty() && text.bytes().all(|byte| byte == b'X') {
        return Some(Amount::Unsaid);
    }
    let (whole, rest) = text
        .split_once('.')
        .map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || whole.len() > MOST_DIGITS {
        return None;
    }
    let thousandths = match rest {
        None => 0,
        Some(rest) if digits(rest) && rest.len() <= 3 => {
            format!("{rest:0<3}").parse::<u64>().ok()?
        }
        Some(_) => return None,
    };
    Some(Amount::Thousandths(
        whole.parse::<u64>().ok()? * 1000 + thousandths,
    ))
}

fn read_frequency(text: &str) -> Option<Frequency> {
    let (text, clock) = text
        .strip_prefix('T')
        .map_or((text, false), |rest| (rest, true));
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let count = text[..digits].parse().ok()?;
    let unit = match &text[digits..] {
        "X" if !clock => None,
        letters => Some(unit(letters, clock)?),
    };
    Some(Frequency { count, unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn error(text: &str) -> String {
        Value::parse_when(text).expect_err(text).message
    }

    #[test]
    fn forms_of_edtf_and_timex3_print_as_they_were_read() {
        for text in [
            "2015-03-23",
            "2015-03",
            "2015",
            "0079",
            "BC0480",
            "BC0480-09",
            "BC0480-09-29",
            "199X",
            "19XX",
            "BC04XX",
            "BC048X",
            "2015-SP",
            "2015-W13",
            "2013-W11-WE",
            "2015-Q1",
            "2015-H2",
            "FY2015",
            "Y170000002",
            "XXXX",
            "XXXX-03",
            "XXXX-12-25",
            "XXXX-SU",
            "XXXX-WXX-7",
            "XXXX-WXX-WE",
            "XXXX-Q3",
            "2015-XX",
            "2015-03-XX",
            "2015-XX-XX",
            "2015-WXX",
            "2015-WXX-1",
            "2015-QX",
            "2015-03-23TMO",
            "2015-03-23TNI",
            "XXXX-WXX-2TMO",
            "2015-W12-WETNI",
            "2015-03-23T09:30",
            "2015-03-23T24:00",
            "2015-03-23T21:30Z",
            "2015-03-23T09:30:15+06:30",
            "T12:00",
            "T09",
            "2015-03-17/2015-03-22",
            "2015-02-09/..",
            "../2015-02-09",
            "/2015",
            "2013/2014",
            "2004-06~/2004-08?",
            "2015-W10/2015-W12",
            "P3D",
            "PT5H",
            "P2Y6M",
            "P2.5Y",
            "PXM",
            "PXDE",
            "P1WE",
            "P1Q",
            "P1CE",
            "P1DT12H30M",
            "PAST_REF",
            "PRESENT_REF",
            "FUTURE_REF",
            "2015?",
        ] {
            let value = Value::parse_when(text).unwrap();
            assert_eq!(value.timex3(), text);
        }
    }

    #[test]
    fn other_spellings_are_read_as_the_usual_one() {
        for (text, timex3) in [
            ("199", "199X"),
            ("19", "19XX"),
            ("2015-21", "2015-SP"),
            ("2015-24", "2015-WI"),
            ("-0479", "BC0480"),
            ("-0479-09-29", "BC0480-09-29"),
            ("0000", "BC0001"),
            ("2015-W13-1", "2015-03-23"),
            ("P1E", "P1DE"),
            ("P2C", "P2CE"),
            ("PXXD", "PXD"),
            ("2015~", "2015"),
            ("2015%", "2015?"),
            ("-048X", "BC0490/BC0481"),
            (" 2015-03 ", "2015-03"),
        ] {
            assert_eq!(Value::parse_when(text).unwrap().timex3(), timex3, "{text}");
        }
    }

    #[test]
    fn edtf_says_weeks_weekends_and_quarters_as_intervals() {
        for (text, edtf) in [
            ("2015-W12", Some("2015-03-16/2015-03-22")),
            ("2013-W11-WE", Some("2013-03-16/2013-03-17")),
            ("2015-Q1", Some("2015-01/2015-03")),
            ("2015-H2", Some("2015-07/2015-12")),
            ("2015-SP", Some("2015-21")),
            ("BC0480", Some("-0479")),
            ("201X", Some("201X")),
            ("2015%", Some("2015%")),
            ("2015-W10/2015-W12", Some("2015-03-02/2015-03-22")),
            ("2015-03-23T09:30:00Z", Some("2015-03-23T09:30:00Z")),
            ("2015-03-23T09:30", None),
            ("2015-03-23TMO", None),
            ("P3D", None),
            ("XXXX-WXX-7", None),
            ("PRESENT_REF", None),
        ] {
            assert_eq!(
                Value::parse_when(text).unwrap().edtf().as_deref(),
                edtf,
                "{text}"
            );
        }
    }

    #[test]
    fn errors_name_what_is_wrong() {
        assert_eq!(error("2015-02-30"), "2015-02-30: February 2015 has 28 days");
        assert_eq!(error("2015-06-31"), "2015-06-31: June 2015 has 30 days");
        assert_eq!(error("2015-13"), "2015-13: months are 01 to 12");
        assert_eq!(
            error("2015-3-5"),
            "2015-3-5: months and days have two digits: 2015-03-05"
        );
        assert_eq!(
            error("20150323"),
            "20150323: write the day with hyphens: 2015-03-23"
        );
        assert_eq!(error("2014-W53"), "2014-W53: 2014 has 52 weeks");
        assert_eq!(
            error("2015-03-22/2015-03-17"),
            "2015-03-22/2015-03-17: the interval ends before it begins"
        );
        assert_eq!(
            error("../.."),
            "../..: an interval needs a date on one side"
        );
        assert_eq!(
            error(""),
            "the value is empty; write a day such as 2015-03-23"
        );
        assert!(error("March 23").contains("write a day as 2015-03-23"));
        assert!(error("2015-03-23T25:00").contains("T09:30"));
        assert!(error("P3").contains("P3D"));
    }
}
