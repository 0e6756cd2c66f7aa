//! From a date phrase to its value.

use super::{Date, Expression, Value};

/// What a phrase is resolved against.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The publication date.
    pub anchor: Option<Date>,
    /// The phrases of the article before this one, in order, with their values.
    pub earlier: &'a [Resolution],
}

/// A phrase's value and how it was found.
#[derive(Debug, Clone, PartialEq)]
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
    /// An earlier phrase, by its place in [`Context::earlier`].
    Phrase(u32),
    /// Nothing: the phrase needs an anchor and there is none.
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

/// Gives a phrase its value.
pub fn resolve(expression: &Expression, context: Context<'_>) -> Resolution {
    let _ = (expression, context);
    Resolution {
        value: None,
        origin: Origin::Unanchored,
        confidence: Confidence::Low,
    }
}
