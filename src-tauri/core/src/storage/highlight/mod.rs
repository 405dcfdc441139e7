//! Passages and their anchors.

use super::capture::{NEWEST_FIRST, uid};
use super::{Connection, Noun, Tx};
use crate::anchor::{Place, Quote, Selector, Verdict};
use crate::document::ByteRange;
use crate::error::{Error, Result};
use crate::highlight::{Colour, ColourNames, Passage, Review};
use crate::id::{ArticleId, DocumentId, HighlightId, Uid};
use crate::note::NoteOn;
use rusqlite::{OptionalExtension, Row};

/// The columns of a passage with its anchor (`h` and `n`).
const COLUMNS: &str = "h.id, h.uid, h.article, h.colour, h.exact, h.prefix, h.suffix, h.made_ms, h.trashed_ms, \
                       n.verdict, n.start_byte, n.end_byte, n.review";

/// An anchor as it is stored.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AnchorRow {
    pub(crate) id: i64,
    pub(crate) uid: Uid,
    pub(crate) document: DocumentId,
    pub(crate) place: Place,
    pub(crate) review: Option<Review>,
}

/// A passage that brings its identity and times from elsewhere.
pub(crate) struct NewHighlight<'a> {
    pub(crate) uid: Uid,
    pub(crate) article: ArticleId,
    pub(crate) colour: Colour,
    pub(crate) exact: &'a str,
    pub(crate) prefix: &'a str,
    pub(crate) suffix: &'a str,
    pub(crate) made_ms: i64,
    pub(crate) trashed_ms: Option<i64>,
}

impl Tx<'_> {
    /// Adds a passage without a place; [`Tx::add_anchor`] gives it one.
    pub(crate) fn insert_highlight(&mut self, new: &NewHighlight<'_>) -> Result<HighlightId> {
        let id = self.insert_as(
            Noun::Highlight,
            new.uid,
            &[
                ("article", &new.article.0),
                ("colour", &new.colour.name()),
                ("exact", &new.exact),
                ("prefix", &new.prefix),
                ("suffix", &new.suffix),
                ("made_ms", &new.made_ms),
                ("trashed_ms", &new.trashed_ms),
            ],
        )?;
        Ok(HighlightId(id))
    }

    /// Marks `quote`, which stands in `document`.
    pub(crate) fn add_highlight(
        &mut self,
        article: ArticleId,
        document: DocumentId,
        quote: &Quote,
        colour: Colour,
    ) -> Result<HighlightId> {
        let highlight = self.insert(
            Noun::Highlight,
            &[
                ("article", &article.0),
                ("colour", &colour.name()),
                ("exact", &quote.exact),
                ("prefix", &quote.prefix),
                ("suffix", &quote.suffix),
                ("made_ms", &self.now_ms()),
            ],
        )?;
        let uid = self.uid();
        let place = Place { verdict: Verdict::Same, range: Some(quote.range) };
        self.add_anchor(uid, HighlightId(highlight), document, place, None)?;
        Ok(HighlightId(highlight))
    }

    pub(crate) fn add_anchor(
        &mut self,
        uid: Uid,
        highlight: HighlightId,
        document: DocumentId,
        place: Place,
        review: Option<Review>,
    ) -> Result<()> {
        self.insert_as(
            Noun::Anchor,
            uid,
            &[
                ("highlight", &highlight.0),
                ("document", &document.0),
                ("start_byte", &place.range.map(|range| range.start.0 as i64)),
                ("end_byte", &place.range.map(|range| range.end.0 as i64)),
                ("verdict", &place.verdict.name()),
                ("review", &review.map(Review::name)),
            ],
        )?;
        Ok(())
    }

    /// Gives a passage another place in a document, or what the user says of it.
    pub(crate) fn set_anchor(&mut self, id: i64, place: Place, review: Option<Review>) -> Result<bool> {
        self.update(
            Noun::Anchor,
            id,
            &[
                ("start_byte", &place.range.map(|range| range.start.0 as i64)),
                ("end_byte", &place.range.map(|range| range.end.0 as i64)),
                ("verdict", &place.verdict.name()),
                ("review", &review.map(Review::name)),
            ],
        )
    }

    /// Gives a colour a name; an empty one takes it off.
    pub(crate) fn set_colour_name(&mut self, colour: Colour, name: &str) -> Result<()> {
        let present: Option<i64> = self
            .conn()
            .prepare_cached("SELECT id FROM colour_name WHERE colour = ?1")?
            .query_row([colour.name()], |row| row.get(0))
            .optional()?;
        match (present, name.is_empty()) {
            (None, true) => Ok(()),
            (Some(id), true) => self.delete(Noun::ColourName, id),
            (Some(id), false) => self.update(Noun::ColourName, id, &[("name", &name)]).map(drop),
            (None, false) => {
                let uid = self.uid();
                self.add_colour_name(uid, colour, name)
            }
        }
    }

    pub(crate) fn add_colour_name(&mut self, uid: Uid, colour: Colour, name: &str) -> Result<()> {
        self.insert_as(Noun::ColourName, uid, &[("colour", &colour.name()), ("name", &name)])?;
        Ok(())
    }
}

