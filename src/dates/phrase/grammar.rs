//! The phrase grammar: the table of patterns, to which a new kind of phrase is added as a line.
//!
//! A pattern is a row of classes (in capitals, see `lexicon.rs`), words (in small letters) and signs. `[…]` can be left
//! out, `(…|…)` is a choice. The longest pattern that fits and that its guard allows wins; of two equally long ones the
//! upper one.

use super::guard::Guard;
use super::lexicon::{Class, LEXICON};
use super::token::{Gap, Token};
use std::sync::LazyLock;

/// What a pattern says: how the numbers of its tokens are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    /// Year, month and day, as far as there are any.
    Calendar,
    /// From the first day, month or year to the second.
    Range,
    /// `2015-03-23`
    IsoDay,
    /// `12/25/2015`
    NumericDay,
    /// A weekday alone.
    Weekday,
    /// Today and its neighbours.
    Today,
    /// The night after today.
    Tonight,
    /// A unit of the calendar that "last", "this" or "next" shifts.
    Shifted,
    /// The weekend that is nearest.
    Weekend,
    /// A season.
    Season,
    /// A decade.
    Decade,
    /// A decade of the twentieth century, or of the one that its number fits.
    ShortDecade,
    /// A century.
    Century,
    /// The day, month or year of which the article spoke last.
    Same,
}

/// One line of the grammar.
#[derive(Debug)]
pub(super) struct Rule {
    pattern: &'static str,
    pub(super) means: Means,
    pub(super) guard: Guard,
}

const fn rule(pattern: &'static str, means: Means, guard: Guard) -> Rule {
    Rule {
        pattern,
        means,
        guard,
    }
}

/// The grammar.
pub(super) const RULES: &[Rule] = &[
    // February 9; Feb. 9, 2015; Tuesday, Feb. 9, 2015; Monday morning, March 23
    rule(
        "[(WEEKDAY|WKDY) [PART] [,]] MONTH (DAY|ORD) [[,] YEAR]",
        Means::Calendar,
        Guard::Day,
    ),
    // 9 February; Monday, 23 March 2015; 3rd of March; the 3rd of March, 2015
    rule(
        "[(WEEKDAY|WKDY) [PART] [,]] (DAY|ORD) MONTH [[,] YEAR]",
        Means::Calendar,
        Guard::Day,
    ),
    rule(
        "[(WEEKDAY|WKDY) [PART] [,]] [the] ORD of MONTH [[,] YEAR]",
        Means::Calendar,
        Guard::Day,
    ),
    rule(
        "[(WEEKDAY|WKDY) [PART] [,]] the ORD MONTH [[,] YEAR]",
        Means::Calendar,
        Guard::Day,
    ),
    // 2015-03-23; Monday, 2015-03-23; 12/25/2015
    rule("[(WEEKDAY|WKDY) [,]] ISO", Means::IsoDay, Guard::None),
    rule(
        "[(WEEKDAY|WKDY) [,]] NUMERIC",
        Means::NumericDay,
        Guard::None,
    ),
    // March 2015; March of 2015; early March; mid-March 2015; last March; March
    rule("[EDGE [-]] MONTH [,|of] YEAR", Means::Calendar, Guard::Day),
    rule("EDGE [-] MONTH", Means::Calendar, Guard::None),
    rule("[EDGE] SHIFT MONTH", Means::Calendar, Guard::None),
    rule("MONTH", Means::Calendar, Guard::BareMonth),
    // March 17-22; March 17-22, 2015; 17-22 March 2015; March 28-April 3; March-May 2015
    rule(
        "MONTH (DAY|ORD) - (DAY|ORD) [[,] YEAR]",
        Means::Range,
        Guard::Rising,
    ),
    rule(
        "(DAY|ORD) - (DAY|ORD) MONTH [[,] YEAR]",
        Means::Range,
        Guard::Rising,
    ),
    rule(
        "MONTH (DAY|ORD) [[,] YEAR] - MONTH (DAY|ORD) [[,] YEAR]",
        Means::Range,
        Guard::Day,
    ),
    rule(
        "(DAY|ORD) MONTH [YEAR] - (DAY|ORD) MONTH [YEAR]",
        Means::Range,
        Guard::Day,
    ),
    rule("MONTH [YEAR] - MONTH [YEAR]", Means::Range, Guard::Tight),
    // 2009; late 2014; mid-2014; 2013-14; 2013-2015
    rule("YEAR", Means::Calendar, Guard::BareYear),
    rule("[the] EDGE [-] YEAR", Means::Calendar, Guard::UncountedYear),
    rule("YEAR - YEAR", Means::Range, Guard::Years),
    rule("YEAR - YY", Means::Range, Guard::Years),
    // Monday; Monday evening; late Monday; last Monday; this coming Friday; on Mon.
    rule("[EDGE] WEEKDAY [PART]", Means::Weekday, Guard::BareWeekday),
    rule(
        "[EDGE] SHIFT [(past|coming)] WEEKDAY [PART]",
        Means::Weekday,
        Guard::BareWeekday,
    ),
    rule("WKDY", Means::Weekday, Guard::ShortWeekday),
    // today; yesterday morning; late yesterday; tonight; last night; this morning
    rule("[EDGE] TODAY [PART]", Means::Today, Guard::Today),
    rule("[(EDGE|EARLIER)] TODAY", Means::Today, Guard::Today),
    rule("tonight", Means::Tonight, Guard::Today),
    rule("[EDGE] SHIFT PART", Means::Today, Guard::DayPart),
    // last week; earlier this month; early next year; the weekend
    rule(
        "[(EDGE|EARLIER)] SHIFT SPAN",
        Means::Shifted,
        Guard::Shifted,
    ),
    rule("the weekend", Means::Weekend, Guard::Weekend),
    // last spring; summer 2014; the winter of 1944
    rule("[EDGE] SHIFT SEASON", Means::Season, Guard::Shifted),
    rule(
        "[the] [EDGE] SEASON [of] YEAR [- (YEAR|YY)]",
        Means::Season,
        Guard::UncountedYear,
    ),
    // the 1990s; the early '90s; the mid-1990s; the late 19th century
    rule("[the] [EDGE [-]] DECADE", Means::Decade, Guard::None),
    rule(
        "the [EDGE [-]] SHORTDECADE",
        Means::ShortDecade,
        Guard::None,
    ),
    rule(
        "[the] [EDGE [-]] ORD [-] century",
        Means::Century,
        Guard::None,
    ),
    // that day; the same month
    rule("that (day|SPAN)", Means::Same, Guard::Same),
    rule("the same (day|SPAN)", Means::Same, Guard::Same),
];

