//! The type hierarchy: the tree of groups and places.

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, LAIZA, open_desk};
use crate::editors::Editor;
use crate::workspace::Workspace;

/// The items at the start of the first `phrase`.
fn prepare(client: &mut Client, uri: &str, text: &str, phrase: &str) -> Vec<Value> {
    let at = client.encoding().at(uri, text, phrase);
    let found = client.request("textDocument/prepareTypeHierarchy", at);
    found.as_array().cloned().unwrap_or_default()
}

fn step(client: &mut Client, way: &str, item: &Value) -> Vec<Value> {
    let found = client.request(&format!("typeHierarchy/{way}"), json!({ "item": item }));
    found.as_array().cloned().unwrap_or_default()
}

fn names(items: &[Value]) -> Vec<&str> {
    let each = items.iter();
    each.filter_map(|item| item["name"].as_str()).collect()
}

/// All that lies on one way from an item, with one more point in front for each step; fails where there is no end.
fn tree(client: &mut Client, way: &str, item: &Value, depth: usize, found: &mut Vec<String>) {
    assert!(depth < 10, "no end of {found:?}");
    for next in step(client, way, item) {
        let name = next["name"].as_str().unwrap_or_default();
        found.push(format!("{}{name}", ".".repeat(depth)));
        tree(client, way, &next, depth + 1, found);
    }
}

fn whole_tree(client: &mut Client, way: &str, item: &Value) -> Vec<String> {
    let mut found = Vec::new();
    tree(client, way, item, 0, &mut found);
    found
}

#[test]
fn from_a_mention_up_and_down() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        assert_eq!(client.capabilities["typeHierarchyProvider"], true);
        let registry = workspace.uri("registry/actors.toml");
        let found = prepare(&mut client, &uri, LAIZA, "KIO said");
        let [kio] = &found[..] else {
            panic!("one item: {found:?}");
        };
        assert_eq!(kio["name"], "Kachin Independence Organization");
        assert_eq!(kio["uri"], registry);
        assert_eq!(
            kio["selectionRange"],
            client.encoding().range(ACTORS, "kio")
        );
        let up = step(&mut client, "supertypes", kio);
        assert_eq!(names(&up), ["Kachin"]);
        assert_eq!(up[0]["detail"], "group, a people");
        let down = step(&mut client, "subtypes", kio);
        assert_eq!(names(&down), ["Kachin Independence Army"]);
        assert_eq!(down[0]["detail"], "group, army");
        assert_eq!(step(&mut client, "subtypes", &down[0]), [] as [Value; 0]);
        assert_eq!(
            whole_tree(&mut client, "subtypes", &up[0]),
            [
                "Kachin Independence Organization",
                ".Kachin Independence Army"
            ]
        );
        assert!(prepare(&mut client, &uri, LAIZA, "talks would").is_empty());
        // Inside an annotation.
        let found = prepare(&mut client, &uri, LAIZA, "kia}");
        assert_eq!(names(&found), ["Kachin Independence Army"]);
        client.finish_well();
    }
}

/// Two groups that are part of each other, a person, and places.
const NORTH: &str = r#"[one]
kind = "group"
name = "First Brigade of Hpakant"
part_of = [{ id = "two", to = 1961 }, "one"]

[two]
kind = "group"
name = "Second Brigade of Hpakant"
part_of = ["three"]

[three]
kind = "group"
name = "Third Brigade of Hpakant"
part_of = ["one", "nobody"]

[zau]
kind = "person"
name = "Zau Mai"
member_of = ["two"]

[state]
kind = "place"
name = "Kachin State"
part_of = ["land"]

[land]
kind = "place"
name = "Myanmar"
"#;

#[test]
fn a_ring_of_groups_ends() {
    let workspace = Workspace::new(&[("registry/north.toml", NORTH)]);
    let mut client = Client::open(Editor::VsCode, &workspace);
    let uri = workspace.uri("registry/north.toml");
    client.did_open(&uri, "toml", NORTH);
    let at = client.encoding().at(&uri, NORTH, "one]");
    let found = client.request_until("textDocument/prepareTypeHierarchy", &at, Value::is_array);
    let one = &found[0];
    assert_eq!(
        whole_tree(&mut client, "supertypes", one),
        ["Second Brigade of Hpakant", ".Third Brigade of Hpakant"]
    );
    assert_eq!(
        whole_tree(&mut client, "subtypes", one),
        [
            "Third Brigade of Hpakant",
            ".Second Brigade of Hpakant",
            "..Zau Mai"
        ]
    );
    let up = step(&mut client, "supertypes", one);
    assert_eq!(up[0]["detail"], "group, until 1961");
    // The way up says nothing of the way down.
    assert_eq!(
        names(&step(&mut client, "subtypes", &up[0])),
        ["First Brigade of Hpakant", "Zau Mai"]
    );
    client.finish_well();
}

#[test]
fn from_the_ids_of_a_registry_file() {
    let workspace = Workspace::new(&[("registry/north.toml", NORTH)]);
    let mut client = Client::open(Editor::Neovim, &workspace);
    let uri = workspace.uri("registry/north.toml");
    client.did_open(&uri, "toml", NORTH);
    let at = client.encoding().at(&uri, NORTH, "zau]");
    client.request_until("textDocument/prepareTypeHierarchy", &at, Value::is_array);
    for (phrase, name, above) in [
        ("zau]", "Zau Mai", vec!["Second Brigade of Hpakant"]),
        ("land\"]", "Myanmar", vec![]),
        ("state]", "Kachin State", vec!["Myanmar"]),
        (
            "three\"]",
            "Third Brigade of Hpakant",
            vec!["First Brigade of Hpakant"],
        ),
    ] {
        let found = prepare(&mut client, &uri, NORTH, phrase);
        assert_eq!(names(&found), [name], "{phrase}");
        let up = step(&mut client, "supertypes", &found[0]);
        assert_eq!(names(&up), above, "{phrase}");
    }
    assert!(prepare(&mut client, &uri, NORTH, "nobody").is_empty());
    assert!(prepare(&mut client, &uri, NORTH, "kind").is_empty());
    client.finish_well();
}

#[test]
fn an_item_that_is_not_ours_leads_nowhere() {
    let (workspace, mut client, uri) = open_desk(Editor::VsCode);
    let mut item = prepare(&mut client, &uri, LAIZA, "KIO said").remove(0);
    for data in [json!(null), json!([1]), json!({ "id": "nobody" })] {
        item["data"] = data;
        assert!(step(&mut client, "supertypes", &item).is_empty());
    }
    // An entry that was deleted since.
    let item = prepare(&mut client, &uri, LAIZA, "KIO said").remove(0);
    let registry = workspace.uri("registry/actors.toml");
    client.did_open(&registry, "toml", "");
    assert!(step(&mut client, "subtypes", &item).is_empty());
    client.finish_well();
}
