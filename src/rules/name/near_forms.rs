//! Forms that are nearly a name of the registry.

use super::capital_words::known_spans;
use super::slip::{differ_in_ending, is_direction};
use crate::analysis::PlacedBlock;
use crate::markup::BlockKind;
use crate::registry::{EntryIndex, FormKind, NameHit};
use crate::rules::context::ArticleContext;
use crate::text::{TextRange, TextSize, Word, sentence_at, size, words};
use rustc_hash::FxHashMap;

/// How far around a word the rest of its name is looked for, in bytes.
const REACH: usize = 100;

/// How many places of one word are looked at: what stands more often is meant.
const LOOKED_AT: usize = 200;

/// A form that would be a name of the registry if one of its words were another.
#[derive(Debug)]
pub(super) struct NearForm<'a> {
    /// The whole form, in bytes of the file.
    pub(super) range: TextRange,
    /// The word that differs, in bytes of the file.
    pub(super) word: TextRange,
    /// The hash of that word, by which the corpus lists it.
    pub(super) hash: u64,
    /// The word of the registry in its place.
    pub(super) right: &'a str,
    /// How many letters lie between the two.
    pub(super) edits: usize,
    /// How many words the form has.
    pub(super) words: usize,
    /// The name of the registry, as the article would have it.
    pub(super) name: String,
    /// Whom that name names.
    pub(super) entries: Vec<(EntryIndex, FormKind)>,
}

/// The blocks that are searched: all copy but what has no news in its capitals.
pub(super) fn is_searched(placed: &PlacedBlock) -> bool {
    !placed.analysis.all_capitals
        && !matches!(
            placed.analysis.kind,
            BlockKind::Furniture | BlockKind::Comment | BlockKind::Code | BlockKind::BlockQuote
        )
}

/// Words of the registry, each with how many edits it is away.
type NearWords<'a> = Vec<(&'a str, usize)>;

/// Every form of the article that is nearly a name of the registry, by place; for each the nearest names, at most one
/// for each word that it may stand for.
pub(super) fn near_forms<'a>(context: &ArticleContext<'a>) -> Vec<Vec<NearForm<'a>>> {
    let known = known_spans(context);
    // How often a word was looked at, and the words of the registry that it may stand for.
    let mut near: FxHashMap<u64, (usize, NearWords<'a>)> = FxHashMap::default();
    let mut found = Vec::new();
    for (block, placed) in (0u32..).zip(&context.article.blocks) {
        if !is_searched(placed) {
            continue;
        }
        for capital in &placed.analysis.capitals {
            let range = capital.range + placed.start;
            let text = context.text(range);
            if is_covered(known, range) || !is_spelled(text) || context.is_quoted(block, range) {
                continue;
            }
            let (times, near) = near
                .entry(capital.hash)
                .or_insert_with(|| (0, words_near(context, text)));
            *times += 1;
            if *times > LOOKED_AT {
                continue;
            }
            let mut forms: Vec<NearForm<'a>> = near
                .iter()
                .filter_map(|&(right, edits)| {
                    let form = form_with(context, placed, capital.range, right)?;
                    Some(NearForm {
                        edits,
                        hash: capital.hash,
                        ..form
                    })
                })
                .collect();
            forms.sort_by_key(|form| (form.edits, std::cmp::Reverse(form.words)));
            if let Some(best) = forms.first() {
                let rank = (best.edits, best.words);
                forms.retain(|form| (form.edits, form.words) == rank);
                found.push(forms);
            }
        }
    }
    found
}

/// The words of the registry that a word may have been meant to be; none where the registry has the word itself.
fn words_near<'a>(context: &ArticleContext<'a>, word: &str) -> Vec<(&'a str, usize)> {
    let mut near = context.registry().words().near(word);
    if near.iter().any(|(_, edits)| *edits == 0) || is_direction(word) {
        return Vec::new();
    }
    near.retain(|(right, _)| is_spelled(right) && !differ_in_ending(word, right));
    near
}

/// The name of the registry that stands at a word of a block if the word is `right`.
fn form_with<'a>(
    context: &ArticleContext<'a>,
    placed: &PlacedBlock,
    word: TextRange,
    right: &'a str,
) -> Option<NearForm<'a>> {
    let text = &placed.analysis.text;
    let (start, end) = (usize::from(word.start()), usize::from(word.end()));
    let from = text.ceil_char_boundary(start.saturating_sub(REACH));
    let to = text.floor_char_boundary((end + REACH).min(text.len()));
    let replaced = format!("{}{right}{}", &text[from..start], &text[end..to]);
    let right_range = TextRange::at(size(start - from), TextSize::of(right));
    let replaced_words: Vec<Word<'_>> = words(&replaced).collect();
    let names = context.registry().names();
    let hits = names.find(&replaced, &replaced_words, &[], false);
    let hit: NameHit = hits
        .into_iter()
        .find(|hit| hit.range.contains_range(right_range))?;
    if hit.after_capital || hit.before_capital {
        return None;
    }
    let name = &replaced[std::ops::Range::<usize>::from(hit.range)];
    let before = right_range.start() - hit.range.start();
    let behind = hit.range.end() - right_range.end();
    let whole = TextRange::new(word.start() - before, word.end() + behind);
    Some(NearForm {
        range: whole + placed.start,
        word: word + placed.start,
        hash: 0,
        right,
        edits: 0,
        words: words(name).count(),
        name: name.to_owned(),
        entries: names.candidates(hit.name).to_vec(),
    })
}

/// Whether a word is written as names are: a capital and small letters, no digits.
pub(super) fn is_spelled(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
        && word.chars().any(char::is_lowercase)
        && word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a range meets one of `spans`, which are in order and do not overlap.
pub(super) fn is_covered(spans: &[TextRange], range: TextRange) -> bool {
    let at = spans.partition_point(|span| span.end() <= range.start());
    spans.get(at).is_some_and(|span| span.start() < range.end())
}

/// Whether a word's capital says nothing of it, because a sentence, a quotation or a line begins with it.
pub(super) fn opens_sentence(text: &str, at: TextSize) -> bool {
    let at = usize::from(at);
    let before = text[..at].trim_end_matches([' ', '[', '(', '*']);
    let opened = before.chars().next_back().is_none_or(|char| {
        matches!(
            char,
            '\n' | '\r' | '"' | '\u{201c}' | '\u{2018}' | ':' | '\u{2014}' | '\u{2013}'
        )
    });
    opened || sentence_at(text, at).start >= before.len()
}
