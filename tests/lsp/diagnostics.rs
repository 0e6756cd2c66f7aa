//! Diagnostics: pushed to clients that do not ask, pulled by those that do, never both.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{LAIZA, desk, open_desk, replace, rules};
use crate::editors::Editor;
use crate::workspace::Workspace;

#[test]
fn every_editor_sees_the_same_diagnostic() {
    for editor in Editor::ALL {
        let (_workspace, mut client, uri) = open_desk(editor);
        let found = client.diagnostics(&uri);
        assert_eq!(found.len(), 1, "{editor:?}: {found:?}");
        let range = client.encoding().range(LAIZA, "Bahmo");
        assert_eq!(found[0]["range"], range, "{editor:?}");
        assert_eq!(found[0]["severity"], 2);
        assert_eq!(found[0]["source"], "newsmark");
        assert!(found[0]["message"].as_str().unwrap_or("").contains("Bhamo"));
        assert_eq!(found[0].get("codeDescription"), None);
        client.finish_well();
    }
}

#[test]
fn diagnostics_are_pushed_or_pulled_and_never_both() {
    for (editor, pulls) in [
        (Editor::VsCode, true),
        (Editor::Neovim, false),
        (Editor::Minimal, false),
    ] {
        let (workspace, mut client, uri) = open_desk(editor);
        assert_eq!(client.pulls(), pulls, "{editor:?}");
        client.did_change(&uri, replace(&client, LAIZA, "Bahmo", "Bhamo"));
        client.diagnostics_that(&uri, <[_]>::is_empty);
        client.did_open(&workspace.uri("registry/actors.toml"), "toml", "[kio]\n");
        client.diagnostics_that(&workspace.uri("registry/actors.toml"), |found| {
            !found.is_empty()
        });
        client.did_close(&uri);
        assert_eq!(client.pushed().is_empty(), pulls, "{editor:?}");
        client.finish_well();
    }
}

#[test]
fn a_change_clears_a_diagnostic_and_another_brings_it_back() {
    for editor in Editor::ALL {
        let (_workspace, mut client, uri) = open_desk(editor);
        client.did_change(&uri, replace(&client, LAIZA, "Bahmo", "Bhamo"));
        assert_eq!(client.diagnostics(&uri), [] as [Value; 0], "{editor:?}");
        let mended = LAIZA.replacen("Bahmo", "Bhamo", 1);
        client.did_change(&uri, replace(&client, &mended, "Bhamo", "Bahmo"));
        assert_eq!(rules(&client.diagnostics(&uri)), ["name/misspelled"]);
        client.finish_well();
    }
}

#[test]
fn after_a_storm_of_changes_the_last_version_counts() {
    for editor in [Editor::VsCode, Editor::Neovim] {
        let (_workspace, mut client, uri) = open_desk(editor);
        let end = client.encoding().position(LAIZA, LAIZA.len());
        let at_end = json!({ "start": end, "end": end });
        for _ in 0..499 {
            client.did_change(&uri, json!([{ "range": at_end, "text": "\nRain fell.\n" }]));
        }
        let version = client.did_change(&uri, replace(&client, LAIZA, "Bahmo", "Bhamo"));
        assert_eq!(version, 501);
        assert_eq!(client.diagnostics(&uri), [] as [Value; 0], "{editor:?}");
        let symbols = json!({ "textDocument": { "uri": uri } });
        let symbols = client.request("textDocument/documentSymbol", symbols);
        assert!(symbols.to_string().contains("Rain fell."), "{symbols}");
        client.finish_well();
    }
}

#[test]
fn a_version_that_comes_late_is_left_out() {
    let (_workspace, mut client, uri) = open_desk(Editor::Neovim);
    let change = |version: i32, text: &str| {
        json!({
            "textDocument": { "uri": uri, "version": version },
            "contentChanges": [{ "text": text }]
        })
    };
    client.notify(
        "textDocument/didChange",
        change(9, "Talks in Bhamo ended.\n"),
    );
    client.notify(
        "textDocument/didChange",
        change(7, "Talks in Bahmo ended.\n"),
    );
    client.diagnostics_that(&uri, <[_]>::is_empty);
    let hover = client.hover(&uri, "Talks in Bhamo ended.\n", "Bhamo");
    assert!(
        !hover.contains("misspell") && hover.contains("Bhamo"),
        "{hover}"
    );
    assert_eq!(client.pushed()[&uri]["version"], 9);
    client.finish_well();
}

#[test]
fn closing_a_document_takes_its_diagnostics_back() {
    for editor in [Editor::Neovim, Editor::Minimal] {
        let (_workspace, mut client, uri) = open_desk(editor);
        client.did_close(&uri);
        client.diagnostics_that(&uri, <[_]>::is_empty);
        client.finish_well();
    }
    // The same for a text that never was a file.
    let mut client = Client::without_files(Editor::Neovim);
    client.did_open("untitled:Untitled-1", "newsmark", "[KIO]{.grup}\n");
    client.diagnostics_that("untitled:Untitled-1", |found| !found.is_empty());
    client.did_close("untitled:Untitled-1");
    client.diagnostics_that("untitled:Untitled-1", <[_]>::is_empty);
    client.finish_well();
}

