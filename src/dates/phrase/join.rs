//! Phrases next to one another that are one: "9 a.m." and "Tuesday", "the end of" and "May", "May" and "of that year".

use super::build::{Built, Opening, build};
use super::expression::{Base, Expression, Fields, Meaning, Offset, Within};
use super::guard::Found;
use super::lexicon::{Class, is_one_of};
use super::matcher::GRAMMAR;
use super::tense::tense;
use super::token::{Gap, Shape, Token};
use super::{Amount, Clock, Reading, Unit};

/// How many phrases are joined at most, and how deep beginnings of phrases are nested: "early in the morning of April 9".
const MOST: usize = 3;

/// The longest phrase that begins at a token, with all that joins it.
pub(super) fn phrase_at(tokens: &[Token], start: usize) -> Option<Reading<Expression>> {
    let mut phrase = whole_at(tokens, start, MOST, false)?;
    if let Some(year) = shared_year(tokens, &phrase, MOST) {
        phrase.value.meaning = year;
    }
    phrase.value.tense = tense(tokens, start, phrase.end);
    phrase.value.aside = is_aside(tokens, start, phrase.end);
    phrase.value.opens = opens(tokens, start);
    Some(phrase)
}

/// A phrase with its beginnings and what follows; `inner` where it may be one that cannot stand alone.
fn whole_at(
    tokens: &[Token],
    start: usize,
    depth: usize,
    inner: bool,
) -> Option<Reading<Expression>> {
    let found = longest(tokens, start, inner);
    if let Some(opening) = found.opening
        && depth > 0
        && follows_on(tokens, opening.end)
        && let Some(rest) = whole_at(tokens, opening.end, depth - 1, true)
        && let Some(value) = opened(opening.value, rest.value)
    {
        return Some(Reading {
            value,
            end: rest.end,
        });
    }
    let mut phrase = found.phrase?;
    for _ in 0..MOST {
        match joined(tokens, &phrase) {
            Some(longer) => phrase = longer,
            None => break,
        }
    }
    Some(phrase)
}

/// "from 499 to 493 BC": both are years before Christ.
fn before_christ(tokens: &[Token], phrase: &Reading<Expression>, year: i16) -> Option<Meaning> {
    let joins = tokens
        .get(phrase.end)
        .is_some_and(|token| token.classes.meets(Class::JOINER) && token.continues());
    if !joins || !follows_on(tokens, phrase.end + 1) {
        return None;
    }
    match longest(tokens, phrase.end + 1, true).phrase?.value.meaning {
        Meaning::Calendar(Fields {
            year: Some(..=0),
            month: None,
            ..
        }) => Some(Meaning::Calendar(Fields {
            year: Some(1 - year),
            ..Fields::default()
        })),
        _ => None,
    }
}

/// Whether a sentence begins at a token, or at the preposition before it.
fn opens(tokens: &[Token], start: usize) -> bool {
    let begins = |at: usize| {
        let blank = tokens.get(at).is_some_and(|token| token.gap == Gap::Blank);
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        blank || before.is_none_or(|token| token.classes.meets(Class::STOP))
    };
    let preposition = start
        .checked_sub(1)
        .filter(|at| tokens[*at].classes.meets(Class::FUNCTION));
    begins(start) || preposition.is_some_and(begins)
}

