//! How fast the parts are, inside of the process: `cargo bench --bench inside`.

mod copy;
mod dates;
mod tagger;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use newsmark::analysis::{Article, EntityKey, Input};
use newsmark::config::Settings;
use newsmark::corpus::{Builder, Corpus, Stamp, Summary};
use newsmark::markup::{Dialect, Inlines, LayoutOptions, layout};
use newsmark::registry::{NameIndex, Registry, RegistryFile};
use newsmark::text::{Word, words};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn main() {
    divan::main();
}

const KB: usize = 1000;

fn registry(entries: usize) -> Arc<Registry> {
    let file = RegistryFile::parse(Path::new("actors.toml"), &copy::registry(entries), None);
    Arc::new(Registry::new(vec![Arc::new(file)]))
}

fn input(text: &str, registry: &Arc<Registry>) -> Input {
    Input {
        text: text.into(),
        file_name: "bench.news".to_owned(),
        dialect: Dialect::News,
        registry: Arc::clone(registry),
        furniture: Arc::from([]),
    }
}

fn corpus(registry: &Arc<Registry>, texts: impl Iterator<Item = String>) -> Corpus {
    let mut builder = Builder::default();
    for (number, text) in texts.enumerate() {
        let article = Article::analyse(input(&text, registry), None);
        let path = PathBuf::from(format!("/corpus/{number:06}.news"));
        builder.add(&path, Stamp::default(), Summary::of(&article));
    }
    let settings = Arc::new(Settings::default());
    builder.finish(PathBuf::from("/corpus"), settings, Arc::clone(registry))
}

/// Texts that are as far from copy as can be, each of one kind: a thing that must not take time in the square.
const HOSTILE: &[(&str, &str)] = &[
    ("brackets", "["),
    ("closed brackets", "[a]{.person "),
    ("nested", "[[a]{.person}"),
    ("quotes", "\" '"),
    ("acronyms", "ABC DEF Kilo Lima Mike (KLM) "),
    ("definitions", "Alpha Bravo Charlie (ABC) "),
    ("numbers", "1 2015 03-04 "),
    ("date words", "the first last week of May and June "),
    ("weekdays", "Monday to Tuesday, Feb. 9, 2015, "),
    ("capitals", "Belmar Dortun "),
    ("comments", "<!-- newsmark: ignore "),
    ("blank lines", "a\n\n"),
];

#[divan::bench_group]
mod analysis {
    use super::*;

    #[divan::bench(args = [2, 10, 100])]
    fn fresh(bencher: Bencher<'_, '_>, kilobytes: usize) {
        let registry = registry(1000);
        let input = input(&copy::article(kilobytes * KB, 1000, 1), &registry);
        bencher
            .counter(BytesCount::of_str(&input.text))
            .bench(|| Article::analyse(input.clone(), None));
    }

    #[divan::bench(args = [2, 10, 100])]
    fn one_letter(bencher: Bencher<'_, '_>, kilobytes: usize) {
        let registry = registry(1000);
        let text = copy::article(kilobytes * KB, 1000, 1);
        let before = Article::analyse(input(&text, &registry), None);
        let middle = text.len() / 2;
        let edited = format!("{}x{}", &text[..middle], &text[middle..]);
        let input = input(&edited, &registry);
        bencher.bench(|| Article::analyse(input.clone(), Some(&before)));
    }

    #[divan::bench(args = [2, 10, 100])]
    fn rules(bencher: Bencher<'_, '_>, kilobytes: usize) {
        let registry = registry(1000);
        let text = copy::article(kilobytes * KB, 1000, 1);
        let article = Article::analyse(input(&text, &registry), None);
        let corpus = corpus(&registry, std::iter::empty());
        let path = Path::new("/corpus/bench.news");
        bencher.bench(|| newsmark::rules::check_article(&article, &corpus, path));
    }

    #[divan::bench(args = HOSTILE.iter().map(|(name, _)| *name))]
    fn hostile_100_kb(bencher: Bencher<'_, '_>, kind: &str) {
        let registry = registry(1000);
        let text = hostile(kind, 100 * KB);
        let input = input(&text, &registry);
        let corpus = corpus(&registry, std::iter::empty());
        let path = Path::new("/corpus/bench.news");
        bencher.counter(BytesCount::of_str(&text)).bench(|| {
            let article = Article::analyse(input.clone(), None);
            newsmark::rules::check_article(&article, &corpus, path)
        });
    }
}

