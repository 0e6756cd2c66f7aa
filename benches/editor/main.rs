//! How fast Newsmark is as an editor sees it: `cargo bench --bench editor -- --corpus 100000`.
//!
//! Writes a corpus into a temporary folder, indexes it with `newsmark index`, then drives `newsmark lsp` over its standard
//! input and output, and prints a table in Markdown. Each time is taken from the first byte sent to the last byte read.

mod client;
#[path = "../copy/mod.rs"]
mod copy;
mod workspace;

use clap::Parser;
use client::{Client, uri};
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use workspace::{ACTOR, ENTRIES, NEWCOMER, Workspace};

#[derive(Parser)]
struct Arguments {
    /// How many articles of 3 KB the corpus has
    #[arg(long, default_value_t = 2000)]
    corpus: usize,
    /// A JSON Lines file whose `text` keys the articles are made of, over and over; made-up copy without
    #[arg(long)]
    texts: Option<PathBuf>,
    /// Another build to measure
    #[arg(long, default_value = env!("CARGO_BIN_EXE_newsmark"))]
    binary: PathBuf,
    /// How often each document is changed
    #[arg(long, default_value_t = 500)]
    changes: usize,
    /// What Cargo passes
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let workspace = Workspace::write(arguments.corpus, arguments.texts.as_deref())?;
    let mut table = Table::default();
    command_line(&arguments.binary, &workspace, &mut table)?;

    let (mut client, started) = Client::start(&arguments.binary, workspace.root());
    table.row("initialize", &[started], "50 ms");
    let begun = client.notify("initialized", &json!({}));
    let (other, beside) = Client::start(&arguments.binary, workspace.root());
    drop(other);
    table.row(
        "initialize, while another server indexes",
        &[beside],
        "50 ms",
    );
    let indexed = client.progress_end();
    table.row("index in the server", &[indexed - begun], "");

    navigation(&mut client, &workspace, &mut table);
    for kilobytes in [2, 10, 100] {
        let times = changes(&mut client, &workspace, kilobytes, arguments.changes);
        let budget = if kilobytes == 100 {
            "3 ms, p99 9 ms"
        } else {
            "1 ms, p99 3 ms"
        };
        table.row(
            &format!("change to diagnostics, {kilobytes} KB"),
            &times,
            budget,
        );
    }
    registry_changes(&mut client, &workspace, &mut table)?;
    let memory = client
        .peak_memory()
        .map_or("-".to_owned(), |memory| format!("{memory:.0} MB"));
    table.line(["server, most memory", &memory, "", ""]);
    io::stdout().write_all(table.0.as_bytes())
}

/// `newsmark index`, and a search for one word by ripgrep where it is installed.
fn command_line(binary: &Path, workspace: &Workspace, table: &mut Table) -> io::Result<()> {
    let search = || {
        let started = Instant::now();
        let mut rg = Command::new("rg");
        let found = rg.args(["-c", "Kachin"]).arg(workspace.root()).output();
        found.is_ok().then(|| started.elapsed())
    };
    // The first search brings the files into memory, for it and for what comes after.
    if search().is_some() {
        table.row(
            "`rg -c Kachin`",
            &search().into_iter().collect::<Vec<_>>(),
            "",
        );
    }
    let output = Command::new(binary)
        .arg("index")
        .arg(workspace.root())
        .output()?;
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    let value = |name: &str| {
        let line = report.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or("-").trim().to_owned()
    };
    let name = format!(
        "`newsmark index`, {} articles, {}",
        value("articles"),
        value("text")
    );
    table.line([
        &name,
        &format!("{} s", value("seconds")),
        "",
        "10 s for 100,000",
    ]);
    table.line([
        "`newsmark index`, most memory",
        &value("peak memory"),
        "",
        "400 MB",
    ]);
    Ok(())
}

/// Opens an article.
fn open(client: &mut Client, path: &Path, text: &str) -> String {
    let uri = uri(path);
    let document = json!({ "uri": uri, "languageId": "newsmark", "version": 1, "text": text });
    client.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    uri
}

/// Definition and references of an actor whom a tenth of the corpus names.
fn navigation(client: &mut Client, workspace: &Workspace, table: &mut Table) {
    let text = format!("The {ACTOR} met envoys.\n");
    let uri = open(client, &workspace.path("000/open.news"), &text);
    client.diagnostics(&uri, |_| true);
    let place = json!({
        "textDocument": { "uri": uri },
        "position": { "line": 0, "character": 6 },
        "context": { "includeDeclaration": true },
    });
    let (mut definitions, mut references, mut count) = (Vec::new(), Vec::new(), 0);
    for _ in 0..20 {
        let (found, time) = client.request("textDocument/definition", &place);
        assert!(!found.is_null(), "the actor has an entry");
        definitions.push(time);
        let (found, time) = client.request("textDocument/references", &place);
        count = found.as_array().map_or(0, Vec::len);
        references.push(time);
    }
    assert!(count >= workspace.articles.div_ceil(10) + 2);
    table.row("definition of the actor", &definitions, "50 ms");
    table.row(
        &format!("references of the actor, {count} places"),
        &references,
        "50 ms",
    );
    client.notify(
        "textDocument/didClose",
        &json!({ "textDocument": { "uri": uri } }),
    );
}

