//! From candidates to mentions: which entity each name stands for.

use super::article::{Entity, LocalIndex, Mention, MentionSource, PlacedBlock};
use super::bearers::ShortHit;
use super::block::overlaps;
use super::clues::Clues;
use super::introduced::Introduced;
use super::locals::Locals;
use crate::markup::{BlockKind, EntityKind};
use crate::names::{
    follows_preposition, has_article, is_common_part_of_longer, is_placed, is_titled,
    may_be_common_word, reads_as_people, speaks, stands_alone,
};
use crate::registry::{EntryIndex, FormKind, NameHit, NameId, Registry};
use crate::text::{TextRange, TextSize};
use rustc_hash::{FxHashMap, FxHashSet};

/// Resolves names in reading order.
pub(super) struct Resolver<'a> {
    registry: &'a Registry,
    introduced: &'a Introduced,
    /// The entries that were mentioned so far, and those that they are part of or members of.
    near: FxHashSet<EntryIndex>,
    /// What was decided for a name before, so that a bare form means the same again.
    decided: FxHashMap<NameId, EntryIndex>,
    /// Where the full name of each entity without an entry stands first, in bytes of the file.
    named_from: FxHashMap<LocalIndex, TextSize>,
    /// The words that tell entries with one name apart.
    clues: Clues<'a>,
    /// Whether English grammar holds.
    is_english: bool,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        registry: &'a Registry,
        introduced: &'a Introduced,
        is_english: bool,
    ) -> Self {
        Self {
            registry,
            introduced,
            clues: Clues::new(registry),
            is_english,
            near: FxHashSet::default(),
            decided: FxHashMap::default(),
            named_from: FxHashMap::default(),
        }
    }

    /// Remembers that an entry was mentioned.
    pub(super) fn mentioned(&mut self, entry: EntryIndex) {
        if self.near.insert(entry) {
            self.near.extend(self.registry.parents(entry, None));
        }
    }

    /// Remembers that an entity without an entry is named in full.
    pub(super) fn named(&mut self, local: LocalIndex, at: TextSize) {
        self.named_from.entry(local).or_insert(at);
    }

    /// For whom a short form stands: in running text for the one bearer whom the article introduced before, for a name
    /// that nobody introduced yet may be somebody else's; headlines and captions stand before the introduction.
    fn bearer(&self, placed: &PlacedBlock, hit: &ShortHit) -> Option<Entity> {
        let at = hit.range.start() + placed.start;
        let known = |entity: &&Entity| hit.is_only_name || self.is_named(placed, entity, at);
        let mut bearers = hit.bearers.iter().filter(known);
        let first = bearers.next()?;
        bearers.next().is_none().then(|| first.clone())
    }

    /// Whether an article named somebody in full before a place in running text; elsewhere, at any place.
    fn is_named(&self, placed: &PlacedBlock, entity: &Entity, at: TextSize) -> bool {
        let runs = matches!(
            placed.analysis.kind,
            BlockKind::Paragraph | BlockKind::BlockQuote
        );
        match entity {
            Entity::Local(local) if runs => {
                self.named_from.get(local).is_some_and(|from| *from < at)
            }
            _ => true,
        }
    }

    /// Whom a hit names and by which form; `None` where it is no mention: a short form of somebody whom the article
    /// does not name in full, or a part of somebody else's name.
    pub(super) fn resolve(
        &mut self,
        placed: &PlacedBlock,
        hit: &NameHit,
    ) -> Option<(Entity, EntityKind, FormKind)> {
        let mut usable = self.usable(placed, hit);
        self.part_persons_from_others(placed, hit, &mut usable);
        let found = match usable.as_slice() {
            [] => return None,
            [one] => *one,
            several => match self.choose(placed, hit, several) {
                Some(one) => one,
                // What nobody wrote down is nobody's slip: Burma and Myanmar share "Burmese".
                None if self.registry.names().is_implied(hit.name) => return None,
                None => {
                    let entries = several.iter().map(|(entry, _)| *entry).collect();
                    return Some((
                        Entity::Ambiguous(entries),
                        self.kind(several[0].0),
                        several[0].1,
                    ));
                }
            },
        };
        self.mentioned(found.0);
        if usable.len() > 1 {
            self.decided.insert(hit.name, found.0);
        }
        Some((Entity::Entry(found.0), self.kind(found.0), found.1))
    }

    /// The candidates that the words around a name leave.
    fn usable(&self, placed: &PlacedBlock, hit: &NameHit) -> Vec<(EntryIndex, FormKind)> {
        let analysis = &placed.analysis;
        let text = &*analysis.text;
        let name = &text[std::ops::Range::<usize>::from(hit.range)];
        let is_single = !name.contains(' ');
        let is_headline = analysis.kind == BlockKind::Headline;
        let is_word = self.is_english
            && is_single
            && (may_be_common_word(text, hit.range)
                || is_common_part_of_longer(text, hit.range, is_headline));
        if is_word {
            return Vec::new();
        }
        let part_of_longer = (hit.after_capital || hit.before_capital)
            && !(is_headline && stands_alone(text, hit.range, true));
        // In capitals one word may be any word.
        let tells = !(analysis.all_capitals && is_single);
        let is_things = self.is_english && is_single && has_article(text, hit.range);
        let is_persons = self.is_english && is_single && is_titled(text, hit.range);
        // Somebody without an entry may bear the name too.
        let at = hit.range.start() + placed.start;
        let others_bear = || {
            let mut bearers = self.introduced.bearers.of(name).iter();
            bearers
                .any(|other| matches!(other, Entity::Local(_)) && self.is_named(placed, other, at))
        };
        let candidates = self.registry.names().candidates(hit.name).iter().copied();
        candidates
            .filter(|(entry, form)| match form {
                FormKind::Short => {
                    !part_of_longer
                        && tells
                        && !is_things
                        && self.introduced.entries.contains(entry)
                        && !others_bear()
                }
                // "Mr. Paris" is no place, and "a Will" no person.
                _ => match self.kind(*entry) {
                    EntityKind::Person => !is_things,
                    _ => !is_persons,
                },
            })
            .collect()
    }

    /// Of a person's short form and the name of something else that are one word, keeps what the words around it say.
    fn part_persons_from_others(
        &self,
        placed: &PlacedBlock,
        hit: &NameHit,
        usable: &mut Vec<(EntryIndex, FormKind)>,
    ) {
        let is_short = |form: FormKind| form == FormKind::Short;
        let shorts = usable.iter().filter(|(_, form)| is_short(*form)).count();
        if shorts == 0 || shorts == usable.len() {
            return;
        }
        let text = &*placed.analysis.text;
        let person = !is_placed(text, hit.range) && speaks(text, hit.range);
        usable.retain(|(_, form)| is_short(*form) == person);
    }

    fn kind(&self, entry: EntryIndex) -> EntityKind {
        self.registry.entry(entry).kind
    }

    /// One of several entries with one name: what grammar says of a people and its place, the one that the article names
    /// in full elsewhere, the one that belongs to an entity mentioned before or later, the one whose entry speaks of what the
    /// sentence speaks of, the one decided on before.
    fn choose(
        &mut self,
        placed: &PlacedBlock,
        hit: &NameHit,
        several: &[(EntryIndex, FormKind)],
    ) -> Option<(EntryIndex, FormKind)> {
        let only = |keep: &dyn Fn(EntryIndex) -> bool| {
            let mut kept = several.iter().copied().filter(|(entry, _)| keep(*entry));
            let first = kept.next()?;
            kept.next().is_none().then_some(first)
        };
        let is_place = |entry: EntryIndex| self.kind(entry) == EntityKind::Place;
        let is_people = |entry: EntryIndex| self.registry.entry(entry).people;
        if several.iter().any(|(entry, _)| is_place(*entry))
            && several.iter().any(|(entry, _)| is_people(*entry))
        {
            let wanted: &dyn Fn(EntryIndex) -> bool =
                if reads_as_people(&placed.analysis.text, hit.range) {
                    &is_people
                } else {
                    &is_place
                };
            if let Some(one) = only(wanted) {
                return Some(one);
            }
        }
        let said = only(&|entry| self.introduced.entries.contains(&entry))
            .or_else(|| only(&|entry| self.near.contains(&entry) || self.has_near_parent(entry)))
            .or_else(|| only(&|entry| self.has_introduced_parent(entry)));
        if said.is_some() {
            return said;
        }
        let entries: Vec<EntryIndex> = several.iter().map(|(entry, _)| *entry).collect();
        let clue = self.clues.choose(placed, hit.range, &entries);
        only(&|entry| clue == Some(entry)).or_else(|| {
            // What was decided before holds until another bearer of the name is mentioned.
            let bearers = several
                .iter()
                .filter(|(entry, _)| self.near.contains(entry));
            let decided = self.decided.get(&hit.name).filter(|_| bearers.count() < 2);
            only(&|entry| decided == Some(&entry))
        })
    }

    fn has_introduced_parent(&self, entry: EntryIndex) -> bool {
        let parents = self.registry.parents(entry, None);
        parents
            .iter()
            .any(|parent| self.introduced.entries.contains(parent))
    }

    fn has_near_parent(&self, entry: EntryIndex) -> bool {
        self.registry
            .parents(entry, None)
            .iter()
            .any(|parent| self.near.contains(parent))
    }
}

