//! The outline of a file: an article's headline, crossheads and blocks, then whom, where and when it speaks of; a
//! registry file's entries.

use super::card::kind_summary;
use super::markdown::counted;
use super::{ArticleView, RegistryView, date_card};
use crate::analysis::{Article, Entity, Mention, MentionSource, PlacedBlock};
use crate::markup::{BlockKind, EntityKind, FrontMatterKey};
use crate::text::{TextLen, TextRange};

/// One line of an outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// What it is called; never empty.
    pub name: String,
    /// What else is shown beside the name.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// All that belongs to it, in bytes.
    pub range: TextRange,
    /// What is selected when it is chosen, in bytes; inside `range`.
    pub focus: TextRange,
    /// The lines below it.
    pub children: Vec<Symbol>,
}

/// What a line of an outline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SymbolKind {
    /// A block of the article.
    Block(BlockKind),
    /// A heading over entities or dates.
    Heading,
    /// An entity that the article names, or an entry of the registry.
    Entity(EntityKind),
    /// A date phrase.
    Date,
}

/// Characters of a block that its line in the outline shows.
const SHOWN: usize = 60;

/// The outline of an article.
pub fn symbols(view: &ArticleView<'_>) -> Vec<Symbol> {
    let article = view.article;
    let mut symbols = structure(article);
    let entities = entities(article);
    let of = |kinds: &[EntityKind]| -> Vec<Symbol> {
        entities
            .iter()
            .filter(
                |symbol| matches!(symbol.kind, SymbolKind::Entity(kind) if kinds.contains(&kind)),
            )
            .cloned()
            .collect()
    };
    symbols.extend(heading(
        "Actors",
        of(&[EntityKind::Person, EntityKind::Group]),
    ));
    symbols.extend(heading("Places", of(&[EntityKind::Place])));
    symbols.extend(heading("Events", of(&[EntityKind::Event])));
    symbols.extend(heading("Dates", dates(article)));
    symbols
}

/// The entries of a registry file in the order of the file.
pub fn symbols_in_registry(view: &RegistryView<'_>) -> Vec<Symbol> {
    view.file
        .entries
        .iter()
        .map(|entry| Symbol {
            name: entry.id.value.clone(),
            detail: Some(entry.name.value.clone()),
            kind: SymbolKind::Entity(entry.kind),
            range: entry.range.cover(entry.id.range),
            focus: entry.id.range,
            children: Vec::new(),
        })
        .filter(|symbol| !symbol.name.is_empty())
        .collect()
}

/// The blocks: those after the headline below it, those after a crosshead below that.
fn structure(article: &Article) -> Vec<Symbol> {
    let mut levels: Vec<Symbol> = Vec::new();
    let mut roots = Vec::new();
    for placed in &article.blocks {
        let Some(symbol) = block(article, placed) else {
            continue;
        };
        let level = match placed.analysis.kind {
            BlockKind::Headline => 0,
            BlockKind::Crosshead => 1,
            _ => 2,
        };
        while levels.last().is_some_and(|last| level_of(last) >= level) {
            close(&mut levels, &mut roots);
        }
        if level < 2 {
            levels.push(symbol);
        } else {
            attach(&mut levels, &mut roots, symbol);
        }
    }
    while !levels.is_empty() {
        close(&mut levels, &mut roots);
    }
    roots
}

fn level_of(symbol: &Symbol) -> u8 {
    u8::from(symbol.kind != SymbolKind::Block(BlockKind::Headline))
}

/// Ends the innermost headline or crosshead.
fn close(levels: &mut Vec<Symbol>, roots: &mut Vec<Symbol>) {
    if let Some(symbol) = levels.pop() {
        attach(levels, roots, symbol);
    }
}

fn attach(levels: &mut [Symbol], roots: &mut Vec<Symbol>, symbol: Symbol) {
    match levels.last_mut() {
        Some(parent) => {
            parent.range = parent.range.cover(symbol.range);
            parent.children.push(symbol);
        }
        None => roots.push(symbol),
    }
}

