//! The content of a frame as a JSON-RPC message.
//!
//! [`parse`] takes the bytes of one frame and gives a call, an answer of the client, or the error
//! answer that the bytes deserve. Text that no JSON reader accepts but editors send is repaired
//! first, so that an edit is not lost: bytes that are not UTF-8 and halves of surrogate pairs both
//! become U+FFFD, which is as long as they are in UTF-16.

use std::borrow::Cow;

use serde_json::{Map, Value};
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

/// A message of the client.
#[derive(Debug)]
pub(crate) enum Message {
    /// A request, or a notification where it has no id.
    Call(Request),
    /// The answer to a request of the server.
    Answer(Response),
}

/// Content that is no message, with what to answer.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Not JSON.
    NotJson(Box<Response>),
    /// JSON, but not a JSON-RPC message.
    NotAMessage(Box<Response>),
}

/// Reads the content of one frame.
pub(crate) fn parse(content: &[u8]) -> Result<Message, Fault> {
    let value = parse_json(content).map_err(|error| {
        let answer = refusal(Id::Null, ErrorCode::ParseError, format!("{error}"));
        Fault::NotJson(Box::new(answer))
    })?;
    match value {
        Value::Object(members) => classify(members).map_err(Fault::NotAMessage),
        Value::Array(_) => Err(not_a_message(Id::Null, "batches are not part of LSP")),
        _ => Err(not_a_message(Id::Null, "a message is a JSON object")),
    }
}

/// An error answer.
pub(crate) fn refusal(id: Id, code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Response {
    Response::from_error(
        id,
        Error {
            code,
            message: message.into(),
            data: None,
        },
    )
}

fn not_a_message(id: Id, message: &'static str) -> Fault {
    Fault::NotAMessage(Box::new(refusal(id, ErrorCode::InvalidRequest, message)))
}

fn parse_json(content: &[u8]) -> serde_json::Result<Value> {
    let error = match serde_json::from_slice(content) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let text = String::from_utf8_lossy(content);
    match replace_lone_surrogates(&text) {
        Some(repaired) => serde_json::from_str(&repaired).map_err(|_| error),
        None if matches!(text, Cow::Owned(_)) => serde_json::from_str(&text).map_err(|_| error),
        None => Err(error),
    }
}

/// The JSON text with each escaped half of a surrogate pair as `\ufffd`; `None` if it has none.
fn replace_lone_surrogates(text: &str) -> Option<String> {
    let unit = |at: usize| {
        let digits = text.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut repaired = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &text.as_bytes()[at..]) {
        at += found;
        at += match unit(at) {
            Some(0xD800..=0xDBFF) if matches!(unit(at + 6), Some(0xDC00..=0xDFFF)) => 12,
            Some(0xD800..=0xDFFF) => {
                repaired.push_str(&text[copied..at]);
                repaired.push_str("\\ufffd");
                copied = at + 6;
                6
            }
            Some(_) => 6,
            // Any other escape is a backslash and one ASCII character; if it is not ASCII, the
            // text is not JSON.
            None if text.is_char_boundary(at + 2) && at + 2 <= text.len() => 2,
            None => return None,
        };
    }
    if copied == 0 {
        return None;
    }
    repaired.push_str(&text[copied..]);
    Some(repaired)
}

fn classify(mut members: Map<String, Value>) -> Result<Message, Box<Response>> {
    let refuse =
        |id: Id, reason: &'static str| Box::new(refusal(id, ErrorCode::InvalidRequest, reason));
    let id = match members.remove("id") {
        None => None,
        Some(Value::Null) if !members.contains_key("method") => Some(Id::Null),
        Some(Value::String(id)) => Some(Id::String(id)),
        Some(Value::Number(id)) if id.is_i64() => id.as_i64().map(Id::Number),
        Some(_) => return Err(refuse(Id::Null, "an id is an integer or a string")),
    };
    let known_id = id.clone().unwrap_or(Id::Null);
    if members.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
        return Err(refuse(known_id, "\"jsonrpc\" must be \"2.0\""));
    }
    match (members.remove("method"), id) {
        (Some(Value::String(method)), id) => {
            let params = members.remove("params");
            Ok(Message::Call(call(method, id, params)))
        }
        (Some(_), _) => Err(refuse(known_id, "\"method\" must be a string")),
        (None, Some(id)) => match (members.remove("result"), members.remove("error")) {
            (_, Some(error)) if !error.is_null() => {
                let error = serde_json::from_value(error).unwrap_or_else(|_| {
                    let mut error = Error::internal_error();
                    error.message = "the client answered with a malformed error".into();
                    error
                });
                Ok(Message::Answer(Response::from_error(id, error)))
            }
            (Some(result), _) => Ok(Message::Answer(Response::from_ok(id, result))),
            (None, _) => Err(refuse(id, "neither a method nor a result")),
        },
        (None, None) => Err(refuse(known_id, "neither a method nor an id")),
    }
}

