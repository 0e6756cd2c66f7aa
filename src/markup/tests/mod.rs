//! The syntax of articles, sentence by sentence.

mod annotations;
mod attributes;
mod comments;
mod escapes;
mod format;
mod front_matter;
mod hostile;
mod layout;
mod plain;
mod properties;
mod recovery;
mod write;

use super::{Class, Dialect, Inlines, Layout, LayoutOptions, Plain, layout as lay_out};
use crate::text::{Problem, TextRange, apply_edits};

/// A block of `.news`, read.
fn news(block: &str) -> Inlines {
    Inlines::parse(block, Dialect::News)
}

/// A block of `.md`, read.
fn markdown(block: &str) -> Inlines {
    Inlines::parse(block, Dialect::Markdown)
}

/// The plain text of a block of `.news`.
fn plain(block: &str) -> String {
    Plain::of(block, &news(block)).text(block).to_owned()
}

/// Each annotation of a block of `.news` as `text|class|ref`, outer ones first.
fn annotations(block: &str) -> Vec<String> {
    news(block)
        .annotations
        .iter()
        .map(|annotation| {
            let class = annotation.class.map_or("", Class::as_str);
            let reference = annotation
                .reference()
                .map_or("", |attribute| attribute.value.as_str());
            format!("{}|{class}|{reference}", &block[annotation.text])
        })
        .collect()
}

/// Each problem as `rule: source`.
fn described(text: &str, problems: &[Problem]) -> Vec<String> {
    problems
        .iter()
        .map(|problem| format!("{}: {}", problem.rule, &text[problem.range]))
        .collect()
}

/// The problems of a block of `.news` as `rule: source`.
fn problems(block: &str) -> Vec<String> {
    described(block, &news(block).problems)
}

/// The text after the likeliest fix of its only problem, and whether that fix is certain.
fn fixed(text: &str, problems: &[Problem]) -> (String, bool) {
    assert_eq!(problems.len(), 1, "{problems:?}");
    let fix = problems[0].fixes.first().expect("the problem has a fix");
    (apply_edits(text, &fix.edits), fix.safe)
}

/// A file laid out without options.
fn laid_out(text: &str) -> Layout {
    lay_out(text, &LayoutOptions::default())
}

/// The readings of all blocks of a file of `.news`.
fn all_inlines(text: &str, layout: &Layout) -> Vec<Inlines> {
    layout
        .blocks
        .iter()
        .map(|block| news(&text[block.range]))
        .collect()
}

/// The place of the first `part` in `text`.
fn place(text: &str, part: &str) -> TextRange {
    let start = text.find(part).expect("the text holds the part");
    TextRange::at(crate::text::size(start), crate::text::size(part.len()))
}
