//! JSON Lines: one article a line, with its text and the spans that were found in it.
//!
//! ```json
//! {"path":"a.news","text":"Talks resumed on Monday.","meta":{"anchor":"2015-03-24"},"spans":[{"start":17,"end":23,
//! "label":"date","value":"2015-03-23","type":"DATE","edtf":"2015-03-23","resolved_from":"anchor","confidence":"high"}]}
//! ```
//!
//! Offsets are code points of `text`. No character inside a line is one that some readers take for a line end. Keys without a value are left out. What the keys of a span say:
//!
//! - `label`: `person`, `group`, `place`, `event` or `date`; `subtype`: `people` for peoples and nationalities,
//!   otherwise the registry's word.
//! - `ref`: the `ref=` of an annotation, as written. `entity`: the registry id, or the kind, a colon and the folded full
//!   name of an entity without an entry, the same in every article; none for an ambiguous name.
//! - `value`, `type`, `mod`, `freq`: TIMEX3; `edtf`: the same value as EDTF, where EDTF can say it.
//! - `resolved_from`: `text` (the phrase alone says it), `anchor` (the publication date), `phrase:N` (the date phrase that
//!   starts at N), `phrase` (one in the front matter's headline) or `annotation`; `confidence`: `low`, `medium` or `high`.
//! - `source`: how the span was found, `annotation`, `registry`, `introduction` or `short`; dates found by their grammar
//!   have none.
//!
//! `meta` holds the front matter's fields as strings, and as `anchor` the publication date.

use super::exported_text::ExportedText;
use super::{DateKind, DateKinds};
use crate::analysis::{Article, DateMention, Entity, EntityKey, Mention};
use crate::dates::{Confidence, Origin, ValueType};
use crate::markup::EntityKind;
use crate::registry::FormKind;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::cmp::Reverse;
use std::io;

/// Writes an article as one line, with the line end. `path` is written as it is given; of the date phrases only those of
/// the `kinds` are among the spans.
///
/// # Errors
/// Those of `out`.
pub fn write(
    out: &mut impl io::Write,
    path: &str,
    article: &Article,
    kinds: DateKinds,
) -> io::Result<()> {
    let exported = ExportedText::of(article);
    let mut spans: Vec<Span<'_>> = mentions(article, &exported)
        .chain(dates(article, &exported, kinds))
        .collect();
    spans.sort_by_key(|span| (span.start, Reverse(span.end)));
    let line = Line {
        path,
        text: &exported.text,
        meta: Meta(article),
        spans,
    };
    line.serialize(&mut serde_json::Serializer::with_formatter(
        &mut *out, OneLine,
    ))?;
    out.write_all(b"\n")
}

/// Writes JSON in which nothing but the end of the document ends a line, for any reader's idea of a line: some take
/// U+2028, U+2029 and U+0085 for line ends, which JSON allows inside strings.
struct OneLine;

impl serde_json::ser::Formatter for OneLine {
    fn write_string_fragment<W>(&mut self, out: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        let mut rest = fragment;
        while let Some(at) = rest.find(['\u{85}', '\u{2028}', '\u{2029}']) {
            let (before, behind) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut chars = behind.chars();
            if let Some(char) = chars.next() {
                write!(out, "\\u{:04x}", u32::from(char))?;
            }
            rest = chars.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

#[derive(serde::Serialize)]
struct Line<'a> {
    path: &'a str,
    text: &'a str,
    meta: Meta<'a>,
    spans: Vec<Span<'a>>,
}

#[derive(serde::Serialize, Default)]
struct Span<'a> {
    start: usize,
    end: usize,
    label: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subtype: Option<&'a str>,
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    value_type: Option<&'static str>,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    modifier: Option<&'static str>,
    #[serde(rename = "freq", skip_serializing_if = "Option::is_none")]
    frequency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edtf: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'static str>,
}

fn mentions<'a>(
    article: &'a Article,
    exported: &'a ExportedText,
) -> impl Iterator<Item = Span<'a>> {
    article.mentions.iter().filter_map(move |mention| {
        let (start, end) = exported.code_points(article, mention.block, mention.range)?;
        Some(Span {
            start,
            end,
            label: mention.kind.as_str(),
            subtype: subtype(article, mention),
            reference: reference(article, mention),
            entity: article.key(&mention.entity).map(entity_word),
            source: Some(mention.source.as_str()),
            ..Span::default()
        })
    })
}

