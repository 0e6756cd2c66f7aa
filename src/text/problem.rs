//! What a reader of a file found wrong, before a severity is given to it.

use super::{Edit, TextRange};

/// One fault that the parsers of articles, registry files and configurations found. The rule whose id it carries turns
/// it into a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The id of the rule that reports it, such as `syntax/unclosed`.
    pub rule: &'static str,
    /// Where, in bytes; relative to what was parsed (the file, or the block).
    pub range: TextRange,
    /// What is wrong and what to do, in one or two plain sentences.
    pub message: String,
    /// Other places in the same text that explain it.
    pub related: Vec<Related>,
    /// Edits that remove it, the likeliest first.
    pub fixes: Vec<Fix>,
}

impl Problem {
    /// A problem without related places and fixes.
    pub fn new(rule: &'static str, range: TextRange, message: impl Into<String>) -> Self {
        Self {
            rule,
            range,
            message: message.into(),
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// The same problem with one more fix.
    #[must_use]
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// The same problem with one more related place.
    #[must_use]
    pub fn with_related(mut self, range: TextRange, message: impl Into<String>) -> Self {
        self.related.push(Related {
            range,
            message: message.into(),
        });
        self
    }
}

/// Another place in the same text that a [`Problem`] speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where, in bytes; relative like the problem's own range.
    pub range: TextRange,
    /// What stands there.
    pub message: String,
}

/// Edits of the same text that remove a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, as a menu shows it: `Replace by "Bhamo"`.
    pub title: String,
    /// The edits, relative like the problem's range; they do not overlap.
    pub edits: Vec<Edit>,
    /// Whether it is certain: only certain fixes are part of `--fix` and fix-all.
    pub safe: bool,
}

impl Fix {
    /// A fix that is certain.
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            title: title.into(),
            edits,
            safe: true,
        }
    }

    /// A fix that a person has to look at first.
    pub fn doubtful(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            title: title.into(),
            edits,
            safe: false,
        }
    }
}
