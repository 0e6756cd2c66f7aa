//! The names that the statistical model suggests, in articles that no registry knows anything of.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{edited, replace, rules};
use crate::editors::Editor;
use crate::workspace::Workspace;

/// An article whose names any model finds, `visit.news`.
const VISIT: &str = "\
---
headline: President visits soldiers
date: 2015-03-23
---
Barack Obama visited soldiers in Germany on Monday, Reuters reported.

Obama left Germany in the evening and will be back in Washington on Tuesday.
";

/// A later article, `return.news`.
const RETURN: &str = "\
---
headline: President returns
date: 2015-03-24
---
Barack Obama came back from Germany on Tuesday.
";

fn desk() -> Workspace {
    Workspace::new(&[("visit.news", VISIT), ("return.news", RETURN)])
}

/// A client in a workspace without a registry, with the first article open and the corpus read.
fn open(editor: Editor, workspace: &Workspace) -> (Client, String) {
    let mut client = Client::open(editor, workspace);
    client.found_symbol("President returns");
    let uri = workspace.uri("visit.news");
    client.did_open(&uri, "newsmark", VISIT);
    (client, uri)
}

/// The hover on a phrase, once it says something.
fn hover(client: &mut Client, uri: &str, text: &str, phrase: &str) -> String {
    let at = client.encoding().at(uri, text, phrase);
    let hover = client.request_until("textDocument/hover", &at, |hover| !hover.is_null());
    let value = hover["contents"]["value"].as_str();
    value.unwrap_or_default().to_owned()
}

/// Names and details of all lines of an outline, under their headings.
fn outline(symbols: &Value) -> Vec<(String, String)> {
    let lines = symbols.as_array().into_iter().flatten();
    let said = |symbol: &Value, key: &str| symbol[key].as_str().unwrap_or_default().to_owned();
    lines
        .flat_map(|symbol| {
            let mut all = vec![(said(symbol, "name"), said(symbol, "detail"))];
            all.extend(outline(&symbol["children"]));
            all
        })
        .collect()
}

#[test]
fn a_hover_says_what_a_name_is_that_this_is_a_guess_and_how_often_it_stands_there() {
    for editor in Editor::ALL {
        let workspace = desk();
        let (mut client, uri) = open(editor, &workspace);
        let card = hover(&mut client, &uri, VISIT, "Barack Obama");
        for said in [
            "Person. Not in the registry.",
            "Suggested by the statistical model",
            "% sure",
            "Named 2 times in this article",
        ] {
            assert!(card.contains(said), "{editor:?}: {said:?} is not in {card}");
        }
        // Of closed articles the model says nothing, so nothing is said of how often they name somebody.
        assert!(!card.contains("corpus"), "{card}");
        let card = hover(&mut client, &uri, VISIT, "Reuters");
        assert!(card.contains("Group. Not in the registry."), "{card}");
        client.finish_well();
    }
}

#[test]
fn the_outline_lists_people_groups_and_places() {
    for editor in [Editor::VsCode, Editor::Neovim] {
        let workspace = desk();
        let (mut client, uri) = open(editor, &workspace);
        let params = json!({ "textDocument": { "uri": uri } });
        let symbols = client.request_until("textDocument/documentSymbol", &params, |symbols| {
            symbols.to_string().contains("Actors")
        });
        let lines = outline(&symbols);
        for (name, detail) in [
            ("Barack Obama", "person, suggested, 2 mentions"),
            ("Reuters", "group, suggested, 1 mention"),
            ("Germany", "place, suggested, 2 mentions"),
            ("Washington", "place, suggested, 1 mention"),
        ] {
            let line = (name.to_owned(), detail.to_owned());
            assert!(lines.contains(&line), "{line:?} is not in {lines:?}");
        }
        client.finish_well();
    }
}

#[test]
fn highlights_and_the_introduction_of_a_name() {
    let workspace = desk();
    let (mut client, uri) = open(Editor::Neovim, &workspace);
    hover(&mut client, &uri, VISIT, "Germany");
    let encoding = client.encoding();
    let highlights = client.request(
        "textDocument/documentHighlight",
        encoding.at(&uri, VISIT, "Germany in the"),
    );
    let highlights = highlights.as_array().expect("highlights are a list");
    let starts: Vec<&Value> = highlights.iter().map(|it| &it["range"]["start"]).collect();
    let start = |phrase: &str| encoding.range(VISIT, phrase)["start"].clone();
    assert_eq!(
        starts,
        [&start("Germany on"), &start("Germany in the")],
        "in both places"
    );
    let kinds: Vec<&Value> = highlights.iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds, [3, 2], "the first one introduces it");
    for method in ["textDocument/definition", "textDocument/declaration"] {
        let jump = client.request(method, encoding.at(&uri, VISIT, "Obama left"));
        assert_eq!(
            jump[0]["targetSelectionRange"],
            encoding.range(VISIT, "Barack Obama"),
            "{method}"
        );
    }
    client.finish_well();
}

