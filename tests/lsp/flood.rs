//! More requests than any editor makes, none of whose answers is read before the last is sent.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{LAIZA, open_desk};
use crate::editors::Editor;

const REQUESTS: usize = 10_000;

/// A request of each kind in turn.
fn ask(client: &mut Client, uri: &str, number: usize) -> Value {
    let at = client.encoding().at(uri, LAIZA, "KIO said");
    let document = json!({ "textDocument": { "uri": uri } });
    match number % 5 {
        0 => client.ask("textDocument/hover", at),
        1 => client.ask("textDocument/definition", at),
        2 => client.ask("textDocument/documentHighlight", at),
        3 => client.ask("textDocument/documentLink", document),
        _ => client.ask("textDocument/codeLens", document),
    }
}

#[test]
fn ten_thousand_open_requests_are_all_answered_and_edits_keep_their_order() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    let mut headline = String::new();
    let mut asked = Vec::new();
    {
        // As long as this is held, the reading thread waits and the server's answers pile up.
        let inbox = Arc::clone(&client.inbox);
        let unread = inbox.said();
        let start = client.encoding().range(LAIZA, "Envoys meet")["start"].take();
        for number in 0..REQUESTS {
            if number % 200 == 0 {
                // Each letter goes in behind the one before.
                let letter = char::from(b'a' + u8::try_from(number / 200 % 26).unwrap_or(0));
                let mut at = start.clone();
                at["character"] =
                    json!(start["character"].as_u64().unwrap_or(0) + headline.len() as u64);
                let range = json!({ "start": at, "end": at });
                client.did_change(
                    &uri,
                    json!([{ "range": range, "text": letter.to_string() }]),
                );
                headline.push(letter);
            }
            asked.push(ask(&mut client, &uri, number));
        }
        drop(unread);
    }
    let mut failed = Vec::new();
    for id in &asked {
        let answer = client.answer(id);
        if answer.get("result").is_none() {
            failed.push(answer);
        }
    }
    assert_eq!(failed, [] as [Value; 0]);
    let params = json!({ "textDocument": { "uri": uri } });
    let symbols = client.request("textDocument/documentSymbol", params);
    let name = symbols[0]["name"].as_str().unwrap_or_default();
    assert_eq!(headline.len(), 50);
    assert!(name.starts_with(&headline), "{headline} of {name}");
    client.finish_well();
}
