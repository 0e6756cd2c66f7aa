//! What the keys of `newsmark.toml` mean.

use super::hover::{Hover, HoverContents};
use crate::text::{TextRange, TextSize};
use toml_edit::{Document, Item, TableLike};

/// What is known of the key at an offset (bytes) of `newsmark.toml`: its meaning, or for a rule's id the rule's
/// documentation. `None` elsewhere, and where the text is no TOML.
pub fn hover_in_config(text: &str, offset: TextSize) -> Option<Hover> {
    let document = Document::parse(text).ok()?;
    let (path, range) = key_at(document.as_table(), usize::from(offset), &[])?;
    let contents = match path.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["rules", rule] | ["override", "rules", rule] => {
            HoverContents::RuleDocumentation(rule.to_owned())
        }
        _ => {
            let path = path.join(".");
            HoverContents::Markdown(format!("**{path}**\n\n{}", describe(&path)?))
        }
    };
    Some(Hover { range, contents })
}

/// The path of the key at an offset, and its place.
fn key_at(
    table: &dyn TableLike,
    offset: usize,
    above: &[String],
) -> Option<(Vec<String>, TextRange)> {
    for (name, item) in table.iter() {
        let path: Vec<String> = above.iter().cloned().chain([name.to_owned()]).collect();
        let span = table.key(name).and_then(|key| key.span());
        if let Some(span) = span.filter(|span| span.start <= offset && offset <= span.end) {
            let start = TextSize::try_from(span.start).ok()?;
            let end = TextSize::try_from(span.end).ok()?;
            return Some((path, TextRange::new(start, end)));
        }
        let inside = match item {
            Item::ArrayOfTables(tables) => {
                tables.iter().find_map(|table| key_at(table, offset, &path))
            }
            item => item
                .as_table_like()
                .and_then(|table| key_at(table, offset, &path)),
        };
        if inside.is_some() {
            return inside;
        }
    }
    None
}

/// A key in a sentence or two.
fn describe(path: &str) -> Option<&'static str> {
    Some(match path {
        "corpus" => "Which files belong to the corpus.",
        "corpus.include" => {
            "The articles, as globs from this folder on. Without it every `.news` file is one; `.md` and `.txt` files \
             only where a glob here names them."
        }
        "corpus.exclude" => "Files and folders that are left out, as globs from this folder on.",
        "corpus.registry" => {
            "The registry files, as globs from this folder on; without it `registry/*.toml`."
        }
        "corpus.furniture" => {
            "Page chrome of scraped pages: blocks with just this text are no part of the copy."
        }
        "corpus.max_file_size" => "Files over this many bytes are not analysed.",
        "style" => "The house's style.",
        "style.profile" => "A named set of style rules: `none`, `ap`, `reuters` or `guardian`.",
        "rules" | "override.rules" => {
            "How grave the findings of a rule are: `off`, `hint`, `information`, `warning` or `error`."
        }
        "override" => "Other severities for some files; later ones win.",
        "override.files" => "The files that this holds for, as globs from this folder on.",
        "hints" => "Notes that the editor shows behind names and dates.",
        "hints.dates" => {
            "`true`: the day that a date phrase means, where the text does not say it."
        }
        "hints.kinds" => "`true`: whether a name is a person, a group, a place or an event.",
        "hints.ids" => "`true`: the id of the registry entry that a name stands for.",
        "diagnostics" => "What is reported to the editor.",
        "diagnostics.scope" => {
            "`open`: findings of open articles. `corpus`: findings of all articles."
        }
        _ => return None,
    })
}
