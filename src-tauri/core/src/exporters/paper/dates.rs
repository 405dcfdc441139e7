//! Dates in words, as precise as they are known.

use crate::article::{Precision, Published};
use crate::clock::MONTHS;
use chrono::{DateTime, Datelike, NaiveDate};

/// A date such as "14 May 2026", "May 2026" or "2026".
pub(crate) fn date_words(date: &Published) -> String {
    let text = date.as_str();
    let year = text.get(..4).unwrap_or(text);
    let month = text.get(5..7).and_then(|month| month.parse::<usize>().ok()).and_then(|month| MONTHS.get(month - 1));
    let day = text.get(8..10).and_then(|day| day.parse::<u32>().ok());
    match (date.precision(), month, day) {
        (Precision::Year, ..) | (_, None, _) => year.to_owned(),
        (Precision::Month, Some(month), _) | (_, Some(month), None) => format!("{month} {year}"),
        (_, Some(month), Some(day)) => format!("{day} {month} {year}"),
    }
}

/// The day of a moment in UTC milliseconds, where local time is `offset_minutes` ahead.
pub(crate) fn day_words(at_ms: i64, offset_minutes: i32) -> String {
    let local = at_ms.saturating_add(i64::from(offset_minutes) * 60_000);
    let date: NaiveDate = DateTime::from_timestamp_millis(local).unwrap_or_default().date_naive();
    format!("{} {} {}", date.day(), MONTHS[date.month0() as usize], date.year())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_is_known() {
        let words = |text: &str| date_words(&text.parse().unwrap());
        assert_eq!(words("2026"), "2026");
        assert_eq!(words("2026-05"), "May 2026");
        assert_eq!(words("2026-05-04"), "4 May 2026");
        assert_eq!(words("2026-05-14T18:05:00+02:00"), "14 May 2026");
        assert_eq!(day_words(0, 0), "1 January 1970");
        assert_eq!(day_words(0, -60), "31 December 1969");
    }
}
