//! A form of a name that the registry lists as a misspelling.
//!
//! # What it reports
//! A mention, in any part of the article but direct quotations, whose form stands under `misspellings` of an entry.
//!
//! # Why
//! The registry says how the name is written; the wrong form hides the mention from searches too.
//!
//! # Example
//! ```news
//! The road to Bahmo was closed.
//! ```
//!
//! # How to fix
//! Write the name as the registry has it. `--fix` does it with the form that is nearest to the misspelling: the name,
//! an alias, or for a people's name its plural or adjective.

use crate::analysis::Entity;
use crate::registry::{Entry, FormKind};
use crate::rules::context::ArticleContext;
use crate::rules::findings::Findings;
use crate::text::{Edit, Fix, fold};

pub(crate) fn check(context: &ArticleContext<'_>, findings: &mut Findings) {
    for mention in &context.article.mentions {
        let Entity::Entry(index) = mention.entity else {
            continue;
        };
        if mention.form != FormKind::Misspelling {
            continue;
        }
        let entry = context.registry().entry(index);
        let text = context.text(mention.range);
        let wrong = fold(text);
        let right = in_the_case_of(text, right_form(entry, &wrong));
        let finding = findings.add(
            mention.range,
            format!("\"{wrong}\" is a misspelling of {right}."),
        );
        if !text.contains(['[', ']', '{', '}', '<', '\\']) {
            finding.fix(Fix::safe(
                format!("Replace by \"{right}\""),
                vec![Edit::replace(mention.range, right)],
            ));
        }
        let listed = entry
            .misspellings
            .iter()
            .find(|form| fold(&form.value).eq_ignore_ascii_case(&wrong));
        if let Some((path, range)) = listed.and_then(|form| context.place_in(index, form.range)) {
            let said = format!("The registry lists it under {}", entry.name.value);
            finding.relate_in(path, range, said);
        }
    }
}

/// The form of an entry that a misspelling is nearest to; of equally near ones the first, and so the name.
fn right_form<'a>(entry: &'a Entry, wrong: &str) -> &'a str {
    entry
        .forms()
        .into_iter()
        .filter(|form| form.kind != FormKind::Misspelling)
        .min_by_key(|form| strsim::osa_distance(form.text, wrong))
        .map_or(&entry.name.value, |form| form.text)
}

/// A form in capitals where the text that it replaces is.
fn in_the_case_of(text: &str, form: &str) -> String {
    if text.chars().any(char::is_lowercase) {
        form.to_owned()
    } else {
        form.to_uppercase()
    }
}
