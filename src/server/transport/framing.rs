//! The base protocol's frames: `Content-Length: N`, an empty line, N bytes.
//!
//! [`FrameReader`] takes any byte stream and gives its frames in order. A stream that is not what
//! it should be does not end it: header names are read in any case, other headers are passed over,
//! and whatever stands between two frames is skipped up to the next `Content-Length`.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

/// The header that opens a frame, in lower case and with its colon.
const LENGTH_HEADER: &[u8] = b"content-length:";

/// The longest header line that is kept whole, in bytes. Of a longer one, which can only be junk,
/// the end is kept, because a header may follow it without a line end between.
const LINE_LIMIT: usize = 4096;

/// Bytes asked for in one read.
const READ_SIZE: usize = 64 * 1024;

/// One item of the stream.
#[derive(Debug, PartialEq, Eq)]
pub enum Frame {
    /// The content of a frame, as it was sent.
    Content(Vec<u8>),
    /// A frame that says it has more bytes than the limit. Its content is skipped as junk.
    Oversized {
        /// The length that the header states, in bytes.
        length: u64,
    },
    /// A `Content-Length` whose value is not a number of bytes.
    BadLength {
        /// The value as it stands in the header.
        value: String,
    },
}

/// Reads frames from a byte stream.
#[derive(Debug)]
pub struct FrameReader<R> {
    input: R,
    buffer: Vec<u8>,
    /// Where the bytes that are still to be read begin in `buffer`.
    start: usize,
    limit: u64,
}

impl<R: AsyncRead + Unpin> FrameReader<R> {
    /// A reader that accepts frames of at most `limit` bytes of content.
    pub fn new(input: R, limit: u64) -> Self {
        FrameReader {
            input,
            buffer: Vec::new(),
            start: 0,
            limit,
        }
    }

    /// The next frame, or `None` at the end of the stream. A frame that the end cuts off is not
    /// given.
    ///
    /// # Errors
    /// Any error of the stream itself.
    pub async fn next(&mut self) -> io::Result<Option<Frame>> {
        let mut length = None;
        loop {
            let Some(line) = self.line().await? else {
                return Ok(None);
            };
            if line.is_empty() {
                match length {
                    Some(length) => return self.content(length).await,
                    None => continue,
                }
            }
            match stated_length(&line) {
                Some(Ok(stated)) if stated > self.limit => {
                    return Ok(Some(Frame::Oversized { length: stated }));
                }
                Some(Ok(stated)) => length = Some(stated),
                Some(Err(value)) => return Ok(Some(Frame::BadLength { value })),
                None => {}
            }
        }
    }

    /// Gives back content that turned out to be no message, to look for a frame inside it: where
    /// a stated length is wrong, the next frame's header lies in the content or across its end.
    pub fn put_back(&mut self, content: &[u8]) {
        if self.start >= content.len() {
            self.start -= content.len();
            self.buffer[self.start..self.start + content.len()].copy_from_slice(content);
        } else {
            self.buffer
                .splice(..self.start, content.iter().copied())
                .for_each(drop);
            self.start = 0;
        }
    }

    /// The next line without its end (LF or CRLF), or `None` at the end of the stream.
    async fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut scanned = 0;
        loop {
            let unread = &self.buffer[self.start..];
            if let Some(found) = memchr::memchr(b'\n', &unread[scanned..]) {
                let line = &unread[..scanned + found];
                let read = line.len() + 1;
                let line = line.strip_suffix(b"\r").unwrap_or(line);
                let line = line[line.len().saturating_sub(LINE_LIMIT)..].to_vec();
                self.start += read;
                return Ok(Some(line));
            }
            if unread.len() > LINE_LIMIT {
                self.start = self.buffer.len() - LINE_LIMIT;
            }
            scanned = self.buffer.len() - self.start;
            if !self.fill(READ_SIZE).await? {
                return Ok(None);
            }
        }
    }

    /// The `length` bytes after a header.
    async fn content(&mut self, length: u64) -> io::Result<Option<Frame>> {
        // The header may lie about the length, so room is made as the bytes come.
        let Ok(length) = usize::try_from(length) else {
            return Ok(Some(Frame::Oversized { length }));
        };
        while self.buffer.len() - self.start < length {
            let missing = length - (self.buffer.len() - self.start);
            if !self.fill(missing.clamp(READ_SIZE, 16 * READ_SIZE)).await? {
                return Ok(None);
            }
        }
        if length < READ_SIZE {
            let content = self.buffer[self.start..self.start + length].to_vec();
            self.start += length;
            return Ok(Some(Frame::Content(content)));
        }
        // Large content keeps the buffer that it was read into, and little lies behind it.
        let rest = self.buffer.split_off(self.start + length);
        let mut content = std::mem::replace(&mut self.buffer, rest);
        content.drain(..self.start);
        self.start = 0;
        Ok(Some(Frame::Content(content)))
    }

    /// Reads up to `size` more bytes; false at the end of the stream.
    async fn fill(&mut self, size: usize) -> io::Result<bool> {
        if self.start == self.buffer.len() {
            self.buffer.clear();
            self.start = 0;
        } else if self.start > self.buffer.len() / 2 {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        self.buffer.reserve(size);
        Ok(self.input.read_buf(&mut self.buffer).await? > 0)
    }
}

