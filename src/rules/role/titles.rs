//! Titles that stand with the name of somebody who, by the registry, has held them.
//!
//! [`titles`] finds `Pres. Thein Sein`, `Myanmar's president, Thein Sein,` and `Thein Sein, the president of Myanmar,` in an
//! article's own words, with the roles of the registry that the title may mean. A title that may be of something else than
//! those roles, or that is a part of a longer one, is none.

use super::title_words::{
    CLOSED, FORMER, OF_ANOTHER, OPENERS, OTHER_STANDING, RANKS, between, forms, is_generic,
    is_joined, is_short, normal,
};
use crate::analysis::{Entity, Mention};
use crate::markup::{BlockKind, EntityKind};
use crate::registry::{Entry, EntryIndex, FormKind, Registry, Role};
use crate::rules::context::ArticleContext;
use crate::rules::spot::{Spot, entries};
use crate::text::{TextRange, Word, words};
use std::ops::Range;

/// A title with a name.
#[derive(Debug)]
pub(in crate::rules) struct Titled<'a> {
    pub(in crate::rules) entry: EntryIndex,
    /// The roles that the title may mean: at least one.
    pub(in crate::rules) roles: Vec<&'a Role>,
    pub(in crate::rules) spot: Spot<'a>,
    /// The title in the plain text.
    pub(in crate::rules) title: Range<usize>,
    /// What it is said to be a title of.
    pub(in crate::rules) of: Option<&'a Mention>,
    pub(in crate::rules) standing: Standing,
    /// Where the whole starts in the plain text: the title, or what it is a title of.
    pub(in crate::rules) start: usize,
    /// Where a verb may follow.
    pub(in crate::rules) end: usize,
}

/// Whether a title is said to be held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) enum Standing {
    Held,
    /// `former`, at this place of the plain text.
    Former(Range<usize>),
    /// "then", "acting", "late" and the like.
    Other,
}

/// How many words on either side of a name are read.
const REACH: usize = 14;

/// All titles with names in the article's own words, by place.
pub(in crate::rules) fn titles<'a>(context: &ArticleContext<'a>) -> Vec<Titled<'a>> {
    let mut found = Vec::new();
    if !context.is_english() {
        return found;
    }
    for (place, mention) in context.article.mentions.iter().enumerate() {
        let Entity::Entry(entry) = mention.entity else {
            continue;
        };
        let registered = context.registry().entry(entry);
        let is_read = matches!(
            context.article.block_kind(mention.block),
            BlockKind::Paragraph | BlockKind::Headline
        );
        if registered.roles.is_empty()
            || mention.kind != EntityKind::Person
            || mention.form == FormKind::Description
            || mention.quoted
            || !is_read
        {
            continue;
        }
        let spot = Spot::of(context, place);
        let reader = Reader {
            context,
            registered,
            entry,
            spot,
        };
        found.extend(
            reader
                .before_the_name()
                .or_else(|| reader.behind_the_name()),
        );
    }
    found
}

struct Reader<'c, 'a> {
    context: &'c ArticleContext<'a>,
    registered: &'a Entry,
    entry: EntryIndex,
    spot: Spot<'a>,
}

/// A title found among words: the roles, and how many words it has.
struct Matched<'a> {
    roles: Vec<&'a Role>,
    length: usize,
    generic: bool,
}

