//! Every date value prints as TIMEX3, and as EDTF where EDTF can say it, and is read back as the same value.

use newsmark::dates::{
    Amount, Clock, Content, Date, DayPart, Duration, End, Every, Frequency, Meaning, Modifier,
    Narrative, Part, Period, Reference, Season, Stretch, Time, Unit, Unspecified, Value, Weekday,
    describe, phrases,
};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn year() -> impl Strategy<Value = i16> {
    prop_oneof![4 => 1900i16..2100, 1 => -9999i16..=9999, 1 => -2i16..3]
}

fn date() -> impl Strategy<Value = Date> {
    (year(), 1i8..=12, 1i8..=28, any::<bool>()).prop_map(|(year, month, day, last)| {
        let date = Date::constant(year, month, day);
        if last { date.last_of_month() } else { date }
    })
}

fn weekday() -> impl Strategy<Value = Weekday> {
    (1i8..=7).prop_map(|day| Weekday::from_monday_one_offset(day).expect("1 to 7"))
}

fn week() -> impl Strategy<Value = (i16, i8)> {
    date().prop_map(|day| (day.iso_week_date().year(), day.iso_week_date().week()))
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        option::of(1i8..=12).prop_map(Part::Month),
        (option::of(1i8..=12), option::of(1i8..=28))
            .prop_map(|(month, day)| Part::Day { month, day }),
        Just(Part::Week),
        weekday().prop_map(Part::Weekday),
        Just(Part::Weekend),
        select(&Season::ALL[..]).prop_map(Part::Season),
        option::of(1i8..=4).prop_map(Part::Quarter),
        option::of(1i8..=2).prop_map(Part::Half),
    ]
}

/// Parts of which something is not said, in a year or in none.
fn unspecified() -> impl Strategy<Value = Unspecified> {
    let whole = |part: Part| match part {
        Part::Month(month) => month.is_some(),
        Part::Day { month, day } => month.is_some() && day.is_some(),
        Part::Season(_) => true,
        Part::Quarter(number) | Part::Half(number) => number.is_some(),
        _ => false,
    };
    prop_oneof![
        Just(Unspecified {
            year: None,
            part: Part::Whole
        }),
        part().prop_map(|part| Unspecified { year: None, part }),
        (
            year(),
            part().prop_filter("a whole date is another period", move |part| !whole(*part))
        )
            .prop_map(|(year, part)| Unspecified {
                year: Some(year),
                part
            }),
    ]
}

fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        4 => date().prop_map(Period::Day),
        2 => (year(), 1i8..=12).prop_map(|(year, month)| Period::Month { year, month }),
        2 => year().prop_map(|year| Period::Year(year.into())),
        1 => any::<i32>().prop_map(Period::Year),
        1 => week().prop_map(|(year, week)| Period::Week { year, week }),
        1 => week().prop_map(|(year, week)| Period::Weekend { year, week }),
        1 => (year(), select(&Season::ALL[..])).prop_map(|(year, season)| Period::Season { year, season }),
        1 => (year(), 1i8..=4).prop_map(|(year, quarter)| Period::Quarter { year, quarter }),
        1 => (year(), 1i8..=2).prop_map(|(year, half)| Period::Half { year, half }),
        1 => (1i16..=9999).prop_map(Period::FiscalYear),
        1 => (any::<bool>(), 0u16..=999).prop_map(|(bc, tens)| Period::Decade { bc, tens }),
        1 => (any::<bool>(), 0u16..=99).prop_map(|(bc, hundreds)| Period::Century { bc, hundreds }),
        2 => unspecified().prop_map(Period::Unspecified),
    ]
}

