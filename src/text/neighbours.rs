//! Words that are one or two edits away, without comparing all pairs.

use super::fold_loose;
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::Hasher;

/// How many letters of a word its deletions are made of. Two words of few edits have a deletion of their starts in
/// common, and a start has fewer deletions than a long word.
const START: usize = 7;

/// A set of words, by which those near to another word are found.
///
/// Every word is listed under each text that is left of its start when one letter is deleted, of a long word also two.
/// Words that are near share such a text, so that a look-up takes the time of a few dozen steps, however many words
/// there are. A word takes about 12 bytes for each of its deletions (nine of an eight letter word's first seven, or 29).
#[derive(Debug, Default)]
pub struct Neighbours {
    /// The words, one behind the other.
    text: String,
    /// Where each word starts in `text`; one more than words.
    starts: Vec<u32>,
    /// Where the deletions of each bucket start in `keys`; one more than buckets.
    buckets: Vec<u32>,
    /// The hash of a deletion and the word, sorted by the hash's bucket.
    keys: Vec<(u32, u32)>,
}

impl Neighbours {
    /// Lists distinct words. Those of fewer than three letters have no neighbours.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut set = Self::default();
        let mut seen: FxHashSet<&'a str> = FxHashSet::default();
        let mut keys: Vec<(u32, u32)> = Vec::new();
        for word in words {
            if !seen.insert(word) {
                continue;
            }
            let place = u32::try_from(set.starts.len()).unwrap_or(u32::MAX);
            set.starts
                .push(u32::try_from(set.text.len()).unwrap_or(u32::MAX));
            set.text.push_str(word);
            deletions(&compared(word), |hash| keys.push((hash, place)));
        }
        set.starts
            .push(u32::try_from(set.text.len()).unwrap_or(u32::MAX));
        let count = keys.len().next_power_of_two().max(2);
        keys.sort_unstable();
        keys.dedup();
        set.buckets = Vec::with_capacity(count + 1);
        let mut at = 0;
        for bucket in 0..count {
            set.buckets.push(u32::try_from(at).unwrap_or(u32::MAX));
            while keys
                .get(at)
                .is_some_and(|(hash, _)| bucket_of(*hash, count) == bucket)
            {
                at += 1;
            }
        }
        set.buckets.push(u32::try_from(at).unwrap_or(u32::MAX));
        keys.shrink_to_fit();
        set.keys = keys;
        set
    }

    /// The words at most [`most_edits`] away from `word`, in the order in which they were given, and how many edits
    /// each is away; the word itself, in whatever case and with whatever diacritics, is 0 away. An edit puts in, leaves
    /// out or replaces a letter, or swaps two neighbouring ones.
    pub fn near(&self, word: &str) -> Vec<(&str, usize)> {
        let mut places: Vec<u32> = Vec::new();
        if self.keys.is_empty() {
            return Vec::new();
        }
        let word = compared(word);
        let count = self.buckets.len() - 1;
        deletions(&word, |hash| {
            let bucket = bucket_of(hash, count);
            let keys = &self.keys[self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize];
            places.extend(
                keys.iter()
                    .filter(|(key, _)| *key == hash)
                    .map(|(_, place)| *place),
            );
        });
        if places.is_empty() {
            return Vec::new();
        }
        places.sort_unstable();
        places.dedup();
        let length = word.chars().count();
        let near = places.into_iter().filter_map(|place| {
            let other = self.word(place);
            let compared = compared(other);
            let most = most_edits(length.min(compared.chars().count()));
            let edits = strsim::osa_distance(&compared, &word);
            (edits <= most).then_some((other, edits))
        });
        near.collect()
    }

    fn word(&self, place: u32) -> &str {
        let place = place as usize;
        &self.text[self.starts[place] as usize..self.starts[place + 1] as usize]
    }
}

/// How many edits may lie between two words, by the number of letters of the shorter one, so that they look alike: none
/// under three, one up to seven, then two.
pub fn most_edits(letters: usize) -> usize {
    match letters {
        0..3 => 0,
        3..8 => 1,
        _ => 2,
    }
}

/// The form in which words are compared: without diacritics and case.
fn compared(word: &str) -> String {
    let mut word = fold_loose(word).into_owned();
    if word.is_ascii() {
        word.make_ascii_lowercase();
        word
    } else {
        word.to_lowercase()
    }
}

fn bucket_of(hash: u32, count: usize) -> usize {
    // The upper bits: sorted hashes are sorted buckets too.
    ((u64::from(hash) * count as u64) >> 32) as usize
}

