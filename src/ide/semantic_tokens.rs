//! The runs of an article's text that editors colour by what they mean.
//!
//! Three layers lie over one another: page furniture and quotations, then names and date phrases, then the punctuation
//! of annotations. What lies above cuts what lies below, so that the tokens come out in order and without overlaps.

use super::symbols::entity_kind;
use crate::analysis::{Article, Entity, Mention, MentionSource, PlacedBlock};
use crate::markup::{BlockKind, EntityKind, TokenKind};
use crate::text::{TextLen, TextRange, TextSize, size};
use std::cmp::Reverse;

/// A run of text with one meaning; it lies on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SemanticToken {
    /// Where, in bytes; never empty.
    pub range: TextRange,
    /// What it is.
    pub kind: SemanticKind,
    /// What else is known of it.
    pub modifiers: SemanticModifiers,
}

/// What a run of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SemanticKind {
    /// A name of an entity of this kind.
    Entity(EntityKind),
    /// A date phrase.
    Date,
    /// Newsmark's markup: the brackets and attributes of an annotation, an escape, an ignore.
    Annotation,
    /// Text in a direct quotation.
    Quotation,
    /// Page chrome or a credit line.
    Furniture,
}

/// What else is known of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct SemanticModifiers {
    /// The statistical model guessed it.
    pub suggested: bool,
    /// It may be one of several entries of the registry.
    pub ambiguous: bool,
    /// It is the first full mention of its entity.
    pub introduction: bool,
    /// It names an ethnic group or a nationality.
    pub people: bool,
}

impl SemanticKind {
    /// All kinds, in the order in which editors are told of them.
    pub const ALL: [Self; 8] = [
        Self::Entity(EntityKind::Person),
        Self::Entity(EntityKind::Group),
        Self::Entity(EntityKind::Place),
        Self::Entity(EntityKind::Event),
        Self::Date,
        Self::Annotation,
        Self::Quotation,
        Self::Furniture,
    ];

    /// The word for it, by which themes name a colour.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Entity(kind) => kind.as_str(),
            Self::Date => "date",
            Self::Annotation => "annotation",
            Self::Quotation => "quotation",
            Self::Furniture => "furniture",
        }
    }
}

impl SemanticModifiers {
    /// The words for them, in the order in which editors are told of them.
    pub const WORDS: [&'static str; 4] = ["suggested", "ambiguous", "introduction", "people"];

    /// Which of them hold, in the order of [`Self::WORDS`].
    pub fn held(self) -> [bool; 4] {
        [
            self.suggested,
            self.ambiguous,
            self.introduction,
            self.people,
        ]
    }
}

/// The tokens of an article that meet `range` (bytes), by place; none overlaps another. Takes time in proportion to the
/// blocks that the range meets, but for one pass over the mentions.
pub fn semantic_tokens(article: &Article, range: TextRange) -> Vec<SemanticToken> {
    let blocks = blocks_in(article, range);
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
        return Vec::new();
    };
    let window = TextRange::new(first.start, block_range(last).end());
    let ground = blocks.iter().flat_map(|placed| ground(article, placed));
    let names = flattened(names(article, window));
    let syntax = blocks.iter().flat_map(|placed| syntax(placed));
    let tokens = laid_over(&ground.collect::<Vec<_>>(), &names);
    let tokens = laid_over(&tokens, &syntax.collect::<Vec<_>>());
    let lines = tokens.iter().flat_map(|token| {
        lines_of(article, token.range).map(|range| SemanticToken { range, ..*token })
    });
    let meets = |other: &SemanticToken| {
        other.range.start() < range.end() && range.start() < other.range.end()
    };
    lines.filter(meets).collect()
}

fn block_range(placed: &PlacedBlock) -> TextRange {
    TextRange::at(placed.start, placed.analysis.text.text_len())
}

/// The blocks that meet a range, by place. Those of the front matter stand first in the article, in an order of their own.
fn blocks_in(article: &Article, range: TextRange) -> Vec<&PlacedBlock> {
    let body = article.body();
    let header = &article.blocks[..article.blocks.len() - body.len()];
    let meets = |placed: &&PlacedBlock| {
        let block = block_range(placed);
        block.start() < range.end() && range.start() < block.end()
    };
    let mut found: Vec<&PlacedBlock> = header.iter().filter(meets).collect();
    found.sort_by_key(|placed| placed.start);
    let start = body.partition_point(|placed| block_range(placed).end() <= range.start());
    found.extend(body[start..].iter().take_while(meets));
    found
}

/// What lies below the names of a block, by place: all of it where it is furniture or a block quote, else its quotations.
fn ground(article: &Article, placed: &PlacedBlock) -> Vec<SemanticToken> {
    let block = block_range(placed);
    let plain = |kind| {
        move |range| SemanticToken {
            range,
            kind,
            modifiers: SemanticModifiers::default(),
        }
    };
    let quotation = plain(SemanticKind::Quotation);
    match placed.analysis.kind {
        BlockKind::Furniture | BlockKind::Credit => vec![plain(SemanticKind::Furniture)(block)],
        BlockKind::BlockQuote => {
            let text = |line: TextRange| {
                let quoted = article.text(line).trim_start_matches(['>', ' ', '\t']);
                TextRange::new(line.end() - TextSize::of(quoted), line.end())
            };
            let lines = lines_of(article, block).map(text);
            lines
                .filter(|line| !line.is_empty())
                .map(quotation)
                .collect()
        }
        _ => {
            let quotations = placed.analysis.quotations.iter();
            quotations
                .map(|range| quotation(*range + placed.start))
                .collect()
        }
    }
}

