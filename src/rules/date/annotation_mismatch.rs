//! A date phrase whose annotation contradicts its text.
//!
//! # What it reports
//! A `when` that shares no day with what the text says in its article: "Monday" with the date of a Tuesday, "March 2015" with
//! a day in April. A `when` that is finer or coarser than the text is no contradiction.
//!
//! # Why
//! One of the two is wrong. Exports take the annotation, readers take the text.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-24
//! ---
//! They met on [Monday]{.date when=2015-03-24}.
//! ```
//!
//! # How to fix
//! Correct the `when` or the text; the value that the text has is offered.

use crate::analysis::DateMention;
use crate::dates::{Meaning, Origin, Value, describe};
use crate::markup::{Attribute, quote_attribute};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, TextRange};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    for date in &context.article.dates {
        let (Some(annotated), Some((when, range))) = (&date.annotated, when(context, date)) else {
            continue;
        };
        if !contradicts(date, annotated) {
            continue;
        }
        let text = context.text(date.range);
        let meant = date.resolution.value.as_ref();
        let message = match meant {
            Some(meant) => format!(
                "\"{text}\" is {} here, but `when` says {}.",
                describe(meant),
                describe(annotated)
            ),
            None => format!(
                "\"{text}\" cannot be {}, which is {}.",
                when.value,
                describe(annotated)
            ),
        };
        let finding = findings.add(range, message);
        finding.relate(date.range, "The text stands here");
        super::relate_anchor(context, date, finding);
        if let Some(value) = meant.map(|meant| meant.edtf().unwrap_or_else(|| meant.timex3())) {
            finding.fix(Fix::doubtful(
                format!("Replace by {value}"),
                vec![Edit::replace(range, quoted_like(context, range, &value))],
            ));
        }
    }
}

/// The `when` of a date's annotation, and where its value stands in the file.
fn when<'a>(
    context: &ArticleContext<'a>,
    date: &DateMention,
) -> Option<(&'a Attribute, TextRange)> {
    let placed = context.article.blocks.get(date.block as usize)?;
    let annotations = &placed.analysis.inlines.annotations;
    let when = annotations.get(date.annotation? as usize)?.when()?;
    Some((when, when.value_range + placed.start))
}

/// Whether no reading of the text is the annotated value. Which Monday of several is meant the annotation may say; which
/// day "yesterday" is follows from the day of publication.
fn contradicts(date: &DateMention, annotated: &Value) -> bool {
    let Some(phrase) = &date.phrase else {
        return false;
    };
    if date.resolution.origin == Origin::Impossible {
        return false;
    }
    if !phrase.expression.allows(annotated) {
        return true;
    }
    let is_counted = matches!(phrase.expression.meaning, Meaning::Relative { .. })
        && date.resolution.origin == Origin::Anchor;
    let meant = date.resolution.value.as_ref();
    is_counted && meant.is_some_and(|meant| meant.days().is_some() && !meant.agrees_with(annotated))
}

/// A value as it is written in the place of another one: its quotes stand outside of the place.
fn quoted_like(context: &ArticleContext<'_>, range: TextRange, value: &str) -> String {
    let before = context.article.input.text.get(..usize::from(range.start()));
    if before.is_some_and(|before| before.ends_with('"')) {
        value.to_owned()
    } else {
        quote_attribute(value)
    }
}