fn clock() -> impl Strategy<Value = Clock> {
    prop_oneof![
        select(&DayPart::ALL[..]).prop_map(Clock::Part),
        (
            0u8..24,
            option::of((0u8..60, option::of(0u8..60))),
            option::of(-1439i16..=1439)
        )
            .prop_map(|(hour, rest, offset)| Clock::At {
                hour,
                minute: rest.map(|(minute, _)| minute),
                second: rest.and_then(|(_, second)| second),
                offset,
            }),
        Just(Clock::At {
            hour: 24,
            minute: Some(0),
            second: None,
            offset: None
        }),
    ]
}

fn time() -> impl Strategy<Value = Time> {
    let day = prop_oneof![
        4 => date().prop_map(Period::Day),
        1 => week().prop_map(|(year, week)| Period::Weekend { year, week }),
        1 => weekday().prop_map(|day| Period::Unspecified(Unspecified { year: None, part: Part::Weekday(day) })),
    ];
    (option::weighted(0.9, day), clock()).prop_map(|(day, clock)| Time { day, clock })
}

fn stretch() -> impl Strategy<Value = Stretch> {
    prop_oneof![3 => period().prop_map(Stretch::Period), 1 => time().prop_map(Stretch::Time)]
}

fn duration() -> impl Strategy<Value = Duration> {
    let amount = prop_oneof![
        3 => (0u32..10_000).prop_map(Amount::whole),
        1 => (0u64..100_000).prop_map(Amount::Thousandths),
        1 => Just(Amount::Unsaid),
    ];
    proptest::collection::btree_map(select(&Unit::ALL[..]), amount, 1..4).prop_map(|parts| {
        Duration::new(
            parts
                .into_iter()
                .map(|(unit, amount)| (amount, unit))
                .collect(),
        )
        .expect("one amount of each unit")
    })
}

fn end() -> impl Strategy<Value = End> {
    prop_oneof![
        1 => Just(End::Open),
        1 => Just(End::Unknown),
        6 => (stretch(), any::<bool>(), any::<bool>()).prop_map(|(stretch, approximate, uncertain)| End::At {
            stretch, approximate, uncertain
        }),
    ]
}

fn interval() -> impl Strategy<Value = Content> {
    (end(), end())
        .prop_map(|(from, to)| Content::Interval { from, to })
        .prop_filter("an interval has a date, and does not end before it begins", |content| {
            let dated = |end: &End| matches!(end, End::At { .. });
            let Content::Interval { from, to } = content else {
                return false;
            };
            let ordered = match Value::new(content.clone()).days() {
                Some(days) => !matches!((days.first, days.last), (Some(first), Some(last)) if last < first),
                None => true,
            };
            (dated(from) || dated(to)) && ordered
        })
}

fn set() -> impl Strategy<Value = Content> {
    let every = prop_oneof![
        stretch().prop_map(Every::Stretch),
        duration().prop_map(Every::Duration)
    ];
    let frequency = option::of(
        (1u32..100, option::of(select(&Unit::ALL[..])))
            .prop_map(|(count, unit)| Frequency { count, unit }),
    );
    (every, frequency).prop_map(|(every, frequency)| Content::Set { every, frequency })
}

