//! Files that cannot be read as they are.

pub(super) mod encoding;
pub(super) mod too_large;
