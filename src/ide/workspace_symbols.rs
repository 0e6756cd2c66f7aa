//! Finding entities and articles of the corpus by a few letters.

use super::{Target, TargetFile};
use crate::analysis::EntityKey;
use crate::corpus::{Corpus, FileId};
use crate::markup::EntityKind;
use crate::registry::FormKind;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// An entity or an article that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceSymbol {
    /// The entity's name, with the other name that the search found it by in brackets; or the article's headline.
    pub name: String,
    /// What else is shown beside it: id and counts, or path and date.
    pub detail: String,
    /// What the entity is; `None` for an article.
    pub kind: Option<EntityKind>,
    /// The registry entry, the introduction, or the headline.
    pub target: Target,
}

/// The most results that a search gives.
const LIMIT: usize = 200;

/// The entities and headlines of a corpus that hold the letters of `query` in order, the best match first, at most
/// 200. Entries are found by any of their names. An empty query finds all: the entities named most, then the
/// latest articles.
pub fn workspace_symbols(corpus: &Corpus, query: &str) -> Vec<WorkspaceSymbol> {
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
    let mut found: Vec<(Rank, Found)> = Vec::new();
    for (key, counts) in corpus.entities() {
        let forms = forms(corpus, &key);
        let best = (0usize..)
            .zip(&forms)
            .filter_map(|(place, form)| Some((score(form)?, std::cmp::Reverse(place))))
            .max();
        if let Some((score, std::cmp::Reverse(place))) = best {
            let (form, name) = (forms[place], forms[0]);
            let is_whole = form.chars().count() == query.trim().chars().count();
            let rank = Rank::new(score, is_whole, place == 0, counts.mentions);
            let name = match place {
                0 => name.to_owned(),
                _ => format!("{name} ({form})"),
            };
            found.push((rank, Found::Entity(key, name, counts.mentions)));
        }
    }
    for file in corpus.files() {
        let best = corpus
            .headline(file)
            .and_then(|(headline, _)| score(headline));
        if let Some(score) = best {
            found.push((Rank::new(score, false, false, 0), Found::Article(file)));
        }
    }
    // The sort is stable: equals stay in the corpus's order.
    found.sort_by_key(|(rank, _)| *rank);
    found
        .into_iter()
        .filter_map(|(_, found)| match found {
            Found::Entity(key, name, mentions) => entity(corpus, &key, name, mentions),
            Found::Article(file) => article(corpus, file),
        })
        .take(LIMIT)
        .collect()
}

enum Found {
    Entity(EntityKey, String, u32),
    Article(FileId),
}

/// The better match first; of equals what the query is the whole of, then what was found by its name, then what is named
/// more often.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank(std::cmp::Reverse<(u32, bool, bool, u32)>);

impl Rank {
    fn new(score: u32, is_whole: bool, by_name: bool, mentions: u32) -> Self {
        Self(std::cmp::Reverse((score, is_whole, by_name, mentions)))
    }
}

/// The strings that an entity is found by, its name first.
fn forms<'a>(corpus: &'a Corpus, key: &'a EntityKey) -> Vec<&'a str> {
    match key {
        EntityKey::Local(_, name) => vec![name],
        EntityKey::Entry(id) => {
            let Some(index) = corpus.registry.get(id) else {
                return Vec::new();
            };
            let entry = corpus.registry.entry(index);
            entry
                .forms()
                .iter()
                .filter(|form| form.kind != FormKind::Misspelling)
                .map(|form| form.text)
                .chain([id.as_str()])
                .collect()
        }
    }
}

fn entity(
    corpus: &Corpus,
    key: &EntityKey,
    name: String,
    mentions: u32,
) -> Option<WorkspaceSymbol> {
    let named = super::markdown::counted(mentions, "mention");
    match key {
        EntityKey::Entry(id) => {
            let index = corpus.registry.get(id)?;
            let entry = corpus.registry.entry(index);
            Some(WorkspaceSymbol {
                name,
                detail: format!("{id}, {named}"),
                kind: Some(entry.kind),
                target: Target::entry(&corpus.registry, index, None),
            })
        }
        EntityKey::Local(kind, _) => {
            let place = corpus
                .introduction(key)
                .or_else(|| corpus.mentions(key).first().copied())?;
            Some(WorkspaceSymbol {
                name,
                detail: format!("not in the registry, {named}"),
                kind: Some(*kind),
                target: Target {
                    file: TargetFile::Article(place.file),
                    range: place.range,
                    full_range: place.range,
                },
            })
        }
    }
}

fn article(corpus: &Corpus, file: FileId) -> Option<WorkspaceSymbol> {
    let (headline, range) = corpus.headline(file)?;
    let path = corpus.path(file);
    let path = path.strip_prefix(&corpus.root).unwrap_or(path);
    Some(WorkspaceSymbol {
        name: headline.to_owned(),
        detail: path.to_string_lossy().into_owned(),
        kind: None,
        target: Target {
            file: TargetFile::Article(file),
            range,
            full_range: range,
        },
    })
}
