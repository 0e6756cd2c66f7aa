//! A client that drives the built server.

use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::editors::Editor;
use crate::inbox::{Inbox, PATIENCE, reply_to};
use crate::positions::Encoding;
use crate::workspace::Workspace;

/// A running server and the client's end of it. Dropping it kills the server.
#[derive(Debug)]
pub(crate) struct Client {
    server: Child,
    input: Arc<Mutex<Option<ChildStdin>>>,
    inbox: Arc<Inbox>,
    log: Option<JoinHandle<String>>,
    last_id: i64,
    versions: HashMap<String, i32>,
    /// A folder that is to last as long as the session.
    workspace: Option<Workspace>,
    /// The server's capabilities, after [`Client::initialize`].
    pub(crate) capabilities: Value,
}

/// The frame of a message.
pub(crate) fn frame(message: &Value) -> Vec<u8> {
    let content = message.to_string();
    format!("Content-Length: {}\r\n\r\n{content}", content.len()).into_bytes()
}

impl Client {
    /// Starts `newsmark lsp` and says nothing yet.
    pub(crate) fn start() -> Self {
        Client::start_as(&mut Command::new(env!("CARGO_BIN_EXE_newsmark")))
    }

    /// Starts `newsmark lsp` with a home directory.
    pub(crate) fn start_at_home(home: &Path) -> Self {
        Client::start_as(Command::new(env!("CARGO_BIN_EXE_newsmark")).env("HOME", home))
    }

    fn start_as(command: &mut Command) -> Self {
        let mut server = command
            .args(["lsp", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let input = Arc::new(Mutex::new(server.stdin.take()));
        let output = server.stdout.take().expect("standard output is piped");
        let mut errors = server.stderr.take().expect("standard error is piped");
        let inbox = Arc::new(Inbox::default());
        let (filling, replying) = (Arc::clone(&inbox), Arc::clone(&input));
        thread::spawn(move || {
            filling.fill(output, |reply| {
                // A server that has ended needs no reply.
                let _ = write(&replying, &frame(&reply));
            });
        });
        let log = thread::spawn(move || {
            let mut log = Vec::new();
            let _ = errors.read_to_end(&mut log);
            String::from_utf8_lossy(&log).into_owned()
        });
        Client {
            server,
            input,
            inbox,
            log: Some(log),
            last_id: 0,
            versions: HashMap::new(),
            workspace: None,
            capabilities: Value::Null,
        }
    }

    /// Starts the server and initializes it as `editor` would, in `workspace`.
    pub(crate) fn open(editor: Editor, workspace: &Workspace) -> Self {
        let mut client = Client::start();
        client.initialize(editor.initialize(workspace));
        client
    }

    /// Starts the server and initializes it as `editor` would in an empty workspace.
    pub(crate) fn without_files(editor: Editor) -> Self {
        let workspace = Workspace::new(&[]);
        let mut client = Client::open(editor, &workspace);
        client.workspace = Some(workspace);
        client
    }

    /// Sends `initialize` with these parameters, and `initialized` after its answer; gives the
    /// result.
    pub(crate) fn initialize(&mut self, params: Value) -> Value {
        let result = self.request("initialize", params);
        self.capabilities = result["capabilities"].clone();
        self.notify("initialized", json!({}));
        result
    }

    /// Sends bytes as they are.
    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) {
        if let Err(error) = write(&self.input, bytes) {
            self.fail(&format!("the server takes no more input: {error}"));
        }
    }

    /// Sends one message in a frame.
    pub(crate) fn send(&mut self, message: &Value) {
        self.send_bytes(&frame(message));
    }

    /// Sends a notification.
    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and gives its id, for [`Client::answer`].
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.last_id += 1;
        let id = json!(self.last_id);
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// The whole answer with this id (`null` for faults without one); waits for it.
    pub(crate) fn answer(&mut self, id: &Value) -> Value {
        let key = id.to_string();
        let answer = self.inbox.wait(PATIENCE, |said| {
            let answers = said.answers.get_mut(&key)?;
            (!answers.is_empty()).then(|| answers.remove(0))
        });
        match answer {
            Some(answer) => answer,
            None => self.fail(&format!("no answer to {id}")),
        }
    }

    /// Sends a request and gives its result.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let answer = self.answer(&id);
        match answer.get("result") {
            Some(result) => result.clone(),
            None => self.fail(&format!("{method} is refused: {answer}")),
        }
    }

    /// Sends a request that must be refused, and gives the error's code.
    pub(crate) fn refusal(&mut self, method: &str, params: Value) -> i64 {
        let id = self.ask(method, params);
        error_code(&self.answer(&id))
    }

    /// Leaves requests of this method unanswered until [`Client::reply`].
    pub(crate) fn withhold(&mut self, method: &str) {
        self.inbox.said().withheld.push(method.to_owned());
    }

