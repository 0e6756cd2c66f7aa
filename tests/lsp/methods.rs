//! The README's table of methods tells the truth: what stands in it is answered, what does not is
//! refused.

use serde_json::{Value, json};
use std::collections::BTreeSet;

use crate::desk::open_desk;
use crate::editors::Editor;

/// Every request that LSP 3.17 lets a client send between `initialize` and `shutdown`.
const REQUESTS: &[&str] = &[
    "callHierarchy/incomingCalls",
    "callHierarchy/outgoingCalls",
    "codeAction/resolve",
    "codeLens/resolve",
    "completionItem/resolve",
    "documentLink/resolve",
    "inlayHint/resolve",
    "textDocument/codeAction",
    "textDocument/codeLens",
    "textDocument/colorPresentation",
    "textDocument/completion",
    "textDocument/declaration",
    "textDocument/definition",
    "textDocument/diagnostic",
    "textDocument/documentColor",
    "textDocument/documentHighlight",
    "textDocument/documentLink",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/formatting",
    "textDocument/hover",
    "textDocument/implementation",
    "textDocument/inlayHint",
    "textDocument/inlineValue",
    "textDocument/linkedEditingRange",
    "textDocument/moniker",
    "textDocument/onTypeFormatting",
    "textDocument/prepareCallHierarchy",
    "textDocument/prepareRename",
    "textDocument/prepareTypeHierarchy",
    "textDocument/rangeFormatting",
    "textDocument/references",
    "textDocument/rename",
    "textDocument/selectionRange",
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/full/delta",
    "textDocument/semanticTokens/range",
    "textDocument/signatureHelp",
    "textDocument/typeDefinition",
    "textDocument/willSaveWaitUntil",
    "typeHierarchy/subtypes",
    "typeHierarchy/supertypes",
    "workspace/diagnostic",
    "workspace/executeCommand",
    "workspace/symbol",
    "workspace/willCreateFiles",
    "workspace/willDeleteFiles",
    "workspace/willRenameFiles",
    "workspaceSymbol/resolve",
];

/// What the README's table names of a client's requests.
fn told() -> BTreeSet<&'static str> {
    let readme = include_str!("../../README.md");
    let table = readme
        .split_once("<!-- methods:begin -->")
        .and_then(|(_, rest)| rest.split_once("<!-- methods:end -->"))
        .expect("the README has a table of methods")
        .0;
    let code = table.split('`').skip(1).step_by(2);
    code.filter(|code| REQUESTS.contains(code)).collect()
}

/// Parameters that every request can be read from.
fn parameters(uri: &str) -> Value {
    let position = json!({ "line": 4, "character": 40 });
    let range = json!({ "start": position, "end": position });
    let item = json!({
        "name": "Kachin Independence Organization",
        "kind": 5,
        "uri": uri,
        "range": range,
        "selectionRange": range,
    });
    json!({
        "textDocument": { "uri": uri },
        "position": position,
        "positions": [position],
        "range": range,
        "options": { "tabSize": 4, "insertSpaces": true },
        "ch": "}",
        "newName": "Kachin Council",
        "reason": 1,
        "query": "kio",
        "command": "newsmark.server.corpusStatus",
        "arguments": [],
        "files": [],
        "previousResultId": "none",
        "previousResultIds": [],
        "color": { "red": 0.0, "green": 0.0, "blue": 0.0, "alpha": 1.0 },
        "context": {
            "includeDeclaration": true,
            "diagnostics": [],
            "triggerKind": 1,
            "isRetrigger": false,
            "frameId": 1,
            "stoppedLocation": range,
        },
        "item": item,
    })
}

/// Parameters of the requests that send an item back, which are that item itself.
fn item(method: &str, uri: &str) -> Option<Value> {
    let position = json!({ "line": 4, "character": 40 });
    let range = json!({ "start": position, "end": position });
    Some(match method {
        "codeAction/resolve" => json!({ "title": "Annotate" }),
        "codeLens/resolve" | "documentLink/resolve" => json!({ "range": range }),
        "completionItem/resolve" => json!({ "label": "KIO" }),
        "inlayHint/resolve" => json!({ "position": position, "label": "2015-03-23" }),
        "workspaceSymbol/resolve" => {
            json!({ "name": "KIO", "kind": 5, "location": { "uri": uri, "range": range } })
        }
        _ => return None,
    })
}

#[test]
fn the_readme_lists_what_is_answered_and_nothing_else() {
    const METHOD_NOT_FOUND: i64 = -32601;

    let (_desk, mut client, uri) = open_desk(Editor::VsCode);
    let asked: Vec<Value> = REQUESTS
        .iter()
        .map(|method| {
            let params = item(method, &uri).unwrap_or_else(|| parameters(&uri));
            client.ask(method, params)
        })
        .collect();
    let mut answered = BTreeSet::new();
    for (method, id) in REQUESTS.iter().zip(asked) {
        let answer = client.answer(&id);
        if answer["error"]["code"].as_i64() != Some(METHOD_NOT_FOUND) {
            answered.insert(*method);
        }
    }
    assert_eq!(told(), answered);
    client.finish();
}
