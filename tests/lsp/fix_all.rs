//! `source.fixAll.newsmark`, as editors run it on save.

use serde_json::{Value, json};

use crate::actions::{actions, edits, titles};
use crate::client::Client;
use crate::desk::{ACTORS, LAIZA, edited, open_desk, rules};
use crate::editors::Editor;

const KIND: &str = "source.fixAll.newsmark";

/// The text after fix-all, if there is one.
fn fixed(client: &mut Client, uri: &str, text: &str) -> Option<String> {
    let first = &text[..text.len().min(1)];
    let found = actions(client, uri, text, first, &[KIND]);
    assert!(found.len() <= 1, "{:?}", titles(&found));
    let action = found.first()?;
    Some(edited(client, text, &edits(action, uri).0))
}

#[test]
fn it_comes_to_those_who_ask_for_it() {
    for editor in [Editor::VsCode, Editor::Neovim] {
        let (_workspace, mut client, uri) = open_desk(editor);
        let kinds = &client.capabilities["codeActionProvider"]["codeActionKinds"];
        let kinds = kinds.as_array().expect("the kinds are told");
        assert!(kinds.contains(&json!(KIND)), "{kinds:?}");
        for only in ["source", "source.fixAll", KIND] {
            let found = actions(&mut client, &uri, LAIZA, "LAIZA", &[only]);
            assert_eq!(found.len(), 1, "{only}: {:?}", titles(&found));
            assert_eq!(found[0]["kind"], KIND);
            let version = (editor_takes_versions(editor)).then(|| json!(1));
            assert_eq!(edits(&found[0], &uri).1, version);
        }
        for only in [
            "source.fixAll.other",
            "source.fixAll.newsmark.more",
            "source.fix",
            "source.organizeImports",
            "quickfix.fixAll",
        ] {
            let found = actions(&mut client, &uri, LAIZA, "LAIZA", &[only]);
            assert_eq!(found, [] as [Value; 0], "{only}");
        }
        let found = actions(&mut client, &uri, LAIZA, "Bahmo", &[]);
        assert!(found.iter().all(|action| action["kind"] != KIND));
        client.finish_well();
    }
}

fn editor_takes_versions(editor: Editor) -> bool {
    matches!(editor, Editor::VsCode)
}

#[test]
fn it_mends_all_that_is_certain_and_then_has_nothing_to_do() {
    for editor in [Editor::VsCode, Editor::Neovim] {
        let (_workspace, mut client, uri) = open_desk(editor);
        // A slip in the class is certain, the acronym that nobody explains is not.
        let text = LAIZA.replacen("{.group", "{.groop", 1)
            + "\n😀 Rain fell in Bahmo, and [Bahmo]{.place ref=\"bhamo} was flooded, the KNDF said.\n";
        client.did_change(&uri, json!([{ "text": text }]));
        let after = fixed(&mut client, &uri, &text).expect("there is much to mend");
        assert!(!after.contains("Bahmo"), "{after}");
        assert!(after.contains("{.group ref=kia}"), "{after}");
        assert!(after.contains("the KNDF said"), "{after}");
        client.did_change(&uri, json!([{ "text": after }]));
        assert_eq!(fixed(&mut client, &uri, &after), None, "{after}");
        client.finish_well();
    }
}

#[test]
fn a_fix_that_makes_room_for_another_is_followed_in_one_edit() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    // An annotation has one finding at a time: the slip in its class waits for the quote.
    let text = "---\ndate: 2015-03-23\n---\nRain 😀 fell on [KIO]{.groop ref=\"kio} troops, and on Bahmo.\n";
    client.did_change(&uri, json!([{ "text": text }]));
    let after = fixed(&mut client, &uri, text).expect("there is something to mend");
    let mended = text.replace("{.groop ref=\"kio}", "{.group ref=\"kio\"}");
    assert_eq!(after, mended.replace("Bahmo", "Bhamo"));
    client.did_change(&uri, json!([{ "text": after }]));
    assert_eq!(fixed(&mut client, &uri, &after), None, "{after}");
    client.finish_well();
}

#[test]
fn it_works_on_the_newest_text() {
    let (_workspace, mut client, uri) = open_desk(Editor::Neovim);
    for number in 0..50 {
        let text = format!("{LAIZA}\nShell {number} fell on Bahmo.\n");
        client.did_change(&uri, json!([{ "text": text }]));
        let after = fixed(&mut client, &uri, &text);
        assert_eq!(after, Some(text.replace("Bahmo", "Bhamo")));
    }
    client.finish_well();
}

#[test]
fn it_mends_tables_too() {
    let (workspace, mut client, uri) = open_desk(Editor::VsCode);
    let table = workspace.uri("registry/actors.toml");
    let slip = ACTORS.replacen("part_of", "part-of", 1);
    client.did_open(&table, "toml", &slip);
    assert_eq!(fixed(&mut client, &table, &slip), Some(ACTORS.to_owned()));
    client.did_change(&table, json!([{ "text": ACTORS }]));
    assert_eq!(fixed(&mut client, &table, ACTORS), None);

    let config = workspace.uri("newsmark.toml");
    let text = "[Corpus]\ninclude = [\"*.news\"]\n";
    workspace.write("newsmark.toml", text);
    client.changed_on_disk(&[&config]);
    client.did_open(&config, "toml", text);
    client.diagnostics_that(&config, |found| rules(found) == ["config/unknown-key"]);
    let after = fixed(&mut client, &config, text);
    assert_eq!(after, Some(text.replace("Corpus", "corpus")));
    client.did_close(&uri);
    client.finish_well();
}

#[test]
fn what_a_line_silences_is_left_alone() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    let text = format!("{LAIZA}\n<!-- newsmark: ignore-file name/misspelled -->\n");
    client.did_change(&uri, json!([{ "text": text }]));
    assert_eq!(fixed(&mut client, &uri, &text), None);
    client.finish_well();
}
