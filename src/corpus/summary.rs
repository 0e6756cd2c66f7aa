//! From an analysed article to what the index keeps of it.

use super::record::{Flags, Packed};
use super::vocabulary::SpelledWords;
use crate::analysis::{Anchor, Article, Entity, EntityKey};
use crate::markup::BlockKind;
use crate::text::{LineIndex, TextLen, TextRange, TextSize};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// What the index takes from an article. A pure function of it, so that it can be made where the article was analysed
/// and the article be dropped.
#[derive(Debug, Clone)]
pub struct Summary {
    pub(super) anchor: Anchor,
    pub(super) headline: Option<(Box<str>, TextRange)>,
    pub(super) lines: LineIndex,
    /// The distinct entities, in the order of their first mention.
    pub(super) entities: Vec<EntityKey>,
    /// Their mentions, by the place of the entity in `entities`, then by place.
    pub(super) mentions: Vec<Packed>,
    /// The hashes of its distinct words, ascending.
    pub(super) words: Vec<u64>,
    /// How those are spelled that a slip may have been meant to be.
    pub(super) spelled: SpelledWords,
    pub(super) blocks: u32,
    pub(super) dates: u32,
}

impl Summary {
    /// The summary of an article. Takes time linear in it.
    pub fn of(article: &Article) -> Self {
        Self {
            words: words(article),
            spelled: SpelledWords::of(article),
            ..Self::without_words(article)
        }
    }

    /// The summary of an article that is open in the editor: its words are asked of the article itself.
    pub(super) fn without_words(article: &Article) -> Self {
        let (entities, mentions) = mentions(article);
        Self {
            anchor: article.anchor,
            headline: headline(article),
            lines: LineIndex::new(&article.input.text),
            entities,
            mentions,
            words: Vec::new(),
            spelled: SpelledWords::default(),
            blocks: number(article.blocks.len()),
            dates: number(article.dates.len()),
        }
    }

    /// A hash over the distinct words.
    pub(super) fn word_hash(&self) -> u64 {
        let mut hasher = FxHasher::default();
        self.words.hash(&mut hasher);
        hasher.finish()
    }
}

/// The distinct words by which an article is found again when the registry changes: the hashes of its words with a
/// capital letter, and of the ids that it refers to.
pub(super) fn words(article: &Article) -> Vec<u64> {
    let mut words = Vec::new();
    for placed in &article.blocks {
        words.extend(placed.analysis.capitals.iter().map(|word| word.hash));
        let references = placed.analysis.inlines.annotations.iter();
        words.extend(
            references
                .filter_map(|annotation| Some(reference_hash(&annotation.reference()?.value))),
        );
    }
    for mention in &article.mentions {
        if let Entity::Ambiguous(candidates) = &mention.entity {
            let ids = candidates
                .iter()
                .map(|index| &article.registry().entry(*index).id.value);
            words.extend(ids.map(|id| reference_hash(id)));
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// The hash of a registry id, apart from those of words.
pub(super) fn reference_hash(id: &str) -> u64 {
    let mut hasher = FxHasher::default();
    ("ref", id).hash(&mut hasher);
    hasher.finish()
}

fn mentions(article: &Article) -> (Vec<EntityKey>, Vec<Packed>) {
    let mut keys: Vec<EntityKey> = Vec::new();
    let mut numbers: FxHashMap<&Entity, Option<u32>> = FxHashMap::default();
    let mut by_key: FxHashMap<EntityKey, u32> = FxHashMap::default();
    let mut places: Vec<(u32, usize)> = Vec::with_capacity(article.mentions.len());
    for (at, mention) in article.mentions.iter().enumerate() {
        let entity = *numbers.entry(&mention.entity).or_insert_with(|| {
            let key = article.key(&mention.entity)?;
            Some(*by_key.entry(key).or_insert_with_key(|key| {
                keys.push(key.clone());
                number(keys.len() - 1)
            }))
        });
        places.extend(entity.map(|entity| (entity, at)));
    }
    let introductions = introductions(article, &places, keys.len());
    let mut packed: Vec<Packed> = places
        .into_iter()
        .map(|(entity, at)| {
            let mention = &article.mentions[at];
            let flags = Flags {
                full: mention.form.is_full(),
                introduces: introductions[entity as usize] == Some(at),
                quoted: mention.quoted,
            };
            Packed::new(entity, mention.range, flags)
        })
        .collect();
    packed.sort_by_key(Packed::sort_key);
    (keys, packed)
}

/// For each entity the mention that [`Article::introduction`] gives, found for all of them in one pass.
fn introductions(
    article: &Article,
    places: &[(u32, usize)],
    entities: usize,
) -> Vec<Option<usize>> {
    let mut running = vec![None; entities];
    let mut anywhere = vec![None; entities];
    for (entity, at) in places {
        let mention = &article.mentions[*at];
        if !mention.form.is_full() {
            continue;
        }
        let entity = *entity as usize;
        anywhere[entity].get_or_insert(*at);
        if !matches!(
            article.block_kind(mention.block),
            BlockKind::Headline | BlockKind::Caption | BlockKind::Dateline
        ) {
            running[entity].get_or_insert(*at);
        }
    }
    running
        .into_iter()
        .zip(anywhere)
        .map(|(running, anywhere)| running.or(anywhere))
        .collect()
}

/// The headline's plain text without its marker, and where it stands in the file.
fn headline(article: &Article) -> Option<(Box<str>, TextRange)> {
    let (block, placed) = (0u32..)
        .zip(&article.blocks)
        .find(|(_, placed)| placed.analysis.kind == BlockKind::Headline)?;
    let analysis = &placed.analysis;
    let plain = analysis.plain.text(&analysis.text);
    let marker = if plain.starts_with("# ") { 2 } else { 0 };
    let text = plain[marker..].trim();
    let start = plain.len() - plain[marker..].trim_start().len();
    let start = TextSize::try_from(start).ok()?;
    let range = article.from_plain(block, TextRange::at(start, text.text_len()));
    (!text.is_empty()).then(|| (text.into(), range))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