/// The names of the colours, with the identity of each.
pub(crate) fn colour_name_rows(conn: &Connection) -> Result<Vec<(Uid, Colour, String)>> {
    let mut statement = conn.prepare_cached("SELECT uid, colour, name FROM colour_name ORDER BY uid")?;
    let mut rows = statement.query([])?;
    let mut names = Vec::new();
    while let Some(row) = rows.next()? {
        let colour: String = row.get(1)?;
        let colour = Colour::named(&colour).ok_or_else(|| Error::corrupt(format!("colour “{colour}”")))?;
        names.push((uid(row, 0)?, colour, row.get(2)?));
    }
    Ok(names)
}

/// The names of the colours.
pub(crate) fn colour_names(conn: &Connection) -> Result<ColourNames> {
    Ok(ColourNames(colour_name_rows(conn)?.into_iter().map(|(_, colour, name)| (colour, name)).collect()))
}

/// The passages of a document outside the trash, in reading order; what is gone comes last.
pub(crate) fn of_document(conn: &Connection, document: DocumentId) -> Result<Vec<Passage>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM anchor n JOIN highlight h ON h.id = n.highlight
         WHERE n.document = ?1 AND h.trashed_ms IS NULL
         ORDER BY n.start_byte IS NULL, n.start_byte, n.end_byte, h.id"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([document.0])?;
    let mut passages = Vec::new();
    while let Some(row) = rows.next()? {
        passages.push(from_row(conn, row)?);
    }
    Ok(passages)
}

/// One passage, as it stands in the document that is shown of its article, or else the newest that knows it.
pub(crate) fn get(conn: &Connection, id: HighlightId) -> Result<Passage> {
    let sql = format!(
        "SELECT {COLUMNS} FROM highlight h JOIN anchor n ON n.highlight = h.id
         JOIN document d ON d.id = n.document JOIN capture c ON c.id = d.capture WHERE h.id = ?1
         ORDER BY d.withdrawn, c.withdrawn, {NEWEST_FIRST}, d.id DESC LIMIT 1"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([id.0])?;
    match rows.next()? {
        Some(row) => from_row(conn, row),
        None => Err(Error::NotFound(format!("passage {id}"))),
    }
}

fn from_row(conn: &Connection, row: &Row<'_>) -> Result<Passage> {
    let id = HighlightId(row.get(0)?);
    let (colour, verdict): (String, String) = (row.get(3)?, row.get(9)?);
    let (start, end): (Option<i64>, Option<i64>) = (row.get(10)?, row.get(11)?);
    let review = review_named(row.get(12)?)?;
    let range = start.zip(end).map(|(start, end)| ByteRange::new(start as usize, end as usize));
    let note = super::note::get(conn, NoteOn::Highlight(id))?;
    Ok(Passage {
        id,
        uid: uid(row, 1)?,
        article: ArticleId(row.get(2)?),
        colour: Colour::named(&colour).unwrap_or_default(),
        exact: row.get(4)?,
        prefix: row.get(5)?,
        suffix: row.get(6)?,
        made_ms: row.get(7)?,
        trashed_ms: row.get(8)?,
        verdict: verdict_named(&verdict)?,
        // What the user keeps on the old version only does not stand in this one.
        range: range.filter(|_| review != Some(Review::KeptOld)),
        review,
        tags: super::tag::of_highlight(conn, id)?,
        is_note_private: note.as_ref().is_some_and(|note| note.is_private),
        note: note.map(|note| note.body).unwrap_or_default(),
    })
}

fn review_named(name: Option<String>) -> Result<Option<Review>> {
    let read = |name: String| Review::named(&name).ok_or_else(|| Error::corrupt(format!("review “{name}”")));
    name.map(read).transpose()
}

fn verdict_named(name: &str) -> Result<Verdict> {
    Verdict::named(name).ok_or_else(|| Error::corrupt(format!("verdict “{name}”")))
}

/// The anchors of a passage as they were made: the first is where it was marked.
pub(crate) fn anchors(conn: &Connection, highlight: HighlightId) -> Result<Vec<AnchorRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT uid, document, verdict, start_byte, end_byte, review, id FROM anchor WHERE highlight = ?1 ORDER BY uid",
    )?;
    let mut rows = statement.query([highlight.0])?;
    let mut anchors = Vec::new();
    while let Some(row) = rows.next()? {
        let (start, end): (Option<i64>, Option<i64>) = (row.get(3)?, row.get(4)?);
        anchors.push(AnchorRow {
            uid: uid(row, 0)?,
            document: DocumentId(row.get(1)?),
            place: Place {
                verdict: verdict_named(&row.get::<_, String>(2)?)?,
                range: start.zip(end).map(|(start, end)| ByteRange::new(start as usize, end as usize)),
            },
            review: review_named(row.get(5)?)?,
            id: row.get(6)?,
        });
    }
    Ok(anchors)
}

