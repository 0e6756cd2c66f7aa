//! Two spellings of one name in one article.
//!
//! # What it reports
//! A person, a group or an event that the article names by two forms which differ in their spelling alone: in a letter
//! or two, in diacritics, in a hyphen or a space. The forms are those of the registry entry, misspellings left out;
//! other names and acronyms are no spellings, nor is the short form of a longer name. For places see `place/variant`.
//!
//! Names that the registry does not have are compared too: two forms that share a word, where the other word differs as
//! slips differ ("Abdul Rahman", "Abdul Rahamn"), and a single word of six letters and more with two letters swapped,
//! where the other form stands more often. Direct quotations do not count.
//!
//! # Why
//! Two spellings look like two people, and a search for one misses the other.
//!
//! # Example
//! ```news
//! Karla Lindquist has run the clinic for years. Karla Lindqiust has never taken a day off.
//! ```
//!
//! # How to fix
//! Use one spelling throughout: of a registered name the registry's own, where the article has it.

use super::near_words::near_words;
use super::shared_word::{Company, company};
use crate::analysis::{Entity, Mention};
use crate::registry::{EntityKind, EntryIndex, FormKind};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::rules::place::spelling::is_explained;
use crate::text::{Edit, Fix, fold, fold_loose, most_edits, words};
use rustc_hash::FxHashMap;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    registered(context, findings);
    if context.is_english() {
        unregistered(context, findings);
    }
}

/// The forms of entries.
fn registered(context: &ArticleContext<'_>, findings: &mut Findings) {
    let mut by_entry: FxHashMap<EntryIndex, Vec<&Mention>> = FxHashMap::default();
    for mention in &context.article.mentions {
        if let Entity::Entry(index) = mention.entity
            && mention.kind != EntityKind::Place
            && !mention.quoted
            && (mention.form.is_full() || mention.form == FormKind::Short)
            && mention.form != FormKind::Misspelling
            && is_in_words(context.text(mention.range))
        {
            by_entry.entry(index).or_default().push(mention);
        }
    }
    for (index, mentions) in by_entry {
        let mut forms: Vec<(String, Vec<&Mention>)> = Vec::new();
        for mention in mentions {
            let form = fold(context.text(mention.range));
            match forms.iter_mut().find(|(known, _)| *known == form) {
                Some((_, list)) => list.push(mention),
                None => forms.push((form.into_owned(), vec![mention])),
            }
        }
        // The registry's own name is right, and what stands first else.
        forms.sort_by_key(|(_, list)| list.iter().all(|it| it.form != FormKind::Name));
        for (at, (wrong, list)) in forms.iter().enumerate().skip(1) {
            let mut right = forms[..at].iter();
            let Some((right, there)) = right.find(|(right, _)| are_spellings(wrong, right)) else {
                continue;
            };
            if list.iter().chain(there).any(|it| is_explained(context, it)) {
                continue;
            }
            let name = &context.registry().entry(index).name.value;
            let named = if name == wrong || name == right {
                String::new()
            } else {
                format!(" of {name}")
            };
            let edits = list
                .iter()
                .map(|mention| Edit::replace(mention.range, right.clone()));
            let finding = findings.add(
                list[0].range,
                format!("\"{wrong}\" and \"{right}\" are spellings{named} of one name; the article uses both."),
            );
            finding.relate(there[0].range, format!("\"{right}\" stands here"));
            finding.fix(Fix::doubtful(
                format!("Replace by \"{right}\" throughout"),
                edits.collect(),
            ));
        }
    }
}

/// Whether a name is written in words, not as an acronym or in the capitals of a headline.
fn is_in_words(form: &str) -> bool {
    form.chars().any(char::is_lowercase) || !form.is_ascii()
}

/// Whether two forms are the same name in other letters: word by word the same or near, or the same letters with other
/// hyphens and spaces.
fn are_spellings(one: &str, other: &str) -> bool {
    let is_same_in_case = one.to_lowercase() == other.to_lowercase();
    let plain = |form: &str| fold_loose(form).to_lowercase();
    let (one, other) = (plain(one), plain(other));
    let letters = |form: &str| -> String { words(form).map(|word| word.text).collect() };
    if letters(&one) == letters(&other) {
        return !is_same_in_case;
    }
    let (one, other): (Vec<_>, Vec<_>) = (words(&one).collect(), words(&other).collect());
    one.len() == other.len()
        && one.iter().zip(&other).all(|(one, other)| {
            let shorter = one.text.chars().count().min(other.text.chars().count());
            one.text == other.text
                || strsim::osa_distance(one.text, other.text) <= most_edits(shorter).max(1)
        })
}

/// Names that the registry does not have.
fn unregistered(context: &ArticleContext<'_>, findings: &mut Findings) {
    for (right, wrong, slip) in near_words(context) {
        let Some(Company {
            wrong: places,
            right: there,
        }) = company(context, &wrong, &right, slip)
        else {
            continue;
        };
        let (wrong, right) = (wrong.text, right.text);
        let written = fold(context.text(places[0].form));
        let known = fold(context.text(there.form));
        let edits = places.iter().map(|place| Edit::replace(place.word, right));
        let finding = findings.add(
            places[0].form,
            format!(
                "\"{written}\" {} \"{known}\"; the article has both.",
                slip.describe()
            ),
        );
        finding.relate(there.form, format!("\"{known}\" stands here"));
        finding.fix(Fix::doubtful(
            format!("Replace \"{wrong}\" by \"{right}\" throughout"),
            edits.collect(),
        ));
    }
}
