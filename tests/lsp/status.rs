//! `newsmark/status`, which tells how the server is.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, LAIZA, desk, open_desk, replace};
use crate::editors::Editor;
use crate::workspace::Workspace;

const STATUS: &str = "newsmark/status";

fn is_read(status: &Value) -> bool {
    let folders = status["folders"].as_array();
    folders.is_some_and(|all| all.iter().all(|folder| folder["indexing"].is_null()))
}

#[test]
fn the_status_comes_without_being_asked_for() {
    let workspace = desk();
    let mut client = Client::open(Editor::VsCode, &workspace);
    let status = client.notified(STATUS, |status| {
        is_read(status) && status["folders"][0]["articles"] == 2
    });
    let name = workspace.path();
    let name = name.file_name().and_then(|name| name.to_str());
    assert_eq!(
        status,
        json!({
            "health": "ok",
            "message": null,
            "folders": [{
                "uri": workspace.root_uri(),
                "name": name,
                "articles": 2,
                "entries": 4,
                "indexing": null
            }]
        })
    );
    // Another article and another entry.
    workspace.write("third.news", "Talks in Bhamo.\n");
    client.changed_on_disk(&[&workspace.uri("third.news")]);
    client.notified(STATUS, |status| status["folders"][0]["articles"] == 3);
    let more = format!("{ACTORS}\n[laiza]\nkind = \"place\"\nname = \"Laiza\"\n");
    workspace.write("registry/actors.toml", more);
    client.changed_on_disk(&[&workspace.uri("registry/actors.toml")]);
    client.notified(STATUS, |status| status["folders"][0]["entries"] == 5);
    client.finish_well();
}

#[test]
fn indexing_is_told() {
    let workspace = Workspace::new(&[]);
    for number in 0..1500 {
        workspace.write(&format!("{number}.news"), LAIZA);
    }
    let mut client = Client::open(Editor::VsCode, &workspace);
    client.notified(STATUS, |status| {
        status["folders"][0]["indexing"].is_object()
    });
    let status = client.notified(STATUS, |status| {
        is_read(status) && status["folders"][0]["articles"] == 1500
    });
    assert_eq!(status["health"], "ok");
    client.finish_well();
}

#[test]
fn clients_that_do_not_know_it_are_not_told() {
    let (_workspace, mut client, uri) = open_desk(Editor::Minimal);
    client.hover(&uri, LAIZA, "KIO said");
    let told = client.inbox.said().notifications.clone();
    assert!(told.iter().all(|told| told["method"] != STATUS), "{told:?}");
    client.finish_well();
}

#[test]
fn what_is_broken_is_told_with_its_place_until_it_is_mended() {
    let workspace = desk();
    let mut client = Client::open(Editor::VsCode, &workspace);
    client.notified(STATUS, |status| is_read(status) && status["health"] == "ok");
    let uri = workspace.uri("registry/actors.toml");
    client.did_open(&uri, "toml", ACTORS);
    client.did_change(&uri, replace(&client, ACTORS, "\"KIO\"", "\"KIO"));
    let status = client.notified(STATUS, |status| status["health"] == "warning");
    assert_eq!(
        status["message"],
        "Mend line 4 of registry/actors.toml: it is not valid TOML, and until then the last good \
         state of the entries there holds."
    );
    assert_eq!(status["folders"][0]["entries"], 4);
    client.did_change(&uri, json!([{ "text": ACTORS }]));
    client.notified(STATUS, |status| status["health"] == "ok");

    // The configuration, on disk.
    workspace.write("newsmark.toml", "[style]\nprofile = 3\n");
    client.changed_on_disk(&[&workspace.uri("newsmark.toml")]);
    let status = client.notified(STATUS, |status| status["health"] == "warning");
    let message = status["message"].as_str().unwrap_or_default();
    assert!(
        message.starts_with("Mend line 2 of newsmark.toml: "),
        "{message}"
    );
    workspace.write("newsmark.toml", "[style]\nprofile = \"ap\"\n");
    client.changed_on_disk(&[&workspace.uri("newsmark.toml")]);
    client.notified(STATUS, |status| status["health"] == "ok");

    // The editor's settings.
    client.set_settings(json!({ "hints": { "dates": "many" } }));
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": null }),
    );
    let status = client.notified(STATUS, |status| status["health"] == "warning");
    let message = status["message"].as_str().unwrap_or_default();
    assert!(message.contains("hints.dates"), "{message}");
    client.finish_well();
}

#[test]
fn a_folder_that_cannot_be_read_is_an_error() {
    let workspace = desk();
    let mut params = Editor::VsCode.initialize(&workspace);
    params["workspaceFolders"][0]["uri"] = json!("file:///");
    let mut client = Client::start();
    client.initialize(params);
    let status = client.notified(STATUS, |status| status["health"] == "error");
    assert_eq!(status["folders"][0]["indexing"], Value::Null);
    let message = status["message"].as_str().unwrap_or_default();
    assert!(message.contains("Open the folder"), "{message}");
    client.finish_well();
}

#[test]
fn typing_sends_no_status_that_says_nothing_new() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    client.notified(STATUS, |status| {
        is_read(status) && status["folders"][0]["articles"] == 2
    });
    let zero = json!({ "line": 6, "character": 0 });
    for _ in 0..200 {
        let at = json!({ "start": zero, "end": zero });
        client.did_change(&uri, json!([{ "range": at, "text": "x" }]));
    }
    client.diagnostics(&uri);
    // Closing the session comes behind all that was said.
    let said = std::sync::Arc::clone(&client.inbox);
    client.finish_well();
    let told = said.said().notifications.clone();
    let told = told.iter().filter(|told| told["method"] == STATUS);
    let mut last = Value::Null;
    for status in told {
        assert_ne!(status["params"], last, "the same twice");
        last = status["params"].clone();
    }
}
