//! The names that a model suggests, put into an article.
//!
//! A suggestion is a span and a kind. Here it becomes a mention of an entity: one that the article knows already, or
//! one of the entities that the suggestions themselves make up.

use super::article::{
    Article, Entity, LocalEntity, LocalIndex, Mention, MentionSource, PlacedBlock,
};
use super::block::overlaps;
use super::read::covering;
use super::resolve::{is_for_government, is_quoted};
use crate::markup::{BlockKind, EntityKind};
use crate::names::{Suggestion, spelled_without_points};
use crate::registry::{FormKind, NameOrder, PersonName, is_title};
use crate::text::{TextRange, TextSize, Word, fold, words};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Adds suggestions to an article; see [`Article::suggest`]. Takes time linear in the mentions, but for sorting them.
pub(super) fn article(base: &Article, suggestions: &[Suggestion]) -> Article {
    let mut article = base.clone();
    let (spans, taken) = usable(base, suggestions);
    if spans.is_empty() {
        return article;
    }
    let mut actors = Actors::of(base);
    // Full names first, so that short forms and capitals find them wherever they stand.
    let mut found: Vec<Option<Found>> = spans
        .iter()
        .map(|span| span.is_full().then(|| actors.full(span)))
        .collect();
    let by_end: FxHashMap<TextSize, usize> = (0..spans.len())
        .map(|place| (spans[place].range.end(), place))
        .collect();
    for definition in &mut article.definitions {
        if definition.entity.is_none() {
            let full = by_end.get(&definition.full.end());
            let full = full.and_then(|place| found[*place].clone());
            definition.entity = full.map(|found| found.entity);
        }
        if let Some(entity) = definition.entity.clone() {
            let letters = spelled_without_points(base.text(definition.acronym));
            actors.letters.entry(letters).or_insert(entity);
        }
    }
    for (span, found) in spans.iter().zip(&mut found) {
        if found.is_none() {
            *found = Some(actors.short(span));
        }
    }
    let mut mentions: Vec<Mention> = Vec::with_capacity(spans.len());
    for (span, found) in spans.iter().zip(found) {
        mentions.extend(found.map(|found| Mention {
            confidence: Some(span.confidence),
            ..mention(base, span.block, span.range, found)
        }));
    }
    mentions.extend(letters(&article, &actors, &taken));

    article.locals = actors.locals;
    article.mentions.append(&mut mentions);
    article
        .mentions
        .sort_by_key(|mention| (mention.range.start(), Reverse(mention.range.end())));
    for acronym in &mut article.acronyms {
        acronym.mention = covering(&article.mentions, acronym.range);
    }
    article
}

/// A suggestion that can be a mention.
struct Span {
    block: u32,
    /// In bytes of the file.
    range: TextRange,
    kind: EntityKind,
    people: bool,
    /// The name that it gives, folded.
    name: String,
    /// How sure the model is, in per cent.
    confidence: u8,
    all_capitals: bool,
}

impl Span {
    /// Whether it may give an entity its name: neither a family name alone, nor a plural, nor letters in capitals.
    fn is_full(&self) -> bool {
        let single = !self.name.contains(' ');
        !(self.all_capitals
            || single && self.kind == EntityKind::Person
            || self.people && self.name.ends_with('s'))
    }
}

