//! Places of an older text in a newer one.

use super::entry::{DatedName, Entry, Link, Role, Valued};
use crate::dates::Value;
use crate::text::{TextRange, TextSize, size};

/// What two states of a text have in common at their start and end.
#[derive(Debug)]
pub(super) struct Moves {
    /// Bytes that are equal at the start.
    prefix: usize,
    /// Where the equal end starts in the old text.
    old_suffix: usize,
    /// Where it starts in the new one.
    new_suffix: usize,
}

impl Moves {
    pub(super) fn between(old: &str, new: &str) -> Self {
        let common = |a: &mut dyn Iterator<Item = (u8, u8)>| a.take_while(|(a, b)| a == b).count();
        let prefix = common(&mut old.bytes().zip(new.bytes()));
        let prefix = old.floor_char_boundary(prefix);
        let (old_rest, new_rest) = (&old.as_bytes()[prefix..], &new.as_bytes()[prefix..]);
        let pairs = old_rest
            .iter()
            .rev()
            .copied()
            .zip(new_rest.iter().rev().copied());
        let suffix = common(&mut { pairs });
        let old_suffix = old.ceil_char_boundary(old.len() - suffix);
        Self {
            prefix,
            old_suffix,
            new_suffix: new.len() - (old.len() - old_suffix),
        }
    }

    /// Where a range of the old text stands in the new one; `None` if it was changed.
    pub(super) fn range(&self, range: TextRange) -> Option<TextRange> {
        if usize::from(range.end()) <= self.prefix {
            return Some(range);
        }
        (usize::from(range.start()) >= self.old_suffix)
            .then(|| TextRange::at(self.offset(range.start()), range.len()))
    }

    /// Where an offset of the old text stands in the new one; inside the changed part, where that begins.
    pub(super) fn offset(&self, offset: TextSize) -> TextSize {
        let offset = usize::from(offset);
        let now = if offset >= self.old_suffix {
            offset - self.old_suffix + self.new_suffix
        } else {
            offset.min(self.prefix)
        };
        size(now)
    }
}

impl Entry {
    /// Puts every place of the entry through `map`.
    pub(super) fn map_ranges(&mut self, map: &impl Fn(TextRange) -> TextRange) {
        let one = |value: &mut Valued<String>| value.range = map(value.range);
        let all = |values: &mut Vec<Valued<String>>| values.iter_mut().for_each(one);
        let date = |value: &mut Option<Valued<Value>>| {
            if let Some(value) = value {
                value.range = map(value.range);
            }
        };
        let maybe = |value: &mut Option<Valued<String>>| value.iter_mut().for_each(one);
        self.range = map(self.range);
        one(&mut self.id);
        one(&mut self.name);
        maybe(&mut self.subtype);
        maybe(&mut self.note);
        for DatedName {
            name,
            from,
            to,
            note,
        } in &mut self.names
        {
            one(name);
            date(from);
            date(to);
            maybe(note);
        }
        all(&mut self.acronyms);
        all(&mut self.aliases);
        all(&mut self.misspellings);
        all(&mut self.plurals);
        all(&mut self.adjectives);
        self.short.iter_mut().for_each(all);
        if let Some(wing) = &mut self.wing {
            wing.range = map(wing.range);
        }
        for Link { id, from, to } in self.part_of.iter_mut().chain(&mut self.member_of) {
            one(id);
            date(from);
            date(to);
        }
        for role in &mut self.roles {
            let Role {
                title,
                aliases,
                of,
                from,
                to,
                shared: _,
                range,
            } = role;
            one(title);
            all(aliases);
            maybe(of);
            date(from);
            date(to);
            *range = map(*range);
        }
        date(&mut self.from);
        date(&mut self.to);
        date(&mut self.born);
        date(&mut self.died);
        all(&mut self.links);
    }
}
