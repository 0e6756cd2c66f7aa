//! TOML values to strings, dates and words of a fixed set.

use super::entry::Valued;
use super::file::{Key, KeyMeaning};
use super::keys::KnownKey;
use super::read::Reader;
use crate::dates::Value;
use crate::text::{Edit, Fix, Problem, TextRange, nearest};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

impl Reader<'_> {
    /// What `read` makes of every item of a list, or of a value that stands for a list of one.
    pub(super) fn each<'v, 'i, T>(
        &mut self,
        value: &'v Spanned<DeValue<'i>>,
        mut read: impl FnMut(&mut Self, &'v Spanned<DeValue<'i>>) -> Option<T>,
    ) -> Vec<T> {
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| read(self, item)).collect(),
            _ => read(self, value).into_iter().collect(),
        }
    }

    /// A table, or a report of what should stand there.
    pub(super) fn table<'v, 'i>(
        &mut self,
        key: &KnownKey,
        value: &'v Spanned<DeValue<'i>>,
        expected: &str,
    ) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.report_type(key, value, expected);
        }
        table
    }

    pub(super) fn string(
        &mut self,
        key: &KnownKey,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<Valued<String>> {
        let Some(text) = value.get_ref().as_str() else {
            self.report_type(key, value, "a string");
            return None;
        };
        Some(Valued {
            value: text.to_owned(),
            range: self.toml.inner(value.span()),
        })
    }

    pub(super) fn flag(&mut self, key: &KnownKey, value: &Spanned<DeValue<'_>>) -> bool {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.report_type(key, value, "`true` or `false`");
        }
        flag.unwrap_or(false)
    }

    /// The forms of a string or a list of strings.
    pub(super) fn forms(
        &mut self,
        key: &KnownKey,
        value: &Spanned<DeValue<'_>>,
    ) -> Vec<Valued<String>> {
        self.each(value, |reader, item| reader.form(key, item))
    }

    /// A string that text is searched for: it holds a letter or digit, and no spaces around it.
    pub(super) fn form(
        &mut self,
        key: &KnownKey,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<Valued<String>> {
        if !value.get_ref().is_str() {
            let expected = match key.path {
                "name" | "names.name" | "roles.title" => "a string",
                _ => "a string or a list of strings",
            };
            self.report_type(key, value, expected);
            return None;
        }
        let mut form = self.string(key, value)?;
        if !form.value.contains(char::is_alphanumeric) {
            let message = format!(
                "`{}` needs a letter or a digit to be found in text.",
                key.name
            );
            self.report("registry/name", form.range, message);
            return None;
        }
        let trimmed = form.value.trim();
        if trimmed.len() < form.value.len() {
            let raw = self.toml.text[form.range].trim();
            self.problems.push(
                Problem::new(
                    "registry/name",
                    form.range,
                    "The spaces around this name are not part of it.",
                )
                .with_fix(Fix::safe(
                    "Remove the spaces",
                    vec![Edit::replace(form.range, raw)],
                )),
            );
            form.value = trimmed.to_owned();
        }
        Some(form)
    }

    /// The id of another entry.
    pub(super) fn reference(
        &mut self,
        key: &KnownKey,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<Valued<String>> {
        if !value.get_ref().is_str() {
            self.report_type(key, value, "the id of an entry, as a string");
            return None;
        }
        let id = self.string(key, value)?;
        self.keys.push(Key {
            range: id.range,
            meaning: KeyMeaning::Reference(id.value.clone()),
        });
        Some(id)
    }

    /// One word of a fixed set.
    pub(super) fn word<T: Copy>(
        &mut self,
        key: &KnownKey,
        value: &Spanned<DeValue<'_>>,
        words: &[(&'static str, T)],
    ) -> Option<Valued<T>> {
        let range = self.toml.inner(value.span());
        let text = value.get_ref().as_str().unwrap_or("");
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == text) {
            return Some(Valued {
                value: *meaning,
                range,
            });
        }
        let list: Vec<String> = words
            .iter()
            .map(|(word, _)| format!("\"{word}\""))
            .collect();
        let message = format!("`{}` is one of {}.", key.name, list.join(", "));
        let mut problem = Problem::new("registry/parse", range, message);
        if let Some(near) = nearest(text, words.iter().map(|(word, _)| *word)) {
            problem.fixes.push(Fix::doubtful(
                format!("Replace by \"{near}\""),
                vec![Edit::replace(
                    self.toml.place(value.span()),
                    format!("\"{near}\""),
                )],
            ));
        }
        self.problems.push(problem);
        None
    }

    /// A day, a year or an EDTF value.
    pub(super) fn date(
        &mut self,
        key: &KnownKey,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<Valued<Value>> {
        const EXPECTED: &str =
            "a day such as 2011-03-30, a year, or an EDTF value such as \"2009~\"";
        let range = self.toml.inner(value.span());
        let when = match value.get_ref() {
            DeValue::Datetime(time) => match (time.date, time.time) {
                (Some(date), None) => Some(date.to_string()),
                _ => None,
            },
            DeValue::Integer(year) if year.radix() == 10 => {
                year.as_str().parse().ok().and_then(year_text)
            }
            DeValue::String(text) => Some(text.trim().to_owned()),
            _ => None,
        };
        let Some(when) = when else {
            self.report_type(key, value, EXPECTED);
            return None;
        };
        match Value::parse_when(&when) {
            Ok(value) if value.days().is_some() => Some(Valued { value, range }),
            Ok(_) => {
                let message = format!(
                    "`{}` takes {EXPECTED}; this names no days of the calendar.",
                    key.name
                );
                self.report("registry/interval", range, message);
                None
            }
            Err(error) => {
                let message = format!("`{}` takes {EXPECTED}. {error}", key.name);
                self.report("registry/interval", range, message);
                None
            }
        }
    }

    /// Reports two ends that are in the wrong order on every reading of their values.
    pub(super) fn check_interval(
        &mut self,
        (from_key, from): (&str, Option<&Valued<Value>>),
        (to_key, to): (&str, Option<&Valued<Value>>),
    ) {
        let (Some(from), Some(to)) = (from, to) else {
            return;
        };
        let first = from.value.days().and_then(|days| days.first);
        let last = to.value.days().and_then(|days| days.last);
        if let (Some(first), Some(last)) = (first, last)
            && first > last
        {
            self.problems.push(
                Problem::new(
                    "registry/interval",
                    to.range,
                    format!("`{to_key}` lies before `{from_key}`."),
                )
                .with_related(from.range, format!("`{from_key}` stands here")),
            );
        }
    }

    /// Reports a value of the wrong type, under the rule that covers its key.
    pub(super) fn report_type(
        &mut self,
        key: &KnownKey,
        value: &Spanned<DeValue<'_>>,
        expected: &str,
    ) {
        let found = match value.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "a number",
            DeValue::Float(_) => "a number with a fraction",
            DeValue::Boolean(_) => "`true` or `false`",
            DeValue::Datetime(time) if time.time.is_some() => "a time of day",
            DeValue::Datetime(_) => "a day",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let rule = match key.name {
            "name" | "names" | "title" | "acronym" | "aliases" | "misspellings" | "plurals"
            | "adjectives" | "short" => "registry/name",
            "from" | "to" | "born" | "died" => "registry/interval",
            "part_of" | "member_of" | "of" | "id" => "registry/unknown-id",
            _ => "registry/parse",
        };
        let range: TextRange = self.toml.place(value.span());
        let message = format!("`{}` takes {expected}; this is {found}.", key.name);
        self.report(rule, range, message);
    }
}

/// A year as EDTF writes it; `None` beyond the calendar's years.
fn year_text(year: i64) -> Option<String> {
    match year {
        0..=9999 => Some(format!("{year:04}")),
        -9999..0 => Some(format!("-{:04}", year.unsigned_abs())),
        _ => None,
    }
}
