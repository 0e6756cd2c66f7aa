//! Lengths of time.

/// A length of time: amounts of units, the longest unit first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Duration {
    parts: Vec<(Amount, Unit)>,
}

/// How many of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Amount {
    /// A number, in thousandths: 2500 is two and a half.
    Thousandths(u64),
    /// Not said, which TIMEX3 writes as `X`: "a few", "several".
    Unsaid,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
    /// A year.
    Year,
    /// Three months.
    Quarter,
    /// A month.
    Month,
    /// Seven days.
    Week,
    /// Two days.
    Weekend,
    /// A day.
    Day,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

impl Amount {
    /// A whole number.
    pub fn whole(count: u32) -> Self {
        Self::Thousandths(u64::from(count) * 1000)
    }
}

impl Unit {
    /// All units, the longest first.
    pub const ALL: [Self; 11] = [
        Self::Century,
        Self::Decade,
        Self::Year,
        Self::Quarter,
        Self::Month,
        Self::Week,
        Self::Weekend,
        Self::Day,
        Self::Hour,
        Self::Minute,
        Self::Second,
    ];

    /// Whether TIMEX3 writes it after the `T`.
    pub fn is_clock(self) -> bool {
        self >= Self::Hour
    }

    /// TIMEX3's letters. Months and minutes share one: the `T` parts them.
    pub fn timex3(self) -> &'static str {
        match self {
            Self::Century => "CE",
            Self::Decade => "DE",
            Self::Year => "Y",
            Self::Quarter => "Q",
            Self::Month | Self::Minute => "M",
            Self::Week => "W",
            Self::Weekend => "WE",
            Self::Day => "D",
            Self::Hour => "H",
            Self::Second => "S",
        }
    }

    /// The word for one of it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Century => "century",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
            Self::Weekend => "weekend",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
        }
    }
}

impl Duration {
    /// A length of one amount.
    pub fn of(amount: Amount, unit: Unit) -> Self {
        Self {
            parts: vec![(amount, unit)],
        }
    }

    /// A length of several amounts, in any order; `None` without any, or with a unit twice.
    pub fn new(mut parts: Vec<(Amount, Unit)>) -> Option<Self> {
        parts.sort_by_key(|(_, unit)| *unit);
        let distinct = parts.windows(2).all(|pair| pair[0].1 != pair[1].1);
        (!parts.is_empty() && distinct).then_some(Self { parts })
    }

    /// Its amounts, the longest unit first; never empty.
    pub fn parts(&self) -> &[(Amount, Unit)] {
        &self.parts
    }
}
