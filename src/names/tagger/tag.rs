//! Tagging an article, passage by passage, with what was done before.

use super::decode::{Chain, Class, LABELS, Scores};
use super::echo::{Echoes, of_echo};
use super::facts::{ArticleFacts, PassageFacts};
use super::feature::{local, of_article};
use super::lexicon::Lexicon;
use super::passage::Passage;
use super::weights::{NoModel, Weights};
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

/// The lexicon and the weights.
#[derive(Debug, Clone)]
pub struct Tagger {
    lexicon: Lexicon<&'static [u8]>,
    weights: Weights<&'static [u8]>,
}

/// A passage with the names that were found in it.
#[derive(Debug, Clone, PartialEq)]
pub struct TaggedPassage {
    first: Arc<FirstReading>,
    /// The digest of what its forms are elsewhere in the article.
    echoed: u64,
    /// The names in it, by place.
    pub names: Box<[TaggedName]>,
}

/// A name that the tagger found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TaggedName {
    /// Where it starts, in bytes of the passage.
    pub start: u32,
    /// Where it ends, in bytes of the passage.
    pub end: u32,
    /// What it is.
    pub class: Class,
    /// How probable its least sure token is, from 0 to 1.
    pub confidence: f32,
}

/// All passages of an article, tagged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tagged {
    /// The passages in order.
    pub passages: Vec<Arc<TaggedPassage>>,
}

/// What is known of a passage by itself.
#[derive(Debug, PartialEq)]
struct ReadPassage {
    passage: Passage,
    scores: Box<[Scores]>,
    facts: PassageFacts,
}

/// A passage with what the article tells of its forms.
#[derive(Debug, PartialEq)]
struct FirstReading {
    read: Arc<ReadPassage>,
    /// The digest of what the article told.
    told: u64,
    scores: Box<[Scores]>,
    marginals: Box<[Scores]>,
}

/// The model and the lexicon that are shipped.
static LEXICON: &[u8] = include_bytes!("../../../model/lexicon.fst");
static WEIGHTS: &[u8] = include_bytes!("../../../model/weights.bin");

