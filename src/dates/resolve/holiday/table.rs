//! The table of holidays.
//!
//! A line is the names, the usual one first; how far a name alone tells the day; and the years for which a rule is
//! known to have held, with the rule. Spellings that differ by an apostrophe, a point or a hyphen need no names of their
//! own.
//!
//! Names that mean too many things alone are left out: Golden Week (April in Japan, October in China), Eid (two feasts
//! a year), National Day, Republic Day. A newsroom that means one of them adds a line such as
//! `"Golden Week": Country, 1948..=9999 => on(4, 29).lasting(7);`.

use super::rule::{
    burmese_new_year, chinese, easter, hebrew, islamic, islamic_month, korean, last, listed, nth,
    on, on_or_after, orthodox_easter, persian, thingyan,
};
use super::{Certainty, Held, Row};
use crate::dates::Weekday::{Monday, Sunday, Thursday, Tuesday};

macro_rules! holidays {
    ($($($name:literal)|+ : $certainty:ident, $($years:expr => $rule:expr),+;)*) => {
        /// The table.
        pub(super) static HOLIDAYS: &[Row] = &[$(Row {
            names: &[$($name),+],
            certainty: Certainty::$certainty,
            held: &[$(Held { years: $years, rule: $rule }),+],
        }),*];
    };
}

