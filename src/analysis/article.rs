//! One article, read whole.

use super::{Anchor, BlockAnalysis};
use crate::dates::{DatePhrase, Resolution};
use crate::markup::{BlockKind, Dialect, EntityKind, Layout};
use crate::names::Suggestion;
use crate::registry::{EntryIndex, FormKind, Registry};
use crate::text::{Problem, TextRange, TextSize};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What an analysis is made from.
#[derive(Debug, Clone)]
pub struct Input {
    /// The file's text, at most 4 GiB.
    pub text: Arc<str>,
    /// The file's name without its folders: it may start with the publication date.
    pub file_name: String,
    /// The markup it is written in.
    pub dialect: Dialect,
    /// The registry of its corpus.
    pub registry: Arc<Registry>,
    /// Page chrome that the configuration names.
    pub furniture: Arc<[String]>,
}

/// Everything known of one article. Ranges are bytes of its text.
#[derive(Debug, Clone)]
pub struct Article {
    /// What it was made from.
    pub input: Input,
    /// Front matter and blocks.
    pub layout: Layout,
    /// The analysed blocks in reading order: the front matter's headline and dateline first, then the body.
    pub blocks: Vec<PlacedBlock>,
    /// Its language, from the front matter; `en` without.
    pub language: String,
    /// The publication date.
    pub anchor: Anchor,
    /// Who and what it names, by place, an outer mention before those inside it.
    pub mentions: Vec<Mention>,
    /// Its date phrases by place.
    pub dates: Vec<DateMention>,
    /// The entities that it names and the registry does not have.
    pub locals: Vec<LocalEntity>,
    /// Where it introduces acronyms, by place.
    pub definitions: Vec<AcronymDefinition>,
    /// Its acronyms outside such introductions, by place.
    pub acronyms: Vec<AcronymUse>,
    /// Malformed markup and annotations that contradict the registry: `syntax/*`.
    pub problems: Vec<Problem>,
}

/// A block where it stands.
#[derive(Debug, Clone)]
pub struct PlacedBlock {
    /// Where it starts in the file.
    pub start: TextSize,
    /// What it yields alone.
    pub analysis: Arc<BlockAnalysis>,
}

/// A span that names an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The span; of an annotation the text between its brackets.
    pub range: TextRange,
    /// What the entity is.
    pub kind: EntityKind,
    /// Which entity.
    pub entity: Entity,
    /// What the span's text is to the entity.
    pub form: FormKind,
    /// How it was found.
    pub source: MentionSource,
    /// How sure the model is that it is a name, in per cent; `None` where that does not rest on the model alone.
    pub confidence: Option<u8>,
    /// The block, by its place in [`Article::blocks`].
    pub block: u32,
    /// Whether it stands in a direct quotation.
    pub quoted: bool,
    /// The annotation that marks it, by its place in the block's list.
    pub annotation: Option<u32>,
    /// Whether a place stands for its government: `Beijing denied it`.
    pub for_government: bool,
}

/// Which entity a mention names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Entity {
    /// An entry of the registry.
    Entry(EntryIndex),
    /// An entity without an entry.
    Local(LocalIndex),
    /// One of several entries; nothing in the article says which.
    Ambiguous(Box<[EntryIndex]>),
}

/// The place of an entity in [`Article::locals`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalIndex(pub u32);

/// An entity that the registry does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalEntity {
    /// What it is.
    pub kind: EntityKind,
    /// Its full name, folded: the same in every article that names it.
    pub name: String,
    /// The `ref=_label` that links its mentions, without the underscore.
    pub label: Option<String>,
    /// Whether it is an ethnic group or nationality.
    pub people: bool,
}

/// An entity across articles.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKey {
    /// A registry id.
    Entry(String),
    /// Kind and folded full name of an entity without an entry.
    Local(EntityKind, String),
}

/// How a mention was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MentionSource {
    /// Explicit markup.
    Annotation,
    /// A name of the registry.
    Registry,
    /// A name that the article introduces.
    Introduction,
    /// A short form or acronym, after an introduction.
    Short,
    /// A guess of the statistical model.
    Model,
}

impl MentionSource {
    /// The word for it in the export.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Annotation => "annotation",
            Self::Registry => "registry",
            Self::Introduction => "introduction",
            Self::Short => "short",
            Self::Model => "model",
        }
    }
}

/// A date phrase with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct DateMention {
    /// The span; of an annotation the text between its brackets.
    pub range: TextRange,
    /// What its text says: `None` where an annotation marks text that is no date phrase.
    pub phrase: Option<DatePhrase>,
    /// Its value as the text gives it, in its article. [`crate::dates::Origin::Phrase`] is a place in
    /// [`Article::dates`].
    pub resolution: Resolution,
    /// The value that an annotation gives it.
    pub annotated: Option<crate::dates::Value>,
    /// The block, by its place in [`Article::blocks`].
    pub block: u32,
    /// Whether it stands in a direct quotation.
    pub quoted: bool,
    /// The annotation that marks it, by its place in the block's list.
    pub annotation: Option<u32>,
}

/// `Full Name (ABC)`
#[derive(Debug, Clone, PartialEq)]
pub struct AcronymDefinition {
    /// The full name.
    pub full: TextRange,
    /// The letters between the brackets.
    pub acronym: TextRange,
    /// Whether the letters fit the words.
    pub fit: crate::names::Fit,
    /// Whom it names, where that is known.
    pub entity: Option<Entity>,
    /// The block, by its place in [`Article::blocks`].
    pub block: u32,
    /// Whether it stands in a direct quotation.
    pub quoted: bool,
}

