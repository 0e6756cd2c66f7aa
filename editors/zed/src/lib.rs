//! Tells Zed how to start the Newsmark language server, and hands it the settings.

use zed_extension_api::serde_json::{json, Value};
use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, Command, Extension, LanguageServerId, Result, Worktree};

struct Newsmark;

impl Extension for Newsmark {
    fn new() -> Self {
        Newsmark
    }

    /// `lsp.newsmark.binary` of Zed's settings, or else the program on the `PATH`.
    fn language_server_command(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let binary = LspSettings::for_worktree(id.as_ref(), worktree)?.binary;
        let (path, arguments) = match binary {
            Some(binary) => (binary.path, binary.arguments),
            None => (None, None),
        };
        let command = path.or_else(|| worktree.which("newsmark")).ok_or(
            "There is no program `newsmark` on the PATH. Install it, or name it in Zed's settings \
             as lsp.newsmark.binary.path.",
        )?;
        Ok(Command {
            command,
            args: arguments.unwrap_or_else(|| vec!["lsp".to_owned()]),
            env: worktree.shell_env(),
        })
    }

    /// `lsp.newsmark.settings` of Zed's settings, which have the names of `newsmark.toml`.
    fn language_server_workspace_configuration(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        let settings = LspSettings::for_worktree(id.as_ref(), worktree)?.settings;
        Ok(settings.map(|settings| json!({ "newsmark": settings })))
    }
}

zed::register_extension!(Newsmark);
