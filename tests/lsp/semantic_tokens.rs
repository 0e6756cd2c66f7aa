//! Colours for names, dates, markup and quotations: whole, what changed, and what is on the screen.

use std::path::Path;

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, LAIZA, open_desk};
use crate::editors::Editor;
use crate::inbox::PATIENCE;
use crate::positions::Encoding;
use crate::workspace::Workspace;

const FULL: &str = "textDocument/semanticTokens/full";
const DELTA: &str = "textDocument/semanticTokens/full/delta";
const RANGE: &str = "textDocument/semanticTokens/range";
const REFRESH: &str = "workspace/semanticTokens/refresh";

/// A token with its place: line, column, length, type and modifiers.
type Placed = [u64; 5];

fn document(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri } })
}

/// The integers of an answer.
fn integers(data: &Value) -> Vec<u64> {
    let data = data.as_array().expect("tokens are a list").iter();
    data.map(|it| it.as_u64().expect("tokens are integers"))
        .collect()
}

/// Tokens at their places instead of behind one another.
fn placed(data: &[u64]) -> Vec<Placed> {
    assert_eq!(data.len() % 5, 0, "a token has five integers");
    let (mut line, mut column) = (0, 0);
    let tokens = data.chunks(5).map(|token| {
        column = if token[0] == 0 { column } else { 0 } + token[1];
        line += token[0];
        [line, column, token[2], token[3], token[4]]
    });
    tokens.collect()
}

/// The part of a line from one column on, so many columns long.
fn cut(encoding: Encoding, line: &str, start: u64, length: u64) -> &str {
    let at = |column: u64| {
        let places = line.char_indices().map(|(at, _)| at).chain([line.len()]);
        let mut places = places.filter(|at| encoding.columns(&line[..*at]) as u64 == column);
        places.next().expect("no token ends inside of a character")
    };
    &line[at(start)..at(start + length)]
}

/// Each token as `text: type +modifier`, by the legend that the server announced.
fn shown(client: &Client, text: &str, data: &[u64]) -> Vec<String> {
    let legend = &client.capabilities["semanticTokensProvider"]["legend"];
    let lines: Vec<&str> = text
        .split("\r\n")
        .flat_map(|lines| lines.split(['\n', '\r']))
        .collect();
    let word = |list: &str, place: u64| {
        let place = usize::try_from(place).expect("few words");
        legend[list][place]
            .as_str()
            .expect("it is in the legend")
            .to_owned()
    };
    let show = |[line, column, length, kind, bits]: Placed| {
        let line = lines[usize::try_from(line).expect("few lines")];
        let held = (0..64).filter(|bit| bits >> bit & 1 == 1);
        let held: String = held
            .map(|bit| format!(" +{}", word("tokenModifiers", bit)))
            .collect();
        let part = cut(client.encoding(), line, column, length);
        format!("{part}: {}{held}", word("tokenTypes", kind))
    };
    placed(data).into_iter().map(show).collect()
}

/// All tokens of a document, with the id of the answer.
fn full(client: &mut Client, uri: &str) -> (Vec<u64>, String) {
    let answer = client.request(FULL, document(uri));
    let id = answer["resultId"].as_str().expect("an id").to_owned();
    (integers(&answer["data"]), id)
}

/// The tokens after what changed since the answer with this id, and the new id. `None` where the answer is no change.
fn changed(
    client: &mut Client,
    uri: &str,
    (before, id): &(Vec<u64>, String),
) -> Option<(Vec<u64>, String)> {
    let mut params = document(uri);
    params["previousResultId"] = json!(id);
    let answer = client.request(DELTA, params);
    let mut data = before.clone();
    for edit in answer["edits"].as_array()? {
        let number = |key: &str| {
            let number = edit[key].as_u64().expect("a number");
            usize::try_from(number).expect("a small number")
        };
        let start = number("start");
        let added = edit.get("data").map(integers).unwrap_or_default();
        data.splice(start..start + number("deleteCount"), added);
    }
    Some((data, answer["resultId"].as_str().expect("an id").to_owned()))
}

