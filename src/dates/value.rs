//! The value of a date phrase.

use super::Date;

/// A day, a period, a time, a duration, a recurrence or a vague reference.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// One day.
    Day(Date),
}

/// TIMEX3's type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ValueType {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A part of a day.
    Time,
    /// A length of time.
    Duration,
    /// A recurrence.
    Set,
}

/// The days that a value covers or allows, both inclusive; `None` is open or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DayRange {
    /// The first day.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
}

/// Why a `when=` value cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct WhenError {
    /// What is wrong and what would be right.
    pub message: String,
}

impl Value {
    /// Reads EDTF (levels 0 and 1) or a TIMEX3 value.
    ///
    /// # Errors
    /// Text that is neither, or a day that the calendar lacks.
    pub fn parse_when(text: &str) -> Result<Self, WhenError> {
        Err(WhenError {
            message: format!("{text:?} is no date"),
        })
    }

    /// As EDTF, where EDTF can say it.
    pub fn edtf(&self) -> Option<String> {
        None
    }

    /// As a TIMEX3 `value`.
    pub fn timex3(&self) -> String {
        String::new()
    }

    /// TIMEX3's `type`.
    pub fn value_type(&self) -> ValueType {
        ValueType::Date
    }

    /// TIMEX3's `mod`, such as `START` or `APPROX`.
    pub fn modifier(&self) -> Option<&'static str> {
        None
    }

    /// TIMEX3's `freq`, such as `2X`.
    pub fn frequency(&self) -> Option<String> {
        None
    }

    /// The days that it covers, where it lies in the calendar.
    pub fn days(&self) -> Option<DayRange> {
        None
    }
}
