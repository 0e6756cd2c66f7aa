//! The words of one article as the rules of names compare them, gathered once for all of them.
//!
//! Nothing is gathered before a rule asks for it; copy without anything suspicious takes one walk over its capitalised
//! words.

use super::near_common::RareWord;
use super::near_forms::{is_covered, is_searched};
use crate::analysis::Entity;
use crate::rules::context::ArticleContext;
use crate::text::{TextRange, count_word, words};
use rustc_hash::{FxHashMap, FxHasher};
use std::cell::{Cell, OnceCell};
use std::hash::Hasher;

/// What was gathered of one article.
#[derive(Debug, Default)]
pub(in crate::rules) struct GatheredWords {
    known: OnceCell<Vec<TextRange>>,
    capitals: OnceCell<CapitalWords>,
    /// How often somebody asked how often a word stands.
    asked: Cell<usize>,
    times: OnceCell<FxHashMap<u64, usize>>,
    pub(super) rare: OnceCell<Vec<RareWord>>,
}

/// The capitalised words of an article that are neither quoted nor a part of a name that the registry has.
#[derive(Debug, Default)]
pub(super) struct CapitalWords {
    /// The hash and the place (in bytes of the file) of each, as they stand.
    all: Vec<(u64, TextRange)>,
    /// For each of `all` where in it the same word stands next, or its own place.
    next: Vec<usize>,
    /// The distinct ones, as they stand first.
    distinct: Vec<DistinctWord>,
    /// Where in `distinct` a word is, by its hash.
    by_hash: FxHashMap<u64, usize>,
}

/// A word and its places.
#[derive(Debug, Clone, Copy)]
pub(super) struct DistinctWord {
    /// The hash of its folded form.
    pub(super) hash: u64,
    /// Where it stands first, in bytes of the file.
    pub(super) range: TextRange,
    /// How often it stands.
    pub(super) times: usize,
    first: usize,
    last: usize,
}

impl CapitalWords {
    fn of(context: &ArticleContext<'_>) -> Self {
        let known = known_spans(context);
        let mut words = Self::default();
        for (block, placed) in (0u32..).zip(&context.article.blocks) {
            if !is_searched(placed) {
                continue;
            }
            for capital in &placed.analysis.capitals {
                let range = capital.range + placed.start;
                if !is_covered(known, range) && !context.is_quoted(block, range) {
                    words.add(capital.hash, range);
                }
            }
        }
        words
    }

    fn add(&mut self, hash: u64, range: TextRange) {
        let at = self.all.len();
        self.all.push((hash, range));
        self.next.push(at);
        let place = *self.by_hash.entry(hash).or_insert(self.distinct.len());
        match self.distinct.get_mut(place) {
            Some(word) => {
                self.next[word.last] = at;
                word.last = at;
                word.times += 1;
            }
            None => self.distinct.push(DistinctWord {
                hash,
                range,
                times: 1,
                first: at,
                last: at,
            }),
        }
    }

    /// The distinct words, as they stand first.
    pub(super) fn distinct(&self) -> &[DistinctWord] {
        &self.distinct
    }

    /// Whether a word is one of them.
    pub(super) fn holds(&self, hash: u64) -> bool {
        self.by_hash.contains_key(&hash)
    }

    /// The places of a word in [`CapitalWords::get`].
    pub(super) fn places(&self, hash: u64) -> impl Iterator<Item = usize> {
        let word = self.by_hash.get(&hash).map(|place| self.distinct[*place]);
        std::iter::successors(word.map(|word| word.first), |at| {
            let next = self.next[*at];
            (next != *at).then_some(next)
        })
    }

    /// The hash and the place of one of all words.
    pub(super) fn get(&self, at: usize) -> Option<(u64, TextRange)> {
        self.all.get(at).copied()
    }
}

/// The capitalised words of an article that are neither quoted nor a part of a name that the registry has.
pub(super) fn capital_words<'a>(context: &ArticleContext<'a>) -> &'a CapitalWords {
    let gathered = &context.gathered.words;
    gathered.capitals.get_or_init(|| CapitalWords::of(context))
}

/// The spans that the registry knows, in order and without overlaps.
pub(super) fn known_spans<'a>(context: &ArticleContext<'a>) -> &'a [TextRange] {
    context.gathered.words.known.get_or_init(|| {
        let mentions = context.article.mentions.iter();
        let mut spans: Vec<TextRange> = mentions
            .filter(|mention| !matches!(mention.entity, Entity::Local(_)))
            .map(|mention| mention.range)
            .collect();
        spans.sort_by_key(|range| (range.start(), range.end()));
        let mut merged: Vec<TextRange> = Vec::with_capacity(spans.len());
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.start() < last.end() => *last = last.cover(span),
                _ => merged.push(span),
            }
        }
        merged
    })
}

/// So many words are searched for one by one before all words are counted.
const SEARCHED: usize = 64;

/// How often a word stands in the whole text of an article, in these very letters.
pub(super) fn times(context: &ArticleContext<'_>, word: &str) -> usize {
    let gathered = &context.gathered.words;
    let asked = gathered.asked.replace(gathered.asked.get() + 1);
    if asked < SEARCHED {
        return count_word(&context.article.input.text, word);
    }
    let hash = |word: &str| {
        let mut hasher = FxHasher::default();
        hasher.write(word.as_bytes());
        hasher.finish()
    };
    let times = gathered.times.get_or_init(|| {
        let mut times = FxHashMap::default();
        for word in words(&context.article.input.text) {
            *times.entry(hash(word.text)).or_default() += 1;
        }
        times
    });
    times.get(&hash(word)).copied().unwrap_or_default()
}

/// Whether a word stands in the article in small letters too.
pub(super) fn in_small_letters(context: &ArticleContext<'_>, word: &str) -> bool {
    times(context, &word.to_lowercase()) > 0
}
