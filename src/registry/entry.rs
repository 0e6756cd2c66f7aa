//! One entry of the registry.

use super::demonyms::demonym;
use super::{EntityKind, PersonName};
use crate::dates::Value;
use crate::text::TextRange;
use std::borrow::Cow;

/// The place of an entry in [`super::Registry::entries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryIndex(pub u32);

/// A value and where it stands in its file, in bytes; a string's place is without its quotes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Valued<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub range: TextRange,
}

/// An entity of the registry. Every value keeps its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The table's name and where it stands in the table's header.
    pub id: Valued<String>,
    /// The whole table, header included.
    pub range: TextRange,
    /// What it is.
    pub kind: EntityKind,
    /// A free word, shown to readers.
    pub subtype: Option<Valued<String>>,
    /// An ethnic group or nationality.
    pub people: bool,
    /// Its name.
    pub name: Valued<String>,
    /// Names that it bears on certain days only.
    pub names: Vec<DatedName>,
    /// Acronyms.
    pub acronyms: Vec<Valued<String>>,
    /// Other names.
    pub aliases: Vec<Valued<String>>,
    /// Forms that must not be used.
    pub misspellings: Vec<Valued<String>>,
    /// Plural forms of a people's name.
    pub plurals: Vec<Valued<String>>,
    /// Adjectives.
    pub adjectives: Vec<Valued<String>>,
    /// Forms allowed after the introduction; `None` where the file does not say.
    pub short: Option<Vec<Valued<String>>>,
    /// How a person's name is built.
    pub name_order: NameOrder,
    /// A group's political or armed wing.
    pub wing: Option<Valued<Wing>>,
    /// What it is a part of: the tree of groups, and of places.
    pub part_of: Vec<Link>,
    /// The groups that a person is a member of.
    pub member_of: Vec<Link>,
    /// The titles that a person has held.
    pub roles: Vec<Role>,
    /// A note for readers.
    pub note: Option<Valued<String>>,
    /// Its acronym needs no introduction.
    pub common: bool,
    /// When it began to exist.
    pub from: Option<Valued<Value>>,
    /// When it ended.
    pub to: Option<Valued<Value>>,
    /// A person's birth.
    pub born: Option<Valued<Value>>,
    /// A person's death.
    pub died: Option<Valued<Value>>,
    /// Web addresses.
    pub links: Vec<Valued<String>>,
}

/// How a person's name is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NameOrder {
    /// Given name first: the last word is the family name.
    #[default]
    Western,
    /// Family name first.
    FamilyFirst,
    /// The name is one whole and has no family name, as Burmese names.
    Whole,
}

/// A group's wing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wing {
    /// Its political arm.
    Political,
    /// Its armed arm.
    Armed,
}

/// A name that holds between two days.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedName {
    /// The name.
    pub name: Valued<String>,
    /// Its first day.
    pub from: Option<Valued<Value>>,
    /// Its last day.
    pub to: Option<Valued<Value>>,
    /// What a reader should know of it.
    pub note: Option<Valued<String>>,
}

/// A link to another entry between two days.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The other entry's id.
    pub id: Valued<String>,
    /// Its first day.
    pub from: Option<Valued<Value>>,
    /// Its last day.
    pub to: Option<Valued<Value>>,
}

/// A title that a person held.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// The title.
    pub title: Valued<String>,
    /// Other forms of the title.
    pub aliases: Vec<Valued<String>>,
    /// The id of what it is a title of.
    pub of: Option<Valued<String>>,
    /// Its first day.
    pub from: Option<Valued<Value>>,
    /// Its last day.
    pub to: Option<Valued<Value>>,
    /// Several people may hold it at once.
    pub shared: bool,
    /// The whole inline table.
    pub range: TextRange,
}

/// One string by which text may name an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form<'a> {
    /// The string as the registry has it.
    pub text: &'a str,
    /// Where the registry has it.
    pub range: TextRange,
    /// What it is to the entry.
    pub kind: FormKind,
}

/// What a form is to its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FormKind {
    /// Its name.
    Name,
    /// A name of certain days, by its place in [`Entry::names`].
    Dated(u16),
    /// Another name.
    Alias,
    /// An acronym.
    Acronym,
    /// A plural of a people's name.
    Plural,
    /// An adjective.
    Adjective,
    /// A form that must not be used.
    Misspelling,
    /// A form allowed after the introduction.
    Short,
    /// A text that an annotation marks and the registry does not list, such as `the rebels`.
    Description,
}

