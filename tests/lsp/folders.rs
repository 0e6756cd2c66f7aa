//! Workspace folders, documents outside of them, and documents that are no files.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, BHAMO, LAIZA, rules};
use crate::editors::Editor;
use crate::workspace::Workspace;

const DAM: &str = "---\ndate: 2011-09-30\n---\nWork on the dam ended, officials in Bahmo said.\n";

fn initialize(editor: Editor, folders: &[&Workspace]) -> Value {
    let mut params = editor.initialize(folders[0]);
    let folders = folders.iter().map(|folder| {
        let uri = folder.root_uri();
        json!({ "uri": uri, "name": "desk" })
    });
    params["workspaceFolders"] = folders.collect();
    params
}

fn folders_change(added: &[&Workspace], removed: &[&Workspace]) -> Value {
    let named = |folders: &[&Workspace]| -> Value {
        let folders = folders.iter();
        folders
            .map(|folder| json!({ "uri": folder.root_uri(), "name": "desk" }))
            .collect()
    };
    json!({ "event": { "added": named(added), "removed": named(removed) } })
}

#[test]
fn each_folder_has_its_own_configuration_and_registry() {
    let north = Workspace::new(&[("registry/actors.toml", ACTORS), ("dam.news", DAM)]);
    let south = Workspace::new(&[
        ("registry/actors.toml", ACTORS),
        (
            "newsmark.toml",
            "[rules]\n\"name/misspelled\" = \"error\"\n",
        ),
        ("dam.news", DAM),
        ("old/newsmark.toml", "[corpus]\nregistry = []\n"),
        ("old/dam.news", DAM),
    ]);
    for editor in Editor::ALL {
        let mut client = Client::start();
        client.initialize(initialize(editor, &[&north, &south]));
        for (uri, severity) in [
            (north.uri("dam.news"), Some(2)),
            (south.uri("dam.news"), Some(1)),
            (south.uri("old/dam.news"), None),
        ] {
            client.did_open(&uri, "newsmark", DAM);
            let found =
                client.diagnostics_that(&uri, |found| found.is_empty() == severity.is_none());
            let severities: Vec<Option<u64>> =
                found.iter().map(|it| it["severity"].as_u64()).collect();
            assert_eq!(severities, Vec::from_iter(severity.map(Some)), "{editor:?}");
        }
        client.finish_well();
    }
}

#[test]
fn folders_come_and_go() {
    let north = Workspace::new(&[("bhamo.news", BHAMO)]);
    let south = Workspace::new(&[("registry/actors.toml", ACTORS), ("dam.news", DAM)]);
    for editor in [Editor::VsCode, Editor::Neovim] {
        let mut client = Client::start();
        client.initialize(initialize(editor, &[&north]));
        let uri = south.uri("dam.news");
        client.did_open(&uri, "newsmark", DAM);
        client.diagnostics_that(&uri, <[_]>::is_empty);
        let method = "workspace/didChangeWorkspaceFolders";
        client.notify(method, folders_change(&[&south], &[]));
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        client.notify(method, folders_change(&[], &[&south]));
        client.diagnostics_that(&uri, <[_]>::is_empty);
        client.notify(method, folders_change(&[&south], &[&north]));
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        client.finish_well();
    }
}

#[test]
fn a_folder_that_goes_takes_the_diagnostics_of_its_tables_along() {
    let north = Workspace::new(&[("bhamo.news", BHAMO)]);
    let south = Workspace::new(&[("registry/actors.toml", "[kio]\nkind = \"grup\"\n")]);
    let mut client = Client::start();
    client.initialize(initialize(Editor::Neovim, &[&north, &south]));
    let uri = south.uri("registry/actors.toml");
    client.diagnostics_that(&uri, |found| !found.is_empty());
    let method = "workspace/didChangeWorkspaceFolders";
    client.notify(method, folders_change(&[], &[&south]));
    client.diagnostics_that(&uri, <[_]>::is_empty);
    client.finish_well();
}

