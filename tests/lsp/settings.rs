//! Settings of the client, progress, and a server that is busy.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{LAIZA, desk, rules};
use crate::editors::Editor;
use crate::workspace::Workspace;

fn off() -> Value {
    json!({ "rules": { "name/misspelled": "off" } })
}

/// A client with these `initializationOptions` whose `workspace/configuration` gives `settings`.
fn open(
    editor: Editor,
    workspace: &Workspace,
    options: &Value,
    settings: &Value,
) -> (Client, String) {
    let mut client = Client::start();
    client.set_settings(settings.clone());
    let mut params = editor.initialize(workspace);
    params["initializationOptions"] = options.clone();
    client.initialize(params);
    let uri = workspace.uri("laiza.news");
    client.did_open(&uri, "newsmark", LAIZA);
    client.indexed();
    (client, uri)
}

#[test]
fn settings_come_with_initialize() {
    let workspace = desk();
    for editor in Editor::ALL {
        for options in [off(), json!({ "newsmark": off() })] {
            let (mut client, uri) = open(editor, &workspace, &options, &Value::Null);
            let found = client.diagnostics_that(&uri, |_| true);
            assert_eq!(rules(&found), [] as [&str; 0], "{editor:?}");
            client.finish_well();
        }
    }
}

#[test]
fn settings_are_asked_for_and_change() {
    let workspace = desk();
    for editor in [Editor::VsCode, Editor::Neovim] {
        let (mut client, uri) = open(editor, &workspace, &json!({}), &off());
        client.diagnostics_that(&uri, <[_]>::is_empty);
        let asked = client.question("workspace/configuration");
        assert_eq!(asked["params"]["items"][0]["section"], "newsmark");
        client.set_settings(json!({ "rules": { "name/misspelled": "error" } }));
        let change = json!({ "settings": null });
        client.notify("workspace/didChangeConfiguration", change.clone());
        client.diagnostics_that(&uri, |found| {
            found.first().is_some_and(|it| it["severity"] == 1)
        });
        // Without any, those of initialize hold.
        client.set_settings(Value::Null);
        client.notify("workspace/didChangeConfiguration", change);
        client.diagnostics_that(&uri, |found| {
            found.first().is_some_and(|it| it["severity"] == 2)
        });
        client.finish_well();
    }
}

#[test]
fn a_client_without_that_question_sends_its_settings() {
    let workspace = desk();
    let (mut client, uri) = open(Editor::Minimal, &workspace, &Value::Null, &Value::Null);
    client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
    let settings = json!({ "settings": { "newsmark": off() } });
    client.notify("workspace/didChangeConfiguration", settings);
    client.diagnostics_that(&uri, <[_]>::is_empty);
    client.finish_well();
}

#[test]
fn the_file_wins_over_the_editor() {
    let workspace = desk();
    workspace.write(
        "newsmark.toml",
        "[rules]\n\"name/misspelled\" = \"error\"\n",
    );
    for editor in Editor::ALL {
        let (mut client, uri) = open(editor, &workspace, &off(), &Value::Null);
        let found = client.diagnostics_that(&uri, |found| !found.is_empty());
        assert_eq!(found[0]["severity"], 1, "{editor:?}");
        client.finish_well();
    }
}

#[test]
fn wrong_settings_are_told_once_and_the_rest_holds() {
    let workspace = desk();
    let wrong = json!({
        "rules": { "name/misspelled": "off", "name/mispelled": "off" },
        "hints": { "dates": "yes" },
        "style": null
    });
    for (editor, options, settings) in [
        (Editor::Minimal, &wrong, &Value::Null),
        (Editor::VsCode, &json!({}), &wrong),
        (Editor::Neovim, &wrong, &wrong),
    ] {
        let (mut client, uri) = open(editor, &workspace, options, settings);
        client.diagnostics_that(&uri, <[_]>::is_empty);
        let message = client.notified("window/showMessage", |_| true);
        assert_eq!(message["type"], 2);
        let text = message["message"].as_str().unwrap_or_default();
        assert!(text.contains("newsmark."), "{text}");
        // The same faults again are no news; another one is.
        let worse = json!({ "hints": { "dates": "yes" }, "corpus": 7 });
        client.set_settings(worse.clone());
        let change = json!({ "settings": { "newsmark": worse } });
        client.notify("workspace/didChangeConfiguration", change);
        let message = client.notified("window/showMessage", |_| true);
        let text = message["message"].as_str().unwrap_or_default();
        assert!(
            text.contains("corpus") && !text.contains("more, in the log"),
            "{text}"
        );
        client.finish_well();
    }
}

