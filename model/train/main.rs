//! Trains the tagger that Newsmark ships, and measures it on sets that it has not learned from.
//!
//! `cargo run --release --example train-tagger -- --data FOLDER` writes `model/weights.bin`, the same bytes from the same
//! data. With `--hold-back ewt,wiki-gold` it writes nothing, leaves those sets out and says how it does on them.
//! `--tables FOLDER` first makes `model/lexicon.fst` anew from the tables that `model/lexicon/build.py` writes.

mod cleaning;
mod evaluate;
mod examples;
mod gold;
mod reading;
mod tables;
mod trainer;

use anyhow::{Context, Result};
use clap::Parser;
use cleaning::Cleaning;
use examples::{Example, Numbers, Prepared};
use gold::{Gold, Set};
use newsmark::names::tagger::{Feature, Lexicon, Scores, Tagger, write};
use std::collections::HashMap;
use std::path::PathBuf;
use trainer::{Model, Settings, train};

/// Trains the tagger.
#[derive(Parser)]
struct Arguments {
    /// The folder with names-gmb.jsonl, names-ewt-dev.jsonl, names-ewt-test.jsonl, names-wikigold.jsonl, names-re3d.jsonl.
    #[arg(long)]
    data: PathBuf,
    /// Sets to leave out and to measure on; nothing is written then.
    #[arg(long, value_delimiter = ',')]
    hold_back: Vec<Set>,
    /// The tables to make the lexicon of; without, the lexicon stays.
    #[arg(long)]
    tables: Option<PathBuf>,
    /// The folder of the model.
    #[arg(long, default_value = "model")]
    model: PathBuf,
}

/// One article of so many is measured on where the project's own copy, or the silver set, is held back.
const PART: usize = 5;

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let settings = Settings::default();
    let path = arguments.model.join("lexicon.fst");
    if let Some(tables) = &arguments.tables {
        let lexicon = tables::lexicon(tables, &arguments.model.join("lexicon/own"))?;
        std::fs::write(&path, lexicon).with_context(|| format!("writing {}", path.display()))?;
    }
    let lexicon = std::fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
    let all = gold::read_all(&arguments.data, &arguments.model.join("copy"))?;
    let (held_back, learned) = part(&all, &arguments.hold_back);
    let bytes = model(&learned, &lexicon, &settings, &Cleaning::of(&all))?;
    if arguments.hold_back.is_empty() {
        let path = arguments.model.join("weights.bin");
        std::fs::write(&path, &bytes).with_context(|| format!("writing {}", path.display()))?;
        anstream::eprintln!("{}: {} bytes", path.display(), bytes.len());
        return Ok(());
    }
    report(&held_back, &lexicon, bytes)
}

/// The articles that are held back, and those that are learned from. Of the own copy and of the silver set, every fifth
/// article is held back.
fn part<'g>(all: &'g [Gold], hold_back: &[Set]) -> (Vec<&'g Gold>, Vec<&'g Gold>) {
    let mut counts: HashMap<Set, usize> = HashMap::new();
    all.iter().partition(|gold| {
        let count = counts.entry(gold.set).or_default();
        *count += 1;
        let in_parts = matches!(gold.set, Set::Own | Set::Gmb);
        hold_back.contains(&gold.set) && (!in_parts || (*count).is_multiple_of(PART))
    })
}

