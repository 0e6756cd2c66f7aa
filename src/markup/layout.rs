//! A file's text to front matter and blocks.

use super::code_fence::Fences;
use super::comment::{comment_length, is_only_comments};
use super::copy_form::{self, Furniture};
use super::front_matter::{FrontMatter, FrontMatterKey};
use super::{Dialect, Inlines, Plain};
use crate::text::{TextRange, TextSize, size};
use std::borrow::Cow;

/// A file parted into front matter and blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The byte order mark's length in bytes: 3 or 0.
    pub bom: TextSize,
    /// The front matter, where the file has one.
    pub front_matter: Option<FrontMatter>,
    /// The blocks in order. They do not overlap; between them lie blank lines.
    pub blocks: Vec<Block>,
    /// The length of the whole text in bytes.
    pub len: TextSize,
}

/// One block of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its text with its marker (`# `, `> `), without the line end after its last line; bytes of the file.
    pub range: TextRange,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// The headline: a `# ` line, or the first block where it looks like one, or the front matter's value.
    Headline,
    /// A `## ` line.
    Crosshead,
    /// The text under a picture.
    Caption,
    /// A `> ` block.
    BlockQuote,
    /// Page chrome of a scraped page.
    Furniture,
    /// A last block that names who made the report.
    Credit,
    /// A block that holds Newsmark's comments only.
    Comment,
    /// A fenced code block of Markdown.
    Code,
    /// The front matter's `dateline:` value, analysed like a block.
    Dateline,
}

/// What the house knows of its copy's outer form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LayoutOptions {
    /// Blocks that are page chrome beside the built-in ones, compared whole and without regard to case.
    pub furniture: Vec<String>,
    /// Whether fenced code blocks are read as such ([`BlockKind::Code`]), as in Markdown.
    pub code_fences: bool,
}

/// One piece of a file; all pieces in order are the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// The byte order mark.
    Bom(TextRange),
    /// The front matter with its fences and the line end after the last one.
    FrontMatter(TextRange),
    /// Line ends and blank lines between blocks.
    Blank(TextRange),
    /// A block, by its place in [`Layout::blocks`].
    Block(usize),
}

/// Parts a file's text (at most 4 GiB) into front matter and blocks. Linear in the text.
///
/// ```
/// use newsmark::markup::{BlockKind, LayoutOptions, layout};
///
/// let text = "Talks resume in Yangon\n\nEnvoys met on Monday.\n";
/// let layout = layout(text, &LayoutOptions::default());
/// let kinds: Vec<BlockKind> = layout.blocks.iter().map(|block| block.kind).collect();
/// assert_eq!(kinds, [BlockKind::Headline, BlockKind::Paragraph]);
/// ```
pub fn layout(text: &str, options: &LayoutOptions) -> Layout {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let front_matter = FrontMatter::read(text, bom);
    let body = front_matter
        .as_ref()
        .map_or(bom, |matter| usize::from(matter.range.end()));
    let mut layout = Layout {
        bom: size(bom),
        front_matter,
        blocks: Vec::new(),
        len: size(text.len()),
    };
    layout.blocks = blocks_of(text, body, options);
    layout.mark_credits(text);
    layout.mark_headline(text);
    layout
}

impl Layout {
    /// Every byte of the file, in order and once.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(self.blocks.len() * 2 + 3);
        let mut at = self.bom;
        if at > TextSize::new(0) {
            pieces.push(Piece::Bom(TextRange::up_to(at)));
        }
        if let Some(matter) = &self.front_matter {
            pieces.push(Piece::FrontMatter(matter.range));
            at = matter.range.end();
        }
        for (index, block) in self.blocks.iter().enumerate() {
            if at < block.range.start() {
                pieces.push(Piece::Blank(TextRange::new(at, block.range.start())));
            }
            pieces.push(Piece::Block(index));
            at = block.range.end();
        }
        if at < self.len {
            pieces.push(Piece::Blank(TextRange::new(at, self.len)));
        }
        pieces
    }

    /// Whether the headline stands in the front matter.
    pub fn headline_in_front_matter(&self) -> bool {
        self.front_matter
            .as_ref()
            .and_then(|matter| matter.get(FrontMatterKey::Headline))
            .is_some_and(|field| !field.value.trim().is_empty())
    }

    /// The last paragraphs that name who made the report become credit lines.
    fn mark_credits(&mut self, text: &str) {
        for block in self.blocks.iter_mut().rev() {
            match block.kind {
                BlockKind::Furniture | BlockKind::Comment | BlockKind::Code => {}
                BlockKind::Paragraph
                    if copy_form::is_credit(&short_plain(&text[block.range], 4096)) =>
                {
                    block.kind = BlockKind::Credit;
                }
                _ => break,
            }
        }
    }

    /// Without a headline of its own, the first block of copy is the headline where it looks like one.
    fn mark_headline(&mut self, text: &str) {
        if self.headline_in_front_matter()
            || self
                .blocks
                .iter()
                .any(|block| block.kind == BlockKind::Headline)
        {
            return;
        }
        let first = self.blocks.iter_mut().find(|block| {
            !matches!(
                block.kind,
                BlockKind::Furniture | BlockKind::Caption | BlockKind::Comment | BlockKind::Code
            )
        });
        if let Some(block) = first
            && block.kind == BlockKind::Paragraph
            && copy_form::is_headline(&short_plain(&text[block.range], 16_384))
        {
            block.kind = BlockKind::Headline;
        }
    }
}

