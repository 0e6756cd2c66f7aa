//! The kind of an entry, and the keys that only entries of one kind have.

use super::EntityKind;
use super::entry::Entry;
use super::read::Reader;
use crate::text::{Edit, Fix, Problem, TextSize, nearest};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

impl Reader<'_> {
    pub(super) fn kind(&mut self, value: &Spanned<DeValue<'_>>) -> Option<EntityKind> {
        let range = self.toml.inner(value.span());
        let word = value.get_ref().as_str().unwrap_or("");
        if let Some(kind) = EntityKind::from_word(word) {
            return Some(kind);
        }
        let near = match word {
            "organisation" | "organization" | "party" | "people" | "army" => Some("group"),
            "location" | "country" | "city" | "town" => Some("place"),
            _ => nearest(word, EntityKind::ALL.map(EntityKind::as_str)),
        };
        let mut problem = Problem::new(
            "registry/kind",
            range,
            "`kind` is one of \"person\", \"group\", \"place\" and \"event\". Without one the entry is left out.",
        );
        if let Some(near) = near {
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

    /// Reports that an entry has no kind, with a fix where its other keys tell it.
    pub(super) fn report_missing_kind(
        &mut self,
        entry: &Entry,
        value: &Spanned<DeValue<'_>>,
        table: &DeTable<'_>,
    ) {
        let has = |keys: &[&str]| keys.iter().any(|key| table.contains_key(*key));
        let likely = if has(&["born", "died", "roles", "name_order"]) {
            Some(EntityKind::Person)
        } else if has(&["people", "wing", "acronym"]) {
            Some(EntityKind::Group)
        } else {
            None
        };
        let mut problem = Problem::new(
            "registry/kind",
            entry.id.range,
            format!(
                "`{}` has no `kind`: \"person\", \"group\", \"place\" or \"event\". Without one the entry is left out.",
                entry.id.value
            ),
        );
        let header = self.toml.place(value.span());
        if let Some(kind) = likely.filter(|_| self.toml.text[header].starts_with('[')) {
            let rest = &self.toml.text[usize::from(header.end())..];
            let line = rest.lines().next().unwrap_or("");
            let at = header.end() + TextSize::of(line);
            problem.fixes.push(Fix::doubtful(
                format!("Add `kind = \"{}\"`", kind.as_str()),
                vec![Edit::insert(at, format!("\nkind = \"{}\"", kind.as_str()))],
            ));
        }
        self.problems.push(problem);
    }

    /// Reports keys that say nothing of an entry's kind.
    pub(super) fn check_keys_of_kind(&mut self, entry: &Entry, table: &DeTable<'_>) {
        for (key, _) in table {
            let kind = match key.get_ref().as_ref() {
                "born" | "died" | "roles" | "name_order" => EntityKind::Person,
                "people" | "wing" => EntityKind::Group,
                _ => continue,
            };
            if kind != entry.kind {
                let message = format!(
                    "`{}` is for a {}, and `{}` is a {}.",
                    key.get_ref(),
                    kind.as_str(),
                    entry.id.value,
                    entry.kind.as_str()
                );
                self.report("registry/unknown-key", self.toml.key(key), message);
            }
        }
    }
}
