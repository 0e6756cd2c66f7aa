//! A name that the registry lacks.
//!
//! # What it reports
//! Each person, group, place and event that an article names and no entry of the registry stands for, once, with its kind
//! and how often the article names it. Names that nothing in the text or the registry vouches for are suggestions of the
//! statistical model and may be wrong. A family name alone of somebody whom the registry has is left out. The rule is off unless the configuration turns it on.
//!
//! # Why
//! A newsroom that keeps a registry wants to see whom it does not have yet; an annotator wants no name left out.
//!
//! # Example
//! ```news
//! President Barack Obama met reporters in Rangoon.
//! ```
//!
//! # How to fix
//! Add the name to the registry: at the name, editors offer "Add NAME to the registry". Where it is another form of
//! somebody whom the registry has, add it to the `aliases` of that entry. Where it is no name, annotate it as
//! `[text]{.none}`.

use crate::analysis::{Entity, Mention};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use rustc_hash::FxHashMap;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let article = context.article;
    // The mentions that are nobody's own words, by the entity's place in the article's list.
    let mut named: FxHashMap<u32, (&Mention, usize)> = FxHashMap::default();
    for mention in &article.mentions {
        let Entity::Local(index) = mention.entity else {
            continue;
        };
        if context.is_quoted(mention.block, mention.range) {
            continue;
        }
        let (first, count) = named.entry(index.0).or_insert((mention, 0));
        *count += 1;
        if !first.form.is_full() && mention.form.is_full() {
            *first = mention;
        }
    }
    for (index, (mention, count)) in named {
        let Some(local) = article.locals.get(index as usize) else {
            continue;
        };
        if article.has_registered_short_form(local) {
            continue;
        }
        let kind = match local.people {
            true => "people",
            false => local.kind.as_str(),
        };
        let times = match count {
            1 => "named once".to_owned(),
            2 => "named twice".to_owned(),
            more => format!("named {more} times"),
        };
        findings.add(
            mention.range,
            format!(
                "\"{0}\" ({kind}, {times}) is not in the registry; \"Add {0} to the registry\" in an editor writes \
                 its entry.",
                local.name
            ),
        );
    }
}