/// A day or month that takes its year from the one that it is joined with: "from October to March 1945", "April and June
/// 1955".
fn shared_year(tokens: &[Token], phrase: &Reading<Expression>, depth: usize) -> Option<Meaning> {
    if let Meaning::ShortYear(year) = phrase.value.meaning {
        return before_christ(tokens, phrase, year);
    }
    let Meaning::Calendar(fields) = phrase.value.meaning else {
        return None;
    };
    let link = tokens.get(phrase.end)?;
    if is_plain(&phrase.value, fields)
        && (fields.month, fields.day) == (Some(9), Some(11))
        && link.continues()
        && is_one_of(link, ATTACKS)
    {
        return Some(Meaning::Calendar(Fields {
            year: Some(2001),
            ..fields
        }));
    }
    if is_plain(&phrase.value, fields)
        && let Some(year) = year_of_list(tokens, phrase.end)
    {
        return Some(Meaning::Calendar(Fields {
            year: Some(year),
            ..fields
        }));
    }
    let joins = link.classes.meets(Class::JOINER.or(Class::DASH))
        || is_one_of(link, &["until", "through", "till"]);
    if depth == 0
        || !is_plain(&phrase.value, fields)
        || !joins
        || !link.continues()
        || !follows_on(tokens, phrase.end + 1)
    {
        return None;
    }
    let next = longest(tokens, phrase.end + 1, true).phrase?;
    let Meaning::Calendar(mut other) = next.value.meaning else {
        return None;
    };
    if let Some(Meaning::Calendar(shared)) = shared_year(tokens, &next, depth - 1) {
        other = shared;
    }
    // Of one kind: "in June and on July 4, 1955" are two.
    if other.month.is_none() || other.day.is_some() != fields.day.is_some() {
        return None;
    }
    // "November 28 to January 3, 2015"; "March 22 to March 17, 2015" is the wrong way round, which a rule reports.
    let turns = fields.month > other.month;
    Some(Meaning::Calendar(Fields {
        year: Some(other.year?.saturating_sub(i16::from(turns))),
        ..fields
    }))
}

/// Words after "Sept. 11" that make it the day of 2001.
const ATTACKS: &[&str] = &["attacks", "terror", "terrorist", "hijackers", "hijackings"];

/// Whether a day or month states nothing of its year.
fn is_plain(expression: &Expression, fields: Fields) -> bool {
    fields.year.is_none()
        && fields.month.is_some()
        && expression.within.is_none()
        && expression.shift.is_none()
}

/// The year at the end of a list of days that begins before a token: "Sept. 3, 5 and 9, 2011".
fn year_of_list(tokens: &[Token], start: usize) -> Option<i16> {
    const MOST_DAYS: usize = 5;
    let mut at = start;
    let joiner = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.continues() && token.classes.meets(Class::JOINER))
    };
    let is_comma = |at: usize| joiner(at) && tokens[at].end - tokens[at].start == 1;
    for _ in 0..MOST_DAYS {
        if !joiner(at) {
            return None;
        }
        // "5, and 9"
        at += 1 + usize::from(joiner(at + 1));
        let day = tokens.get(at)?;
        if !day.continues() || !day.classes.meets(Class::DAY.or(Class::ORDINAL)) {
            return None;
        }
        at += 1;
        let year = tokens.get(at + usize::from(is_comma(at)))?;
        if year.continues() && year.classes.meets(Class::YEAR) {
            return i16::try_from(year.number).ok();
        }
    }
    None
}

/// Whether a phrase is an attribute of the noun that follows, after an article or a possessive, or stands in brackets.
fn is_aside(tokens: &[Token], start: usize, end: usize) -> bool {
    let (Some(before), Some(after)) = (
        start.checked_sub(1).and_then(|at| tokens.get(at)),
        tokens.get(end),
    ) else {
        return false;
    };
    let noun = matches!(after.shape, Shape::Lower | Shape::Capital)
        && after.gap == Gap::Space
        && !after.classes.meets(
            Class::FUNCTION
                .or(Class::PAST)
                .or(Class::FUTURE)
                .or(Class::JOINER)
                .or(Class::SPEECH),
        );
    let bracketed = before.is_bracket() && after.is_bracket();
    bracketed || before.classes.meets(Class::DETERMINER) && before.end - before.start > 1 && noun
}

/// What the patterns alone find at a token.
#[derive(Default)]
struct Longest {
    phrase: Option<Reading<Expression>>,
    opening: Option<Reading<Opening>>,
}

