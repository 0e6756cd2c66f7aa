//! Acronyms.

pub(super) mod before_definition;
mod common;
pub(super) mod defined_twice;
mod expansion;
pub(super) mod mismatch;
pub(super) mod redundant;
pub(super) mod shape;
mod surroundings;
pub(super) mod two_expansions;
pub(super) mod undefined;
pub(super) mod unused;

use super::context::ArticleContext;
use crate::analysis::{AcronymDefinition, AcronymUse, Entity};
use crate::names::spelled_without_points;
use crate::registry::EntryIndex;
use crate::text::{TextRange, fold};
use rustc_hash::FxHashMap;

/// The letters of an acronym in the article, without points.
fn letters(context: &ArticleContext<'_>, range: TextRange) -> String {
    spelled_without_points(&fold(context.text(range)))
}

/// The definitions in running text outside quotations, by place.
fn definitions<'a>(
    context: &ArticleContext<'a>,
) -> impl Iterator<Item = &'a AcronymDefinition> + use<'a> {
    let context = *context;
    context
        .article
        .definitions
        .iter()
        .filter(move |definition| !definition.quoted && context.is_running_text(definition.block))
}

/// The uses in running text outside quotations, by place.
fn uses<'a>(context: &ArticleContext<'a>) -> impl Iterator<Item = &'a AcronymUse> + use<'a> {
    let context = *context;
    context
        .article
        .acronyms
        .iter()
        .filter(move |usage| !usage.quoted && context.is_running_text(usage.block))
}

/// The entries that an acronym in use may stand for.
fn entries(context: &ArticleContext<'_>, usage: &AcronymUse) -> Vec<EntryIndex> {
    let mention = usage
        .mention
        .and_then(|mention| context.article.mentions.get(mention as usize));
    match mention.map(|mention| &mention.entity) {
        Some(Entity::Entry(entry)) => vec![*entry],
        Some(Entity::Ambiguous(entries)) => entries.to_vec(),
        Some(Entity::Local(_)) | None => Vec::new(),
    }
}

/// Whether readers know an acronym without an introduction: by the built-in list, or because its entry says so.
fn is_well_known(context: &ArticleContext<'_>, usage: &AcronymUse) -> bool {
    common::is_common(&letters(context, usage.range))
        || entries(context, usage)
            .iter()
            .any(|entry| context.registry().entry(*entry).common)
}

/// Two expansions as they are compared: without case, punctuation and a leading article.
fn comparable(expansion: &str) -> String {
    let folded = fold(expansion).to_lowercase();
    let words: Vec<&str> = folded
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    match words.as_slice() {
        ["the", rest @ ..] => rest.join(" "),
        words => words.join(" "),
    }
}

/// Whether two definitions give the same expansion, or two spellings of it.
fn is_same_expansion(
    context: &ArticleContext<'_>,
    one: &AcronymDefinition,
    other: &AcronymDefinition,
) -> bool {
    let bearers = (bearer(context, one), bearer(context, other));
    if let (Some(one), Some(other)) = bearers {
        return one == other;
    }
    let (one, other) = (
        comparable(context.text(one.full)),
        comparable(context.text(other.full)),
    );
    one.ends_with(&other) || other.ends_with(&one) || strsim::osa_distance(&one, &other) <= 2
}

/// The most expansions of one acronym that are compared with each other: an article with more is no copy.
const MOST_EXPANSIONS: usize = 32;

/// The expansions that an article gives its acronyms, by their letters.
#[derive(Default)]
struct Expansions<'a>(FxHashMap<String, Vec<&'a AcronymDefinition>>);

impl<'a> Expansions<'a> {
    /// Adds a definition. Gives the first definition of the same letters before it, and the first one with the same
    /// expansion.
    fn add(
        &mut self,
        context: &ArticleContext<'a>,
        definition: &'a AcronymDefinition,
    ) -> (Option<&'a AcronymDefinition>, Option<&'a AcronymDefinition>) {
        let different = self
            .0
            .entry(letters(context, definition.acronym))
            .or_default();
        let first = different.first().copied();
        let same = different
            .iter()
            .copied()
            .find(|known| is_same_expansion(context, known, definition));
        let is_listed =
            same.is_some_and(|same| context.text(same.full) == context.text(definition.full));
        if !is_listed && different.len() < MOST_EXPANSIONS {
            different.push(definition);
        }
        (first, same)
    }
}

/// The entry that the words of a definition name, whatever the letters are.
fn bearer(context: &ArticleContext<'_>, definition: &AcronymDefinition) -> Option<EntryIndex> {
    let mentions = &context.article.mentions;
    let from = mentions.partition_point(|mention| mention.range.start() < definition.full.start());
    let named = mentions[from..]
        .iter()
        .take_while(|mention| mention.range.start() == definition.full.start())
        .find(|mention| mention.range == definition.full && mention.form.is_full())?;
    match named.entity {
        Entity::Entry(entry) => Some(entry),
        Entity::Local(_) | Entity::Ambiguous(_) => None,
    }
}

/// A definition from its full name to its closing bracket.
fn whole(context: &ArticleContext<'_>, definition: &AcronymDefinition) -> TextRange {
    TextRange::new(definition.full.start(), bracket(context, definition).end())
}

/// The bracket of a definition with the space before it.
fn bracket(context: &ArticleContext<'_>, definition: &AcronymDefinition) -> TextRange {
    let text: &str = &context.article.input.text;
    let end = usize::from(definition.acronym.end());
    let closing = text
        .get(end..)
        .and_then(|rest| rest.find(')'))
        .map_or(end, |at| end + at + 1);
    let end = crate::text::TextSize::try_from(closing).unwrap_or(definition.acronym.end());
    TextRange::new(definition.full.end(), end.max(definition.full.end()))
}

/// Whether the source of a range holds no markup, so that an edit may replace it whole.
fn is_plain(context: &ArticleContext<'_>, range: TextRange) -> bool {
    !context
        .text(range)
        .contains(['[', ']', '{', '}', '<', '\\'])
}