/// The mentions of one block, registry names and names of local entities, in any order.
pub(super) fn block_mentions(
    place: u32,
    placed: &PlacedBlock,
    resolver: &mut Resolver<'_>,
    locals: &Locals,
    mentions: &mut Vec<Mention>,
) {
    let analysis = &placed.analysis;
    if matches!(
        analysis.kind,
        BlockKind::Furniture | BlockKind::Comment | BlockKind::Code
    ) {
        return;
    }
    // The longest name wins, whether the registry or the article has it.
    let names = locals.names(placed);
    for (range, index) in &names {
        resolver.named(*index, range.start() + placed.start);
    }
    let in_longer = |range: TextRange| {
        let at = names.partition_point(|(name, _)| name.end() <= range.start());
        names
            .get(at)
            .is_some_and(|(name, _)| name.start() < range.end() && name.len() > range.len())
    };
    let first = mentions.len();
    for hit in &analysis.names {
        // Letters that the article gives to somebody else are not those of the registry here.
        let letters = &analysis.text[std::ops::Range::<usize>::from(hit.range)];
        if in_longer(hit.range) || locals.redefines(letters) {
            continue;
        }
        let Some(found) = resolver.resolve(placed, hit) else {
            continue;
        };
        let source = match found.2 {
            FormKind::Short => MentionSource::Short,
            _ => MentionSource::Registry,
        };
        mentions.push(mention(place, placed, hit.range, found, source));
    }
    let mut taken: Vec<TextRange> = mentions[first..]
        .iter()
        .map(|mention| mention.range - placed.start)
        .collect();
    let by_registry = taken.len();
    for (range, index) in names {
        if !overlaps(&taken[..by_registry], range) {
            taken.push(range);
            let found = (
                Entity::Local(index),
                locals.entities[index.0 as usize].kind,
                FormKind::Name,
            );
            mentions.push(mention(
                place,
                placed,
                range,
                found,
                MentionSource::Introduction,
            ));
        }
    }
    taken.sort_unstable_by_key(|range| range.start());
    let short = resolver.introduced.bearers.find(placed, &taken);
    for hit in short {
        let Some(bearer) = resolver.bearer(placed, &hit) else {
            continue;
        };
        taken.push(hit.range);
        let form = match hit.is_only_name {
            true => FormKind::Name,
            false => FormKind::Short,
        };
        let found = (bearer, EntityKind::Person, form);
        mentions.push(mention(
            place,
            placed,
            hit.range,
            found,
            MentionSource::Short,
        ));
    }
    taken.sort_unstable_by_key(|range| range.start());
    locals.acronyms(placed, &taken, |range, entity, kind, source| {
        let found = (entity, kind, FormKind::Acronym);
        mentions.push(mention(place, placed, range, found, source));
    });
}

