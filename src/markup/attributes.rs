//! The attributes of one annotation: `{.class key=value key="value"}`.

use super::inline::{Attribute, Class};
use crate::text::{Edit, Fix, Problem, TextRange, TextSize, size};
use rustc_hash::FxHashMap;

/// What stands between `{` and `}`.
#[derive(Debug, Default)]
pub(super) struct Attributes<'a> {
    /// The first class of ours and its place with the point.
    pub(super) class: Option<(Class, TextRange)>,
    /// All `key=value`; other people's classes and identifiers under the keys `class` and `id`.
    pub(super) list: Vec<Attribute>,
    /// Behind the `}`, or behind the last thing that was read where there is none.
    pub(super) end: usize,
    /// Whether the `}` is there.
    pub(super) closed: bool,
    /// The first thing that is wrong with them.
    pub(super) problem: Option<Problem>,
    /// The first class that is not ours, and its place with the point.
    pub(super) strange_class: Option<TextRange>,
    /// Whether a class of ours stands there without its point.
    bare_class: bool,
    /// Where the first attribute with each key stands in `list`.
    keys: FxHashMap<&'a str, usize>,
    /// The closing brace that was found behind an item that cannot be read.
    brace: Option<usize>,
}

impl<'a> Attributes<'a> {
    /// Reads the attributes whose `{` stands at `open`. Everything up to [`Attributes::end`] has been looked at once, and
    /// what lies behind it at most up to the next bracket or brace.
    pub(super) fn read(block: &'a str, open: usize) -> Self {
        let mut attributes = Self {
            end: open + 1,
            ..Self::default()
        };
        let bytes = block.as_bytes();
        let mut at = open + 1;
        loop {
            while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                at += 1;
            }
            match bytes.get(at) {
                Some(b'}') => {
                    attributes.end = at + 1;
                    attributes.closed = true;
                    break;
                }
                None => break,
                Some(_) => {}
            }
            match attributes.read_item(block, at) {
                Item::Read(end) => {
                    attributes.end = end;
                    at = end;
                }
                Item::Bad(problem) => match attributes.rest_of_bad(bytes, at) {
                    Some(end) => {
                        attributes.problem.get_or_insert(problem);
                        attributes.end = end;
                        at = end;
                    }
                    None => break,
                },
            }
        }
        attributes
    }

    /// Whether they make the brackets before them an annotation.
    pub(super) fn are_ours(&self) -> bool {
        self.class.is_some() || self.has("ref")
    }

    /// Whether they were perhaps meant for Newsmark.
    pub(super) fn look_like_ours(&self) -> bool {
        self.are_ours() || self.bare_class
    }

    /// Whether there is an attribute with this key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }

    fn read_item(&mut self, block: &'a str, at: usize) -> Item {
        let bytes = block.as_bytes();
        let word_end = |from: usize| {
            bytes[from..]
                .iter()
                .position(|byte| byte.is_ascii_whitespace() || b"=\"{}[]".contains(byte))
                .map_or(bytes.len(), |length| from + length)
        };
        let end = word_end(at);
        let range = TextRange::new(size(at), size(end));
        let word = &block[at..end];
        if bytes.get(end) == Some(&b'=') && !word.is_empty() && !word.starts_with(['.', '#']) {
            return self.read_value(block, range);
        }
        let ends_well = ends_item(bytes, end);
        if let Some(name) = word.strip_prefix('.')
            && !name.is_empty()
            && ends_well
        {
            self.add_class(name, range);
            return Item::Read(end);
        }
        if let Some(id) = word.strip_prefix('#')
            && !id.is_empty()
            && ends_well
        {
            self.list.push(mark(range, "id", id));
            return Item::Read(end);
        }
        let mut problem = Problem::new(
            "syntax/attribute",
            range,
            "An annotation holds `.class` and `key=value`, parted by spaces; this is neither.",
        );
        if let Some(spaced) = spaced_sign(block, range).filter(|_| is_key(word)) {
            problem = spaced;
        } else if matches!(word, "ref" | "when") && ends_well {
            problem.message =
                format!("`{word}` has no value. Write `{word}=` and its value, or remove it.");
        } else if Class::from_word(word).is_some() && ends_well {
            self.bare_class = true;
            problem = Problem::new(
                "syntax/attribute",
                range,
                format!("A class is written with a point before it: `.{word}`."),
            );
            if self.class.is_none() {
                problem = problem.with_fix(Fix::safe(
                    format!("Write \".{word}\""),
                    vec![Edit::insert(range.start(), ".")],
                ));
            }
        } else if ends_well
            && let Some(last) = self.list.last()
            && block[usize::from(last.value_range.end())..at]
                .bytes()
                .all(|byte| byte == b' ')
            && last.value_range.end() < range.start()
        {
            let value = TextRange::new(last.value_range.start(), range.end());
            problem = problem.with_fix(Fix::doubtful(
                format!("Put \"{}\" in quotes", &block[value]),
                vec![
                    Edit::insert(value.start(), "\""),
                    Edit::insert(value.end(), "\""),
                ],
            ));
        }
        Item::Bad(problem)
    }

    /// Reads `="value"` or `=value` behind a key.
    fn read_value(&mut self, block: &'a str, key_range: TextRange) -> Item {
        let bytes = block.as_bytes();
        let start = usize::from(key_range.end()) + 1;
        if bytes.get(start) == Some(&b'"') {
            return self.read_quoted(block, key_range, start + 1);
        }
        let end = bytes[start..]
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'}'))
            .map_or(bytes.len(), |length| start + length);
        let value_range = TextRange::new(size(start), size(end));
        let key = &block[key_range];
        if start == end {
            self.problem.get_or_insert_with(|| {
                spaced_sign(block, key_range).unwrap_or_else(|| {
                    Problem::new(
                        "syntax/attribute",
                        TextRange::new(key_range.start(), size(end)),
                        format!("`{key}` has no value. Write one behind the `=`, or remove it."),
                    )
                })
            });
        }
        self.add(
            key,
            key_range,
            block[start..end].to_owned(),
            value_range,
            end,
        );
        if ends_item(bytes, end) {
            return Item::Read(end);
        }
        Item::Bad(Problem::new(
            "syntax/attribute",
            TextRange::new(size(start), size(end + 1)),
            format!(
                "A quote stands inside the value of `{key}`. Put the whole value in quotes, and write `\\\"` for the quote."
            ),
        ))
    }

    /// Reads a value whose opening quote stands before `start`.
    fn read_quoted(&mut self, block: &'a str, key_range: TextRange, start: usize) -> Item {
        let bytes = block.as_bytes();
        let key = &block[key_range];
        let mut value = String::new();
        let mut at = start;
        let close = loop {
            match memchr::memchr2(b'"', b'\\', &bytes[at..]) {
                None => break None,
                Some(length) => {
                    value.push_str(&block[at..at + length]);
                    at += length;
                    match (bytes[at], bytes.get(at + 1)) {
                        (b'"', _) => break Some(at),
                        (_, Some(&next @ (b'"' | b'\\'))) => {
                            value.push(char::from(next));
                            at += 2;
                        }
                        _ => {
                            value.push('\\');
                            at += 1;
                        }
                    }
                }
            }
        };
        if let Some(close) = close
            && ends_item(bytes, close + 1)
        {
            let value_range = TextRange::new(size(start), size(close));
            if value.is_empty() && matches!(key, "ref" | "when") {
                self.problem.get_or_insert_with(|| {
                    Problem::new(
                        "syntax/attribute",
                        TextRange::new(key_range.start(), size(close + 1)),
                        format!("`{key}` has an empty value. Write one between the quotes, or remove it."),
                    )
                });
            }
            self.add(key, key_range, value, value_range, close + 1);
            return Item::Read(close + 1);
        }
        // The closing quote is missing: what looks like one opens the next value. The annotation ends at the next brace.
        let end = memchr::memchr3(b'}', b'"', b'{', &bytes[start..]).map(|length| start + length);
        let Some(end) = end.filter(|&end| bytes[end] == b'}') else {
            return Item::Bad(missing_quote(key, key_range, start));
        };
        let value_end = start + block[start..end].trim_end().len();
        self.problem.get_or_insert_with(|| {
            missing_quote(key, key_range, start).with_fix(Fix::safe(
                "Add the closing quote",
                vec![Edit::insert(size(value_end), "\"")],
            ))
        });
        let value_range = TextRange::new(size(start), size(value_end));
        let value = block[start..value_end].to_owned();
        self.add(key, key_range, value, value_range, value_end);
        Item::Read(end)
    }

    /// Keeps an attribute; `end` is behind its closing quote.
    fn add(
        &mut self,
        key: &'a str,
        key_range: TextRange,
        value: String,
        value_range: TextRange,
        end: usize,
    ) {
        let first = self.keys.get(key).and_then(|&index| self.list.get(index));
        if let Some(first) = first {
            let removal = Edit::delete(TextRange::new(self.behind_last(key_range), size(end)));
            let title = format!("Remove the second `{key}`");
            let fix = if first.value == value {
                Fix::safe(title, vec![removal])
            } else {
                Fix::doubtful(title, vec![removal])
            };
            let related = TextRange::new(first.key_range.start(), first.value_range.end());
            self.problem.get_or_insert_with(|| {
                Problem::new(
                    "syntax/duplicate-attribute",
                    TextRange::new(key_range.start(), size(end)),
                    format!("`{key}` stands twice in this annotation; the first one counts."),
                )
                .with_related(related, format!("The first `{key}`."))
                .with_fix(fix)
            });
        } else {
            self.keys.insert(key, self.list.len());
        }
        self.list.push(Attribute {
            key: key.to_owned(),
            key_range,
            value,
            value_range,
        });
    }

    /// Where to read on behind an item that cannot be read, if the closing brace stands before any other bracket or brace.
    fn rest_of_bad(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let brace = match self.brace {
            Some(brace) if at < brace => brace,
            _ => {
                let length = bytes[at..].iter().position(|byte| b"[]{}".contains(byte))?;
                at + length
            }
        };
        if bytes[brace] != b'}' {
            return None;
        }
        self.brace = Some(brace);
        let space = bytes[at..brace].iter().position(u8::is_ascii_whitespace);
        Some(space.map_or(brace, |length| at + length))
    }

    /// Where the space before an attribute starts.
    fn behind_last(&self, key_range: TextRange) -> TextSize {
        size(self.end).min(key_range.start())
    }

    fn add_class(&mut self, name: &str, range: TextRange) {
        match (Class::from_word(name), self.class) {
            (Some(class), None) => self.class = Some((class, range)),
            (Some(_), Some((_, first))) => {
                let removal = Edit::delete(TextRange::new(self.behind_last(range), range.end()));
                self.problem.get_or_insert_with(|| {
                    Problem::new(
                        "syntax/class",
                        range,
                        "An annotation has one class; the first one counts.",
                    )
                    .with_related(first, "The first class.")
                    .with_fix(Fix::doubtful(format!("Remove `.{name}`"), vec![removal]))
                });
            }
            (None, _) => {
                self.strange_class.get_or_insert(range);
                self.list.push(mark(range, "class", name));
            }
        }
    }
}

