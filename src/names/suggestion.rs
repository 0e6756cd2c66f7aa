//! Names that a statistical model finds.

use crate::markup::EntityKind;
use crate::text::TextRange;

/// A span that a model takes for a name. It is a guess: nothing that is reported as a fault may rest on it alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Suggestion {
    /// The block, by its place in [`crate::analysis::Article::blocks`].
    pub block: u32,
    /// Where, in bytes of the block's source text, relative to its start; titles, articles and a possessive's ending
    /// are outside.
    pub range: TextRange,
    /// What the name stands for.
    pub kind: EntityKind,
    /// Whether a group is an ethnic group or nationality.
    pub people: bool,
    /// How sure the model is, from 0 to 1.
    pub confidence: f32,
}
