//! `workspace/executeCommand`: what an editor offers as a command and needs the server for.

use super::super::session::{Session, ViewFile};
use super::super::transport::ask;
use super::actor_actions::entry_edit;
use super::rename::refusal;
use crate::ide;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tower_lsp::jsonrpc::Error;
use tower_lsp::lsp_types::request::ApplyWorkspaceEdit;
use tower_lsp::lsp_types::{
    ApplyWorkspaceEditParams, ExecuteCommandParams, MessageType, Position, Url, WorkspaceEdit,
};

const CORPUS_STATUS: &str = "newsmark.server.corpusStatus";
const ANNOTATE_ALL: &str = "newsmark.server.annotateAll";
const ADD_TO_REGISTRY: &str = "newsmark.server.addToRegistry";

/// The commands. Clients that register them by themselves have names of their own for what they show to people, so these
/// must not be the ones that an editor's own commands could have.
pub(in super::super) const COMMANDS: [&str; 3] = [CORPUS_STATUS, ANNOTATE_ALL, ADD_TO_REGISTRY];

/// How long the client may take to make an edit: it may ask the user first.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long the model may take to read an article whose suggestions are asked for.
const LONGEST_READING: Duration = Duration::from_secs(10);

#[derive(Deserialize)]
struct AnnotateAll {
    uri: Url,
    #[serde(default)]
    suggested: bool,
}

#[derive(Deserialize)]
struct AddToRegistry {
    uri: Url,
    position: Position,
}

/// Runs a command. Its edits go to the client on their own: the answer does not wait for them.
pub(in super::super) fn execute(
    session: &Arc<Session>,
    params: ExecuteCommandParams,
) -> Result<Option<Value>, Error> {
    let ExecuteCommandParams {
        command, arguments, ..
    } = params;
    match command.as_str() {
        CORPUS_STATUS => Ok(serde_json::to_value(session.full_status()).ok()),
        ANNOTATE_ALL => {
            let form = r#"{ "uri": an article's URI, "suggested": true or false }"#;
            annotate_all(session, &argument(&command, arguments, form)?).map(Some)
        }
        ADD_TO_REGISTRY => {
            let form = r#"{ "uri": an article's URI, "position": { "line", "character" } }"#;
            add_to_registry(session, &argument(&command, arguments, form)?).map(Some)
        }
        other => Err(Error::invalid_params(format!(
            "There is no command {other}. The commands are {}.",
            COMMANDS.join(", ")
        ))),
    }
}

/// The one argument of a command, whose form is told where it is another one.
fn argument<T: DeserializeOwned>(
    command: &str,
    arguments: Vec<Value>,
    form: &str,
) -> Result<T, Error> {
    let count = arguments.len();
    let wrong = |reason: String| {
        Error::invalid_params(format!("{command} takes one argument, {form}: {reason}."))
    };
    match (arguments.into_iter().next(), count) {
        (Some(argument), 1) => {
            serde_json::from_value(argument).map_err(|error| wrong(error.to_string()))
        }
        _ => Err(wrong(format!("it was given {count}"))),
    }
}

fn annotate_all(session: &Arc<Session>, asked: &AnnotateAll) -> Result<Value, Error> {
    can_edit(session)?;
    let view = match asked.suggested {
        true => session.view_when_named(&asked.uri, LONGEST_READING),
        false => session.view_when_placed(&asked.uri),
    };
    let view = view.ok_or_else(|| no_open_article(&asked.uri))?;
    let ViewFile::Article(article, _) = &view.file else {
        return Err(no_open_article(&asked.uri));
    };
    let made = if !asked.suggested || !view.corpus.settings.model {
        ide::annotate_all(article)
    } else {
        let named = view.named().ok_or_else(|| {
            refusal("The article is still being read for suggestions. Try again in a moment.")
        })?;
        ide::annotate_all(named)
    };
    if made.count > 0 {
        let label = match made.count {
            1 => "Annotate 1 mention".to_owned(),
            count => format!("Annotate {count} mentions"),
        };
        apply(session, label, session.own_edit(&view, &made.edits));
    }
    Ok(json!({ "count": made.count }))
}

fn add_to_registry(session: &Arc<Session>, asked: &AddToRegistry) -> Result<Value, Error> {
    can_edit(session)?;
    let view = session.view_when_placed(&asked.uri);
    let view = view.ok_or_else(|| no_open_article(&asked.uri))?;
    let ViewFile::Article(article, _) = &view.file else {
        return Err(no_open_article(&asked.uri));
    };
    let article = view.with_names(article);
    let offset = view.offset(asked.position);
    let Some(entry) = ide::new_entry(article, offset) else {
        let known = ide::definition(&view.article_view(article), offset);
        return Err(refusal(match known {
            Some(jump) => format!(
                "{} needs no new entry in the registry.",
                article.text(jump.origin)
            ),
            None => "No name stands here that the registry could have. Put the cursor on a name, or annotate it first."
                .to_owned(),
        }));
    };
    let Some(added) = entry_edit(session, &view, &entry) else {
        return Err(refusal(format!(
            "No registry file can take {}: there is none that reads without faults, and this editor or the \
             configuration allows no new one.",
            entry.name
        )));
    };
    apply(
        session,
        format!("Add {} to the registry", entry.name),
        added.edit,
    );
    Ok(json!({ "name": entry.name, "location": added.location }))
}

fn no_open_article(uri: &Url) -> Error {
    refusal(format!(
        "{uri} is no article that is open in the editor. Open it first."
    ))
}

fn can_edit(session: &Session) -> Result<(), Error> {
    match session.features().applies_edits {
        true => Ok(()),
        false => Err(refusal(
            "This editor makes no edits that a server asks for. Use the code actions instead.",
        )),
    }
}

/// Has the client make an edit; where it does not, the user is told.
fn apply(session: &Session, label: String, edit: WorkspaceEdit) {
    let client = session.client.clone();
    Handle::current().spawn(async move {
        let params = ApplyWorkspaceEditParams {
            label: Some(label.clone()),
            edit,
        };
        let answer = ask::<ApplyWorkspaceEdit>(&client, params, PATIENCE).await;
        let reason = match answer {
            Some(Ok(answer)) if answer.applied => return,
            Some(Ok(answer)) => answer.failure_reason,
            Some(Err(error)) => Some(error.to_string()),
            None => Some("it did not answer".to_owned()),
        };
        let reason = reason.unwrap_or_else(|| "it gave no reason".to_owned());
        let message = format!("The editor did not do this: {label} ({reason}).");
        client.show_message(MessageType::WARNING, message).await;
    });
}
