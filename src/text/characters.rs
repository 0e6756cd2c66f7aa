//! Characters as readers see them: what is drawn as one must not be cut.
//!
//! A short form of the rules of Unicode's annex 29 for extended grapheme clusters: marks, joiners, stacked consonants,
//! flags, Korean syllables and emoji that are joined or coloured.

use super::{TextRange, size};

/// The smallest range that holds `range` (bytes of `text`) and cuts no character as readers see it. An empty range
/// inside of one becomes that character; between two it stays empty.
pub fn whole_characters(text: &str, range: TextRange) -> TextRange {
    let clamp = |offset: usize| text.floor_char_boundary(offset.min(text.len()));
    let mut start = clamp(range.start().into());
    let mut end = clamp(range.end().into());
    while let Some(char) = text[..start].chars().next_back()
        && is_inside(text, start)
    {
        start -= char.len_utf8();
    }
    while let Some(char) = text[end..].chars().next()
        && is_inside(text, end)
    {
        end += char.len_utf8();
    }
    TextRange::new(size(start), size(end))
}

/// Whether an offset lies inside of what readers see as one character.
fn is_inside(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next())
    else {
        return false;
    };
    if before.is_ascii() && after.is_ascii() {
        return before == '\r' && after == '\n';
    }
    if before.is_control() || after.is_control() {
        return false;
    }
    extends(after)
        || stacks(before) && after.is_alphabetic()
        || before == '\u{200d}' && is_pictograph(after)
        || is_flag_letter(after) && has_odd_flag_letters(&text[..at])
        || is_korean(before) && matches!(after, '\u{1160}'..='\u{11ff}')
}

/// Whether a character belongs to the one before it.
fn extends(char: char) -> bool {
    unicode_normalization::char::is_combining_mark(char)
        || matches!(
            char,
            '\u{200c}' | '\u{200d}' | '\u{e33}' | '\u{eb3}' | '\u{ff9e}' | '\u{ff9f}'
                | '\u{1f3fb}'..='\u{1f3ff}'
                | '\u{e0020}'..='\u{e007f}'
        )
}

/// Whether a mark joins the consonant behind it to the one before.
fn stacks(char: char) -> bool {
    matches!(
        char,
        '\u{94d}'
            | '\u{9cd}'
            | '\u{acd}'
            | '\u{b4d}'
            | '\u{c4d}'
            | '\u{d4d}'
            | '\u{1039}'
            | '\u{17d2}'
            | '\u{1a60}'
    )
}

fn is_pictograph(char: char) -> bool {
    matches!(char, '\u{a9}' | '\u{ae}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

fn is_flag_letter(char: char) -> bool {
    matches!(char, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether a text ends with an odd number of the letters of which two are a flag.
fn has_odd_flag_letters(text: &str) -> bool {
    let letters = text.chars().rev().take_while(|char| is_flag_letter(*char));
    letters.count() % 2 == 1
}

fn is_korean(char: char) -> bool {
    matches!(char, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The characters of a text as readers see them.
    fn seen(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        let mut at = 0;
        while let Some(char) = text[at..].chars().next() {
            let range = TextRange::new(size(at), size(at + char.len_utf8()));
            let whole = whole_characters(text, range);
            found.push(&text[whole]);
            at = usize::from(whole.end());
        }
        found
    }

    #[test]
    fn marks_and_stacked_consonants_stay_with_their_letters() {
        assert_eq!(seen("Wałe\u{301}sa"), ["W", "a", "ł", "e\u{301}", "s", "a"]);
        assert_eq!(seen("ကချင်"), ["က", "ချ", "င်"]);
        assert_eq!(seen("မန္တလေး"), ["မ", "န္တ", "လေး"]);
        assert_eq!(seen("กำลัง"), ["กำ", "ลั", "ง"]);
        assert_eq!(seen("克钦"), ["克", "钦"]);
        assert_eq!(seen("שָׁלוֹם"), ["שָׁ", "ל", "וֹ", "ם"]);
    }

    #[test]
    fn emoji_flags_and_line_ends() {
        assert_eq!(seen("👩‍🚀🚁👍🏽"), ["👩‍🚀", "🚁", "👍🏽"]);
        assert_eq!(seen("🇲🇲🇹🇭"), ["🇲🇲", "🇹🇭"]);
        assert_eq!(seen("a\r\n\u{301}b"), ["a", "\r\n", "\u{301}", "b"]);
    }

    #[test]
    fn a_cut_character_is_made_whole_and_an_empty_range_between_two_stays() {
        let text = "e\u{301}x";
        let whole = |start: u32, end: u32| {
            let range = whole_characters(text, TextRange::new(start.into(), end.into()));
            (u32::from(range.start()), u32::from(range.end()))
        };
        assert_eq!(whole(1, 1), (0, 3));
        assert_eq!(whole(3, 3), (3, 3));
        assert_eq!(whole(2, 9), (0, 4));
    }
}