impl Tagger {
    /// The tagger that is shipped with the program; `None` where its files are damaged, which a test rules out.
    pub fn shipped() -> Option<&'static Self> {
        static SHIPPED: OnceLock<Option<Tagger>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| Self::new(LEXICON, WEIGHTS).ok())
            .as_ref()
    }

    /// A tagger from the bytes of its files.
    pub fn new(lexicon: &'static [u8], weights: &'static [u8]) -> Result<Self, NoModel> {
        Ok(Self {
            lexicon: Lexicon::new(lexicon).map_err(|_| NoModel)?,
            weights: Weights::new(weights)?,
        })
    }

    /// The same tagger with another threshold: how probable a name must be to be given, from 0 to 1.
    #[must_use]
    pub fn with_threshold(mut self, threshold: f32) -> Self {
        self.weights.set_threshold(threshold);
        self
    }

    /// The lexicon.
    pub fn lexicon(&self) -> &Lexicon<&'static [u8]> {
        &self.lexicon
    }

    /// Tags an article: its passages in order, each with whether it is a headline. What `before` knows of equal passages
    /// is taken from there; the answer is the same without.
    pub fn tag<'t>(
        &self,
        passages: impl IntoIterator<Item = (&'t str, bool)>,
        before: Option<&Tagged>,
    ) -> Tagged {
        let mut known: FxHashMap<(&str, bool), &Arc<TaggedPassage>> = FxHashMap::default();
        for tagged in before.iter().flat_map(|before| &before.passages) {
            let passage = &tagged.first.read.passage;
            known.insert((&passage.text, passage.is_headline), tagged);
        }
        let read: Vec<(Arc<ReadPassage>, Option<&Arc<TaggedPassage>>)> = passages
            .into_iter()
            .map(
                |(text, is_headline)| match known.get(&(text, is_headline)) {
                    Some(before) => (before.first.read.clone(), Some(*before)),
                    None => (Arc::new(self.read(text, is_headline)), None),
                },
            )
            .collect();
        let facts = ArticleFacts::of(read.iter().map(|(read, _)| &read.facts));
        let mut chain = Chain::default();
        let first: Vec<(Arc<FirstReading>, Option<&Arc<TaggedPassage>>)> = read
            .into_iter()
            .map(|(read, before)| {
                let told = facts.told(&read.passage);
                match before.filter(|before| before.first.told == told) {
                    Some(same) => (same.first.clone(), before),
                    None => (Arc::new(self.first(read, told, &facts, &mut chain)), None),
                }
            })
            .collect();
        let mut echoes = Echoes::default();
        for (first, _) in &first {
            echoes.add(&first.read.passage, &first.marginals);
        }
        let passages = first
            .into_iter()
            .map(|(first, before)| self.second(first, before, &echoes, &mut chain))
            .collect();
        Tagged { passages }
    }

    fn read(&self, text: &str, is_headline: bool) -> ReadPassage {
        let passage = Passage::new(text, is_headline, &self.lexicon);
        let scores = (0..passage.tokens().len())
            .map(|place| {
                let mut sums = [0; LABELS];
                local(&passage, place, |feature, _| {
                    self.weights.add(feature, &mut sums);
                });
                self.weights.scores(&sums)
            })
            .collect();
        let facts = PassageFacts::of(&passage);
        ReadPassage {
            passage,
            scores,
            facts,
        }
    }

    /// Labels a passage by itself and by what the article tells of its forms.
    fn first(
        &self,
        read: Arc<ReadPassage>,
        told: u64,
        facts: &ArticleFacts,
        chain: &mut Chain,
    ) -> FirstReading {
        let passage = &read.passage;
        if !passage.has_candidates() {
            return FirstReading {
                read,
                told,
                scores: Box::default(),
                marginals: Box::default(),
            };
        }
        let mut scores = read.scores.clone();
        for (place, score) in scores.iter_mut().enumerate() {
            let mut sums = [0; LABELS];
            of_article(passage, place, facts, |feature| {
                self.weights.add(feature, &mut sums);
            });
            for (score, added) in score.iter_mut().zip(self.weights.scores(&sums)) {
                *score += added;
            }
        }
        let mut marginals = Vec::new();
        chain.marginals(&scores, self.weights.steps(), &mut marginals);
        FirstReading {
            read,
            told,
            scores,
            marginals: marginals.into(),
        }
    }

    /// Labels a passage again, now that it is known what its forms are elsewhere.
    fn second(
        &self,
        first: Arc<FirstReading>,
        before: Option<&Arc<TaggedPassage>>,
        echoes: &Echoes,
        chain: &mut Chain,
    ) -> Arc<TaggedPassage> {
        let passage = &first.read.passage;
        let mut echoed = 0u64;
        let mut scores = first.scores.clone();
        for (place, score) in scores.iter_mut().enumerate() {
            let mut sums = [0; LABELS];
            of_echo(passage, place, echoes, &first.marginals, |feature, _| {
                echoed = echoed.rotate_left(7) ^ feature;
                self.weights.add(feature, &mut sums);
            });
            for (score, added) in score.iter_mut().zip(self.weights.scores(&sums)) {
                *score += added;
            }
        }
        if let Some(before) = before.filter(|before| before.echoed == echoed) {
            return before.clone();
        }
        let (mut labels, mut marginals) = (Vec::new(), Vec::new());
        chain.best(&scores, self.weights.steps(), &mut labels);
        chain.marginals(&scores, self.weights.steps(), &mut marginals);
        let tokens: Vec<_> = passage.tokens().collect();
        let mut names = Vec::new();
        for (start, last, class) in mentions(&labels) {
            let confidence = (start..=last)
                .map(|place| marginals[place][usize::from(labels[place])])
                .fold(1.0f32, f32::min);
            if confidence >= self.weights.threshold() {
                names.push(TaggedName {
                    start: tokens[start].start,
                    end: tokens[last].end,
                    class,
                    confidence,
                });
            }
        }
        Arc::new(TaggedPassage {
            first,
            echoed,
            names: names.into(),
        })
    }
}

/// The mentions that labels mark: first and last token, and class.
pub fn mentions(labels: &[u8]) -> impl Iterator<Item = (usize, usize, Class)> {
    let mut place = 0;
    std::iter::from_fn(move || {
        while place < labels.len() {
            let first = place;
            place += 1;
            let Some((class, _)) = Class::of(labels[first]) else {
                continue;
            };
            while labels.get(place) == Some(&class.inside()) {
                place += 1;
            }
            return Some((first, place - 1, class));
        }
        None
    })
}
