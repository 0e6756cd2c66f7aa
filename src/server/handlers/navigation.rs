//! Definition, declaration, type definition, implementation, references and highlights.

use super::super::session::{Locator, Session, View, ViewFile};
use super::hover::registry_view;
use crate::ide::{self, ArticleView, Highlight, Jump, Place, RegistryView};
use crate::text::TextSize;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, GotoDefinitionParams,
    GotoDefinitionResponse, Location, LocationLink, ReferenceParams, TextDocumentPositionParams,
};

/// Which of the four jumps.
#[derive(Debug, Clone, Copy)]
pub(in super::super) enum Way {
    Definition,
    Declaration,
    TypeDefinition,
    Implementation,
}

type InArticle = fn(&ArticleView<'_>, TextSize) -> Option<Jump>;
type InRegistry = fn(&RegistryView<'_>, TextSize) -> Option<Jump>;

impl Way {
    fn functions(self) -> (InArticle, InRegistry) {
        match self {
            Self::Definition => (ide::definition, ide::definition_in_registry),
            Self::Declaration => (ide::declaration, ide::declaration_in_registry),
            Self::TypeDefinition => (ide::type_definition, ide::type_definition_in_registry),
            Self::Implementation => (ide::implementation, ide::implementation_in_registry),
        }
    }
}

pub(in super::super) fn jump(
    session: &Arc<Session>,
    params: &GotoDefinitionParams,
    way: Way,
) -> Option<GotoDefinitionResponse> {
    let (view, offset) = place(session, &params.text_document_position_params)?;
    let (in_article, in_registry) = way.functions();
    let jump = match &view.file {
        ViewFile::Article(article, file) => in_article(
            &ArticleView {
                corpus: &view.corpus,
                file: *file,
                article,
            },
            offset,
        ),
        ViewFile::Registry(file) => in_registry(&registry_view(&view, file), offset),
        ViewFile::Config(_) => None,
    }?;
    let mut locator = Locator::new(session, &view);
    if !session.features().definition_links {
        let targets = jump.targets.iter();
        let locations = targets
            .filter_map(|target| locator.location(&target.file, target.range))
            .collect();
        return Some(GotoDefinitionResponse::Array(locations));
    }
    let origin = view.range(jump.origin);
    let links = jump.targets.iter().filter_map(|target| {
        let focus = locator.location(&target.file, target.range)?;
        let whole = locator.location(&target.file, target.full_range)?;
        Some(LocationLink {
            origin_selection_range: Some(origin),
            target_uri: focus.uri,
            target_range: whole.range,
            target_selection_range: focus.range,
        })
    });
    Some(GotoDefinitionResponse::Link(links.collect()))
}

pub(in super::super) fn references(
    session: &Arc<Session>,
    params: &ReferenceParams,
) -> Option<Vec<Location>> {
    let (view, offset) = place(session, &params.text_document_position)?;
    let with_entry = params.context.include_declaration;
    let places: Vec<Place> = match &view.file {
        ViewFile::Article(article, file) => {
            let context = ArticleView {
                corpus: &view.corpus,
                file: *file,
                article,
            };
            ide::references(&context, offset, with_entry)
        }
        ViewFile::Registry(file) => {
            ide::references_in_registry(&registry_view(&view, file), offset, with_entry)
        }
        ViewFile::Config(_) => None,
    }?;
    let mut locator = Locator::new(session, &view);
    Some(
        places
            .iter()
            .filter_map(|place| locator.location(&place.file, place.range))
            .collect(),
    )
}

pub(in super::super) fn highlights(
    session: &Arc<Session>,
    params: &DocumentHighlightParams,
) -> Option<Vec<DocumentHighlight>> {
    let (view, offset) = place(session, &params.text_document_position_params)?;
    let found: Vec<Highlight> = match &view.file {
        ViewFile::Article(article, file) => ide::highlights(
            &ArticleView {
                corpus: &view.corpus,
                file: *file,
                article,
            },
            offset,
        ),
        ViewFile::Registry(file) => {
            ide::highlights_in_registry(&registry_view(&view, file), offset)
        }
        ViewFile::Config(_) => Vec::new(),
    };
    let kind = |introduces| match introduces {
        true => DocumentHighlightKind::WRITE,
        false => DocumentHighlightKind::READ,
    };
    let shown = found.iter().map(|highlight| DocumentHighlight {
        range: view.range(highlight.range),
        kind: Some(kind(highlight.introduces)),
    });
    Some(shown.collect())
}

fn place(session: &Arc<Session>, at: &TextDocumentPositionParams) -> Option<(View, TextSize)> {
    let view = session.view(&at.text_document.uri)?;
    let offset = view.offset(at.position);
    Some((view, offset))
}
