//! A short form of a name that stands before the full name.
//!
//! # What it reports
//! The first mention of somebody in the running text, where it is a short form and the full name follows only later.
//! Headlines, crossheads and captions may use short forms first.
//!
//! # Why
//! The first mention introduces a person; whoever reads from the top does not know yet who is meant. Most often two
//! paragraphs changed places.
//!
//! # Example
//! ```news
//! Suu Kyi is expected on Monday, traders said.
//!
//! Aung San Suu Kyi has not announced a visit.
//! ```
//!
//! # How to fix
//! Write the full name at the first mention and the short form afterwards.
//!
//! # Source
//! The Associated Press Stylebook, "names": first and last name at first reference.

use crate::analysis::{Entity, Mention, MentionSource};
use crate::registry::FormKind;
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, fold};
use rustc_hash::{FxHashMap, FxHashSet};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mut named = FxHashSet::default();
    let mentions: Vec<_> = context
        .article
        .mentions
        .iter()
        .filter(|mention| !mention.quoted && context.is_running_text(mention.block))
        // Without an entry, an earlier bearer of a family name is as likely somebody else: a husband, a father.
        .filter(|mention| {
            !matches!(mention.entity, Entity::Local(_))
                || mention.source == MentionSource::Annotation
        })
        .collect();
    let mut in_full: FxHashMap<&Entity, &Mention> = FxHashMap::default();
    for mention in mentions.iter().filter(|mention| mention.form.is_full()) {
        in_full.entry(&mention.entity).or_insert(mention);
    }
    for mention in &mentions {
        let is_naming = mention.form.is_full() || mention.form == FormKind::Short;
        if !is_naming || !named.insert(&mention.entity) || mention.form != FormKind::Short {
            continue;
        }
        // Nothing before names the entity, so that its first full name stands behind.
        let Some(full) = in_full.get(&mention.entity) else {
            continue;
        };
        let short = context.text(mention.range);
        let name = fold(context.text(full.range));
        let finding = findings.add(
            mention.range,
            format!("\"{short}\" stands before the full name, {name}."),
        );
        finding.relate(full.range, "The full name stands here");
        if !short.contains(['[', ']']) {
            finding.fix(Fix::doubtful(
                format!("Replace by \"{name}\""),
                vec![Edit::replace(mention.range, name)],
            ));
        }
    }
}
