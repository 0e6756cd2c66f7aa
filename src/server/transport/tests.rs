//! The transport with a service made for the purpose, over streams in memory.

use std::sync::Mutex;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncWriteExt, DuplexStream, ReadHalf, WriteHalf, duplex, split};
use tokio::task::JoinHandle;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::notification::Progress;
use tower_lsp::lsp_types::request::WorkspaceConfiguration;
use tower_lsp::lsp_types::{
    ConfigurationItem, ConfigurationParams, DidChangeTextDocumentParams, ExecuteCommandParams,
    HoverParams, InitializeParams, InitializeResult, InitializedParams, NumberOrString,
    ProgressParams, ProgressParamsValue, WorkDoneProgress, WorkDoneProgressEnd,
};
use tower_lsp::{Client, ClientSocket, LanguageServer, LspService};

use super::{Ending, Frame, FrameReader, Transport, ask};

/// Keeps the order in which it saw things, asks for its configuration, and has commands that
/// misbehave.
struct Desk {
    client: Client,
    /// How long it waits for its configuration.
    patience: Duration,
    seen: Mutex<Vec<i32>>,
}

impl Desk {
    fn service(patience: Duration) -> (LspService<Self>, ClientSocket) {
        LspService::new(|client| Desk {
            client,
            patience,
            seen: Mutex::default(),
        })
    }
}

/// Sends a notification that says `message`.
async fn tell(client: &Client, message: String) {
    let end = WorkDoneProgressEnd {
        message: Some(message),
    };
    let params = ProgressParams {
        token: NumberOrString::String("desk".into()),
        value: ProgressParamsValue::WorkDone(WorkDoneProgress::End(end)),
    };
    client.send_notification::<Progress>(params).await;
}

/// Longer than any test takes.
const PATIENT: Duration = Duration::from_secs(60);

#[tower_lsp::async_trait]
impl LanguageServer for Desk {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        // Longer than the client needs to send the next message.
        tokio::time::sleep(Duration::from_millis(50)).await;
        Ok(InitializeResult::default())
    }

    async fn initialized(&self, _: InitializedParams) {
        let (client, limit) = (self.client.clone(), self.patience);
        tokio::spawn(async move {
            let items = vec![ConfigurationItem {
                scope_uri: None,
                section: Some("newsmark".into()),
            }];
            let params = ConfigurationParams { items };
            let answer = ask::<WorkspaceConfiguration>(&client, params, limit).await;
            let told = match answer {
                Some(Ok(values)) => json!(values).to_string(),
                Some(Err(error)) => error.to_string(),
                None => "no answer".into(),
            };
            tell(&client, told).await;
        });
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.seen.lock().unwrap().push(params.text_document.version);
        tokio::task::yield_now().await;
    }

    async fn hover(&self, _: HoverParams) -> Result<Option<tower_lsp::lsp_types::Hover>> {
        panic!("the hover card is on fire");
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        match params.command.as_str() {
            "seen" => Ok(Some(json!(*self.seen.lock().unwrap()))),
            "sleep" => std::future::pending().await,
            "tell" => {
                tell(&self.client, "before the answer".into()).await;
                Ok(None)
            }
            "panic-later" => {
                tokio::task::yield_now().await;
                panic!("the press stopped");
            }
            other => Ok(Some(json!(other))),
        }
    }

    async fn shutdown(&self) -> Result<()> {
        tokio::time::sleep(Duration::from_millis(50)).await;
        Ok(())
    }
}

struct Session {
    to_server: WriteHalf<DuplexStream>,
    from_server: FrameReader<ReadHalf<DuplexStream>>,
    server: JoinHandle<Ending>,
}

impl Session {
    fn start(patience: Duration) -> Self {
        let (service, socket) = Desk::service(patience);
        let transport = Transport::new(service, socket)
            .message_limit(100_000)
            .patch_initialize(|result| {
                result["capabilities"]["typeHierarchyProvider"] = json!(true)
            });
        let (ours, theirs) = duplex(1 << 22);
        let (input, output) = split(theirs);
        let server = tokio::spawn(transport.serve(input, output));
        let (from_server, to_server) = split(ours);
        Session {
            to_server,
            from_server: FrameReader::new(from_server, u64::MAX),
            server,
        }
    }

