//! "last Tuesday", "next Tuesday".
//!
//! # What it reports
//! With the profile `ap`, or where the configuration turns it on: a weekday after "last" or "next". Silent in quotations.
//!
//! # Why
//! On a Thursday, "last Tuesday" is two days ago to some readers and nine to others. Within a week the verb tells which
//! Tuesday is meant; beyond it a date does.
//!
//! # Example
//! ```news
//! ---
//! profile: ap
//! ---
//! Envoys met last Tuesday.
//! ```
//!
//! # How to fix
//! Write the weekday alone, or the month and the day.
//!
//! # Source
//! The Associated Press Stylebook, "time element": no "last Tuesday" or "next Tuesday", since the verb's tense tells.

use super::{around, in_plain};
use crate::dates::{Meaning, Shift, weekday_name};
use crate::markup::BlockKind;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    for date in &context.article.dates {
        let Some(expression) = date.phrase.map(|phrase| phrase.expression) else {
            continue;
        };
        let is_shifted = matches!(expression.meaning, Meaning::Weekday)
            && matches!(expression.shift, Some(Shift::Last | Shift::Next));
        let kind = context.article.block_kind(date.block);
        let is_own = matches!(
            kind,
            BlockKind::Paragraph | BlockKind::Caption | BlockKind::Headline
        );
        if !is_shifted || !is_own || date.quoted {
            continue;
        }
        let (plain, range) = in_plain(context, date);
        let start = usize::from(range.start());
        let phrase = plain.get(start..usize::from(range.end())).unwrap_or("");
        // "the last Tuesday of March" is another phrase.
        let (before, behind) = around(context, date);
        if before.ends_with("the ") || behind.starts_with(" of ") || behind.starts_with(" in ") {
            continue;
        }
        let Some((word, _)) = phrase.split_once(char::is_whitespace) else {
            continue;
        };
        if !matches!(word, "last" | "Last" | "next" | "Next") {
            continue;
        }
        let Some((weekday, _)) = expression.weekday else {
            continue;
        };
        let message = format!(
            "\"{phrase}\" is one {name} to some readers and another one to others: let the verb tell, or write the date.",
            name = weekday_name(weekday)
        );
        let finding = findings.add(date.range, message);
        if word.starts_with(char::is_lowercase) {
            let place = super::plain_in_file(context, date.block, start..start + word.len() + 1);
            let title = format!("Remove \"{word}\"");
            finding.fix(Fix::doubtful(title, vec![Edit::replace(place, "")]));
        }
    }
}
