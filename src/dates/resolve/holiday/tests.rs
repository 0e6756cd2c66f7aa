use super::*;
use std::collections::HashMap;

/// The holiday of a name.
fn named(name: &str) -> Holiday {
    let mut found = Holiday::all().filter(|holiday| holiday.names().contains(&name));
    found.next().unwrap_or_else(|| panic!("{name} is known"))
}

/// What a name means in a year, as `first` or `first/last`; nothing where it is not known.
fn days(name: &str, year: i16) -> String {
    let text = |Occurrence { first, last }| match first == last {
        true => first.to_string(),
        false => format!("{first}/{last}"),
    };
    let days: Vec<_> = named(name).occurrences(year).map(text).collect();
    days.join(" ")
}

#[track_caller]
fn check(known: &[(&str, &str)]) {
    for &(name, expected) in known {
        let year = expected[..4].parse().expect("a year");
        assert_eq!(days(name, year), expected, "{name}");
    }
}

#[test]
fn fixed_days() {
    check(&[
        ("Christmas", "2015-12-25"),
        ("Christmas Day", "0800-12-25"),
        ("Christmas Eve", "2015-12-24"),
        ("Boxing Day", "2015-12-26"),
        ("Kwanzaa", "2014-12-26/2015-01-01"),
        ("New Year's Day", "2016-01-01"),
        ("New Year's Eve", "2015-12-31"),
        ("Orthodox Christmas", "2015-01-07"),
        ("Valentine's Day", "2015-02-14"),
        ("St. Patrick's Day", "2015-03-17"),
        ("Fourth of July", "1976-07-04"),
        ("Juneteenth", "2021-06-19"),
        ("Halloween", "2015-10-31"),
        ("Bastille Day", "2016-07-14"),
        ("Anzac Day", "2015-04-25"),
        ("World AIDS Day", "2015-12-01"),
        ("Union Day", "1962-02-12"),
        ("Martyrs' Day", "2015-07-19"),
        ("Leap Day", "2016-02-29"),
        ("Songkran", "2015-04-13/2015-04-15"),
    ]);
    assert_eq!(days("Leap Day", 2015), "");
}

#[test]
fn weekdays_of_a_month() {
    check(&[
        ("Martin Luther King Jr. Day", "2015-01-19"),
        ("Presidents' Day", "2015-02-16"),
        ("Patriots' Day", "2013-04-15"),
        ("Mother's Day", "2015-05-10"),
        ("Victoria Day", "2015-05-18"),
        ("Victoria Day", "2020-05-18"),
        ("Victoria Day", "2021-05-24"),
        ("Memorial Day", "2015-05-25"),
        ("Father's Day", "2015-06-21"),
        ("Labor Day", "2015-09-07"),
        ("Columbus Day", "2015-10-12"),
        ("Election Day", "2016-11-08"),
        ("Election Day", "2011-11-08"),
        ("Remembrance Sunday", "2015-11-08"),
        ("Thanksgiving", "2015-11-26"),
        ("Thanksgiving", "2012-11-22"),
        ("Thanksgiving Eve", "2015-11-25"),
        ("Black Friday", "2015-11-27"),
        ("Cyber Monday", "2015-11-30"),
        ("Giving Tuesday", "2013-12-03"),
        ("Super Bowl Sunday", "2015-02-01"),
        ("Super Bowl Sunday", "2024-02-11"),
    ]);
}

#[test]
fn a_rule_counts_for_its_years_alone() {
    check(&[
        ("Memorial Day", "1963-05-30"),
        ("Memorial Day", "1971-05-31"),
        ("Veterans Day", "1954-11-11"),
        ("Veterans Day", "1975-10-27"),
        ("Veterans Day", "1978-11-11"),
        ("Columbus Day", "1960-10-12"),
        ("Washington's Birthday", "1932-02-22"),
        ("Washington's Birthday", "1999-02-15"),
        ("Thanksgiving", "1918-11-28"),
        ("Thanksgiving", "1933-11-30"),
        ("Thanksgiving", "1945-11-22"),
    ]);
    for (name, year) in [
        ("Martin Luther King Jr. Day", 1985),
        ("Thanksgiving", 1940),
        ("Juneteenth", 1865),
        ("Canada Day", 1982),
        ("Earth Day", 1969),
        ("Inauguration Day", 2015),
        ("Easter", 1500),
        ("Lunar New Year", 1850),
        ("Orthodox Christmas", 2101),
    ] {
        assert_eq!(days(name, year), "", "{name}");
    }
}

