//! The parts of a TOML file by their looks: tables, keys with their values, arrays, strings and comments.
//!
//! What reads a registry wants it to be valid; what folds and selects has to work while somebody types. So this looks at
//! the characters alone, takes any text, and begins anew at the next line that can only be a header or a key.

use crate::text::{TextRange, size};

/// A part of a TOML file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TomlPart {
    /// Where, in bytes.
    pub(super) range: TextRange,
    /// What it is.
    pub(super) kind: TomlKind,
}

/// What a part of a TOML file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TomlKind {
    /// A table with its header and its sub-tables, to the end of the last value.
    Entry,
    /// A table such as `[[thein-sein.roles]]` behind the table that it belongs to.
    SubTable,
    /// The header of either, with its brackets.
    Header,
    /// `key = value`
    Statement,
    /// The key of a statement.
    Key,
    /// An array or an inline table, with its brackets.
    Bracketed,
    /// A string, with its quotes.
    String,
    /// `# …` to the end of its line.
    Comment,
}

/// The parts of a text by place, an outer one before those inside it. Linear in the text, but for sorting them.
pub(super) fn toml_parts(text: &str) -> Vec<TomlPart> {
    let mut reader = Reader {
        text,
        at: if text.starts_with('\u{feff}') { 3 } else { 0 },
        end: 0,
        parts: Vec::new(),
        entry: None,
        sub_table: None,
    };
    reader.read();
    let mut parts = reader.parts;
    parts.sort_by_key(|part| (part.range.start(), std::cmp::Reverse(part.range.end())));
    parts
}

struct Reader<'t> {
    text: &'t str,
    /// How far it was read, in bytes.
    at: usize,
    /// Where the last header or value ended.
    end: usize,
    parts: Vec<TomlPart>,
    /// Where the open table starts, and the first key of its header.
    entry: Option<(usize, &'t str)>,
    /// Where the open sub-table starts.
    sub_table: Option<usize>,
}

impl<'t> Reader<'t> {
    fn read(&mut self) {
        while let Some(next) = self.peek() {
            match next {
                b'#' => self.comment(),
                b'[' => self.header(),
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                _ => self.statement(),
            }
        }
        self.close_entry();
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn add(&mut self, start: usize, end: usize, kind: TomlKind) {
        let range = TextRange::new(size(start), size(end));
        self.parts.push(TomlPart { range, kind });
    }

    /// Where the line ends that `at` is on.
    fn line_end(&self) -> usize {
        let rest = &self.text.as_bytes()[self.at..];
        memchr::memchr2(b'\n', b'\r', rest).map_or(self.text.len(), |length| self.at + length)
    }

    fn comment(&mut self) {
        let end = self.line_end();
        self.add(self.at, end, TomlKind::Comment);
        self.at = end;
    }

    fn header(&mut self) {
        let start = self.at;
        let line_end = self.line_end();
        let mut end = start;
        while self.at < line_end {
            match self.peek() {
                Some(b'#') => break,
                Some(b' ' | b'\t') => {
                    self.at += 1;
                    continue;
                }
                Some(b'"' | b'\'') => self.string(),
                _ => self.at = self.text.ceil_char_boundary(self.at + 1),
            }
            end = self.at;
        }
        let header = &self.text[start..end];
        let inside = header.trim_matches(['[', ']', ' ', '\t']);
        let first = inside.split('.').next().unwrap_or_default().trim();
        let is_sub_table =
            inside.contains('.') && self.entry.is_some_and(|(_, open)| open == first);
        if is_sub_table {
            self.close_sub_table();
            self.sub_table = Some(start);
        } else {
            self.close_entry();
            self.entry = Some((start, first));
        }
        self.end = end;
        self.add(start, end, TomlKind::Header);
    }

    fn close_sub_table(&mut self) {
        if let Some(start) = self.sub_table.take() {
            self.add(start, self.end, TomlKind::SubTable);
        }
    }

    fn close_entry(&mut self) {
        self.close_sub_table();
        if let Some((start, _)) = self.entry.take() {
            self.add(start, self.end, TomlKind::Entry);
        }
    }

    fn statement(&mut self) {
        let start = self.at;
        let key_end = self.key();
        let is_statement = self.peek() == Some(b'=');
        self.end = key_end;
        if is_statement {
            self.add(start, key_end, TomlKind::Key);
            self.at += 1;
            self.end = self.at;
            self.value();
        }
        if start < self.end {
            self.add(start, self.end, TomlKind::Statement);
        }
    }

    /// Goes to the end of a key and what space follows it; gives where the key itself ends.
    fn key(&mut self) -> usize {
        let mut end = self.at;
        while let Some(next) = self.peek() {
            match next {
                b'=' | b'\n' | b'\r' | b'#' => break,
                b'"' | b'\'' => self.string(),
                b' ' | b'\t' => {
                    self.at += 1;
                    continue;
                }
                _ => self.at = self.text.ceil_char_boundary(self.at + 1),
            }
            end = self.at;
        }
        end
    }

    /// Goes to the end of a value.
    fn value(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        while let Some(next) = self.peek() {
            match next {
                b'\n' | b'\r' => {
                    if open.is_empty() || self.starts_anew() {
                        return;
                    }
                    self.at += 1;
                    continue;
                }
                b' ' | b'\t' => {
                    self.at += 1;
                    continue;
                }
                b'#' => {
                    self.comment();
                    continue;
                }
                b'"' | b'\'' => self.string(),
                b'[' | b'{' => {
                    open.push(self.at);
                    self.at += 1;
                }
                b']' | b'}' => {
                    self.at += 1;
                    if let Some(start) = open.pop() {
                        self.add(start, self.at, TomlKind::Bracketed);
                    }
                }
                _ => self.at = self.text.ceil_char_boundary(self.at + 1),
            }
            self.end = self.at;
        }
    }

    /// Whether the line behind a line end can only be a header or a key, so that what is open was never closed.
    fn starts_anew(&self) -> bool {
        let rest = self.text[self.at..].trim_start_matches(['\n', '\r']);
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let is_key = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.');
        let inside = line.trim_start_matches('[');
        let word = inside
            .split(|char| !is_key(char))
            .next()
            .unwrap_or_default();
        let behind = inside[word.len()..].trim_start();
        let may_be_value = !word.starts_with(|char: char| char.is_ascii_alphabetic())
            || matches!(word, "true" | "false" | "inf" | "nan");
        if inside.len() == line.len() {
            return !word.is_empty() && behind.starts_with('=');
        }
        !may_be_value && behind.starts_with(']') && behind.trim_matches([']', ' ']).is_empty()
    }

    /// Goes to the end of a string. One that is not closed ends with its line; one of several lines with the text.
    fn string(&mut self) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let quote = bytes[start];
        let is_long = bytes[start..].starts_with(&[quote; 3]);
        self.at += if is_long { 3 } else { 1 };
        loop {
            match self.peek() {
                None => break,
                Some(b'\\') if quote == b'"' => {
                    let behind = bytes.get(self.at + 1);
                    let is_escape = is_long || !matches!(behind, None | Some(b'\n' | b'\r'));
                    self.at = self
                        .text
                        .ceil_char_boundary(self.at + 1 + usize::from(is_escape));
                }
                Some(b'\n' | b'\r') if !is_long => break,
                Some(byte) if byte == quote => {
                    if !is_long {
                        self.at += 1;
                        break;
                    }
                    let run = bytes[self.at..]
                        .iter()
                        .take_while(|byte| **byte == quote)
                        .count();
                    // Up to two quotes may stand at the end inside of a long string.
                    self.at += run.min(5);
                    if run >= 3 {
                        break;
                    }
                }
                Some(_) => self.at = self.text.ceil_char_boundary(self.at + 1),
            }
        }
        self.at = self.at.min(self.text.len());
        self.add(start, self.at, TomlKind::String);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, kind: TomlKind) -> Vec<&str> {
        let parts = toml_parts(text).into_iter();
        let parts = parts.filter(|part| part.kind == kind);
        parts.map(|part| &text[part.range]).collect()
    }

