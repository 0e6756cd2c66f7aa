//! What a rule reports while it runs, before severity, ignores and silence are applied.

use super::RelatedPlace;
use crate::config::Severity;
use crate::text::{Fix, Problem, TextRange};
use std::path::PathBuf;

/// The findings of one rule.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) found: Vec<Finding>,
}

/// One finding.
#[derive(Debug)]
pub(super) struct Finding {
    /// Where, in bytes of the file.
    pub(super) range: TextRange,
    pub(super) message: String,
    pub(super) related: Vec<RelatedPlace>,
    pub(super) fixes: Vec<Fix>,
    /// How grave it is by default, where it is not as grave as the rule's findings mostly are.
    pub(super) default: Option<Severity>,
}

impl Findings {
    /// Reports a finding; the caller may add to it.
    pub(super) fn add(&mut self, range: TextRange, message: impl Into<String>) -> &mut Finding {
        self.found.push(Finding {
            range,
            message: message.into(),
            related: Vec::new(),
            fixes: Vec::new(),
            default: None,
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// Reports what a parser found.
    pub(super) fn take_over(&mut self, problem: &Problem) {
        let finding = self.add(problem.range, problem.message.clone());
        for related in &problem.related {
            finding.relate(related.range, related.message.clone());
        }
        finding.fixes.clone_from(&problem.fixes);
    }
}

impl Finding {
    /// Adds a place in the same file that explains it.
    pub(super) fn relate(&mut self, range: TextRange, message: impl Into<String>) -> &mut Self {
        self.related.push(RelatedPlace {
            path: None,
            range,
            message: message.into(),
        });
        self
    }

    /// Adds a place in another file that explains it.
    pub(super) fn relate_in(
        &mut self,
        path: PathBuf,
        range: TextRange,
        message: impl Into<String>,
    ) -> &mut Self {
        self.related.push(RelatedPlace {
            path: Some(path),
            range,
            message: message.into(),
        });
        self
    }

    /// Adds a fix.
    pub(super) fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fixes.push(fix);
        self
    }

    /// Sets how grave it is where the configuration does not say.
    pub(super) fn grave(&mut self, default: Severity) -> &mut Self {
        self.default = Some(default);
        self
    }
}
