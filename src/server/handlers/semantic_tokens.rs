//! `textDocument/semanticTokens/full`, `…/full/delta` and `…/range`

use super::super::session::{Session, View, ViewFile};
use super::super::told_tokens::WholeAnswer;
use super::super::{from_lsp, to_lsp};
use crate::analysis::Article;
use crate::ide::{self, SemanticKind, SemanticModifiers};
use crate::text::{Encoding, LineIndex, TextRange, TextSize};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tower_lsp::lsp_types::{
    Position, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens,
    SemanticTokensDelta, SemanticTokensDeltaParams, SemanticTokensEdit,
    SemanticTokensFullDeltaResult, SemanticTokensFullOptions, SemanticTokensLegend,
    SemanticTokensOptions, SemanticTokensParams, SemanticTokensRangeParams,
    SemanticTokensRangeResult, SemanticTokensResult, Url,
};

/// How long a whole answer waits for the names that the model suggests, so that their colours do not come and go while
/// somebody types.
const WAITS: Duration = Duration::from_millis(100);

/// What is offered.
pub(in super::super) fn offered() -> SemanticTokensOptions {
    SemanticTokensOptions {
        legend: SemanticTokensLegend {
            token_types: SemanticKind::ALL
                .map(|kind| SemanticTokenType::new(kind.as_str()))
                .to_vec(),
            token_modifiers: SemanticModifiers::WORDS
                .map(SemanticTokenModifier::new)
                .to_vec(),
        },
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    }
}

pub(in super::super) fn full(
    session: &Arc<Session>,
    params: &SemanticTokensParams,
) -> Option<SemanticTokensResult> {
    let (view, data) = tokens(session, &params.text_document.uri, Part::Whole)?;
    Some(session.tell_tokens(&view.path, data).0.into())
}

/// What changed since an earlier answer; the whole where that is not at hand any more.
pub(in super::super) fn delta(
    session: &Arc<Session>,
    params: &SemanticTokensDeltaParams,
) -> Option<SemanticTokensFullDeltaResult> {
    let (view, data) = tokens(session, &params.text_document.uri, Part::Whole)?;
    let (answer, before) = session.tell_tokens(&view.path, data);
    let known = before.filter(|known| known.id.to_string() == params.previous_result_id);
    Some(match known {
        Some(known) => SemanticTokensDelta {
            edits: edit(&known.tokens, &answer.data).into_iter().collect(),
            result_id: answer.result_id,
        }
        .into(),
        None => answer.into(),
    })
}

pub(in super::super) fn range(
    session: &Arc<Session>,
    params: &SemanticTokensRangeParams,
) -> Option<SemanticTokensRangeResult> {
    let (_, data) = tokens(
        session,
        &params.text_document.uri,
        Part::Range(params.range),
    )?;
    let answer = SemanticTokens {
        result_id: None,
        data,
    };
    Some(answer.into())
}

/// How much of a document is asked for.
#[derive(Clone, Copy)]
enum Part {
    Whole,
    Range(tower_lsp::lsp_types::Range),
}

/// The tokens of an article, and the view that they were read from.
fn tokens(session: &Arc<Session>, uri: &Url, part: Part) -> Option<(View, Vec<SemanticToken>)> {
    let longest = match part {
        Part::Whole => WAITS,
        // What is on the screen is asked for first, to be painted at once.
        Part::Range(_) => Duration::ZERO,
    };
    for is_last in [false, true] {
        let view = session.view_when_named(uri, longest)?;
        let ViewFile::Article(article, _) = &view.file else {
            return None;
        };
        let range = match part {
            Part::Whole => TextRange::up_to(TextSize::new(u32::MAX)),
            Part::Range(range) => from_lsp::range(&view.lines, range, view.encoding),
        };
        let data = encoded(view.with_names(article), &view.lines, range, view.encoding);
        let lacks_names = view.corpus.settings.model && view.named().is_none();
        if lacks_names {
            session.note_told(&view.path, Some(article));
        } else if matches!(part, Part::Whole) {
            session.note_told(&view.path, None);
        }
        // The model may have come to its end while this was read, and found nobody to tell.
        if !lacks_names || is_last || session.named(&view.path, article).is_none() {
            return Some((view, data));
        }
    }
    None
}

