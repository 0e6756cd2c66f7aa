//! Markdown that reads well unrendered too: short lines and lists, no tables and no HTML.

/// Text of a user as Markdown that shows it unchanged, on one line.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        if char.is_whitespace() {
            if before != ' ' {
                out.push(' ');
            }
            before = ' ';
            continue;
        }
        let marks = match char {
            '\\' | '`' | '*' | '[' | ']' | '~' => true,
            // Inside a word an underscore is a letter like any other.
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '<' => after.is_alphabetic() || matches!(after, '/' | '!' | '?'),
            '&' => after.is_alphabetic() || after == '#',
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(char);
        before = char;
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// A code span.
pub(super) fn code(text: &str) -> String {
    if text.contains('`') {
        format!("`` {text} ``")
    } else {
        format!("`{text}`")
    }
}

/// A paragraph and a list under it, both on lines of their own.
pub(super) fn list(items: &[String]) -> String {
    items
        .iter()
        .map(|item| format!("- {item}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Paragraphs with blank lines between; empty ones are left out.
pub(super) fn paragraphs<const N: usize>(parts: [String; N]) -> String {
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// A number of times in words: `once`, `3 times`.
pub(super) fn times(count: u32) -> String {
    match count {
        1 => "once".to_owned(),
        count => format!("{count} times"),
    }
}

/// A number with its noun: `1 article`, `3 articles`.
pub(super) fn counted(count: u32, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_users_text_shows_as_it_is() {
        assert_eq!(escape("Q*bert [sic] <b>"), r"Q\*bert \[sic\] \<b>");
        assert_eq!(escape("snake_case _emphasis_"), r"snake_case \_emphasis\_");
        assert_eq!(escape("AT&T; 5 < 6 & 7"), r"AT\&T; 5 < 6 & 7");
    }

    #[test]
    fn a_note_over_several_lines_becomes_one() {
        assert_eq!(escape("  Seat:\n  Laiza \n"), "Seat: Laiza");
    }
}
