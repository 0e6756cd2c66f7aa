//! Two people with one exclusive title in one article.
//!
//! # What it reports
//! "Chairman Gun Maw" and "Chairman N'Ban La", both as of the article's date, where by the `roles` of the registry both
//! are titles of one group or country and neither says `shared = true`. Where the registry's dates rule one of them out,
//! `role/out-of-term` and `role/missing-former` say so instead. It is silent where the text near one of them tells of
//! other days, where the article tells of a handover, and in quotations and captions.
//!
//! # Why
//! One of the two has another title, or lost this one.
//!
//! # Example
//! ```news
//! ---
//! date: 2015-03-23
//! ---
//! KIO Chairman Gun Maw said so. KIO Chairman N'Ban La denied it.
//! ```
//!
//! # How to fix
//! Correct the title of the one or the other; or say in the registry since when each holds it, or that it is shared.

use super::terms::{day_in_words, is_certainly_held, published, side, term};
use super::title_words::normal;
use super::titles::{Standing, Titled, titles};
use crate::dates::DayRange;
use crate::markup::BlockKind;
use crate::registry::{EntryIndex, Role};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{TextRange, words};
use rustc_hash::{FxHashMap, FxHashSet};

/// So many days before the article's date still are its news.
const NEWS: i32 = 31;

/// Against how many holders of one title a further one is held.
const MOST_HOLDERS: usize = 8;

/// Beginnings of the words by which an article tells of a handover.
const HANDOVER: &[&str] = &[
    "appoint",
    "elect",
    "handed",
    "handover",
    "hands over",
    "inaugurat",
    "outgoing",
    "predecessor",
    "replac",
    "resign",
    "stepped down",
    "steps down",
    "succe",
    "sworn",
    "takes office",
    "took office",
    "transition",
];

/// Who holds a title first in the article.
struct Holder<'a> {
    person: EntryIndex,
    role: &'a Role,
    range: TextRange,
}

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let (Some(anchor), Some(days)) = (context.article.anchor.date, published(context)) else {
        return;
    };
    let mut holders: FxHashMap<(&str, String), Vec<Holder<'_>>> = FxHashMap::default();
    let mut reported = FxHashSet::default();
    let mut handover = None;
    for titled in titles(context) {
        let Some(role) = held_now(context, &titled, days) else {
            continue;
        };
        let Some(of) = &role.of else { continue };
        let title: Vec<String> = words(&role.title.value)
            .map(|word| normal(word.text))
            .collect();
        let known = holders.entry((&of.value, title.join(" "))).or_default();
        let range = titled.range(context);
        let is_certain = |role: &Role| is_certainly_held(role, days);
        // Where the registry gives both the title on that day, the article is not at fault.
        let other = known.iter().find(|holder| {
            holder.person != titled.entry && !(is_certain(holder.role) && is_certain(role))
        });
        if let Some(other) = other
            && reported.insert((other.person, titled.entry))
            && !*handover.get_or_insert_with(|| tells_of_handover(context))
        {
            let registry = context.registry();
            let name = |person: EntryIndex| registry.entry(person).name.value.as_str();
            let message = format!(
                "\"{}\" of `{}` has one holder; {} and {} both have the title on {}.",
                role.title.value,
                of.value,
                name(other.person),
                name(titled.entry),
                day_in_words(anchor),
            );
            let finding = findings.add(range, message);
            finding.relate(
                other.range,
                format!("{} has the title here", name(other.person)),
            );
            for (person, role) in [(other.person, other.role), (titled.entry, role)] {
                if let Some((path, range)) = context.place_in(person, role.title.range) {
                    finding.relate_in(path, range, format!("The role of {}", name(person)));
                }
            }
        }
        let is_new = !known.iter().any(|holder| holder.person == titled.entry);
        if is_new && known.len() < MOST_HOLDERS {
            known.push(Holder {
                person: titled.entry,
                role,
                range,
            });
        }
    }
}

/// The exclusive role that a title must mean, where it is said to be held on the article's date and the registry does not
/// rule that out.
fn held_now<'a>(
    context: &ArticleContext<'a>,
    titled: &Titled<'a>,
    published: DayRange,
) -> Option<&'a Role> {
    let [role] = titled.roles.as_slice() else {
        return None;
    };
    let is_paragraph =
        context.article.block_kind(titled.spot.mention.block) == BlockKind::Paragraph;
    let is_out = term(role).is_some_and(|term| side(term, published).is_some());
    if titled.standing != Standing::Held || role.shared || is_out || !is_paragraph {
        return None;
    }
    let last = published.last?;
    let news = DayRange::new(last.saturating_sub(jiff::Span::new().days(NEWS)), last);
    let is_news = |days: DayRange| {
        let inside = |day: Option<_>| day.is_some_and(|day| news.contains(day));
        inside(days.first) && inside(days.last)
    };
    titled
        .spot
        .told(context)?
        .into_iter()
        .all(is_news)
        .then_some(*role)
}

/// Whether the article tells that a title changes hands.
fn tells_of_handover(context: &ArticleContext<'_>) -> bool {
    let text = context.article.input.text.to_lowercase();
    HANDOVER.iter().any(|start| {
        text.match_indices(start)
            .any(|(at, _)| !text[..at].ends_with(|char: char| char.is_alphanumeric()))
    })
}
