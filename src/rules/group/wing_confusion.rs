//! What belongs to one wing of a movement, given to the other.
//!
//! # What it reports
//! "KIO troops", where by `wing` and `part_of` of the registry the KIO is the political wing and the KIA, a part of it, the
//! armed one; "the KIA's" central committee or lawmakers the other way round; and a title that the registry gives to
//! somebody in the one wing with the name of the other ("KIO chief of staff Gun Maw"). Quotations are left alone.
//!
//! # Why
//! Who fights and who negotiates is often the very question.
//!
//! # Example
//! ```news
//! KIO troops held the bridge.
//! ```
//!
//! # How to fix
//! Name the other wing, where it is meant: "KIA troops".

use crate::analysis::{Entity, Mention};
use crate::dates::Date;
use crate::markup::EntityKind;
use crate::registry::{Entry, EntryIndex, FormKind, Registry, Wing};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::rules::role::titles::{Titled, titles};
use crate::rules::spot::mention_in_plain;
use crate::text::{Edit, Fix, fold};

/// What an armed wing has.
const ARMED: &[&str] = &[
    "artillery",
    "battalion",
    "battalions",
    "brigade",
    "brigades",
    "fighters",
    "guerrillas",
    "infantry",
    "infantrymen",
    "platoon",
    "regiment",
    "soldiers",
    "troops",
];

/// The one of two words.
const COMMITTEE: &str = "central committee";

/// What a political wing has.
const POLITICAL: &[&str] = &[
    "cabinet",
    COMMITTEE,
    "lawmaker",
    "lawmakers",
    "legislators",
    "parliamentarians",
    "politburo",
];

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let registry = context.registry();
    let day = context.article.anchor.date;
    for mention in &context.article.mentions {
        let Some((index, wing)) = winged(registry, mention) else {
            continue;
        };
        let noun = next_word(context, mention);
        let wanted = match wing {
            Wing::Political if ARMED.contains(&noun) => Wing::Armed,
            Wing::Armed if POLITICAL.contains(&noun) => Wing::Political,
            _ => continue,
        };
        report(
            context,
            mention,
            noun,
            &of_wing(registry, index, wanted, day),
            findings,
        );
    }
    if context.is_english() {
        for titled in titles(context) {
            check_title(context, titled, findings);
        }
    }
}

/// The entry of a mention that names a wing.
fn winged(registry: &Registry, mention: &Mention) -> Option<(EntryIndex, Wing)> {
    let Entity::Entry(index) = mention.entity else {
        return None;
    };
    let is_name = mention.form.is_full() || mention.form == FormKind::Acronym;
    let wing = registry.entry(index).wing.as_ref()?.value;
    (mention.kind == EntityKind::Group && is_name && !mention.quoted).then_some((index, wing))
}

/// The noun in small letters right behind a mention: of "KIO troops", `troops`.
fn next_word<'a>(context: &ArticleContext<'a>, mention: &Mention) -> &'a str {
    let (plain, name) = mention_in_plain(context, mention);
    let behind = plain.get(name.end..).unwrap_or("");
    let Some(rest) = behind.strip_prefix([' ', '\n']) else {
        return "";
    };
    let end = rest
        .find(|char: char| !char.is_lowercase())
        .unwrap_or(rest.len());
    if let Some(committee) = rest
        .get(..COMMITTEE.len())
        .filter(|text| *text == COMMITTEE)
    {
        return committee;
    }
    let is_whole = !rest[end..].starts_with(char::is_alphanumeric);
    if is_whole { &rest[..end] } else { "" }
}

/// The other wings of a wing's movement on a day: its parts, or what it is a part of.
fn of_wing(
    registry: &Registry,
    index: EntryIndex,
    wing: Wing,
    day: Option<Date>,
) -> Vec<EntryIndex> {
    let near = match wing {
        Wing::Armed => registry.children(index),
        Wing::Political => registry.parents(index, day),
    };
    let is_part = |other: EntryIndex| match wing {
        Wing::Armed => registry.parents(other, day).contains(&index),
        Wing::Political => true,
    };
    let has_wing = |entry: &Entry| entry.wing.as_ref().is_some_and(|own| own.value == wing);
    near.into_iter()
        .filter(|other| has_wing(registry.entry(*other)) && is_part(*other))
        .collect()
}

fn report(
    context: &ArticleContext<'_>,
    mention: &Mention,
    what: &str,
    others: &[EntryIndex],
    findings: &mut Findings,
) {
    let registry = context.registry();
    let Entity::Entry(index) = mention.entity else {
        return;
    };
    let entry = registry.entry(index);
    let Some(wing) = &entry.wing else { return };
    let names: Vec<&str> = others
        .iter()
        .map(|other| short_name(registry.entry(*other), mention.form))
        .collect();
    if names.is_empty() {
        return;
    }
    let (own, other) = match wing.value {
        Wing::Political => ("political", "armed"),
        Wing::Armed => ("armed", "political"),
    };
    let written = fold(context.text(mention.range));
    let message = format!(
        "\"{what}\" belongs to the {other} wing, {}; {written} is the {own} one.",
        names.join(" or ")
    );
    let finding = findings.add(mention.range, message);
    if let Some((path, range)) = context.place_in(index, wing.range) {
        finding.relate_in(path, range, "The registry has the wing here");
    }
    // The reference of an annotation says the same as its text.
    if mention.annotation.is_some() || context.text(mention.range).contains(['[', ']']) {
        return;
    }
    for name in names {
        finding.fix(Fix::doubtful(
            format!("Replace by \"{name}\""),
            vec![Edit::replace(mention.range, name)],
        ));
    }
}

/// The acronym of an entry where an acronym stood, else its name.
fn short_name(entry: &Entry, form: FormKind) -> &str {
    let acronym = entry.acronyms.first().filter(|_| form == FormKind::Acronym);
    acronym.map_or(&entry.name.value, |acronym| &acronym.value)
}

/// A title that its holder has in the one wing, said to be one of the other.
fn check_title(context: &ArticleContext<'_>, titled: &Titled<'_>, findings: &mut Findings) {
    let registry = context.registry();
    let Some((said, wing)) = titled.of.and_then(|of| winged(registry, of)) else {
        return;
    };
    let mut holders = Vec::new();
    for role in &titled.roles {
        let Some(of) = role.of.as_ref().and_then(|of| registry.get(&of.value)) else {
            return;
        };
        let own = registry.entry(of).wing.as_ref().map(|own| own.value);
        if of == said || own.is_none_or(|own| own == wing) {
            return;
        }
        holders.push(of);
    }
    holders.dedup();
    if let Some(mention) = titled.of {
        report(context, mention, titled.title_text(), &holders, findings);
    }
}
