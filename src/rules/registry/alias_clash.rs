//! One name that two entries of the registry bear.
//!
//! # What it reports
//! A name, alias, acronym or misspelling that two entries list, so that a mention of it alone may be of either, and a
//! misspelling that its own entry lists as right. Adjectives, plurals and short forms may be shared. So may the names of
//! a people and a place (Kokang), and of two entries of which one is a part or member of the other.
//!
//! # Why
//! Newsmark resolves such a name by the article (an entity introduced in full, or one that belongs to an entity already
//! named); where nothing does, the mention stays open.
//!
//! # Example
//! ```toml
//! [kia]
//! kind = "group"
//! name = "Kachin Independence Army"
//! acronym = "KIA"
//!
//! [kia-motors]
//! kind = "group"
//! name = "Kia Motors"
//! acronym = "KIA"
//! ```
//!
//! # How to fix
//! Remove the alias from the entry that is rarely meant. Where both are in use, lower the rule's severity.

use crate::rules::context::RegistryContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &RegistryContext<'_>, findings: &mut Findings) {
    context.take_over("registry/alias-clash", findings);
}
