//! Requests of every kind about documents and places that make no sense: each is answered, none of
//! them by a failure inside of the server, and the session goes on.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, LAIZA, desk, open_desk, rules};
use crate::editors::Editor;
use crate::workspace::Workspace;

/// Every request about one document that the server offers.
const REQUESTS: [&str; 28] = [
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/declaration",
    "textDocument/typeDefinition",
    "textDocument/implementation",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/documentSymbol",
    "textDocument/documentLink",
    "textDocument/inlayHint",
    "textDocument/completion",
    "textDocument/codeAction",
    "textDocument/codeLens",
    "textDocument/prepareRename",
    "textDocument/rename",
    "textDocument/formatting",
    "textDocument/rangeFormatting",
    "textDocument/onTypeFormatting",
    "textDocument/diagnostic",
    "textDocument/foldingRange",
    "textDocument/selectionRange",
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/full/delta",
    "textDocument/semanticTokens/range",
    "textDocument/prepareTypeHierarchy",
    "workspace/symbol",
    "workspace/diagnostic",
    "workspace/executeCommand",
];

const COMMANDS: [&str; 3] = [
    "newsmark.server.corpusStatus",
    "newsmark.server.annotateAll",
    "newsmark.server.addToRegistry",
];

/// What any of [`REQUESTS`] could want to know.
fn params(uri: &Value, start: &Value, end: &Value) -> Value {
    json!({
        "textDocument": { "uri": uri },
        "position": start,
        "positions": [start, end],
        "range": { "start": start, "end": end },
        "context": { "includeDeclaration": true, "diagnostics": [], "triggerKind": 1 },
        "newName": "Laiza",
        "options": { "tabSize": 8, "insertSpaces": true },
        "ch": "}",
        "query": "K",
        "previousResultId": "9",
        "previousResultIds": [{ "uri": uri, "value": "9" }]
    })
}

fn position(line: u64, character: u64) -> Value {
    json!({ "line": line, "character": character })
}

/// Sends each request and looks at its answer.
fn sweep(client: &mut Client, uri: &Value, start: &Value, end: &Value) {
    let params = params(uri, start, end);
    for method in REQUESTS {
        if method != "workspace/executeCommand" {
            answered(client, method, params.clone());
        }
    }
    for command in COMMANDS {
        let argument = json!({ "uri": uri, "position": start });
        let params = json!({ "command": command, "arguments": [argument] });
        answered(client, "workspace/executeCommand", params);
    }
}

/// The answer to a request: a result, or a refusal in words that blames the request.
fn answered(client: &mut Client, method: &str, params: Value) -> Value {
    let shown = params.to_string();
    let id = client.ask(method, params);
    let answer = client.answer(&id);
    if let Some(error) = answer.get("error") {
        let is_polite = [-32602, -32803].map(Value::from).contains(&error["code"]);
        let message = error["message"].as_str().unwrap_or_default();
        assert!(
            is_polite && !message.is_empty(),
            "{method} {shown}: {answer}"
        );
    }
    answer
}

fn is_well(client: &mut Client, uri: &str) {
    let hover = client.hover(uri, LAIZA, "KIO said");
    assert!(hover.contains("Kachin Independence Organization"));
}

#[test]
fn documents_that_are_not_open() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        let here = workspace.root_uri();
        let uris = [
            workspace.uri("bhamo.news"),
            workspace.uri("registry/actors.toml"),
            workspace.uri("no such.news"),
            workspace.uri("registry"),
            here.clone(),
            format!("{here}/"),
            format!("{here}/caf%E9.news"),
            format!("{here}/%2e%2e/bhamo.news"),
            format!("{here}/bhamo.news?ref=HEAD#L1"),
            "file:///".to_owned(),
            "file:".to_owned(),
            "file://desk/share/a.news".to_owned(),
            "file:///C:/desk/a.news".to_owned(),
            "untitled:Untitled-1".to_owned(),
            "untitled:".to_owned(),
            "git:/srv/desk/a.news?ref=HEAD".to_owned(),
            "vscode-notebook-cell:/srv/a.news#x".to_owned(),
            "desk:a".to_owned(),
        ];
        for other in uris {
            sweep(&mut client, &json!(other), &position(0, 0), &position(3, 9));
        }
        is_well(&mut client, &uri);
        client.finish();
    }
}

