//! A small desk to work at: a registry of four entries and two dispatches.

use serde_json::{Value, json};

use crate::client::Client;
use crate::editors::Editor;
use crate::workspace::Workspace;

/// The registry, `registry/actors.toml`.
pub(crate) const ACTORS: &str = r#"[kio]
kind = "group"
name = "Kachin Independence Organization"
acronym = "KIO"
part_of = ["kachin"]
note = "Political arm of the Kachin."

[kia]
kind = "group"
subtype = "army"
name = "Kachin Independence Army"
acronym = "KIA"
part_of = ["kio"]

[kachin]
kind = "group"
people = true
name = "Kachin"

[bhamo]
kind = "place"
name = "Bhamo"
misspellings = ["Bahmo"]
"#;

/// A dispatch with a misspelled town, `laiza.news`.
pub(crate) const LAIZA: &str = "\
---
headline: Envoys meet in Laiza
date: 2015-03-23
---
LAIZA, March 23 — Envoys of the Kachin Independence Organization (KIO) met officials in Bahmo on Monday. The KIO said talks would go on.

Naw Seng, who speaks for the [Kachin Independence Army]{.group ref=kia}, said it held its fire.
";

/// A later dispatch on the same actors, `bhamo.news`.
pub(crate) const BHAMO: &str = "\
---
headline: Shells fall near Bhamo
date: 2015-04-02
---
BHAMO, April 2 — Shells fell near Bhamo on Thursday, two days after the KIO met the government.
";

/// The desk's folder.
pub(crate) fn desk() -> Workspace {
    Workspace::new(&[
        ("registry/actors.toml", ACTORS),
        ("laiza.news", LAIZA),
        ("bhamo.news", BHAMO),
    ])
}

/// The desk with the first dispatch open in `editor`, the index done.
pub(crate) fn open_desk(editor: Editor) -> (Workspace, Client, String) {
    let workspace = desk();
    let mut client = Client::open(editor, &workspace);
    let uri = workspace.uri("laiza.news");
    client.did_open(&uri, "newsmark", LAIZA);
    client.diagnostics_that(&uri, |found| rules(found) == ["name/misspelled"]);
    client.indexed();
    (workspace, client, uri)
}

/// The desk's registry with one article alone, open in `editor`, in which the name at `phrase` has no entry and is known.
pub(crate) fn open_with_newcomer(
    editor: Editor,
    article: &str,
    phrase: &str,
) -> (Workspace, Client, String) {
    let workspace = Workspace::new(&[("registry/actors.toml", ACTORS), ("laiza.news", article)]);
    let mut client = Client::open(editor, &workspace);
    let uri = workspace.uri("laiza.news");
    client.did_open(&uri, "newsmark", article);
    client.request_until(
        "textDocument/hover",
        &client.encoding().at(&uri, article, phrase),
        |hover| hover.to_string().contains("Not in the registry"),
    );
    (workspace, client, uri)
}

/// The rules of diagnostics, in their order.
pub(crate) fn rules(diagnostics: &[Value]) -> Vec<&str> {
    let codes = diagnostics.iter();
    codes
        .filter_map(|diagnostic| diagnostic["code"].as_str())
        .collect()
}

/// One content change that replaces the first `phrase` of `text`, as the client of `client` counts.
pub(crate) fn replace(client: &Client, text: &str, phrase: &str, with: &str) -> Value {
    json!([{ "range": client.encoding().range(text, phrase), "text": with }])
}

/// `text` after edits in the protocol's form.
pub(crate) fn edited(client: &Client, text: &str, edits: &Value) -> String {
    let encoding = client.encoding();
    let offset = |position: &Value| encoding.offset(text, position);
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .expect("edits are a list")
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            let new = edit["newText"].as_str().expect("an edit has a text");
            (offset(&range["start"]), offset(&range["end"]), new)
        })
        .collect();
    edits.sort_by_key(|(start, end, _)| (*start, *end));
    let mut out = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        out.replace_range(start..end, new);
    }
    out
}
