//! Broken configuration.

pub(super) mod parse;
pub(super) mod unknown_key;
pub(super) mod unknown_rule;
