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
    words: WordList,
    /// The words in the form in which they are compared.
    compared: WordList,
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
            let place = u32::try_from(set.words.ends.len()).unwrap_or(u32::MAX);
            let compared = compared(word);
            deletions(&compared, |hash| keys.push((hash, place)));
            set.words.push(word);
            set.compared.push(&compared);
        }
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
            let other = self.compared.get(place);
            let most = most_edits(length.min(other.chars().count()));
            let edits = edits_between(other, &word, most)?;
            Some((self.words.get(place), edits))
        });
        near.collect()
    }
}

/// Words, one behind the other.
#[derive(Debug, Default)]
struct WordList {
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<u32>,
}

impl WordList {
    fn push(&mut self, word: &str) {
        self.text.push_str(word);
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.ends.push(end);
    }

    fn get(&self, place: u32) -> &str {
        let place = place as usize;
        let before = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[before as usize..self.ends[place] as usize]
    }
}

/// How many edits lie between two words, letter by letter, if those are `most` at most: a letter more or less, another
/// letter, or two neighbouring letters swapped.
pub fn edits_between(one: &str, other: &str, most: usize) -> Option<usize> {
    let within = |edits: usize| (edits <= most).then_some(edits);
    if !one.is_ascii() || !other.is_ascii() {
        return within(strsim::osa_distance(one, other));
    }
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    // What is left without the letters that they start and end with alike.
    let before = alike(one.bytes().zip(other.bytes()));
    let (one, other) = (&one[before..], &other[before..]);
    let behind = alike(one.bytes().rev().zip(other.bytes().rev()));
    let (one, other) = (&one[..one.len() - behind], &other[..other.len() - behind]);
    match (one.as_bytes(), other.as_bytes()) {
        ([], []) => Some(0),
        ([_], [_] | []) | ([], [_]) => within(1),
        ([a, b], [c, d]) if a == d && b == c => within(1),
        // An edit changes two letters at most.
        _ if most < 2 || (letters_in(one) ^ letters_in(other)).count_ones() as usize > 2 * most => {
            None
        }
        _ => within(strsim::osa_distance(one, other)),
    }
}

/// How many pairs of letters are alike before one is not.
fn alike(pairs: impl Iterator<Item = (u8, u8)>) -> usize {
    pairs.take_while(|(one, other)| one == other).count()
}

/// One bit for each letter of a word.
fn letters_in(word: &str) -> u32 {
    word.bytes()
        .fold(0, |bits, letter| bits | 1 << (letter & 31))
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
    let mut before = FxHasher::default();
    emit(hash_behind(&before, start));
    if most == 0 {
        return;
    }
    for first in 0..count {
        emit(hash_behind(&before, &start[first + 1..]));
        if most > 1 {
            let mut between = before.clone();
            for second in first + 1..count {
                emit(hash_behind(&between, &start[second + 1..]));
                between.write_u32(u32::from(start[second]));
            }
        }
        before.write_u32(u32::from(start[first]));
    }
}

/// The hash of the letters before some others and of these.
fn hash_behind(before: &FxHasher, letters: &[char]) -> u32 {
    let mut hasher = before.clone();
    for letter in letters {
        hasher.write_u32(u32::from(*letter));
    }
    (hasher.finish() >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_what_the_distance_says() {
        let words = [
            "Lindquist",
            "Lindqust",
            "Lindqiust",
            "Lindquis",
            "Lindquists",
            "Lindgvist",
            "Liindquist",
            "Indquist",
            "Lindquits",
            "Lnidquits",
            "Aabb",
            "Abab",
            "Abba",
            "Baab",
            "Aab",
            "Abb",
            "Zoë",
            "Zoé",
            "Zëo",
            "Ze",
            "",
        ];
        for one in words {
            for other in words {
                for most in 0..3 {
                    let distance = strsim::osa_distance(one, other);
                    let found = edits_between(one, other, most);
                    assert_eq!(
                        found,
                        (distance <= most).then_some(distance),
                        "{one} {other}"
                    );
                }
            }
        }
    }

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