/// The suggestions that overlap nothing, in order; and what is taken in the article with them, in order.
fn usable(base: &Article, suggestions: &[Suggestion]) -> (Vec<Span>, Vec<TextRange>) {
    let annotations = base.blocks.iter().flat_map(|placed| {
        let annotations = placed.analysis.inlines.annotations.iter();
        annotations.map(|annotation| annotation.range + placed.start)
    });
    let mut taken: Vec<TextRange> = annotations
        .chain(base.mentions.iter().map(|mention| mention.range))
        .chain(base.dates.iter().map(|date| date.range))
        .collect();
    merge(&mut taken);

    let mut sorted: Vec<&Suggestion> = suggestions.iter().collect();
    sorted.sort_by(|a, b| {
        let place = |it: &Suggestion| (it.block, it.range.start(), Reverse(it.range.end()));
        let sure = b.confidence.total_cmp(&a.confidence);
        place(a).cmp(&place(b)).then(sure)
    });
    let mut spans: Vec<Span> = Vec::with_capacity(sorted.len());
    for suggestion in sorted {
        let Some(placed) = base.blocks.get(suggestion.block as usize) else {
            continue;
        };
        let Some(name) = name_of(placed, suggestion) else {
            continue;
        };
        let range = suggestion.range + placed.start;
        let last = spans.last().map(|span| span.range.end());
        if overlaps(&taken, range) || last.is_some_and(|end| end > range.start()) {
            continue;
        }
        spans.push(Span {
            block: suggestion.block,
            range,
            kind: suggestion.kind,
            people: suggestion.people && suggestion.kind == EntityKind::Group,
            confidence: per_cent(suggestion.confidence),
            all_capitals: name.chars().any(char::is_uppercase)
                && !name.chars().any(char::is_lowercase),
            name,
        });
    }
    taken.extend(spans.iter().map(|span| span.range));
    merge(&mut taken);
    (spans, taken)
}

/// A share of one in per cent: never a hundred, for the model only guesses.
fn per_cent(confidence: f32) -> u8 {
    // A cast of what is no number, or out of range, gives the nearest number.
    ((confidence * 100.0) as u8).min(99)
}

/// Puts ranges in order and joins those that overlap.
fn merge(ranges: &mut Vec<TextRange>) {
    ranges.sort_unstable_by_key(|range| range.start());
    ranges.dedup_by(|range, before| {
        let meets = range.start() < before.end();
        if meets {
            *before = before.cover(*range);
        }
        meets
    });
}

/// The name that a suggestion gives, folded; `None` where there is no text to name.
fn name_of(placed: &PlacedBlock, suggestion: &Suggestion) -> Option<String> {
    let analysis = &placed.analysis;
    if matches!(
        analysis.kind,
        BlockKind::Furniture | BlockKind::Comment | BlockKind::Code
    ) {
        return None;
    }
    analysis
        .text
        .get(std::ops::Range::<usize>::from(suggestion.range))?;
    let plain = analysis.plain.map.to_plain(suggestion.range);
    let text = analysis
        .plain
        .text(&analysis.text)
        .get(std::ops::Range::<usize>::from(plain))?;
    let folded = fold(text);
    let mut name = folded.trim();
    name = name
        .strip_suffix("'s")
        .or_else(|| name.strip_suffix('\''))
        .unwrap_or(name);
    if suggestion.kind == EntityKind::Group {
        let bare = name
            .strip_prefix("the ")
            .or_else(|| name.strip_prefix("The "));
        name = bare.unwrap_or(name).trim_start();
    }
    // A title before a name that the article knows already is no name of its own: "Mr." before "Bush".
    let is_title =
        |word: Word<'_>| is_title(word.text) || matches!(word.text, "Prime" | "Vice" | "Deputy");
    let names = name.contains(char::is_alphanumeric) && !words(name).all(is_title);
    names.then(|| name.to_owned())
}

/// What a span turned out to be.
#[derive(Clone)]
struct Found {
    entity: Entity,
    kind: EntityKind,
    form: FormKind,
}

/// Everybody and everything that the article and the suggestions name.
struct Actors<'a> {
    base: &'a Article,
    locals: Vec<LocalEntity>,
    by_name: FxHashMap<(EntityKind, String), LocalIndex>,
    /// What the mentions of the article say and whom they name.
    known: FxHashMap<String, Found>,
    /// Names in small letters, for those that stand in capitals.
    by_small_letters: FxHashMap<String, Entity>,
    /// Persons by their full name without initials, in small letters.
    persons: FxHashMap<String, Entity>,
    /// Persons by the endings and the first words of their names; `None` where two share one.
    by_ending: FxHashMap<String, Option<Entity>>,
    by_opening: FxHashMap<String, Option<Entity>>,
    /// Letters that the article introduces.
    letters: FxHashMap<String, Entity>,
}

