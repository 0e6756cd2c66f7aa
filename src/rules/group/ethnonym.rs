//! A people named as the actor of an attack.
//!
//! # What it reports
//! "The Kachin attacked a post" and "was ambushed by Kachins", where the registry has organisations that are a part of
//! that people (`people = true`). "Kachin rebels" is no such thing, and quotations are left alone. The rule is off unless
//! the configuration turns it on.
//!
//! # Why
//! A people does not attack; some armed group does, and most of the people have no part in it.
//!
//! # Example
//! ```news
//! The Kachin attacked a police post on Monday.
//! ```
//!
//! # How to fix
//! Name the group, such as the Kachin Independence Army, or write "Kachin fighters".

use crate::analysis::{Entity, Mention};
use crate::markup::EntityKind;
use crate::registry::{EntryIndex, FormKind, Wing};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, TextRange, words};

/// What an attacker does, or has done.
const ATTACKED: &[&str] = &[
    "abducted",
    "ambushed",
    "attacked",
    "bombed",
    "captured",
    "kidnapped",
    "killed",
    "massacred",
    "overran",
    "raided",
    "seized",
    "shelled",
    "shot",
    "stormed",
];

/// Words that may stand between a people and what it did.
const BETWEEN: &[&str] = &[
    "also", "again", "have", "had", "has", "later", "then", "who",
];

/// As many groups as a message lists.
const LISTED: usize = 3;

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    if !context.is_english() {
        return;
    }
    for mention in &context.article.mentions {
        let Some(index) = people(context, mention) else {
            continue;
        };
        let Some(verb) = attack_by(context, mention) else {
            continue;
        };
        let groups = organisations(context, index);
        if groups.is_empty() {
            continue;
        }
        let registry = context.registry();
        let name = |group: &EntryIndex| registry.entry(*group).name.value.as_str();
        let listed: Vec<&str> = groups.iter().take(LISTED).map(name).collect();
        let message = format!(
            "\"{}\" is a people; who \"{verb}\" is a group, such as the {}.",
            context.text(mention.range),
            listed.join(" or the ")
        );
        let finding = findings.add(mention.range, message);
        let entry = registry.entry(index);
        if let Some((path, range)) = context.place_in(index, entry.id.range) {
            finding.relate_in(path, range, "The registry has the people here");
        }
        let text = context.text(mention.range);
        if text.contains(['[', ']']) {
            continue;
        }
        for group in groups.iter().take(LISTED) {
            let article = if mention.form == FormKind::Plural {
                "the "
            } else {
                ""
            };
            finding.fix(Fix::doubtful(
                format!("Replace by \"{}\"", name(group)),
                vec![Edit::replace(
                    mention.range,
                    format!("{article}{}", name(group)),
                )],
            ));
        }
    }
}

/// The people that a mention names as one: "the Kachin", "Kachins".
fn people(context: &ArticleContext<'_>, mention: &Mention) -> Option<EntryIndex> {
    let Entity::Entry(index) = mention.entity else {
        return None;
    };
    let is_people = mention.kind == EntityKind::Group && context.registry().entry(index).people;
    let before = before(context, mention);
    let has_article = before.ends_with("the ") || before.ends_with("The ");
    let is_plural = mention.form == FormKind::Plural;
    let is_name = mention.form.is_full() || mention.form == FormKind::Adjective;
    (is_people && !mention.quoted && (is_plural || is_name && has_article)).then_some(index)
}

fn before<'a>(context: &ArticleContext<'a>, mention: &Mention) -> &'a str {
    context.text(TextRange::up_to(mention.range.start()))
}

/// The word for the attack that a people is said to have made.
fn attack_by<'a>(context: &ArticleContext<'a>, mention: &Mention) -> Option<&'a str> {
    const REACH: usize = 60;
    let text: &'a str = &context.article.input.text;
    let behind = &text[usize::from(mention.range.end())..];
    let near = &behind[..behind.floor_char_boundary(REACH)];
    let mut at = 0;
    for word in words(near).take(3) {
        let gap = &near[at..usize::from(word.range.start())];
        at = usize::from(word.range.end());
        if gap != " " {
            break;
        }
        if ATTACKED.contains(&word.text) {
            let passive = words(&near[at..])
                .next()
                .is_some_and(|next| next.text == "by");
            return (!passive).then_some(word.text);
        }
        if !BETWEEN.contains(&word.text) {
            break;
        }
    }
    // "ambushed by the Kachin": a noun behind would make it "the Kachin rebels".
    let ends = behind.is_empty()
        || behind.starts_with(['.', ',', ';', ')', '\n'])
        || [" on ", " in ", " near ", " at ", " and "]
            .iter()
            .any(|word| behind.starts_with(word));
    let head = before(context, mention);
    let head = head
        .strip_suffix("the ")
        .unwrap_or(head)
        .strip_suffix(" by ")?;
    let start = head
        .rfind(|char: char| !char.is_alphanumeric())
        .map_or(0, |at| at + 1);
    let verb = head.get(start..)?;
    (ends && ATTACKED.contains(&verb)).then_some(verb)
}

/// The organisations that are a part of a people, armed ones first.
fn organisations(context: &ArticleContext<'_>, people: EntryIndex) -> Vec<EntryIndex> {
    let registry = context.registry();
    let day = context.article.anchor.date;
    let mut groups: Vec<EntryIndex> = registry
        .children(people)
        .into_iter()
        .filter(|child| {
            let entry = registry.entry(*child);
            entry.kind == EntityKind::Group
                && !entry.people
                && registry.parents(*child, day).contains(&people)
        })
        .collect();
    groups.sort_by_key(|group| {
        let wing = registry.entry(*group).wing.as_ref();
        wing.is_none_or(|wing| wing.value != Wing::Armed)
    });
    groups
}
