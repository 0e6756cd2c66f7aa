//! Exclusive titles with two holders at once.
//!
//! A title is exclusive together with its `of`; one that is a title of nothing in particular ("Colonel") is not. Only a
//! role that says since when it was held is compared, and only the days on which it was held on every reading of its
//! dates. Two roles that share one end day do not overlap.

use super::{Place, pointing_at};
use crate::dates::Date;
use crate::registry::{EntryIndex, Registry, Role};
use crate::text::{Problem, fold};
use rustc_hash::FxHashMap;

#[derive(Debug, Clone, Copy)]
struct Term<'a> {
    person: EntryIndex,
    role: &'a Role,
    /// The first day on which it was certainly held.
    first: Date,
    /// The last one; `Date::MAX` without an end.
    last: Date,
}

/// Reports each role that overlaps with one that started earlier, once.
pub(super) fn check(registry: &Registry, problems: &mut Vec<(u32, Problem)>) {
    let mut titles: FxHashMap<(&str, String), Vec<Term<'_>>> = FxHashMap::default();
    for (person, entry) in registry.iter() {
        for role in entry.roles.iter().filter(|role| !role.shared) {
            if let (Some(of), Some(term)) = (&role.of, certain_term(person, role)) {
                let title = fold(&role.title.value).to_lowercase();
                titles.entry((&of.value, title)).or_default().push(term);
            }
        }
    }
    for terms in titles.values_mut().filter(|terms| terms.len() > 1) {
        terms.sort_by_key(|term| (term.first, term.person, term.role.range.start()));
        // The earlier term that lasts longest, and the one among those of other people.
        let mut longest: Option<Term<'_>> = None;
        let mut second: Option<Term<'_>> = None;
        for term in terms.iter() {
            let earlier = [longest, second]
                .into_iter()
                .flatten()
                .find(|earlier| earlier.person != term.person);
            if let Some(earlier) = earlier
                && overlaps(&earlier, term)
            {
                let problem = report(registry, &earlier, term);
                problems.push((registry.file_place(term.person), problem));
            }
            match longest {
                Some(long) if term.last <= long.last => {
                    if long.person != term.person
                        && second.is_none_or(|second| term.last > second.last)
                    {
                        second = Some(*term);
                    }
                }
                _ => {
                    if longest.is_some_and(|long| long.person != term.person) {
                        second = longest;
                    }
                    longest = Some(*term);
                }
            }
        }
    }
}

fn certain_term(person: EntryIndex, role: &Role) -> Option<Term<'_>> {
    let first = role.from.as_ref()?.value.days()?.last?;
    let last = match &role.to {
        Some(to) => to.value.days()?.first?,
        None => Date::MAX,
    };
    (first <= last).then_some(Term {
        person,
        role,
        first,
        last,
    })
}

/// Whether two terms share more than a day on which one ends and the other starts. `a` starts first.
fn overlaps(a: &Term<'_>, b: &Term<'_>) -> bool {
    let last = a.last.min(b.last);
    let is_handover = a.last == b.first || b.last == a.first;
    b.first < last || (b.first == last && !is_handover)
}

fn report(registry: &Registry, earlier: &Term<'_>, term: &Term<'_>) -> Problem {
    let id = |term: &Term<'_>| &registry.entry(term.person).id.value;
    let of = term.role.of.as_ref().map_or("", |of| of.value.as_str());
    let message = format!(
        "On {}, `{}` and `{}` are both \"{}\" of `{of}`. Give one of the roles an end, or say `shared = true` where several people hold it at once.",
        term.first,
        id(earlier),
        id(term),
        term.role.title.value,
    );
    let what = format!("the role of `{}`", id(earlier));
    let place = Place {
        file: registry.file_place(earlier.person),
        range: earlier.role.title.range,
        what: &what,
    };
    let problem = Problem::new(
        "registry/overlapping-holders",
        term.role.title.range,
        message,
    );
    pointing_at(registry, registry.file_place(term.person), problem, &place)
}

#[cfg(test)]
mod tests {
    use crate::registry::check::tests::problems;

    fn presidents(first: &str, second: &str) -> Vec<(&'static str, String, String)> {
        let text = format!(
            r#"
[myanmar]
kind = "place"
name = "Myanmar"

[thein-sein]
kind = "person"
name = "Thein Sein"
roles = [{{ title = "President", of = "myanmar", {first} }}]

[htin-kyaw]
kind = "person"
name = "Htin Kyaw"
roles = [{{ title = "president", of = "myanmar", {second} }}]
"#
        );
        problems(&[("registry/people.toml", &text)])
    }

    #[test]
    fn two_presidents_at_once_are_reported_at_the_later_one() {
        let found = presidents(
            "from = 2011-03-30, to = 2016-04-30",
            "from = 2016-03-30, to = 2018-03-21",
        );
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "registry/overlapping-holders");
        assert_eq!(found[0].1, "president");
        assert!(
            found[0]
                .2
                .starts_with("On 2016-03-30, `thein-sein` and `htin-kyaw`")
        );

        let found = presidents("from = 2011-03-30", "from = 2016-03-30");
        assert_eq!(found.len(), 1, "a role without an end goes on: {found:?}");
    }

    #[test]
    fn a_day_shared_at_the_handover_is_no_overlap() {
        let found = presidents(
            "from = 2011-03-30, to = 2016-03-30",
            "from = 2016-03-30, to = 2018-03-21",
        );
        assert_eq!(found, []);
    }

    #[test]
    fn what_the_dates_leave_open_is_no_overlap() {
        assert_eq!(presidents("from = 2011, to = 2016", "from = 2016"), []);
        assert_eq!(presidents("to = 2016-04-30", "from = 2016-03-30"), []);
        assert_eq!(presidents("shared = true, from = 2011", "from = 2012"), []);
        let found = presidents("from = 2011, to = 2016", "from = 2014");
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