#[test]
fn addresses_that_are_none() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    for other in [
        json!(""),
        json!("laiza.news"),
        json!("/srv/laiza.news"),
        json!("://"),
        json!("file://[::1/a.news"),
        json!(7),
        json!(null),
        json!(["file:///a.news"]),
    ] {
        let params = params(&other, &position(0, 0), &position(0, 0));
        for method in REQUESTS {
            if method.starts_with("textDocument/") {
                assert_eq!(client.refusal(method, params.clone()), -32602, "{method}");
            }
        }
    }
    is_well(&mut client, &uri);
    client.finish();
}

#[test]
fn places_outside_of_the_text() {
    let text =
        "---\ndate:  2015-03-23\n---\nYANGON — 😀 the [KIO]{ .group } met on Monday.\r\n\r\nEnd";
    let far = u64::from(u32::MAX);
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        workspace.write("newsmark.toml", "");
        client.changed_on_disk(&[&workspace.uri("newsmark.toml")]);
        let documents = [
            ("odd.news", text),
            ("empty.news", ""),
            ("mark.news", "\u{feff}"),
            ("registry/actors.toml", ACTORS),
            ("newsmark.toml", ""),
            ("foreign.rs", text),
        ];
        for (name, text) in documents {
            let uri = workspace.uri(name);
            client.did_open(&uri, "newsmark", text);
            for (start, end) in [
                (position(0, 0), position(0, 0)),
                (position(0, far), position(far, 0)),
                (position(3, 10), position(3, 10)),
                (position(3, far), position(3, 0)),
                (position(far, far), position(far, far)),
                (position(9, 9), position(1, 1)),
            ] {
                sweep(&mut client, &json!(uri), &start, &end);
            }
            client.did_close(&uri);
        }
        is_well(&mut client, &uri);
        client.finish();
    }
}

#[test]
fn places_that_are_none() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    let needs_place = |method: &&&str| {
        let rest = method.strip_prefix("textDocument/").unwrap_or_default();
        let whole = [
            "documentSymbol",
            "documentLink",
            "codeLens",
            "formatting",
            "diagnostic",
            "foldingRange",
            "semanticTokens/full",
            "semanticTokens/full/delta",
        ];
        !rest.is_empty() && !whole.contains(&rest)
    };
    for place in [
        json!({ "line": -1, "character": 0 }),
        json!({ "line": 0.5, "character": 0 }),
        json!({ "line": 4_294_967_296_u64, "character": 0 }),
        json!({ "line": "0", "character": "0" }),
        json!({ "line": 0 }),
        json!({}),
        json!([]),
        json!(null),
    ] {
        let params = params(&json!(uri), &place, &place);
        for method in REQUESTS.iter().filter(needs_place) {
            assert_eq!(
                client.refusal(method, params.clone()),
                -32602,
                "{method} {place}"
            );
        }
    }
    // No parameters at all.
    for method in REQUESTS {
        for params in [json!({}), json!(null), json!([]), json!([1])] {
            assert_eq!(
                client.refusal(method, params.clone()),
                -32602,
                "{method} {params}"
            );
        }
    }
    is_well(&mut client, &uri);
    client.finish();
}

#[test]
fn arguments_of_commands_that_make_no_sense() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    for command in &COMMANDS[1..] {
        for arguments in [
            json!([]),
            json!([uri]),
            json!([{}]),
            json!([null]),
            json!([{ "uri": 7, "position": 7 }]),
            json!([{ "uri": uri, "position": { "line": -1 }, "suggested": "yes" }]),
            json!([{ "uri": uri }, { "uri": uri }]),
        ] {
            let params = json!({ "command": command, "arguments": arguments });
            let answer = answered(&mut client, "workspace/executeCommand", params);
            assert!(
                answer.get("error").is_some(),
                "{command} {arguments}: {answer}"
            );
        }
    }
    let unknown = json!({ "command": "newsmark.server.print", "arguments": [] });
    answered(&mut client, "workspace/executeCommand", unknown);
    is_well(&mut client, &uri);
    client.finish();
}

#[test]
fn a_workspace_without_articles() {
    for editor in Editor::ALL {
        let mut client = Client::without_files(editor);
        for query in ["", "K"] {
            let found = client.request("workspace/symbol", json!({ "query": query }));
            assert_eq!(found, json!([]));
        }
        let status = json!({ "command": COMMANDS[0], "arguments": [] });
        let status = client.request("workspace/executeCommand", status);
        assert_eq!(status["folders"][0]["articles"], 0, "{status}");
        // A text that is no file yet is served all the same.
        let uri = "untitled:Untitled-1";
        let text =
            "The Kachin Independence Organization (KIO) met on Monday.\n\nThe [KIO]{.grup} left.\n";
        client.did_open(uri, "newsmark", text);
        client.diagnostics_that(uri, |found| rules(found).contains(&"syntax/class"));
        sweep(&mut client, &json!(uri), &position(0, 9), &position(2, 6));
        client.finish_well();
    }
}

