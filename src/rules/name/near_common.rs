//! Words of an article that no other one has, nearly the same as a word that many have.

use super::capital_words::{CapitalWords, DistinctWord, capital_words, in_small_letters};
use super::near_forms::{is_spelled, opens_sentence};
use super::shared_word::{Place, is_slip_beside, places};
use super::slip::{Slip, differ_in_ending, is_direction, same_initial};
use crate::registry::NameIndex;
use crate::rules::context::ArticleContext;
use crate::text::TextRange;

/// The fewest letters of a word that is compared without a word beside it.
const LONE: usize = 6;

/// In how many other articles a word stands that a lone slip is taken for.
const WELL_KNOWN: usize = 20;

/// Up to how many articles are counted.
const COUNTED: usize = 10_000;

/// In how many other articles a rare word stands at most.
const RARE: usize = 1_000;

/// How many places of a word are asked for the word beside it.
const ASKED: usize = 100;

/// A word that was likely meant to be another one.
#[derive(Debug)]
pub(in crate::rules) struct RareWord {
    /// Its places.
    pub(in crate::rules) places: Vec<Place>,
    /// The word that many other articles have.
    pub(in crate::rules) right: String,
    /// What lies between the two.
    pub(super) slip: Slip,
    /// How many other articles have that word; with the one beside it, where that tells.
    pub(in crate::rules) articles: usize,
    /// How many other articles have the rare word.
    pub(in crate::rules) elsewhere: usize,
    /// The word beside it, which tells, in bytes of the file.
    pub(in crate::rules) beside: Option<TextRange>,
}

/// The rare words of an article that are one slip away from a common word of the corpus, by their first place. Words that
/// the registry has, that the article writes in both ways, or that many other articles have are none. They are looked up
/// once for an article.
pub(in crate::rules) fn rare_words<'a>(context: &ArticleContext<'a>) -> &'a [RareWord] {
    context.gathered.words.rare.get_or_init(|| {
        if !context.corpus.has_common_words() {
            return Vec::new();
        }
        let words = capital_words(context);
        let distinct = words.distinct().iter();
        distinct
            .filter_map(|word| likely_slip(context, words, word))
            .collect()
    })
}

/// What a word was likely meant to be, if that is one word.
fn likely_slip(
    context: &ArticleContext<'_>,
    words: &CapitalWords,
    distinct: &DistinctWord,
) -> Option<RareWord> {
    let word = context.text(distinct.range);
    if word.len() < 5 || !is_spelled(word) {
        return None;
    }
    let near = context.corpus.common_words_near(word);
    let is_common = near.iter().any(|(_, edits)| *edits == 0);
    if near.len() == usize::from(is_common) || is_direction(word) {
        return None;
    }
    let registered = context.registry().words().near(word);
    let corpus = context.corpus;
    let elsewhere = corpus.articles_holding(distinct.hash, context.file, RARE + 1);
    let is_rare = elsewhere <= RARE && !(is_common && elsewhere == 0);
    if !is_rare || registered.iter().any(|(_, edits)| *edits == 0) {
        return None;
    }
    let likely = near.into_iter().filter(|(right, edits)| {
        *edits == 1
            && same_initial(word, right)
            && !differ_in_ending(word, right)
            && !words.holds(NameIndex::word_hash(right))
    });
    let mut rare = likely.filter_map(|(right, edits)| {
        let slip = Slip::between(word, right, edits);
        let rare = rare_word(context, distinct.hash, word, right, slip)?;
        Some(RareWord { elsewhere, ..rare })
    });
    // One that could be two words is neither.
    let first = rare.next()?;
    rare.next().is_none().then_some(first)
}

fn rare_word(
    context: &ArticleContext<'_>,
    hash: u64,
    word: &str,
    right: &str,
    slip: Slip,
) -> Option<RareWord> {
    let corpus = context.corpus;
    let right_hash = NameIndex::word_hash(right);
    let articles = corpus.articles_holding(right_hash, context.file, COUNTED);
    let letters = word.chars().count().min(right.chars().count());
    let mut places = places(context, hash);
    for at in 0..places.len().min(ASKED) {
        let place = places[at];
        for (beside, range) in [place.before, place.behind].into_iter().flatten() {
            if !is_slip_beside(slip, letters) {
                continue;
            }
            let both = corpus.articles_holding_both(right_hash, beside, context.file);
            let with = corpus.articles_holding(beside, context.file, COUNTED);
            // The word beside it stands where the common word stands, and is not simply everywhere.
            let is_told = both >= 5 && both * 10 >= articles * 6 && with <= articles * 3;
            if is_told && !in_small_letters(context, word) {
                places.swap(0, at);
                places[0].form = place.word.cover(range);
                let beside = Some(range);
                return Some(RareWord {
                    elsewhere: 0,
                    places,
                    right: right.to_owned(),
                    slip,
                    articles: both,
                    beside,
                });
            }
        }
    }
    let is_likely = match slip {
        Slip::Swapped => letters >= LONE,
        Slip::Sound | Slip::Missing => letters > LONE + 1,
        Slip::Consonant | Slip::Several => false,
    };
    let text: &str = &context.article.input.text;
    let is_alone = |place: &Place| {
        let block = context.block_at(place.word);
        place.before.is_none()
            && place.behind.is_none()
            && block.is_some_and(|block| context.is_running_text(block))
            && !opens_sentence(text, place.word.start())
    };
    (is_likely
        && articles >= WELL_KNOWN
        && places.len() < 3
        && places.iter().all(is_alone)
        && !in_small_letters(context, word))
    .then_some(RareWord {
        elsewhere: 0,
        places,
        right: right.to_owned(),
        slip,
        articles,
        beside: None,
    })
}
