//! `textDocument/codeAction`: fixes, ways to silence a rule, annotations, and other ways to write a date.

use super::super::edits::{FileEdits, WorkspaceEdits};
use super::super::from_lsp;
use super::super::session::{Session, View, ViewFile};
use super::actor_actions;
use super::fix_all::{FIX_ALL, fix_all};
use crate::config::set_rule_off;
use crate::ide;
use crate::rules::Diagnostic;
use crate::text::{LineIndex, TextRange};
use crate::workspace::DocumentKind;
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse,
    WorkspaceEdit,
};

/// The rule whose finding is fixed by an entry in the registry.
const UNREGISTERED: &str = "name/unregistered";

/// What can be done at a range. Clients that know commands only get nothing: every action is an edit.
pub(in super::super) fn actions(
    session: &Arc<Session>,
    params: &CodeActionParams,
) -> Option<CodeActionResponse> {
    if !session.features().code_action_literals {
        return None;
    }
    let view = session.view(&params.text_document.uri)?;
    let range = from_lsp::range(&view.lines, params.range, view.encoding);
    let wanted = |kind: &CodeActionKind| match &params.context.only {
        None => true,
        Some(only) => only.iter().any(|asked| covers(asked, kind)),
    };
    let all = session.view_diagnostics(&view);
    let here: Vec<&Diagnostic> = all
        .iter()
        .filter(|diagnostic| touches(diagnostic.range, range))
        .collect();
    let mut actions = Vec::new();
    if wanted(&CodeActionKind::QUICKFIX) {
        for diagnostic in &here {
            fixes(session, &view, diagnostic, &mut actions);
        }
        let mut rules: Vec<&Diagnostic> = here.clone();
        rules.dedup_by_key(|diagnostic| diagnostic.rule);
        for diagnostic in rules {
            ignores(session, &view, diagnostic, &mut actions);
        }
    }
    if let (true, ViewFile::Article(article, _)) =
        (wanted(&CodeActionKind::REFACTOR_REWRITE), &view.file)
    {
        let annotations = ide::annotation_actions(view.with_names(article), range).into_iter();
        let front_matter = article.layout.front_matter.as_ref();
        let profile = view.corpus.settings.profile_of(front_matter);
        let rewrites = ide::date_rewrites(article, profile, range);
        let publication = ide::set_publication_date(article, range);
        for action in annotations.chain(rewrites).chain(publication) {
            let edit = session.own_edit(&view, &action.edits);
            actions.push(action_of(
                action.title,
                CodeActionKind::REFACTOR_REWRITE,
                edit,
            ));
        }
    }
    if wanted(&CodeActionKind::REFACTOR_REWRITE) {
        // What is offered as a fix already is not offered again.
        let others = actor_actions::actions(session, &view, range);
        let others = others
            .into_iter()
            .filter(|other| actions.iter().all(|action| action.title != other.title));
        let others: Vec<CodeAction> = others.collect();
        actions.extend(others);
    }
    let only_asked = params.context.only.is_some();
    if only_asked && wanted(&FIX_ALL) {
        actions.extend(fix_all(session, &view, &all));
    }
    Some(
        actions
            .into_iter()
            .map(CodeActionOrCommand::CodeAction)
            .collect(),
    )
}

/// Whether a kind that the client asked for covers another: `source` covers `source.fixAll.newsmark`.
fn covers(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let (asked, kind) = (asked.as_str(), kind.as_str());
    kind == asked
        || asked.is_empty()
        || kind
            .strip_prefix(asked)
            .is_some_and(|rest| rest.starts_with('.'))
}

fn touches(a: TextRange, b: TextRange) -> bool {
    a.start() <= b.end() && b.start() <= a.end()
}

fn fixes(session: &Session, view: &View, diagnostic: &Diagnostic, actions: &mut Vec<CodeAction>) {
    for (place, fix) in diagnostic.fixes.iter().enumerate() {
        let edit = session.own_edit(view, &fix.edits);
        let mut action = action_of(fix.title.clone(), CodeActionKind::QUICKFIX, edit);
        action.diagnostics = Some(vec![session.diagnostic(&view.uri, &view.lines, diagnostic)]);
        action.is_preferred = (place == 0 && fix.safe).then_some(true);
        actions.push(action);
    }
    // Its fix is an edit of another file, which a rule knows nothing of.
    if let (UNREGISTERED, ViewFile::Article(article, _)) = (diagnostic.rule, &view.file)
        && let Some(mut action) =
            actor_actions::add_entry(session, view, view.with_names(article), diagnostic.range)
    {
        action.kind = Some(CodeActionKind::QUICKFIX);
        action.diagnostics = Some(vec![session.diagnostic(&view.uri, &view.lines, diagnostic)]);
        actions.push(action);
    }
}

fn ignores(session: &Session, view: &View, diagnostic: &Diagnostic, actions: &mut Vec<CodeAction>) {
    let shown = session.diagnostic(&view.uri, &view.lines, diagnostic);
    let mut add = |title: String, edit: WorkspaceEdit| {
        let mut action = action_of(title, CodeActionKind::QUICKFIX, edit);
        action.diagnostics = Some(vec![shown.clone()]);
        actions.push(action);
    };
    if let ViewFile::Article(article, _) = &view.file {
        for action in ide::ignore_actions(article, diagnostic.rule, diagnostic.range) {
            let edit = session.own_edit(view, &action.edits);
            add(action.title, edit);
        }
    }
    if let Some(edit) = project_edit(session, view, diagnostic.rule) {
        add(format!("Ignore {} in this project", diagnostic.rule), edit);
    }
}

pub(super) fn action_of(title: String, kind: CodeActionKind, edit: WorkspaceEdit) -> CodeAction {
    CodeAction {
        title,
        kind: Some(kind),
        edit: Some(edit),
        ..CodeAction::default()
    }
}

/// The edit of `newsmark.toml` that turns a rule off; the file is made where the corpus has none and the client can.
fn project_edit(session: &Session, view: &View, rule: &str) -> Option<WorkspaceEdit> {
    let (path, text): (PathBuf, Arc<str>) = {
        let state = session.state();
        let id = match state.workspace.kind(&view.path) {
            DocumentKind::Article(id) | DocumentKind::Registry(id) | DocumentKind::Config(id) => id,
            DocumentKind::Waiting | DocumentKind::Foreign => return None,
        };
        match state.workspace.config(id) {
            Some(config) => (config.path.clone(), Arc::clone(&config.text)),
            None if view.path.is_absolute()
                && state.workspace.corpus_of(&view.path) == Some(id) =>
            {
                (view.corpus.root.join("newsmark.toml"), Arc::from(""))
            }
            None => return None,
        }
    };
    let is_new = text.is_empty() && !path.exists();
    if is_new && !session.features().creates_files {
        return None;
    }
    let edit = set_rule_off(&text, rule).ok()?;
    let file = FileEdits::new(session, &path, &LineIndex::new(&text), &[edit])?;
    let mut edits = WorkspaceEdits::default();
    edits.add(Some(if is_new { file.creating() } else { file }));
    Some(edits.for_client(session))
}
