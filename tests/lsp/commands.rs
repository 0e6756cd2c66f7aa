//! The commands that editors run on the server.

use serde_json::{Value, json};

use crate::actors::{actions, after, titled};
use crate::client::{Client, error_code};
use crate::desk::{ACTORS, LAIZA, desk, open_desk, open_with_newcomer};
use crate::editors::Editor;
use crate::workspace::Workspace;

const INVALID_PARAMS: i64 = -32602;
const REFUSED: i64 = -32803;

fn command(client: &mut Client, name: &str, arguments: Value) -> Value {
    let params = json!({ "command": name, "arguments": arguments });
    let id = client.ask("workspace/executeCommand", params);
    client.answer(&id)
}

fn run(client: &mut Client, name: &str, argument: &Value) -> Value {
    let answer = command(client, name, json!([argument]));
    match answer.get("result") {
        Some(result) => result.clone(),
        None => client.fail(&format!("{name} is refused: {answer}")),
    }
}

/// The one edit that the server asked for so far.
fn applied(client: &mut Client) -> Value {
    let asked = client.question("workspace/applyEdit");
    assert_eq!(client.questions("workspace/applyEdit").len(), 1);
    asked["params"].clone()
}

#[test]
fn the_commands_are_announced() {
    for editor in Editor::ALL {
        let client = Client::without_files(editor);
        assert_eq!(
            client.capabilities["executeCommandProvider"]["commands"],
            json!([
                "newsmark.server.corpusStatus",
                "newsmark.server.annotateAll",
                "newsmark.server.addToRegistry"
            ])
        );
    }
}

#[test]
fn all_mentions_are_annotated_and_the_actions_take_them_away() {
    for editor in [Editor::VsCode, Editor::Neovim] {
        let (_workspace, mut client, uri) = open_desk(editor);
        let command = "newsmark.server.annotateAll";
        let answer = run(&mut client, command, &json!({ "uri": uri }));
        let asked = applied(&mut client);
        assert_eq!(asked["label"], "Annotate 4 mentions");
        let marked = after(&client, &asked["edit"], &uri, LAIZA).expect("the dispatch");
        let expected = LAIZA
            .replace(
                "Kachin Independence Organization (KIO)",
                "[Kachin Independence Organization]{.group ref=kio} ([KIO]{.group ref=kio})",
            )
            .replace("Bahmo", "[Bahmo]{.place ref=bhamo}")
            .replace("The KIO said", "The [KIO]{.group ref=kio} said");
        assert_eq!(marked, expected);
        assert_eq!(answer, json!({ "count": 4 }));

        // With every mention annotated nothing is left to do, and no edit is sent.
        client.did_change(&uri, json!([{ "text": marked }]));
        let again = run(&mut client, command, &json!({ "uri": uri }));
        assert_eq!(again, json!({ "count": 0 }));
        assert_eq!(client.questions("workspace/applyEdit").len(), 1);

        let found = actions(&mut client, &uri, &marked, "KIO]{.group ref=kio} said");
        let title = "Remove all 3 annotations of Kachin Independence Organization in this article";
        let strip = titled(&found, title).expect("it is offered");
        let plain = after(&client, &strip["edit"], &uri, &marked).expect("the dispatch");
        assert_eq!(plain, LAIZA.replace("Bahmo", "[Bahmo]{.place ref=bhamo}"));
        client.finish_well();
    }
}