/// The names and date phrases that start in `window`, by place, an outer one before those inside it.
fn names(article: &Article, window: TextRange) -> Vec<SemanticToken> {
    let introductions = article.introductions();
    let from = |start: TextSize| start < window.start();
    let first = article
        .mentions
        .partition_point(|it| from(it.range.start()));
    let mentions = article.mentions[first..]
        .iter()
        .take_while(|mention| mention.range.start() < window.end());
    let mentions = mentions.map(|mention| {
        let introduction = introductions.get(&mention.entity);
        let introduces = introduction.is_some_and(|first| std::ptr::eq(*first, mention));
        SemanticToken {
            range: mention.range,
            kind: SemanticKind::Entity(entity_kind(article, &mention.entity, mention)),
            modifiers: SemanticModifiers {
                introduction: introduces,
                ..modifiers(article, mention)
            },
        }
    });
    let first = article.dates.partition_point(|it| from(it.range.start()));
    let dates = article.dates[first..]
        .iter()
        .take_while(|date| date.range.start() < window.end());
    let dates = dates.map(|date| SemanticToken {
        range: date.range,
        kind: SemanticKind::Date,
        modifiers: SemanticModifiers::default(),
    });
    let mut names: Vec<SemanticToken> = mentions.chain(dates).collect();
    names.sort_by_key(|token| (token.range.start(), Reverse(token.range.end())));
    names
}

fn modifiers(article: &Article, mention: &Mention) -> SemanticModifiers {
    let is_people = |index| article.registry().entry(index).people;
    SemanticModifiers {
        suggested: mention.source == MentionSource::Model,
        ambiguous: matches!(mention.entity, Entity::Ambiguous(_)),
        introduction: false,
        people: match &mention.entity {
            Entity::Entry(index) => is_people(*index),
            Entity::Local(index) => {
                let local = article.locals.get(index.0 as usize);
                local.is_some_and(|local| local.people)
            }
            Entity::Ambiguous(candidates) => candidates.iter().all(|index| is_people(*index)),
        },
    }
}

/// The markup of a block, by place.
fn syntax(placed: &PlacedBlock) -> impl Iterator<Item = SemanticToken> {
    let tokens = placed.analysis.inlines.tokens.iter();
    let markup = tokens.filter(|token| token.kind != TokenKind::Text);
    markup.map(|token| SemanticToken {
        range: token.range + placed.start,
        kind: SemanticKind::Annotation,
        modifiers: SemanticModifiers::default(),
    })
}

/// Spans that lie in one another, ordered by their start, an outer one first, as runs in which the innermost counts.
fn flattened(spans: Vec<SemanticToken>) -> Vec<SemanticToken> {
    let mut runs = Runs::default();
    let mut open: Vec<SemanticToken> = Vec::new();
    for span in spans {
        runs.close(&mut open, span.range.start());
        if let Some(outer) = open.last() {
            runs.add(outer, span.range.start());
        }
        runs.at = runs.at.max(span.range.start());
        open.push(span);
    }
    runs.close(&mut open, TextSize::new(u32::MAX));
    runs.done
}

/// Runs of text, written from left to right.
#[derive(Default)]
struct Runs {
    done: Vec<SemanticToken>,
    /// How far the text is covered.
    at: TextSize,
}

impl Runs {
    /// Ends the innermost spans that end at or before `at`.
    fn close(&mut self, open: &mut Vec<SemanticToken>, at: TextSize) {
        while let Some(span) = open.pop_if(|span| span.range.end() <= at) {
            self.add(&span, span.range.end());
        }
    }

    /// Gives a span the text up to `end`, as far as that is its own and not given yet.
    fn add(&mut self, span: &SemanticToken, end: TextSize) {
        let start = self.at.max(span.range.start());
        if start < end {
            self.done.push(SemanticToken {
                range: TextRange::new(start, end),
                ..*span
            });
            self.at = end;
        }
    }
}

/// What is seen of two layers, each in order and without overlaps: all of `above`, and of `below` the rest.
fn laid_over(below: &[SemanticToken], above: &[SemanticToken]) -> Vec<SemanticToken> {
    let mut seen = Vec::with_capacity(below.len() + above.len());
    let mut above = above.iter().peekable();
    let mut covered = TextSize::new(0);
    for token in below {
        let mut start = covered.max(token.range.start());
        while let Some(over) = above.next_if(|over| over.range.start() < token.range.end()) {
            if start < over.range.start() {
                seen.push(SemanticToken {
                    range: TextRange::new(start, over.range.start()),
                    ..*token
                });
            }
            start = start.max(over.range.end());
            covered = over.range.end();
            seen.push(*over);
        }
        if start < token.range.end() {
            seen.push(SemanticToken {
                range: TextRange::new(start, token.range.end()),
                ..*token
            });
        }
    }
    seen.extend(above);
    seen
}

/// A range by lines, without line ends; lines with space alone are left out.
fn lines_of(article: &Article, range: TextRange) -> impl Iterator<Item = TextRange> {
    let text = article.text(range);
    let lines = text.split(['\n', '\r']);
    lines
        .scan(range.start(), |at, line| {
            let start = *at;
            *at = start + size(line.len() + 1);
            Some((TextRange::at(start, TextSize::of(line)), line))
        })
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(range, _)| range)
}
