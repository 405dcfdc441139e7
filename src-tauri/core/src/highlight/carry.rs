//! Passages follow when text is put back: what was inserted is known to the byte, so nothing has to be searched for.

use crate::anchor::Verdict;
use crate::document::{ByteRange, Insertion};
use crate::error::{Error, Result};
use crate::id::{ArticleId, DocumentId, HighlightId};
use crate::storage::{self, Tx};
use std::collections::HashMap;

/// Two documents of which one was made from the other.
struct Pair {
    base: (DocumentId, String),
    made: (DocumentId, String),
    inserted: Insertion,
}

/// Gives every passage of `article`, or only one, a place in each document that was made by putting text back and in the
/// document that it was made from, wherever it has none yet.
pub(crate) fn carry(tx: &mut Tx<'_>, article: ArticleId, only: Option<HighlightId>) -> Result<()> {
    let pairs = pairs(tx, article)?;
    if pairs.is_empty() {
        return Ok(());
    }
    let passages = match only {
        Some(one) => vec![one],
        None => storage::highlight::of_article(tx.conn(), article)?,
    };
    for passage in passages {
        let exact = storage::highlight::exact(tx.conn(), passage)?;
        let known = storage::highlight::anchors(tx.conn(), passage)?;
        let mut places: HashMap<_, _> = known.into_iter().map(|row| (row.document, (row.verdict, row.range))).collect();
        // To what came before, then to all that was made of it: so it gets to what was made beside its own document too.
        let back = pairs.iter().rev().map(|pair| (&pair.made, &pair.base, pair, false));
        let forth = pairs.iter().map(|pair| (&pair.base, &pair.made, pair, true));
        for ((from, _), (to, text), pair, is_forth) in back.chain(forth) {
            let Some((verdict, range)) = places.get(from).copied() else { continue };
            if places.contains_key(to) {
                continue;
            }
            let range =
                range.map(|range| if is_forth { pair.inserted.forth(range) } else { pair.inserted.back(range) });
            let place = judged(text, range, &exact, verdict);
            let uid = tx.uid();
            tx.add_anchor(uid, passage, *to, place.0, place.1)?;
            places.insert(*to, place);
        }
    }
    Ok(())
}

fn pairs(tx: &Tx<'_>, article: ArticleId) -> Result<Vec<Pair>> {
    let conn = tx.conn();
    let made = storage::capture::made_of_article(conn, article)?;
    made.into_iter()
        .map(|(id, from)| {
            let base = storage::capture::document(conn, from.base)?;
            let inserted = base.insertion(from.put_back as usize).ok_or_else(|| Error::Corrupt {
                path: "the library".into(),
                what: format!("document {id} is not document {} with left-out text put back", from.base),
            })?;
            Ok(Pair { base: (from.base, base.text), made: (id, storage::capture::text(conn, id)?), inserted })
        })
        .collect()
}

/// What became of a passage at `range` of `text`. Words that are not the ones that were marked are never called the same.
fn judged(text: &str, range: Option<ByteRange>, exact: &str, before: Verdict) -> (Verdict, Option<ByteRange>) {
    let words = range.and_then(|range| Some((range, text.get(range.start.0..range.end.0)?)));
    let Some((range, words)) = words.filter(|(_, words)| !words.trim().is_empty()) else {
        return (Verdict::Gone, None);
    };
    match before {
        _ if words != exact => {
            let start = range.start.0 + (words.len() - words.trim_start().len());
            (Verdict::Changed, Some(ByteRange::new(start, start + words.trim().len())))
        }
        Verdict::Moved => (Verdict::Moved, Some(range)),
        _ => (Verdict::Same, Some(range)),
    }
}
