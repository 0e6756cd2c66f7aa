//! Words of a text.

use super::{TextRange, TextSize, size};
use unicode_script::{Script, UnicodeScript};

/// One word: a longest run of letters, digits and marks. Hyphens and apostrophes part words, so that a name is found in
/// `Kachin-led` and in `Myanmar's`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// Its text, as it stands.
    pub text: &'a str,
    /// Where it stands, in bytes.
    pub range: TextRange,
}

/// The words of `text` in order. Takes time linear in the text.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let bytes = text.as_bytes();
    let mut at = 0usize;
    std::iter::from_fn(move || {
        while !starts_word(text, at)? {
            at += char_width(bytes[at]);
        }
        let start = at;
        while starts_word(text, at) == Some(true) {
            at += char_width(bytes[at]);
        }
        let range = TextRange::new(size(start), size(at));
        Some(Word {
            text: &text[start..at],
            range,
        })
    })
}

/// The word at an offset (bytes) of `text`: the one that starts there or goes on, else the one that ends there. In a run
/// of letters that mixes scripts with and without spaces between words, the part in the same kind of script.
pub fn word_at(text: &str, offset: TextSize) -> Option<TextRange> {
    let at = text.floor_char_boundary(usize::from(offset).min(text.len()));
    let (before, after) = text.split_at(at);
    let last = before
        .chars()
        .next_back()
        .filter(|char| is_word_char(*char));
    let next = after.chars().next().filter(|char| is_word_char(*char));
    // A mark or joiner is of the script of the letter before it.
    let letter = |char: &char| char.is_alphanumeric();
    let script = match next {
        Some(next) if letter(&next) => is_unspaced(next),
        _ => {
            last.or(next)?;
            let letters = before.chars().rev().take_while(|char| is_word_char(*char));
            is_unspaced(letters.clone().find(letter).or(next).or(last)?)
        }
    };
    let same = |char: &char| is_word_char(*char) && (!letter(char) || is_unspaced(*char) == script);
    let start: usize = before
        .chars()
        .rev()
        .take_while(same)
        .map(char::len_utf8)
        .sum();
    let end: usize = after.chars().take_while(same).map(char::len_utf8).sum();
    Some(TextRange::new(size(at - start), size(at + end)))
}

/// Whether a character belongs to a script that is written without spaces between words, so that a name can start and
/// end inside a run of letters.
pub fn is_unspaced(char: char) -> bool {
    char >= '\u{e00}'
        && matches!(
            char.script(),
            Script::Myanmar
                | Script::Thai
                | Script::Lao
                | Script::Khmer
                | Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Tibetan
                | Script::Tai_Le
                | Script::New_Tai_Lue
                | Script::Tai_Tham
        )
}

/// The letters and digits among the bytes: a table, because every byte of every article is looked up here.
const WORD_BYTES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// Whether the character at `at` belongs to a word; `None` at the end of the text.
#[inline]
fn starts_word(text: &str, at: usize) -> Option<bool> {
    let byte = *text.as_bytes().get(at)?;
    if byte < 0x80 {
        return Some(WORD_BYTES[usize::from(byte)]);
    }
    text[at..].chars().next().map(is_word_char)
}

fn is_word_char(char: char) -> bool {
    char.is_alphanumeric()
        || unicode_normalization::char::is_combining_mark(char)
        || matches!(char, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

#[inline]
fn char_width(byte: u8) -> usize {
    match byte {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        words(text).map(|word| word.text).collect()
    }

    #[test]
    fn hyphens_apostrophes_and_points_part_words() {
        assert_eq!(
            texts("Myanmar's Kachin-led U.N. talks"),
            ["Myanmar", "s", "Kachin", "led", "U", "N", "talks"]
        );
    }

    #[test]
    fn marks_and_soft_hyphens_stay_inside() {
        assert_eq!(texts("Wałęsa, Sha\u{ad}baab"), ["Wałęsa", "Sha\u{ad}baab"]);
        assert_eq!(texts("ကချင်ပြည်နယ်"), ["ကချင်ပြည်နယ်"]);
    }

    #[test]
    fn the_word_at_a_place_is_of_one_kind_of_script() {
        let at = |text: &'static str, place: &str| {
            let offset = size(text.find(place).expect("the place"));
            word_at(text, offset).map(|range| &text[range])
        };
        assert_eq!(at("in Bhamo.", "hamo"), Some("Bhamo"));
        assert_eq!(at("in Bhamo.", "."), Some("Bhamo"));
        assert_eq!(at("in (Bhamo)", "("), None);
        assert_eq!(at("", ""), None);
        assert_eq!(at("在Bhamo的军队。", "amo"), Some("Bhamo"));
        assert_eq!(at("在Bhamo的军队。", "军"), Some("的军队"));
        assert_eq!(at("Wałe\u{301}sa", "\u{301}"), Some("Wałe\u{301}sa"));
    }

    #[test]
    fn ranges_are_bytes() {
        let ranges: Vec<_> = words("é ab")
            .map(|word| (u32::from(word.range.start()), u32::from(word.range.end())))
            .collect();
        assert_eq!(ranges, [(0, 2), (3, 5)]);
    }
}
