//! What the server has said so far, and the client's replies to its requests.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader};
use std::process::ChildStdout;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long a test waits for something that must come.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Messages of the server by kind. Taken by the tests' thread, filled by the reading one.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// Answers to the client's requests, by id as JSON text; those without an id are `null`'s.
    pub(crate) answers: HashMap<String, Vec<Value>>,
    /// Notifications that no test has taken yet, in order, whole.
    pub(crate) notifications: Vec<Value>,
    /// All requests of the server, in order, whole.
    pub(crate) questions: Vec<Value>,
    /// The last `publishDiagnostics` of each URI: its parameters.
    pub(crate) diagnostics: BTreeMap<String, Value>,
    /// Whether the server closed its output.
    pub(crate) ended: bool,
    /// The methods whose requests get no reply by themselves.
    pub(crate) withheld: Vec<String>,
    /// What `workspace/configuration` gives for the section `newsmark`.
    pub(crate) settings: Value,
}

/// [`Said`] between two threads.
#[derive(Debug, Default)]
pub(crate) struct Inbox {
    said: Mutex<Said>,
    changed: Condvar,
}

impl Inbox {
    /// All that was said.
    pub(crate) fn said(&self) -> MutexGuard<'_, Said> {
        // A test that failed holding the lock has nothing half done in it.
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until `find` finds something, or the server has ended, or `patience` is over.
    pub(crate) fn wait<T>(
        &self,
        patience: Duration,
        mut find: impl FnMut(&mut Said) -> Option<T>,
    ) -> Option<T> {
        let deadline = Instant::now() + patience;
        let mut said = self.said();
        loop {
            if let Some(found) = find(&mut said) {
                return Some(found);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if said.ended || left.is_zero() {
                return None;
            }
            let waited = self.changed.wait_timeout(said, left);
            said = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Takes the server's messages until its output ends. `reply` sends what is given to it.
    pub(crate) fn fill(&self, output: ChildStdout, mut reply: impl FnMut(Value)) {
        let mut output = BufReader::new(output);
        while let Some(message) = next_message(&mut output) {
            if let Some(answer) = self.take(message) {
                reply(answer);
            }
            self.changed.notify_all();
        }
        self.said().ended = true;
        self.changed.notify_all();
    }

    /// Sorts a message in; gives the reply that it wants, if any.
    fn take(&self, message: Value) -> Option<Value> {
        let mut said = self.said();
        match (
            message.get("method").and_then(Value::as_str),
            message.get("id"),
        ) {
            (Some(method), Some(_)) => {
                let answer = (!said.withheld.iter().any(|withheld| withheld == method))
                    .then(|| reply_to(&message, &said.settings));
                said.questions.push(message);
                answer
            }
            (Some(method), None) => {
                if method == "textDocument/publishDiagnostics" {
                    let params = message["params"].clone();
                    let uri = params["uri"].as_str().unwrap_or_default().to_owned();
                    said.diagnostics.insert(uri, params);
                }
                said.notifications.push(message);
                None
            }
            (None, id) => {
                let id = id.unwrap_or(&Value::Null).to_string();
                said.answers.entry(id).or_default().push(message);
                None
            }
        }
    }
}

/// What an obliging editor replies to a request of the server.
pub(crate) fn reply_to(question: &Value, settings: &Value) -> Value {
    let result = match question["method"].as_str().unwrap_or_default() {
        "workspace/configuration" => {
            let items = question["params"]["items"].as_array();
            let sections = items.into_iter().flatten().map(|item| &item["section"]);
            sections
                .map(|section| match section.as_str() {
                    Some("newsmark") => settings.clone(),
                    _ => Value::Null,
                })
                .collect()
        }
        "workspace/applyEdit" => json!({ "applied": true }),
        "window/showDocument" => json!({ "success": true }),
        "client/registerCapability"
        | "client/unregisterCapability"
        | "window/workDoneProgress/create"
        | "window/showMessageRequest"
        | "workspace/workspaceFolders" => Value::Null,
        method if method.ends_with("/refresh") => Value::Null,
        method => {
            let message = format!("the client knows no {method}");
            let error = json!({ "code": -32601, "message": message });
            return json!({ "jsonrpc": "2.0", "id": question["id"], "error": error });
        }
    };
    json!({ "jsonrpc": "2.0", "id": question["id"], "result": result })
}

/// Reads one frame strictly as the protocol has it; `None` at the end.
fn next_message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.strip_suffix("\r\n").expect("header lines end in CRLF");
        if line.is_empty() {
            break;
        }
        let (name, value) = line
            .split_once(": ")
            .expect("a header has a name and a value");
        if name == "Content-Length" {
            length = Some(value.parse().expect("a length is a number"));
        }
    }
    let mut content = vec![0; length.expect("a frame has a length")];
    output.read_exact(&mut content).ok()?;
    let message: Value = serde_json::from_slice(&content).expect("the server sends JSON");
    assert_eq!(message["jsonrpc"], "2.0", "{message}");
    Some(message)
}
