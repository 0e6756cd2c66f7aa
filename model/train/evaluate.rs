//! How well a tagger does on articles whose names are known.

use crate::gold::{Gold, Span};
use newsmark::names::tagger::{Class, Tagger};
use std::collections::HashSet;
use std::fmt;

/// Hits, found and gold spans.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    hits: usize,
    found: usize,
    gold: usize,
}

impl Tally {
    fn f1(self) -> f64 {
        2.0 * self.hits as f64 / (self.found + self.gold).max(1) as f64
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |whole: usize| self.hits as f64 / whole.max(1) as f64;
        write!(
            out,
            "P {:.3} R {:.3} F1 {:.3}",
            share(self.found),
            share(self.gold),
            self.f1()
        )
    }
}

/// The results on some articles.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Results {
    typed: Tally,
    untyped: Tally,
    kinds: [Tally; 3],
}

impl fmt::Display for Results {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "typed {} | untyped {}", self.typed, self.untyped)?;
        for (name, tally) in ["person", "group", "place"].iter().zip(self.kinds) {
            write!(out, " | {name} {:.3}", tally.f1())?;
        }
        write!(
            out,
            " | gold {} found {}",
            self.typed.gold, self.typed.found
        )
    }
}

fn kind(class: Class) -> usize {
    match class {
        Class::Person => 0,
        Class::Organisation | Class::People => 1,
        Class::Place => 2,
    }
}

/// Tags articles and compares: spans that are at least so sure; `people` says whether peoples count.
pub(crate) fn evaluate(
    articles: &[&Gold],
    tagger: &Tagger,
    threshold: f32,
    people: bool,
) -> Results {
    let mut results = Results::default();
    for gold in articles {
        let passages = gold
            .passages
            .iter()
            .map(|passage| (passage.text.as_str(), passage.is_headline));
        let tagged = tagger.tag(passages, None);
        for (passage, tagged) in gold.passages.iter().zip(&tagged.passages) {
            let found: Vec<Span> = tagged
                .names
                .iter()
                .filter(|name| {
                    name.confidence >= threshold && (people || name.class != Class::People)
                })
                .map(|name| Span {
                    start: name.start as usize,
                    end: name.end as usize,
                    class: name.class,
                })
                .collect();
            results.add(&passage.spans, &found);
        }
    }
    results
}

impl Results {
    fn add(&mut self, gold: &[Span], found: &[Span]) {
        let typed: HashSet<_> = gold
            .iter()
            .map(|span| (span.start, span.end, kind(span.class)))
            .collect();
        let untyped: HashSet<_> = gold.iter().map(|span| (span.start, span.end)).collect();
        for span in gold {
            self.kinds[kind(span.class)].gold += 1;
        }
        self.typed.gold += gold.len();
        self.untyped.gold += gold.len();
        for span in found {
            let kind = kind(span.class);
            let hit = usize::from(typed.contains(&(span.start, span.end, kind)));
            self.kinds[kind].found += 1;
            self.kinds[kind].hits += hit;
            self.typed.hits += hit;
            self.untyped.hits += usize::from(untyped.contains(&(span.start, span.end)));
        }
        self.typed.found += found.len();
        self.untyped.found += found.len();
    }
}
