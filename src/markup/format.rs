//! The canonical form of markup: the edits that bring annotations, Newsmark's comments and front matter into it.
//!
//! Only the spacing of markup changes, the order of an annotation's attributes, and the quotes of the values that
//! Newsmark reads. No edit touches the text of an article, and a file reads the same before and after: same plain text,
//! same annotations, same fields. What is broken stays as it is, for only its author knows what was meant.

use super::front_matter_format::front_matter_edits;
use super::{Annotation, Attribute, Ignore, IgnoreScope, Inlines, Layout, quote_attribute};
use crate::text::{Edit, TextRange, TextSize};
use std::ops::Range;

/// The edits that bring a file's markup into its canonical form, by place; none where it is in it. Ranges are bytes of the
/// file.
///
/// - `{ ref="kio"  .group }` becomes `{.group ref=kio}`: the class, `ref`, `when`, then all others as they are written and
///   in their order, with one space between two.
/// - `<!--newsmark:ignore a/b,c/d-->` becomes `<!-- newsmark: ignore a/b, c/d -->`; one of several lines stays.
/// - A `key: value` line of the front matter has one space behind the colon and none at its end, and no blank lines
///   follow the last one. Other lines of YAML stay, and so does the order of the keys.
///
/// `inlines` gives the reading of a block by its place in [`Layout::blocks`]. Of all that could be formatted (a
/// `{…}`, a comment, a line of the front matter, the blank lines at its end) only the places that are `wanted` are.
pub fn formatting_edits<'a>(
    text: &str,
    layout: &Layout,
    inlines: impl Fn(usize) -> &'a Inlines,
    wanted: impl Fn(TextRange) -> bool,
) -> Vec<Edit> {
    let mut edits = match &layout.front_matter {
        Some(matter) => front_matter_edits(text, matter, &wanted),
        None => Vec::new(),
    };
    for (index, block) in layout.blocks.iter().enumerate() {
        let start = block.range.start();
        let of_block = block_edits(&text[block.range], inlines(index), |range| {
            wanted(range + start)
        });
        edits.extend(of_block.into_iter().map(|edit| Edit {
            range: edit.range + start,
            ..edit
        }));
    }
    edits
}

/// The edits of one block, relative to its start.
fn block_edits(block: &str, inlines: &Inlines, wanted: impl Fn(TextRange) -> bool) -> Vec<Edit> {
    let mut faults: Vec<TextSize> = inlines.problems.iter().map(|it| it.range.start()).collect();
    faults.sort_unstable();
    let is_broken = |range: TextRange| {
        let first = faults.partition_point(|fault| *fault < range.start());
        faults.get(first).is_some_and(|fault| *fault < range.end())
    };
    let annotations = inlines.annotations.iter().map(|annotation| {
        let range = annotation.attributes_range;
        (range, attributes(block, annotation))
    });
    let comments = inlines
        .ignores
        .iter()
        .map(|ignore| (ignore.range, comment(ignore)));
    let mut edits: Vec<Edit> = annotations
        .filter(|(range, _)| wanted(*range) && !is_broken(*range))
        .chain(
            comments.filter(|(range, _)| wanted(*range) && !block[*range].contains(['\n', '\r'])),
        )
        .filter_map(|(range, form)| change(block, range, &form))
        .collect();
    edits.sort_by_key(|edit| edit.range.start());
    edits
}

/// The canonical `{…}` of a sound annotation.
fn attributes(block: &str, annotation: &Annotation) -> String {
    let place = |attribute: &Attribute| match attribute.key.as_str() {
        "ref" => 0,
        "when" => 1,
        _ => 2,
    };
    let mut ordered: Vec<&Attribute> = annotation.attributes.iter().collect();
    ordered.sort_by_key(|attribute| place(attribute));
    let class = annotation.class_range.map(|class| block[class].to_owned());
    let others = ordered.into_iter().map(|attribute| {
        let is_ours = place(attribute) < 2 && !attribute.value.contains(['\n', '\r']);
        match is_ours {
            true => format!("{}={}", attribute.key, quote_attribute(&attribute.value)),
            false => block[source_of(block, attribute)].to_owned(),
        }
    });
    let items: Vec<String> = class.into_iter().chain(others).collect();
    format!("{{{}}}", items.join(" "))
}

/// Where a sound attribute stands, with its quotes.
fn source_of(block: &str, attribute: &Attribute) -> Range<usize> {
    let (start, end) = (
        usize::from(attribute.key_range.start()),
        usize::from(attribute.value_range.end()),
    );
    let before = &block[start..usize::from(attribute.value_range.start())];
    start..end + usize::from(before.ends_with('"'))
}

/// The canonical form of an ignore.
fn comment(ignore: &Ignore) -> String {
    let word = match ignore.scope {
        IgnoreScope::File => "ignore-file",
        IgnoreScope::Block | IgnoreScope::NextBlock => "ignore",
    };
    let rules: Vec<&str> = ignore.rules.iter().map(|(rule, _)| rule.as_str()).collect();
    let gap = if rules.is_empty() { "" } else { " " };
    format!("<!-- newsmark: {word}{gap}{} -->", rules.join(", "))
}

/// The smallest edit that makes `form` of a range.
fn change(text: &str, range: TextRange, form: &str) -> Option<Edit> {
    let source = &text[range];
    let same = |(a, b): &(char, char)| a == b;
    let start: TextSize = (source.chars().zip(form.chars()))
        .take_while(same)
        .map(|(char, _)| TextSize::of(char))
        .sum();
    let (source, form) = (&source[start.into()..], &form[start.into()..]);
    let end: TextSize = (source.chars().rev().zip(form.chars().rev()))
        .take_while(same)
        .map(|(char, _)| TextSize::of(char))
        .sum();
    let range = TextRange::new(range.start() + start, range.end() - end);
    let form = &form[..form.len() - usize::from(end)];
    (!range.is_empty() || !form.is_empty()).then(|| Edit::replace(range, form))
}
