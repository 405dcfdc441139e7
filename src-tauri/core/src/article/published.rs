//! A publication date that keeps its own precision: a year is not the first of January.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, SecondsFormat, TimeZone, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day.
    Day,
    /// The minute or second, without a zone.
    Local,
    /// The minute or second, with a zone.
    Instant,
}

/// A date of ISO 8601, no more precise than its source: `2017`, `2017-06`, `2017-06-01`, `2017-06-01T18:05`,
/// `2017-06-01T18:05:00+02:00`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Published {
    text: String,
    precision: Precision,
    sort_ms: i64,
}

/// The text is none of the forms of [`Published`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date such as 2017, 2017-06, 2017-06-01 or 2017-06-01T18:05+02:00")]
pub struct NotADate(String);

impl Published {
    /// A day. `None` when there is no such day.
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(|date| date.to_string().parse().ok())
    }

    /// How much of it is known.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Its first moment, in UTC milliseconds, to sort by; a date without a zone is taken as UTC.
    pub fn sort_ms(&self) -> i64 {
        self.sort_ms
    }

    /// The ISO 8601 text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for Published {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let text = text.trim();
        let made = |text: String, precision, start: NaiveDateTime| Self {
            text,
            precision,
            sort_ms: Utc.from_utc_datetime(&start).timestamp_millis(),
        };
        let first_of = |year: i32, month: u32, day: u32| {
            NaiveDate::from_ymd_opt(year, month, day)
                .filter(|date| (1..=9999).contains(&date.year()))
                .and_then(|date| date.and_hms_opt(0, 0, 0))
        };
        let digits = |part: &str, len: usize| {
            (part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<u32>().ok())
                .flatten()
        };
        let parts: Vec<&str> = text.split('-').collect();
        let found = match parts.as_slice() {
            [year] => digits(year, 4)
                .and_then(|year| first_of(year as i32, 1, 1))
                .map(|start| made(text.to_owned(), Precision::Year, start)),
            [year, month] => digits(year, 4)
                .zip(digits(month, 2))
                .and_then(|(year, month)| first_of(year as i32, month, 1))
                .map(|start| made(text.to_owned(), Precision::Month, start)),
            [year, month, day] if !day.contains(['T', ' ']) => digits(year, 4)
                .zip(digits(month, 2))
                .zip(digits(day, 2))
                .and_then(|((year, month), day)| first_of(year as i32, month, day))
                .map(|start| made(text.to_owned(), Precision::Day, start)),
            _ => parse_instant(text)
                .map(|at| made(at.to_rfc3339_opts(SecondsFormat::Secs, true), Precision::Instant, at.naive_utc()))
                .or_else(|| {
                    parse_local(text).map(|at| made(at.format("%Y-%m-%dT%H:%M:%S").to_string(), Precision::Local, at))
                }),
        };
        found.ok_or_else(|| NotADate(text.chars().take(60).collect()))
    }
}

fn parse_instant(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok().or_else(|| {
        ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%dT%H:%M%z", "%Y-%m-%d %H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S%.f %z"]
            .iter()
            .find_map(|form| DateTime::parse_from_str(&text.replace('Z', "+0000"), form).ok())
    })
}

fn parse_local(text: &str) -> Option<NaiveDateTime> {
    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<Published> for String {
    fn from(date: Published) -> Self {
        date.text
    }
}

impl TryFrom<String> for Published {
    type Error = NotADate;
    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, Precision)>) {
        let found = text.parse::<Published>().ok();
        assert_eq!(found.as_ref().map(|date| (date.as_str(), date.precision())), expected, "{text}");
    }

    #[test]
    fn a_date_keeps_its_precision() {
        check("2017", Some(("2017", Precision::Year)));
        check("2017-06", Some(("2017-06", Precision::Month)));
        check("2017-06-01", Some(("2017-06-01", Precision::Day)));
        check("2017-06-01T18:05", Some(("2017-06-01T18:05:00", Precision::Local)));
        check("2017-06-01T18:05:09+02:00", Some(("2017-06-01T18:05:09+02:00", Precision::Instant)));
        check("2017-06-01T18:05:09.250Z", Some(("2017-06-01T18:05:09Z", Precision::Instant)));
        check("2017-06-01T18:05+0200", Some(("2017-06-01T18:05:00+02:00", Precision::Instant)));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "17",
            "2017-13",
            "2017-02-30",
            "June 2017",
            "0000",
            "2017-6-1",
            "2017-06-01T25:00",
            "9".repeat(400).as_str(),
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_date_sorts_by_its_first_moment() {
        let at = |text: &str| text.parse::<Published>().unwrap_or_else(|error| panic!("{error}")).sort_ms();
        assert!(at("2017") < at("2017-06"));
        assert!(at("2017-06-01T18:05+02:00") < at("2017-06-01T17:00Z"));
    }
}
