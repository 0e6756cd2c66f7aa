//! What real editors say in `initialize`.

use serde_json::{Value, json};

use crate::workspace::Workspace;

/// An editor whose `initialize` a test sends.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Editor {
    /// VS Code: UTF-16 alone, nearly everything registered dynamically, diagnostics pulled.
    VsCode,
    /// Neovim 0.11: all three encodings, no watching of files, edits without versions.
    Neovim,
    /// A client that announces nothing at all.
    Minimal,
}

impl Editor {
    /// All of them.
    pub(crate) const ALL: [Editor; 3] = [Editor::VsCode, Editor::Neovim, Editor::Minimal];

    /// Its client capabilities.
    pub(crate) fn capabilities(self) -> Value {
        let text = match self {
            Editor::VsCode => include_str!("clients/vscode.json"),
            Editor::Neovim => include_str!("clients/neovim.json"),
            Editor::Minimal => include_str!("clients/minimal.json"),
        };
        serde_json::from_str(text).expect("the capabilities are JSON")
    }

    /// The parameters of its `initialize` in a workspace of one folder.
    pub(crate) fn initialize(self, workspace: &Workspace) -> Value {
        let root = workspace.root_uri();
        let folders = json!([{ "uri": root, "name": "desk" }]);
        let process = std::process::id();
        let capabilities = self.capabilities();
        match self {
            Editor::VsCode => json!({
                "processId": process,
                "clientInfo": { "name": "Visual Studio Code", "version": "1.104.0" },
                "locale": "en",
                "rootPath": workspace.path(),
                "rootUri": root,
                "capabilities": capabilities,
                "initializationOptions": {},
                "trace": "off",
                "workspaceFolders": folders
            }),
            Editor::Neovim => json!({
                "processId": process,
                "clientInfo": { "name": "Neovim", "version": "0.11.4" },
                "rootPath": workspace.path(),
                "rootUri": root,
                "capabilities": capabilities,
                "trace": "off",
                "workDoneToken": "1",
                "workspaceFolders": folders
            }),
            Editor::Minimal => json!({
                "processId": null,
                "rootUri": root,
                "capabilities": capabilities
            }),
        }
    }
}
