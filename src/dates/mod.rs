//! Date phrases and their values.
//!
//! [`phrases`] finds the date phrases of a plain text; it knows nothing of the article, so that its result can be kept
//! with the block. A [`Narrative`] gives each phrase its [`Value`], from the publication date (the anchor) and the
//! phrases before it. A value prints as EDTF and as TIMEX3, and is read from both ([`Value::parse_when`]).
//!
//! - `value/`: what a date phrase can mean, and its forms.
//! - `phrase/`: from text to phrases: the grammar's table, the words, what must stand around.
//! - `resolve/`: from phrases to values; the table of holidays is `resolve/holiday/table.rs`.

mod phrase;
mod resolve;
mod value;

pub use jiff::civil::{Date, Weekday};
pub use phrase::{
    Base, Comparison, DatePhrase, Expression, Fields, Meaning, Offset, Recurrence, Shift, Tense,
    Within, phrases, phrases_between,
};
pub use resolve::{Certainty, Confidence, Holiday, Narrative, Occurrence, Origin, Resolution};
pub use value::{
    Amount, Clock, Content, DayPart, DayRange, Duration, End, Every, Frequency, Modifier, Part,
    Period, Reference, Season, Stretch, Time, Unit, Unspecified, Value, ValueType, WhenError,
    days_between, describe, distance, month_name, ordinal_figure, weekday_name,
};
