//! Titles before a name: `Myanmar President Thein Sein`.

use super::title_words::{
    CLOSED, FORMER, OF_ANOTHER, OPENERS, OTHER_STANDING, RANKS, between, is_joined, is_short,
};
use super::titles::{Of, Reader, Standing, Titled, is_name_longer};
use crate::markup::EntityKind;
use crate::registry::Role;
use crate::text::{Word, size, words};
use std::ops::Range;

impl<'a> Reader<'_, 'a> {
    /// `Myanmar President Thein Sein`, `the president, Thein Sein,`
    pub(super) fn before_the_name(&self) -> Option<Titled<'a>> {
        let (spot, text) = (&self.spot, self.near_before());
        let base = spot.name.start - text.len();
        let near: Vec<Word<'_>> = words(text).collect();
        let behind = spot.behind(spot.name.end);
        let last = near.last()?;
        let gap = between(text, last.range.end(), size(text.len()));
        let parted = gap == ", ";
        let is_point = gap == ". " && is_short(last.text);
        if !(gap == " " || gap == "\n" || is_point || parted && behind.starts_with(','))
            || is_name_longer(behind)
        {
            return None;
        }
        let mut count = near.len();
        let matched = loop {
            if let Some(matched) = self.matched(text, &near[..count], true) {
                break matched;
            }
            let rank = near.get(count.checked_sub(1)?)?;
            let before = near.get(count.checked_sub(2)?)?;
            if parted
                || !RANKS.contains(&rank.text.to_lowercase().as_str())
                || !is_joined(text, before, rank)
            {
                return None;
            }
            count -= 1;
        };
        let rest = &near[..count - matched.length];
        let own = &near[count - matched.length..count];
        let (first, last) = (own.first()?, own.last()?);
        let at = |place| base + usize::from(place);
        let title = at(first.range.start())..at(last.range.end());
        let is_small = first.text.starts_with(char::is_lowercase);
        let (of, rest, start) = self.of_before(text, rest, title.start, is_small)?;
        let standing = standing_before(text, rest, start - base, base);
        self.titled(
            matched,
            title,
            of,
            standing,
            start,
            if parted {
                spot.name.end + 1
            } else {
                spot.name.end
            },
        )
    }

    /// The sentence up to the name, as far as it is read.
    fn near_before(&self) -> &'a str {
        const REACH: usize = 160;
        let text = self.spot.before();
        let Some(from) = text.len().checked_sub(REACH) else {
            return text;
        };
        let near = &text[text.floor_char_boundary(from)..];
        near.find(' ').map_or(near, |at| &near[at + 1..])
    }

    /// What a title is said to be a title of by the words before it, those words' own left neighbours, and where the whole
    /// starts; `None` where the title is a part of another one.
    fn of_before<'w>(
        &self,
        text: &str,
        rest: &'w [Word<'w>],
        title: usize,
        is_small: bool,
    ) -> Option<(Of<'a>, &'w [Word<'w>], usize)> {
        let (spot, base) = (&self.spot, self.spot.name.start - text.len());
        for owner in [" ", "'s ", "\u{2019}s ", "' "] {
            let Some(end) = spot
                .plain
                .get(..title)
                .and_then(|text| text.strip_suffix(owner))
            else {
                continue;
            };
            let end = end.len();
            if let Some((mention, range)) = spot.mention_before(self.context, end) {
                let count = rest
                    .partition_point(|word| base + usize::from(word.range.start()) < range.start);
                return (mention.kind != EntityKind::Person).then_some((
                    Of::Named(mention),
                    &rest[..count],
                    range.start,
                ));
            }
        }
        let Some((word, before)) = rest.split_last() else {
            return Some((Of::Unsaid, rest, title));
        };
        let gap = between(text, word.range.end(), size(title - base));
        if !matches!(gap, " " | "-" | "\n") {
            // "the president's", "Iraq's president": somebody's, and nobody knows whose.
            let is_owner = word.text == "s" && gap == " ";
            return (!is_owner && !gap.starts_with(['\'', '\u{2019}'])).then_some((
                Of::Unsaid,
                rest,
                title,
            ));
        }
        let lower = word.text.to_lowercase();
        let is_capital = word.text.starts_with(char::is_uppercase);
        let is_standing = OTHER_STANDING.contains(&lower.as_str());
        if word.text == "s" || OF_ANOTHER.contains(&lower.as_str()) && !is_standing {
            return None;
        }
        if is_capital && !is_standing && !(before.is_empty() && OPENERS.contains(&word.text)) {
            // "Iraqi" for an entry that says "Iraq" alone.
            let start = base + usize::from(word.range.start());
            let is_of = self
                .roles()
                .any(|role| self.is_adjective_of(word.text, role));
            return is_of.then_some((Of::Stem, before, start));
        }
        let is_closed = !is_small || is_capital || is_standing || CLOSED.contains(&word.text);
        is_closed.then_some((Of::Unsaid, rest, title))
    }

    /// Whether a word looks like an adjective of what a role is a title of.
    fn is_adjective_of(&self, word: &str, role: &Role) -> bool {
        const STEM: usize = 4;
        let registry = self.context.registry();
        let of = role.of.as_ref().and_then(|of| registry.get(&of.value));
        let stem: String = word.chars().take(STEM).collect();
        of.is_some_and(|of| {
            let forms = registry.entry(of).forms();
            stem.chars().count() == STEM && forms.iter().any(|form| form.text.starts_with(&stem))
        })
    }
}

/// Whether what stands before a title says that it is held. `start` is where title and all begin in `text`.
fn standing_before(text: &str, rest: &[Word<'_>], start: usize, base: usize) -> Standing {
    const NEAR: usize = 4;
    let mut end = start;
    for (place, word) in rest.iter().rev().take(NEAR).enumerate() {
        let range = Range::<usize>::from(word.range);
        let gap = text.get(range.end..end).unwrap_or("");
        if gap.contains([',', ';', ':', '"', '(', ')', '\u{2014}', '\u{201d}']) {
            break;
        }
        let lower = word.text.to_lowercase();
        if place == 0 && FORMER.contains(&lower.as_str()) {
            let earlier = rest.iter().rev().skip(1).take(2);
            let is_plain = !earlier
                .into_iter()
                .any(|word| OTHER_STANDING.contains(&word.text.to_lowercase().as_str()));
            if is_plain {
                return Standing::Former(base + range.start..base + range.end);
            }
        }
        if OTHER_STANDING.contains(&lower.as_str()) {
            return Standing::Other;
        }
        end = range.start;
    }
    Standing::Held
}
