//! `textDocument/completion`

use super::super::session::{Session, ViewFile};
use super::super::to_lsp;
use crate::ide::{self, ArticleView, Completion, CompletionKind};
use std::sync::Arc;
use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse,
    CompletionTextEdit,
};

/// The characters that open a place where something can be completed: a class, its braces, a value.
pub(in super::super) const TRIGGERS: [&str; 3] = ["=", ".", "{"];

pub(in super::super) fn completion(
    session: &Arc<Session>,
    params: &CompletionParams,
) -> Option<CompletionResponse> {
    let at = &params.text_document_position;
    let view = session.view(&at.text_document.uri)?;
    let ViewFile::Article(article, file) = &view.file else {
        return None;
    };
    let context = ArticleView {
        corpus: &view.corpus,
        file: *file,
        article,
    };
    let found = ide::completions(&context, view.offset(at.position))?;
    let item = |(place, completion): (usize, Completion)| CompletionItem {
        kind: Some(kind(completion.kind)),
        detail: Some(completion.detail),
        preselect: (session.features().preselects && completion.is_preferred).then_some(true),
        // Editors sort by this; the order is ours.
        sort_text: Some(format!("{place:04}")),
        filter_text: (completion.filter != completion.label).then_some(completion.filter),
        text_edit: Some(CompletionTextEdit::Edit(to_lsp::text_edit(
            &view.lines,
            &completion.edit,
            view.encoding,
        ))),
        label: completion.label,
        ..CompletionItem::default()
    };
    Some(CompletionResponse::List(CompletionList {
        is_incomplete: !found.is_complete,
        items: found.items.into_iter().enumerate().map(item).collect(),
    }))
}

fn kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Class => CompletionItemKind::CLASS,
        CompletionKind::Key => CompletionItemKind::PROPERTY,
        CompletionKind::Value => CompletionItemKind::VALUE,
        CompletionKind::Reference => CompletionItemKind::REFERENCE,
    }
}
