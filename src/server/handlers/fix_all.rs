//! `source.fixAll.newsmark`: every certain fix of a file in one edit, as editors apply it on save.

use super::super::session::{Session, View, ViewFile};
use super::actions::action_of;
use crate::analysis::{Article, Input};
use crate::config::ConfigFile;
use crate::rules::{self, Diagnostic};
use tower_lsp::lsp_types::{CodeAction, CodeActionKind};

/// Its kind. Whoever asks for `source.fixAll` gets it too.
pub(in super::super) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.newsmark");

/// What is left to fix after it takes a person. `first` are the diagnostics of the file; `None` where none of them has a
/// certain fix.
pub(super) fn fix_all(session: &Session, view: &View, first: &[Diagnostic]) -> Option<CodeAction> {
    let (corpus, path) = (&view.corpus, &view.path);
    let repair = match &view.file {
        ViewFile::Article(article, _) => rules::repair(&article.input.text, first, |text| {
            let input = Input {
                text: text.into(),
                ..article.input.clone()
            };
            rules::check_fully(&Article::analyse(input, Some(article)), corpus, path)
        }),
        ViewFile::Registry(file) => rules::repair(&file.text, first, |text| {
            rules::check_registry_text(&corpus.root, &corpus.settings, path, text)
        }),
        ViewFile::Config(config) => rules::repair(&config.text, first, |text| {
            rules::check_config(&ConfigFile::parse(text, None, &rules::ids()))
        }),
    };
    let edits = repair.map(|repair| repair.edits)?;
    (!edits.is_empty()).then(|| {
        let edit = session.own_edit(view, &edits);
        let title = "Apply all certain fixes of Newsmark".to_owned();
        action_of(title, FIX_ALL, edit)
    })
}