/// A part of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// A token of this class.
    Class(Class),
    /// This word of the lexicon.
    Word(u16),
}

impl Step {
    #[inline]
    fn fits(self, token: &Token) -> bool {
        match self {
            Self::Class(class) => token.classes.meets(class),
            Self::Word(word) => token.word == word,
        }
    }
}

/// A pattern's part with the token that fits it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// The class under which it fits; none for a word.
    pub(super) class: Class,
    /// The token's place in the window.
    pub(super) token: usize,
}

#[derive(Debug, Default)]
struct Node {
    next: Vec<(Step, usize)>,
    /// The rule that ends here.
    rule: Option<usize>,
}

/// The rules as a tree of steps, so that all are tried at once.
#[derive(Debug)]
pub(super) struct Grammar {
    nodes: Vec<Node>,
    /// All classes that a phrase can begin with.
    starts: Class,
    /// For each word of the lexicon, whether a phrase can begin with it as such.
    start_words: Vec<bool>,
}

/// The grammar of this file.
pub(super) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    Grammar::new(RULES).expect("a test holds that the table's patterns can be read")
});

impl Grammar {
    fn new(rules: &[Rule]) -> Result<Self, String> {
        let mut grammar = Self {
            nodes: vec![Node::default()],
            starts: Class::NONE,
            start_words: Vec::new(),
        };
        for (index, rule) in rules.iter().enumerate() {
            for steps in expand(rule.pattern)? {
                grammar.add(&steps, index);
            }
        }
        for (step, _) in &grammar.nodes[0].next {
            match *step {
                Step::Class(class) => grammar.starts = grammar.starts.or(class),
                Step::Word(word) => {
                    let word = usize::from(word);
                    if grammar.start_words.len() <= word {
                        grammar.start_words.resize(word + 1, false);
                    }
                    grammar.start_words[word] = true;
                }
            }
        }
        Ok(grammar)
    }

    fn add(&mut self, steps: &[Step], rule: usize) {
        let mut node = 0;
        for step in steps {
            let known = self.nodes[node]
                .next
                .iter()
                .find(|(known, _)| known == step);
            node = match known {
                Some((_, next)) => *next,
                None => {
                    let next = self.nodes.len();
                    self.nodes.push(Node::default());
                    self.nodes[node].next.push((*step, next));
                    next
                }
            };
        }
        self.nodes[node].rule.get_or_insert(rule);
    }

