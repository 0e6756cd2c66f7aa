//! Numbers: ages.

pub(super) mod age;
pub(super) mod age_conflict;
pub(super) mod ages;
mod births;
mod identity;
mod persons;
