//! Everything known of one article, as a pure function of its text, its registry and its settings.
//!
//! [`BlockAnalysis`] looks at one block alone and yields candidates; it is kept for as long as the block's text stays
//! the same. [`Article::analyse`] puts the blocks together, resolves the candidates in reading order, and takes over
//! the blocks of the article's last state that did not change.

mod anchor;
mod annotated;
mod article;
mod bearers;
mod block;
mod clues;
mod introduced;
mod locals;
mod name_spans;
mod quotation;
mod read;
mod resolve;
mod single_marks;
mod suggested;
mod tagged;
#[cfg(test)]
mod tests;

pub use anchor::{Anchor, AnchorOrigin, file_name_date};
pub use article::{
    AcronymDefinition, AcronymUse, Article, DateMention, Entity, EntityKey, Input, LocalEntity,
    LocalIndex, Mention, MentionSource, PlacedBlock,
};
pub use block::{BlockAnalysis, CapitalWord};
pub use tagged::Suggestions;