#[test]
fn days_that_go_with_easter() {
    check(&[
        ("Easter", "2000-04-23"),
        ("Easter", "2008-03-23"),
        ("Easter", "2011-04-24"),
        ("Easter", "1916-04-23"),
        ("Easter", "2015-04-05"),
        ("Easter Sunday", "2024-03-31"),
        ("Mardi Gras", "2015-02-17"),
        ("Ash Wednesday", "2015-02-18"),
        ("Lent", "2015-02-18/2015-04-04"),
        ("Mothering Sunday", "2015-03-15"),
        ("Palm Sunday", "2015-03-29"),
        ("Holy Week", "2015-03-29/2015-04-04"),
        ("Maundy Thursday", "2015-04-02"),
        ("Good Friday", "2015-04-03"),
        ("Easter Monday", "2015-04-06"),
        ("Ascension Day", "2015-05-14"),
        ("Pentecost", "2015-05-24"),
        ("Whit Monday", "2015-05-25"),
        ("Orthodox Easter", "2015-04-12"),
        ("Orthodox Easter", "2016-05-01"),
        ("Orthodox Easter", "2017-04-16"),
        ("Orthodox Easter", "2024-05-05"),
        ("Orthodox Good Friday", "2015-04-10"),
    ]);
}

#[test]
fn days_of_the_islamic_year() {
    check(&[
        ("Ramadan", "2015-06-18/2015-07-16"),
        ("Ramadan", "2024-03-11/2024-04-09"),
        ("Eid al-Fitr", "2015-07-17"),
        ("Eid al-Fitr", "2024-04-10"),
        ("Eid al-Adha", "2024-06-16"),
        ("Islamic New Year", "2015-10-14"),
        ("Ashura", "2015-10-23"),
    ]);
    // The Islamic year is eleven days shorter than ours: it begins twice in some, and Ramadan too.
    assert_eq!(
        days("Ramadan", 2030),
        "2030-01-05/2030-02-03 2030-12-26/2031-01-23"
    );
    assert_eq!(days("Islamic New Year", 2008), "2008-01-10 2008-12-29");
}

#[test]
fn days_of_the_chinese_and_korean_year() {
    check(&[
        ("Lunar New Year", "2015-02-19"),
        ("Chinese New Year", "2024-02-10"),
        ("Spring Festival", "1985-02-20"),
        ("Tet", "1985-01-21"),
        ("Tet", "2007-02-17"),
        ("Tet", "2015-02-19"),
        ("Chinese New Year's Eve", "2015-02-18"),
        ("Lantern Festival", "2015-03-05"),
        ("Dragon Boat Festival", "2015-06-20"),
        ("Mid-Autumn Festival", "2015-09-27"),
        ("Mid-Autumn Festival", "2020-10-01"),
        ("Seollal", "2015-02-19"),
        ("Chuseok", "2015-09-27"),
    ]);
}

#[test]
fn days_of_the_jewish_year() {
    check(&[
        ("Rosh Hashanah", "2015-09-14/2015-09-15"),
        ("Rosh Hashanah", "2024-10-03/2024-10-04"),
        ("Yom Kippur", "2015-09-23"),
        ("Yom Kippur", "1973-10-06"),
        ("Sukkot", "2015-09-28/2015-10-04"),
        ("Hanukkah", "2015-12-07/2015-12-14"),
        ("Hanukkah", "2024-12-26/2025-01-02"),
        ("Purim", "2015-03-05"),
        // A leap year, whose second Adar has the feast.
        ("Purim", "2016-03-24"),
        ("Passover", "2015-04-04/2015-04-11"),
        ("Shavuot", "2015-05-24/2015-05-25"),
    ]);
}

#[test]
fn days_of_iran_myanmar_and_india() {
    check(&[
        ("Nowruz", "2015-03-21"),
        ("Nowruz", "2016-03-20"),
        ("Nowruz", "2025-03-21"),
        ("Thingyan", "2015-04-13/2015-04-16"),
        ("Thingyan", "2023-04-13/2023-04-16"),
        ("Burmese New Year", "2015-04-17"),
        ("Diwali", "2015-11-11"),
    ]);
}

