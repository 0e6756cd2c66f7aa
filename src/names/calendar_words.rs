//! Weekdays and months, which have capitals and are no part of a name.

/// Whether a name breaks off before a word with a capital: weekdays and months stand behind a name without a comma.
pub(super) fn is_calendar_word(word: &str) -> bool {
    matches!(
        word,
        "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday"
    ) || is_month(word)
}

/// Whether a word is a month, but for May, which is a verb and a name as often.
pub(super) fn is_month(word: &str) -> bool {
    matches!(
        word,
        "January"
            | "February"
            | "March"
            | "April"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
            | "Jan"
            | "Feb"
            | "Aug"
            | "Sept"
            | "Oct"
            | "Nov"
            | "Dec"
    )
}
