//! Code actions: fixes, ways to silence a rule, and annotations.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{LAIZA, edited, open_desk, rules};
use crate::editors::Editor;

/// The actions on the first `phrase` of the text, of the kinds in `only` if any.
pub(crate) fn actions(
    client: &mut Client,
    uri: &str,
    text: &str,
    phrase: &str,
    only: &[&str],
) -> Vec<Value> {
    let mut context = json!({ "diagnostics": [] });
    if !only.is_empty() {
        context["only"] = json!(only);
    }
    let params = json!({
        "textDocument": { "uri": uri },
        "range": client.encoding().range(text, phrase),
        "context": context
    });
    match client.request("textDocument/codeAction", params) {
        Value::Array(actions) => actions,
        Value::Null => Vec::new(),
        other => panic!("actions are a list: {other}"),
    }
}

pub(crate) fn titles(actions: &[Value]) -> Vec<&str> {
    let titles = actions.iter();
    titles
        .filter_map(|action| action["title"].as_str())
        .collect()
}

fn named<'a>(actions: &'a [Value], title: &str) -> &'a Value {
    let found = actions.iter().find(|action| action["title"] == title);
    found.unwrap_or_else(|| panic!("no \"{title}\" in {:?}", titles(actions)))
}

/// The edits of one file in whichever form they came, with the version that they are for.
pub(crate) fn edits(action: &Value, uri: &str) -> (Value, Option<Value>) {
    let edit = &action["edit"];
    match edit.get("documentChanges") {
        Some(changes) => {
            let changes = changes.as_array().expect("changes are a list");
            let of_file = |change: &&Value| change["textDocument"]["uri"] == uri;
            let change = changes.iter().find(of_file).expect("the file is changed");
            let version = change["textDocument"]["version"].clone();
            (change["edits"].clone(), Some(version))
        }
        None => (edit["changes"][uri].clone(), None),
    }
}

/// Puts an action into effect in the open document, as an editor would, and gives the text.
fn apply(client: &mut Client, uri: &str, text: &str, action: &Value) -> String {
    let after = edited(client, text, &edits(action, uri).0);
    client.did_change(uri, json!([{ "text": after }]));
    after
}

#[test]
fn a_fix_names_its_diagnostic_and_the_version_where_the_client_takes_it() {
    for (editor, version) in [(Editor::VsCode, Some(json!(1))), (Editor::Neovim, None)] {
        let (_workspace, mut client, uri) = open_desk(editor);
        let found = actions(&mut client, &uri, LAIZA, "Bahmo", &["quickfix"]);
        let fix = &found[0];
        assert_eq!(fix["kind"], "quickfix");
        assert_eq!(fix["isPreferred"], true);
        assert_eq!(
            rules(fix["diagnostics"].as_array().expect("a list")),
            ["name/misspelled"]
        );
        assert_eq!(edits(fix, &uri).1, version, "{editor:?}");
        let after = apply(&mut client, &uri, LAIZA, fix);
        assert_eq!(after, LAIZA.replacen("Bahmo", "Bhamo", 1));
        assert_eq!(client.diagnostics(&uri), [] as [Value; 0]);
        client.finish_well();
    }
}

#[test]
fn a_rule_is_ignored_here_or_in_the_file() {
    for title in [
        "Ignore name/misspelled here",
        "Ignore name/misspelled in this file",
    ] {
        for editor in [Editor::VsCode, Editor::Neovim] {
            let (_workspace, mut client, uri) = open_desk(editor);
            let found = actions(&mut client, &uri, LAIZA, "Bahmo", &[]);
            let after = apply(&mut client, &uri, LAIZA, named(&found, title));
            assert!(after.contains("Bahmo") && after.contains("<!-- newsmark: ignore"));
            assert_eq!(client.diagnostics(&uri), [] as [Value; 0], "{after}");
            client.finish_well();
        }
    }
}

#[test]
fn a_rule_is_ignored_in_the_project_which_makes_its_configuration() {
    for editor in [Editor::VsCode, Editor::Neovim] {
        let (workspace, mut client, uri) = open_desk(editor);
        let title = "Ignore name/misspelled in this project";
        let config = workspace.uri("newsmark.toml");
        let found = actions(&mut client, &uri, LAIZA, "Bahmo", &[]);
        let action = named(&found, title);
        let create = &action["edit"]["documentChanges"][0];
        assert_eq!(
            (&create["kind"], &create["uri"]),
            (&json!("create"), &json!(config))
        );
        assert_ne!(create["options"]["overwrite"], true);
        let text = edited(&client, "", &edits(action, &config).0);
        workspace.write("newsmark.toml", &text);
        client.changed_on_disk(&[&config]);
        client.diagnostics_that(&uri, <[_]>::is_empty);
        // With a configuration there it is changed and not made.
        let bad = LAIZA.replacen("2015-03-23", "23 March", 1);
        client.did_change(&uri, json!([{ "text": bad }]));
        client.diagnostics_that(&uri, |found| rules(found).contains(&"syntax/front-matter"));
        let found = actions(&mut client, &uri, &bad, "23 March", &[]);
        let action = named(&found, "Ignore syntax/front-matter in this project");
        assert!(!action.to_string().contains("\"create\""), "{action}");
        let text = edited(&client, &text, &edits(action, &config).0);
        assert!(text.contains("name/misspelled") && text.contains("syntax/front-matter"));
        client.finish_well();
    }
}

