//! Byte offsets to lines and columns and back, for files whose text is not at hand.

use super::{TextRange, TextSize, size};

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the protocol's default.
    #[default]
    Utf16,
    /// Code points.
    Utf32,
}

/// A place as people and editors count: both from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line. Lines end at LF, CRLF and CR and at nothing else.
    pub line: u32,
    /// The column, in the units of an [`Encoding`].
    pub column: u32,
}

/// The line starts of a text and its characters wider than a byte: enough to translate positions without the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    /// Where each line starts, the first at 0.
    starts: Box<[TextSize]>,
    /// The characters of more than one byte, in order: the offset of each and its width in bytes.
    wide: Box<[(TextSize, u8)]>,
    /// The lines that end with CRLF; all other line ends are one byte long.
    two_byte_ends: Box<[u32]>,
    len: TextSize,
}

impl LineIndex {
    /// Reads the lines of `text`, which is at most 4 GiB long.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![TextSize::from(0)];
        let mut two_byte_ends = Vec::new();
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                if bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r' {
                    two_byte_ends.push(u32::try_from(starts.len() - 1).unwrap_or(u32::MAX));
                }
                starts.push(size(at + 1));
            }
        }
        let wide = if text.is_ascii() {
            Box::default()
        } else {
            text.char_indices()
                .filter(|(_, char)| char.len_utf8() > 1)
                .map(|(at, char)| (size(at), u8::try_from(char.len_utf8()).unwrap_or(4)))
                .collect()
        };
        Self {
            starts: starts.into_boxed_slice(),
            wide,
            two_byte_ends: two_byte_ends.into_boxed_slice(),
            len: size(bytes.len()),
        }
    }

    /// The number of lines; a text that ends with a line end has an empty last line.
    pub fn line_count(&self) -> u32 {
        u32::try_from(self.starts.len()).unwrap_or(u32::MAX)
    }

    /// The text's length in bytes.
    pub fn text_len(&self) -> TextSize {
        self.len
    }

    /// The bytes of a line with its line end; `None` past the last one.
    pub fn line_range(&self, line: u32) -> Option<TextRange> {
        let line = usize::try_from(line).ok()?;
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).copied().unwrap_or(self.len);
        Some(TextRange::new(start, end))
    }

    /// The line and column of a byte offset. An offset past the end is taken as the end, one inside a character as that
    /// character's start.
    pub fn line_column(&self, offset: TextSize, encoding: Encoding) -> LineColumn {
        let offset = offset.min(self.len);
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let start = self.starts[line];
        let first = self.wide.partition_point(|(at, _)| *at < start);
        let mut narrower = 0u32;
        let mut offset = offset;
        for (at, width) in &self.wide[first..] {
            if *at >= offset {
                break;
            }
            if *at + TextSize::from(u32::from(*width)) > offset {
                offset = *at;
                break;
            }
            narrower += u32::from(*width) - units(*width, encoding);
        }
        LineColumn {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::from(offset - start) - narrower,
        }
    }

    /// The bytes of a line without its line end; `None` past the last one.
    pub fn line_text_range(&self, line: u32) -> Option<TextRange> {
        let range = self.line_range(line)?;
        let end = match self.two_byte_ends.binary_search(&line) {
            _ if line + 1 == self.line_count() => 0,
            Ok(_) => 2,
            Err(_) => 1,
        };
        Some(TextRange::new(
            range.start(),
            range.end() - TextSize::from(end),
        ))
    }

    /// The byte offset of a line and column. Past the end of a line it is the end of the line's text, past the last line
    /// the end of the whole text, and inside a character that character's start.
    pub fn offset(&self, place: LineColumn, encoding: Encoding) -> TextSize {
        let Some(range) = self.line_text_range(place.line) else {
            return self.len;
        };
        let first = self.wide.partition_point(|(at, _)| *at < range.start());
        let mut left = place.column;
        let mut at = range.start();
        for (wide, width) in &self.wide[first..] {
            if *wide >= range.end() {
                break;
            }
            let before = u32::from(*wide - at);
            if left <= before {
                break;
            }
            left -= before;
            at = *wide;
            let units = units(*width, encoding);
            if left < units {
                return at;
            }
            left -= units;
            at += TextSize::from(u32::from(*width));
        }
        let room = u32::from(range.end() - at);
        at + TextSize::from(left.min(room))
    }
}

/// How many units a character of `width` bytes takes in a column.
fn units(width: u8, encoding: Encoding) -> u32 {
    match encoding {
        Encoding::Utf8 => u32::from(width),
        Encoding::Utf16 => 1 + u32::from(width == 4),
        Encoding::Utf32 => 1,
    }
}

/// The line end that a text uses: that of its first line.
pub fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Ein Café\r\n😀 talks\rBhamo\u{2028}town\n";

    fn column(offset: u32, encoding: Encoding) -> (u32, u32) {
        let place = LineIndex::new(TEXT).line_column(offset.into(), encoding);
        (place.line, place.column)
    }

    #[test]
    fn lines_end_at_the_protocols_line_ends_only() {
        assert_eq!(LineIndex::new(TEXT).line_count(), 4);
    }

    #[test]
    fn columns_count_in_the_encoding() {
        let after_emoji = u32::try_from(TEXT.find(" talks").unwrap()).unwrap();
        assert_eq!(column(after_emoji, Encoding::Utf8), (1, 4));
        assert_eq!(column(after_emoji, Encoding::Utf16), (1, 2));
        assert_eq!(column(after_emoji, Encoding::Utf32), (1, 1));
    }

    #[test]
    fn every_character_start_goes_there_and_back() {
        let index = LineIndex::new(TEXT);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (at, char) in TEXT.char_indices() {
                if char == '\n' && TEXT[..at].ends_with('\r') {
                    continue;
                }
                let at = TextSize::try_from(at).unwrap();
                assert_eq!(
                    index.offset(index.line_column(at, encoding), encoding),
                    at,
                    "{encoding:?} {at:?}"
                );
            }
        }
    }

    #[test]
    fn a_column_past_the_end_is_the_end_of_the_lines_text() {
        let index = LineIndex::new("one\r\ntwo\nthree");
        let end = |line| u32::from(index.offset(LineColumn { line, column: 99 }, Encoding::Utf16));
        assert_eq!((end(0), end(1), end(2)), (3, 8, 14));
    }

    #[test]
    fn places_out_of_range_are_clamped() {
        let index = LineIndex::new(TEXT);
        assert_eq!(
            index.offset(
                LineColumn {
                    line: 99,
                    column: 0
                },
                Encoding::Utf16
            ),
            index.text_len()
        );
        assert_eq!(column(12, Encoding::Utf16), (1, 0), "inside the emoji");
    }
}
