//! Capitalised words of one article that are nearly the same.

use super::capital_words::{DistinctWord, capital_words};
use super::near_forms::is_spelled;
use super::slip::{Slip, differ_in_ending, is_direction};
use crate::rules::context::ArticleContext;
use crate::text::edits_between;

/// The fewest letters of a word that is compared.
const SHORTEST: usize = 5;

/// How many words with one initial and about one length are compared with one another; articles have far fewer.
const COMPARED: usize = 1_000;

/// How many pairs of words that are one edit apart are looked into; articles have far fewer.
const TRIED: usize = 1_000;

/// A distinct capitalised word that the registry does not have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// As it is written first.
    pub(super) text: &'a str,
    /// The hash of its folded form.
    pub(super) hash: u64,
    /// How often it stands outside of quotations.
    pub(super) times: usize,
    initial: char,
    letters: usize,
    /// One bit for each of its letters: an edit changes two at most.
    signature: u32,
}

/// The pairs of words that are one slip apart, the commoner one first, of equally common ones the earlier. Takes time
/// linear in the capitalised words, and in the pairs of distinct ones with one initial and about one length.
pub(super) fn near_words<'a>(context: &ArticleContext<'a>) -> Vec<(Word<'a>, Word<'a>, Slip)> {
    let distinct = capital_words(context).distinct().iter().enumerate();
    let mut sorted: Vec<(usize, Word<'a>)> = distinct
        .filter_map(|(place, distinct)| {
            Some((place, word(context.text(distinct.range), distinct)?))
        })
        .collect();
    sorted.sort_unstable_by_key(|(place, word)| (word.initial, word.letters, *place));
    let mut tried = 0;
    let mut found = Vec::new();
    for (at, (place, word)) in sorted.iter().enumerate() {
        let ahead = sorted[at + 1..].iter().take(COMPARED);
        let near = ahead
            .take_while(|(_, other)| {
                word.initial == other.initial && other.letters <= word.letters + 1
            })
            .filter(|(_, other)| {
                (word.signature ^ other.signature).count_ones() <= 2
                    && edits_between(word.text, other.text, 1) == Some(1)
            });
        for (other_place, other) in near {
            tried += 1;
            if tried > TRIED {
                return found;
            }
            let Some(slip) = slip(context, word, other) else {
                continue;
            };
            let commoner = (other.times, *place) < (word.times, *other_place);
            let pair = if commoner || other.times == word.times && place < other_place {
                (*word, *other, slip)
            } else {
                (*other, *word, slip)
            };
            found.push(pair);
        }
    }
    found
}

fn word<'a>(text: &'a str, distinct: &DistinctWord) -> Option<Word<'a>> {
    if text.len() < SHORTEST || !is_spelled(text) {
        return None;
    }
    let mut letters = 0;
    let mut signature = 0;
    for letter in text.chars() {
        letters += 1;
        signature |= 1 << (u32::from(letter) & 31);
    }
    (letters >= SHORTEST).then_some(Word {
        text,
        hash: distinct.hash,
        times: distinct.times,
        initial: text.chars().next()?,
        letters,
        signature,
    })
}

/// What lies between two words that are one edit apart, if it is a slip of the pen and not two endings of a word.
fn slip(context: &ArticleContext<'_>, one: &Word<'_>, other: &Word<'_>) -> Option<Slip> {
    let is_near = !differ_in_ending(one.text, other.text) && !is_direction(one.text);
    let knows = |word: &str| {
        let near = context.registry().words().near(word);
        near.iter().any(|(_, edits)| *edits == 0)
    };
    (is_near && !knows(one.text) && !knows(other.text))
        .then(|| Slip::between(one.text, other.text, 1))
}