enum Item {
    /// It ends here.
    Read(usize),
    /// It cannot be read.
    Bad(Problem),
}

/// Whether a word without `=`, quotes and brackets can be an attribute's key.
fn is_key(word: &str) -> bool {
    !word.is_empty() && !word.starts_with(['.', '#'])
}

/// The problem of `key = value`, where only the spaces around the `=` are wrong.
fn spaced_sign(block: &str, key: TextRange) -> Option<Problem> {
    let bytes = block.as_bytes();
    let behind_spaces = |at: usize| {
        let spaces = bytes[at..].iter().take_while(|byte| **byte == b' ');
        at + spaces.count()
    };
    let behind_key = usize::from(key.end());
    let sign = behind_spaces(behind_key);
    if bytes.get(sign) != Some(&b'=') {
        return None;
    }
    let value = behind_spaces(sign + 1);
    let rest = &bytes[value..];
    let word = rest
        .iter()
        .position(|byte| byte.is_ascii_whitespace() || b"=\"{}[]".contains(byte))
        .unwrap_or(rest.len());
    let is_word = word > 0 && ends_item(bytes, value + word) && !matches!(rest[0], b'.' | b'#');
    if !is_word && rest.first() != Some(&b'"') {
        return None;
    }
    let gaps = [(behind_key, sign), (sign + 1, value)].into_iter();
    let edits = gaps
        .filter(|(start, end)| start < end)
        .map(|(start, end)| Edit::delete(TextRange::new(size(start), size(end))));
    let fix = Fix::safe("Remove the space", edits.collect());
    let word = &block[key];
    let message =
        format!("No space stands around the `=` of an attribute. Write `{word}=` and its value.");
    Some(Problem::new("syntax/attribute", key, message).with_fix(fix))
}

/// Whether an item may end here: before space, before the closing brace, or where the block ends.
fn ends_item(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(at)
        .is_none_or(|byte| byte.is_ascii_whitespace() || *byte == b'}')
}

fn missing_quote(key: &str, key_range: TextRange, start: usize) -> Problem {
    Problem::new(
        "syntax/attribute",
        TextRange::new(key_range.start(), size(start)),
        format!("The value of `{key}` lacks its closing quote."),
    )
}

/// Somebody else's class or identifier as an attribute; `range` is its place with the mark before it.
fn mark(range: TextRange, key: &str, value: &str) -> Attribute {
    let mark = TextSize::new(1);
    Attribute {
        key: key.to_owned(),
        key_range: TextRange::at(range.start(), mark),
        value: value.to_owned(),
        value_range: TextRange::new(range.start() + mark, range.end()),
    }
}
