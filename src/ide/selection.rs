//! What an editor selects around a place, step by step: in an article the word, the name or date, the sentence, the
//! quotation, the block, the section and the whole; in front matter and TOML files the word, the value, its line and the
//! table.

use super::folding::sections;
use super::toml_parts::{TomlKind, TomlPart, toml_parts};
use crate::analysis::{Article, PlacedBlock};
use crate::markup::{Annotation, BlockKind, Field};
use crate::text::{TextLen, TextRange, TextSize, sentence_at, size, whole_characters, word_at};

/// The most steps from a place to the whole file. Brackets can stand in one another by the thousand.
const STEPS: usize = 64;

/// The ranges (bytes) around each of `offsets` (bytes) in an article, from the smallest to the whole text; each holds the
/// offset and all of the range before it.
pub fn selections(article: &Article, offsets: &[TextSize]) -> Vec<Vec<TextRange>> {
    let text = &*article.input.text;
    let sections = sections(article);
    let around = |offset: &TextSize| {
        let mut found = words_around(text, *offset);
        found.extend(article.mentions_at(*offset).iter().map(|it| it.range));
        found.extend(article.date_at(*offset).map(|date| date.range));
        for placed in &article.blocks {
            let block = TextRange::at(placed.start, placed.analysis.text.text_len());
            if block.contains_inclusive(*offset) {
                found.extend(in_block(placed, *offset - placed.start).map(|it| it + placed.start));
                found.push(block);
            }
        }
        found.extend(sections.iter().copied());
        found.extend(in_front_matter(article, *offset));
        growing(text, *offset, found)
    };
    offsets.iter().map(around).collect()
}

/// The ranges (bytes) around each of `offsets` (bytes) in a TOML file, as [`selections`] gives them.
pub fn selections_in_toml(text: &str, offsets: &[TextSize]) -> Vec<Vec<TextRange>> {
    let parts = toml_parts(text);
    let around = |offset: &TextSize| {
        let mut found = words_around(text, *offset);
        let held = parts
            .iter()
            .filter(|part| part.range.contains_inclusive(*offset));
        for part in held {
            found.extend(inside(text, part));
            found.push(part.range);
        }
        growing(text, *offset, found)
    };
    offsets.iter().map(around).collect()
}

/// Of `found` those that hold the offset, from the smallest to the whole text, as far as each holds the one before it.
fn growing(text: &str, offset: TextSize, mut found: Vec<TextRange>) -> Vec<TextRange> {
    found.push(TextRange::up_to(TextSize::of(text)));
    found.retain_mut(|range| {
        *range = whole_characters(text, *range);
        range.contains_inclusive(offset)
    });
    found.sort_by_key(|range| range.len());
    let mut chain: Vec<TextRange> = Vec::new();
    for range in found {
        let grows = chain
            .last()
            .is_none_or(|last| range.contains_range(*last) && range != *last);
        if grows && (chain.is_empty() || !range.is_empty()) {
            chain.push(range);
        }
    }
    // An empty selection says nothing, but where there is nothing else.
    if chain.len() > 1 && chain[0].is_empty() {
        chain.remove(0);
    }
    if chain.len() > STEPS {
        chain.drain(STEPS / 2..chain.len() - STEPS / 2);
    }
    chain
}

/// The word at a place, then with what hyphens and apostrophes join to it; or the sign that stands there.
fn words_around(text: &str, offset: TextSize) -> Vec<TextRange> {
    let Some(word) = word_at(text, offset) else {
        let rest = &text[usize::from(offset)..];
        let sign = rest.chars().next().filter(|char| !char.is_whitespace());
        let sign = sign.map(|char| TextRange::at(offset, TextSize::of(char)));
        return sign.into_iter().collect();
    };
    let mut found = vec![word];
    let joins = |char: char| matches!(char, '-' | '\u{2010}' | '\u{2011}' | '\'' | '\u{2019}');
    let mut joined = word;
    while let Some(hyphen) = text[usize::from(joined.end())..]
        .chars()
        .next()
        .filter(|it| joins(*it))
        && let next = joined.end() + TextSize::of(hyphen)
        && let Some(other) = word_at(text, next).filter(|other| other.start() == next)
    {
        joined = joined.cover(other);
    }
    while let Some(hyphen) = text[..usize::from(joined.start())]
        .chars()
        .next_back()
        .filter(|it| joins(*it))
        && let end = joined.start() - TextSize::of(hyphen)
        && let Some(other) = word_at(text, end).filter(|other| other.end() == end)
    {
        joined = joined.cover(other);
    }
    found.push(joined);
    found
}

/// What stands around a place of a block, both in bytes of the block.
fn in_block(placed: &PlacedBlock, at: TextSize) -> impl Iterator<Item = TextRange> {
    let inlines = &placed.analysis.inlines;
    let mut found: Vec<TextRange> = Vec::new();
    for annotation in &inlines.annotations {
        if annotation.range.contains_inclusive(at) {
            found.extend([annotation.text, annotation.range]);
            if annotation.attributes_range.contains_inclusive(at) {
                found.extend(attributes(annotation));
            }
        }
    }
    for ignore in &inlines.ignores {
        if ignore.range.contains_inclusive(at) {
            found.extend(ignore.rules.iter().map(|(_, range)| *range));
            found.push(ignore.range);
        }
    }
    if !matches!(placed.analysis.kind, BlockKind::Comment | BlockKind::Code) {
        found.extend(sentences(placed, at));
    }
    found.into_iter()
}

fn attributes(annotation: &Annotation) -> Vec<TextRange> {
    let mut found = vec![annotation.attributes_range];
    found.extend(annotation.class_range);
    for attribute in &annotation.attributes {
        let (key, value) = (attribute.key_range, attribute.value_range);
        found.extend([key, value, key.cover(value)]);
    }
    found
}

