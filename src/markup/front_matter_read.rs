//! Reading front matter: as YAML, and line by line where YAML fails or would cut a headline.

use super::OffsetMap;
use super::front_matter::{
    Field, FrontMatterKey, day_of, day_of_parts, identity, length, time_length,
};
use super::layout::line_end;
use super::write::quoted_yaml;
use super::yaml::{self, Entry, Scalar, Value, YamlError};
use crate::text::{Edit, Fix, Problem, TextRange, apply_edits, size};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The longest front matter that is read as YAML, in bytes; a longer one is read line by line.
pub(super) const YAML_BYTES: usize = 64 * 1024;

const RULE: &str = "syntax/front-matter";

/// The fields of the front matter between the fences, and what is wrong with them. `body` and the results are bytes of
/// the file.
pub(super) fn read(text: &str, body: Range<usize>) -> (Vec<Field>, Vec<Problem>) {
    let mut reading = Reading {
        text: &text[body.clone()],
        start: body.start,
        fields: Vec::new(),
        unquoted: Vec::new(),
    };
    let failure = match yaml_entries(reading.text) {
        Ok(entries) => {
            for entry in entries {
                reading.entry(entry, 0);
            }
            None
        }
        Err(error) => {
            reading.line_by_line();
            Some(error)
        }
    };
    let problems = reading.problems(failure);
    (reading.fields, problems)
}

fn yaml_entries(text: &str) -> Result<Vec<Entry>, YamlError> {
    if text.len() > YAML_BYTES {
        return Err(YamlError {
            at: 0,
            message: format!("it is longer than {} KiB", YAML_BYTES / 1024),
        });
    }
    yaml::entries(text)
}

struct Reading<'a> {
    /// The YAML between the fences.
    text: &'a str,
    /// Where it starts in the file.
    start: usize,
    fields: Vec<Field>,
    unquoted: Vec<Unquoted>,
}

/// A value that YAML does not read as the text that it is.
struct Unquoted {
    /// The field's place in the list.
    field: usize,
    /// What YAML makes of it, as a sentence.
    reason: String,
}

