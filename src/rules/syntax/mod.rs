//! Malformed markup, and annotations that contradict the registry.

pub(super) mod attribute;
pub(super) mod class;
pub(super) mod crosses_block;
pub(super) mod duplicate_attribute;
pub(super) mod empty;
pub(super) mod front_matter;
pub(super) mod kind_mismatch;
pub(super) mod unclosed;
pub(super) mod unknown_ref;
pub(super) mod unused_ignore;
pub(super) mod when;
