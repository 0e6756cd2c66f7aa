//! From articles to what the trainer takes: the features of each token, and the labels that it may have.

use crate::gold::{Gold, Set};
use newsmark::names::tagger::{
    ArticleFacts, Feature, Lexicon, Passage, PassageFacts, local, of_article,
};
use std::collections::HashMap;

/// A passage to learn from.
pub(crate) struct Example {
    pub(crate) set: Set,
    /// The labels that each token may have, as bits.
    pub(crate) allowed: Vec<u16>,
    /// Where each token's features start: lexical, plain, those of what its form is elsewhere.
    bounds: Vec<[u32; 3]>,
    /// The numbers of the features of all tokens.
    pub(crate) features: Vec<u32>,
}

impl Example {
    /// Where a token's features start, where those that are not lexical do, where the echoes do, and where they end.
    pub(crate) fn token(&self, place: usize) -> [usize; 4] {
        let [start, plain, echo] = self.bounds[place];
        let end = self
            .bounds
            .get(place + 1)
            .map_or(self.features.len(), |next| next[0] as usize);
        [start as usize, plain as usize, echo as usize, end]
    }

    /// This passage with further features: of what each token's form is elsewhere.
    pub(crate) fn with_echoes(&self, echoes: &[Vec<Feature>], numbers: &Numbers) -> Self {
        let mut features = Vec::with_capacity(self.features.len() + 4 * echoes.len());
        let mut bounds = Vec::with_capacity(self.bounds.len());
        for (place, echoes) in echoes.iter().enumerate() {
            let [start, plain, echo, _] = self.token(place);
            let at = features.len();
            features.extend_from_slice(&self.features[start..echo]);
            bounds.push([
                number(at),
                number(at + plain - start),
                number(at + echo - start),
            ]);
            features.extend(echoes.iter().filter_map(|feature| numbers.get(*feature)));
        }
        Self {
            set: self.set,
            allowed: self.allowed.clone(),
            bounds,
            features,
        }
    }
}

/// The features that are learned, by frequency.
#[derive(Default)]
pub(crate) struct Numbers {
    by_feature: HashMap<Feature, u32>,
    /// The features by their number.
    pub(crate) features: Vec<Feature>,
}

impl Numbers {
    /// Adds the features that occur at least `least` times, the most frequent first.
    pub(crate) fn add(&mut self, counts: HashMap<Feature, u32>, least: u32) {
        let mut kept: Vec<(u32, Feature)> = counts
            .into_iter()
            .filter(|(_, count)| *count >= least)
            .map(|(feature, count)| (count, feature))
            .collect();
        kept.sort_unstable_by_key(|(count, feature)| (std::cmp::Reverse(*count), *feature));
        for (_, feature) in kept {
            self.by_feature.insert(feature, number(self.features.len()));
            self.features.push(feature);
        }
    }

    pub(crate) fn get(&self, feature: Feature) -> Option<u32> {
        self.by_feature.get(&feature).copied()
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// An article read for the tagger.
pub(crate) struct Prepared {
    pub(crate) passages: Vec<Passage>,
    facts: ArticleFacts,
}

impl Prepared {
    pub(crate) fn of<D: AsRef<[u8]>>(gold: &Gold, lexicon: &Lexicon<D>) -> Self {
        let passages: Vec<Passage> = gold
            .passages
            .iter()
            .map(|passage| Passage::new(&passage.text, passage.is_headline, lexicon))
            .collect();
        let told: Vec<PassageFacts> = passages.iter().map(PassageFacts::of).collect();
        Self {
            facts: ArticleFacts::of(told.iter()),
            passages,
        }
    }

    /// Puts the features of a token into `into`, lexical ones first; gives how many of them are lexical.
    pub(crate) fn features(&self, passage: usize, place: usize, into: &mut Vec<Feature>) -> usize {
        into.clear();
        let mut lexical = 0;
        let passage = &self.passages[passage];
        local(passage, place, |feature, is_lexical| {
            lexical += usize::from(is_lexical);
            into.push(feature);
        });
        of_article(passage, place, &self.facts, |feature| into.push(feature));
        lexical
    }

    /// How often each feature occurs is added to `counts`.
    pub(crate) fn count(&self, counts: &mut HashMap<Feature, u32>) {
        let mut features = Vec::new();
        for number in 0..self.passages.len() {
            for place in 0..self.passages[number].tokens().len() {
                self.features(number, place, &mut features);
                for feature in &features {
                    *counts.entry(*feature).or_default() += 1;
                }
            }
        }
    }

    /// A passage as an example.
    pub(crate) fn example(
        &self,
        passage: usize,
        set: Set,
        allowed: Vec<u16>,
        numbers: &Numbers,
    ) -> Example {
        let mut example = Example {
            set,
            bounds: Vec::with_capacity(allowed.len()),
            allowed,
            features: Vec::new(),
        };
        let mut features = Vec::new();
        for place in 0..self.passages[passage].tokens().len() {
            let lexical = self.features(passage, place, &mut features);
            let known = |features: &[Feature]| -> Vec<u32> {
                features
                    .iter()
                    .filter_map(|feature| numbers.get(*feature))
                    .collect()
            };
            let start = number(example.features.len());
            example.features.extend(known(&features[..lexical]));
            let plain = number(example.features.len());
            example.features.extend(known(&features[lexical..]));
            example
                .bounds
                .push([start, plain, number(example.features.len())]);
        }
        example
    }
}
