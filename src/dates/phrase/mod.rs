//! Finding date phrases.
//!
//! A text is read as tokens (`token.rs`), each with what the table of words (`words.rs`) says of it. From each token
//! on, the table of patterns (`grammar.rs`, read by `pattern.rs`) is tried, all at once (`matcher.rs`); what stands around a phrase (`guard.rs`)
//! may forbid it, and says whether it lies behind or ahead (`tense.rs`). What a phrase says is an [`Expression`]
//! (`build.rs`). Phrases next to one another may be one (`join.rs`): "9 a.m." and "Tuesday".

mod build;
mod build_length;
mod expression;
mod grammar;
mod guard;
mod guard_length;
mod guard_name;
mod guard_year;
mod join;
mod lexicon;
mod matcher;
mod number;
mod numeral;
mod pattern;
mod slots;
mod tense;
mod token;
mod words;

use super::{
    Amount, Clock, Date, DayPart, DayRange, Holiday, Modifier, Period, Reference, Season, Unit,
    Value, Weekday, days_between,
};
use crate::text::{TextRange, TextSize};
pub use expression::{
    Base, Comparison, Expression, Fields, Meaning, Offset, Recurrence, Shift, Within,
};
use join::phrase_at;
use lexicon::Class;
use matcher::GRAMMAR;
pub use tense::Tense;
use token::{Gap, Lexer, Token};

/// A date phrase as it stands in a text, not yet resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DatePhrase {
    /// Where, in bytes of the plain text.
    pub range: TextRange,
    /// What it says.
    pub expression: Expression,
}

/// How many tokens are held at once: a text without end takes no more room.
const WINDOW: usize = 16_384;
/// How many tokens around a phrase its guard and its tense may look at.
const CONTEXT: usize = 32;

/// The date phrases of an English plain text, in order and without overlaps. Takes time linear in the text.
///
/// A phrase reaches over the line breaks inside of a paragraph, but not over a blank line. Of a text of more than 4 GiB,
/// which no range can hold, there are none.
pub fn phrases(plain: &str) -> Vec<DatePhrase> {
    phrases_between(plain, &[])
}

/// The date phrases of a text, none of which reaches over one of the `edges` (bytes of the text, in order): where
/// annotations begin and end. What stands beyond an edge still counts as what stands around a phrase.
pub fn phrases_between(plain: &str, edges: &[TextSize]) -> Vec<DatePhrase> {
    let mut found = Vec::new();
    if u32::try_from(plain.len()).is_err() {
        return found;
    }
    let mut lexer = Lexer::new(plain);
    let mut edges = edges.iter().map(|edge| u32::from(*edge)).peekable();
    // News copy has a token for every five bytes or so.
    let mut tokens: Vec<Token> = Vec::with_capacity((plain.len() / 5 + 1).min(WINDOW));
    let mut from = 0;
    loop {
        let mut more = true;
        while tokens.len() < WINDOW {
            match lexer.next() {
                Some(mut token) => {
                    while edges.next_if(|edge| *edge <= token.start).is_some() {
                        token.edge = true;
                    }
                    tokens.push(token);
                }
                None => {
                    more = false;
                    break;
                }
            }
        }
        // Where more text follows, stop at a word that belongs to no phrase, with room after it to look at.
        let to = if more {
            let last = tokens.len() - CONTEXT;
            (from + 1..last)
                .rev()
                .find(|at| tokens[*at].word == 0 && tokens[*at].classes == Class::NONE)
                .unwrap_or(last)
        } else {
            tokens.len()
        };
        let reached = scan(&tokens, from, to, &mut found);
        if !more {
            return found;
        }
        let drop = reached.saturating_sub(CONTEXT);
        tokens.drain(..drop);
        from = reached - drop;
    }
}

/// What was read from some token on, and the token after it.
#[derive(Debug, Clone, Copy)]
struct Reading<T> {
    value: T,
    end: usize,
}

/// Finds the phrases that begin in `from..to`; where the last one ends, if after `to`.
fn scan(tokens: &[Token], from: usize, to: usize, found: &mut Vec<DatePhrase>) -> usize {
    let mut at = from;
    // After the last phrase, and up to where no sentence has ended since.
    let mut before: Option<usize> = None;
    while at < to {
        match GRAMMAR
            .starts_with(&tokens[at])
            .then(|| phrase_at(tokens, at))
            .flatten()
        {
            Some(mut phrase) => {
                let ends =
                    |token: &Token| token.classes.meets(Class::STOP) || token.gap == Gap::Blank;
                phrase.value.continues =
                    before.is_some_and(|end| !tokens[end..at].iter().any(ends));
                before = Some(phrase.end);
                let range = TextRange::new(
                    TextSize::from(tokens[at].start),
                    TextSize::from(tokens[phrase.end - 1].end),
                );
                found.push(DatePhrase {
                    range,
                    expression: phrase.value,
                });
                at = phrase.end;
            }
            None => at += 1,
        }
    }
    at
}
