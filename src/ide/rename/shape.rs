//! A new name in the shape that the old one has in the text.

use crate::text::{fold, fold_loose, words};

/// `new` in the place of `text`, which is `form` as the copy has it: all in capitals where that is, without diacritics
/// where that has none of the form's, with its line breaks and odd spaces, and with the apostrophes of `article`. A word
/// that stays the same stays to the letter.
pub(super) fn reshaped(text: &str, form: &str, new: &str, article: &str) -> String {
    let folded = fold(text);
    let mut new = with_apostrophes_of(new, text, article);
    if folded != fold(form) {
        let is_capitals = text.contains(char::is_uppercase) && !text.contains(char::is_lowercase);
        if is_capitals && fold(form).to_uppercase() != *fold(form) {
            new = new.to_uppercase();
        }
        if fold_loose(form) != fold(form) && fold_loose(text) == folded {
            new = fold_loose(&new).into_owned();
        }
    }
    with_spaces_of(text, &new)
}

/// Typographic apostrophes in the place of plain ones, or the other way round: as the name has them in the text, or where
/// it has none, the article.
pub(in crate::ide) fn with_apostrophes_of(new: &str, text: &str, article: &str) -> String {
    // Most names have none, and articles may be long.
    if !new.contains(['\'', '’']) {
        return new.to_owned();
    }
    let is_typographic = match (text.contains('’'), text.contains('\'')) {
        (true, false) => true,
        (false, true) => false,
        _ => article.matches('’').count() > article.matches('\'').count(),
    };
    match is_typographic {
        true => new.replace('\'', "’"),
        false => new.replace('’', "'"),
    }
}

/// The spaces between the words of `text`, by their order, in the place of those of `new`, and its words where they are
/// the same.
fn with_spaces_of(text: &str, new: &str) -> String {
    let old_words: Vec<&str> = text
        .split(char::is_whitespace)
        .filter(|word| !word.is_empty())
        .collect();
    let mut spaces = text
        .split(|char: char| !char.is_whitespace())
        .filter(|space| !space.is_empty());
    let mut out = String::with_capacity(new.len());
    for (place, word) in new.split(' ').filter(|word| !word.is_empty()).enumerate() {
        if place > 0 {
            out.push_str(spaces.next().unwrap_or(" "));
        }
        match old_words.get(place) {
            Some(old) if fold(old) == fold(word) => out.push_str(old),
            _ => out.push_str(word),
        }
    }
    // A line break behind the last word that is left would be lost, and the lines with it.
    if let Some(break_left) = spaces.find(|space| space.contains('\n'))
        && words(&out).count() > 1
        && !out.contains('\n')
        && let Some(at) = out.rfind(' ')
    {
        out.replace_range(at..=at, break_left);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::reshaped;

    /// There, and back again.
    fn both_ways(text: &str, form: &str, new: &str) -> (String, String) {
        let there = reshaped(text, form, new, "It’s the army’s line.");
        let back = reshaped(&there, new, form, "It’s the army’s line.");
        (there, back)
    }

    #[test]
    fn a_name_keeps_its_shape_and_comes_back() {
        for (text, form, new, expected) in [
            ("Gun Maw", "Gun Maw", "Gum Maw", "Gum Maw"),
            ("GUN MAW", "Gun Maw", "Gum Maw", "GUM MAW"),
            ("KIO", "KIO", "KIC", "KIC"),
            ("KIO", "KIO", "Council", "Council"),
            ("Gun\nMaw", "Gun Maw", "Sumlut Maw", "Sumlut\nMaw"),
            (
                "Gun\u{a0}Maw",
                "Gun Maw",
                "Sumlut Gun Maw",
                "Sumlut\u{a0}Gun Maw",
            ),
            (
                "Lech Walesa",
                "Lech Wałęsa",
                "Lesław Wałęsa",
                "Leslaw Walesa",
            ),
            (
                "Lech Wałęsa",
                "Lech Wałęsa",
                "Lesław Wałęsa",
                "Lesław Wałęsa",
            ),
            ("Ta’ang army", "Ta'ang army", "De'ang army", "De’ang army"),
            ("Palaung", "Palaung", "Ta'ang", "Ta’ang"),
        ] {
            let (there, back) = both_ways(text, form, new);
            assert_eq!(there, expected, "{text} as {new}");
            assert_eq!(back, text, "{text} as {new}, and back");
        }
    }

    #[test]
    fn a_line_break_is_kept_while_there_is_a_space_for_it() {
        let (there, _) = both_ways(
            "Kachin Independence\nOrganization",
            "Kachin Independence Organization",
            "Kachin Council",
        );
        assert_eq!(there, "Kachin\nCouncil");
        let (there, _) = both_ways("Kachin\nCouncil", "Kachin Council", "Council");
        assert_eq!(there, "Council");
    }
}
