//! Texts of every kind: encodings, line ends, odd characters, size.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, edited, rules};
use crate::editors::Editor;
use crate::workspace::Workspace;

/// A dispatch whose lines hold characters of one to four bytes before the names.
const WIDE: &str = "---\ndate: 2015-03-23\n---\n\
    Rangün 😀 ရန်ကုန် — the Kachin Independence Organization (KIO) met on Monday 🕊 in Bahmo.\n\n\
    “Peace” 😀😀 is what the KIO wants.\n";

/// A desk with the registry and one dispatch, open.
fn open(editor: Editor, encoding: Option<&str>, text: &str) -> (Workspace, Client, String) {
    let workspace = Workspace::new(&[("registry/actors.toml", ACTORS)]);
    workspace.write("a.news", text);
    let mut params = editor.initialize(&workspace);
    if let Some(encoding) = encoding {
        params["capabilities"]["general"]["positionEncodings"] = json!([encoding]);
    }
    let mut client = Client::start();
    client.initialize(params);
    let uri = workspace.uri("a.news");
    client.did_open(&uri, "newsmark", text);
    (workspace, client, uri)
}

/// Diagnostics, hover, definition, highlights, hints and a fix, each in its place.
fn everything_is_in_its_place(client: &mut Client, uri: &str, text: &str) {
    let encoding = client.encoding();
    let range = encoding.range(text, "Bahmo");
    client.diagnostics_that(uri, |found| {
        rules(found) == ["name/misspelled"] && found[0]["range"] == range
    });

    let hover = client.request("textDocument/hover", encoding.at(uri, text, "Monday"));
    assert_eq!(hover["range"], encoding.range(text, "Monday"), "{hover}");

    let at = encoding.at(uri, text, "KIO wants");
    let highlights = client.request("textDocument/documentHighlight", at);
    let ranges: Vec<&Value> = highlights
        .as_array()
        .into_iter()
        .flatten()
        .map(|highlight| &highlight["range"])
        .collect();
    let name = encoding.range(text, "Kachin Independence Organization");
    assert!(ranges.contains(&&name), "{name} of {highlights}");
    let last = &encoding.range(text, "KIO wants")["start"];
    assert!(ranges.iter().any(|range| range["start"] == *last));

    let whole = json!({
        "start": encoding.position(text, 0),
        "end": encoding.position(text, text.len())
    });
    let params = json!({ "textDocument": { "uri": uri }, "range": whole });
    let hints = client.request("textDocument/inlayHint", params);
    let after_monday = &encoding.range(text, "Monday")["end"];
    assert!(
        hints
            .as_array()
            .into_iter()
            .flatten()
            .any(|hint| hint["position"] == *after_monday),
        "{hints}"
    );

    let params = json!({
        "textDocument": { "uri": uri },
        "range": encoding.range(text, "Bahmo"),
        "context": { "diagnostics": [], "only": ["quickfix"] }
    });
    let actions = client.request("textDocument/codeAction", params);
    if let Some(fix) = actions.as_array().and_then(|actions| actions.first()) {
        let edit = &fix["edit"];
        let edits = match edit.get("documentChanges") {
            Some(changes) => &changes[0]["edits"],
            None => &edit["changes"][uri],
        };
        let after = edited(client, text, edits);
        assert_eq!(after, text.replacen("Bahmo", "Bhamo", 1));
    }
}

#[test]
fn positions_in_every_encoding() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        for editor in [Editor::VsCode, Editor::Neovim] {
            let (_workspace, mut client, uri) = open(editor, Some(encoding), WIDE);
            assert_eq!(client.capabilities["positionEncoding"], encoding);
            everything_is_in_its_place(&mut client, &uri, WIDE);
            // And after an edit between wide characters.
            let edit = json!([{
                "range": client.encoding().range(WIDE, "ရန်ကုန်"),
                "text": "Yangon 🇲🇲"
            }]);
            client.did_change(&uri, edit);
            let after = WIDE.replacen("ရန်ကုန်", "Yangon 🇲🇲", 1);
            everything_is_in_its_place(&mut client, &uri, &after);
            client.finish_well();
        }
    }
}

#[test]
fn line_ends_of_every_kind() {
    for end in ["\r\n", "\r", "\n"] {
        let text = WIDE.replace('\n', end);
        for editor in [Editor::VsCode, Editor::Neovim] {
            let (_workspace, mut client, uri) = open(editor, None, &text);
            everything_is_in_its_place(&mut client, &uri, &text);
            client.finish_well();
        }
    }
}