fn value() -> impl Strategy<Value = Value> {
    let modifier = option::weighted(0.3, select(&Modifier::ALL[..]));
    let plain = prop_oneof![
        time().prop_map(Content::Time),
        interval(),
        duration().prop_map(Content::Duration),
        set(),
        select(&Reference::ALL[..]).prop_map(Content::Reference),
    ];
    prop_oneof![
        (period(), modifier.clone(), any::<bool>()).prop_map(|(period, modifier, uncertain)| {
            Value {
                content: Content::Period(period),
                modifier,
                uncertain,
            }
        }),
        (plain, modifier)
            .prop_map(|(content, modifier)| Value::new(content).with_modifier(modifier)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn timex3_gives_back_every_value(value in value()) {
        let frequency = value.frequency();
        let read = Value::from_timex3(&value.timex3(), value.value_type(), value.modifier(), frequency.as_deref());
        prop_assert_eq!(read, Ok(value));
    }

    #[test]
    fn edtf_gives_back_every_value_that_it_can_say(value in value()) {
        if let Some(edtf) = value.edtf() {
            let read = Value::parse_when(&edtf).unwrap();
            // Weeks, weekends, quarters and halves are printed as the interval that they are.
            let same = read == value || (edtf.contains('/') && read.agrees_with(&value));
            prop_assert!(same, "{} {:?} {:?}", edtf, value, read);
            prop_assert_eq!(read.edtf(), Some(edtf));
        }
    }

    #[test]
    fn a_value_without_modifiers_is_read_from_its_timex3_alone(period in period()) {
        let value = Value::from(period);
        let read = Value::parse_when(&value.timex3()).unwrap();
        prop_assert_eq!(read.timex3(), value.timex3());
    }

    #[test]
    fn every_value_has_words_and_days_in_order(value in value()) {
        prop_assert!(!describe(&value).is_empty());
        if let Some(days) = value.days()
            && let (Some(first), Some(last)) = (days.first, days.last)
        {
            prop_assert!(first <= last);
        }
    }

    #[test]
    fn any_text_is_read_or_refused_with_a_message(text in "[-0-9XTPWQHSFAUYBC~?%/.:Z+ ]{0,14}|\\PC{0,12}") {
        match Value::parse_when(&text) {
            Ok(value) => {
                prop_assert!(!describe(&value).is_empty());
                let _ = (value.days(), value.edtf());
            }
            Err(error) => prop_assert!(!error.message.is_empty()),
        }
    }

    #[test]
    fn any_text_has_phrases_in_order_and_within_it(
        words in proptest::collection::vec(
            select(&[
                "March", "Monday", "2015", "23", "17-22", ",", "the", "early", "last", "week", "1990s", "'90s", "of",
                "that", "day", "-", "–", "in", "\n\n", "\n", "3rd", "Feb.", "29", "2015-03-23", "3/4/2015", "’s", "é",
                "May", "will", "today", "night", "30", "9999", "0", ".", "summer", "weekend", "same",
                "days", "two", "a", "ago", "later", "before", "after", "quarter", "9:30", "p.m.", "GMT", "every", "end",
                "Christmas", "Ramadan", "BC", "480", "following", "week", "year", "half", "and", "1,000", "noon",
                "million", "centuries", "nearly", "more", "than", "at", "least", "fiscal", "third", "twice", "days", "weeks",
                "tomorrow", "overnight", "recently", "winter", "century", "minutes", "past", "next", "99999", "12:60",
            ][..]),
            0..40,
        ),
        gap in select(&[" ", ""][..]),
        anchor in option::of(date()),
    ) {
        let text = words.join(gap);
        let mut end = 0;
        let found = phrases(&text);
        let mut narrative = Narrative::new(anchor, found.iter().map(|phrase| &phrase.expression));
        for phrase in &found {
            prop_assert!(usize::from(phrase.range.start()) >= end && !phrase.range.is_empty());
            end = usize::from(phrase.range.end());
            prop_assert!(text.get(usize::from(phrase.range.start())..end).is_some());
            let Some(resolution) = narrative.resolve(&phrase.expression) else {
                continue;
            };
            // A weekday that its date contradicts is there for a rule to find.
            let doubled = phrase.expression.weekday().is_some() && phrase.expression.meaning != Meaning::Weekday;
            if let Some(value) = &resolution.value
                && !doubled
            {
                prop_assert!(phrase.expression.allows(value), "{} {:?}", &text[phrase.range], value);
            }
            // What a phrase means is printed and read as any other value.
            if let Some(value) = &resolution.value {
                let read = Value::from_timex3(&value.timex3(), value.value_type(), value.modifier(), value.frequency().as_deref());
                prop_assert_eq!(read.as_ref(), Ok(value));
                prop_assert!(value.edtf().is_none_or(|edtf| Value::parse_when(&edtf).is_ok()));
            }
            narrative.note(Some(&phrase.expression), &resolution);
        }
    }
}
