//! The report as SARIF 2.1.0, the exchange format of code scanners (OASIS standard).

use super::place::Places;
use super::{FileReport, Others, Summary, Writer};
use crate::config::Severity;
use crate::rules::{self, Diagnostic};
use crate::text::{Fix, TextRange};
use serde_json::{Value, json};
use std::io;
use std::sync::Arc;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) struct Sarif<W> {
    out: W,
    started: bool,
}

impl<W: io::Write> Sarif<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            started: false,
        }
    }

    fn start(&mut self) -> io::Result<()> {
        if !self.started {
            let driver = json!({ "driver": driver() });
            write!(
                self.out,
                "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{driver},\
                 \"columnKind\":\"unicodeCodePoints\",\"results\":["
            )?;
        }
        Ok(())
    }
}

impl<W: io::Write> Writer for Sarif<W> {
    fn file(&mut self, report: &FileReport, others: &dyn Others) -> io::Result<()> {
        if report.diagnostics.is_empty() {
            return Ok(());
        }
        let places = Places::of(Arc::clone(&report.text));
        for diagnostic in &report.diagnostics {
            self.start()?;
            let separator: &[u8] = if self.started { b",\n" } else { b"\n" };
            self.started = true;
            self.out.write_all(separator)?;
            let value = result(&report.path, &places, diagnostic, others);
            serde_json::to_writer(&mut self.out, &value)?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Summary) -> io::Result<()> {
        self.start()?;
        writeln!(self.out, "\n]}}]}}")?;
        self.out.flush()
    }
}

fn driver() -> Value {
    let rules: Vec<Value> = rules::all()
        .iter()
        .map(|rule| {
            let documentation = rule.documentation();
            json!({
                "id": rule.id,
                "shortDescription": { "text": rule.summary() },
                "help": { "text": documentation, "markdown": documentation },
                "defaultConfiguration": {
                    "enabled": rule.default.is_some(),
                    "level": rule.default.map_or("none", level),
                },
            })
        })
        .collect();
    json!({
        "name": "newsmark",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    })
}

fn result(path: &str, places: &Places, diagnostic: &Diagnostic, others: &dyn Others) -> Value {
    let mut value = json!({
        "ruleId": diagnostic.rule,
        "level": level(diagnostic.severity),
        "message": { "text": diagnostic.message },
        "locations": [{ "physicalLocation": physical(path, Some((places, diagnostic.range))) }],
    });
    if let Some(place) = rules::all()
        .iter()
        .position(|rule| rule.id == diagnostic.rule)
    {
        value["ruleIndex"] = place.into();
    }
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().enumerate();
        value["relatedLocations"] = related
            .map(|(id, related)| {
                let location = match &related.path {
                    None => physical(path, Some((places, related.range))),
                    Some(other) => match others.places(other) {
                        Some(places) => {
                            physical(&others.shown(other), Some((&places, related.range)))
                        }
                        None => physical(&others.shown(other), None),
                    },
                };
                json!({
                    "id": id,
                    "message": { "text": related.message },
                    "physicalLocation": location,
                })
            })
            .collect();
    }
    if !diagnostic.fixes.is_empty() {
        let fixes = diagnostic.fixes.iter();
        value["fixes"] = fixes.map(|repair| fix(path, places, repair)).collect();
    }
    value
}

fn fix(path: &str, places: &Places, fix: &Fix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(places, edit.range),
                "insertedContent": { "text": edit.text },
            })
        })
        .collect();
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{
            "artifactLocation": artifact(path),
            "replacements": replacements,
        }],
    })
}

fn physical(path: &str, place: Option<(&Places, TextRange)>) -> Value {
    match place {
        Some((places, range)) => json!({
            "artifactLocation": artifact(path),
            "region": region(places, range),
        }),
        None => json!({ "artifactLocation": artifact(path) }),
    }
}

fn region(places: &Places, range: TextRange) -> Value {
    let (start, end) = places.ends(range);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// SARIF's graver levels are ours; it has no hints.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

fn artifact(path: &str) -> Value {
    let slashes = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    let encoded = percent_encoded(&slashes);
    if encoded.starts_with('/') {
        json!({ "uri": format!("file://{encoded}") })
    } else {
        json!({ "uri": encoded })
    }
}

/// A path as it stands in a URI (RFC 3986).
fn percent_encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
