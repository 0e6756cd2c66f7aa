//! `newsmark check --fix`: what the fixes that are certain make of a file, in the words of the report.

use super::report::{Fixed, Places};
use crate::rules::{self, Diagnostic};
use std::sync::Arc;

/// A text after its fixes.
#[derive(Debug)]
pub(super) struct Repair {
    /// The text.
    pub(super) text: Arc<str>,
    /// What was done, in order.
    pub(super) fixed: Vec<Fixed>,
}

/// As [`rules::repair`].
pub(super) fn repair(
    text: &str,
    first: &[Diagnostic],
    check: impl FnMut(&str) -> Vec<Diagnostic>,
) -> Option<Repair> {
    let repair = rules::repair(text, first, check)?;
    let of_round = |round: rules::Round| {
        let places = Places::of(round.before);
        let fixed = round.applied.into_iter().map(move |applied| Fixed {
            rule: applied.rule,
            place: places.place(applied.offset),
            title: applied.title,
        });
        fixed.collect::<Vec<Fixed>>()
    };
    Some(Repair {
        text: repair.text,
        fixed: repair.rounds.into_iter().flat_map(of_round).collect(),
    })
}
