//! Titles behind a name: `Thein Sein, the president of Myanmar,`.

use super::title_words::{FORMER, OTHER_STANDING};
use super::titles::{Of, Reader, Standing, Titled};
use crate::text::{Word, words};

/// How many words of an apposition are read.
const REACH: usize = 14;

impl<'a> Reader<'_, 'a> {
    /// `Thein Sein, 71, the president of Myanmar,`
    pub(super) fn behind_the_name(&self) -> Option<Titled<'a>> {
        const LONGEST: usize = 80;
        let spot = &self.spot;
        let mut at = spot.name.end;
        let rest = spot.behind(at).strip_prefix(", ")?;
        at += ", ".len();
        let digits = rest.len()
            - rest
                .trim_start_matches(|char: char| char.is_ascii_digit())
                .len();
        if digits > 0 && rest[digits..].starts_with(", ") {
            at += digits + ", ".len();
        }
        let rest = spot.behind(at);
        let near = &rest[..rest.floor_char_boundary(LONGEST)];
        let end = near.find([',', ';', '(', ')', '"', '\u{201c}', '\u{2014}', '.']);
        let inner = &near[..end.unwrap_or(near.len())];
        if end.is_none() && near.len() < rest.len() {
            return None;
        }
        let all: Vec<Word<'_>> = words(inner).take(REACH).collect();
        let mut next = 0;
        let is = |next: usize, list: &[&str]| {
            all.get(next)
                .is_some_and(|word| list.contains(&word.text.to_lowercase().as_str()))
        };
        if is(0, &["the", "a", "an", "its", "their"]) {
            next += 1;
        }
        let mut standing = Standing::Held;
        if is(next, FORMER) {
            let word = all[next].range;
            standing =
                Standing::Former(at + usize::from(word.start())..at + usize::from(word.end()));
            next += 1;
        } else if is(next, OTHER_STANDING) && self.matched(inner, &all[next..], false).is_none() {
            standing = Standing::Other;
            next += 1;
        }
        let mut of = Of::Unsaid;
        let owner = at + usize::from(all.get(next)?.range.start());
        if let Some((mention, range)) = spot.mention_at(self.context, owner)
            && self.matched(inner, &all[next..], false).is_none()
        {
            let rest = spot.behind(range.end);
            let gap = [" ", "'s ", "\u{2019}s ", "' "]
                .into_iter()
                .find(|gap| rest.starts_with(gap))?;
            of = Of::Named(mention);
            let title = range.end + gap.len() - at;
            next = all.partition_point(|word| usize::from(word.range.start()) < title);
        }
        let matched = self.matched(inner, &all[next..], false)?;
        let own = &all[next..next + matched.length];
        let (first, last) = (own.first()?, own.last()?);
        let title = at + usize::from(first.range.start())..at + usize::from(last.range.end());
        let rest = &inner[usize::from(last.range.end())..];
        if !rest.is_empty() {
            let gap = [" of the ", " of ", " for the ", " for "]
                .into_iter()
                .find(|gap| rest.starts_with(gap))?;
            let (mention, range) = spot.mention_at(self.context, title.end + gap.len())?;
            if range.end != at + inner.len() {
                return None;
            }
            of = Of::Named(mention);
        }
        let closed = at + inner.len();
        let comma = spot.behind(closed).starts_with(',');
        self.titled(
            matched,
            title,
            of,
            standing,
            spot.name.start,
            closed + usize::from(comma),
        )
    }
}
