//! The value of a date phrase, and its forms: EDTF, TIMEX3, words.

mod days;
mod describe;
mod duration;
mod edtf;
mod period;
mod read;
mod read_period;
mod timex3;

use super::{Date, Weekday};
pub use days::DayRange;
pub use describe::{days_between, describe, distance, month_name, ordinal_figure, weekday_name};
pub use duration::{Amount, Duration, Unit};
pub use period::{Part, Period, Season, Unspecified};

/// A day, a period, a time, an interval, a duration, a recurrence or a vague reference, with what qualifies it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Value {
    /// What it is.
    pub content: Content,
    /// TIMEX3's `mod`. EDTF's `~` is [`Modifier::Approx`].
    pub modifier: Option<Modifier>,
    /// EDTF's `?`: the source is not sure. Only a [`Content::Period`] has it.
    pub uncertain: bool,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Content {
    /// A stretch of the calendar.
    Period(Period),
    /// A part of a day, or a time of the clock.
    Time(Time),
    /// From one stretch to another, both included.
    Interval {
        /// Where it begins.
        from: End,
        /// Where it ends.
        to: End,
    },
    /// A length of time.
    Duration(Duration),
    /// A recurrence.
    Set {
        /// What recurs, or how often.
        every: Every,
        /// TIMEX3's `freq`: how often within it.
        frequency: Option<Frequency>,
    },
    /// A vague reference.
    Reference(Reference),
}

/// A time within a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time {
    /// The day; `None` where it is not said, as in `T12:00`.
    pub day: Option<Period>,
    /// When in the day.
    pub clock: Clock,
}

/// When in a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clock {
    /// A part of it.
    Part(DayPart),
    /// A time of the clock.
    At {
        /// 0 to 24; 24 only as midnight at the day's end.
        hour: u8,
        /// 0 to 59.
        minute: Option<u8>,
        /// 0 to 59, only with a minute.
        second: Option<u8>,
        /// The offset from UTC in minutes, where it is said.
        offset: Option<i16>,
    },
}

/// A part of a day, in TIMEX3's division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// `MO`
    Morning,
    /// `MI`
    Midday,
    /// `AF`
    Afternoon,
    /// `EV`
    Evening,
    /// `NI`
    Night,
    /// `DT`, the hours of work or of light.
    Daytime,
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// There is none: `..`.
    Open,
    /// Not known: nothing written.
    Unknown,
    /// This stretch, included.
    At {
        /// The stretch.
        stretch: Stretch,
        /// EDTF's `~`.
        approximate: bool,
        /// EDTF's `?`.
        uncertain: bool,
    },
}

/// A stretch of the calendar or a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stretch {
    /// A stretch of the calendar.
    Period(Period),
    /// A time.
    Time(Time),
}

/// What a recurrence repeats.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Every {
    /// A stretch whose year is mostly not said: `XXXX-WXX-7`.
    Stretch(Stretch),
    /// A length: `P1D` is daily.
    Duration(Duration),
}

/// How often within a recurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Frequency {
    /// How many.
    pub count: u32,
    /// Of what: times (`2X`) where there is none, else units (`3D`: three days of each).
    pub unit: Option<Unit>,
}

/// A vague reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reference {
    /// `PAST_REF`
    Past,
    /// `PRESENT_REF`
    Present,
    /// `FUTURE_REF`
    Future,
}

/// TIMEX3's `mod`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// Early in it.
    Start,
    /// In its middle.
    Mid,
    /// Late in it.
    End,
    /// About.
    Approx,
    /// Before it.
    Before,
    /// After it.
    After,
    /// No later than it.
    OnOrBefore,
    /// No earlier than it.
    OnOrAfter,
    /// Less than it, nearly.
    LessThan,
    /// More than it, over.
    MoreThan,
    /// Up to it.
    EqualOrLess,
    /// At least.
    EqualOrMore,
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

/// Why a `when=` value cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct WhenError {
    /// What is wrong and what would be right.
    pub message: String,
}

impl Value {
    /// A value with nothing that qualifies it.
    pub fn new(content: Content) -> Self {
        Self {
            content,
            modifier: None,
            uncertain: false,
        }
    }

    /// One day.
    pub fn day(day: Date) -> Self {
        Period::Day(day).into()
    }

    /// One year, astronomical: 0 is 1 BC.
    pub fn year(year: i32) -> Self {
        Period::Year(year).into()
    }

    /// The same value with a modifier.
    #[must_use]
    pub fn with_modifier(mut self, modifier: Option<Modifier>) -> Self {
        self.modifier = modifier;
        self
    }

    /// TIMEX3's `type`.
    pub fn value_type(&self) -> ValueType {
        match self.content {
            Content::Period(_) | Content::Interval { .. } | Content::Reference(_) => {
                ValueType::Date
            }
            Content::Time(_) => ValueType::Time,
            Content::Duration(_) => ValueType::Duration,
            Content::Set { .. } => ValueType::Set,
        }
    }

    /// TIMEX3's `mod`, such as `START` or `APPROX`.
    pub fn modifier(&self) -> Option<&'static str> {
        self.modifier.map(Modifier::timex3)
    }

    /// TIMEX3's `freq`, such as `2X`.
    pub fn frequency(&self) -> Option<String> {
        match self.content {
            Content::Set { frequency, .. } => frequency.map(|frequency| frequency.to_string()),
            _ => None,
        }
    }

    /// The day, where it is one day: also that of a time.
    pub fn single_day(&self) -> Option<Date> {
        match self.stretch()? {
            Stretch::Period(Period::Day(day))
            | Stretch::Time(Time {
                day: Some(Period::Day(day)),
                ..
            }) => Some(day),
            _ => None,
        }
    }

    /// The stretch of the calendar or the time that it is, if it is one.
    pub fn stretch(&self) -> Option<Stretch> {
        match self.content {
            Content::Period(period) => Some(Stretch::Period(period)),
            Content::Time(time) => Some(Stretch::Time(time)),
            _ => None,
        }
    }
}

impl From<Period> for Value {
    fn from(period: Period) -> Self {
        Self::new(Content::Period(period))
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::day(day)
    }
}

impl Modifier {
    /// All modifiers.
    pub const ALL: [Self; 12] = [
        Self::Start,
        Self::Mid,
        Self::End,
        Self::Approx,
        Self::Before,
        Self::After,
        Self::OnOrBefore,
        Self::OnOrAfter,
        Self::LessThan,
        Self::MoreThan,
        Self::EqualOrLess,
        Self::EqualOrMore,
    ];

    /// TIMEX3's word.
    pub fn timex3(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::OnOrBefore => "ON_OR_BEFORE",
            Self::OnOrAfter => "ON_OR_AFTER",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
        }
    }
}

impl DayPart {
    /// All parts.
    pub const ALL: [Self; 6] = [
        Self::Morning,
        Self::Midday,
        Self::Afternoon,
        Self::Evening,
        Self::Night,
        Self::Daytime,
    ];

    /// TIMEX3's two letters.
    pub fn timex3(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }
}

impl Reference {
    /// All references.
    pub const ALL: [Self; 3] = [Self::Past, Self::Present, Self::Future];

    /// TIMEX3's word.
    pub fn timex3(self) -> &'static str {
        match self {
            Self::Past => "PAST_REF",
            Self::Present => "PRESENT_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}
