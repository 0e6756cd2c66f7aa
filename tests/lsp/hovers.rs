//! Hover cards on all that an article or a table can hold.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, LAIZA, open_desk};
use crate::editors::Editor;

/// What the card on the first `phrase` has to hold.
fn holds(client: &mut Client, uri: &str, text: &str, phrase: &str, words: &[&str]) -> String {
    let hover = client.hover(uri, text, phrase);
    for word in words {
        assert!(hover.contains(word), "no {word} on {phrase}: {hover}");
    }
    hover
}

#[test]
fn every_kind_of_target_has_its_card() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        let ignoring =
            format!("{LAIZA}\n<!-- newsmark: ignore name/misspelled -->\nBahmo again.\n");
        client.did_change(&uri, json!([{ "text": ignoring }]));
        let group = [
            "Kachin Independence Organization",
            "KIO",
            "Political arm",
            "kio",
        ];
        for (phrase, words) in [
            ("KIO said", &group[..]),
            ("Monday", &["2015-03-23", "Monday"]),
            ("Bahmo", &["Bhamo"]),
            (".group", &["group"]),
            ("ref=kia", &["registry entry"]),
            ("kia}", &["Kachin Independence Army", "army"]),
            ("date: ", &["date"]),
            ("name/misspelled", &["misspell"]),
        ] {
            holds(&mut client, &uri, &ignoring, phrase, words);
        }
        let table = workspace.uri("registry/actors.toml");
        for (phrase, words) in [
            ("kio]", &group[..]),
            ("part_of", &["part_of"]),
            ("kachin\"]", &["Kachin"]),
        ] {
            holds(&mut client, &table, ACTORS, phrase, words);
        }
        let text = "[hints]\ndates = true\n[rules]\n\"acronym/unused\" = \"off\"\n";
        workspace.write("newsmark.toml", text);
        let config = workspace.uri("newsmark.toml");
        client.changed_on_disk(&[&config]);
        client.did_open(&config, "toml", text);
        let at = client.encoding().at(&config, text, "dates");
        client.request_until("textDocument/hover", &at, |hover| {
            hover["contents"]["value"]
                .as_str()
                .is_some_and(|it| it.contains("hints.dates"))
        });
        holds(
            &mut client,
            &config,
            text,
            "acronym/unused",
            &["never used afterwards"],
        );
        client.finish_well();
    }
}

#[test]
fn nothing_is_said_of_what_is_nothing() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    let at = client.encoding().at(&uri, LAIZA, "would go on");
    assert_eq!(client.request("textDocument/hover", at), Value::Null);
    client.finish_well();
}

#[test]
fn cards_are_plain_text_where_markdown_is_not_shown() {
    for (editor, kind) in [
        (Editor::VsCode, "markdown"),
        (Editor::Neovim, "markdown"),
        (Editor::Minimal, "plaintext"),
    ] {
        let (_workspace, mut client, uri) = open_desk(editor);
        let at = client.encoding().at(&uri, LAIZA, "KIO said");
        let hover = client.request("textDocument/hover", at);
        assert_eq!(hover["contents"]["kind"], kind);
        let text = hover["contents"]["value"].as_str().unwrap_or_default();
        let is_marked = text.contains("**") || text.contains('`');
        assert_eq!(is_marked, kind == "markdown", "{text}");
        client.finish_well();
    }
}

#[test]
fn a_date_that_counts_from_an_earlier_one_links_to_its_line() {
    for editor in Editor::ALL {
        let (_workspace, mut client, uri) = open_desk(editor);
        let text = format!("{LAIZA}\nThe truce began on 3 May 2013. On that day rain fell.\n");
        client.did_change(&uri, json!([{ "text": text }]));
        let card = holds(
            &mut client,
            &uri,
            &text,
            "that day",
            &["2013-05-03", "earlier phrase \"3 May 2013\"", "line 9"],
        );
        let is_linked = card.contains(&format!("[line 9]({uri}#L9)"));
        assert_eq!(is_linked, !matches!(editor, Editor::Minimal), "{card}");
        client.finish_well();
    }
}
