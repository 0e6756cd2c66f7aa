//! Reading an article: blocks, then mentions and dates in reading order.

use super::Anchor;
use super::annotated::Annotated;
use super::article::{
    AcronymDefinition, AcronymUse, Article, DateMention, Entity, Input, Mention, PlacedBlock,
};
use super::block::{BlockAnalysis, BlockContext};
use super::introduced::Introduced;
use super::locals::Locals;
use super::resolve::{Resolver, block_mentions, is_quoted};
use crate::dates::{Confidence, Narrative, Origin, Resolution, Value};
use crate::markup::{
    BlockKind, Dialect, EntityKind, FrontMatterKey, Layout, LayoutOptions, layout, syntax_problems,
};
use crate::names::{Definition, Fit, spelled_without_points};
use crate::registry::{Entry, FormKind, NameHit, Registry};
use crate::text::{Problem, TextRange, TextSize, words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::sync::Arc;

/// Reads an article; see [`Article::analyse`].
pub(super) fn article(input: Input, before: Option<&Article>) -> Article {
    let layout = layout(
        &input.text,
        &LayoutOptions {
            furniture: input.furniture.to_vec(),
            code_fences: input.dialect == Dialect::Markdown,
        },
    );
    let language = language(&layout);
    let memo = Memo::new(&input, &language, before);
    let blocks = place_blocks(&input, &layout, &language, memo);
    let anchor = Anchor::of(&layout, &blocks, &input.file_name);

    let registry = Arc::clone(&input.registry);
    let mut locals = Locals::default();
    let mut annotated = Annotated::of(&blocks, &registry, &mut locals);
    let definitions = definitions(&input, &blocks, &annotated.mentions, &registry, &mut locals);

    let is_english = is_english(&language);
    let introduced = Introduced::of(
        &blocks,
        &registry,
        &annotated.entries,
        &mut locals,
        is_english,
    );
    let mut mentions = Vec::new();
    let mut resolver = Resolver::new(&registry, &introduced, is_english);
    let mut marked = annotated.mentions.into_iter().peekable();
    for (place, placed) in (0u32..).zip(&blocks) {
        while let Some(mention) = marked.next_if(|mention| mention.block == place) {
            match mention.entity {
                Entity::Entry(entry) => resolver.mentioned(entry),
                Entity::Local(local) => resolver.named(local, mention.range.start()),
                Entity::Ambiguous(_) => {}
            }
            mentions.push(mention);
        }
        block_mentions(place, placed, &mut resolver, &locals, &mut mentions);
    }
    mentions.sort_by_key(|mention| (mention.range.start(), Reverse(mention.range.end())));

    let dates = dates(&blocks, annotated.dates, anchor);
    let acronyms = acronym_uses(&input.text, &blocks, &definitions, &mentions);
    let mut problems = markup_problems(&layout, &blocks);
    problems.append(&mut annotated.problems);
    problems.sort_by_key(|problem| (problem.range.start(), problem.range.end(), problem.rule));

    Article {
        input,
        layout,
        blocks,
        language,
        anchor,
        mentions,
        dates,
        locals: locals.entities,
        definitions,
        acronyms,
        problems,
    }
}

/// The language that the front matter names, English without.
fn language(layout: &Layout) -> String {
    let field = layout
        .front_matter
        .as_ref()
        .and_then(|front_matter| front_matter.get(FrontMatterKey::Language));
    match field.map(|field| field.value.trim()) {
        None | Some("") => "en".to_owned(),
        Some(tag) => tag.to_lowercase(),
    }
}

/// Blocks of the article's last state, for those that did not change since.
#[derive(Default)]
struct Memo<'a> {
    before: &'a [PlacedBlock],
    /// Where the last block was found: after an edit inside a block the next one follows it.
    at: usize,
    /// The blocks by their text, made when blocks came or went.
    by_text: Option<FxHashMap<&'a str, Vec<&'a Arc<BlockAnalysis>>>>,
}