#[test]
fn names_that_the_model_suggests_are_annotated_where_they_are_asked_for() {
    let article = "Police spokesman Aung Thura told reporters in Mandalay that the KIO would \
                   be heard.\n\nAung Thura said no more.\n";
    let workspace = Workspace::new(&[("registry/actors.toml", ACTORS), ("a.news", article)]);
    let mut client = Client::open(Editor::VsCode, &workspace);
    let uri = workspace.uri("a.news");
    client.did_open(&uri, "newsmark", article);
    let count = |client: &mut Client, suggested: bool| {
        let asked = json!({ "uri": uri, "suggested": suggested });
        let answer = run(client, "newsmark.server.annotateAll", &asked);
        answer["count"].as_u64().expect("a number")
    };
    let (sure, all) = (count(&mut client, false), count(&mut client, true));
    assert!(sure >= 1 && all > sure, "{sure} of {all}");
    client.question_after("workspace/applyEdit", 1);
    let edits = client.questions("workspace/applyEdit");
    let texts = edits
        .iter()
        .map(|asked| after(&client, &asked["params"]["edit"], &uri, article).expect("the article"));
    let texts: Vec<String> = texts.collect();
    assert!(!texts[0].contains("[Mandalay]"), "{}", texts[0]);
    assert!(texts[1].contains("[Mandalay]{.place}"), "{}", texts[1]);
    client.finish_well();
}

#[test]
fn an_actor_is_added_to_the_registry() {
    let article = "The Karenni Nationalities Defence Force (KNDF) left. The KNDF met nobody.\n";
    for editor in [Editor::VsCode, Editor::Neovim] {
        let (workspace, mut client, uri) = open_with_newcomer(editor, article, "KNDF met");
        let registry = workspace.uri("registry/actors.toml");
        let position = client.encoding().range(article, "KNDF met")["start"].take();
        let asked = json!({ "uri": uri, "position": position });
        let answer = run(&mut client, "newsmark.server.addToRegistry", &asked);
        assert_eq!(answer["name"], "Karenni Nationalities Defence Force");
        let edit = applied(&mut client)["edit"].take();
        let text = after(&client, &edit, &registry, ACTORS).expect("the registry");
        let range = client
            .encoding()
            .range(&text, "karenni-nationalities-defence-force");
        assert_eq!(
            answer["location"],
            json!({ "uri": registry, "range": range })
        );
        let found = actions(&mut client, &uri, article, "KNDF met");
        let title = "Add Karenni Nationalities Defence Force to the registry";
        let action = titled(&found, title).expect("the action is the same");
        assert_eq!(action["edit"], edit);
        client.finish_well();
    }
}

#[test]
fn what_cannot_be_added_is_refused_in_words() {
    let (_workspace, mut client, uri) = open_desk(Editor::Neovim);
    let cases = [
        ("KIO said", "KIO needs no new entry in the registry."),
        ("talks would", "No name stands here"),
    ];
    for (phrase, sentence) in cases {
        let position = client.encoding().range(LAIZA, phrase)["start"].take();
        let asked = json!([{ "uri": uri, "position": position }]);
        let answer = command(&mut client, "newsmark.server.addToRegistry", asked);
        assert_eq!(error_code(&answer), REFUSED, "{answer}");
        let message = answer["error"]["message"].as_str().unwrap_or_default();
        assert!(message.starts_with(sentence), "{message}");
    }
    let asked = json!([{ "uri": "file:///nowhere/at/all.news" }]);
    let answer = command(&mut client, "newsmark.server.annotateAll", asked);
    assert_eq!(error_code(&answer), REFUSED, "{answer}");
    assert!(client.questions("workspace/applyEdit").is_empty());
    client.finish_well();
}

#[test]
fn wrong_arguments_are_told_what_is_wanted() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    let cases = [
        ("newsmark.server.annotateAll", json!([])),
        ("newsmark.server.annotateAll", json!([uri])),
        ("newsmark.server.annotateAll", json!([{ "uri": 3 }])),
        (
            "newsmark.server.annotateAll",
            json!([{ "uri": uri, "suggested": "yes" }]),
        ),
        ("newsmark.server.addToRegistry", json!([{ "uri": uri }])),
        ("newsmark.server.addToRegistry", json!([{}, {}])),
        ("newsmark.server.makeCoffee", json!([])),
    ];
    for (name, arguments) in cases {
        let answer = command(&mut client, name, arguments);
        assert_eq!(error_code(&answer), INVALID_PARAMS, "{answer}");
        let message = answer["error"]["message"].as_str().unwrap_or_default();
        assert!(
            message.starts_with(&format!("{name} takes one argument, {{ \"uri\""))
                || message.starts_with("There is no command newsmark.server.makeCoffee."),
            "{message}"
        );
    }
    client.finish_well();
}