    /// Opens a document with version 1.
    pub(crate) fn did_open(&mut self, uri: &str, language: &str, text: &str) {
        self.versions.insert(uri.to_owned(), 1);
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Changes an open document by content changes as the protocol has them; gives the version.
    pub(crate) fn did_change(&mut self, uri: &str, changes: Value) -> i32 {
        let version = self.versions.entry(uri.to_owned()).or_insert(0);
        *version += 1;
        let version = *version;
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", params);
        version
    }

    /// Closes a document.
    pub(crate) fn did_close(&mut self, uri: &str) {
        self.versions.remove(uri);
        let params = json!({ "textDocument": { "uri": uri } });
        self.notify("textDocument/didClose", params);
    }

    /// Saves a document.
    pub(crate) fn did_save(&mut self, uri: &str) {
        let params = json!({ "textDocument": { "uri": uri } });
        self.notify("textDocument/didSave", params);
    }

    /// Tells what a watcher saw, without saying what happened to the files beyond "changed".
    pub(crate) fn changed_on_disk(&mut self, uris: &[&str]) {
        let change = |uri: &&str| json!({ "uri": uri, "type": 2 });
        let changes: Vec<Value> = uris.iter().map(change).collect();
        self.notify(
            "workspace/didChangeWatchedFiles",
            json!({ "changes": changes }),
        );
    }

    /// Closes the server's standard input.
    pub(crate) fn close_input(&mut self) {
        self.input
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
    }

    /// The status with which the server ends by itself, within the usual patience. Its input stays
    /// as it is.
    pub(crate) fn status(&mut self) -> i32 {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Some(status) = self
                .server
                .try_wait()
                .expect("the server can be waited for")
            {
                return status.code().expect("no signal ended the server");
            }
            thread::sleep(Duration::from_millis(5));
        }
        self.fail("the server does not end")
    }

    /// Ends the session as the protocol has it, with the input left open, and gives the log.
    pub(crate) fn finish(mut self) -> String {
        assert_eq!(self.request("shutdown", Value::Null), Value::Null);
        self.notify("exit", Value::Null);
        let status = self.status();
        assert_eq!(status, 0, "status after shutdown and exit");
        self.log()
    }

    /// What the server wrote to standard error; ends it where it has not ended.
    pub(crate) fn log(&mut self) -> String {
        let _ = self.server.kill();
        let log = self.log.take().map(JoinHandle::join);
        log.and_then(Result::ok).unwrap_or_default()
    }

    fn fail(&mut self, what: &str) -> ! {
        let status = self.server.try_wait();
        let log = self.log();
        let said = self.inbox.said();
        panic!("{what}\nended: {status:?}\nlog: {log}\nsaid: {said:#?}");
    }
}

/// What tests of features need; those of the transport do without it.
impl Client {
    /// Ends the session and holds that nothing in it panicked.
    pub(crate) fn finish_well(self) {
        let log = self.finish();
        assert!(!log.contains("panic") && !log.contains("ERROR"), "{log}");
    }

    /// The diagnostics of a file as soon as `fit` takes them: pulled anew each time that the server
    /// says so where it lets them be pulled, otherwise the last that were pushed.
    pub(crate) fn diagnostics_that(
        &mut self,
        uri: &str,
        fit: impl Fn(&[Value]) -> bool,
    ) -> Vec<Value> {
        let deadline = Instant::now() + PATIENCE;
        let mut last = Value::Null;
        while Instant::now() < deadline {
            let refreshes = self.questions("workspace/diagnostic/refresh").len();
            if self.pulls() {
                let params = json!({ "textDocument": { "uri": uri } });
                last = self.request("textDocument/diagnostic", params)["items"].take();
                if last.as_array().is_some_and(|found| fit(found)) {
                    break;
                }
                self.inbox.wait(PATIENCE, |said| {
                    let asked = said.questions.iter();
                    let asked = asked.filter(|it| it["method"] == "workspace/diagnostic/refresh");
                    (asked.count() > refreshes).then_some(())
                });
            } else {
                let found = self.inbox.wait(PATIENCE, |said| {
                    last = said.diagnostics.get(uri)?["diagnostics"].clone();
                    fit(last.as_array()?).then_some(())
                });
                if found.is_some() {
                    break;
                }
            }
        }
        match last {
            Value::Array(found) if fit(&found) => found,
            last => self.fail(&format!("no diagnostics of {uri} that fit: {last}")),
        }
    }

    /// Whether this client asks for diagnostics itself.
    pub(crate) fn pulls(&self) -> bool {
        self.capabilities["diagnosticProvider"].is_object()
    }

    /// All diagnostics that were pushed so far, by URI: the last of each.
    pub(crate) fn pushed(&self) -> BTreeMap<String, Value> {
        self.inbox.said().diagnostics.clone()
    }

    /// Waits until as many corpora as there are folders are indexed, which a search for the first
    /// headline shows.
    pub(crate) fn indexed(&mut self) {
        self.found_symbol("Shells fall");
    }

