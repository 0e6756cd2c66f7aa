//! The top level of a YAML mapping: its keys and what stands behind them, with their places in the text.

use super::layout::line_end;
use crate::text::{TextSize, size};
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::ops::Range;

/// One key of the mapping. Ranges are bytes of the YAML text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_range: Range<usize>,
    pub(super) value: Value,
}

/// What stands behind a key.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Scalar(Scalar),
    /// A list of scalars.
    List(Vec<Scalar>),
    /// An alias, a mapping, or a list of other things; what it is called.
    Other(&'static str),
}

/// A text value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scalar {
    pub(super) text: String,
    /// Where it stands, without quotes; of an empty value, behind the colon.
    pub(super) range: Range<usize>,
    /// From places in `text` to places in the YAML text behind the range's start; `None` where they cannot be told.
    pub(super) runs: Option<Vec<(TextSize, TextSize)>>,
    /// Neither in quotes nor a block, so that a `#` can cut it short.
    pub(super) is_plain: bool,
    /// What stands before it and is not part of it: an anchor (`&x`) or a tag (`!x`).
    pub(super) prefix: Option<&'static str>,
}

/// Why a text is not a YAML mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct YamlError {
    /// Where it was noticed, in bytes.
    pub(super) at: usize,
    /// What is wrong, as half a sentence.
    pub(super) message: String,
}

impl YamlError {
    fn new(at: usize, message: impl Into<String>) -> Self {
        Self {
            at,
            message: message.into(),
        }
    }
}

/// The entries of a YAML text that is one mapping, in order; keys that are not scalars are left out.
pub(super) fn entries(yaml: &str) -> Result<Vec<Entry>, YamlError> {
    let mut reader = Reader {
        yaml,
        places: Places::new(yaml),
        parser: Parser::new_from_str(yaml),
    };
    let mut entries = Vec::new();
    loop {
        match reader.next()? {
            (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
            (Event::MappingStart(..), _) => break,
            (Event::StreamEnd, _) => return Ok(entries),
            (_, span) => {
                let message = "it is no list of `key: value` lines";
                return Err(YamlError::new(
                    reader.places.byte(span.start.index()),
                    message,
                ));
            }
        }
    }
    loop {
        let key = match reader.next()? {
            (Event::MappingEnd, _) => break,
            (Event::Scalar(text, style, ..), span) => {
                Some((text.into_owned(), reader.content(span, style)?))
            }
            (event, _) => {
                reader.skip(&event)?;
                None
            }
        };
        let value = reader.value(key.as_ref().map_or(0, |(_, range)| range.end))?;
        if let Some((key, key_range)) = key {
            entries.push(Entry {
                key,
                key_range,
                value,
            });
        }
    }
    loop {
        match reader.next()? {
            (Event::StreamEnd, _) => return Ok(entries),
            (Event::DocumentStart(_), span) => {
                let message = "a second document starts in it";
                return Err(YamlError::new(
                    reader.places.byte(span.start.index()),
                    message,
                ));
            }
            _ => {}
        }
    }
}

/// Whether two texts are the same YAML in all but spacing: the same values in the same order. What is no
/// YAML, or none from some place on, says nothing from there.
pub(super) fn reads_alike(before: &str, after: &str) -> bool {
    let events = |yaml| Parser::new_from_str(yaml).map(|event| event.map(|(event, _)| event));
    let (mut before, mut after) = (events(before), events(after));
    loop {
        match (before.next(), after.next()) {
            (None, None) | (Some(Err(_)), _) => return true,
            (Some(Ok(before)), Some(Ok(after))) if before == after => {}
            _ => return false,
        }
    }
}

struct Reader<'a> {
    yaml: &'a str,
    places: Places,
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Span), YamlError> {
        match self.parser.next() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => Err(YamlError::new(
                self.places.byte(error.marker().index()),
                error.info(),
            )),
            None => Err(YamlError::new(self.yaml.len(), "it ends too early")),
        }
    }

    /// Passes the rest of a list or mapping that `event` starts.
    fn skip(&mut self, event: &Event<'_>) -> Result<(), YamlError> {
        let mut depth = depth_change(event);
        while depth > 0 {
            depth += depth_change(&self.next()?.0);
        }
        Ok(())
    }

    /// The value behind a key that ends at `key_end`.
    fn value(&mut self, key_end: usize) -> Result<Value, YamlError> {
        match self.next()? {
            (Event::Scalar(text, style, anchor, tag), span) => {
                let mut scalar = self.scalar(text.into_owned(), style, span)?;
                if anchor != 0 {
                    scalar.prefix = Some("an anchor");
                } else if tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
                    scalar.prefix = Some("a tag");
                }
                if scalar.text.is_empty() && scalar.is_plain {
                    let at = self.behind_colon(key_end);
                    scalar.range = at..at;
                }
                Ok(Value::Scalar(scalar))
            }
            (Event::SequenceStart(..), _) => self.list(),
            (Event::Alias(_), _) => Ok(Value::Other("an alias")),
            (event, _) => {
                self.skip(&event)?;
                Ok(Value::Other("a mapping"))
            }
        }
    }

    /// The rest of a list.
    fn list(&mut self) -> Result<Value, YamlError> {
        let mut items = Some(Vec::new());
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => break,
                (Event::Scalar(text, style, ..), span) => {
                    let item = self.scalar(text.into_owned(), style, span)?;
                    if let Some(items) = &mut items {
                        items.push(item);
                    }
                }
                (event, _) => {
                    self.skip(&event)?;
                    items = None;
                }
            }
        }
        Ok(items.map_or(Value::Other("a list"), Value::List))
    }

    fn scalar(
        &self,
        mut text: String,
        style: ScalarStyle,
        span: Span,
    ) -> Result<Scalar, YamlError> {
        let range = self.content(span, style)?;
        if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            text.truncate(text.trim_end_matches(['\n', '\r']).len());
        }
        let source = &self.yaml[range.clone()];
        let is_plain = style == ScalarStyle::Plain;
        // A plain value that is not where the parser says it is would be edited in the wrong place.
        if is_plain && text.is_empty() != source.is_empty() {
            return Err(YamlError::new(
                range.start,
                "a value stands in an odd place",
            ));
        }
        Ok(Scalar {
            runs: runs(&text, source, style),
            text,
            range,
            is_plain,
            prefix: None,
        })
    }

    /// Where a scalar's own text stands, without its quotes, tag and anchor.
    fn content(&self, span: Span, style: ScalarStyle) -> Result<Range<usize>, YamlError> {
        let mut start = self.places.byte(span.start.index());
        let mut end = self.places.byte(span.end.index()).max(start);
        let mut source = &self.yaml[start..end];
        while source.starts_with(['&', '!']) {
            let prefix = source
                .find(|char: char| char.is_ascii_whitespace())
                .unwrap_or(source.len());
            source = source[prefix..].trim_ascii_start();
            start = end - source.len();
        }
        let quote = match style {
            ScalarStyle::SingleQuoted => '\'',
            ScalarStyle::DoubleQuoted => '"',
            ScalarStyle::Plain => return Ok(start..end),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                if source.starts_with(['|', '>']) {
                    start = end;
                }
                end = start + self.yaml[start..end].trim_ascii_end().len();
                return Ok(start..end);
            }
        };
        // The parser's span takes in a comment behind the closing quote.
        match closing_quote(source, quote) {
            Some(close) => Ok(start + 1..start + close),
            None => Err(YamlError::new(start, "a value stands in an odd place")),
        }
    }

    /// The place of a missing value: behind the colon and the spaces after it.
    fn behind_colon(&self, key_end: usize) -> usize {
        let (end, _) = line_end(self.yaml.as_bytes(), key_end);
        let line = &self.yaml[key_end..end];
        match line.find(':') {
            None => end,
            Some(colon) => {
                let behind = &line[colon + 1..];
                end - behind.trim_start_matches([' ', '\t']).len()
            }
        }
    }
}

