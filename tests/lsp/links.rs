//! Document links: the addresses of a registry, and of an article's front matter.

use serde_json::json;

use crate::client::Client;
use crate::editors::Editor;
use crate::workspace::Workspace;

/// The links of a file: the text that each is on, and where it leads. Asked for once, as editors do when a document
/// opens.
fn links(client: &mut Client, uri: &str, text: &str) -> Vec<(String, String)> {
    let params = json!({ "textDocument": { "uri": uri } });
    let found = client.request("textDocument/documentLink", params);
    let encoding = client.encoding();
    let found = found.as_array().cloned().unwrap_or_default();
    found
        .iter()
        .map(|link| {
            let start = encoding.offset(text, &link["range"]["start"]);
            let end = encoding.offset(text, &link["range"]["end"]);
            let target = link["target"].as_str().unwrap_or_default();
            (text[start..end].to_owned(), target.to_owned())
        })
        .collect()
}

#[test]
fn the_source_of_an_article_can_be_opened() {
    let article = "---\nheadline: Talks 😀 resume\n\
        source: \"Voice of America (https://www.voanews.com/a/kachin_(talks).html), by wire\"\n\
        url: https://example.org/a?b=c#d\nslug: http://\n\
        related:\n  - https://example.org/one\n---\nSee https://example.org/body here.\n";
    for editor in Editor::ALL {
        let workspace = Workspace::new(&[]);
        let mut client = Client::open(editor, &workspace);
        let uri = workspace.uri("a.news");
        client.did_open(&uri, "newsmark", article);
        let found = links(&mut client, &uri, article);
        let source = "https://www.voanews.com/a/kachin_(talks).html";
        let url = "https://example.org/a?b=c#d";
        let both = |address: &str| (address.to_owned(), address.to_owned());
        assert_eq!(found, [both(source), both(url)]);
        client.did_change(&uri, json!([{ "text": "source: https://example.org/\n" }]));
        let found = links(&mut client, &uri, "source: https://example.org/\n");
        assert_eq!(found, []);
        client.finish_well();
    }
}

#[test]
fn the_links_of_an_entry_can_be_opened() {
    let registry = "[kio]\nkind = \"group\"\nname = \"Kachin Independence Organization\"\n\
        links = [\"https://example.org/kio\", \"ftp://example.org/kio\"]\n";
    let workspace = Workspace::new(&[("registry/groups.toml", registry)]);
    let mut client = Client::open(Editor::Neovim, &workspace);
    let uri = workspace.uri("registry/groups.toml");
    client.did_open(&uri, "toml", registry);
    let found = links(&mut client, &uri, registry);
    let address = "https://example.org/kio".to_owned();
    assert_eq!(found, [(address.clone(), address)]);
    client.finish_well();
}
