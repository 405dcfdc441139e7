//! Who said what when: claims in the order in which they were said, by whoever says them.

use crate::article::{Precision, Published};
use crate::claim::{Claim, Filter, Sort, Status};
use crate::error::Result;
use crate::id::{ClaimId, PersonId};
use crate::library::Library;
use crate::person::Person;
use crate::storage;
use chrono::{DateTime, Datelike, Months, TimeDelta, Utc};
use std::collections::HashMap;

/// More claims than this have no place in one picture.
pub const MAX_CLAIMS: u32 = 2_000;

/// Claims by speaker and time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chronology {
    /// Whoever says something, by when they first said something; those of whom no date is known last.
    pub lanes: Vec<Lane>,
    /// Claims that fit and are beyond what one picture holds.
    pub left_out: u32,
}

/// One speaker's claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Who; `None` when nobody is known.
    pub speaker: Option<Person>,
    /// The words in place of the name; `None` when the name may be given.
    pub described: Option<String>,
    /// What they say, in order of time; what has no date comes last.
    pub said: Vec<Said>,
}

/// A claim at its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The claim.
    pub claim: ClaimId,
    /// What is asserted.
    pub statement: String,
    /// How far its checking has come.
    pub status: Status,
    /// When it was said; `None` when that is not known.
    pub when: Option<Published>,
}

/// The first moment at which something of that date may have been said and the first at which it may not any more, in UTC
/// milliseconds; the same moment twice where a time of the day is known.
pub fn stretch(date: &Published) -> (i64, i64) {
    let from = date.sort_ms();
    let end = DateTime::<Utc>::from_timestamp_millis(from).and_then(|start| match date.precision() {
        Precision::Year => start.with_year(start.year() + 1),
        Precision::Month => start.checked_add_months(Months::new(1)),
        Precision::Day => start.checked_add_signed(TimeDelta::days(1)),
        Precision::Local | Precision::Instant => Some(start),
    });
    (from, end.map_or(from, |end| end.timestamp_millis()))
}

/// Puts claims into lanes. Who may not be named has a lane under the description.
pub(crate) fn lanes(claims: impl IntoIterator<Item = (Claim, Option<Person>)>) -> Vec<Lane> {
    let mut places = HashMap::<(Option<PersonId>, Option<String>), usize>::new();
    let mut lanes: Vec<Lane> = Vec::new();
    for (claim, speaker) in claims {
        let key = (speaker.as_ref().map(|person| person.id), claim.described.clone());
        let at = *places.entry(key).or_insert_with(|| {
            lanes.push(Lane { speaker, described: claim.described, said: Vec::new() });
            lanes.len() - 1
        });
        let said =
            Said { claim: claim.id, statement: claim.statement, status: claim.status.checked.status, when: claim.said };
        lanes[at].said.push(said);
    }
    let time = |said: &Said| said.when.as_ref().map_or(i64::MAX, Published::sort_ms);
    for lane in &mut lanes {
        lane.said.sort_by_key(|said| (time(said), said.claim));
    }
    lanes.sort_by_key(|lane| lane.said.first().map(|said| (time(said), said.claim)));
    lanes
}

impl Library {
    /// The claims that fit, by speaker and time.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn chronology(&self, filter: &Filter) -> Result<Chronology> {
        let (total, listed) = self.list_claims(filter, Sort::Said, true, 0, MAX_CLAIMS)?;
        let left_out = total - listed.len() as u32;
        Ok(Chronology { lanes: lanes(listed.into_iter().map(|listed| (listed.claim, listed.speaker))), left_out })
    }
}

/// Whoever makes a claim, in the trash or not.
pub(crate) fn speaker_of(conn: &storage::Connection, claim: &Claim) -> Result<Option<Person>> {
    claim.speaker.map(|speaker| storage::person::get(conn, speaker)).transpose()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_date_stands_for_as_long_as_it_is_known() {
        let days = |text: &str| {
            let (from, to) = stretch(&text.parse().unwrap());
            (to - from) / 86_400_000
        };
        assert_eq!((days("2024"), days("2024-02"), days("2026-05-14"), days("2026-05-14 18:05")), (366, 29, 1, 0));
        assert_eq!(days("9999"), 365);
    }
}