#[test]
fn references_are_suggestions_in_open_articles_and_the_name_itself_in_closed_ones() {
    let workspace = desk();
    let (mut client, uri) = open(Editor::VsCode, &workspace);
    hover(&mut client, &uri, VISIT, "Barack Obama");
    let later = workspace.uri("return.news");
    let encoding = client.encoding();
    let references = |client: &mut Client, phrase: &str| -> Vec<(String, Value)> {
        let mut params = encoding.at(&uri, VISIT, phrase);
        params["context"] = json!({ "includeDeclaration": true });
        let found = client.request("textDocument/references", params);
        let found = found.as_array().expect("references are a list").iter();
        found
            .map(|it| {
                let uri = it["uri"].as_str().unwrap_or_default().to_owned();
                (uri, it["range"]["start"].clone())
            })
            .collect()
    };
    let here = |phrase: &str| (uri.clone(), encoding.range(VISIT, phrase)["start"].clone());
    let there = |phrase: &str| {
        (
            later.clone(),
            encoding.range(RETURN, phrase)["start"].clone(),
        )
    };
    assert_eq!(
        references(&mut client, "Obama left"),
        [
            there("Barack Obama"),
            here("Barack Obama"),
            here("Obama left")
        ]
    );
    // A name of one word may be anything in an article that nobody looks at.
    let germany = [here("Germany on"), here("Germany in the")];
    assert_eq!(references(&mut client, "Germany on"), germany);
    client.did_open(&later, "newsmark", RETURN);
    hover(&mut client, &later, RETURN, "Germany");
    let [first, second] = germany;
    assert_eq!(
        references(&mut client, "Germany on"),
        [there("Germany"), first, second]
    );
    client.finish_well();
}

#[test]
fn names_follow_the_text() {
    for editor in Editor::ALL {
        let workspace = desk();
        let (mut client, uri) = open(editor, &workspace);
        hover(&mut client, &uri, VISIT, "Germany");
        let mut text = VISIT.to_owned();
        for (old, new) in [
            ("Germany on", "Poland on"),
            ("Germany in", "Poland in"),
            ("---\nBarack", "---\nIn the morning Barack"),
            ("Poland on", "France on"),
        ] {
            let change = replace(&client, &text, old, new);
            text = text.replacen(old, new, 1);
            client.did_change(&uri, change);
        }
        let card = hover(&mut client, &uri, &text, "France on");
        assert!(card.contains("France"), "{card}");
        assert!(card.contains("Named once in this article"), "{card}");
        let card = hover(&mut client, &uri, &text, "Poland in");
        assert!(card.contains("Poland"), "{card}");
        client.finish_well();
    }
}

#[test]
fn after_a_thousand_changes_the_names_are_those_of_the_last() {
    let workspace = desk();
    let (mut client, uri) = open(Editor::Neovim, &workspace);
    let end = client.encoding().position(VISIT, VISIT.len());
    let at_end = json!({ "start": end, "end": end });
    for _ in 0..1000 {
        client.did_change(&uri, json!([{ "range": at_end, "text": "." }]));
    }
    let text = VISIT.replace("Germany", "Poland");
    client.did_change(&uri, json!([{ "text": text }]));
    let card = hover(&mut client, &uri, &text, "Poland in");
    assert!(card.contains("Poland") && card.contains("Place"), "{card}");
    client.finish_well();
}

/// What the rule on names without an entry says of a list of diagnostics.
fn unregistered(found: &[Value]) -> Vec<&str> {
    let of_rule = found.iter().filter(|it| it["code"] == "name/unregistered");
    of_rule.filter_map(|it| it["message"].as_str()).collect()
}

const UNREGISTERED: &str = "[rules]\n\"name/unregistered\" = \"information\"\n";

#[test]
fn diagnostics_do_not_wait_for_the_model_and_come_again_where_a_rule_reads_its_names() {
    for editor in Editor::ALL {
        let workspace = desk();
        workspace.write("newsmark.toml", UNREGISTERED);
        let (mut client, uri) = open(editor, &workspace);
        let found = client.diagnostics_that(&uri, |found| !unregistered(found).is_empty());
        let messages = unregistered(&found).join("\n");
        for name in [
            "\"Barack Obama\" (person, named twice)",
            "\"Germany\" (place",
        ] {
            assert!(messages.contains(name), "{name} is not in {messages}");
        }
        if !client.pulls() {
            let first = client.notified("textDocument/publishDiagnostics", |it| it["uri"] == uri);
            let first = first["diagnostics"].as_array().expect("a list");
            assert_eq!(unregistered(first), [] as [&str; 0], "{editor:?}");
        }
        client.finish_well();
    }
}

