//! Fenced code blocks of Markdown.

use super::layout::{is_blank, line_end};

/// The longest fence, in marks; it bounds how often the rest of a file is searched in vain.
const LONGEST: usize = 16;

/// Finds the fenced code blocks of one text, asked for its lines in order.
#[derive(Default)]
pub(super) struct Fences {
    /// For each mark the length in marks from which on no opening fence finds its end any more.
    unclosed: [Option<usize>; 2],
}

impl Fences {
    /// The end of the fenced code block that the line from `at` to `end` opens (all in bytes of `text`): where its last
    /// line ends and where the next one starts. Without a closing fence it ends with its paragraph, so that a stray fence
    /// does not silence the rest. `None` where the line opens none. Over all lines of a text linear in it.
    pub(super) fn end_of_block(
        &mut self,
        text: &str,
        at: usize,
        end: usize,
    ) -> Option<(usize, usize)> {
        let (mark, length, info) = fence(&text[at..end])?;
        if mark == b'`' && info.contains('`') || length > LONGEST {
            return None;
        }
        let first = line_end(text.as_bytes(), at);
        let unclosed = &mut self.unclosed[usize::from(mark == b'~')];
        if unclosed.is_none_or(|shortest| length < shortest) {
            let closes = |line: &str| {
                fence(line).is_some_and(|(other, marks, info)| {
                    other == mark && marks >= length && info.trim().is_empty()
                })
            };
            if let Some((_, closing)) =
                lines(text, first.1).find(|(start, line)| closes(&text[*start..line.0]))
            {
                return Some(closing);
            }
            *unclosed = Some(length);
        }
        let paragraph =
            lines(text, first.1).take_while(|(start, line)| !is_blank(&text[*start..line.0]));
        Some(paragraph.last().map_or(first, |(_, line)| line))
    }
}

/// The lines from `at` on: where each starts, where it ends and where the next one starts.
fn lines(text: &str, at: usize) -> impl Iterator<Item = (usize, (usize, usize))> {
    let mut next = at;
    std::iter::from_fn(move || {
        let start = (next < text.len()).then_some(next)?;
        let line = line_end(text.as_bytes(), start);
        next = line.1;
        Some((start, line))
    })
}

/// The mark of a line that starts with at least three of it, their number, and what follows them.
fn fence(line: &str) -> Option<(u8, usize, &str)> {
    let marks = line.trim_start_matches(' ');
    let mark = *marks.as_bytes().first()?;
    if !matches!(mark, b'`' | b'~') || line.len() - marks.len() > 3 {
        return None;
    }
    let info = marks.trim_start_matches(char::from(mark));
    let length = marks.len() - info.len();
    (length >= 3).then_some((mark, length, info))
}
