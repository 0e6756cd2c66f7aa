//! Names of places.

pub(super) mod variant;
