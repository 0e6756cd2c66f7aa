//! The trainer: a linear chain, by stochastic gradients of the likelihood of what the labels allow.
//!
//! A token may have several allowed labels (see [`crate::cleaning`]); what is maximised is the probability of all paths
//! that the labels allow (Tsuboi et al., "Training conditional random fields using incomplete annotations", 2008). Steps are
//! scaled as in AdaGrad (Duchi et al., 2011), weights averaged over the later passes. Everything runs in one thread, in a
//! fixed order, with exponents of the `libm` crate, so that the same data give the same model.

use crate::cleaning::{ANY, Allowed};
use crate::examples::Example;
use crate::gold::Set;
use newsmark::names::tagger::{LABELS, OUTSIDE, Scores, Steps, may_follow};

/// Settings of a training.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// How often all passages are gone through.
    pub(crate) passes: usize,
    /// The same for the models that read the echoes.
    pub(crate) passes_of_halves: usize,
    /// The length of a step; what is not learned by small steps in so many passes is left alone, which keeps the model
    /// from learning one set's manner by heart.
    pub(crate) rate: f32,
    /// The share of tokens whose very word is hidden in a pass.
    pub(crate) lexical_dropout: f32,
    /// The share of passages that are read with what their forms are elsewhere in the article.
    pub(crate) echo_share: f32,
    /// How often a feature must occur.
    pub(crate) least: u32,
    /// What a passage of the silver set counts beside one of the others.
    pub(crate) silver: f32,
    /// What a passage of re3d counts, whose spans follow rules of their own.
    pub(crate) re3d: f32,
    /// The slots of the shipped table.
    pub(crate) slots: usize,
    /// How probable a name must be to be suggested.
    pub(crate) threshold: f32,
    pub(crate) seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            passes: 14,
            passes_of_halves: 5,
            rate: 0.02,
            lexical_dropout: 0.3,
            echo_share: 0.5,
            least: 2,
            silver: 0.03,
            re3d: 0.3,
            slots: 360_000,
            threshold: 0.45,
            seed: 7,
        }
    }
}

impl Settings {
    fn weight(&self, set: Set) -> f32 {
        match set {
            Set::Gmb => self.silver,
            Set::Re3d => self.re3d,
            Set::Ewt | Set::WikiGold | Set::Own => 1.0,
        }
    }
}

/// A trained chain.
pub(crate) struct Model {
    /// The weights of each feature, by its number.
    pub(crate) weights: Vec<Scores>,
    pub(crate) steps: Steps,
}

/// Marsaglia's xorshift: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        ((self.next() >> 11) % end.max(1) as u64) as usize
    }

    /// From 0 to 1.
    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

/// Trains a model of so many features.
pub(crate) fn train(examples: &[&Example], features: usize, settings: &Settings) -> Model {
    let zero: Scores = [0.0; LABELS];
    let mut weights = vec![zero; features];
    let mut squares = vec![[1e-3f32; LABELS]; features];
    let mut sums = vec![zero; features];
    let mut steps = [[0.0f32; LABELS]; LABELS];
    let mut step_squares = [[1e-2f32; LABELS]; LABELS];
    let mut step_sums = [[0.0f32; LABELS]; LABELS];
    let mut averaged = 0.0f32;
    let mut order: Vec<u32> = (0..examples.len() as u32).collect();
    let mut random = Random(settings.seed | 1);
    let (mut scores, mut free, mut bound) = (Vec::new(), Lattice::default(), Lattice::default());
    let mut kept = Vec::new();
    for pass in 0..settings.passes {
        for place in (1..order.len()).rev() {
            order.swap(place, random.below(place + 1));
        }
        let rate = settings.rate * (1.0 - 0.9 * pass as f32 / settings.passes as f32);
        for place in &order {
            let example = examples[*place as usize];
            let length = example.allowed.len();
            if length == 0 {
                continue;
            }
            let weight = settings.weight(example.set);
            // The first reading of an article has no echoes yet.
            let with_echo = random.share() < settings.echo_share;
            scores.clear();
            kept.clear();
            for token in 0..length {
                let [lexical, plain, echo, all] = example.token(token);
                let start = if random.share() < settings.lexical_dropout { plain } else { lexical };
                let end = if with_echo { all } else { echo };
                kept.push((start, end));
                let mut score = zero;
                for feature in &example.features[start..end] {
                    let row = &weights[*feature as usize];
                    for label in 0..LABELS {
                        score[label] += row[label];
                    }
                }
                scores.push(score);
            }
            free.run(&scores, &steps, |_| ANY);
            bound.run(&scores, &steps, |token| example.allowed[token]);
            // Labels that no path allows teach nothing.
            let possible = bound.marginals.iter().all(|token| token.iter().sum::<f32>() > 0.5);
            if !possible {
                continue;
            }
            for token in 0..length {
                let mut gradient = zero;
                let mut largest = 0.0f32;
                for label in 0..LABELS {
                    gradient[label] = weight * (free.marginals[token][label] - bound.marginals[token][label]);
                    largest = largest.max(gradient[label].abs());
                }
                if largest < 1e-3 {
                    continue;
                }
                let (start, end) = kept[token];
                for feature in &example.features[start..end] {
                    let row = &mut weights[*feature as usize];
                    let square = &mut squares[*feature as usize];
                    for label in 0..LABELS {
                        square[label] += gradient[label] * gradient[label];
                        row[label] -= rate * gradient[label] / square[label].sqrt();
                    }
                }
            }
            for from in 0..LABELS {
                for to in 0..LABELS {
                    let gradient = weight * (free.steps[from][to] - bound.steps[from][to]);
                    if gradient != 0.0 {
                        step_squares[from][to] += gradient * gradient;
                        steps[from][to] -= rate * gradient / step_squares[from][to].sqrt();
                    }
                }
            }
        }
        if pass * 2 >= settings.passes {
            averaged += 1.0;
            for (sum, row) in sums.iter_mut().zip(&weights) {
                for label in 0..LABELS {
                    sum[label] += row[label];
                }
            }
            for from in 0..LABELS {
                for to in 0..LABELS {
                    step_sums[from][to] += steps[from][to];
                }
            }
        }
    }
    let scale = 1.0 / averaged.max(1.0);
    for row in &mut sums {
        *row = row.map(|value| value * scale);
    }
    let mut steps = step_sums.map(|row| row.map(|value| value * scale));
    for (from, row) in steps.iter_mut().enumerate() {
        for (to, value) in row.iter_mut().enumerate() {
            if !may_follow(from as u8, to as u8) {
                *value = f32::NEG_INFINITY;
            }
        }
    }
    Model { weights: sums, steps: Steps::new(steps) }
}

