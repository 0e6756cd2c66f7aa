//! Folds of articles, of the registry and of the configuration.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, LAIZA, open_desk};
use crate::editors::Editor;
use crate::workspace::Workspace;

const FOLDS: &str = "textDocument/foldingRange";

fn folds(client: &mut Client, uri: &str) -> Vec<Value> {
    let params = json!({ "textDocument": { "uri": uri } });
    match client.request(FOLDS, params) {
        Value::Array(folds) => folds,
        other => panic!("no list of folds: {other}"),
    }
}

/// The lines that each fold spans.
fn lines(folds: &[Value]) -> Vec<(u64, u64)> {
    let line = |fold: &Value, key: &str| fold[key].as_u64().expect("a line is a number");
    folds
        .iter()
        .map(|fold| (line(fold, "startLine"), line(fold, "endLine")))
        .collect()
}

const LONG: &str = "---\r\nheadline: Talks 😀 resume\r\ndate: 2015-03-23\r\n---\r\n\
    Accessibility links\r\n\r\nBreaking news\r\n\r\n## Laiza\r\n\r\nRain.\r\n\r\n## Bhamo\r\n\r\n> A\r\n> b.\r\n";

#[test]
fn an_article_in_every_editor() {
    for editor in Editor::ALL {
        let (_workspace, mut client, uri) = open_desk(editor);
        assert_eq!(client.capabilities["foldingRangeProvider"], true);
        client.did_change(&uri, json!([{ "text": LONG }]));
        let found = folds(&mut client, &uri);
        assert_eq!(
            lines(&found),
            [(0, 3), (4, 6), (8, 10), (12, 15), (14, 15)],
            "{editor:?}"
        );
        let kinds: Vec<Option<&str>> = found.iter().map(|it| it["kind"].as_str()).collect();
        assert_eq!(kinds, [Some("imports"), Some("comment"), None, None, None]);
        let shown = match editor {
            Editor::Neovim => json!("--- Talks 😀 resume, 2015-03-23 ---"),
            _ => Value::Null,
        };
        assert_eq!(found[0]["collapsedText"], shown);
        // The other two say that they fold whole lines only.
        let columns = match editor {
            Editor::Minimal => json!([8, 4]),
            _ => json!([null, null]),
        };
        let last = &found[3];
        assert_eq!(
            json!([last["startCharacter"], last["endCharacter"]]),
            columns
        );
        client.did_change(&uri, json!([{ "text": "" }]));
        assert_eq!(folds(&mut client, &uri), Vec::<Value>::new());
        client.finish_well();
    }
}

#[test]
fn the_bracket_that_closes_an_array_stays_in_sight_where_lines_are_folded() {
    let text = format!("{ACTORS}aliases = [\n  \"Banmaw\", # a spelling\n]\n");
    for editor in Editor::ALL {
        let (workspace, mut client, _) = open_desk(editor);
        let table = workspace.uri("registry/actors.toml");
        client.did_open(&table, "toml", &text);
        let found = folds(&mut client, &table);
        let last = if matches!(editor, Editor::Minimal) {
            25
        } else {
            24
        };
        assert_eq!(
            lines(&found),
            [(0, 5), (7, 12), (14, 17), (19, 25), (23, last)],
            "{editor:?}"
        );
        client.finish_well();
    }
}

#[test]
fn a_limit_keeps_the_outermost() {
    let workspace = Workspace::new(&[("laiza.news", LAIZA)]);
    let mut client = Client::start();
    let mut params = Editor::VsCode.initialize(&workspace);
    params["capabilities"]["textDocument"]["foldingRange"]["rangeLimit"] = json!(3);
    client.initialize(params);
    let uri = workspace.uri("laiza.news");
    let text = "# Talks\n\n## Laiza\n\n> A\n> b.\n\n## Bhamo\n\nRain.\n";
    client.did_open(&uri, "newsmark", text);
    assert_eq!(lines(&folds(&mut client, &uri)), [(0, 9), (2, 5), (7, 9)]);
    client.finish_well();
}

#[test]
fn an_article_that_is_opened_before_its_folder_was_looked_through() {
    let workspace = Workspace::new(&[("laiza.news", LAIZA)]);
    for name in 0..300 {
        workspace.write(&format!("{name}/rain.news"), "# Rain\n\nIt rained.\n");
    }
    for editor in Editor::ALL {
        let mut client = Client::open(editor, &workspace);
        let uri = workspace.uri("laiza.news");
        client.did_open(&uri, "newsmark", LAIZA);
        assert_eq!(lines(&folds(&mut client, &uri)), [(0, 3)], "{editor:?}");
        client.finish_well();
    }
}
