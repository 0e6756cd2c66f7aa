//! Formatting: of annotations, comments and front matter, in articles, and of nothing else.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, BHAMO, desk, edited};
use crate::editors::Editor;
use crate::workspace::Workspace;

/// A dispatch whose markup was written in haste.
const HASTE: &str = "\u{feff}---
headline:   Talks  resume
date:\t2015-03-23

---
<!--newsmark:ignore acronym/undefined-->
😀  The [KIO]{ ref=\"kio\"  .group } met  at [noon]{.date when = x} in [မြစ်ကြီးနား]{.place  }.  
";

/// The same in its canonical form: the words are as they were, and so is what is broken.
const CLEAN: &str = "\u{feff}---
headline: Talks  resume
date: 2015-03-23
---
<!-- newsmark: ignore acronym/undefined -->
😀  The [KIO]{.group ref=kio} met  at [noon]{.date when = x} in [မြစ်ကြီးနား]{.place}.  
";

/// What editors send along; all of it would touch the words.
fn options() -> Value {
    json!({
        "tabSize": 4,
        "insertSpaces": true,
        "trimTrailingWhitespace": true,
        "insertFinalNewline": true,
        "trimFinalNewlines": true
    })
}

fn document(client: &mut Client, uri: &str) -> Value {
    let params = json!({ "textDocument": { "uri": uri }, "options": options() });
    client.request("textDocument/formatting", params)
}

/// What is formatted after `typed` was typed behind the first `phrase` of `text`.
fn typed(client: &mut Client, uri: &str, text: &str, phrase: &str, typed: &str) -> String {
    let end = text.find(phrase).expect("the text holds the phrase") + phrase.len();
    let params = json!({
        "textDocument": { "uri": uri },
        "position": client.encoding().position(text, end),
        "ch": typed,
        "options": options()
    });
    let edits = client.request("textDocument/onTypeFormatting", params);
    edited(client, text, &edits)
}

fn open(editor: Editor, name: &str, text: &str) -> (Workspace, Client, String) {
    let workspace = desk();
    let mut client = Client::open(editor, &workspace);
    let uri = workspace.uri(name);
    client.indexed();
    client.did_open(&uri, "newsmark", text);
    (workspace, client, uri)
}

#[test]
fn an_article_is_formatted_once() {
    for editor in Editor::ALL {
        let (_workspace, mut client, uri) = open(editor, "haste.news", HASTE);
        for name in [
            "documentFormattingProvider",
            "documentRangeFormattingProvider",
        ] {
            assert_eq!(client.capabilities[name], true, "{name}");
        }
        let edits = document(&mut client, &uri);
        assert_eq!(edited(&client, HASTE, &edits), CLEAN, "{editor:?}");
        client.did_change(&uri, json!([{ "text": CLEAN }]));
        assert_eq!(document(&mut client, &uri), json!([]));
        client.finish();
    }
}

#[test]
fn line_ends_are_kept() {
    for end in ["\r\n", "\r"] {
        let (haste, clean) = (HASTE.replace('\n', end), CLEAN.replace('\n', end));
        let (_workspace, mut client, uri) = open(Editor::VsCode, "haste.news", &haste);
        let edits = document(&mut client, &uri);
        assert_eq!(edited(&client, &haste, &edits), clean);
        client.finish();
    }
}

#[test]
fn a_selection_is_formatted_by_itself() {
    let (_workspace, mut client, uri) = open(Editor::VsCode, "haste.news", HASTE);
    let params = json!({
        "textDocument": { "uri": uri },
        "range": client.encoding().range(HASTE, "😀  The [KIO]{ ref"),
        "options": options()
    });
    let edits = client.request("textDocument/rangeFormatting", params);
    let after = edited(&client, HASTE, &edits);
    assert_eq!(
        after,
        HASTE.replace("{ ref=\"kio\"  .group }", "{.group ref=kio}")
    );
    client.finish();
}

#[test]
fn a_closed_annotation_is_formatted_as_it_is_typed() {
    let (_workspace, mut client, uri) = open(Editor::Neovim, "haste.news", HASTE);
    let provider = &client.capabilities["documentOnTypeFormattingProvider"];
    assert_eq!(provider["firstTriggerCharacter"], "}");
    assert_eq!(provider["moreTriggerCharacter"], json!(["\n"]));
    let after = typed(&mut client, &uri, HASTE, ".group }", "}");
    assert_eq!(
        after,
        HASTE.replace("{ ref=\"kio\"  .group }", "{.group ref=kio}")
    );
    // Neither one that is broken, nor one that the cursor is not behind.
    for phrase in ["when = x}", ".group } ", "The [KIO]"] {
        assert_eq!(typed(&mut client, &uri, HASTE, phrase, "}"), HASTE);
    }
    client.finish();
}

#[test]
fn a_line_of_front_matter_is_formatted_when_it_is_left() {
    for end in ["\n", "\r\n"] {
        let text = HASTE.replace('\n', end);
        let (_workspace, mut client, uri) = open(Editor::Neovim, "haste.news", &text);
        let left = format!("headline:   Talks  resume{end}");
        let after = typed(&mut client, &uri, &text, &left, "\n");
        assert_eq!(after, text.replace("headline:   ", "headline: "));
        let left = format!("2015-03-23{end}");
        let after = typed(&mut client, &uri, &text, &left, "\n");
        assert_eq!(after, text.replace("date:\t", "date: "));
        // A blank line, the closing fence and the text are left alone.
        for left in ["2015-03-23\n\n", "-->\n", "}.  \n"] {
            let left = left.replace('\n', end);
            assert_eq!(typed(&mut client, &uri, &text, &left, "\n"), text);
        }
        client.finish();
    }
}

#[test]
fn other_articles_are_formatted_and_other_files_are_not() {
    let workspace = Workspace::new(&[
        (
            "newsmark.toml",
            "[corpus]\ninclude = [\"*.news\", \"notes/*.md\", \"notes/*.txt\"]\n",
        ),
        ("registry/actors.toml", ACTORS),
        ("bhamo.news", BHAMO),
    ]);
    let text =
        "Talks\n\n```\n[KIO]{ .group }\n```\n\nThe [KIO]{ .group } and [x]{  .smallcaps }.\n";
    let after = text.replace("The [KIO]{ .group }", "The [KIO]{.group}");
    let mut client = Client::open(Editor::VsCode, &workspace);
    client.found_symbol("Shells fall");
    for (name, after) in [
        ("notes/a.md", Some(after.clone())),
        ("notes/a.txt", Some(after.clone())),
        ("elsewhere/a.md", None),
    ] {
        let uri = workspace.uri(name);
        client.did_open(&uri, "markdown", text);
        let edits = document(&mut client, &uri);
        match after {
            Some(after) => assert_eq!(edited(&client, text, &edits), after, "{name}"),
            None => assert_eq!(edits, Value::Null, "{name}"),
        }
    }
    for (name, text) in [
        ("registry/actors.toml", "[kio]\nkind   = \"group\"\n"),
        ("newsmark.toml", "[corpus]\ninclude   = []\n"),
    ] {
        let uri = workspace.uri(name);
        client.did_open(&uri, "toml", text);
        assert_eq!(document(&mut client, &uri), Value::Null, "{name}");
    }
    client.finish();
}
