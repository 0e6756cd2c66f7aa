//! Selections that grow step by step.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, open_desk};
use crate::editors::Editor;

/// The texts of the selections around the starts of `phrases`, each from the smallest to the largest.
fn selections(client: &mut Client, uri: &str, text: &str, phrases: &[&str]) -> Vec<Vec<String>> {
    let encoding = client.encoding();
    let starts = phrases
        .iter()
        .map(|it| encoding.range(text, it)["start"].take());
    let params = json!({
        "textDocument": { "uri": uri },
        "positions": starts.collect::<Vec<Value>>()
    });
    let answer = client.request("textDocument/selectionRange", params);
    let answers = answer.as_array().expect("a list");
    assert_eq!(answers.len(), phrases.len(), "one for each position");
    let chain = |innermost: &Value| {
        let nested = std::iter::successors(Some(innermost), |it| it.get("parent"));
        let texts = nested.map(|it| {
            let [start, end] = ["start", "end"].map(|end| encoding.offset(text, &it["range"][end]));
            text[start..end].to_owned()
        });
        texts.collect()
    };
    answers.iter().map(chain).collect()
}

const TALKS: &str = "---\r\nheadline: Talks 🚁 resume\r\n---\r\n## Laiza\r\n\r\n\
    Rain. 🚁 The [Kachin Independence Organization]{.group ref=kio} said «نحن في Bahmo اليوم» on Monday.\r\n\
    Rain.\r\n\r\n[KIO]{.group ref=\r\n";

#[test]
fn an_article_in_every_editor() {
    for editor in Editor::ALL {
        let (_workspace, mut client, uri) = open_desk(editor);
        assert_eq!(client.capabilities["selectionRangeProvider"], true);
        client.did_change(&uri, json!([{ "text": TALKS }]));
        let found = selections(
            &mut client,
            &uri,
            TALKS,
            &["pendence", "Bahmo", "resume", "KIO]{.group ref=\r"],
        );
        let sentence = "🚁 The [Kachin Independence Organization]{.group ref=kio} said «نحن في Bahmo اليوم» on Monday.";
        assert_eq!(
            found[0][..4],
            [
                "Independence",
                "Kachin Independence Organization",
                "[Kachin Independence Organization]{.group ref=kio}",
                &format!("Rain. {sentence}"),
            ],
            "{editor:?}"
        );
        assert_eq!(found[0][6..], [TALKS], "block and section are around it");
        assert_eq!(
            found[1][..3],
            ["Bahmo", "نحن في Bahmo اليوم", "«نحن في Bahmo اليوم»"]
        );
        assert_eq!(
            found[2][..3],
            ["resume", "Talks 🚁 resume", "headline: Talks 🚁 resume"]
        );
        assert_eq!(found[3][..2], ["KIO", "[KIO]{.group ref="]);
        client.finish_well();
    }
}

#[test]
fn a_registry_an_empty_article_and_places_that_are_none() {
    let (workspace, mut client, uri) = open_desk(Editor::VsCode);
    let table = workspace.uri("registry/actors.toml");
    client.did_open(&table, "toml", ACTORS);
    let found = selections(&mut client, &table, ACTORS, &["Political"]);
    assert_eq!(
        found[0][..4],
        [
            "Political",
            "Political arm of the Kachin.",
            "\"Political arm of the Kachin.\"",
            "note = \"Political arm of the Kachin.\""
        ]
    );
    assert!(found[0][4].starts_with("[kio]\n") && found[0][5] == ACTORS);
    client.did_change(&uri, json!([{ "text": "" }]));
    let params = json!({
        "textDocument": { "uri": uri },
        "positions": [{ "line": 0, "character": 0 }, { "line": 99, "character": 99 }]
    });
    let answer = client.request("textDocument/selectionRange", params);
    let start = json!({ "line": 0, "character": 0 });
    let empty = json!({ "range": { "start": start, "end": start } });
    assert_eq!(answer, json!([empty, empty]));
    client.finish_well();
}
