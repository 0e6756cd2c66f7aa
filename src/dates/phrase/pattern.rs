//! Reading the grammar's patterns: a pattern stands for rows of steps.

use super::Holiday;
use super::grammar::FRAGMENTS;
use super::lexicon::{Class, LEXICON};

/// A part of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A token of this class.
    Class(Class),
    /// This word of the lexicon.
    Word(u16),
    /// An amount, of one or more tokens.
    Amount,
    /// What begins here: no token.
    Mark(Mark),
}

/// What begins before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A row of a fragment, with its number.
    Fragment(u8, i32),
    /// A holiday's name.
    Holiday(Holiday),
}

/// The rows of steps that a pattern stands for.
pub(super) fn expand(pattern: &str) -> Result<Vec<Vec<Step>>, String> {
    let spaced: String = pattern
        .chars()
        .flat_map(|c| match c {
            '[' | ']' | '(' | ')' | '|' => vec![' ', c, ' '],
            _ => vec![c],
        })
        .collect();
    let parts: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let rows = choice(&parts, &mut at)?;
    if at < parts.len() {
        return Err(format!("{pattern}: a bracket too many"));
    }
    Ok(rows)
}

/// Rows, with a bar between them, up to a closing bracket or the end.
fn choice(parts: &[&str], at: &mut usize) -> Result<Vec<Vec<Step>>, String> {
    let mut rows = Vec::new();
    let mut current = vec![Vec::new()];
    while let Some(part) = parts.get(*at) {
        let options = match *part {
            "]" | ")" => break,
            "|" => {
                rows.append(&mut current);
                current = vec![Vec::new()];
                *at += 1;
                continue;
            }
            open @ ("[" | "(") => {
                *at += 1;
                let mut options = choice(parts, at)?;
                let close = if open == "[" { "]" } else { ")" };
                if parts.get(*at) != Some(&close) {
                    return Err(format!("{open} without {close}"));
                }
                if open == "[" {
                    options.push(Vec::new());
                }
                options
            }
            name => steps(name)?,
        };
        *at += 1;
        current = current
            .iter()
            .flat_map(|row: &Vec<Step>| {
                options
                    .iter()
                    .map(move |option| [row.as_slice(), option].concat())
            })
            .collect();
    }
    rows.append(&mut current);
    Ok(rows)
}

/// What a name in a pattern stands for.
fn steps(name: &str) -> Result<Vec<Vec<Step>>, String> {
    if name == "AMOUNT" {
        return Ok(vec![vec![Step::Amount]]);
    }
    if let Some((_, class)) = Class::NAMED.iter().find(|(known, _)| *known == name) {
        return Ok(vec![vec![Step::Class(*class)]]);
    }
    if name == "HOLIDAY" {
        return Holiday::by_words()
            .map(|(holiday, words)| {
                let words: Result<Vec<Step>, String> =
                    words.iter().map(|word| word_step(word)).collect();
                Ok([vec![Step::Mark(Mark::Holiday(holiday))], words?].concat())
            })
            .collect();
    }
    if let Some(place) = FRAGMENTS.iter().position(|fragment| fragment.name == name) {
        let fragment = u8::try_from(place).map_err(|_| "too many fragments".to_owned())?;
        let mut rows = Vec::new();
        for (pattern, number) in FRAGMENTS[place].rows {
            for row in expand(pattern)? {
                rows.push([vec![Step::Mark(Mark::Fragment(fragment, *number))], row].concat());
            }
        }
        return Ok(rows);
    }
    Ok(vec![vec![word_step(name)?]])
}

/// The step for a word or a sign.
fn word_step(word: &str) -> Result<Step, String> {
    match word {
        "'" => return Ok(Step::Class(Class::APOSTROPHE)),
        "'s" => return Ok(Step::Class(Class::POSSESSIVE)),
        "-" => return Ok(Step::Class(Class::DASH)),
        _ => {}
    }
    match LEXICON.word(word) {
        Some(entry) => Ok(Step::Word(entry.word)),
        None => Err(format!("{word} is no class and no word of the lexicon")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_and_choices_expand() {
        assert_eq!(expand("[the] (DAY|ORD) [[,] YEAR]").unwrap().len(), 12);
        assert!(expand("[the").is_err());
        assert!(expand("the]").is_err());
        assert!(expand("nonesuchword").is_err());
    }
}
