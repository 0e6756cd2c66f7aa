//! What the labels of a set are worth: the sets mark different things, and one of them was made by a machine.

use crate::gold::{Gold, GoldPassage, Set};
use newsmark::names::tagger::{Class, Flag, LABELS, OUTSIDE, Passage, Shape, Word};
use std::collections::HashMap;

/// Labels as bits: those that a token may have.
pub(crate) type Allowed = u16;

/// All labels.
pub(crate) const ANY: Allowed = (1 << LABELS) - 1;

/// What is known of the faults of the silver set.
pub(crate) struct Cleaning {
    /// How often it gives a form each class.
    forms: HashMap<String, [u32; 4]>,
}

impl Cleaning {
    /// Counts the forms of the silver set.
    pub(crate) fn of(articles: &[Gold]) -> Self {
        let mut forms: HashMap<String, [u32; 4]> = HashMap::new();
        let silver = articles.iter().filter(|gold| gold.set == Set::Gmb);
        for passage in silver.flat_map(|gold| &gold.passages) {
            for span in &passage.spans {
                let form = passage.text[span.start..span.end].to_owned();
                forms.entry(form).or_default()[span.class as usize] += 1;
            }
        }
        Self { forms }
    }

    /// The labels that each token of a passage may have, by the conventions of the article's set.
    pub(crate) fn allowed(&self, set: Set, gold: &GoldPassage, passage: &Passage) -> Vec<Allowed> {
        let tokens: Vec<_> = passage.tokens().collect();
        let words: Vec<Word> = passage.words().collect();
        let mut allowed: Vec<Allowed> = vec![1 << OUTSIDE; tokens.len()];
        let mut covered = vec![false; tokens.len()];
        for span in &gold.spans {
            let first = tokens.partition_point(|token| token.end as usize <= span.start);
            let end = tokens.partition_point(|token| (token.start as usize) < span.end);
            if first >= end {
                continue;
            }
            let is_aligned = tokens[first].start as usize == span.start
                && tokens[end - 1].end as usize == span.end;
            let text = &gold.text[span.start..span.end];
            let classes = self.classes(set, text, span.class, &words[first..end]);
            for place in first..end {
                covered[place] = true;
                let label = |class: &Class| match place == first {
                    true => class.begin(),
                    false => class.inside(),
                };
                allowed[place] = match is_aligned && !classes.is_empty() {
                    true => classes.iter().map(|class| 1 << label(class)).sum(),
                    false => ANY,
                };
            }
        }
        let text =
            |place: usize| &gold.text[tokens[place].start as usize..tokens[place].end as usize];
        for place in (0..tokens.len()).filter(|place| !covered[*place]) {
            if !tokens[place].shape.is_capital() {
                continue;
            }
            let is_demonym = words[place].has(Flag::Demonym);
            match set {
                // They leave peoples unmarked.
                Set::Ewt | Set::WikiGold if is_demonym => {
                    allowed[place] |= 1 << Class::People.begin();
                }
                Set::Gmb => {
                    // It labels whole words: nothing of `U.S.-led`.
                    let is_hyphen = |place: usize| {
                        tokens.get(place).is_some_and(|it| it.glued) && text(place) == "-"
                    };
                    let joins_before = tokens[place].glued && place > 0 && text(place - 1) == "-";
                    let is_compound = is_hyphen(place + 1) || joins_before;
                    if is_compound
                        || is_demonym
                        || self.is_marked_elsewhere(words[place], text(place))
                    {
                        allowed[place] = ANY;
                    }
                }
                _ => {}
            }
            debug_assert!(tokens[place].shape != Shape::Mark);
        }
        allowed
    }

    /// What a span may be: several classes where its label is doubtful, none where the span itself is.
    fn classes(&self, set: Set, text: &str, class: Class, words: &[Word]) -> Vec<Class> {
        let tells_apart = !matches!(set, Set::Gmb | Set::Re3d);
        if tells_apart {
            return vec![class];
        }
        let is_people = is_people(text, words);
        if is_people && class == Class::Organisation {
            return vec![Class::People];
        }
        if set != Set::Gmb {
            return vec![class];
        }
        if is_people {
            return vec![Class::People, class];
        }
        if let [word] = words {
            // `Mr.` and `President` as persons, `Christmas` as a group.
            if (word.has(Flag::Title) || word.has(Flag::NoName)) && word.last() < 5 {
                return Vec::new();
            }
            if word.place() == 7 && class != Class::Place && word.first() < 4 {
                return vec![Class::Place];
            }
        }
        let counts = self.counts(text);
        let total: u32 = counts.iter().sum();
        let mut ranked = Class::ALL;
        ranked.sort_by_key(|class| std::cmp::Reverse(counts[*class as usize]));
        let [best, second, ..] = ranked;
        let share = |class: Class| f64::from(counts[class as usize]) / f64::from(total.max(1));
        if total < 4 || (best == class && share(best) >= 0.9) {
            return vec![class];
        }
        if best != class && share(class) <= 0.25 {
            return vec![best];
        }
        // Nobody knows: `U.N.` is a place as often as a group.
        match best == class {
            true => vec![class, second],
            false => vec![class, best],
        }
    }

    /// Whether the silver set marks a word at other places, so that its silence here says little.
    fn is_marked_elsewhere(&self, word: Word, text: &str) -> bool {
        let total: u32 = self.counts(text).iter().sum();
        total >= 5 && !word.has(Flag::NoName) || word.place() == 7
    }

    fn counts(&self, text: &str) -> [u32; 4] {
        self.forms.get(text).copied().unwrap_or_default()
    }
}

/// Whether a span names a people: `Iraqi`, `South Korean`, `Saudi Arabian`.
fn is_people(text: &str, words: &[Word]) -> bool {
    const FIRST: &[&str] = &[
        "Central", "Costa", "East", "Latin", "New", "North", "Puerto", "Saudi", "South", "Sri",
        "West",
    ];
    let ends = words.last().is_some_and(|word| word.has(Flag::Demonym));
    match words.len() {
        1 => ends,
        2 => {
            let first = text.split(' ').next().unwrap_or("");
            ends && (FIRST.contains(&first) || words[0].has(Flag::Demonym))
        }
        _ => false,
    }
}
