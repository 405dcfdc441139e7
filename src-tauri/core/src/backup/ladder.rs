//! Which copies stay: the newest of each of the last days, weeks and months on which there is one. Pure; removes nothing.

use super::{Backup, Occasion};
use chrono::Datelike;
use std::collections::BTreeSet;

/// How many days, weeks and months have a copy that was made by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ladder {
    /// Days.
    pub daily: u32,
    /// Weeks, from Monday to Sunday (ISO 8601).
    pub weekly: u32,
    /// Months.
    pub monthly: u32,
}

impl Default for Ladder {
    /// A slip is found within days, a wrong turn within weeks; what was there half a year ago is there too.
    fn default() -> Self {
        Self { daily: 7, weekly: 4, monthly: 6 }
    }
}

/// For what a copy stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rungs {
    /// It is that of its day.
    pub daily: bool,
    /// It is that of its week.
    pub weekly: bool,
    /// It is that of its month.
    pub monthly: bool,
}

impl Rungs {
    /// Whether it stays for anything.
    pub fn is_any(self) -> bool {
        self.daily || self.weekly || self.monthly
    }
}

impl Ladder {
    /// For what each of `backups` stays; they come newest first. Only those that were made by themselves stand on the ladder,
    /// and the newest of them always stays.
    pub fn rungs(&self, backups: &[Backup]) -> Vec<Rungs> {
        let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let rungs = |backup: &Backup| {
            if backup.occasion != Occasion::Automatic {
                return Rungs::default();
            }
            let (day, week) = (backup.day, backup.day.iso_week());
            Rungs {
                daily: take(&mut days, day, self.daily.max(1)),
                weekly: take(&mut weeks, (week.year(), week.week()), self.weekly),
                monthly: take(&mut months, (day.year(), day.month()), self.monthly),
            }
        };
        backups.iter().map(rungs).collect()
    }

    /// Those that nothing keeps any more; they come newest first.
    pub(super) fn outgrown<'b>(&self, backups: &'b [Backup]) -> Vec<&'b Backup> {
        let rungs = self.rungs(backups);
        let all = backups.iter().zip(rungs);
        all.filter(|(backup, rungs)| backup.occasion == Occasion::Automatic && !rungs.is_any())
            .map(|(backup, _)| backup)
            .collect()
    }
}

/// Whether this is the first of its period, and there are not `most` periods before it.
fn take<P: Ord>(taken: &mut BTreeSet<P>, period: P, most: u32) -> bool {
    (taken.len() as u64) < u64::from(most) && taken.insert(period)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use chrono::NaiveDate;

    fn made(day: NaiveDate, hour: i64, occasion: Occasion) -> Backup {
        let at_ms = day.and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp_millis() + hour * 3_600_000;
        Backup { path: format!("{day} {hour}").into(), at_ms, day, occasion, bytes: 1 }
    }

    /// A copy on each of the last `days` days up to 23 November 2026, a Monday; newest first.
    fn each_day(days: u64) -> Vec<Backup> {
        let last = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        (0..days).map(|ago| made(last - chrono::Days::new(ago), 9, Occasion::Automatic)).collect()
    }

    fn kept(ladder: Ladder, backups: &[Backup]) -> Vec<String> {
        let rungs = ladder.rungs(backups);
        backups
            .iter()
            .zip(rungs)
            .filter(|(_, rungs)| rungs.is_any())
            .map(|(backup, _)| backup.day.to_string())
            .collect()
    }

    #[test]
    fn days_weeks_and_months_have_one_each() {
        let ladder = Ladder { daily: 3, weekly: 3, monthly: 3 };
        let expected = ["2026-11-23", "2026-11-22", "2026-11-21", "2026-11-15", "2026-10-31", "2026-09-30"];
        assert_eq!(kept(ladder, &each_day(400)), expected);
        let first = ladder.rungs(&each_day(400))[0];
        assert_eq!(first, Rungs { daily: true, weekly: true, monthly: true });
        assert_eq!(ladder.outgrown(&each_day(400)).len(), 394);
    }

    #[test]
    fn walking_the_ladder_day_by_day_keeps_what_looking_back_would() {
        let ladder = Ladder::default();
        let mut there: Vec<Backup> = Vec::new();
        for today in each_day(400).into_iter().rev() {
            there.insert(0, today);
            let gone: Vec<_> = ladder.outgrown(&there).into_iter().cloned().collect();
            there.retain(|backup| !gone.contains(backup));
            assert!(there.len() <= 7 + 4 + 6);
        }
        assert_eq!(kept(ladder, &there), kept(ladder, &each_day(400)));
    }

    #[test]
    fn the_newest_and_what_was_made_for_a_reason_always_stay() {
        let nothing = Ladder { daily: 0, weekly: 0, monthly: 0 };
        assert_eq!(kept(nothing, &each_day(9)), ["2026-11-23"]);
        let day = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
        let for_reasons = [Occasion::ByHand, Occasion::BeforeVersion(2), Occasion::BeforeRepair];
        let mut all = each_day(2);
        all.extend(for_reasons.map(|occasion| made(day, 9, occasion)));
        let gone = nothing.outgrown(&all);
        assert_eq!(gone, [&all[1]]);
    }

    #[test]
    fn of_two_on_one_day_the_later_stays() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let both = [made(day, 17, Occasion::Automatic), made(day, 9, Occasion::Automatic)];
        assert_eq!(Ladder::default().outgrown(&both), [&both[1]]);
    }
}
