//! An article against the other ones of its corpus.

pub(super) mod spelling;
