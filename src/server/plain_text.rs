//! Hovers for clients that show no Markdown.

/// Markdown as plain text: marks of emphasis, headings, code and escapes go, and links keep their address in brackets.
/// Lists and paragraphs stay as they are, and so does code.
pub(super) fn plain_text(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut in_code = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
            continue;
        }
        if in_code {
            out.push_str(line);
        } else {
            inline(heading(line), &mut out);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}

/// A line without the marks of a heading.
fn heading(line: &str) -> &str {
    let text = line.trim_start_matches('#');
    match text.strip_prefix(' ') {
        Some(text) if line.len() - text.len() <= 7 && line.starts_with('#') => text,
        _ => line,
    }
}

fn inline(mut rest: &str, out: &mut String) {
    let mut before = ' ';
    while let Some(char) = rest.chars().next() {
        let after = &rest[char.len_utf8()..];
        let (text, used) = match char {
            '\\' if after.starts_with(|next: char| next.is_ascii_punctuation()) => (&after[..1], 2),
            '`' => code(rest).unwrap_or(("`", 1)),
            '<' => address(rest).unwrap_or(("<", 1)),
            '[' => match link(rest) {
                Some((text, address, used)) => {
                    inline(text, out);
                    out.push_str(" (");
                    out.push_str(address);
                    (")", used)
                }
                None => ("[", 1),
            },
            '*' if rest.starts_with("**") => ("", 2),
            '*' | '_' if is_mark(before, after) => ("", 1),
            _ => (&rest[..char.len_utf8()], char.len_utf8()),
        };
        out.push_str(text);
        before = char;
        rest = &rest[used..];
    }
}

/// Whether one star or underscore between these marks emphasis: it has a word on one side only.
fn is_mark(before: char, after: &str) -> bool {
    let next = after.chars().next().unwrap_or(' ');
    let (opens, closes) = (!next.is_whitespace(), !before.is_whitespace());
    (opens || closes) && !(before.is_alphanumeric() && next.is_alphanumeric())
}

/// A code span's content, and how many bytes the span takes.
fn code(rest: &str) -> Option<(&str, usize)> {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let (fence, inside) = rest.split_at(ticks);
    let end = inside.find(fence)?;
    let content = &inside[..end];
    let padded = content
        .strip_prefix(' ')
        .and_then(|text| text.strip_suffix(' '));
    Some((padded.unwrap_or(content), end + 2 * ticks))
}

/// The address of `<https://…>`.
fn address(rest: &str) -> Option<(&str, usize)> {
    let end = rest.find('>')?;
    let inside = &rest[1..end];
    inside.contains("://").then_some((inside, end + 1))
}

/// Text and address of `[text](address)`, and how many bytes it takes.
fn link(rest: &str) -> Option<(&str, &str, usize)> {
    let middle = rest.find("](")?;
    let end = middle + rest[middle..].find(')')?;
    let text = &rest[1..middle];
    (!text.contains('[')).then_some((text, &rest[middle + 2..end], end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_reads_as_a_person_would_write_it() {
        let card = "**Kachin Independence Organization** (KIO)\n\nGroup. Registry entry `kio`.\n\n- Part of: Kachin\n\
                    - [the charter](https://example.org/a_b)\n- <https://example.org>\n";
        assert_eq!(
            plain_text(card),
            "Kachin Independence Organization (KIO)\n\nGroup. Registry entry kio.\n\n- Part of: Kachin\n\
             - the charter (https://example.org/a_b)\n- https://example.org"
        );
    }

    #[test]
    fn escapes_and_code_show_what_they_stand_for() {
        assert_eq!(
            plain_text(r"Q\*bert \[sic\] snake_case"),
            "Q*bert [sic] snake_case"
        );
        assert_eq!(
            plain_text("`` a ` b `` and `acronym/*`"),
            "a ` b and acronym/*"
        );
        assert_eq!(
            plain_text("# Why\n*Really* _so_: 2 * 3\n```news\n**KIO**\n```\nend"),
            "Why\nReally so: 2 * 3\n**KIO**\nend"
        );
    }

    #[test]
    fn marks_without_a_partner_are_text() {
        assert_eq!(plain_text("a ` b [c] <d> \\ ž"), "a ` b [c] <d> \\ ž");
        assert_eq!(plain_text("#1 of 3"), "#1 of 3");
    }
}
