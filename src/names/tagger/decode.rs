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
pub struct Steps {
    /// The scores; minus infinity where [`may_follow`] forbids the step.
    pub scores: [Scores; LABELS],
    /// Their exponents.
    weights: [Scores; LABELS],
}

impl Steps {
    /// Steps with these scores.
    pub fn new(scores: [Scores; LABELS]) -> Self {
        Self {
            scores,
            weights: scores.map(|row| row.map(f32::exp)),
        }
    }
}

/// Buffers for decoding, kept between passages.
#[derive(Debug, Default)]
pub struct Chain {
    back: Vec<[u8; LABELS]>,
    emitted: Vec<Scores>,
    forward: Vec<Scores>,
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
        for (label, score) in (0u8..).zip(first) {
            if may_follow(OUTSIDE, label) {
                best[usize::from(label)] = *score;
            }
        }
        for token in &scores[1..] {
            let mut next = [f32::NEG_INFINITY; LABELS];
            let mut back = [0u8; LABELS];
            for (from, (score, row)) in (0u8..).zip(best.iter().zip(&steps.scores)) {
                for to in 0..LABELS {
                    let reached = score + row[to];
                    if reached > next[to] {
                        next[to] = reached;
                        back[to] = from;
                    }
                }
            }
            for (score, added) in next.iter_mut().zip(token) {
                *score += added;
            }
            best = next;
            self.back.push(back);
        }
        let last = (0u8..)
            .zip(best)
            .max_by(|left, right| left.1.total_cmp(&right.1));
        let mut label = last.map_or(OUTSIDE, |(label, _)| label);
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
        self.forward.clear();
        self.emitted.clear();
        self.emitted.extend(scores.iter().map(exponents));
        let mut last = [0.0f32; LABELS];
        for (place, emitted) in self.emitted.iter().enumerate() {
            let mut next = [0.0f32; LABELS];
            if place == 0 {
                for (label, value) in (0u8..).zip(&mut next) {
                    *value = f32::from(u8::from(may_follow(OUTSIDE, label)));
                }
            } else {
                for (value, row) in last.iter().zip(&steps.weights) {
                    for to in 0..LABELS {
                        next[to] += value * row[to];
                    }
                }
            }
            for (value, emitted) in next.iter_mut().zip(emitted) {
                *value *= emitted;
            }
            normalise(&mut next);
            self.forward.push(next);
            last = next;
        }
        marginals.resize(scores.len(), [0.0; LABELS]);
        let mut behind = [1.0f32; LABELS];
        for place in (0..scores.len()).rev() {
            let here = &mut marginals[place];
            for label in 0..LABELS {
                here[label] = self.forward[place][label] * behind[label];
            }
            normalise(here);
            let emitted = &self.emitted[place];
            let mut reached = [0.0f32; LABELS];
            for label in 0..LABELS {
                reached[label] = emitted[label] * behind[label];
            }
            for (value, row) in behind.iter_mut().zip(&steps.weights) {
                *value = row
                    .iter()
                    .zip(&reached)
                    .map(|(step, value)| step * value)
                    .sum();
            }
            normalise(&mut behind);
        }
    }
}

/// Exponents relative to the greatest score, so that none overflows.
fn exponents(scores: &Scores) -> Scores {
    let greatest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.map(|score| (score - greatest).exp())
}

/// Makes the values sum to one.
fn normalise(values: &mut Scores) {
    let sum: f32 = values.iter().sum();
    if sum > 0.0 {
        let scale = 1.0 / sum;
        for value in values {
            *value *= scale;
        }
    }
}