#[test]
fn settings_that_are_no_table_at_all() {
    let workspace = desk();
    for settings in [json!("off"), json!([1]), json!(7), json!(false)] {
        let (mut client, uri) = open(Editor::VsCode, &workspace, &settings, &Value::Null);
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        let message = client.notified("window/showMessage", |_| true);
        let text = message["message"].as_str().unwrap_or_default();
        assert!(text.contains("not a table"), "{text}");
        client.finish_well();
    }
}

#[test]
fn the_first_index_shows_its_progress() {
    let workspace = desk();
    for editor in [Editor::VsCode, Editor::Neovim] {
        let mut client = Client::open(editor, &workspace);
        let asked = client.question("window/workDoneProgress/create");
        let token = asked["params"]["token"].clone();
        let mut kinds = Vec::new();
        while kinds.last() != Some(&json!("end")) {
            let step = client.notified("$/progress", |step| step["token"] == token);
            if kinds.is_empty() {
                let title = step["value"]["title"].as_str().unwrap_or_default();
                assert!(title.starts_with("Indexing "), "{step}");
            }
            kinds.push(step["value"]["kind"].clone());
        }
        assert_eq!(kinds, ["begin", "report", "end"], "{editor:?}");
        client.finish_well();
    }
    // Nobody who shows none is bothered with it.
    let mut client = Client::open(Editor::Minimal, &workspace);
    client.indexed();
    assert_eq!(
        client.questions("window/workDoneProgress/create"),
        [] as [Value; 0]
    );
    client.finish_well();
}

#[test]
fn a_thousand_changes_before_the_client_gives_its_settings() {
    let workspace = desk();
    for editor in [Editor::VsCode, Editor::Neovim] {
        let mut client = Client::start();
        client.withhold("workspace/configuration");
        client.initialize(editor.initialize(&workspace));
        let asked = client.question("workspace/configuration");
        let uri = workspace.uri("laiza.news");
        client.did_open(&uri, "newsmark", LAIZA);
        let end = client.encoding().position(LAIZA, LAIZA.len());
        let at_end = json!({ "start": end, "end": end });
        for _ in 0..1000 {
            client.did_change(&uri, json!([{ "range": at_end, "text": "." }]));
        }
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        client.set_settings(off());
        client.reply(&asked);
        client.diagnostics_that(&uri, <[_]>::is_empty);
        client.finish_well();
    }
}

/// A corpus that takes a while to check: every article is read and checked for one request.
fn busy_desk() -> Workspace {
    let workspace = desk();
    workspace.write("newsmark.toml", "[diagnostics]\nscope = \"corpus\"\n");
    let paragraph = "The KIO met officials in Bhamo on Monday, two days after the talks. ";
    let text = format!("---\ndate: 2015-03-23\n---\n{}\n", paragraph.repeat(20));
    for number in 0..600 {
        workspace.write(&format!("wire/{number}.news"), &text);
    }
    workspace
}