impl<'a> Memo<'a> {
    fn new(input: &Input, language: &str, before: Option<&'a Article>) -> Self {
        let same = |before: &&Article| {
            Arc::ptr_eq(&before.input.registry, &input.registry)
                && before.language == language
                && before.input.dialect == input.dialect
        };
        Self {
            before: before.filter(same).map_or(&[], |before| &before.blocks),
            ..Self::default()
        }
    }

    fn get(&mut self, text: &str, context: &BlockContext<'_>) -> Option<Arc<BlockAnalysis>> {
        let fits = |block: &Arc<BlockAnalysis>| {
            block.kind == context.kind
                && block.quote_open_before == context.quote_open_before
                && *block.text == *text
        };
        let next = self.before.get(self.at).map(|placed| &placed.analysis);
        self.at += 1;
        if let Some(block) = next.filter(|block| fits(block)) {
            return Some(Arc::clone(block));
        }
        let before = self.before;
        let by_text = self.by_text.get_or_insert_with(|| {
            let mut by_text: FxHashMap<&str, Vec<_>> = FxHashMap::default();
            for placed in before {
                by_text
                    .entry(&*placed.analysis.text)
                    .or_default()
                    .push(&placed.analysis);
            }
            by_text
        });
        let known = by_text.get(text)?.iter().find(|block| fits(block))?;
        Some(Arc::clone(known))
    }
}

/// Whether a front matter's `language` is English: a language tag (`en`, `en-GB`) or the word.
pub(super) fn is_english(language: &str) -> bool {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    ["en", "eng", "english"]
        .iter()
        .any(|english| primary.trim().eq_ignore_ascii_case(english))
}

fn place_blocks(
    input: &Input,
    layout: &Layout,
    language: &str,
    mut memo: Memo<'_>,
) -> Vec<PlacedBlock> {
    let is_english = is_english(language);
    let header = layout.front_matter.iter().flat_map(|front_matter| {
        let fields = [
            (FrontMatterKey::Headline, BlockKind::Headline),
            (FrontMatterKey::Dateline, BlockKind::Dateline),
        ];
        fields
            .into_iter()
            .filter_map(|(key, kind)| Some((front_matter.get(key)?.value_range, kind)))
    });
    let body = layout.blocks.iter().map(|block| (block.range, block.kind));
    let mut placed: Vec<PlacedBlock> = Vec::with_capacity(layout.blocks.len() + 2);
    let mut quote_open = false;
    for (range, kind) in header.chain(body) {
        let text = &input.text[std::ops::Range::<usize>::from(range)];
        let runs_on = matches!(kind, BlockKind::Paragraph | BlockKind::BlockQuote);
        let context = BlockContext {
            kind,
            quote_open_before: runs_on && quote_open,
            is_english,
            dialect: input.dialect,
            registry: &input.registry,
        };
        let analysis = memo
            .get(text, &context)
            .unwrap_or_else(|| Arc::new(BlockAnalysis::new(text, context)));
        if runs_on {
            quote_open = analysis.quote_open_after;
        }
        placed.push(PlacedBlock {
            start: range.start(),
            analysis,
        });
    }
    placed
}

/// The introductions of acronyms, with whom they introduce.
fn definitions(
    input: &Input,
    blocks: &[PlacedBlock],
    annotated: &[Mention],
    registry: &Registry,
    locals: &mut Locals,
) -> Vec<AcronymDefinition> {
    let mut found = Vec::new();
    let mut by_end: FxHashMap<TextSize, &Mention> = FxHashMap::default();
    for mention in annotated {
        by_end.entry(mention.range.end()).or_insert(mention);
    }
    for (block, placed) in (0u32..).zip(blocks) {
        for definition in &placed.analysis.definitions {
            let letters = &placed.analysis.text[std::ops::Range::<usize>::from(definition.acronym)];
            let entity = introduced_entity(placed, definition, &by_end, registry).or_else(|| {
                let full = input.text.get(std::ops::Range::<usize>::from(
                    definition.full + placed.start,
                ))?;
                let is_name = full.chars().next().is_some_and(char::is_uppercase)
                    && words(full)
                        .last()?
                        .text
                        .chars()
                        .next()
                        .is_some_and(char::is_uppercase);
                let is_plain = !full.contains(['[', ']']);
                (definition.fit == Fit::Fits && is_name && is_plain).then(|| {
                    (
                        Entity::Local(locals.named(EntityKind::Group, full)),
                        EntityKind::Group,
                    )
                })
            });
            if let Some((entity, kind)) = &entity {
                locals.define(letters, entity.clone(), *kind);
            }
            found.push(AcronymDefinition {
                full: definition.full + placed.start,
                acronym: definition.acronym + placed.start,
                fit: definition.fit,
                entity: entity.map(|(entity, _)| entity),
                block,
                quoted: is_quoted(placed, definition.acronym),
            });
        }
    }
    found
}

