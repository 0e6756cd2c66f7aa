//! A place with the name of a region that it does not lie in.
//!
//! # What it reports
//! "Bhamo, Shan State", where by `part_of` of the registry Bhamo lies in Kachin State: a place, a comma, and a place of the
//! same level as one that the first is a part of, in the same country, with a comma or the end of the clause behind. Lists
//! ("in Bhamo, Shan State and Yangon"), datelines, quotations, and another country's place of the same name ("Paris,
//! Texas") are left alone.
//!
//! # Why
//! A reader finds the wrong place, or none.
//!
//! # Example
//! ```news
//! The road to Bhamo, Shan State, was closed.
//! ```
//!
//! # How to fix
//! Write the region in which the place lies, or correct `part_of` in the registry.

use crate::analysis::{Entity, Mention};
use crate::markup::{BlockKind, EntityKind};
use crate::names::dateline;
use crate::registry::{EntryIndex, FormKind, Registry};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::rules::spot::mention_in_plain;
use crate::text::{Edit, Fix, TextRange, fold};
use rustc_hash::FxHashSet;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mentions = &context.article.mentions;
    for (place, pair) in mentions.windows(2).enumerate() {
        let [child, parent] = pair else { continue };
        let (Some(inner), Some(outer)) = (placed(child), placed(parent)) else {
            continue;
        };
        if child.block != parent.block || between(context, child, parent) != ", " {
            continue;
        }
        let registry = context.registry();
        let Some(right) = contradicted(registry, inner, outer) else {
            continue;
        };
        let before = place.checked_sub(1).and_then(|place| mentions.get(place));
        if is_listed(context, before, child, parent, mentions.get(place + 2)) {
            continue;
        }
        let name = |index: EntryIndex| registry.entry(index).name.value.as_str();
        let written = fold(context.text(parent.range));
        let message = format!("{} lies in {}, not in {written}.", name(inner), name(right));
        let finding = findings.add(
            TextRange::new(child.range.start(), parent.range.end()),
            message,
        );
        let links = &registry.entry(inner).part_of;
        if let Some(link) = links.first()
            && let Some((path, range)) = context.place_in(inner, link.id.range)
        {
            finding.relate_in(path, range, format!("What {} is a part of", name(inner)));
        }
        // The reference of an annotation says the same as its text.
        if parent.annotation.is_none() && !context.text(parent.range).contains(['[', ']']) {
            finding.fix(Fix::doubtful(
                format!("Replace by \"{}\"", name(right)),
                vec![Edit::replace(parent.range, name(right))],
            ));
        }
    }
}

/// The entry of a place that is named in full.
fn placed(mention: &Mention) -> Option<EntryIndex> {
    let Entity::Entry(index) = mention.entity else {
        return None;
    };
    let is_name = matches!(
        mention.form,
        FormKind::Name | FormKind::Dated(_) | FormKind::Alias | FormKind::Acronym
    );
    (mention.kind == EntityKind::Place && is_name && !mention.quoted).then_some(index)
}

/// What readers see between two mentions; nothing where they stand in two blocks or in one another.
fn between<'a>(context: &ArticleContext<'a>, first: &Mention, second: &Mention) -> &'a str {
    if first.block != second.block {
        return "";
    }
    let (plain, before) = mention_in_plain(context, first);
    let (_, behind) = mention_in_plain(context, second);
    plain.get(before.end..behind.start).unwrap_or("")
}

/// The place of the other one's level that a place does lie in; `None` where the registry does not contradict that it lies
/// in the other one, or where both share nothing, so that another place of the same name may be meant.
fn contradicted(registry: &Registry, inner: EntryIndex, outer: EntryIndex) -> Option<EntryIndex> {
    let above = all_above(registry, inner);
    if inner == outer || above.contains(&outer) || all_above(registry, outer).contains(&inner) {
        return None;
    }
    let subtype = |index: EntryIndex| {
        let subtype = registry.entry(index).subtype.as_ref();
        subtype.map(|subtype| subtype.value.to_lowercase())
    };
    let over: FxHashSet<EntryIndex> = all_above(registry, outer).into_iter().collect();
    let shares = above.iter().any(|index| over.contains(index));
    let is_same_level = |index: EntryIndex| {
        let parents = registry.parents(index, None);
        let siblings = parents
            .iter()
            .any(|parent| registry.parents(outer, None).contains(parent));
        siblings && subtype(index).is_none() == subtype(outer).is_none()
            || subtype(index).is_some() && subtype(index) == subtype(outer)
    };
    above
        .iter()
        .copied()
        .find(|index| shares && is_same_level(*index))
}

/// Words behind a place that no noun follows which the place could belong to.
const GOES_ON: &[&str] = &[
    "after", "at", "by", "during", "for", "on", "said", "that", "when", "where", "while", "who",
];

/// As many places as one can be a part of.
const MOST_ABOVE: usize = 64;

/// Everything that an entry is or was a part of, directly or not, the nearest first.
fn all_above(registry: &Registry, index: EntryIndex) -> Vec<EntryIndex> {
    let mut above: Vec<EntryIndex> = Vec::new();
    let mut next = 0;
    let mut at = index;
    loop {
        for parent in registry.parents(at, None) {
            if above.len() < MOST_ABOVE && parent != index && !above.contains(&parent) {
                above.push(parent);
            }
        }
        let Some(parent) = above.get(next) else {
            return above;
        };
        at = *parent;
        next += 1;
    }
}

/// Whether two places with a comma between them are parts of a list, of a dateline, or of something else.
fn is_listed(
    context: &ArticleContext<'_>,
    before: Option<&Mention>,
    child: &Mention,
    parent: &Mention,
    behind: Option<&Mention>,
) -> bool {
    let (plain, first) = mention_in_plain(context, child);
    let (_, last) = mention_in_plain(context, parent);
    let head = plain.get(..first.start).unwrap_or("");
    let tail = plain.get(last.end..).unwrap_or("");
    let follows = tail.trim_start_matches([',', ' ']);
    let next = tail.strip_prefix([' ', '\n']).unwrap_or("");
    let next = next.split([' ', '\n', ',', '.']).next().unwrap_or("");
    let ends = tail.is_empty()
        || tail.starts_with([',', '.', ';', ')', '\n', '\u{2014}'])
        || tail.starts_with(" --")
        || GOES_ON.contains(&next);
    let joins = ["and ", "or ", "& ", "as well as "]
        .iter()
        .any(|word| follows.starts_with(word));
    let more = behind.is_some_and(|behind| {
        let is_above = match (placed(behind), placed(parent)) {
            (Some(above), Some(parent)) => all_above(context.registry(), parent).contains(&above),
            _ => false,
        };
        between(context, parent, behind) == ", " && !is_above
    });
    let earlier = before.is_some_and(|before| {
        before.kind == EntityKind::Place
            && matches!(
                between(context, before, child),
                ", " | " and " | ", and " | " or " | "; "
            )
    });
    let listed_before = [" and ", " or ", ", and ", "between "]
        .iter()
        .any(|word| head.ends_with(word));
    let in_dateline = context.article.block_kind(child.block) == BlockKind::Dateline
        || dateline(plain).is_some_and(|dateline| usize::from(dateline.range.end()) >= first.end);
    !ends || joins || more || earlier || listed_before || in_dateline
}