fn dates<'a>(
    article: &'a Article,
    exported: &'a ExportedText,
    kinds: DateKinds,
) -> impl Iterator<Item = Span<'a>> {
    article.dates.iter().filter_map(move |date| {
        let value = date.annotated.as_ref().or(date.resolution.value.as_ref());
        if !kinds.hold(DateKind::of(value)) {
            return None;
        }
        let (start, end) = exported.code_points(article, date.block, date.range)?;
        Some(Span {
            start,
            end,
            label: "date",
            value: value.map(|value| value.timex3()),
            value_type: value.map(|value| type_word(value.value_type())),
            modifier: value.and_then(|value| value.modifier()),
            frequency: value.and_then(|value| value.frequency()),
            edtf: value.and_then(|value| value.edtf()),
            resolved_from: value.and_then(|_| resolved_from(article, exported, date)),
            confidence: value.map(|_| confidence(date)),
            source: date.annotation.map(|_| "annotation"),
            ..Span::default()
        })
    })
}

/// A people or nationality, or the registry's own word for the entity.
fn subtype<'a>(article: &'a Article, mention: &Mention) -> Option<&'a str> {
    let index = match mention.entity {
        Entity::Entry(index) => index,
        Entity::Local(local) => {
            let local = article.locals.get(local.0 as usize)?;
            return local.people.then_some("people");
        }
        Entity::Ambiguous(_) => return None,
    };
    let entry = article.registry().entry(index);
    let nationality = entry.kind == EntityKind::Place
        && matches!(mention.form, FormKind::Adjective | FormKind::Plural);
    if entry.people || nationality {
        return Some("people");
    }
    entry.subtype.as_ref().map(|subtype| subtype.value.as_str())
}

/// The `ref=` of the annotation that marks a mention.
fn reference<'a>(article: &'a Article, mention: &Mention) -> Option<&'a str> {
    let inlines = &article.blocks[mention.block as usize].analysis.inlines;
    let annotation = inlines.annotations.get(mention.annotation? as usize)?;
    annotation
        .reference()
        .map(|reference| reference.value.as_str())
}

fn entity_word(key: EntityKey) -> String {
    match key {
        EntityKey::Entry(id) => id,
        EntityKey::Local(kind, name) => format!("{}:{name}", kind.as_str()),
    }
}

fn resolved_from(article: &Article, exported: &ExportedText, date: &DateMention) -> Option<String> {
    if date.annotated.is_some() {
        return Some("annotation".to_owned());
    }
    match date.resolution.origin {
        Origin::Absolute => Some("text".to_owned()),
        Origin::Anchor => Some("anchor".to_owned()),
        Origin::Phrase(place) => {
            let earlier = article.dates.get(place as usize)?;
            let start = exported
                .code_points(article, earlier.block, earlier.range)
                .map(|(start, _)| format!("phrase:{start}"));
            Some(start.unwrap_or_else(|| "phrase".to_owned()))
        }
        Origin::Unanchored | Origin::Impossible => None,
    }
}

fn confidence(date: &DateMention) -> &'static str {
    if date.annotated.is_some() {
        return "high";
    }
    match date.resolution.confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}

fn type_word(value_type: ValueType) -> &'static str {
    match value_type {
        ValueType::Date => "DATE",
        ValueType::Time => "TIME",
        ValueType::Duration => "DURATION",
        ValueType::Set => "SET",
    }
}

/// The front matter's fields, the first of each key, and the publication date.
struct Meta<'a>(&'a Article);

