//! The grammar's patterns as a tree of steps, so that all are tried at once.

use super::grammar::{FRAGMENTS, RULES, Rule};
use super::lexicon::{Class, LEXICON};
use super::numeral::amount;
use super::token::Token;
use super::{Amount, Holiday};
use std::sync::LazyLock;

/// A part of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// A token of this class.
    Class(Class),
    /// This word of the lexicon.
    Word(u16),
    /// An amount, of one or more tokens.
    Amount,
    /// A row of a fragment begins here: no token, but its number.
    Fragment(u8, i32),
    /// A holiday's name begins here.
    Holiday(Holiday),
}

/// A pattern's part with the tokens that fit it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// What fits.
    pub(super) kind: SlotKind,
    /// Its first token's place in the window.
    pub(super) token: usize,
    /// After its last token; a fragment's slot is empty, its words have slots of their own.
    pub(super) end: usize,
    /// The number of a token or of a fragment's row.
    pub(super) number: i32,
}

/// What a slot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SlotKind {
    /// A token of a class.
    Class(Class),
    /// A word that the pattern names.
    Word,
    /// An amount.
    Amount(Amount),
    /// The row of a fragment, by the fragment's place in the table.
    Fragment(u8),
    /// A holiday, before the words of its name.
    Holiday(Holiday),
}

impl Slot {
    /// Whether it is a token of one of the classes.
    pub(super) fn is(&self, class: Class) -> bool {
        matches!(self.kind, SlotKind::Class(own) if own.meets(class))
    }
}

#[derive(Debug, Default)]
struct Node {
    next: Vec<(Step, usize)>,
    /// The rules that end here, in the table's order.
    rules: Vec<usize>,
}

/// The rules as a tree of steps.
#[derive(Debug)]
pub(super) struct Grammar {
    nodes: Vec<Node>,
    /// All classes that a phrase can begin with.
    starts: Class,
    /// For each word of the lexicon, whether a phrase can begin with it as such.
    start_words: Vec<bool>,
}

/// The grammar of the tables.
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
        grammar.note_starts(0);
        Ok(grammar)
    }

    /// Notes what phrases can begin with from a node on.
    fn note_starts(&mut self, node: usize) {
        for place in 0..self.nodes[node].next.len() {
            let (step, next) = self.nodes[node].next[place];
            match step {
                Step::Class(class) => self.starts = self.starts.or(class),
                Step::Word(word) => self.note_word(word),
                Step::Amount => {
                    self.starts = self
                        .starts
                        .or(Class::COUNT)
                        .or(Class::DECIMAL)
                        .or(Class::NUMERAL)
                        .or(Class::TENS)
                        .or(Class::SCALE)
                        .or(Class::VAGUE_COUNT);
                    for word in ["a", "an", "half", "hundreds", "thousands", "dozens"] {
                        if let Some(entry) = LEXICON.word(word) {
                            self.note_word(entry.word);
                        }
                    }
                }
                Step::Fragment(..) | Step::Holiday(_) => self.note_starts(next),
            }
        }
    }

    fn note_word(&mut self, word: u16) {
        let word = usize::from(word);
        if self.start_words.len() <= word {
            self.start_words.resize(word + 1, false);
        }
        self.start_words[word] = true;
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
        if !self.nodes[node].rules.contains(&rule) {
            self.nodes[node].rules.push(rule);
        }
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

    /// Calls `found` with each rule that fits the tokens from `start` on, its slots and the token after it. A pattern is
    /// short, so this takes a bounded time.
    pub(super) fn matches(
        &self,
        tokens: &[Token],
        start: usize,
        mut found: impl FnMut(&'static Rule, &[Slot], usize),
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
        found: &mut impl FnMut(&'static Rule, &[Slot], usize),
    ) {
        let node = &self.nodes[node];
        for rule in node.rules.iter().filter_map(|rule| RULES.get(*rule)) {
            found(rule, slots, at);
        }
        let token = tokens
            .get(at)
            .filter(|token| at == start || token.continues());
        for (step, next) in &node.next {
            let slot = match (step, token) {
                (Step::Fragment(fragment, number), _) => Slot {
                    kind: SlotKind::Fragment(*fragment),
                    token: at,
                    end: at,
                    number: *number,
                },
                (Step::Holiday(holiday), _) => Slot {
                    kind: SlotKind::Holiday(*holiday),
                    token: at,
                    end: at,
                    number: 0,
                },
                (Step::Class(class), Some(token)) if token.classes.meets(*class) => Slot {
                    kind: SlotKind::Class(*class),
                    token: at,
                    end: at + 1,
                    number: token.number,
                },
                (Step::Word(word), Some(token)) if token.word == *word => Slot {
                    kind: SlotKind::Word,
                    token: at,
                    end: at + 1,
                    number: 0,
                },
                (Step::Amount, Some(_)) => match amount(tokens, at) {
                    Some(amount) => Slot {
                        kind: SlotKind::Amount(amount.value),
                        token: at,
                        end: amount.end,
                        number: 0,
                    },
                    None => continue,
                },
                _ => continue,
            };
            slots.push(slot);
            self.walk(*next, tokens, start, slot.end, slots, found);
            slots.pop();
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
            name => steps(name)?,
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

/// What a name in a pattern stands for.
fn steps(name: &str) -> Result<Vec<Vec<Step>>, String> {
    if name == "AMOUNT" {
        return Ok(vec![vec![Step::Amount]]);
    }
    if let Some((_, class)) = Class::NAMED.iter().find(|(known, _)| *known == name) {
        return Ok(vec![vec![Step::Class(*class)]]);
    }
    if name == "HOLIDAY" {
        return Holiday::by_words()
            .map(|(holiday, words)| {
                let words: Result<Vec<Step>, String> =
                    words.iter().map(|word| word_step(word)).collect();
                Ok([vec![Step::Holiday(holiday)], words?].concat())
            })
            .collect();
    }
    if let Some(place) = FRAGMENTS.iter().position(|fragment| fragment.name == name) {
        let fragment = u8::try_from(place).map_err(|_| "too many fragments".to_owned())?;
        let mut rows = Vec::new();
        for (pattern, number) in FRAGMENTS[place].rows {
            for row in expand(pattern)? {
                rows.push([vec![Step::Fragment(fragment, *number)], row].concat());
            }
        }
        return Ok(rows);
    }
    Ok(vec![vec![word_step(name)?]])
}

/// The step for a word or a sign.
fn word_step(word: &str) -> Result<Step, String> {
    match word {
        "'" => return Ok(Step::Class(Class::APOSTROPHE)),
        "'s" => return Ok(Step::Class(Class::POSSESSIVE)),
        "-" => return Ok(Step::Class(Class::DASH)),
        _ => {}
    }
    match LEXICON.word(word) {
        Some(entry) => Ok(Step::Word(entry.word)),
        None => Err(format!("{word} is no class and no word of the lexicon")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::guard::Guard;
    use super::*;

    #[test]
    fn the_tables_patterns_can_be_read() {
        Grammar::new(RULES).unwrap();
    }

    #[test]
    fn every_rule_can_win() {
        let grammar = Grammar::new(RULES).unwrap();
        for (index, rule) in RULES.iter().enumerate() {
            let ends = grammar.nodes.iter().any(|node| {
                let above = |place: &usize| RULES[*place].guard == Guard::None;
                node.rules
                    .iter()
                    .take_while(|place| **place != index)
                    .all(|place| !above(place))
                    && node.rules.contains(&index)
            });
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
