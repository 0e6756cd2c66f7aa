//! Names: of the registry, nearly of the registry, and in two spellings.

pub(super) mod ambiguous;
pub(super) mod misspelled;
mod near_forms;
pub(super) mod near_miss;
pub(super) mod short_first;
mod slip;
