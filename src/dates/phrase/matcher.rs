//! The grammar's patterns as a tree of steps, so that all are tried at once.

use super::grammar::{RULES, Rule};
use super::lexicon::{Class, LEXICON};
use super::numeral::{self, amount};
use super::pattern::{Mark, Step, expand};
use super::token::Token;
use super::{Amount, Holiday};
use std::sync::LazyLock;

/// A pattern's part with the tokens that fit it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// What fits.
    pub(super) kind: SlotKind,
    /// Its first token's place in the window; a fragment has no tokens, its words have slots of their own.
    pub(super) token: usize,
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

/// A place in the tree, as it grows.
#[derive(Debug, Default)]
struct Branch {
    next: Vec<(Step, usize)>,
    /// The rules that end here, in the table's order.
    rules: Vec<usize>,
}

/// A place in the tree, with its ways on sorted so that those of a token are found at once.
#[derive(Debug)]
struct Node {
    /// The rules that end here, in the table's order.
    rules: Vec<usize>,
    /// The ways on, in the table's order.
    edges: Vec<Edge>,
    /// All classes of the tokens that lead on.
    classes: Class,
    /// The classes that lead on, and the places of their ways.
    by_class: Vec<(Class, usize)>,
    /// The words that lead on, in order, and the places of their ways.
    by_word: Vec<(u16, usize)>,
}

/// A way from one place to another, over one token or more.
#[derive(Debug)]
struct Edge {
    /// What begins with it.
    marks: Vec<Mark>,
    /// A class, a word or an amount.
    step: Step,
    to: usize,
}

/// The rules as a tree of steps.
#[derive(Debug)]
pub(super) struct Grammar {
    nodes: Vec<Node>,
    /// For each word of the lexicon, whether a phrase can begin with it as such.
    start_words: Vec<bool>,
}

/// The grammar of the tables.
pub(super) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    Grammar::new(RULES).expect("a test holds that the table's patterns can be read")
});

/// Where all patterns begin.
const ROOT: usize = 0;

impl Grammar {
    fn new(rules: &[Rule]) -> Result<Self, String> {
        let mut tree = vec![Branch::default()];
        for (index, rule) in rules.iter().enumerate() {
            for steps in expand(rule.pattern)? {
                grow(&mut tree, &steps, index);
            }
        }
        let nodes: Vec<Node> = (0..tree.len())
            .map(|place| Node::new(&tree, place))
            .collect();
        let mut start_words = vec![false; LEXICON.len()];
        for (word, _) in &nodes[ROOT].by_word {
            if let Some(starts) = start_words.get_mut(usize::from(*word)) {
                *starts = true;
            }
        }
        Ok(Self { nodes, start_words })
    }

    /// Whether a phrase can begin with the token.
    #[inline]
    pub(super) fn starts_with(&self, token: &Token) -> bool {
        token.classes.meets(self.nodes[ROOT].classes) || self.start_words[usize::from(token.word)]
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
        self.walk(ROOT, tokens, start, start, &mut slots, &mut found);
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
        let Some(token) = tokens
            .get(at)
            .filter(|token| at == start || token.continues())
        else {
            return;
        };
        for edge in node.edges_of(token) {
            let (kind, end, number) = match edge.step {
                Step::Class(class) => (SlotKind::Class(class), at + 1, token.number),
                Step::Word(_) => (SlotKind::Word, at + 1, 0),
                Step::Amount => match amount(tokens, at) {
                    Some(amount) => (SlotKind::Amount(amount.value), amount.end, 0),
                    None => continue,
                },
                Step::Mark(_) => continue,
            };
            let known = slots.len();
            slots.extend(edge.marks.iter().map(|mark| Slot::of_mark(*mark, at)));
            slots.push(Slot {
                kind,
                token: at,
                number,
            });
            self.walk(edge.to, tokens, start, end, slots, found);
            slots.truncate(known);
        }
    }
}

/// Adds a row of steps, at whose end is a rule.
fn grow(tree: &mut Vec<Branch>, steps: &[Step], rule: usize) {
    let mut place = ROOT;
    for step in steps {
        let known = tree[place].next.iter().find(|(known, _)| known == step);
        place = match known {
            Some((_, next)) => *next,
            None => {
                let next = tree.len();
                tree.push(Branch::default());
                tree[place].next.push((*step, next));
                next
            }
        };
    }
    if !tree[place].rules.contains(&rule) {
        tree[place].rules.push(rule);
    }
}

impl Slot {
    /// What begins before the token at `at`.
    fn of_mark(mark: Mark, at: usize) -> Self {
        let (kind, number) = match mark {
            Mark::Fragment(fragment, number) => (SlotKind::Fragment(fragment), number),
            Mark::Holiday(holiday) => (SlotKind::Holiday(holiday), 0),
        };
        Self {
            kind,
            token: at,
            number,
        }
    }
}

impl Node {
    fn new(tree: &[Branch], place: usize) -> Self {
        let mut node = Self {
            rules: tree[place].rules.clone(),
            edges: Vec::new(),
            classes: Class::NONE,
            by_class: Vec::new(),
            by_word: Vec::new(),
        };
        node.add_edges(tree, place, &[]);
        node.by_word.sort_unstable();
        node
    }

    /// Adds the ways on from a place of the tree; a mark is part of the ways after it.
    fn add_edges(&mut self, tree: &[Branch], place: usize, marks: &[Mark]) {
        for (step, to) in &tree[place].next {
            let edge = self.edges.len();
            let (classes, words) = match *step {
                Step::Mark(mark) => {
                    self.add_edges(tree, *to, &[marks, &[mark]].concat());
                    continue;
                }
                Step::Class(class) => (class, Vec::new()),
                Step::Word(word) => (Class::NONE, vec![word]),
                Step::Amount => (numeral::FIRST_CLASSES, numeral::first_words().collect()),
            };
            if classes != Class::NONE {
                self.classes = self.classes.or(classes);
                self.by_class.push((classes, edge));
            }
            self.by_word
                .extend(words.into_iter().map(|word| (word, edge)));
            self.edges.push(Edge {
                marks: marks.to_vec(),
                step: *step,
                to: *to,
            });
        }
    }

    /// The ways on that the token opens, in the table's order; whether an amount follows is still to be seen.
    fn edges_of(&self, token: &Token) -> impl Iterator<Item = &Edge> {
        let by_class: &[(Class, usize)] = match token.classes.meets(self.classes) {
            true => &self.by_class,
            false => &[],
        };
        let classes = token.classes;
        let mut open = by_class
            .iter()
            .filter(move |(class, _)| classes.meets(*class))
            .map(|(_, edge)| *edge)
            .peekable();
        let word = token.word;
        let from = self.by_word.partition_point(|(known, _)| *known < word);
        let mut named = self.by_word[from..]
            .iter()
            .take_while(move |(known, _)| *known == word)
            .map(|(_, edge)| *edge)
            .peekable();
        std::iter::from_fn(move || {
            let next = match (open.peek(), named.peek()) {
                (Some(class), Some(word)) => *class.min(word),
                (Some(edge), None) | (None, Some(edge)) => *edge,
                (None, None) => return None,
            };
            open.next_if_eq(&next);
            named.next_if_eq(&next);
            Some(&self.edges[next])
        })
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
}