/// Whom a definition introduces, as far as an annotation or the registry says: by its full name, else by its letters.
fn introduced_entity(
    placed: &PlacedBlock,
    definition: &Definition,
    annotated: &FxHashMap<TextSize, &Mention>,
    registry: &Registry,
) -> Option<(Entity, EntityKind)> {
    let (full, acronym) = (
        definition.full + placed.start,
        definition.acronym + placed.start,
    );
    let marked = |range: TextRange| annotated.get(&range.end());
    if let Some(mention) = marked(full).or_else(|| marked(acronym)) {
        return Some((mention.entity.clone(), mention.kind));
    }
    let known = |range: TextRange| {
        let names = &placed.analysis.names;
        let at = names.partition_point(|hit| hit.range.end() < range.end());
        let ends_here = |hit: &&NameHit| hit.range.end() == range.end();
        let hit = names.get(at).filter(ends_here)?;
        if !range.contains_range(hit.range) {
            return None;
        }
        match registry.names().candidates(hit.name) {
            [(entry, form)] if *form != FormKind::Short => {
                Some((Entity::Entry(*entry), registry.entry(*entry).kind))
            }
            _ => None,
        }
    };
    known(definition.full).or_else(|| match definition.fit {
        // Letters that fit the words are those of this name, whoever else has them; but a house that spells a name in
        // its own way means the same.
        Fit::Fits => known(definition.acronym).filter(|(entity, _)| {
            let full = &placed.analysis.text[std::ops::Range::<usize>::from(definition.full)];
            matches!(entity, Entity::Entry(entry) if is_spelling_of(full, registry.entry(*entry)))
        }),
        Fit::Near | Fit::Unrelated => known(definition.acronym),
    })
}

/// Whether a name is one of an entry's full names but for the spelling of its words: `Organisation`, `Organization`.
fn is_spelling_of(full: &str, entry: &Entry) -> bool {
    let same = |a: &str, b: &str| a == b || (b.len() > 4 && strsim::osa_distance(a, b) <= 2);
    let found: Vec<&str> = words(full).map(|word| word.text).collect();
    let forms = entry.forms().into_iter().filter(|form| form.kind.is_full());
    forms.into_iter().any(|form| {
        let known: Vec<&str> = words(form.text).map(|word| word.text).collect();
        found.len() == known.len() && found.iter().zip(&known).all(|(a, b)| same(a, b))
    })
}

/// The date phrases in reading order, resolved one after the other.
fn dates(blocks: &[PlacedBlock], annotated: Vec<DateMention>, anchor: Anchor) -> Vec<DateMention> {
    let unresolved = Resolution {
        value: None,
        origin: Origin::Unanchored,
        confidence: Confidence::Low,
    };
    let mut dates = annotated;
    for (block, placed) in (0u32..).zip(blocks) {
        dates.extend(placed.analysis.dates.iter().map(|phrase| DateMention {
            range: phrase.range + placed.start,
            phrase: Some(*phrase),
            resolution: unresolved.clone(),
            annotated: None,
            block,
            quoted: is_quoted(placed, phrase.range),
            annotation: None,
        }));
    }
    dates.sort_by_key(|date| (date.range.start(), Reverse(date.range.end())));
    // A speaker's "yesterday" does not make news of a history.
    let told = dates.iter().filter(|date| !date.quoted);
    let expressions = told.filter_map(|date| date.phrase.as_ref());
    let mut narrative = Narrative::new(anchor.date, expressions.map(|phrase| &phrase.expression));
    let mut block = None;
    dates.retain_mut(|date| {
        if block.replace(date.block) != Some(date.block) {
            narrative.begin_block();
        }
        if let Some(phrase) = &date.phrase {
            match narrative.resolve(&phrase.expression) {
                Some(resolution) => date.resolution = resolution,
                // A number that looked like a year, in an article without such years.
                None if date.annotation.is_none() => return false,
                None => date.phrase = None,
            }
        }
        date.annotated = date.annotated.take().map(|value| {
            let text = date.resolution.value.as_ref();
            with_what_the_text_adds(value, text)
        });
        // What an annotation says counts for the phrases behind it.
        let mut known = date.resolution.clone();
        if let Some(value) = &date.annotated {
            known = Resolution {
                value: Some(value.clone()),
                origin: Origin::Absolute,
                confidence: Confidence::High,
            };
        }
        if date.phrase.is_none() {
            date.resolution = known.clone();
        }
        let expression = date.phrase.as_ref().map(|phrase| &phrase.expression);
        narrative.note(expression, &known);
        true
    });
    dates
}

