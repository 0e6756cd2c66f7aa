//! What can be done to an actor: its mentions all over the corpus, and its entry.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, BHAMO, LAIZA, edited, open_desk, open_with_newcomer};
use crate::editors::Editor;
use crate::workspace::Workspace;

/// The actions at the start of the first `phrase` of a text.
pub(crate) fn actions(client: &mut Client, uri: &str, text: &str, phrase: &str) -> Vec<Value> {
    let at = client.encoding().range(text, phrase)["start"].take();
    let params = json!({
        "textDocument": { "uri": uri },
        "range": { "start": at, "end": at },
        "context": { "diagnostics": [], "only": ["refactor.rewrite"] }
    });
    let found = client.request("textDocument/codeAction", params);
    found.as_array().cloned().unwrap_or_default()
}

pub(crate) fn titled<'a>(actions: &'a [Value], title: &str) -> Option<&'a Value> {
    actions.iter().find(|action| action["title"] == title)
}

/// The text of a file after a workspace edit of either form; `None` where it does not edit the file.
pub(crate) fn after(client: &Client, edit: &Value, uri: &str, text: &str) -> Option<String> {
    if let Some(edits) = edit["changes"].get(uri) {
        return Some(edited(client, text, edits));
    }
    let documents = edit["documentChanges"].as_array()?;
    let of_file = |document: &&Value| document["textDocument"]["uri"] == *uri;
    Some(edited(
        client,
        text,
        &documents.iter().find(of_file)?["edits"],
    ))
}

const ANNOTATE: &str = "Annotate all mentions of Kachin Independence Organization in the corpus";
const STRIP: &str = "Remove all annotations of Kachin Independence Organization in the corpus";

/// The desk in an editor that asks for the edit of an action later, or one that does not.
fn desk_that_resolves(resolves: bool) -> (Workspace, Client, String) {
    if resolves {
        return open_desk(Editor::Neovim);
    }
    let workspace = crate::desk::desk();
    let mut params = Editor::VsCode.initialize(&workspace);
    params["capabilities"]["textDocument"]["codeAction"]["resolveSupport"] = Value::Null;
    let mut client = Client::start();
    client.initialize(params);
    let uri = workspace.uri("laiza.news");
    client.did_open(&uri, "newsmark", LAIZA);
    client.indexed();
    (workspace, client, uri)
}

#[test]
fn an_actor_is_annotated_in_the_corpus_and_the_reverse() {
    for resolves in [true, false] {
        let (workspace, mut client, uri) = desk_that_resolves(resolves);
        let other = workspace.uri("bhamo.news");
        let found = actions(&mut client, &uri, LAIZA, "KIO said");
        let action = titled(&found, ANNOTATE).expect("it is offered").clone();
        assert_eq!(action.get("edit").is_none(), resolves, "{action}");
        let resolved = match resolves {
            true => client.request("codeAction/resolve", action),
            false => action,
        };
        let marked = after(&client, &resolved["edit"], &uri, LAIZA).expect("the open dispatch");
        assert_eq!(
            marked,
            LAIZA
                .replace(
                    "Kachin Independence Organization",
                    "[Kachin Independence Organization]{.group ref=kio}"
                )
                .replace("KIO", "[KIO]{.group ref=kio}")
        );
        let closed = after(&client, &resolved["edit"], &other, BHAMO).expect("the closed one");
        assert_eq!(closed, BHAMO.replace("KIO", "[KIO]{.group ref=kio}"));

        // And back.
        client.did_change(&uri, json!([{ "text": marked }]));
        workspace.write("bhamo.news", &closed);
        client.changed_on_disk(&[&other]);
        let found = actions(&mut client, &uri, &marked, "KIO]{.group ref=kio} said");
        let mut action = titled(&found, STRIP).expect("it is offered").clone();
        if resolves {
            action = client.request("codeAction/resolve", action);
        }
        let plain = after(&client, &action["edit"], &uri, &marked);
        assert_eq!(plain.as_deref(), Some(LAIZA));
        let plain = after(&client, &action["edit"], &other, &closed);
        assert_eq!(plain.as_deref(), Some(BHAMO));
        client.finish_well();
    }
}

#[test]
fn annotations_that_say_more_stay_and_are_told() {
    let (workspace, mut client, uri) = open_desk(Editor::VsCode);
    let text = LAIZA.replacen("The KIO", "The [KIO]{.group ref=kio}", 1);
    client.did_change(&uri, json!([{ "text": text }]));
    let other = BHAMO.replacen("KIO", "[KIO]{.group ref=kio source=army}", 1);
    workspace.write("bhamo.news", &other);
    client.changed_on_disk(&[&workspace.uri("bhamo.news")]);
    let found = actions(&mut client, &uri, &text, "KIO]");
    let action = titled(&found, STRIP).expect("it is offered").clone();
    let resolved = client.request("codeAction/resolve", action);
    let of_other = after(
        &client,
        &resolved["edit"],
        &workspace.uri("bhamo.news"),
        &other,
    );
    assert_eq!(of_other, None);
    let message = client.inbox.wait(crate::inbox::PATIENCE, |said| {
        let mut notifications = said.notifications.iter();
        let shown = notifications.find(|it| it["method"] == "window/showMessage")?;
        Some(shown["params"]["message"].clone())
    });
    let message = message.expect("a message");
    assert_eq!(message, "Left as it is: bhamo.news:5 (source)");
    client.finish_well();
}

