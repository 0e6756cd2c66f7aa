//! What the clause around a phrase says of its side: whether the day lies behind or ahead.

use super::lexicon::Class;
use super::token::{Gap, Token};

/// On which side of the publication date the clause puts a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tense {
    /// It does not say.
    #[default]
    Unsaid,
    /// Behind: a verb in the past.
    Past,
    /// Ahead: "will", "is expected to".
    Future,
}

/// How many tokens before and after the phrase are looked at.
const REACH: usize = 16;

/// What the clause of the phrase `start..end` says: the nearest verb before it, or, without one, the first after it.
pub(super) fn tense(tokens: &[Token], start: usize, end: usize) -> Tense {
    if let Some(tense) = tense_before(tokens, start) {
        return tense;
    }
    for token in tokens.iter().skip(end).take(REACH) {
        if token.gap == Gap::Blank || token.classes.meets(Class::STOP) {
            break;
        }
        if token.classes.meets(Class::FUTURE) {
            return Tense::Future;
        }
        if token.classes.meets(Class::PAST.or(Class::PARTICIPLE)) {
            return Tense::Past;
        }
        if token.classes.meets(Class::SPEECH) {
            break;
        }
    }
    Tense::Unsaid
}

/// By the nearest sign before the phrase. "will be announced Monday" and "is to be held Monday" are ahead: a verb after
/// "be" is a participle, and one in -ed may be, so that what stands before it decides.
fn tense_before(tokens: &[Token], start: usize) -> Option<Tense> {
    let mut participle = false;
    let mut gap = tokens.get(start)?.gap;
    for at in (start.saturating_sub(REACH)..start).rev() {
        let token = &tokens[at];
        if gap == Gap::Blank || token.classes.meets(Class::STOP) {
            break;
        }
        gap = token.gap;
        let classes_before = |n: usize| {
            at.checked_sub(n)
                .map_or(Class::NONE, |at| tokens[at].classes)
        };
        if token.classes.meets(Class::FUTURE) {
            return Some(Tense::Future);
        }
        if token.classes.meets(Class::BE) && classes_before(1).meets(Class::JOINER) {
            return Some(Tense::Future);
        }
        if classes_before(1).meets(Class::BE) {
            continue;
        }
        if token.classes.meets(Class::PAST) {
            return Some(Tense::Past);
        }
        if token.classes.meets(Class::SPEECH) {
            return Some(if participle {
                Tense::Past
            } else {
                Tense::Unsaid
            });
        }
        participle |= token.classes.meets(Class::PARTICIPLE);
    }
    participle.then_some(Tense::Past)
}
