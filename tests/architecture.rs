//! How the source is laid out: imports go one way along the list of modules, the protocol and the
//! disk stay at the edges, and no file holds more than one subject's worth of lines.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules, in the order in which an article goes through them. A module imports from those
/// before it.
const MODULES: &[&str] = &[
    "text",
    "markup",
    "dates",
    "registry",
    "config",
    "names",
    "analysis",
    "corpus",
    "rules",
    "ide",
    "formats",
    "workspace",
    "cli",
    "server",
];

/// Three views of what is known, which do not know of one another.
const VIEWS: &[&str] = &["rules", "ide", "formats"];

/// The only modules that read the disk or the clock.
const EDGES: &[&str] = &["workspace", "cli", "server"];

const LONGEST_FILE: usize = 500;

/// One file of `src/`.
struct Source {
    /// Its path below `src/`.
    path: PathBuf,
    /// Its text, with comments and what strings hold left out; lines stay where they were.
    code: String,
}

impl Source {
    /// The module of [`MODULES`] that the file is in; none for `lib.rs` and `main.rs`.
    fn module(&self) -> Option<&str> {
        let first = self.path.iter().next()?.to_str()?;
        let name = first.strip_suffix(".rs").unwrap_or(first);
        (!matches!(name, "lib" | "main")).then_some(name)
    }

    /// True for files and folders of tests.
    fn is_test(&self) -> bool {
        self.path
            .iter()
            .any(|part| part == "tests" || part == "tests.rs")
    }

    /// The code less the unit tests at its end.
    fn code_without_tests(&self) -> &str {
        match self.code.find("#[cfg(test)]\nmod ") {
            Some(start) => &self.code[..start],
            None => &self.code,
        }
    }

    /// `path:line` of a byte of the code.
    fn place(&self, offset: usize) -> String {
        let line = self.code[..offset].matches('\n').count() + 1;
        format!("src/{}:{line}", self.path.display())
    }
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<Source> {
    fn collect(folder: &Path, into: &mut Vec<Source>) {
        for entry in fs::read_dir(folder).expect("src/ can be read") {
            let path = entry.expect("src/ can be read").path();
            if path.is_dir() {
                collect(&path, into);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("source is UTF-8");
                let path = path
                    .strip_prefix(source_folder())
                    .expect("it is below src/");
                into.push(Source {
                    path: path.to_path_buf(),
                    code: code_of(&text),
                });
            }
        }
    }
    let mut all = Vec::new();
    collect(&source_folder(), &mut all);
    all.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(all.len() > MODULES.len(), "src/ holds the modules");
    all
}

/// Rust source without comments and without what string and character literals hold.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (keep, skip) = if rest.starts_with("//") {
            ("", rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            ("", rest.find("*/").map_or(rest.len(), |end| end + 2))
        } else if let Some(length) = raw_string(rest) {
            ("\"\"", length)
        } else if first == '"' {
            ("\"\"", quoted(rest, '"').unwrap_or(rest.len()))
        } else if let Some(length) = character(rest) {
            ("''", length)
        } else {
            (&rest[..first.len_utf8()], first.len_utf8())
        };
        code.push_str(keep);
        // What is left out keeps its line ends, so that places stay true.
        if keep.len() != skip {
            code.extend(rest[..skip].chars().filter(|&c| c == '\n'));
        }
        rest = &rest[skip..];
    }
    code
}

/// The length of the raw string that `text` opens with.
fn raw_string(text: &str) -> Option<usize> {
    let hashes = text
        .strip_prefix('r')?
        .bytes()
        .take_while(|&b| b == b'#')
        .count();
    let inside = text[1 + hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = inside.find(&close)?;
    Some(text.len() - inside.len() + end + close.len())
}

/// The length of the literal that `text` opens with, up to and with the closing `mark`.
fn quoted(text: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    for (offset, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == mark => return Some(offset + c.len_utf8()),
            _ => {}
        }
    }
    None
}

/// The length of the character literal that `text` opens with; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let mut chars = inside.chars();
    match chars.next()? {
        '\\' => quoted(text, '\''),
        _ if chars.next() == Some('\'') => quoted(text, '\''),
        _ => None,
    }
}

