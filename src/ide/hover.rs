//! What is known of the thing under the cursor.

use super::card::{self, Outlook};
use super::markdown::{code, escape, paragraphs};
use super::target::{AnnotationPart, AnnotationTarget, ArticleTarget, target_at};
use super::{ArticleView, RegistryView, date_card, front_matter_keys};
use crate::analysis::DateMention;
use crate::config::{ConfigFile, ConfigKeyMeaning};
use crate::dates::{Value, weekday_name};
use crate::markup::{Attribute, Class, Field, FrontMatterKey};
use crate::registry::{KeyMeaning, RegistryFile};
use crate::text::{TextRange, TextSize};

/// What is known of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The span, in bytes.
    pub range: TextRange,
    /// What is known of it.
    pub contents: HoverContents,
    /// The earlier phrase that a date is counted from, in bytes.
    pub counted_from: Option<TextRange>,
}

/// What a hover shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoverContents {
    /// This Markdown: paragraphs and lists, nothing else.
    Markdown(String),
    /// The documentation of the rule with this id. The id may be one that no rule has, or a group such as
    /// `acronym/*`.
    RuleDocumentation(String),
}

/// What is known of what stands at an offset (bytes) of an article.
pub fn hover(view: &ArticleView<'_>, offset: TextSize) -> Option<Hover> {
    let target = target_at(view.article, offset)?;
    let range = target.range();
    let counted_from = match &target {
        ArticleTarget::Date(date) => date_card::counted_from(view.article, date),
        ArticleTarget::Annotation(AnnotationTarget {
            date: Some(date),
            part: AnnotationPart::Class(_) | AnnotationPart::Value(_) | AnnotationPart::Rest,
            ..
        }) => date_card::counted_from(view.article, date),
        _ => None,
    };
    let markdown = match target {
        ArticleTarget::Mention(mention) => card::mention_card(view, mention),
        ArticleTarget::Date(date) => date_card::date_card(view.article, date),
        ArticleTarget::Annotation(target) => annotation_card(view, &target),
        ArticleTarget::FrontMatterKey(field) => front_matter_key(view, field),
        ArticleTarget::FrontMatterValue(field) => front_matter_value(view, field),
        ArticleTarget::IgnoredRule { id, range } => {
            let contents = HoverContents::RuleDocumentation(id.to_owned());
            return Some(Hover {
                range,
                contents,
                counted_from,
            });
        }
    };
    (!markdown.is_empty()).then_some(Hover {
        range,
        contents: HoverContents::Markdown(markdown),
        counted_from,
    })
}

/// What is known of what stands at an offset (bytes) of a registry file.
pub fn hover_in_registry(view: &RegistryView<'_>, offset: TextSize) -> Option<Hover> {
    let key = view.file.key_at(offset)?;
    let markdown = match &key.meaning {
        KeyMeaning::Id(id) | KeyMeaning::Reference(id) | KeyMeaning::Name(id) => {
            let outlook = Outlook {
                corpus: view.corpus,
                registry: view.registry,
                view: None,
            };
            reference_card(outlook, id)
        }
        KeyMeaning::Key(name) => paragraphs([
            format!("**{}**", escape(name)),
            RegistryFile::describe_key(name)?.to_owned(),
        ]),
    };
    Some(Hover {
        range: key.range,
        contents: HoverContents::Markdown(markdown),
        counted_from: None,
    })
}

/// What is known of the key at an offset (bytes) of `newsmark.toml`: its meaning, or the documentation of the rule that it
/// names.
pub fn hover_in_config(config: &ConfigFile, offset: TextSize) -> Option<Hover> {
    let key = config.key_at(offset)?;
    let contents = match &key.meaning {
        ConfigKeyMeaning::Rule(id) => HoverContents::RuleDocumentation(id.clone()),
        ConfigKeyMeaning::Key(name) => HoverContents::Markdown(paragraphs([
            format!("**{}**", escape(name)),
            ConfigFile::describe_key(name)?.to_owned(),
        ])),
    };
    Some(Hover {
        range: key.range,
        contents,
        counted_from: None,
    })
}

fn reference_card(outlook: Outlook<'_>, id: &str) -> String {
    match outlook.registry.get(id) {
        Some(index) => card::entry_card(outlook, index, None),
        None => no_entry(id),
    }
}

