//! A part of a name used as a family name, of somebody who has none or has another one.
//!
//! # What it reports
//! One word of the name of a person whom the article names in full, behind a title or a form of address or before a verb
//! of speech, where the registry says that the name is one whole (`name_order = "whole"`, as Burmese names) or that the
//! family name stands first (`name_order = "family-first"`) and the word is another one. Short forms that the entry lists
//! are no mistakes, nor is a word that is the name of somebody else or that ends a longer name.
//!
//! # Why
//! "Mr. Sein" is nobody: Burmese names have no family name, and a Chinese, Korean or Vietnamese one comes first.
//!
//! # Example
//! ```news
//! Thein Sein opened the bridge. Mr. Sein came by boat.
//! ```
//!
//! # How to fix
//! Write the whole name, or the short form of the registry.
//!
//! # Source
//! The Associated Press Stylebook, "Burmese names", "Chinese names" and "Korean names".

use super::capital_words::known_spans;
use super::near_forms::is_covered;
use super::titled::title_before;
use crate::analysis::{Article, Entity, Mention};
use crate::registry::{EntityKind, Entry, EntryIndex, FormKind, NameIndex, NameOrder};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, TextRange, fold, words};
use rustc_hash::FxHashMap;

/// Verbs by which copy gives words to a person.
const SPEECH: &[&str] = &[
    "added",
    "announced",
    "argued",
    "asked",
    "called",
    "declined",
    "denied",
    "insisted",
    "met",
    "replied",
    "said",
    "says",
    "spoke",
    "told",
    "urged",
    "vowed",
    "warned",
];

/// Forms of address that go with any part of a name.
const OWN: &[&str] = &["Daw", "U"];

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let parts = parts(context);
    if parts.is_empty() || !context.is_english() {
        return;
    }
    let known = known_spans(context);
    let text: &str = &context.article.input.text;
    for (block, placed) in (0u32..).zip(&context.article.blocks) {
        for (at, capital) in placed.analysis.capitals.iter().enumerate() {
            let Some(bearers) = parts.get(&capital.hash) else {
                continue;
            };
            let range = capital.range + placed.start;
            let word = fold(context.text(range));
            let next = placed.analysis.capitals.get(at + 1);
            let goes_on = next.is_some_and(|next| {
                let end = (next.range + placed.start).start();
                matches!(context.text(TextRange::new(range.end(), end)), " " | "-")
            });
            let bearers: Vec<&Bearer<'_>> = bearers
                .iter()
                .filter(|bearer| bearer.part == word)
                .collect();
            if bearers.is_empty()
                || goes_on
                || is_covered(known, range)
                || !context.is_running_text(block)
                || is_somebody_else(context.article, &word)
            {
                continue;
            }
            let title = title_before(text, range.start().into());
            let title = title.filter(|title| !OWN.contains(&title.text));
            if title.is_none() && (!is_speaking(text, range) || is_end_of_name(context, block, at))
            {
                continue;
            }
            let form = title.map_or(range, |title| title.range.cover(range));
            report(context, findings, form, range, &bearers);
        }
    }
}

/// A person of the article one of whose words is no family name.
struct Bearer<'a> {
    part: String,
    entry: &'a Entry,
    index: EntryIndex,
    mention: &'a Mention,
}

/// The words of names that are no family names, of the people whom the article names in full, by their hashes.
fn parts<'a>(context: &ArticleContext<'a>) -> FxHashMap<u64, Vec<Bearer<'a>>> {
    let mut parts: FxHashMap<u64, Vec<Bearer<'a>>> = FxHashMap::default();
    let mut seen: Vec<EntryIndex> = Vec::new();
    for mention in &context.article.mentions {
        let Entity::Entry(index) = mention.entity else {
            continue;
        };
        if mention.kind != EntityKind::Person || !mention.form.is_full() || seen.contains(&index) {
            continue;
        }
        seen.push(index);
        let entry = context.registry().entry(index);
        let family_names = match entry.name_order {
            NameOrder::Western => continue,
            NameOrder::FamilyFirst => 1,
            NameOrder::Whole => 0,
        };
        let name = fold(&entry.name.value);
        // A hyphen joins what is one part: Kim Jong-un.
        let all: Vec<&str> = name.split(' ').collect();
        if all.len() < 2 {
            continue;
        }
        for part in all.into_iter().skip(family_names) {
            let is_allowed = entry
                .forms()
                .iter()
                .any(|form| form.kind == FormKind::Short && fold(form.text) == part);
            let Some(first) = words(part).next().filter(|_| !is_allowed) else {
                continue;
            };
            let bearers = parts.entry(NameIndex::word_hash(first.text)).or_default();
            bearers.push(Bearer {
                part: part.to_owned(),
                entry,
                index,
                mention,
            });
        }
    }
    parts
}

/// Whether an article names somebody else by a word: a person without an entry whose name ends with it.
fn is_somebody_else(article: &Article, word: &str) -> bool {
    article.locals.iter().any(|local| {
        local.kind == EntityKind::Person && local.name.split(' ').any(|part| part == word)
    })
}

/// Whether a word with a capital letter stands joined before one: then the two are a name, if one that nobody here bears.
fn is_end_of_name(context: &ArticleContext<'_>, block: u32, at: usize) -> bool {
    let placed = &context.article.blocks[block as usize];
    let capitals = &placed.analysis.capitals;
    let before = at.checked_sub(1).map(|before| capitals[before].range);
    before.is_some_and(|before| {
        let between = TextRange::new(before.end(), capitals[at].range.start()) + placed.start;
        matches!(context.text(between), " " | "-")
    })
}

/// Whether a verb of speech follows a word.
fn is_speaking(text: &str, word: TextRange) -> bool {
    let behind = &text[usize::from(word.end())..];
    let Some(behind) = behind.strip_prefix(' ') else {
        return false;
    };
    words(behind)
        .next()
        .is_some_and(|next| u32::from(next.range.start()) == 0 && SPEECH.contains(&next.text))
}

fn report(
    context: &ArticleContext<'_>,
    findings: &mut Findings,
    form: TextRange,
    word: TextRange,
    bearers: &[&Bearer<'_>],
) {
    let first = bearers[0];
    let name = &first.entry.name.value;
    let written = fold(context.text(form));
    let message = match first.entry.name_order {
        NameOrder::FamilyFirst => {
            let family = name.split(' ').next().unwrap_or(name);
            format!("\"{written}\" is no form of {name}, whose family name is {family}.")
        }
        _ => format!("\"{written}\" is no form of {name}, a name without a family name."),
    };
    let finding = findings.add(form, message);
    finding.relate(first.mention.range, format!("{name} stands here"));
    for bearer in bearers {
        let name = &bearer.entry.name;
        if let Some((path, range)) = context.place_in(bearer.index, name.range) {
            finding.relate_in(path, range, format!("The registry has {}", name.value));
        }
        let forms = bearer.entry.forms();
        let right = forms
            .iter()
            .find(|form| form.kind == FormKind::Short)
            .map_or(name.value.as_str(), |form| form.text);
        finding.fix(Fix::doubtful(
            format!("Replace by \"{right}\""),
            vec![Edit::replace(word, right)],
        ));
    }
}
