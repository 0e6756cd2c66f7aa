//! A month's name that is not written as the profile writes it.
//!
//! # What it reports
//! With the profile `ap`, or where the configuration turns it on: a month that is spelled out before a day ("February 9"),
//! abbreviated without one ("in Feb. 2015"), or abbreviated in another way ("Sep. 9", "Feb 9"). March, April, May, June and
//! July are never abbreviated. Silent in quotations.
//!
//! # Why
//! Readers should not notice how a date is written.
//!
//! # Example
//! ```news
//! ---
//! profile: ap
//! ---
//! Fighting began on February 9 and ended in Sept. 2015.
//! ```
//!
//! # How to fix
//! Write `Feb. 9` and `September 2015`; the fix does.
//!
//! # Source
//! The Associated Press Stylebook, "months": with a day only Jan., Feb., Aug., Sept., Oct., Nov. and Dec. are abbreviated;
//! a month alone, or with a year alone, is spelled out.

use super::in_plain;
use super::months_in::{Month, months_in};
use crate::analysis::DateMention;
use crate::dates::{Meaning, month_name};
use crate::markup::BlockKind;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    for date in context
        .article
        .dates
        .iter()
        .filter(|date| is_styled(context, date))
    {
        let (plain, range) = in_plain(context, date);
        for month in months_in(plain, range.into()) {
            let right = right_form(&month);
            let written = &plain[month.range.clone()];
            if written == right {
                continue;
            }
            let place = super::plain_in_file(context, date.block, month.range.clone());
            let message = if month.beside_day {
                format!("AP style writes \"{right}\" with a day, not \"{written}\".")
            } else {
                format!(
                    "AP style spells a month out without a day: \"{right}\", not \"{written}\"."
                )
            };
            let finding = findings.add(place, message);
            let ends_sentence = written.ends_with('.') && !right.ends_with('.') && {
                let behind = plain[month.range.end..].trim_start();
                behind.chars().next().is_none_or(char::is_uppercase)
            };
            let title = format!("Replace by \"{right}\"");
            // The point may end the sentence as well.
            finding.fix(if ends_sentence {
                Fix::doubtful(title, vec![Edit::replace(place, format!("{right}."))])
            } else {
                Fix::safe(title, vec![Edit::replace(place, right)])
            });
        }
    }
}

/// Whether a date is one whose form the house's style governs: in text of the house's own, written in words.
pub(super) fn is_styled(context: &ArticleContext<'_>, date: &DateMention) -> bool {
    let placed = &context.article.blocks[date.block as usize];
    let is_own = matches!(
        placed.analysis.kind,
        BlockKind::Paragraph | BlockKind::Headline | BlockKind::Crosshead | BlockKind::Caption
    );
    let is_of_calendar = date.phrase.is_some_and(|phrase| {
        matches!(
            phrase.expression.meaning,
            Meaning::Calendar(_) | Meaning::Range(..)
        )
    });
    let in_dateline = placed
        .analysis
        .dateline
        .as_ref()
        .is_some_and(|dateline| (dateline.range + placed.start).contains_range(date.range));
    is_own && is_of_calendar && !date.quoted && !placed.analysis.all_capitals && !in_dateline
}

/// The form that AP style gives a month.
fn right_form(month: &Month) -> &'static str {
    match (month.beside_day, month.number) {
        (true, 1) => "Jan.",
        (true, 2) => "Feb.",
        (true, 8) => "Aug.",
        (true, 9) => "Sept.",
        (true, 10) => "Oct.",
        (true, 11) => "Nov.",
        (true, 12) => "Dec.",
        (_, number) => month_name(number),
    }
}
