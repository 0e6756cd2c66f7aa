//! Lines above registry entries and headlines that tell how often the corpus names somebody.
//!
//! Which lines there are is told without counting: an editor asks for the count of those that it shows.

use super::RegistryView;
use super::markdown::counted;
use crate::analysis::{Article, Entity, EntityKey};
use crate::corpus::Corpus;
use crate::markup::{BlockKind, EntityKind};
use crate::text::{TextRange, TextSize};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// How many actors are told of above a headline.
const MOST_ACTORS: usize = 3;

/// A line above some text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// The line of text below it, in bytes.
    pub range: TextRange,
    /// Whom it is about.
    pub key: EntityKey,
    /// A place of the same file that names the entity: its id or a mention, in bytes.
    pub named_at: TextRange,
    /// Whether it has to say whom it is about.
    pub says_name: bool,
}

/// Above the headline, one for each of the registered actors that the article names most often, the first three:
/// persons and groups, but for ethnic groups and nationalities, which are named all over without being whom it is about.
pub fn lenses(article: &Article) -> Vec<Lens> {
    let mut blocks = article.blocks.iter();
    let headline = blocks.find(|placed| placed.analysis.kind == BlockKind::Headline);
    let Some(headline) = headline else {
        return Vec::new();
    };
    let line = headline.analysis.text.lines().next().unwrap_or("");
    let range = TextRange::at(headline.start, TextSize::of(line));
    let registry = article.registry();
    let mut counted: FxHashMap<&Entity, (usize, TextRange)> = FxHashMap::default();
    for mention in &article.mentions {
        let Entity::Entry(index) = &mention.entity else {
            continue;
        };
        let entry = registry.entry(*index);
        if matches!(entry.kind, EntityKind::Person | EntityKind::Group) && !entry.people {
            let counted = counted.entry(&mention.entity);
            counted.or_insert((0, mention.range)).0 += 1;
        }
    }
    let mut actors: Vec<_> = counted.into_iter().collect();
    actors.sort_by_key(|(_, (count, first))| (Reverse(*count), first.start()));
    actors
        .into_iter()
        .take(MOST_ACTORS)
        .filter_map(|(entity, (_, first))| {
            Some(Lens {
                range,
                key: article.key(entity)?,
                named_at: first,
                says_name: true,
            })
        })
        .collect()
}

/// One above each entry of a registry file.
pub fn lenses_in_registry(view: &RegistryView<'_>) -> Vec<Lens> {
    let entries = view.file.entries.iter();
    entries
        .map(|entry| Lens {
            range: entry.id.range,
            key: EntityKey::Entry(entry.id.value.clone()),
            named_at: entry.id.range,
            says_name: false,
        })
        .collect()
}

/// What a line says: `12 mentions in 5 articles`, with the entity's acronym or name in front where it `says_name`. As
/// long as the corpus is not read that is what is known so far.
pub fn lens_title(corpus: &Corpus, key: &EntityKey, says_name: bool) -> String {
    let counts = corpus.counts(key);
    let mut title = match counts.mentions {
        0 => "no mentions".to_owned(),
        mentions => format!(
            "{} in {}",
            counted(mentions, "mention"),
            counted(counts.articles, "article")
        ),
    };
    if !corpus.is_read {
        title.push_str(" so far");
    }
    let EntityKey::Entry(id) = key else {
        return title;
    };
    let entry = corpus.registry.get(id);
    match entry.map(|index| corpus.registry.entry(index)) {
        Some(entry) if says_name => {
            let name = entry.acronyms.first().unwrap_or(&entry.name);
            format!("{}: {title}", name.value)
        }
        _ => title,
    }
}