holidays! {
    // Christmas and the turn of the year.
    "Christmas" | "Christmas Day" | "Xmas" | "Xmas Day": Sure, 336..=9999 => on(12, 25);
    "Christmas Eve" | "Xmas Eve": Sure, 336..=9999 => on(12, 24);
    "Boxing Day" | "St. Stephen's Day": Sure, 1583..=9999 => on(12, 26);
    "Kwanzaa": Sure, 1966..=9999 => on(12, 26).lasting(7);
    "New Year's Eve" | "Hogmanay": Sure, 1753..=9999 => on(12, 31);
    "New Year's Day" | "New Year's": Sure, 1753..=9999 => on(1, 1);
    "Epiphany" | "Three Kings Day": Sure, 1583..=9999 => on(1, 6);
    "Orthodox Christmas Eve": Sure, 1919..=2100 => on(1, 6);
    "Orthodox Christmas" | "Orthodox Christmas Day": Sure, 1919..=2100 => on(1, 7);
    "Orthodox New Year" | "Old New Year": Sure, 1919..=2100 => on(1, 14);
    "Orthodox Epiphany": Sure, 1919..=2100 => on(1, 19);

    // Feasts that go with Easter: since 1753, when the last country that writes news in English took the new calendar.
    "Mardi Gras" | "Shrove Tuesday" | "Fat Tuesday" | "Pancake Day": Sure, 1753..=9999 => easter(-47);
    "Ash Wednesday": Sure, 1753..=9999 => easter(-46);
    "Lent": Sure, 1753..=9999 => easter(-46).lasting(46);
    "Mothering Sunday": Sure, 1753..=9999 => easter(-21);
    "Palm Sunday": Sure, 1753..=9999 => easter(-7);
    "Holy Week": Sure, 1753..=9999 => easter(-7).lasting(7);
    "Maundy Thursday" | "Holy Thursday": Sure, 1753..=9999 => easter(-3);
    "Good Friday": Sure, 1753..=9999 => easter(-2);
    "Holy Saturday": Sure, 1753..=9999 => easter(-1);
    // Australia's; to the churches, the Saturday after.
    "Easter Saturday": Country, 1753..=9999 => easter(-1);
    "Easter" | "Easter Sunday" | "Easter Day": Sure, 1753..=9999 => easter(0);
    "Easter Monday": Sure, 1753..=9999 => easter(1);
    "Ascension Day" | "Feast of the Ascension": Sure, 1753..=9999 => easter(39);
    "Pentecost" | "Pentecost Sunday" | "Whit Sunday" | "Whitsun": Sure, 1753..=9999 => easter(49);
    "Pentecost Monday" | "Whit Monday": Sure, 1753..=9999 => easter(50);
    "Trinity Sunday": Sure, 1753..=9999 => easter(56);
    "Orthodox Palm Sunday": Sure, 1923..=9999 => orthodox_easter(-7);
    "Orthodox Good Friday": Sure, 1923..=9999 => orthodox_easter(-2);
    "Orthodox Easter" | "Orthodox Easter Sunday": Sure, 1923..=9999 => orthodox_easter(0);
    "Orthodox Easter Monday": Sure, 1923..=9999 => orthodox_easter(1);

    // Saints and other Christian feasts.
    "Candlemas": Sure, 1583..=9999 => on(2, 2);
    "Valentine's Day" | "St. Valentine's Day" | "Saint Valentine's Day": Sure, 1583..=9999 => on(2, 14);
    "St. David's Day" | "Saint David's Day": Sure, 1753..=9999 => on(3, 1);
    "St. Patrick's Day" | "Saint Patrick's Day" | "St. Paddy's Day": Sure, 1753..=9999 => on(3, 17);
    "St. George's Day" | "Saint George's Day": Sure, 1753..=9999 => on(4, 23);
    "Assumption Day" | "Feast of the Assumption": Sure, 1583..=9999 => on(8, 15);
    "Halloween" | "Hallowe'en" | "All Hallows' Eve": Sure, 1583..=9999 => on(10, 31);
    "All Saints' Day" | "All Hallows' Day": Sure, 1583..=9999 => on(11, 1);
    "All Souls' Day": Sure, 1583..=9999 => on(11, 2);
    "Day of the Dead": Sure, 1583..=9999 => on(11, 2);
    "St. Andrew's Day" | "Saint Andrew's Day": Sure, 1753..=9999 => on(11, 30);
    "St. Nicholas Day" | "Saint Nicholas Day": Sure, 1583..=9999 => on(12, 6);
    "Feast of the Immaculate Conception": Sure, 1854..=9999 => on(12, 8);

    // United States.
    "Martin Luther King Jr. Day" | "Martin Luther King, Jr. Day" | "Martin Luther King Day" | "MLK Day":
        Sure, 1986..=9999 => nth(3, Monday, 1);
    // Where 20 January was a Sunday, the oath and the celebration had each their own day.
    "Inauguration Day": Country, 1937..=2029 => listed(&[
        (1937, 1, 20), (1941, 1, 20), (1945, 1, 20), (1949, 1, 20), (1953, 1, 20), (1961, 1, 20), (1965, 1, 20),
        (1969, 1, 20), (1973, 1, 20), (1977, 1, 20), (1981, 1, 20), (1989, 1, 20), (1993, 1, 20), (1997, 1, 20),
        (2001, 1, 20), (2005, 1, 20), (2009, 1, 20), (2017, 1, 20), (2021, 1, 20), (2025, 1, 20), (2029, 1, 20),
    ]);
    "Groundhog Day": Sure, 1887..=9999 => on(2, 2);
    "Super Bowl Sunday": Sure, 2004..=2021 => nth(1, Sunday, 2), 2022..=2027 => nth(2, Sunday, 2);
    "Lincoln's Birthday": Sure, 1866..=9999 => on(2, 12);
    "Presidents' Day": Sure, 1971..=9999 => nth(3, Monday, 2);
    "Washington's Birthday": Sure, 1800..=1970 => on(2, 22), 1971..=9999 => nth(3, Monday, 2);
    "Leap Day": Sure, 1753..=9999 => on(2, 29);
    "Super Tuesday": Sure, 2000..=2024 => listed(&[
        (2000, 3, 7), (2004, 3, 2), (2008, 2, 5), (2012, 3, 6), (2016, 3, 1), (2020, 3, 3), (2024, 3, 5),
    ]);
    "April Fools' Day": Sure, 1753..=9999 => on(4, 1);
    "Tax Day": Country, 2005..=2026 => listed(&[
        (2005, 4, 15), (2006, 4, 17), (2007, 4, 17), (2008, 4, 15), (2009, 4, 15), (2010, 4, 15), (2011, 4, 18),
        (2012, 4, 17), (2013, 4, 15), (2014, 4, 15), (2015, 4, 15), (2016, 4, 18), (2017, 4, 18), (2018, 4, 17),
        (2019, 4, 15), (2020, 7, 15), (2021, 5, 17), (2022, 4, 18), (2023, 4, 18), (2024, 4, 15), (2025, 4, 15),
        (2026, 4, 15),
    ]);
    // Massachusetts and Maine.
    "Patriots' Day": Sure, 1894..=1968 => on(4, 19), 1969..=9999 => nth(3, Monday, 4);
    "Cinco de Mayo": Sure, 1863..=9999 => on(5, 5);
    "Mother's Day": Country, 1914..=9999 => nth(2, Sunday, 5);
    "Memorial Day": Country, 1868..=1970 => on(5, 30), 1971..=9999 => last(Monday, 5);
    "Flag Day": Country, 1916..=9999 => on(6, 14);
    "Juneteenth": Sure, 1866..=9999 => on(6, 19);
    "Father's Day": Country, 1972..=9999 => nth(3, Sunday, 6);
    "Fourth of July" | "July Fourth": Sure, 1583..=9999 => on(7, 4);
    "Independence Day": Country, 1777..=9999 => on(7, 4);
    "Labor Day": Country, 1894..=9999 => nth(1, Monday, 9);
    "Patriot Day": Sure, 2002..=9999 => on(9, 11);
    "Columbus Day": Sure, 1937..=1970 => on(10, 12), 1971..=9999 => nth(2, Monday, 10);
    "Indigenous Peoples' Day": Country, 1992..=9999 => nth(2, Monday, 10);
    "Election Day": Country, 1845..=9999 => nth(1, Monday, 11).plus(1);
    "Veterans Day":
        Sure, 1954..=1970 => on(11, 11), 1971..=1977 => nth(4, Monday, 10), 1978..=9999 => on(11, 11);
    // Of 1939 to 1941, each state had its own.
    "Thanksgiving" | "Thanksgiving Day":
        Country, 1870..=1938 => last(Thursday, 11), 1942..=9999 => nth(4, Thursday, 11);
    "Thanksgiving Eve":
        Country, 1870..=1938 => last(Thursday, 11).plus(-1), 1942..=9999 => nth(4, Thursday, 11).plus(-1);
    "Black Friday": Sure, 1975..=9999 => nth(4, Thursday, 11).plus(1);
    "Small Business Saturday": Sure, 2010..=9999 => nth(4, Thursday, 11).plus(2);
    "Cyber Monday": Sure, 2005..=9999 => nth(4, Thursday, 11).plus(4);
    "Giving Tuesday": Sure, 2012..=9999 => nth(4, Thursday, 11).plus(5);
    "Pearl Harbor Day" | "Pearl Harbor Remembrance Day": Sure, 1942..=9999 => on(12, 7);

    // The Commonwealth.
    "Burns Night": Sure, 1802..=9999 => on(1, 25);
    "Australia Day": Sure, 1935..=9999 => on(1, 26);
    "Waitangi Day": Sure, 1960..=9999 => on(2, 6);
    "Commonwealth Day": Sure, 1977..=9999 => nth(2, Monday, 3);
    "Anzac Day": Sure, 1916..=9999 => on(4, 25);
    "Victoria Day": Sure, 1953..=9999 => on_or_after(Monday, 5, 18);
    "Dominion Day": Sure, 1879..=1982 => on(7, 1);
    "Canada Day": Sure, 1983..=9999 => on(7, 1);
    "Canadian Thanksgiving": Sure, 1957..=9999 => nth(2, Monday, 10);
    "Melbourne Cup Day": Sure, 1947..=9999 => nth(1, Tuesday, 11);
    "Guy Fawkes Night" | "Guy Fawkes Day" | "Bonfire Night": Sure, 1753..=9999 => on(11, 5);
    "Armistice Day" | "Remembrance Day": Sure, 1919..=9999 => on(11, 11);
    "Remembrance Sunday": Sure, 1956..=9999 => nth(2, Sunday, 11);

    // Europe.
    "May Day" | "International Workers' Day": Sure, 1890..=9999 => on(5, 1);
    // In Canada and New Zealand it is in autumn.
    "Labour Day": Country, 1890..=9999 => on(5, 1);
    "Defender of the Fatherland Day": Sure, 1919..=9999 => on(2, 23);
    "VE Day" | "V-E Day" | "Victory in Europe Day": Sure, 1945..=9999 => on(5, 8);
    "Victory Day": Country, 1945..=9999 => on(5, 9);
    "Europe Day": Country, 1985..=9999 => on(5, 9);
    "Russia Day": Sure, 1992..=9999 => on(6, 12);
    "Bastille Day": Sure, 1880..=9999 => on(7, 14);
    "German Unity Day" | "Day of German Unity": Sure, 1990..=9999 => on(10, 3);

    // Myanmar.
    "Karen Revolution Day": Sure, 1950..=9999 => on(1, 31);
    "Kachin State Day": Sure, 1948..=9999 => on(1, 10);
    "Kachin Revolution Day": Sure, 1962..=9999 => on(2, 5);
    "Union Day": Country, 1948..=9999 => on(2, 12);
    "Chin National Day": Sure, 1949..=9999 => on(2, 20);
    "Peasants' Day": Sure, 1963..=9999 => on(3, 2);
    "Armed Forces Day": Country, 1955..=9999 => on(3, 27);
    "Thingyan" | "Thingyan Water Festival" | "Thingyan Festival": Moon, 1951..=2100 => thingyan();
    "Burmese New Year" | "Myanmar New Year" | "Burmese New Year's Day" | "Myanmar New Year's Day":
        Moon, 1951..=2100 => burmese_new_year();
    "Martyrs' Day": Country, 1948..=9999 => on(7, 19);

    // Other parts of Asia and Africa.
    "Songkran" | "Thai New Year": Sure, 1989..=9999 => on(4, 13).lasting(3);
    "Day of the Sun": Sure, 1997..=9999 => on(4, 15);
    "Newroz": Sure, 1926..=9999 => on(3, 21);
    // Iran's; the United Nations and Central Asia hold it on 21 March.
    "Nowruz" | "Norouz" | "Nowrouz" | "Noruz" | "Persian New Year" | "Iranian New Year":
        Country, 1926..=2100 => persian(1, 1);
    "Gandhi Jayanti": Sure, 1948..=9999 => on(10, 2);
    // India's. No plain rule gives it, so the days are listed.
    "Diwali" | "Deepavali": Moon, 2001..=2030 => listed(&[
        (2001, 11, 14), (2002, 11, 4), (2003, 10, 25), (2004, 11, 12), (2005, 11, 1), (2006, 10, 21), (2007, 11, 9),
        (2008, 10, 28), (2009, 10, 17), (2010, 11, 5), (2011, 10, 26), (2012, 11, 13), (2013, 11, 3), (2014, 10, 23),
        (2015, 11, 11), (2016, 10, 30), (2017, 10, 19), (2018, 11, 7), (2019, 10, 27), (2020, 11, 14), (2021, 11, 4),
        (2022, 10, 24), (2023, 11, 12), (2024, 10, 31), (2025, 10, 20), (2026, 11, 8), (2027, 10, 29), (2028, 10, 17),
        (2029, 11, 5), (2030, 10, 26),
    ]);
    "Africa Day": Sure, 1963..=9999 => on(5, 25);
    "Mandela Day" | "Nelson Mandela International Day": Sure, 2010..=9999 => on(7, 18);

    // By the Chinese calendar and its sisters, of which the table of days ends in 2100, Korea's in 2050.
    "Lunar New Year's Eve" | "Chinese New Year's Eve": Sure, 1900..=2100 => chinese(1, 1).plus(-1);
    "Lunar New Year" | "Chinese New Year" | "Spring Festival" | "Lunar New Year's Day" | "Chinese New Year's Day":
        Sure, 1900..=2100 => chinese(1, 1);
    // Vietnam counts by Hanoi's time, which parts it from China in a few years.
    "Tet" | "Tết" | "Vietnamese New Year":
        Sure, 1969..=1984 => chinese(1, 1), 1985..=1985 => on(1, 21), 1986..=2006 => chinese(1, 1),
        2007..=2007 => on(2, 17), 2008..=2029 => chinese(1, 1), 2030..=2030 => on(2, 2);
    "Lantern Festival": Country, 1900..=2100 => chinese(1, 15);
    "Dragon Boat Festival": Sure, 1900..=2100 => chinese(5, 5);
    "Mid-Autumn Festival" | "Moon Festival": Sure, 1900..=2100 => chinese(8, 15);
    "Seollal" | "Korean New Year": Sure, 1900..=2050 => korean(1, 1);
    "Chuseok": Sure, 1900..=2050 => korean(8, 15);

    // By the Islamic calendar, from the first to the last year of which Saudi Arabia has published the days.
    "Islamic New Year" | "Muslim New Year" | "Hijri New Year": Moon, 1883..=2173 => islamic(1, 1);
    "Ashura" | "Ashoura": Moon, 1883..=2173 => islamic(1, 10);
    "Arbaeen": Moon, 1883..=2173 => islamic(2, 20);
    "Mawlid" | "Mawlid al-Nabi" | "Milad-un-Nabi" | "Eid Milad-un-Nabi": Moon, 1883..=2173 => islamic(3, 12);
    "Ramadan" | "Ramadhan": Moon, 1883..=2173 => islamic_month(9);
    "Eid al-Fitr" | "Eid-al-Fitr" | "Eid ul-Fitr" | "Eid-ul-Fitr" | "Id al-Fitr": Moon, 1883..=2173 => islamic(10, 1);
    "Eid al-Adha" | "Eid-al-Adha" | "Eid ul-Adha" | "Eid-ul-Adha" | "Id al-Adha" | "Feast of the Sacrifice"
        | "Feast of Sacrifice": Moon, 1883..=2173 => islamic(12, 10);

    // By the Jewish calendar. Each begins at the sunset before. Abroad, Passover is a day longer than in Israel.
    "Rosh Hashanah" | "Rosh Hashana" | "Jewish New Year": Sure, 1583..=9990 => hebrew(1, 1).lasting(2);
    "Yom Kippur" | "Day of Atonement": Sure, 1583..=9990 => hebrew(1, 10);
    "Sukkot" | "Sukkoth": Sure, 1583..=9990 => hebrew(1, 15).lasting(7);
    "Simchat Torah": Country, 1583..=9990 => hebrew(1, 23);
    "Hanukkah" | "Chanukah" | "Hanukah" | "Chanukkah": Sure, 1583..=9990 => hebrew(3, 25).lasting(8);
    "Purim": Sure, 1583..=9990 => hebrew(6, 14);
    "Passover" | "Pesach": Country, 1583..=9990 => hebrew(7, 15).lasting(8);
    "Shavuot": Country, 1583..=9990 => hebrew(9, 6).lasting(2);

    // Days of the United Nations and other days of the world.
    "International Holocaust Remembrance Day": Sure, 2006..=9999 => on(1, 27);
    "World Cancer Day": Sure, 2000..=9999 => on(2, 4);
    "World Wildlife Day": Sure, 2014..=9999 => on(3, 3);
    "International Women's Day": Sure, 1917..=9999 => on(3, 8);
    "Women's Day": Country, 1917..=9999 => on(3, 8);
    "World Water Day": Sure, 1993..=9999 => on(3, 22);
    "World TB Day" | "World Tuberculosis Day": Sure, 1983..=9999 => on(3, 24);
    "World Health Day": Sure, 1950..=9999 => on(4, 7);
    "Earth Day": Sure, 1970..=9999 => on(4, 22);
    "World Malaria Day": Sure, 2008..=9999 => on(4, 25);
    "World Press Freedom Day": Sure, 1994..=9999 => on(5, 3);
    "World No Tobacco Day": Sure, 1989..=9999 => on(5, 31);
    "World Environment Day": Sure, 1973..=9999 => on(6, 5);
    "World Oceans Day": Sure, 2009..=9999 => on(6, 8);
    "World Blood Donor Day": Sure, 2004..=9999 => on(6, 14);
    "World Refugee Day": Sure, 2001..=9999 => on(6, 20);
    "World Population Day": Sure, 1990..=9999 => on(7, 11);
    "International Youth Day": Sure, 2000..=9999 => on(8, 12);
    "World Humanitarian Day": Sure, 2009..=9999 => on(8, 19);
    "International Literacy Day": Sure, 1967..=9999 => on(9, 8);
    "International Day of Peace": Sure, 2002..=9999 => on(9, 21);
    "World Teachers' Day": Sure, 1994..=9999 => on(10, 5);
    "World Mental Health Day": Sure, 1992..=9999 => on(10, 10);
    "World Food Day": Sure, 1981..=9999 => on(10, 16);
    "United Nations Day" | "UN Day" | "U.N. Day": Sure, 1948..=9999 => on(10, 24);
    "World Diabetes Day": Sure, 1991..=9999 => on(11, 14);
    "World AIDS Day": Sure, 1988..=9999 => on(12, 1);
    "Human Rights Day": Sure, 1950..=9999 => on(12, 10);
    "International Migrants Day": Sure, 2000..=9999 => on(12, 18);
}
