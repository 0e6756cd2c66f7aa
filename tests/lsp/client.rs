//! A client that drives the built server.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::editors::Editor;
use crate::inbox::{Inbox, PATIENCE};
use crate::workspace::Workspace;

/// A running server and the client's end of it. Dropping it kills the server.
#[derive(Debug)]
pub(crate) struct Client {
    server: Child,
    input: Arc<Mutex<Option<ChildStdin>>>,
    pub(crate) inbox: Arc<Inbox>,
    log: Option<JoinHandle<String>>,
    last_id: i64,
    pub(crate) versions: HashMap<String, i32>,
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

    /// Fails the test with the server's log and all that it said.
    pub(crate) fn fail(&mut self, what: &str) -> ! {
        let status = self.server.try_wait();
        let log = self.log();
        let said = self.inbox.said();
        panic!("{what}\nended: {status:?}\nlog: {log}\nsaid: {said:#?}");
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
