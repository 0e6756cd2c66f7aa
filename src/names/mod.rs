//! Who and what a text names: acronyms, introductions, datelines, and which entity a name stands for.
//!
//! The parts of this module look at one block's plain text and yield candidates; `analysis` resolves them over the
//! article.

mod acronym;
mod dateline;

pub use acronym::{Acronym, Definition, Fit, acronyms, definitions, spelled_without_points};
pub use dateline::{Dateline, dateline};
