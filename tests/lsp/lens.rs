//! Code lenses: how often the corpus names an entry, or the actors of an article.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, BHAMO, LAIZA, desk, open_desk, replace};
use crate::editors::Editor;
use crate::workspace::Workspace;

fn lenses(client: &mut Client, uri: &str) -> Vec<Value> {
    let params = json!({ "textDocument": { "uri": uri } });
    let found = client.request("textDocument/codeLens", params);
    found.as_array().cloned().unwrap_or_default()
}

fn resolved(client: &mut Client, lenses: &[Value]) -> Vec<Value> {
    let each = lenses.iter();
    each.map(|lens| client.request("codeLens/resolve", lens.clone()))
        .collect()
}

fn titles(client: &mut Client, uri: &str) -> Vec<String> {
    let found = lenses(client, uri);
    let found = resolved(client, &found);
    let title = |lens: &Value| lens["command"]["title"].as_str().map(str::to_owned);
    found.iter().filter_map(title).collect()
}

/// Waits until the titles are these: the index comes in the background.
fn titles_become(client: &mut Client, uri: &str, wanted: &[&str]) {
    for _ in 0..2000 {
        if titles(client, uri) == wanted {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let last = titles(client, uri);
    client.fail(&format!("the lenses say {last:?}, not {wanted:?}"));
}

/// The lenses above the entries of the desk's registry.
const OF_THE_DESK: [&str; 4] = [
    "4 mentions in 2 articles",
    "1 mention in 1 article",
    "no mentions",
    "4 mentions in 2 articles",
];

#[test]
fn a_registry_entry_tells_how_often_the_corpus_names_it() {
    for editor in Editor::ALL {
        let (workspace, mut client, _) = open_desk(editor);
        let uri = workspace.uri("registry/actors.toml");
        client.did_open(&uri, "toml", ACTORS);
        titles_become(&mut client, &uri, &OF_THE_DESK);
        let found = lenses(&mut client, &uri);
        for (lens, id) in found.iter().zip(["kio", "kia", "kachin", "bhamo"]) {
            assert_eq!(lens["command"], Value::Null, "nothing is counted yet");
            let header = client.encoding().range(ACTORS, &format!("[{id}]\n"));
            assert_eq!(lens["range"]["start"]["line"], header["start"]["line"]);
        }
        // The number is that of the references that are shown.
        for (lens, resolved) in found.iter().zip(resolved(&mut client, &found)) {
            let params = json!({
                "textDocument": { "uri": uri },
                "position": lens["range"]["start"],
                "context": { "includeDeclaration": false }
            });
            let references = client.request("textDocument/references", params);
            let count = references.as_array().map_or(0, Vec::len);
            let title = resolved["command"]["title"].as_str().unwrap_or_default();
            let said = title.split(' ').next().unwrap_or_default();
            assert_eq!(said.replace("no", "0"), count.to_string(), "{title}");
        }
        client.finish_well();
    }
}

#[test]
fn a_headline_tells_of_the_actors_below_it() {
    for editor in Editor::ALL {
        let (_workspace, mut client, uri) = open_desk(editor);
        titles_become(
            &mut client,
            &uri,
            &[
                "KIO: 4 mentions in 2 articles",
                "KIA: 1 mention in 1 article",
            ],
        );
        let found = lenses(&mut client, &uri);
        let found = resolved(&mut client, &found);
        let line = &client.encoding().range(LAIZA, "Envoys meet in Laiza")["start"]["line"];
        let command = match editor {
            Editor::VsCode => {
                let first = client
                    .encoding()
                    .range(LAIZA, "Kachin Independence Organization");
                json!({
                    "title": "KIO: 4 mentions in 2 articles",
                    "command": "newsmark.showReferences",
                    "arguments": [uri, first["start"]]
                })
            }
            // The title alone.
            Editor::Neovim | Editor::Minimal => {
                json!({ "title": "KIO: 4 mentions in 2 articles", "command": "" })
            }
        };
        assert_eq!(found[0]["command"], command);
        assert_eq!(found[0]["range"]["start"]["line"], *line);
        client.finish_well();
    }
}

#[test]
fn what_is_typed_counts_at_once() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    titles_become(
        &mut client,
        &uri,
        &[
            "KIO: 4 mentions in 2 articles",
            "KIA: 1 mention in 1 article",
        ],
    );
    let before = lenses(&mut client, &uri);
    client.did_change(
        &uri,
        replace(&client, LAIZA, "met officials", "met KIO men"),
    );
    let found = resolved(&mut client, &before);
    assert_eq!(
        found[0]["command"]["title"],
        "KIO: 5 mentions in 2 articles"
    );
    client.did_change(
        &uri,
        json!([{ "text": "A headline about nobody\n\nRain fell.\n" }]),
    );
    assert_eq!(lenses(&mut client, &uri), [] as [Value; 0]);
    client.finish_well();
}

#[test]
fn the_client_is_told_to_ask_again_where_counts_change() {
    let workspace = desk();
    let mut client = Client::open(Editor::VsCode, &workspace);
    let uri = workspace.uri("registry/actors.toml");
    client.did_open(&uri, "toml", ACTORS);
    client.question_after("workspace/codeLens/refresh", 0);
    titles_become(&mut client, &uri, &OF_THE_DESK);
    // An article of the desk changes on disk.
    let before = client.questions("workspace/codeLens/refresh").len();
    workspace.write("bhamo.news", BHAMO.replace("the KIO met", "the KIA met"));
    client.changed_on_disk(&[&workspace.uri("bhamo.news")]);
    client.question_after("workspace/codeLens/refresh", before);
    titles_become(
        &mut client,
        &uri,
        &[
            "3 mentions in 1 article",
            "2 mentions in 2 articles",
            "no mentions",
            "4 mentions in 2 articles",
        ],
    );
    client.finish_well();
}

#[test]
fn a_lens_of_somebody_else_comes_back_as_it_is() {
    let client = &mut Client::without_files(Editor::VsCode);
    let zero = json!({ "line": 0, "character": 0 });
    let range = json!({ "start": zero, "end": zero });
    for data in [json!(7), json!({ "uri": "file:///gone.news" })] {
        let lens = json!({ "range": range, "data": data });
        assert_eq!(client.request("codeLens/resolve", lens.clone()), lens);
    }
    let uri = "untitled:draft";
    client.did_open(uri, "newsmark", "No headline here, and nobody.\n");
    assert_eq!(lenses(client, uri), [] as [Value; 0]);
}

#[test]
fn a_long_registry_has_all_its_lenses_at_once() {
    let entry = |number: usize| {
        format!("[unit-{number}]\nkind = \"group\"\nname = \"Unit No. {number} of the North\"\n\n")
    };
    let registry: String = (0..3000).map(entry).collect();
    let workspace = Workspace::new(&[("registry/units.toml", registry.as_str())]);
    let mut client = Client::open(Editor::Neovim, &workspace);
    let uri = workspace.uri("registry/units.toml");
    client.did_open(&uri, "toml", &registry);
    let params = json!({ "textDocument": { "uri": uri } });
    let found = client.request_until("textDocument/codeLens", &params, Value::is_array);
    assert_eq!(found.as_array().map_or(0, Vec::len), 3000);
    client.finish_well();
}
