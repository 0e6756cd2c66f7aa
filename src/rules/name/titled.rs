//! The title right before a name.

use crate::registry::is_title;
use crate::text::{TextRange, size, words};

/// How far before a name its title is looked for, in bytes.
const REACH: usize = 60;

/// Forms of address, which are no titles of an office.
const ADDRESS: &[&str] = &[
    "Daw", "Lady", "Lord", "Messrs", "Miss", "Mr", "Mrs", "Ms", "Sir", "U",
];

/// Words that are titles only in front of another one.
const FIRST_PARTS: &[&str] = &["Foreign"];

/// The title, and what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Title<'a> {
    /// The title's words, with the point of a short form.
    pub(super) text: &'a str,
    /// Its place in the text, in bytes.
    pub(super) range: TextRange,
    /// The word before it, where a space or a hyphen joins them.
    pub(super) before: Option<&'a str>,
}

impl Title<'_> {
    /// Whether it is a form of address such as `Mr.`
    pub(super) fn is_address(&self) -> bool {
        ADDRESS.contains(&self.text.trim_end_matches('.'))
    }
}

/// The title that ends right before a place (in bytes) of a text: `President`, `Lt. Gen.`, `Mr.`
pub(super) fn title_before(text: &str, at: usize) -> Option<Title<'_>> {
    let from = text.floor_char_boundary(at.saturating_sub(REACH));
    let before: Vec<_> = words(&text[from..at]).collect();
    let mut end = at;
    let mut start = None;
    for word in before.iter().rev() {
        let (from_word, to_word) = (
            from + usize::from(word.range.start()),
            from + usize::from(word.range.end()),
        );
        let between = &text[to_word..end];
        if !matches!(between, " " | ". ") || !is_title(word.text) {
            let is_joined = matches!(between, " " | "-");
            return title(text, start?, at, is_joined.then_some(word.text));
        }
        (start, end) = (Some(from_word), from_word);
    }
    title(text, start?, at, None)
}

fn title<'a>(text: &'a str, start: usize, at: usize, before: Option<&'a str>) -> Option<Title<'a>> {
    let title = text[start..at].trim_end();
    (!FIRST_PARTS.contains(&title)).then_some(Title {
        text: title,
        range: TextRange::at(size(start), size(title.len())),
        before,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(before: &str) -> Option<(&str, Option<&str>)> {
        title_before(before, before.len()).map(|title| (title.text, title.before))
    }

    #[test]
    fn titles_stand_right_before_the_name() {
        assert_eq!(
            found("On Monday President "),
            Some(("President", Some("Monday")))
        );
        assert_eq!(
            found("the then-President "),
            Some(("President", Some("then")))
        );
        assert_eq!(found("Aides of Lt. Gen. "), Some(("Lt. Gen.", Some("of"))));
        assert_eq!(found("Mr. "), Some(("Mr.", None)));
        assert_eq!(found("The president, "), None);
        assert_eq!(found("in the Foreign "), None);
        assert_eq!(found(""), None);
    }
}
