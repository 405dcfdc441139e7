//! Months, counted: the bars of a timeline.

use chrono::{DateTime, Datelike};
use std::collections::BTreeMap;
use std::fmt;

/// A month of the calendar, in UTC as the dates of a query are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month of a moment, in UTC milliseconds; `None` outside the years 1 to 9999.
    pub fn of(ms: i64) -> Option<Self> {
        let at = DateTime::from_timestamp_millis(ms)?;
        (1..=9999).contains(&at.year()).then(|| Self(at.year() * 12 + at.month0() as i32))
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

/// How many there are of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// The month.
    pub month: Month,
    /// How many.
    pub count: u32,
}

/// Counts moments by month.
#[derive(Debug, Default)]
pub(crate) struct Histogram {
    counts: BTreeMap<Month, u32>,
    /// Moments without a month.
    pub(crate) undated: u32,
}

impl Histogram {
    pub(crate) fn add(&mut self, month: Option<Month>) {
        match month {
            Some(month) => *self.counts.entry(month).or_default() += 1,
            None => self.undated += 1,
        }
    }

    /// The months that have any, in order.
    pub(crate) fn bars(self) -> Vec<Bar> {
        self.counts.into_iter().map(|(month, count)| Bar { month, count }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_lies_in_its_month() {
        let month = |ms| Month::of(ms).map(|month| month.to_string()).unwrap_or_default();
        assert_eq!(month(0), "1970-01");
        assert_eq!(month(-1), "1969-12");
        assert_eq!(month(1_551_398_400_000), "2019-03");
        assert_eq!(month(1_551_398_399_999), "2019-02");
        assert_eq!(month(i64::MAX), "");
    }
}
