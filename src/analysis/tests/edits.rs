//! An article after edits is the same as one read afresh.

use super::*;
use crate::markup::EntityKind;
use crate::names::Suggestion;
use crate::text::{TextRange, size, words};
use proptest::prelude::*;

/// Suggestions as no model would make them: two words each, at every other word, markup or not.
fn every_other_run(article: &Article) -> Vec<Suggestion> {
    let mut spans = Vec::new();
    for (block, placed) in (0u32..).zip(&article.blocks) {
        let words: Vec<_> = words(&placed.analysis.text).collect();
        for pair in words.windows(3).step_by(2) {
            let long = pair[0].text.len() % 2;
            spans.push(Suggestion {
                block,
                range: TextRange::new(pair[0].range.start(), pair[long].range.end()),
                kind: EntityKind::ALL[pair[1].text.len() % 3],
                people: pair[0].text.len() % 3 == 0,
                confidence: 0.5,
            });
        }
        spans.push(Suggestion {
            block,
            range: TextRange::at(size(3), size(5)),
            kind: EntityKind::Person,
            people: false,
            confidence: 0.4,
        });
    }
    spans
}

/// Where mentions and dates stand that no annotation marks, in order.
fn free_places(article: &Article) -> Vec<TextRange> {
    let mentions = article.mentions.iter();
    let mentions = mentions.filter(|mention| mention.annotation.is_none());
    let dates = article
        .dates
        .iter()
        .filter(|date| date.annotation.is_none());
    let mut places: Vec<TextRange> = mentions
        .map(|mention| mention.range)
        .chain(dates.map(|date| date.range))
        .collect();
    places.sort_by_key(|range| range.start());
    places
}

const TEXT: &str = "---\nheadline: Talks resume\ndate: 2015-03-23\n---\n\nThe Kachin Independence Organization (KIO) met on Monday.\n\n\"The KIO left,\" he said. \"We stay in [Yangon]{.place ref=yangon}\n\nand Bhamo,\" he added. Shan State Army troops left February 9.\n\n> Kokang rebels\n";

const PIECES: &[&str] = &[
    "\n\n",
    "\"",
    "[",
    "]{.group ref=kio}",
    "KIO",
    " (RCSS)",
    "Kokang ",
    "Monday",
    "---\n",
    "# ",
    "é",
    "\\",
    "<!-- newsmark: ignore -->",
    "",
    "",
    "Shan State Army-North ",
    "\r\n",
    "> ",
    "\n```\n",
    "\n~~~ text\n",
];

proptest! {
    #[test]
    fn an_edited_article_is_the_same_as_one_read_afresh(
        edits in proptest::collection::vec((0usize..400, 0usize..12, 0usize..PIECES.len()), 1..12)
    ) {
        let registry = registry();
        let mut text = TEXT.to_owned();
        let mut kept = Article::analyse(markdown(&text, &registry), None);
        for (at, length, piece) in edits {
            let boundary = |mut at: usize| {
                at = at.min(text.len());
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            let (start, end) = (boundary(at), boundary(at + length));
            text.replace_range(start..end, PIECES[piece]);
            kept = Article::analyse(markdown(&text, &registry), Some(&kept));
            let fresh = Article::analyse(markdown(&text, &registry), None);
            prop_assert_eq!(&kept.mentions, &fresh.mentions);
            prop_assert_eq!(&kept.dates, &fresh.dates);
            prop_assert_eq!(&kept.definitions, &fresh.definitions);
            prop_assert_eq!(&kept.acronyms, &fresh.acronyms);
            prop_assert_eq!(&kept.locals, &fresh.locals);
            prop_assert_eq!(&kept.problems, &fresh.problems);
            prop_assert_eq!(kept.anchor, fresh.anchor);
            for mention in &fresh.mentions {
                prop_assert!(text.get(std::ops::Range::<usize>::from(mention.range)).is_some());
            }
            let (spans, places) = (every_other_run(&fresh), free_places(&fresh));
            let (kept, fresh) = (kept.suggest(&spans), fresh.suggest(&spans));
            prop_assert_eq!(&kept.mentions, &fresh.mentions);
            prop_assert_eq!(&kept.locals, &fresh.locals);
            let automatic: Vec<TextRange> = free_places(&fresh);
            prop_assert!(automatic.len() >= places.len());
            prop_assert!(automatic.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        }
    }
}
