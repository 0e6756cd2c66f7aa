//! A folded text, and where each part of it comes from.

use super::fold::fold_char;
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as [`super::fold`] gives it, with the way back to the text it was made from.
#[derive(Debug)]
pub struct FoldedText<'a> {
    text: Cow<'a, str>,
    /// For each folded character its place in `text` and the place of what it stands for, in bytes; empty where the two
    /// texts are the same.
    origins: Vec<(usize, Range<usize>)>,
}

impl<'a> FoldedText<'a> {
    /// Folds a text. Takes time linear in it.
    pub fn new(text: &'a str) -> Self {
        if text.chars().all(|char| fold_char(char) == Some(char))
            && unicode_normalization::is_nfc(text)
            && !text.contains("  ")
        {
            return Self {
                text: Cow::Borrowed(text),
                origins: Vec::new(),
            };
        }
        let mut folded = String::with_capacity(text.len());
        let mut origins: Vec<(usize, Range<usize>)> = Vec::new();
        let mut rest = text.char_indices().peekable();
        while let Some((start, _)) = rest.next() {
            // A letter and its marks are put in order together; what that leaves as it was keeps each its own place.
            while rest.next_if(|(_, char)| is_combining_mark(*char)).is_some() {}
            let end = rest.peek().map_or(text.len(), |(at, _)| *at);
            let cluster = &text[start..end];
            let in_order = cluster.nfc().eq(cluster.chars());
            let mut at = start;
            for char in cluster.nfc() {
                let origin = if in_order {
                    at..at + char.len_utf8()
                } else {
                    start..end
                };
                at += char.len_utf8();
                match fold_char(char) {
                    Some(' ') if folded.ends_with(' ') => {
                        if let Some((_, space)) = origins.last_mut() {
                            space.end = origin.end;
                        }
                    }
                    Some(char) => {
                        origins.push((folded.len(), origin));
                        folded.push(char);
                    }
                    None => {}
                }
            }
        }
        Self {
            text: Cow::Owned(folded),
            origins,
        }
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What a range of the folded text stands for in the text it was made from, both in bytes.
    pub fn source(&self, folded: Range<usize>) -> Range<usize> {
        if self.origins.is_empty() {
            return folded;
        }
        let first = self.origins.partition_point(|(at, _)| *at < folded.start);
        let behind = self.origins.partition_point(|(at, _)| *at < folded.end);
        match self.origins.get(first..behind) {
            Some([one]) => one.1.clone(),
            Some([first, .., last]) => first.1.start..last.1.end,
            _ => folded.start..folded.start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn found<'a>(text: &'a str, wanted: &str) -> Option<&'a str> {
        let folded = FoldedText::new(text);
        let start = folded.text().find(wanted)?;
        Some(&text[folded.source(start..start + wanted.len())])
    }

    #[test]
    fn what_folding_drops_lies_inside_the_source() {
        assert_eq!(
            found("နေ့\u{200b}ကချင်\u{200b}ပြည်နယ်\u{200b}မှာ", "ကချင်ပြည်နယ်"),
            Some("ကချင်\u{200b}ပြည်နယ်")
        );
        assert_eq!(
            found("ใน กรุงเทพ\r\n มหานคร", "กรุงเทพ มหานคร"),
            Some("กรุงเทพ\r\n มหานคร")
        );
    }

    #[test]
    fn marks_typed_in_another_order_are_the_same() {
        // The dot below and the asat: Unicode's order is the dot first, keyboards give both.
        assert_eq!(
            found("သည် မြန\u{103a}\u{1037}", &fold("မြန\u{1037}\u{103a}")),
            Some("မြန\u{103a}\u{1037}")
        );
    }

    #[test]
    fn a_text_without_anything_to_fold_is_itself() {
        assert_eq!(found("昂山素季说", "素季"), Some("素季"));
        assert_eq!(found("", ""), Some(""));
    }
}