/// Builds a request or notification from its parts.
pub(crate) fn call(method: String, id: Option<Id>, params: Option<Value>) -> Request {
    let request = Request::build(method);
    let request = match id {
        Some(id) => request.id(id),
        None => request,
    };
    match params {
        Some(params) => request.params(params).finish(),
        None => request.finish(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn parsed(content: impl AsRef<[u8]>) -> Request {
        match parse(content.as_ref()) {
            Ok(Message::Call(request)) => request,
            other => panic!("expected a call, got {other:?}"),
        }
    }

    fn fault(content: &str) -> Value {
        match parse(content.as_bytes()) {
            Err(Fault::NotJson(answer) | Fault::NotAMessage(answer)) => {
                let answer = serde_json::to_value(answer).unwrap();
                json!([answer["id"], answer["error"]["code"]])
            }
            Ok(message) => panic!("expected a fault, got {message:?}"),
        }
    }

    #[test]
    fn calls_keep_id_and_params() {
        let request = parsed(r#"{"jsonrpc":"2.0","id":"a","method":"m","params":[1]}"#);
        assert_eq!(request.id(), Some(&Id::from("a")));
        assert_eq!(request.params(), Some(&json!([1])));
    }

    #[test]
    fn an_answer_has_a_result_or_an_error() {
        for content in [
            r#"{"jsonrpc":"2.0","id":1,"result":null}"#,
            r#"{"jsonrpc":"2.0","id":1,"result":null,"error":null}"#,
            r#"{"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"no"}}"#,
            r#"{"jsonrpc":"2.0","id":1,"error":"no"}"#,
        ] {
            let message = parse(content.as_bytes());
            assert!(matches!(message, Ok(Message::Answer(_))), "{content}");
        }
    }

    #[test]
    fn faults_name_the_id_where_there_is_one() {
        assert_eq!(fault("{"), json!([null, -32700]));
        assert_eq!(fault("[]"), json!([null, -32600]));
        assert_eq!(fault("7"), json!([null, -32600]));
        assert_eq!(fault(r#"{"id":1,"method":"m"}"#), json!([1, -32600]));
        let no_method = r#"{"jsonrpc":"2.0","id":1}"#;
        assert_eq!(fault(no_method), json!([1, -32600]));
        let number_as_method = r#"{"jsonrpc":"2.0","id":1,"method":2}"#;
        assert_eq!(fault(number_as_method), json!([1, -32600]));
        let null_id = r#"{"jsonrpc":"2.0","id":null,"method":"m"}"#;
        assert_eq!(fault(null_id), json!([null, -32600]));
        let fraction_id = r#"{"jsonrpc":"2.0","id":1.5,"method":"m"}"#;
        assert_eq!(fault(fraction_id), json!([null, -32600]));
    }

    #[test]
    fn deep_nesting_is_a_fault_and_no_overflow() {
        assert_eq!(fault(&"[".repeat(1_000_000)), json!([null, -32700]));
    }

    #[test]
    fn halves_of_surrogate_pairs_are_replaced_and_pairs_kept() {
        let content =
            r#"{"jsonrpc":"2.0","method":"m","params":["\ud83d","\ude00\ud83d\ude00\\ud83d"]}"#;
        let expected = json!(["\u{fffd}", "\u{fffd}\u{1f600}\\ud83d"]);
        assert_eq!(parsed(content).params(), Some(&expected));
    }

    #[test]
    fn bytes_that_are_not_utf8_are_replaced() {
        let request = parsed(b"{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":[\"caf\xe9\"]}");
        assert_eq!(request.params(), Some(&json!(["caf\u{fffd}"])));
    }
}