#[test]
fn a_new_paragraph_of_a_fix_has_the_line_ends_of_the_file() {
    let text = WIDE.replace('\n', "\r\n");
    let (_workspace, mut client, uri) = open(Editor::Neovim, None, &text);
    client.diagnostics_that(&uri, |found| !found.is_empty());
    let params = json!({
        "textDocument": { "uri": uri },
        "range": client.encoding().range(&text, "Bahmo"),
        "context": { "diagnostics": [] }
    });
    let actions = client.request("textDocument/codeAction", params);
    let actions = actions.as_array().expect("actions are a list");
    let ignore = actions
        .iter()
        .find(|action| action["title"] == "Ignore name/misspelled in this file");
    let edits = &ignore.expect("a rule can be ignored")["edit"]["changes"][&uri];
    let after = edited(&client, &text, edits);
    assert!(after.contains("ignore-file"), "{after}");
    assert_eq!(after.replace("\r\n", "").find(['\r', '\n']), None);
    client.finish_well();
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_line() {
    let text = format!("\u{feff}{WIDE}");
    let (_workspace, mut client, uri) = open(Editor::VsCode, None, &text);
    everything_is_in_its_place(&mut client, &uri, &text);
    client.finish_well();
}

#[test]
fn other_separators_do_not_part_lines() {
    for separator in ['\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}'] {
        let text = WIDE.replace(" — ", &format!(" —{separator}"));
        for editor in [Editor::VsCode, Editor::Neovim] {
            let (_workspace, mut client, uri) = open(editor, None, &text);
            everything_is_in_its_place(&mut client, &uri, &text);
            let edit = json!([{
                "range": client.encoding().range(&text, "the Kachin"),
                "text": "envoys of the Kachin"
            }]);
            client.did_change(&uri, edit);
            let after = text.replacen("the Kachin", "envoys of the Kachin", 1);
            everything_is_in_its_place(&mut client, &uri, &after);
            client.finish_well();
        }
    }
}

#[test]
fn bytes_on_disk_that_are_no_utf8() {
    let workspace = Workspace::new(&[("registry/actors.toml", ACTORS)]);
    let bytes = b"---\ndate: 2015-03-23\n---\nA caf\xe9 in Laiza, where the KIO meets.\n";
    workspace.write("cafe.news", bytes);
    workspace.write("bhamo.news", crate::desk::BHAMO);
    for editor in Editor::ALL {
        let mut client = Client::open(editor, &workspace);
        client.indexed();
        let uri = workspace.uri("cafe.news");
        // As an editor shows it.
        let text = String::from_utf8_lossy(bytes);
        client.did_open(&uri, "newsmark", &text);
        let found = client.diagnostics_that(&uri, |found| rules(found).contains(&"file/encoding"));
        let said = found.iter().find(|it| it["code"] == "file/encoding");
        let range = said.expect("it was found")["range"].clone();
        assert_eq!(range, client.encoding().range(&text, "\u{fffd}"));
        // Saved in UTF-8 it is well.
        workspace.write("cafe.news", "A café in Laiza.\n");
        client.did_change(&uri, json!([{ "text": "A café in Laiza.\n" }]));
        client.did_save(&uri);
        client.diagnostics_that(&uri, |found| !rules(found).contains(&"file/encoding"));
        client.finish_well();
        assert_eq!(workspace.read("cafe.news"), "A café in Laiza.\n".as_bytes());
        workspace.write("cafe.news", bytes);
    }
}

#[test]
fn a_file_of_fifty_megabytes() {
    let line = "The KIO met officials in Bahmo on Monday, and talks would go on.\n\n";
    let huge = line.repeat(50 * 1024 * 1024 / line.len() + 1);
    let workspace = Workspace::new(&[
        ("registry/actors.toml", ACTORS),
        ("bhamo.news", crate::desk::BHAMO),
    ]);
    workspace.write("archive.news", &huge);
    for editor in [Editor::VsCode, Editor::Minimal] {
        let mut client = Client::open(editor, &workspace);
        client.indexed();
        let (uri, other) = (workspace.uri("archive.news"), workspace.uri("bhamo.news"));
        client.did_open(&other, "newsmark", crate::desk::BHAMO);
        client.did_open(&uri, "newsmark", &huge);
        client.diagnostics_that(&uri, |found| rules(found) == ["file/too-large"]);
        let zero = json!({ "line": 0, "character": 0 });
        let at_start = json!({ "start": zero, "end": zero });
        for _ in 0..10 {
            client.did_change(&uri, json!([{ "range": at_start, "text": "x" }]));
        }
        client.hover(&other, crate::desk::BHAMO, "KIO");
        let at = json!({ "textDocument": { "uri": uri }, "position": zero });
        assert_eq!(client.request("textDocument/hover", at), Value::Null);
        // Cut down to size it is an article like any other.
        client.did_change(&uri, json!([{ "text": line }]));
        client.diagnostics_that(&uri, |found| rules(found).contains(&"name/misspelled"));
        client.finish_well();
    }
}
