//! An editor without a screen: drives `newsmark lsp` over its standard input and output and times what it says.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long an answer may take before the benchmark gives up.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running server. It ends when this is dropped.
pub(crate) struct Client {
    server: Child,
    input: ChildStdin,
    /// Messages with the moment at which their last byte was read.
    messages: Receiver<(Instant, Value)>,
    last_id: u64,
}

impl Client {
    /// Starts a server and initializes it on a folder as an editor with a file watcher does. Gives the time from
    /// sending `initialize` to its answer.
    pub(crate) fn start(binary: &Path, folder: &Path) -> (Self, Duration) {
        let mut server = Command::new(binary)
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let input = server.stdin.take().expect("standard input is piped");
        let mut output = BufReader::new(server.stdout.take().expect("standard output is piped"));
        let (sender, messages) = channel();
        thread::spawn(move || {
            while let Some(content) = frame(&mut output) {
                let read_at = Instant::now();
                let message = serde_json::from_slice(&content).expect("a message is JSON");
                if sender.send((read_at, message)).is_err() {
                    break;
                }
            }
        });
        let mut client = Self {
            server,
            input,
            messages,
            last_id: 0,
        };
        let options = json!({
            "processId": std::process::id(),
            "capabilities": {
                "general": { "positionEncodings": ["utf-8", "utf-16"] },
                "window": { "workDoneProgress": true },
                "textDocument": { "publishDiagnostics": { "versionSupport": true, "relatedInformation": true } },
                "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } },
            },
            "workspaceFolders": [{ "uri": uri(folder), "name": "bench" }],
        });
        let (_, time) = client.request("initialize", &options);
        (client, time)
    }

    /// Sends a notification.
    pub(crate) fn notify(&mut self, method: &str, params: &Value) -> Instant {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    /// Sends a request; its result, and the time from the first byte sent to the last byte read.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> (Value, Duration) {
        self.last_id += 1;
        let id = self.last_id;
        let sent =
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        let (at, answer) = self.wait(|message| message["id"] == id && message["method"].is_null());
        assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
        (answer["result"].clone(), at - sent)
    }

    /// Waits for the diagnostics of a document that `is_wanted` takes; the moment at which they came.
    pub(crate) fn diagnostics(&mut self, uri: &str, is_wanted: impl Fn(&Value) -> bool) -> Instant {
        let wanted = |message: &Value| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && is_wanted(&message["params"])
        };
        self.wait(wanted).0
    }

    /// Waits until a work-done progress ends.
    pub(crate) fn progress_end(&mut self) -> Instant {
        self.wait(|message| message["params"]["value"]["kind"] == "end")
            .0
    }

    /// The first message that `is_wanted` takes; what the server asks meanwhile is answered.
    fn wait(&mut self, is_wanted: impl Fn(&Value) -> bool) -> (Instant, Value) {
        loop {
            let message = self.messages.recv_timeout(PATIENCE);
            let (at, message) = message.expect("the server answers in time");
            if !message["method"].is_null() && !message["id"].is_null() {
                self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": null }));
            } else if is_wanted(&message) {
                return (at, message);
            }
        }
    }

    fn send(&mut self, message: &Value) -> Instant {
        let content = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{content}", content.len());
        let at = Instant::now();
        let written = self.input.write_all(frame.as_bytes());
        written
            .and_then(|()| self.input.flush())
            .expect("the server reads");
        at
    }

    /// The most memory that the server held so far, in megabytes, where the system says it.
    pub(crate) fn peak_memory(&self) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kibibytes * 1024.0 / 1e6)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The content of the next frame; `None` at the end of the stream.
fn frame(output: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().ok(),
            Some(_) => {}
            None => break,
        }
    }
    let mut content = vec![0; length?];
    output.read_exact(&mut content).ok()?;
    Some(content)
}

/// The URI of a path without characters that need escapes.
pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}
