//! From candidates to mentions: which entity each name stands for.

use super::article::{Entity, Mention, MentionSource, PlacedBlock};
use super::block::overlaps;
use super::locals::Locals;
use crate::markup::{BlockKind, EntityKind};
use crate::registry::{EntryIndex, FormKind, NameHit, NameId, Registry};
use crate::text::TextRange;
use rustc_hash::{FxHashMap, FxHashSet};

/// What the article as a whole says of names: first pass over all candidates.
#[derive(Debug, Default)]
pub(super) struct Introduced {
    /// The entries that a form of theirs alone names in full, anywhere in the article.
    entries: FxHashSet<EntryIndex>,
}

impl Introduced {
    /// Reads all blocks' candidates; `annotated` are the entries that annotations name by `ref`.
    pub(super) fn of(
        blocks: &[PlacedBlock],
        registry: &Registry,
        annotated: &[EntryIndex],
    ) -> Self {
        let mut introduced = Self {
            entries: annotated.iter().copied().collect(),
        };
        for hit in blocks.iter().flat_map(|placed| &placed.analysis.names) {
            if let [(entry, form)] = registry.names().candidates(hit.name)
                && *form != FormKind::Short
            {
                introduced.entries.insert(*entry);
            }
        }
        introduced
    }
}

/// Resolves names in reading order.
pub(super) struct Resolver<'a> {
    registry: &'a Registry,
    introduced: &'a Introduced,
    /// The entries that were mentioned so far, and those that they are part of or members of.
    near: FxHashSet<EntryIndex>,
    /// What was decided for a name before, so that a bare form means the same again.
    decided: FxHashMap<NameId, EntryIndex>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(registry: &'a Registry, introduced: &'a Introduced) -> Self {
        Self {
            registry,
            introduced,
            near: FxHashSet::default(),
            decided: FxHashMap::default(),
        }
    }

    /// Remembers that an entry was mentioned.
    pub(super) fn mentioned(&mut self, entry: EntryIndex) {
        if self.near.insert(entry) {
            self.near.extend(self.registry.parents(entry, None));
        }
    }

    /// Whom a hit names and by which form; `None` where it is no mention: a short form of somebody whom the article
    /// does not name in full, or a part of somebody else's name.
    pub(super) fn resolve(
        &mut self,
        placed: &PlacedBlock,
        hit: &NameHit,
    ) -> Option<(Entity, EntityKind, FormKind)> {
        let candidates = self.registry.names().candidates(hit.name);
        let part_of_longer = hit.after_capital || hit.before_capital;
        let usable: Vec<(EntryIndex, FormKind)> = candidates
            .iter()
            .copied()
            .filter(|(entry, form)| {
                *form != FormKind::Short
                    || !part_of_longer
                        && !placed.analysis.all_capitals
                        && self.introduced.entries.contains(entry)
            })
            .collect();
        let found = match usable.as_slice() {
            [] => return None,
            [one] => *one,
            several => match self.choose(placed, hit, several) {
                Some(one) => one,
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

    fn kind(&self, entry: EntryIndex) -> EntityKind {
        self.registry.entry(entry).kind
    }

    /// One of several entries with one name: what grammar says of a people and its place, the one that the article names
    /// in full elsewhere, the one that belongs to an entity already mentioned, the one decided on before.
    fn choose(
        &self,
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
        only(&|entry| self.introduced.entries.contains(&entry))
            .or_else(|| only(&|entry| self.near.contains(&entry) || self.has_near_parent(entry)))
            .or_else(|| {
                // What was decided before holds until another bearer of the name is mentioned.
                let bearers = several
                    .iter()
                    .filter(|(entry, _)| self.near.contains(entry));
                let decided = self.decided.get(&hit.name).filter(|_| bearers.count() < 2);
                only(&|entry| decided == Some(&entry))
            })
    }

    fn has_near_parent(&self, entry: EntryIndex) -> bool {
        self.registry
            .parents(entry, None)
            .iter()
            .any(|parent| self.near.contains(parent))
    }
}

/// Whether a name that is a people's and a place's stands for the people: after an article (`the Kachin`), or before a
/// noun (`Kokang rebels`, `Kachin Offensive`), and not right behind a preposition of place (`in Kokang`).
fn reads_as_people(text: &str, range: TextRange) -> bool {
    const PLACE_PREPOSITIONS: &[&str] = &[
        "across",
        "around",
        "at",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "outside",
        "through",
        "throughout",
        "to",
        "toward",
        "towards",
        "within",
    ];
    // Words that may follow a name in running text and are no noun that the name stands before.
    const NO_NOUNS: &[&str] = &[
        "after", "also", "and", "are", "as", "at", "before", "but", "by", "can", "could", "during",
        "for", "from", "had", "has", "have", "if", "in", "into", "is", "may", "near", "nor", "of",
        "on", "or", "said", "says", "since", "so", "than", "that", "the", "to", "until", "was",
        "were", "when", "where", "which", "while", "who", "will", "with", "would",
    ];
    let before = text[..usize::from(range.start())].trim_end();
    let joined_before = before.len() + 1 >= usize::from(range.start());
    let previous = before
        .rsplit(|char: char| !char.is_alphanumeric())
        .next()
        .filter(|_| joined_before)
        .unwrap_or("");
    let behind = &text[usize::from(range.end())..];
    let next = match behind.strip_prefix(' ') {
        Some(rest) => rest
            .split(|char: char| !char.is_alphanumeric())
            .next()
            .unwrap_or(""),
        None => "",
    };
    let before_noun = !next.is_empty() && NO_NOUNS.binary_search(&next).is_err();
    let previous = previous.to_lowercase();
    if PLACE_PREPOSITIONS.binary_search(&previous.as_str()).is_ok() {
        return before_noun
            && next.ends_with('s')
            && next.chars().next().is_some_and(char::is_lowercase);
    }
    matches!(previous.as_str(), "the" | "ethnic" | "armed") || before_noun
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
    for (range, index) in names {
        if !overlaps(&taken, range) {
            let at = taken.partition_point(|other| other.end() <= range.start());
            taken.insert(at, range);
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
    locals.acronyms(placed, &taken, |range, entity, kind, source| {
        let found = (entity, kind, FormKind::Acronym);
        mentions.push(mention(place, placed, range, found, source));
    });
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
