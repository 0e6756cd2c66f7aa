//! Whether two namings in an article are of one person.

use super::persons::Person;
use crate::analysis::Entity;
use crate::rules::context::ArticleContext;
use crate::text::{TextSize, Word, words};
use rustc_hash::FxHashMap;

/// What all namings of one person have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum PersonKey {
    Known(Entity),
    /// The last word of the name.
    Family(String),
}

/// Tells people apart in one article, and remembers which family names it gives to several.
#[derive(Debug, Default)]
pub(super) struct Identity {
    shared: FxHashMap<(String, String), bool>,
}

impl Identity {
    /// Whether both are one person. A family name alone is that of one person only where the article has one of that
    /// name, and names him or her in full.
    pub(super) fn are_one(
        &mut self,
        context: &ArticleContext<'_>,
        one: &Person,
        other: &Person,
    ) -> bool {
        match (one, other) {
            _ if !one.is(other) => false,
            (Person::Named(one), Person::Named(other)) => {
                let longer = if one.len() > other.len() { one } else { other };
                match &longer[..] {
                    [.., given, family] if one != other => !self.is_shared(context, given, family),
                    [_, _, ..] => true,
                    _ => false,
                }
            }
            _ => true,
        }
    }

    /// Whether a family name stands behind another given name, too.
    fn is_shared(&mut self, context: &ArticleContext<'_>, given: &str, family: &str) -> bool {
        let name = (given.to_owned(), family.to_owned());
        *self
            .shared
            .entry(name)
            .or_insert_with(|| is_shared(context, given, family))
    }
}

impl Person {
    /// What all namings of this person have in common.
    pub(super) fn key(&self) -> PersonKey {
        match self {
            Self::Known(entity) => PersonKey::Known(entity.clone()),
            Self::Named(words) => PersonKey::Family(words.last().cloned().unwrap_or_default()),
        }
    }
}

fn is_shared(context: &ArticleContext<'_>, given: &str, family: &str) -> bool {
    let is_other = |pair: &[Word<'_>]| {
        pair[1].text == family
            && pair[0].text != given
            && pair[0].text.starts_with(char::is_uppercase)
            && pair[0].range.end() + TextSize::from(1) == pair[1].range.start()
            && !is_title(pair[0].text)
    };
    context.article.blocks.iter().any(|placed| {
        let plain = placed.analysis.plain.text(&placed.analysis.text);
        let words: Vec<_> = words(plain).collect();
        words.windows(2).any(is_other)
    })
}

/// Whether a word before a family name is no given name.
fn is_title(word: &str) -> bool {
    const TITLES: &[&str] = &[
        "And",
        "As",
        "But",
        "Capt",
        "Captain",
        "Chancellor",
        "Col",
        "Colonel",
        "Dr",
        "Gen",
        "General",
        "Gov",
        "Governor",
        "Judge",
        "Justice",
        "King",
        "Minister",
        "Miss",
        "Mr",
        "Mrs",
        "Ms",
        "Pope",
        "President",
        "Prince",
        "Queen",
        "Rep",
        "Sen",
        "Senator",
        "Sir",
        "The",
        "When",
    ];
    TITLES.contains(&word)
}
