//! Marking anew: the ends of a passage are moved, a passage is split, passages become one.
//!
//! What the user marks is what a passage says: its words and their surroundings follow its ends, and the journal keeps the
//! former ones. In every other document of the article it is looked for again, for a verdict on other words is worth
//! nothing.

use super::Passage;
use crate::anchor::{self, Place, Quote, QuoteError, Verdict};
use crate::claim;
use crate::document::{ByteOffset, ByteRange};
use crate::error::{Error, Result};
use crate::id::{DocumentId, HighlightId};
use crate::library::{Done, Library, Op};
use crate::note::Subject;
use crate::storage::highlight::NewHighlight;
use crate::storage::{self, Noun, Tx};
use std::collections::HashSet;

impl Library {
    /// Gives a passage the stretch `range` of the document on screen: its words, and those around, are the ones there now.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the range does not fit the document or holds no words, and when the passage does not stand
    /// in it or lies in the trash; [`Error::NotFound`].
    pub fn move_passage(&mut self, passage: HighlightId, shown: DocumentId, range: ByteRange) -> Result<Done<()>> {
        let document = self.read(|conn| storage::capture::document(conn, shown))?;
        let quote = anchor::describe(&document, range)?;
        self.transact(Op::MovePassage.of(1), |tx| {
            let present = standing(tx, passage, shown)?;
            if present.range == quote.range && present.passage.exact == quote.exact {
                return Ok(());
            }
            mark_anew(tx, passage, shown, &quote)?;
            super::carry(tx, present.passage.article, Some(passage))
        })
    }

