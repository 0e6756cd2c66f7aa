//! Files and folders that cannot be read or written, or are not what their names say.

#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::process::Command;

use serde_json::{Value, json};

use crate::actions::{actions, titles};
use crate::client::Client;
use crate::desk::{ACTORS, LAIZA, desk, open_desk, rules};
use crate::diagnostics::WHOLE_CORPUS;
use crate::editors::Editor;
use crate::workspace::Workspace;

/// Puts what is no file of text beside the files of a desk, under names of articles and tables.
fn strew(workspace: &Workspace) -> UnixListener {
    let at = |name: &str| workspace.path().join(name);
    symlink("/no/such/file.news", at("dead.news")).expect("a link can be made");
    symlink("loop.news", at("loop.news")).expect("a link can be made");
    symlink(".", at("again")).expect("a link can be made");
    symlink("/dev/zero", at("endless.news")).expect("a link can be made");
    symlink("/dev/zero", at("registry/endless.toml")).expect("a link can be made");
    fs::create_dir(at("folder.news")).expect("a folder can be made");
    fs::create_dir(at("registry/folder.toml")).expect("a folder can be made");
    for name in ["pipe.news", "registry/pipe.toml"] {
        let made = Command::new("mkfifo").arg(at(name)).status();
        assert!(made.expect("mkfifo runs").success());
    }
    for name in ["closed.news", "registry/closed.toml"] {
        workspace.write(name, LAIZA.replace("Envoys meet", "Nobody reads"));
        close(workspace, name, 0o000);
    }
    UnixListener::bind(at("socket.news")).expect("a socket can be made")
}

fn close(workspace: &Workspace, name: &str, mode: u32) {
    let path = workspace.path().join(name);
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("the file is there");
}

#[test]
fn what_is_no_file_of_text_is_passed_by() {
    for editor in Editor::ALL {
        let workspace = desk();
        workspace.write("newsmark.toml", WHOLE_CORPUS);
        let _socket = strew(&workspace);
        let mut client = Client::open(editor, &workspace);
        client.indexed();
        let uri = workspace.uri("laiza.news");
        client.did_open(&uri, "newsmark", LAIZA);
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        assert!(
            client
                .hover(&uri, LAIZA, "KIO said")
                .contains("Kachin Independence")
        );
        // Each again, as one that changed, and as one that an editor opens.
        let names = [
            "dead.news",
            "loop.news",
            "endless.news",
            "folder.news",
            "pipe.news",
            "closed.news",
            "socket.news",
            "registry/pipe.toml",
            "registry/endless.toml",
            "registry/folder.toml",
        ];
        let uris: Vec<String> = names.iter().map(|name| workspace.uri(name)).collect();
        let all: Vec<&str> = uris.iter().map(String::as_str).collect();
        client.changed_on_disk(&all);
        for uri in &uris {
            client.did_open(uri, "newsmark", "[KIO]{.grup}\n");
            client.did_save(uri);
            client.did_close(uri);
        }
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        if client.pulls() {
            let all = json!({ "previousResultIds": [] });
            let report = client.request("workspace/diagnostic", all).to_string();
            assert!(report.contains("bhamo.news") && !report.contains("pipe.news"));
        }
        client.finish_well();
    }
}

#[test]
fn a_folder_that_must_not_be_written() {
    for editor in [Editor::VsCode, Editor::Neovim] {
        let (workspace, mut client, uri) = open_desk(editor);
        for name in ["laiza.news", "registry/actors.toml"] {
            close(&workspace, name, 0o444);
        }
        for name in ["registry", "."] {
            close(&workspace, name, 0o555);
        }
        let before = workspace.read("laiza.news");
        // What to do is offered all the same: whether it can be done is the editor's to find out.
        let found = actions(&mut client, &uri, LAIZA, "Bahmo", &[]);
        assert!(titles(&found).iter().any(|title| title.contains("Bhamo")));
        let found = actions(&mut client, &uri, LAIZA, "Naw Seng", &[]);
        assert!(!found.is_empty());
        client.withhold("workspace/applyEdit");
        let argument = json!({
            "uri": uri,
            "position": client.encoding().range(LAIZA, "Naw Seng")["start"]
        });
        let command = "newsmark.server.addToRegistry";
        let params = json!({ "command": command, "arguments": [argument] });
        let id = client.ask("workspace/executeCommand", params);
        let answer = client.answer(&id);
        assert_ne!(answer["error"]["code"], -32603, "{answer}");
        if answer.get("result").is_some() {
            let question = client.question("workspace/applyEdit");
            let refused = json!({ "applied": false, "failureReason": "The folder is read-only." });
            client.send(&json!({ "jsonrpc": "2.0", "id": question["id"], "result": refused }));
        }
        assert!(
            client
                .hover(&uri, LAIZA, "KIO said")
                .contains("Kachin Independence")
        );
        client.finish();
        for name in [".", "registry"] {
            close(&workspace, name, 0o755);
        }
        assert_eq!(workspace.read("laiza.news"), before);
        assert_eq!(workspace.read("registry/actors.toml"), ACTORS.as_bytes());
    }
}

/// A change on disk, told by the watcher or found at a save.
fn tell(client: &mut Client, editor: Editor, open: &str, changed: &str) {
    match editor {
        Editor::VsCode => client.changed_on_disk(&[changed]),
        _ => client.did_save(open),
    }
}

#[test]
fn a_registry_that_breaks_on_disk_and_is_mended() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        let table = workspace.uri("registry/actors.toml");
        let all = json!({ "previousResultIds": [] });
        let shown = |client: &mut Client, is_broken: bool| {
            if client.pulls() {
                client.request_until("workspace/diagnostic", &all, |report| {
                    report.to_string().contains("registry/parse") == is_broken
                });
            } else {
                client.notified("textDocument/publishDiagnostics", |pushed| {
                    let found = pushed["diagnostics"].to_string();
                    pushed["uri"] == table && found.contains("registry/parse") == is_broken
                });
            }
        };
        // The places that follow the broken one are known from before.
        let broken = ACTORS.replacen("kind = \"group\"", "kind = \"group", 1);
        workspace.write("registry/actors.toml", &broken);
        tell(&mut client, editor, &uri, &table);
        shown(&mut client, true);
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        assert!(client.hover(&uri, LAIZA, "Bahmo").contains("Bhamo"));
        workspace.write("registry/actors.toml", ACTORS);
        tell(&mut client, editor, &uri, &table);
        shown(&mut client, false);
        // Gone, it says nothing any more.
        workspace.remove("registry");
        tell(&mut client, editor, &uri, &table);
        client.diagnostics_that(&uri, |found| !rules(found).contains(&"name/misspelled"));
        workspace.write("registry/actors.toml", ACTORS);
        tell(&mut client, editor, &uri, &table);
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        client.finish_well();
    }
}

#[test]
fn a_folder_that_goes_while_it_is_open() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        workspace.remove("registry");
        workspace.remove("bhamo.news");
        workspace.remove("laiza.news");
        tell(&mut client, editor, &uri, &workspace.uri("bhamo.news"));
        client.did_change(&uri, json!([{ "text": "[KIO]{.grup}\n" }]));
        client.diagnostics_that(&uri, |found| rules(found).contains(&"syntax/class"));
        let found = client.request("workspace/symbol", json!({ "query": "zzz" }));
        assert_eq!(found, Value::from(Vec::<Value>::new()));
        client.finish_well();
    }
}
