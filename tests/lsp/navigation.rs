//! Jumps, references, highlights, outlines, symbols and hints.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, BHAMO, LAIZA, open_desk};
use crate::editors::Editor;

/// The one place that a jump leads to: its URI, its range, and the range it starts from if given.
fn target(answer: &Value) -> (String, Value, Option<Value>) {
    let targets = answer.as_array().expect("places are a list");
    assert_eq!(targets.len(), 1, "{answer}");
    let uri = |key: &str| targets[0][key].as_str().map(str::to_owned);
    match uri("targetUri") {
        Some(uri) => (
            uri,
            targets[0]["targetSelectionRange"].clone(),
            Some(targets[0]["originSelectionRange"].clone()),
        ),
        None => (
            uri("uri").expect("a place has a URI"),
            targets[0]["range"].clone(),
            None,
        ),
    }
}

#[test]
fn definition_leads_to_the_entry_with_links_where_the_client_takes_them() {
    for (editor, links) in [
        (Editor::VsCode, true),
        (Editor::Neovim, true),
        (Editor::Minimal, false),
    ] {
        let (workspace, mut client, uri) = open_desk(editor);
        let encoding = client.encoding();
        let at = encoding.at(&uri, LAIZA, "KIO said");
        let answer = client.request("textDocument/definition", at);
        let (file, range, origin) = target(&answer);
        assert_eq!(file, workspace.uri("registry/actors.toml"));
        assert_eq!(range, encoding.range(ACTORS, "kio"));
        assert_eq!(origin.is_some(), links, "{editor:?}");
        if let Some(origin) = origin {
            let start = &encoding.range(LAIZA, "KIO said")["start"];
            assert_eq!(origin["start"], *start);
        }
        client.finish_well();
    }
}

#[test]
fn definition_of_a_date_leads_to_what_it_was_resolved_from() {
    let (_workspace, mut client, uri) = open_desk(Editor::Neovim);
    let encoding = client.encoding();
    let at = encoding.at(&uri, LAIZA, "Monday");
    let (file, range, _) = target(&client.request("textDocument/definition", at));
    assert_eq!(file, uri);
    assert_eq!(range["start"]["line"], 2, "the date line: {range}");
    client.finish_well();
}

#[test]
fn the_other_jumps() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        let encoding = client.encoding();
        let table = workspace.uri("registry/actors.toml");
        let at = encoding.at(&uri, LAIZA, "KIO said");
        let (file, range, _) = target(&client.request("textDocument/declaration", at.clone()));
        assert_eq!(
            (file, range["start"]["line"].clone()),
            (uri.clone(), json!(4))
        );
        let (file, range, _) = target(&client.request("textDocument/typeDefinition", at.clone()));
        assert_eq!(file, table);
        assert_eq!(range["start"]["line"], line_of(ACTORS, "[kachin]"));
        let (file, range, _) = target(&client.request("textDocument/implementation", at));
        assert_eq!(file, table);
        assert_eq!(range["start"]["line"], line_of(ACTORS, "[kia]"));
        // From an id inside the registry to its entry.
        let at = encoding.at(&table, ACTORS, "kachin\"]");
        let (file, range, _) = target(&client.request("textDocument/definition", at));
        assert_eq!(file, table);
        assert_eq!(range["start"]["line"], line_of(ACTORS, "[kachin]"));
        client.finish_well();
    }
}

fn line_of(text: &str, line: &str) -> usize {
    let mut lines = text.lines();
    lines
        .position(|other| other == line)
        .expect("the text has the line")
}

fn places(answer: &Value) -> Vec<(String, Value)> {
    let found = answer.as_array().expect("places are a list");
    found
        .iter()
        .map(|place| {
            let uri = place["uri"].as_str().unwrap_or_default();
            (uri.to_owned(), place["range"].clone())
        })
        .collect()
}

#[test]
fn references_are_those_of_the_corpus_and_the_declaration_is_the_entry() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        let encoding = client.encoding();
        let mut params = encoding.at(&uri, LAIZA, "Bahmo");
        params["context"] = json!({ "includeDeclaration": false });
        let without = places(&client.request("textDocument/references", params.clone()));
        let bhamo = workspace.uri("bhamo.news");
        assert!(without.contains(&(uri.clone(), encoding.range(LAIZA, "Bahmo"))));
        let near = encoding.range(BHAMO, "Bhamo on");
        let in_text =
            |(at, range): &&(String, Value)| *at == bhamo && range["start"] == near["start"];
        assert!(without.iter().any(|place| in_text(&place)), "{without:?}");
        params["context"] = json!({ "includeDeclaration": true });
        let with = places(&client.request("textDocument/references", params));
        let more: Vec<_> = with
            .iter()
            .filter(|place| !without.contains(place))
            .collect();
        let entry = (
            workspace.uri("registry/actors.toml"),
            encoding.range(ACTORS, "bhamo"),
        );
        assert_eq!(more, [&entry], "{editor:?}");
        assert_eq!(with.len(), without.len() + 1);
        // From the entry the same.
        let mut params = encoding.at(&entry.0, ACTORS, "bhamo");
        params["context"] = json!({ "includeDeclaration": false });
        let from_entry = places(&client.request("textDocument/references", params));
        assert_eq!(from_entry, without, "{editor:?}");
        client.finish_well();
    }
}