#[test]
fn an_ignore_of_names_is_not_called_unused_before_the_model_ran() {
    let text = format!("<!-- newsmark: ignore-file name/* -->\n\n{VISIT}");
    let text = text.replace(
        "---\nheadline: President visits soldiers\ndate: 2015-03-23\n---\n",
        "",
    );
    let workspace = desk();
    workspace.write("newsmark.toml", UNREGISTERED);
    let mut client = Client::open(Editor::Neovim, &workspace);
    client.found_symbol("President returns");
    let uri = workspace.uri("visit.news");
    client.did_open(&uri, "newsmark", &text);
    hover(&mut client, &uri, &text, "Barack Obama");
    client.did_change(
        &uri,
        json!([{ "text": format!("{text}\n[KIO]{{.grup}}\n") }]),
    );
    client.diagnostics_that(&uri, |found| rules(found).contains(&"syntax/class"));
    let said = client.inbox.said();
    let published = said.notifications.iter();
    for published in published.filter(|it| it["method"] == "textDocument/publishDiagnostics") {
        let found = published["params"]["diagnostics"].as_array();
        let found = found.map(Vec::as_slice).unwrap_or_default();
        assert!(
            !rules(found).contains(&"syntax/unused-ignore"),
            "{published}"
        );
    }
    drop(said);
    client.finish_well();
}

#[test]
fn a_name_is_added_to_the_registry_from_its_finding() {
    let workspace = desk();
    workspace.write("newsmark.toml", UNREGISTERED);
    workspace.write(
        "registry/people.toml",
        "[hollande]\nkind = \"person\"\nname = \"François Hollande\"\n",
    );
    let (mut client, uri) = open(Editor::VsCode, &workspace);
    client.diagnostics_that(&uri, |found| !unregistered(found).is_empty());
    let params = json!({
        "textDocument": { "uri": uri },
        "range": client.encoding().range(VISIT, "Barack Obama"),
        "context": { "diagnostics": [] }
    });
    let actions = client.request("textDocument/codeAction", params);
    let actions = actions.as_array().expect("actions are a list");
    let adds: Vec<&Value> = actions
        .iter()
        .filter(|action| action["title"] == "Add Barack Obama to the registry")
        .collect();
    assert_eq!(adds.len(), 1, "once: {actions:?}");
    assert_eq!(adds[0]["kind"], "quickfix");
    assert_eq!(adds[0]["diagnostics"][0]["code"], "name/unregistered");
    let edits = &adds[0]["edit"]["documentChanges"][0]["edits"];
    let file = "[hollande]\nkind = \"person\"\nname = \"François Hollande\"\n";
    let after = edited(&client, file, edits);
    assert!(after.contains("name = \"Barack Obama\""), "{after}");
    client.finish_well();
}

