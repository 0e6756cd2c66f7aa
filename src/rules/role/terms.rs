//! Whether a title was held on the days of which the text speaks.

use super::titles::Titled;
use crate::analysis::AnchorOrigin;
use crate::dates::{Date, DayRange, Value, describe, month_name};
use crate::markup::BlockKind;
use crate::registry::{Held, Role};
use crate::rules::acts::{Act, ActKind, act, done_to};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Finding;
use crate::text::{Edit, Fix, TextRange};

/// Copy is written a few days before it appears and read a few days later.
const SLACK: i32 = 3;
/// So many days before a term, copy looks ahead to it: "when President Thein Sein takes office".
const EXPECTED: i32 = 150;

/// A title that was not held on any day that counts.
pub(super) struct OutOfTerm<'a> {
    pub(super) role: &'a Role,
    pub(super) side: Side,
    /// The date that belongs to the clause's verb, where it has one, with its days.
    pub(super) date: Option<(TextRange, DayRange)>,
}

/// On which side of the term the days lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Side {
    Before,
    After,
}

/// The days around the article's date; `None` where it has none.
pub(in crate::rules) fn published(context: &ArticleContext<'_>) -> Option<DayRange> {
    let anchor = context.article.anchor.date?;
    Some(DayRange::new(
        shifted(anchor, -SLACK),
        shifted(anchor, SLACK),
    ))
}

fn shifted(day: Date, days: i32) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// The days on which a role may have been held; `None` where the registry does not say.
pub(super) fn term(role: &Role) -> Option<DayRange> {
    if role.from.is_none() && role.to.is_none() {
        return None;
    }
    let days = |value: &Value| value.days();
    Some(DayRange {
        first: role.from.as_ref().and_then(|from| days(&from.value)?.first),
        last: role.to.as_ref().and_then(|to| days(&to.value)?.last),
    })
}

/// The side on which all days lie outside of a term.
pub(in crate::rules) fn side(term: DayRange, days: DayRange) -> Option<Side> {
    match (term, days) {
        (
            DayRange {
                first: Some(first), ..
            },
            DayRange {
                last: Some(last), ..
            },
        ) if last < first => Some(Side::Before),
        (
            DayRange {
                last: Some(last), ..
            },
            DayRange {
                first: Some(first), ..
            },
        ) if first > last => Some(Side::After),
        _ => None,
    }
}

/// Whether a title was certainly held on the first and on the last of some days.
pub(super) fn is_certainly_held(role: &Role, days: DayRange) -> bool {
    let is_held = |day: Option<Date>| day.is_some_and(|day| role.held_on(day) == Held::Yes);
    is_held(days.first) && is_held(days.last)
}

/// The contradiction of a title that is said to be held with the registry: on the article's date and on every day that the
/// text tells nearby, none of the roles that it may mean was held.
pub(super) fn out_of_term<'a>(
    context: &ArticleContext<'a>,
    titled: &Titled<'a>,
) -> Option<OutOfTerm<'a>> {
    let published = published(context)?;
    let mut sides = Vec::new();
    for role in &titled.roles {
        sides.push((*role, side(term(role)?, published)?));
    }
    let (role, side_of) = sides
        .iter()
        .filter(|(_, side)| *side == Side::After)
        .max_by_key(|(role, _)| term(role).and_then(|term| term.last))
        .or_else(|| {
            sides
                .iter()
                .min_by_key(|(role, _)| term(role).and_then(|term| term.first))
        })
        .copied()?;
    let is_outside = |days: DayRange| {
        titled
            .roles
            .iter()
            .all(|role| term(role).is_some_and(|term| side(term, days).is_some()))
    };
    if !titled.spot.told(context)?.into_iter().all(is_outside) {
        return None;
    }
    let act = act(context, &titled.spot, titled.start, titled.end)
        .or_else(|| done_to(context, &titled.spot, titled.start, titled.spot.name.end));
    let date = act.and_then(|act| act.date);
    let is_paragraph =
        context.article.block_kind(titled.spot.mention.block) == BlockKind::Paragraph;
    let is_certain = match side_of {
        Side::Before => {
            let first = term(role)?.first?;
            published
                .last
                .is_some_and(|day| shifted(day, EXPECTED) < first)
                || date.is_some()
        }
        // A rank is kept for life, and of the dead history speaks by their titles.
        Side::After => {
            let entry = context.registry().entry(titled.entry);
            is_paragraph
                && role.of.is_some()
                && entry.died.is_none()
                && act.is_some_and(|act| is_news(context, titled, &act))
        }
    };
    is_certain.then_some(OutOfTerm {
        role,
        side: side_of,
        date,
    })
}

