//! Diagnostics: one file a rule, one table of all.
//!
//! A rule looks at one article (or at a registry file, the configuration, or how a file was read) and reports what
//! contradicts what. Its file under `src/rules/<group>/` opens with its documentation for users, which
//! [`Rule::documentation`] gives back at run time. [`check_article`] runs the rules that the settings turn on, drops
//! findings where rules have to be silent (page chrome, quotations, `.none`), applies the article's ignores, and sorts.

mod acronym;
mod acts;
mod config;
mod context;
mod corpus;
mod date;
mod diagnostic;
mod file;
mod findings;
mod gathered;
mod group;
mod ignores;
mod name;
mod number;
mod place;
mod profiles;
mod registry;
mod repair;
mod role;
mod rule;
mod run;
mod spot;
mod syntax;
#[cfg(test)]
mod tests;
mod told_days;

pub use context::FileFacts;
pub use diagnostic::{Diagnostic, RelatedPlace};
pub use repair::{Applied, Repair, Round, repair};
pub use rule::{Fixes, Rule};
pub use run::{
    check_article, check_config, check_file, check_fully, check_named, check_registry_file,
    check_registry_text, reads_suggestions,
};

use crate::text::nearest;
use rule::rule;

/// Every rule, by group and in the order in which the README lists them.
static RULES: &[Rule] = &[
    rule!(Article acronym::undefined, "acronym/undefined", Information, Doubtful),
    rule!(Article acronym::before_definition, "acronym/before-definition", Warning, Doubtful),
    rule!(Article acronym::defined_twice, "acronym/defined-twice", Information, Doubtful),
    rule!(Article acronym::two_expansions, "acronym/two-expansions", Error, Nothing),
    rule!(Article acronym::unused, "acronym/unused", Hint, Doubtful),
    rule!(Article acronym::mismatch, "acronym/mismatch", Warning, Doubtful),
    rule!(Article acronym::redundant, "acronym/redundant", Off, Doubtful),
    rule!(Article acronym::shape, "acronym/shape", Warning, Doubtful),
    rule!(Article name::misspelled, "name/misspelled", Warning, Safe),
    rule!(Article name::near_miss, "name/near-miss", Warning, Safe),
    rule!(Article name::variant, "name/variant", Warning, Doubtful),
    rule!(Article name::ambiguous, "name/ambiguous", Warning, Doubtful),
    rule!(Article name::short_first, "name/short-first", Information, Doubtful),
    rule!(Article name::full_again, "name/full-again", Off, Doubtful),
    rule!(Article name::false_surname, "name/false-surname", Warning, Doubtful),
    rule!(Suggested name::unregistered, "name/unregistered", Off, Nothing),
    rule!(Article role::out_of_term, "role/out-of-term", Warning, Doubtful),
    rule!(Article role::missing_former, "role/missing-former", Warning, Doubtful),
    rule!(Article role::former_in_office, "role/former-in-office", Warning, Doubtful),
    rule!(Article role::two_holders, "role/two-holders", Warning, Nothing),
    rule!(Article role::after_death, "role/after-death", Warning, Nothing),
    rule!(Article group::wing_confusion, "group/wing-confusion", Hint, Doubtful),
    rule!(Article group::ethnonym, "group/ethnonym", Off, Doubtful),
    rule!(Article group::anachronism, "group/anachronism", Warning, Nothing),
    rule!(Article group::house_name, "group/house-name", Off, Doubtful),
    rule!(Article place::variant, "place/variant", Warning, Doubtful),
    rule!(Article place::renamed, "place/renamed", Information, Doubtful),
    rule!(Article place::wrong_parent, "place/wrong-parent", Warning, Doubtful),
    rule!(Article date::impossible, "date/impossible", Error, Nothing),
    rule!(Article date::weekday_mismatch, "date/weekday-mismatch", Error, Doubtful),
    rule!(Article date::annotation_mismatch, "date/annotation-mismatch", Error, Doubtful),
    rule!(Article date::unanchored, "date/unanchored", Warning, Doubtful),
    rule!(Article date::tense, "date/tense", Warning, Nothing),
    rule!(Article date::weekday_far, "date/weekday-far", Off, Doubtful),
    rule!(Article date::ambiguous_numeric, "date/ambiguous-numeric", Warning, Doubtful),
    rule!(Article date::missing_year, "date/missing-year", Warning, Doubtful),
    rule!(Article date::range_reversed, "date/range-reversed", Error, Doubtful),
    rule!(Article date::month_edge, "date/month-edge", Warning, Doubtful),
    rule!(Article date::anniversary, "date/anniversary", Warning, Doubtful),
    rule!(Article date::elapsed, "date/elapsed", Warning, Doubtful),
    rule!(Article date::future_publication, "date/future-publication", Information, Nothing),
    rule!(Article date::style_month, "date/style-month", Off, Safe),
    rule!(Article date::style_ordinal, "date/style-ordinal", Off, Safe),
    rule!(Article date::style_last_weekday, "date/style-last-weekday", Off, Doubtful),
    rule!(Article date::style_time, "date/style-time", Off, Safe),
    rule!(Article number::age, "number/age", Warning, Doubtful),
    rule!(Article number::age_conflict, "number/age-conflict", Warning, Doubtful),
    rule!(Article corpus::spelling, "corpus/spelling", Information, Doubtful),
    rule!(Article syntax::unclosed, "syntax/unclosed", Error, Safe),
    rule!(Article syntax::class, "syntax/class", Error, Safe),
    rule!(Article syntax::attribute, "syntax/attribute", Error, Safe),
    rule!(Article syntax::duplicate_attribute, "syntax/duplicate-attribute", Error, Doubtful),
    rule!(Article syntax::when, "syntax/when", Error, Nothing),
    rule!(Article syntax::empty, "syntax/empty", Error, Doubtful),
    rule!(Article syntax::front_matter, "syntax/front-matter", Error, Safe),
    rule!(Article syntax::crosses_block, "syntax/crosses-block", Error, Nothing),
    rule!(Article syntax::unknown_ref, "syntax/unknown-ref", Error, Doubtful),
    rule!(Article syntax::kind_mismatch, "syntax/kind-mismatch", Error, Doubtful),
    rule!(Ignores syntax::unused_ignore, "syntax/unused-ignore", Hint, Doubtful),
    rule!(File file::encoding, "file/encoding", Warning, Nothing),
    rule!(File file::too_large, "file/too-large", Warning, Nothing),
    rule!(Registry registry::parse, "registry/parse", Error, Nothing),
    rule!(Registry registry::duplicate_id, "registry/duplicate-id", Error, Nothing),
    rule!(Registry registry::kind, "registry/kind", Error, Nothing),
    rule!(Registry registry::name, "registry/name", Error, Safe),
    rule!(Registry registry::unknown_id, "registry/unknown-id", Error, Doubtful),
    rule!(Registry registry::interval, "registry/interval", Error, Nothing),
    rule!(Registry registry::cycle, "registry/cycle", Error, Nothing),
    rule!(Registry registry::unknown_key, "registry/unknown-key", Warning, Safe),
    rule!(Registry registry::alias_clash, "registry/alias-clash", Warning, Nothing),
    rule!(Registry registry::overlapping_holders, "registry/overlapping-holders", Warning, Nothing),
    rule!(Registry registry::unused, "registry/unused", Off, Nothing),
    rule!(Config config::parse, "config/parse", Error, Nothing),
    rule!(Config config::unknown_key, "config/unknown-key", Error, Safe),
    rule!(Config config::unknown_rule, "config/unknown-rule", Error, Doubtful),
];

/// Every rule.
pub fn all() -> &'static [Rule] {
    RULES
}

/// The ids of all rules, for [`crate::config::ConfigFile::parse`].
pub fn ids() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.id).collect()
}

/// The rule with an id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// The rule whose id somebody may have meant.
pub fn nearest_id(id: &str) -> Option<&'static str> {
    nearest(id, RULES.iter().map(|rule| rule.id)).or_else(|| {
        let name = id.rsplit('/').next().unwrap_or(id);
        RULES
            .iter()
            .find(|rule| rule.name() == name)
            .map(|rule| rule.id)
    })
}

/// The table of all rules as Markdown, for the README.
pub fn markdown_table() -> String {
    let mut table = String::from("| rule | reports | default | fix |\n|---|---|---|---|\n");
    for rule in RULES {
        let default = rule.default.map_or("off", rule::severity_word);
        table.push_str(&format!(
            "| `{}` | {} | {default} | {} |\n",
            rule.id,
            rule.summary(),
            rule.fixes.as_str(),
        ));
    }
    table
}
