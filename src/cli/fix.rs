//! `newsmark check --fix`: applying the fixes that are certain.

use super::report::{Fixed, Places};
use crate::rules::Diagnostic;
use crate::text::{Edit, TextSize, apply_edits};
use std::collections::BTreeMap;

/// A fix can make room for another one; rules that undo each other's fixes must not go on for ever.
const MOST_ROUNDS: usize = 10;

/// A text after its fixes.
#[derive(Debug)]
pub(super) struct Repair {
    /// The text.
    pub(super) text: String,
    /// What was done, in order.
    pub(super) fixed: Vec<Fixed>,
}

/// Applies certain fixes until none is left. `check` gives the diagnostics of a text; `first` are those of `text`.
/// `None` where there was nothing to fix.
pub(super) fn repair(
    text: &str,
    first: &[Diagnostic],
    mut check: impl FnMut(&str) -> Vec<Diagnostic>,
) -> Option<Repair> {
    let mut repair: Option<Repair> = None;
    let mut diagnostics = first.to_vec();
    for _ in 0..MOST_ROUNDS {
        let current = repair.as_ref().map_or(text, |repair| repair.text.as_str());
        let (edits, mut fixed) = certain_edits(current, &diagnostics);
        if edits.is_empty() {
            break;
        }
        let next = apply_edits(current, &edits);
        if next == current {
            break;
        }
        diagnostics = check(&next);
        match &mut repair {
            Some(repair) => {
                repair.text = next;
                repair.fixed.append(&mut fixed);
            }
            None => repair = Some(Repair { text: next, fixed }),
        }
    }
    repair
}

/// The edits of the first certain fix of each diagnostic. A fix is taken whole or not at all: one that meets an earlier
/// one waits for the next round.
fn certain_edits(text: &str, diagnostics: &[Diagnostic]) -> (Vec<Edit>, Vec<Fixed>) {
    let mut edits: Vec<Edit> = Vec::new();
    let mut fixed = Vec::new();
    // The ends of the ranges taken, by their starts.
    let mut taken: BTreeMap<TextSize, TextSize> = BTreeMap::new();
    let places = Places::of(text);
    for diagnostic in diagnostics {
        let Some(fix) = diagnostic.fixes.iter().find(|fix| fix.safe) else {
            continue;
        };
        let meets = |edit: &Edit| {
            let mut before = taken.range(..=edit.range.end());
            before
                .next_back()
                .is_some_and(|(_, end)| *end >= edit.range.start())
        };
        if fix.edits.is_empty() || fix.edits.iter().any(meets) {
            continue;
        }
        edits.extend(fix.edits.iter().cloned());
        let ranges = fix.edits.iter().map(|edit| edit.range);
        taken.extend(ranges.map(|range| (range.start(), range.end())));
        fixed.push(Fixed {
            rule: diagnostic.rule,
            place: places.place(diagnostic.range.start()),
            title: fix.title.clone(),
        });
    }
    (edits, fixed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Severity;
    use crate::text::{Fix, TextRange};

    /// Reports each `wrong` in a text, to be replaced by `right`.
    fn find(text: &str, wrong: &str, right: &str) -> Vec<Diagnostic> {
        text.match_indices(wrong)
            .map(|(at, _)| {
                let start = u32::try_from(at).unwrap();
                let range = TextRange::at(start.into(), crate::text::TextSize::of(wrong));
                Diagnostic {
                    rule: "name/misspelled",
                    severity: Severity::Warning,
                    range,
                    message: String::new(),
                    related: Vec::new(),
                    fixes: vec![Fix::safe(
                        format!("Replace by {right:?}"),
                        vec![Edit::replace(range, right)],
                    )],
                }
            })
            .collect()
    }

    #[test]
    fn all_places_are_fixed_in_one_round() {
        let text = "Bahmo is near.\nBahmo is far.";
        let check = |text: &str| find(text, "Bahmo", "Bhamo");
        let repair = repair(text, &check(text), check).unwrap();
        assert_eq!(repair.text, "Bhamo is near.\nBhamo is far.");
        let lines: Vec<usize> = repair.fixed.iter().map(|fixed| fixed.place.line).collect();
        assert_eq!(lines, [1, 2]);
    }

    #[test]
    fn a_fix_that_makes_room_for_another_is_followed() {
        let check = |text: &str| find(text, "aa", "a");
        let repair = repair("baaaa", &check("baaaa"), check).unwrap();
        assert_eq!(repair.text, "ba");
    }

    #[test]
    fn fixes_that_undo_each_other_come_to_an_end() {
        let check = |text: &str| {
            let mut found = find(text, "left", "right");
            found.extend(find(text, "right", "left"));
            found
        };
        let repair = repair("left", &check("left"), check).unwrap();
        assert_eq!(repair.text, "left");
        assert_eq!(repair.fixed.len(), MOST_ROUNDS);
    }

    #[test]
    fn a_doubtful_fix_is_never_applied() {
        let mut found = find("Bahmo", "Bahmo", "Bhamo");
        found[0].fixes[0].safe = false;
        assert!(repair("Bahmo", &found, |_| Vec::new()).is_none());
    }
}
