//! What the clause around a phrase says of its side: whether the day lies behind or ahead.

use super::lexicon::{Class, is_one_of};
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
    let is = |at: Option<usize>, words: &[&str]| {
        let token = at.and_then(|at| tokens.get(at));
        token.is_some_and(|token| is_one_of(token, words))
    };
    let follows = |words: &[&str]| is(start.checked_sub(1), words);
    // "told reporters Thursday that the city would be cleared": the day of the speech.
    if is(Some(end), &["that"]) && tense_before(tokens, start, end) != Some(Tense::Future) {
        return Tense::Past;
    }
    // What has lasted "since December" began in the last one.
    if follows(&["since"]) {
        return Tense::Past;
    }
    // "beginning Tuesday", "crude for September delivery"
    let delivered = follows(&["for"]) && is(Some(end), &["delivery", "settlement"]);
    if delivered || follows(&["beginning", "starting", "effective"]) {
        return Tense::Future;
    }
    let tense = tense_of_clause(tokens, start, end);
    // "as early as Thursday"
    let earliest = follows(&["as"]) && is(start.checked_sub(2), &["early", "soon"]);
    match tense {
        Tense::Unsaid if earliest => Tense::Future,
        Tense::Unsaid if follows(&["until", "till", "by"]) => Tense::Future,
        _ => tense,
    }
}

fn tense_of_clause(tokens: &[Token], start: usize, end: usize) -> Tense {
    if let Some(tense) = tense_before(tokens, start, end) {
        return tense;
    }
    let behind = tokens.iter().enumerate().skip(end).take(REACH);
    for (at, token) in behind {
        if token.gap == Gap::Blank || token.classes.meets(Class::STOP) {
            break;
        }
        if is_unreal(tokens, at) {
            return Tense::Past;
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
fn tense_before(tokens: &[Token], start: usize, end: usize) -> Option<Tense> {
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
        if is_unreal(tokens, at) {
            return Some(Tense::Past);
        }
        if token.classes.meets(Class::FUTURE.or(Class::PLANNED)) {
            return Some(Tense::Future);
        }
        // "may arrive Sunday", but not "may have left Sunday".
        if token.classes.meets(Class::MODAL) && token.shape == Shape::Lower && !participle {
            return Some(Tense::Future);
        }
        // "was to return this weekend"
        if is_one_of(token, &["was", "were"]) && is_to(tokens, at + 1) {
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
            let attribute = tokens
                .get(end)
                .is_some_and(|token| token.shape == Shape::Lower)
                && !tokens[end].classes.meets(Class::FUNCTION.or(Class::JOINER));
            return match (participle, start - at) {
                (true, _) => Some(Tense::Past),
                // "said third-quarter earnings will fall"
                (false, ..=2) if !attribute => Some(Tense::Unsaid),
                (false, _) => None,
            };
        }
        participle |= token.classes.meets(Class::PARTICIPLE);
    }
    participle.then_some(Tense::Past)
}

/// "would have said": what did not happen is told as what is past.
fn is_unreal(tokens: &[Token], at: usize) -> bool {
    let is = |at: usize, word: &str| {
        tokens
            .get(at)
            .is_some_and(|token| is_one_of(token, &[word]))
    };
    is(at, "would") && is(at + 1, "have")
}

/// Whether a token is the "to" of an infinitive.
fn is_to(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        token.classes.meets(Class::JOINER)
            && token.end - token.start == 2
            && token.shape == Shape::Lower
    })
}
