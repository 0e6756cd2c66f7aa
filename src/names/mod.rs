//! Who and what a text names: acronyms, introductions, datelines.
//!
//! The parts of this module look at one block's plain text and yield candidates; [`crate::analysis`] resolves them over
//! the article.

mod acronym;
mod dateline;
mod suggestion;
pub mod tagger;

pub use acronym::{Acronym, Definition, Fit, acronyms, definitions, spelled_without_points};
pub use dateline::{Dateline, dateline};
pub use suggestion::Suggestion;
