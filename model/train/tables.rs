//! The lexicon's source tables, and the map that is made of them.

use anyhow::{Context, Result};
use newsmark::names::tagger::{Flag, Phrase, Word};
use std::collections::BTreeMap;
use std::path::Path;

/// Builds the map's bytes from the tables that `lexicon/build.py` writes into a folder, and from the lists in `own`.
pub(crate) fn lexicon(folder: &Path, own: &Path) -> Result<Vec<u8>> {
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    let number = |text: &str| text.trim().parse::<u64>().unwrap_or(0);
    for line in lines(&folder.join("words.tsv"))? {
        let mut columns = line.split('\t');
        let Some(word) = columns.next() else { continue };
        let values: Vec<u64> = columns.map(number).collect();
        let [zipf, first, last, place] = values[..] else {
            continue;
        };
        let key = fold(word);
        let entry = words.entry(key).or_default();
        let frequency = if zipf == 0 {
            0
        } else {
            (zipf / 5).clamp(1, 15)
        };
        *entry = entry
            .with_frequency(frequency)
            .with_first(first)
            .with_last(last)
            .with_place(place);
    }
    let mut phrase = |text: &str, class: Phrase| {
        let key = fold(text);
        if key.contains([' ', '-']) {
            let entry = words.entry(key).or_default();
            *entry = entry.with_phrase(class);
        }
    };
    for line in lines(&folder.join("phrases.tsv"))? {
        let mut columns = line.split('\t');
        let (Some(text), Some(class)) = (columns.next(), columns.next()) else {
            continue;
        };
        match class {
            "country" => phrase(text, Phrase::Country),
            "region" => phrase(text, Phrase::Region),
            "city" => phrase(text, Phrase::City),
            "group" => phrase(text, Phrase::Group),
            _ => {}
        }
    }
    for line in lines(&own.join("demonyms.txt"))? {
        for column in line.split('\t').skip(1) {
            for name in column.split([',', ';']) {
                flag(&mut words, name, Flag::Demonym, Some(Phrase::Demonym));
            }
        }
    }
    for line in lines(&folder.join("group_words.tsv"))? {
        let mut columns = line.split('\t');
        let (Some(text), Some(kind)) = (columns.next(), columns.nth(1)) else {
            continue;
        };
        let fact = match kind {
            "adjective" | "people" => Flag::Demonym,
            _ => Flag::Group,
        };
        flag(&mut words, text, fact, None);
    }
    for (file, fact, class) in [
        ("org_suffix.txt", Flag::GroupSuffix, None),
        ("org_head.txt", Flag::GroupHead, None),
        ("place_head.txt", Flag::PlaceHead, None),
        ("titles.txt", Flag::Title, Some(Phrase::Title)),
        ("speech.txt", Flag::Speech, None),
        ("sport.txt", Flag::Sport, None),
        ("not_names.txt", Flag::NoName, Some(Phrase::NoName)),
    ] {
        for line in lines(&own.join(file))? {
            flag(&mut words, &line, fact, class);
        }
    }
    for line in lines(&folder.join("clusters.tsv"))? {
        let mut columns = line.split('\t');
        let Some(word) = columns.next() else { continue };
        let values: Vec<u64> = columns.map(number).collect();
        let [coarse, fine] = values[..] else { continue };
        let entry = words.entry(fold(word)).or_default();
        *entry = entry.with_classes(coarse + 1, fine + 1);
    }
    let mut map = fst::MapBuilder::memory();
    for (word, value) in &words {
        if value.0 != 0 && !word.is_empty() {
            map.insert(word, value.0).with_context(|| word.clone())?;
        }
    }
    Ok(map.into_inner()?)
}

fn flag(words: &mut BTreeMap<String, Word>, name: &str, flag: Flag, phrase: Option<Phrase>) {
    let key = fold(name.trim());
    if key.is_empty() {
        return;
    }
    let several = key.contains([' ', '-']);
    let entry = words.entry(key).or_default();
    *entry = match phrase {
        Some(class) if several => entry.with_phrase(class),
        _ if several => *entry,
        _ => entry.with(flag),
    };
}

/// A name as tokens spell it.
fn fold(name: &str) -> String {
    let mut folded = String::new();
    let parts: Vec<String> = name
        .split_whitespace()
        .map(|part| {
            newsmark::names::tagger::fold_into(part, &mut folded);
            folded.clone()
        })
        .collect();
    parts.join(" ")
}

fn lines(path: &Path) -> Result<Vec<String>> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    Ok(text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect())
}