    async fn initialized() -> Self {
        let mut session = Session::start(PATIENT);
        session.call(0, "initialize", json!({})).await;
        session.call_only(None, "initialized", json!({})).await;
        session.receive().await;
        session
    }

    async fn send(&mut self, message: Value) {
        let content = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{content}", content.len());
        self.to_server.write_all(frame.as_bytes()).await.unwrap();
    }

    async fn call_only(&mut self, id: Option<i32>, method: &str, params: Value) {
        let mut message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        if let Some(id) = id {
            message["id"] = json!(id);
        }
        self.send(message).await;
    }

    async fn receive(&mut self) -> Value {
        let next = tokio::time::timeout(Duration::from_secs(10), self.from_server.next());
        match next.await.expect("the server says something").unwrap() {
            Some(Frame::Content(content)) => serde_json::from_slice(&content).unwrap(),
            other => panic!("expected a message, got {other:?}"),
        }
    }

    /// The answer to a call, before which the server says nothing else.
    async fn call(&mut self, id: i32, method: &str, params: Value) -> Value {
        self.call_only(Some(id), method, params).await;
        let answer = self.receive().await;
        assert_eq!(answer["id"], json!(id), "{answer}");
        answer
    }

    async fn command(&mut self, id: i32, command: &str) -> Value {
        let params = json!({ "command": command });
        self.call(id, "workspace/executeCommand", params).await
    }

    async fn ending(self) -> Ending {
        drop(self.to_server);
        self.server.await.unwrap()
    }
}

