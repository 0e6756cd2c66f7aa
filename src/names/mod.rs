//! Who and what a text names: acronyms, introductions, datelines.
//!
//! The parts of this module look at one block's plain text and yield candidates; [`crate::analysis`] resolves them over
//! the article.

mod acronym;
mod calendar_words;
mod common_words;
mod context;
mod dateline;
mod introduction;
mod name_run;
mod role_words;
mod speech;
mod suggestion;
pub mod tagger;

pub use acronym::{Acronym, Definition, Fit, acronyms, definitions, spelled_without_points};
pub use context::{
    follows_preposition, has_article, is_common_part_of_longer, is_placed, is_titled,
    may_be_common_word, may_be_month, opens_sentence, reads_as_people, stands_alone,
};
pub use dateline::{Dateline, dateline, dateline_place};
pub use introduction::{Introduction, introductions};
pub use speech::speaks;
pub use suggestion::Suggestion;
