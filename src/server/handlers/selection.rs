//! `textDocument/selectionRange`

use super::super::session::{Session, View, ViewFile};
use crate::ide;
use crate::text::{TextRange, TextSize};
use std::sync::Arc;
use tower_lsp::lsp_types::{SelectionRange, SelectionRangeParams};

/// The selections around each position, in the order in which the positions came.
pub(in super::super) fn selections(
    session: &Arc<Session>,
    params: &SelectionRangeParams,
) -> Option<Vec<SelectionRange>> {
    let view = session.view(&params.text_document.uri)?;
    let offsets = params.positions.iter().map(|at| view.offset(*at));
    let offsets: Vec<TextSize> = offsets.collect();
    let chains = match &view.file {
        ViewFile::Article(article, _) => ide::selections(view.with_names(article), &offsets),
        ViewFile::Registry(file) => ide::selections_in_toml(&file.text, &offsets),
        ViewFile::Config(config) => ide::selections_in_toml(&config.text, &offsets),
    };
    let nested = chains.iter().zip(&offsets);
    Some(
        nested
            .map(|(chain, offset)| nested_in(&view, chain, *offset))
            .collect(),
    )
}

/// A chain of ranges, the smallest first, as the protocol has it: each with the one around it.
fn nested_in(view: &View, chain: &[TextRange], offset: TextSize) -> SelectionRange {
    let around = chain.iter().rev().fold(None, |parent, range| {
        Some(Box::new(SelectionRange {
            range: view.range(*range),
            parent,
        }))
    });
    around.map_or_else(
        || SelectionRange {
            range: view.range(TextRange::empty(offset)),
            parent: None,
        },
        |innermost| *innermost,
    )
}