impl Serialize for Meta<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = match &self.0.layout.front_matter {
            Some(front_matter) => front_matter.fields.as_slice(),
            None => &[],
        };
        let mut map = serializer.serialize_map(None)?;
        for (place, field) in fields.iter().enumerate() {
            let repeated = fields[..place].iter().any(|first| first.key == field.key);
            if !repeated && field.key != "anchor" {
                map.serialize_entry(&field.key, &field.value)?;
            }
        }
        if let Some(date) = self.0.anchor.date {
            map.serialize_entry("anchor", &date.to_string())?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Input;
    use crate::markup::Dialect;
    use crate::registry::{Registry, RegistryFile};
    use serde_json::Value;
    use std::path::Path;
    use std::sync::Arc;

    const REGISTRY: &str = r#"
[kio]
kind = "group"
subtype = "organisation"
name = "Kachin Independence Organization"
acronym = "KIO"

[kachin]
kind = "group"
people = true
name = "Kachin"

[myanmar]
kind = "place"
subtype = "country"
name = "Myanmar"
adjectives = ["Burmese"]
"#;

    fn exported(text: &str) -> Value {
        let registry = Arc::new(RegistryFile::parse(Path::new("all.toml"), REGISTRY, None));
        let article = Article::analyse(
            Input {
                text: text.into(),
                file_name: "talks.news".to_owned(),
                dialect: Dialect::News,
                registry: Arc::new(Registry::new(vec![registry])),
                furniture: Arc::default(),
            },
            None,
        );
        let mut line = Vec::new();
        write(&mut line, "articles/talks.news", &article, DateKinds::ALL).unwrap();
        assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 1);
        serde_json::from_slice(&line).unwrap()
    }

    /// The spans with what stands there, counted in code points as a reader would.
    fn spans(line: &Value) -> Vec<(String, &Value)> {
        let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
        let at = |span: &Value, key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
        line["spans"]
            .as_array()
            .unwrap()
            .iter()
            .map(|span| {
                (
                    text[at(span, "start")..at(span, "end")].iter().collect(),
                    span,
                )
            })
            .collect()
    }

    #[test]
    fn plain_copy_is_exported_byte_for_byte() {
        let copy = "Talks resume [1]\r\n\r\n\r\nThe \"[army]\" met \\ the KIO in Côte d'Or.\r\n  \r\n> Ein Zitat\n\n";
        assert_eq!(exported(copy)["text"], copy);
    }

    #[test]
    fn a_line_is_one_line_for_every_reader() {
        let copy = "Talks\u{2028}resume\u{85}in\u{2029}Bhamo\u{b}and\u{c}Muse\u{1c}.";
        let line = exported(copy);
        assert_eq!(line["text"], copy);
        let mut written = Vec::new();
        let article = Article::analyse(
            Input {
                text: copy.into(),
                file_name: String::new(),
                dialect: Dialect::News,
                registry: Arc::default(),
                furniture: Arc::default(),
            },
            None,
        );
        write(&mut written, "a.news", &article, DateKinds::ALL).unwrap();
        let written = String::from_utf8(written).unwrap();
        let ends = |char: char| char.is_control() || matches!(char, '\u{2028}' | '\u{2029}');
        assert_eq!(written.matches(ends).collect::<Vec<_>>(), ["\n"]);
    }

    #[test]
    fn markup_is_left_out_and_offsets_count_code_points() {
        let line = exported(
            "\u{feff}---\nheadline: Talks\ndate: 2015-03-24\n---\n# 😀 Talks\n\nEnvoys 😀 of the [Kachin Independence \
             Organization]{.group ref=kio} (KIO) met on [Monday]{.date when=2015-03-23}.<!-- newsmark: ignore -->\n",
        );
        assert_eq!(
            line["text"],
            "# 😀 Talks\n\nEnvoys 😀 of the Kachin Independence Organization (KIO) met on Monday.\n"
        );
        let spans = spans(&line);
        let texts: Vec<&str> = spans.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["Kachin Independence Organization", "KIO", "Monday"]);
        let organisation = spans[0].1;
        assert_eq!(organisation["ref"], "kio");
        assert_eq!(organisation["entity"], "kio");
        assert_eq!(organisation["subtype"], "organisation");
        assert_eq!(organisation["source"], "annotation");
        let monday = spans[2].1;
        assert_eq!(monday["value"], "2015-03-23");
        assert_eq!(monday["type"], "DATE");
        assert_eq!(monday["edtf"], "2015-03-23");
        assert_eq!(monday["resolved_from"], "annotation");
        assert_eq!(monday["source"], "annotation");
        assert!(monday.get("mod").is_none(), "{monday}");
    }

    #[test]
    fn peoples_and_nationalities_have_their_subtype() {
        let line = exported("Talks\n\nThe Kachin left Myanmar with a Burmese envoy.\n");
        let subtypes: Vec<(String, &Value)> = spans(&line)
            .into_iter()
            .map(|(text, span)| (text, &span["subtype"]))
            .collect();
        assert_eq!(
            subtypes,
            [
                ("Kachin".to_owned(), &Value::from("people")),
                ("Myanmar".to_owned(), &Value::from("country")),
                ("Burmese".to_owned(), &Value::from("people")),
            ]
        );
    }

    #[test]
    fn an_unregistered_entity_has_one_key_in_all_articles() {
        let first = exported(
            "Talks\n\nThe [Bauhinia Front]{.group} left, and the [Bauhinia\nFront]{.group} returned.\n",
        );
        let second = exported("More talks\n\nThe [Bauhinia Front]{.group ref=_front} spoke.\n");
        let keys: Vec<&Value> = spans(&first)
            .into_iter()
            .chain(spans(&second))
            .map(|(_, span)| &span["entity"])
            .collect();
        assert_eq!(keys.len(), 3);
        assert!(keys[0].as_str().unwrap().starts_with("group:"), "{keys:?}");
        assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
        assert_eq!(spans(&second)[0].1["ref"], "_front");
    }

    #[test]
    fn the_front_matter_is_kept_as_strings_and_the_anchor_as_a_day() {
        let line = exported(
            "---\nheadline: Talks in 2015\ndate: 2015-03-24\ndesk: 7\n---\nThey met on Monday.\n",
        );
        assert_eq!(
            line["meta"],
            serde_json::json!({
                "headline": "Talks in 2015", "date": "2015-03-24", "desk": "7", "anchor": "2015-03-24"
            })
        );
        let spans = spans(&line);
        let (text, monday) = &spans[0];
        assert_eq!(text, "Monday");
        assert_eq!(monday["resolved_from"], "anchor");
        assert!(monday.get("source").is_none());
        assert_eq!(spans.len(), 1, "the headline is no part of the text");
    }
}