impl Reading<'_> {
    /// Keeps what YAML read; `shift` is the place in `text` of what it was given.
    fn entry(&mut self, entry: Entry, shift: usize) {
        let known = FrontMatterKey::from_word(&entry.key);
        let key_range = self.range(&entry.key_range, shift);
        let misread = |what: &str| format!("YAML reads this value as {what}.");
        let (value, reason) = match entry.value {
            Value::Scalar(scalar) => {
                let reason = known.and_then(|known| self.cut(known, &scalar, shift));
                (Some(scalar), reason)
            }
            Value::List(items)
                if matches!(known, Some(FrontMatterKey::Byline | FrontMatterKey::Source)) =>
            {
                (joined(items), None)
            }
            Value::List(_) => (None, known.map(|_| misread("a list"))),
            Value::Other(what) => (None, known.map(|_| misread(what))),
        };
        if let Some(reason) = reason {
            self.raw(
                entry.key,
                entry.key_range.start + shift,
                entry.key_range.end + shift,
                reason,
            );
        } else if let Some(scalar) = value {
            let source_length = size(scalar.range.len());
            let map = scalar.runs.map(|runs| match runs[..] {
                [(plain, source)] if plain == source && length(&scalar.text) == source_length => {
                    OffsetMap::default()
                }
                _ => OffsetMap::from_runs(runs, length(&scalar.text), source_length),
            });
            self.fields.push(Field {
                key: entry.key,
                known,
                key_range,
                value_range: self.range(&scalar.range, shift),
                value: scalar.text,
                map,
            });
        }
    }

    /// What YAML loses of a value that is text.
    fn cut(&self, known: FrontMatterKey, scalar: &Scalar, shift: usize) -> Option<String> {
        let is_text = !matches!(
            known,
            FrontMatterKey::Date
                | FrontMatterKey::Updated
                | FrontMatterKey::Language
                | FrontMatterKey::Profile
        );
        if let Some(prefix) = scalar.prefix.filter(|_| is_text) {
            return Some(format!("YAML takes the start of this value for {prefix}."));
        }
        let at = scalar.range.end + shift;
        let (end, _) = line_end(self.text.as_bytes(), at);
        let has_comment = self.text[at..end].trim_start().starts_with('#');
        (known == FrontMatterKey::Headline && scalar.is_plain && has_comment).then(|| {
            "YAML cuts this headline short: what stands behind ` #` is a comment.".to_owned()
        })
    }

    /// Keeps the rest of a key's line as its value.
    fn raw(&mut self, key: String, key_start: usize, key_end: usize, reason: String) {
        let (end, _) = line_end(self.text.as_bytes(), key_end);
        let colon = self.text[key_end..end]
            .find(':')
            .map_or(end, |length| key_end + length + 1);
        let rest = &self.text[colon..end];
        let value = rest.trim();
        let start = end - rest.trim_start().len();
        self.unquoted.push(Unquoted {
            field: self.fields.len(),
            reason,
        });
        self.fields.push(Field {
            known: FrontMatterKey::from_word(&key),
            key,
            key_range: self.range(&(key_start..key_end), 0),
            value_range: self.range(&(start..start + value.len()), 0),
            value: value.to_owned(),
            map: identity(),
        });
    }

    /// Reads each key with the lines that belong to it by itself.
    fn line_by_line(&mut self) {
        let mut at = 0;
        while at < self.text.len() {
            let (end, mut next) = line_end(self.text.as_bytes(), at);
            let Some(key) = key_of(&self.text[at..end]) else {
                at = next;
                continue;
            };
            while next < self.text.len() {
                let (end, after) = line_end(self.text.as_bytes(), next);
                let line = &self.text[next..end];
                if !(line.is_empty() || line.starts_with([' ', '\t']) || line.starts_with("- ")) {
                    break;
                }
                next = after;
            }
            match yaml_entries(&self.text[at..next]) {
                Ok(entries) => {
                    for entry in entries {
                        self.entry(entry, at);
                    }
                }
                Err(error) => {
                    let reason = format!("YAML cannot read this value ({}).", error.message);
                    self.raw(key.to_owned(), at, at + key.len(), reason);
                }
            }
            at = next;
        }
    }

    fn problems(&self, failure: Option<YamlError>) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let Some(first) = self.unquoted.first() {
            problems.push(self.quoting(first));
        } else if let Some(error) = failure {
            let (end, _) = line_end(self.text.as_bytes(), error.at);
            problems.push(Problem::new(
                RULE,
                self.range(&(error.at..end), 0),
                format!(
                    "The front matter is not the YAML that it should be ({}); its keys are read line by line.",
                    error.message
                ),
            ));
        }
        let mut firsts: FxHashMap<FrontMatterKey, TextRange> = FxHashMap::default();
        for (index, field) in self.fields.iter().enumerate() {
            let Some(known) = field.known else { continue };
            if let Some(first) = firsts.get(&known) {
                problems.push(
                    Problem::new(
                        RULE,
                        field.key_range,
                        format!(
                            "`{}` stands twice in the front matter; the first one counts.",
                            field.key
                        ),
                    )
                    .with_related(*first, "The first one."),
                );
                continue;
            }
            firsts.insert(known, field.key_range);
            if known == FrontMatterKey::Date
                && !self.unquoted.iter().any(|unquoted| unquoted.field == index)
            {
                problems.extend(date_problem(field));
            }
        }
        problems.sort_by_key(|problem| problem.range.start());
        problems
    }

    /// The one problem of all values that should be in quotes.
    fn quoting(&self, first: &Unquoted) -> Problem {
        let field = &self.fields[first.field];
        let mut edits = Vec::new();
        let mut problem = Problem::new(RULE, field.value_range, first.reason.as_str());
        for unquoted in &self.unquoted {
            let field = &self.fields[unquoted.field];
            edits.push(Edit::replace(field.value_range, quoted_yaml(&field.value)));
            if unquoted.field != first.field {
                problem = problem.with_related(
                    field.value_range,
                    format!("{} It belongs in quotes as well.", unquoted.reason),
                );
            }
        }
        if !self.is_healed_by(&edits) {
            return problem;
        }
        problem.message.push_str(" Put it in quotes.");
        let title = if edits.len() == 1 {
            "Put the value in quotes"
        } else {
            "Put the values in quotes"
        };
        problem.with_fix(Fix::safe(title, edits))
    }

    /// Whether YAML reads every value as it stands after these edits.
    fn is_healed_by(&self, edits: &[Edit]) -> bool {
        let start = size(self.start);
        let edits: Vec<Edit> = edits
            .iter()
            .map(|edit| Edit::replace(edit.range - start, edit.text.as_str()))
            .collect();
        let Ok(entries) = yaml_entries(&apply_edits(self.text, &edits)) else {
            return false;
        };
        let values: FxHashSet<(&str, &str)> = entries
            .iter()
            .filter_map(|entry| match &entry.value {
                Value::Scalar(scalar) => Some((entry.key.as_str(), scalar.text.as_str())),
                _ => None,
            })
            .collect();
        self.unquoted.iter().all(|unquoted| {
            let field = &self.fields[unquoted.field];
            values.contains(&(field.key.as_str(), field.value.as_str()))
        })
    }

    fn range(&self, range: &Range<usize>, shift: usize) -> TextRange {
        let start = self.start + shift;
        TextRange::new(size(start + range.start), size(start + range.end))
    }
}

/// The key that a line starts with, if it is written as a key usually is.
fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let is_key = !key.is_empty()
        && key
            .chars()
            .all(|char| char.is_alphanumeric() || matches!(char, '_' | '-'))
        && (rest.is_empty() || rest.starts_with([' ', '\t']));
    is_key.then_some(key)
}

/// Several names as one value.
fn joined(items: Vec<Scalar>) -> Option<Scalar> {
    let start = items.first()?.range.start;
    let end = items.last()?.range.end.max(start);
    let texts: Vec<String> = items.into_iter().map(|item| item.text).collect();
    Some(Scalar {
        text: texts.join(", "),
        range: start..end,
        runs: None,
        is_plain: false,
        prefix: None,
    })
}

/// What is wrong with a publication date.
fn date_problem(field: &Field) -> Option<Problem> {
    let value = field.value.trim();
    if value.is_empty() || day_of(value).is_some() {
        return None;
    }
    let replace =
        |title: String, text: String| (title, vec![Edit::replace(field.value_range, text)]);
    let problem = Problem::new(
        RULE,
        field.value_range,
        format!(
            "`{value}` is no publication date. Write the day as `2015-03-23`, or the day and time with an offset as `2015-03-23T14:30:00+06:30`."
        ),
    );
    let other_form = ['/', '.', '-']
        .into_iter()
        .find_map(|between| day_of_parts(value, between, false));
    if let Some(day) = other_form {
        let (title, edits) = replace(format!("Write \"{day}\""), day.to_string());
        return Some(problem.with_fix(Fix::safe(title, edits)));
    }
    // A time without an offset: the day is known, but not in which offset.
    if let Some((day, rest)) = value.split_at_checked(10)
        && day_of(day).is_some()
        && time_length(rest) == Some(rest.len())
    {
        let (title, edits) = replace(format!("Keep the day only: \"{day}\""), day.to_owned());
        return Some(problem.with_fix(Fix::doubtful(title, edits)));
    }
    Some(problem)
}