/// Trains on articles; the bytes of the model.
fn model(
    articles: &[&Gold],
    lexicon: &[u8],
    settings: &Settings,
    cleaning: &Cleaning,
) -> Result<Vec<u8>> {
    let lexicon = Lexicon::new(lexicon)?;
    let recased = recased(articles);
    let articles: Vec<&Gold> = articles.iter().copied().chain(&recased).collect();
    let prepared: Vec<Prepared> = articles
        .iter()
        .map(|gold| Prepared::of(gold, &lexicon))
        .collect();
    let mut counts: HashMap<Feature, u32> = HashMap::new();
    prepared
        .iter()
        .for_each(|article| article.count(&mut counts));
    let mut numbers = Numbers::default();
    numbers.add(counts, settings.least);
    let examples: Vec<Vec<Example>> = articles
        .iter()
        .zip(&prepared)
        .map(|(gold, prepared)| {
            let passages = gold.passages.iter().zip(&prepared.passages).enumerate();
            passages
                .map(|(number, (passage, read))| {
                    let allowed = cleaning.allowed(gold.set, passage, read);
                    prepared.example(number, gold.set, allowed, &numbers)
                })
                .collect()
        })
        .collect();
    let tokens: usize = examples
        .iter()
        .flatten()
        .map(|example| example.allowed.len())
        .sum();
    anstream::eprintln!("{} articles, {tokens} tokens", articles.len());
    let echoes = reading::cross_echoes(&prepared, &examples, &numbers, settings);
    let mut counts: HashMap<Feature, u32> = HashMap::new();
    for feature in echoes.iter().flatten().flatten().flatten() {
        *counts.entry(*feature).or_default() += 1;
    }
    numbers.add(counts, settings.least);
    let examples: Vec<Example> = examples
        .iter()
        .flatten()
        .zip(echoes.iter().flatten())
        .map(|(example, echoes)| example.with_echoes(echoes, &numbers))
        .collect();
    let model = train(
        &examples.iter().collect::<Vec<_>>(),
        numbers.features.len(),
        settings,
    );
    Ok(shipped(&model, &numbers, settings))
}

/// Some articles once more, in capitals or in small letters: headlines and careless copy.
fn recased(articles: &[&Gold]) -> Vec<Gold> {
    let clean = articles.iter().filter(|gold| gold.set != Set::Gmb);
    clean
        .enumerate()
        .filter_map(|(number, gold)| match number % 12 {
            0 => gold.recased(true),
            1 => gold.recased(false),
            _ => None,
        })
        .collect()
}

/// The model's file: the features with the greatest weights, as many as have room.
fn shipped(model: &Model, numbers: &Numbers, settings: &Settings) -> Vec<u8> {
    let greatest = |scores: &Scores| {
        scores
            .iter()
            .fold(0.0f32, |greatest, score| greatest.max(score.abs()))
    };
    let mut rows: Vec<(Feature, Scores)> = numbers
        .features
        .iter()
        .copied()
        .zip(model.weights.iter().copied())
        .collect();
    rows.sort_by(|left, right| {
        let by_weight = greatest(&right.1).total_cmp(&greatest(&left.1));
        by_weight.then(left.0.cmp(&right.0))
    });
    rows.truncate(settings.slots * 17 / 20);
    // A few weights far from all others are cut rather than that all steps get coarse.
    let scale = rows
        .get(rows.len() / 2000)
        .map_or(1.0, |row| greatest(&row.1))
        / 127.0;
    let (bytes, left_out) = write(
        &rows,
        &model.steps,
        scale,
        settings.threshold,
        settings.slots,
    );
    anstream::eprintln!(
        "{} features, {} of them shipped, scale {scale}",
        numbers.features.len(),
        rows.len() - left_out
    );
    bytes
}

/// Prints how a model does on each set that was held back, at several thresholds.
fn report(held_back: &[&Gold], lexicon: &[u8], bytes: Vec<u8>) -> Result<()> {
    // The tagger takes what lives as long as the program, as the shipped files do.
    let tagger = Tagger::new(lexicon.to_vec().leak(), bytes.leak())?.with_threshold(0.0);
    let mut sets: Vec<Set> = held_back.iter().map(|gold| gold.set).collect();
    sets.sort_unstable();
    sets.dedup();
    for set in sets {
        let articles: Vec<&Gold> = held_back
            .iter()
            .copied()
            .filter(|gold| gold.set == set)
            .collect();
        let people = !matches!(set, Set::Ewt | Set::WikiGold);
        for threshold in [0.0, 0.4, 0.5, 0.6] {
            let results = evaluate::evaluate(&articles, &tagger, threshold, people);
            anstream::println!("{set:?} from {threshold}: {results}");
        }
    }
    Ok(())
}