/// The sentence around a place of a block; in a quotation the sentence in it, the quotation without and with its marks,
/// and the sentences that it stands in.
fn sentences(placed: &PlacedBlock, at: TextSize) -> Vec<TextRange> {
    let analysis = &placed.analysis;
    let (source, plain) = (&*analysis.text, analysis.plain.text(&analysis.text));
    let place = analysis.plain.map.to_plain(TextRange::empty(at)).start();
    let quotations = analysis.quotations.iter();
    let quotation = quotations
        .copied()
        .find(|quotation| quotation.contains(at) || quotation.end() == at);
    let mut found = Vec::new();
    match quotation {
        None => found.push(sentence(plain, TextRange::empty(place))),
        Some(quotation) => {
            let range = analysis.plain.map.to_plain(quotation);
            let inner = without_marks(plain, range);
            if inner.contains_inclusive(place) {
                let text = &plain[inner];
                let own = sentence(text, TextRange::empty(place - inner.start()));
                found.extend([own + inner.start(), inner]);
            }
            found.extend([range, sentence(plain, range)]);
        }
    }
    let to_source = |range: TextRange| {
        let mut range = analysis.plain.map.to_source(range);
        // A sentence that begins or ends with an annotated name has all of its annotation.
        for annotation in &analysis.inlines.annotations {
            let meets = annotation.range.start() < range.end()
                && range.start() < annotation.range.end()
                && !annotation.text.contains_range(range);
            if meets {
                range = range.cover(annotation.range);
            }
        }
        without_marker(source, analysis.kind, range)
    };
    found.into_iter().map(to_source).collect()
}

/// The sentences that a range of a text stands in.
fn sentence(text: &str, range: TextRange) -> TextRange {
    let first = sentence_at(text, range.start().into());
    let last = match usize::from(range.len()) {
        0 => first.clone(),
        _ => sentence_at(text, usize::from(range.end()) - 1),
    };
    let start = first.start.min(last.start);
    TextRange::new(size(start), size(last.end.max(start)))
}

/// A quotation less the marks at its ends, as far as it has them.
fn without_marks(text: &str, range: TextRange) -> TextRange {
    let is_mark = |char: &char| {
        matches!(
            char,
            '"' | '\'' | '\u{ab}' | '\u{bb}' | '\u{2018}'..='\u{201f}' | '\u{2039}' | '\u{203a}'
        )
    };
    let inside = &text[range];
    let first = inside
        .chars()
        .next()
        .filter(is_mark)
        .map_or(0, char::len_utf8);
    let last = inside[first..].chars().next_back().filter(is_mark);
    let end = range.end() - size(last.map_or(0, char::len_utf8));
    TextRange::new(range.start() + size(first), end)
}

/// A range of a block less the block's marker.
fn without_marker(block: &str, kind: BlockKind, range: TextRange) -> TextRange {
    let has_marker = matches!(
        kind,
        BlockKind::Headline | BlockKind::Crosshead | BlockKind::BlockQuote
    );
    if !has_marker || range.start() > TextSize::new(0) {
        return range;
    }
    let marker = block.len() - block.trim_start_matches(['#', '>', ' ']).len();
    TextRange::new(size(marker).min(range.end()), range.end())
}

/// What stands around a place of the front matter.
fn in_front_matter(article: &Article, offset: TextSize) -> Vec<TextRange> {
    let text = &*article.input.text;
    let Some(matter) = article.layout.front_matter.as_ref() else {
        return Vec::new();
    };
    if !matter.range.contains(offset) {
        return Vec::new();
    }
    let line_of = |range: TextRange| {
        let start = text[..usize::from(range.start())].rfind(['\n', '\r']);
        let behind = &text[usize::from(range.end())..];
        let end = behind.find(['\n', '\r']).unwrap_or(behind.len());
        TextRange::new(size(start.map_or(0, |at| at + 1)), range.end() + size(end))
    };
    let mut found = vec![line_of(TextRange::empty(offset)), matter.body, matter.range];
    for Field {
        key_range,
        value_range,
        ..
    } in &matter.fields
    {
        let field = line_of(key_range.cover(*value_range));
        if field.contains_inclusive(offset) {
            found.extend([*key_range, *value_range, field]);
        }
    }
    found
}

/// What a part of a TOML file holds between its quotes or brackets, or behind its `#`.
fn inside(text: &str, part: &TomlPart) -> Option<TextRange> {
    let own = &text[part.range];
    let (open, close) = match part.kind {
        TomlKind::String => {
            let quotes = match own.as_bytes() {
                [b'"', b'"', b'"', ..] | [b'\'', b'\'', b'\'', ..] => 3,
                _ => 1,
            };
            let close = own.get(quotes..)?.ends_with(&own[..quotes]);
            (quotes, if close { quotes } else { 0 })
        }
        TomlKind::Bracketed => (1, 1),
        TomlKind::Header => {
            let id = own.trim_matches(['[', ']', ' ', '\t']);
            let open = own.len() - own.trim_start_matches(['[', ' ', '\t']).len();
            (open, own.len().checked_sub(open + id.len())?)
        }
        TomlKind::Comment => (
            own.len() - own.trim_start_matches(['#', ' ', '\t']).len(),
            0,
        ),
        TomlKind::Entry | TomlKind::SubTable | TomlKind::Statement | TomlKind::Key => return None,
    };
    let end = own.len().checked_sub(close).filter(|end| open <= *end)?;
    let start = part.range.start();
    Some(TextRange::new(start + size(open), start + size(end)))
}
