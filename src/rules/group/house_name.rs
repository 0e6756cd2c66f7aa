//! A name of a group or place that the house does not use.
//!
//! # What it reports
//! An alias of the registry ("Burma"), where the entry's own name, or the one of its `names` that holds on the article's
//! date, is the house's ("Myanmar"): once for each name in an article. Acronyms, adjectives, longer forms of the same name,
//! quotations, names of something else ("Burma Road") and places where the copy explains the other name are left alone.
//! The rule is off unless the configuration turns it on. A name that a place no longer bears is `place/renamed`'s.
//!
//! # Why
//! One house, one name.
//!
//! # Example
//! ```news
//! The envoys flew to Burma on Monday.
//! ```
//!
//! # How to fix
//! Use the house's name, or make the other one `name` in the registry.

use crate::analysis::{Entity, Mention};
use crate::dates::Date;
use crate::markup::EntityKind;
use crate::registry::{Entry, EntryIndex, FormKind, Held};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::rules::place::renamed::name_on;
use crate::rules::place::spelling::{is_explained, is_in_longer_name, is_same_name};
use crate::text::{Edit, Fix, fold};
use rustc_hash::FxHashMap;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mut found: Vec<(EntryIndex, &str, Vec<&Mention>)> = Vec::new();
    let mut known: FxHashMap<(EntryIndex, String), usize> = FxHashMap::default();
    for mention in &context.article.mentions {
        let Entity::Entry(index) = mention.entity else {
            continue;
        };
        let Some(house) = other_name(context, index, mention) else {
            continue;
        };
        let written = fold(context.text(mention.range)).into_owned();
        let place = *known.entry((index, written)).or_insert(found.len());
        match found.get_mut(place) {
            Some((_, _, mentions)) => mentions.push(mention),
            None => found.push((index, house, vec![mention])),
        }
    }
    for (index, house, mentions) in found {
        let Some(first) = mentions.first() else {
            continue;
        };
        let written = fold(context.text(first.range));
        let message = format!("The house's name is {house}, not \"{written}\".");
        let entry = context.registry().entry(index);
        let finding = findings.add(first.range, message);
        if let Some((path, range)) = context.place_in(index, entry.name.range) {
            finding.relate_in(path, range, "The registry has the name here");
        }
        let edits = mentions
            .iter()
            .filter(|mention| !context.text(mention.range).contains(['[', ']']));
        let edits: Vec<Edit> = edits
            .map(|mention| Edit::replace(mention.range, house))
            .collect();
        if !edits.is_empty() {
            finding.fix(Fix::doubtful(
                format!("Replace by \"{house}\" throughout"),
                edits,
            ));
        }
    }
}

/// The house's name on the article's date, where a mention has another one.
fn other_name<'a>(
    context: &ArticleContext<'a>,
    index: EntryIndex,
    mention: &Mention,
) -> Option<&'a str> {
    let entry = context.registry().entry(index);
    let day = context.article.anchor.date;
    let house = day.map_or(entry.name.value.as_str(), |day| name_on(entry, day));
    let is_other = match mention.form {
        FormKind::Alias => true,
        FormKind::Name => house != entry.name.value,
        FormKind::Dated(form) => !has_ended(entry, form, day),
        _ => false,
    };
    let written = fold(context.text(mention.range));
    let is_read = matches!(mention.kind, EntityKind::Group | EntityKind::Place)
        && !mention.quoted
        && written.is_ascii() == house.is_ascii();
    (is_read
        && is_other
        && !is_same_name(&written, house)
        && !is_explained(context, mention)
        && !is_in_longer_name(context, mention))
    .then_some(house)
}

/// Whether a dated name may no longer be borne, so that another rule looks at it.
fn has_ended(entry: &Entry, form: u16, day: Option<Date>) -> bool {
    let dated = entry.names.get(usize::from(form));
    let held = |day| dated.map(|dated| Held::on(day, None, dated.to.as_ref()));
    entry.kind == EntityKind::Place && day.is_none_or(|day| held(day) != Some(Held::Yes))
}
