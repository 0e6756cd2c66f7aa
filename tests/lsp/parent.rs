//! The process of the client.
#![cfg(unix)]

use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::client::Client;

#[test]
fn the_server_ends_when_the_process_of_its_client_is_gone() {
    let mut editor = Command::new("sleep")
        .arg("600")
        .stdin(Stdio::null())
        .spawn()
        .expect("a process can be started");
    let mut client = Client::start();
    client.initialize(json!({ "processId": editor.id(), "capabilities": {} }));
    assert_eq!(client.refusal("desk/print", json!({})), -32601);
    editor.kill().expect("the process can be ended");
    editor.wait().expect("the process can be waited for");
    // The server's input is open still.
    assert_eq!(client.status(), 1);
}

#[test]
fn no_process_is_watched_without_an_id() {
    let processes = [Value::Null, json!(0), json!(-1), json!(1e300)];
    let clients: Vec<_> = processes
        .map(|process| {
            let mut client = Client::start();
            client.initialize(json!({ "processId": process, "capabilities": {} }));
            client
        })
        .into();
    // Longer than the server takes from one look at a process to the next.
    thread::sleep(Duration::from_millis(1500));
    for client in clients {
        client.finish();
    }
}
