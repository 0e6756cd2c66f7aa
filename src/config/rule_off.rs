//! Turning a rule off in `newsmark.toml`.

use super::ConfigFile;
use crate::text::{Edit, TextRange, apply_edits, size};
use toml_edit::{Document, InlineTable, Item, Table};

/// Why a rule cannot be turned off by an edit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleOffError {
    /// The file is no valid TOML.
    #[error("newsmark.toml is not valid TOML ({0}); mend it first")]
    Broken(String),
    /// `rules` is something else than a table of severities.
    #[error("`rules` in newsmark.toml is not a table of rules and severities; mend it first")]
    NotATable,
}

/// The edit of `newsmark.toml` that sets `rule` to `"off"` under `[rules]`, which it adds where the file has none.
/// Nothing else changes: comments, order and line ends stay. `text` is empty where there is no file yet.
///
/// # Errors
/// Text that is no valid TOML, or whose `rules` is not a table.
pub fn set_rule_off(text: &str, rule: &str) -> Result<Edit, RuleOffError> {
    let document =
        Document::parse(text).map_err(|error| RuleOffError::Broken(error.message().to_owned()))?;
    let edit = match document.get_key_value("rules") {
        Some((_, Item::Table(rules))) => in_table(text, rules, rule),
        Some((_, Item::Value(toml_edit::Value::InlineTable(rules)))) => in_line(text, rules, rule),
        Some(_) => return Err(RuleOffError::NotATable),
        None => Some(at_the_end(text, rule)),
    };
    let edit = edit.ok_or(RuleOffError::NotATable)?;
    // The edit is only right if the text that it makes says so.
    let after = apply_edits(text, std::slice::from_ref(&edit));
    let config = ConfigFile::parse(&after, None, &[rule]);
    match config.settings.rules.get(rule) {
        Some(None) if config.is_current => Ok(edit),
        _ => Err(RuleOffError::NotATable),
    }
}

/// `[rules]`, or keys such as `rules."acronym/unused"`.
fn in_table(text: &str, rules: &Table, rule: &str) -> Option<Edit> {
    if let Some(edit) = over(text, rules.get(rule)) {
        return Some(edit);
    }
    if rules.is_implicit() && !rules.is_dotted() {
        return Some(at_the_end(text, rule));
    }
    let header = rules.span().filter(|_| !rules.is_dotted());
    let last = last_value(rules).or(header.map(|header| header.start))?;
    let line_end = text[last..]
        .find('\n')
        .map_or(text.len(), |length| last + length);
    let line_end = line_end - usize::from(text[..line_end].ends_with('\r'));
    let prefix = if rules.is_dotted() { "rules." } else { "" };
    let line = format!("{}{prefix}\"{rule}\" = \"off\"", line_break(text));
    Some(Edit::insert(size(line_end), line))
}

/// `rules = { … }`
fn in_line(text: &str, rules: &InlineTable, rule: &str) -> Option<Edit> {
    if let Some((_, value)) = rules.get_key_value(rule) {
        return over(text, Some(value));
    }
    let last = rules
        .iter()
        .filter_map(|(_, value)| value.span())
        .map(|span| span.end)
        .max();
    Some(match last {
        Some(end) => Edit::insert(size(end), format!(", \"{rule}\" = \"off\"")),
        None => {
            let span = rules.span()?;
            let range = TextRange::new(size(span.start), size(span.end));
            Edit::replace(range, format!("{{ \"{rule}\" = \"off\" }}"))
        }
    })
}

/// `"off"` in the place of the value that the rule has.
fn over(text: &str, item: Option<&Item>) -> Option<Edit> {
    let span = item?.as_value()?.span()?;
    text.get(span.clone())?;
    let range = TextRange::new(size(span.start), size(span.end));
    Some(Edit::replace(range, "\"off\""))
}

fn at_the_end(text: &str, rule: &str) -> Edit {
    Edit::paragraph_at_end(text, &format!("[rules]\n\"{rule}\" = \"off\""))
}

/// Where the last value ends that stands in the table itself, not in a table with a header of its own.
fn last_value(table: &Table) -> Option<usize> {
    table
        .iter()
        .filter_map(|(_, item)| match item {
            Item::Value(value) => value.span().map(|span| span.end),
            Item::Table(table) if table.is_dotted() => last_value(table),
            _ => None,
        })
        .max()
}

fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn off(text: &str) -> String {
        let edit = set_rule_off(text, "acronym/unused").expect(text);
        apply_edits(text, &[edit])
    }

    #[test]
    fn the_table_is_made_where_there_is_none() {
        assert_eq!(off(""), "[rules]\n\"acronym/unused\" = \"off\"\n");
        assert_eq!(
            off("[hints]\nkinds = true"),
            "[hints]\nkinds = true\n\n[rules]\n\"acronym/unused\" = \"off\"\n"
        );
    }

    #[test]
    fn the_rule_comes_last_in_its_table_and_nothing_else_changes() {
        let text = "# Ours.\r\n[rules] # levels\r\n\"date/tense\" = \"hint\" # for now\r\n\r\n# Hints.\r\n[hints]\r\nids = true\r\n";
        assert_eq!(
            off(text),
            "# Ours.\r\n[rules] # levels\r\n\"date/tense\" = \"hint\" # for now\r\n\"acronym/unused\" = \"off\"\r\n\r\n# Hints.\r\n[hints]\r\nids = true\r\n"
        );
        assert_eq!(
            off("[rules]\n[hints]\n"),
            "[rules]\n\"acronym/unused\" = \"off\"\n[hints]\n"
        );
    }

    #[test]
    fn a_level_that_the_rule_has_is_replaced() {
        let text = "[rules]\n\"acronym/unused\" = 'error' # loud\n";
        assert_eq!(off(text), "[rules]\n\"acronym/unused\" = \"off\" # loud\n");
    }

    #[test]
    fn other_ways_to_write_the_table_stay() {
        assert_eq!(
            off("rules = { \"date/tense\" = \"off\" }\n"),
            "rules = { \"date/tense\" = \"off\", \"acronym/unused\" = \"off\" }\n"
        );
        assert_eq!(
            off("rules = {}\n"),
            "rules = { \"acronym/unused\" = \"off\" }\n"
        );
        assert_eq!(
            off("rules.\"date/tense\" = \"off\"\n[hints]\n"),
            "rules.\"date/tense\" = \"off\"\nrules.\"acronym/unused\" = \"off\"\n[hints]\n"
        );
        assert_eq!(
            off("[rules.date]\ntense = \"off\"\n"),
            "[rules.date]\ntense = \"off\"\n\n[rules]\n\"acronym/unused\" = \"off\"\n"
        );
    }

    #[test]
    fn a_broken_file_is_left_alone() {
        let broken = set_rule_off("[rules\n", "acronym/unused");
        assert!(matches!(broken, Err(RuleOffError::Broken(_))), "{broken:?}");
        let no_table = set_rule_off("rules = 3\n", "acronym/unused");
        assert_eq!(no_table, Err(RuleOffError::NotATable));
    }

    const WHOLE: &str = r#"# Ours
[corpus]
include = ["articles/**"]

[rules]
"acronym/unused" = "off"

[[override]]
files = 'aréa/*'
rules = { "date/*" = "hint" }
"#;

    proptest! {
        #[test]
        fn any_edit_of_a_configuration_can_be_read_and_a_rule_turned_off(
            edits in prop::collection::vec(
                (any::<prop::sample::Index>(), 0usize..9, "[\\[\\]\"'=,.{}\n a-zé]{0,3}"),
                1..5,
            ),
        ) {
            let rules = ["date/tense", "name/misspelled"];
            let mut text = WHOLE.to_owned();
            for (at, length, insert) in edits {
                let start = text.floor_char_boundary(at.index(text.len() + 1));
                let end = text.floor_char_boundary((start + length).min(text.len())).max(start);
                text.replace_range(start..end, &insert);
                let config = ConfigFile::parse(&text, None, &rules);
                let places = config.problems.iter().map(|problem| problem.range);
                for range in places.chain(config.keys.iter().map(|key| key.range)) {
                    prop_assert!(text.get(std::ops::Range::from(range)).is_some());
                }
                if let Ok(edit) = set_rule_off(&text, "name/misspelled") {
                    let after = apply_edits(&text, &[edit]);
                    let after = ConfigFile::parse(&after, None, &rules);
                    prop_assert_eq!(after.settings.rules.get("name/misspelled"), Some(&None));
                }
            }
        }
    }
}
