//! What an index keeps of one article: bytes, not objects.

use crate::analysis::Anchor;
use crate::text::{LineIndex, TextRange, TextSize};
use std::path::Path;
use std::time::SystemTime;

/// Size and time of change of a file: enough to notice that it is another one now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Its length in bytes.
    pub len: u64,
    /// When it was written; `None` where the file system does not say.
    pub modified: Option<SystemTime>,
}

/// What the index keeps of an article.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) path: Box<Path>,
    pub(super) stamp: Stamp,
    pub(super) anchor: Anchor,
    pub(super) headline: Option<(Box<str>, TextRange)>,
    pub(super) lines: LineIndex,
    /// By entity, then by place.
    pub(super) mentions: Box<[Packed]>,
    pub(super) blocks: u32,
    pub(super) dates: u32,
    /// A hash over the article's words, to see whether they changed.
    pub(super) words: u64,
    /// Whether the article is there; the record of a deleted one stays, so that its id is not given away.
    pub(super) present: bool,
}

impl Record {
    /// The mentions of one entity, by place.
    pub(super) fn of(&self, entity: u32) -> &[Packed] {
        let start = self
            .mentions
            .partition_point(|mention| mention.entity < entity);
        let len = self.mentions[start..].partition_point(|mention| mention.entity == entity);
        &self.mentions[start..start + len]
    }

    /// The mentions, those of one entity at a time.
    pub(super) fn by_entity(&self) -> impl Iterator<Item = &[Packed]> {
        self.mentions.chunk_by(|a, b| a.entity == b.entity)
    }
}

/// A mention in twelve bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Packed {
    /// The number of the entity.
    pub(super) entity: u32,
    start: u32,
    /// The length in bytes in the upper 24 bits, the flags in the lower 8.
    len_flags: u32,
}

/// The longest span that a [`Packed`] mention can say; a longer one is cut.
const MAX_LEN: u32 = (1 << 24) - 1;

/// What a mention is to its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Flags {
    /// It names the entity in full.
    pub(super) full: bool,
    /// It is the entity's introduction.
    pub(super) introduces: bool,
    /// It stands in a direct quotation.
    pub(super) quoted: bool,
}

impl Packed {
    pub(super) fn new(entity: u32, range: TextRange, flags: Flags) -> Self {
        let len = u32::from(range.len()).min(MAX_LEN);
        let flags =
            u32::from(flags.full) | u32::from(flags.introduces) << 1 | u32::from(flags.quoted) << 2;
        Self {
            entity,
            start: range.start().into(),
            len_flags: len << 8 | flags,
        }
    }

    /// The same mention with another number for its entity.
    pub(super) fn with_entity(self, entity: u32) -> Self {
        Self { entity, ..self }
    }

    pub(super) fn sort_key(&self) -> (u32, u32) {
        (self.entity, self.start)
    }

    pub(super) fn range(self) -> TextRange {
        TextRange::at(
            TextSize::from(self.start),
            TextSize::from(self.len_flags >> 8),
        )
    }

    pub(super) fn flags(self) -> Flags {
        Flags {
            full: self.len_flags & 1 != 0,
            introduces: self.len_flags & 2 != 0,
            quoted: self.len_flags & 4 != 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_mention_says_what_was_put_in() {
        let range = TextRange::new(70_000.into(), 70_017.into());
        let flags = Flags {
            full: true,
            introduces: false,
            quoted: true,
        };
        let packed = Packed::new(9, range, flags);
        assert_eq!(
            (packed.range(), packed.flags(), packed.entity),
            (range, flags, 9)
        );
        assert_eq!(size_of::<Packed>(), 12);
    }

    #[test]
    fn a_span_of_many_megabytes_is_cut() {
        let packed = Packed::new(
            0,
            TextRange::new(5.into(), 40_000_000.into()),
            Flags::default(),
        );
        assert_eq!(packed.range().start(), 5.into());
        assert_eq!(u32::from(packed.range().len()), MAX_LEN);
    }
}
