//! An ignore that silences nothing.
//!
//! # What it reports
//! A `<!-- newsmark: ignore … -->` comment, or one rule of it, without which the same would be reported; and a rule id
//! in such a comment that no rule has. Rules that the configuration turns off are passed over.
//!
//! # Why
//! An ignore that has outlived its reason hides the next mistake in its paragraph.
//!
//! # Example
//! ```news
//! <!-- newsmark: ignore name/mispelled -->
//! Bahmo is how the old sign has it.
//! ```
//!
//! # How to fix
//! Delete the comment, or correct the id; the nearest one is offered.

use crate::markup::IgnoreScope;
use crate::rules::findings::Findings;
use crate::rules::ignores::UnusedIgnore;
use crate::rules::{find, nearest_id};
use crate::text::{Edit, Fix, TextRange, TextSize};

pub(crate) fn check(unused: &[UnusedIgnore<'_>], findings: &mut Findings) {
    for ignore in unused {
        let place = match ignore.scope {
            IgnoreScope::Block => "this block",
            IgnoreScope::NextBlock => "the next block",
            IgnoreScope::File => "this file",
        };
        let delete = Fix::doubtful(
            "Delete the comment",
            vec![Edit::delete(with_line_end(ignore.text, ignore.comment))],
        );
        if ignore.rules.is_empty() {
            let message =
                format!("This comment silences nothing: no rule reports anything in {place}.");
            findings.add(ignore.comment, message).fix(delete);
            continue;
        }
        for (id, range) in &ignore.rules {
            let known = find(id).is_some() || is_group(id);
            let message = match (known, nearest_id(id)) {
                (true, _) => {
                    format!("This comment silences nothing: {id} reports nothing in {place}.")
                }
                (false, Some(near)) => {
                    format!("No rule is called {id:?}. Did you mean {near}?")
                }
                (false, None) => format!("No rule is called {id:?}."),
            };
            let finding = findings.add(*range, message);
            if let (false, Some(near)) = (known, nearest_id(id)) {
                let title = format!("Replace by {near}");
                finding.fix(Fix::doubtful(title, vec![Edit::replace(*range, near)]));
            }
            if ignore.rules.len() == 1 && !ignore.partly_used {
                finding.fix(delete.clone());
            }
        }
    }
}

/// Whether an id of an ignore names a group of rules: `name/*`.
fn is_group(id: &str) -> bool {
    id.strip_suffix("/*")
        .is_some_and(|group| crate::rules::all().iter().any(|rule| rule.group() == group))
}

/// A comment with the line end behind it where it has a line to itself, so that no blank line is left in its place.
fn with_line_end(text: &str, comment: TextRange) -> TextRange {
    let (start, end) = (usize::from(comment.start()), usize::from(comment.end()));
    let before = text.get(..start).unwrap_or("");
    let after = text.get(end..).unwrap_or("");
    let starts_line = before.is_empty() || before.ends_with(['\n', '\r']);
    let line_end = match after.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => 0,
    };
    if starts_line {
        TextRange::new(comment.start(), comment.end() + TextSize::from(line_end))
    } else {
        comment
    }
}
