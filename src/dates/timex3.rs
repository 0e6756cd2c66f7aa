//! TIMEX3's value format.