/// The line of a block; `None` for one without words of its own.
fn block(article: &Article, placed: &PlacedBlock) -> Option<Symbol> {
    let analysis = &placed.analysis;
    let detail = match analysis.kind {
        BlockKind::Comment | BlockKind::Code | BlockKind::Dateline => return None,
        BlockKind::Paragraph => None,
        BlockKind::Headline => Some("headline"),
        BlockKind::Crosshead => Some("crosshead"),
        BlockKind::Caption => Some("caption"),
        BlockKind::BlockQuote => Some("block quote"),
        BlockKind::Furniture => Some("page furniture"),
        BlockKind::Credit => Some("credit line"),
    };
    let name = shortened(analysis.plain.text(&analysis.text))?;
    let focus = TextRange::at(placed.start, analysis.text.text_len());
    let in_front_matter = || {
        let field = article
            .layout
            .front_matter
            .as_ref()?
            .get(FrontMatterKey::Headline)?;
        (field.value_range == focus).then_some(field.key_range)
    };
    Some(Symbol {
        name,
        detail: detail.map(str::to_owned),
        kind: SymbolKind::Block(analysis.kind),
        range: in_front_matter().map_or(focus, |key| key.cover(focus)),
        focus,
        children: Vec::new(),
    })
}

/// The first words of a block, without its marker.
fn shortened(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['#', '>', ' ', '\t']);
    let mut name = String::new();
    for word in text.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
        if let Some((cut, _)) = name.char_indices().nth(SHOWN) {
            name.truncate(cut);
            name.push('…');
            break;
        }
    }
    (!name.is_empty()).then_some(name)
}

/// The entities of an article by their first mention, each at its introduction.
fn entities(article: &Article) -> Vec<Symbol> {
    let mut found: Vec<(&Entity, &Mention, u32)> = Vec::new();
    let mut places = rustc_hash::FxHashMap::default();
    for mention in &article.mentions {
        let place = *places.entry(&mention.entity).or_insert_with(|| {
            found.push((&mention.entity, mention, 0));
            found.len() - 1
        });
        found[place].2 += 1;
    }
    found
        .into_iter()
        .filter_map(|(entity, first, count)| {
            let shown = article.introduction(entity).unwrap_or(first);
            let name = entity_name(article, entity, first);
            let mut words = entity_words(article, entity, first);
            if first.source == MentionSource::Model {
                words.push("suggested".to_owned());
            }
            words.push(counted(count, "mention"));
            (!name.is_empty() && !shown.range.is_empty()).then(|| Symbol {
                name,
                detail: Some(words.join(", ")),
                kind: SymbolKind::Entity(entity_kind(article, entity, first)),
                range: shown.range,
                focus: shown.range,
                children: Vec::new(),
            })
        })
        .collect()
}

/// What an entity is: by the registry, whatever class an annotation gives it.
pub(super) fn entity_kind(article: &Article, entity: &Entity, first: &Mention) -> EntityKind {
    match entity {
        Entity::Entry(index) => article.registry().entry(*index).kind,
        Entity::Local(_) | Entity::Ambiguous(_) => first.kind,
    }
}

fn entity_name(article: &Article, entity: &Entity, first: &Mention) -> String {
    match entity {
        Entity::Entry(index) => article.registry().entry(*index).name.value.clone(),
        Entity::Local(index) => article
            .locals
            .get(index.0 as usize)
            .map(|local| local.name.clone())
            .unwrap_or_default(),
        Entity::Ambiguous(_) => article.text(first.range).to_owned(),
    }
}

fn entity_words(article: &Article, entity: &Entity, first: &Mention) -> Vec<String> {
    match entity {
        Entity::Entry(index) => kind_summary(article.registry().entry(*index)),
        Entity::Local(_) => vec![first.kind.as_str().to_owned()],
        Entity::Ambiguous(_) => vec![first.kind.as_str().to_owned(), "ambiguous".to_owned()],
    }
}

fn dates(article: &Article) -> Vec<Symbol> {
    article
        .dates
        .iter()
        .filter_map(|date| {
            let value = date.annotated.as_ref().or(date.resolution.value.as_ref());
            Some(Symbol {
                name: shortened(article.text(date.range))?,
                detail: value.map(date_card::printed),
                kind: SymbolKind::Date,
                range: date.range,
                focus: date.range,
                children: Vec::new(),
            })
        })
        .collect()
}

/// A heading over lines that stand all over the article. It covers no text, so that an editor that shows the way to the
/// cursor goes by the structure.
fn heading(name: &str, children: Vec<Symbol>) -> Option<Symbol> {
    let place = TextRange::empty(children.first()?.focus.start());
    Some(Symbol {
        name: name.to_owned(),
        detail: None,
        kind: SymbolKind::Heading,
        range: place,
        focus: place,
        children,
    })
}
