//! How two spellings differ: as slips do, or as two names do.

use crate::text::fold_loose;

/// What lies between two words that are nearly the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    /// Two neighbouring letters stand in the other order. Hardly ever two names.
    Swapped,
    /// One vowel, or one of two equal letters, is missing or too many, or a vowel stands for another one: as in two ways
    /// to write a foreign name.
    Sound,
    /// Another letter is missing or too many.
    Missing,
    /// A consonant stands for another letter. Often two names.
    Consonant,
    /// More than one of these.
    Several,
}

impl Slip {
    /// What lies between two words that differ in `edits` letters. Case and diacritics do not count.
    pub(super) fn between(one: &str, other: &str, edits: usize) -> Self {
        if edits != 1 {
            return Self::Several;
        }
        let plain = |word: &str| fold_loose(word).to_lowercase();
        let (one, other) = (plain(one), plain(other));
        let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
        if one.len() != other.len() {
            let (short, long) = if one.len() < other.len() {
                (&one, &other)
            } else {
                (&other, &one)
            };
            let at = short.iter().zip(long).take_while(|(a, b)| a == b).count();
            let extra = long[at];
            let is_doubled = at > 0 && long[at - 1] == extra;
            return if is_doubled || is_vowel(extra) {
                Self::Sound
            } else {
                Self::Missing
            };
        }
        let mut different = one.iter().zip(&other).filter(|(one, other)| one != other);
        match (different.next(), different.next()) {
            (_, Some(_)) => Self::Swapped,
            (Some((one, other)), None) if is_vowel(*one) && is_vowel(*other) => Self::Sound,
            _ => Self::Consonant,
        }
    }

    /// The words for it, between the wrong form and the right one.
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Swapped => "swaps two letters of",
            Self::Sound | Self::Missing | Self::Consonant => "is one letter off",
            Self::Several => "is two letters off",
        }
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Whether two words start with the same letter. Slips seldom touch the first one; other names often differ there.
pub(super) fn same_initial(one: &str, other: &str) -> bool {
    let initial = |word: &str| {
        word.chars()
            .next()
            .map(|char| char.to_lowercase().to_string())
    };
    initial(one) == initial(other)
}

/// Whether a word is one of those that tell two places apart.
pub(super) fn is_direction(word: &str) -> bool {
    const SIDES: &[&str] = &["north", "south", "east", "west"];
    let word = word.to_lowercase();
    let word = word.strip_suffix("ern").unwrap_or(&word);
    let rest = SIDES.iter().find_map(|side| word.strip_prefix(side));
    rest.is_some_and(|rest| rest.is_empty() || SIDES.contains(&rest))
}

/// Whether two words differ in their ending alone, as a country and its people do: Syria, Syrian; Kachin, Kachins.
pub(super) fn differ_in_ending(one: &str, other: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "", "a", "al", "an", "anos", "ans", "as", "e", "ed", "en", "ens", "er", "ers", "es", "ese",
        "h", "i", "ia", "ian", "ians", "ic", "ies", "in", "ing", "is", "ish", "ism", "ist", "ists",
        "n", "ns", "o", "or", "os", "s", "um", "us", "y",
    ];
    let shared: usize = one
        .chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other)
        .map(|(char, _)| char.len_utf8())
        .sum();
    let (one_tail, other_tail) = (&one[shared..], &other[shared..]);
    if one[..shared].chars().count() < 3 {
        return false;
    }
    one_tail.is_empty()
        || other_tail.is_empty()
        || ENDINGS.contains(&one_tail) && ENDINGS.contains(&other_tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_apart() {
        for (one, other, edits, slip) in [
            ("Bahmo", "Bhamo", 1, Slip::Swapped),
            ("Bhamo", "Bhammo", 1, Slip::Sound),
            ("Bajur", "Bajaur", 1, Slip::Sound),
            ("Vietam", "Vietnam", 1, Slip::Missing),
            ("Srinigar", "Srinagar", 1, Slip::Sound),
            ("Bogata", "Bogotá", 1, Slip::Sound),
            ("Gum", "Gun", 1, Slip::Consonant),
            ("Miytkyna", "Myitkyina", 2, Slip::Several),
        ] {
            assert_eq!(Slip::between(one, other, edits), slip, "{one} {other}");
        }
    }

    #[test]
    fn a_country_and_its_people_differ_in_the_ending() {
        for (one, other) in [
            ("Syria", "Syrian"),
            ("Kachin", "Kachins"),
            ("Pakistan", "Pakistani"),
            ("Mauritius", "Mauritian"),
            ("German", "Germany"),
        ] {
            assert!(differ_in_ending(one, other), "{one} {other}");
            assert!(differ_in_ending(other, one), "{other} {one}");
        }
        assert!(is_direction("Southwest") && is_direction("Northern") && !is_direction("Easter"));
        assert!(!differ_in_ending("Bahmo", "Bhamo"));
        assert!(!differ_in_ending("Hliang", "Hlaing"));
    }
}
