//! The YAML between two `---` lines at a file's start.

use super::OffsetMap;
use super::front_matter_read;
use super::layout::line_end;
use crate::text::{Problem, TextRange, TextSize, size};
use jiff::civil::Date;

/// The front matter of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontMatter {
    /// Both fences and all between, with the closing fence's line end; bytes of the file.
    pub range: TextRange,
    /// The YAML between the fences; bytes of the file.
    pub body: TextRange,
    /// Its top-level keys with scalar values, in order; known and unknown. A list under `byline` or `source` is one value
    /// with commas.
    pub fields: Vec<Field>,
    /// What is wrong with it; bytes of the file.
    pub problems: Vec<Problem>,
}

/// One `key: value` of the front matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key as written.
    pub key: String,
    /// Which known key it is.
    pub known: Option<FrontMatterKey>,
    /// Where the key stands.
    pub key_range: TextRange,
    /// The value as YAML (or the line-by-line reading) understands it.
    pub value: String,
    /// The value's own text without its quotes; bytes of the file. Empty at the place of the value where there is none.
    pub value_range: TextRange,
    /// From offsets in `value` to offsets behind the start of `value_range`; `None` where they do not correspond.
    pub(super) map: Option<OffsetMap>,
}

/// The keys that Newsmark knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FrontMatterKey {
    /// The headline.
    Headline,
    /// The publication date, the anchor of relative dates.
    Date,
    /// The day of the last change.
    Updated,
    /// Where it was written.
    Dateline,
    /// Who wrote it.
    Byline,
    /// Who published it.
    Source,
    /// Its short name.
    Slug,
    /// Its language, a BCP 47 tag.
    Language,
    /// The style profile to check it against.
    Profile,
}

impl FrontMatterKey {
    /// All keys, in the order in which they are usually written.
    pub const ALL: [Self; 9] = [
        Self::Headline,
        Self::Date,
        Self::Updated,
        Self::Dateline,
        Self::Byline,
        Self::Source,
        Self::Slug,
        Self::Language,
        Self::Profile,
    ];

    /// The key as it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Date => "date",
            Self::Updated => "updated",
            Self::Dateline => "dateline",
            Self::Byline => "byline",
            Self::Source => "source",
            Self::Slug => "slug",
            Self::Language => "language",
            Self::Profile => "profile",
        }
    }

    /// The key that a word names; case counts.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.as_str() == word)
    }
}

impl FrontMatter {
    /// The first field with a known key.
    pub fn get(&self, key: FrontMatterKey) -> Option<&Field> {
        self.fields.iter().find(|field| field.known == Some(key))
    }

    /// The publication date: a day, or the day of a time in the offset that is written with it. `None` where the value is
    /// neither, which [`FrontMatter::problems`] says.
    pub fn date(&self) -> Option<Date> {
        self.day(FrontMatterKey::Date)
    }

    /// The day that the value of `key` names, read as [`FrontMatter::date`] is.
    pub fn day(&self, key: FrontMatterKey) -> Option<Date> {
        self.get(key).and_then(|field| day_of(&field.value))
    }

    /// Reads the front matter that starts at byte `start` of a file, behind its byte order mark. `None` where there is
    /// none, or where it is never closed.
    pub(super) fn read(text: &str, start: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let (first_end, body_start) = line_end(bytes, start);
        if text[start..first_end] != *"---" {
            return None;
        }
        let mut at = body_start;
        while at < bytes.len() {
            let (end, next) = line_end(bytes, at);
            if &bytes[at..end] == b"---" {
                let (fields, problems) = front_matter_read::read(text, body_start..at);
                return Some(Self {
                    range: TextRange::new(size(start), size(next)),
                    body: TextRange::new(size(body_start), size(at)),
                    fields,
                    problems,
                });
            }
            at = next;
        }
        None
    }
}

