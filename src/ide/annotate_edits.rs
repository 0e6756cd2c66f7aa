//! The edits that put annotations around parts of a block and take them away, so that its plain text stays as it is.

use crate::analysis::{Article, PlacedBlock};
use crate::markup::{Annotation, Inlines, Plain, Token, TokenKind, annotation_text};
use crate::text::{Edit, TextLen, TextRange, TextSize, apply_edits};

/// How many annotations of a block are tried one by one where they cannot be written or taken away together.
const MOST_TRIED: usize = 64;

/// An annotation that is to be.
pub(super) struct Mark {
    /// What it marks, in bytes of the file.
    pub(super) range: TextRange,
    /// What stands behind that.
    close: String,
}

impl Mark {
    pub(super) fn new(range: TextRange, class: &str, attributes: &[(&str, &str)]) -> Self {
        let close = annotation_text("", class, attributes).split_off(1);
        Self { range, close }
    }
}

/// Brackets and attributes around a range of the file; `None` where they would not be read as that.
pub(super) fn wrap(
    article: &Article,
    range: TextRange,
    class: &str,
    attributes: &[(&str, &str)],
) -> Option<Vec<Edit>> {
    wrap_all(article, &[&Mark::new(range, class, attributes)])
}

/// The marks of one block, in order and apart; `None` where one of them would not be read as it is meant.
fn wrap_all(article: &Article, marks: &[&Mark]) -> Option<Vec<Edit>> {
    let whole = TextRange::new(marks.first()?.range.start(), marks.last()?.range.end());
    let placed = body_block(article, whole)?;
    let mut edits = Vec::with_capacity(marks.len() * 2);
    let mut texts = Vec::with_capacity(marks.len());
    let mut longer = TextSize::from(0);
    for mark in marks {
        let inner = mark.range.checked_sub(placed.start)?;
        longer += TextSize::of('[');
        texts.push(inner + longer);
        longer += mark.close.text_len();
        edits.push(Edit::insert(inner.start(), "["));
        edits.push(Edit::insert(inner.end(), mark.close.as_str()));
    }
    let after = reread(article, placed, &edits)?.annotations;
    let is_there = |text: &TextRange| {
        let first = after.partition_point(|annotation| annotation.text.start() < text.start());
        let mut there = after[first..].iter();
        there.any(|annotation| annotation.text == *text)
    };
    let are_new = after.len() == placed.analysis.inlines.annotations.len() + marks.len()
        && texts.iter().all(is_there);
    are_new.then(|| in_file(edits, placed.start))
}

/// As many of a block's marks as can be read together, and their number.
pub(super) fn wrap_most(article: &Article, marks: &[&Mark]) -> Option<(usize, Vec<Edit>)> {
    if let Some(edits) = wrap_all(article, marks) {
        return Some((marks.len(), edits));
    }
    let is_sound = |mark: &&Mark| wrap_all(article, &[*mark]).is_some();
    let tried = marks.iter().copied().take(MOST_TRIED);
    let sound: Vec<&Mark> = tried.filter(is_sound).collect();
    Some((sound.len(), wrap_all(article, &sound)?))
}

/// The edits that take annotations of one block away; what is between their brackets stays. `None` where the block's plain
/// text would not stay as it is.
pub(super) fn unwrap_all(
    article: &Article,
    placed: &PlacedBlock,
    annotations: &[&Annotation],
) -> Option<Vec<Edit>> {
    let inlines = &placed.analysis.inlines;
    let brackets: Vec<Edit> = annotations
        .iter()
        .flat_map(|annotation| {
            let open = TextRange::new(annotation.range.start(), annotation.text.start());
            let close = TextRange::new(annotation.text.end(), annotation.range.end());
            [Edit::delete(open), Edit::delete(close)]
        })
        .collect();
    // Without the annotations the backslashes in them may be needed no more.
    let inside = |token: &&Token| {
        let mut around = annotations.iter();
        around.any(|annotation| annotation.text.contains_range(token.range))
    };
    let escapes = inlines
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Escape);
    let escapes = escapes
        .filter(inside)
        .map(|token| Edit::delete(token.range));
    let unescaped: Vec<Edit> = brackets.iter().cloned().chain(escapes).collect();
    let left = inlines.annotations.len() - annotations.len();
    let edits = [brackets, unescaped].into_iter().find(|edits| {
        reread(article, placed, edits).is_some_and(|after| after.annotations.len() == left)
    })?;
    Some(in_file(edits, placed.start))
}

/// As many of a block's annotations taken away as can be, and their number; see [`unwrap_all`].
pub(super) fn unwrap_most(
    article: &Article,
    placed: &PlacedBlock,
    annotations: &[&Annotation],
) -> Option<(usize, Vec<Edit>)> {
    if let Some(edits) = unwrap_all(article, placed, annotations) {
        return Some((annotations.len(), edits));
    }
    let is_sound = |one: &&Annotation| unwrap_all(article, placed, &[*one]).is_some();
    let tried = annotations.iter().copied().take(MOST_TRIED);
    let sound: Vec<&Annotation> = tried.filter(is_sound).collect();
    Some((sound.len(), unwrap_all(article, placed, &sound)?))
}

/// The block that holds a range, outside the front matter: there brackets are YAML's.
pub(super) fn body_block(article: &Article, range: TextRange) -> Option<&PlacedBlock> {
    let front = article.layout.front_matter.as_ref();
    if front
        .is_some_and(|front| front.range.contains_range(range) && range.start() < front.range.end())
    {
        return None;
    }
    let body = article.body();
    let in_file =
        |placed: &PlacedBlock| TextRange::at(placed.start, placed.analysis.text.text_len());
    let first = body.partition_point(|placed| in_file(placed).end() < range.end());
    let placed = body.get(first)?;
    in_file(placed).contains_range(range).then_some(placed)
}

/// How a block reads after `edits`; `None` where they change its plain text or bring new faults.
fn reread(article: &Article, placed: &PlacedBlock, edits: &[Edit]) -> Option<Inlines> {
    let before = &placed.analysis;
    let text = apply_edits(&before.text, edits);
    let inlines = Inlines::parse(&text, article.input.dialect);
    let is_kept = inlines.problems.len() <= before.inlines.problems.len()
        && Plain::of(&text, &inlines).text(&text) == before.plain.text(&before.text);
    is_kept.then_some(inlines)
}

fn in_file(mut edits: Vec<Edit>, start: TextSize) -> Vec<Edit> {
    for edit in &mut edits {
        edit.range += start;
    }
    edits.sort_by_key(|edit| edit.range.start());
    edits
}
