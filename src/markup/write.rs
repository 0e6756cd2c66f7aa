//! Writing markup.

use super::scan::brackets_of_annotations;
use super::yaml::{self, Value};

/// `[text]{.class key=value}`; values other than `[A-Za-z0-9_:-]+` are quoted. `text` is source and stays as it is; its
/// brackets have to be in pairs, and a blank line would end the block. An empty `class` is left out.
///
/// ```
/// use newsmark::markup::annotation_text;
///
/// let annotation = annotation_text("Monday", "date", &[("when", "2015-03-23")]);
/// assert_eq!(annotation, "[Monday]{.date when=2015-03-23}");
/// ```
pub fn annotation_text(text: &str, class: &str, attributes: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    out.push('[');
    out.push_str(text);
    out.push_str("]{");
    if !class.is_empty() {
        out.push('.');
        out.push_str(class);
    }
    for (key, value) in attributes {
        if !out.ends_with('{') {
            out.push(' ');
        }
        out.push_str(key);
        out.push('=');
        out.push_str(&quote_attribute(value));
    }
    out.push('}');
    out
}

/// A plain text as source: brackets that a reader would take for an annotation's are escaped, so that reading it gives
/// the plain text back.
pub fn escape_brackets(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    let mut at = 0;
    for bracket in brackets_of_annotations(plain) {
        let backslashes =
            plain[at..bracket].len() - plain[at..bracket].trim_end_matches('\\').len();
        out.push_str(&plain[at..bracket]);
        out.extend(std::iter::repeat_n('\\', backslashes + 1));
        at = bracket;
    }
    out.push_str(&plain[at..]);
    out
}

/// An attribute value as it is written: bare where that is safe, else in quotes with `\"` and `\\`. Line breaks become
/// spaces, for a blank line would end the block.
pub fn quote_attribute(value: &str) -> String {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'-');
    if !value.is_empty() && value.bytes().all(is_bare) {
        return value.to_owned();
    }
    let mut out = String::with_capacity(value.len() + 2);
    out.push('"');
    for char in value.replace("\r\n", " ").chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' | '\r' => out.push(' '),
            _ => out.push(char),
        }
    }
    out.push('"');
    out
}

/// A front-matter value as it is written: bare where YAML reads it back unchanged, else quoted. Words and numbers that
/// YAML takes for something else than text (`yes`, `null`, `2015`) are quoted, days are not.
pub fn quote_yaml(value: &str) -> String {
    const NO_TEXT: [&str; 12] = [
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", ".nan", ".inf",
    ];
    let is_one_line = !value.contains(|char: char| char.is_control() || is_odd_space(char));
    let is_text =
        !NO_TEXT.contains(&value.to_ascii_lowercase().as_str()) && value.parse::<f64>().is_err();
    if !value.is_empty() && is_one_line && is_text && reads_back(value) {
        value.to_owned()
    } else {
        quoted_yaml(value)
    }
}

/// Whether YAML reads a value without quotes as it stands.
fn reads_back(value: &str) -> bool {
    yaml::entries(&format!("key: {value}\n")).is_ok_and(|entries| match &entries[..] {
        [entry] => matches!(
            &entry.value,
            Value::Scalar(scalar) if scalar.text == value && scalar.is_plain && scalar.prefix.is_none()
        ),
        _ => false,
    })
}

/// A value in quotes: single ones where double ones would need escapes.
pub(super) fn quoted_yaml(value: &str) -> String {
    let is_printable = !value.contains(|char: char| char.is_control() || is_odd_space(char));
    if is_printable && value.contains(['"', '\\']) && !value.contains('\'') {
        return format!("'{value}'");
    }
    let mut out = String::with_capacity(value.len() + 2);
    out.push('"');
    for char in value.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            char if char.is_control() || is_odd_space(char) => {
                out.push_str(&format!("\\u{:04x}", u32::from(char)));
            }
            _ => out.push(char),
        }
    }
    out.push('"');
    out
}

/// Characters that some YAML readers take for a line end or refuse.
fn is_odd_space(char: char) -> bool {
    matches!(
        char,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}