fn no_entry(id: &str) -> String {
    format!("The registry has no entry {}.", code(id))
}

fn annotation_card(view: &ArticleView<'_>, target: &AnnotationTarget<'_>) -> String {
    let marked = || match (target.mention, target.date) {
        (Some(mention), _) => card::mention_card(view, mention),
        (None, Some(date)) => date_card::date_card(view.article, date),
        (None, None) => String::new(),
    };
    match target.part {
        AnnotationPart::Class(class) => paragraphs([class_line(class), marked()]),
        AnnotationPart::Key(attribute) => attribute_line(attribute),
        AnnotationPart::Value(attribute) if attribute.key == "ref" => {
            match (attribute.value.starts_with('_'), target.mention) {
                (true, Some(mention)) => card::mention_card(view, mention),
                (true, None) => attribute_line(attribute),
                (false, _) => reference_card(Outlook::of(view), &attribute.value),
            }
        }
        AnnotationPart::Value(attribute) if attribute.key == "when" => {
            when_card(view, attribute, target.date)
        }
        AnnotationPart::Value(attribute) => attribute_line(attribute),
        AnnotationPart::Rest => marked(),
    }
}

fn class_line(class: Class) -> String {
    match class {
        Class::Entity(kind) => {
            let word = kind.as_str();
            let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) {
                "an"
            } else {
                "a"
            };
            format!("`.{word}` marks the name of {article} {word}.")
        }
        Class::Date => "`.date` marks a date phrase; `when=` gives its value.".to_owned(),
        Class::None => {
            "`.none` marks text that is neither a name nor a date. No rule reads it.".to_owned()
        }
    }
}

fn attribute_line(attribute: &Attribute) -> String {
    match attribute.key.as_str() {
        "ref" => {
            "`ref` says whom the text names: the id of a registry entry, or `_` and a label of your own, which links \
             the mentions of somebody without an entry inside this article."
                .to_owned()
        }
        "when" => {
            "`when` gives the date's value, as EDTF (`2015-03-23`, `2015-03`, `2015-03-17/2015-03-22`) or as TIMEX3 \
             (`2015-W12-WE`, `P3D`)."
                .to_owned()
        }
        other => format!("Newsmark does not know the attribute {} and keeps it.", code(other)),
    }
}

fn when_card(view: &ArticleView<'_>, attribute: &Attribute, date: Option<&DateMention>) -> String {
    match (Value::parse_when(&attribute.value), date) {
        (Ok(_), Some(date)) => date_card::date_card(view.article, date),
        (Ok(value), None) => date_card::value_card(&value, view.article.anchor.date),
        (Err(error), _) => escape(&error.to_string()),
    }
}

fn front_matter_key(view: &ArticleView<'_>, field: &Field) -> String {
    let heading = format!("**{}**", escape(&field.key));
    match field.known {
        Some(key) => paragraphs([
            heading,
            front_matter_keys::describe(key).to_owned(),
            front_matter_day(view, field).unwrap_or_default(),
        ]),
        None => paragraphs([
            heading,
            "Newsmark does not know this key and keeps it.".to_owned(),
        ]),
    }
}

fn front_matter_value(view: &ArticleView<'_>, field: &Field) -> String {
    front_matter_day(view, field).unwrap_or_default()
}

/// The day that a `date:` or `updated:` value means.
fn front_matter_day(view: &ArticleView<'_>, field: &Field) -> Option<String> {
    let anchor = view.article.anchor;
    match field.known? {
        FrontMatterKey::Date => Some(match anchor.date {
            Some(day) if is_anchor(view, field) => {
                format!("**{day}**, {}", weekday_name(day.weekday()))
            }
            _ if field.value.is_empty() => return None,
            _ => format!("{} is no day of the calendar.", code(&field.value)),
        }),
        FrontMatterKey::Updated => {
            let value = Value::parse_when(&field.value).ok()?;
            Some(date_card::value_card(&value, anchor.date))
        }
        _ => None,
    }
}

fn is_anchor(view: &ArticleView<'_>, field: &Field) -> bool {
    matches!(
        view.article.anchor.origin,
        crate::analysis::AnchorOrigin::FrontMatter(range) if range == field.value_range
    )
}
