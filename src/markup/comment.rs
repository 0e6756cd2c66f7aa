//! Newsmark's comments: `<!-- newsmark: ignore RULE, RULE -->`.

use super::inline::{Ignore, IgnoreScope};
use crate::text::{Problem, TextRange, size};
use memchr::memmem;

/// What every one of Newsmark's comments starts with, before any space.
const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
const NAME: &str = "newsmark:";

/// Whether `text` starts with a comment of Newsmark's, be it closed or not.
pub(super) fn is_opened(text: &str) -> bool {
    text.strip_prefix(OPEN)
        .is_some_and(|inside| inside.trim_start().starts_with(NAME))
}

/// The length in bytes of the comment of Newsmark's that `text` starts with.
pub(super) fn comment_length(text: &str) -> Option<usize> {
    if !is_opened(text) {
        return None;
    }
    let inside = &text[OPEN.len()..];
    let close = memmem::find(inside.as_bytes(), CLOSE.as_bytes())?;
    Some(OPEN.len() + close + CLOSE.len())
}

/// Whether a text holds Newsmark's comments and space only.
pub(super) fn is_only_comments(text: &str) -> bool {
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let Some(length) = comment_length(rest) else {
            return false;
        };
        rest = rest[length..].trim_start();
    }
    true
}

/// Reads the comment at `start..end` of a block; its scope is [`IgnoreScope::Block`] or [`IgnoreScope::File`] for now. A
/// problem where it says nothing that Newsmark knows.
pub(super) fn read_comment(block: &str, start: usize, end: usize) -> Result<Ignore, Problem> {
    let range = TextRange::new(size(start), size(end));
    let inside = &block[start + OPEN.len()..end - CLOSE.len()];
    let name = start + OPEN.len() + (inside.len() - inside.trim_start().len());
    let mut words = words_of(&block[..end - CLOSE.len()], name + NAME.len()).into_iter();
    let scope = match words.next() {
        Some(("ignore-file", _)) => IgnoreScope::File,
        Some(("ignore", _)) => IgnoreScope::Block,
        _ => {
            return Err(Problem::new(
                "syntax/unused-ignore",
                range,
                "This comment silences nothing. Write `newsmark: ignore` or `newsmark: ignore-file`, then the rules.",
            ));
        }
    };
    Ok(Ignore {
        range,
        scope,
        rules: words
            .map(|(rule, range)| (rule.to_owned(), range))
            .collect(),
    })
}

/// The words from `at` to the text's end, parted by spaces and commas, with their places in the text.
fn words_of(text: &str, mut at: usize) -> Vec<(&str, TextRange)> {
    let parts = |char: char| char.is_whitespace() || char == ',';
    let mut words = Vec::new();
    while at < text.len() {
        let rest = text[at..].trim_start_matches(parts);
        let start = text.len() - rest.len();
        at = start + rest.find(parts).unwrap_or(rest.len());
        if start < at {
            words.push((&text[start..at], TextRange::new(size(start), size(at))));
        }
    }
    words
}

/// Which of a block's comments share their lines with nothing but other comments. `comments` are in order.
pub(super) fn on_lines_of_their_own(block: &str, comments: &[TextRange]) -> Vec<bool> {
    let line_ends = ['\n', '\r'];
    let mut alone = Vec::with_capacity(comments.len());
    let mut clean = true;
    let mut at = 0;
    for comment in comments {
        let before = &block[at..usize::from(comment.start())];
        clean = match before.rfind(line_ends) {
            Some(end) => is_space(&before[end..]),
            None => clean && is_space(before),
        };
        alone.push(clean);
        at = usize::from(comment.end());
    }
    clean = true;
    at = block.len();
    for (comment, alone) in comments.iter().zip(&mut alone).rev() {
        let after = &block[usize::from(comment.end())..at];
        clean = match after.find(line_ends) {
            Some(end) => is_space(&after[..end]),
            None => clean && is_space(after),
        };
        *alone &= clean;
        at = usize::from(comment.start());
    }
    alone
}

fn is_space(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
