//! Whether a text spells out an acronym without introducing it in brackets.

use crate::text::words;

/// Words that an acronym may leave out.
const SMALL: &[&str] = &[
    "a", "against", "and", "at", "by", "da", "de", "del", "der", "des", "di", "do", "du", "for",
    "from", "in", "la", "le", "of", "on", "or", "the", "to", "und", "with",
];

/// Whether words in a row of `text` start with `letters`, in order; small words may stand between them. Of two letters,
/// both words have to start with capitals. Linear in the text for a given number of letters.
pub(super) fn is_spelled_out(text: &str, letters: &str) -> bool {
    let letters: Vec<char> = letters.chars().collect();
    let Some(first) = letters.first() else {
        return false;
    };
    let needs_capitals = letters.len() < 3;
    // The `s` of a possessive is a word of its own.
    let words: Vec<&str> = words(text)
        .map(|word| word.text)
        .filter(|word| *word != "s")
        .collect();
    (0..words.len())
        .filter(|start| starts_with(words[*start], *first, needs_capitals))
        .any(|start| spells(&words[start..], &letters, needs_capitals))
}

fn spells(words: &[&str], letters: &[char], needs_capitals: bool) -> bool {
    let mut letters = letters.iter().peekable();
    for word in words {
        let Some(letter) = letters.peek() else {
            return true;
        };
        if starts_with(word, **letter, needs_capitals) {
            letters.next();
        } else if !SMALL.contains(word) {
            return false;
        }
    }
    letters.peek().is_none()
}

/// Whether a word starts with a letter and is itself no acronym.
fn starts_with(word: &str, letter: char, needs_capital: bool) -> bool {
    let mut chars = word.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let fits = first == letter || !needs_capital && first.to_uppercase().eq([letter]);
    fits && chars.next().is_none_or(|second| !second.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_may_be_left_out() {
        let text = "The National League for Democracy won a seat.";
        assert!(is_spelled_out(text, "NLD"));
        assert!(!is_spelled_out(text, "NLS"));
        assert!(is_spelled_out(
            "the South West Africa People's Organization",
            "SWAPO"
        ));
    }

    #[test]
    fn words_without_capitals_spell_longer_acronyms_only() {
        assert!(is_spelled_out(
            "an improvised explosive device went off",
            "IED"
        ));
        assert!(!is_spelled_out("a rebel offer", "RO"));
    }

    #[test]
    fn an_acronym_does_not_spell_another() {
        assert!(!is_spelled_out("KIO NLD", "KN"));
    }
}