    /// Whether a phrase can begin with the token.
    #[inline]
    pub(super) fn starts_with(&self, token: &Token) -> bool {
        token.classes.meets(self.starts)
            || self
                .start_words
                .get(usize::from(token.word))
                .copied()
                .unwrap_or(false)
    }

    /// Calls `found` with each rule that fits the tokens from `start` on and its slots. A pattern is short, so this takes
    /// a bounded time.
    pub(super) fn matches(
        &self,
        tokens: &[Token],
        start: usize,
        mut found: impl FnMut(&'static Rule, &[Slot]),
    ) {
        let mut slots = Vec::with_capacity(16);
        self.walk(0, tokens, start, start, &mut slots, &mut found);
    }

    fn walk(
        &self,
        node: usize,
        tokens: &[Token],
        start: usize,
        at: usize,
        slots: &mut Vec<Slot>,
        found: &mut impl FnMut(&'static Rule, &[Slot]),
    ) {
        let node = &self.nodes[node];
        if let Some(rule) = node.rule.and_then(|rule| RULES.get(rule)) {
            found(rule, slots);
        }
        let Some(token) = tokens.get(at) else {
            return;
        };
        if at > start && token.gap == Gap::Blank {
            return;
        }
        for (step, next) in &node.next {
            if step.fits(token) {
                let class = match step {
                    Step::Class(class) => *class,
                    Step::Word(_) => Class::NONE,
                };
                slots.push(Slot { class, token: at });
                self.walk(*next, tokens, start, at + 1, slots, found);
                slots.pop();
            }
        }
    }
}

/// The rows of steps that a pattern stands for.
fn expand(pattern: &str) -> Result<Vec<Vec<Step>>, String> {
    let spaced: String = pattern
        .chars()
        .flat_map(|c| match c {
            '[' | ']' | '(' | ')' | '|' => vec![' ', c, ' '],
            _ => vec![c],
        })
        .collect();
    let parts: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let rows = choice(&parts, &mut at)?;
    if at < parts.len() {
        return Err(format!("{pattern}: a bracket too many"));
    }
    Ok(rows)
}

/// Rows, with a bar between them, up to a closing bracket or the end.
fn choice(parts: &[&str], at: &mut usize) -> Result<Vec<Vec<Step>>, String> {
    let mut rows = Vec::new();
    let mut current = vec![Vec::new()];
    while let Some(part) = parts.get(*at) {
        let options = match *part {
            "]" | ")" => break,
            "|" => {
                rows.append(&mut current);
                current = vec![Vec::new()];
                *at += 1;
                continue;
            }
            open @ ("[" | "(") => {
                *at += 1;
                let mut options = choice(parts, at)?;
                let close = if open == "[" { "]" } else { ")" };
                if parts.get(*at) != Some(&close) {
                    return Err(format!("{open} without {close}"));
                }
                if open == "[" {
                    options.push(Vec::new());
                }
                options
            }
            name => vec![vec![step(name)?]],
        };
        *at += 1;
        current = current
            .iter()
            .flat_map(|row: &Vec<Step>| {
                options
                    .iter()
                    .map(move |option| [row.as_slice(), option].concat())
            })
            .collect();
    }
    rows.append(&mut current);
    Ok(rows)
}

fn step(name: &str) -> Result<Step, String> {
    if let Some((_, class)) = Class::NAMED.iter().find(|(known, _)| *known == name) {
        return Ok(Step::Class(*class));
    }
    match LEXICON.word(name) {
        Some(entry) => Ok(Step::Word(entry.word)),
        None => Err(format!("{name} is no class and no word of the lexicon")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_patterns_can_be_read() {
        Grammar::new(RULES).unwrap();
    }

    #[test]
    fn every_rule_can_win() {
        let grammar = Grammar::new(RULES).unwrap();
        for (index, rule) in RULES.iter().enumerate() {
            let ends = grammar.nodes.iter().any(|node| node.rule == Some(index));
            assert!(ends, "{} is hidden by rules above it", rule.pattern);
        }
    }

    #[test]
    fn options_and_choices_expand() {
        assert_eq!(expand("[the] (DAY|ORD) [[,] YEAR]").unwrap().len(), 12);
        assert!(expand("[the").is_err());
        assert!(expand("the]").is_err());
        assert!(expand("nonesuchword").is_err());
    }
}
