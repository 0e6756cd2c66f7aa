//! Code actions on an actor: annotating all its mentions in the corpus, and adding it to the registry.

use super::super::corpus_articles::{Names, shown};
use super::super::edits::{FileEdits, WorkspaceEdits};
use super::super::session::{Session, View, ViewFile};
use super::super::to_lsp;
use super::actions::action_of;
use super::actor::Actor;
use super::rename::refusal;
use crate::analysis::{Article, EntityKey};
use crate::corpus::FileId;
use crate::ide::{self, ActorChange, ArticleView, CorpusAction, EntryFile, NewEntry};
use crate::registry::RegistryFile;
use crate::text::{LineIndex, TextRange, apply_edits};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tower_lsp::jsonrpc::Error;
use tower_lsp::lsp_types::{CodeAction, CodeActionKind, Location, Url, WorkspaceEdit};

/// Up to how many articles are edited for a menu that cannot ask for the edit later.
const MOST_AT_ONCE: usize = 16;

/// What an action keeps until it is chosen.
#[derive(Debug, Serialize, Deserialize)]
struct Chosen {
    uri: Url,
    change: Change,
    actor: Actor,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Change {
    Annotate,
    Strip,
}

impl Chosen {
    fn of(uri: &Url, action: &CorpusAction) -> Self {
        Self {
            uri: uri.clone(),
            change: match action.change {
                ActorChange::Annotate => Change::Annotate,
                ActorChange::Strip => Change::Strip,
            },
            actor: Actor::of(&action.key),
        }
    }

