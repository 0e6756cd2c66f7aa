//! One file a request family: from the protocol's types, through [`crate::ide`] or [`crate::rules`], and back.

pub(super) mod actions;
mod actor;
pub(super) mod actor_actions;
pub(super) mod commands;
pub(super) mod completion;
pub(super) mod documents;
pub(super) mod file_renames;
pub(super) mod fix_all;
pub(super) mod folding;
pub(super) mod formatting;
pub(super) mod hierarchy;
pub(super) mod hints;
pub(super) mod hover;
pub(super) mod lens;
pub(super) mod links;
pub(super) mod navigation;
pub(super) mod pull;
pub(super) mod rename;
pub(super) mod selection;
pub(super) mod semantic_tokens;
pub(super) mod symbols;