/// Types and deletes a letter in an article over and over; each time from the change to its diagnostics.
fn changes(
    client: &mut Client,
    workspace: &Workspace,
    kilobytes: usize,
    times: usize,
) -> Vec<Duration> {
    let text = copy::article(kilobytes * 1000, ENTRIES, 7);
    let uri = open(client, &workspace.path("000/typing.news"), &text);
    client.diagnostics(&uri, |params| params["version"] == 1);
    let line = text.lines().count() / 4 * 2;
    let mut measured = Vec::new();
    for version in 2..times + 2 {
        let typed = version % 2 == 0;
        let start = json!({ "line": line, "character": 9 });
        let end = json!({ "line": line, "character": if typed { 9 } else { 10 } });
        let change = json!({
            "textDocument": { "uri": uri, "version": version },
            "contentChanges": [{
                "range": { "start": start, "end": end },
                "text": if typed { "x" } else { "" },
            }],
        });
        let sent = client.notify("textDocument/didChange", &change);
        measured.push(client.diagnostics(&uri, |params| params["version"] == version) - sent);
    }
    client.notify(
        "textDocument/didClose",
        &json!({ "textDocument": { "uri": uri } }),
    );
    measured
}

/// What is typed into the registry shows in an open article at once, and in the corpus when it is saved.
fn registry_changes(
    client: &mut Client,
    workspace: &Workspace,
    table: &mut Table,
) -> io::Result<()> {
    let path = workspace.registry_path();
    let text = workspace::registry("");
    let registry = open(client, &path, &text);
    let article = open(
        client,
        &workspace.path("000/open.news"),
        &format!("Its envoy {NEWCOMER} left.\n"),
    );
    client.diagnostics(&article, |_| true);

    let line = text.lines().count();
    let misspelling = format!("misspellings = [\"{NEWCOMER}\"]\n");
    let mut measured = Vec::new();
    for version in 2..42 {
        let typed = version % 2 == 0;
        let end = json!({ "line": line + usize::from(!typed), "character": 0 });
        let change = json!({
            "textDocument": { "uri": registry, "version": version },
            "contentChanges": [{
                "range": { "start": { "line": line, "character": 0 }, "end": end },
                "text": if typed { misspelling.as_str() } else { "" },
            }],
        });
        let sent = client.notify("textDocument/didChange", &change);
        let is_reported = |params: &Value| {
            let found = params["diagnostics"].as_array().map_or(0, Vec::len);
            (found > 0) == typed
        };
        measured.push(client.diagnostics(&article, is_reported) - sent);
    }
    table.row(
        "registry change to diagnostics of an article",
        &measured,
        "20 ms",
    );

    let entry = format!("\n[newcomer]\nkind = \"person\"\nname = \"{NEWCOMER}\"\n");
    let text = workspace::registry(&entry);
    let whole = json!({
        "textDocument": { "uri": registry, "version": 100 },
        "contentChanges": [{ "text": text }],
    });
    client.notify("textDocument/didChange", &whole);
    std::fs::write(&path, &text)?;
    let saved = client.notify(
        "textDocument/didSave",
        &json!({ "textDocument": { "uri": registry } }),
    );
    let place = json!({
        "textDocument": { "uri": article },
        "position": { "line": 0, "character": 12 },
        "context": { "includeDeclaration": false },
    });
    let wanted = workspace.articles.div_ceil(100) + 1;
    loop {
        let (found, _) = client.request("textDocument/references", &place);
        if found.as_array().map_or(0, Vec::len) == wanted {
            break;
        }
        assert!(
            saved.elapsed() < Duration::from_secs(60),
            "{wanted} mentions never came"
        );
    }
    let name = format!("registry save to a corpus with {wanted} mentions");
    table.row(&name, &[saved.elapsed()], "1 s");
    Ok(())
}

/// The table of results, in Markdown.
struct Table(String);

impl Default for Table {
    fn default() -> Self {
        Self("| what | median | p99 | budget |\n|---|---|---|---|\n".to_owned())
    }
}

impl Table {
    fn line(&mut self, cells: [&str; 4]) {
        self.0.push_str(&format!("| {} |\n", cells.join(" | ")));
    }

    /// The median of some times, and where there are many, what 99 of a hundred do not exceed.
    fn row(&mut self, name: &str, times: &[Duration], budget: &str) {
        let mut times = times.to_vec();
        times.sort();
        let at = |share: f64| {
            let place = (times.len() as f64 * share).ceil() as usize;
            let time = times
                .get(place.saturating_sub(1))
                .copied()
                .unwrap_or_default();
            format!("{:.2} ms", time.as_secs_f64() * 1000.0)
        };
        let p99 = if times.len() < 20 {
            String::new()
        } else {
            at(0.99)
        };
        self.line([name, &at(0.5), &p99, budget]);
    }
}
