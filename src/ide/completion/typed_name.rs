//! The beginning of a name that is being typed in the copy.

use super::prose_at;
use crate::analysis::{Article, PlacedBlock};
use crate::markup::TokenKind;
use crate::text::{TextRange, TextSize, Word, fold, words};

/// How many words a name may have before the one that is being typed.
const MOST_WORDS: usize = 7;

/// How far back a name may start, in bytes.
const FARTHEST: usize = 160;

/// The beginning of a name, as far as it is typed.
#[derive(Debug)]
pub(super) struct TypedName<'a> {
    /// The places (bytes of the file) where it may start, from the farthest to the word that is being typed; it ends at the
    /// cursor.
    pub(super) starts: Vec<TextRange>,
    /// The block.
    pub(super) placed: &'a PlacedBlock,
}

impl<'a> TypedName<'a> {
    /// The name that is being typed at an offset (bytes); `None` in front matter, furniture, code, comments, attributes and
    /// addresses, inside a word, and where no capital letter is typed yet.
    pub(super) fn at(article: &'a Article, offset: TextSize) -> Option<Self> {
        let placed = prose_at(article, offset).filter(|placed| placed.start < offset)?;
        let text = &*placed.analysis.text;
        let cursor = usize::from(offset - placed.start);
        if text
            .get(cursor..)?
            .chars()
            .next()
            .is_some_and(char::is_alphanumeric)
        {
            return None;
        }
        let tokens = &placed.analysis.inlines.tokens;
        let behind = tokens.partition_point(|token| usize::from(token.range.end()) < cursor);
        let token = tokens
            .get(behind)
            .filter(|token| token.kind == TokenKind::Text)?;
        let first = usize::from(token.range.start()).max(cursor.saturating_sub(FARTHEST));
        let first = text.ceil_char_boundary(first);
        let before = text.get(first..cursor)?;
        let token = before.rsplit(char::is_whitespace).next().unwrap_or("");
        if ["://", "](", "@", "<!--"]
            .iter()
            .any(|sign| token.contains(sign))
        {
            return None;
        }
        let all: Vec<Word<'_>> = words(before).collect();
        let last = all.last()?;
        if last.range.end() != TextSize::of(before) {
            return None;
        }
        let mut starts = Vec::new();
        for place in (0..all.len()).rev().take(MOST_WORDS + 1) {
            if let Some(next) = all.get(place + 1) {
                let between = TextRange::new(all[place].range.end(), next.range.start());
                let between = &before[between];
                // An edit of a completion stays in its line.
                let is_one_line = !between.contains(['\n', '\r']);
                let is_inside = matches!(fold(between).as_ref(), " " | "-" | "'" | " - ");
                if !(is_one_line && is_inside) {
                    break;
                }
            }
            let start = all[place].range.start();
            let typed = &before[usize::from(start)..];
            if typed.chars().any(may_begin_a_name) {
                let at = placed.start + crate::text::size(first) + start;
                starts.push(TextRange::new(at, offset));
            }
        }
        starts.reverse();
        (!starts.is_empty()).then_some(Self { starts, placed })
    }
}

/// A capital letter, or one of a script that has none.
fn may_begin_a_name(char: char) -> bool {
    char.is_uppercase() || char.is_alphabetic() && !char.is_lowercase()
}
