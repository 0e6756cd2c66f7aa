//! Silencing a rule at a place, in a file, or in the whole project.

use super::Action;
use crate::analysis::{Article, PlacedBlock};
use crate::config::{RuleOffError, set_rule_off};
use crate::markup::{BlockKind, Ignore, IgnoreScope};
use crate::text::{Edit, TextLen, TextRange, TextSize, line_end};

/// The ways to silence `rule` at `range` (bytes) within an article: in the block there, then in the file. A finding in
/// the front matter can be silenced in the file only.
pub fn ignore_actions(article: &Article, rule: &str, range: TextRange) -> Vec<Action> {
    let here = in_block(article, rule, range.start()).map(|edit| Action {
        title: format!("Ignore {rule} here"),
        edits: vec![edit],
    });
    let file = Action {
        title: format!("Ignore {rule} in this file"),
        edits: vec![in_file(article, rule)],
    };
    here.into_iter().chain([file]).collect()
}

/// Turns `rule` off in `newsmark.toml`: the edits are of that file, whose text is `config`, empty where it does not exist
/// yet and has to be created.
///
/// # Errors
/// A `config` that is no valid TOML, or whose `rules` is no table.
pub fn ignore_in_project(config: &str, rule: &str) -> Result<Action, RuleOffError> {
    Ok(Action {
        title: format!("Ignore {rule} in this project"),
        edits: vec![set_rule_off(config, rule)?],
    })
}

fn in_block(article: &Article, rule: &str, at: TextSize) -> Option<Edit> {
    let (place, placed) = article.blocks.iter().enumerate().find(|(_, placed)| {
        let range = TextRange::at(placed.start, placed.analysis.text.text_len());
        range.contains_inclusive(at) && !in_front_matter(article, range)
    })?;
    let kind = placed.analysis.kind;
    if kind == BlockKind::Comment {
        return None;
    }
    let own = last_ignore(placed, IgnoreScope::Block);
    let before = place
        .checked_sub(1)
        .map(|place| &article.blocks[place])
        .filter(|before| before.analysis.kind == BlockKind::Comment)
        .and_then(|before| last_ignore(before, IgnoreScope::NextBlock));
    if let Some(edit) = own
        .or(before)
        .and_then(|(ignore, start)| extended(ignore, start, rule))
    {
        return Some(edit);
    }
    let comment = comment("ignore", rule);
    if matches!(kind, BlockKind::Headline | BlockKind::Crosshead) {
        let end = line_end(&article.input.text);
        // Directly below a paragraph's last line the comment would be a part of that paragraph.
        let before = if is_after_blank_line(article, placed.start) {
            ""
        } else {
            end
        };
        let text = format!("{before}{comment}{end}{end}");
        return Some(Edit::insert(placed.start, text));
    }
    let text = &placed.analysis.text;
    let end = placed.start + text.trim_end().text_len();
    Some(Edit::insert(end, format!(" {comment}")))
}

fn in_file(article: &Article, rule: &str) -> Edit {
    let existing = article
        .blocks
        .iter()
        .rev()
        .find_map(|placed| last_ignore(placed, IgnoreScope::File));
    if let Some(edit) = existing.and_then(|(ignore, start)| extended(ignore, start, rule)) {
        return edit;
    }
    let end = line_end(&article.input.text);
    let comment = comment("ignore-file", rule);
    let front_matter = article.layout.front_matter.as_ref();
    let at = front_matter.map_or(article.layout.bom, |front| front.range.end());
    let fence_ends_file =
        front_matter.is_some_and(|front| !article.text(front.range).ends_with(['\n', '\r']));
    let before = if fence_ends_file { end } else { "" };
    Edit::insert(at, format!("{before}{comment}{end}{end}"))
}

fn in_front_matter(article: &Article, range: TextRange) -> bool {
    article
        .layout
        .front_matter
        .as_ref()
        .is_some_and(|front| front.range.contains_range(range))
}

/// Whether the line before the one that starts at `at` is blank, a fence of the front matter, or none.
fn is_after_blank_line(article: &Article, at: TextSize) -> bool {
    let front = article.layout.front_matter.as_ref();
    let start = front.map_or(article.layout.bom, |front| front.range.end());
    if at <= start {
        return true;
    }
    let between = article.text(TextRange::new(start, at));
    let line_before = between
        .strip_suffix("\r\n")
        .or_else(|| between.strip_suffix(['\n', '\r']))
        .unwrap_or(between);
    line_before
        .rsplit(['\n', '\r'])
        .next()
        .is_none_or(|line| line.trim().is_empty())
}

/// The last ignore of a scope in a block that names rules, and where the block starts.
fn last_ignore(placed: &PlacedBlock, scope: IgnoreScope) -> Option<(&Ignore, TextSize)> {
    let mut ignores = placed.analysis.inlines.ignores.iter();
    ignores
        .rfind(|ignore| ignore.scope == scope && !ignore.rules.is_empty())
        .map(|ignore| (ignore, placed.start))
}

/// One more rule in an ignore.
fn extended(ignore: &Ignore, start: TextSize, rule: &str) -> Option<Edit> {
    let (_, last) = ignore.rules.last()?;
    Some(Edit::insert(start + last.end(), format!(", {rule}")))
}

fn comment(keyword: &str, rule: &str) -> String {
    format!("<!-- newsmark: {keyword} {rule} -->")
}
