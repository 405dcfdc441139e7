//! The time, handed in from outside so that tests can fix it.

use chrono::{DateTime, SecondsFormat};

/// Where the core gets the time from.
pub trait Clock: Send + Sync {
    /// Now, in UTC milliseconds since 1970-01-01T00:00:00Z.
    fn now_ms(&self) -> i64;

    /// Minutes that the user's local time is ahead of UTC at a moment in UTC milliseconds; summer time makes it differ.
    fn offset_minutes(&self, at_ms: i64) -> i32 {
        let _ = at_ms;
        0
    }
}

/// The months as they are called in English.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A moment in UTC milliseconds as ISO 8601, in UTC, to the second.
pub(crate) fn instant(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A clock that starts at a given moment and goes on by one second each time it is read.
#[derive(Debug)]
pub struct FixedClock(std::sync::atomic::AtomicI64);

impl FixedClock {
    /// A clock whose first reading is `start_ms`.
    pub fn starting_at(start_ms: i64) -> Self {
        Self(std::sync::atomic::AtomicI64::new(start_ms))
    }
}

impl Clock for FixedClock {
    fn now_ms(&self) -> i64 {
        self.0.fetch_add(1000, std::sync::atomic::Ordering::Relaxed)
    }
}
