//! `textDocument/codeLens` and `codeLens/resolve`

use super::super::session::{Session, ViewFile};
use super::actor::Actor;
use super::hover::registry_view;
use crate::ide::{self, Lens};
use crate::workspace::DocumentKind;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::Arc;
use tower_lsp::lsp_types::{CodeLens, CodeLensParams, Command, Position, Url};

/// The command of editors that can show the references to what stands at a place.
const SHOW_REFERENCES: &str = "newsmark.showReferences";

/// What a lens keeps until it is shown.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    uri: Url,
    position: Position,
    actor: Actor,
    says_name: bool,
}

/// The lenses of a file, without what they say.
pub(in super::super) fn lenses(
    session: &Arc<Session>,
    params: &CodeLensParams,
) -> Option<Vec<CodeLens>> {
    let view = session.view_when_placed(&params.text_document.uri)?;
    let lenses: Vec<Lens> = match &view.file {
        ViewFile::Article(article, _) => ide::lenses(article),
        ViewFile::Registry(file) => ide::lenses_in_registry(&registry_view(&view, file)),
        ViewFile::Config(_) => return None,
    };
    let shown = lenses.into_iter().map(|lens| {
        let shown = Shown {
            uri: view.uri.clone(),
            position: view.range(lens.named_at).start,
            actor: Actor::of(&lens.key),
            says_name: lens.says_name,
        };
        CodeLens {
            range: view.range(lens.range),
            command: None,
            data: serde_json::to_value(shown).ok(),
        }
    });
    Some(shown.collect())
}

/// Counts for one lens. One that is not ours, or of a file that is not served any more, stays as it is.
pub(in super::super) fn resolve(session: &Arc<Session>, mut lens: CodeLens) -> CodeLens {
    let shown = lens.data.clone().map(serde_json::from_value::<Shown>);
    if let Some(Ok(shown)) = shown {
        lens.command = command(session, &shown);
    }
    lens
}

fn command(session: &Session, shown: &Shown) -> Option<Command> {
    let path = Session::path(&shown.uri)?;
    let key = shown.actor.key()?;
    // What was typed since counts too.
    session.article(&path);
    let corpus = {
        let state = session.state();
        let workspace = &state.workspace;
        let id = match workspace.kind(&path) {
            DocumentKind::Article(id) | DocumentKind::Registry(id) => id,
            _ => return None,
        };
        workspace.snapshot(id)?
    };
    let shows = session.features().shows_references;
    Some(Command {
        title: ide::lens_title(&corpus, &key, shown.says_name),
        command: if shows { SHOW_REFERENCES } else { "" }.to_owned(),
        arguments: shows.then(|| vec![json!(shown.uri), json!(shown.position)]),
    })
}
