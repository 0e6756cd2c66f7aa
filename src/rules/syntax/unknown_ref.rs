//! A `ref` that names no entry of the registry.
//!
//! # What it reports
//! `ref=koi` where the registry has no entry `koi`. A `ref` that starts with an underscore (`ref=_witness`) links mentions
//! inside one article and needs no entry.
//!
//! # Why
//! The mention is of nobody: it is missing in every search for the actor that was meant.
//!
//! # Example
//! ```news
//! Envoys of the [Kachin Independence Organization]{.group ref=koi} arrived.
//! ```
//!
//! # How to fix
//! Write the id as the registry has it; the nearest one is offered. Or add the entry.

use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    context.take_over("syntax/unknown-ref", findings);
}
