//! An acronym that does not fit its full name.
//!
//! # What it reports
//! An introduction whose letters the registry gives to another entity than the words; one whose letters differ by one
//! from those that the registry has for the words; one whose words differ slightly from the full name that the registry
//! has for the letters; and, where the registry knows neither, one in which exactly one letter does not fit the words
//! while the article uses the right letters too. Letters of another language (`FARC`) are nobody's slip and pass.
//!
//! # Why
//! Either the name or the letters are wrong, and every later use repeats the mistake.
//!
//! # Example
//! ```news
//! The Kachin Independence Army (KIO) withdrew on Monday.
//! ```
//!
//! # How to fix
//! Correct the letters or the name; what the registry has is offered.

use super::{bearer, comparable, is_plain, letters};
use crate::names::Fit;
use crate::registry::{Entry, EntryIndex};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let registry = context.registry();
    for definition in super::definitions(context) {
        let letters = letters(context, definition.acronym);
        let bearer = bearer(context, definition).map(|index| registry.entry(index));
        let indexes = owners(context, &letters);
        let owners: Vec<&Entry> = indexes.iter().map(|index| registry.entry(*index)).collect();
        let (full, acronym) = (
            context.text(definition.full),
            context.text(definition.acronym),
        );
        let is_right = bearer.is_some_and(|bearer| has_acronym(bearer, &letters))
            || owners.iter().any(|owner| is_name_of(full, owner));
        if is_right {
            continue;
        }
        let near_owner = owners.iter().find(|owner| is_nearly(full, owner));
        let message = if let (Some(owner), Some(_)) = (owners.first(), bearer) {
            format!(
                "{acronym} is the acronym of {}, not of {full}.",
                owner.name.value
            )
        } else if let Some(right) = bearer.and_then(|bearer| near_acronym(bearer, &letters)) {
            format!("The registry has {right} for {full}, not {acronym}.")
        } else if let Some(owner) = near_owner {
            format!(
                "The registry has {acronym} as {}, not as {full}.",
                owner.name.value
            )
        } else if definition.fit == Fit::Near && uses_initials(context, full) {
            format!("The letters {acronym} do not fit the words {full}.")
        } else {
            continue;
        };
        let finding = findings.add(definition.acronym, message);
        if let Some(bearer) = bearer
            && let Some(right) = bearer.acronyms.first()
        {
            finding.fix(Fix::doubtful(
                format!("Replace by \"{}\"", right.value),
                vec![Edit::replace(definition.acronym, &right.value)],
            ));
        }
        if let Some(owner) = owners.first()
            && is_plain(context, definition.full)
        {
            finding.fix(Fix::doubtful(
                format!("Replace by \"{}\"", owner.name.value),
                vec![Edit::replace(definition.full, &owner.name.value)],
            ));
        }
        for index in indexes {
            let owner = registry.entry(index);
            if let Some((path, range)) = context.place_in(index, owner.id.range) {
                let said = format!("{acronym} is {} here", owner.name.value);
                finding.relate_in(path, range, said);
            }
        }
    }
}

/// The entries whose acronym has these letters.
fn owners(context: &ArticleContext<'_>, letters: &str) -> Vec<EntryIndex> {
    let registry = context.registry();
    let names = registry.names();
    let candidates = names
        .lookup(letters, false)
        .map_or(&[][..], |name| names.candidates(name));
    candidates
        .iter()
        .map(|(index, _)| *index)
        .filter(|index| has_acronym(registry.entry(*index), letters))
        .collect()
}

fn has_acronym(entry: &Entry, letters: &str) -> bool {
    entry
        .acronyms
        .iter()
        .any(|acronym| crate::names::spelled_without_points(&acronym.value) == letters)
}

/// The acronym of an entry from which letters differ by one: added, missing, another, or two that changed places. Of two
/// letters too little is left to compare.
fn near_acronym<'a>(entry: &'a Entry, letters: &str) -> Option<&'a str> {
    let mut acronyms = entry.acronyms.iter().map(|acronym| acronym.value.as_str());
    acronyms.find(|acronym| {
        let known = crate::names::spelled_without_points(acronym);
        letters.chars().count() > 2 && strsim::osa_distance(&known, letters) == 1
    })
}

fn is_name_of(full: &str, entry: &Entry) -> bool {
    let full = comparable(full);
    entry
        .forms()
        .iter()
        .any(|form| form.kind.is_full() && full.ends_with(&comparable(form.text)))
}

/// Whether the article uses the initials of a name as an acronym. Without a registry that alone tells a slip from letters
/// of another language and from letters made to be a word.
fn uses_initials(context: &ArticleContext<'_>, full: &str) -> bool {
    let words = full.split(|char: char| !char.is_alphanumeric());
    let initials: String = words
        .filter_map(|word| word.chars().next())
        .filter(|initial| initial.is_uppercase())
        .collect();
    let mut uses = context.article.acronyms.iter();
    uses.any(|acronym| letters(context, acronym.range) == initials)
}

/// Whether words differ from the name of an entry in one word only.
fn is_nearly(full: &str, entry: &Entry) -> bool {
    let (full, name) = (comparable(full), comparable(&entry.name.value));
    let full: Vec<&str> = full.split(' ').collect();
    let name: Vec<&str> = name.split(' ').collect();
    let different = full.iter().zip(&name).filter(|(a, b)| a != b).count();
    full.len() == name.len() && name.len() >= 3 && different == 1
}
