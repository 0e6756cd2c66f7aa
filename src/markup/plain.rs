//! The plain text of a block and the way back to its source.

use super::{Inlines, Layout, Piece, TokenKind};
use crate::text::{TextRange, TextSize, size};

/// A text without annotation brackets, attributes, escapes and Newsmark's comments: of a block ([`Plain::of`]) or of a
/// whole file ([`export_text`]).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plain {
    /// The plain text; `None` where it is the source itself.
    text: Option<Box<str>>,
    /// From offsets in the plain text to offsets in its source and back.
    pub map: OffsetMap,
}

/// Offsets in a plain text to offsets in its source and back, both in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OffsetMap {
    /// Runs that are the same in both: start in the plain text, start in the source. After the last one stand the lengths
    /// of both texts. Empty: both texts are equal.
    runs: Box<[(TextSize, TextSize)]>,
}

impl Plain {
    /// The plain text of a block that was read as `inlines`.
    pub fn of(block: &str, inlines: &Inlines) -> Self {
        let is_text = |kind| kind == TokenKind::Text;
        if inlines.tokens.iter().all(|token| is_text(token.kind)) {
            return Self::default();
        }
        let kept = inlines
            .tokens
            .iter()
            .filter(|token| is_text(token.kind))
            .map(|token| token.range);
        Self::of_parts(block, kept)
    }

    /// The plain text; `source` is the text that it was made of.
    pub fn text<'a>(&'a self, source: &'a str) -> &'a str {
        self.text.as_deref().unwrap_or(source)
    }

    /// The parts of `source` that are kept, in order.
    fn of_parts(source: &str, parts: impl Iterator<Item = TextRange>) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut runs: Vec<(TextSize, TextSize)> = Vec::new();
        let mut end = None;
        for part in parts.filter(|part| !part.is_empty()) {
            if end != Some(part.start()) {
                runs.push((size(text.len()), part.start()));
            }
            text.push_str(&source[part]);
            end = Some(part.end());
        }
        if text.len() == source.len() {
            return Self::default();
        }
        runs.push((size(text.len()), size(source.len())));
        Self {
            text: Some(text.into_boxed_str()),
            map: OffsetMap { runs: runs.into() },
        }
    }
}

/// What an export takes from a file: the file less its byte order mark, its front matter, annotation brackets and
/// attributes, escapes and Newsmark's comments. Block markers, links and line ends stay. The map leads to offsets in the
/// file; for plain copy the text is the file, byte for byte.
///
/// `inlines` gives the reading of a block by its place in [`Layout::blocks`].
pub fn export_text<'a>(
    file: &str,
    layout: &Layout,
    inlines: impl Fn(usize) -> &'a Inlines,
) -> Plain {
    let parts = layout.pieces().into_iter().flat_map(|piece| {
        let (whole, block) = match piece {
            Piece::Bom(_) | Piece::FrontMatter(_) => (None, None),
            Piece::Blank(range) => (Some(range), None),
            Piece::Block(index) => (None, Some(index)),
        };
        let tokens = block.into_iter().flat_map(|index| {
            let start = layout.blocks[index].range.start();
            inlines(index)
                .tokens
                .iter()
                .filter(|token| token.kind == TokenKind::Text)
                .map(move |token| token.range + start)
        });
        whole.into_iter().chain(tokens)
    });
    Plain::of_parts(file, parts)
}

impl OffsetMap {
    /// A map of runs, each from its start in the plain text to its start in the source, and of the lengths of both.
    pub(super) fn from_runs(
        mut runs: Vec<(TextSize, TextSize)>,
        plain: TextSize,
        source: TextSize,
    ) -> Self {
        runs.push((plain, source));
        Self { runs: runs.into() }
    }

    /// Whether both texts are equal.
    pub fn is_identity(&self) -> bool {
        self.runs.is_empty()
    }

    /// The source range of a range of the plain text: from the source place of its first byte to behind that of its
    /// last byte, so that markup before and behind it stays outside. An empty range stands before the byte that follows
    /// it; at the text's end, behind the last byte.
    pub fn to_source(&self, plain: TextRange) -> TextRange {
        if self.is_identity() {
            return plain;
        }
        if plain.is_empty() {
            return TextRange::empty(self.source_of(plain.start()));
        }
        let start = self.source_of(plain.start());
        let end = self.source_behind(plain.end());
        TextRange::new(start, end.max(start))
    }

    /// The plain range of a source range; markup inside counts nothing.
    pub fn to_plain(&self, source: TextRange) -> TextRange {
        if self.is_identity() {
            return source;
        }
        TextRange::new(self.plain_of(source.start()), self.plain_of(source.end()))
    }

    /// The source place of the byte at `plain`.
    fn source_of(&self, plain: TextSize) -> TextSize {
        let (ends, runs) = match self.runs.split_last() {
            Some(split) => split,
            None => return plain,
        };
        if plain >= ends.0 {
            return self.source_behind(ends.0);
        }
        let next = runs.partition_point(|run| run.0 <= plain);
        let run = runs[next.saturating_sub(1)];
        run.1 + (plain - run.0)
    }

    /// Behind the source place of the byte before `plain`.
    fn source_behind(&self, plain: TextSize) -> TextSize {
        let (ends, runs) = match self.runs.split_last() {
            Some(split) => split,
            None => return plain,
        };
        let plain = plain.min(ends.0);
        let next = runs.partition_point(|run| run.0 < plain);
        match next.checked_sub(1) {
            Some(last) => runs[last].1 + (plain - runs[last].0),
            None => runs.first().map_or(TextSize::new(0), |run| run.1),
        }
    }

    /// The place in the plain text of a source offset; of one inside markup, the place where the text goes on.
    fn plain_of(&self, source: TextSize) -> TextSize {
        let next = self.runs.partition_point(|run| run.1 <= source);
        let Some(last) = next.checked_sub(1) else {
            return TextSize::new(0);
        };
        let run = self.runs[last];
        let end = self.runs.get(next).map_or(run.0, |next| next.0);
        (run.0 + (source - run.1)).min(end)
    }
}
