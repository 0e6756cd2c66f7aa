//! Formatting of an article's markup: annotations, Newsmark's comments and front matter, never the words.

use crate::analysis::Article;
use crate::markup::formatting_edits;
use crate::text::{Edit, TextRange, TextSize, size};

/// The characters after which [`format_typed`] may have something to do.
pub const FORMATTING_CHARACTERS: [&str; 2] = ["}", "\n"];

/// The edits that bring the markup that a range (bytes of the file) touches into its canonical form, by place; none where
/// it is in it.
pub fn format(article: &Article, range: TextRange) -> Vec<Edit> {
    edits(article, |part| part.intersect(range).is_some())
}

/// The edits after a character was typed, which ends before `offset` (bytes): behind `}` those of the annotation that it
/// closes, on a new line those of the line of the front matter that was left.
pub fn format_typed(article: &Article, offset: TextSize, typed: &str) -> Vec<Edit> {
    let text = &article.input.text;
    let body = article.layout.front_matter.as_ref().map(|it| it.body);
    let body = body.filter(|body| body.contains_inclusive(offset));
    let Some(before) = text.get(..offset.into()) else {
        return Vec::new();
    };
    match (typed, body) {
        ("}", None) if before.ends_with('}') => edits(article, |part| part.end() == offset),
        ("\n", Some(body)) => {
            let left = line_before(&before[body.start().into()..]);
            let left = left.map(|line| line + body.start());
            left.map_or_else(Vec::new, |left| edits(article, |part| part == left))
        }
        _ => Vec::new(),
    }
}

/// The last line of a text but one, without its end; lines end as everywhere.
fn line_before(text: &str) -> Option<TextRange> {
    let line_ends = ['\n', '\r'];
    let end = text.rfind(line_ends)?;
    let end = end - usize::from(text[..=end].ends_with("\r\n"));
    let start = text[..end].rfind(line_ends).map_or(0, |at| at + 1);
    Some(TextRange::new(size(start), size(end)))
}

fn edits(article: &Article, wanted: impl Fn(TextRange) -> bool) -> Vec<Edit> {
    let layout = &article.layout;
    let inlines = |block: usize| &article.body()[block].analysis.inlines;
    formatting_edits(&article.input.text, layout, inlines, wanted)
}
