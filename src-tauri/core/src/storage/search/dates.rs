//! Stretches of time, as the index and the tables can answer them.

use super::super::Connection;
use super::facets::Facet;
use super::fts::{Fts, Table};
use super::view::{Bits, View};
use crate::error::Result;
use crate::search::Moments;
use chrono::{DateTime, Datelike};
use std::collections::HashMap;

/// Months of a range of dates that are asked of the index; a wider one fits so much that looking it up is as fast.
const MAX_MONTHS: i32 = 24;

/// When something about an article was changed, for articles: its note and those of its passages, its passages, its tags.
/// A tagging's time stands in its uid.
const EDITED: [&str; 3] = [
    "SELECT coalesce(n.article, h.article), n.edited_ms FROM note n LEFT JOIN highlight h ON h.id = n.highlight
     WHERE h.trashed_ms IS NULL AND coalesce(n.article, h.article) IS NOT NULL",
    "SELECT article, made_ms FROM highlight WHERE trashed_ms IS NULL",
    "SELECT coalesce(t.article, h.article), t.uid FROM tagging t LEFT JOIN highlight h ON h.id = t.highlight
     WHERE h.trashed_ms IS NULL",
];

/// The time in a UUIDv7 (RFC 9562, section 5.7), in UTC milliseconds.
fn made_ms(uid: &[u8]) -> i64 {
    uid.iter().take(6).fold(0, |ms, byte| (ms << 8) | i64::from(*byte))
}

/// The articles whose notes, passages or tags were last changed in a stretch of time.
pub(super) fn edited(conn: &Connection, view: View<'_>, moments: Moments) -> Result<Bits> {
    let mut last: HashMap<usize, i64> = HashMap::new();
    for sql in EDITED {
        let mut statement = conn.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let ms = match row.get_ref(1)? {
                rusqlite::types::ValueRef::Blob(uid) => made_ms(uid),
                value => value.as_i64().unwrap_or_default(),
            };
            if let Some(slot) = view.slot(row.get(0)?) {
                let known = last.entry(slot).or_insert(ms);
                *known = ms.max(*known);
            }
        }
    }
    let mut set = Bits::of(view.len());
    last.into_iter().filter(|(_, ms)| moments.has(*ms)).for_each(|(slot, _)| set.put(slot));
    Ok(set)
}

/// The months and years that a range of dates touches, when they are few.
pub(super) fn months(table: Table, moments: Moments) -> Option<Fts> {
    let date = |ms: i64| DateTime::from_timestamp_millis(ms).map(|date| date.year() * 12 + date.month0() as i32);
    let (first, last) = (date(moments.from_ms?)?, date(moments.until_ms?.checked_sub(1)?)?);
    if last < first || last - first >= MAX_MONTHS {
        return None;
    }
    let mut facets = Vec::new();
    let mut month = first;
    while month <= last {
        let (year, of_year) = (month.div_euclid(12), month.rem_euclid(12));
        let is_whole_year = of_year == 0 && month + 11 <= last;
        let facet = if is_whole_year { Facet::Year(year) } else { Facet::Month(year, of_year as u32 + 1) };
        facets.push(Fts::facet(table, facet.word()));
        month += if is_whole_year { 12 } else { 1 };
    }
    Some(if facets.len() == 1 { facets.remove(0) } else { Fts::Any(facets) })
}