/// All paths of a passage, weighed.
#[derive(Default)]
struct Lattice {
    forward: Vec<Scores>,
    emitted: Vec<Scores>,
    marginals: Vec<Scores>,
    steps: [Scores; LABELS],
}

impl Lattice {
    fn run(&mut self, scores: &[Scores], steps: &[Scores; LABELS], allowed: impl Fn(usize) -> Allowed) {
        let mut step = [[0.0f32; LABELS]; LABELS];
        for from in 0..LABELS {
            for to in 0..LABELS {
                if may_follow(from as u8, to as u8) {
                    step[from][to] = libm::expf(steps[from][to]);
                }
            }
        }
        self.forward.clear();
        self.emitted.clear();
        self.marginals.clear();
        self.marginals.resize(scores.len(), [0.0; LABELS]);
        self.steps = [[0.0; LABELS]; LABELS];
        let mut last = [0.0f32; LABELS];
        for (place, token) in scores.iter().enumerate() {
            let allowed = allowed(place);
            let greatest = (0..LABELS).filter(|label| allowed >> label & 1 == 1).map(|label| token[label]).fold(f32::NEG_INFINITY, f32::max);
            let mut emitted = [0.0f32; LABELS];
            for label in 0..LABELS {
                if allowed >> label & 1 == 1 {
                    emitted[label] = libm::expf(token[label] - greatest);
                }
            }
            let mut next = [0.0f32; LABELS];
            if place == 0 {
                for to in 0..LABELS {
                    if may_follow(OUTSIDE, to as u8) {
                        next[to] = emitted[to];
                    }
                }
            } else {
                for from in 0..LABELS {
                    for to in 0..LABELS {
                        next[to] += last[from] * step[from][to];
                    }
                }
                for to in 0..LABELS {
                    next[to] *= emitted[to];
                }
            }
            normalise(&mut next);
            self.emitted.push(emitted);
            self.forward.push(next);
            last = next;
        }
        let mut behind = [1.0f32; LABELS];
        for place in (0..scores.len()).rev() {
            let mut here = [0.0f32; LABELS];
            for label in 0..LABELS {
                here[label] = self.forward[place][label] * behind[label];
            }
            normalise(&mut here);
            self.marginals[place] = here;
            if place == 0 {
                break;
            }
            let mut reach = [0.0f32; LABELS];
            for to in 0..LABELS {
                reach[to] = self.emitted[place][to] * behind[to];
            }
            let mut before = [0.0f32; LABELS];
            let mut pairs = [[0.0f32; LABELS]; LABELS];
            let mut sum = 0.0f32;
            for from in 0..LABELS {
                for to in 0..LABELS {
                    let both = step[from][to] * reach[to];
                    before[from] += both;
                    let pair = self.forward[place - 1][from] * both;
                    pairs[from][to] = pair;
                    sum += pair;
                }
            }
            if sum > 0.0 {
                for from in 0..LABELS {
                    for to in 0..LABELS {
                        self.steps[from][to] += pairs[from][to] / sum;
                    }
                }
            }
            normalise(&mut before);
            behind = before;
        }
    }
}

fn normalise(values: &mut Scores) {
    let sum: f32 = values.iter().sum();
    if sum > 0.0 {
        for value in values {
            *value /= sum;
        }
    }
}