    /// Splits a passage at positions of the document on screen and gives the parts in reading order. The first keeps the
    /// note; all keep colour and tags. Positions outside of the passage count for nothing.
    ///
    /// # Errors
    /// [`Error::Invalid`] when fewer than two parts have words, when a position cuts a character, and when the passage does
    /// not stand in the document or lies in the trash; [`Error::NotFound`].
    pub fn split_passage(
        &mut self,
        passage: HighlightId,
        shown: DocumentId,
        at: &[ByteOffset],
    ) -> Result<Done<Vec<HighlightId>>> {
        let document = self.read(|conn| storage::capture::document(conn, shown))?;
        self.transact(Op::SplitPassage.of(1), |tx| {
            let Standing { passage: whole, range } = standing(tx, passage, shown)?;
            let mut edges: Vec<ByteOffset> =
                at.iter().copied().filter(|at| *at > range.start && *at < range.end).collect();
            edges.extend([range.start, range.end]);
            edges.sort_unstable();
            edges.dedup();
            let mut parts = Vec::new();
            for edge in edges.windows(2) {
                match anchor::describe(&document, ByteRange { start: edge[0], end: edge[1] }) {
                    Ok(quote) => parts.push(quote),
                    Err(QuoteError::Empty) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            if parts.len() < 2 {
                return Err(Error::Invalid(
                    "there is nothing to split there; put the caret between two words of the passage".to_owned(),
                ));
            }
            let mut made = vec![passage];
            mark_anew(tx, passage, shown, &parts[0])?;
            for quote in &parts[1..] {
                let uid = tx.uid();
                let part = tx.insert_highlight(&NewHighlight {
                    uid,
                    article: whole.article,
                    colour: whole.colour,
                    exact: &quote.exact,
                    prefix: &quote.prefix,
                    suffix: &quote.suffix,
                    made_ms: whole.made_ms,
                    trashed_ms: None,
                })?;
                let uid = tx.uid();
                tx.add_anchor(uid, part, shown, Place { verdict: Verdict::Same, range: Some(quote.range) }, None)?;
                put_tags(tx, part, &whole.tags)?;
                made.push(part);
            }
            super::carry(tx, whole.article, None)?;
            Ok(made)
        })
    }

    /// Makes one passage of several: it reaches from the first word of all to the last, is the first of them with its
    /// colour, and has the tags of all and their notes one below the other; claims that rest on one of them rest on it. The
    /// others go to the trash as they are.
    ///
    /// # Errors
    /// [`Error::Invalid`] for fewer than two, and when one does not stand in the document or lies in the trash;
    /// [`Error::NotFound`].
    pub fn merge_passages(&mut self, passages: &[HighlightId], shown: DocumentId) -> Result<Done<HighlightId>> {
        let mut seen = HashSet::new();
        let several: Vec<HighlightId> = passages.iter().copied().filter(|passage| seen.insert(*passage)).collect();
        if several.len() < 2 {
            return Err(Error::Invalid("choose two passages or more to make one of them".to_owned()));
        }
        let document = self.read(|conn| storage::capture::document(conn, shown))?;
        self.transact(Op::MergePassages.of(several.len()), |tx| {
            let mut all: Vec<Standing> =
                several.iter().map(|passage| standing(tx, *passage, shown)).collect::<Result<_>>()?;
            all.sort_by_key(|one| (one.range.start, one.range.end, one.passage.id));
            let range = all.iter().skip(1).fold(all[0].range, |whole, one| ByteRange {
                start: whole.start.min(one.range.start),
                end: whole.end.max(one.range.end),
            });
            let quote = anchor::describe(&document, range)?;
            let (first, article) = (all[0].passage.id, all[0].passage.article);
            mark_anew(tx, first, shown, &quote)?;
            for one in &all[1..] {
                put_tags(tx, first, &one.passage.tags)?;
                claim::follow_merge(tx, one.passage.id, first)?;
                let now_ms = Some(tx.now_ms());
                tx.update(Noun::Highlight, one.passage.id.0, &[("trashed_ms", &now_ms)])?;
            }
            tx.set_note(Subject::Highlight(first), &joined(all.iter().map(|one| one.passage.note.as_str())))?;
            super::carry(tx, article, Some(first))?;
            Ok(first)
        })
    }
}

/// A passage that stands in a document.
struct Standing {
    passage: Passage,
    range: ByteRange,
}

/// The passage, with its place in `shown`.
fn standing(tx: &Tx<'_>, id: HighlightId, shown: DocumentId) -> Result<Standing> {
    let passage = storage::highlight::get(tx.conn(), id)?;
    if passage.trashed_ms.is_some() {
        return Err(Error::Invalid("the passage is in the trash; bring it back first".to_owned()));
    }
    let anchors = storage::highlight::anchors(tx.conn(), id)?;
    let range = anchors.into_iter().find(|anchor| anchor.document == shown).and_then(|anchor| anchor.place.range);
    match range {
        Some(range) => Ok(Standing { passage, range }),
        None => {
            Err(Error::Invalid("the passage does not stand in this text; open the version it was marked in".into()))
        }
    }
}

/// Gives a passage other words. Its places in other documents were those of the old ones: it is looked for there again.
fn mark_anew(tx: &mut Tx<'_>, id: HighlightId, shown: DocumentId, quote: &Quote) -> Result<()> {
    tx.update(Noun::Highlight, id.0, &[("exact", &quote.exact), ("prefix", &quote.prefix), ("suffix", &quote.suffix)])?;
    for anchor in storage::highlight::anchors(tx.conn(), id)? {
        if anchor.document == shown {
            tx.set_anchor(anchor.id, Place { verdict: Verdict::Same, range: Some(quote.range) }, None)?;
        } else {
            tx.delete(Noun::Anchor, anchor.id)?;
        }
    }
    Ok(())
}

fn put_tags(tx: &mut Tx<'_>, passage: HighlightId, paths: &[String]) -> Result<()> {
    for path in paths {
        if let Some(tag) = storage::tag::find(tx.conn(), path)? {
            tx.add_tagging(tag, Subject::Highlight(passage))?;
        }
    }
    Ok(())
}

/// The notes one below the other; the same note is not written twice.
fn joined<'n>(notes: impl Iterator<Item = &'n str>) -> String {
    let mut seen = HashSet::new();
    let kept: Vec<&str> = notes.filter(|note| !note.trim().is_empty() && seen.insert(note.trim())).collect();
    kept.join("\n\n")
}
