use super::{laid_out, markdown, news, plain, problems};
use crate::markup::{BlockKind, IgnoreScope};

/// Each ignore of a block with its rules.
fn ignores(block: &str) -> Vec<(IgnoreScope, Vec<String>)> {
    news(block)
        .ignores
        .into_iter()
        .map(|ignore| {
            let rules = ignore.rules.into_iter().map(|(rule, _)| rule).collect();
            (ignore.scope, rules)
        })
        .collect()
}

fn rules(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn an_ignore_in_a_block_is_for_that_block() {
    let block = "The KIO left. <!-- newsmark: ignore acronym/unused, name/variant -->";
    assert_eq!(
        ignores(block),
        [(
            IgnoreScope::Block,
            rules(&["acronym/unused", "name/variant"])
        )]
    );
    let read = news(block);
    let (rule, range) = &read.ignores[0].rules[1];
    assert_eq!(&block[*range], rule);
    assert_eq!(plain(block), "The KIO left. ");
}

#[test]
fn an_ignore_on_a_line_of_its_own_is_for_the_next_block() {
    let text = "Talks End\n\n<!-- newsmark: ignore -->\nThe KIO left.\n\n  <!--newsmark:ignore a/b--> <!-- newsmark: ignore c/d -->\n\nThey met.\n";
    let layout = laid_out(text);
    let kinds: Vec<BlockKind> = layout.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [
            BlockKind::Headline,
            BlockKind::Comment,
            BlockKind::Paragraph,
            BlockKind::Comment,
            BlockKind::Paragraph
        ]
    );
    assert_eq!(
        ignores(&text[layout.blocks[1].range]),
        [(IgnoreScope::NextBlock, Vec::new())]
    );
    assert_eq!(
        ignores(&text[layout.blocks[3].range]),
        [
            (IgnoreScope::NextBlock, rules(&["a/b"])),
            (IgnoreScope::NextBlock, rules(&["c/d"]))
        ]
    );
}

#[test]
fn an_ignore_for_the_file_may_stand_anywhere() {
    assert_eq!(
        ignores("They met.<!-- newsmark: ignore-file date/unanchored -->"),
        [(IgnoreScope::File, rules(&["date/unanchored"]))]
    );
    assert_eq!(
        ignores("<!-- newsmark: ignore-file -->"),
        [(IgnoreScope::File, Vec::new())]
    );
}

#[test]
fn comments_share_a_line_with_text_only_where_they_do() {
    let block =
        "They met.\n<!-- newsmark: ignore a/b -->\n<!-- newsmark: ignore c/d --> They left.";
    let scopes: Vec<IgnoreScope> = ignores(block).into_iter().map(|(scope, _)| scope).collect();
    assert_eq!(scopes, [IgnoreScope::NextBlock, IgnoreScope::Block]);
}

#[test]
fn other_comments_are_text() {
    let block = "They met. <!-- check this --> <!-- newsmark: ignore";
    assert!(news(block).ignores.is_empty());
    assert!(problems(block).is_empty());
    assert_eq!(plain(block), block);
}

#[test]
fn a_comment_that_says_nothing_known_is_reported() {
    let block = "They met. <!-- newsmark: ignroe acronym/unused -->";
    assert_eq!(
        problems(block),
        ["syntax/unused-ignore: <!-- newsmark: ignroe acronym/unused -->"]
    );
    assert_eq!(plain(block), "They met. ");
}

#[test]
fn brackets_in_comments_are_no_annotations() {
    let block = "[Laiza <!-- newsmark: ignore a/b ]{.date} -->]{.place}";
    let read = markdown(block);
    assert_eq!(read.annotations.len(), 1);
    assert_eq!(plain(block), "Laiza ");
}
