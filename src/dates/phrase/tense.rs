//! What the clause around a phrase says of its side: whether the day lies behind or ahead.

use super::lexicon::{Class, LEXICON};
use super::token::{Gap, Shape, Token};

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
    let before = start.checked_sub(1).and_then(|at| tokens.get(at));
    let follows = |word: &str| {
        let known = LEXICON.word(word).map(|entry| entry.word);
        before.is_some_and(|token| Some(token.word) == known)
    };
    // What has lasted "since December" began in the last one.
    if follows("since") {
        return Tense::Past;
    }
    let tense = tense_of_clause(tokens, start, end);
    match tense {
        Tense::Unsaid if follows("until") || follows("till") || follows("by") => Tense::Future,
        _ => tense,
    }
}

fn tense_of_clause(tokens: &[Token], start: usize, end: usize) -> Tense {
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
        if token.classes.meets(Class::FUTURE.or(Class::PLANNED)) {
            return Some(Tense::Future);
        }
        // "may arrive Sunday", but not "may have left Sunday".
        if token.classes.meets(Class::MODAL) && token.shape == Shape::Lower && !participle {
            return Some(Tense::Future);
        }
        // "was to return this weekend"
        if is_was(token) && is_to(tokens, at + 1) {
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
            // "said Monday", "said on Monday": the day of the speech; farther on, what was said has a verb of its own.
            return match (participle, start - at) {
                (true, _) => Some(Tense::Past),
                (false, ..=2) => Some(Tense::Unsaid),
                (false, _) => None,
            };
        }
        participle |= token.classes.meets(Class::PARTICIPLE);
    }
    participle.then_some(Tense::Past)
}

fn is_was(token: &Token) -> bool {
    ["was", "were"].iter().any(|word| {
        LEXICON
            .word(word)
            .is_some_and(|entry| entry.word == token.word)
    })
}

/// Whether a token is the "to" of an infinitive.
fn is_to(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        token.classes.meets(Class::JOINER)
            && token.end - token.start == 2
            && token.shape == Shape::Lower
    })
}