/// Whether a place stands for its government: it says or denies something, and nothing before it makes it the place
/// where somebody else does.
pub(super) fn is_for_government(
    text: &str,
    range: TextRange,
    kind: EntityKind,
    form: FormKind,
) -> bool {
    let names = form.is_full() || form == FormKind::Acronym;
    kind == EntityKind::Place && names && speaks(text, range) && !follows_preposition(text, range)
}

fn mention(
    block: u32,
    placed: &PlacedBlock,
    range: TextRange,
    (entity, kind, form): (Entity, EntityKind, FormKind),
    source: MentionSource,
) -> Mention {
    Mention {
        range: range + placed.start,
        kind,
        entity,
        form,
        source,
        confidence: None,
        block,
        quoted: is_quoted(placed, range),
        annotation: None,
        for_government: is_for_government(&placed.analysis.text, range, kind, form),
    }
}

/// Whether a range of a block lies in a direct quotation.
pub(super) fn is_quoted(placed: &PlacedBlock, range: TextRange) -> bool {
    let quotations = &placed.analysis.quotations;
    let first = quotations.partition_point(|quotation| quotation.end() <= range.start());
    quotations
        .get(first)
        .is_some_and(|quotation| quotation.start() <= range.start())
        || placed.analysis.kind == BlockKind::BlockQuote
}
