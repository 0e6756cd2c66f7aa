//! Documents that open, change and close, files that change on disk, and folders and settings of the client.

use super::super::document::Document;
use super::super::session::{OpenDocument, Session};
use super::super::told_tokens::ToldTokens;
use crate::workspace::Buffer;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::runtime::Handle;
use tower_lsp::lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
};

/// Documents longer than this are not kept: offsets are 32 bits wide.
const LONGEST: usize = u32::MAX as usize;

pub(in super::super) fn opened(session: &Arc<Session>, params: DidOpenTextDocumentParams) {
    let item = params.text_document;
    let Some(path) = Session::path(&item.uri) else {
        return;
    };
    if item.text.len() > LONGEST {
        tracing::warn!("{} is too large to be read", item.uri);
        return;
    }
    let open = OpenDocument {
        uri: item.uri,
        version: item.version,
        document: Document::new(&item.text),
        is_copy: item.language_id == "newsmark",
        newest: Arc::new(item.version.into()),
        named: None,
        tokens: ToldTokens::default(),
    };
    let follow = {
        let mut state = session.state();
        let buffer = Buffer {
            text: item.text.into(),
            version: open.version,
            is_copy: open.is_copy,
        };
        state.documents.insert(path.clone(), open);
        state.workspace.set_buffer(&path, buffer).1
    };
    session.work.add(&follow);
}

/// Applies changes. A version that is not newer than the one at hand came late and is dropped.
pub(in super::super) fn changed(session: &Arc<Session>, params: DidChangeTextDocumentParams) {
    let Some(path) = Session::path(&params.text_document.uri) else {
        return;
    };
    let encoding = session.features().encoding;
    let follow = {
        let mut state = session.state();
        let state = &mut *state;
        let Some(open) = state.documents.get_mut(&path) else {
            tracing::warn!("{} was changed but is not open", params.text_document.uri);
            return;
        };
        if params.text_document.version <= open.version {
            tracing::warn!(
                "a change of {} came late and was left out",
                params.text_document.uri
            );
            return;
        }
        open.outdate(params.text_document.version);
        open.document.apply(&params.content_changes, encoding);
        let text = open.document.text();
        let buffer = Buffer {
            text,
            version: open.version,
            is_copy: open.is_copy,
        };
        state.workspace.set_buffer(&path, buffer).1
    };
    session.work.add_edit(&follow);
}

pub(in super::super) fn closed(session: &Arc<Session>, params: &DidCloseTextDocumentParams) {
    let Some(path) = Session::path(&params.text_document.uri) else {
        return;
    };
    let (mut closed, follow) = {
        let mut state = session.state();
        let closed = state.documents.remove(&path);
        (closed, state.workspace.close_buffer(&path))
    };
    if let Some(closed) = &mut closed {
        closed.outdate(i32::MIN);
    }
    session.work.add(&follow);
    session.work.withdraw();
}

/// A saved file is one that changed on disk. Without a watcher it is the time to look at the others too.
pub(in super::super) fn saved(session: &Arc<Session>, params: &DidSaveTextDocumentParams) {
    if let Some(path) = Session::path(&params.text_document.uri) {
        session.changed_on_disk(std::slice::from_ref(&path));
        if !session.features().watches_files {
            let follow = session.state().workspace.look_again(&path);
            session.work.add(&follow);
        }
    }
}

pub(in super::super) fn files_changed(
    session: &Arc<Session>,
    params: &DidChangeWatchedFilesParams,
) {
    let paths: Vec<PathBuf> = params
        .changes
        .iter()
        .filter_map(|change| Session::path(&change.uri))
        .collect();
    session.changed_on_disk(&paths);
}

pub(in super::super) fn folders_changed(
    session: &Arc<Session>,
    params: &DidChangeWorkspaceFoldersParams,
) {
    let mut follow = crate::workspace::FollowUp::default();
    {
        let mut state = session.state();
        for folder in params
            .event
            .removed
            .iter()
            .filter_map(|folder| Session::path(&folder.uri))
        {
            follow = follow.and(state.workspace.remove_folder(&folder));
        }
        for folder in params
            .event
            .added
            .iter()
            .filter_map(|folder| Session::path(&folder.uri))
        {
            state.workspace.add_folder(&folder);
            follow.survey.push(folder);
        }
    }
    session.work.add(&follow);
    session.work.withdraw();
    session.ask_to_refresh(&Handle::current());
}

/// Puts the editor's settings in force; without any, those of `initialize`. What is wrong with them is told.
pub(in super::super) fn settings_changed(session: &Arc<Session>, settings: &serde_json::Value) {
    let own = settings.get("newsmark").unwrap_or(settings);
    let follow = {
        let mut state = session.state();
        let own = match own.is_null() {
            true => state.first_settings.clone(),
            false => Some(Arc::new(own.clone())),
        };
        if own == state.settings {
            return;
        }
        state.settings.clone_from(&own);
        state.workspace.set_editor_settings(own)
    };
    session.work.add(&follow);
    session.show_faults_of_settings(&Handle::current());
}
