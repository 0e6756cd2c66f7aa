//! What annotations say: mentions, dates, and where they contradict the registry.

use super::article::{
    Article, DateMention, Entity, LocalIndex, Mention, MentionSource, PlacedBlock,
};
use super::locals::Locals;
use super::resolve::is_quoted;
use crate::dates::{Confidence, Origin, Resolution, Value};
use crate::markup::{Annotation, Class, EntityKind};
use crate::registry::{EntryIndex, FormKind, Registry};
use crate::text::{Edit, Fix, Problem, TextRange};

/// How many unknown ids get a suggestion: each costs a pass over the registry.
const SUGGESTIONS: usize = 16;

/// What the annotations of an article give.
#[derive(Debug, Default)]
pub(super) struct Annotated {
    pub(super) mentions: Vec<Mention>,
    pub(super) dates: Vec<DateMention>,
    pub(super) problems: Vec<Problem>,
    /// The entries that a `ref` names, or a text that is the name of one entry alone.
    pub(super) entries: Vec<EntryIndex>,
    /// How many references are unknown so far.
    unknown: usize,
}

impl Annotated {
    /// Reads the annotations of all blocks.
    pub(super) fn of(blocks: &[PlacedBlock], registry: &Registry, locals: &mut Locals) -> Self {
        let mut found = Self::default();
        for (block, placed) in (0u32..).zip(blocks) {
            for (place, annotation) in (0u32..).zip(&placed.analysis.inlines.annotations) {
                found.read(
                    Place {
                        block,
                        placed,
                        place,
                        annotation,
                    },
                    registry,
                    locals,
                );
            }
        }
        found
    }

    fn read(&mut self, at: Place<'_>, registry: &Registry, locals: &mut Locals) {
        match at.annotation.class {
            Some(Class::None) => {}
            Some(Class::Date) => self.date(at),
            Some(Class::Entity(kind)) => self.mention(at, Some(kind), registry, locals),
            None if at.annotation.reference().is_some() => self.mention(at, None, registry, locals),
            None => {}
        }
    }

    fn mention(
        &mut self,
        at: Place<'_>,
        class: Option<EntityKind>,
        registry: &Registry,
        locals: &mut Locals,
    ) {
        let text = at.plain_text();
        let reference = at.annotation.reference();
        let label = reference.and_then(|attribute| attribute.value.strip_prefix('_'));
        let entry = reference.and_then(|attribute| registry.get(&attribute.value));
        let known = entry
            .is_none()
            .then(|| of_text(registry, text, class))
            .flatten();
        let (entity, kind, form) = if let Some(entry) = entry {
            self.check_kind(at, class, entry, registry);
            let kind = registry.entry(entry).kind;
            (
                Entity::Entry(entry),
                class.unwrap_or(kind),
                form_of(registry, text, entry),
            )
        } else if let Some(label) = label {
            let kind = class.unwrap_or(EntityKind::Person);
            let (index, is_first) = locals.labelled(label, kind, text);
            (
                Entity::Local(index),
                kind,
                local_form(locals, index, text, is_first),
            )
        } else if let (None, Some((entry, form))) = (reference, known) {
            (Entity::Entry(entry), registry.entry(entry).kind, form)
        } else {
            if let Some(reference) = reference {
                self.unknown_reference(at, &reference.value, reference.value_range, registry);
            }
            let kind = class.unwrap_or(EntityKind::Person);
            let index = locals.named(kind, text);
            (
                Entity::Local(index),
                kind,
                local_form(locals, index, text, true),
            )
        };
        if let Entity::Entry(entry) = entity {
            self.entries.push(entry);
        }
        self.mentions.push(Mention {
            range: at.annotation.text + at.placed.start,
            kind,
            entity,
            form,
            source: MentionSource::Annotation,
            confidence: None,
            block: at.block,
            quoted: is_quoted(at.placed, at.annotation.text),
            annotation: Some(at.place),
            for_government: false,
        });
    }

    fn check_kind(
        &mut self,
        at: Place<'_>,
        class: Option<EntityKind>,
        entry: EntryIndex,
        registry: &Registry,
    ) {
        let (Some(class), entry) = (class, registry.entry(entry)) else {
            return;
        };
        if class == entry.kind {
            return;
        }
        let (id, kind) = (&entry.id.value, entry.kind.as_str());
        let message = format!(
            "The registry says that \"{id}\" is a {kind}, not a {}.",
            class.as_str()
        );
        let range = at
            .annotation
            .class_range
            .unwrap_or(at.annotation.attributes_range)
            + at.placed.start;
        let fix = Fix::doubtful(
            format!("Replace by \".{kind}\""),
            vec![Edit::replace(range, format!(".{kind}"))],
        );
        self.problems
            .push(Problem::new("syntax/kind-mismatch", range, message).with_fix(fix));
    }