/// The labels of all hints of the article.
fn hints(client: &mut Client, uri: &str) -> Vec<String> {
    let params = json!({
        "textDocument": { "uri": uri },
        "range": client.encoding().range(VISIT, VISIT)
    });
    let hints = client.request("textDocument/inlayHint", params);
    let hints = hints.as_array().into_iter().flatten();
    hints
        .filter_map(|hint| hint["label"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn hints_of_kind_come_when_asked_for_once_a_name_and_the_client_is_told() {
    for editor in Editor::ALL {
        let workspace = desk();
        workspace.write("newsmark.toml", "[hints]\ndates = false\nkinds = true\n");
        let mut client = Client::open(editor, &workspace);
        client.found_symbol("President returns");
        let uri = workspace.uri("visit.news");
        client.did_open(&uri, "newsmark", VISIT);
        hover(&mut client, &uri, VISIT, "Germany");
        let found = hints(&mut client, &uri);
        let places = found.iter().filter(|label| *label == ": place?").count();
        assert_eq!(places, 2, "Germany and Washington, once each: {found:?}");
        assert!(found.contains(&": person?".to_owned()), "{found:?}");
        let refreshes = client.questions("workspace/inlayHint/refresh").len();
        let text = VISIT.replace("Germany", "Poland");
        client.did_change(&uri, json!([{ "text": text }]));
        if !matches!(editor, Editor::Minimal) {
            client.question_after("workspace/inlayHint/refresh", refreshes);
        }
        hover(&mut client, &uri, &text, "Poland");
        client.finish_well();
    }
}

#[test]
fn without_the_setting_there_are_no_hints_of_names_and_no_refresh() {
    let workspace = desk();
    let (mut client, uri) = open(Editor::Neovim, &workspace);
    hover(&mut client, &uri, VISIT, "Germany");
    let found = hints(&mut client, &uri);
    let is_date = |label: &String| label.starts_with("= 2015");
    assert!(!found.is_empty() && found.iter().all(is_date), "{found:?}");
    let refreshes = client.questions("workspace/inlayHint/refresh").len();
    for place in ["Poland", "France", "Italy", "Spain"].repeat(2) {
        let text = VISIT.replace("Germany", place);
        client.did_change(&uri, json!([{ "text": text }]));
        hover(&mut client, &uri, &text, place);
    }
    // The end of the first index may still have one or two sent.
    let after = client.questions("workspace/inlayHint/refresh").len();
    assert!(after < refreshes + 4, "nothing that is shown changed");
    client.finish_well();
}

#[test]
fn a_setting_turns_the_model_off_and_on_again() {
    for editor in Editor::ALL {
        let workspace = desk();
        let (mut client, uri) = open(editor, &workspace);
        hover(&mut client, &uri, VISIT, "Germany");
        let at = client.encoding().at(&uri, VISIT, "Germany");
        let config = workspace.uri("newsmark.toml");
        for enabled in [false, true, false] {
            workspace.write("newsmark.toml", format!("[model]\nenabled = {enabled}\n"));
            client.changed_on_disk(&[&config]);
            client.request_until("textDocument/hover", &at, |hover| {
                hover.is_null() != enabled
            });
        }
        let params = json!({ "textDocument": { "uri": uri } });
        let symbols = client.request("textDocument/documentSymbol", params);
        assert!(!symbols.to_string().contains("Obama\""), "{symbols}");
        client.finish_well();
    }
}

#[test]
fn the_editor_s_settings_turn_the_model_off() {
    let workspace = desk();
    let mut client = Client::start();
    let mut params = Editor::Minimal.initialize(&workspace);
    params["initializationOptions"] = json!({ "model": { "enabled": false } });
    client.initialize(params);
    client.found_symbol("President returns");
    let uri = workspace.uri("visit.news");
    client.did_open(&uri, "newsmark", VISIT);
    let at = client.encoding().at(&uri, VISIT, "Germany");
    // The model would have run by then: other documents were.
    let deadline = Instant::now() + Duration::from_millis(300);
    while Instant::now() < deadline {
        let hover = client.request("textDocument/hover", at.clone());
        assert_eq!(hover, Value::Null);
        thread::sleep(Duration::from_millis(20));
    }
    let on = json!({ "settings": { "newsmark": { "model": { "enabled": true } } } });
    client.notify("workspace/didChangeConfiguration", on);
    hover(&mut client, &uri, VISIT, "Germany");
    client.finish_well();
}

#[test]
fn a_document_that_is_closed_while_the_model_reads_it() {
    let workspace = desk();
    let (mut client, uri) = open(Editor::Neovim, &workspace);
    let long = format!(
        "{VISIT}\n{}",
        "Envoys met in Germany on Monday.\n\n".repeat(3000)
    );
    for _ in 0..5 {
        client.did_change(&uri, json!([{ "text": long }]));
        client.did_close(&uri);
        client.did_open(&uri, "newsmark", VISIT);
    }
    let card = hover(&mut client, &uri, VISIT, "Germany");
    assert!(card.contains("Named 2 times"), "{card}");
    client.finish_well();
}

#[test]
fn completion_offers_whom_the_model_found() {
    let workspace = desk();
    let (mut client, uri) = open(Editor::VsCode, &workspace);
    hover(&mut client, &uri, VISIT, "Germany");
    let text = format!("{VISIT}\nHe said Ger");
    client.did_change(&uri, json!([{ "text": text }]));
    let params = json!({
        "textDocument": { "uri": uri },
        "position": client.encoding().position(&text, text.len())
    });
    let found = client.request_until("textDocument/completion", &params, |found| {
        found["items"].to_string().contains("Germany")
    });
    let items = found["items"].as_array().expect("items are a list");
    assert_eq!(items.len(), 1, "not what is being typed itself: {items:?}");
    assert_eq!(items[0]["label"], "Germany");
    let card = client.request("completionItem/resolve", items[0].clone());
    let card = card["documentation"]["value"].as_str().unwrap_or_default();
    assert!(
        card.contains("Suggested by the statistical model"),
        "{card}"
    );
    client.finish_well();
}