/// The length that a header line states, or the value that is no length; `None` for a line without
/// a `Content-Length`. Junk may stand before the header in the same line.
fn stated_length(line: &[u8]) -> Option<Result<u64, String>> {
    let at = line
        .windows(LENGTH_HEADER.len())
        .rposition(|window| window.eq_ignore_ascii_case(LENGTH_HEADER))?;
    let value = String::from_utf8_lossy(&line[at + LENGTH_HEADER.len()..]);
    let value = value.trim();
    let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        // Digits that do not fit are a length all the same, one over any limit.
        Some(Ok(value.parse().unwrap_or(u64::MAX)))
    } else if at == 0 {
        Some(Err(value.to_owned()))
    } else {
        // In the middle of a line it is a word of some text, not a header gone wrong.
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn frames(input: &[u8]) -> Vec<Frame> {
        let mut reader = FrameReader::new(input, 1000);
        let mut frames = Vec::new();
        while let Some(frame) = reader.next().await.unwrap() {
            frames.push(frame);
        }
        frames
    }

    fn content(text: &str) -> Frame {
        Frame::Content(text.as_bytes().to_vec())
    }

    #[tokio::test]
    async fn reads_frames_in_order() {
        let input = b"Content-Length: 2\r\n\r\n{}Content-Length: 3\r\n\r\n[1]";
        assert_eq!(frames(input).await, [content("{}"), content("[1]")]);
    }

    #[tokio::test]
    async fn large_content_is_given_whole_and_what_follows_is_kept() {
        let large = "a".repeat(5 * READ_SIZE);
        let input = format!(
            "Content-Length: 2\r\n\r\n{{}}Content-Length: {}\r\n\r\n{large}Content-Length: 2\r\n\r\n[]",
            large.len()
        );
        let mut reader = FrameReader::new(input.as_bytes(), u64::MAX);
        for expected in ["{}", &large, "[]"] {
            assert_eq!(reader.next().await.unwrap(), Some(content(expected)));
        }
    }

    #[tokio::test]
    async fn header_names_are_read_in_any_case_and_other_headers_passed_over() {
        let input = b"content-type: application/vscode-jsonrpc; charset=utf8\r\ncontent-LENGTH:2\r\nX-Wire: 9\r\n\r\n{}";
        assert_eq!(frames(input).await, [content("{}")]);
    }

    #[tokio::test]
    async fn bare_line_feeds_end_header_lines_too() {
        assert_eq!(frames(b"Content-Length: 2\n\n{}").await, [content("{}")]);
    }

    #[tokio::test]
    async fn junk_is_skipped_up_to_the_next_header() {
        let input = b"\r\nhello\n\nmore junkContent-Length: 2\r\n\r\n{}trailing\r\nContent-Length: 2\r\n\r\n[]";
        assert_eq!(frames(input).await, [content("{}"), content("[]")]);
    }

    #[tokio::test]
    async fn a_long_line_of_junk_does_not_hide_the_header_at_its_end() {
        let mut input = vec![b'x'; 3 * READ_SIZE];
        input.extend_from_slice(b"Content-Length: 2\r\n\r\n{}");
        assert_eq!(frames(&input).await, [content("{}")]);
    }

    #[tokio::test]
    async fn an_oversized_frame_is_told_and_its_content_skipped() {
        let mut input = b"Content-Length: 1001\r\n\r\n".to_vec();
        input.extend_from_slice(&[b'a'; 1001]);
        input.extend_from_slice(b"Content-Length: 2\r\n\r\n{}");
        assert_eq!(
            frames(&input).await,
            [Frame::Oversized { length: 1001 }, content("{}")]
        );
    }

    #[tokio::test]
    async fn a_length_that_fits_no_integer_is_oversized() {
        let input = b"Content-Length: 99999999999999999999999\r\n\r\n{}";
        assert_eq!(frames(input).await, [Frame::Oversized { length: u64::MAX }]);
    }

    #[tokio::test]
    async fn a_length_that_is_no_number_is_told() {
        let input = b"Content-Length: -5\r\n\r\n{}Content-Length: 2\r\n\r\n{}";
        let bad = Frame::BadLength { value: "-5".into() };
        assert_eq!(frames(input).await, [bad, content("{}")]);
    }

    #[tokio::test]
    async fn the_end_cuts_a_frame_off() {
        assert_eq!(frames(b"Content-Length: 20\r\n\r\n{}").await, []);
    }

    #[tokio::test]
    async fn content_put_back_is_searched_for_the_frame_that_it_swallowed() {
        let first = "Content-Length: 7\r\n\r\n{}";
        let second = "Content-Length: 4\r\n\r\nnull";
        let mut reader = FrameReader::new(format!("{first}{second}").leak().as_bytes(), 1000);
        let Some(Frame::Content(swallowed)) = reader.next().await.unwrap() else {
            panic!("the first frame has content");
        };
        assert_eq!(swallowed, b"{}Conte");
        reader.put_back(&swallowed);
        assert_eq!(reader.next().await.unwrap(), Some(content("null")));
        assert_eq!(reader.next().await.unwrap(), None);
    }
}