/// The text from `start` on as blocks.
fn blocks_of(text: &str, start: usize, options: &LayoutOptions) -> Vec<Block> {
    let furniture = Furniture::new(&options.furniture);
    let mut fences = options.code_fences.then(Fences::default);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let close = |blocks: &mut Vec<Block>, open: &mut Option<(usize, usize)>| {
        if let Some((start, end)) = open.take() {
            let block = &text[start..end];
            blocks.push(Block {
                range: TextRange::new(size(start), size(end)),
                kind: kind_of(block, &furniture),
            });
        }
    };
    let mut comments = false;
    let mut at = start;
    while at < text.len() {
        let (end, next) = line_end(text.as_bytes(), at);
        let line = &text[at..end];
        let code = fences
            .as_mut()
            .and_then(|fences| fences.end_of_block(text, at, end));
        if let Some((end, next)) = code {
            close(&mut blocks, &mut open);
            blocks.push(Block {
                range: TextRange::new(size(at), size(end)),
                kind: BlockKind::Code,
            });
            at = next;
            continue;
        }
        if is_blank(line) {
            close(&mut blocks, &mut open);
        } else if line.starts_with("# ") || line.starts_with("## ") {
            close(&mut blocks, &mut open);
            open = Some((at, end));
            close(&mut blocks, &mut open);
        } else {
            let only_comments = is_comment_line(line);
            if comments != only_comments {
                close(&mut blocks, &mut open);
            }
            comments = only_comments;
            open = Some((open.map_or(at, |(start, _)| start), end));
        }
        at = next;
    }
    close(&mut blocks, &mut open);
    blocks
}

/// Where the line that starts at `at` ends, and where the next one starts. A line ends with LF, CRLF or CR.
pub(super) fn line_end(bytes: &[u8], at: usize) -> (usize, usize) {
    match memchr::memchr2(b'\n', b'\r', &bytes[at..]) {
        None => (bytes.len(), bytes.len()),
        Some(length) => {
            let end = at + length;
            let crlf = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
            (end, end + 1 + usize::from(crlf))
        }
    }
}

pub(super) fn is_blank(line: &str) -> bool {
    match line.as_bytes().first() {
        None => true,
        Some(b'!'..=b'~') => false,
        Some(_) => line.chars().all(char::is_whitespace),
    }
}

/// Whether a line holds Newsmark's comments and nothing else.
fn is_comment_line(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("<!--") && comment_length(line).is_some() && is_only_comments(line)
}

fn kind_of(block: &str, furniture: &Furniture) -> BlockKind {
    if block.starts_with("# ") {
        BlockKind::Headline
    } else if block.starts_with("## ") {
        BlockKind::Crosshead
    } else if block.starts_with("> ") {
        BlockKind::BlockQuote
    } else if copy_form::is_caption(block) {
        BlockKind::Caption
    } else if block.trim_start().starts_with("<!--") && is_only_comments(block) {
        BlockKind::Comment
    } else if furniture.covers(block) {
        BlockKind::Furniture
    } else {
        BlockKind::Paragraph
    }
}

/// The plain text of a block that is at most `limit` bytes long; a longer one as it stands, for it is no headline and no
/// credit line anyway.
fn short_plain(block: &str, limit: usize) -> Cow<'_, str> {
    if block.len() > limit || !(block.contains("]{") || block.contains("<!--")) {
        return Cow::Borrowed(block);
    }
    let plain = Plain::of(block, &Inlines::parse(block, Dialect::Markdown));
    Cow::Owned(plain.text(block).to_owned())
}
