//! The canonical form of front matter.

use super::FrontMatter;
use super::front_matter_read::{self, YAML_BYTES};
use super::layout::{is_blank, line_end};
use super::yaml;
use crate::text::{Edit, TextRange, apply_edits, size};

const BLANKS: [char; 2] = [' ', '\t'];

/// One line of the YAML, without its end.
struct Line<'a> {
    /// Where it starts, in bytes of the file.
    start: usize,
    text: &'a str,
}

/// The edits of the lines that are `wanted`; none where they would change what the front matter says. Bytes of the file.
pub(super) fn front_matter_edits(
    text: &str,
    matter: &FrontMatter,
    wanted: impl Fn(TextRange) -> bool,
) -> Vec<Edit> {
    let body = &text[matter.body];
    if body.len() > YAML_BYTES {
        return Vec::new();
    }
    let start = usize::from(matter.body.start());
    let lines = lines_of(body, start);
    let blank = blank_end(&lines, usize::from(matter.body.end())).filter(|blank| wanted(*blank));
    let edits = |may_part_colon: bool| -> Vec<Edit> {
        let of_lines = lines.iter().enumerate().filter(|(place, line)| {
            let range = TextRange::at(size(line.start), size(line.text.len()));
            wanted(range) && !goes_on(&lines[place + 1..])
        });
        of_lines
            .flat_map(|(_, line)| line.edits(may_part_colon))
            .chain(blank.map(Edit::delete))
            .collect()
    };
    // Where YAML fails, `key : value` is no field.
    let all = [true, false].into_iter().map(edits);
    all.into_iter()
        .find(|edits| edits.is_empty() || says_the_same(text, matter, edits))
        .unwrap_or_default()
}

fn lines_of(body: &str, start: usize) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < body.len() {
        let (end, next) = line_end(body.as_bytes(), at);
        lines.push(Line {
            start: start + at,
            text: &body[at..end],
        });
        at = next;
    }
    lines
}

/// Whether what stands before these lines ends in one of them.
fn goes_on(next: &[Line<'_>]) -> bool {
    next.iter()
        .find(|line| !is_blank(line.text))
        .is_some_and(|line| line.text.starts_with(BLANKS) || line.text.starts_with("- "))
}

/// The blank lines before the closing fence, which starts at `end`, where they belong to no value.
fn blank_end(lines: &[Line<'_>], end: usize) -> Option<TextRange> {
    let last = lines.iter().rposition(|line| !is_blank(line.text));
    let is_plain = last.is_none_or(|last| {
        let line = &lines[last];
        line.text.starts_with('#') || line.key().is_some()
    });
    let first = lines.get(last.map_or(0, |last| last + 1))?;
    is_plain.then(|| TextRange::new(size(first.start), size(end)))
}

impl Line<'_> {
    /// The length of the key that the line starts with, and what stands behind its colon; `None` where it is no `key:
    /// value` with its value on the same line.
    fn key(&self) -> Option<(usize, &str)> {
        let (before, value) = self.text.split_once(':')?;
        let key = before.trim_end_matches(BLANKS);
        let is_key = !key.is_empty()
            && key
                .chars()
                .all(|char| char.is_alphanumeric() || matches!(char, '_' | '-'));
        let is_value = value.is_empty() || value.starts_with(BLANKS);
        let is_block = value.trim_start_matches(BLANKS).starts_with(['|', '>']);
        (is_key && is_value && !is_block).then_some((key.len(), value))
    }

    fn edits(&self, may_part_colon: bool) -> Vec<Edit> {
        let Some((key, behind)) = self.key() else {
            return Vec::new();
        };
        let colon = self.text.len() - behind.len() - 1;
        if key < colon && !may_part_colon {
            return Vec::new();
        }
        let value = behind.trim_matches(BLANKS);
        let end = self.text.trim_end_matches(BLANKS).len();
        let value_start = match value.is_empty() {
            true => self.text.len(),
            false => end - value.len(),
        };
        let gap = if value.is_empty() { ":" } else { ": " };
        let at =
            |from: usize, to: usize| TextRange::new(size(self.start + from), size(self.start + to));
        let mut edits = Vec::new();
        if &self.text[key..value_start] != gap {
            edits.push(Edit::replace(at(key, value_start), gap));
        }
        if !value.is_empty() && end < self.text.len() {
            edits.push(Edit::delete(at(end, self.text.len())));
        }
        edits
    }
}

/// Whether the front matter has the same fields after the edits, no more faults, and as YAML is the same throughout.
fn says_the_same(text: &str, matter: &FrontMatter, edits: &[Edit]) -> bool {
    let before = &text[matter.body];
    let own: Vec<Edit> = edits
        .iter()
        .map(|edit| Edit {
            range: edit.range - matter.body.start(),
            ..edit.clone()
        })
        .collect();
    let after = apply_edits(before, &own);
    let (fields, problems) = front_matter_read::read(&after, 0..after.len());
    let pairs = || matter.fields.iter().zip(&fields);
    yaml::reads_alike(before, &after)
        && fields.len() == matter.fields.len()
        && problems.len() <= matter.problems.len()
        && pairs().all(|(old, new)| old.key == new.key && old.value == new.value)
}
