//! What the names of backups say: the library, day and time where the user is, what the copy was made for, and a mark that
//! tells libraries of one name apart. Every system takes them.

use crate::clock::Clock;
use chrono::{DateTime, NaiveDateTime};

/// What a copy was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// By itself, while the library was worked with: the ladder says how long it stays.
    Automatic,
    /// Because the user asked for it.
    ByHand,
    /// Before the file was brought up to that version.
    BeforeVersion(i64),
    /// Before the search index was made anew.
    BeforeRepair,
}

const ENDING: &str = ".clipfile";
const MOMENT: &str = "%Y-%m-%d %H.%M.%S";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What the name of a backup says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// The library's name.
    pub(super) stem: String,
    /// When it was made, where the user was.
    pub(super) at: NaiveDateTime,
    pub(super) occasion: Occasion,
    /// The end of the library's uid.
    pub(super) mark: String,
}

impl Name {
    /// The name for a copy that is made at a moment in UTC milliseconds.
    pub(super) fn new(stem: String, mark: String, occasion: Occasion, at_ms: i64, clock: &dyn Clock) -> Self {
        Self { stem, at: local(at_ms, i64::from(clock.offset_minutes(at_ms))), occasion, mark }
    }

    /// Reads a file's name; `None` when it is not that of a backup.
    pub(super) fn read(name: &str) -> Option<Self> {
        let mut parts = name.strip_suffix(ENDING)?.rsplitn(5, ' ');
        let mark = parts.next()?.to_owned();
        let occasion = Occasion::read(parts.next()?)?;
        let (time, day) = (parts.next()?, parts.next()?);
        let at = NaiveDateTime::parse_from_str(&format!("{day} {time}"), MOMENT).ok()?;
        Some(Self { stem: parts.next()?.to_owned(), at, occasion, mark })
    }

    /// When that was, in UTC milliseconds. Of two moments that a clock shows alike when summer time ends, the earlier.
    pub(super) fn at_ms(&self, clock: &dyn Clock) -> i64 {
        let shown_ms = self.at.and_utc().timestamp_millis();
        let offsets = [-DAY_MS, DAY_MS].map(|aside| i64::from(clock.offset_minutes(shown_ms + aside)));
        let moments = offsets.map(|minutes| shown_ms - minutes * 60_000);
        let is_then = |ms: &i64| local(*ms, i64::from(clock.offset_minutes(*ms))) == self.at;
        moments.into_iter().filter(is_then).min().unwrap_or(moments[0])
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{} {} {} {}{ENDING}", self.stem, self.at.format(MOMENT), self.occasion, self.mark)
    }
}

impl Occasion {
    fn read(word: &str) -> Option<Self> {
        match word {
            "automatic" => Some(Self::Automatic),
            "by-hand" => Some(Self::ByHand),
            "before-repair" => Some(Self::BeforeRepair),
            other => other.strip_prefix("before-version-")?.parse().ok().map(Self::BeforeVersion),
        }
    }
}

impl std::fmt::Display for Occasion {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Automatic => to.write_str("automatic"),
            Self::ByHand => to.write_str("by-hand"),
            Self::BeforeVersion(version) => write!(to, "before-version-{version}"),
            Self::BeforeRepair => to.write_str("before-repair"),
        }
    }
}

/// A moment as the user's clock shows it, to the second.
fn local(ms: i64, offset_minutes: i64) -> NaiveDateTime {
    let shown_s = ms.div_euclid(1000) + offset_minutes * 60;
    DateTime::from_timestamp_secs(shown_s).unwrap_or_default().naive_utc()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Copenhagen in the autumn of 2026: an hour less from 25 October, 01:00 UTC.
    struct Autumn;

    const CHANGE_MS: i64 = 1_792_890_000_000;

    impl Clock for Autumn {
        fn now_ms(&self) -> i64 {
            CHANGE_MS
        }

        fn offset_minutes(&self, at_ms: i64) -> i32 {
            if at_ms < CHANGE_MS { 120 } else { 60 }
        }
    }

    #[test]
    fn a_name_comes_back_with_all_it_says() {
        let occasions = [Occasion::Automatic, Occasion::ByHand, Occasion::BeforeVersion(12), Occasion::BeforeRepair];
        for occasion in occasions {
            for stem in ["Desk", "Harbour desk 2017", "Kopi af noter - 2"] {
                let name = Name::new(stem.to_owned(), "3f2a9c01".to_owned(), occasion, CHANGE_MS + 90_500, &Autumn);
                assert_eq!(Name::read(&name.to_string()), Some(name));
            }
        }
        let name = Name::new("Desk".to_owned(), "3f2a9c01".to_owned(), Occasion::Automatic, CHANGE_MS, &Autumn);
        assert_eq!(name.to_string(), "Desk 2026-10-25 02.00.00 automatic 3f2a9c01.clipfile");
    }

    #[test]
    fn other_files_are_no_backups() {
        let names = [
            "Desk.clipfile",
            "Desk 2026-10-25 02.00.00 automatic 3f2a9c01.zip",
            "Desk 2026-10-35 02.00.00 automatic 3f2a9c01.clipfile",
            "Desk 2026-10-25 02.00.00 perhaps 3f2a9c01.clipfile",
            "2026-10-25 02.00.00 automatic 3f2a9c01.clipfile",
            "Desk 2026-10-25 02.00.00 before-version-x 3f2a9c01.clipfile",
        ];
        for name in names {
            assert_eq!(Name::read(name), None, "{name}");
        }
    }

    #[test]
    fn the_moment_comes_back_also_where_the_clock_is_put_back() {
        let hour_ms = 3_600_000;
        for at_ms in [CHANGE_MS - 30 * hour_ms, CHANGE_MS - 2 * hour_ms, CHANGE_MS - hour_ms, CHANGE_MS + 30 * hour_ms]
        {
            let name = Name::new("Desk".to_owned(), "0".to_owned(), Occasion::ByHand, at_ms, &Autumn);
            assert_eq!(name.at_ms(&Autumn), at_ms);
        }
        let again = Name::new("Desk".to_owned(), "0".to_owned(), Occasion::ByHand, CHANGE_MS + hour_ms / 2, &Autumn);
        assert_eq!(again.at_ms(&Autumn), CHANGE_MS - hour_ms / 2, "the clock showed 02:30 twice");
    }
}