#[test]
fn a_client_that_makes_no_edits_is_told_of_the_actions() {
    let (_workspace, mut client, uri) = open_desk(Editor::Minimal);
    let asked = json!([{ "uri": uri }]);
    let answer = command(&mut client, "newsmark.server.annotateAll", asked);
    let message = answer["error"]["message"].as_str().unwrap_or_default();
    assert!(message.contains("code actions"), "{answer}");
    assert!(client.questions("workspace/applyEdit").is_empty());
    client.finish_well();
}

#[test]
fn a_client_that_never_answers_holds_nothing_up() {
    let (_workspace, mut client, uri) = open_desk(Editor::VsCode);
    client.withhold("workspace/applyEdit");
    for _ in 0..3 {
        let answer = run(
            &mut client,
            "newsmark.server.annotateAll",
            &json!({ "uri": uri }),
        );
        assert_eq!(answer, json!({ "count": 4 }));
    }
    client.hover(&uri, LAIZA, "KIO said");
    client.finish_well();
}

#[test]
fn the_corpus_tells_its_status() {
    let workspace = desk();
    workspace.write("newsmark.toml", "[style]\nprofile = \"ap\"\n");
    for editor in Editor::ALL {
        let mut client = Client::open(editor, &workspace);
        let uri = workspace.uri("laiza.news");
        client.did_open(&uri, "newsmark", LAIZA);
        client.indexed();
        client.hover(&uri, LAIZA, "KIO said");
        let params = json!({ "command": "newsmark.server.corpusStatus" });
        let mut status = client.request_until("workspace/executeCommand", &params, |status| {
            status["folders"][0]["open"] == 1
        });
        let text = status["text"].take();
        let name = workspace.path();
        let name = name.file_name().and_then(|name| name.to_str());
        let mentions = status["folders"][0]["mentions"].take();
        assert!(mentions.as_u64() > Some(4), "{mentions}");
        assert_eq!(
            status,
            json!({
                "version": env!("CARGO_PKG_VERSION"),
                "folders": [{
                    "uri": workspace.root_uri(),
                    "name": name,
                    "config": workspace.uri("newsmark.toml"),
                    "articles": 2,
                    "open": 1,
                    "entries": 4,
                    "registryFiles": 1,
                    "mentions": null,
                    "indexing": null,
                    "broken": []
                }],
                "text": null
            })
        );
        let text = text.as_str().unwrap_or_default();
        for line in [
            "  2 articles, 1 open\n",
            "  4 registry entries in 1 file\n",
            "  configured by newsmark.toml\n",
        ] {
            assert!(text.contains(line), "{line} of {text}");
        }
        client.finish_well();
    }
}

#[test]
fn the_status_names_what_is_broken() {
    let workspace = desk();
    workspace.write("newsmark.toml", "[style]\nprofile = \n");
    workspace.write("registry/actors.toml", ACTORS.replace("\"KIO\"", "\"KIO"));
    let mut client = Client::open(Editor::Minimal, &workspace);
    client.indexed();
    let params = json!({ "command": "newsmark.server.corpusStatus", "arguments": [] });
    let status = client.request("workspace/executeCommand", params);
    let broken = &status["folders"][0]["broken"];
    assert_eq!(broken[0]["uri"], workspace.uri("newsmark.toml"));
    assert_eq!(broken[1]["uri"], workspace.uri("registry/actors.toml"));
    let place = "Mend line 4 of registry/actors.toml: it is not valid TOML";
    let message = broken[1]["message"].as_str().unwrap_or_default();
    assert!(message.starts_with(place), "{message}");
    let text = status["text"].as_str().unwrap_or_default();
    assert!(
        text.contains(place) && text.contains("line 2 of newsmark.toml"),
        "{text}"
    );
    client.finish_well();
}