    fn change(&self) -> ActorChange {
        match self.change {
            Change::Annotate => ActorChange::Annotate,
            Change::Strip => ActorChange::Strip,
        }
    }
}

/// What can be done to the actor at a range of an article.
pub(super) fn actions(session: &Arc<Session>, view: &View, range: TextRange) -> Vec<CodeAction> {
    let ViewFile::Article(article, file) = &view.file else {
        return Vec::new();
    };
    let mut actions: Vec<CodeAction> = add_entry(session, view, view.with_names(article), range)
        .into_iter()
        .collect();
    let context = ArticleView {
        corpus: &view.corpus,
        file: *file,
        article: view.with_names(article),
    };
    for action in ide::corpus_actions(&context, range) {
        let chosen = Chosen::of(&view.uri, &action);
        if session.features().resolves_action_edits {
            actions.push(CodeAction {
                title: action.title,
                kind: Some(CodeActionKind::REFACTOR_REWRITE),
                data: serde_json::to_value(&chosen).ok(),
                ..CodeAction::default()
            });
        } else if ide::actor_files(&view.corpus, &action.key).len() <= MOST_AT_ONCE {
            let never = AtomicBool::new(false);
            let (edit, _) = edit_of(session, view, &action.key, action.change, &never);
            actions.extend(
                edit.map(|edit| action_of(action.title, CodeActionKind::REFACTOR_REWRITE, edit)),
            );
        }
    }
    actions
}

/// Gives a chosen action its edit.
pub(in super::super) fn resolve(
    session: &Arc<Session>,
    mut action: CodeAction,
    stopped: &AtomicBool,
) -> Result<CodeAction, Error> {
    let chosen = action.data.clone().map(serde_json::from_value::<Chosen>);
    let Some(Ok(chosen)) = chosen else {
        return Ok(action);
    };
    let is_read = session.read_corpus_of(&chosen.uri, stopped);
    let (Some(view), Some(key)) = (session.view(&chosen.uri), chosen.actor.key()) else {
        return Err(refusal("The article is not open any more."));
    };
    if !is_read {
        return Err(refusal(
            "Newsmark is still reading the corpus. Try again in a moment.",
        ));
    }
    let (edit, left) = edit_of(session, &view, &key, chosen.change(), stopped);
    session.tell_left("Left as it is", left);
    match edit {
        Some(edit) => action.edit = Some(edit),
        None => {
            return Err(refusal(match chosen.change() {
                ActorChange::Annotate => "Every mention has its annotation already.",
                ActorChange::Strip => "There is no annotation to remove.",
            }));
        }
    }
    Ok(action)
}

/// The edit of all articles of a corpus, and what it leaves as it is.
fn edit_of(
    session: &Session,
    view: &View,
    key: &EntityKey,
    change: ActorChange,
    stopped: &AtomicBool,
) -> (Option<WorkspaceEdit>, Vec<String>) {
    let corpus = &view.corpus;
    let mut files: Vec<FileId> = ide::actor_files(corpus, key);
    files.extend(corpus.open_files());
    files.sort_by(|a, b| corpus.path(*a).cmp(corpus.path(*b)));
    files.dedup();
    let make = |article: &Article| {
        let made = ide::actor_edits(article, key, change);
        let is_empty = made.edits.is_empty() && made.left.is_empty();
        (!is_empty).then(|| (LineIndex::new(&article.input.text), made))
    };
    let names = Names::Suggested;
    let Some(gathered) = session.over_articles(corpus, &files, names, stopped, make) else {
        return (None, Vec::new());
    };
    let mut left = gathered.left;
    let mut edits = WorkspaceEdits::default();
    for (path, (lines, made)) in gathered.found {
        for (range, keys) in &made.left {
            let line = lines.line_column(range.start(), view.encoding).line + 1;
            left.push(format!("{}:{line} ({keys})", shown(corpus, &path)));
        }
        edits.add(FileEdits::new(session, &path, &lines, &made.edits));
    }
    let edit = (!edits.is_empty()).then(|| edits.for_client(session));
    (edit, left)
}

/// "Add NAME to the registry".
pub(super) fn add_entry(
    session: &Session,
    view: &View,
    article: &Article,
    range: TextRange,
) -> Option<CodeAction> {
    let entry = ide::new_entry(article, range.start())?;
    let added = entry_edit(session, view, &entry)?;
    Some(action_of(
        format!("Add {} to the registry", entry.name),
        CodeActionKind::REFACTOR_REWRITE,
        added.edit,
    ))
}

/// An edit that adds an entry to the registry.
pub(super) struct AddedEntry {
    pub(super) edit: WorkspaceEdit,
    /// Where the entry's id stands after it.
    pub(super) location: Location,
}

/// The edit that adds an entry; `None` where no file of the registry can take it.
pub(super) fn entry_edit(session: &Session, view: &View, entry: &NewEntry) -> Option<AddedEntry> {
    let corpus = &view.corpus;
    // A registry is read in folders alone, not beside an article that was opened by itself.
    let in_folder = session.state().workspace.corpus_of(&view.path) == Some(view.id);
    let creates = session.features().creates_files && in_folder;
    let file = entry.file(&corpus.registry, &corpus.settings, &corpus.root, creates)?;
    let (path, text, is_new) = match file {
        EntryFile::There(path) => {
            let text = corpus.registry.file(&path)?.text.as_str();
            if session.is_changed_on_disk(corpus, &path, text) {
                return None;
            }
            (path, text, false)
        }
        EntryFile::New(path) => (path, "", true),
    };
    let edit = entry.edit(text)?;
    let after = apply_edits(text, std::slice::from_ref(&edit));
    let read = RegistryFile::parse(&path, &after, None);
    let id = &read.entries.last()?.id;
    let range = to_lsp::range(&LineIndex::new(&after), id.range, view.encoding);
    let location = Location::new(session.uri_of(&path)?, range);
    let file = FileEdits::new(session, &path, &LineIndex::new(text), &[edit])?;
    let mut edits = WorkspaceEdits::default();
    edits.add(Some(match is_new {
        true => file.creating(),
        false => file,
    }));
    Some(AddedEntry {
        edit: edits.for_client(session),
        location,
    })
}
