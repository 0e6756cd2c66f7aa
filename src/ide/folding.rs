//! What an editor can fold: in an article the front matter, sections, block quotes, page furniture, code and ignores; in
//! TOML files tables, arrays, long strings and comments.

use super::toml_parts::{TomlKind, TomlPart, toml_parts};
use crate::analysis::Article;
use crate::markup::{Block, BlockKind, FrontMatterKey};
use crate::registry::RegistryFile;
use crate::text::{TextRange, TextSize, size};
use std::cmp::Reverse;

/// A stretch of text that can be hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// What is hidden, in bytes: from the end of the first line, or behind an opening bracket. It holds a line end.
    pub range: TextRange,
    /// What it is.
    pub kind: FoldKind,
    /// What can be shown for the first line and what is hidden; `None` where the first line says enough.
    pub shown: Option<String>,
}

/// What is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FoldKind {
    /// The front matter.
    FrontMatter,
    /// A headline or crosshead with the blocks below it.
    Section,
    /// Block quotes.
    BlockQuote,
    /// Page furniture.
    Furniture,
    /// A code block.
    Code,
    /// Ignores, or comments of a TOML file.
    Comment,
    /// A table of a TOML file.
    Table,
    /// A value of several lines.
    Value,
}

/// The folds of an article, by place, an outer one before those inside it.
pub fn folds(article: &Article) -> Vec<Fold> {
    let blocks = &article.layout.blocks;
    let mut folds: Vec<Fold> = front_matter(article).into_iter().collect();
    for range in sections(article) {
        folds.extend(fold(article, range.start(), range.end(), FoldKind::Section));
    }
    for run in blocks.chunk_by(|a, b| a.kind == b.kind && a.kind != BlockKind::Code) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            continue;
        };
        let kind = match first.kind {
            BlockKind::BlockQuote => FoldKind::BlockQuote,
            BlockKind::Furniture => FoldKind::Furniture,
            BlockKind::Code => FoldKind::Code,
            BlockKind::Comment => FoldKind::Comment,
            _ => continue,
        };
        folds.extend(fold(article, first.range.start(), last.range.end(), kind));
    }
    in_order(folds)
}

/// The folds of a registry file, by place, an outer one before those inside it.
pub fn folds_in_registry(file: &RegistryFile) -> Vec<Fold> {
    folds_in_toml(&file.text, |header| {
        let place = file
            .entries
            .partition_point(|entry| entry.id.range.end() < header.start());
        let entry = file.entries.get(place)?;
        header
            .contains_range(entry.id.range)
            .then(|| entry.name.value.clone())
    })
}

/// The folds of `newsmark.toml`, by place, an outer one before those inside it.
pub fn folds_in_config(text: &str) -> Vec<Fold> {
    folds_in_toml(text, |_| None)
}

/// The sections of an article, each from its heading to the end of its last block, in no order.
pub(super) fn sections(article: &Article) -> Vec<TextRange> {
    let mut sections: Vec<TextRange> = Vec::new();
    let mut open: Vec<(TextSize, u8)> = Vec::new();
    let mut end = TextSize::new(0);
    for block in &article.layout.blocks {
        if let Some(level) = level(article, block) {
            while let Some((start, _)) = open.pop_if(|(_, above)| *above >= level) {
                sections.push(TextRange::new(start, end));
            }
            open.push((block.range.start(), level));
        }
        // A comment before a heading speaks of that.
        if block.kind != BlockKind::Comment {
            end = block.range.end();
        }
    }
    sections.extend(
        open.into_iter()
            .map(|(start, _)| TextRange::new(start, end)),
    );
    sections
}

/// How deep a heading stands; `None` for a block that is none.
fn level(article: &Article, block: &Block) -> Option<u8> {
    match block.kind {
        // A first line that is taken for the headline holds no section: nobody marked it.
        BlockKind::Headline => article.text(block.range).starts_with("# ").then_some(0),
        BlockKind::Crosshead => Some(1),
        _ => None,
    }
}

fn front_matter(article: &Article) -> Option<Fold> {
    let matter = article.layout.front_matter.as_ref()?;
    let text = article.text(matter.range).trim_end();
    let end = matter.range.start() + TextSize::of(text);
    let said = [FrontMatterKey::Headline, FrontMatterKey::Date].map(|key| {
        let value = matter.get(key).map(|field| field.value.trim());
        value.filter(|value| !value.is_empty())
    });
    let said: Vec<&str> = said.into_iter().flatten().collect();
    Some(Fold {
        shown: (!said.is_empty()).then(|| format!("--- {} ---", said.join(", "))),
        ..fold(article, matter.range.start(), end, FoldKind::FrontMatter)?
    })
}

/// What stands from `start` to `end`, less its first line; `None` where it has one line only.
fn fold(article: &Article, start: TextSize, end: TextSize, kind: FoldKind) -> Option<Fold> {
    folded_lines(&article.input.text, TextRange::new(start, end)).map(|range| Fold {
        range,
        kind,
        shown: None,
    })
}

fn folded_lines(text: &str, range: TextRange) -> Option<TextRange> {
    let first = text[range].find(['\n', '\r'])?;
    Some(TextRange::new(range.start() + size(first), range.end()))
}

fn folds_in_toml(text: &str, name_of: impl Fn(TextRange) -> Option<String>) -> Vec<Fold> {
    let parts = toml_parts(text);
    let mut folds: Vec<Fold> = Vec::new();
    let fold = |range: TextRange, kind| Fold {
        range,
        kind,
        shown: None,
    };
    for part in &parts {
        let range = part.range;
        let one = TextSize::new(1);
        match part.kind {
            TomlKind::Entry | TomlKind::SubTable => {
                let lines = folded_lines(text, range);
                folds.extend(lines.map(|lines| {
                    let header = TextRange::new(range.start(), lines.start());
                    let name = name_of(header);
                    Fold {
                        shown: name.map(|name| format!("{} {name}", text[header].trim_end())),
                        ..fold(lines, FoldKind::Table)
                    }
                }));
            }
            TomlKind::Bracketed if range.len() >= one + one => {
                let inside = TextRange::new(range.start() + one, range.end() - one);
                if text[inside].contains(['\n', '\r']) {
                    folds.push(fold(inside, FoldKind::Value));
                }
            }
            TomlKind::String => {
                folds.extend(folded_lines(text, range).map(|range| fold(range, FoldKind::Value)));
            }
            _ => {}
        }
    }
    folds.extend(comments(text, &parts).map(|range| fold(range, FoldKind::Comment)));
    in_order(folds)
}

/// Comments on lines that follow one another, less the first line of each run.
fn comments<'a>(text: &'a str, parts: &'a [TomlPart]) -> impl Iterator<Item = TextRange> + 'a {
    let comments = parts.iter().filter(|part| part.kind == TomlKind::Comment);
    let mut runs: Vec<TextRange> = Vec::new();
    for comment in comments {
        let is_next = |run: &TextRange| {
            let between = &text[TextRange::new(run.end(), comment.range.start())];
            between.trim().is_empty()
                && matches!(between.trim_matches([' ', '\t']), "\n" | "\r\n" | "\r")
        };
        match runs.last_mut() {
            Some(run) if is_next(run) => *run = run.cover(comment.range),
            _ => runs.push(comment.range),
        }
    }
    runs.into_iter().filter_map(|run| folded_lines(text, run))
}

fn in_order(mut folds: Vec<Fold>) -> Vec<Fold> {
    folds.sort_by_key(|fold| (fold.range.start(), Reverse(fold.range.end())));
    folds
}
