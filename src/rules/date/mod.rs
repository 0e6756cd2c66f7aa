//! Date phrases.

pub(super) mod annotation_mismatch;
pub(super) mod impossible;
pub(super) mod unanchored;
pub(super) mod weekday_mismatch;
