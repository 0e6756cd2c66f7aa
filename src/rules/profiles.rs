//! Which rules a style profile turns on: the table to add to.

use super::Rule;
use crate::analysis::Article;
use crate::config::{Profile, Settings, Severity};

/// Each profile with the rules that are off without it. Of Reuters' style none is listed, because its handbook is not
/// public in a form to check them against.
const PROFILES: &[(Profile, &[&str])] = &[
    (
        Profile::Ap,
        &[
            "date/style-month",
            "date/style-ordinal",
            "date/style-last-weekday",
            "date/style-time",
        ],
    ),
    (
        Profile::Guardian,
        &["date/style-ordinal", "date/style-time"],
    ),
];

/// How grave findings are of a rule that a profile turns on.
const SEVERITY: Severity = Severity::Warning;

/// The profile of an article: that of its front matter, else that of the settings.
pub(super) fn of(article: &Article, settings: &Settings) -> Profile {
    settings.profile_of(article.layout.front_matter.as_ref())
}

/// How grave a rule's findings are by default under a profile; `None` where it is off.
pub(super) fn severity(profile: Profile, rule: &Rule) -> Option<Severity> {
    let turned_on = || {
        PROFILES
            .iter()
            .any(|(one, rules)| *one == profile && rules.contains(&rule.id))
    };
    rule.default.or_else(|| turned_on().then_some(SEVERITY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::find;

    #[test]
    fn profiles_turn_on_rules_that_are_off() {
        for id in PROFILES.iter().flat_map(|(_, rules)| *rules) {
            let rule = find(id).expect(id);
            assert_eq!(rule.default, None, "{id}");
            assert_eq!(severity(Profile::None, rule), None, "{id}");
        }
        let month = find("date/style-month").expect("the rule exists");
        assert_eq!(severity(Profile::Ap, month), Some(Severity::Warning));
        assert_eq!(severity(Profile::Guardian, month), None);
    }
}