#[test]
fn names_and_dates_are_annotated() {
    let (_workspace, mut client, uri) = open_desk(Editor::Neovim);
    let found = actions(&mut client, &uri, LAIZA, "Monday", &["refactor"]);
    assert!(!found.is_empty());
    assert!(
        found
            .iter()
            .all(|action| action["kind"] == "refactor.rewrite")
    );
    let after = apply(&mut client, &uri, LAIZA, &found[0]);
    assert!(after.contains("[Monday]{.date when=2015-03-23}"), "{after}");
    let found = actions(&mut client, &uri, &after, "KIO said", &["refactor.rewrite"]);
    let group = found.iter().find(|action| {
        action["title"]
            .as_str()
            .is_some_and(|it| it.contains("group kio"))
    });
    let after = apply(
        &mut client,
        &uri,
        &after,
        group.expect("the KIO is a group"),
    );
    assert!(after.contains("[KIO]{.group ref=kio} said"), "{after}");
    let found = actions(&mut client, &uri, &after, "KIO]", &[]);
    let removed = named(&found, "Remove the annotation");
    let after = apply(&mut client, &uri, &after, removed);
    assert!(after.contains("The KIO said"), "{after}");
    client.finish_well();
}

#[test]
fn all_dates_are_annotated_in_one_edit() {
    for editor in [Editor::VsCode, Editor::Neovim] {
        let (_workspace, mut client, uri) = open_desk(editor);
        let text = format!("{LAIZA}\n😀 On Sunday, \"on Friday\" was what he said.\r\n");
        client.did_change(&uri, json!([{ "text": text }]));
        let found = actions(&mut client, &uri, &text, "Sunday", &["refactor.rewrite"]);
        let after = apply(
            &mut client,
            &uri,
            &text,
            named(&found, "Annotate all 4 dates"),
        );
        let marked = text
            .replace("March 23", "[March 23]{.date when=2015-03-23}")
            .replace("Monday", "[Monday]{.date when=2015-03-23}")
            .replace("Sunday", "[Sunday]{.date when=2015-03-22}")
            .replace("Friday", "[Friday]{.date when=2015-03-20}");
        assert_eq!(after, marked);
        let found = actions(&mut client, &uri, &after, "Sunday", &["refactor.rewrite"]);
        assert!(titles(&found).iter().all(|it| !it.starts_with("Annotate")));
        client.finish_well();
    }
}

#[test]
fn a_date_is_written_in_other_ways() {
    for (phrase, title, before, after) in [
        (
            "Monday",
            "Write \"Monday, March 23, 2015\"",
            "on Monday.",
            "on Monday, March 23, 2015.",
        ),
        (
            "March 23",
            "Write \"March 23, 2015\"",
            "March 23 —",
            "March 23, 2015 —",
        ),
        (
            "March 23",
            "Write \"Monday, March 23\"",
            "March 23 —",
            "Monday, March 23 —",
        ),
        (
            "Monday",
            "Write \"today\"",
            "in Bahmo on Monday.",
            "in Bahmo today.",
        ),
    ] {
        let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
        let found = actions(&mut client, &uri, LAIZA, phrase, &["refactor"]);
        let action = named(&found, title);
        assert_eq!(action["kind"], "refactor.rewrite");
        assert_eq!(
            apply(&mut client, &uri, LAIZA, action),
            LAIZA.replacen(before, after, 1)
        );
        client.finish_well();
    }
}

#[test]
fn a_stated_day_becomes_the_publication_date_and_ends_the_finding() {
    let (workspace, mut client, _uri) = open_desk(Editor::Neovim);
    let uri = workspace.uri("new.news");
    let text = "Envoys met on Monday.\n\nThey signed on March 24, 2015.\n";
    client.did_open(&uri, "newsmark", text);
    client.diagnostics_that(&uri, |found| rules(found) == ["date/unanchored"]);
    let found = actions(&mut client, &uri, text, "March 24", &[]);
    let action = named(&found, "Set the publication date to 2015-03-24");
    let after = apply(&mut client, &uri, text, action);
    assert_eq!(after, format!("---\ndate: 2015-03-24\n---\n{text}"));
    client.diagnostics_that(&uri, <[_]>::is_empty);
    let found = actions(&mut client, &uri, &after, "Monday", &[]);
    named(&found, "Write \"yesterday\"");
    client.finish_well();
}

#[test]
fn a_client_that_knows_commands_only_gets_nothing() {
    let (_workspace, mut client, uri) = open_desk(Editor::Minimal);
    let found = actions(&mut client, &uri, LAIZA, "Bahmo", &[]);
    assert_eq!(found, [] as [Value; 0]);
    client.finish_well();
}

#[test]
fn faults_of_the_tables_have_fixes_too() {
    let (workspace, mut client, _uri) = open_desk(Editor::VsCode);
    let table = workspace.uri("registry/actors.toml");
    let text = "[kio]\nkind = \"group\"\nname = \"KIO\"\nalises = [\"Kachin rebels\"]\n";
    client.did_open(&table, "toml", text);
    client.diagnostics_that(&table, |found| {
        rules(found).contains(&"registry/unknown-key")
    });
    let found = actions(&mut client, &table, text, "alises", &["quickfix"]);
    let after = apply(&mut client, &table, text, &found[0]);
    assert!(after.contains("\naliases = "), "{after}");
    client.diagnostics_that(&table, |found| {
        !rules(found).contains(&"registry/unknown-key")
    });
    client.finish_well();
}
