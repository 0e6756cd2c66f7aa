//! The names that a model suggests, put into an article.
//!
//! A suggestion is a span and a kind. Here it becomes a mention of an entity: one that the article knows already, or
//! one of the entities that the suggestions themselves make up.

use super::article::{Article, Entity, LocalEntity, LocalIndex, Mention, MentionSource};
use super::block::overlaps;
use super::name_spans::{Span, opens_with_particle, usable};
use super::read::covering;
use super::resolve::{is_for_government, is_quoted};
use crate::markup::EntityKind;
use crate::names::{Suggestion, spelled_without_points};
use crate::registry::{FormKind, NameOrder, PersonName};
use crate::text::{TextRange, TextSize, fold};
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
        .map(|span| {
            let is_full = span.is_full() && !span.opens_with_particle();
            is_full.then(|| actors.full(span))
        })
        .collect();
    for (span, found) in spans.iter().zip(&mut found) {
        // "Van Gogh" is a person's end where somebody bears it, else a name of its own: "Van Morrison".
        if found.is_none() && span.opens_with_particle() && !actors.is_borne(&span.name) {
            *found = Some(actors.full(span));
        }
    }
    let joined = actors.join_family_names();
    for mention in &mut article.mentions {
        if let Some(entity) = joined_with(&joined, &mention.entity) {
            mention.entity = entity;
            mention.form = FormKind::Short;
        }
    }
    for definition in &mut article.definitions {
        let full = definition.entity.as_ref();
        if let Some(entity) = full.and_then(|entity| joined_with(&joined, entity)) {
            definition.entity = Some(entity);
        }
    }
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

    // A place that the registry has at the end of a person's name is none there.
    let ends: FxHashMap<TextSize, TextRange> = spans
        .iter()
        .map(|span| (span.range.end(), span.range))
        .collect();
    article.mentions.retain(|mention| {
        let span = ends.get(&mention.range.end());
        mention.source != MentionSource::Registry
            || span.is_none_or(|span| !span.contains_range(mention.range))
    });
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

/// The entity that another one turned out to be.
fn joined_with(joined: &FxHashMap<LocalIndex, Entity>, entity: &Entity) -> Option<Entity> {
    match entity {
        Entity::Local(index) => joined.get(index).cloned(),
        _ => None,
    }
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

    /// Whether the one person is known whose name ends so.
    fn is_borne(&self, name: &str) -> bool {
        self.bearer(name).is_some()
    }

    fn bearer(&self, ending: &str) -> Option<&Entity> {
        self.by_ending.get(&ending.to_lowercase())?.as_ref()
    }

    /// The persons of whom the article alone says no more than a family name, with the one person whose full name ends
    /// so: "Mr. Bush" is George W. Bush once that name is found.
    fn join_family_names(&mut self) -> FxHashMap<LocalIndex, Entity> {
        let mut joined = FxHashMap::default();
        for (index, local) in (0u32..).map(LocalIndex).zip(&self.base.locals) {
            let is_end = !local.name.contains(' ') || opens_with_particle(&local.name);
            if local.kind != EntityKind::Person || local.label.is_some() || !is_end {
                continue;
            }
            let itself = Entity::Local(index);
            if let Some(bearer) = self.bearer(&local.name).filter(|it| **it != itself) {
                joined.insert(index, bearer.clone());
            }
        }
        for known in self.known.values_mut() {
            if let Some(entity) = joined_with(&joined, &known.entity) {
                known.entity = entity;
                known.form = FormKind::Short;
            }
        }
        joined
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