pub(crate) const WHOLE_CORPUS: &str = "[diagnostics]\nscope = \"corpus\"\n";

#[test]
fn the_whole_corpus_is_pushed_where_the_configuration_says_so() {
    let workspace = desk();
    workspace.write("newsmark.toml", WHOLE_CORPUS);
    workspace.write("dam.news", "---\ndate: 2011-09-30\n---\nBahmo was calm.\n");
    let mut client = Client::open(Editor::Neovim, &workspace);
    let (closed, open) = (workspace.uri("dam.news"), workspace.uri("laiza.news"));
    client.diagnostics_that(&closed, |found| rules(found) == ["name/misspelled"]);
    client.did_open(&open, "newsmark", LAIZA);
    client.did_change(&open, replace(&client, LAIZA, "Bahmo", "Bhamo"));
    client.diagnostics_that(&open, <[_]>::is_empty);
    // What is on disk counts again.
    client.did_close(&open);
    client.diagnostics_that(&open, |found| rules(found) == ["name/misspelled"]);
    // A file that is gone has nothing wrong with it.
    workspace.remove("dam.news");
    client.changed_on_disk(&[&closed]);
    client.diagnostics_that(&closed, <[_]>::is_empty);
    // Nor are closed files of interest when the scope is the open ones.
    workspace.write("newsmark.toml", "");
    client.changed_on_disk(&[&workspace.uri("newsmark.toml")]);
    client.diagnostics_that(&open, <[_]>::is_empty);
    client.finish_well();
}

fn reports(client: &mut Client, before: &Value) -> Vec<Value> {
    let params = json!({ "identifier": "newsmark", "previousResultIds": before });
    let report = client.request("workspace/diagnostic", params);
    report["items"]
        .as_array()
        .expect("items are a list")
        .clone()
}

#[test]
fn the_whole_corpus_is_pulled_where_the_configuration_says_so() {
    let workspace = desk();
    workspace.write("newsmark.toml", WHOLE_CORPUS);
    workspace.write("dam.news", "---\ndate: 2011-09-30\n---\nBahmo was calm.\n");
    let mut client = Client::open(Editor::VsCode, &workspace);
    client.indexed();
    let uri = workspace.uri("dam.news");
    let params = json!({ "previousResultIds": [] });
    let whole = client.request_until("workspace/diagnostic", &params, |report| {
        report.to_string().contains("dam.news")
    });
    let of = |reports: &[Value], uri: &str| {
        let mut reports = reports.iter();
        reports.find(|report| report["uri"] == uri).cloned()
    };
    let first = of(whole["items"].as_array().expect("a list"), &uri).expect("it is in the corpus");
    let found = first["items"].as_array().expect("a full report");
    assert_eq!(rules(found), ["name/misspelled"]);
    // Once more with nothing changed: nothing is repeated.
    let before = json!([{ "uri": uri, "value": first["resultId"] }]);
    client.request_until(
        "workspace/diagnostic",
        &json!({ "previousResultIds": before }),
        |report| {
            let items = report["items"].as_array().expect("a list");
            of(items, &uri).is_some_and(|report| {
                report["kind"] == "unchanged" || report["resultId"] != first["resultId"]
            })
        },
    );
    workspace.remove("dam.news");
    client.changed_on_disk(&[&uri]);
    let params = json!({ "previousResultIds": before });
    client.request_until("workspace/diagnostic", &params, |report| {
        let items = report["items"].as_array().expect("a list");
        of(items, &uri).is_some_and(|report| report["items"] == json!([]))
    });
    client.finish_well();
}

#[test]
fn without_that_setting_only_the_tables_are_pulled() {
    let (workspace, mut client, _uri) = open_desk(Editor::VsCode);
    let reports = reports(&mut client, &json!([]));
    let uris: Vec<&Value> = reports.iter().map(|report| &report["uri"]).collect();
    assert_eq!(uris, [&json!(workspace.uri("registry/actors.toml"))]);
    client.finish_well();
}

#[test]
fn text_that_could_go_is_shown_faded() {
    let text = "---\ndate: 2015-03-23\n---\nThe Red Cross of Rangoon (RCR) sent rice.\n";
    let workspace = Workspace::new(&[("a.news", text)]);
    let uri = workspace.uri("a.news");
    for (editor, tags) in [
        (Editor::VsCode, json!([1])),
        (Editor::Neovim, json!([1])),
        (Editor::Minimal, Value::Null),
    ] {
        let mut client = Client::open(editor, &workspace);
        client.did_open(&uri, "newsmark", text);
        let found = client.diagnostics_that(&uri, |found| rules(found) == ["acronym/unused"]);
        assert_eq!(found[0]["tags"], tags, "{editor:?}");
        client.finish_well();
    }
}
