//! An entry without a name.
//!
//! # What it reports
//! An entry whose `name` is missing, empty, or no string, and a name, alias or misspelling that is empty or has spaces around
//! it; a role without a `title`; an id that holds anything but lower-case letters from a to z, digits and hyphens. An
//! entry without a name is left out.
//!
//! # Why
//! Without a name nothing in the copy can be found to be the entity.
//!
//! # Example
//! ```toml
//! [laiza]
//! kind = "place"
//! ```
//!
//! # How to fix
//! Write `name = "…"`.

use crate::rules::context::RegistryContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &RegistryContext<'_>, findings: &mut Findings) {
    context.take_over("registry/name", findings);
}
