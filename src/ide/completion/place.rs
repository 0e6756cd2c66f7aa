//! What the cursor stands in, between the braces of an annotation that may still be incomplete.

use super::{in_file, prose_at};
use crate::analysis::Article;
use crate::markup::Class;
use crate::text::{TextRange, TextSize};

/// A place between the braces of an annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// What is being typed.
    pub(super) part: Part<'a>,
    /// All of it, in bytes of the file, with the quotes of a value; empty where nothing is typed yet.
    pub(super) range: TextRange,
    /// What is typed of it before the cursor, without an opening quote and the point of a class.
    pub(super) typed: &'a str,
    /// The text between the brackets, in bytes of the file, without the space around it.
    pub(super) text: TextRange,
    /// The annotation as far as it is typed, in bytes of the file.
    pub(super) annotation: TextRange,
    /// The class that it has.
    pub(super) class: Option<Class>,
    /// The keys that it has besides the one being typed.
    pub(super) keys: Vec<&'a str>,
    /// Whether the closing brace is there.
    pub(super) is_closed: bool,
}

/// What is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Nothing yet.
    Start,
    /// A class, behind its point.
    Class,
    /// The key of an attribute.
    Key,
    /// The value of an attribute.
    Value {
        /// The attribute.
        key: &'a str,
        /// Whether a quote opens it.
        is_quoted: bool,
    },
}

impl<'a> Place<'a> {
    /// The place at an offset (bytes) of an article's body; `None` outside of braces behind brackets.
    pub(super) fn at(article: &'a Article, offset: TextSize) -> Option<Self> {
        let placed = prose_at(article, offset)?;
        let block = &*placed.analysis.text;
        let cursor = usize::from(offset - placed.start);
        let close = block.get(..cursor)?.rfind("]{")?;
        let open = opening_bracket(block, close)?;
        let mut items = Items {
            block,
            cursor,
            at: close + 2,
            class: None,
            keys: Vec::new(),
        };
        let mut found = items.read()?;
        let text = &block[open + 1..close];
        let start = open + 1 + (text.len() - text.trim_start().len());
        let rest = &block.as_bytes()[found.range.end..];
        let brace = rest.iter().position(|byte| b"{}[]".contains(byte));
        let closing = brace.filter(|at| rest[*at] == b'}');
        let end = closing.map(|at| found.range.end + at + 1);
        if closing.is_none() {
            // What stands behind the cursor is the sentence's.
            found.range.end = cursor;
        }
        Some(Self {
            part: found.part,
            range: in_file(placed.start, found.range),
            typed: found.typed,
            text: in_file(placed.start, start..start + text.trim().len()),
            annotation: in_file(placed.start, open..end.unwrap_or(cursor)),
            class: items.class,
            keys: items.keys,
            is_closed: closing.is_some(),
        })
    }
}

/// The bracket that belongs to the closing one at `close`.
fn opening_bracket(block: &str, close: usize) -> Option<usize> {
    let bytes = block.as_bytes();
    let mut depth = 0usize;
    for at in (0..close).rev() {
        let is_escaped = || {
            let backslashes = bytes[..at].iter().rev().take_while(|byte| **byte == b'\\');
            backslashes.count() % 2 == 1
        };
        match bytes[at] {
            b'[' if is_escaped() => {}
            b'[' if depth == 0 => return Some(at),
            b'[' => depth -= 1,
            b']' if !is_escaped() => depth += 1,
            _ => {}
        }
    }
    None
}

/// The items between braces, up to the one that holds the cursor.
struct Items<'a> {
    block: &'a str,
    cursor: usize,
    at: usize,
    class: Option<Class>,
    keys: Vec<&'a str>,
}

/// The item that holds the cursor.
struct Item<'a> {
    part: Part<'a>,
    range: std::ops::Range<usize>,
    typed: &'a str,
}

impl Item<'_> {
    /// Whether a place is in it, or at one of its ends.
    fn holds(&self, at: usize) -> bool {
        self.range.start <= at && at <= self.range.end
    }
}

