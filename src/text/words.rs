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
    let mut at = 0usize;
    std::iter::from_fn(move || {
        let start = run_end(text, at, false);
        at = run_end(text, start, true);
        (start < at).then(|| Word {
            text: &text[start..at],
            range: TextRange::new(size(start), size(at)),
        })
    })
}

/// How often a word stands in a text, in these very letters. Takes less time than to read the words.
pub fn count_word(text: &str, word: &str) -> usize {
    let is_whole = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let behind = text[at + word.len()..].chars().next();
        !before.is_some_and(is_word_char) && !behind.is_some_and(is_word_char)
    };
    if word.is_empty() {
        return 0;
    }
    let places = memchr::memmem::find_iter(text.as_bytes(), word);
    places.filter(is_whole).count()
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

/// What a byte says of its character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It belongs to a word.
    Inside,
    /// It stands between words.
    Between,
    /// It is a part of a character outside of ASCII.
    Wide,
}

/// The kinds of all bytes: a table, because every byte of every article is looked up here.
const KINDS: [Kind; 256] = {
    let mut table = [Kind::Wide; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        table[byte as usize] = match byte.is_ascii_alphanumeric() {
            true => Kind::Inside,
            false => Kind::Between,
        };
        byte += 1;
    }
    table
};

/// Where the characters end, from `at` on, that all belong to words, or all do not.
#[inline]
fn run_end(text: &str, mut at: usize, inside: bool) -> usize {
    let wanted = if inside { Kind::Inside } else { Kind::Between };
    loop {
        let mut rest = text.as_bytes()[at..].iter();
        let Some(length) = rest.position(|byte| KINDS[usize::from(*byte)] != wanted) else {
            return text.len();
        };
        at += length;
        let wide = text[at..].chars().next().filter(|char| !char.is_ascii());
        match wide {
            Some(char) if is_word_char(char) == inside => at += char.len_utf8(),
            _ => return at,
        }
    }
}

fn is_word_char(char: char) -> bool {
    char.is_alphanumeric()
        || unicode_normalization::char::is_combining_mark(char)
        || matches!(char, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
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
    fn whole_words_are_counted() {
        let text = "Bhamo, Bhamos, Bahmo-Bhamo; Bhamo\u{301} éBhamo";
        assert_eq!(count_word(text, "Bhamo"), 2);
        assert_eq!(count_word("", "Bhamo"), 0);
        let all = texts(text);
        for word in ["Bhamo", "Bhamos", "Bahmo", "Bham", "éBhamo"] {
            let times = all.iter().filter(|other| **other == word).count();
            assert_eq!(count_word(text, word), times, "{word}");
        }
    }

    #[test]
    fn ranges_are_bytes() {
        let ranges: Vec<_> = words("é ab")
            .map(|word| (u32::from(word.range.start()), u32::from(word.range.end())))
            .collect();
        assert_eq!(ranges, [(0, 2), (3, 5)]);
    }
}
