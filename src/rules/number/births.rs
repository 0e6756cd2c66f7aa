//! Births, as the registry and the article state them.

use super::ages::{Age, Whose};
use super::persons::{Block, Person};
use crate::analysis::{DateMention, Entity};
use crate::dates::{Date, DayRange, Meaning, Period, Value};
use crate::markup::BlockKind;
use crate::registry::EntryIndex;
use crate::rules::context::ArticleContext;
use crate::text::TextRange;
use rustc_hash::FxHashSet;

/// A birth.
#[derive(Debug)]
pub(super) struct Birth {
    /// Whose.
    pub(super) person: Person,
    /// When.
    pub(super) value: Value,
    /// The death, where it is known.
    pub(super) died: Option<Value>,
    /// What says so.
    pub(super) source: Source,
}

/// What states a birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The registry, at this place of the entry's file.
    Registry(EntryIndex, TextRange),
    /// The article, at this place.
    Article(TextRange),
    /// The article, at this place, with two years that may be those of an office: `(1950-2015)`.
    Years(TextRange),
}

/// The births of the people whose ages the article tells.
pub(super) fn births(context: &ArticleContext<'_>, ages: &[Age]) -> Vec<Birth> {
    let mut births = stated(context);
    let mut known = FxHashSet::default();
    for age in ages {
        let Whose::Person(person @ Person::Known(Entity::Entry(entry))) = &age.whose else {
            continue;
        };
        let registered = context.registry().entry(*entry);
        if let Some(born) = &registered.born
            && known.insert(*entry)
        {
            births.push(Birth {
                person: person.clone(),
                value: born.value.clone(),
                died: registered.died.as_ref().map(|died| died.value.clone()),
                source: Source::Registry(*entry, born.range),
            });
        }
    }
    births
}

/// The births that the article states, by place.
fn stated(context: &ArticleContext<'_>) -> Vec<Birth> {
    let mut births = Vec::new();
    if context.article.blocks.is_empty() {
        return births;
    }
    let mut block = Block::new(context, 0);
    for date in &context.article.dates {
        let kind = context.article.block_kind(date.block);
        if date.quoted || kind != BlockKind::Paragraph || context.is_quoted(date.block, date.range)
        {
            continue;
        }
        if block.number != date.block {
            block = Block::new(context, date.block);
        }
        births.extend(birth(context, &block, date).or_else(|| life(context, &block, date)));
    }
    for (number, placed) in (0u32..).zip(&context.article.blocks) {
        if placed.analysis.kind == BlockKind::Paragraph && placed.analysis.text.contains("born ") {
            bare_years(context, &Block::new(context, number), &mut births);
        }
    }
    births
}

/// `Win Htein (born 1950)`: a year without a preposition is no date phrase.
fn bare_years(context: &ArticleContext<'_>, block: &Block<'_>, births: &mut Vec<Birth>) {
    for (at, born) in block.plain.match_indices("born ") {
        let start = at + born.len();
        let year = block.plain.get(start..start + 4).unwrap_or("");
        let ends = block.plain[start..]
            .get(4..)
            .is_some_and(|rest| rest.starts_with([')', ',', ';']));
        let range = block.in_file(context, start..start + year.len());
        let (true, Ok(number), Some(name_end)) = (
            ends && year.bytes().all(|byte| byte.is_ascii_digit()),
            year.parse(),
            name_before_born(&block.plain[..at]),
        ) else {
            continue;
        };
        if let Some(person) = block.person_before(name_end)
            && !context.is_quoted(block.number, range)
        {
            births.push(Birth {
                person,
                value: Value::year(number),
                died: None,
                source: Source::Article(range),
            });
        }
    }
}

/// Where the name ends that stands before "born".
fn name_before_born(before: &str) -> Option<usize> {
    let head = before.trim_end();
    ["(", ", who was", ", was", " who was", " was", ","]
        .iter()
        .find_map(|words| head.strip_suffix(words))
        .map(|head| head.trim_end().len())
}

/// `Win Htein, born on March 3, 1950,`, `Win Htein (born 1950)`, `Win Htein was born in Mandalay in 1950`.
fn birth(context: &ArticleContext<'_>, block: &Block<'_>, date: &DateMention) -> Option<Birth> {
    let value = date
        .resolution
        .value
        .as_ref()
        .filter(|value| value.modifier.is_none())?;
    let has_year = match date.phrase.as_ref()?.expression.meaning {
        Meaning::Calendar(fields) => fields.year.is_some(),
        Meaning::Period(period) => matches!(
            period,
            Period::Day(_) | Period::Month { .. } | Period::Year(_)
        ),
        _ => false,
    };
    if !has_year {
        return None;
    }
    let (plain, range) = in_plain(context, date);
    let before = &plain[..range.start];
    let from = before.floor_char_boundary(before.len().saturating_sub(80));
    let born = from + before[from..].rfind("born ")?;
    if !before[born + "born ".len()..]
        .split_whitespace()
        .all(is_of_a_birth)
    {
        return None;
    }
    let name_end = name_before_born(&before[..born])?;
    Some(Birth {
        person: block.person_before(name_end)?,
        value: value.clone(),
        died: None,
        source: Source::Article(date.range),
    })
}

/// Whether a word may stand between "born" and the day.
fn is_of_a_birth(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "a", "at", "city", "in", "near", "of", "on", "the", "town", "village",
    ];
    WORDS.contains(&word) || word.starts_with(char::is_uppercase)
}

/// `Win Htein (1950-2015)`
fn life(context: &ArticleContext<'_>, block: &Block<'_>, date: &DateMention) -> Option<Birth> {
    /// Shorter spans are offices more often than lives.
    const SHORTEST: i16 = 25;
    let Meaning::Range(from, to) = date.phrase.as_ref()?.expression.meaning else {
        return None;
    };
    let (from, to) = match (from.year?, to.year?) {
        (first, last) if from.month.is_none() && to.month.is_none() => (first, last),
        _ => return None,
    };
    let (plain, range) = in_plain(context, date);
    let head = plain[..range.start].strip_suffix('(')?.trim_end();
    if !plain[range.end..].starts_with(')') || to.checked_sub(from)? < SHORTEST {
        return None;
    }
    Some(Birth {
        person: block.person_before(head.len())?,
        value: Value::year(from.into()),
        died: Some(Value::year(to.into())),
        source: Source::Years(date.range),
    })
}

/// The plain text of a date's block, and where the date stands in it.
fn in_plain<'a>(
    context: &ArticleContext<'a>,
    date: &DateMention,
) -> (&'a str, std::ops::Range<usize>) {
    let placed = &context.article.blocks[date.block as usize];
    let plain = &placed.analysis.plain;
    let range = plain.map.to_plain(date.range - placed.start);
    (plain.text(&placed.analysis.text), range.into())
}

impl Birth {
    /// The fewest and the most years that somebody so born may be old on the days of a stretch; `None` where one of the
    /// days is open.
    pub(super) fn ages_on(&self, days: DayRange) -> Option<(i32, i32)> {
        let born = self.value.days()?;
        Some((
            years_between(born.last?, days.first?),
            years_between(born.first?, days.last?),
        ))
    }
}

/// The whole years from one day to another.
pub(super) fn years_between(from: Date, to: Date) -> i32 {
    let before_birthday = (to.month(), to.day()) < (from.month(), from.day());
    i32::from(to.year()) - i32::from(from.year()) - i32::from(before_birthday)
}
