//! Messages in good form that make no sense: the session goes on.

use serde_json::{Value, json};

use crate::client::Client;
use crate::editors::Editor;
use crate::workspace::Workspace;

const TEXT: &str = "YANGON, March 23 — Envoys met on Monday 😀 in Bhamo.\n";

fn position(line: u64, character: u64) -> Value {
    json!({ "line": line, "character": character })
}

#[test]
fn documents_that_come_out_of_order() {
    let workspace = Workspace::new(&[("a.news", TEXT)]);
    let uri = workspace.uri("a.news");
    for editor in Editor::ALL {
        let mut client = Client::open(editor, &workspace);
        client.did_change(&uri, json!([{ "text": "never opened" }]));
        client.did_close(&uri);
        client.did_open(&uri, "newsmark", TEXT);
        client.did_open(&uri, "newsmark", TEXT);
        client.did_change(&uri, json!([]));
        client.did_close(&uri);
        client.did_close(&uri);
        client.finish();
    }
}

#[test]
fn positions_outside_of_the_text() {
    let workspace = Workspace::new(&[("a.news", TEXT)]);
    let uri = workspace.uri("a.news");
    let far = u64::from(u32::MAX);
    let ranges = [
        (position(0, 43), position(0, 43)),
        (position(7, 0), position(9, 0)),
        (position(0, far), position(far, far)),
        (position(1, 0), position(0, 0)),
    ];
    for editor in Editor::ALL {
        let mut client = Client::open(editor, &workspace);
        client.did_open(&uri, "newsmark", TEXT);
        for (start, end) in &ranges {
            let range = json!({ "start": start, "end": end });
            client.did_change(&uri, json!([{ "range": range, "text": "x" }]));
        }
        client.finish();
    }
}

#[test]
fn documents_from_elsewhere() {
    let mut client = Client::without_files(Editor::VsCode);
    for uri in [
        "untitled:Untitled-1",
        "git:/srv/desk/a.news?ref=HEAD",
        "file:///no/such/folder/a.news",
        "file:///C:/desk/a%20b.news",
        "file:///srv/%ff.news",
    ] {
        client.did_open(uri, "newsmark", TEXT);
        client.did_change(uri, json!([{ "text": "Talks resume.\n" }]));
        client.did_close(uri);
    }
    client.finish();
}

#[test]
fn notifications_with_the_wrong_parameters() {
    let mut client = Client::without_files(Editor::VsCode);
    for method in [
        "textDocument/didOpen",
        "textDocument/didChange",
        "textDocument/didSave",
        "textDocument/didClose",
        "workspace/didChangeConfiguration",
        "workspace/didChangeWatchedFiles",
        "workspace/didChangeWorkspaceFolders",
    ] {
        for params in [
            json!({}),
            Value::Null,
            json!([]),
            json!({ "textDocument": 5 }),
        ] {
            client.notify(method, params);
        }
    }
    client.finish();
}

#[test]
fn a_thousand_messages_before_any_reply_of_the_client() {
    let workspace = Workspace::new(&[("a.news", TEXT)]);
    let uri = workspace.uri("a.news");
    for editor in Editor::ALL {
        let mut client = Client::start();
        client.withhold("workspace/configuration");
        client.withhold("client/registerCapability");
        client.withhold("window/workDoneProgress/create");
        client.initialize(editor.initialize(&workspace));
        client.did_open(&uri, "newsmark", TEXT);
        for number in 0..1000 {
            let insert = json!({ "start": position(0, 0), "end": position(0, 0) });
            client.did_change(&uri, json!([{ "range": insert, "text": "x" }]));
            if number % 100 == 0 {
                assert_eq!(client.refusal("desk/print", json!({})), -32601);
            }
        }
        client.finish();
    }
}