/// Where the quote is closed that a text starts with.
fn closing_quote(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.strip_prefix(quote)?.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        if char == '\\' && quote == '"' {
            chars.next();
        } else if char == quote {
            let doubled = quote == '\'' && chars.next_if(|(_, next)| *next == quote).is_some();
            if !doubled {
                return Some(quote.len_utf8() + at);
            }
        }
    }
    None
}

fn depth_change(event: &Event<'_>) -> isize {
    match event {
        Event::SequenceStart(..) | Event::MappingStart(..) => 1,
        Event::SequenceEnd | Event::MappingEnd => -1,
        _ => 0,
    }
}

/// How the places of a value's text correspond to its source, if each of its characters stands there as itself.
fn runs(text: &str, source: &str, style: ScalarStyle) -> Option<Vec<(TextSize, TextSize)>> {
    if text == source {
        return Some(vec![(TextSize::new(0), TextSize::new(0))]);
    }
    let bytes = source.as_bytes();
    let mut runs: Vec<(TextSize, TextSize)> = Vec::new();
    let mut expected = None;
    let mut at = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((place, char)) = chars.next() {
        if style == ScalarStyle::DoubleQuoted && bytes.get(at) == Some(&b'\\') {
            at += 1;
            if !matches!(bytes.get(at), Some(b'"' | b'\\' | b'/')) {
                return None;
            }
        } else if style == ScalarStyle::SingleQuoted && source[at..].starts_with("''") {
            at += 1;
        }
        let space = source[at..].len() - source[at..].trim_ascii_start().len();
        let folds = memchr::memchr2(b'\n', b'\r', &bytes[at..at + space]).is_some();
        let width = if folds && matches!(char, ' ' | '\n') {
            // A line break inside a value is a space in its text, and further ones are line breaks: the first character
            // stands for all the space that it was made of.
            while char == '\n' && chars.next_if(|(_, next)| *next == '\n').is_some() {}
            space
        } else if source[at..].starts_with(char) {
            char.len_utf8()
        } else {
            return None;
        };
        if expected != Some((place, at)) {
            runs.push((size(place), size(at)));
        }
        expected = Some((place + char.len_utf8(), at + char.len_utf8()));
        at += width;
    }
    source[at..].trim_ascii().is_empty().then_some(runs)
}

/// Character offsets to byte offsets.
struct Places {
    len: usize,
    /// The byte offset of each character; empty where characters are bytes.
    bytes: Vec<usize>,
}

impl Places {
    fn new(text: &str) -> Self {
        let bytes = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().map(|(at, _)| at).collect()
        };
        Self {
            len: text.len(),
            bytes,
        }
    }

    fn byte(&self, char: usize) -> usize {
        if self.bytes.is_empty() {
            char.min(self.len)
        } else {
            self.bytes.get(char).copied().unwrap_or(self.len)
        }
    }
}
