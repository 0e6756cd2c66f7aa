//! Export: what is known of an article, in formats that other tools read.
//!
//! Each format is a file of its own. It takes analysed articles, one at a time, and gives text; it reads and writes no
//! files.

mod date_kinds;
mod exported_text;
pub mod jsonl;

pub use date_kinds::{DateKind, DateKinds};
