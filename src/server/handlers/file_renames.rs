//! `workspace/willRenameFiles`: what has to change where files and folders get other names or places.

use super::super::edits::{FileEdits, WorkspaceEdits};
use super::super::session::Session;
use crate::analysis::Article;
use crate::config::follow_moves;
use crate::corpus::Corpus;
use crate::ide;
use crate::text::LineIndex;
use crate::workspace::{ArticleReader, DocumentKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tower_lsp::lsp_types::{
    FileOperationFilter, FileOperationPattern, FileOperationPatternKind,
    FileOperationRegistrationOptions, RenameFilesParams, Url, WorkspaceEdit,
};

/// The endings of files that are articles or parts of the registry.
const ENDINGS: [&str; 5] = ["news", "md", "markdown", "txt", "toml"];

/// Which renames the client is to tell of beforehand.
pub(in super::super) fn filters() -> FileOperationRegistrationOptions {
    let filter = |glob: String, kind| FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: FileOperationPattern {
            glob,
            matches: Some(kind),
            options: None,
        },
    };
    FileOperationRegistrationOptions {
        filters: vec![
            filter(
                format!("**/*.{{{}}}", ENDINGS.join(",")),
                FileOperationPatternKind::File,
            ),
            filter("**".to_owned(), FileOperationPatternKind::Folder),
        ],
    }
}

/// The edits that go before the renames: patterns of `newsmark.toml` that spell out what moves, and the dates of articles
/// that their files' names gave. `None` where nothing has to change.
pub(in super::super) fn edits(
    session: &Arc<Session>,
    params: &RenameFilesParams,
    stopped: &AtomicBool,
) -> Option<WorkspaceEdit> {
    let path = |uri: &str| Session::path(&Url::parse(uri).ok()?);
    let renames = params.files.iter();
    let moves: Vec<(PathBuf, PathBuf)> = renames
        .filter_map(|file| Some((path(&file.old_uri)?, path(&file.new_uri)?)))
        .collect();
    let mut edits = WorkspaceEdits::default();
    configurations(session, &moves, &mut edits);
    for (old, new) in &moves {
        if stopped.load(Ordering::Relaxed) {
            return None;
        }
        edits.add(dated(session, old, new));
    }
    (!edits.is_empty()).then(|| edits.for_client(session))
}

fn configurations(session: &Session, moves: &[(PathBuf, PathBuf)], edits: &mut WorkspaceEdits) {
    for (id, corpus) in session.corpora() {
        let inside: Vec<(String, String)> = moves
            .iter()
            .filter_map(|(old, new)| Some((inside(&corpus.root, old)?, inside(&corpus.root, new)?)))
            .collect();
        let config = session.state().workspace.config(id).cloned();
        let (false, Some(config)) = (inside.is_empty(), config) else {
            continue;
        };
        if session.is_changed_on_disk(&corpus, &config.path, &config.text) {
            tracing::warn!(
                "{} has just changed and stays as it is",
                config.path.display()
            );
            continue;
        }
        let found = follow_moves(&config.text, &inside);
        let lines = LineIndex::new(&config.text);
        edits.add(FileEdits::new(session, &config.path, &lines, &found));
    }
}

/// A path below a folder, with `/` between its parts.
fn inside(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .strip_prefix(root)
        .ok()?
        .iter()
        .map(|part| part.to_str())
        .collect();
    parts
        .map(|parts| parts.join("/"))
        .filter(|path| !path.is_empty())
}

/// The edit of an article whose publication date stands in its file's name, and would stand nowhere any more.
fn dated(session: &Session, old: &Path, new: &Path) -> Option<FileEdits> {
    let name = |path: &Path| Some(path.file_name()?.to_str()?.to_owned());
    let new_name = name(new)?;
    let ending = new.extension().and_then(|ending| ending.to_str());
    let is_article = ending.is_some_and(|ending| ENDINGS[..4].contains(&ending));
    if !is_article || !ide::may_lose_date(&name(old)?, &new_name) {
        return None;
    }
    let corpus = {
        let state = session.state();
        let DocumentKind::Article(id) = state.workspace.kind(old) else {
            return None;
        };
        state.workspace.snapshot(id)?
    };
    let article = as_it_is(session, &corpus, old)?;
    let edit = ide::keep_publication_date(&article, &new_name)?;
    let lines = LineIndex::new(&article.input.text);
    FileEdits::new(session, old, &lines, &[edit])
}

/// An article of a corpus as the editor has it, or as it is on disk at this moment; `None` where it is not UTF-8 there.
fn as_it_is(session: &Session, corpus: &Corpus, path: &Path) -> Option<Arc<Article>> {
    if session.state().documents.contains_key(path) {
        return session.article(path);
    }
    let (article, read) = ArticleReader::of(corpus).read(path).ok()?;
    read.replaced.is_none().then(|| Arc::new(article))
}
