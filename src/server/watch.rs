//! What the server asks of the client once it is ready: to watch files, and for its settings.

use super::handlers::documents::settings_changed;
use super::session::Session;
use super::transport::ask;
use std::sync::Arc;
use std::time::Duration;
use tower_lsp::lsp_types::request::{RegisterCapability, WorkspaceConfiguration};
use tower_lsp::lsp_types::{
    ConfigurationItem, ConfigurationParams, DidChangeWatchedFilesRegistrationOptions,
    FileSystemWatcher, GlobPattern, Registration, RegistrationParams,
};

/// How long the client may take to answer. Settings may wait for the user's trust in a folder.
const PATIENCE: Duration = Duration::from_secs(60);

/// Asks for what the client offers, in tasks of their own.
pub(super) fn register(session: &Arc<Session>) {
    let features = session.features();
    let mut registrations = Vec::new();
    if features.watches_files {
        let watcher = FileSystemWatcher {
            glob_pattern: GlobPattern::String("**/*.{news,md,markdown,txt,toml}".to_owned()),
            kind: None,
        };
        let options = DidChangeWatchedFilesRegistrationOptions {
            watchers: vec![watcher],
        };
        registrations.push(Registration {
            id: "newsmark-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(options).ok(),
        });
    }
    if features.configuration_registration {
        registrations.push(Registration {
            id: "newsmark-settings".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(serde_json::json!({ "section": "newsmark" })),
        });
    }
    if !registrations.is_empty() {
        let client = session.client.clone();
        tokio::spawn(async move {
            let params = RegistrationParams { registrations };
            ask::<RegisterCapability>(&client, params, PATIENCE).await;
        });
    }
    if features.configuration {
        ask_for_settings(session);
    }
}

/// Asks for the client's settings and puts them in force.
pub(super) fn ask_for_settings(session: &Arc<Session>) {
    let session = Arc::clone(session);
    tokio::spawn(async move {
        let section = Some("newsmark".to_owned());
        let items = vec![ConfigurationItem {
            scope_uri: None,
            section,
        }];
        let params = ConfigurationParams { items };
        let answer = ask::<WorkspaceConfiguration>(&session.client, params, PATIENCE).await;
        if let Some(Ok(values)) = answer
            && let Some(settings) = values.into_iter().next()
        {
            settings_changed(&session, &settings);
        }
    });
}
