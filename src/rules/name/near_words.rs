//! Capitalised words of one article that are nearly the same.

use super::near_forms::{is_covered, is_searched, is_spelled, known_spans};
use super::slip::{Slip, differ_in_ending, is_direction};
use crate::rules::context::ArticleContext;
use crate::text::TextRange;
use rustc_hash::FxHashMap;

/// The fewest letters of a word that is compared.
const SHORTEST: usize = 5;

/// How many words with one initial and about one length are compared with one another; articles have far fewer.
const COMPARED: usize = 1_000;

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
    let known = known_spans(context);
    let mut places: FxHashMap<u64, Option<usize>> = FxHashMap::default();
    let mut distinct: Vec<Word<'a>> = Vec::new();
    for_each_word(context, &known, |hash, range| match places.get(&hash) {
        Some(Some(at)) => distinct[*at].times += 1,
        Some(None) => {}
        None => {
            let word = word(context.text(range), hash);
            places.insert(hash, word.map(|_| distinct.len()));
            distinct.extend(word);
        }
    });
    let order = |word: &Word<'_>| (word.initial, word.letters);
    let mut sorted: Vec<(usize, Word<'a>)> = distinct.into_iter().enumerate().collect();
    sorted.sort_by_key(|(place, word)| (order(word), *place));
    let mut found = Vec::new();
    for (at, (place, word)) in sorted.iter().enumerate() {
        let ahead = sorted[at + 1..].iter().take(COMPARED);
        let near = ahead
            .take_while(|(_, other)| {
                word.initial == other.initial && other.letters <= word.letters + 1
            })
            .filter(|(_, other)| (word.signature ^ other.signature).count_ones() <= 2);
        for (other_place, other) in near {
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

/// Calls back for the hash and the place (in bytes of the file) of every capitalised word that is neither quoted nor a
/// part of a name that the registry has.
pub(super) fn for_each_word(
    context: &ArticleContext<'_>,
    known: &[TextRange],
    mut each: impl FnMut(u64, TextRange),
) {
    for (block, placed) in (0u32..).zip(&context.article.blocks) {
        if !is_searched(placed) {
            continue;
        }
        for capital in &placed.analysis.capitals {
            let range = capital.range + placed.start;
            if !is_covered(known, range) && !context.is_quoted(block, range) {
                each(capital.hash, range);
            }
        }
    }
}

fn word(text: &str, hash: u64) -> Option<Word<'_>> {
    if !is_spelled(text) {
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
        hash,
        times: 1,
        initial: text.chars().next()?,
        letters,
        signature,
    })
}

/// What lies between two words, if it is one slip of the pen and not two endings of a word.
fn slip(context: &ArticleContext<'_>, one: &Word<'_>, other: &Word<'_>) -> Option<Slip> {
    let edits = strsim::osa_distance(one.text, other.text);
    let is_near = edits == 1 && !differ_in_ending(one.text, other.text) && !is_direction(one.text);
    let knows = |word: &str| {
        let near = context.registry().words().near(word);
        near.iter().any(|(_, edits)| *edits == 0)
    };
    (is_near && !knows(one.text) && !knows(other.text))
        .then(|| Slip::between(one.text, other.text, edits))
}
