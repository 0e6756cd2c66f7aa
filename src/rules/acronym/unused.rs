//! An acronym that is introduced and never used afterwards.
//!
//! # What it reports
//! An introduction whose letters stand nowhere else in the running text or the captions. Letters behind a single word,
//! as in "British (ITV) television", introduce nothing.
//!
//! # Why
//! Readers are asked to remember letters for nothing. Often the paragraph that used them was cut.
//!
//! # Example
//! ```news
//! La Nan speaks for the Kachin Independence Organization (KIO). He was in Laiza on Monday.
//! ```
//!
//! # How to fix
//! Remove the bracket, unless readers know the group by its letters.
//!
//! # Source
//! The Associated Press Stylebook, "abbreviations and acronyms": no letters in brackets that are not used again.

use super::{bracket, definitions, is_plain, letters};
use crate::markup::BlockKind;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix};
use rustc_hash::FxHashSet;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mut known: FxHashSet<String> = context
        .article
        .acronyms
        .iter()
        .filter(|usage| {
            !matches!(
                context.article.block_kind(usage.block),
                BlockKind::Headline | BlockKind::Furniture | BlockKind::Credit
            )
        })
        .map(|usage| letters(context, usage.range))
        .collect();
    for definition in definitions(context) {
        let is_name = context.text(definition.full).contains(char::is_whitespace);
        if !known.insert(letters(context, definition.acronym)) || !is_name {
            continue;
        }
        let acronym = context.text(definition.acronym);
        let bracket = bracket(context, definition);
        let finding = findings.add(
            definition.acronym,
            format!("{acronym} is introduced here and never used afterwards."),
        );
        if is_plain(context, bracket) {
            let edits = vec![Edit::delete(bracket)];
            finding.fix(Fix::doubtful(format!("Remove \"({acronym})\""), edits));
        }
    }
}
