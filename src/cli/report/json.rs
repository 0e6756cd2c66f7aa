//! The report as one JSON document.
//!
//! ```json
//! {"version":"0.1.0",
//!  "diagnostics":[{"path":"a.news","rule":"name/misspelled","severity":"warning","message":"…",
//!   "range":{"start":{"line":3,"column":9},"end":{"line":3,"column":14},"bytes":[57,62]},
//!   "related":[{"path":"registry/places.toml","message":"…","range":{}}],
//!   "fixes":[{"title":"…","safe":true,"edits":[{"range":{},"text":"Bhamo"}]}]}],
//!  "fixed":[{"path":"a.news","rule":"name/misspelled","start":{"line":3,"column":9},"title":"…"}],
//!  "summary":{"errors":0,"warnings":1}}
//! ```
//!
//! Lines and columns count from one, columns in code points; `bytes` are offsets in the file, from zero, the end not
//! included. The range of a related place in a file that cannot be read is left out.

use super::place::{Place, Places};
use super::{FileReport, Others, Summary, Writer, severity_word};
use crate::rules::{Diagnostic, RelatedPlace};
use crate::text::TextRange;
use serde_json::{Value, json};
use std::io;
use std::sync::Arc;

pub(super) struct Json<W> {
    out: W,
    started: bool,
    fixed: Vec<Value>,
}

impl<W: io::Write> Json<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            started: false,
            fixed: Vec::new(),
        }
    }

    fn start(&mut self) -> io::Result<()> {
        if !self.started {
            let version = env!("CARGO_PKG_VERSION");
            write!(self.out, "{{\"version\":\"{version}\",\"diagnostics\":[")?;
        }
        Ok(())
    }
}

impl<W: io::Write> Writer for Json<W> {
    fn file(&mut self, report: &FileReport, others: &dyn Others) -> io::Result<()> {
        self.fixed.extend(report.fixed.iter().map(|fixed| {
            json!({
                "path": report.path,
                "rule": fixed.rule,
                "start": fixed.place,
                "title": fixed.title,
            })
        }));
        if report.diagnostics.is_empty() {
            return Ok(());
        }
        let places = Places::of(Arc::clone(&report.text));
        for diagnostic in &report.diagnostics {
            self.start()?;
            let separator: &[u8] = if self.started { b",\n" } else { b"\n" };
            self.started = true;
            self.out.write_all(separator)?;
            let value = finding(&report.path, &places, diagnostic, others);
            serde_json::to_writer(&mut self.out, &value)?;
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        self.start()?;
        write!(self.out, "\n],\"fixed\":")?;
        serde_json::to_writer(&mut self.out, &self.fixed)?;
        write!(self.out, ",\"summary\":")?;
        let summary = json!({
            "errors": summary.errors,
            "warnings": summary.warnings,
            "information": summary.information,
            "hints": summary.hints,
            "articles": summary.articles,
            "articles_with_findings": summary.articles_with_findings,
            "other_files_with_findings": summary.other_files_with_findings,
            "fixed": summary.fixed,
            "files_fixed": summary.files_fixed,
        });
        serde_json::to_writer(&mut self.out, &summary)?;
        writeln!(self.out, "}}")?;
        self.out.flush()
    }
}

fn finding(path: &str, places: &Places, diagnostic: &Diagnostic, others: &dyn Others) -> Value {
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .map(|related| related_place(path, places, related, others))
        .collect();
    let fixes: Vec<Value> = diagnostic
        .fixes
        .iter()
        .map(|fix| {
            let edits = fix.edits.iter();
            let edits: Vec<Value> = edits
                .map(|edit| json!({ "range": range(places, edit.range), "text": edit.text }))
                .collect();
            json!({ "title": fix.title, "safe": fix.safe, "edits": edits })
        })
        .collect();
    json!({
        "path": path,
        "rule": diagnostic.rule,
        "severity": severity_word(diagnostic.severity),
        "message": diagnostic.message,
        "range": range(places, diagnostic.range),
        "related": related,
        "fixes": fixes,
    })
}

fn related_place(
    path: &str,
    places: &Places,
    related: &RelatedPlace,
    others: &dyn Others,
) -> Value {
    let Some(other) = &related.path else {
        return json!({
            "path": path,
            "message": related.message,
            "range": range(places, related.range),
        });
    };
    let shown = others.shown(other);
    match others.places(other) {
        Some(places) => json!({
            "path": shown,
            "message": related.message,
            "range": range(&places, related.range),
        }),
        None => json!({ "path": shown, "message": related.message }),
    }
}

#[derive(serde::Serialize)]
struct Range {
    start: Place,
    end: Place,
    bytes: [u32; 2],
}

fn range(places: &Places, range: TextRange) -> Range {
    let (start, end) = places.ends(range);
    Range {
        start,
        end,
        bytes: [range.start().into(), range.end().into()],
    }
}
