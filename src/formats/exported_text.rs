//! The text of an article as other tools get it, and where the article's places lie in it.

use crate::analysis::Article;
use crate::markup::Piece;
use crate::text::{TextRange, TextSize};

/// The article less its byte order mark, front matter, annotation brackets and attributes, escapes and Newsmark's
/// comments. For plain copy it is the file, byte for byte.
pub(super) struct ExportedText {
    /// The text.
    pub(super) text: String,
    /// Where the plain text of each block starts in `text` (bytes), by the block's place in [`Article::blocks`]; `None`
    /// for headline and dateline of the front matter.
    blocks: Vec<Option<TextSize>>,
    /// The characters of `text` that take more than one byte: the byte behind each, and by how many bytes the offsets
    /// from there on exceed those in code points.
    wide: Vec<(usize, usize)>,
}

impl ExportedText {
    pub(super) fn of(article: &Article) -> Self {
        let source = &article.input.text;
        let mut text = String::with_capacity(source.len());
        let mut blocks = vec![None; article.blocks.len()];
        let body = body_start(article);
        let mut placed = (0usize..)
            .zip(&article.blocks)
            .filter(|(_, placed)| placed.start >= body)
            .peekable();
        for piece in article.layout.pieces() {
            match piece {
                Piece::Bom(_) | Piece::FrontMatter(_) => {}
                Piece::Blank(range) => text.push_str(article.text(range)),
                Piece::Block(place) => {
                    let range = article.layout.blocks[place].range;
                    match placed.next_if(|(_, placed)| placed.start == range.start()) {
                        Some((index, block)) => {
                            blocks[index] = TextSize::try_from(text.len()).ok();
                            let analysis = &block.analysis;
                            text.push_str(analysis.plain.text(&analysis.text));
                        }
                        None => text.push_str(article.text(range)),
                    }
                }
            }
        }
        let wide = wide(&text);
        Self { text, blocks, wide }
    }

    /// The place in the exported text, in code points, of a range of the file that lies in a block; `None` for a place
    /// that is not exported.
    pub(super) fn code_points(
        &self,
        article: &Article,
        block: u32,
        range: TextRange,
    ) -> Option<(usize, usize)> {
        let base = (*self.blocks.get(block as usize)?)?;
        let placed = &article.blocks[block as usize];
        let within = TextRange::new(
            range.start().checked_sub(placed.start)?,
            range.end().checked_sub(placed.start)?,
        );
        let exported = placed.analysis.plain.map.to_plain(within) + base;
        Some((
            self.code_point(exported.start()),
            self.code_point(exported.end()),
        ))
    }

    /// How many code points lie before a byte offset.
    fn code_point(&self, offset: TextSize) -> usize {
        let offset = usize::from(offset);
        let before = self.wide.partition_point(|(behind, _)| *behind <= offset);
        let excess = before
            .checked_sub(1)
            .and_then(|last| self.wide.get(last))
            .map_or(0, |(_, excess)| *excess);
        offset - excess
    }
}

/// Where the front matter ends; blocks before it are its headline and dateline.
fn body_start(article: &Article) -> TextSize {
    article
        .layout
        .front_matter
        .as_ref()
        .map_or(0.into(), |front_matter| front_matter.range.end())
}

fn wide(text: &str) -> Vec<(usize, usize)> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut excess = 0;
    text.char_indices()
        .filter(|(_, char)| char.len_utf8() > 1)
        .map(|(at, char)| {
            excess += char.len_utf8() - 1;
            (at + char.len_utf8(), excess)
        })
        .collect()
}
