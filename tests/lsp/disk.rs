//! What changes on disk and in open tables, and what articles then say.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, BHAMO, LAIZA, desk, open_desk, replace, rules};
use crate::editors::Editor;

/// The references to what stands first in the first dispatch, by URI.
fn references(client: &mut Client, uri: &str, phrase: &str) -> Vec<String> {
    let mut params = client.encoding().at(uri, LAIZA, phrase);
    params["context"] = json!({ "includeDeclaration": false });
    uris(&client.request("textDocument/references", params))
}

fn uris(locations: &Value) -> Vec<String> {
    let locations = locations.as_array().into_iter().flatten();
    locations
        .filter_map(|location| location["uri"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn an_unsaved_registry_counts_for_open_articles_at_once() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        let table = workspace.uri("registry/actors.toml");
        client.did_open(&table, "toml", ACTORS);
        client.did_change(&table, replace(&client, ACTORS, "Bahmo", "Bamo"));
        client.diagnostics_that(&uri, <[_]>::is_empty);
        // Closed without saving: what is on disk counts again.
        client.did_close(&table);
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        client.finish_well();
    }
}

#[test]
fn a_saved_registry_counts_for_the_whole_corpus() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        let table = workspace.uri("registry/actors.toml");
        client.did_open(&table, "toml", ACTORS);
        let more = format!("{ACTORS}\n[government]\nkind = \"group\"\nname = \"Shells\"\n");
        client.did_change(&table, json!([{ "text": more }]));
        let of_shells = |client: &mut Client| {
            let mut at = client.encoding().at(&table, &more, "government");
            at["context"] = json!({ "includeDeclaration": false });
            at
        };
        let params = of_shells(&mut client);
        let before = client.request("textDocument/references", params.clone());
        assert_eq!(
            uris(&before),
            [] as [&str; 0],
            "closed articles wait for the file"
        );
        workspace.write("registry/actors.toml", &more);
        client.did_save(&table);
        let bhamo = workspace.uri("bhamo.news");
        client.request_until("textDocument/references", &params, |found| {
            uris(found).contains(&bhamo)
        });
        client.did_close(&uri);
        client.finish_well();
        workspace.write("registry/actors.toml", ACTORS);
    }
}

#[test]
fn a_broken_registry_keeps_what_it_said_and_says_so() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        let table = workspace.uri("registry/actors.toml");
        client.did_open(&table, "toml", ACTORS);
        let broken = ACTORS.replacen("name = \"Bhamo\"", "name = \"Bhamo", 1);
        client.did_change(&table, json!([{ "text": broken }]));
        client.diagnostics_that(&table, |found| rules(found).contains(&"registry/parse"));
        let found = client.diagnostics_that(&uri, |_| true);
        assert_eq!(rules(&found), ["name/misspelled"], "{editor:?}");
        assert!(client.hover(&uri, LAIZA, "Bahmo").contains("Bhamo"));
        client.did_change(&table, json!([{ "text": ACTORS }]));
        client.diagnostics_that(&table, <[_]>::is_empty);
        client.finish_well();
    }
}

#[test]
fn the_configuration_counts_as_it_is_typed() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        let config = workspace.uri("newsmark.toml");
        workspace.write("newsmark.toml", "");
        client.changed_on_disk(&[&config]);
        client.did_open(&config, "toml", "");
        let off = "[rules]\n\"name/misspelled\" = \"off\"\n";
        client.did_change(&config, json!([{ "text": off }]));
        client.diagnostics_that(&uri, <[_]>::is_empty);
        // Saving another file does not bring back what is on disk.
        client.did_save(&uri);
        client.found_symbol("Shells fall");
        let found = client.diagnostics_that(&uri, |_| true);
        assert_eq!(found, [] as [Value; 0], "{editor:?}");
        // Half a line: what was said before holds, and the fault is shown where it is.
        let broken = format!("{off}[hints\n");
        client.did_change(&config, json!([{ "text": broken }]));
        client.diagnostics_that(&config, |found| rules(found).contains(&"config/parse"));
        let found = client.diagnostics_that(&uri, |_| true);
        assert_eq!(found, [] as [Value; 0], "{editor:?}");
        let unknown = "[rules]\n\"name/mispelled\" = \"off\"\n";
        client.did_change(&config, json!([{ "text": unknown }]));
        client.diagnostics_that(&config, |found| rules(found) == ["config/unknown-rule"]);
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        // A block that is page chrome is not read for names.
        let chrome = LAIZA.replacen("LAIZA, March 23 — Envoys", "Envoys", 1);
        let chrome = chrome.replacen("Envoys of", "Bahmo\n\nEnvoys of", 1);
        let chrome = chrome.replacen("in Bahmo", "in Bhamo", 1);
        client.did_change(&uri, json!([{ "text": chrome }]));
        client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
        let furniture = "[layout]\nfurniture = [\"Bahmo\"]\n";
        client.did_change(&config, json!([{ "text": furniture }]));
        client.diagnostics_that(&uri, <[_]>::is_empty);
        client.finish_well();
    }
}

