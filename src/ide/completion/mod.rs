//! What can be typed: names of entities in the copy, and between the braces of an annotation its class, its keys, and the
//! values of `ref=` and `when=`.
//!
//! `place.rs` finds what the cursor stands in, from the letters alone: an annotation that is being typed is not closed yet
//! and no annotation for the parser. `typed_name.rs` finds the beginning of a name. Each kind of place has its file with
//! what is offered there.

mod entity_names;
mod names;
mod place;
mod references;
mod typed_name;
mod when;

use super::ArticleView;
use super::card::{self, Outlook};
use crate::analysis::{Article, Entity, EntityKey, PlacedBlock};
use crate::markup::{BlockKind, EntityKind};
use crate::text::{Edit, TextLen, TextRange, TextSize};
use place::{Part, Place};
use typed_name::TypedName;

/// What is offered at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completions {
    /// The best one first.
    pub items: Vec<Completion>,
    /// Whether that is all; else more typing brings others.
    pub is_complete: bool,
}

/// Something that can be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What is shown.
    pub label: String,
    /// What is said of it, in a few words.
    pub detail: String,
    /// What the letters typed so far are compared with.
    pub filter: String,
    /// What it does; the cursor stands in its range.
    pub edit: Edit,
    /// What it is.
    pub kind: CompletionKind,
    /// Whom it names, for [`completion_card`].
    pub entity: Option<EntityKey>,
    /// Whether it is the one to take without looking.
    pub is_preferred: bool,
}

/// What a completion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompletionKind {
    /// A class of annotations.
    Class,
    /// The key of an attribute.
    Key,
    /// A date.
    Value,
    /// An entry of the registry, or a label of the article's own.
    Reference,
    /// A name of an entity of this kind.
    Name(EntityKind),
}

/// The most items that are offered at once.
const MOST: usize = 50;

/// How many names that begin alike are looked at to find the best.
const SCANNED: usize = 10_000;

/// What can be typed at an offset (bytes): inside an annotation's braces a class, key or value, and in running text the
/// name of an entity that is being typed. `earlier` is the article as it was a moment ago, with names that a model
/// suggests: those of its entities are offered too.
pub fn completions(
    view: &ArticleView<'_>,
    offset: TextSize,
    earlier: Option<&Article>,
) -> Option<Completions> {
    let Some(place) = Place::at(view.article, offset) else {
        let typed = TypedName::at(view.article, offset)?;
        return entity_names::names(view, &typed, earlier);
    };
    let completions = match &place.part {
        Part::Start | Part::Class | Part::Key => Completions {
            items: names::classes_and_keys(&place),
            is_complete: true,
        },
        Part::Value { key, .. } if *key == "when" => Completions {
            items: when::values(view.article, &place),
            is_complete: true,
        },
        Part::Value { key, .. } if *key == "ref" => references::ids(view.article, &place),
        Part::Value { .. } => return None,
    };
    (!completions.items.is_empty()).then_some(completions)
}

/// What is known of an entity that is offered, as Markdown; `None` where it is gone.
pub fn completion_card(view: &ArticleView<'_>, entity: &EntityKey) -> Option<String> {
    match view.article.entity(entity)? {
        Entity::Entry(index) => Some(card::entry_card(Outlook::of(view), index, None)),
        local => {
            let mut mentions = view.article.mentions.iter();
            let mention = mentions.find(|mention| mention.entity == local)?;
            Some(card::mention_card(view, mention))
        }
    }
}

impl Place<'_> {
    /// A value for the attribute that is being typed: in quotes where it needs them, and with the brace that is missing.
    fn value(&self, value: &str, detail: String, kind: CompletionKind) -> Completion {
        let mut text = crate::markup::quote_attribute(value);
        if !self.is_closed {
            text.push('}');
        }
        let quote = if self.is_quoted() { "\"" } else { "" };
        Completion {
            label: value.to_owned(),
            detail,
            filter: format!("{quote}{value}"),
            edit: Edit::replace(self.range, text),
            kind,
            entity: None,
            is_preferred: false,
        }
    }

    fn is_quoted(&self) -> bool {
        matches!(
            self.part,
            Part::Value {
                is_quoted: true,
                ..
            }
        )
    }
}

/// A range of the file by the bounds of one in a block.
fn in_file(start: TextSize, range: std::ops::Range<usize>) -> TextRange {
    TextRange::new(crate::text::size(range.start), crate::text::size(range.end)) + start
}

/// The block of prose that holds an offset (bytes) or ends there; `None` in front matter, code, comments and furniture.
fn prose_at(article: &Article, offset: TextSize) -> Option<&PlacedBlock> {
    let front = article.layout.front_matter.as_ref();
    if front.is_some_and(|front| offset < front.range.end()) {
        return None;
    }
    article.blocks.iter().find(|placed| {
        let range = TextRange::at(placed.start, placed.analysis.text.text_len());
        let is_prose = !matches!(
            placed.analysis.kind,
            BlockKind::Code | BlockKind::Comment | BlockKind::Furniture
        );
        is_prose && range.contains_inclusive(offset)
    })
}