    const PEOPLE: &str = "# People.\n\n[thein-sein]\nname = \"Thein Sein\" # [was] \"President\"\nlinks = [\n  \"https://example.org/#a\", # [x]\n  [1, { a = 2 }],\n]\n\n[[thein-sein.roles]]\ntitle = 'President'\n\n# Groups.\n[kio]\nnote = \"\"\"\nA \"long\"\n[note]\n\"\"\"\n";

    #[test]
    fn tables_end_with_their_last_value() {
        let entries = shown(PEOPLE, TomlKind::Entry);
        assert_eq!(entries.len(), 2);
        assert!(entries[0].starts_with("[thein-sein]\n") && entries[0].ends_with("'President'"));
        assert!(entries[1].starts_with("[kio]") && entries[1].ends_with("\"\"\""));
        assert_eq!(
            shown(PEOPLE, TomlKind::SubTable),
            ["[[thein-sein.roles]]\ntitle = 'President'"]
        );
    }

    #[test]
    fn keys_values_strings_and_comments() {
        assert_eq!(
            shown(PEOPLE, TomlKind::Key),
            ["name", "links", "title", "note"]
        );
        assert_eq!(
            shown(PEOPLE, TomlKind::String),
            [
                "\"Thein Sein\"",
                "\"https://example.org/#a\"",
                "'President'",
                "\"\"\"\nA \"long\"\n[note]\n\"\"\""
            ]
        );
        assert_eq!(
            shown(PEOPLE, TomlKind::Comment),
            ["# People.", "# [was] \"President\"", "# [x]", "# Groups."]
        );
        let bracketed = shown(PEOPLE, TomlKind::Bracketed);
        assert_eq!(bracketed[1..], ["[1, { a = 2 }]", "{ a = 2 }"]);
    }

    #[test]
    fn what_is_not_closed_ends_before_the_next_table_or_key() {
        let text = "[kio]\naliases = [\n  \"K\n  'I',\nname = \"KIO\n[kia]\nname = {\n[[kia.roles]]\nof = \"x\"\n";
        assert_eq!(
            shown(text, TomlKind::Header),
            ["[kio]", "[kia]", "[[kia.roles]]"]
        );
        assert_eq!(
            shown(text, TomlKind::Key),
            ["aliases", "name", "name", "of"]
        );
        assert_eq!(
            shown(text, TomlKind::Entry)[0],
            "[kio]\naliases = [\n  \"K\n  'I',\nname = \"KIO"
        );
    }

    proptest! {
        #[test]
        fn any_text_has_parts_that_lie_in_one_another(text in "(\\[|\\]|\"|'|\\\\|\\{|\\}|=|#|\n|\r\n|a|\\.| |é|😀|,){0,60}") {
            let parts = toml_parts(&text);
            for (place, part) in parts.iter().enumerate() {
                prop_assert!(text.get(std::ops::Range::<usize>::from(part.range)).is_some());
                for other in &parts[place..] {
                    let apart = part.range.end() <= other.range.start();
                    prop_assert!(apart || part.range.contains_range(other.range), "{part:?} {other:?}");
                }
            }
        }
    }
}
