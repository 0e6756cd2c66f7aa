//! Where a file writes an id and a name, for renaming them.

use super::file::{KeyMeaning, RegistryFile};
use super::spans::TomlText;
use super::{Entry, FormKind};
use crate::text::{Edit, TextRange, fold, size};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

impl RegistryFile {
    /// Every place (bytes, without quotes) where the file writes an id: as an entry's, in the headers of tables inside
    /// that entry, and in what refers to it. In order.
    pub fn places_of_id(&self, id: &str) -> Vec<TextRange> {
        let is_id = |meaning: &KeyMeaning| matches!(meaning, KeyMeaning::Id(other) | KeyMeaning::Reference(other) if other == id);
        let keys = self.keys.iter().filter(|key| is_id(&key.meaning));
        let mut places: Vec<TextRange> = keys.map(|key| key.range).collect();
        if let Ok(root) = DeTable::parse(&self.text)
            && let Some((_, value)) = root.get_ref().iter().find(|(key, _)| key.get_ref() == id)
        {
            let headers = Headers {
                toml: TomlText {
                    text: &self.text,
                    offset: 0,
                },
                id,
            };
            headers.find(value, &mut places);
        }
        places.sort_by_key(|place| place.start());
        places.dedup();
        places
    }

    /// The edits that write `new` wherever an entry of this file has `form` among its names.
    pub fn form_edits(&self, entry: &Entry, form: &str, new: &str) -> Vec<Edit> {
        let folded = fold(form);
        let written = entry.forms().into_iter().filter(|other| {
            fold(other.text) == folded && (other.kind != FormKind::Short || entry.short.is_some())
        });
        let mut edits: Vec<Edit> = written
            .map(|form| self.string_edit(form.range, new))
            .collect();
        edits.sort_by_key(|edit| edit.range.start());
        edits.dedup();
        edits
    }

    /// The edit that writes another string in the place of the one at `range`, which is without its quotes. The quotes
    /// stay as they are, unless they are single ones and cannot hold the string.
    fn string_edit(&self, range: TextRange, new: &str) -> Edit {
        let escaped = new.replace('\\', "\\\\").replace('"', "\\\"");
        let before = &self.text[..usize::from(range.start())];
        if !before.ends_with('\'') {
            return Edit::replace(range, escaped);
        }
        if !new.contains('\'') {
            return Edit::replace(range, new);
        }
        let behind = &self.text[usize::from(range.end())..];
        let opening = before.len() - before.trim_end_matches('\'').len();
        let closing = behind.len() - behind.trim_start_matches('\'').len();
        let start = size(usize::from(range.start()) - opening);
        let end = size(usize::from(range.end()) + closing);
        Edit::replace(TextRange::new(start, end), format!("\"{escaped}\""))
    }
}

/// Looks for the id of an entry in the headers and dotted keys of what stands in it.
struct Headers<'a> {
    toml: TomlText<'a>,
    id: &'a str,
}

