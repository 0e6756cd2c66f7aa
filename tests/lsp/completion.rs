//! What is offered while an annotation is typed.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{LAIZA, edited, open_desk};
use crate::editors::Editor;

/// The completions behind the first `phrase` of the text.
fn behind(client: &mut Client, uri: &str, text: &str, phrase: &str) -> Value {
    let position = client.encoding().range(text, phrase)["end"].take();
    let params = json!({
        "textDocument": { "uri": uri },
        "position": position,
        "context": { "triggerKind": 1 }
    });
    client.request("textDocument/completion", params)
}

fn labels(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().expect("a list of items");
    let labels = items.iter().filter_map(|item| item["label"].as_str());
    labels.collect()
}

/// The first dispatch, 😀 and its last word annotated as far as `typed`.
fn typing(typed: &str) -> String {
    LAIZA.replacen("on Monday.", &format!("😀 on [Monday]{typed}."), 1)
}

#[test]
fn the_value_of_a_date_is_completed_as_it_is_typed() {
    for editor in Editor::ALL {
        let (_workspace, mut client, uri) = open_desk(editor);
        let provider = &client.capabilities["completionProvider"];
        let triggers = provider["triggerCharacters"].as_array().expect("a list");
        for sign in ["=", ".", "{", "K"] {
            assert!(triggers.contains(&json!(sign)), "{sign} in {triggers:?}");
        }
        let text = typing("{.date when=");
        client.did_change(&uri, json!([{ "text": text }]));
        let list = behind(&mut client, &uri, &text, "{.date when=");
        assert_eq!(list["isIncomplete"], false);
        assert_eq!(
            labels(&list)[..4],
            ["2015-03-23", "2015-03-16", "2015-03-30", "2015-03-22"]
        );
        let first = &list["items"][0];
        let preselected = matches!(editor, Editor::VsCode);
        assert_eq!(first["preselect"] == true, preselected, "{editor:?}");
        let detail = first["detail"].as_str().unwrap_or_default();
        assert!(detail.starts_with("Monday, the day of publication"));
        let after = edited(&client, &text, &json!([first["textEdit"]]));
        assert_eq!(after, typing("{.date when=2015-03-23}"));
        client.finish_well();
    }
}

#[test]
fn a_value_that_is_there_is_replaced_as_a_whole() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    let text = typing("{.date when=2014-01-01}");
    client.did_change(&uri, json!([{ "text": text }]));
    let list = behind(&mut client, &uri, &text, "when=20");
    let after = edited(&client, &text, &json!([list["items"][0]["textEdit"]]));
    assert_eq!(after, typing("{.date when=2015-03-23}"));
    client.finish_well();
}

#[test]
fn classes_and_ids_are_completed_too() {
    let (_workspace, mut client, uri) = open_desk(Editor::Neovim);
    let text = typing("{.");
    client.did_change(&uri, json!([{ "text": text }]));
    let list = behind(&mut client, &uri, &text, "Monday]{.");
    assert!(labels(&list).contains(&".date"));
    let text = LAIZA.replacen("The KIO said", "The [KIO]{.group ref=k said", 1);
    client.did_change(&uri, json!([{ "text": text }]));
    let list = behind(&mut client, &uri, &text, "ref=k");
    assert_eq!(labels(&list), ["kio", "kachin", "kia"]);
    let after = edited(&client, &text, &json!([list["items"][0]["textEdit"]]));
    assert!(after.contains("The [KIO]{.group ref=kio} said"), "{after}");
    client.finish_well();
}

#[test]
fn nothing_is_completed_in_copy() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    for phrase in ["talks would go on.", "on Monday.", "{.group ref=kia}"] {
        let found = behind(&mut client, &uri, LAIZA, phrase);
        assert_eq!(found, Value::Null, "{phrase}");
    }
    client.finish_well();
}

#[test]
fn a_name_is_completed_over_its_first_words_and_its_card_comes_when_asked_for() {
    for editor in Editor::ALL {
        let (_workspace, mut client, uri) = open_desk(editor);
        assert_eq!(
            client.capabilities["completionProvider"]["resolveProvider"],
            true
        );
        let typed = "😀 The Kachin Indep";
        let text = LAIZA.replacen("Naw Seng,", &format!("{typed}\n\nNaw Seng,"), 1);
        client.did_change(&uri, json!([{ "text": text }]));
        let list = behind(&mut client, &uri, &text, typed);
        // This article names the army and the organization.
        assert_eq!(
            labels(&list),
            [
                "Kachin Independence Organization",
                "Kachin Independence Army"
            ]
        );
        let item = &list["items"][0];
        assert!(item.get("documentation").is_none(), "{item}");
        assert!(item.get("insertTextFormat").is_none(), "{item}");
        let after = edited(&client, &text, &json!([item["textEdit"]]));
        assert!(
            after.contains("😀 The Kachin Independence Organization\n"),
            "{after}"
        );
        let resolved = client.request("completionItem/resolve", item.clone());
        let documentation = &resolved["documentation"];
        let card = documentation["value"].as_str().unwrap_or_default();
        assert!(card.contains("(KIO)"), "{card}");
        let is_plain = matches!(editor, Editor::Minimal);
        assert_eq!(documentation["kind"] == "plaintext", is_plain);
        assert_eq!(card.contains("**"), !is_plain, "{card}");
        client.finish_well();
    }
}

#[test]
fn an_id_behind_ref_has_its_card_too() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    let typed = "[the rebels]{.group ref=ki";
    let text = LAIZA.replacen("Naw Seng,", &format!("{typed}\n\nNaw Seng,"), 1);
    client.did_change(&uri, json!([{ "text": text }]));
    let list = behind(&mut client, &uri, &text, typed);
    assert_eq!(labels(&list), ["kia", "kio"]);
    let resolved = client.request("completionItem/resolve", list["items"][1].clone());
    let card = resolved["documentation"]["value"]
        .as_str()
        .unwrap_or_default();
    assert!(card.contains("Political arm of the Kachin"), "{card}");
    client.finish_well();
}
