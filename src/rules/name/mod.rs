//! Names: of the registry, nearly of the registry, and in two spellings.

pub(super) mod ambiguous;
pub(super) mod capital_words;
pub(super) mod false_surname;
pub(super) mod full_again;
pub(super) mod misspelled;
pub(super) mod near_common;
mod near_forms;
pub(super) mod near_miss;
mod near_words;
pub(super) mod shared_word;
pub(super) mod short_first;
pub(super) mod slip;
mod titled;
pub(super) mod unregistered;
pub(super) mod variant;

#[cfg(test)]
mod tests;