#[test]
fn highlights_tell_the_introduction_from_the_mentions() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    let encoding = client.encoding();
    let at = encoding.at(&uri, LAIZA, "KIO said");
    let found = client.request("textDocument/documentHighlight", at);
    let found = found.as_array().expect("highlights are a list");
    let name = encoding.range(LAIZA, "Kachin Independence Organization");
    let kinds: Vec<(bool, u64)> = found
        .iter()
        .map(|it| (it["range"] == name, it["kind"].as_u64().unwrap_or(0)))
        .collect();
    assert!(kinds.contains(&(true, 3)), "{kinds:?}");
    assert!(kinds.contains(&(false, 2)), "{kinds:?}");
    client.finish_well();
}

/// The names of all symbols, nested ones indented.
fn outline(symbols: &Value, indent: usize, lines: &mut Vec<String>) {
    for symbol in symbols.as_array().into_iter().flatten() {
        let name = symbol["name"].as_str().unwrap_or_default();
        lines.push(format!("{}{name}", "  ".repeat(indent)));
        outline(&symbol["children"], indent + 1, lines);
    }
}

#[test]
fn outlines_are_nested_where_the_client_nests_them() {
    for (editor, nests) in [
        (Editor::VsCode, true),
        (Editor::Neovim, true),
        (Editor::Minimal, false),
    ] {
        let (_workspace, mut client, uri) = open_desk(editor);
        let params = json!({ "textDocument": { "uri": uri } });
        let symbols = client.request("textDocument/documentSymbol", params);
        let mut lines = Vec::new();
        outline(&symbols, 0, &mut lines);
        let text = lines.join("\n");
        for name in [
            "Envoys meet in Laiza",
            "Kachin Independence Organization",
            "Bhamo",
        ] {
            assert!(text.contains(name), "{editor:?}: no {name} in {text}");
        }
        assert_eq!(
            lines.iter().any(|line| line.starts_with(' ')),
            nests,
            "{text}"
        );
        let first = &symbols[0];
        assert_eq!(first.get("location").is_some(), !nests, "{first}");
        for symbol in symbols.as_array().into_iter().flatten().filter(|_| nests) {
            let start = |range: &Value| {
                let start = &range["start"];
                (start["line"].as_u64(), start["character"].as_u64())
            };
            assert!(start(&symbol["range"]) <= start(&symbol["selectionRange"]));
        }
        client.finish_well();
    }
}

#[test]
fn workspace_symbols_are_entities_and_headlines() {
    for editor in Editor::ALL {
        let (workspace, mut client, _uri) = open_desk(editor);
        let found = client.found_symbol("kach indep org");
        let entry = workspace.uri("registry/actors.toml");
        assert_eq!(found[0]["name"], "Kachin Independence Organization");
        assert_eq!(found[0]["location"]["uri"], entry);
        let found = client.found_symbol("shells fall");
        assert_eq!(found[0]["location"]["uri"], workspace.uri("bhamo.news"));
        let nothing = json!({ "query": "zzzzzz" });
        assert_eq!(client.request("workspace/symbol", nothing), json!([]));
        client.finish_well();
    }
}

fn hints(client: &mut Client, uri: &str, from: &str, to: &str) -> Vec<String> {
    let encoding = client.encoding();
    let range = json!({
        "start": encoding.range(LAIZA, from)["start"],
        "end": encoding.range(LAIZA, to)["end"]
    });
    let params = json!({ "textDocument": { "uri": uri }, "range": range });
    let hints = client.request("textDocument/inlayHint", params);
    let hints = hints.as_array().into_iter().flatten();
    hints
        .filter_map(|hint| hint["label"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn hints_show_dates_and_what_the_configuration_asks_for() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        let found = hints(&mut client, &uri, "Envoys of", "Monday");
        assert_eq!(found, ["= 2015-03-23"], "{editor:?}");
        assert_eq!(
            hints(&mut client, &uri, "Naw Seng", "fire"),
            [] as [&str; 0]
        );
        let refreshes = client.questions("workspace/inlayHint/refresh").len();
        workspace.write("newsmark.toml", "[hints]\ndates = false\nkinds = true\n");
        client.changed_on_disk(&[&workspace.uri("newsmark.toml")]);
        let params = json!({
            "textDocument": { "uri": uri },
            "range": client.encoding().range(LAIZA, LAIZA)
        });
        client.request_until("textDocument/inlayHint", &params, |hints| {
            let hints = hints.to_string();
            hints.contains("group") && hints.contains("place") && !hints.contains("2015")
        });
        if !matches!(editor, Editor::Minimal) {
            client.question_after("workspace/inlayHint/refresh", refreshes);
        }
        client.finish_well();
    }
}