#[test]
fn a_busy_server_answers_others_and_can_be_told_to_stop() {
    let workspace = busy_desk();
    let mut client = Client::open(Editor::VsCode, &workspace);
    // Also while the first index is being made.
    let uri = workspace.uri("laiza.news");
    client.did_open(&uri, "newsmark", LAIZA);
    client.diagnostics_that(&uri, |found| rules(found).contains(&"name/misspelled"));
    client.indexed();
    let all = json!({ "previousResultIds": [] });
    let asked: Vec<Value> = (0..8)
        .map(|_| client.ask("workspace/diagnostic", all.clone()))
        .collect();
    let hover = client.hover(&uri, LAIZA, "KIO said");
    assert!(
        hover.contains("Kachin Independence Organization"),
        "{hover}"
    );
    for id in &asked {
        client.notify("$/cancelRequest", json!({ "id": id }));
    }
    let mut stopped = 0;
    for id in &asked {
        let answer = client.answer(id);
        let code = &answer["error"]["code"];
        assert!(
            answer.get("result").is_some() || *code == -32800,
            "{answer}"
        );
        stopped += usize::from(*code == -32800);
    }
    assert!(
        stopped > 0,
        "eight checks of the corpus cannot all be done by then"
    );
    client.did_change(&uri, json!([{ "text": "[KIO]{.grup}\n" }]));
    client.diagnostics_that(&uri, |found| rules(found) == ["syntax/class"]);
    client.finish_well();
}

#[test]
fn initialize_and_shutdown_do_not_wait_for_the_index() {
    let workspace = busy_desk();
    let mut client = Client::open(Editor::Neovim, &workspace);
    let uri = workspace.uri("laiza.news");
    client.did_open(&uri, "newsmark", LAIZA);
    client.finish_well();
}

#[test]
fn each_setting_of_the_wrong_type_is_told_and_the_rest_holds() {
    let workspace = desk();
    for (table, key, wrong) in [
        ("corpus", "include", json!(7)),
        ("corpus", "exclude", json!([7])),
        ("corpus", "registry", json!({})),
        ("style", "profile", json!(3)),
        ("hints", "dates", json!("yes")),
        ("hints", "kinds", json!(1)),
        ("hints", "ids", json!([])),
        ("model", "enabled", json!("false")),
        ("layout", "furniture", json!({ "first": "Share this" })),
        ("diagnostics", "scope", json!(true)),
        ("limits", "max_file_size", json!("8 MB")),
        ("limits", "max_file_size", json!(-1)),
        ("limits", "max_file_size", json!(1.5)),
        ("rules", "date/tense", json!(false)),
    ] {
        // The severity of another rule stands beside it, before or behind.
        let mut settings = off();
        settings[table][key] = wrong.clone();
        for (editor, options, answer) in [
            (Editor::VsCode, json!({}), settings.clone()),
            (Editor::Minimal, settings.clone(), Value::Null),
        ] {
            let (mut client, uri) = open(editor, &workspace, &options, &answer);
            client.diagnostics_that(&uri, <[_]>::is_empty);
            let told = client.notified("window/showMessage", |_| true);
            let text = told["message"].as_str().unwrap_or_default();
            assert!(text.contains(key), "{table}.{key} = {wrong}: {text}");
            // Once, however often they are given.
            let change = json!({ "settings": { "newsmark": settings } });
            client.notify("workspace/didChangeConfiguration", change);
            client.diagnostics_that(&uri, <[_]>::is_empty);
            let said = client.inbox.said();
            let again = said.notifications.iter();
            let again = again.filter(|message| message["method"] == "window/showMessage");
            assert_eq!(again.count(), 0, "{table}.{key}");
            drop(said);
            client.finish_well();
        }
    }
}

#[test]
fn each_table_of_the_wrong_type_is_told_and_the_rest_holds() {
    let workspace = desk();
    for table in [
        "corpus",
        "style",
        "hints",
        "model",
        "layout",
        "diagnostics",
        "limits",
        "override",
    ] {
        for wrong in [json!(7), json!("on"), json!([7]), json!(true)] {
            let mut settings = off();
            settings[table] = wrong.clone();
            let (mut client, uri) = open(Editor::VsCode, &workspace, &json!({}), &settings);
            client.diagnostics_that(&uri, <[_]>::is_empty);
            let told = client.notified("window/showMessage", |_| true);
            let text = told["message"].as_str().unwrap_or_default();
            assert!(text.contains(table), "{table} = {wrong}: {text}");
            client.finish_well();
        }
    }
}
