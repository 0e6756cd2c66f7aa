//! An entry that no article of the corpus names.
//!
//! # What it reports
//! Off unless the configuration turns it on: an entry of the registry without a single mention in the corpus, and
//! without an entry that is a part of it.
//!
//! # Why
//! In a registry kept for one corpus, an entry that is never named is often one whose name differs from the copy's.
//!
//! # Example
//! ```toml
//! [rivertown]
//! kind = "place"
//! name = "Rivertown"   # the articles write "River Town"
//! ```
//!
//! # How to fix
//! Add the spelling that the articles use as an alias, or delete the entry.

use crate::analysis::EntityKey;
use crate::rules::context::RegistryContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &RegistryContext<'_>, findings: &mut Findings) {
    if !context.file.is_current {
        return;
    }
    let registry = &context.corpus.registry;
    for (index, entry) in registry.iter() {
        if registry.file_place(index) != context.place || !registry.children(index).is_empty() {
            continue;
        }
        let key = EntityKey::Entry(entry.id.value.clone());
        if context.corpus.counts(&key).mentions == 0 {
            let message = format!("No article of the corpus names {}.", entry.name.value);
            findings.add(entry.id.range, message);
        }
    }
}
