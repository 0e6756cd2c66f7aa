//! Files and folders that the editor is about to rename.

use serde_json::{Value, json};

use crate::actors::after;
use crate::client::Client;
use crate::desk::{ACTORS, BHAMO, LAIZA, open_desk};
use crate::editors::Editor;
use crate::workspace::Workspace;

/// The edit before these renames, by old and new path in the workspace.
fn renamed(client: &mut Client, workspace: &Workspace, files: &[(&str, &str)]) -> Value {
    let file = |(old, new): &(&str, &str)| json!({ "oldUri": workspace.uri(old), "newUri": workspace.uri(new) });
    let files: Vec<Value> = files.iter().map(file).collect();
    client.request("workspace/willRenameFiles", json!({ "files": files }))
}

const CONFIG: &str = "# Our desk.\n[corpus]\ninclude = [\"*.news\", \"wires/**/*.txt\"]\n\
    registry = [\"registry/actors.toml\"] # one file\n\n[[override]]\nfiles = [\"wires/2014/**\"]\n\
    rules = { \"date/unanchored\" = \"off\" }\n";

/// A report whose day stands in the name of its file alone.
const REPORT: &str = "Shells fell near Laiza on Monday, the KIO said.\n";

fn dated_desk() -> Workspace {
    Workspace::new(&[
        ("newsmark.toml", CONFIG),
        ("registry/actors.toml", ACTORS),
        ("bhamo.news", BHAMO),
        ("wires/2015-03-23-laiza.txt", REPORT),
        ("wires/2014/2014-01-02-laiza.txt", LAIZA),
    ])
}

#[test]
fn it_is_announced_to_clients_that_tell_of_renames() {
    let client = Client::without_files(Editor::VsCode);
    let filters = &client.capabilities["workspace"]["fileOperations"]["willRename"]["filters"];
    assert_eq!(
        *filters,
        json!([
            { "scheme": "file", "pattern": { "glob": "**/*.{news,md,markdown,txt,toml}", "matches": "file" } },
            { "scheme": "file", "pattern": { "glob": "**", "matches": "folder" } }
        ])
    );
    let client = Client::without_files(Editor::Minimal);
    assert_eq!(
        client.capabilities["workspace"]["fileOperations"],
        Value::Null
    );
}

#[test]
fn a_day_in_a_files_name_goes_to_the_front_matter_when_it_leaves_the_name() {
    let workspace = dated_desk();
    for (editor, is_open) in [
        (Editor::VsCode, false),
        (Editor::VsCode, true),
        (Editor::Neovim, true),
    ] {
        let mut client = Client::open(editor, &workspace);
        client.indexed();
        let old = "wires/2015-03-23-laiza.txt";
        let uri = workspace.uri(old);
        let mut text = REPORT.to_owned();
        if is_open {
            client.did_open(&uri, "plaintext", &text);
            text.push_str("Not saved yet.\n");
            client.did_change(&uri, json!([{ "text": text }]));
        }
        let edit = renamed(&mut client, &workspace, &[(old, "wires/laiza.txt")]);
        let dated = after(&client, &edit, &uri, &text).expect("the report");
        assert_eq!(dated, format!("---\ndate: 2015-03-23\n---\n{text}"));
        // Another day in the name is another publication date; a move keeps the name.
        for new in [
            "wires/2015-03-24-laiza.txt",
            "old/2015-03-23-laiza.txt",
            "wires/laiza.bak",
        ] {
            assert_eq!(
                renamed(&mut client, &workspace, &[(old, new)]),
                Value::Null,
                "{new}"
            );
        }
        // An article that states its day itself loses nothing.
        let stated = [("wires/2014/2014-01-02-laiza.txt", "wires/2014/laiza.txt")];
        assert_eq!(renamed(&mut client, &workspace, &stated), Value::Null);
        client.finish_well();
    }
}

#[test]
fn patterns_follow_a_file_and_a_folder() {
    let workspace = dated_desk();
    for editor in [Editor::VsCode, Editor::Neovim] {
        let mut client = Client::open(editor, &workspace);
        client.indexed();
        let uri = workspace.uri("newsmark.toml");
        let edit = renamed(
            &mut client,
            &workspace,
            &[("registry/actors.toml", "registry/north.toml")],
        );
        assert_eq!(
            after(&client, &edit, &uri, CONFIG).as_deref(),
            Some(CONFIG.replace("actors.toml", "north.toml").as_str())
        );
        let edit = renamed(&mut client, &workspace, &[("wires", "agency/all")]);
        assert_eq!(
            after(&client, &edit, &uri, CONFIG).as_deref(),
            Some(CONFIG.replace("wires/", "agency/all/").as_str())
        );
        // What no pattern names, and what leaves the corpus.
        for (old, new) in [("bhamo.news", "b.news"), ("registry", "../registry")] {
            assert_eq!(
                renamed(&mut client, &workspace, &[(old, new)]),
                Value::Null,
                "{old}"
            );
        }
        client.finish_well();
    }
}

#[test]
fn a_configuration_that_is_open_is_edited_as_it_is() {
    let workspace = dated_desk();
    let mut client = Client::open(Editor::VsCode, &workspace);
    client.indexed();
    let uri = workspace.uri("newsmark.toml");
    client.did_open(&uri, "toml", CONFIG);
    let text = format!("# Not saved.\n{CONFIG}");
    let version = client.did_change(&uri, json!([{ "text": text }]));
    let edit = renamed(&mut client, &workspace, &[("wires/2014", "attic")]);
    assert_eq!(
        after(&client, &edit, &uri, &text).as_deref(),
        Some(text.replace("wires/2014/**", "attic/**").as_str())
    );
    let document = &edit["documentChanges"][0]["textDocument"];
    assert_eq!(document["version"], version);
    // A broken one is left alone.
    client.did_change(&uri, json!([{ "text": format!("[corpus\n{CONFIG}") }]));
    assert_eq!(
        renamed(&mut client, &workspace, &[("wires/2014", "attic")]),
        Value::Null
    );
    client.finish_well();
}

#[test]
fn a_folder_of_dated_articles_is_renamed_one_by_one() {
    let workspace = dated_desk();
    for day in 1..=9 {
        workspace.write(&format!("wires/2015-04-0{day}-talks.txt"), REPORT);
    }
    let mut client = Client::open(Editor::VsCode, &workspace);
    client.indexed();
    let names: Vec<(String, String)> = (1..=9)
        .map(|day| {
            (
                format!("wires/2015-04-0{day}-talks.txt"),
                format!("wires/talks-{day}.txt"),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = names
        .iter()
        .map(|(old, new)| (old.as_str(), new.as_str()))
        .collect();
    let edit = renamed(&mut client, &workspace, &files);
    for (day, (old, _)) in (1..).zip(&files) {
        let dated = after(&client, &edit, &workspace.uri(old), REPORT);
        assert_eq!(
            dated,
            Some(format!("---\ndate: 2015-04-0{day}\n---\n{REPORT}"))
        );
    }
    client.finish_well();
}

#[test]
fn odd_addresses_change_nothing() {
    let (workspace, mut client, _) = open_desk(Editor::VsCode);
    let cases = [
        json!([]),
        json!([{ "oldUri": "untitled:a", "newUri": "untitled:b" }]),
        json!([{ "oldUri": "", "newUri": "no address" }]),
        json!([{ "oldUri": workspace.root_uri(), "newUri": "file:///elsewhere" }]),
    ];
    for files in cases {
        let params = json!({ "files": files });
        assert_eq!(
            client.request("workspace/willRenameFiles", params),
            Value::Null
        );
    }
    client.finish_well();
}