/// A client whose server runs without the model.
fn without_model(editor: Editor, files: &[(&str, &str)]) -> (Workspace, Client) {
    let workspace = Workspace::new(files);
    let mut client = Client::start();
    let mut params = editor.initialize(&workspace);
    params["initializationOptions"] = json!({ "model": { "enabled": false } });
    client.initialize(params);
    (workspace, client)
}

#[test]
fn what_is_offered() {
    let client = Client::without_files(Editor::Minimal);
    assert_eq!(
        client.capabilities["semanticTokensProvider"],
        json!({
            "legend": {
                "tokenTypes": [
                    "person", "group", "place", "event", "date", "annotation", "quotation",
                    "furniture"
                ],
                "tokenModifiers": ["suggested", "ambiguous", "introduction", "people"]
            },
            "range": true,
            "full": { "delta": true }
        })
    );
    client.finish_well();
}

#[test]
fn an_article_in_every_editor() {
    for editor in Editor::ALL {
        let (_workspace, mut client, uri) = open_desk(editor);
        let (data, _) = full(&mut client, &uri);
        let found = shown(&client, LAIZA, &data);
        for token in [
            "Kachin Independence Organization: group +introduction",
            "Bahmo: place +introduction",
            "Monday: date",
            "KIO: group",
            "[: annotation",
            "Kachin Independence Army: group +introduction",
            "]{.group ref=kia}: annotation",
        ] {
            assert!(found.iter().any(|it| it == token), "no {token}: {found:#?}");
        }
        client.finish_well();
    }
}

/// Line ends of Windows and of old, an emoji, other scripts, marks, a broken annotation, and quotations from right to left.
const ODD: &str = "---\r\nheadline: 🚁 KIO 😀 Bhamo\r\n---\r\n\
    ကချင် 🚁 KIO and KI\u{200d}O قال «نحن في Bhamo اليوم» on [Monday]{.date when=2015-03-23},\r\n\
    e\u{301} [KIO]{.group ref=kio x Bhamo\rהוא אמר “אנחנו ב KIO”.\n";

#[test]
fn odd_texts_are_counted_as_the_client_counts() {
    for editor in Editor::ALL {
        let (workspace, mut client) = without_model(
            editor,
            &[("registry/actors.toml", ACTORS), ("odd.news", ODD)],
        );
        let uri = workspace.uri("odd.news");
        client.did_open(&uri, "newsmark", ODD);
        client.request_until(FULL, &document(&uri), |answer| {
            answer["data"].as_array().is_some_and(|it| it.len() > 50)
        });
        let (data, _) = full(&mut client, &uri);
        assert_eq!(
            shown(&client, ODD, &data),
            [
                "KIO: group",
                "Bhamo: place",
                "KIO: group",
                "KI\u{200d}O: group",
                "«نحن في : quotation",
                "Bhamo: place +introduction",
                " اليوم»: quotation",
                "[: annotation",
                "Monday: date",
                "]{.date when=2015-03-23}: annotation",
                "KIO: group",
                "Bhamo: place",
                "“אנחנו ב : quotation",
                "KIO: group",
                "”: quotation",
            ],
            "{editor:?}"
        );
        client.finish_well();
    }
}

/// The samples: their registry, and their articles.
fn samples() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut files = Vec::new();
    for folder in ["registry", "articles"] {
        for file in std::fs::read_dir(root.join(folder)).expect("the samples are there") {
            let path = file.expect("the samples are there").path();
            let name = path.file_name().and_then(|name| name.to_str());
            let name = name.expect("names are UTF-8");
            let text = std::fs::read_to_string(&path).expect("samples are UTF-8");
            files.push((format!("{folder}/{name}"), text));
        }
    }
    files.sort();
    files
}

