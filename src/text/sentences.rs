//! Sentences of a text.

use std::ops::Range;

/// How far from a place the ends of its sentence are looked for, in bytes: a text without sentences takes no longer.
const REACH: usize = 1_000;

/// Short forms whose point ends no sentence, in lower case.
const SHORT_FORMS: &[&str] = &[
    "adm", "apr", "aug", "brig", "capt", "cmdr", "co", "col", "corp", "dec", "dr", "etc", "feb",
    "fri", "ft", "gen", "gov", "hon", "inc", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar",
    "messrs", "mon", "mr", "mrs", "ms", "mt", "no", "nov", "oct", "pfc", "pres", "prof", "pvt",
    "rep", "rev", "sat", "sen", "sep", "sept", "sgt", "sr", "st", "sun", "thu", "thur", "thurs",
    "tue", "tues", "vs", "wed", "weds",
];

/// The sentence of a text that holds a place, without the space around it. `at` and the result are in bytes.
///
/// A sentence ends with `.`, `!` or `?` before white space and a capital, a digit or a quotation mark, and at a blank
/// line. Where the point may belong to a short form (`U.N.`, `Feb.`) the sentence goes on. It is looked for within
/// 1,000 bytes on either side.
pub fn sentence_at(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let from = text.floor_char_boundary(at.saturating_sub(REACH));
    let to = text.floor_char_boundary((at + REACH).min(text.len()));
    let marks = |from: usize, to: usize| {
        let bytes = text.as_bytes()[from..to].iter().zip(from..to);
        bytes.filter_map(|(byte, at)| MARKS[usize::from(*byte)].then_some(at))
    };
    let start = marks(from, at)
        .rev()
        .filter_map(|at| boundary(text, at))
        .find_map(|(_, start)| (start <= at).then_some(start))
        .unwrap_or(from);
    let end = marks(at, to)
        .find_map(|at| boundary(text, at))
        .map_or(to, |(end, _)| end);
    let inside = &text[start..end];
    let start = start + (inside.len() - inside.trim_start().len());
    let end = start + text[start..end].trim_end().len();
    start..end
}

/// The bytes with which the characters begin that may end a sentence: most characters are passed over by a look at them.
const MARKS: [bool; 256] = {
    let mut table = [false; 256];
    let marks = ['.', '!', '?', '\n', '。', '！', '？', '။', '।', '۔', '؟'];
    let mut at = 0;
    while at < marks.len() {
        let mut bytes = [0; 4];
        marks[at].encode_utf8(&mut bytes);
        table[bytes[0] as usize] = true;
        at += 1;
    }
    table
};

/// Where a sentence ends and where the next one starts, if the character at `at` ends one.
fn boundary(text: &str, at: usize) -> Option<(usize, usize)> {
    let mark = text[at..].chars().next()?;
    let behind = &text[at + mark.len_utf8()..];
    if mark == '\n' {
        let rest = behind.trim_start_matches([' ', '\t', '\r']);
        return rest
            .starts_with('\n')
            .then(|| (at, text.len() - rest.len()));
    }
    if matches!(mark, '。' | '！' | '？' | '။' | '।' | '۔' | '؟') {
        // Other scripts have marks that nothing but a sentence ends with.
        let closed =
            behind.trim_start_matches(['"', '\u{201d}', '\u{2019}', '\u{bb}', '」', '』', ')']);
        let end = text.len() - closed.len();
        return Some((end, text.len() - closed.trim_start().len()));
    }
    if !matches!(mark, '.' | '!' | '?') {
        return None;
    }
    let closed = behind.trim_start_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']']);
    let rest = closed.trim_start();
    let starts = rest.chars().next().is_some_and(|next| {
        next.is_uppercase()
            || next.is_ascii_digit()
            || matches!(next, '"' | '\'' | '\u{201c}' | '\u{2018}' | '(' | '[')
    });
    if rest.len() == closed.len() || !starts || mark == '.' && is_short_form(&text[..at]) {
        return None;
    }
    Some((text.len() - closed.len(), text.len() - rest.len()))
}

/// Whether the word before a point is one that is shortened.
fn is_short_form(before: &str) -> bool {
    let word = before
        .rsplit(|char: char| !char.is_alphanumeric() && char != '.')
        .next()
        .unwrap_or("");
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial || word.contains('.') || SHORT_FORMS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str, word: &str) -> String {
        let at = text.find(word).expect(word);
        text[sentence_at(text, at)].to_owned()
    }

    #[test]
    fn a_sentence_ends_before_a_capital() {
        let text = "They met. \"We agreed,\" he said! Nobody, he added, left early.";
        assert_eq!(sentence(text, "met"), "They met.");
        assert_eq!(sentence(text, "agreed"), "\"We agreed,\" he said!");
        assert_eq!(sentence(text, "left"), "Nobody, he added, left early.");
    }

    #[test]
    fn short_forms_and_figures_end_none() {
        let text = "On Feb. 9 the U.N. envoy met Gen. J. Gun Maw for 2.5 hours. He left.";
        assert_eq!(sentence(text, "envoy"), text.replace(" He left.", ""));
        assert_eq!(sentence(text, "left"), "He left.");
    }

    #[test]
    fn full_stops_of_other_scripts_end_sentences() {
        let text = "克钦军说：“我们撤退了。”他们没有回来。ကချင်။ ရန်ကုန်။";
        assert_eq!(sentence(text, "撤退"), "克钦军说：“我们撤退了。”");
        assert_eq!(sentence(text, "回来"), "他们没有回来。");
        assert_eq!(sentence(text, "ရန်"), "ရန်ကုန်။");
    }

    #[test]
    fn any_place_of_any_text_has_a_sentence() {
        for text in ["", ".", ". ", "é. É", "\n\n", "a.\n\nb"] {
            for at in 0..text.len() + 2 {
                assert!(text.get(sentence_at(text, at)).is_some(), "{text:?} {at}");
            }
        }
    }
}
