//! `textDocument/foldingRange`

use super::super::session::{Session, View, ViewFile};
use crate::ide::{self, Fold, FoldKind};
use crate::text::TextRange;
use std::sync::Arc;
use tower_lsp::lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

pub(in super::super) fn folds(
    session: &Arc<Session>,
    params: &FoldingRangeParams,
) -> Option<Vec<FoldingRange>> {
    let view = session.view_when_placed(&params.text_document.uri)?;
    let (text, folds) = match &view.file {
        ViewFile::Article(article, _) => (&*article.input.text, ide::folds(article)),
        ViewFile::Registry(file) => (&*file.text, ide::folds_in_registry(file)),
        ViewFile::Config(config) => (&*config.text, ide::folds_in_config(&config.text)),
    };
    let features = session.features();
    let shown = folds.into_iter().filter_map(|fold| {
        let mut range = match features.folds_lines_only {
            true => whole_lines(&view, text, &fold)?,
            false => from_place_to_place(&view, &fold)?,
        };
        range.kind = kind(fold.kind);
        range.collapsed_text = fold.shown.filter(|_| features.folded_text);
        Some(range)
    });
    let limit = features
        .fold_limit
        .and_then(|limit| usize::try_from(limit).ok());
    Some(within_limit(shown.collect(), limit.unwrap_or(usize::MAX)))
}

fn from_place_to_place(view: &View, fold: &Fold) -> Option<FoldingRange> {
    let range = view.range(fold.range);
    (range.start.line < range.end.line).then(|| FoldingRange {
        start_line: range.start.line,
        start_character: Some(range.start.character),
        end_line: range.end.line,
        end_character: Some(range.end.character),
        ..FoldingRange::default()
    })
}

/// A fold of whole lines behind the first. Its last line stays in sight where it goes on, as with a closing bracket.
fn whole_lines(view: &View, text: &str, fold: &Fold) -> Option<FoldingRange> {
    let range = view.range(fold.range);
    let rest = view.lines.line_text_range(range.end.line)?;
    let behind = TextRange::new(fold.range.end(), rest.end().max(fold.range.end()));
    let goes_on = !text[behind].trim().is_empty();
    let end_line = range.end.line.saturating_sub(u32::from(goes_on));
    (range.start.line < end_line).then(|| FoldingRange {
        start_line: range.start.line,
        end_line,
        ..FoldingRange::default()
    })
}

/// How editors group folds, to fold all of a group by one command. What stands before the text is to an article what
/// imports are to a program; what is not copy is folded with the comments.
fn kind(kind: FoldKind) -> Option<FoldingRangeKind> {
    match kind {
        FoldKind::FrontMatter => Some(FoldingRangeKind::Imports),
        FoldKind::Furniture | FoldKind::Comment => Some(FoldingRangeKind::Comment),
        FoldKind::Section
        | FoldKind::BlockQuote
        | FoldKind::Code
        | FoldKind::Table
        | FoldKind::Value => None,
    }
}

/// At most `limit` of the folds: of more than that the outermost, by place.
fn within_limit(folds: Vec<FoldingRange>, limit: usize) -> Vec<FoldingRange> {
    if folds.len() <= limit {
        return folds;
    }
    let mut open: Vec<u32> = Vec::new();
    let depths = folds.iter().map(|fold| {
        while open.pop_if(|end| *end < fold.start_line).is_some() {}
        open.push(fold.end_line);
        open.len()
    });
    let mut ranked: Vec<(usize, usize)> = depths.zip(0..).collect();
    ranked.sort_unstable();
    let mut kept: Vec<usize> = ranked.iter().take(limit).map(|(_, place)| *place).collect();
    kept.sort_unstable();
    kept.into_iter()
        .filter_map(|place| folds.get(place).cloned())
        .collect()
}