#[test]
fn a_folder_that_was_never_there_is_told_once() {
    let workspace = Workspace::new(&[]);
    for editor in Editor::ALL {
        let mut client = Client::start();
        let mut params = editor.initialize(&workspace);
        let gone = format!("{}/gone", workspace.root_uri());
        params["workspaceFolders"] = json!([{ "uri": gone, "name": "gone" }]);
        client.initialize(params);
        let message = client.notified("window/showMessage", |_| true);
        let text = message["message"].as_str().unwrap_or_default();
        assert!(
            text.contains("gone") && text.contains("no such folder"),
            "{text}"
        );
        // An article is served all the same.
        let uri = format!("{gone}/a.news");
        client.did_open(&uri, "newsmark", "[KIO]{.grup}\n");
        client.diagnostics_that(&uri, |found| rules(found) == ["syntax/class"]);
        client.finish_well();
    }
}

#[test]
fn a_folder_that_is_deleted_under_the_server() {
    let workspace = Workspace::new(&[]);
    workspace.write("desk/registry/actors.toml", ACTORS);
    workspace.write("desk/dam.news", DAM);
    workspace.write("desk/laiza.news", LAIZA);
    for editor in [Editor::VsCode, Editor::Neovim] {
        let mut client = Client::start();
        let mut params = editor.initialize(&workspace);
        let root = workspace.uri("desk");
        params["workspaceFolders"] = json!([{ "uri": root, "name": "desk" }]);
        client.initialize(params);
        let uri = workspace.uri("desk/dam.news");
        client.did_open(&uri, "newsmark", DAM);
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        workspace.remove("desk");
        client.changed_on_disk(&[&root]);
        client.did_save(&uri);
        client.diagnostics_that(&uri, <[_]>::is_empty);
        client.did_change(&uri, json!([{ "text": "[KIO]{.grup}\n" }]));
        client.diagnostics_that(&uri, |found| rules(found) == ["syntax/class"]);
        client.finish_well();
        workspace.write("desk/registry/actors.toml", ACTORS);
        workspace.write("desk/dam.news", DAM);
    }
}

#[cfg(unix)]
#[test]
fn loops_of_links() {
    let workspace = Workspace::new(&[
        ("registry/actors.toml", ACTORS),
        ("wire/dam.news", DAM),
        ("bhamo.news", BHAMO),
    ]);
    let root = workspace.path();
    let link = |to: &str, at: &str| {
        std::os::unix::fs::symlink(root.join(to), root.join(at)).expect("a link can be made");
    };
    link("", "wire/all");
    link("wire", "wire/again");
    link("b.news", "a.news");
    link("a.news", "b.news");
    let mut client = Client::open(Editor::VsCode, &workspace);
    client.indexed();
    let uri = workspace.uri("bhamo.news");
    client.did_open(&uri, "newsmark", BHAMO);
    let mut params = client.encoding().at(&uri, BHAMO, "Bhamo on");
    params["context"] = json!({ "includeDeclaration": false });
    let found = client.request("textDocument/references", params);
    let uris: Vec<&str> = found
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|location| location["uri"].as_str())
        .collect();
    let dam = workspace.uri("wire/dam.news");
    assert_eq!(uris.iter().filter(|at| **at == dam).count(), 1, "{uris:?}");
    assert!(uris.iter().all(|at| *at == uri || *at == dam), "{uris:?}");
    client.finish_well();
}

#[test]
fn a_home_directory_is_not_indexed_and_says_why() {
    let home = Workspace::new(&[("registry/actors.toml", ACTORS), ("dam.news", DAM)]);
    for editor in Editor::ALL {
        let mut client = Client::start_at_home(&home.path());
        client.initialize(editor.initialize(&home));
        let message = client.notified("window/showMessage", |_| true);
        let text = message["message"].as_str().unwrap_or_default();
        assert!(text.contains("home directory"), "{text}");
        let uri = home.uri("dam.news");
        client.did_open(&uri, "newsmark", "[Laiza]{.plaice} was calm.\n");
        client.diagnostics_that(&uri, |found| rules(found) == ["syntax/class"]);
        client.finish_well();
    }
}

