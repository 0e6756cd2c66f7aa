//! A word behind an acronym that repeats the acronym's last word.
//!
//! # What it reports
//! Off unless the configuration or a profile turns it on: an acronym that is followed by the last word of its own full
//! name, as the article or the registry gives it.
//!
//! # Why
//! The letters already say it: "KIA army" is the Kachin Independence Army army.
//!
//! # Example
//! ```news
//! The Kachin Independence Army (KIA) withdrew. A KIA army post stood empty.
//! ```
//!
//! # How to fix
//! Leave the word out.
//!
//! # Source
//! The Guardian style guide, "tautology".

use super::{entries, uses};
use crate::analysis::AcronymUse;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, TextRange, words};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    for usage in uses(context) {
        let Some(full) = expansion(context, usage) else {
            continue;
        };
        let Some(last) = words(&full).last() else {
            continue;
        };
        let start = usize::from(usage.range.end());
        let text: &str = &context.article.input.text;
        let after = text.get(start..).unwrap_or("");
        let Some(next) = after
            .strip_prefix(' ')
            .and_then(|after| words(after).next())
        else {
            continue;
        };
        if next.range.start() != 0.into() || !next.text.eq_ignore_ascii_case(last.text) {
            continue;
        }
        let range = TextRange::at(
            usage.range.end(),
            next.range.len() + crate::text::TextSize::of(' '),
        );
        let acronym = context.text(usage.range);
        findings
            .add(
                TextRange::new(usage.range.start(), range.end()),
                format!(
                    "{acronym} is short for {full}: \"{}\" says it again.",
                    next.text
                ),
            )
            .fix(Fix::doubtful(
                format!("Remove \"{}\"", next.text),
                vec![Edit::delete(range)],
            ));
    }
}

/// The full name behind an acronym: the article's own, else the registry's.
fn expansion(context: &ArticleContext<'_>, usage: &AcronymUse) -> Option<String> {
    if let Some(definition) = usage.definition {
        let definition = context.article.definitions.get(definition as usize)?;
        return Some(context.text(definition.full).to_owned());
    }
    match entries(context, usage).as_slice() {
        [entry] => Some(context.registry().entry(*entry).name.value.clone()),
        _ => None,
    }
}
