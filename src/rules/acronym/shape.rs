//! An acronym in two shapes in one article.
//!
//! # What it reports
//! The same letters once with points and once without (`U.N.` and `UN`) in the running text. Headlines and captions
//! have a style of their own and do not count.
//!
//! # Why
//! A house writes an acronym in one way; two ways in one article look like two things.
//!
//! # Example
//! ```news
//! The U.N. envoy left on Monday. The UN had no comment.
//! ```
//!
//! # How to fix
//! Write the shape that stands first everywhere, or turn all of them to the other one.

use super::{letters, uses};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, TextRange};
use rustc_hash::FxHashMap;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    // By the letters: where they stand first, and where they stand in the other shape.
    let mut shapes: FxHashMap<String, (TextRange, Vec<TextRange>)> = FxHashMap::default();
    for usage in uses(context) {
        if is_part_of_a_name(context, usage.range, usage.mention) {
            continue;
        }
        let (first, others) = shapes
            .entry(letters(context, usage.range))
            .or_insert_with(|| (usage.range, Vec::new()));
        if has_points(context.text(*first)) != has_points(context.text(usage.range)) {
            others.push(usage.range);
        }
    }
    for (first, others) in shapes.into_values() {
        let Some(deviation) = others.first() else {
            continue;
        };
        let (right, other) = (context.text(first), context.text(*deviation));
        findings
            .add(
                *deviation,
                format!("The article writes both \"{right}\" and \"{other}\"."),
            )
            .relate(first, format!("\"{right}\" stands here"))
            .fix(Fix::doubtful(
                format!("Write \"{right}\" everywhere"),
                others
                    .iter()
                    .map(|range| Edit::replace(*range, right))
                    .collect(),
            ));
    }
}

fn has_points(acronym: &str) -> bool {
    acronym.contains('.')
}

/// Whether the letters are a part of a longer name, which is spelled as its bearer spells it (`US Airways`), or of a
/// sum of money (`US$20`).
fn is_part_of_a_name(context: &ArticleContext<'_>, range: TextRange, mention: Option<u32>) -> bool {
    let mention = mention.and_then(|mention| context.article.mentions.get(mention as usize));
    let text: &str = &context.article.input.text;
    let after = text.get(usize::from(range.end())..).unwrap_or("");
    mention.is_some_and(|mention| mention.range.len() > range.len())
        || after.trim_start().starts_with('$')
        || after
            .strip_prefix(' ')
            .is_some_and(|after| after.starts_with(|char: char| char.is_uppercase()))
}
