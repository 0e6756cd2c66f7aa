//! Names of places.

pub(super) mod renamed;
pub(super) mod spelling;
pub(super) mod variant;
pub(super) mod wrong_parent;
