//! Numbers with what makes times, dates and amounts of them: `9:30pm`, `1,460`, `17th`, `2015-03-23`.

use super::lexicon::Class;
use super::token::Lexer;

impl Lexer<'_> {
    /// `9:30`, `9:30pm`, with its hour at `start`; another run of numbers and colons is none of ours.
    pub(super) fn clock(&mut self, start: usize, hour: i32) -> (Class, i32) {
        self.another_number();
        let minute = match self.bytes.get(start..self.at).unwrap_or_default() {
            [.., b':', tens @ b'0'..=b'5', ones @ b'0'..=b'9'] if self.at - start <= 5 => {
                i32::from(tens - b'0') * 10 + i32::from(ones - b'0')
            }
            _ => return (Class::NONE, 0),
        };
        let end = self.wide_word(self.at);
        let letters = self.bytes.get(self.at..end).unwrap_or_default();
        self.at = end;
        match (letters, hour) {
            (b"", 0..=24) => (Class::CLOCK, hour * 60 + minute),
            (b"hrs" | b"h" | b"hr", 0..=24) => (Class::CLOCK_SAID, hour * 60 + minute),
            (_, 1..=12) => match meridiem(letters) {
                Some(half) => (Class::CLOCK_SAID, (hour % 12 + half) * 60 + minute),
                None => (Class::NONE, 0),
            },
            _ => (Class::NONE, 0),
        }
    }

    /// `1,460` and `2.5`, with the first digit at `start`; `3.30pm`. Another run of numbers and signs is none of ours.
    pub(super) fn amount(&mut self, start: usize) -> (Class, i32) {
        self.another_number();
        let text = self.text.get(start..self.at).unwrap_or_default();
        let end = self.wide_word(self.at);
        let letters = self.bytes.get(self.at..end).unwrap_or_default();
        if let Some((hour, minute)) = text.split_once('.')
            && minute.len() == 2
            && let Some(half) = meridiem(letters)
            && let (Ok(hour @ 1..=12), Ok(minute @ 0..=59)) =
                (hour.parse::<i32>(), minute.parse::<i32>())
        {
            self.at = end;
            return (Class::CLOCK_SAID, (hour % 12 + half) * 60 + minute);
        }
        if end > self.at {
            self.at = end;
            return (Class::NONE, 0);
        }
        let joined: String = text.chars().filter(|c| *c != ',').collect();
        if let Ok(count) = joined.parse::<i32>() {
            return (Class::COUNT, count);
        }
        let thousandths = joined.split_once('.').and_then(|(whole, rest)| {
            let whole: i32 = whole.parse().ok()?;
            let rest: i32 = match rest.len() {
                1..=3 => format!("{rest:0<3}").parse().ok()?,
                _ => return None,
            };
            whole.checked_mul(1000)?.checked_add(rest)
        });
        match thousandths {
            Some(thousandths) => (Class::DECIMAL, thousandths),
            None => (Class::NONE, 0),
        }
    }

    /// Steps over the rest of a number that is no date.
    fn another_number(&mut self) {
        while self.byte(self.at).is_ascii_digit()
            || (matches!(self.byte(self.at), b',' | b'.' | b':' | b'/' | b'-')
                && self.byte(self.at + 1).is_ascii_digit())
        {
            self.at += 1;
        }
    }

    /// A number with letters: `17th`, `1990s`; else none of ours.
    pub(super) fn with_letters(&mut self, value: i32, width: usize) -> (Class, i32) {
        let end = self.wide_word(self.at);
        if end == self.at {
            return plain_number(value, width);
        }
        let letters = &self.bytes[self.at..end];
        self.at = end;
        match letters {
            b"st" | b"nd" | b"rd" | b"th" | b"ST" | b"ND" | b"RD" | b"TH"
                if (1..=31).contains(&value) =>
            {
                (Class::ORDINAL, value)
            }
            b"s" if width == 4 && value % 10 == 0 && (1000..2200).contains(&value) => {
                (Class::DECADE, value / 10)
            }
            b"hrs" if width == 4 && value / 100 <= 24 && value % 100 < 60 => {
                (Class::CLOCK_SAID, value / 100 * 60 + value % 100)
            }
            _ => match meridiem(letters) {
                Some(half) if (1..=12).contains(&value) => {
                    (Class::CLOCK_SAID, (value % 12 + half) * 60)
                }
                _ => (Class::NONE, 0),
            },
        }
    }

    /// `2015-03-23`, with the year at `start`.
    pub(super) fn iso_day(&mut self, start: usize) -> Option<i32> {
        let text = self.bytes.get(start..start + 10)?;
        let digit = |at: usize| text[at].is_ascii_digit();
        let shaped = text[4] == b'-' && text[7] == b'-' && [5, 6, 8, 9].into_iter().all(digit);
        let after = self.byte(start + 10);
        if !shaped
            || after.is_ascii_alphanumeric()
            || (after == b'-' && self.byte(start + 11).is_ascii_digit())
        {
            return None;
        }
        self.at = start + 10;
        Some(
            text.iter()
                .filter(|byte| byte.is_ascii_digit())
                .fold(0, |value, digit| value * 10 + i32::from(digit - b'0')),
        )
    }

    /// `12/25/2015`, with its first number at `start`; another run of numbers and slashes is none of ours.
    pub(super) fn numeric_day(&mut self, start: usize) -> (Class, i32) {
        self.another_number();
        if let Some(thousandths) = fraction(self.text.get(start..self.at).unwrap_or_default()) {
            return (Class::DECIMAL, thousandths);
        }
        let mut parts = [0i32; 3];
        let mut fields = self.text[start..self.at].split('/');
        for (part, width) in parts.iter_mut().zip([1..=2, 1..=2, 4..=4]) {
            match fields.next() {
                Some(field) if width.contains(&field.len()) => *part = field.parse().unwrap_or(0),
                _ => return (Class::NONE, 0),
            }
        }
        let [first, second, year] = parts;
        let plausible =
            (1..=31).contains(&first) && (1..=31).contains(&second) && (1000..2200).contains(&year);
        if !plausible || fields.next().is_some() || self.byte(self.at).is_ascii_alphanumeric() {
            return (Class::NONE, 0);
        }
        (
            Class::NUMERIC_DAY,
            first * 1_000_000 + second * 10_000 + year,
        )
    }
}

/// A number alone, by its width.
pub(super) fn plain_number(value: i32, width: usize) -> (Class, i32) {
    let day = if (1..=31).contains(&value) {
        Class::DAY
    } else {
        Class::NONE
    };
    match width {
        1 => (day.or(Class::COUNT), value),
        2 => (day.or(Class::SHORT_YEAR).or(Class::COUNT), value),
        4 if (1000..2200).contains(&value) => (Class::YEAR.or(Class::COUNT), value),
        4 => (Class::FAR_YEAR.or(Class::COUNT), value),
        ..=9 => (Class::COUNT, value),
        _ => (Class::NONE, value),
    }
}

/// A common fraction, in thousandths.
fn fraction(text: &str) -> Option<i32> {
    match text {
        "1/4" => Some(250),
        "1/2" => Some(500),
        "3/4" => Some(750),
        _ => None,
    }
}

/// The hours that "am" and "pm" behind a number add.
fn meridiem(letters: &[u8]) -> Option<i32> {
    match letters {
        b"am" | b"AM" => Some(0),
        b"pm" | b"PM" => Some(12),
        _ => None,
    }
}
