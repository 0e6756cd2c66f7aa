//! Which date phrases an export holds: corpora differ in what they mark.

use crate::dates::{Content, Value, ValueType};

/// A kind of date phrases, by its value: TIMEX3's types, with the vague references apart from the dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateKind {
    /// A day or a longer stretch of the calendar; also a phrase without a value.
    Date,
    /// A time of the clock, or a part of a day.
    Time,
    /// A length of time.
    Duration,
    /// What comes back.
    Set,
    /// The past, the present or the future as such, which TIMEX3 types as a date.
    Reference,
}

/// The kinds of date phrases that an export holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateKinds {
    bits: u8,
}

impl DateKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::Date,
        Self::Time,
        Self::Duration,
        Self::Set,
        Self::Reference,
    ];

    /// Its word, such as `date`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Set => "set",
            Self::Reference => "reference",
        }
    }

    /// The kind of a phrase with this value.
    pub fn of(value: Option<&Value>) -> Self {
        match value {
            Some(Value {
                content: Content::Reference(_),
                ..
            }) => Self::Reference,
            Some(value) => match value.value_type() {
                ValueType::Date => Self::Date,
                ValueType::Time => Self::Time,
                ValueType::Duration => Self::Duration,
                ValueType::Set => Self::Set,
            },
            None => Self::Date,
        }
    }
}

impl DateKinds {
    /// Phrases of every kind.
    pub const ALL: Self = Self { bits: u8::MAX };

    /// Whether phrases of a kind are among them.
    pub fn hold(self, kind: DateKind) -> bool {
        self.bits & (1 << kind as u8) != 0
    }
}

impl FromIterator<DateKind> for DateKinds {
    fn from_iter<I: IntoIterator<Item = DateKind>>(kinds: I) -> Self {
        let bits = kinds
            .into_iter()
            .fold(0, |bits, kind| bits | 1 << kind as u8);
        Self { bits }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_tells_its_kind() {
        let kind = |timex3: &str| DateKind::of(Some(&Value::parse_when(timex3).unwrap()));
        assert_eq!(kind("2015-03-23"), DateKind::Date);
        assert_eq!(kind("2015-03-17/2015-03-22"), DateKind::Date);
        assert_eq!(kind("2015-03-23TMO"), DateKind::Time);
        assert_eq!(kind("P3D"), DateKind::Duration);
        assert_eq!(kind("XXXX-WXX-7"), DateKind::Set);
        assert_eq!(kind("PAST_REF"), DateKind::Reference);
        assert_eq!(DateKind::of(None), DateKind::Date);
    }

    #[test]
    fn some_kinds_hold_no_others() {
        let some: DateKinds = [DateKind::Time, DateKind::Reference].into_iter().collect();
        let held = DateKind::ALL.map(|kind| some.hold(kind));
        assert_eq!(held, [false, true, false, false, true]);
        assert!(
            DateKind::ALL
                .into_iter()
                .all(|kind| DateKinds::ALL.hold(kind))
        );
    }
}
