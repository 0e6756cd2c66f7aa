//! The words of date phrases and of what stands around them: the table to add a word to.
//!
//! A word belongs to classes, which the patterns in `grammar.rs` name, and has one number: a month's, a weekday's, how
//! far "last" shifts. A class is also what guards look for next to a phrase.

/// A class of tokens, by its bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Class(pub(super) u128);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $text:literal;)*) => {
        impl Class {
            $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)*

            /// Each class with its name in patterns.
            pub(super) const NAMED: &'static [(&'static str, Self)] = &[$(($text, Self::$name)),*];
        }
    };
}

classes! {
    /// A month's name, whole or short; 1 to 12.
    MONTH = 0 "MONTH";
    /// A weekday's name; 1, Monday, to 7.
    WEEKDAY = 1 "WEEKDAY";
    /// A short weekday, which counts only beside a date.
    SHORT_WEEKDAY = 2 "WKDY";
    /// 1 to 31 in digits.
    DAY = 3 "DAY";
    /// 1st to 31st.
    ORDINAL = 4 "ORD";
    /// Four digits that can be a year.
    YEAR = 5 "YEAR";
    /// Two digits that can end a span of years.
    SHORT_YEAR = 6 "YY";
    /// `1990s`; the year without its last digit.
    DECADE = 7 "DECADE";
    /// `'90s`; one digit.
    SHORT_DECADE = 8 "SHORTDECADE";
    /// `2015-03-23`, as the number 20150323.
    ISO_DAY = 9 "ISO";
    /// `12/25/2015`, as the number 12252015.
    NUMERIC_DAY = 10 "NUMERIC";
    /// A part of the day, in [`super::DayPart::ALL`].
    PART = 11 "PART";
    /// this 0, last -1, next 1.
    SHIFT = 12 "SHIFT";
    /// A unit that "last" and "next" go with, in [`super::Unit::ALL`].
    SPAN = 13 "SPAN";
    /// A season, in [`super::Season::ALL`].
    SEASON = 14 "SEASON";
    /// early, mid, late.
    EDGE = 15 "EDGE";
    /// earlier -1, later 1.
    COMPARISON = 16 "EARLIER";
    /// yesterday -1, today 0, tomorrow 1.
    RELATIVE_DAY = 17 "TODAY";
    /// A preposition that a year or a month follows.
    STRONG_PREPOSITION = 18 "IN";
    /// A preposition that a number follows as well.
    WEAK_PREPOSITION = 19 "BY";
    /// An article or a possessive pronoun, `'s` too.
    DETERMINER = 20 "THE";
    /// and, or, comma and the like, which join two of a kind.
    JOINER = 21 "AND";
    /// What is counted: after it, no number is a year.
    COUNTED = 22 "COUNTED";
    /// What a weekday is named with that is no day of the week: Black Friday.
    NAMED_DAY = 23 "NAMEDDAY";
    /// What makes a title of the word before: Sunday Times.
    TITLE = 24 "TITLE";
    /// What a month can follow with "of": the end of May.
    OF_MONTH = 25 "ENDOF";
    /// A short function word: no noun that a month or a year could go with.
    FUNCTION = 26 "FUNCTION";
    /// A sign of the future in the clause.
    FUTURE = 27 "FUTURE";
    /// A finite verb in the past.
    PAST = 28 "PAST";
    /// A word in -ed, which may be a participle.
    PARTICIPLE = 29 "ED";
    /// A verb of speech in the past: what was said may lie on either side.
    SPEECH = 30 "SAID";
    /// "be" and "been", which make a participle of the verb after them.
    BE = 34 "BE";
    /// The end of a sentence or clause.
    STOP = 31 "STOP";
    /// A hyphen or a dash.
    DASH = 32 "-";
    /// What makes a title of the "today" after it.
    PROGRAMME = 33 "PROGRAMME";
    /// A whole number in digits.
    COUNT = 35 "COUNT";
    /// A number with decimals, in thousandths.
    DECIMAL = 36 "DECIMAL";
    /// one to nineteen.
    NUMERAL = 37 "NUMERAL";
    /// twenty to ninety.
    TENS = 38 "TENS";
    /// hundred, thousand, million.
    SCALE = 39 "SCALE";
    /// A unit of time, in [`super::Unit::ALL`].
    UNIT = 40 "UNIT";
    /// More than one of a unit, in [`super::Unit::ALL`].
    UNITS = 41 "UNITS";
    /// first to thirty-first, as words.
    NTH = 42 "NTH";
    /// An amount that is not said: several, many.
    VAGUE_COUNT = 43 "VAGUECOUNT";
    /// What stands between an amount and its unit and leaves both as they are: full, consecutive.
    FILLER = 44 "FILLER";
    /// a.m. 0, p.m. 12.
    MERIDIEM = 45 "AMPM";
    /// `9:30`, in minutes.
    CLOCK = 46 "CLOCK";
    /// `9am`, `9:30pm`, in minutes.
    CLOCK_SAID = 47 "CLOCKAMPM";
    /// GMT and its like: minutes from UTC.
    ZONE = 48 "ZONE";
    /// BC -1, AD 1.
    ERA = 49 "ERA";
    /// daily, weekly: the unit, in [`super::Unit::ALL`].
    FREQUENCY = 50 "DAILY";
    /// every, each.
    EVERY = 51 "EVERY";
    /// More than one weekday: Sundays.
    WEEKDAYS = 52 "WEEKDAYS";
    /// following 1, previous -1: seen from where the story stands.
    STEP = 53 "FOLLOWING";
    /// once 1, twice 2.
    TIMES = 54 "ONCE";
    /// An apostrophe with nothing that belongs to it.
    APOSTROPHE = 55 "APOSTROPHE";
    /// `'15`, a year of two digits.
    QUOTED_YEAR = 56 "QUOTEDYEAR";
    /// A decade as a word: the year without its last digit.
    DECADE_WORD = 57 "SIXTIES";
    /// daylong, yearlong: the unit, in [`super::Unit::ALL`].
    LONG = 58 "YEARLONG";
    /// A word after which a length follows rather than a bare plural's other senses: for, within, took.
    LENGTH_SIGN = 59 "FORLONG";
    /// More than one part of the day: mornings.
    PARTS = 60 "PARTS";
    /// What counts in the hundreds of people, so that no year follows its "of": a total of 1861.
    QUANTITY = 61 "QUANTITY";
    /// What a business reports of a quarter.
    RESULT = 63 "RESULT";
    /// A verb in the present that says what is planned: "arrives Sunday".
    PLANNED = 64 "PLANNED";
    /// A verb that may happen: may, might, should; a day with it lies ahead unless "have" follows.
    MODAL = 65 "MODAL";
    /// A round bracket.
    BRACKET = 66 "BRACKET";
    /// The sign of a possessive.
    POSSESSIVE = 62 "'s";
    /// Four digits that are a year only behind a month: 0732, 2250, 9999.
    FAR_YEAR = 67 "FARYEAR";
}

