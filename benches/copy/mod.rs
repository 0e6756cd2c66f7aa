//! Copy and registries of any size for benchmarks, made up from a seed: the same in every run.

// Each benchmark uses a part of it.
#![allow(dead_code)]

use serde::Deserialize;
use std::env;
use std::fmt::Write as _;
use std::fs;

/// Parts of made-up names.
const SYLLABLES: &[&str] = &[
    "bel", "dor", "mar", "tun", "kav", "rin", "sol", "pev", "lam", "zho", "ned", "gar", "vit",
    "osh", "tam", "hul", "fen", "bra", "kel", "yar", "mun", "ras",
];

/// Sentences with places for a person, a group, a place, a day and a number. Half of all copy names nobody.
const SENTENCES: &[&str] = &[
    "{person} told reporters in {place} on {day} that talks with the {group} would go on.",
    "A spokesman for the {group} said {number} fighters had left their posts near {place} since {day}.",
    "Residents fled along the river as shells fell on the market, and aid workers counted {number} families.",
    "\"We were ready to sign in the morning,\" {person} said, \"and nobody came to the table.\"",
    "Roads to the north stayed closed, traders said, and the price of rice rose for the third week in a row.",
    "Officials put the number of dead at {number}, among them women and children, and expected it to rise.",
    "The ministry did not answer questions about the convoy, which was seen east of the bridge before dawn.",
    "The two sides signed a truce on {day}, {year}, but clashes near {place} have gone on ever since.",
    "Schools in the valley will open again next week if the ceasefire holds, a teacher said by telephone.",
    "{person}, who led the delegation, called the shelling of {place} a breach of the accord of {year}.",
    "The rains have made the tracks over the hills hard to pass, and few trucks arrive from the border.",
    "Analysts doubt that either army can hold the town for long without new supplies of fuel and rice.",
];

const DAYS: &[&str] = &[
    "Monday",
    "Sunday",
    "March 3",
    "Wednesday",
    "February 9",
    "Friday",
    "earlier this month",
    "yesterday",
];

/// Numbers that look random (the generator is Marsaglia's xorshift) and are the same in every run.
#[derive(Debug, Clone)]
pub(crate) struct Numbers(u64);

impl Numbers {
    /// Starts from `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// A capitalised word of its own for each number below 9,000.
fn word(number: usize) -> String {
    let count = SYLLABLES.len();
    let mut word = String::new();
    for part in [
        number / count % count,
        number % count,
        number / count / count % count + 1,
    ] {
        word.push_str(SYLLABLES[part % count]);
    }
    word[..1].to_uppercase() + &word[1..]
}

/// The name of entry `number` of a registry: in turn a person, a group and a place.
pub(crate) fn name(number: usize) -> String {
    let (first, second) = (word(number), word(number / 7 + 3 * number % 8_000));
    match number % 3 {
        0 => format!("{first} {second}"),
        1 => format!("{first} {second} Front"),
        _ => format!("{first} {second} Pass"),
    }
}

/// A registry of some entries: names, acronyms, misspellings, roles and the place in the tree.
pub(crate) fn registry(entries: usize) -> String {
    let mut toml = String::new();
    for number in 0..entries {
        let (name, up) = (name(number), number / 10);
        let kind = ["person", "group", "place"][number % 3];
        let _ = write!(
            toml,
            "[entry-{number}]\nkind = \"{kind}\"\nname = \"{name}\"\n"
        );
        let _ = match number % 3 {
            0 => writeln!(
                toml,
                "roles = [{{ title = \"Envoy\", from = {} }}]",
                1990 + number % 30
            ),
            1 => writeln!(
                toml,
                "acronym = \"{}F{number}\"\nmisspellings = [\"{name}e\"]",
                &name[..1]
            ),
            _ if number % 30 == 2 || up == 0 => writeln!(toml, "aliases = [\"{name}es\"]"),
            _ => writeln!(toml, "part_of = [\"entry-{}\"]", up - up % 3 + 2),
        };
        toml.push('\n');
    }
    toml
}

/// Paragraphs of about `bytes` bytes that name entries of a registry of `entries` entries, and others.
pub(crate) fn paragraphs(bytes: usize, entries: usize, seed: u64) -> String {
    let mut numbers = Numbers::new(seed);
    let mut text = String::with_capacity(bytes + 400);
    let mut sentences = 0;
    while text.len() < bytes {
        if sentences > 0 {
            text.push_str(if sentences % 3 == 0 { "\n\n" } else { " " });
        }
        sentences += 1;
        let mut entry = |kind: usize| name(numbers.below(entries.max(3) / 3) * 3 + kind);
        let (person, group, place) = (entry(0), entry(1), entry(2));
        let sentence = numbers.one_of(SENTENCES).replace("{person}", &person);
        let sentence = sentence
            .replace("{group}", &group)
            .replace("{place}", &place);
        let sentence = sentence.replace("{day}", numbers.one_of(DAYS));
        let sentence = sentence.replace("{number}", &(2 + numbers.below(90)).to_string());
        text.push_str(&sentence.replace("{year}", &(1990 + numbers.below(25)).to_string()));
    }
    text.push('\n');
    text
}

/// An article of about `bytes` bytes; see [`paragraphs`].
pub(crate) fn article(bytes: usize, entries: usize, seed: u64) -> String {
    let body = paragraphs(bytes.saturating_sub(80), entries, seed);
    format!("---\nheadline: Talks resume as shelling continues\ndate: 2015-03-23\n---\n{body}")
}

/// A megabyte or so of articles: those of the file that `NEWSMARK_BENCH_TEXTS` names, or made-up ones.
pub(crate) fn texts() -> Vec<String> {
    #[derive(Deserialize)]
    struct Line {
        text: String,
    }
    let Some(path) = env::var_os("NEWSMARK_BENCH_TEXTS") else {
        return (0..300).map(|seed| paragraphs(3000, 1000, seed)).collect();
    };
    let lines = fs::read_to_string(path).expect("NEWSMARK_BENCH_TEXTS names a file");
    lines
        .lines()
        .map(|line| {
            let line: Line = serde_json::from_str(line).expect("a line has a `text`");
            line.text
        })
        .collect()
}
