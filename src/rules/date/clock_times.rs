//! Times of the clock with a.m. or p.m. in a text, in any of the forms in which they are written.

use std::ops::Range;

/// A time of the clock.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ClockTime {
    /// Where, in bytes of the text.
    pub(super) range: Range<usize>,
    /// 1 to 12.
    pub(super) hour: u8,
    /// 0 to 59, where it is written.
    pub(super) minute: Option<u8>,
    /// p.m.
    pub(super) after_noon: bool,
    /// The word of "12 noon" and "12 midnight".
    pub(super) named: Option<&'static str>,
}

/// The times of a text, in order: `3 p.m.`, `3:30pm`, `3.30 PM`, `12 noon`. Takes time linear in the text.
pub(super) fn clock_times(text: &str) -> Vec<ClockTime> {
    let bytes = text.as_bytes();
    let mut times = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + found;
        let digits = count_digits(&bytes[start..]);
        at = start + digits;
        // "2.30.15 pm", "1,200 am", "$3 pm" are something else, and of "9-11 a.m." only the end is read.
        let stands_alone = start == 0
            || text[..start].ends_with(|char: char| {
                char.is_whitespace() || matches!(char, '(' | '-' | '\u{2013}' | '\u{2014}')
            });
        if !stands_alone || digits > 2 {
            at += unread(&bytes[at..]);
            continue;
        }
        if let Some(time) = time_at(text, start, digits) {
            at = time.range.end;
            times.push(time);
        }
    }
    times
}

/// The time that starts with an hour of so many digits.
fn time_at(text: &str, start: usize, digits: usize) -> Option<ClockTime> {
    let hour: u8 = text[start..start + digits].parse().ok()?;
    if !(1..=12).contains(&hour) || text[start..].starts_with('0') {
        return None;
    }
    let mut end = start + digits;
    let mut minute = None;
    if let Some(behind) = text[end..].strip_prefix([':', '.']) {
        if count_digits(behind.as_bytes()) != 2 {
            return None;
        }
        let read: u8 = behind[..2].parse().ok()?;
        if read > 59 {
            return None;
        }
        minute = Some(read);
        end += 3;
    }
    let behind = &text[end..];
    let rest = behind
        .strip_prefix([' ', '\u{a0}', '\u{202f}'])
        .unwrap_or(behind);
    let word_start = text.len() - rest.len();
    if hour == 12 && minute.is_none_or(|minute| minute == 0) && rest.len() < behind.len() {
        for name in ["noon", "midnight"] {
            if rest.starts_with(name) && !continues(&rest[name.len()..]) {
                return Some(ClockTime {
                    range: start..word_start + name.len(),
                    hour,
                    minute,
                    after_noon: name == "noon",
                    named: Some(name),
                });
            }
        }
    }
    let (after_noon, length) = half_of_day(rest)?;
    Some(ClockTime {
        range: start..word_start + length,
        hour,
        minute,
        after_noon,
        named: None,
    })
}

/// Whether a text starts with p.m. (else a.m.), and how long that is: `am`, `AM`, `a.m.`, `a.m`, `A. M.`
fn half_of_day(text: &str) -> Option<(bool, usize)> {
    let after_noon = match text.as_bytes().first()? {
        b'p' | b'P' => true,
        b'a' | b'A' => false,
        _ => return None,
    };
    let rest = &text[1..];
    let (rest, has_point) = match rest.strip_prefix('.') {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let rest = match rest.strip_prefix(' ') {
        Some(spaced) if has_point => spaced,
        _ => rest,
    };
    let rest = rest.strip_prefix(['m', 'M'])?;
    let rest = match rest.strip_prefix('.') {
        Some(behind) if has_point => behind,
        _ => rest,
    };
    (!continues(rest)).then(|| (after_noon, text.len() - rest.len()))
}

/// Whether a word goes on.
fn continues(text: &str) -> bool {
    text.starts_with(|char: char| char.is_alphanumeric() || matches!(char, '\'' | '’' | '-'))
}

fn count_digits(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

/// The length of what goes on with a number that is no hour: `,200`, `.5`.
fn unread(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b':'))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        clock_times(text)
            .into_iter()
            .map(|time| &text[time.range])
            .collect()
    }

    #[test]
    fn times_are_found_in_all_their_forms() {
        assert_eq!(
            texts(
                "At 3 p.m., 3:30pm, 3.30 PM, 11:05 A.M. and 12 noon; from 9-11 am. At 12 midnight."
            ),
            [
                "3 p.m.",
                "3:30pm",
                "3.30 PM",
                "11:05 A.M.",
                "12 noon",
                "11 am",
                "12 midnight"
            ]
        );
    }

    #[test]
    fn other_numbers_are_no_times() {
        let other = "13 pm 3:75 pm 1,200 am 3.5 pm 3 pmol 0 am $3 pm 2015 am 15:30 4.45.10 pm";
        assert_eq!(texts(other), Vec::<&str>::new());
    }
}