#[test]
fn no_year_is_out_of_reach() {
    for holiday in Holiday::all() {
        for year in [
            i16::MIN,
            -9999,
            -1,
            0,
            1,
            622,
            1582,
            1752,
            9990,
            9998,
            9999,
            i16::MAX,
        ] {
            for time in holiday.occurrences(year) {
                assert_eq!(time.first.year(), year, "{:?}", holiday.names());
                assert!(time.first <= time.last, "{:?}", holiday.names());
            }
        }
        for held in holiday.row().expect("a line").held {
            let rule = held.rule;
            for year in [i16::MIN, -9999, -1, 0, 1, 9999, i16::MAX] {
                for time in rule.occurrences(year).into_iter().flatten() {
                    assert!(time.first <= time.last, "{:?}", holiday.names());
                }
            }
        }
    }
    assert_eq!(days("Christmas", 9999), "9999-12-25");
    assert_eq!(days("Kwanzaa", 9999), "");
}

#[test]
fn every_holiday_has_a_day_in_some_year() {
    for holiday in Holiday::all() {
        let held = holiday.row().expect("a line").held;
        for held in held {
            let mut years = held.years.clone();
            let time = years.find_map(|year| holiday.in_year(year));
            assert!(time.is_some(), "{:?} {:?}", holiday.names(), held.years);
        }
        for pair in held.windows(2) {
            assert!(
                pair[0].years.end() < pair[1].years.start(),
                "{:?}",
                holiday.names()
            );
        }
    }
}

#[test]
fn no_name_stands_for_two_holidays() {
    let mut seen = HashMap::new();
    for (holiday, words) in Holiday::by_words() {
        if let Some(other) = seen.insert(words.clone(), holiday) {
            panic!("{words:?}: {:?} and {:?}", holiday.names(), other.names());
        }
    }
}

#[test]
fn names_come_in_all_spellings() {
    let spelled = |name: &str| {
        let holiday = named(name);
        Holiday::by_words()
            .filter(|(other, _)| *other == holiday)
            .map(|(_, words)| words.join(" "))
            .collect::<Vec<_>>()
    };
    let expected = ["presidents day", "presidents ' day", "president 's day"];
    for name in expected {
        assert!(
            spelled("Presidents' Day").iter().any(|words| words == name),
            "{name}"
        );
    }
    for name in [
        "new year 's",
        "new years ' day",
        "new years day",
        "new year 's day",
    ] {
        assert!(
            spelled("New Year's Day").iter().any(|words| words == name),
            "{name}"
        );
    }
    for name in [
        "st . patrick 's day",
        "st patrick 's day",
        "st patricks day",
    ] {
        assert!(
            spelled("St. Patrick's Day")
                .iter()
                .any(|words| words == name),
            "{name}"
        );
    }
    for name in ["eid al - fitr", "eid al fitr", "eid - al - fitr"] {
        assert!(
            spelled("Eid al-Fitr").iter().any(|words| words == name),
            "{name}"
        );
    }
    for name in [
        "martin luther king jr . day",
        "martin luther king , jr . day",
        "mlk day",
    ] {
        assert!(
            spelled("MLK Day").iter().any(|words| words == name),
            "{name}"
        );
    }
    assert!(spelled("Halloween").contains(&"hallowe ' en".to_owned()));
}

#[test]
fn the_value_says_what_is_not_certain() {
    let edtf = |name, year| {
        let holiday = named(name);
        let time = holiday.in_year(year).expect("a time");
        holiday.value(time).edtf().expect("days")
    };
    assert_eq!(edtf("Christmas", 2015), "2015-12-25");
    assert_eq!(edtf("Eid al-Fitr", 2015), "2015-07-17~");
    assert_eq!(edtf("Hanukkah", 2015), "2015-12-07/2015-12-14");
    assert_eq!(edtf("Ramadan", 2015), "2015-06-18~/2015-07-16~");
    assert!(named("Christmas").is_certain());
    assert_eq!(named("Ramadan").certainty(), Certainty::Moon);
    assert_eq!(named("Independence Day").certainty(), Certainty::Country);
}
