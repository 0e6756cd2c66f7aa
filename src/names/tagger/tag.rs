//! Tagging an article, passage by passage, with what was done before.

use super::decode::{Chain, Class, LABELS, Scores};
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
    read: Arc<ReadPassage>,
    /// The digest of what the article told of its forms.
    told: u64,
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
            let passage = &tagged.read.passage;
            known.insert((&passage.text, passage.is_headline), tagged);
        }
        let read: Vec<(Arc<ReadPassage>, Option<&Arc<TaggedPassage>>)> = passages
            .into_iter()
            .map(
                |(text, is_headline)| match known.get(&(text, is_headline)) {
                    Some(before) => (before.read.clone(), Some(*before)),
                    None => (Arc::new(self.read(text, is_headline)), None),
                },
            )
            .collect();
        let facts = ArticleFacts::of(read.iter().map(|(read, _)| &read.facts));
        let mut chain = Chain::default();
        let passages = read
            .into_iter()
            .map(|(read, before)| {
                let told = facts.told(&read.passage);
                match before.filter(|before| before.told == told) {
                    Some(before) => before.clone(),
                    None => {
                        let names = self.decode(&read, &facts, &mut chain);
                        Arc::new(TaggedPassage { read, told, names })
                    }
                }
            })
            .collect();
        Tagged { passages }
    }

    fn read(&self, text: &str, is_headline: bool) -> ReadPassage {
        let passage = Passage::new(text, is_headline, &self.lexicon);
        let scores = (0..passage.tokens().len())
            .map(|place| {
                let mut sums = [0; LABELS];
                local(&passage, place, |feature, _| {
                    self.weights.add(feature, &mut sums)
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

    fn decode(
        &self,
        read: &ReadPassage,
        facts: &ArticleFacts,
        chain: &mut Chain,
    ) -> Box<[TaggedName]> {
        let passage = &read.passage;
        if !passage.has_candidates() {
            return Box::default();
        }
        let mut scores = read.scores.to_vec();
        for (place, score) in scores.iter_mut().enumerate() {
            let mut sums = [0; LABELS];
            of_article(passage, place, facts, |feature| {
                self.weights.add(feature, &mut sums)
            });
            for (score, added) in score.iter_mut().zip(self.weights.scores(&sums)) {
                *score += added;
            }
        }
        let (mut labels, mut marginals) = (Vec::new(), Vec::new());
        chain.best(&scores, self.weights.steps(), &mut labels);
        chain.marginals(&scores, self.weights.steps(), &mut marginals);
        let tokens: Vec<_> = passage.tokens().collect();
        let mut names = Vec::new();
        for (first, last, class) in mentions(&labels) {
            let confidence = (first..=last)
                .map(|place| marginals[place][usize::from(labels[place])])
                .fold(1.0f32, f32::min);
            if confidence >= self.weights.threshold() {
                names.push(TaggedName {
                    start: tokens[first].start,
                    end: tokens[last].end,
                    class,
                    confidence,
                });
            }
        }
        names.into()
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
