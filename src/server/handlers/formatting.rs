//! `textDocument/formatting`, `rangeFormatting` and `onTypeFormatting`, of articles alone.
//!
//! The client's options are about code: tabs, and spaces at the ends of lines. Copy has no use for them.

use super::super::session::{Session, View, ViewFile};
use super::super::{from_lsp, to_lsp};
use crate::analysis::Article;
use crate::ide;
use crate::text::{Edit, TextLen, TextRange};
use std::sync::Arc;
use tower_lsp::lsp_types::{
    DocumentFormattingParams, DocumentOnTypeFormattingOptions, DocumentOnTypeFormattingParams,
    DocumentRangeFormattingParams, TextEdit, Url,
};

/// What is formatted as it is typed.
pub(in super::super) fn on_type() -> DocumentOnTypeFormattingOptions {
    let [first, more @ ..] = ide::FORMATTING_CHARACTERS;
    DocumentOnTypeFormattingOptions {
        first_trigger_character: first.to_owned(),
        more_trigger_character: Some(more.map(str::to_owned).into()),
    }
}

pub(in super::super) fn document(
    session: &Arc<Session>,
    params: &DocumentFormattingParams,
) -> Option<Vec<TextEdit>> {
    edits(session, &params.text_document.uri, |_, article| {
        let whole = TextRange::up_to(article.input.text.text_len());
        ide::format(article, whole)
    })
}

pub(in super::super) fn range(
    session: &Arc<Session>,
    params: &DocumentRangeFormattingParams,
) -> Option<Vec<TextEdit>> {
    edits(session, &params.text_document.uri, |view, article| {
        let range = from_lsp::range(&view.lines, params.range, view.encoding);
        ide::format(article, range)
    })
}

pub(in super::super) fn typed(
    session: &Arc<Session>,
    params: &DocumentOnTypeFormattingParams,
) -> Option<Vec<TextEdit>> {
    let place = &params.text_document_position;
    edits(session, &place.text_document.uri, |view, article| {
        ide::format_typed(article, view.offset(place.position), &params.ch)
    })
}

fn edits(
    session: &Arc<Session>,
    uri: &Url,
    find: impl FnOnce(&View, &Article) -> Vec<Edit>,
) -> Option<Vec<TextEdit>> {
    let view = session.view(uri)?;
    let ViewFile::Article(article, _) = &view.file else {
        return None;
    };
    let edits = find(&view, article).into_iter();
    let of_lsp = edits.map(|edit| to_lsp::text_edit(&view.lines, &edit, view.encoding));
    Some(of_lsp.collect())
}