fn longest(tokens: &[Token], start: usize, inner: bool) -> Longest {
    let mut longest = Longest::default();
    let starts = tokens
        .get(start)
        .is_some_and(|token| GRAMMAR.starts_with(token));
    if !starts {
        return longest;
    }
    GRAMMAR.matches(tokens, start, |rule, slots, end| {
        let best = match rule.means.is_opening() {
            true => longest.opening.map(|best| best.end),
            false => longest.phrase.map(|best| best.end),
        };
        if best.is_some_and(|best| end <= best) {
            return;
        }
        let around = Found {
            tokens,
            slots,
            start,
            end,
            inner,
        };
        if !around.passes(rule.guard) {
            return;
        }
        match build(rule, tokens, slots) {
            Some(Built::Phrase(value)) => longest.phrase = Some(Reading { value, end }),
            Some(Built::Inner(value)) if inner => longest.phrase = Some(Reading { value, end }),
            Some(Built::Opening(value)) => longest.opening = Some(Reading { value, end }),
            Some(Built::Inner(_)) | None => {}
        }
    });
    longest
}

/// Whether a token belongs to the paragraph of the one before.
fn follows_on(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(Token::continues)
}

/// What a beginning says together with the rest.
fn opened(opening: Opening, mut rest: Expression) -> Option<Expression> {
    match opening {
        Opening::Edge(modifier, comparison) => {
            if !rest.is_stretch() || rest.modifier.is_some() && modifier.is_some() {
                return None;
            }
            rest.modifier = modifier.or(rest.modifier);
            rest.comparison = comparison.or(rest.comparison);
        }
        Opening::Part(clock, modifier) => {
            if !rest.is_day() || rest.time.is_some() && rest.part().is_none() {
                return None;
            }
            // "the early hours of Sunday morning" says it twice.
            rest.time = rest.time.or(Some(clock));
            rest.modifier = modifier.or(rest.modifier);
        }
        Opening::Offset(offset) => {
            let counted = rest.is_day()
                && !matches!(
                    rest.meaning,
                    Meaning::Narrated { .. } | Meaning::Definite(_)
                );
            // "the week of March 3", but not "the week of the talks".
            if !counted || rest.offset.is_some() || (offset.count == 0 && rest.time.is_some()) {
                return None;
            }
            rest.offset = Some(offset);
        }
    }
    Some(rest)
}