/// An acronym in use.
#[derive(Debug, Clone, PartialEq)]
pub struct AcronymUse {
    /// Where.
    pub range: TextRange,
    /// The definition of the same letters in this article, by its place in [`Article::definitions`]; it may stand
    /// later in the article.
    pub definition: Option<u32>,
    /// The mention that covers it, by its place in [`Article::mentions`].
    pub mention: Option<u32>,
    /// The block, by its place in [`Article::blocks`].
    pub block: u32,
    /// Whether it stands in a direct quotation.
    pub quoted: bool,
}

impl Article {
    /// Reads an article. `before` is its last state; blocks that did not change since are taken from there.
    pub fn analyse(input: Input, before: Option<&Self>) -> Self {
        super::read::article(input, before)
    }

    /// This article with the names that a model suggests: mentions of [`MentionSource::Model`], each of which overlaps
    /// neither what the article has already nor another one. A suggestion that says what the article knows, or what
    /// another suggestion says in full, names the same entity. Suggestions may come in any order; what lies outside of
    /// its block counts for nothing.
    pub fn suggest(&self, suggestions: &[Suggestion]) -> Self {
        super::suggested::article(self, suggestions)
    }

    /// Whether English grammar holds in it.
    pub fn is_english(&self) -> bool {
        super::read::is_english(&self.language)
    }

    /// The text of a range of this article.
    pub fn text(&self, range: TextRange) -> &str {
        self.input
            .text
            .get(std::ops::Range::<usize>::from(range))
            .unwrap_or("")
    }

    /// The registry that it was read with.
    pub fn registry(&self) -> &Registry {
        &self.input.registry
    }

    /// The kind of a block, by its place in [`Article::blocks`].
    pub fn block_kind(&self, block: u32) -> BlockKind {
        self.blocks[block as usize].analysis.kind
    }

    /// The blocks behind the front matter by place: those of [`Layout::blocks`](crate::markup::Layout::blocks).
    pub fn body(&self) -> &[PlacedBlock] {
        &self.blocks[self.blocks.len() - self.layout.blocks.len()..]
    }

    /// A range of a block's plain text as a range of the file.
    pub fn from_plain(&self, block: u32, plain: TextRange) -> TextRange {
        let placed = &self.blocks[block as usize];
        placed.analysis.plain.map.to_source(plain) + placed.start
    }

    /// The mentions whose span holds an offset (bytes; the end counts as inside), the innermost first.
    pub fn mentions_at(&self, offset: TextSize) -> Vec<&Mention> {
        let mut found: Vec<&Mention> = self
            .mentions
            .iter()
            .filter(|mention| mention.range.contains_inclusive(offset))
            .collect();
        found.sort_by_key(|mention| mention.range.len());
        found
    }

    /// The date phrase whose span holds an offset (bytes; the end counts as inside).
    pub fn date_at(&self, offset: TextSize) -> Option<&DateMention> {
        self.dates
            .iter()
            .find(|date| date.range.contains_inclusive(offset))
    }

    /// The first mention that names an entity in full: its introduction. Mentions in headlines and captions count only
    /// where the running text has none.
    pub fn introduction(&self, entity: &Entity) -> Option<&Mention> {
        let full = |mention: &&Mention| mention.entity == *entity && mention.form.is_full();
        self.mentions
            .iter()
            .filter(full)
            .find(|mention| self.is_running(mention))
            .or_else(|| self.mentions.iter().find(full))
    }

    /// The introduction of every entity that the article names in full, as [`Self::introduction`] gives it. Linear in the
    /// mentions.
    pub fn introductions(&self) -> FxHashMap<&Entity, &Mention> {
        let mut found: FxHashMap<&Entity, &Mention> = FxHashMap::default();
        for mention in self.mentions.iter().filter(|it| it.form.is_full()) {
            let first = found.entry(&mention.entity).or_insert(mention);
            if !self.is_running(first) && self.is_running(mention) {
                *first = mention;
            }
        }
        found
    }

    /// Whether a mention stands in the running text.
    fn is_running(&self, mention: &Mention) -> bool {
        !matches!(
            self.block_kind(mention.block),
            BlockKind::Headline | BlockKind::Caption | BlockKind::Dateline
        )
    }

    /// An entity's identity across the corpus; `None` where it is ambiguous.
    pub fn key(&self, entity: &Entity) -> Option<EntityKey> {
        match entity {
            Entity::Entry(index) => Some(EntityKey::Entry(
                self.registry().entry(*index).id.value.clone(),
            )),
            Entity::Local(index) => {
                let local = &self.locals[index.0 as usize];
                Some(EntityKey::Local(local.kind, local.name.clone()))
            }
            Entity::Ambiguous(_) => None,
        }
    }

    /// Whether an entity without an entry has no more of a name than a short form of an entry of its kind: `Assad`, where
    /// the registry has Bashar al-Assad.
    pub fn has_registered_short_form(&self, local: &LocalEntity) -> bool {
        let registry = self.registry();
        let name = registry.names().lookup(&local.name, false);
        let candidates = name.map_or(&[][..], |name| registry.names().candidates(name));
        candidates.iter().any(|(entry, form)| {
            *form == FormKind::Short && registry.entry(*entry).kind == local.kind
        })
    }

    /// The entity of this article with an identity.
    pub fn entity(&self, key: &EntityKey) -> Option<Entity> {
        match key {
            EntityKey::Entry(id) => self.registry().get(id).map(Entity::Entry),
            EntityKey::Local(kind, name) => (0u32..)
                .zip(&self.locals)
                .find(|(_, local)| local.kind == *kind && local.name == *name)
                .map(|(index, _)| Entity::Local(LocalIndex(index))),
        }
    }
}
