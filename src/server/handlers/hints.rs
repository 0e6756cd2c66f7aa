//! `textDocument/inlayHint`

use super::super::session::{Session, ViewFile};
use super::super::{from_lsp, to_lsp};
use crate::ide::{self, ArticleView, HintKind};
use std::sync::Arc;
use tower_lsp::lsp_types::{InlayHint, InlayHintKind, InlayHintLabel, InlayHintParams};

pub(in super::super) fn hints(
    session: &Arc<Session>,
    params: &InlayHintParams,
) -> Option<Vec<InlayHint>> {
    let view = session.view_when_placed(&params.text_document.uri)?;
    let ViewFile::Article(article, file) = &view.file else {
        return None;
    };
    let range = from_lsp::range(&view.lines, params.range, view.encoding);
    let context = ArticleView {
        corpus: &view.corpus,
        file: *file,
        article: view.with_names(article),
    };
    let hints = ide::hints(&context, &view.corpus.settings, range);
    let shown = hints.into_iter().map(|hint| InlayHint {
        position: to_lsp::position(&view.lines, hint.offset, view.encoding),
        label: InlayHintLabel::String(hint.label),
        kind: (hint.kind == HintKind::Entity).then_some(InlayHintKind::TYPE),
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    });
    Some(shown.collect())
}