fn hostile(kind: &str, bytes: usize) -> String {
    let unit = HOSTILE.iter().find(|(name, _)| *name == kind);
    let unit = unit.map_or("", |(_, unit)| unit);
    unit.repeat(bytes / unit.len().max(1))
}

#[divan::bench_group]
mod parts {
    use super::*;

    #[divan::bench]
    fn words_mb(bencher: Bencher<'_, '_>) {
        let text = copy::paragraphs(1000 * KB, 1000, 1);
        bencher
            .counter(BytesCount::of_str(&text))
            .bench(|| words(black_box(&text)).count());
    }

    #[divan::bench]
    fn layout_mb(bencher: Bencher<'_, '_>) {
        let text = copy::article(1000 * KB, 1000, 1);
        let options = LayoutOptions::default();
        bencher
            .counter(BytesCount::of_str(&text))
            .bench(|| layout(black_box(&text), &options));
    }

    #[divan::bench]
    fn inlines_mb(bencher: Bencher<'_, '_>) {
        let text = copy::paragraphs(1000 * KB, 1000, 1);
        bencher.counter(BytesCount::of_str(&text)).bench(|| {
            let blocks = text.split("\n\n");
            blocks
                .map(|block| Inlines::parse(block, Dialect::News).problems.len())
                .sum::<usize>()
        });
    }

    #[divan::bench]
    fn export_jsonl_mb(bencher: Bencher<'_, '_>) {
        let registry = registry(1000);
        let text = copy::article(1000 * KB, 1000, 1);
        let article = Article::analyse(input(&text, &registry), None);
        bencher.counter(BytesCount::of_str(&text)).bench(|| {
            let mut out = Vec::new();
            let kinds = newsmark::formats::DateKinds::ALL;
            newsmark::formats::jsonl::write(&mut out, "bench.news", &article, kinds).map(|()| out)
        });
    }
}

#[divan::bench_group]
mod names {
    use super::*;

    #[divan::bench(args = [1000, 100_000])]
    fn build(bencher: Bencher<'_, '_>, entries: usize) {
        let registry = registry(entries);
        bencher.bench(|| NameIndex::new(&registry.entries));
    }

    #[divan::bench(args = [1000, 100_000])]
    fn search_mb(bencher: Bencher<'_, '_>, entries: usize) {
        let registry = registry(entries);
        let text = copy::paragraphs(1000 * KB, entries, 1);
        let words: Vec<Word<'_>> = words(&text).collect();
        bencher
            .counter(BytesCount::of_str(&text))
            .bench(|| registry.names().find(&text, &words, &[], false));
    }

    #[divan::bench(args = [1000, 10_000])]
    fn registry_file(bencher: Bencher<'_, '_>, entries: usize) {
        let text = copy::registry(entries);
        bencher.counter(BytesCount::of_str(&text)).bench(|| {
            let file = RegistryFile::parse(Path::new("actors.toml"), &text, None);
            Registry::new(vec![Arc::new(file)])
        });
    }
}

/// Questions to a corpus of 20,000 articles, of which 10,000 name one actor.
#[divan::bench_group(sample_count = 20)]
mod questions {
    use super::*;

    fn asked() -> (Corpus, EntityKey) {
        let registry = registry(1000);
        let actor = copy::name(0);
        let text = |number: usize| match number % 2 {
            0 => format!("{actor} arrived on Monday.\n"),
            _ => "Talks went on in the capital.\n".to_owned(),
        };
        let corpus = corpus(&registry, (0..20_000).map(text));
        (corpus, EntityKey::Entry("entry-0".to_owned()))
    }

    #[divan::bench]
    fn mentions(bencher: Bencher<'_, '_>) {
        let (corpus, key) = asked();
        assert_eq!(corpus.mentions(&key).len(), 10_000);
        bencher.bench(|| corpus.mentions(&key));
    }

    #[divan::bench]
    fn introduction(bencher: Bencher<'_, '_>) {
        let (corpus, key) = asked();
        bencher.bench(|| corpus.introduction(&key));
    }

    #[divan::bench]
    fn counts(bencher: Bencher<'_, '_>) {
        let (corpus, key) = asked();
        bencher.bench(|| corpus.counts(&key));
    }
}