impl FormKind {
    /// Whether the form names the entity in full, so that it introduces it.
    pub fn is_full(self) -> bool {
        matches!(
            self,
            Self::Name | Self::Dated(_) | Self::Alias | Self::Misspelling
        )
    }
}

impl Entry {
    /// An entry that says nothing yet.
    pub(super) fn new(id: Valued<String>, range: TextRange) -> Self {
        let name = Valued {
            value: String::new(),
            range: id.range,
        };
        Self {
            id,
            range,
            kind: EntityKind::Group,
            subtype: None,
            people: false,
            name,
            names: Vec::new(),
            acronyms: Vec::new(),
            aliases: Vec::new(),
            misspellings: Vec::new(),
            plurals: Vec::new(),
            adjectives: Vec::new(),
            short: None,
            name_order: NameOrder::default(),
            wing: None,
            part_of: Vec::new(),
            member_of: Vec::new(),
            roles: Vec::new(),
            note: None,
            common: false,
            from: None,
            to: None,
            born: None,
            died: None,
            links: Vec::new(),
        }
    }

    /// Every form by which text may name it; the default short form of a person included.
    pub fn forms(&self) -> Vec<Form<'_>> {
        fn all<'a>(values: &'a [Valued<String>], kind: FormKind) -> impl Iterator<Item = Form<'a>> {
            values.iter().map(move |value| Form {
                text: &value.value,
                range: value.range,
                kind,
            })
        }
        let mut forms = vec![Form {
            text: &self.name.value,
            range: self.name.range,
            kind: FormKind::Name,
        }];
        for (place, dated) in (0u16..).zip(&self.names) {
            let kind = FormKind::Dated(place);
            forms.push(Form {
                text: &dated.name.value,
                range: dated.name.range,
                kind,
            });
        }
        forms.extend(all(&self.aliases, FormKind::Alias));
        forms.extend(all(&self.acronyms, FormKind::Acronym));
        forms.extend(all(&self.plurals, FormKind::Plural));
        forms.extend(all(&self.adjectives, FormKind::Adjective));
        forms.extend(all(&self.misspellings, FormKind::Misspelling));
        match &self.short {
            Some(short) => forms.extend(all(short, FormKind::Short)),
            None => forms.extend(self.default_short()),
        }
        forms
    }

    /// The short forms of a person whose entry names none: the family name by `name_order`.
    fn default_short(&self) -> impl Iterator<Item = Form<'_>> {
        let parts = match self.kind {
            EntityKind::Person => PersonName::new(&self.name.value).short_forms(self.name_order),
            _ => Vec::new(),
        };
        parts.into_iter().map(|text| Form {
            text,
            range: self.name.range,
            kind: FormKind::Short,
        })
    }

    /// The forms that nobody has to write down: the plural of a people's name, what the inhabitants of a country and its
    /// things are called, family names whose particle has a capital. Those that the entry itself lists take their place.
    pub fn implied_forms(&self) -> Vec<(Cow<'_, str>, FormKind)> {
        let mut forms: Vec<(Cow<'_, str>, FormKind)> = Vec::new();
        if self.people && self.plurals.is_empty() {
            let name = &self.name.value;
            let takes_s =
                name.ends_with(|last: char| last.is_ascii_alphabetic() && !"sxzh".contains(last));
            // "Was" is no plural of Wa that a reader would see.
            if takes_s && !name.contains(' ') && name.chars().count() > 3 {
                forms.push((Cow::Owned(format!("{name}s")), FormKind::Plural));
            }
        }
        // A particle has a capital where a sentence starts, and in the copy of some houses.
        let short = self.short.is_none().then(|| self.default_short());
        for form in short.into_iter().flatten() {
            let mut chars = form.text.chars();
            if let Some(first) = chars.next().filter(|first| first.is_lowercase()) {
                let capital = first.to_uppercase().chain(chars).collect();
                forms.push((Cow::Owned(capital), FormKind::Short));
            }
        }
        if self.kind == EntityKind::Place {
            let names = std::iter::once(&self.name).chain(&self.aliases);
            let demonym = names.into_iter().find_map(|name| demonym(&name.value));
            if let Some(demonym) = demonym {
                if self.adjectives.is_empty() {
                    forms.push((Cow::Borrowed(demonym.adjective), FormKind::Adjective));
                }
                if self.plurals.is_empty() && demonym.plural != demonym.adjective {
                    forms.push((Cow::Borrowed(demonym.plural), FormKind::Plural));
                }
            }
        }
        forms
    }
}