impl<'a> Reader<'_, 'a> {
    /// `Myanmar President Thein Sein`, `the president, Thein Sein,`
    fn before_the_name(&self) -> Option<Titled<'a>> {
        let (spot, text) = (&self.spot, self.spot.before());
        let all: Vec<Word<'_>> = words(text).collect();
        let near = &all[all.len().saturating_sub(REACH)..];
        let behind = spot.behind(spot.name.end);
        let last = near.last()?;
        let gap = between(text, last.range.end(), crate::text::size(text.len()));
        let parted = gap == ", ";
        let is_point = gap == ". " && is_short(last.text);
        if !(gap == " " || gap == "\n" || is_point || parted && behind.starts_with(','))
            || is_name_longer(behind)
        {
            return None;
        }
        let mut count = near.len();
        let matched = loop {
            if let Some(matched) = self.matched(text, &near[..count], true) {
                break matched;
            }
            let rank = near.get(count.checked_sub(1)?)?;
            let before = near.get(count.checked_sub(2)?)?;
            if parted
                || !RANKS.contains(&rank.text.to_lowercase().as_str())
                || !is_joined(text, before, rank)
            {
                return None;
            }
            count -= 1;
        };
        let rest = &near[..count - matched.length];
        let own = &near[count - matched.length..count];
        let (first, last) = (own.first()?, own.last()?);
        let at = |place| spot.sentence.start + usize::from(place);
        let title = at(first.range.start())..at(last.range.end());
        let is_small = first.text.starts_with(char::is_lowercase);
        let (of, rest, start) = self.of_before(text, rest, title.start, is_small)?;
        let standing =
            standing_before(text, rest, start - spot.sentence.start, spot.sentence.start);
        self.titled(
            matched,
            title,
            of,
            standing,
            start,
            if parted {
                spot.name.end + 1
            } else {
                spot.name.end
            },
        )
    }

    /// What a title is said to be a title of by the words before it, those words' own left neighbours, and where the whole
    /// starts; `None` where the title is a part of another one.
    fn of_before<'w>(
        &self,
        text: &str,
        rest: &'w [Word<'w>],
        title: usize,
        is_small: bool,
    ) -> Option<(Of<'a>, &'w [Word<'w>], usize)> {
        let (spot, base) = (&self.spot, self.spot.sentence.start);
        for owner in [" ", "'s ", "\u{2019}s ", "' "] {
            let Some(end) = spot
                .plain
                .get(..title)
                .and_then(|text| text.strip_suffix(owner))
            else {
                continue;
            };
            let end = end.len();
            if let Some((mention, range)) = spot.mention_before(self.context, end) {
                let count = rest
                    .partition_point(|word| base + usize::from(word.range.start()) < range.start);
                return (mention.kind != EntityKind::Person).then_some((
                    Of::Named(mention),
                    &rest[..count],
                    range.start,
                ));
            }
        }
        let Some((word, before)) = rest.split_last() else {
            return Some((Of::Unsaid, rest, title));
        };
        let gap = between(text, word.range.end(), crate::text::size(title - base));
        if !matches!(gap, " " | "-" | "\n") {
            // "the president's", "Iraq's president": somebody's, and nobody knows whose.
            let is_owner = word.text == "s" && gap == " ";
            return (!is_owner && !gap.starts_with(['\'', '\u{2019}'])).then_some((
                Of::Unsaid,
                rest,
                title,
            ));
        }
        let lower = word.text.to_lowercase();
        let is_capital = word.text.starts_with(char::is_uppercase);
        let is_standing = OTHER_STANDING.contains(&lower.as_str());
        if word.text == "s" || OF_ANOTHER.contains(&lower.as_str()) && !is_standing {
            return None;
        }
        if is_capital && !is_standing && !(before.is_empty() && OPENERS.contains(&word.text)) {
            // "Iraqi" for an entry that says "Iraq" alone.
            let start = base + usize::from(word.range.start());
            let is_of = self
                .registered
                .roles
                .iter()
                .any(|role| self.is_adjective_of(word.text, role));
            return is_of.then_some((Of::Stem, before, start));
        }
        let is_closed = !is_small || is_capital || is_standing || CLOSED.contains(&word.text);
        is_closed.then_some((Of::Unsaid, rest, title))
    }

    /// Whether a word looks like an adjective of what a role is a title of.
    fn is_adjective_of(&self, word: &str, role: &Role) -> bool {
        const STEM: usize = 4;
        let registry = self.context.registry();
        let of = role.of.as_ref().and_then(|of| registry.get(&of.value));
        let stem: String = word.chars().take(STEM).collect();
        of.is_some_and(|of| {
            let forms = registry.entry(of).forms();
            stem.chars().count() == STEM && forms.iter().any(|form| form.text.starts_with(&stem))
        })
    }

    /// `Thein Sein, 71, the president of Myanmar,`
    fn behind_the_name(&self) -> Option<Titled<'a>> {
        const LONGEST: usize = 80;
        let spot = &self.spot;
        let mut at = spot.name.end;
        let rest = spot.behind(at).strip_prefix(", ")?;
        at += ", ".len();
        let digits = rest.len()
            - rest
                .trim_start_matches(|char: char| char.is_ascii_digit())
                .len();
        if digits > 0 && rest[digits..].starts_with(", ") {
            at += digits + ", ".len();
        }
        let rest = spot.behind(at);
        let near = &rest[..rest.floor_char_boundary(LONGEST)];
        let end = near.find([',', ';', '(', ')', '"', '\u{201c}', '\u{2014}', '.']);
        let inner = &near[..end.unwrap_or(near.len())];
        if end.is_none() && near.len() < rest.len() {
            return None;
        }
        let all: Vec<Word<'_>> = words(inner).take(REACH).collect();
        let mut next = 0;
        let is = |next: usize, list: &[&str]| {
            all.get(next)
                .is_some_and(|word| list.contains(&word.text.to_lowercase().as_str()))
        };
        if is(0, &["the", "a", "an", "its", "their"]) {
            next += 1;
        }
        let mut standing = Standing::Held;
        if is(next, FORMER) {
            let word = all[next].range;
            standing =
                Standing::Former(at + usize::from(word.start())..at + usize::from(word.end()));
            next += 1;
        } else if is(next, OTHER_STANDING) && self.matched(inner, &all[next..], false).is_none() {
            standing = Standing::Other;
            next += 1;
        }
        let mut of = Of::Unsaid;
        let owner = at + usize::from(all.get(next)?.range.start());
        if let Some((mention, range)) = spot.mention_at(self.context, owner)
            && self.matched(inner, &all[next..], false).is_none()
        {
            let rest = spot.behind(range.end);
            let gap = [" ", "'s ", "\u{2019}s ", "' "]
                .into_iter()
                .find(|gap| rest.starts_with(gap))?;
            of = Of::Named(mention);
            let title = range.end + gap.len() - at;
            next = all.partition_point(|word| usize::from(word.range.start()) < title);
        }
        let matched = self.matched(inner, &all[next..], false)?;
        let own = &all[next..next + matched.length];
        let (first, last) = (own.first()?, own.last()?);
        let title = at + usize::from(first.range.start())..at + usize::from(last.range.end());
        let rest = &inner[usize::from(last.range.end())..];
        if !rest.is_empty() {
            let gap = [" of the ", " of ", " for the ", " for "]
                .into_iter()
                .find(|gap| rest.starts_with(gap))?;
            let (mention, range) = spot.mention_at(self.context, title.end + gap.len())?;
            if range.end != at + inner.len() {
                return None;
            }
            of = Of::Named(mention);
        }
        let closed = at + inner.len();
        let comma = spot.behind(closed).starts_with(',');
        self.titled(
            matched,
            title,
            of,
            standing,
            spot.name.start,
            closed + usize::from(comma),
        )
    }

    /// The longest title of the person's roles at the end of some words, or at their start.
    fn matched(&self, text: &str, words: &[Word<'_>], at_end: bool) -> Option<Matched<'a>> {
        let mut best: Option<Matched<'a>> = None;
        for role in &self.registered.roles {
            for form in forms(role) {
                let length = form.len();
                let Some(start) = words.len().checked_sub(length) else {
                    continue;
                };
                let own = if at_end {
                    &words[start..]
                } else {
                    &words[..length]
                };
                let is_same = own
                    .iter()
                    .zip(&form)
                    .all(|(word, title)| normal(word.text) == *title);
                let joined = own
                    .windows(2)
                    .all(|pair| is_joined(text, &pair[0], &pair[1]));
                if !is_same || !joined {
                    continue;
                }
                match &mut best {
                    Some(best) if best.length > length => {}
                    Some(best) if best.length == length => {
                        if !best.roles.iter().any(|known| std::ptr::eq(*known, role)) {
                            best.roles.push(role);
                        }
                    }
                    _ => {
                        best = Some(Matched {
                            roles: vec![role],
                            length,
                            generic: is_generic(&form),
                        });
                    }
                }
            }
        }
        best
    }

    fn titled(
        &self,
        matched: Matched<'a>,
        title: Range<usize>,
        of: Of<'a>,
        standing: Standing,
        start: usize,
        end: usize,
    ) -> Option<Titled<'a>> {
        let registry = self.context.registry();
        let mut roles = matched.roles;
        match of {
            Of::Unsaid if matched.generic => return None,
            Of::Named(mention) => {
                let said = entries(&mention.entity);
                roles.retain(|role| {
                    let of = role.of.as_ref().and_then(|of| registry.get(&of.value));
                    of.is_some_and(|of| {
                        said.iter().any(|said| belong_together(registry, *said, of))
                    })
                });
            }
            _ => {}
        }
        let of = match of {
            Of::Named(mention) => Some(mention),
            Of::Unsaid | Of::Stem => None,
        };
        (!roles.is_empty()).then(|| Titled {
            entry: self.entry,
            roles,
            spot: self.spot.clone(),
            title,
            of,
            standing,
            start,
            end,
        })
    }
}