#[test]
fn what_changed_and_what_is_on_the_screen_are_of_the_whole() {
    for editor in [Editor::VsCode, Editor::Neovim] {
        let samples = samples();
        let files: Vec<(&str, &str)> = samples
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let (workspace, mut client) = without_model(editor, &files);
        client.found_symbol("Min Aung Hlaing");
        let articles = files.iter().filter(|(path, _)| path.ends_with(".news"));
        let mut tokens = 0;
        for (path, text) in articles {
            let uri = workspace.uri(path);
            client.did_open(&uri, "newsmark", text);
            let mut last = full(&mut client, &uri);
            let half = text.floor_char_boundary(text.len() / 2);
            let third = text.floor_char_boundary(text.len() / 3);
            let versions = [
                text.replacen("the", "😀 the", 3),
                format!(
                    "{}Aung San Suu Kyi met them. {}",
                    &text[..half],
                    &text[half..]
                ),
                format!("{}{}", &text[..third], &text[half..]),
                text.replace('\n', "\r\n"),
                String::new(),
                (*text).to_owned(),
            ];
            for version in versions {
                client.did_change(&uri, json!([{ "text": version }]));
                let change = changed(&mut client, &uri, &last).expect("a change");
                last = full(&mut client, &uri);
                assert_eq!(change.0, last.0, "{path}");
                assert_eq!(
                    changed(&mut client, &uri, &last).expect("no change").0,
                    last.0
                );
                last = full(&mut client, &uri);
                parts_are_of_the_whole(&mut client, &uri, &placed(&last.0));
                tokens += last.0.len() / 5;
            }
            client.did_close(&uri);
        }
        assert!(tokens > 3000, "{tokens}");
        client.finish_well();
    }
}

/// Asks for the tokens of some lines, here and there, and compares them with those of the whole.
fn parts_are_of_the_whole(client: &mut Client, uri: &str, all: &[Placed]) {
    for (first, last) in [(0, 4), (3, 3), (5, 9), (8, 200)] {
        let mut params = document(uri);
        params["range"] = json!({
            "start": { "line": first, "character": 0 },
            "end": { "line": last, "character": 1_000_000 }
        });
        let answer = client.request(RANGE, params);
        assert!(answer.get("resultId").is_none(), "a part is no whole");
        let inside = all
            .iter()
            .filter(|token| (first..=last).contains(&token[0]));
        let inside: Vec<Placed> = inside.copied().collect();
        assert_eq!(placed(&integers(&answer["data"])), inside);
    }
}

#[test]
fn an_answer_that_is_not_at_hand_is_given_whole() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    let first = full(&mut client, &uri);
    let second = full(&mut client, &uri);
    for id in [first.1.as_str(), "", "newsmark", "-1"] {
        let known = (first.0.clone(), id.to_owned());
        assert_eq!(changed(&mut client, &uri, &known), None, "{id:?}");
    }
    assert_eq!(changed(&mut client, &uri, &second), None, "only the last");
    client.did_close(&uri);
    assert_eq!(client.request(FULL, document(&uri)), Value::Null);
    client.did_open(&uri, "newsmark", LAIZA);
    assert_eq!(changed(&mut client, &uri, &first), None);
    client.finish_well();
}

#[test]
fn an_empty_article_has_no_tokens_and_a_registry_is_coloured_by_the_editor() {
    let (workspace, mut client, uri) = open_desk(Editor::Neovim);
    client.did_change(&uri, json!([{ "text": "" }]));
    assert_eq!(full(&mut client, &uri).0, Vec::<u64>::new());
    let table = workspace.uri("registry/actors.toml");
    client.did_open(&table, "toml", ACTORS);
    assert_eq!(client.request(FULL, document(&table)), Value::Null);
    client.finish_well();
}

