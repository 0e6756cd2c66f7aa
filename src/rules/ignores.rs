//! The comments by which an article silences rules.

use super::{Diagnostic, Rule, find};
use crate::analysis::Article;
use crate::markup::{BlockKind, Ignore, IgnoreScope};
use crate::text::{TextRange, TextSize};

/// An ignore, or one rule of it, that silences nothing.
#[derive(Debug)]
pub(super) struct UnusedIgnore<'a> {
    /// The whole comment, in bytes of the file.
    pub(super) comment: TextRange,
    /// The rule ids that silence nothing with their places; none where the comment names no rule.
    pub(super) rules: Vec<(&'a str, TextRange)>,
    /// Whether another rule of the same comment silences something.
    pub(super) partly_used: bool,
    /// How far it reaches.
    pub(super) scope: IgnoreScope,
    /// The article's text.
    pub(super) text: &'a str,
}

/// The ignores of one article and what each has silenced.
pub(super) struct Ignores<'a> {
    list: Vec<Placed<'a>>,
    text: &'a str,
}

struct Placed<'a> {
    ignore: &'a Ignore,
    /// The start of the block that holds it.
    base: TextSize,
    /// What it silences; `None` is the whole file.
    reach: Option<TextRange>,
    /// For each of its rules whether it silenced something; one element where it names none.
    used: Vec<bool>,
}

impl<'a> Ignores<'a> {
    /// The ignores of an article.
    pub(super) fn of(article: &'a Article) -> Self {
        let mut list = Vec::new();
        for (place, block) in article.blocks.iter().enumerate() {
            for ignore in &block.analysis.inlines.ignores {
                let reach = match ignore.scope {
                    IgnoreScope::File => None,
                    IgnoreScope::Block => Some(range_of(article, place)),
                    IgnoreScope::NextBlock => Some(range_of(article, next(article, place))),
                };
                list.push(Placed {
                    ignore,
                    base: block.start,
                    reach,
                    used: vec![false; ignore.rules.len().max(1)],
                });
            }
        }
        let text = &article.input.text;
        Self { list, text }
    }

    /// Whether a diagnostic is silenced. Every ignore that fits counts as used.
    pub(super) fn silence(&mut self, diagnostic: &Diagnostic) -> bool {
        let mut silenced = false;
        for placed in &mut self.list {
            let at = diagnostic.range.start();
            if !placed
                .reach
                .is_none_or(|reach| reach.contains_inclusive(at))
            {
                continue;
            }
            if placed.ignore.rules.is_empty() {
                placed.used[0] = true;
                silenced = true;
            }
            for (used, (id, _)) in placed.used.iter_mut().zip(&placed.ignore.rules) {
                if names(id, diagnostic.rule) {
                    *used = true;
                    silenced = true;
                }
            }
        }
        silenced
    }

    /// Whether a finding about ignores themselves is silenced: only an ignore that names the rule does that.
    pub(super) fn silence_by_name(&mut self, diagnostic: &Diagnostic) -> bool {
        let at = diagnostic.range.start();
        self.list.iter().any(|placed| {
            placed
                .reach
                .is_none_or(|reach| reach.contains_inclusive(at))
                && placed
                    .ignore
                    .rules
                    .iter()
                    .any(|(id, _)| id == diagnostic.rule)
        })
    }

    /// The ignores that silenced nothing. Rules for which `is_on` is false are passed over: they may be on elsewhere.
    pub(super) fn unused(&self, is_on: impl Fn(&'static Rule) -> bool) -> Vec<UnusedIgnore<'a>> {
        let mut unused = Vec::new();
        for placed in &self.list {
            let rules: Vec<(&str, TextRange)> = placed
                .used
                .iter()
                .zip(&placed.ignore.rules)
                .filter(|(used, (id, _))| {
                    !**used && id != "syntax/unused-ignore" && find(id).is_none_or(&is_on)
                })
                .map(|(_, (id, range))| (id.as_str(), *range + placed.base))
                .collect();
            let names_none = placed.ignore.rules.is_empty();
            if names_none && placed.used[0] || !names_none && rules.is_empty() {
                continue;
            }
            unused.push(UnusedIgnore {
                comment: placed.ignore.range + placed.base,
                partly_used: rules.len() < placed.ignore.rules.len(),
                rules,
                scope: placed.ignore.scope,
                text: self.text,
            });
        }
        unused
    }
}

/// Whether an id of an ignore (`name/misspelled`, or `name/*` for a group) names a rule.
fn names(id: &str, rule: &str) -> bool {
    id == rule
        || id
            .strip_suffix('*')
            .filter(|group| group.ends_with('/'))
            .is_some_and(|group| rule.starts_with(group))
}

/// The block that an ignore on a line of its own stands before: its own, where more than comments stand in it.
fn next(article: &Article, place: usize) -> usize {
    if article.blocks[place].analysis.kind != BlockKind::Comment {
        return place;
    }
    (place + 1..article.blocks.len())
        .find(|next| article.blocks[*next].analysis.kind != BlockKind::Comment)
        .unwrap_or(place)
}

fn range_of(article: &Article, place: usize) -> TextRange {
    let block = &article.blocks[place];
    let length = TextSize::try_from(block.analysis.text.len()).unwrap_or(TextSize::from(u32::MAX));
    TextRange::at(block.start, length)
}