/// An annotation's value with what `when=` has no form for, such as "early", "nearly" and "twice a week", where the text
/// says that and the annotation otherwise says the same.
fn with_what_the_text_adds(annotated: Value, text: Option<&Value>) -> Value {
    let adds = |text: &&Value| annotated.modifier.is_none() && text.timex3() == annotated.timex3();
    text.filter(adds).cloned().unwrap_or(annotated)
}

fn acronym_uses(
    text: &str,
    blocks: &[PlacedBlock],
    definitions: &[AcronymDefinition],
    mentions: &[Mention],
) -> Vec<AcronymUse> {
    let spelled =
        |range: TextRange| spelled_without_points(&text[std::ops::Range::<usize>::from(range)]);
    let mut by_letters: FxHashMap<String, u32> = FxHashMap::default();
    for (place, definition) in (0u32..).zip(definitions) {
        by_letters
            .entry(spelled(definition.acronym))
            .or_insert(place);
    }
    let brackets: FxHashSet<TextRange> = definitions.iter().map(|it| it.acronym).collect();
    let mut uses = Vec::new();
    for (block, placed) in (0u32..).zip(blocks) {
        for acronym in &placed.analysis.acronyms {
            let range = acronym.range + placed.start;
            if brackets.contains(&range) {
                continue;
            }
            uses.push(AcronymUse {
                range,
                definition: by_letters.get(&spelled(range)).copied(),
                mention: covering(mentions, range),
                block,
                quoted: is_quoted(placed, acronym.range),
            });
        }
    }
    uses
}

/// The innermost mention that covers a range.
pub(super) fn covering(mentions: &[Mention], range: TextRange) -> Option<u32> {
    let behind = mentions.partition_point(|mention| mention.range.start() <= range.start());
    // Annotations nest a few levels deep at most, so the covering mention is among the last ones that start before.
    let near = mentions[..behind].iter().enumerate().rev().take(8);
    near.filter(|(_, mention)| mention.range.contains_range(range))
        .min_by_key(|(_, mention)| mention.range.len())
        .and_then(|(place, _)| u32::try_from(place).ok())
}

/// Malformed markup, in bytes of the file. The blocks of the front matter stand before those of the body.
fn markup_problems(layout: &Layout, blocks: &[PlacedBlock]) -> Vec<Problem> {
    let (header, body) = blocks.split_at(blocks.len() - layout.blocks.len());
    let of_header = header.iter().flat_map(|placed| {
        let problems = placed.analysis.inlines.problems.iter();
        problems.map(|problem| shifted(problem, placed.start))
    });
    let mut problems = syntax_problems(layout, |block| &body[block].analysis.inlines);
    problems.extend(of_header);
    problems
}

/// A problem of a block as one of its file.
fn shifted(problem: &Problem, by: TextSize) -> Problem {
    let mut problem = problem.clone();
    problem.range += by;
    problem
        .related
        .iter_mut()
        .for_each(|related| related.range += by);
    problem
        .fixes
        .iter_mut()
        .flat_map(|fix| &mut fix.edits)
        .for_each(|edit| edit.range += by);
    problem
}
