//! From `initialize` to `exit`.

use serde_json::{Value, json};

use crate::client::{Client, error_code};
use crate::editors::Editor;
use crate::workspace::Workspace;

#[test]
fn a_session_of_every_editor() {
    let workspace = Workspace::new(&[("a.news", "Talks resume in Yangon.\n")]);
    for editor in Editor::ALL {
        let mut client = Client::start();
        let params = editor.initialize(&workspace);
        let offered = params["capabilities"]["general"]["positionEncodings"].clone();
        let result = client.initialize(params);
        assert_eq!(result["serverInfo"]["name"], "newsmark", "{editor:?}");
        if let Some(chosen) = result["capabilities"].get("positionEncoding") {
            let offered = offered.as_array().cloned().unwrap_or(vec![json!("utf-16")]);
            assert!(
                offered.contains(chosen),
                "{editor:?}: {chosen} of {offered:?}"
            );
        }
        let log = client.finish();
        assert_eq!(log, "", "{editor:?} sees an empty log");
    }
}

#[test]
fn initialize_with_next_to_nothing() {
    for params in [
        json!({}),
        Value::Null,
        json!({ "capabilities": null, "rootUri": "" }),
    ] {
        let mut client = Client::start();
        client.initialize(params);
        client.finish();
    }
}

#[test]
fn capabilities_that_nobody_knows_yet() {
    let workspace = Workspace::new(&[]);
    let mut params = Editor::VsCode.initialize(&workspace);
    params["capabilities"]["textDocument"]["hover"]["contentFormat"] = json!(["hologram"]);
    params["capabilities"]["telepathy"] = json!({ "support": true });
    params["trace"] = json!("everything");
    let mut client = Client::start();
    client.initialize(params);
    client.finish();
}

#[test]
fn nothing_is_served_before_initialize() {
    let mut client = Client::start();
    assert_eq!(client.refusal("textDocument/hover", json!({})), -32002);
    assert_eq!(client.refusal("shutdown", Value::Null), -32002);
    client.did_open("file:///a.news", "newsmark", "Talks resume.\n");
    client.initialize(json!({ "capabilities": {} }));
    client.finish();
}

#[test]
fn initialize_comes_once() {
    let mut client = Client::without_files(Editor::Minimal);
    assert_eq!(
        client.refusal("initialize", json!({ "capabilities": {} })),
        -32600
    );
    client.finish();
}

#[test]
fn nothing_is_served_after_shutdown() {
    let mut client = Client::without_files(Editor::Minimal);
    client.request("shutdown", Value::Null);
    assert_eq!(client.refusal("textDocument/hover", json!({})), -32600);
    assert_eq!(client.refusal("shutdown", Value::Null), -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.status(), 0);
}

#[test]
fn shutdown_with_any_params() {
    for params in [Some(Value::Null), Some(json!({})), Some(json!([])), None] {
        let mut client = Client::without_files(Editor::Minimal);
        let mut shutdown = json!({ "jsonrpc": "2.0", "id": "bye", "method": "shutdown" });
        if let Some(params) = params {
            shutdown["params"] = params;
        }
        client.send(&shutdown);
        let answer = client.answer(&json!("bye"));
        assert_eq!(answer.get("result"), Some(&Value::Null), "{answer}");
        client.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
        assert_eq!(client.status(), 0);
    }
}

#[test]
fn exit_alone() {
    let mut client = Client::without_files(Editor::Neovim);
    client.notify("exit", Value::Null);
    assert_eq!(client.status(), 1);

    let mut client = Client::start();
    client.notify("exit", Value::Null);
    assert_eq!(client.status(), 1);
}

#[test]
fn the_end_of_the_input() {
    let mut client = Client::start();
    client.close_input();
    assert_eq!(client.status(), 1);

    let mut client = Client::without_files(Editor::VsCode);
    client.close_input();
    assert_eq!(client.status(), 1);
}

#[test]
fn unknown_methods() {
    let mut client = Client::without_files(Editor::Minimal);
    assert_eq!(client.refusal("desk/print", json!({})), -32601);
    assert_eq!(client.refusal("$/print", json!({})), -32601);
    client.notify("desk/print", json!({}));
    client.notify("$/print", json!({}));
    client.notify("$/setTrace", json!({ "value": "verbose" }));
    client.finish();
}

#[test]
fn cancelling_what_is_not_under_way() {
    let mut client = Client::without_files(Editor::Minimal);
    client.notify("$/cancelRequest", json!({ "id": 99 }));
    client.notify("$/cancelRequest", json!({ "id": "none" }));
    client.notify("$/cancelRequest", json!({}));
    assert_eq!(client.refusal("desk/print", json!({})), -32601);
    client.finish();
}

#[test]
fn ids_are_given_back_as_they_came() {
    let mut client = Client::without_files(Editor::Minimal);
    for id in [
        json!(0),
        json!(-7),
        json!(i64::MAX),
        json!(""),
        json!("späť-7"),
    ] {
        client.send(&json!({ "jsonrpc": "2.0", "id": id, "method": "desk/print" }));
        assert_eq!(error_code(&client.answer(&id)), -32601);
    }
    client.finish();
}
