//! Date phrases and their values together, as an article's analysis asks for them: over copy, and over texts that are as
//! far from copy as can be.
//!
//! `NEWSMARK_BENCH_TEXTS` names a JSON Lines file whose `text` keys are the copy, instead of made-up sentences.

use super::{KB, copy};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use newsmark::dates::{Date, DatePhrase, Narrative, phrases, phrases_between};
use newsmark::text::TextSize;

/// Finds and resolves the phrases of an article, block by block; how many have a value.
fn values(blocks: &[&str]) -> usize {
    let found: Vec<Vec<DatePhrase>> = blocks
        .iter()
        .map(|block| phrases(black_box(block)))
        .collect();
    resolved(&found)
}

fn resolved(blocks: &[Vec<DatePhrase>]) -> usize {
    let all = blocks.iter().flatten().map(|phrase| &phrase.expression);
    let mut narrative = Narrative::new(Some(Date::constant(2015, 3, 23)), all);
    let mut values = 0;
    for block in blocks {
        narrative.begin_block();
        for phrase in block {
            if let Some(resolution) = narrative.resolve(&phrase.expression) {
                narrative.note(Some(&phrase.expression), &resolution);
                values += usize::from(resolution.value.is_some());
            }
        }
    }
    values
}

/// Many articles, each from its beginning.
#[divan::bench(sample_count = 20)]
fn copy(bencher: Bencher<'_, '_>) {
    let articles = copy::texts();
    let blocks: Vec<Vec<&str>> = articles
        .iter()
        .map(|text| text.split("\n\n").collect())
        .collect();
    let bytes: usize = articles.iter().map(String::len).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| blocks.iter().map(|blocks| values(blocks)).sum::<usize>());
}

/// One article of 10 KB.
#[divan::bench]
fn article_10_kb(bencher: Bencher<'_, '_>) {
    let mut text = copy::texts().join("\n\n");
    let end = (10 * KB..text.len())
        .find(|end| text.is_char_boundary(*end))
        .unwrap_or(text.len());
    text.truncate(end);
    let blocks: Vec<&str> = text.split("\n\n").collect();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| values(&blocks));
}

/// A megabyte of copy in blocks of this many bytes.
#[divan::bench(args = [100, 1_000_000], sample_count = 20)]
fn blocks_of(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = copy::paragraphs(1000 * KB, 1000, 1).replace("\n\n", " ");
    let mut blocks = Vec::new();
    let mut rest = text.as_str();
    while rest.len() > bytes {
        let (block, behind) = rest.split_at(bytes);
        blocks.push(block);
        rest = behind;
    }
    blocks.push(rest);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| values(&blocks));
}

/// Texts of one kind each, repeated: what makes a parser look far ahead, far back, or again and again.
const HOSTILE: &[(&str, &str)] = &[
    ("ends of ends", "the end of the end of "),
    ("days after days", "two days after two days after "),
    ("early in early", "early in the early in "),
    ("numerals", "one hundred and one hundred and twenty-"),
    ("clocks", "9 a.m. 9 a.m. "),
    ("shared years", "March 3, March 3, "),
    ("shared months", "from March to "),
    ("that day", "that day that day "),
    ("weeks of weeks", "the week of the week of "),
    ("qualifiers", "more than about nearly "),
    ("holidays", "New Year's New Lunar New Year Good Easter "),
    ("every", "every every "),
    ("ordinals", "the twenty-first 3rd twenty-second "),
    ("fractions", "1/2 1/2 "),
    ("before Christ", "BC BC 480 "),
    ("apostrophes", "'90s'15's"),
    ("ranges", "March 1-March 2-3-4-May 2015-"),
    ("pasts and futures", "was will would have been to be "),
    ("said days", "said Monday morning, Tuesday, Feb. 9 "),
    ("years in years", "of the year of that year of 2015 in May "),
    ("capitals", "MAY MARCH SUN MONDAY SECOND "),
    ("one word", "mondaymondaymonday"),
    ("figures", "2015-03-2015:12:2015.15,000,000/"),
    (
        "wide",
        "\u{2019}\u{2013}\u{a0}e\u{301}\u{2014}Monday\u{2009}",
    ),
    ("nothing", "no word of the table stands here "),
];

/// The time must grow as the size does.
#[divan::bench(
    args = HOSTILE.iter().map(|(name, _)| *name),
    consts = [250, 500, 1000],
    sample_count = 5,
)]
fn hostile_kb<const KILOBYTES: usize>(bencher: Bencher<'_, '_>, kind: &str) {
    let unit = HOSTILE.iter().find(|(name, _)| *name == kind);
    let unit = unit.map_or("", |(_, unit)| unit);
    let text = unit.repeat(KILOBYTES * KB / unit.len().max(1));
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| values(&[&text]));
}

/// An annotation begins or ends before each word.
#[divan::bench(consts = [250, 500, 1000], sample_count = 5)]
fn edges_kb<const KILOBYTES: usize>(bencher: Bencher<'_, '_>) {
    let text = "the end of Monday, March 3, 2015 ".repeat(KILOBYTES * KB / 33);
    let spaces = text.match_indices(' ');
    let edges: Vec<TextSize> = spaces
        .map(|(at, _)| TextSize::try_from(at + 1).expect("the text is short"))
        .collect();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| resolved(&[phrases_between(black_box(&text), &edges)]));
}