/// Whether an act is news of the article's date: it is dated, or said now, or the article tells of no day of the terms.
fn is_news(context: &ArticleContext<'_>, titled: &Titled<'_>, act: &Act<'_>) -> bool {
    const MOST: usize = 200;
    if act.date.is_some() || act.kind == ActKind::Now || act.verb == "said" {
        return true;
    }
    let mut told = context.article.dates.iter().take(MOST).filter_map(|date| {
        let value = date.annotated.as_ref().or(date.resolution.value.as_ref())?;
        value.days()
    });
    told.all(|days| {
        let terms = titled.roles.iter().filter_map(|role| term(role));
        terms.into_iter().all(|term| side(term, days).is_some())
    })
}

/// `from March 30, 2011 to March 30, 2016`
pub(super) fn in_words(role: &Role) -> String {
    let when = |value: &Value| match value.single_day() {
        Some(day) => day_in_words(day),
        None => describe(value),
    };
    match (&role.from, &role.to) {
        (Some(from), Some(to)) => format!("from {} to {}", when(&from.value), when(&to.value)),
        (Some(from), None) => format!("since {}", when(&from.value)),
        (None, Some(to)) => format!("until {}", when(&to.value)),
        (None, None) => "at some time".to_owned(),
    }
}

/// `March 30, 2011`
pub(in crate::rules) fn day_in_words(day: Date) -> String {
    format!("{} {}, {}", month_name(day.month()), day.day(), day.year())
}

/// The day of which the clause speaks, in words: that of its date, else the article's.
pub(in crate::rules) fn told_in_words(
    context: &ArticleContext<'_>,
    date: Option<(TextRange, DayRange)>,
) -> String {
    let day = match date {
        Some((
            _,
            DayRange {
                first: Some(first),
                last: Some(last),
            },
        )) if first == last => Some(first),
        Some((range, _)) => return format!("in \"{}\"", context.text(range)),
        None => context.article.anchor.date,
    };
    day.map_or_else(String::new, |day| format!("on {}", day_in_words(day)))
}

/// Adds where the registry has the role, where the clause's date stands, and where the article's.
pub(super) fn relate(
    context: &ArticleContext<'_>,
    titled: &Titled<'_>,
    role: &Role,
    date: Option<(TextRange, DayRange)>,
    finding: &mut Finding,
) {
    if let Some((path, range)) = context.place_in(titled.entry, role.title.range) {
        finding.relate_in(path, range, "The registry has the role here");
    }
    if let Some((range, _)) = date {
        finding.relate(range, "The day stands here");
    } else if let AnchorOrigin::FrontMatter(range) | AnchorOrigin::Dateline(range) =
        context.article.anchor.origin
    {
        finding.relate(range, "The article's date stands here");
    }
}

/// The fix that writes "former" before a title, or before what it is a title of: "former Myanmar President".
pub(super) fn insert_former(context: &ArticleContext<'_>, titled: &Titled<'_>) -> Fix {
    let spot = &titled.spot;
    let whole = titled.start.min(titled.title.start);
    // Behind "Myanmar's", and in an apposition, it stands right before the title.
    let owner = spot.plain.get(whole..titled.title.start).unwrap_or("");
    let is_owned = owner.trim_end().ends_with(['\'', '\u{2019}'])
        || owner.ends_with("'s ")
        || owner.ends_with("\u{2019}s ");
    let at = if is_owned || titled.title.start > spot.name.start {
        titled.title.start
    } else {
        whole
    };
    let word = if at == spot.sentence.start {
        "Former "
    } else {
        "former "
    };
    let at = spot.in_file(context, at..titled.title.end).start();
    Fix::doubtful("Insert \"former\"", vec![Edit::insert(at, word)])
}
