//! Text and positions in it.
//!
//! Inside Newsmark every position is a byte offset into the text of a file ([`TextSize`], [`TextRange`]). Lines and
//! columns exist only at the edges, through [`LineIndex`].

mod characters;
mod edit;
mod fold;
mod folded;
mod line_index;
mod nearest;
mod neighbours;
mod problem;
mod sentences;
mod word_set;
mod words;

pub use characters::whole_characters;
pub use edit::{Edit, apply_edits, joined_edits};
pub use fold::{fold, fold_loose};
pub use folded::FoldedText;
pub use line_index::{Encoding, LineColumn, LineIndex, line_end};
pub use nearest::{is_same_word, nearest};
pub use neighbours::{Neighbours, edits_between, most_edits};
pub use problem::{Fix, Problem, Related};
pub use sentences::sentence_at;
pub use text_size::{TextLen, TextRange, TextSize};
pub use word_set::WordSet;
pub use words::{Word, count_word, is_unspaced, word_at, words};

/// A byte offset or length as a text size; texts are at most 4 GiB long, and what lies behind that counts as there.
pub fn size(offset: usize) -> TextSize {
    TextSize::new(u32::try_from(offset).unwrap_or(u32::MAX))
}
