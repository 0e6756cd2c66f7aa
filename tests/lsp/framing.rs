//! Bytes on the wire that are not as they should be.

use serde_json::{Value, json};

use crate::client::{Client, error_code, frame};
use crate::editors::Editor;

fn initialized() -> Client {
    Client::without_files(Editor::Minimal)
}

/// A request that is refused, so that its answer shows that the server still listens.
fn probe(id: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "method": "desk/probe" })
}

/// Fails unless the server answers as ever.
fn still_listens(client: &mut Client) {
    client.send(&probe("after"));
    assert_eq!(error_code(&client.answer(&json!("after"))), -32601);
}

#[test]
fn header_names_in_any_case_and_other_headers() {
    let mut client = initialized();
    let content = probe("lower").to_string();
    let length = content.len();
    client.send_bytes(format!("content-length: {length}\r\n\r\n{content}").as_bytes());
    assert_eq!(error_code(&client.answer(&json!("lower"))), -32601);
    let content = probe("typed").to_string();
    let content_type = "Content-Type: application/vscode-jsonrpc; charset=utf-8";
    client.send_bytes(
        format!("{content_type}\r\nCONTENT-LENGTH:{length}\r\n\r\n{content}").as_bytes(),
    );
    assert_eq!(error_code(&client.answer(&json!("typed"))), -32601);
    client.finish();
}

#[test]
fn junk_between_frames() {
    let mut client = initialized();
    client.send_bytes(b"\r\n\r\nzsh: command not found\nwarning: \xff\xfe\0 ");
    still_listens(&mut client);
    client.finish();
}

#[test]
fn a_frame_that_comes_byte_by_byte() {
    let mut client = initialized();
    for byte in frame(&probe("slow")) {
        client.send_bytes(&[byte]);
    }
    assert_eq!(error_code(&client.answer(&json!("slow"))), -32601);
    client.finish();
}

#[test]
fn many_frames_in_one_write() {
    let mut client = initialized();
    let ids: Vec<_> = (0..500).map(|number| format!("m{number}")).collect();
    let bytes: Vec<u8> = ids.iter().flat_map(|id| frame(&probe(id))).collect();
    client.send_bytes(&bytes);
    for id in ids {
        assert_eq!(error_code(&client.answer(&json!(id))), -32601);
    }
    client.finish();
}

#[test]
fn content_that_is_not_json() {
    let mut client = initialized();
    for content in ["{\"jsonrpc\":", "", "{\"a\": NaN}", "\u{feff}\u{feff}"] {
        let length = content.len();
        client.send_bytes(format!("Content-Length: {length}\r\n\r\n{content}").as_bytes());
        assert_eq!(
            error_code(&client.answer(&Value::Null)),
            -32700,
            "{content:?}"
        );
    }
    still_listens(&mut client);
    client.finish();
}

#[test]
fn content_that_is_json_but_no_message() {
    let mut client = initialized();
    let batch = json!([probe("batched")]);
    for message in [
        batch,
        json!(7),
        json!({}),
        json!({ "jsonrpc": "2.0", "method": 1 }),
    ] {
        client.send(&message);
        assert_eq!(
            error_code(&client.answer(&Value::Null)),
            -32600,
            "{message}"
        );
    }
    client.send(&json!({ "jsonrpc": "1.0", "id": 900, "method": "desk/probe" }));
    assert_eq!(error_code(&client.answer(&json!(900))), -32600);
    still_listens(&mut client);
    client.finish();
}

#[test]
fn lengths_that_are_wrong() {
    let mut client = initialized();
    let content = probe("short").to_string();
    for length in [content.len() - 5, content.len() + 5] {
        client.send_bytes(format!("Content-Length: {length}\r\n\r\n{content}").as_bytes());
        // A frame that is too long swallows the start of the next one, which is found again.
        still_listens(&mut client);
        assert_eq!(error_code(&client.answer(&Value::Null)), -32700);
    }
    for length in ["", "many", "-1", "0x10"] {
        client.send_bytes(format!("Content-Length: {length}\r\n\r\n{content}").as_bytes());
        assert_eq!(
            error_code(&client.answer(&Value::Null)),
            -32700,
            "{length:?}"
        );
        still_listens(&mut client);
    }
    client.finish();
}

#[test]
fn a_frame_over_the_limit() {
    let mut client = initialized();
    // The length alone is enough to refuse it; what follows is skipped.
    let length = u64::from(u32::MAX);
    client.send_bytes(format!("Content-Length: {length}\r\n\r\n{{\"jsonrpc\"").as_bytes());
    assert_eq!(error_code(&client.answer(&Value::Null)), -32600);
    client.send_bytes(&vec![b'x'; 3 << 20]);
    still_listens(&mut client);
    client.finish();
}

#[test]
fn text_that_is_not_unicode_is_no_reason_to_lose_a_message() {
    let mut client = initialized();
    let content = b"{\"jsonrpc\":\"2.0\",\"id\":\"torn\",\"method\":\"desk/\xff\\ud83d\"}";
    client.send_bytes(format!("Content-Length: {}\r\n\r\n", content.len()).as_bytes());
    client.send_bytes(content);
    assert_eq!(error_code(&client.answer(&json!("torn"))), -32601);
    client.finish();
}
