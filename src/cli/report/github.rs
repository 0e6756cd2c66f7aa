//! The report as workflow commands of GitHub Actions, which shows them beside the lines.

use super::place::Places;
use super::{FileReport, Others, Summary, Writer};
use crate::config::Severity;
use std::io;
use std::sync::Arc;

pub(super) struct Github<W> {
    out: W,
}

impl<W: io::Write> Github<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: io::Write> Writer for Github<W> {
    fn file(&mut self, report: &FileReport, _: &dyn Others) -> io::Result<()> {
        if report.diagnostics.is_empty() {
            return Ok(());
        }
        let places = Places::of(Arc::clone(&report.text));
        for diagnostic in &report.diagnostics {
            let command = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Information | Severity::Hint => "notice",
            };
            let (start, end) = places.ends(diagnostic.range);
            write!(
                self.out,
                "::{command} title={},file={},line={},endLine={}",
                property(&format!("newsmark: {}", diagnostic.rule)),
                property(&report.path),
                start.line,
                end.line,
            )?;
            // GitHub takes columns within one line only.
            if start.line == end.line {
                write!(self.out, ",col={},endColumn={}", start.column, end.column)?;
            }
            writeln!(self.out, "::{}", data(&diagnostic.message))?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Summary) -> io::Result<()> {
        self.out.flush()
    }
}

/// The text of a command, in which only line ends and the escape's own sign mean something.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, in which colons and commas part things too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