    fn unknown_reference(
        &mut self,
        at: Place<'_>,
        id: &str,
        range: TextRange,
        registry: &Registry,
    ) {
        if id.is_empty() {
            // That it has no value is reported where the attributes are read.
            return;
        }
        let range = range + at.placed.start;
        self.unknown += 1;
        let nearest = (self.unknown <= SUGGESTIONS)
            .then(|| nearest_id(registry, id))
            .flatten();
        let mut message = format!("The registry has no entry with the id \"{id}\".");
        if let Some(nearest) = nearest {
            message.push_str(&format!(" Did you mean \"{nearest}\"?"));
        }
        let mut problem = Problem::new("syntax/unknown-ref", range, message);
        if let Some(nearest) = nearest {
            problem = problem.with_fix(Fix::doubtful(
                format!("Replace by \"{nearest}\""),
                vec![Edit::replace(range, nearest)],
            ));
        }
        self.problems.push(problem);
    }

    fn date(&mut self, at: Place<'_>) {
        let mut annotated = None;
        if let Some(when) = at.annotation.when() {
            match Value::parse_when(&when.value) {
                Ok(value) => annotated = Some(value),
                Err(error) => {
                    let range = when.value_range + at.placed.start;
                    self.problems
                        .push(Problem::new("syntax/when", range, error.message));
                }
            }
        }
        let phrases = &at.placed.analysis.annotated_dates;
        let phrase = phrases
            .binary_search_by_key(&at.place, |(place, _)| *place)
            .ok();
        self.dates.push(DateMention {
            range: at.annotation.text + at.placed.start,
            phrase: phrase.map(|found| phrases[found].1),
            resolution: Resolution {
                value: None,
                origin: Origin::Unanchored,
                confidence: Confidence::Low,
            },
            annotated,
            block: at.block,
            quoted: is_quoted(at.placed, at.annotation.text),
            annotation: Some(at.place),
        });
    }
}

/// An annotation and its place.
#[derive(Clone, Copy)]
struct Place<'a> {
    block: u32,
    placed: &'a PlacedBlock,
    place: u32,
    annotation: &'a Annotation,
}

impl<'a> Place<'a> {
    /// The annotated text without markup inside it.
    fn plain_text(&self) -> &'a str {
        let analysis = &self.placed.analysis;
        let range = analysis.plain.map.to_plain(self.annotation.text);
        analysis
            .plain
            .text(&analysis.text)
            .get(std::ops::Range::<usize>::from(range))
            .unwrap_or("")
            .trim()
    }
}

/// The one entry of a kind that a text names.
fn of_text(
    registry: &Registry,
    text: &str,
    kind: Option<EntityKind>,
) -> Option<(EntryIndex, FormKind)> {
    let name = registry.names().lookup(text, false)?;
    let fits = |(entry, form): &&(EntryIndex, FormKind)| {
        *form != FormKind::Short && kind.is_none_or(|kind| registry.entry(*entry).kind == kind)
    };
    let mut candidates = registry.names().candidates(name).iter().filter(fits);
    let first = candidates.next()?;
    candidates.next().is_none().then_some(*first)
}

/// What a text is to the entry that its annotation names. A text that the registry does not list, such as
/// `the rebels`, is a description.
fn form_of(registry: &Registry, text: &str, entry: EntryIndex) -> FormKind {
    let candidates = registry
        .names()
        .lookup(text, true)
        .map(|name| registry.names().candidates(name));
    let found = candidates
        .and_then(|candidates| candidates.iter().find(|(candidate, _)| *candidate == entry));
    found.map_or(FormKind::Description, |(_, form)| *form)
}

/// What a text is to an entity without an entry.
fn local_form(locals: &Locals, index: LocalIndex, text: &str, is_first: bool) -> FormKind {
    let name = &locals.entities[index.0 as usize].name;
    if is_first || *crate::text::fold(text) == **name {
        FormKind::Name
    } else {
        FormKind::Description
    }
}

/// The id that a mistyped one is nearest to.
fn nearest_id<'a>(registry: &'a Registry, id: &str) -> Option<&'a str> {
    let limit = (id.chars().count() / 3).max(1);
    registry
        .iter()
        .map(|(_, entry)| entry.id.value.as_str())
        .map(|known| (strsim::osa_distance(known, id), known))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, known)| known)
}

impl Article {
    /// The annotation that marks a mention or date, by the block and its place there.
    pub fn annotation(&self, block: u32, annotation: u32) -> Option<&Annotation> {
        self.blocks
            .get(block as usize)?
            .analysis
            .inlines
            .annotations
            .get(annotation as usize)
    }
}
