//! Input that would take a careless reader quadratic time: at this length such a reader would not end.

use super::{laid_out, markdown, news};
use crate::markup::{Plain, escape_brackets};

/// About half a megabyte of the same.
fn much(unit: &str) -> String {
    unit.repeat(500_000 / unit.len())
}

#[test]
fn brackets_without_end_are_read_once() {
    for unit in [
        "[",
        "]",
        "{",
        "}",
        "]{",
        "[]{",
        "[a]{.place",
        "]{.place ",
        "]{.place}",
        "{.place ",
        "]{a=",
        "]{a=]{a=x ",
        "]{a=\"",
        "]{a=\"}",
        "]{.place a=\"",
        "{.place a=\"\\\"",
        "]{ref=x b ",
        "[a]{.place} ",
        "[a]{.place b c d}",
        "\\",
        "\\[",
        "\\]{.place}",
        "\\[a]{.place}",
        "<!--",
        "<!-- newsmark:",
        "<!-- newsmark: ignore -->",
        "<!-- newsmark: ignore a, ",
        "]{.place b}",
        "[a] {.place",
        "]{a=b ",
        "]{a ",
        " ",
        "]{.place\t",
    ] {
        let block = much(unit);
        let read = news(&block);
        assert!(read.tokens.len() <= block.len(), "{unit}");
        assert!(read.problems.len() <= block.len(), "{unit}");
        let plain = Plain::of(&block, &read);
        assert!(plain.text(&block).len() <= block.len(), "{unit}");
        laid_out(&block);
    }
}

#[test]
fn attributes_without_end_are_read_once() {
    for unit in ["a=b ", "a ", ".x ", "ref=\"x\" ", "a=\"} ", "= "] {
        let block = format!("[a]{{.place {}}} and [b]{{.place}}", much(unit));
        let read = markdown(&block);
        assert!(!read.annotations.is_empty(), "{unit}");
    }
    let distinct: String = (0..100_000).map(|number| format!("k{number}=v ")).collect();
    let read = markdown(&format!("[a]{{.place {distinct}}}"));
    assert_eq!(read.annotations[0].attributes.len(), 100_000);
}

#[test]
fn annotations_nest_as_deep_as_one_likes() {
    let depth = 50_000;
    let block = format!("{}x{}", "[".repeat(depth), "]{.none}".repeat(depth));
    let read = news(&block);
    assert_eq!(read.annotations.len(), depth);
    assert_eq!(Plain::of(&block, &read).text(&block), "x");
    let deepest = read.annotations.last().expect("annotations");
    assert_eq!(deepest.parent, u32::try_from(depth - 2).ok());
    assert_eq!(escape_brackets(&block).len(), block.len() + 2 * depth);
}

#[test]
fn comments_on_one_line_are_looked_at_once() {
    let block = much("<!--newsmark:ignore-->");
    let read = news(&format!("{block} text"));
    assert_eq!(read.ignores.len(), block.len() / 22);
}

#[test]
fn front_matter_of_any_shape_is_read() {
    for unit in [
        "[",
        "{",
        "- ",
        "? ",
        "a: ",
        "&a ",
        "!a ",
        "'",
        "\"",
        "|\n",
        "a:\n ",
        ": ",
        "\t",
        "a: b: c\n",
        "a: *b\n",
        "%",
        "a: [\n",
        "#",
        "- - ",
        "k: 'x\n",
    ] {
        // As YAML, and line by line.
        for length in [60_000, 100_000] {
            let text = format!("---\nx: {}\n---\ny\n", unit.repeat(length / unit.len()));
            assert!(laid_out(&text).front_matter.is_some());
        }
    }
}
