//! Diagnostics that the client asks for: in parts, and only what changed.

use std::time::Instant;

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{LAIZA, desk, open_desk, rules};
use crate::diagnostics::WHOLE_CORPUS;
use crate::editors::Editor;
use crate::inbox::PATIENCE;
use crate::workspace::Workspace;

const BAHMO: &str = "---\ndate: 2011-09-30\n---\nBahmo was calm.\n";
const BHAMO: &str = "---\ndate: 2011-09-30\n---\nBhamo was calm.\n";

/// A desk whose closed articles are checked too, `number` of them under `wire/`.
fn wire(number: usize) -> (Workspace, Client) {
    let workspace = desk();
    workspace.write("newsmark.toml", WHOLE_CORPUS);
    for number in 0..number {
        workspace.write(&format!("wire/{number}.news"), BAHMO);
    }
    let mut client = Client::open(Editor::VsCode, &workspace);
    client.indexed();
    (workspace, client)
}

fn ask(client: &mut Client, before: &[(&str, &Value)]) -> Vec<Value> {
    let before: Vec<Value> = before
        .iter()
        .map(|(uri, id)| json!({ "uri": uri, "value": id }))
        .collect();
    let params = json!({ "identifier": "newsmark", "previousResultIds": before });
    let mut report = client.request("workspace/diagnostic", params);
    serde_json::from_value(report["items"].take()).expect("items are a list")
}

/// What a report says, whenever it was made.
fn findings(report: &Value) -> [&Value; 2] {
    [&report["uri"], &report["items"]]
}

fn of<'a>(reports: &'a [Value], uri: &str) -> &'a Value {
    let mut found = reports.iter().filter(|report| report["uri"] == uri);
    let report = found.next();
    assert!(found.next().is_none(), "one report of {uri}");
    report.unwrap_or_else(|| panic!("no report of {uri} in {reports:?}"))
}

#[test]
fn a_large_corpus_comes_in_parts() {
    let (workspace, mut client) = wire(300);
    let whole = client.request_until(
        "workspace/diagnostic",
        &json!({ "previousResultIds": [] }),
        |report| report["items"].as_array().is_some_and(|it| it.len() > 300),
    );
    for token in [json!("parts"), json!(7)] {
        let params = json!({ "previousResultIds": [], "partialResultToken": token });
        let answer = client.request("workspace/diagnostic", params);
        assert_eq!(answer, json!({ "items": [] }), "all of it is in the parts");
        let mut parts = Vec::new();
        let mut all = Vec::new();
        while all.len() < whole["items"].as_array().map_or(0, Vec::len) {
            let part = client.notified("$/progress", |step| step["token"] == token);
            let items = part["value"]["items"].as_array().expect("a list").clone();
            assert!(!items.is_empty());
            parts.push(items.len());
            all.extend(items);
        }
        let whole = whole["items"].as_array().expect("a list").iter();
        assert!(whole.map(findings).eq(all.iter().map(findings)));
        assert!(parts.len() >= 4, "{parts:?}");
        // The tables are there before any article is read.
        assert!(parts[0] <= 2, "{parts:?}");
        let uri = workspace.uri("wire/299.news");
        let found = of(&all, &uri)["items"].as_array().expect("a full report");
        assert_eq!(rules(found), ["name/misspelled"]);
    }
    client.finish_well();
}

#[test]
fn a_file_whose_findings_stay_is_not_told_again() {
    let (workspace, mut client) = wire(2);
    let (first, second) = (workspace.uri("wire/0.news"), workspace.uri("wire/1.news"));
    let reports = ask(&mut client, &[]);
    let ids = [&first, &second].map(|uri| of(&reports, uri)["resultId"].clone());
    let known = [(&*first, &ids[0]), (&*second, &ids[1])];

    workspace.write("wire/0.news", "---\ndate: 2011-09-30\n---\nIt was calm.\n");
    // Another text with the same findings.
    workspace.write("wire/1.news", format!("{BAHMO}\nIt was calm.\n"));
    client.changed_on_disk(&[&first, &second]);
    client.request_until(
        "workspace/diagnostic",
        &json!({ "previousResultIds": [{ "uri": first, "value": ids[0] }] }),
        |report| {
            report["items"]
                .as_array()
                .is_some_and(|items| of(items, &first)["items"] == json!([]))
        },
    );
    let reports = ask(&mut client, &known);
    let (now, stays) = (of(&reports, &first), of(&reports, &second));
    assert_eq!((&now["kind"], &now["items"]), (&json!("full"), &json!([])));
    assert_eq!(stays["kind"], "unchanged", "{stays}");
    // With these ids nothing is news, nor after a change that has no effect on them.
    let all: Vec<(String, Value)> = reports
        .iter()
        .map(|it| {
            (
                it["uri"].as_str().unwrap_or("").to_owned(),
                it["resultId"].clone(),
            )
        })
        .collect();
    let known: Vec<(&str, &Value)> = all.iter().map(|(uri, id)| (&**uri, id)).collect();
    for _ in 0..2 {
        for report in ask(&mut client, &known) {
            assert_eq!(report["kind"], "unchanged", "{report}");
        }
        client.did_open("untitled:Untitled-1", "newsmark", "All was quiet.\n");
    }
    client.finish_well();
}

