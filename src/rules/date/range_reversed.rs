//! A range of dates that ends before it begins.
//!
//! # What it reports
//! "March 22-17", "from 2013 to 2011", "between March 22 and March 17", where both ends are stated with the same parts. A range
//! that may reach over the turn of a year ("from November to February", "Dec. 28 to Jan. 3") is none. Copy that counts back on
//! purpose ("back from 2013 to 2011"), moves a day ("moved the vote from March 22 to March 17") or compares two is left alone,
//! and so are quotations.
//!
//! # Why
//! One of the two ends is wrong, or they have changed places.
//!
//! # Example
//! ```news
//! Talks were held from March 22 to March 17.
//! ```
//!
//! # How to fix
//! Correct the wrong end; that they change places is offered.

use super::clause::{sentence_after, sentence_before};
use super::{around, in_plain, is_plain};
use crate::analysis::DateMention;
use crate::dates::{Fields, Meaning};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, TextRange, words};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let dates = &context.article.dates;
    for (place, date) in dates.iter().enumerate() {
        if let Some((from, to)) = stated_range(date) {
            if runs_back(from, to) && !date.quoted && !is_score(context, date) {
                let text = context.text(date.range);
                findings.add(date.range, format!("\"{text}\" ends before it begins."));
            }
            continue;
        }
        if let Some(end) = dates.get(place + 1) {
            check_pair(context, date, end, findings);
        }
    }
}

/// Two phrases: `from March 22 to March 17`.
fn check_pair(
    context: &ArticleContext<'_>,
    begin: &DateMention,
    end: &DateMention,
    findings: &mut Findings,
) {
    let (Some(from), Some(to)) = (stated(begin), stated(end)) else {
        return;
    };
    if begin.quoted || !runs_back(from, to) || !is_joined(context, begin, end) {
        return;
    }
    if counts_back(context, begin, end) || goes_on(context, end) {
        return;
    }
    let (first, last) = (context.text(begin.range), context.text(end.range));
    let range = TextRange::new(begin.range.start(), end.range.end());
    let message = format!("\"{first}\" comes after \"{last}\": the range ends before it begins.");
    let edits = vec![
        Edit::replace(begin.range, last),
        Edit::replace(end.range, first),
    ];
    // Only ends with the same parts can change places.
    let finding = findings.add(range, message);
    if from.year.is_some() == to.year.is_some() {
        finding.fix(Fix::doubtful("Swap the two ends", edits));
    }
}

/// The date of the calendar that a phrase without an annotation states.
fn stated(date: &DateMention) -> Option<Fields> {
    let expression = date.phrase?.expression;
    match expression.meaning {
        // "March 17 of next year" says its year in words.
        Meaning::Calendar(fields) if date.annotated.is_none() && is_plain(&expression) => {
            Some(fields)
        }
        _ => None,
    }
}

/// The ends of a range in one phrase: `March 22-17`.
fn stated_range(date: &DateMention) -> Option<(Fields, Fields)> {
    let expression = date.phrase?.expression;
    match expression.meaning {
        Meaning::Range(from, to) if date.annotated.is_none() && is_plain(&expression) => {
            Some((from, to))
        }
        _ => None,
    }
}

/// Whether the second date is before the first in any reading. Where a year is left out, only within one month: other ranges
/// may reach over the turn of the year.
fn runs_back(from: Fields, to: Fields) -> bool {
    let same_parts =
        from.month.is_some() == to.month.is_some() && from.day.is_some() == to.day.is_some();
    if !same_parts || !from.is_possible() || !to.is_possible() {
        return false;
    }
    match (from.year, to.year) {
        (Some(_), Some(_)) => (from.year, from.month, from.day) > (to.year, to.month, to.day),
        (Some(_), None) => false,
        (None, _) => from.month.is_some() && from.month == to.month && from.day > to.day,
    }
}

/// Whether `from … to …` or `between … and …` joins two dates.
fn is_joined(context: &ArticleContext<'_>, begin: &DateMention, end: &DateMention) -> bool {
    if begin.block != end.block {
        return false;
    }
    let ((text, first), (_, last)) = (in_plain(context, begin), in_plain(context, end));
    let between = text.get(usize::from(first.end())..usize::from(last.start()));
    let (before, _) = around(context, begin);
    let before = before.trim_end().rsplit(char::is_whitespace).next();
    match between.map(|between| between.trim_matches([' ', ',', '\n'])) {
        Some("to" | "until" | "till" | "through") => matches!(before, Some("from" | "From")),
        Some("and") => matches!(before, Some("between" | "Between")),
        _ => false,
    }
}

/// Words of a sentence that runs back on purpose, moves a day from one date to another, or compares two.
const ON_PURPOSE: &[&str] = &[
    "back",
    "backward",
    "backwards",
    "down",
    "reverse",
    "reversed",
    "rewind",
    "countdown",
    "counting",
    "descending",
    "move",
    "moved",
    "moves",
    "moving",
    "bring",
    "brings",
    "bringing",
    "brought",
    "forward",
    "advance",
    "advanced",
    "advancing",
    "change",
    "changed",
    "changes",
    "changing",
    "reschedule",
    "rescheduled",
    "rescheduling",
    "shift",
    "shifted",
    "shifting",
    "switch",
    "switched",
    "revise",
    "revised",
    "correct",
    "corrected",
    "correction",
    "amend",
    "amended",
    "update",
    "updated",
    "push",
    "pushed",
    "cut",
    "shorten",
    "shortened",
    "earlier",
    "sooner",
    "target",
    "targets",
    "deadline",
    "goal",
    "difference",
    "differences",
    "compare",
    "compared",
    "comparison",
    "comparing",
    "gap",
    "versus",
    "choice",
    "choose",
    "chose",
    "chosen",
    "decide",
    "decided",
];

/// Whether the sentence gives another sense to a range that runs back.
fn counts_back(context: &ArticleContext<'_>, begin: &DateMention, end: &DateMention) -> bool {
    let (before, after) = (around(context, begin).0, around(context, end).1);
    [sentence_before(before), sentence_after(after)]
        .into_iter()
        .flat_map(words)
        .any(|word| ON_PURPOSE.contains(&word.text.to_ascii_lowercase().as_str()))
}

/// Whether the figures are those of a game: "March 22-17 win".
fn is_score(context: &ArticleContext<'_>, date: &DateMention) -> bool {
    let (_, after) = around(context, date);
    words(sentence_after(after)).next().is_some_and(|word| {
        let counts = word.text.starts_with(|char: char| char.is_ascii_digit());
        counts
            || [
                "win", "loss", "victory", "defeat", "triumph", "lead", "draw", "rout", "vote",
                "score",
            ]
            .contains(&word.text)
    })
}

/// Whether the second date goes on after the phrase: `March 17 of next year`, `470 B.C.`
fn goes_on(context: &ArticleContext<'_>, end: &DateMention) -> bool {
    let (_, after) = around(context, end);
    let next = after.trim_start_matches([' ', ',', '(']);
    [
        "of ",
        "the following",
        "the next",
        "next ",
        "this ",
        "last ",
        "a year",
        "B.C",
        "BC",
    ]
    .iter()
    .any(|word| next.starts_with(word))
}
