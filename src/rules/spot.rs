//! A name in its sentence, and what the sentence says of it.

use super::context::ArticleContext;
use super::told_days::told_before;
use crate::analysis::{Entity, Mention};
use crate::dates::DayRange;
use crate::registry::EntryIndex;
use crate::text::{TextRange, sentence_at, size};
use std::ops::Range;

/// How many mentions on either side of one are looked at.
const REACH: usize = 8;

/// A mention in the plain text of its block. Ranges are bytes of the plain text.
#[derive(Debug, Clone)]
pub(super) struct Spot<'a> {
    pub(super) mention: &'a Mention,
    /// The place of the mention in the article's list.
    pub(super) place: usize,
    pub(super) plain: &'a str,
    /// The mention.
    pub(super) name: Range<usize>,
    /// Its sentence.
    pub(super) sentence: Range<usize>,
}

impl<'a> Spot<'a> {
    /// Where the mention at a place of [`crate::analysis::Article::mentions`] stands.
    pub(super) fn of(context: &ArticleContext<'a>, place: usize) -> Self {
        let mention = &context.article.mentions[place];
        let (plain, name) = mention_in_plain(context, mention);
        let sentence = sentence_at(plain, name.start);
        Self {
            mention,
            place,
            plain,
            sentence: sentence.start.min(name.start)..sentence.end.max(name.end),
            name,
        }
    }

    /// The sentence up to the name.
    pub(super) fn before(&self) -> &'a str {
        self.plain
            .get(self.sentence.start..self.name.start)
            .unwrap_or("")
    }

    /// The sentence behind a place.
    pub(super) fn behind(&self, at: usize) -> &'a str {
        self.plain.get(at..self.sentence.end).unwrap_or("")
    }

    /// A range of the plain text as a range of the file.
    pub(super) fn in_file(&self, context: &ArticleContext<'_>, range: Range<usize>) -> TextRange {
        let plain = TextRange::new(size(range.start), size(range.end.max(range.start)));
        context.article.from_plain(self.mention.block, plain)
    }

    /// The days that the text names in the sentence, before it in its block, and in the block before; `None` where one of
    /// them is not known.
    pub(super) fn told(&self, context: &ArticleContext<'_>) -> Option<Vec<DayRange>> {
        let end = self.sentence.end;
        let end = self.in_file(context, end..end).end();
        let told = told_before(context, self.mention.block, end)?;
        Some(told.into_iter().map(|(_, days)| days).collect())
    }

    /// The mention that ends at a place of the plain text.
    pub(super) fn mention_before(
        &self,
        context: &ArticleContext<'a>,
        end: usize,
    ) -> Option<(&'a Mention, Range<usize>)> {
        let mentions = &context.article.mentions[..self.place];
        let near = mentions.iter().rev().take(REACH);
        self.in_block(context, near)
            .find(|(_, range)| range.end == end)
    }

    /// The mention that starts at a place of the plain text.
    pub(super) fn mention_at(
        &self,
        context: &ArticleContext<'a>,
        start: usize,
    ) -> Option<(&'a Mention, Range<usize>)> {
        let near = context.article.mentions[self.place + 1..]
            .iter()
            .take(REACH);
        self.in_block(context, near)
            .find(|(_, range)| range.start == start)
    }

    fn in_block(
        &self,
        context: &ArticleContext<'a>,
        near: impl Iterator<Item = &'a Mention>,
    ) -> impl Iterator<Item = (&'a Mention, Range<usize>)> {
        let context = *context;
        let block = self.mention.block;
        near.take_while(move |other| other.block == block)
            .map(move |other| (other, in_plain(&context, block, other.range)))
    }
}

/// A range of the file as a range of a block's plain text.
pub(super) fn in_plain(context: &ArticleContext<'_>, block: u32, range: TextRange) -> Range<usize> {
    let placed = &context.article.blocks[block as usize];
    placed
        .analysis
        .plain
        .map
        .to_plain(range - placed.start)
        .into()
}

/// The plain text of a mention's block, and where the mention stands in it.
pub(super) fn mention_in_plain<'a>(
    context: &ArticleContext<'a>,
    mention: &Mention,
) -> (&'a str, Range<usize>) {
    let analysis = &context.article.blocks[mention.block as usize].analysis;
    let range = in_plain(context, mention.block, mention.range);
    (analysis.plain.text(&analysis.text), range)
}

/// The entries that an entity may be.
pub(super) fn entries(entity: &Entity) -> &[EntryIndex] {
    match entity {
        Entity::Entry(entry) => std::slice::from_ref(entry),
        Entity::Ambiguous(entries) => entries,
        Entity::Local(_) => &[],
    }
}
