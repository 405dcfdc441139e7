//! Passages follow into every document of their article, each from the nearest one in which its place is certain.
//!
//! Where text was put back, what was inserted is known to the byte and nothing has to be searched for; between versions the
//! words are followed ([`anchor::follow`]). What did not stay the same in a later version is put to the user.

use super::Review;
use crate::anchor::{self, Place, Verdict};
use crate::claim;
use crate::document::{ByteRange, Insertion};
use crate::error::{Error, Result};
use crate::id::{ArticleId, DocumentId, HighlightId};
use crate::storage::capture::Standing;
use crate::storage::{self, Tx};
use std::collections::BTreeMap;

/// Two documents of which one was made from the other, as places among the article's documents.
struct Pair {
    base: usize,
    made: usize,
    inserted: Insertion,
}

/// A passage, and where it stands in each document of the article in order; `None` where that is not known yet.
struct Followed {
    id: HighlightId,
    exact: String,
    /// The document that it was marked in, or the first of those that know it.
    origin: usize,
    anchors: Vec<Option<Anchor>>,
}

#[derive(Debug, Clone, Copy)]
struct Anchor {
    place: Place,
    review: Option<Review>,
}

/// Gives every passage of `article`, or only one, a place in each document of the article where it has none yet.
pub(crate) fn carry(tx: &mut Tx<'_>, article: ArticleId, only: Option<HighlightId>) -> Result<()> {
    let documents = storage::capture::all_documents(tx.conn(), article)?;
    let passages = match only {
        Some(one) => vec![one],
        None => storage::highlight::of_article(tx.conn(), article)?,
    };
    let mut missing = Vec::new();
    for passage in passages {
        let followed = read(tx, passage, &documents)?;
        if followed.anchors.iter().any(Option::is_none) {
            missing.push(followed);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let texts = documents.iter().map(|one| storage::capture::text(tx.conn(), one.id)).collect::<Result<Vec<_>>>()?;
    let pairs = pairs(tx, &documents)?;
    let is_made = |at: usize| pairs.iter().any(|pair| pair.made == at);
    let mut carrier = Carrier { tx, documents: &documents, texts: &texts, passages: missing };
    carrier.through_pairs(&pairs)?;
    carrier.through_versions(|at| !is_made(at))?;
    carrier.through_pairs(&pairs)?;
    carrier.through_versions(|_| true)
}

fn read(tx: &Tx<'_>, passage: HighlightId, documents: &[Standing]) -> Result<Followed> {
    let rows = storage::highlight::anchors(tx.conn(), passage)?;
    let index_of = |document: DocumentId| documents.iter().position(|one| one.id == document);
    let mut anchors = vec![None; documents.len()];
    for row in &rows {
        if let Some(at) = index_of(row.document) {
            anchors[at] = Some(Anchor { place: row.place, review: row.review });
        }
    }
    let origin = rows.iter().find_map(|row| index_of(row.document)).unwrap_or(0);
    Ok(Followed { id: passage, exact: storage::highlight::selector(tx.conn(), passage)?.exact, origin, anchors })
}

fn pairs(tx: &Tx<'_>, documents: &[Standing]) -> Result<Vec<Pair>> {
    let mut pairs = Vec::new();
    for (made, document) in documents.iter().enumerate() {
        let Some(from) = document.made_from else { continue };
        let Some(base) = documents.iter().position(|one| one.id == from.base) else { continue };
        let inserted = storage::capture::document(tx.conn(), from.base)?.insertion(from.put_back as usize);
        let inserted = inserted.ok_or_else(|| Error::Corrupt {
            path: "the library".into(),
            what: format!("document {} is not document {} with left-out text put back", document.id, from.base),
        })?;
        pairs.push(Pair { base, made, inserted });
    }
    Ok(pairs)
}

struct Carrier<'t, 'c, 'd> {
    tx: &'t mut Tx<'c>,
    documents: &'d [Standing],
    texts: &'d [String],
    passages: Vec<Followed>,
}

impl Carrier<'_, '_, '_> {
    fn set(&mut self, index: usize, at: usize, anchor: Anchor) -> Result<()> {
        let uid = self.tx.uid();
        let passage = &mut self.passages[index];
        self.tx.add_anchor(uid, passage.id, self.documents[at].id, anchor.place, anchor.review)?;
        passage.anchors[at] = Some(anchor);
        self.follow_seen(index, at)
    }

    /// Who has seen what became of the passage in an earlier document has seen it here, if the same words stand here.
    fn follow_seen(&mut self, passage: usize, to: usize) -> Result<()> {
        let followed = &self.passages[passage];
        let words = |at: usize| {
            let range = followed.anchors[at]?.place.range;
            Some(range.map_or("", |range| self.texts[at].get(range.start.0..range.end.0).unwrap_or_default()))
        };
        let is_news = followed.anchors[to]
            .is_some_and(|anchor| anchor.place.verdict == Verdict::Changed || anchor.place.verdict == Verdict::Gone);
        let earlier = (0..to).filter(|at| is_news && words(*at) == words(to));
        earlier
            .into_iter()
            .try_for_each(|at| claim::follow_seen(self.tx, followed.id, self.documents[at].id, self.documents[to].id))
    }

    /// To what came before, then to all that was made of it: so passages get to what was made beside their own document too.
    fn through_pairs(&mut self, pairs: &[Pair]) -> Result<()> {
        let back = pairs.iter().rev().map(|pair| (pair.made, pair.base, pair, false));
        let forth = pairs.iter().map(|pair| (pair.base, pair.made, pair, true));
        for (from, to, pair, is_forth) in back.chain(forth) {
            for index in 0..self.passages.len() {
                let passage = &self.passages[index];
                let (Some(known), None) = (passage.anchors[from], passage.anchors[to]) else { continue };
                // What is gone from one may be among the words that the other has more.
                let Some(range) = known.place.range else { continue };
                let range = if is_forth { pair.inserted.forth(range) } else { pair.inserted.back(range) };
                let place = judged(&self.texts[to], range, &passage.exact, known.place.verdict);
                self.set(index, to, Anchor { place, review: known.review })?;
            }
        }
        Ok(())
    }

    /// Outwards from where each passage was marked, all passages that come from one document in one go.
    fn through_versions(&mut self, is_wanted: impl Fn(usize) -> bool) -> Result<()> {
        let all = 0..self.documents.len();
        for to in all.clone() {
            self.carry_to(to, &is_wanted, |origin| origin < to)?;
        }
        for to in all.rev() {
            self.carry_to(to, &is_wanted, |origin| origin >= to)?;
        }
        Ok(())
    }

    fn carry_to(&mut self, to: usize, is_wanted: &impl Fn(usize) -> bool, is_of: impl Fn(usize) -> bool) -> Result<()> {
        let mut sources: BTreeMap<usize, Vec<(usize, ByteRange)>> = BTreeMap::new();
        let mut lost = Vec::new();
        for (index, passage) in self.passages.iter().enumerate() {
            if passage.anchors[to].is_some() || !is_wanted(to) || !is_of(passage.origin) {
                continue;
            }
            match passage.source(to) {
                Some((source, range)) => sources.entry(source).or_default().push((index, range)),
                None => lost.push(index),
            }
        }
        for (source, passages) in sources {
            let ranges: Vec<ByteRange> = passages.iter().map(|(_, range)| *range).collect();
            let places = anchor::follow(&self.texts[source], &self.texts[to], &ranges);
            for ((index, _), place) in passages.into_iter().zip(places) {
                let anchor = self.passages[index].reviewed(source, to, place);
                self.set(index, to, anchor)?;
            }
        }
        if lost.is_empty() {
            return Ok(());
        }
        let conn = self.tx.conn();
        let selectors = lost.iter().map(|index| storage::highlight::selector(conn, self.passages[*index].id));
        let places = anchor::find(&self.texts[to], &selectors.collect::<Result<Vec<_>>>()?);
        for (index, place) in lost.into_iter().zip(places) {
            let review = matches!(place.verdict, Verdict::Changed).then_some(Review::Open);
            self.set(index, to, Anchor { place, review })?;
        }
        Ok(())
    }
}