impl Headers<'_> {
    fn find(&self, value: &Spanned<DeValue<'_>>, places: &mut Vec<TextRange>) {
        let start = usize::from(self.toml.place(value.span()).start());
        places.extend(self.in_header(start));
        match value.get_ref() {
            DeValue::Table(table) => {
                for (key, value) in table {
                    places.extend(self.before_key(key.span().start));
                    self.find(value, places);
                }
            }
            DeValue::Array(array) => array.iter().for_each(|item| self.find(item, places)),
            _ => {}
        }
    }

    /// The id as the first key of the header at an offset: `[id]`, `[[ "id" . roles]]`.
    fn in_header(&self, start: usize) -> Option<TextRange> {
        let line = self.toml.text[..start].rsplit('\n').next().unwrap_or("");
        let header = self.toml.text[start..].trim_start_matches('[');
        let at = self.toml.text.len() - header.trim_start_matches([' ', '\t', '"', '\'']).len();
        let brackets = self.toml.text.len() - header.len() - start;
        (brackets > 0 && line.trim().is_empty() && self.toml.text[at..].starts_with(self.id))
            .then(|| TextRange::at(size(at), size(self.id.len())))
            .filter(|place| self.is_whole(*place))
    }

    /// The id right before a dotted key at an offset: `id.name = …`.
    fn before_key(&self, key: usize) -> Option<TextRange> {
        let quotes = [' ', '\t', '"', '\''];
        let before = self.toml.text.get(..key)?.trim_end_matches(quotes);
        let before = before.strip_suffix('.')?.trim_end_matches(quotes);
        let start = before.strip_suffix(self.id)?.len();
        let place = TextRange::at(size(start), size(self.id.len()));
        let line = before[..start].rsplit('\n').next().unwrap_or("");
        let is_first = line.trim_matches(quotes).is_empty();
        (is_first && self.is_whole(place)).then_some(place)
    }

    /// Whether no further letter of a key stands behind the id.
    fn is_whole(&self, place: TextRange) -> bool {
        let next = self.toml.text.as_bytes().get(usize::from(place.end()));
        !next.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::apply_edits;
    use std::path::Path;

    fn renamed(text: &str, old: &str, new: &str) -> String {
        let file = RegistryFile::parse(Path::new("registry/groups.toml"), text, None);
        let places = file.places_of_id(old).into_iter();
        let edits: Vec<Edit> = places.map(|place| Edit::replace(place, new)).collect();
        apply_edits(text, &edits)
    }

    #[test]
    fn an_id_is_found_wherever_it_is_written() {
        let text = "\
# kio and kio-army
[kio]
kind = \"group\"
name = \"KIO\"
note = \"\"\"
[kio]
\"\"\"
[[ \"kio\" . names]]
name = \"Organization\"

[kio-army]
kind = \"group\"
name = \"kio\"
part_of = [\"kio\", { id = 'kio', from = 1961 }]

[la-nan]
kind = \"person\"
name = \"La Nan\"
member_of = [
  [\"kio\"],
]
roles = [{ title = \"kio\", of = \"kio\" }]
";
        let expected = text
            .replace("# kio and", "# K and")
            .replace("[kio]\nkind", "[ko]\nkind")
            .replace("\"kio\" . names", "\"ko\" . names")
            .replace("[\"kio\", { id = 'kio'", "[\"ko\", { id = 'ko'")
            .replace("of = \"kio\" }", "of = \"ko\" }")
            .replace("# K and", "# kio and");
        assert_eq!(renamed(text, "kio", "ko"), expected);
        assert_eq!(renamed(&expected, "ko", "kio"), text);
    }

    #[test]
    fn dotted_keys_are_headers_too() {
        let text = "kio.kind = \"group\"\n\"kio\".name = \"KIO\"\nkio . note = \"kio.x = 1\"\n";
        let expected = "ko.kind = \"group\"\n\"ko\".name = \"KIO\"\nko . note = \"kio.x = 1\"\n";
        assert_eq!(renamed(text, "kio", "ko"), expected);
    }

    #[test]
    fn a_name_is_written_in_the_quotes_that_are_there() {
        let text = "[taang]\nkind = \"group\"\nname = 'Taang'\nadjectives = [\"Taang\"]\naliases = [\"Palaung\"]\n";
        let file = RegistryFile::parse(Path::new("groups.toml"), text, None);
        let to = |new: &str| apply_edits(text, &file.form_edits(&file.entries[0], "Taang", new));
        assert_eq!(
            to("De'ang"),
            text.replace("'Taang'", "\"De'ang\"")
                .replace("Taang", "De'ang")
        );
        assert_eq!(to("Deang"), text.replace("Taang", "Deang"));
        assert_eq!(
            to("the \"Deang\""),
            text.replace("'Taang'", "'the \"Deang\"'")
                .replace("\"Taang\"", "\"the \\\"Deang\\\"\"")
        );
    }
}
