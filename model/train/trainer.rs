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
use std::ops::Range;

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
    let mut learner = Learner::new(features, settings);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for pass in 0..settings.passes {
        for place in (1..order.len()).rev() {
            order.swap(place, learner.random.below(place + 1));
        }
        let rate = settings.rate * (1.0 - 0.9 * pass as f32 / settings.passes as f32);
        for place in &order {
            learner.learn(examples[*place], rate);
        }
        if pass * 2 >= settings.passes {
            learner.add_to_average();
        }
    }
    learner.averaged()
}

/// Scores for each step from a label to the next.
type Grid = [Scores; LABELS];

/// A model while it is learned.
struct Learner<'s> {
    settings: &'s Settings,
    random: Random,
    weights: Vec<Scores>,
    /// Sums of squared gradients, by which AdaGrad shortens steps.
    squares: Vec<Scores>,
    sums: Vec<Scores>,
    steps: Grid,
    step_squares: Grid,
    step_sums: Grid,
    summed: f32,
    free: Lattice,
    bound: Lattice,
    scores: Vec<Scores>,
    /// The features of each token that count this time.
    counted: Vec<Range<usize>>,
}

impl<'s> Learner<'s> {
    fn new(features: usize, settings: &'s Settings) -> Self {
        Self {
            settings,
            random: Random(settings.seed | 1),
            weights: vec![[0.0; LABELS]; features],
            squares: vec![[1e-3; LABELS]; features],
            sums: vec![[0.0; LABELS]; features],
            steps: [[0.0; LABELS]; LABELS],
            step_squares: [[1e-2; LABELS]; LABELS],
            step_sums: [[0.0; LABELS]; LABELS],
            summed: 0.0,
            free: Lattice::default(),
            bound: Lattice::default(),
            scores: Vec::new(),
            counted: Vec::new(),
        }
    }

    /// Takes one step towards what a passage's labels allow.
    fn learn(&mut self, example: &Example, rate: f32) {
        if example.allowed.is_empty() {
            return;
        }
        self.score(example);
        self.free.run(&self.scores, &self.steps, |_| ANY);
        self.bound
            .run(&self.scores, &self.steps, |token| example.allowed[token]);
        // Labels that no path allows teach nothing.
        let possible = |token: &Scores| token.iter().sum::<f32>() > 0.5;
        if !self.bound.marginals.iter().all(possible) {
            return;
        }
        let weight = self.settings.weight(example.set);
        let expected = self.free.marginals.iter().zip(&self.bound.marginals);
        for ((free, bound), counted) in expected.zip(&self.counted) {
            let mut gradient = [0.0f32; LABELS];
            for label in 0..LABELS {
                gradient[label] = weight * (free[label] - bound[label]);
            }
            if gradient.iter().all(|part| part.abs() < 1e-3) {
                continue;
            }
            for feature in &example.features[counted.clone()] {
                let row = &mut self.weights[*feature as usize];
                let square = &mut self.squares[*feature as usize];
                descend(row, square, &gradient, rate);
            }
        }
        for from in 0..LABELS {
            let mut gradient = [0.0f32; LABELS];
            for (to, part) in gradient.iter_mut().enumerate() {
                *part = weight * (self.free.steps[from][to] - self.bound.steps[from][to]);
            }
            let row = &mut self.steps[from];
            descend(row, &mut self.step_squares[from], &gradient, rate);
        }
    }

    /// Scores a passage's tokens. The first reading of an article has no echoes yet, and a word may be unknown: now and
    /// then the features for them are left out.
    fn score(&mut self, example: &Example) {
        let with_echo = self.random.share() < self.settings.echo_share;
        self.scores.clear();
        self.counted.clear();
        for token in 0..example.allowed.len() {
            let [lexical, plain, echo, all] = example.token(token);
            let is_hidden = self.random.share() < self.settings.lexical_dropout;
            let start = if is_hidden { plain } else { lexical };
            let end = if with_echo { all } else { echo };
            let mut score = [0.0; LABELS];
            for feature in &example.features[start..end] {
                add(&mut score, &self.weights[*feature as usize]);
            }
            self.scores.push(score);
            self.counted.push(start..end);
        }
    }

    fn add_to_average(&mut self) {
        self.summed += 1.0;
        for (sum, row) in self.sums.iter_mut().zip(&self.weights) {
            add(sum, row);
        }
        for (sum, row) in self.step_sums.iter_mut().zip(&self.steps) {
            add(sum, row);
        }
    }

    fn averaged(mut self) -> Model {
        let scale = 1.0 / self.summed.max(1.0);
        for row in &mut self.sums {
            *row = row.map(|value| value * scale);
        }
        let mut steps = self.step_sums.map(|row| row.map(|value| value * scale));
        for (from, row) in (0u8..).zip(&mut steps) {
            for (to, value) in (0u8..).zip(row) {
                if !may_follow(from, to) {
                    *value = f32::NEG_INFINITY;
                }
            }
        }
        Model {
            weights: self.sums,
            steps: Steps::new(steps),
        }
    }
}

fn add(sum: &mut Scores, row: &Scores) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += value;
    }
}

/// A step against a gradient, as long as AdaGrad has it.
fn descend(row: &mut Scores, squares: &mut Scores, gradient: &Scores, rate: f32) {
    for label in 0..LABELS {
        squares[label] += gradient[label] * gradient[label];
        row[label] -= rate * gradient[label] / squares[label].sqrt();
    }
}

/// All paths of a passage, weighed.
#[derive(Default)]
struct Lattice {
    forward: Vec<Scores>,
    emitted: Vec<Scores>,
    marginals: Vec<Scores>,
    steps: Grid,
}

impl Lattice {
    fn run(&mut self, scores: &[Scores], steps: &Grid, allowed: impl Fn(usize) -> Allowed) {
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
            let greatest = (0..LABELS)
                .filter(|label| allowed >> label & 1 == 1)
                .map(|label| token[label])
                .fold(f32::NEG_INFINITY, f32::max);
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
            for (from, pairs) in pairs.iter_mut().enumerate() {
                for (to, pair) in pairs.iter_mut().enumerate() {
                    let both = step[from][to] * reach[to];
                    before[from] += both;
                    *pair = self.forward[place - 1][from] * both;
                    sum += *pair;
                }
            }
            if sum > 0.0 {
                for (steps, pairs) in self.steps.iter_mut().zip(&pairs) {
                    for (step, pair) in steps.iter_mut().zip(pairs) {
                        *step += pair / sum;
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