impl Anchor {
    /// Where the passage stands, if that is certain.
    fn settled(&self) -> Option<ByteRange> {
        self.place.range.filter(|_| !matches!(self.review, Some(Review::Open | Review::KeptOld)))
    }

    /// Whether the user said that it does not stand there any more.
    fn is_let_go(&self) -> bool {
        let is_gone = self.place.verdict == Verdict::Gone;
        self.review == Some(Review::KeptOld) || (is_gone && self.review == Some(Review::Accepted))
    }
}

impl Followed {
    /// The nearest document in which its place is certain, on the side of `to` where it was marked, or else on the other.
    fn source(&self, to: usize) -> Option<(usize, ByteRange)> {
        let settled = |at: usize| Some((at, self.anchors[at]?.settled()?));
        let before = || (0..to).rev().find_map(settled);
        let after = || (to + 1..self.anchors.len()).find_map(settled);
        if self.origin < to { before().or_else(after) } else { after().or_else(before) }
    }

    /// What becomes of it in `to`, where it was followed from `source`, and whether the user is asked.
    fn reviewed(&self, source: usize, to: usize, place: Place) -> Anchor {
        let from = self.anchors[source].expect("it was followed from there");
        let is_carried = matches!(place.verdict, Verdict::Same | Verdict::Moved);
        if is_carried {
            // The verdict is about the words that were marked, and the same words as other words are other words.
            return match from.place.verdict {
                Verdict::Changed => Anchor { place: Place { verdict: Verdict::Changed, ..place }, review: from.review },
                Verdict::Moved => Anchor { place: Place { verdict: Verdict::Moved, ..place }, review: None },
                _ => Anchor { place, review: None },
            };
        }
        // What the text was before the passage was marked is no news.
        if to < self.origin {
            return Anchor { place, review: None };
        }
        let between = self.anchors.get(source + 1..to).unwrap_or_default().iter().flatten();
        let is_let_go = between.into_iter().any(Anchor::is_let_go);
        Anchor { place, review: Some(if is_let_go { Review::KeptOld } else { Review::Open }) }
    }
}

/// What became of a passage at `range` of `text`. Words that are not the ones that were marked are never called the same.
fn judged(text: &str, range: ByteRange, exact: &str, before: Verdict) -> Place {
    let words = text.get(range.start.0..range.end.0).unwrap_or_default();
    if words.trim().is_empty() {
        return Place { verdict: Verdict::Gone, range: None };
    }
    if words == exact || (before != Verdict::Changed && anchor::is_same(exact, words)) {
        let verdict = if before == Verdict::Moved { Verdict::Moved } else { Verdict::Same };
        return Place { verdict, range: Some(range) };
    }
    let start = range.start.0 + (words.len() - words.trim_start().len());
    Place { verdict: Verdict::Changed, range: Some(ByteRange::new(start, start + words.trim().len())) }
}

/// Takes the places of all passages in `document` away, before it goes or moves to another article.
pub(crate) fn forget_places(tx: &mut Tx<'_>, document: DocumentId) -> Result<()> {
    let conn = tx.conn();
    let ids = storage::highlight::anchors_in(conn, document)?;
    ids.into_iter().try_for_each(|id| tx.delete(storage::Noun::Anchor, id))
}
