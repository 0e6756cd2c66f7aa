//! `textDocument/completion` and `completionItem/resolve`

use super::super::plain_text::plain_text;
use super::super::session::{Session, ViewFile};
use super::super::to_lsp;
use super::actor::Actor;
use crate::analysis::Article;
use crate::ide::{self, ArticleView, Completion, CompletionKind};
use crate::markup::EntityKind;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse,
    CompletionTextEdit, Documentation, MarkupContent, MarkupKind, Url,
};

/// The characters that open a place where something can be completed: a class, its braces, a value, a name.
pub(in super::super) fn triggers() -> Vec<String> {
    let signs = ["=", ".", "{"].map(str::to_owned);
    let capitals = ('A'..='Z').map(String::from);
    signs.into_iter().chain(capitals).collect()
}

/// What an item keeps until its documentation is asked for.
#[derive(Debug, Serialize, Deserialize)]
struct Offered {
    uri: Url,
    actor: Actor,
}

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
        article: view.with_names(article),
    };
    let earlier = session.last_named(&view.path);
    let found = ide::completions(&context, view.offset(at.position), earlier.as_deref())?;
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
        data: completion.entity.and_then(|key| {
            let offered = Offered {
                uri: view.uri.clone(),
                actor: Actor::of(&key),
            };
            serde_json::to_value(offered).ok()
        }),
        label: completion.label,
        ..CompletionItem::default()
    };
    Some(CompletionResponse::List(CompletionList {
        is_incomplete: !found.is_complete,
        items: found.items.into_iter().enumerate().map(item).collect(),
    }))
}

/// Gives an item its documentation: the card of whom it names.
pub(in super::super) fn resolve(
    session: &Arc<Session>,
    mut item: CompletionItem,
) -> CompletionItem {
    let offered = item.data.clone().map(serde_json::from_value::<Offered>);
    let Some(Ok(offered)) = offered else {
        return item;
    };
    let card = session.view(&offered.uri).and_then(|view| {
        let ViewFile::Article(article, file) = &view.file else {
            return None;
        };
        let key = offered.actor.key()?;
        let card = |article: &Article| {
            let context = ArticleView {
                corpus: &view.corpus,
                file: *file,
                article,
            };
            ide::completion_card(&context, &key)
        };
        card(article).or_else(|| card(session.last_named(&view.path)?.as_ref()))
    });
    item.documentation = card.map(|value| {
        let (kind, value) = match session.features().markdown_completions {
            true => (MarkupKind::Markdown, value),
            false => (MarkupKind::PlainText, plain_text(&value)),
        };
        Documentation::MarkupContent(MarkupContent { kind, value })
    });
    item
}

fn kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Class => CompletionItemKind::CLASS,
        CompletionKind::Key => CompletionItemKind::PROPERTY,
        CompletionKind::Value => CompletionItemKind::VALUE,
        CompletionKind::Reference => CompletionItemKind::REFERENCE,
        // As workspace symbols have them.
        CompletionKind::Name(EntityKind::Person) => CompletionItemKind::CLASS,
        CompletionKind::Name(EntityKind::Group) => CompletionItemKind::INTERFACE,
        CompletionKind::Name(EntityKind::Place) => CompletionItemKind::MODULE,
        CompletionKind::Name(EntityKind::Event) => CompletionItemKind::EVENT,
    }
}
