//! From date phrases to their values.
//!
//! A [`Narrative`] goes through the phrases of an article in their order: a weekday counts from the publication date, "the
//! following day" from the last day of which the article spoke, and "May" in a history from the year it has come to.

mod calendar;
mod dated;
mod holiday;
mod length;
mod narrative;
mod noted;
mod story;
mod told;
mod value;

use super::{
    Amount, Base, Clock, Content, Date, Duration, End, Every, Expression, Fields, Frequency,
    Meaning, Offset, Part, Period, Recurrence, Reference, Season, Shift, Stretch, Tense, Time,
    Unit, Unspecified, Value, Weekday, Within, days_between,
};
pub use holiday::{Certainty, Holiday, Occurrence};
pub use narrative::Narrative;

/// A phrase's value and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// The value; `None` where nothing gives it one.
    pub value: Option<Value>,
    /// What it was found from.
    pub origin: Origin,
    /// How sure it is.
    pub confidence: Confidence,
}

/// What a value was found from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The phrase alone.
    Absolute,
    /// The publication date.
    Anchor,
    /// An earlier phrase, by its place among those that the [`Narrative`] has noted.
    Phrase(u32),
    /// Nothing: the phrase needs an anchor, or an earlier phrase, and there is none.
    Unanchored,
    /// The phrase names a day that the calendar does not have.
    Impossible,
}

/// How sure a resolution is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Guessed.
    Low,
    /// The usual reading.
    Medium,
    /// No other reading.
    High,
}

impl Resolution {
    const UNANCHORED: Self = Self {
        value: None,
        origin: Origin::Unanchored,
        confidence: Confidence::Low,
    };

    const IMPOSSIBLE: Self = Self {
        value: None,
        origin: Origin::Impossible,
        confidence: Confidence::High,
    };

    fn new(value: Value, origin: Origin, confidence: Confidence) -> Self {
        Self {
            value: Some(value),
            origin,
            confidence,
        }
    }
}

impl Resolution {
    /// The same, guessed.
    fn guessed(mut self) -> Self {
        self.confidence = Confidence::Low;
        self
    }
}