fn change(version: i32) -> Value {
    json!({
        "textDocument": { "uri": "file:///desk/a.news", "version": version },
        "contentChanges": []
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_right_behind_initialize_wait_for_its_answer() {
    let mut session = Session::start(PATIENT);
    session.call_only(Some(1), "initialize", json!({})).await;
    let command = json!({ "command": "echo" });
    session
        .call_only(Some(2), "workspace/executeCommand", command)
        .await;
    assert_eq!(session.receive().await["id"], 1);
    let answer = session.receive().await;
    assert_eq!(
        (&answer["id"], &answer["result"]),
        (&json!(2), &json!("echo"))
    );
}

#[tokio::test]
async fn the_result_of_initialize_can_be_patched() {
    let mut session = Session::start(PATIENT);
    let answer = session.call(1, "initialize", json!({})).await;
    let capabilities = &answer["result"]["capabilities"];
    assert_eq!(capabilities["typeHierarchyProvider"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn handlers_start_in_the_order_of_arrival() {
    let mut session = Session::initialized().await;
    for version in 0..2000 {
        session
            .call_only(None, "textDocument/didChange", change(version))
            .await;
    }
    session
        .call_only(
            Some(1),
            "workspace/executeCommand",
            json!({ "command": "seen" }),
        )
        .await;
    let seen = loop {
        let message = session.receive().await;
        if message["id"] == 1 {
            break message["result"].clone();
        }
    };
    assert_eq!(seen, json!((0..2000).collect::<Vec<_>>()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_handler_sends_comes_before_its_answer() {
    let mut session = Session::initialized().await;
    for id in 1..=500 {
        let command = json!({ "command": "tell" });
        session
            .call_only(Some(id), "workspace/executeCommand", command)
            .await;
        assert_eq!(session.receive().await["method"], "$/progress");
        assert_eq!(session.receive().await["id"], id);
    }
}

#[tokio::test]
async fn a_panic_answers_its_request_and_the_server_goes_on() {
    let mut session = Session::initialized().await;
    let params = json!({
        "textDocument": { "uri": "file:///desk/a.news" },
        "position": { "line": 0, "character": 0 }
    });
    let at_once = session.call(1, "textDocument/hover", params).await;
    assert_eq!(at_once["error"]["code"], -32603);
    let later = session.command(2, "panic-later").await;
    assert_eq!(later["error"]["code"], -32603);
    assert_eq!(session.command(3, "echo").await["result"], "echo");
}

#[tokio::test]
async fn cancelling_ends_a_request_that_runs() {
    let mut session = Session::initialized().await;
    session
        .call_only(
            Some(1),
            "workspace/executeCommand",
            json!({ "command": "sleep" }),
        )
        .await;
    assert_eq!(session.command(2, "echo").await["result"], "echo");
    session
        .call_only(None, "$/cancelRequest", json!({ "id": 1 }))
        .await;
    let answer = session.receive().await;
    assert_eq!(
        (&answer["id"], &answer["error"]["code"]),
        (&json!(1), &json!(-32800))
    );
}

#[tokio::test]
async fn a_thousand_requests_are_served_before_the_client_answers_one() {
    let mut session = Session::start(PATIENT);
    session.call(0, "initialize", json!({})).await;
    session.call_only(None, "initialized", json!({})).await;
    let question = session.receive().await;
    assert_eq!(question["method"], "workspace/configuration");
    for id in 1..=1000 {
        assert_eq!(session.command(id, "echo").await["result"], "echo");
    }
    session
        .send(json!({ "jsonrpc": "2.0", "id": question["id"], "result": [{ "a": 1 }] }))
        .await;
    let told = session.receive().await;
    assert_eq!(told["params"]["value"]["message"], "[{\"a\":1}]");
}

#[tokio::test]
async fn an_answer_that_comes_too_late_or_to_nothing_does_no_harm() {
    let mut session = Session::start(Duration::from_millis(50));
    session.call(0, "initialize", json!({})).await;
    session.call_only(None, "initialized", json!({})).await;
    let question = session.receive().await;
    let told = session.receive().await;
    assert_eq!(told["params"]["value"]["message"], "no answer");
    for id in [&question["id"], &question["id"], &json!(77), &json!(null)] {
        session
            .send(json!({ "jsonrpc": "2.0", "id": id, "result": [] }))
            .await;
    }
    assert_eq!(session.command(1, "echo").await["result"], "echo");
}

#[tokio::test]
async fn exit_right_behind_shutdown_lets_its_answer_through() {
    let mut session = Session::initialized().await;
    session.call_only(Some(1), "shutdown", json!(null)).await;
    session.call_only(None, "exit", json!(null)).await;
    let answer = loop {
        let message = session.receive().await;
        if message["id"] == 1 {
            break message;
        }
    };
    assert_eq!(answer["result"], json!(null));
    let ending = session.server.await.unwrap();
    assert_eq!(
        ending,
        Ending::Exit {
            after_shutdown: true
        }
    );
    assert_eq!(ending.status(), 0);
}

#[tokio::test]
async fn the_end_of_the_input_ends_the_session_also_with_requests_under_way() {
    let mut session = Session::initialized().await;
    session
        .call_only(
            Some(1),
            "workspace/executeCommand",
            json!({ "command": "sleep" }),
        )
        .await;
    session.to_server.shutdown().await.unwrap();
    let ending = session.ending().await;
    assert_eq!(ending, Ending::InputClosed);
    assert_eq!(ending.status(), 1);
}

#[tokio::test]
async fn a_client_that_no_longer_reads_ends_the_session() {
    let (service, socket) = Desk::service(PATIENT);
    let (mut to_server, input) = duplex(1 << 16);
    let (from_server, output) = duplex(1 << 16);
    drop(from_server);
    let server = tokio::spawn(Transport::new(service, socket).serve(input, output));
    to_server
        .write_all(b"Content-Length: 2\r\n\r\n[]")
        .await
        .unwrap();
    assert_eq!(server.await.unwrap(), Ending::OutputClosed);
}

#[tokio::test]
async fn an_oversized_message_is_answered_and_passed_over() {
    let mut session = Session::initialized().await;
    session
        .call_only(
            Some(1),
            "workspace/executeCommand",
            json!({ "command": "x".repeat(100_000) }),
        )
        .await;
    let answer = loop {
        let message = session.receive().await;
        if message.get("error").is_some() {
            break message;
        }
    };
    assert_eq!(
        (&answer["id"], &answer["error"]["code"]),
        (&json!(null), &json!(-32600))
    );
    assert_eq!(session.command(2, "echo").await["result"], "echo");
}
