//! What a check found, as people, scripts, GitHub and code scanners read it.
//!
//! A [`Writer`] is given the files one by one, as they are checked, so that the findings of a large corpus are never
//! held together.

mod excerpt;
mod github;
mod human;
mod json;
mod place;
mod sarif;

pub use human::Look;
pub use place::{Place, Places};

use crate::config::Severity;
use crate::rules::Diagnostic;
use crate::text::Fix;
use std::io;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// Source lines with carets, for people
    #[default]
    Human,
    /// One JSON document
    Json,
    /// Workflow commands, which GitHub Actions shows beside the lines
    Github,
    /// SARIF 2.1.0, for code scanners
    Sarif,
}

/// One file with what was found in it.
#[derive(Debug, Clone)]
pub struct FileReport {
    /// Its path as it is shown.
    pub path: String,
    /// Its text.
    pub text: Arc<str>,
    /// What was found, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The fixes that were applied, in the order in which they were.
    pub fixed: Vec<Fixed>,
}

/// A fix that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The rule that offered it.
    pub rule: &'static str,
    /// Where, in the text as it was then.
    pub place: Place,
    /// What it did.
    pub title: String,
}

/// What was found altogether.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are worth knowing.
    pub information: usize,
    /// Findings that are hints.
    pub hints: usize,
    /// Articles that were checked.
    pub articles: usize,
    /// Articles with findings.
    pub articles_with_findings: usize,
    /// Registry and configuration files with findings.
    pub other_files_with_findings: usize,
    /// Fixes that were applied.
    pub fixed: usize,
    /// Files that fixes changed.
    pub files_fixed: usize,
}

impl Summary {
    /// Counts what a file holds. `is_article` tells articles from registry files and configurations.
    pub fn add(&mut self, report: &FileReport, is_article: bool) {
        for diagnostic in &report.diagnostics {
            *match diagnostic.severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Information => &mut self.information,
                Severity::Hint => &mut self.hints,
            } += 1;
        }
        let found = usize::from(!report.diagnostics.is_empty());
        if is_article {
            self.articles += 1;
            self.articles_with_findings += found;
        } else {
            self.other_files_with_findings += found;
        }
        self.fixed += report.fixed.len();
        self.files_fixed += usize::from(!report.fixed.is_empty());
    }

    /// Whether anything is a warning or graver.
    pub fn has_findings(&self) -> bool {
        self.errors + self.warnings > 0
    }

    /// Whether anything was found.
    fn is_empty(&self) -> bool {
        self.errors + self.warnings + self.information + self.hints == 0
    }
}

/// Writes a report.
pub trait Writer {
    /// Writes what was found in one file. `others` gives the shown path and the places of other files that findings
    /// speak of.
    ///
    /// # Errors
    /// Those of the output.
    fn file(&mut self, report: &FileReport, others: &dyn Others) -> io::Result<()>;

    /// Ends the report.
    ///
    /// # Errors
    /// Those of the output.
    fn end(&mut self, summary: &Summary) -> io::Result<()>;
}

/// The files that findings in another file speak of.
pub trait Others {
    /// A file's path as it is shown.
    fn shown(&self, path: &Path) -> String;

    /// A file's text and places; `None` where it cannot be read.
    fn places(&self, path: &Path) -> Option<Rc<Places>>;
}

/// The writer of a format. `look` concerns the human one alone.
pub fn writer<'a>(format: Format, look: Look, out: impl io::Write + 'a) -> Box<dyn Writer + 'a> {
    match format {
        Format::Human => Box::new(human::Human::new(out, look)),
        Format::Json => Box::new(json::Json::new(out)),
        Format::Github => Box::new(github::Github::new(out)),
        Format::Sarif => Box::new(sarif::Sarif::new(out)),
    }
}

/// The word for a severity.
fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => "hint",
        Severity::Information => "information",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// How a report marks a fix that only a person should apply.
fn certainty(fix: &Fix) -> &'static str {
    if fix.safe { "fix" } else { "possible fix" }
}
