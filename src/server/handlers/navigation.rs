//! Definition, declaration, type definition, implementation, references and highlights.

use super::super::corpus_articles::Names;
use super::super::session::{Locator, Session, View, ViewFile};
use super::super::to_lsp;
use super::hover::registry_view;
use crate::analysis::{Article, EntityKey};
use crate::corpus::FileId;
use crate::ide::{self, ArticleView, Highlight, Jump, NameFinder, Place, RegistryView, TargetFile};
use crate::text::{LineIndex, TextRange, TextSize, words};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
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
                article: view.with_names(article),
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
    stopped: &AtomicBool,
) -> Option<Vec<Location>> {
    let (view, offset) = place(session, &params.text_document_position)?;
    let with_entry = params.context.include_declaration;
    let places: Vec<Place> = match &view.file {
        ViewFile::Article(article, file) => {
            let context = ArticleView {
                corpus: &view.corpus,
                file: *file,
                article: view.with_names(article),
            };
            let places = ide::references(&context, offset, with_entry)?;
            if let Some(key) = ide::local_at(&context, offset) {
                return by_name(session, &view, &key, &places, stopped);
            }
            Some(places)
        }
        ViewFile::Registry(file) => {
            ide::references_in_registry(&registry_view(&view, file), offset, with_entry)
        }
        ViewFile::Config(_) => None,
    }?;
    let locations = |places: &[Place]| -> Vec<Location> {
        let mut locator = Locator::new(session, &view);
        let located = places.iter();
        located
            .filter_map(|place| locator.location(&place.file, place.range))
            .collect()
    };
    Some(
        places
            .par_chunks(LOCATED_TOGETHER)
            .flat_map_iter(locations)
            .collect(),
    )
}

/// How many places are turned into the protocol's by one thread before another takes the next ones.
const LOCATED_TOGETHER: usize = 1024;

/// How many articles are searched for the name of somebody whom they do not know.
const MOST_SEARCHED: usize = 1000;

/// The places that name an entity without an entry, those of open articles where the model suggests it, and those of
/// other articles that hold its name and do not know whom it names; by path and place.
fn by_name(
    session: &Session,
    view: &View,
    key: &EntityKey,
    places: &[Place],
    stopped: &AtomicBool,
) -> Option<Vec<Location>> {
    let corpus = &view.corpus;
    let mut locator = Locator::new(session, view);
    let mut found: Vec<(PathBuf, Location)> = Vec::new();
    for place in places {
        let path = match &place.file {
            TargetFile::This => view.path.clone(),
            TargetFile::Article(file) => corpus.path(*file).to_owned(),
            TargetFile::Registry(path) => path.clone(),
        };
        let location = locator.location(&place.file, place.range);
        found.extend(location.map(|location| (path, location)));
    }
    if let EntityKey::Local(_, name) = key
        && let Some(finder) = NameFinder::new(name)
    {
        let known: FxHashSet<FileId> = corpus.files_naming(key).into_iter().collect();
        let own = corpus.file(&view.path);
        // A name of one word may be anything where nobody looked at it.
        let is_telling = words(name).nth(1).is_some();
        let mut files = NameFinder::files(corpus, name);
        files.extend(corpus.open_files());
        files.sort_by(|a, b| corpus.path(*a).cmp(corpus.path(*b)));
        files.dedup();
        files.retain(|file| !known.contains(file) && Some(*file) != own);
        if files.len() > MOST_SEARCHED {
            tracing::warn!(
                "{name} is looked for in {MOST_SEARCHED} of {} articles",
                files.len()
            );
            files.truncate(MOST_SEARCHED);
        }
        let make = |article: &Article| {
            let places = match article.entity(key) {
                None if is_telling => finder.find(article),
                None => Vec::new(),
                Some(entity) => article
                    .mentions
                    .iter()
                    .filter(|mention| mention.entity == entity)
                    .map(|mention| (mention.block, mention.range))
                    .collect(),
            };
            let lines = LineIndex::new(&article.input.text);
            let range =
                |(_, range): &(u32, TextRange)| to_lsp::range(&lines, *range, view.encoding);
            (!places.is_empty()).then(|| places.iter().map(range).collect::<Vec<_>>())
        };
        let gathered = session.over_articles(corpus, &files, Names::Suggested, stopped, make)?;
        for (path, ranges) in gathered.found {
            let Some(uri) = session.uri_of(&path) else {
                continue;
            };
            let located = ranges
                .into_iter()
                .map(|range| Location::new(uri.clone(), range));
            found.extend(located.map(|location| (path.clone(), location)));
        }
    }
    found.sort_by(|(a, one), (b, other)| (a, one.range.start).cmp(&(b, other.range.start)));
    Some(found.into_iter().map(|(_, location)| location).collect())
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
                article: view.with_names(article),
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
