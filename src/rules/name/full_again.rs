//! A full name with its title that stands again after the introduction.
//!
//! # What it reports
//! A person's full name behind a title of office, in running text, where the article has already introduced the person by
//! that name with that title. Forms of address ("Mr.", "Daw") are no titles of office, and a title behind "former" or
//! "then" says something new.
//!
//! # Why
//! The title and the full name introduce somebody. Whoever reads them again wonders if this is somebody else.
//!
//! # Example
//! ```news
//! General Karla Lindquist spoke first. The hall was full when General Karla Lindquist came back.
//! ```
//!
//! # How to fix
//! Use the short form, or for people without a family name the name alone.
//!
//! # Source
//! The Associated Press Stylebook, "titles" and "names": title and full name at first reference, last name afterwards.

use super::titled::{Title, title_before};
use crate::analysis::{Entity, Mention};
use crate::registry::{EntityKind, FormKind};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, TextRange, fold};
use rustc_hash::FxHashMap;

/// Words before a title that make it another one.
const QUALIFIERS: &[&str] = &[
    "acting", "deputy", "ex", "former", "late", "onetime", "prime", "then", "vice", "elect",
];

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    if !context.is_english() {
        return;
    }
    let mut introduced: FxHashMap<(&Entity, String), TextRange> = FxHashMap::default();
    for mention in &context.article.mentions {
        if mention.kind != EntityKind::Person
            || !mention.form.is_full()
            || mention.quoted
            || !context.is_running_text(mention.block)
            || !context.text(mention.range).contains(' ')
        {
            continue;
        }
        let Some(title) = title_before(&context.article.input.text, mention.range.start().into())
        else {
            continue;
        };
        let is_other = title
            .before
            .is_some_and(|word| QUALIFIERS.contains(&word.to_lowercase().as_str()));
        if title.is_address() || is_other {
            continue;
        }
        let whole = title.range.cover(mention.range);
        let key = (&mention.entity, fold(title.text).into_owned());
        let Some(first) = introduced.get(&key).copied() else {
            introduced.insert(key, whole);
            continue;
        };
        let finding = findings.add(
            whole,
            format!(
                "\"{}\" is introduced already; the full name and the title stand here again.",
                fold(context.text(whole)),
            ),
        );
        finding.relate(first, "The introduction stands here");
        if let Some((title, edit)) = shorter(context, mention, &title) {
            finding.fix(Fix::doubtful(title, vec![edit]));
        }
    }
}

/// The short form of a person in the place of title and name, or the name without the title; `None` where the title is
/// a part of more.
fn shorter(
    context: &ArticleContext<'_>,
    mention: &Mention,
    title: &Title<'_>,
) -> Option<(String, Edit)> {
    let is_longer = title
        .before
        .is_some_and(|word| word.starts_with(char::is_uppercase));
    if is_longer || mention.annotation.is_some() {
        return None;
    }
    let short = match mention.entity {
        Entity::Entry(index) => {
            let forms = context.registry().entry(index).forms();
            let mut forms = forms.iter();
            forms.find_map(|form| (form.kind == FormKind::Short).then(|| form.text.to_owned()))
        }
        _ => None,
    };
    Some(match short {
        Some(short) => (
            format!("Replace by \"{short}\""),
            Edit::replace(title.range.cover(mention.range), short),
        ),
        None => (
            format!("Leave out \"{}\"", title.text),
            Edit::replace(
                TextRange::new(title.range.start(), mention.range.start()),
                "",
            ),
        ),
    })
}
