//! What clients send beside the letter of the protocol, brought to the form that the router takes.
//!
//! The router refuses a message whole where one member of its parameters is not as its types have
//! it. For `initialize` that would end the session for a capability that nobody asks about, and a
//! notification would be lost without a word.

use serde_json::{Map, Value, json};
use tower_lsp::jsonrpc::Request;
use tower_lsp::lsp_types::{ClientCapabilities, InitializeParams};

use super::message::call;

/// The same request with parameters that the router takes, where that can be had.
pub(crate) fn normalise(request: Request) -> Request {
    let repair: fn(Option<Value>) -> Option<Value> = match request.method() {
        "shutdown" | "exit" => |_| None,
        "initialize" => |params| Some(initialize_params(params)),
        "initialized" => |params| Some(object_or_empty(params)),
        "workspace/didChangeConfiguration" => |params| Some(configuration_params(params)),
        _ => return request,
    };
    let (method, id, params) = request.into_parts();
    call(method.into_owned(), id, repair(params))
}

fn object_or_empty(params: Option<Value>) -> Value {
    match params {
        Some(Value::Object(members)) => Value::Object(members),
        _ => json!({}),
    }
}

fn configuration_params(params: Option<Value>) -> Value {
    let mut params = object_or_empty(params);
    if let Value::Object(members) = &mut params {
        members.entry("settings").or_insert(Value::Null);
    }
    params
}

/// The parameters of `initialize` without the members that are not as the protocol has them.
fn initialize_params(params: Option<Value>) -> Value {
    let Value::Object(mut params) = object_or_empty(params) else {
        return json!({ "capabilities": {} });
    };
    let capabilities = match params.remove("capabilities") {
        Some(Value::Object(capabilities)) => capabilities,
        _ => Map::new(),
    };
    let capabilities = in_the_names_of_the_types(capabilities);
    params.retain(|name, value| {
        let alone = json!({ "capabilities": {}, name: value });
        keeps::<InitializeParams>(name, alone)
    });
    params.insert("capabilities".into(), understood(capabilities));
    Value::Object(params)
}

/// The capabilities with the names that the types have. The protocol's `workspace.diagnostics` is `diagnostic` there,
/// so that no client would seem to ask for diagnostics itself.
fn in_the_names_of_the_types(mut capabilities: Map<String, Value>) -> Map<String, Value> {
    if let Some(Value::Object(workspace)) = capabilities.get_mut("workspace")
        && let Some(diagnostics) = workspace.remove("diagnostics")
    {
        workspace.insert("diagnostic".into(), diagnostics);
    }
    capabilities
}

/// The capabilities less those that the types do not know: of each part (`textDocument` and the
/// like) only the features that fail are left out.
fn understood(mut capabilities: Map<String, Value>) -> Value {
    if accepts::<ClientCapabilities>(&Value::Object(capabilities.clone())) {
        return Value::Object(capabilities);
    }
    for (part, features) in &mut capabilities {
        if let Value::Object(features) = features {
            features.retain(|feature, value| {
                keeps::<ClientCapabilities>(feature, json!({ part: { feature: value } }))
            });
        }
    }
    capabilities
        .retain(|part, features| keeps::<ClientCapabilities>(part, json!({ part: features })));
    Value::Object(capabilities)
}

fn keeps<T: serde::de::DeserializeOwned>(name: &str, value: Value) -> bool {
    let accepted = accepts::<T>(&value);
    if !accepted {
        tracing::warn!("initialize: \"{name}\" is not as the protocol has it and is left out");
    }
    accepted
}

fn accepts<'de, T: serde::Deserialize<'de>>(value: &'de Value) -> bool {
    T::deserialize(value).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn initialize(params: Value) -> InitializeParams {
        let request = Request::build("initialize").id(1).params(params).finish();
        let params = normalise(request).params().cloned().unwrap();
        serde_json::from_value(params).unwrap()
    }

    #[test]
    fn shutdown_has_no_params() {
        for params in [json!(null), json!({}), json!([])] {
            let request = Request::build("shutdown").id(1).params(params).finish();
            assert_eq!(normalise(request).params(), None);
        }
    }

    #[test]
    fn initialize_works_without_params_or_capabilities() {
        let bare = Request::build("initialize").id(1).finish();
        let expected = json!({ "capabilities": {} });
        assert_eq!(normalise(bare).params(), Some(&expected));
        for params in [json!(null), json!({}), json!({ "capabilities": null })] {
            assert_eq!(
                initialize(params).capabilities,
                ClientCapabilities::default()
            );
        }
    }

    #[test]
    fn initialize_loses_only_what_is_malformed() {
        let params = initialize(json!({
            "processId": -1,
            "rootUri": "",
            "rootPath": "/srv/desk",
            "capabilities": {
                "general": { "positionEncodings": ["utf-8"] },
                "textDocument": {
                    "hover": { "contentFormat": ["hologram"] },
                    "inlayHint": { "dynamicRegistration": true }
                },
                "window": 7
            }
        }));
        assert_eq!(params.process_id, None);
        let text_document = params.capabilities.text_document.unwrap();
        assert!(text_document.hover.is_none());
        assert!(text_document.inlay_hint.is_some());
        assert!(params.capabilities.general.is_some());
        assert!(params.capabilities.window.is_none());
    }

    #[test]
    fn the_protocols_name_for_refreshing_diagnostics_is_understood() {
        let params = initialize(json!({
            "capabilities": { "workspace": { "diagnostics": { "refreshSupport": true } } }
        }));
        let workspace = params.capabilities.workspace.unwrap();
        assert_eq!(workspace.diagnostic.unwrap().refresh_support, Some(true));
    }

    #[test]
    fn a_change_of_configuration_without_settings_is_not_lost() {
        for params in [None, Some(json!(null)), Some(json!({}))] {
            let method = "workspace/didChangeConfiguration".to_owned();
            let request = normalise(call(method, None, params));
            assert_eq!(request.params(), Some(&json!({ "settings": null })));
        }
    }

    #[test]
    fn other_messages_are_left_as_they_are() {
        let request = Request::build("textDocument/hover")
            .id(1)
            .params(json!(null))
            .finish();
        assert_eq!(normalise(request.clone()), request);
    }
}
