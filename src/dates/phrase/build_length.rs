//! What lengths, recurrences and times of the clock say.

use super::expression::{Meaning, Recurrence};
use super::lexicon::Class;
use super::slots::Slots;
use super::{Amount, Clock, DayPart, Season, Unit};

pub(super) fn length(slots: &Slots<'_>) -> Option<Meaning> {
    let mut units = slots.units();
    let mut amounts = slots.amounts();
    let unit = units.next().or_else(|| {
        let unit = slots.named();
        (unit != Unit::Day).then_some(unit)
    })?;
    let bare = slots.has(Class::UNITS) && slots.slots.len() == 1;
    // "for the third straight day"
    let nth = slots
        .number::<u32>(Class::NTH.or(Class::ORDINAL), 0)
        .map(Amount::whole);
    let first = match amounts.next().or(nth) {
        Some(amount) => amount,
        None if bare => Amount::Unsaid,
        None => Amount::whole(1),
    };
    let and = match (amounts.next(), units.next()) {
        // "two decades, a few months" are two lengths.
        (Some(Amount::Unsaid), _) => return None,
        (Some(amount), Some(shorter)) if shorter > unit => Some((amount, shorter)),
        (None, None) => None,
        _ => return None,
    };
    // "a year and a half"
    let amount = match first {
        Amount::Thousandths(1000) if and.is_none() && slots.says("half") => {
            Amount::Thousandths(1500)
        }
        _ => first,
    };
    Some(Meaning::Length { amount, unit, and })
}

pub(super) fn every(slots: &Slots<'_>) -> Option<Meaning> {
    let count = match slots.amounts().next() {
        Some(amount) => amount,
        None if slots.says("other") => Amount::whole(2),
        None => Amount::whole(1),
    };
    Some(Meaning::Recurrence(match () {
        () if slots.has(Class::WEEKDAY) => Recurrence::Weekday,
        () if slots.has(Class::PART) => Recurrence::TimeOfDay,
        () if slots.has(Class::MONTH) => Recurrence::Month(slots.number(Class::MONTH, 0)?),
        () if slots.has(Class::SEASON) => {
            Recurrence::Season(slots.entry(Class::SEASON, &Season::ALL)?)
        }
        () => Recurrence::Every(count, slots.unit()?),
    }))
}

/// A time of the clock, or a part of the day.
pub(super) fn time(slots: &Slots<'_>) -> Option<Clock> {
    // Only UTC is kept: corpora give other times as they stand, without their zone.
    let zone = slots
        .number::<i16>(Class::ZONE, 0)
        .filter(|zone| *zone == 0);
    if let Some(minutes) = slots.number::<i32>(Class::CLOCK_SAID, 0) {
        return Some(clock(minutes, zone));
    }
    let half = slots.number::<i32>(Class::MERIDIEM, 0);
    let in_half = |minutes: i32| match half {
        Some(half) if (60..780).contains(&minutes) => Some(minutes % 720 + half * 60),
        Some(_) => None,
        None => Some(minutes),
    };
    if let Some(minutes) = slots.number::<i32>(Class::CLOCK, 0) {
        return Some(clock(in_half(minutes)?, zone));
    }
    // "4.30 p.m.": the fraction, in thousandths, is one of minutes.
    if let Some(thousandths) = slots.number::<i32>(Class::DECIMAL, 0) {
        let (hour, minute) = (thousandths / 1000, thousandths % 1000);
        let said = minute % 10 == 0 && minute < 600;
        return said
            .then(|| in_half(hour * 60 + minute / 10))?
            .map(|minutes| clock(minutes, zone));
    }
    if let Some(part) = slots.part()
        && !slots.says("clock")
    {
        return Some(Clock::Part(part));
    }
    if slots.says("dawn") || slots.says("daybreak") {
        return Some(Clock::Part(DayPart::Morning));
    }
    if slots.says("dusk") || slots.says("nightfall") || slots.says("sunset") {
        return Some(Clock::Part(DayPart::Evening));
    }
    if let Some(number) = slots.number::<i32>(Class::COUNT, 0) {
        let (hour, minute) = (number / 100, number % 100);
        return (hour <= 24 && minute < 60).then(|| clock(hour * 60 + minute, zone));
    }
    let hour: i32 = slots.number(Class::DAY.or(Class::NUMERAL), 0)?;
    let minutes = match slots.part() {
        Some(DayPart::Afternoon | DayPart::Evening) if hour < 12 => (hour + 12) * 60,
        Some(DayPart::Night) if (6..12).contains(&hour) => (hour + 12) * 60,
        _ => in_half(hour * 60)?,
    };
    (hour <= 12).then(|| clock(minutes, zone))
}

/// A time of the clock by its minutes, up to 1440.
pub(super) fn clock(minutes: i32, offset: Option<i16>) -> Clock {
    let small = |number: i32| u8::try_from(number).unwrap_or(0);
    Clock::At {
        hour: small(minutes / 60),
        minute: Some(small(minutes % 60)),
        second: None,
        offset,
    }
}

/// A whole number of units that a calendar can count.
pub(super) fn whole(amount: Amount) -> Option<i32> {
    match amount {
        Amount::Thousandths(thousandths) if thousandths % 1000 == 0 => {
            i32::try_from(thousandths / 1000).ok()
        }
        _ => None,
    }
}
