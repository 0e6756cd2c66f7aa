//! `textDocument/documentLink`

use super::super::session::{Session, ViewFile};
use super::hover::registry_view;
use crate::ide;
use std::sync::Arc;
use tower_lsp::lsp_types::{DocumentLink, DocumentLinkParams, Url};

pub(in super::super) fn links(
    session: &Arc<Session>,
    params: &DocumentLinkParams,
) -> Option<Vec<DocumentLink>> {
    let view = session.view_when_placed(&params.text_document.uri)?;
    let links = match &view.file {
        ViewFile::Article(article, _) => ide::links(article),
        ViewFile::Registry(file) => ide::links_in_registry(&registry_view(&view, file)),
        ViewFile::Config(_) => return None,
    };
    let shown = links.into_iter().filter_map(|link| {
        Some(DocumentLink {
            range: view.range(link.range),
            target: Some(Url::parse(&link.address).ok()?),
            tooltip: None,
            data: None,
        })
    });
    Some(shown.collect())
}