/// The modules that `code` names as `crate::module` or `crate::{module, …}`, each with its offset.
fn imports(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (start, path) in code.match_indices("crate::") {
        let rest = &code[start + path.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut name = true;
            for (offset, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => name = true,
                    _ if name && (c.is_alphanumeric() || c == '_') => {
                        found.push((
                            start + path.len() + 1 + offset,
                            identifier(&group[offset..]),
                        ));
                        name = false;
                    }
                    _ => {}
                }
            }
        } else {
            found.push((start, identifier(rest)));
        }
    }
    found
}

fn identifier(text: &str) -> String {
    text.chars()
        .take_while(|&c| c.is_alphanumeric() || c == '_')
        .collect()
}

/// Where `word` stands in `code` by itself, not as a part of a longer name.
fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .map(|(start, _)| start)
        .filter(move |&start| {
            !code[..start].ends_with(name) && !code[start + word.len()..].starts_with(name)
        })
}

fn assert_none(faults: &[String], rule: &str) {
    assert!(faults.is_empty(), "{rule}:\n{}", faults.join("\n"));
}

#[test]
fn the_list_names_every_module() {
    let found: BTreeSet<String> = sources()
        .iter()
        .filter_map(|source| source.module().map(str::to_owned))
        .collect();
    let listed: BTreeSet<String> = MODULES.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(found, listed);
}

#[test]
fn imports_go_one_way() {
    let position = |name: &str| MODULES.iter().position(|&module| module == name);
    let mut faults = Vec::new();
    for source in sources() {
        let Some(from) = source.module() else {
            continue;
        };
        for (offset, to) in imports(&source.code) {
            let Some(target) = position(&to) else {
                continue;
            };
            let backwards = position(from).is_none_or(|own| target > own);
            let between_views = from != to && VIEWS.contains(&from) && VIEWS.contains(&to.as_str());
            if backwards || between_views {
                faults.push(format!("{} imports {to}", source.place(offset)));
            }
        }
    }
    assert_none(
        &faults,
        "a module imports only from those before it in the list, and no view from another",
    );
}

#[test]
fn the_protocol_stays_in_the_server() {
    let mut faults = Vec::new();
    for source in sources() {
        if source.module() == Some("server") {
            continue;
        }
        for library in ["lsp_types", "tower_lsp"] {
            for offset in words(&source.code, library) {
                faults.push(format!("{} names {library}", source.place(offset)));
            }
        }
    }
    assert_none(&faults, "LSP's types and its library belong to server/");
}

#[test]
fn the_disk_and_the_clock_stay_at_the_edges() {
    let mut faults = Vec::new();
    for source in sources() {
        let at_edge = source.module().is_none_or(|module| EDGES.contains(&module));
        if at_edge || source.is_test() {
            continue;
        }
        for word in [
            "fs",
            "SystemTime::now",
            "Instant::now",
            "Timestamp::now",
            "Zoned::now",
            "env::var",
        ] {
            for offset in words(source.code_without_tests(), word) {
                faults.push(format!("{} names {word}", source.place(offset)));
            }
        }
    }
    assert_none(
        &faults,
        "only workspace/, cli/ and server/ read the disk, the clock or the environment",
    );
}

#[test]
fn no_file_is_long() {
    let mut faults = Vec::new();
    for source in sources() {
        let lines = source.code.lines().count();
        if lines > LONGEST_FILE {
            faults.push(format!("src/{}: {lines} lines", source.path.display()));
        }
    }
    assert_none(
        &faults,
        "look for the second subject of a file of more than 500 lines",
    );
}

#[test]
fn code_is_told_from_comments_and_strings() {
    let text = "use crate::text; // crate::server\nlet a = \"crate::cli \\\" crate::ide\";\n/* crate::rules\n */ let b = '\"'; let c: &'static str = r#\"crate::formats \" \"#;\nuse crate::{dates::{Day, read}, names};\n";
    let code = code_of(text);
    assert_eq!(code.matches('\n').count(), text.matches('\n').count());
    let names: Vec<String> = imports(&code).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["text", "dates", "names"]);
}