#[test]
fn the_clients_own_spelling_of_a_uri_is_the_same_file() {
    let workspace = desk();
    workspace.write("newsmark.toml", WHOLE_CORPUS);
    workspace.write("dam (2).news", BAHMO);
    let mut client = Client::open(Editor::VsCode, &workspace);
    client.indexed();
    let reports = ask(&mut client, &[]);
    let is_dam = |report: &&Value| report["uri"].as_str().is_some_and(|it| it.contains("dam"));
    let first = reports.iter().find(is_dam).expect("it is checked");
    let spelled = workspace.uri("dam").replace("dam", "dam%20%282%29.news");
    assert_ne!(first["uri"], spelled);
    // Some other change, so that all is looked at.
    client.did_open(&workspace.uri("laiza.news"), "newsmark", LAIZA);
    let reports = ask(&mut client, &[(&spelled, &first["resultId"])]);
    let dams: Vec<&Value> = reports.iter().filter(is_dam).collect();
    assert_eq!(dams.len(), 1, "{dams:?}");
    assert_eq!(dams[0]["kind"], "unchanged");
    client.finish_well();
}

#[test]
fn ids_that_the_server_never_gave_count_for_nothing() {
    let (workspace, mut client) = wire(1);
    let uri = workspace.uri("wire/0.news");
    for id in ["", "7", "-", "0-", "x-y", "99999999999999999999-0", "ခ-ဂ"] {
        let reports = ask(
            &mut client,
            &[(&uri, &json!(id)), ("untitled:x", &json!(id))],
        );
        let found = of(&reports, &uri)["items"]
            .as_array()
            .expect("a full report");
        assert_eq!(rules(found), ["name/misspelled"]);
        assert_eq!(of(&reports, "untitled:x")["items"], json!([]));
    }
    client.finish_well();
}

#[test]
fn an_open_document_is_told_once() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    let ask = |client: &mut Client, before: &Value| {
        let document = json!({ "uri": uri });
        let params = json!({ "textDocument": document, "previousResultId": before });
        client.request("textDocument/diagnostic", params)
    };
    let first = ask(&mut client, &Value::Null);
    assert_eq!(first["kind"], "full");
    let again = ask(&mut client, &first["resultId"]);
    assert_eq!(again["kind"], "unchanged");
    assert_eq!(again.get("items"), None);
    // The same finding in another place is another one.
    let moved = LAIZA.replacen("LAIZA", "LAIZA TOWN", 1);
    client.did_change(&uri, json!([{ "text": moved }]));
    let report = ask(&mut client, &again["resultId"]);
    assert_eq!(report["kind"], "full");
    assert_eq!(
        rules(report["items"].as_array().expect("a list")),
        ["name/misspelled"]
    );
    client.finish_well();
}

#[test]
fn no_closed_article_is_looked_at_while_somebody_types() {
    let (workspace, mut client) = wire(1);
    let (open, closed) = (workspace.uri("laiza.news"), workspace.uri("wire/0.news"));
    client.did_open(&open, "newsmark", LAIZA);
    let mut reports = ask(&mut client, &[]);
    let deadline = Instant::now() + PATIENCE;
    // Each time the file is another one on disk, of which nobody tells. It may be looked at while the folder is still read.
    for text in [BHAMO, BAHMO].iter().cycle() {
        assert!(Instant::now() < deadline, "it is looked at each time");
        workspace.write("wire/0.news", text);
        client.did_change(&open, json!([{ "text": format!("{LAIZA}\n{text}") }]));
        let uris = reports.iter().map(|it| it["uri"].as_str().unwrap_or(""));
        let known: Vec<_> = uris.zip(reports.iter().map(|it| &it["resultId"])).collect();
        let next = ask(&mut client, &known);
        if of(&next, &closed)["kind"] == "unchanged" {
            break;
        }
        reports = next;
    }
    let known = json!([{ "uri": closed, "value": of(&reports, &closed)["resultId"] }]);
    client.changed_on_disk(&[&closed]);
    client.request_until(
        "workspace/diagnostic",
        &json!({ "previousResultIds": known }),
        |report| {
            let reports = report["items"].as_array().expect("a list");
            of(reports, &closed)["kind"] == "full"
        },
    );
    client.finish_well();
}

#[test]
fn a_client_that_knows_one_file_is_told_of_the_others() {
    let (workspace, mut client) = wire(1);
    let open = workspace.uri("laiza.news");
    client.did_open(&open, "newsmark", LAIZA);
    let params = json!({ "textDocument": { "uri": open } });
    let own = client.request("textDocument/diagnostic", params);
    let reports = ask(&mut client, &[(&open, &own["resultId"])]);
    let found = &of(&reports, &workspace.uri("wire/0.news"))["items"];
    assert_eq!(
        rules(found.as_array().expect("a full report")),
        ["name/misspelled"]
    );
    client.finish_well();
}