/// The hashes of a word's start with up to [`most_edits`] letters deleted.
fn deletions(word: &str, mut emit: impl FnMut(u32)) {
    let mut letters = ['\0'; START];
    let mut count = 0;
    let mut all = 0;
    for char in word.chars() {
        if count < START {
            letters[count] = char;
            count += 1;
        }
        all += 1;
    }
    let start = &letters[..count];
    let most = most_edits(all);
    emit(hash_without(start, usize::MAX, usize::MAX));
    if most == 0 {
        return;
    }
    for first in 0..count {
        emit(hash_without(start, first, usize::MAX));
        if most > 1 {
            for second in first + 1..count {
                emit(hash_without(start, first, second));
            }
        }
    }
}

fn hash_without(letters: &[char], first: usize, second: usize) -> u32 {
    let mut hasher = FxHasher::default();
    for (at, letter) in letters.iter().enumerate() {
        if at != first && at != second {
            hasher.write_u32(u32::from(*letter));
        }
    }
    (hasher.finish() >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 8] = [
        "Bhamo",
        "Hlaing",
        "Gun",
        "Myitkyina",
        "Naypyidaw",
        "Naypyitaw",
        "Wałęsa",
        "Organization",
    ];

    fn near<'a>(names: &'a Neighbours, word: &str) -> Vec<(&'a str, usize)> {
        names.near(word)
    }

    #[test]
    fn every_kind_of_edit_is_one() {
        let names = Neighbours::new(NAMES);
        assert_eq!(near(&names, "Bahmo"), [("Bhamo", 1)]);
        assert_eq!(near(&names, "Bhmo"), [("Bhamo", 1)]);
        assert_eq!(near(&names, "Bhammo"), [("Bhamo", 1)]);
        assert_eq!(near(&names, "Bhano"), [("Bhamo", 1)]);
        assert_eq!(near(&names, "Hliang"), [("Hlaing", 1)]);
        assert_eq!(near(&names, "Gum"), [("Gun", 1)]);
    }

    #[test]
    fn case_and_diacritics_are_no_edit() {
        let names = Neighbours::new(NAMES);
        assert_eq!(near(&names, "walesa"), [("Wałęsa", 0)]);
        assert_eq!(near(&names, "BHAMO"), [("Bhamo", 0)]);
    }

    #[test]
    fn only_long_words_may_be_two_edits_away() {
        let names = Neighbours::new(NAMES);
        assert_eq!(near(&names, "Mytkina"), []);
        assert_eq!(near(&names, "Myitkyna"), [("Myitkyina", 1)]);
        assert_eq!(near(&names, "Miytkyna"), [("Myitkyina", 2)]);
        assert_eq!(near(&names, "Bahm"), []);
        assert_eq!(
            near(&names, "Naypyidaw"),
            [("Naypyidaw", 0), ("Naypyitaw", 1)]
        );
    }

    #[test]
    fn edits_behind_the_start_are_found_too() {
        let names = Neighbours::new(NAMES);
        assert_eq!(near(&names, "Organisation"), [("Organization", 1)]);
        assert_eq!(near(&names, "Organizatoin"), [("Organization", 1)]);
        assert_eq!(near(&names, "Organizaton"), [("Organization", 1)]);
    }

    #[test]
    fn what_is_listed_agrees_with_a_comparison_of_all_pairs() {
        let words: Vec<String> = (0..400u32)
            .map(|number| {
                let letters = ["a", "b", "n", "o", "mi"];
                (0..3 + number % 8)
                    .map(|at| letters[(number.wrapping_mul(31 + at * at) >> at) as usize % 5])
                    .collect()
            })
            .collect();
        let distinct: std::collections::BTreeSet<&str> = words.iter().map(String::as_str).collect();
        let set = Neighbours::new(distinct.iter().copied());
        for word in &distinct {
            let wanted: Vec<(&str, usize)> = distinct
                .iter()
                .map(|other| (*other, strsim::osa_distance(word, other)))
                .filter(|(other, edits)| *edits <= most_edits(word.len().min(other.len())))
                .collect();
            assert_eq!(set.near(word), wanted, "{word}");
        }
    }

    #[test]
    fn no_words_have_no_neighbours() {
        assert_eq!(near(&Neighbours::new([]), "Bhamo"), []);
        assert_eq!(near(&Neighbours::new(NAMES), ""), []);
    }
}
