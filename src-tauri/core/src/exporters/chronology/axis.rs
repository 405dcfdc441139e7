//! The line of time: which moments get a line and a label.

use crate::clock::MONTHS;
use chrono::{DateTime, Datelike, TimeZone, Timelike, Utc};

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;
/// The first Monday after the epoch.
const MONDAY_MS: i64 = 4 * DAY_MS;
/// More labels than this stand too close.
const MAX_TICKS: i64 = 9;

/// How far the labels are from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Hours(i64),
    Days(i64),
    Weeks(i64),
    Months(i64),
    Years(i64),
}

const STEPS: &[Step] = &[
    Step::Hours(1),
    Step::Hours(3),
    Step::Hours(6),
    Step::Hours(12),
    Step::Days(1),
    Step::Days(2),
    Step::Weeks(1),
    Step::Weeks(2),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(25),
    Step::Years(50),
    Step::Years(100),
    Step::Years(250),
    Step::Years(1000),
];

impl Step {
    /// About how long it is, in milliseconds.
    fn length_ms(self) -> i64 {
        match self {
            Self::Hours(count) => count * HOUR_MS,
            Self::Days(count) => count * DAY_MS,
            Self::Weeks(count) => 7 * count * DAY_MS,
            Self::Months(count) => 30 * count * DAY_MS,
            Self::Years(count) => 365 * count * DAY_MS,
        }
    }

    /// The moments from `from_ms` to `to_ms` that it marks.
    fn moments(self, from_ms: i64, to_ms: i64) -> Vec<i64> {
        let every = |length: i64, origin: i64| {
            let (first, last) = ((from_ms - origin).div_euclid(length), (to_ms - origin).div_euclid(length));
            (first..=last).map(|at| origin + at * length).filter(|at| *at >= from_ms).collect()
        };
        let months = |count: i64| {
            let start = DateTime::<Utc>::from_timestamp_millis(from_ms).unwrap_or_default();
            let first = (i64::from(start.year()) * 12 + i64::from(start.month0())).div_euclid(count);
            (first..)
                .map_while(|at| {
                    let month = at * count;
                    let year = i32::try_from(month.div_euclid(12)).ok()?;
                    let date = Utc.with_ymd_and_hms(year, month.rem_euclid(12) as u32 + 1, 1, 0, 0, 0).single()?;
                    Some(date.timestamp_millis())
                })
                .take_while(|at| *at <= to_ms)
                .filter(|at| *at >= from_ms)
                .collect()
        };
        match self {
            Self::Hours(count) => every(count * HOUR_MS, 0),
            Self::Days(count) => every(count * DAY_MS, 0),
            Self::Weeks(count) => every(7 * count * DAY_MS, MONDAY_MS),
            Self::Months(count) => months(count),
            Self::Years(count) => months(12 * count),
        }
    }

    fn label(self, at_ms: i64) -> String {
        let at = DateTime::<Utc>::from_timestamp_millis(at_ms).unwrap_or_default();
        let month = MONTHS[at.month0() as usize];
        match self {
            Self::Hours(_) => format!("{} {} {:02}:{:02}", at.day(), &month[..3], at.hour(), at.minute()),
            Self::Days(_) | Self::Weeks(_) => format!("{} {} {}", at.day(), &month[..3], at.year()),
            Self::Months(_) => format!("{} {}", &month[..3], at.year()),
            Self::Years(_) => at.year().to_string(),
        }
    }
}

/// The moments between two that get a label, in UTC milliseconds.
pub(super) fn ticks(from_ms: i64, to_ms: i64) -> Vec<(i64, String)> {
    let span = to_ms - from_ms;
    let fits = |step: &&Step| span <= MAX_TICKS * step.length_ms();
    let step = STEPS.iter().find(fits).copied().unwrap_or(Step::Years(1000));
    step.moments(from_ms, to_ms).into_iter().map(|at| (at, step.label(at))).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn labels(from: &str, to: &str) -> Vec<String> {
        let ms = |text: &str| text.parse::<crate::article::Published>().unwrap().sort_ms();
        ticks(ms(from), ms(to)).into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn labels_are_as_fine_as_there_is_room_for() {
        assert_eq!(labels("2026-05-14 16:30", "2026-05-14 18:10"), ["14 May 17:00", "14 May 18:00"]);
        let days = labels("2026-05-13", "2026-05-16");
        assert_eq!((days.len(), days[1].as_str()), (7, "13 May 12:00"), "{days:?}");
        assert_eq!(labels("2026-04-20", "2026-05-25").first().unwrap(), "20 Apr 2026");
        assert_eq!(labels("2025-11-15", "2026-04-15"), ["Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026"]);
        assert_eq!(labels("1978", "2026"), ["1980", "1990", "2000", "2010", "2020"]);
        assert!(labels("0001", "9999").len() < 10);
    }
}
