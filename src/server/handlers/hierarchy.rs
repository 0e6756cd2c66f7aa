//! `textDocument/prepareTypeHierarchy`, `typeHierarchy/supertypes` and `typeHierarchy/subtypes`: the tree of groups and
//! places.

use super::super::session::{Locator, Session, ViewFile};
use super::hover::registry_view;
use super::symbols::entity;
use crate::ide::{self, ArticleView, HierarchyItem, HierarchyWay};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tower_lsp::lsp_types::{TypeHierarchyItem, TypeHierarchyPrepareParams};

/// What an item keeps: which entry it is, and the way that led to it.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    id: String,
    /// The ids that were passed on the way up.
    #[serde(default)]
    up: Vec<String>,
    /// The ids that were passed on the way down.
    #[serde(default)]
    down: Vec<String>,
}

/// What stands at a place.
pub(in super::super) fn prepare(
    session: &Arc<Session>,
    params: &TypeHierarchyPrepareParams,
) -> Option<Vec<TypeHierarchyItem>> {
    let at = &params.text_document_position_params;
    let view = session.view(&at.text_document.uri)?;
    let offset = view.offset(at.position);
    let found: Vec<HierarchyItem> = match &view.file {
        ViewFile::Article(article, file) => {
            let context = ArticleView {
                corpus: &view.corpus,
                file: *file,
                article: view.with_names(article),
            };
            ide::hierarchy(&context, offset)
        }
        ViewFile::Registry(file) => {
            let found = ide::hierarchy_in_registry(&registry_view(&view, file), offset);
            found.into_iter().collect()
        }
        ViewFile::Config(_) => Vec::new(),
    };
    let mut locator = Locator::new(session, &view);
    let shown = found.into_iter().filter_map(|found| {
        let kept = Kept {
            id: found.id.clone(),
            ..Kept::default()
        };
        item(&mut locator, found, &kept)
    });
    let shown: Vec<TypeHierarchyItem> = shown.collect();
    (!shown.is_empty()).then_some(shown)
}

/// The items one step up or down from one.
pub(in super::super) fn step(
    session: &Arc<Session>,
    from: TypeHierarchyItem,
    way: HierarchyWay,
) -> Option<Vec<TypeHierarchyItem>> {
    let kept: Kept = serde_json::from_value(from.data?).ok()?;
    let path = Session::path(&from.uri)?;
    let corpus = {
        let state = session.state();
        let workspace = &state.workspace;
        workspace.snapshot(workspace.corpus_of(&path)?)?
    };
    let passed = match way {
        HierarchyWay::Up => &kept.up,
        HierarchyWay::Down => &kept.down,
    };
    let found = ide::hierarchy_step(&corpus.registry, &kept.id, way, passed);
    let mut passed = passed.clone();
    passed.push(kept.id);
    let mut locator = Locator::of_corpus(session, &corpus);
    let shown = found.into_iter().filter_map(|found| {
        let (id, passed) = (found.id.clone(), passed.clone());
        let kept = match way {
            HierarchyWay::Up => Kept {
                id,
                up: passed,
                ..Kept::default()
            },
            HierarchyWay::Down => Kept {
                id,
                down: passed,
                ..Kept::default()
            },
        };
        item(&mut locator, found, &kept)
    });
    Some(shown.collect())
}

fn item(locator: &mut Locator<'_>, found: HierarchyItem, kept: &Kept) -> Option<TypeHierarchyItem> {
    let id = locator.location(&found.target.file, found.target.range)?;
    let whole = locator.location(&found.target.file, found.target.full_range)?;
    Some(TypeHierarchyItem {
        name: found.name,
        kind: entity(found.kind),
        tags: None,
        detail: Some(found.detail),
        uri: id.uri,
        range: whole.range,
        selection_range: id.range,
        data: serde_json::to_value(kept).ok(),
    })
}