impl Class {
    /// No class.
    pub(super) const NONE: Self = Self(0);

    /// Both.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether they share one.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// How a word must be written to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// In any way.
    Any,
    /// With a capital.
    Capital,
    /// With a capital, and a point belongs to it: `Feb.`
    Short,
}

/// A line of the table.
pub(super) type Row = (Class, Case, i32, &'static str);

/// The table: classes, case, number, words.
#[rustfmt::skip]
pub(super) const WORDS: &[Row] = &[
    (Class::MONTH, Case::Capital, 1, "january"),
    (Class::MONTH, Case::Capital, 2, "february"),
    (Class::MONTH, Case::Capital, 3, "march"),
    (Class::MONTH, Case::Capital, 4, "april"),
    (Class::MONTH, Case::Capital, 5, "may"),
    (Class::MONTH, Case::Capital, 6, "june"),
    (Class::MONTH, Case::Capital, 7, "july"),
    (Class::MONTH, Case::Capital, 8, "august"),
    (Class::MONTH, Case::Capital, 9, "september"),
    (Class::MONTH, Case::Capital, 10, "october"),
    (Class::MONTH, Case::Capital, 11, "november"),
    (Class::MONTH, Case::Capital, 12, "december"),
    (Class::MONTH, Case::Short, 1, "jan"),
    (Class::MONTH, Case::Short, 2, "feb"),
    (Class::MONTH, Case::Short, 3, "mar"),
    (Class::MONTH, Case::Short, 4, "apr"),
    (Class::MONTH, Case::Short, 6, "jun"),
    (Class::MONTH, Case::Short, 7, "jul"),
    (Class::MONTH, Case::Short, 8, "aug"),
    (Class::MONTH, Case::Short, 9, "sep sept"),
    (Class::MONTH, Case::Short, 10, "oct"),
    (Class::MONTH, Case::Short, 11, "nov"),
    (Class::MONTH, Case::Short, 12, "dec"),
    (Class::WEEKDAY, Case::Capital, 1, "monday"),
    (Class::WEEKDAY, Case::Capital, 2, "tuesday"),
    (Class::WEEKDAY, Case::Capital, 3, "wednesday"),
    (Class::WEEKDAY, Case::Capital, 4, "thursday"),
    (Class::WEEKDAY, Case::Capital, 5, "friday"),
    (Class::WEEKDAY, Case::Capital, 6, "saturday"),
    (Class::WEEKDAY, Case::Capital, 7, "sunday"),
    (Class::SHORT_WEEKDAY, Case::Short, 1, "mon"),
    (Class::SHORT_WEEKDAY, Case::Short, 2, "tue tues"),
    (Class::SHORT_WEEKDAY, Case::Short, 3, "wed weds"),
    (Class::SHORT_WEEKDAY, Case::Short, 4, "thu thur thurs"),
    (Class::SHORT_WEEKDAY, Case::Short, 5, "fri"),
    (Class::SHORT_WEEKDAY, Case::Short, 6, "sat"),
    (Class::SHORT_WEEKDAY, Case::Short, 7, "sun"),
    (Class::PART, Case::Any, 0, "morning"),
    (Class::PART, Case::Any, 2, "afternoon"),
    (Class::PART, Case::Any, 3, "evening"),
    (Class::PART, Case::Any, 4, "night"),
    (Class::SHIFT, Case::Any, -1, "last"),
    (Class::SHIFT.or(Class::DETERMINER), Case::Any, 0, "this"),
    (Class::SHIFT, Case::Any, 1, "next"),
    (Class::SPAN.or(Class::UNIT), Case::Any, 0, "century"),
    (Class::SPAN.or(Class::UNIT), Case::Any, 1, "decade"),
    (Class::SPAN.or(Class::UNIT), Case::Any, 2, "year"),
    (Class::SPAN.or(Class::UNIT), Case::Any, 3, "quarter"),
    (Class::SPAN.or(Class::UNIT), Case::Any, 4, "month"),
    (Class::SPAN.or(Class::UNIT), Case::Any, 5, "week"),
    (Class::SPAN.or(Class::UNIT), Case::Any, 6, "weekend"),
    (Class::UNIT, Case::Any, 7, "day"),
    (Class::UNIT, Case::Any, 8, "hour hr"),
    (Class::UNIT, Case::Any, 9, "minute min"),
    (Class::UNITS, Case::Any, 0, "centuries"),
    (Class::UNITS, Case::Any, 1, "decades"),
    (Class::UNITS, Case::Any, 2, "years yrs"),
    (Class::UNITS, Case::Any, 3, "quarters"),
    (Class::UNITS, Case::Any, 4, "months"),
    (Class::UNITS, Case::Any, 5, "weeks"),
    (Class::UNITS, Case::Any, 6, "weekends"),
    (Class::UNITS, Case::Any, 7, "days"),
    (Class::UNITS, Case::Any, 8, "hours hrs"),
    (Class::UNITS, Case::Any, 9, "minutes mins"),
    (Class::UNITS, Case::Any, 10, "seconds secs"),
    (Class::LONG, Case::Any, 1, "decadelong"),
    (Class::LONG, Case::Any, 2, "yearlong"),
    (Class::LONG, Case::Any, 4, "monthlong"),
    (Class::LONG, Case::Any, 5, "weeklong"),
    (Class::LONG, Case::Any, 6, "weekendlong"),
    (Class::LONG, Case::Any, 7, "daylong"),
    (Class::LONG, Case::Any, 8, "hourlong"),
    (Class::FREQUENCY, Case::Any, 2, "annually yearly annual"),
    (Class::FREQUENCY, Case::Any, 3, "quarterly"),
    (Class::FREQUENCY, Case::Any, 4, "monthly"),
    (Class::FREQUENCY, Case::Any, 5, "weekly"),
    (Class::FREQUENCY, Case::Any, 7, "daily"),
    (Class::FREQUENCY, Case::Any, 8, "hourly"),
    (Class::EVERY, Case::Any, 0, "every each"),
    (Class::TIMES, Case::Any, 1, "once"),
    (Class::TIMES, Case::Any, 2, "twice"),
    (Class::TIMES, Case::Any, 3, "thrice"),
    (Class::STEP, Case::Any, -1, "previous preceding prior"),
    (Class::STEP, Case::Any, 1, "following ensuing subsequent succeeding"),
    (Class::WEEKDAYS, Case::Capital, 1, "mondays"),
    (Class::WEEKDAYS, Case::Capital, 2, "tuesdays"),
    (Class::WEEKDAYS, Case::Capital, 3, "wednesdays"),
    (Class::WEEKDAYS, Case::Capital, 4, "thursdays"),
    (Class::WEEKDAYS, Case::Capital, 5, "fridays"),
    (Class::WEEKDAYS, Case::Capital, 6, "saturdays"),
    (Class::WEEKDAYS, Case::Capital, 7, "sundays"),
    (Class::PARTS, Case::Any, 0, "mornings"),
    (Class::PARTS, Case::Any, 2, "afternoons"),
    (Class::PARTS, Case::Any, 3, "evenings"),
    (Class::PARTS, Case::Any, 4, "nights"),
    (Class::MERIDIEM, Case::Any, 0, "am"),
    (Class::MERIDIEM, Case::Any, 12, "pm"),
    (Class::ZONE, Case::Capital, 0, "gmt utc"),
    (Class::ZONE, Case::Capital, -300, "est cdt"),
    (Class::ZONE, Case::Capital, -240, "edt"),
    (Class::ZONE, Case::Capital, -360, "cst mdt"),
    (Class::ZONE, Case::Capital, -420, "mst pdt"),
    (Class::ZONE, Case::Capital, -480, "pst"),
    (Class::ZONE, Case::Capital, 60, "cet bst"),
    (Class::ZONE, Case::Capital, 120, "cest"),
    (Class::ERA.or(Class::COUNTED), Case::Capital, -1, "bc bce"),
    (Class::ERA.or(Class::COUNTED), Case::Capital, 1, "ad ce"),
    (Class::NUMERAL, Case::Any, 1, "one"),
    (Class::NUMERAL, Case::Any, 2, "two"),
    (Class::NUMERAL, Case::Any, 3, "three"),
    (Class::NUMERAL, Case::Any, 4, "four"),
    (Class::NUMERAL, Case::Any, 5, "five"),
    (Class::NUMERAL, Case::Any, 6, "six"),
    (Class::NUMERAL, Case::Any, 7, "seven"),
    (Class::NUMERAL, Case::Any, 8, "eight"),
    (Class::NUMERAL, Case::Any, 9, "nine"),
    (Class::NUMERAL, Case::Any, 10, "ten"),
    (Class::NUMERAL, Case::Any, 11, "eleven"),
    (Class::NUMERAL, Case::Any, 12, "twelve"),
    (Class::NUMERAL, Case::Any, 13, "thirteen"),
    (Class::NUMERAL, Case::Any, 14, "fourteen"),
    (Class::NUMERAL, Case::Any, 15, "fifteen"),
    (Class::NUMERAL, Case::Any, 16, "sixteen"),
    (Class::NUMERAL, Case::Any, 17, "seventeen"),
    (Class::NUMERAL, Case::Any, 18, "eighteen"),
    (Class::NUMERAL, Case::Any, 19, "nineteen"),
    (Class::TENS, Case::Any, 20, "twenty"),
    (Class::TENS, Case::Any, 30, "thirty"),
    (Class::TENS, Case::Any, 40, "forty"),
    (Class::TENS, Case::Any, 50, "fifty"),
    (Class::TENS, Case::Any, 60, "sixty"),
    (Class::TENS, Case::Any, 70, "seventy"),
    (Class::TENS, Case::Any, 80, "eighty"),
    (Class::TENS, Case::Any, 90, "ninety"),
    (Class::SCALE, Case::Any, 100, "hundred"),
    (Class::SCALE.or(Class::COUNTED), Case::Any, 1_000, "thousand"),
    (Class::SCALE.or(Class::COUNTED), Case::Any, 1_000_000, "million"),
    (Class::SCALE.or(Class::COUNTED), Case::Any, 1_000_000_000, "billion"),
    (Class::NTH, Case::Any, 1, "first"),
    (Class::NTH, Case::Any, 2, "second"),
    (Class::NTH, Case::Any, 3, "third"),
    (Class::NTH, Case::Any, 4, "fourth"),
    (Class::NTH, Case::Any, 5, "fifth"),
    (Class::NTH, Case::Any, 6, "sixth"),
    (Class::NTH, Case::Any, 7, "seventh"),
    (Class::NTH, Case::Any, 8, "eighth"),
    (Class::NTH, Case::Any, 9, "ninth"),
    (Class::NTH, Case::Any, 10, "tenth"),
    (Class::NTH, Case::Any, 11, "eleventh"),
    (Class::NTH, Case::Any, 12, "twelfth"),
    (Class::NTH, Case::Any, 13, "thirteenth"),
    (Class::NTH, Case::Any, 14, "fourteenth"),
    (Class::NTH, Case::Any, 15, "fifteenth"),
    (Class::NTH, Case::Any, 16, "sixteenth"),
    (Class::NTH, Case::Any, 17, "seventeenth"),
    (Class::NTH, Case::Any, 18, "eighteenth"),
    (Class::NTH, Case::Any, 19, "nineteenth"),
    (Class::NTH, Case::Any, 20, "twentieth"),
    (Class::DECADE_WORD, Case::Any, 192, "twenties"),
    (Class::DECADE_WORD, Case::Any, 193, "thirties"),
    (Class::DECADE_WORD, Case::Any, 194, "forties"),
    (Class::DECADE_WORD, Case::Any, 195, "fifties"),
    (Class::DECADE_WORD, Case::Any, 196, "sixties"),
    (Class::DECADE_WORD, Case::Any, 197, "seventies"),
    (Class::DECADE_WORD, Case::Any, 198, "eighties"),
    (Class::DECADE_WORD, Case::Any, 199, "nineties"),
    (Class::VAGUE_COUNT, Case::Any, 0, "several few many numerous countless some"),
    (Class::FILLER, Case::Any, 0, "full whole entire consecutive straight more other additional short long brief extra successive further \
         solid calendar working business trading school tense bloody brutal difficult turbulent chaotic \
         frustrating gruelling grueling hot cold dark"),
    (Class::LENGTH_SIGN, Case::Any, 0, "for in within over after during of through until lasting lasted last lasts took take takes taking \
         spent spend spending spends wait waited waiting served serving"),
    (Class::RESULT, Case::Any, 0, "earnings profit profits net sales results revenue revenues loss losses income dividend growth gdp figures"),
    (Class::QUANTITY, Case::Any, 0, "total population crew force average maximum minimum number majority"),
    (Class::SEASON, Case::Any, 0, "spring"),
    (Class::SEASON, Case::Any, 1, "summer"),
    (Class::SEASON, Case::Any, 2, "autumn fall"),
    (Class::SEASON, Case::Any, 3, "winter"),
    (Class::EDGE, Case::Any, 0, "early"),
    (Class::EDGE, Case::Any, 1, "mid"),
    (Class::EDGE, Case::Any, 2, "late"),
    (Class::COMPARISON, Case::Any, -1, "earlier"),
    (Class::COMPARISON, Case::Any, 1, "later"),
    (Class::RELATIVE_DAY, Case::Any, -1, "yesterday"),
    (Class::RELATIVE_DAY, Case::Any, 0, "today"),
    (Class::RELATIVE_DAY, Case::Any, 1, "tomorrow"),
    // Words that guards, amounts and joins ask for, beside those that patterns name.
    (Class::NONE, Case::Any, 0, "a an and of half couple number few many other hundreds thousands dozens dozen the next over in within during \
         for once per until took take takes on at when with or but as too after through throughout by before about \
         around till from since between moment past present future days these old age year fiscal decade century same \
         following that clock ended ending least most late like delivery settlement was were until till would have beginning starting effective that since program programme agreement accord accords some attacks terror terrorist hijackers hijackings movement alliance coalition bloc group brigade brigades school"),
    (Class::STRONG_PREPOSITION.or(Class::FUNCTION), Case::Any, 0, "in since until till during throughout"),
    (Class::WEAK_PREPOSITION.or(Class::FUNCTION), Case::Any, 0, "by from before after through around between circa of for"),
    (Class::JOINER.or(Class::FUNCTION), Case::Any, 0, "to and or"),
    (Class::JOINER, Case::Any, 0, ","),
    (Class::DETERMINER, Case::Any, 0, "a an the its his her their our my these those"),
    (Class::DETERMINER.or(Class::FUNCTION), Case::Any, 0, "that"),
    (Class::FUNCTION, Case::Any, 0, "on at with into onto over under across toward towards against as but if than then when while where \
         who which is are has have can must could not no it he she they we you i"),
    (Class::COUNTED, Case::Any, 0, "people persons men women children troops soldiers police officers fighters rebels civilians refugees workers \
         protesters residents families homes houses villages votes seats dollars euros pounds yen yuan kyat rupees \
         rubles miles kilometers kilometres km meters metres feet tons tonnes acres hectares barrels gallons liters \
         litres points copies jobs dead deaths wounded prisoners tanks aircraft vehicles weapons rounds hours minutes \
         seconds days weeks months years times percent million billion thousand hundred degrees calories words pages \
         students members employees cases victims passengers ft mph hp cc kg rpm"),
    (Class::NAMED_DAY, Case::Capital, 0, "black happy good bloody ash palm super cyber easter whit holy maundy shrove giving sheffield ruby"),
    (Class::TITLE, Case::Capital, 0, "times telegraph mirror express mail herald post independent people review magazine live lights football fever mosque"),
    (Class::OF_MONTH, Case::Any, 0, "end beginning start middle month half part week weeks days"),
    (Class::PROGRAMME, Case::Capital, 0, "usa russia psychology india history"),
    (Class::FUTURE, Case::Any, 0, "will shall would 'll due scheduled expected planned plans planning slated upcoming ahead hopes hope intends \
         expects vowed payable prepares preparing ballot forecast forecasts chance"),
    (Class::PLANNED, Case::Any, 0, "arrives leaves begins starts opens meets meet goes go returns flies travels expires resumes convenes departs takes ends closes"),
    (Class::MODAL.or(Class::FUNCTION), Case::Any, 0, "may might should"),
    (Class::PAST, Case::Any, 0, "was were had did went came began met took made held saw won lost fell rose led left sent struck shot kept \
         found gave got fought broke brought built bought caught chose drew drove flew grew laid paid ran sold \
         stood threw became fled overran withdrew rode hid hurt"),
    (Class::SPEECH, Case::Any, 0, "said told wrote spoke announced reported added warned claimed stated tweeted testified"),
    (Class::BE.or(Class::FUNCTION), Case::Any, 0, "be been being"),
    (Class::STOP, Case::Any, 0, "; ! ? :"),
    (Class::BRACKET, Case::Any, 0, "( )"),
];
