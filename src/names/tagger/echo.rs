//! What the rest of an article takes a form for: how a first reading labels it elsewhere.

use super::decode::{Class, Scores};
use super::feature::{Feature, IsLexical, feature, name_shape, pair, shape};
use super::passage::Passage;
use rustc_hash::FxHashMap;

/// The labels that a first reading gives to the forms of an article.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Echoes {
    forms: FxHashMap<u64, (Scores, u32)>,
}

/// What a form is elsewhere in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Elsewhere {
    /// The class that it most often has, or none where it is mostly no name.
    class: Option<Class>,
    /// How sure the first reading is of it, in four steps.
    sure: u64,
    /// How often it stands elsewhere, in three steps.
    often: u64,
}

impl Echoes {
    /// Adds a passage whose first reading gave these probabilities.
    pub fn add(&mut self, passage: &Passage, marginals: &[Scores]) {
        for (known, scores) in passage.tokens.iter().zip(marginals) {
            if known.is_candidate {
                let (sums, count) = self.forms.entry(known.token.hash).or_default();
                *count += 1;
                for (sum, score) in sums.iter_mut().zip(scores) {
                    *sum += score;
                }
            }
        }
    }

    /// What the form of a token with these probabilities is at other places.
    fn elsewhere(&self, form: u64, here: &Scores) -> Option<Elsewhere> {
        let (sums, count) = self.forms.get(&form)?;
        let count = count.checked_sub(1).filter(|count| *count > 0)?;
        let share = |label: usize| ((sums[label] - here[label]) / count as f32).max(0.0);
        let mut best = (None, share(0));
        for class in Class::ALL {
            let both = share(usize::from(class.begin())) + share(usize::from(class.inside()));
            if both > best.1 {
                best = (Some(class), both);
            }
        }
        Some(Elsewhere {
            class: best.0,
            sure: match best.1 {
                ..0.5 => 0,
                0.5..0.75 => 1,
                0.75..0.95 => 2,
                _ => 3,
            },
            often: match count {
                1 => 0,
                2..=4 => 1,
                _ => 2,
            },
        })
    }
}

/// The features of the token at `place` that come from what its form is elsewhere.
pub fn of_echo(
    passage: &Passage,
    place: usize,
    echoes: &Echoes,
    marginals: &[Scores],
    mut emit: impl FnMut(Feature, IsLexical),
) {
    let Some(known) = passage.tokens.get(place).filter(|known| known.is_candidate) else {
        return;
    };
    let value = |place: Option<usize>| -> u64 {
        let Some(place) = place else { return 0 };
        match (passage.tokens.get(place), marginals.get(place)) {
            (Some(known), Some(here)) if known.is_candidate => {
                match echoes.elsewhere(known.token.hash, here) {
                    Some(found) => 2 + class_number(found.class) * 4 + found.sure,
                    None => 1,
                }
            }
            _ => 0,
        }
    };
    let shape = shape(passage, known);
    let names = name_shape(known.word);
    let mine = value(Some(place));
    let before = value(place.checked_sub(1));
    let behind = value(place.checked_add(1));
    emit(feature(300, pair(mine, shape)), false);
    if let Some(found) = marginals
        .get(place)
        .and_then(|here| echoes.elsewhere(known.token.hash, here))
    {
        let all = (class_number(found.class) * 4 + found.sure) * 3 + found.often;
        emit(feature(301, pair(all, names)), false);
        emit(feature(302, all), false);
    }
    emit(feature(303, pair(pair(before, mine), behind)), false);
}

fn class_number(class: Option<Class>) -> u64 {
    class.map_or(0, |class| class as u64 + 1)
}