impl<'a> Actors<'a> {
    fn of(base: &'a Article) -> Self {
        let locals = base.locals.clone();
        let by_name = (0u32..).map(LocalIndex).zip(&locals);
        let by_name = by_name.map(|(index, local)| ((local.kind, local.name.clone()), index));
        let mut actors = Self {
            base,
            by_name: by_name.collect(),
            locals,
            known: FxHashMap::default(),
            by_small_letters: FxHashMap::default(),
            persons: FxHashMap::default(),
            by_ending: FxHashMap::default(),
            by_opening: FxHashMap::default(),
            letters: FxHashMap::default(),
        };
        for mention in &base.mentions {
            let tells = !matches!(mention.form, FormKind::Short | FormKind::Description)
                && !matches!(mention.entity, Entity::Ambiguous(_));
            if !tells {
                continue;
            }
            let text = fold(base.text(mention.range)).into_owned();
            if actors.known.contains_key(&text) {
                continue;
            }
            actors.see(&text, mention.kind, &mention.entity);
            let found = Found {
                entity: mention.entity.clone(),
                kind: mention.kind,
                form: mention.form,
            };
            actors.known.insert(text, found);
        }
        actors
    }

    /// Remembers an entity by its full name.
    fn see(&mut self, name: &str, kind: EntityKind, entity: &Entity) {
        self.by_small_letters
            .entry(name.to_lowercase())
            .or_insert_with(|| entity.clone());
        if kind != EntityKind::Person {
            return;
        }
        let parts = PersonName::new(name);
        if !parts.is_full() {
            return;
        }
        self.persons
            .entry(parts.without_initials())
            .or_insert_with(|| entity.clone());
        // A name that is one whole has no part that stands for it.
        let whole = match entity {
            Entity::Entry(index) => {
                self.base.registry().entry(*index).name_order == NameOrder::Whole
            }
            _ => false,
        };
        if whole {
            return;
        }
        for ending in parts.endings() {
            bear(&mut self.by_ending, ending.to_lowercase(), entity);
        }
        if let Some(opening) = parts.opening() {
            bear(&mut self.by_opening, opening.to_lowercase(), entity);
        }
    }

    /// Whom a span names that gives a full name.
    fn full(&mut self, span: &Span) -> Found {
        if let Some(known) = self.known(span) {
            return known;
        }
        if span.kind == EntityKind::Person {
            let same = self
                .persons
                .get(&PersonName::new(&span.name).without_initials());
            if let Some(entity) = same.cloned() {
                return self.found(entity, FormKind::Name);
            }
        }
        self.local(span)
    }

    /// Whom a span names that may be a short form, a plural or stand in capitals.
    fn short(&mut self, span: &Span) -> Found {
        if let Some(known) = self.known(span) {
            return known;
        }
        if span.all_capitals
            && let Some(entity) = self.letters.get(&spelled_without_points(&span.name))
        {
            return self.found(entity.clone(), FormKind::Acronym);
        }
        let lower = span.name.to_lowercase();
        let same = if span.kind == EntityKind::Person {
            let bearer = |by: &FxHashMap<String, Option<Entity>>| by.get(&lower).cloned().flatten();
            let full = self
                .persons
                .get(&PersonName::new(&span.name).without_initials());
            let full = full.map(|entity| (entity.clone(), FormKind::Name));
            full.or_else(|| {
                let short = bearer(&self.by_ending).or_else(|| {
                    let shared = self.by_ending.contains_key(&lower);
                    bearer(&self.by_opening).filter(|_| !shared)
                });
                short.map(|entity| (entity, FormKind::Short))
            })
        } else if span.people {
            let singular = span.name.strip_suffix('s').unwrap_or(&span.name).to_owned();
            let people = self.by_name.get(&(EntityKind::Group, singular));
            people.map(|index| (Entity::Local(*index), FormKind::Plural))
        } else {
            // "US" is not "us": one short word in capitals says nothing.
            let may_be_same = span.name.contains(' ') || span.name.chars().count() > 4;
            let same = self.by_small_letters.get(&lower).filter(|_| may_be_same);
            same.map(|entity| (entity.clone(), FormKind::Name))
        };
        match same {
            Some((entity, form)) if self.kind(&entity) == Some(span.kind) => {
                self.found(entity, form)
            }
            _ => self.local(span),
        }
    }

