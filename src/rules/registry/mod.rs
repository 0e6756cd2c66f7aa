//! Broken registry files.

pub(super) mod alias_clash;
pub(super) mod cycle;
pub(super) mod duplicate_id;
pub(super) mod interval;
pub(super) mod kind;
pub(super) mod name;
pub(super) mod overlapping_holders;
pub(super) mod parse;
pub(super) mod unknown_id;
pub(super) mod unknown_key;
pub(super) mod unused;