impl Field {
    /// Where a part of `value` stands in the file; both in bytes. `None` where the value is written so (with escapes such
    /// as `\u2019`, or as a list) that a part of it has no place of its own: then only `value_range` can be pointed at,
    /// and nothing in it can be edited.
    pub fn source_range(&self, part: TextRange) -> Option<TextRange> {
        let source = self.map.as_ref()?.to_source(part) + self.value_range.start();
        self.value_range.contains_range(source).then_some(source)
    }

    /// Where a range of the file stands in `value`; both in bytes. `None` where [`Field::source_range`] gives none, or
    /// where the range is not inside `value_range`.
    pub fn value_part(&self, source: TextRange) -> Option<TextRange> {
        let start = self.value_range.start();
        if !self.value_range.contains_range(source) {
            return None;
        }
        Some(self.map.as_ref()?.to_plain(source - start))
    }
}

/// The day of `2015-03-23`, or of a time such as `2015-03-23T14:30:00+06:30` in its own offset.
pub(super) fn day_of(value: &str) -> Option<Date> {
    let value = value.trim();
    let (day, rest) = value.split_at_checked(10)?;
    let date = day_of_parts(day, '-', true)?;
    (rest.is_empty() || is_time_with_offset(rest)).then_some(date)
}

/// A day that is written year, month, day. `padded`: only with two digits for month and day.
pub(super) fn day_of_parts(text: &str, between: char, padded: bool) -> Option<Date> {
    let mut parts = text.split(between);
    let mut number = |longest: usize| {
        let part = parts.next()?;
        let fits = part.len() <= longest && (!padded || part.len() == longest) && !part.is_empty();
        (fits && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<i16>().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() || year < 1000 && !padded {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Whether `text` is `T14:30`, with seconds where one likes, and an offset. A space may stand for the `T`, and before the
/// offset.
fn is_time_with_offset(text: &str) -> bool {
    time_length(text).is_some_and(|length| is_offset(text[length..].trim_start_matches(' ')))
}

/// The length in bytes of the `T14:30:00.5` that `text` starts with.
pub(super) fn time_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if !matches!(bytes.first(), Some(b'T' | b't' | b' ')) {
        return None;
    }
    let mut length = 1 + text[1..].len() - text[1..].trim_start_matches(' ').len();
    if length > 1 && bytes[0] != b' ' {
        return None;
    }
    two_digits(bytes, length, 23)?;
    if bytes.get(length + 2) != Some(&b':') {
        return None;
    }
    two_digits(bytes, length + 3, 59)?;
    length += 5;
    if bytes.get(length) == Some(&b':') {
        two_digits(bytes, length + 1, 60)?;
        length += 3;
        if bytes.get(length) == Some(&b'.') {
            let digits = bytes[length + 1..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            length += 1 + digits;
            (digits > 0).then_some(())?;
        }
    }
    Some(length)
}

/// Whether `text` is `Z`, `+06`, `+06:30` or `+0630`.
fn is_offset(text: &str) -> bool {
    let bytes = text.as_bytes();
    match bytes {
        [b'Z' | b'z'] => true,
        [b'+' | b'-', ..] => {
            two_digits(bytes, 1, 23).is_some()
                && match bytes.len() {
                    3 => true,
                    5 => two_digits(bytes, 3, 59).is_some(),
                    6 => bytes[3] == b':' && two_digits(bytes, 4, 59).is_some(),
                    _ => false,
                }
        }
        _ => false,
    }
}

/// The number of two digits at `at`, if it is at most `most`.
fn two_digits(bytes: &[u8], at: usize, most: u8) -> Option<u8> {
    match bytes.get(at..at + 2)? {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            Some((tens - b'0') * 10 + (ones - b'0')).filter(|number| *number <= most)
        }
        _ => None,
    }
}

/// A value that corresponds to its source byte by byte.
pub(super) fn identity() -> Option<OffsetMap> {
    Some(OffsetMap::default())
}

/// The length of a text as a size.
pub(super) fn length(text: &str) -> TextSize {
    size(text.len())
}