    /// What the article says of the very text of a span.
    fn known(&self, span: &Span) -> Option<Found> {
        let known = self.known.get(&span.name)?;
        let person = |kind: EntityKind| kind == EntityKind::Person;
        (person(known.kind) == person(span.kind)).then(|| known.clone())
    }

    /// The entity with a span's own name, made where it is new.
    fn local(&mut self, span: &Span) -> Found {
        let key = (span.kind, span.name.clone());
        let index = self.by_name.get(&key).copied().unwrap_or_else(|| {
            let index = LocalIndex(u32::try_from(self.locals.len()).unwrap_or(u32::MAX));
            self.locals.push(LocalEntity {
                kind: span.kind,
                name: span.name.clone(),
                label: None,
                people: span.people,
            });
            self.by_name.insert(key, index);
            index
        });
        let entity = Entity::Local(index);
        self.see(&span.name, span.kind, &entity);
        Found {
            entity,
            kind: span.kind,
            form: FormKind::Name,
        }
    }

    fn found(&self, entity: Entity, form: FormKind) -> Found {
        Found {
            kind: self.kind(&entity).unwrap_or(EntityKind::Group),
            entity,
            form,
        }
    }

    fn kind(&self, entity: &Entity) -> Option<EntityKind> {
        match entity {
            Entity::Entry(index) => Some(self.base.registry().entry(*index).kind),
            Entity::Local(index) => Some(self.locals.get(index.0 as usize)?.kind),
            Entity::Ambiguous(_) => None,
        }
    }
}

/// Notes that a person bears a part of a name.
fn bear(by: &mut FxHashMap<String, Option<Entity>>, part: String, entity: &Entity) {
    by.entry(part)
        .and_modify(|bearer| {
            if bearer.as_ref() != Some(entity) {
                *bearer = None;
            }
        })
        .or_insert_with(|| Some(entity.clone()));
}

/// The acronyms whose full name only a suggestion gives.
fn letters<'a>(
    article: &'a Article,
    actors: &'a Actors<'_>,
    taken: &'a [TextRange],
) -> impl Iterator<Item = Mention> + 'a {
    let brackets = article.definitions.iter().map(|it| (it.acronym, it.block));
    let uses = article.acronyms.iter().map(|it| (it.range, it.block));
    let uses = brackets
        .chain(uses)
        .filter(|(range, _)| !overlaps(taken, *range));
    uses.filter_map(|(range, block)| {
        let letters = spelled_without_points(article.text(range));
        let entity = actors.letters.get(&letters)?.clone();
        let found = actors.found(entity, FormKind::Acronym);
        Some(mention(article, block, range, found))
    })
}

fn mention(article: &Article, block: u32, range: TextRange, found: Found) -> Mention {
    let placed = &article.blocks[block as usize];
    let text = &placed.analysis.text;
    let for_government = is_for_government(text, range - placed.start, found.kind, found.form);
    Mention {
        range,
        kind: found.kind,
        entity: found.entity,
        form: found.form,
        source: MentionSource::Model,
        confidence: None,
        block,
        quoted: is_quoted(placed, range - placed.start),
        annotation: None,
        for_government,
    }
}