/// The keys of the anchors in `document`.
pub(crate) fn anchors_in(conn: &Connection, document: DocumentId) -> Result<Vec<i64>> {
    Ok(conn
        .prepare_cached("SELECT id FROM anchor WHERE document = ?1 ORDER BY id")?
        .query_map([document.0], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// A passage's words as first marked, with those around them.
pub(crate) fn selector(conn: &Connection, id: HighlightId) -> Result<Selector> {
    Ok(conn.prepare_cached("SELECT exact, prefix, suffix FROM highlight WHERE id = ?1")?.query_row([id.0], |row| {
        Ok(Selector { exact: row.get(0)?, prefix: row.get(1)?, suffix: row.get(2)?, start: None })
    })?)
}

/// How many passages outside the trash wait for the user's answer in `document`.
pub(crate) fn open_reviews(conn: &Connection, document: DocumentId) -> Result<u32> {
    Ok(conn
        .prepare_cached(
            "SELECT count(*) FROM anchor n JOIN highlight h ON h.id = n.highlight
             WHERE n.document = ?1 AND n.review = 'open' AND h.trashed_ms IS NULL",
        )?
        .query_row([document.0], |row| row.get(0))?)
}

/// The keys of an article's passages, those in the trash too, in order of uid.
pub(crate) fn of_article(conn: &Connection, article: ArticleId) -> Result<Vec<HighlightId>> {
    Ok(conn
        .prepare_cached("SELECT id FROM highlight WHERE article = ?1 ORDER BY uid")?
        .query_map([article.0], |row| row.get(0).map(HighlightId))?
        .collect::<rusqlite::Result<_>>()?)
}

/// How many passages an article has outside the trash.
pub(crate) fn count_of_article(conn: &Connection, article: ArticleId) -> Result<u32> {
    Ok(conn
        .prepare_cached("SELECT count(*) FROM highlight WHERE article = ?1 AND trashed_ms IS NULL")?
        .query_row([article.0], |row| row.get(0))?)
}

/// Whether the same stretch of `document` is marked already in the same colour.
pub(crate) fn same(
    conn: &Connection,
    document: DocumentId,
    range: ByteRange,
    colour: Colour,
) -> Result<Option<HighlightId>> {
    Ok(conn
        .prepare_cached(
            "SELECT h.id FROM anchor n JOIN highlight h ON h.id = n.highlight
             WHERE n.document = ?1 AND n.start_byte = ?2 AND n.end_byte = ?3 AND h.colour = ?4 AND h.trashed_ms IS NULL",
        )?
        .query_row((document.0, range.start.0 as i64, range.end.0 as i64, colour.name()), |row| row.get(0))
        .optional()?
        .map(HighlightId))
}

/// The condition on passages (`h`, with article `a`) for the list of all passages, or of those in the trash.
fn list_condition(trashed: bool) -> &'static str {
    if trashed {
        "h.trashed_ms IS NOT NULL AND a.withdrawn = 0"
    } else {
        "h.trashed_ms IS NULL AND a.trashed_ms IS NULL AND a.withdrawn = 0"
    }
}

/// How many passages there are outside the trash, and how many were thrown away by themselves.
pub(crate) fn counts(conn: &Connection) -> Result<(u32, u32)> {
    let count = |trashed: bool| -> Result<u32> {
        let sql = format!(
            "SELECT count(*) FROM highlight h JOIN article a ON a.id = h.article WHERE {}",
            list_condition(trashed)
        );
        Ok(conn.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
    };
    Ok((count(false)?, count(true)?))
}
