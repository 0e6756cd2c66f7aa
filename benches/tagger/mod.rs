//! The names that the statistical model suggests: over copy, after an edit, and over texts that are as far from copy as can
//! be. All on one core, features included.
//!
//! `NEWSMARK_BENCH_TEXTS` names a JSON Lines file whose `text` keys are the copy, instead of made-up sentences.

use super::{KB, copy, input};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use newsmark::analysis::{Article, Suggestions};
use newsmark::names::tagger::{Tagger, tokens};
use newsmark::registry::Registry;
use std::sync::Arc;

fn tagger() -> &'static Tagger {
    Tagger::shipped().expect("the model is shipped")
}

fn article(text: &str, before: Option<&Article>) -> Article {
    let registry = Arc::new(Registry::default());
    Article::analyse(input(text, &registry), before)
}

/// Copy of about this many bytes.
fn text(bytes: usize) -> String {
    let mut text = copy::texts().join("\n\n");
    while text.len() < bytes {
        text.extend_from_within(..);
    }
    let end = (bytes..text.len()).find(|end| text.is_char_boundary(*end));
    text.truncate(end.unwrap_or(text.len()));
    text
}

/// Many articles, each read and tagged from its beginning; items are tokens.
#[divan::bench(sample_count = 20)]
fn copy(bencher: Bencher<'_, '_>) {
    let texts = copy::texts();
    let articles: Vec<Article> = texts.iter().map(|text| article(text, None)).collect();
    let count: usize = texts.iter().map(|text| tokens(text).len()).sum();
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher
        .counter(ItemsCount::new(count))
        .counter(BytesCount::new(bytes))
        .bench(|| {
            let all = articles.iter();
            all.map(|article| {
                let found = Suggestions::of(black_box(article), tagger(), None);
                found.names.len()
            })
            .sum::<usize>()
        });
}

/// One article of some kilobytes.
#[divan::bench(args = [2, 10, 100], sample_count = 20)]
fn fresh_kb(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let article = article(&text(kilobytes * KB), None);
    bencher.bench(|| Suggestions::of(black_box(&article), tagger(), None));
}

/// One letter in the middle of an article of some kilobytes, with what is known from before.
#[divan::bench(args = [2, 10, 100], sample_count = 20)]
fn one_letter_kb(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = text(kilobytes * KB);
    let first = article(&text, None);
    let before = Suggestions::of(&first, tagger(), None);
    let middle = (text.len() / 2..).find(|at| text.is_char_boundary(*at));
    let (head, tail) = text.split_at(middle.unwrap_or(0));
    let edited = article(&format!("{head}x{tail}"), Some(&first));
    bencher.bench(|| Suggestions::of(black_box(&edited), tagger(), Some(&before)));
}

/// Suggestions put into an article of some kilobytes.
#[divan::bench(args = [2, 10, 100], sample_count = 20)]
fn suggest_kb(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let article = article(&text(kilobytes * KB), None);
    let names = Suggestions::of(&article, tagger(), None).names;
    bencher.bench(|| black_box(&article).suggest(&names));
}

/// Texts of one kind each, repeated.
const HOSTILE: &[(&str, &str)] = &[
    ("capitalised", "Belmar Dortun "),
    ("capitals", "BELMAR DORTUN OF THE "),
    ("lower case", "belmar dortun of the "),
    ("joined", "Belmar of the "),
    ("quotes", "\" ' \u{2019}s "),
    ("points", "B. D. U.N. "),
    ("one word", "Belmardortun"),
    ("phrases", "United States of America of New York City "),
    ("wide", "\u{fffd}e\u{301}\u{200b}Ⴀ\u{a0}"),
    ("lines", "Belmar\n"),
    ("blocks", "Belmar\n\n"),
];

/// The time must grow as the size does.
#[divan::bench(
    args = HOSTILE.iter().map(|(name, _)| *name),
    consts = [250, 500, 1000],
    sample_count = 3,
)]
fn hostile_kb<const KILOBYTES: usize>(bencher: Bencher<'_, '_>, kind: &str) {
    let unit = HOSTILE.iter().find(|(name, _)| *name == kind);
    let unit = unit.map_or("", |(_, unit)| unit);
    let text = unit.repeat(KILOBYTES * KB / unit.len().max(1));
    let article = article(&text, None);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let names = Suggestions::of(black_box(&article), tagger(), None).names;
        article.suggest(&names)
    });
}
