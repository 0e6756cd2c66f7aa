//! The report for people: source lines with carets.

use super::excerpt::Excerpt;
use super::place::Places;
use super::{FileReport, Others, Summary, Writer, certainty};
use crate::config::Severity;
use crate::rules::{Diagnostic, RelatedPlace};
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};
use anstream::adapter::strip_str;
use std::io;
use std::sync::Arc;

/// How the human report looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether it has colours (ANSI escapes).
    pub colour: bool,
    /// How many columns the terminal has.
    pub width: usize,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            colour: false,
            width: 100,
        }
    }
}

/// Columns that line numbers and margin take.
const MARGIN: usize = 10;

pub(super) struct Human<W> {
    out: W,
    renderer: Renderer,
    /// Characters of a source line that fit.
    room: usize,
}

impl<W: io::Write> Human<W> {
    pub(super) fn new(out: W, look: Look) -> Self {
        let renderer = if look.colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let width = look.width.clamp(40, 300);
        Self {
            out,
            renderer: renderer.term_width(width).decor_style(DecorStyle::Ascii),
            room: width - MARGIN,
        }
    }

    fn finding(
        &self,
        report: &FileReport,
        places: &Places,
        diagnostic: &Diagnostic,
        others: &dyn Others,
    ) -> String {
        let (near, far): (Vec<&RelatedPlace>, Vec<&RelatedPlace>) =
            diagnostic.related.iter().partition(|related| {
                related.path.is_none()
                    && Excerpt::shows_both(places, diagnostic.range, related.range, self.room)
            });
        // More than one label under a line is hard to read.
        let (near, far) = match near.as_slice() {
            [near] => (Some(*near), far),
            _ => (None, diagnostic.related.iter().collect()),
        };
        let excerpt = Excerpt::of(
            places,
            diagnostic.range,
            near.map(|near| near.range).as_slice(),
            self.room,
        );
        let mut annotations = vec![AnnotationKind::Primary.span(excerpt.marks[0].clone())];
        if let Some(near) = near {
            let label = near.message.as_str();
            annotations.push(
                AnnotationKind::Context
                    .span(excerpt.marks[1].clone())
                    .label(label),
            );
        }
        let mut group = level(diagnostic.severity)
            .primary_title(diagnostic.message.as_str())
            .id(diagnostic.rule)
            .element(origin(&report.path, places, diagnostic.range.start()))
            .element(snippet(excerpt, annotations));
        for fix in &diagnostic.fixes {
            let message = format!("{}: {}", certainty(fix), fix.title);
            group = group.element(Level::HELP.no_name().message(message));
        }
        let explain = format!("for more: newsmark explain {}", diagnostic.rule);
        let mut groups = vec![group.element(Level::NOTE.no_name().message(explain))];
        for related in far {
            groups.push(self.related(report, places, related, others));
        }
        without_empty_origins(&self.renderer.render(&groups))
    }

    fn related<'a>(
        &self,
        report: &FileReport,
        places: &Places,
        related: &'a RelatedPlace,
        others: &dyn Others,
    ) -> Group<'a> {
        let group = Group::with_title(Level::NOTE.secondary_title(related.message.as_str()));
        let Some(path) = &related.path else {
            return group
                .element(origin(&report.path, places, related.range.start()))
                .element(self.snippet_of(places, related));
        };
        let shown = others.shown(path);
        let Some(places) = others.places(path) else {
            return group.element(Origin::path(shown));
        };
        group
            .element(origin(&shown, &places, related.range.start()))
            .element(self.snippet_of(&places, related))
    }

    fn snippet_of(
        &self,
        places: &Places,
        related: &RelatedPlace,
    ) -> Snippet<'static, Annotation<'static>> {
        let excerpt = Excerpt::of(places, related.range, &[], self.room);
        let mark = AnnotationKind::Primary.span(excerpt.marks[0].clone());
        snippet(excerpt, vec![mark])
    }
}

impl<W: io::Write> Writer for Human<W> {
    fn file(&mut self, report: &FileReport, others: &dyn Others) -> io::Result<()> {
        for fixed in &report.fixed {
            writeln!(
                self.out,
                "fixed[{}]: {}:{}:{}: {}\n",
                fixed.rule,
                report.path,
                fixed.place.line,
                fixed.place.column,
                harmless(&fixed.title)
            )?;
        }
        if report.diagnostics.is_empty() {
            return Ok(());
        }
        let places = Places::of(Arc::clone(&report.text));
        for diagnostic in &report.diagnostics {
            let finding = self.finding(report, &places, diagnostic, others);
            writeln!(self.out, "{finding}\n")?;
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        if summary.fixed > 0 {
            writeln!(
                self.out,
                "fixed {} in {}",
                count(summary.fixed, "finding", "findings"),
                count(summary.files_fixed, "file", "files")
            )?;
        }
        writeln!(self.out, "{}", summary_line(summary))?;
        self.out.flush()
    }
}

/// The renderer puts a line for the path before a snippet that has none. Here the path has been told already, with the
/// column in the whole line rather than in the part of it that is shown.
fn without_empty_origins(rendered: &str) -> String {
    let is_empty = |line: &str| strip_str(line).to_string().trim() == ":::";
    let kept: Vec<&str> = rendered.lines().filter(|line| !is_empty(line)).collect();
    kept.join("\n")
}

fn snippet<'a>(excerpt: Excerpt, annotations: Vec<Annotation<'a>>) -> Snippet<'a, Annotation<'a>> {
    Snippet::source(excerpt.text)
        .line_start(excerpt.first_line)
        .annotations(annotations)
}

fn origin(path: &str, places: &Places, offset: crate::text::TextSize) -> Origin<'static> {
    let place = places.place(offset);
    Origin::path(path.to_owned())
        .line(place.line)
        .char_column(place.column)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO.with_name("information"),
        Severity::Hint => Level::HELP.with_name("hint"),
    }
}

/// `3 errors, 1 warning in 4 of 30 articles`
fn summary_line(summary: &Summary) -> String {
    let articles = count(summary.articles, "article", "articles");
    if summary.is_empty() {
        let reason = match summary.articles {
            // Most often a folder of text files that no configuration takes in.
            0 => {
                ": the articles of a folder are its .news files, and what `include` of its newsmark.toml names"
            }
            _ => "",
        };
        return format!("nothing found in {articles}{reason}");
    }
    let counts: Vec<String> = [
        (summary.errors, "error", "errors"),
        (summary.warnings, "warning", "warnings"),
        (summary.information, "information", "information"),
        (summary.hints, "hint", "hints"),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, one, many)| count(number, one, many))
    .collect();
    let mut line = format!(
        "{} in {} of {articles}",
        counts.join(", "),
        summary.articles_with_findings,
    );
    if summary.other_files_with_findings > 0 {
        let others = summary.other_files_with_findings;
        line.push_str(" and ");
        line.push_str(&count(others, "TOML file", "TOML files"));
    }
    line
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Text of the user's without characters that a terminal would obey.
fn harmless(text: &str) -> String {
    text.chars()
        .map(|char| if char.is_control() { '\u{fffd}' } else { char })
        .collect()
}
