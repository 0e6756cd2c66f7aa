//! Applying the fixes that are certain: `newsmark check --fix`, and fix-all in editors.

use super::Diagnostic;
use crate::text::{Edit, TextLen, TextSize, apply_edits, joined_edits};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A fix can make room for another one; rules that undo each other's fixes must not go on for ever.
const MOST_ROUNDS: usize = 10;

/// What becomes of a text by its certain fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The text after them.
    pub text: Arc<str>,
    /// The edits of the first text that make this text of it, by place; none where fixes undid each other.
    pub edits: Vec<Edit>,
    /// What was done, in order.
    pub rounds: Vec<Round>,
}

/// Fixes that were applied at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The text before them.
    pub before: Arc<str>,
    /// The fixes.
    pub applied: Vec<Applied>,
}

/// A fix that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The rule that offered it.
    pub rule: &'static str,
    /// Where its finding starts, in bytes of the text before the round.
    pub offset: TextSize,
    /// What it did.
    pub title: String,
}

/// Applies certain fixes until none is left. `check` gives the diagnostics of a text; `first` are those of `text`.
/// `None` where there is nothing to fix.
pub fn repair(
    text: &str,
    first: &[Diagnostic],
    mut check: impl FnMut(&str) -> Vec<Diagnostic>,
) -> Option<Repair> {
    let (mut edits, mut applied) = certain_edits(first);
    let mut repair: Option<Repair> = None;
    for _ in 0..MOST_ROUNDS {
        let current = repair.as_ref().map_or(text, |repair| &repair.text);
        let next = apply_edits(current, &edits);
        if next == current {
            break;
        }
        let round = Round {
            before: current.into(),
            applied,
        };
        let next: Arc<str> = next.into();
        let (mut rounds, before) = match repair {
            Some(repair) => (repair.rounds, repair.edits),
            None => Default::default(),
        };
        rounds.push(round);
        let all = joined_edits(text.text_len(), &before, &edits);
        (edits, applied) = certain_edits(&check(&next));
        repair = Some(Repair {
            text: next,
            edits: all,
            rounds,
        });
    }
    if let Some(repair) = &mut repair {
        let changes = |edit: &Edit| text[edit.range] != edit.text;
        repair.edits.retain(changes);
    }
    repair
}

/// The edits of the first certain fix of each diagnostic, by place. A fix is taken whole or not at all: one that meets an
/// earlier one waits for the next round.
fn certain_edits(diagnostics: &[Diagnostic]) -> (Vec<Edit>, Vec<Applied>) {
    let mut edits: Vec<Edit> = Vec::new();
    let mut applied = Vec::new();
    // The ends of the ranges taken, by their starts.
    let mut taken: BTreeMap<TextSize, TextSize> = BTreeMap::new();
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
        applied.push(Applied {
            rule: diagnostic.rule,
            offset: diagnostic.range.start(),
            title: fix.title.clone(),
        });
    }
    edits.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
    (edits, applied)
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
        assert_eq!(&*repair.text, "Bhamo is near.\nBhamo is far.");
        let [round] = &repair.rounds[..] else {
            panic!("{:?}", repair.rounds);
        };
        let offsets: Vec<TextSize> = round.applied.iter().map(|one| one.offset).collect();
        assert_eq!(offsets, [0.into(), 15.into()]);
        assert_eq!(repair.edits.len(), 2);
    }

    #[test]
    fn a_fix_that_makes_room_for_another_is_followed() {
        let check = |text: &str| find(text, "aa", "a");
        let repair = repair("baaaa", &check("baaaa"), check).unwrap();
        assert_eq!(&*repair.text, "ba");
        assert_eq!(apply_edits("baaaa", &repair.edits), "ba");
    }

    #[test]
    fn fixes_that_undo_each_other_come_to_an_end() {
        let check = |text: &str| {
            let mut found = find(text, "left", "right");
            found.extend(find(text, "right", "left"));
            found
        };
        let repair = repair("left", &check("left"), check).unwrap();
        assert_eq!(&*repair.text, "left");
        assert_eq!(repair.edits, []);
        assert_eq!(repair.rounds.len(), MOST_ROUNDS);
    }

    #[test]
    fn a_doubtful_fix_is_never_applied() {
        let mut found = find("Bahmo", "Bahmo", "Bhamo");
        found[0].fixes[0].safe = false;
        assert!(repair("Bahmo", &found, |_| Vec::new()).is_none());
    }

    #[test]
    fn a_fix_is_taken_whole_or_not_at_all() {
        let at = |start: u32, end: u32| TextRange::new(start.into(), end.into());
        let mut found = find("Bahmo and Bahmo", "Bahmo", "Bhamo");
        found[1].fixes[0].edits = vec![
            Edit::replace(at(0, 2), "Ba"),
            Edit::replace(at(10, 15), "there"),
        ];
        let repair = repair("Bahmo and Bahmo", &found, |_| Vec::new()).unwrap();
        assert_eq!(&*repair.text, "Bhamo and Bahmo");
    }
}
