//! Date phrases and their values.
//!
//! [`phrases`] finds the date phrases of a plain text; it knows nothing of the article, so that its result can be kept
//! with the block. [`resolve`] gives one phrase its [`Value`], from the publication date (the anchor) and the phrases
//! before it. A value prints as EDTF and as TIMEX3, and is read from both ([`Value::parse_when`]).

mod calendar;
mod days;
mod describe;
mod duration;
mod edtf;
mod expression;
mod grammar;
mod guard;
mod lexicon;
mod period;
mod phrase;
mod read;
mod read_period;
mod resolve;
mod tense;
mod timex3;
mod token;
mod value;

pub use days::DayRange;
pub use describe::{days_between, describe, distance, month_name, weekday_name};
pub use duration::{Amount, Duration, Unit};
pub use expression::{Comparison, Expression, Fields, Meaning, Shift};
pub use jiff::civil::{Date, Weekday};
pub use period::{Part, Period, Season, Unspecified};
pub use phrase::{DatePhrase, phrases};
pub use resolve::{Confidence, Context, Origin, Resolution, resolve};
pub use tense::Tense;
pub use value::{
    Clock, Content, DayPart, End, Every, Frequency, Modifier, Reference, Stretch, Time, Value,
    ValueType, WhenError,
};
