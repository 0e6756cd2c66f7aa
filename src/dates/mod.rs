//! Date phrases and their values.
//!
//! [`phrases`] finds the date phrases of a plain text; it knows nothing of the article, so that its result can be kept
//! with the block. [`resolve`] gives one phrase its [`Value`], from the publication date (the anchor) and the phrases
//! before it. A value prints as EDTF and as TIMEX3, and is read from both ([`Value::parse_when`]).

mod edtf;
mod phrase;
mod resolve;
mod timex3;
mod value;

pub use jiff::civil::{Date, Weekday};
pub use phrase::{DatePhrase, Expression, phrases};
pub use resolve::{Confidence, Context, Origin, Resolution, resolve};
pub use value::{DayRange, Value, ValueType, WhenError};