#[test]
fn names_that_the_model_suggests_come_by_themselves() {
    let text = "# Talks\n\nBarack Obama visited soldiers in Germany.\n";
    for editor in Editor::ALL {
        let workspace = Workspace::new(&[("visit.news", text)]);
        let mut client = Client::open(editor, &workspace);
        let uri = workspace.uri("visit.news");
        client.did_open(&uri, "newsmark", text);
        client.request_until(FULL, &document(&uri), |answer| {
            let data = answer["data"].as_array();
            data.is_some_and(|data| !data.is_empty())
        });
        let (data, _) = full(&mut client, &uri);
        assert_eq!(
            shown(&client, text, &data),
            [
                "Barack Obama: person +suggested +introduction",
                "Germany: place +suggested +introduction"
            ]
        );
        client.finish_well();
    }
}

/// How often the server asked the client to ask for tokens again.
fn refreshes(client: &Client) -> usize {
    client.questions(REFRESH).len()
}

/// Waits until the server asked more than `told` times.
fn is_told_more_than(client: &mut Client, told: usize) -> bool {
    let more = client.inbox.wait(PATIENCE, |said| {
        let asked = said.questions.iter().filter(|it| it["method"] == REFRESH);
        (asked.count() > told).then_some(())
    });
    more.is_some()
}

/// The parameters of a request for the tokens of the first `phrase`.
fn around(client: &Client, uri: &str, text: &str, phrase: &str) -> Value {
    let mut params = document(uri);
    params["range"] = client.encoding().range(text, phrase);
    params
}

fn is_one_token(answer: &Value) -> bool {
    answer["data"].as_array().is_some_and(|it| it.len() == 5)
}

#[test]
fn a_client_that_was_told_too_early_is_told_of_the_model_s_names() {
    let text = "# Talks\n\nBarack Obama visited soldiers in Germany.\n";
    for editor in Editor::ALL {
        let workspace = Workspace::new(&[("visit.news", text)]);
        let mut client = Client::open(editor, &workspace);
        client.found_symbol("Talks");
        let uri = workspace.uri("visit.news");
        client.did_open(&uri, "newsmark", text);
        let params = around(&client, &uri, text, "Barack Obama");
        client.request_until(RANGE, &params, is_one_token);
        // A part of the screen does not wait for the model; once in a while the model is faster all the same.
        let mut told = refreshes(&client);
        let is_early = (0..100).any(|round| {
            let changed = format!("{text}\nThey met {round} times.\n");
            told = refreshes(&client);
            client.did_change(&uri, json!([{ "text": changed }]));
            let early = !is_one_token(&client.request(RANGE, params.clone()));
            client.request_until(RANGE, &params, is_one_token);
            early
        });
        assert!(
            is_early,
            "{editor:?} is never told before the model is done"
        );
        if matches!(editor, Editor::Minimal) {
            assert_eq!(refreshes(&client), 0, "it cannot be told");
        } else {
            assert!(is_told_more_than(&mut client, told), "{editor:?}");
        }
        client.finish_well();
    }
}

#[test]
fn a_client_is_told_when_the_registry_changes_what_it_shows() {
    let text = "# Talks\n\nNaw Seng met them in Bhamo.\n";
    let with_person = format!("{ACTORS}\n[naw-seng]\nkind = \"person\"\nname = \"Naw Seng\"\n");
    for editor in [Editor::VsCode, Editor::Neovim] {
        let files = [("registry/actors.toml", ACTORS), ("visit.news", text)];
        let (workspace, mut client) = without_model(editor, &files);
        client.found_symbol("Talks");
        let uri = workspace.uri("visit.news");
        client.did_open(&uri, "newsmark", text);
        let params = around(&client, &uri, text, "Bhamo");
        client.request_until(RANGE, &params, is_one_token);
        let told = refreshes(&client);
        let table = workspace.uri("registry/actors.toml");
        client.did_open(&table, "toml", ACTORS);
        client.did_change(&table, json!([{ "text": with_person }]));
        let params = around(&client, &uri, text, "Naw Seng");
        let answer = client.request_until(RANGE, &params, is_one_token);
        assert_eq!(
            shown(&client, text, &integers(&answer["data"])),
            ["Naw Seng: person +introduction"]
        );
        assert!(is_told_more_than(&mut client, told), "{editor:?}");
        client.finish_well();
    }
}
