//! Names of the registry.

pub(super) mod ambiguous;
pub(super) mod misspelled;
pub(super) mod short_first;
