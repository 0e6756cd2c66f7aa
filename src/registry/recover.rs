//! Reading a registry file whose TOML is broken.
//!
//! The file is parted at its table headers and each table is read by itself, so that a fault costs one entry and not
//! the file. That entry keeps its last good state, moved to where it stands now. Two tables with one id, which TOML
//! forbids, come out as two entries; the registry reports them with their places.

use super::RegistryFile;
use super::moved::Moves;
use super::read::Reader;
use super::spans::size;
use crate::text::{TextRange, TextSize};
use std::ops::Range;
use std::sync::Arc;
use toml::de::DeTable;

/// A table with its sub-tables, or what stands before the first table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Part<'t> {
    /// Where, in bytes.
    pub(crate) range: Range<usize>,
    /// The first key of its header; empty before the first header.
    pub(crate) id: &'t str,
    /// A sub-table such as `[kio.x]` that does not follow its table.
    pub(crate) is_stray: bool,
}

/// Parts a text at the lines that look like table headers.
pub(crate) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let header = header_id(line);
        match (header, parts.last_mut()) {
            (Some((id, true)), Some(last)) if last.id == id => last.range.end = end,
            (Some((id, is_stray)), _) => parts.push(Part {
                range: start..end,
                id,
                is_stray,
            }),
            (None, Some(last)) => last.range.end = end,
            (None, None) => parts.push(Part {
                range: start..end,
                id: "",
                is_stray: false,
            }),
        }
        start = end;
    }
    parts
}

/// The first key of a table header, whole or half written, and whether more keys follow it.
fn header_id(line: &str) -> Option<(&str, bool)> {
    let line = line.trim_start_matches('\u{feff}').trim();
    let inside = line.strip_prefix('[')?;
    let inside = inside.strip_prefix('[').unwrap_or(inside).trim_start();
    let (id, rest) = match inside.chars().next() {
        Some(quote @ ('"' | '\'')) => inside[1..].split_once(quote)?,
        _ => {
            let is_key = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
            inside.split_at(inside.find(|char| !is_key(char)).unwrap_or(inside.len()))
        }
    };
    let rest = rest.trim_start();
    let is_header = rest.is_empty() || rest.starts_with([']', '.', '#']);
    is_header.then(|| (id, rest.starts_with('.')))
}

/// What became of one part.
enum Outcome {
    /// It was read.
    Read,
    /// It is no valid TOML.
    Broken,
}

/// Reads the tables that are whole and takes the others from the file's last state. Whether all of them were whole.
pub(super) fn read(reader: &mut Reader<'_>, before: Option<&RegistryFile>) -> bool {
    let text = reader.toml.text;
    let mut broken: Vec<Part<'_>> = Vec::new();
    for part in parts(text) {
        if part.is_stray || matches!(read_part(reader, &part, before), Outcome::Broken) {
            broken.push(part);
        }
    }
    // A table whose sub-table stands elsewhere was read in part.
    reader.entries.retain(|entry| {
        !broken
            .iter()
            .any(|part| part.is_stray && part.id == entry.id.value)
    });
    if let Some(before) = before {
        keep(reader, before, &broken);
    }
    broken.is_empty()
}

fn read_part(reader: &mut Reader<'_>, part: &Part<'_>, before: Option<&RegistryFile>) -> Outcome {
    let slice = &reader.toml.text[part.range.clone()];
    let error = match DeTable::parse(slice) {
        Ok(root) => {
            reader.read(root.get_ref(), part.range.start);
            return Outcome::Read;
        }
        Err(error) => error,
    };
    let (root, errors) = DeTable::parse_recoverable(slice);
    reader.toml.offset = part.range.start;
    let place = |reader: &Reader<'_>, span: Option<Range<usize>>| {
        reader
            .toml
            .place(span.unwrap_or_else(|| 0..first_line(slice).len()))
    };
    if errors
        .iter()
        .all(|error| error.message() == "duplicate key")
    {
        for error in errors {
            let range = place(reader, error.span());
            let message = "This key stands twice in its table; the first one holds.";
            reader.report("registry/parse", range, message);
        }
        reader.read(root.get_ref(), part.range.start);
        return Outcome::Read;
    }
    let range = place(reader, error.span());
    let has_state = before.is_some_and(|file| file.entries.iter().any(|e| e.id.value == part.id));
    let consequence = match (part.id, has_state) {
        ("", _) => String::new(),
        (id, true) => format!(" Until it is mended, the last good state of `{id}` holds."),
        (id, false) => format!(" Until it is mended, `{id}` is left out."),
    };
    let message = format!("This is not valid TOML: {}.{consequence}", error.message());
    reader.report("registry/parse", range, message);
    Outcome::Broken
}

/// Keeps the entries of the last state that stood where the text is broken now.
fn keep(reader: &mut Reader<'_>, before: &RegistryFile, broken: &[Part<'_>]) {
    if broken.is_empty() {
        return;
    }
    let text = reader.toml.text;
    let moves = Moves::between(&before.text, text);
    for entry in &before.entries {
        let now = moves.offset(entry.id.range.start());
        let home = broken
            .iter()
            .find(|part| part.id == entry.id.value)
            .or_else(|| {
                let part = &broken[broken
                    .partition_point(|part| part.range.end <= now.into())
                    .min(broken.len() - 1)];
                part.range.contains(&usize::from(now)).then_some(part)
            });
        let is_read = || {
            reader
                .entries
                .iter()
                .any(|new| new.id.value == entry.id.value)
        };
        if let Some(home) = home
            && !is_read()
        {
            let line = first_line(&text[home.range.clone()]);
            let header = TextRange::at(size(home.range.start), TextSize::of(line));
            let mut entry = Arc::clone(entry);
            Arc::make_mut(&mut entry).map_ranges(&|range| moves.range(range).unwrap_or(header));
            reader.entries.push(entry);
        }
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("")
}