#[test]
fn names_of_files_that_take_escapes() {
    let workspace = desk();
    let names = [
        "a b (c) [d].news",
        "50%25.news",
        "ကချင်.news",
        "it's & #1?.news",
    ];
    for name in names {
        workspace.write(name, LAIZA);
    }
    for editor in Editor::ALL {
        let mut client = Client::open(editor, &workspace);
        for name in names {
            // As VS Code writes it: all but letters and digits escaped.
            let escaped = |byte: u8| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' => char::from(byte).to_string(),
                _ => format!("%{byte:02x}"),
            };
            let escaped: String = name.bytes().map(escaped).collect();
            for uri in [
                workspace.uri(name),
                format!("{}/{escaped}", workspace.root_uri()),
            ] {
                client.did_open(&uri, "newsmark", LAIZA);
                client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
                is_well(&mut client, &uri);
                client.did_close(&uri);
            }
        }
        client.finish_well();
    }
}

#[cfg(unix)]
#[test]
fn a_name_of_a_file_that_is_no_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let workspace = Workspace::new(&[
        ("registry/actors.toml", ACTORS),
        ("bhamo.news", crate::desk::BHAMO),
    ]);
    workspace.write("newsmark.toml", "[diagnostics]\nscope = \"corpus\"\n");
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.news");
    std::fs::write(workspace.path().join(name), LAIZA).expect("the file can be written");
    let uri = format!("{}/caf%E9.news", workspace.root_uri());
    for editor in Editor::ALL {
        let mut client = Client::open(editor, &workspace);
        client.indexed();
        client.found_symbol("Envoys meet");
        client.did_open(&uri, "newsmark", LAIZA);
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        sweep(&mut client, &json!(uri), &position(4, 60), &position(4, 90));
        is_well(&mut client, &uri);
        client.did_close(&uri);
        client.finish();
    }
}

#[test]
fn things_to_resolve_that_the_server_never_made() {
    let (workspace, mut client, uri) = open_desk(Editor::VsCode);
    let place = json!({ "start": position(0, 0), "end": position(9, 9) });
    let other = workspace.uri("no such.news");
    for data in [
        json!(null),
        json!(7),
        json!("kio"),
        json!([uri]),
        json!({}),
        json!({ "uri": uri }),
        json!({ "uri": other, "id": "kio", "key": "kio", "name": "KIO", "kind": "group" }),
        json!({ "uri": "desk:", "entry": u32::MAX, "action": -1, "range": place }),
    ] {
        let item = json!({
            "name": "KIO",
            "label": "KIO",
            "title": "Annotate",
            "kind": 1,
            "uri": uri,
            "range": place,
            "selectionRange": place,
            "data": data
        });
        for method in ["completionItem/resolve", "codeLens/resolve"] {
            answered(&mut client, method, item.clone());
        }
        let action = json!({ "title": "Annotate", "kind": "refactor", "data": data });
        answered(&mut client, "codeAction/resolve", action);
        for method in ["typeHierarchy/supertypes", "typeHierarchy/subtypes"] {
            answered(&mut client, method, json!({ "item": item }));
        }
    }
    is_well(&mut client, &uri);
    client.finish();
}

#[test]
fn renames_of_files_that_are_none() {
    let (workspace, mut client, uri) = open_desk(Editor::VsCode);
    let there = workspace.uri("bhamo.news");
    let addresses = [
        there.as_str(),
        "file:///",
        "untitled:Untitled-1",
        "desk:a",
        "",
        "bhamo.news",
        "file:///no/such/a.news",
        "file:///srv/caf%E9.news",
    ];
    for old in addresses {
        for new in addresses {
            let files = json!({ "files": [{ "oldUri": old, "newUri": new }] });
            answered(&mut client, "workspace/willRenameFiles", files);
        }
    }
    let none = json!({ "files": [] });
    assert_eq!(
        answered(&mut client, "workspace/willRenameFiles", none)["result"],
        Value::Null
    );
    is_well(&mut client, &uri);
    client.finish();
}