/// The tokens that meet a range, in the protocol's form. Linear in the text that the range's blocks hold.
fn encoded(
    article: &Article,
    lines: &LineIndex,
    range: TextRange,
    encoding: Encoding,
) -> Vec<SemanticToken> {
    let tokens = ide::semantic_tokens(article, range);
    let Some(first) = tokens.first() else {
        return Vec::new();
    };
    let text = &*article.input.text;
    let mut at = first.range.start();
    let mut position = to_lsp::position(lines, at, encoding);
    let mut before = Position::new(0, 0);
    let encode = |token: &ide::SemanticToken| {
        position = moved(
            text,
            position,
            TextRange::new(at, token.range.start()),
            encoding,
        );
        let length = units(article.text(token.range), encoding);
        let delta_line = position.line - before.line;
        let encoded = SemanticToken {
            delta_line,
            delta_start: match delta_line {
                0 => position.character - before.character,
                _ => position.character,
            },
            length,
            token_type: number(
                SemanticKind::ALL
                    .iter()
                    .position(|kind| *kind == token.kind),
            ),
            token_modifiers_bitset: bits(token.modifiers),
        };
        before = position;
        // Tokens lie on one line each.
        position.character += length;
        at = token.range.end();
        encoded
    };
    tokens.iter().map(encode).collect()
}

/// The position at the end of `passed`, given that at its start.
fn moved(text: &str, from: Position, passed: TextRange, encoding: Encoding) -> Position {
    let (start, end) = (usize::from(passed.start()), usize::from(passed.end()));
    let mut to = from;
    let mut line_start = start;
    for place in memchr::memchr2_iter(b'\n', b'\r', &text.as_bytes()[start..end]) {
        let next = start + place + 1;
        // Of CRLF the second character ends the line.
        if text[next - 1..].starts_with("\r\n") {
            continue;
        }
        to = Position::new(to.line + 1, 0);
        line_start = next;
    }
    to.character += units(&text[line_start..end], encoding);
    to
}

/// How many columns a text on one line takes.
fn units(text: &str, encoding: Encoding) -> u32 {
    let count = match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
        Encoding::Utf32 => text.chars().count(),
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn number(place: Option<usize>) -> u32 {
    place
        .and_then(|place| u32::try_from(place).ok())
        .unwrap_or(0)
}

fn bits(modifiers: SemanticModifiers) -> u32 {
    let held = modifiers.held().into_iter().zip(0u32..);
    held.map(|(held, place)| u32::from(held) << place).sum()
}

/// The one edit that makes `after` of `before`; `None` where they are the same. Its numbers count integers, of which a
/// token has five.
fn edit(before: &[SemanticToken], after: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    let same = |(a, b): &(&SemanticToken, &SemanticToken)| a == b;
    let start = before.iter().zip(after).take_while(same).count();
    let (before, after) = (&before[start..], &after[start..]);
    let ends = before.iter().rev().zip(after.iter().rev());
    let end = ends.take_while(same).count();
    let (removed, added) = (before.len() - end, &after[..after.len() - end]);
    let integers = |tokens: usize| number(tokens.checked_mul(5));
    (removed > 0 || !added.is_empty()).then(|| SemanticTokensEdit {
        start: integers(start),
        delete_count: integers(removed),
        data: (!added.is_empty()).then(|| added.to_vec()),
    })
}

impl Session {
    /// A whole answer under a new result id, and the one before it.
    fn tell_tokens(
        &self,
        path: &Path,
        data: Vec<SemanticToken>,
    ) -> (SemanticTokens, Option<WholeAnswer>) {
        let tokens: Arc<[SemanticToken]> = data.as_slice().into();
        let mut state = self.state();
        state.token_answers += 1;
        let id = state.token_answers;
        let open = state.documents.get_mut(path);
        let before = open.and_then(|open| open.tokens.whole.replace(WholeAnswer { id, tokens }));
        let answer = SemanticTokens {
            result_id: Some(id.to_string()),
            data,
        };
        (answer, before)
    }

    /// Notes that the client was told of this article without the names that the model has still to find; with `None`,
    /// that it was told of all.
    fn note_told(&self, path: &Path, without_names: Option<&Article>) {
        if let Some(open) = self.state().documents.get_mut(path) {
            let text = without_names.map(|article| Arc::clone(&article.input.text));
            open.tokens.without_names = text;
        }
    }

    /// Whether the client was told of the tokens of this very text before the model had read it. Asked once, it is taken
    /// to be told.
    pub(in super::super) fn told_without_names(&self, path: &Path, text: &Arc<str>) -> bool {
        let mut state = self.state();
        let open = state.documents.get_mut(path);
        let told = open.and_then(|open| {
            let without = &mut open.tokens.without_names;
            without.take_if(|told| Arc::ptr_eq(told, text))
        });
        told.is_some()
    }
}
