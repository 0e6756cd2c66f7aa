//! What stands at a place of an article.

use crate::analysis::{Article, DateMention, Mention};
use crate::markup::{Annotation, Attribute, Class, Field};
use crate::text::{TextLen, TextRange, TextSize};

/// What stands at a place of an article.
#[derive(Debug, Clone, PartialEq)]
pub enum ArticleTarget<'a> {
    /// A span that names an entity.
    Mention(&'a Mention),
    /// A date phrase.
    Date(&'a DateMention),
    /// The attributes of an annotation.
    Annotation(AnnotationTarget<'a>),
    /// A key of the front matter.
    FrontMatterKey(&'a Field),
    /// A value of the front matter, away from the mentions in it.
    FrontMatterValue(&'a Field),
    /// A rule's id in an ignore.
    IgnoredRule {
        /// The id as written.
        id: &'a str,
        /// Where, in bytes.
        range: TextRange,
    },
}

/// A place between the braces of an annotation.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnotationTarget<'a> {
    /// The annotation; its ranges are relative to its block.
    pub annotation: &'a Annotation,
    /// What it marks, where it marks a mention.
    pub mention: Option<&'a Mention>,
    /// What it marks, where it marks a date.
    pub date: Option<&'a DateMention>,
    /// Which part of it.
    pub part: AnnotationPart<'a>,
    /// Where that part stands, in bytes of the file.
    pub range: TextRange,
}

/// Part of an annotation's attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnnotationPart<'a> {
    /// The class with its point.
    Class(Class),
    /// The key of an attribute.
    Key(&'a Attribute),
    /// The value of an attribute.
    Value(&'a Attribute),
    /// The braces and the space between.
    Rest,
}

impl ArticleTarget<'_> {
    /// Its span, in bytes.
    pub fn range(&self) -> TextRange {
        match self {
            Self::Mention(mention) => mention.range,
            Self::Date(date) => date.range,
            Self::Annotation(target) => target.range,
            Self::FrontMatterKey(field) => field.key_range,
            Self::FrontMatterValue(field) => field.value_range,
            Self::IgnoredRule { range, .. } => *range,
        }
    }
}

/// What stands at an offset (bytes) of an article. A span counts up to the place behind its last character; of spans
/// that meet there the one that starts wins, and of spans within one another the innermost.
pub fn target_at(article: &Article, offset: TextSize) -> Option<ArticleTarget<'_>> {
    inline_syntax_at(article, offset)
        .or_else(|| name_or_date_at(article, offset))
        .or_else(|| front_matter_at(article, offset))
}

/// An annotation of a block, by its place in the block's list, and where it stands in the file.
pub(super) fn annotation(
    article: &Article,
    block: u32,
    annotation: Option<u32>,
) -> Option<(&Annotation, TextRange)> {
    let placed = article.blocks.get(block as usize)?;
    let annotations = &placed.analysis.inlines.annotations;
    let annotation = annotations.get(annotation? as usize)?;
    Some((annotation, annotation.range + placed.start))
}

fn front_matter_at(article: &Article, offset: TextSize) -> Option<ArticleTarget<'_>> {
    let fields = &article.layout.front_matter.as_ref()?.fields;
    fields.iter().find_map(|field| {
        if field.key_range.contains_inclusive(offset) {
            Some(ArticleTarget::FrontMatterKey(field))
        } else if field.value_range.contains_inclusive(offset) {
            Some(ArticleTarget::FrontMatterValue(field))
        } else {
            None
        }
    })
}

fn inline_syntax_at(article: &Article, offset: TextSize) -> Option<ArticleTarget<'_>> {
    let (number, placed) = (0u32..).zip(&article.blocks).find(|(_, placed)| {
        TextRange::at(placed.start, placed.analysis.text.text_len()).contains_inclusive(offset)
    })?;
    let at = offset - placed.start;
    let inlines = &placed.analysis.inlines;
    let rule = inlines
        .ignores
        .iter()
        .flat_map(|ignore| &ignore.rules)
        .find(|(_, range)| range.contains_inclusive(at));
    if let Some((id, range)) = rule {
        let range = *range + placed.start;
        return Some(ArticleTarget::IgnoredRule { id, range });
    }
    let (index, annotation) = (0u32..)
        .zip(&inlines.annotations)
        .find(|(_, annotation)| annotation.attributes_range.contains(at))?;
    let (part, range) = annotation_part(annotation, at);
    let marks = |block: u32, annotation: Option<u32>| block == number && annotation == Some(index);
    Some(ArticleTarget::Annotation(AnnotationTarget {
        annotation,
        mention: article
            .mentions
            .iter()
            .find(|mention| marks(mention.block, mention.annotation)),
        date: article
            .dates
            .iter()
            .find(|date| marks(date.block, date.annotation)),
        part,
        range: range + placed.start,
    }))
}

fn annotation_part(annotation: &Annotation, at: TextSize) -> (AnnotationPart<'_>, TextRange) {
    if let (Some(class), Some(range)) = (annotation.class, annotation.class_range)
        && range.contains_inclusive(at)
    {
        return (AnnotationPart::Class(class), range);
    }
    for attribute in &annotation.attributes {
        if attribute.value_range.contains_inclusive(at) {
            return (AnnotationPart::Value(attribute), attribute.value_range);
        }
        if attribute.key_range.contains_inclusive(at) {
            return (AnnotationPart::Key(attribute), attribute.key_range);
        }
    }
    (AnnotationPart::Rest, annotation.attributes_range)
}

fn name_or_date_at(article: &Article, offset: TextSize) -> Option<ArticleTarget<'_>> {
    let mentions = article
        .mentions_at(offset)
        .into_iter()
        .map(ArticleTarget::Mention);
    let dates = article
        .dates
        .iter()
        .filter(|date| date.range.contains_inclusive(offset))
        .map(ArticleTarget::Date);
    mentions.chain(dates).min_by_key(|target| {
        let range = target.range();
        (!range.contains(offset), range.len())
    })
}
