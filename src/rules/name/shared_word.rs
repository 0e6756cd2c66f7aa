//! Whether two near words of an article stand for one name: the words beside them tell.

use super::capital_words::{capital_words, in_small_letters};
use super::near_forms::opens_sentence;
use super::near_words::Word;
use super::slip::Slip;
use crate::rules::context::ArticleContext;
use crate::text::{TextRange, sentence_at};

/// The fewest letters of a word that is compared without a word beside it.
const LONE: usize = 6;

/// One of the places of a word.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Place {
    /// The word, in bytes of the file.
    pub(in crate::rules) word: TextRange,
    /// The word with the one that it shares, in bytes of the file.
    pub(super) form: TextRange,
    /// The hash of the word before it, where a space or a hyphen joins them.
    pub(super) before: Option<(u64, TextRange)>,
    /// The hash of the word behind it, likewise.
    pub(super) behind: Option<(u64, TextRange)>,
}

/// What shows that two words stand for one name.
#[derive(Debug)]
pub(super) struct Company {
    /// The places of the rarer word.
    pub(super) wrong: Vec<Place>,
    /// One place of the commoner word.
    pub(super) right: Place,
}

/// The places of two near words, if they stand for one name: the word beside them is the same, or they stand alone and
/// only two letters are swapped.
pub(super) fn company(
    context: &ArticleContext<'_>,
    wrong: &Word<'_>,
    right: &Word<'_>,
    slip: Slip,
) -> Option<Company> {
    let mut wrong_places = places(context, wrong.hash);
    let mut right_places = places(context, right.hash);
    let letters = wrong.text.chars().count().min(right.text.chars().count());
    if share_a_sentence(context, &wrong_places, &right_places) {
        return None;
    }
    for one in &mut wrong_places {
        for other in &mut right_places {
            let shared = |one: Option<(u64, TextRange)>, other: Option<(u64, TextRange)>| {
                let (one, other) = (one?, other?);
                (one.0 == other.0).then_some((one.1, other.1))
            };
            let beside =
                shared(one.before, other.before).or_else(|| shared(one.behind, other.behind));
            let Some((one_beside, other_beside)) = beside else {
                continue;
            };
            if !is_slip_beside(slip, letters) {
                return None;
            }
            one.form = one.word.cover(one_beside);
            other.form = other.word.cover(other_beside);
            let right = *other;
            let first = *one;
            wrong_places.retain(|place| place.word != first.word);
            wrong_places.insert(0, first);
            return Some(Company {
                wrong: wrong_places,
                right,
            });
        }
    }
    let is_long = match slip {
        Slip::Swapped => letters >= LONE,
        Slip::Sound | Slip::Missing => letters > LONE && right.times > 1,
        Slip::Consonant | Slip::Several => false,
    };
    let is_lone = is_long
        && wrong.times < right.times
        && wrong_places
            .iter()
            .all(|place| place.before.is_none() && place.behind.is_none())
        && !wrong_places
            .iter()
            .any(|place| opens_sentence(&context.article.input.text, place.word.start()))
        && !in_small_letters(context, wrong.text);
    let right = *right_places.first().filter(|_| is_lone)?;
    Some(Company {
        wrong: wrong_places,
        right,
    })
}

/// Whether two words of so many letters are hardly two names, where the word beside them is the same.
pub(super) fn is_slip_beside(slip: Slip, letters: usize) -> bool {
    match slip {
        Slip::Swapped => true,
        Slip::Sound => letters > 4,
        Slip::Missing => letters > 5,
        Slip::Consonant | Slip::Several => false,
    }
}

/// The places of a word outside of quotations and of names that the registry has.
pub(super) fn places(context: &ArticleContext<'_>, wanted: u64) -> Vec<Place> {
    let words = capital_words(context);
    let joined = |one: TextRange, other: TextRange| {
        one.end() < other.start()
            && matches!(
                context.text(TextRange::new(one.end(), other.start())),
                " " | "-"
            )
    };
    let around = |at: usize| {
        let (_, range) = words.get(at)?;
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let behind = words.get(at + 1);
        Some(Place {
            word: range,
            form: range,
            before: before.filter(|(_, before)| joined(*before, range)),
            behind: behind.filter(|(_, behind)| joined(range, *behind)),
        })
    };
    words.places(wanted).filter_map(around).collect()
}

/// Whether the two words stand in one sentence somewhere: two people, or two spellings that the copy speaks of.
fn share_a_sentence(context: &ArticleContext<'_>, one: &[Place], other: &[Place]) -> bool {
    let text: &str = &context.article.input.text;
    let mut places = one.iter().map(|place| place.word);
    places.any(|word| {
        let sentence = sentence_at(text, usize::from(word.start()));
        let mut others = other.iter();
        others.any(|other| sentence.contains(&usize::from(other.word.start())))
    })
}
