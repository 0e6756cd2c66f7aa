//! Labels, the best path through them, and how sure it is.
//!
//! A linear chain of labels, one for each token. [`Chain::best`] is Viterbi's algorithm, [`Chain::marginals`] the
//! forward-backward algorithm in scaled probabilities (Rabiner, "A tutorial on hidden Markov models", 1989); both take
//! time linear in the tokens.

use crate::markup::EntityKind;

/// The number of labels.
pub const LABELS: usize = 9;

/// The label of a token that is part of no mention.
pub const OUTSIDE: u8 = 0;

/// What a mention is: the labels 1 and 2 begin and continue a person, 3 and 4 an organisation, 5 and 6 a people, 7 and 8
/// a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Class {
    /// A person.
    Person = 0,
    /// An organisation.
    Organisation = 1,
    /// A people or a nationality.
    People = 2,
    /// A place.
    Place = 3,
}

impl Class {
    /// All of them, by number.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organisation, Self::People, Self::Place];

    /// The label of the first token of such a mention.
    pub fn begin(self) -> u8 {
        self as u8 * 2 + 1
    }

    /// The label of its further tokens.
    pub fn inside(self) -> u8 {
        self as u8 * 2 + 2
    }

    /// What a label is part of, and whether it begins it.
    pub fn of(label: u8) -> Option<(Self, bool)> {
        let number = usize::from(label).checked_sub(1)?;
        Some((*Self::ALL.get(number / 2)?, number % 2 == 0))
    }

    /// The kind of entity that it names.
    pub fn kind(self) -> EntityKind {
        match self {
            Self::Person => EntityKind::Person,
            Self::Organisation | Self::People => EntityKind::Group,
            Self::Place => EntityKind::Place,
        }
    }
}

/// Whether one label may follow another: only what has begun continues.
pub fn may_follow(before: u8, label: u8) -> bool {
    match Class::of(label) {
        Some((class, false)) => matches!(Class::of(before), Some((other, _)) if other == class),
        _ => true,
    }
}

/// How well each label fits a token.
pub type Scores = [f32; LABELS];

/// The scores of a chain's steps: from a label (row) to the next one (column).
#[derive(Debug, Clone, PartialEq)]
pub struct Steps(pub [Scores; LABELS]);

impl Steps {
    /// The step's score; no step leads to a continuation of what has not begun.
    fn score(&self, from: usize, to: usize) -> f32 {
        self.0[from][to]
    }
}

/// Buffers for decoding, kept between passages.
#[derive(Debug, Default)]
pub struct Chain {
    back: Vec<[u8; LABELS]>,
    forward: Vec<Scores>,
    scales: Vec<f32>,
}

impl Chain {
    /// The best labels for the tokens with these scores.
    pub fn best(&mut self, scores: &[Scores], steps: &Steps, labels: &mut Vec<u8>) {
        labels.clear();
        let Some(first) = scores.first() else {
            return;
        };
        self.back.clear();
        let mut best = [f32::NEG_INFINITY; LABELS];
        for (label, score) in first.iter().enumerate() {
            if may_follow(OUTSIDE, label as u8) {
                best[label] = *score;
            }
        }
        for token in &scores[1..] {
            let mut next = [f32::NEG_INFINITY; LABELS];
            let mut back = [0u8; LABELS];
            for to in 0..LABELS {
                let (mut from_best, mut score_best) = (0, f32::NEG_INFINITY);
                for (from, score) in best.iter().enumerate() {
                    let score = score + steps.score(from, to);
                    if score > score_best {
                        (from_best, score_best) = (from, score);
                    }
                }
                next[to] = score_best + token[to];
                back[to] = from_best as u8;
            }
            best = next;
            self.back.push(back);
        }
        let last = (0..LABELS).max_by(|left, right| best[*left].total_cmp(&best[*right]));
        let mut label = last.unwrap_or(0) as u8;
        labels.push(label);
        for back in self.back.iter().rev() {
            label = back[usize::from(label)];
            labels.push(label);
        }
        labels.reverse();
    }

    /// The probability of each label at each token, over all paths.
    pub fn marginals(&mut self, scores: &[Scores], steps: &Steps, marginals: &mut Vec<Scores>) {
        marginals.clear();
        if scores.is_empty() {
            return;
        }
        let step = steps.0.map(|row| row.map(f32::exp));
        self.forward.clear();
        self.scales.clear();
        let mut last = [0.0f32; LABELS];
        for (place, token) in scores.iter().enumerate() {
            let emitted = exponents(token);
            let mut next = [0.0f32; LABELS];
            for to in 0..LABELS {
                let reached = if place == 0 {
                    f32::from(may_follow(OUTSIDE, to as u8))
                } else {
                    (0..LABELS).map(|from| last[from] * step[from][to]).sum()
                };
                next[to] = reached * emitted[to];
            }
            let scale = scale(&next);
            next = next.map(|value| value * scale);
            self.scales.push(scale);
            self.forward.push(next);
            last = next;
        }
        marginals.resize(scores.len(), [0.0; LABELS]);
        let mut behind = [1.0f32; LABELS];
        for place in (0..scores.len()).rev() {
            let forward = &self.forward[place];
            let mut here = [0.0f32; LABELS];
            for label in 0..LABELS {
                here[label] = forward[label] * behind[label];
            }
            let whole = scale(&here);
            marginals[place] = here.map(|value| value * whole);
            if place > 0 {
                let emitted = exponents(&scores[place]);
                let mut before = [0.0f32; LABELS];
                for from in 0..LABELS {
                    before[from] = (0..LABELS)
                        .map(|to| step[from][to] * emitted[to] * behind[to])
                        .sum();
                }
                let scale = scale(&before);
                behind = before.map(|value| value * scale);
            }
        }
    }
}

/// Exponents relative to the greatest score, so that none overflows.
fn exponents(scores: &Scores) -> Scores {
    let greatest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.map(|score| (score - greatest).exp())
}

/// What makes the values sum to one.
fn scale(values: &Scores) -> f32 {
    let sum: f32 = values.iter().sum();
    if sum > 0.0 { 1.0 / sum } else { 1.0 }
}
