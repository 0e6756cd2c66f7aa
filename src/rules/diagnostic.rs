//! What a rule found, as editors and the command line show it.

use crate::config::Severity;
use crate::text::{Fix, TextRange};
use std::path::PathBuf;

/// One finding of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's id, such as `acronym/undefined`.
    pub rule: &'static str,
    /// How grave it is, by the configuration.
    pub severity: Severity,
    /// Where, in bytes of the file.
    pub range: TextRange,
    /// What contradicts what, and what to do.
    pub message: String,
    /// Other places that explain it.
    pub related: Vec<RelatedPlace>,
    /// Edits that remove it, the likeliest first.
    pub fixes: Vec<Fix>,
}

/// Another place that a diagnostic speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedPlace {
    /// The file; `None` for the diagnostic's own.
    pub path: Option<PathBuf>,
    /// Where, in bytes.
    pub range: TextRange,
    /// What stands there.
    pub message: String,
}
