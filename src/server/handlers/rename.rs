//! `textDocument/prepareRename` and `textDocument/rename`

use super::super::corpus_articles::{Names, shown};
use super::super::edits::{FileEdits, WorkspaceEdits};
use super::super::session::{Session, View, ViewFile};
use super::hover::registry_view;
use crate::corpus::Corpus;
use crate::ide::{self, ArticleRename, ArticleView, Certainty, Rename, RenameError, Renameable};
use crate::text::LineIndex;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tower_lsp::jsonrpc::{Error, ErrorCode};
use tower_lsp::lsp_types::{
    MessageType, Position, PrepareRenameResponse, RenameParams, TextDocumentPositionParams,
    WorkspaceEdit,
};

/// `RequestFailed`: the request is well formed, and cannot be done; the message says why.
const REQUEST_FAILED: i64 = -32803;

/// The names of what is asked about.
const FOUND: &str = "found";
const QUOTED: &str = "quoted";

pub(in super::super) fn prepare(
    session: &Arc<Session>,
    params: &TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>, Error> {
    let Some(view) = session.view(&params.text_document.uri) else {
        return Ok(None);
    };
    let found = renameable(&view, params.position)?;
    Ok(
        found.map(|found| PrepareRenameResponse::RangeWithPlaceholder {
            range: view.range(found.range),
            placeholder: found.now,
        }),
    )
}

pub(in super::super) fn rename(
    session: &Arc<Session>,
    params: &RenameParams,
    stopped: &AtomicBool,
) -> Result<Option<WorkspaceEdit>, Error> {
    let at = &params.text_document_position;
    let is_read = session.read_corpus_of(&at.text_document.uri, stopped);
    let Some(view) = session.view(&at.text_document.uri) else {
        return Ok(None);
    };
    let Some(found) = renameable(&view, at.position)? else {
        return Err(refusal("There is no name and no id here."));
    };
    let corpus = &view.corpus;
    let Some(rename) = Rename::new(corpus, &found, &params.new_name).map_err(in_words)? else {
        return Ok(None);
    };
    let mut edits = WorkspaceEdits::default();
    for (path, of_file) in rename.registry_edits(&corpus.registry).map_err(in_words)? {
        let lines = registry_lines(session, corpus, &path)?;
        edits.add(FileEdits::new(session, &path, &lines, &of_file));
    }
    let mut left: Vec<String> = Vec::new();
    match rename.articles(corpus) {
        None => {
            if let ViewFile::Article(article, _) = &view.file {
                let renamed = rename.in_article(view.with_names(article));
                edits.add(of_article(session, &view.path, &view.lines, &renamed));
            }
        }
        Some(files) => {
            if !is_read {
                return Err(refusal(
                    "Newsmark is still reading the corpus. Try again in a moment.",
                ));
            }
            // Whoever has an entry is known without the model's help.
            let names = match found.has_entry() {
                true => Names::Certain,
                false => Names::Suggested,
            };
            let make = |article: &crate::analysis::Article| {
                let renamed = rename.in_article(article);
                let is_empty = renamed.edits.is_empty() && renamed.left.is_empty();
                (!is_empty).then(|| (LineIndex::new(&article.input.text), renamed))
            };
            let Some(gathered) = session.over_articles(corpus, &files, names, stopped, make) else {
                return Err(Error::request_cancelled());
            };
            left = gathered.left;
            for (path, (lines, renamed)) in gathered.found {
                for range in &renamed.left {
                    let line = lines.line_column(range.start(), view.encoding).line + 1;
                    left.push(format!("{}:{line}", shown(corpus, &path)));
                }
                edits.add(of_article(session, &path, &lines, &renamed));
            }
        }
    }
    edits.ask(
        FOUND,
        "Mentions without an annotation",
        "Newsmark found these names in the text; no annotation says whom they mean.",
    );
    edits.ask(
        QUOTED,
        "Mentions in direct quotations",
        "These names stand in somebody's own words.",
    );
    session.tell_left("Not renamed, change by hand", left);
    Ok((!edits.is_empty()).then(|| edits.for_client(session)))
}

fn renameable(view: &View, position: Position) -> Result<Option<Renameable>, Error> {
    let offset = view.offset(position);
    let found = match &view.file {
        ViewFile::Article(article, file) => {
            let context = ArticleView {
                corpus: &view.corpus,
                file: *file,
                article: view.with_names(article),
            };
            ide::renameable(&context, offset)
        }
        ViewFile::Registry(file) => ide::renameable_in_registry(&registry_view(view, file), offset),
        ViewFile::Config(_) => Ok(None),
    };
    found.map_err(in_words)
}

fn of_article(
    session: &Session,
    path: &Path,
    lines: &LineIndex,
    renamed: &ArticleRename,
) -> Option<FileEdits> {
    let edits = renamed.edits.iter().map(|one| {
        let question = match one.certainty {
            Certainty::Marked => None,
            Certainty::Found => Some(FOUND),
            Certainty::FoundInQuotation => Some(QUOTED),
        };
        (&one.edit, question)
    });
    FileEdits::with_questions(session, path, lines, edits)
}

/// The lines of a registry file, which has to be the one that was read.
fn registry_lines(session: &Session, corpus: &Corpus, path: &Path) -> Result<LineIndex, Error> {
    let known = corpus
        .registry
        .file(path)
        .map(|file| file.text.as_str())
        .unwrap_or("");
    if session.is_changed_on_disk(corpus, path, known) {
        return Err(refusal(format!(
            "{} changed on disk. It is being read again; try again in a moment.",
            shown(corpus, path)
        )));
    }
    Ok(LineIndex::new(known))
}

fn in_words(error: RenameError) -> Error {
    refusal(error.to_string())
}

pub(super) fn refusal(message: impl Into<String>) -> Error {
    Error {
        code: ErrorCode::ServerError(REQUEST_FAILED),
        message: message.into().into(),
        data: None,
    }
}

impl Session {
    /// Whether a closed registry file is another one on disk than what was read; it is read again then.
    pub(in super::super) fn is_changed_on_disk(
        &self,
        corpus: &Corpus,
        path: &Path,
        known: &str,
    ) -> bool {
        if self.state().documents.contains_key(path) {
            return false;
        }
        let read = crate::workspace::read_file(path, corpus.settings.max_file_size);
        let is_changed = read.is_ok_and(|read| *read.text != *known || read.replaced.is_some());
        if is_changed {
            self.changed_on_disk(&[path.to_owned()]);
        }
        is_changed
    }

    /// Tells the user what an edit of many files leaves as it is: what to do, and the places.
    pub(in super::super) fn tell_left(self: &Arc<Self>, what: &str, left: Vec<String>) {
        const MOST: usize = 5;
        if left.is_empty() {
            return;
        }
        for one in &left {
            tracing::warn!("{what}: {one}");
        }
        let mut message = format!("{what}: {}", left[..left.len().min(MOST)].join(", "));
        if left.len() > MOST {
            message.push_str(&format!(" and {} more, in the log", left.len() - MOST));
        }
        let client = self.client.clone();
        tokio::runtime::Handle::current().spawn(async move {
            client.show_message(MessageType::WARNING, message).await;
        });
    }
}