/// A phrase with the one that follows it, where both are one.
fn joined(tokens: &[Token], phrase: &Reading<Expression>) -> Option<Reading<Expression>> {
    let link = tokens.get(phrase.end)?;
    if !link.continues() {
        return None;
    }
    let next = |at: usize| -> Option<Reading<Expression>> {
        follows_on(tokens, at).then_some(())?;
        longest(tokens, at, true).phrase
    };
    let here = &phrase.value;
    let word = |name: &str| is_one_of(link, &[name]);
    let comma = link.classes.meets(Class::JOINER) && link.end - link.start == 1;
    // "Friday, March 27, at 2:30 p.m."
    let comma_at = comma
        && tokens
            .get(phrase.end + 1)
            .is_some_and(|token| token.continues() && is_one_of(token, &["at"]));
    let at = match () {
        () if comma_at => phrase.end + 2,
        () if comma || word("of") || word("on") || word("at") || word("in") => phrase.end + 1,
        () => phrase.end,
    };
    let there = next(at)?;
    let links = at > phrase.end;
    // "9 a.m. Tuesday", "2130 GMT on Friday", "noon, March 3"
    if here.is_time_alone() && there.value.is_day() && there.value.time.is_none() {
        let allowed = !links || comma || word("on") || word("of");
        return allowed.then(|| {
            let value = Expression {
                time: here.time,
                modifier: here.modifier.or(there.value.modifier),
                ..there.value
            };
            Reading { value, ..there }
        });
    }
    // "Tuesday at 9 a.m.", "March 3, 9:30 a.m.", "Christmas morning"
    if here.is_day() && here.time.is_none() && there.value.is_time_alone() {
        let clock = matches!(there.value.time, Some(Clock::At { .. }));
        let allowed = clock && (!links || comma || word("at"));
        return allowed.then(|| {
            let value = Expression {
                time: there.value.time,
                ..*here
            };
            Reading { value, ..there }
        });
    }
    // "a week ago Monday", "two weeks ago today"
    if let (
        false,
        Meaning::Distance {
            amount: Amount::Thousandths(thousandths),
            unit: Unit::Week,
            later: false,
            from: Base::Anchor,
        },
        None,
    ) = (links, here.meaning, there.value.offset)
        && matches!(
            there.value.meaning,
            Meaning::Weekday
                | Meaning::Relative {
                    unit: Unit::Day,
                    offset: 0
                }
        )
        && there.value.shift.is_none()
        && let Ok(days) = i32::try_from(thousandths / 1000 * 7)
        && thousandths % 1000 == 0
    {
        let value = Expression {
            offset: Some(Offset {
                count: -days,
                unit: Unit::Day,
            }),
            modifier: here.modifier,
            ..there.value
        };
        return Some(Reading { value, ..there });
    }
    // "May of that year", "August last year", "Tuesday of last week", "the third quarter of the year"
    if !links || word("of") || word("in") {
        let within = there.value.as_within()?;
        let shorter = match here.meaning {
            Meaning::Calendar(fields) => {
                fields.year.is_none() && fields.month.is_some() && within.unit == Unit::Year
            }
            Meaning::Season { year: None, .. } | Meaning::Holiday { year: None, .. } => {
                within.unit == Unit::Year && here.shift.is_none()
            }
            Meaning::Quarter {
                year: None,
                number: Some(_),
            }
            | Meaning::Half { year: None, .. } => within.unit == Unit::Year && word("of"),
            Meaning::Weekday => within.unit == Unit::Week && here.shift.is_none(),
            Meaning::DayOfMonth(_) => within.unit == Unit::Month && word("of"),
            _ => false,
        };
        // "in May the year before": without "of" only what "last", "this" and "next" say.
        let said = links || within.from == Base::Anchor;
        let is_free =
            here.shift.is_none() && here.within.is_none() && there.value.modifier.is_none();
        return (shorter && said && is_free && !word("in")).then(|| {
            let value = Expression {
                within: Some(within),
                ..*here
            };
            Reading { value, ..there }
        });
    }
    None
}

impl Expression {
    /// Whether it names one day.
    pub(super) fn is_day(&self) -> bool {
        match self.meaning {
            Meaning::Calendar(fields) => fields.day.is_some(),
            Meaning::Weekday
            | Meaning::Numeric { .. }
            | Meaning::DayOfMonth(_)
            | Meaning::Holiday { .. } => true,
            Meaning::Relative { unit, .. }
            | Meaning::Narrated { unit, .. }
            | Meaning::Definite(unit) => unit == Unit::Day,
            _ => false,
        }
    }

    /// Whether it is a time of the clock, or a part of the day, without a day.
    fn is_time_alone(&self) -> bool {
        self.meaning == Meaning::TimeOfDay
    }

    /// Whether it is something that has a beginning and an end.
    fn is_stretch(&self) -> bool {
        match self.meaning {
            Meaning::Calendar(fields) => fields.year.is_some() || fields.month.is_some(),
            Meaning::Period(_)
            | Meaning::Relative { .. }
            | Meaning::Narrated { .. }
            | Meaning::Definite(_)
            | Meaning::Season { .. }
            | Meaning::Weekend
            | Meaning::Weekday
            | Meaning::Quarter { .. }
            | Meaning::Half { .. }
            | Meaning::ShortYear(_) => self.time.is_none() || self.part().is_some(),
            _ => false,
        }
    }

    /// What lies in it, where it is a unit that "last", "that" and the like choose.
    fn as_within(&self) -> Option<Within> {
        let plain = self.time.is_none() && self.within.is_none() && self.offset.is_none();
        let (unit, offset, from) = match self.meaning {
            Meaning::Definite(unit) => (unit, 0, Base::Anchor),
            Meaning::Relative { unit, offset } => (unit, offset, Base::Anchor),
            Meaning::Narrated { unit, offset } => (unit, offset, Base::Narrative),
            _ => return None,
        };
        plain.then_some(Within { unit, offset, from })
    }
}
