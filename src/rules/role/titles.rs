//! Titles that stand with the name of somebody who, by the registry, has held them.
//!
//! [`titles`] finds `Pres. Thein Sein`, `Myanmar's president, Thein Sein,` and `Thein Sein, the president of Myanmar,` in an
//! article's own words, with the roles of the registry that the title may mean. A title that may be of something else than
//! those roles, or that is a part of a longer one, is none.

use super::title_words::{forms, is_generic, is_joined, normal};
use crate::analysis::{Entity, Mention};
use crate::markup::{BlockKind, EntityKind};
use crate::registry::{EntryIndex, FormKind, Registry, Role};
use crate::rules::context::ArticleContext;
use crate::rules::spot::{Spot, entries};
use crate::text::{TextRange, Word};
use rustc_hash::FxHashMap;
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

/// All titles with names in the article's own words, by place.
pub(in crate::rules) fn titles<'a>(context: &ArticleContext<'a>) -> &'a [Titled<'a>] {
    let registry = context.registry();
    let read = || {
        titles_of(context, |entry| {
            registry.entry(entry).roles.iter().collect()
        })
    };
    context.gathered.titles.get_or_init(read)
}

/// The same with other roles than those that the registry gives each person.
pub(super) fn titles_of<'a>(
    context: &ArticleContext<'a>,
    roles: impl Fn(EntryIndex) -> Vec<&'a Role>,
) -> Vec<Titled<'a>> {
    let mut found = Vec::new();
    if !context.is_english() {
        return found;
    }
    let mut known: FxHashMap<EntryIndex, Vec<TitleForm<'_>>> = FxHashMap::default();
    for (place, mention) in context.article.mentions.iter().enumerate() {
        let Entity::Entry(entry) = mention.entity else {
            continue;
        };
        let is_read = matches!(
            context.article.block_kind(mention.block),
            BlockKind::Paragraph | BlockKind::Headline
        );
        if mention.kind != EntityKind::Person
            || mention.form == FormKind::Description
            || mention.quoted
            || !is_read
        {
            continue;
        }
        let forms = known
            .entry(entry)
            .or_insert_with(|| title_forms(&roles(entry)));
        if forms.is_empty() {
            continue;
        }
        let spot = Spot::of(context, place);
        let reader = Reader {
            context,
            entry,
            forms,
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

/// A title of a role, in its words.
struct TitleForm<'a> {
    role: &'a Role,
    words: Vec<String>,
}

fn title_forms<'a>(roles: &[&'a Role]) -> Vec<TitleForm<'a>> {
    let of_role = |role: &'a Role| {
        let all = forms(role).into_iter();
        all.map(move |words| TitleForm { role, words })
    };
    roles.iter().flat_map(|role| of_role(role)).collect()
}

/// Reads the titles of one mention of a person.
pub(super) struct Reader<'c, 'a> {
    pub(super) context: &'c ArticleContext<'a>,
    entry: EntryIndex,
    forms: &'c [TitleForm<'a>],
    pub(super) spot: Spot<'a>,
}

/// A title found among words.
pub(super) struct Matched<'a> {
    roles: Vec<&'a Role>,
    /// How many words it has.
    pub(super) length: usize,
    generic: bool,
}

impl<'a> Reader<'_, 'a> {
    /// The roles of the person, some more than once.
    pub(super) fn roles(&self) -> impl Iterator<Item = &'a Role> {
        self.forms.iter().map(|form| form.role)
    }

    /// The longest title of the person's roles at the end of some words, or at their start.
    pub(super) fn matched(
        &self,
        text: &str,
        words: &[Word<'_>],
        at_end: bool,
    ) -> Option<Matched<'a>> {
        let mut best: Option<Matched<'a>> = None;
        for TitleForm { role, words: form } in self.forms {
            let length = form.len();
            let Some(start) = words.len().checked_sub(length) else {
                continue;
            };
            let own = if at_end {
                &words[start..]
            } else {
                &words[..length]
            };
            let mut pairs = own.iter().zip(form);
            let joined = |pair: &[Word<'_>]| is_joined(text, &pair[0], &pair[1]);
            if !pairs.all(|(word, title)| normal(word.text) == *title)
                || !own.windows(2).all(joined)
            {
                continue;
            }
            match &mut best {
                Some(best) if best.length > length => {}
                Some(best) if best.length == length => {
                    if !best.roles.iter().any(|known| std::ptr::eq(*known, *role)) {
                        best.roles.push(role);
                    }
                }
                _ => {
                    best = Some(Matched {
                        roles: vec![role],
                        length,
                        generic: is_generic(form),
                    });
                }
            }
        }
        best
    }

    /// The title with its name, unless what it is a title of rules all roles out.
    pub(super) fn titled(
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
pub(super) enum Of<'a> {
    Unsaid,
    /// A word of the same stem as what one of the roles is a title of.
    Stem,
    Named(&'a Mention),
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