impl<'a> Items<'a> {
    /// Reads up to the cursor, and then what stands behind it as far as it is well formed. `None` where the braces are
    /// closed before the cursor, or where something stands in them that is no attribute: the rest is text then.
    fn read(&mut self) -> Option<Item<'a>> {
        let mut found = None;
        loop {
            let bytes = self.block.as_bytes();
            let start = self.at;
            while bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
                self.at += 1;
            }
            let between = start..=self.at;
            if found.is_none() && between.contains(&self.cursor) {
                let begins_here = self.cursor == self.at && self.word_end(self.at) > self.at;
                // An item that touches the one before it is none of its own.
                let is_apart = start < self.cursor || bytes[start - 1] == b'{';
                if begins_here || !is_apart {
                    return None;
                }
                found = Some(Item {
                    part: Part::Start,
                    range: self.cursor..self.cursor,
                    typed: "",
                });
            }
            let item = self.item();
            match (item, &found) {
                (Some(item), None) if item.holds(self.cursor) => found = Some(item),
                (Some(item), _) => self.keep(&item),
                (None, Some(_)) => return found,
                (None, None) => return None,
            }
        }
    }

    fn keep(&mut self, item: &Item<'a>) {
        match item.part {
            Part::Class => self.class = self.class.or(Class::from_word(item.typed)),
            Part::Value { key, .. } => self.keys.push(key),
            Part::Start | Part::Key => {}
        }
    }

    /// The item at the place reached; where it is a value with its key, the value, unless the cursor is in the key.
    fn item(&mut self) -> Option<Item<'a>> {
        let (block, start) = (self.block, self.at);
        let end = self.word_end(start);
        if start == end {
            return None;
        }
        let typed = |from: usize, to: usize| &block[from..self.cursor.clamp(from, to)];
        if block[start..].starts_with('.') {
            self.at = end;
            let is_here = (start + 1..=end).contains(&self.cursor);
            return Some(Item {
                part: Part::Class,
                range: start..end,
                typed: if is_here {
                    typed(start + 1, end)
                } else {
                    &block[start + 1..end]
                },
            });
        }
        let is_here = self.cursor <= end && start < self.cursor;
        if block.as_bytes().get(end) != Some(&b'=') {
            // A word that is no attribute, unless it is being typed.
            self.at = end;
            return is_here.then(|| Item {
                part: Part::Key,
                range: start..end,
                typed: typed(start, end),
            });
        }
        if is_here {
            // A key that has its value already is changed by hand.
            return None;
        }
        let value = end + 1;
        let is_quoted = block[value..].starts_with('"');
        let value_end = self.value_end(value, is_quoted);
        self.at = value_end;
        let first = value + usize::from(is_quoted);
        Some(Item {
            part: Part::Value {
                key: &block[start..end],
                is_quoted,
            },
            range: value..value_end,
            typed: typed(first, value_end.max(first)),
        })
    }

    /// Where a value ends: behind its closing quote, or, where that is missing, at the cursor.
    fn value_end(&self, start: usize, is_quoted: bool) -> usize {
        let bytes = self.block.as_bytes();
        if !is_quoted {
            let rest = &bytes[start..];
            let length = rest
                .iter()
                .position(|byte| byte.is_ascii_whitespace() || b"\"{}[]".contains(byte));
            return length.map_or(bytes.len(), |length| start + length);
        }
        let mut at = start + 1;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' => {
                    // A quote behind other words belongs to the copy.
                    let rest = self.block.get(self.cursor..at).unwrap_or("");
                    let has_words = start < self.cursor && rest.contains(char::is_whitespace);
                    if has_words {
                        break;
                    }
                    return at + 1;
                }
                b'\\' => at += 2,
                b'{' | b'}' | b'[' | b']' => break,
                _ => at += 1,
            }
        }
        self.cursor.max(start + 1).min(bytes.len())
    }

    fn word_end(&self, from: usize) -> usize {
        let rest = &self.block.as_bytes()[from..];
        let length = rest
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || b"=\"{}[]".contains(byte));
        length.map_or(self.block.len(), |length| from + length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Input;

    /// What the cursor `$0` stands in: its part, what is typed, what would be replaced, and what is marked.
    fn read(marked: &str) -> Option<String> {
        let at = marked.find("$0").expect("a cursor");
        let input = Input {
            text: marked.replace("$0", "").into(),
            file_name: "talks.news".to_owned(),
            dialect: crate::markup::Dialect::News,
            registry: Default::default(),
            furniture: Default::default(),
        };
        let article = Article::analyse(input, None);
        let place = Place::at(&article, crate::text::size(at))?;
        let part = match place.part {
            Part::Start => "start".to_owned(),
            Part::Class => "class".to_owned(),
            Part::Key => "key".to_owned(),
            Part::Value { key, .. } => key.to_owned(),
        };
        let closed = if place.is_closed { "closed" } else { "open" };
        Some(format!(
            "{part}|{}|{}|{}|{closed}",
            place.typed,
            article.text(place.range),
            article.text(place.text)
        ))
    }

    #[test]
    fn values_are_found_in_open_and_closed_braces() {
        for (marked, found) in [
            ("On [Monday]{.date when=$0", "when|||Monday|open"),
            ("On [Monday]{.date when=$0}", "when|||Monday|closed"),
            ("On [Monday]{.date when=$0 they met.", "when|||Monday|open"),
            (
                "On [Monday]{.date when=2015$0-03}",
                "when|2015|2015-03|Monday|closed",
            ),
            ("On [Monday]{.date when=\"20$0", "when|20|\"20|Monday|open"),
            ("On [Monday]{.date when=\"$0\"}", "when||\"\"|Monday|closed"),
            ("On [Monday]{.date when=$0.", "when|||Monday|open"),
            (
                "On [Monday]{.date when=\"20$0 they met.",
                "when|20|\"20|Monday|open",
            ),
            ("On [Monday]{.date when=$0.", "when|||Monday|open"),
            (
                "On [Monday]{.date when=\"20$0 they met \"him\".",
                "when|20|\"20|Monday|open",
            ),
            (
                "On [Monday]{.date note=\"a b\" when=$0 \"he\".",
                "when|||Monday|open",
            ),
            (
                "[a [b]{.place} c]{ref=k$0 .group}",
                "ref|k|k|a [b]{.place} c|closed",
            ),
            ("[ Monday ]{when=$0 and [b]{.place}", "when|||Monday|open"),
        ] {
            assert_eq!(read(marked).as_deref(), Some(found), "{marked}");
        }
    }

    #[test]
    fn classes_and_keys_are_found() {
        for (marked, found) in [
            ("On [Monday]{$0", "start|||Monday|open"),
            ("On [Monday]{$0}", "start|||Monday|closed"),
            ("On [Monday]{.$0}", "class||.|Monday|closed"),
            ("On [Monday]{.da$0.", "class|da|.da|Monday|open"),
            ("On [Monday]{.da$0te}", "class|da|.date|Monday|closed"),
            ("On [Monday]{.date $0}", "start|||Monday|closed"),
            ("On [Monday]{.date wh$0}", "key|wh|wh|Monday|closed"),
            ("On [Monday]{.date wh$0 they met.", "key|wh|wh|Monday|open"),
        ] {
            assert_eq!(read(marked).as_deref(), Some(found), "{marked}");
        }
    }

    #[test]
    fn text_is_no_place_for_attributes() {
        for marked in [
            "On [Monday]{.date} they$0 met.",
            "On [Monday]{.date when= they met $0in Laiza.",
            "On [Monday]$0{.date}",
            "On Monday, when=$0",
            "]{.date when=$0",
            "On \\[Monday]{.date when=$0",
            "[Mon$0day]{.date when=}",
            "[Monday]{.date wh$0en=2015}",
            "---\nheadline: [Talks]{.date when=$0\n---\n",
        ] {
            assert_eq!(read(marked), None, "{marked}");
        }
    }
}