#[test]
fn files_that_are_opened_alone() {
    let workspace = Workspace::new(&[]);
    for editor in Editor::ALL {
        let mut client = Client::start();
        let mut params = editor.initialize(&workspace);
        params["workspaceFolders"] = Value::Null;
        params["rootUri"] = Value::Null;
        client.initialize(params);
        // Markdown and text are served where no folder is open.
        for name in ["a.news", "b.md", "c.txt"] {
            let uri = workspace.uri(name);
            let text = "[KIO]{.group ref=kio} met envoys.\n";
            client.did_open(&uri, "plaintext", text);
            client.diagnostics_that(&uri, |found| rules(found) == ["syntax/unknown-ref"]);
        }
        let uri = workspace.uri("d.rs");
        client.did_open(&uri, "rust", "[KIO]{.group ref=kio}\n");
        let symbols = json!({ "textDocument": { "uri": uri } });
        let symbols = client.request("textDocument/documentSymbol", symbols);
        assert_eq!(symbols, Value::Null, "{editor:?}");
        client.finish_well();
    }
}

#[test]
fn markdown_of_a_folder_is_left_alone_until_somebody_names_it() {
    let text = "[KIO]{.group ref=koi} met envoys.\n";
    let workspace = Workspace::new(&[
        ("registry/actors.toml", ACTORS),
        ("notes.md", text),
        ("bhamo.news", BHAMO),
    ]);
    for editor in [Editor::VsCode, Editor::Neovim] {
        let mut client = Client::open(editor, &workspace);
        client.indexed();
        let uri = workspace.uri("notes.md");
        client.did_open(&uri, "markdown", text);
        let symbols = json!({ "textDocument": { "uri": uri } });
        let found = client.request("textDocument/documentSymbol", symbols);
        assert_eq!(found, Value::Null);
        client.did_close(&uri);
        client.did_open(&uri, "newsmark", text);
        client.diagnostics_that(&uri, |found| rules(found) == ["syntax/unknown-ref"]);
        client.finish_well();
    }
}

#[test]
fn documents_that_are_no_file_yet() {
    let workspace = Workspace::new(&[("registry/actors.toml", ACTORS), ("bhamo.news", BHAMO)]);
    for editor in Editor::ALL {
        let mut client = Client::open(editor, &workspace);
        client.indexed();
        let uri = "untitled:Untitled-1";
        client.did_open(uri, "newsmark", LAIZA);
        client.diagnostics_that(uri, |found| rules(found) == ["name/misspelled"]);
        let hover = client.hover(uri, LAIZA, "Kachin Independence Organization");
        assert!(hover.contains("Political arm"), "{hover}");
        let plain = "untitled:Untitled-2";
        client.did_open(plain, "plaintext", LAIZA);
        let at = client.encoding().at(plain, LAIZA, "Bahmo");
        assert_eq!(client.request("textDocument/hover", at), Value::Null);
        client.finish_well();
    }
}

#[test]
fn other_schemes_are_never_served() {
    let (workspace, mut client, _uri) = crate::desk::open_desk(Editor::Neovim);
    let file = workspace.uri("laiza.news");
    for uri in [
        file.replace("file://", "git://"),
        "vscode-notebook-cell:/desk/laiza.news#W0".to_owned(),
        "https://example.org/laiza.news".to_owned(),
    ] {
        client.did_open(&uri, "newsmark", LAIZA);
        let at = client.encoding().at(&uri, LAIZA, "Bahmo");
        assert_eq!(client.request("textDocument/hover", at), Value::Null);
        client.did_change(&uri, json!([{ "text": "[KIO]{.grup}\n" }]));
        client.did_close(&uri);
    }
    let pushed = client.pushed();
    assert!(
        pushed.keys().all(|uri| uri.starts_with("file:")),
        "{pushed:?}"
    );
    client.finish_well();
}
