//! Two people with one exclusive title in one article.
//!
//! # What it reports
//! "Chairman Gun Maw" and "Chairman N'Ban La", both as of the article's date, where by the `roles` of the registry both
//! are titles of one group or country and neither says `shared = true`; and "the KIO's chairman, La Nan," beside the one to
//! whom the registry gives that title. Where the registry's dates rule one of them out,
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

use super::terms::{is_certainly_held, published, side, term};
use super::title_words::normal;
use super::titles::{Standing, Titled, titles, titles_of};
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

/// Who holds a title in the article.
struct Holder<'a> {
    person: EntryIndex,
    role: &'a Role,
    range: TextRange,
}

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    let Some(days) = published(context) else {
        return;
    };
    let mut holders: FxHashMap<(&str, String), Vec<Holder<'_>>> = FxHashMap::default();
    let mut pairs = Pairs::default();
    for titled in titles(context) {
        let Some((role, of)) = held_now(context, titled, days) else {
            continue;
        };
        let holder = Holder {
            person: titled.entry,
            role,
            range: titled.range(context),
        };
        let known = holders.entry((of, normal_title(role))).or_default();
        let is_certain = |role: &Role| is_certainly_held(role, days);
        // Where the registry gives both the title on that day, the article is not at fault.
        let other = known.iter().find(|other| {
            other.person != titled.entry && !(is_certain(other.role) && is_certain(role))
        });
        if let Some(other) = other {
            pairs.report(context, other, &holder, findings);
        }
        let is_new = !known.iter().any(|other| other.person == titled.entry);
        if is_new && known.len() < MOST_HOLDERS {
            known.push(holder);
        }
    }
    if !holders.is_empty() {
        strangers(context, days, &holders, &mut pairs, findings);
    }
}

/// Reports those to whom the registry gives no such title, and the article gives the title with what it is a title of.
fn strangers<'a>(
    context: &ArticleContext<'a>,
    days: DayRange,
    holders: &FxHashMap<(&str, String), Vec<Holder<'a>>>,
    pairs: &mut Pairs,
    findings: &mut Findings,
) {
    let first = holders.values().filter_map(|known| known.first());
    let roles: Vec<&Role> = first.map(|holder| holder.role).collect();
    let titled = titles_of(context, |person| {
        let own = &context.registry().entry(person).roles;
        let is_own = |role: &Role| {
            own.iter()
                .any(|own| normal_title(own) == normal_title(role))
        };
        roles.iter().copied().filter(|role| !is_own(role)).collect()
    });
    for titled in titled.iter().filter(|titled| titled.of.is_some()) {
        let Some((role, of)) = held_now(context, titled, days) else {
            continue;
        };
        let stranger = Holder {
            person: titled.entry,
            role,
            range: titled.range(context),
        };
        let known = holders.get(&(of, normal_title(role)));
        if let Some(other) = known.and_then(|known| known.first()) {
            pairs.report(context, other, &stranger, findings);
        }
    }
}

/// The title of a role in the form in which titles are compared.
fn normal_title(role: &Role) -> String {
    let all: Vec<String> = words(&role.title.value)
        .map(|word| normal(word.text))
        .collect();
    all.join(" ")
}

/// The pairs of people that are reported.
#[derive(Default)]
struct Pairs {
    reported: FxHashSet<(EntryIndex, EntryIndex)>,
    handover: Option<bool>,
}

impl Pairs {
    /// Reports the second of two holders, once, unless the article tells of a handover.
    fn report(
        &mut self,
        context: &ArticleContext<'_>,
        first: &Holder<'_>,
        second: &Holder<'_>,
        findings: &mut Findings,
    ) {
        let is_told = *self
            .handover
            .get_or_insert_with(|| tells_of_handover(context));
        if is_told || !self.reported.insert((first.person, second.person)) {
            return;
        }
        let registry = context.registry();
        let name = |person: EntryIndex| registry.entry(person).name.value.as_str();
        let message = format!(
            "\"{}\" of `{}` has one holder; {} and {} both have the title on the article's date.",
            second.role.title.value,
            second.role.of.as_ref().map_or("", |of| of.value.as_str()),
            name(first.person),
            name(second.person),
        );
        let finding = findings.add(second.range, message);
        let here = format!("{} has the title here", name(first.person));
        finding.relate(first.range, here);
        for holder in [first, second] {
            let own = &registry.entry(holder.person).roles;
            if own.iter().any(|role| std::ptr::eq(role, holder.role))
                && let Some((path, range)) =
                    context.place_in(holder.person, holder.role.title.range)
            {
                finding.relate_in(path, range, format!("The role of {}", name(holder.person)));
            }
        }
    }
}

/// The exclusive role that a title must mean, and of what it is one, where it is said to be held on the article's date and
/// the registry does not rule that out.
fn held_now<'a>(
    context: &ArticleContext<'a>,
    titled: &Titled<'a>,
    published: DayRange,
) -> Option<(&'a Role, &'a str)> {
    let [role] = titled.roles.as_slice() else {
        return None;
    };
    let of = role.of.as_ref()?;
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
        .then_some((*role, of.value.as_str()))
}

/// Whether the article tells that a title changes hands.
fn tells_of_handover(context: &ArticleContext<'_>) -> bool {
    let text = context.article.input.text.to_lowercase();
    HANDOVER.iter().any(|start| {
        text.match_indices(start)
            .any(|(at, _)| !text[..at].ends_with(|char: char| char.is_alphanumeric()))
    })
}
