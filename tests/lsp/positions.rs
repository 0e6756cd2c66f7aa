//! Lines and columns, worked out from the protocol's text alone to compare the server with.

use serde_json::{Value, json};

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units.
    Utf16,
    /// Code points.
    Utf32,
}

impl Encoding {
    /// The length of a text on one line, in columns.
    pub(crate) fn columns(self, text: &str) -> usize {
        match self {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.encode_utf16().count(),
            Encoding::Utf32 => text.chars().count(),
        }
    }

    /// The position of a byte offset of `text`.
    pub(crate) fn position(self, text: &str, offset: usize) -> Value {
        let (mut line, mut start) = (0, 0);
        for (at, character) in text[..offset].char_indices() {
            // The two of a CRLF are one line end; only LF, CRLF and CR are.
            let ends = character == '\n' || character == '\r' && !text[at + 1..].starts_with('\n');
            if ends {
                line += 1;
                start = at + 1;
            }
        }
        json!({ "line": line, "character": self.columns(&text[start..offset]) })
    }

    /// The byte offset of a position of `text`.
    pub(crate) fn offset(self, text: &str, position: &Value) -> usize {
        let line = position["line"].as_u64().expect("a line is a number");
        // Lines end as in `position`.
        let mut starts = std::iter::once(0).chain(text.char_indices().filter_map(|(at, end)| {
            let ends = end == '\n' || end == '\r' && !text[at + 1..].starts_with('\n');
            ends.then_some(at + 1)
        }));
        let line = usize::try_from(line).expect("few lines");
        let start = starts.nth(line).expect("the text has the line");
        let places = text[start..].char_indices().map(|(at, _)| start + at);
        let mut places = places.chain([text.len()]);
        places
            .find(|at| self.position(text, *at) == *position)
            .expect("the position is in the text")
    }

    /// The range of the first `phrase` in `text`.
    pub(crate) fn range(self, text: &str, phrase: &str) -> Value {
        let start = text.find(phrase).expect("the text holds the phrase");
        let end = start + phrase.len();
        json!({ "start": self.position(text, start), "end": self.position(text, end) })
    }

    /// The parameters of a request at the start of the first `phrase` in `text`.
    pub(crate) fn at(self, uri: &str, text: &str, phrase: &str) -> Value {
        let position = self.range(text, phrase)["start"].take();
        json!({ "textDocument": { "uri": uri }, "position": position })
    }
}

#[test]
fn columns_differ_by_encoding_and_lines_do_not() {
    let text = "Rangün 😀 KIO\r\nMyit\rkyina\u{2028}Bhamo\n";
    let start = |encoding: Encoding, phrase| encoding.range(text, phrase)["start"].take();
    let at = |line: u32, character: u32| json!({ "line": line, "character": character });
    assert_eq!(start(Encoding::Utf8, "KIO"), at(0, 13));
    assert_eq!(start(Encoding::Utf16, "KIO"), at(0, 10));
    assert_eq!(start(Encoding::Utf32, "KIO"), at(0, 9));
    assert_eq!(start(Encoding::Utf32, "kyina"), at(2, 0));
    assert_eq!(start(Encoding::Utf8, "Bhamo"), at(2, 8));
    assert_eq!(start(Encoding::Utf16, "Bhamo"), at(2, 6));
}