#[test]
fn somebody_without_an_entry_is_added_to_the_registry() {
    let article =
        "The Karenni Nationalities Defence Force (KNDF) left Laiza. The KNDF met nobody.\n";
    let title = "Add Karenni Nationalities Defence Force to the registry";
    let entry = "[karenni-nationalities-defence-force]\nkind = \"group\"\n\
                 name = \"Karenni Nationalities Defence Force\"\nacronym = \"KNDF\"\n";
    for editor in [Editor::VsCode, Editor::Neovim] {
        let (workspace, mut client, uri) = open_with_newcomer(editor, article, "KNDF met");
        let registry = workspace.uri("registry/actors.toml");
        let found = actions(&mut client, &uri, article, "KNDF met");
        let action = titled(&found, title).expect("it is offered");
        let text = after(&client, &action["edit"], &registry, ACTORS).expect("the registry");
        assert_eq!(text, format!("{ACTORS}\n{entry}"));
        // Of a registry file that is open the text in the editor counts, as of its version.
        let unsaved = ACTORS.trim_end().replace("Bahmo", "Bhmao");
        client.did_open(&registry, "toml", &unsaved);
        let found = actions(&mut client, &uri, article, "KNDF met");
        let action = titled(&found, title).expect("it is offered");
        let text = after(&client, &action["edit"], &registry, &unsaved).expect("the registry");
        assert_eq!(text, format!("{unsaved}\n\n{entry}"));
        if matches!(editor, Editor::VsCode) {
            let version = &action["edit"]["documentChanges"][0]["textDocument"]["version"];
            assert_eq!(*version, 1);
        }
        client.did_change(&registry, json!([{ "text": text }]));
        let hover = client.hover(&uri, article, "KNDF met");
        assert!(
            hover.contains("karenni-nationalities-defence-force"),
            "{hover}"
        );
        let found = actions(&mut client, &uri, article, "KNDF met");
        assert_eq!(titled(&found, title), None);
        client.finish_well();
    }
}

#[test]
fn the_first_entry_of_its_kind_makes_its_file_where_the_client_can() {
    let article = "[Naw Seng]{.person} left Laiza.\n";
    let title = "Add Naw Seng to the registry";
    let config = "[corpus]\nregistry = [\"names/*.toml\"]\n";
    for creates in [true, false] {
        let workspace = Workspace::new(&[("newsmark.toml", config), ("laiza.news", article)]);
        let mut params = Editor::Neovim.initialize(&workspace);
        if !creates {
            let edit = &mut params["capabilities"]["workspace"]["workspaceEdit"];
            edit["resourceOperations"] = json!(["delete"]);
        }
        let mut client = Client::start();
        client.initialize(params);
        let uri = workspace.uri("laiza.news");
        client.did_open(&uri, "newsmark", article);
        client.found_symbol("Naw Seng");
        let found = actions(&mut client, &uri, article, "Naw Seng");
        let action = titled(&found, title);
        assert_eq!(action.is_some(), creates);
        let Some(action) = action else {
            client.finish_well();
            continue;
        };
        let path = workspace.uri("names/persons.toml");
        let create = &action["edit"]["documentChanges"][0];
        assert_eq!(
            (&create["kind"], &create["uri"]),
            (&json!("create"), &json!(path))
        );
        let document = &action["edit"]["documentChanges"][1];
        assert_eq!(document["textDocument"]["uri"], json!(path));
        assert_eq!(
            edited(&client, "", &document["edits"]),
            "[naw-seng]\nkind = \"person\"\nname = \"Naw Seng\"\n"
        );
        client.finish_well();
    }
}

#[test]
fn somebody_without_an_entry_is_referred_to_by_name_in_closed_files_too() {
    let (first, second, third) = (
        "[Naw Seng]{.person} left Laiza.\n",
        "---\nheadline: Naw Seng returns\n---\n[Naw Seng]{.person} came back.\n",
        "Nobody in Bhamo has seen Naw Seng's men, nor Naw Sengmai.\n",
    );
    for editor in Editor::ALL {
        let workspace = Workspace::new(&[("a.news", first), ("b.news", second), ("c.news", third)]);
        let mut client = Client::open(editor, &workspace);
        let uri = workspace.uri("a.news");
        client.did_open(&uri, "newsmark", first);
        let mut params = client.encoding().at(&uri, first, "Naw Seng");
        params["context"] = json!({ "includeDeclaration": true });
        let places = client.request_until("textDocument/references", &params, |places| {
            places.as_array().is_some_and(|places| places.len() >= 4)
        });
        let encoding = client.encoding();
        let place =
            |name: &str, range: Value| json!({ "uri": workspace.uri(name), "range": range });
        assert_eq!(
            places,
            json!([
                place("a.news", encoding.range(first, "Naw Seng")),
                place("b.news", encoding.range(second, "Naw Seng")),
                place(
                    "b.news",
                    json!({
                        "start": { "line": 3, "character": 1 },
                        "end": { "line": 3, "character": 9 }
                    })
                ),
                place("c.news", encoding.range(third, "Naw Seng")),
            ])
        );
        // And so far goes a rename.
        params["newName"] = json!("Naw Sing");
        let edit = client.request("textDocument/rename", params);
        let text = after(&client, &edit, &workspace.uri("c.news"), third);
        assert_eq!(text, Some(third.replacen("Naw Seng's", "Naw Sing's", 1)));
        client.finish_well();
    }
}