#[test]
fn a_saved_configuration_says_which_files_belong() {
    let workspace = desk();
    workspace.write(
        "drafts/talks.news",
        "---\nheadline: Quiet in Putao\n---\nAll was quiet.\n",
    );
    for editor in Editor::ALL {
        let mut client = Client::open(editor, &workspace);
        client.found_symbol("Quiet in Putao");
        workspace.write("newsmark.toml", "[corpus]\nexclude = [\"drafts/\"]\n");
        let config = workspace.uri("newsmark.toml");
        client.changed_on_disk(&[&config]);
        let query = json!({ "query": "Quiet in Putao" });
        client.request_until("workspace/symbol", &query, |found| *found == json!([]));
        workspace.remove("newsmark.toml");
        client.changed_on_disk(&[&config]);
        client.found_symbol("Quiet in Putao");
        client.finish_well();
    }
}

#[test]
fn files_that_change_on_disk_with_a_watcher() {
    let (workspace, mut client, uri) = open_desk(Editor::VsCode);
    let asked = client.question("client/registerCapability").to_string();
    assert!(asked.contains("workspace/didChangeWatchedFiles"), "{asked}");
    let third = workspace.uri("wire/third.news");
    workspace.write("wire/third.news", "The KIO was silent.\n");
    client.changed_on_disk(&[&third]);
    let mut params = client.encoding().at(&uri, LAIZA, "KIO said");
    params["context"] = json!({ "includeDeclaration": false });
    client.request_until("textDocument/references", &params, |found| {
        uris(found).contains(&third)
    });
    workspace.write("wire/third.news", "Nobody spoke.\n");
    client.changed_on_disk(&[&third]);
    client.request_until("textDocument/references", &params, |found| {
        !uris(found).contains(&third)
    });
    workspace.write("wire/third.news", "The KIO spoke.\n");
    client.changed_on_disk(&[&third]);
    client.request_until("textDocument/references", &params, |found| {
        uris(found).contains(&third)
    });
    workspace.remove("wire/third.news");
    client.changed_on_disk(&[&third]);
    client.request_until("textDocument/references", &params, |found| {
        !uris(found).contains(&third)
    });
    client.finish_well();
}

#[test]
fn without_a_watcher_no_answer_points_into_a_file_that_changed() {
    for editor in [Editor::Neovim, Editor::Minimal] {
        let (workspace, mut client, uri) = open_desk(editor);
        let bhamo = workspace.uri("bhamo.news");
        assert!(references(&mut client, &uri, "KIO said").contains(&bhamo));
        workspace.write("bhamo.news", "---\ndate: 2015-04-02\n---\nA quiet day.\n");
        let found = references(&mut client, &uri, "KIO said");
        assert!(!found.contains(&bhamo), "{editor:?}: {found:?}");
        // A save is the time to look at the other files too.
        let third = workspace.uri("third.news");
        workspace.write("third.news", "The KIO was silent.\n");
        client.did_save(&uri);
        let mut params = client.encoding().at(&uri, LAIZA, "KIO said");
        params["context"] = json!({ "includeDeclaration": false });
        client.request_until("textDocument/references", &params, |found| {
            uris(found).contains(&third)
        });
        client.finish_well();
    }
}

#[test]
fn an_unsaved_article_counts_before_its_file() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        let bhamo = workspace.uri("bhamo.news");
        client.did_open(&bhamo, "newsmark", BHAMO);
        let quiet = "---\ndate: 2015-04-02\n---\nA quiet day, 😀 the KIO and the KIO said.\n";
        client.did_change(&bhamo, json!([{ "text": quiet }]));
        client.diagnostics(&bhamo);
        let found = references(&mut client, &uri, "KIO said");
        let there = found.iter().filter(|at| **at == bhamo).count();
        assert_eq!(there, 2, "{editor:?}: {found:?}");
        // The file changes below the buffer: the buffer counts still.
        workspace.write("bhamo.news", "Nothing.\n");
        client.changed_on_disk(&[&bhamo]);
        let found = references(&mut client, &uri, "KIO said");
        assert_eq!(found.iter().filter(|at| **at == bhamo).count(), 2);
        client.did_close(&bhamo);
        let mut params = client.encoding().at(&uri, LAIZA, "KIO said");
        params["context"] = json!({ "includeDeclaration": false });
        client.request_until("textDocument/references", &params, |found| {
            !uris(found).contains(&bhamo)
        });
        client.finish_well();
    }
}
