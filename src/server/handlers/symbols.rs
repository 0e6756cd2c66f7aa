//! `textDocument/documentSymbol` and `workspace/symbol`

use super::super::session::{Locator, Session, View, ViewFile};
use super::hover::registry_view;
use crate::ide::{self, ArticleView, Symbol, SymbolKind as Kind};
use crate::markup::{BlockKind, EntityKind};
use std::sync::Arc;
use std::time::Duration;
use tower_lsp::lsp_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation,
    SymbolKind, WorkspaceSymbolParams,
};

pub(in super::super) fn document(
    session: &Arc<Session>,
    params: &DocumentSymbolParams,
) -> Option<DocumentSymbolResponse> {
    let view = session.view_when_named(&params.text_document.uri, WAITS)?;
    let symbols = match &view.file {
        ViewFile::Article(article, file) => ide::symbols(&ArticleView {
            corpus: &view.corpus,
            file: *file,
            article: view.with_names(article),
        }),
        ViewFile::Registry(file) => ide::symbols_in_registry(&registry_view(&view, file)),
        ViewFile::Config(_) => return None,
    };
    if session.features().nested_symbols {
        let nested = symbols.into_iter().map(|symbol| nested(&view, symbol));
        return Some(DocumentSymbolResponse::Nested(nested.collect()));
    }
    let mut flat = Vec::new();
    for symbol in symbols {
        flatten(&view, symbol, None, &mut flat);
    }
    Some(DocumentSymbolResponse::Flat(flat))
}

/// How long an outline waits for the names that the model suggests. Clients ask for it once after a change, and cannot be
/// told to ask again.
const WAITS: Duration = Duration::from_millis(100);

#[expect(deprecated, reason = "the protocol's type has no other way to be made")]
fn nested(view: &View, symbol: Symbol) -> DocumentSymbol {
    let children: Vec<_> = symbol
        .children
        .into_iter()
        .map(|child| nested(view, child))
        .collect();
    DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail,
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: view.range(symbol.range),
        selection_range: view.range(symbol.focus),
        children: (!children.is_empty()).then_some(children),
    }
}

fn flatten(
    view: &View,
    symbol: Symbol,
    container: Option<&str>,
    flat: &mut Vec<SymbolInformation>,
) {
    let location = Location::new(view.uri.clone(), view.range(symbol.focus));
    flat.push(information(
        symbol.name.clone(),
        kind(symbol.kind),
        location,
        container,
    ));
    for child in symbol.children {
        flatten(view, child, Some(&symbol.name), flat);
    }
}

#[expect(deprecated, reason = "the protocol's type has no other way to be made")]
fn information(
    name: String,
    kind: SymbolKind,
    location: Location,
    container: Option<&str>,
) -> SymbolInformation {
    SymbolInformation {
        name,
        kind,
        tags: None,
        deprecated: None,
        location,
        container_name: container.map(str::to_owned),
    }
}

/// Entities and headlines of all corpora, those of each in its own order.
pub(in super::super) fn workspace(
    session: &Arc<Session>,
    params: &WorkspaceSymbolParams,
) -> Vec<SymbolInformation> {
    let mut found = Vec::new();
    for (_, corpus) in session.corpora() {
        let mut locator = Locator::of_corpus(session, &corpus);
        for symbol in ide::workspace_symbols(&corpus, &params.query) {
            let Some(location) = locator.location(&symbol.target.file, symbol.target.range) else {
                continue;
            };
            let kind = symbol.kind.map_or(SymbolKind::FILE, entity);
            found.push(information(
                symbol.name,
                kind,
                location,
                Some(&symbol.detail),
            ));
        }
    }
    found
}

/// The protocol's kinds are those of programs; these are the nearest, and editors give each its own icon.
fn kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Block(BlockKind::Headline | BlockKind::Crosshead) => SymbolKind::STRING,
        Kind::Block(_) => SymbolKind::FIELD,
        Kind::Heading => SymbolKind::NAMESPACE,
        Kind::Entity(kind) => entity(kind),
        Kind::Date => SymbolKind::CONSTANT,
    }
}

pub(super) fn entity(kind: EntityKind) -> SymbolKind {
    match kind {
        EntityKind::Person => SymbolKind::CLASS,
        EntityKind::Group => SymbolKind::INTERFACE,
        EntityKind::Place => SymbolKind::MODULE,
        EntityKind::Event => SymbolKind::EVENT,
    }
}
