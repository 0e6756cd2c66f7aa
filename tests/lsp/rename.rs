//! Renaming, with the edits applied as an editor applies them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::client::Client;
use crate::desk::{ACTORS, BHAMO, LAIZA, edited, open_desk};
use crate::editors::Editor;
use crate::workspace::Workspace;

/// The samples of this repository, copied: path within them and text.
fn samples() -> BTreeMap<String, String> {
    fn collect(folder: &Path, root: &Path, into: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).expect("the samples are there") {
            let path = entry.expect("the samples can be read").path();
            if path.is_dir() {
                collect(&path, root, into);
            } else {
                let name = path.strip_prefix(root).expect("it is below the samples");
                let text = fs::read_to_string(&path).expect("samples are UTF-8");
                into.insert(name.to_string_lossy().into_owned(), text);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut files = BTreeMap::new();
    collect(&root, &root, &mut files);
    files
}

/// An editor with files of a folder open, which applies workspace edits to them and to the disk.
struct Desk {
    workspace: Workspace,
    client: Client,
    /// The files of the folder; open ones as the editor has them.
    files: BTreeMap<String, String>,
    open: Vec<String>,
}

impl Desk {
    fn new(editor: Editor, files: BTreeMap<String, String>, open: &[&str]) -> Self {
        let given: Vec<(&str, &str)> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let workspace = Workspace::new(&given);
        let mut client = Client::open(editor, &workspace);
        for name in open {
            client.did_open(&workspace.uri(name), "newsmark", &files[*name]);
        }
        Self {
            workspace,
            client,
            files,
            open: open.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// The edit that renames what stands at the start of the first `phrase` of a file.
    fn rename(&mut self, name: &str, phrase: &str, new: &str) -> Value {
        let uri = self.workspace.uri(name);
        let mut params = self.client.encoding().at(&uri, &self.files[name], phrase);
        params["newName"] = json!(new);
        self.client.request("textDocument/rename", params)
    }

    /// Applies a workspace edit: open files change in the editor, others on disk.
    fn apply(&mut self, edit: &Value) -> Vec<String> {
        let mut changed = Vec::new();
        for name in self.files.keys().cloned().collect::<Vec<_>>() {
            let uri = self.workspace.uri(&name);
            let Some(edits) = edits_of(edit, &uri) else {
                continue;
            };
            let text = edited(&self.client, &self.files[&name], &edits);
            if self.open.contains(&name) {
                self.client.did_change(&uri, json!([{ "text": text }]));
            } else {
                self.workspace.write(&name, &text);
                self.client.changed_on_disk(&[&uri]);
            }
            self.files.insert(name.clone(), text);
            changed.push(name);
        }
        changed
    }

    /// Saves what is open.
    fn save(&mut self) {
        for name in self.open.clone() {
            self.workspace.write(&name, &self.files[&name]);
            let uri = self.workspace.uri(&name);
            self.client.did_save(&uri);
            self.client.changed_on_disk(&[&uri]);
        }
    }
}

/// The edits of one file in a workspace edit of either form, without what the user is asked about them.
fn edits_of(edit: &Value, uri: &str) -> Option<Value> {
    if let Some(edits) = edit["changes"].get(uri) {
        return Some(edits.clone());
    }
    let documents = edit["documentChanges"].as_array()?;
    let document = documents
        .iter()
        .find(|document| document["textDocument"]["uri"] == *uri)?;
    Some(document["edits"].clone())
}

/// A rename in an open article of the samples, and the one that takes it back from a registry file that is closed.
fn there_and_back(editor: Editor, there: (&str, &str, &str), back: (&str, &str, &str)) -> usize {
    let before = samples();
    let open = "articles/2015-03-23-myanmar-kachin-offensive.txt";
    let mut desk = Desk::new(
        editor,
        before.clone(),
        &[open, "articles/2013-05-31-seven-point-agreement.md"],
    );
    let (file, phrase, new) = there;
    let edit = desk.rename(file, phrase, new);
    let changed = desk.apply(&edit);
    desk.save();
    assert!(desk.files != before, "something is renamed");
    let (file, phrase, old) = back;
    let edit = desk.rename(file, phrase, old);
    assert_eq!(desk.apply(&edit), changed, "the same files come back");
    desk.save();
    for (name, text) in &before {
        assert_eq!(desk.workspace.read(name), text.as_bytes(), "{name}");
    }
    desk.client.finish_well();
    changed.len()
}

#[test]
fn an_id_renamed_and_renamed_back_leaves_the_samples_as_they_were() {
    for editor in Editor::ALL {
        let changed = there_and_back(
            editor,
            ("registry/groups.toml", "kio]", "kachin-organization"),
            ("registry/people.toml", "kachin-organization", "kio"),
        );
        assert!(changed > 3, "the registry's files and articles: {changed}");
    }
}

#[test]
fn a_name_renamed_and_renamed_back_leaves_the_samples_as_they_were() {
    for editor in Editor::ALL {
        let changed = there_and_back(
            editor,
            (
                "articles/2015-03-23-myanmar-kachin-offensive.txt",
                "Kachin Independence Organization",
                "Kachin Freedom Council",
            ),
            (
                "registry/groups.toml",
                "Kachin Freedom Council",
                "Kachin Independence Organization",
            ),
        );
        assert!(changed > 3, "the registry and articles: {changed}");
        for (name, other) in [("Thein Sein", "Thein Hsein"), ("Ta'ang", "De'ang")] {
            let file = match name {
                "Ta'ang" => "registry/groups.toml",
                _ => "registry/people.toml",
            };
            there_and_back(editor, (file, name, other), (file, other, name));
        }
    }
}

#[test]
fn only_what_nothing_marks_is_asked_about() {
    let (workspace, mut client, uri) = open_desk(Editor::VsCode);
    let mut params = client
        .encoding()
        .at(&uri, LAIZA, "Kachin Independence Army");
    let prepared = client.request("textDocument/prepareRename", params.clone());
    assert_eq!(prepared["placeholder"], "Kachin Independence Army");
    assert_eq!(
        prepared["range"],
        client.encoding().range(LAIZA, "Kachin Independence Army")
    );
    params["newName"] = json!("Kachin Freedom Army");
    let edit = client.request("textDocument/rename", params);
    let of = |path: &str| edits_of(&edit, &workspace.uri(path)).expect(path);
    assert_eq!(of("laiza.news").as_array().map(Vec::len), Some(1));
    assert!(of("laiza.news")[0].get("annotationId").is_none());
    assert!(edit.get("changeAnnotations").is_none(), "{edit}");
    let versions: Vec<&Value> = edit["documentChanges"]
        .as_array()
        .expect("versioned edits")
        .iter()
        .map(|document| &document["textDocument"]["version"])
        .collect();
    assert_eq!(
        versions,
        [&Value::Null, &json!(1)],
        "the registry is closed"
    );

    let mut params = client.encoding().at(&uri, LAIZA, "KIO said");
    params["newName"] = json!("KFO");
    let edit = client.request("textDocument/rename", params);
    let id = edits_of(&edit, &workspace.uri("bhamo.news")).expect("the other dispatch")[0]
        ["annotationId"]
        .take();
    let question = &edit["changeAnnotations"][id.as_str().expect("it is asked about")];
    assert_eq!(question["needsConfirmation"], true);
    assert!(!question["label"].as_str().unwrap_or_default().is_empty());
    client.finish_well();
}

#[test]
fn what_cannot_be_renamed_is_refused_in_words() {
    for editor in Editor::ALL {
        let (workspace, mut client, uri) = open_desk(editor);
        let provider = &client.capabilities["renameProvider"];
        match editor {
            Editor::Minimal => assert_eq!(*provider, true),
            _ => assert_eq!(provider["prepareProvider"], true),
        }
        let registry = workspace.uri("registry/actors.toml");
        let encoding = client.encoding();
        let asked = |uri: &str, text: &str, phrase: &str, new: &str| {
            let mut params = encoding.at(uri, text, phrase);
            params["newName"] = json!(new);
            params
        };
        for (params, word) in [
            (asked(&uri, LAIZA, "Bahmo", "Bhamo"), "misspelling"),
            (asked(&uri, LAIZA, "KIO said", "Kachin"), "a name of Kachin"),
            (asked(&uri, LAIZA, "kia}", "kio"), "that of Kachin"),
            (asked(&uri, LAIZA, "kia}", "K I A"), "is no id"),
            (asked(&uri, LAIZA, "Monday", "Tuesday"), "no name and no id"),
            (asked(&registry, ACTORS, "kia]", ""), "is no id"),
        ] {
            let id = client.ask("textDocument/rename", params);
            let answer = client.answer(&id);
            assert_eq!(answer["error"]["code"], -32803, "{answer}");
            let message = answer["error"]["message"].as_str().unwrap_or_default();
            assert!(message.contains(word), "{word}: {message}");
        }
        // With the registry broken no id can be changed safely.
        client.did_open(&registry, "toml", ACTORS);
        let broken = ACTORS.replacen("\"Bhamo\"", "\"Bhamo", 1);
        client.did_change(&registry, json!([{ "text": broken }]));
        let id = client.ask("textDocument/rename", asked(&uri, LAIZA, "kia}", "army"));
        let answer = client.answer(&id);
        let message = answer["error"]["message"].as_str().unwrap_or_default();
        assert!(message.contains("not valid TOML"), "{answer}");
        client.finish_well();
    }
}

#[test]
fn files_that_changed_on_disk_are_renamed_as_they_are_now() {
    let (workspace, mut client, uri) = open_desk(Editor::Neovim);
    // This editor does not watch files: nobody tells the server.
    let longer = BHAMO.replacen("Shells fell near", "On the hill, shells fell near", 1);
    workspace.write("bhamo.news", &longer);
    let mut params = client.encoding().at(&uri, LAIZA, "KIO said");
    params["newName"] = json!("KFO");
    let edit = client.request("textDocument/rename", params.clone());
    let edits = edits_of(&edit, &workspace.uri("bhamo.news")).expect("the other dispatch");
    assert_eq!(
        edited(&client, &longer, &edits),
        longer.replace("KIO", "KFO")
    );
    // Nor of the registry, which is read again before anything is renamed in it.
    let moved = format!("# Actors of the north.\n{ACTORS}");
    workspace.write("registry/actors.toml", &moved);
    let edit = client.request("textDocument/rename", params);
    let edits = edits_of(&edit, &workspace.uri("registry/actors.toml")).expect("the registry");
    assert_eq!(edits[0]["range"]["start"]["line"], 4, "{edits}");
    client.finish_well();
}