/// What a title is said to be a title of.
#[derive(Debug, Clone, Copy)]
enum Of<'a> {
    Unsaid,
    /// A word of the same stem as what one of the roles is a title of.
    Stem,
    Named(&'a Mention),
}

/// Whether what stands before a title says that it is held. `start` is where title and all begin in `text`.
fn standing_before(text: &str, rest: &[Word<'_>], start: usize, base: usize) -> Standing {
    const NEAR: usize = 4;
    let mut end = start;
    for (place, word) in rest.iter().rev().take(NEAR).enumerate() {
        let range = Range::<usize>::from(word.range);
        let gap = text.get(range.end..end).unwrap_or("");
        if gap.contains([',', ';', ':', '"', '(', ')', '\u{2014}', '\u{201d}']) {
            break;
        }
        let lower = word.text.to_lowercase();
        if place == 0 && FORMER.contains(&lower.as_str()) {
            let earlier = rest.iter().rev().skip(1).take(2);
            let is_plain = !earlier
                .into_iter()
                .any(|word| OTHER_STANDING.contains(&word.text.to_lowercase().as_str()));
            if is_plain {
                return Standing::Former(base + range.start..base + range.end);
            }
        }
        if OTHER_STANDING.contains(&lower.as_str()) {
            return Standing::Other;
        }
        end = range.start;
    }
    Standing::Held
}

/// Whether a name goes on behind a mention: `Aung San Stadium`, `Aung San-Win`.
pub(in crate::rules) fn is_name_longer(behind: &str) -> bool {
    const DAYS: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let Some(rest) = behind.strip_prefix(' ') else {
        return behind.starts_with(|char: char| char == '-' || char.is_alphanumeric());
    };
    let end = rest
        .find(|char: char| !char.is_alphanumeric())
        .unwrap_or(rest.len());
    rest.starts_with(char::is_uppercase) && !DAYS.contains(&&rest[..end])
}

/// Whether a title of the one may be meant by a title of the other: one is the other, a part of it, or a member.
fn belong_together(registry: &Registry, one: EntryIndex, other: EntryIndex) -> bool {
    one == other
        || registry.ancestors(one, None).contains(&other)
        || registry.ancestors(other, None).contains(&one)
}

impl Titled<'_> {
    /// The title as it stands.
    pub(in crate::rules) fn title_text(&self) -> &str {
        self.spot.plain.get(self.title.clone()).unwrap_or("")
    }

    /// Title and name in bytes of the file.
    pub(in crate::rules) fn range(&self, context: &ArticleContext<'_>) -> TextRange {
        let name = &self.spot.name;
        let start = self.title.start.min(name.start);
        self.spot
            .in_file(context, start..self.title.end.max(name.end))
    }
}