    /// Waits until `workspace/symbol` finds something, and gives what it finds.
    pub(crate) fn found_symbol(&mut self, query: &str) -> Vec<Value> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let found = self.request("workspace/symbol", json!({ "query": query }));
            match found {
                Value::Array(found) if !found.is_empty() => return found,
                _ => thread::sleep(Duration::from_millis(2)),
            }
        }
        self.fail(&format!("nothing is called {query}"))
    }

    /// Asks again until the answer fits: what the server knows of the disk comes in the background.
    pub(crate) fn request_until(
        &mut self,
        method: &str,
        params: &Value,
        fit: impl Fn(&Value) -> bool,
    ) -> Value {
        let deadline = Instant::now() + PATIENCE;
        let mut answer = Value::Null;
        while Instant::now() < deadline {
            answer = self.request(method, params.clone());
            if fit(&answer) {
                return answer;
            }
            thread::sleep(Duration::from_millis(2));
        }
        self.fail(&format!("{method} never fits: {answer}"))
    }

    /// The text of the hover at the start of the first `phrase` of `text`.
    pub(crate) fn hover(&mut self, uri: &str, text: &str, phrase: &str) -> String {
        let params = self.encoding().at(uri, text, phrase);
        let hover = self.request("textDocument/hover", params);
        let value = hover["contents"]["value"].as_str();
        value
            .unwrap_or_else(|| panic!("no hover on {phrase}: {hover}"))
            .to_owned()
    }

    /// The encoding that the server chose.
    pub(crate) fn encoding(&self) -> Encoding {
        match self.capabilities["positionEncoding"].as_str() {
            Some("utf-8") => Encoding::Utf8,
            Some("utf-32") => Encoding::Utf32,
            Some("utf-16") | None => Encoding::Utf16,
            Some(other) => panic!("an unknown encoding: {other}"),
        }
    }

    /// Takes the first notification of this method whose parameters `fit`; waits for it.
    pub(crate) fn notified(&mut self, method: &str, fit: impl Fn(&Value) -> bool) -> Value {
        let found = self.inbox.wait(PATIENCE, |said| {
            let at = said
                .notifications
                .iter()
                .position(|message| message["method"] == method && fit(&message["params"]))?;
            Some(said.notifications.remove(at)["params"].take())
        });
        match found {
            Some(params) => params,
            None => self.fail(&format!("no {method} that fits")),
        }
    }

    /// What the client answers for its settings under `newsmark`.
    pub(crate) fn set_settings(&mut self, settings: Value) {
        self.inbox.said().settings = settings;
    }

    /// All requests of this method that the server has made so far, whole.
    pub(crate) fn questions(&self, method: &str) -> Vec<Value> {
        let said = self.inbox.said();
        let questions = said.questions.iter();
        questions
            .filter(|question| question["method"] == method)
            .cloned()
            .collect()
    }

    /// The first request of this method that the server makes, whole; waits for it.
    pub(crate) fn question(&mut self, method: &str) -> Value {
        let found = self.inbox.wait(PATIENCE, |said| {
            let mut questions = said.questions.iter();
            questions
                .find(|question| question["method"] == method)
                .cloned()
        });
        match found {
            Some(question) => question,
            None => self.fail(&format!("the server does not ask for {method}")),
        }
    }

    /// Waits until the server has made more than `before` requests of this method.
    pub(crate) fn question_after(&mut self, method: &str, before: usize) {
        let found = self.inbox.wait(PATIENCE, |said| {
            let questions = said.questions.iter();
            let of_method = questions.filter(|question| question["method"] == method);
            (of_method.count() > before).then_some(())
        });
        if found.is_none() {
            self.fail(&format!("the server does not ask for {method} again"));
        }
    }

    /// Answers a request that was withheld.
    pub(crate) fn reply(&mut self, question: &Value) {
        let reply = reply_to(question, &self.inbox.said().settings);
        self.send(&reply);
    }

    /// The diagnostics of an open document in its present version: pulled where the server lets
    /// them be pulled, otherwise as published.
    pub(crate) fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        let items = if self.capabilities["diagnosticProvider"].is_object() {
            let params = json!({ "textDocument": { "uri": uri } });
            self.request("textDocument/diagnostic", params)["items"].take()
        } else {
            let version = self.versions.get(uri).copied();
            let published = self.inbox.wait(PATIENCE, |said| {
                let published = said.diagnostics.get(uri)?;
                let current = published
                    .get("version")
                    .is_none_or(|of| *of == json!(version));
                current.then(|| published["diagnostics"].clone())
            });
            match published {
                Some(items) => items,
                None => self.fail(&format!("no diagnostics of version {version:?} of {uri}")),
            }
        };
        serde_json::from_value(items).expect("diagnostics are a list")
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        self.workspace.take();
    }
}

/// The code of an answer that is an error.
pub(crate) fn error_code(answer: &Value) -> i64 {
    answer["error"]["code"]
        .as_i64()
        .unwrap_or_else(|| panic!("expected an error, got {answer}"))
}

fn write(input: &Mutex<Option<ChildStdin>>, bytes: &[u8]) -> std::io::Result<()> {
    match &mut *input.lock().unwrap_or_else(PoisonError::into_inner) {
        Some(input) => {
            input.write_all(bytes)?;
            input.flush()
        }
        None => Err(std::io::ErrorKind::BrokenPipe.into()),
    }
}
