//! What is read of an article once, for all rules that look at it.
//!
//! Nothing is read before a rule asks for it.

use super::name::capital_words::GatheredWords;
use super::number::ages::Age;
use super::role::titles::Titled;
use std::cell::OnceCell;

/// What was read of one article.
#[derive(Debug, Default)]
pub(super) struct Gathered<'a> {
    /// Its words, for the rules of names.
    pub(super) words: GatheredWords,
    /// See [`super::role::titles::titles`].
    pub(super) titles: OnceCell<Vec<Titled<'a>>>,
    /// See [`super::number::ages::ages`].
    pub(super) ages: OnceCell<Vec<Age>>,
}
