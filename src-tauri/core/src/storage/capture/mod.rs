//! Captures and their documents.

use super::{Connection, Noun, Tx, blob};
use crate::article::{Citation, canonical_address};
use crate::capture::{Capture, Hash, Warning};
use crate::document::{Block, BlockKind, Document, Dropped, Span};
use crate::error::{Error, Result};
use crate::id::{ArticleId, CaptureId, DocumentId, Uid};
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

/// The longest layout that is unpacked: far above what the importers' limits allow.
const MAX_UNPACKED_BYTES: usize = 1 << 30;
/// Characters of a document's lead.
const LEAD_CHARS: usize = 240;

/// The order of captures (`c`), the version that is shown first: by when they were taken, for an older one may be imported
/// later. What the user has still to say yes to comes last.
pub(crate) const NEWEST_FIRST: &str = "c.doubtful, coalesce(c.saved_ms, c.captured_ms) DESC, c.id DESC";

/// A capture as it is written.
pub(crate) struct NewCapture<'a> {
    pub(crate) uid: Option<Uid>,
    pub(crate) article: ArticleId,
    pub(crate) captured_ms: i64,
    pub(crate) saved_ms: Option<i64>,
    pub(crate) importer: &'a str,
    pub(crate) file_name: Option<&'a str>,
    pub(crate) url: Option<&'a str>,
    pub(crate) source: Hash,
    pub(crate) warnings: &'a [Warning],
    pub(crate) is_doubtful: bool,
}

/// A document as it is written.
pub(crate) struct NewDocument<'a> {
    pub(crate) uid: Option<Uid>,
    pub(crate) capture: CaptureId,
    pub(crate) extractor: u32,
    pub(crate) found: &'a Citation,
    pub(crate) document: &'a Document,
    pub(crate) made_from: Option<MadeFrom>,
}

/// From which document another one was made, by putting back which stretch that was left out there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MadeFrom {
    pub(crate) base: DocumentId,
    /// Index in [`Document::dropped`] of the base.
    pub(crate) put_back: u32,
}

/// A document's row without its text.
pub(crate) struct DocumentRow {
    pub(crate) id: DocumentId,
    pub(crate) uid: Uid,
    pub(crate) extractor: u32,
    pub(crate) found: Citation,
    pub(crate) made_from: Option<MadeFrom>,
}

/// Everything of a document but its text, as it is stored.
#[derive(Serialize, Deserialize)]
struct Layout {
    blocks: Vec<Block>,
    spans: Vec<Span>,
    dropped: Vec<Dropped>,
}

impl Tx<'_> {
    pub(crate) fn add_capture(&mut self, new: &NewCapture<'_>) -> Result<CaptureId> {
        let uid = new.uid.unwrap_or_else(|| self.uid());
        let id = self.insert_as(
            Noun::Capture,
            uid,
            &[
                ("article", &new.article.0),
                ("captured_ms", &new.captured_ms),
                ("saved_ms", &new.saved_ms),
                ("importer", &new.importer),
                ("file_name", &new.file_name),
                ("url", &new.url),
                ("address", &new.url.and_then(canonical_address)),
                ("source_sha256", &new.source.0),
                ("warnings", &json(&new.warnings)?),
                ("doubtful", &new.is_doubtful),
            ],
        )?;
        Ok(CaptureId(id))
    }

    /// Stores a document after looking at its invariants.
    pub(crate) fn add_document(&mut self, new: &NewDocument<'_>) -> Result<DocumentId> {
        let document = new.document;
        document.check().map_err(|fault| Error::Invalid(format!("the document is not whole: {fault}")))?;
        let layout = json(&Layout {
            blocks: document.blocks.clone(),
            spans: document.spans.clone(),
            dropped: document.dropped.clone(),
        })?;
        let uid = new.uid.unwrap_or_else(|| self.uid());
        let id = self.insert_as(
            Noun::Document,
            uid,
            &[
                ("capture", &new.capture.0),
                ("extractor", &new.extractor),
                ("text_sha256", &Hash::of(document.text.as_bytes()).0),
                ("words", &(document.words() as i64)),
                ("lead", &lead(&document.text)),
                ("found", &json(&new.found)?),
                ("text", &blob::pack(document.text.as_bytes())),
                ("layout", &blob::pack(layout.as_bytes())),
                ("layout_sha256", &Hash::of(layout.as_bytes()).0),
                ("base", &new.made_from.map(|made| made.base.0)),
                ("put_back", &new.made_from.map(|made| made.put_back)),
            ],
        )?;
        for block in &document.blocks {
            if let BlockKind::Figure { blob: Some(hex), .. } = &block.kind
                && let Some(hash) = Hash::from_hex(hex)
            {
                self.conn()
                    .prepare_cached("INSERT OR IGNORE INTO document_picture(document, sha256) VALUES (?1, ?2)")?
                    .execute(params![id, hash.0])?;
            }
        }
        Ok(DocumentId(id))
    }
}

/// The captures of an article, [`NEWEST_FIRST`], each with its newest document.
pub(crate) fn of_article(conn: &Connection, article: ArticleId) -> Result<Vec<Capture>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT c.id, c.uid, c.captured_ms, c.importer, c.file_name, c.url, c.source_sha256, c.warnings,
                (SELECT max(d.id) FROM document d WHERE d.capture = c.id AND d.withdrawn = 0), c.saved_ms, c.doubtful
         FROM capture c WHERE c.article = ?1 AND c.withdrawn = 0 ORDER BY {NEWEST_FIRST}",
    ))?;
    let mut rows = statement.query([article.0])?;
    let mut captures = Vec::new();
    while let Some(row) = rows.next()? {
        captures.push(Capture {
            id: CaptureId(row.get(0)?),
            uid: uid(row, 1)?,
            captured_ms: row.get(2)?,
            importer: row.get(3)?,
            file_name: row.get(4)?,
            url: row.get(5)?,
            source: Hash(row.get(6)?),
            warnings: from_json(&row.get::<_, String>(7)?)?,
            document: DocumentId(row.get(8)?),
            saved_ms: row.get(9)?,
            is_doubtful: row.get(10)?,
        });
    }
    Ok(captures)
}

/// The document that is shown of an article: the newest of its newest version.
pub(crate) fn shown_document(conn: &Connection, article: ArticleId) -> Result<DocumentId> {
    conn.prepare_cached(&format!(
        "SELECT d.id FROM document d JOIN capture c ON c.id = d.capture
         WHERE c.article = ?1 AND c.withdrawn = 0 AND d.withdrawn = 0 ORDER BY {NEWEST_FIRST}, d.id DESC LIMIT 1"
    ))?
    .query_row([article.0], |row| row.get(0))
    .optional()?
    .map(DocumentId)
    .ok_or_else(|| Error::NotFound(format!("article {article}")))
}

/// The documents of a capture, oldest first.
pub(crate) fn documents_of(conn: &Connection, capture: CaptureId) -> Result<Vec<DocumentRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, uid, extractor, found, base, put_back FROM document WHERE capture = ?1 AND withdrawn = 0 ORDER BY id",
    )?;
    let mut rows = statement.query([capture.0])?;
    let mut documents = Vec::new();
    while let Some(row) = rows.next()? {
        documents.push(DocumentRow {
            id: DocumentId(row.get(0)?),
            uid: uid(row, 1)?,
            extractor: row.get(2)?,
            found: from_json(&row.get::<_, String>(3)?)?,
            made_from: made_from(row, 4)?,
        });
    }
    Ok(documents)
}

/// The columns `base` and `put_back` of `row`, which follow each other.
fn made_from(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<MadeFrom>> {
    let (base, put_back): (Option<i64>, Option<u32>) = (row.get(column)?, row.get(column + 1)?);
    Ok(base.zip(put_back).map(|(base, put_back)| MadeFrom { base: DocumentId(base), put_back }))
}

/// The document that was made from `from.base` by putting `from.put_back` back, and whether it was withdrawn.
pub(crate) fn document_made(conn: &Connection, from: MadeFrom) -> Result<Option<(DocumentId, bool)>> {
    Ok(conn
        .prepare_cached("SELECT id, withdrawn FROM document WHERE base = ?1 AND put_back = ?2")?
        .query_row(params![from.base.0, from.put_back], |row| Ok((DocumentId(row.get(0)?), row.get(1)?)))
        .optional()?)
}

/// How a document was made, if extraction did not make it; withdrawn or not.
pub(crate) fn made_from_of(conn: &Connection, id: DocumentId) -> Result<Option<MadeFrom>> {
    Ok(conn
        .prepare_cached("SELECT base, put_back FROM document WHERE id = ?1")?
        .query_row([id.0], |row| made_from(row, 0))?)
}

/// The row of a document that was not withdrawn.
pub(crate) fn document_row(conn: &Connection, id: DocumentId) -> Result<(CaptureId, DocumentRow)> {
    let capture: Option<i64> = conn
        .prepare_cached("SELECT capture FROM document WHERE id = ?1 AND withdrawn = 0")?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    let not_found = || Error::NotFound(format!("document {id}"));
    let capture = CaptureId(capture.ok_or_else(not_found)?);
    let row = documents_of(conn, capture)?.into_iter().find(|row| row.id == id).ok_or_else(not_found)?;
    Ok((capture, row))
}

/// A document of an article, as passages see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) id: DocumentId,
    pub(crate) made_from: Option<MadeFrom>,
}

/// The documents of an article, the oldest version first; of one version, as they were made.
pub(crate) fn all_documents(conn: &Connection, article: ArticleId) -> Result<Vec<Standing>> {
    let mut statement = conn.prepare_cached(
        "SELECT d.id, d.base, d.put_back FROM document d JOIN capture c ON c.id = d.capture
         WHERE c.article = ?1 AND c.withdrawn = 0 AND d.withdrawn = 0
         ORDER BY coalesce(c.saved_ms, c.captured_ms), c.id, d.id",
    )?;
    let rows = statement
        .query_map([article.0], |row| Ok(Standing { id: DocumentId(row.get(0)?), made_from: made_from(row, 1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The articles outside the trash that have `address`, or a version at it.
pub(crate) fn articles_at(conn: &Connection, address: &str) -> Result<Vec<ArticleId>> {
    Ok(conn
        .prepare_cached(
            "SELECT id FROM article WHERE address = ?1 AND withdrawn = 0 AND trashed_ms IS NULL
             UNION SELECT a.id FROM capture c JOIN article a ON a.id = c.article
             WHERE c.address = ?1 AND c.withdrawn = 0 AND a.withdrawn = 0 AND a.trashed_ms IS NULL ORDER BY 1",
        )?
        .query_map([address], |row| row.get(0).map(ArticleId))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The article and the source of a capture, withdrawn or not.
pub(crate) fn owner_of(conn: &Connection, capture: CaptureId) -> Result<(ArticleId, Hash)> {
    conn.prepare_cached("SELECT article, source_sha256 FROM capture WHERE id = ?1")?
        .query_row([capture.0], |row| Ok((ArticleId(row.get(0)?), Hash(row.get(1)?))))
        .optional()?
        .ok_or_else(|| Error::NotFound(format!("capture {capture}")))
}

/// The capture of a document and the hash of its text, withdrawn or not.
pub(crate) fn owner_of_document(conn: &Connection, document: DocumentId) -> Result<(CaptureId, Hash)> {
    Ok(conn
        .prepare_cached("SELECT capture, text_sha256 FROM document WHERE id = ?1")?
        .query_row([document.0], |row| Ok((CaptureId(row.get(0)?), Hash(row.get(1)?))))?)
}

/// The document that extraction `extractor` made of a capture, and whether it was withdrawn.
pub(crate) fn document_by(conn: &Connection, capture: CaptureId, extractor: u32) -> Result<Option<(DocumentId, bool)>> {
    Ok(conn
        .prepare_cached("SELECT id, withdrawn FROM document WHERE capture = ?1 AND extractor = ?2 AND base IS NULL")?
        .query_row(params![capture.0, extractor], |row| Ok((DocumentId(row.get(0)?), row.get(1)?)))
        .optional()?)
}

/// The article that a document belongs to.
pub(crate) fn article_of(conn: &Connection, document: DocumentId) -> Result<ArticleId> {
    conn.prepare_cached(
        "SELECT c.article FROM document d JOIN capture c ON c.id = d.capture
         WHERE d.id = ?1 AND d.withdrawn = 0 AND c.withdrawn = 0",
    )?
    .query_row([document.0], |row| row.get(0))
    .optional()?
    .map(ArticleId)
    .ok_or_else(|| Error::NotFound(format!("document {document}")))
}

/// A document, its invariants looked at.
pub(crate) fn document(conn: &Connection, id: DocumentId) -> Result<Document> {
    let found = conn
        .prepare_cached("SELECT text, layout FROM document WHERE id = ?1")?
        .query_row([id.0], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?)))
        .optional()?;
    let (text, layout) = found.ok_or_else(|| Error::NotFound(format!("document {id}")))?;
    unpacked(&text, &layout).map_err(|error| in_document(id, error))
}

/// Says what of a document's row is not as it was written: its text, its layout, or that it is what putting a stretch
/// back gives.
pub(crate) fn check_document(conn: &Connection, id: DocumentId, mut report: impl FnMut(String)) -> Result<()> {
    let mut statement =
        conn.prepare_cached("SELECT text_sha256, layout_sha256, layout, base, put_back FROM document WHERE id = ?1")?;
    let (text, layout, packed, from) = statement.query_row([id.0], |row| {
        Ok((Hash(row.get(0)?), Hash(row.get(1)?), row.get::<_, Vec<u8>>(2)?, made_from(row, 3)?))
    })?;
    let document = document(conn, id)?;
    if Hash::of(document.text.as_bytes()) != text {
        report(format!("document {id}: its text has another hash"));
    }
    if Hash::of(&blob::unpack(&packed, MAX_UNPACKED_BYTES)?) != layout {
        report(format!("document {id}: its blocks have another hash"));
    }
    if let Some(MadeFrom { base, put_back }) = from
        && self::document(conn, base)?.put_back(put_back as usize).as_ref() != Some(&document)
    {
        report(format!("document {id}: it is not document {base} with left-out text put back"));
    }
    Ok(())
}

fn unpacked(text: &[u8], layout: &[u8]) -> Result<Document> {
    let layout: Layout = from_json(&utf8(blob::unpack(layout, MAX_UNPACKED_BYTES)?)?)?;
    let document = Document {
        text: utf8(blob::unpack(text, MAX_UNPACKED_BYTES)?)?,
        blocks: layout.blocks,
        spans: layout.spans,
        dropped: layout.dropped,
    };
    document.check().map_err(|fault| Error::corrupt(fault.to_string()))?;
    Ok(document)
}

/// The fields that were found with a document, withdrawn or not.
pub(crate) fn found(conn: &Connection, id: DocumentId) -> Result<Citation> {
    let found: String =
        conn.prepare_cached("SELECT found FROM document WHERE id = ?1")?.query_row([id.0], |row| row.get(0))?;
    from_json(&found)
}

/// The text of a document.
pub(crate) fn text(conn: &Connection, id: DocumentId) -> Result<String> {
    let packed: Vec<u8> =
        conn.prepare_cached("SELECT text FROM document WHERE id = ?1")?.query_row([id.0], |row| row.get(0))?;
    blob::unpack(&packed, MAX_UNPACKED_BYTES).and_then(utf8).map_err(|error| in_document(id, error))
}

fn in_document(id: DocumentId, error: Error) -> Error {
    match error {
        Error::Corrupt { what, .. } => Error::corrupt(format!("document {id}: {what}")),
        other => other,
    }
}

/// Words of a document.
pub(crate) fn words(conn: &Connection, id: DocumentId) -> Result<u32> {
    Ok(conn.prepare_cached("SELECT words FROM document WHERE id = ?1")?.query_row([id.0], |row| row.get(0))?)
}

/// A capture whose bytes or whose text came in again.
pub(crate) struct Seen {
    pub(crate) article: ArticleId,
    /// Whether the bytes are the same, and not only the text.
    pub(crate) is_same_source: bool,
    /// Where it was taken from.
    pub(crate) address: Option<String>,
    /// The headline as found.
    pub(crate) headline: Option<String>,
}

/// The captures that were made of these bytes or have this text: those of articles outside the trash first.
pub(crate) fn seen(conn: &Connection, source: Hash, text: &str) -> Result<Vec<Seen>> {
    // Pages of pictures alone all have the same text: none.
    let has_text = !text.trim().is_empty();
    let text = Hash::of(text.as_bytes());
    // Hardly anything was, and to unite the two below SQLite makes a table first.
    let is_seen: bool = conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM capture WHERE source_sha256 = ?1)
               OR ?3 AND EXISTS (SELECT 1 FROM document WHERE text_sha256 = ?2)",
        )?
        .query_row(params![source.0, text.0, has_text], |row| row.get(0))?;
    if !is_seen {
        return Ok(Vec::new());
    }
    Ok(conn
        .prepare_cached(
            "SELECT a.id, c.source_sha256 = ?1, coalesce(c.address, a.address), json_extract(d.found, '$.headline')
             FROM capture c JOIN article a ON a.id = c.article LEFT JOIN document d ON d.capture = c.id
             WHERE a.withdrawn = 0 AND c.withdrawn = 0 AND c.id IN
               (SELECT id FROM capture WHERE source_sha256 = ?1 UNION
                SELECT capture FROM document WHERE ?3 AND withdrawn = 0 AND text_sha256 = ?2)
             ORDER BY a.trashed_ms IS NOT NULL, a.id, c.id DESC",
        )?
        .query_map(params![source.0, text.0, has_text], |row| {
            Ok(Seen {
                article: ArticleId(row.get(0)?),
                is_same_source: row.get(1)?,
                address: row.get(2)?,
                headline: row.get(3)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?)
}

fn lead(text: &str) -> String {
    text.chars().take(LEAD_CHARS).map(|character| if character == '\n' { ' ' } else { character }).collect()
}

/// The uid in a column of `row`.
pub(crate) fn uid(row: &Row<'_>, column: usize) -> Result<Uid> {
    Uid::from_slice(&row.get::<_, Vec<u8>>(column)?).ok_or_else(|| Error::corrupt("a uid is too short"))
}

/// `value` as JSON text.
pub(crate) fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Invalid(error.to_string()))
}

/// Reads JSON text that this program wrote.
pub(crate) fn from_json<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::corrupt(format!("stored JSON cannot be read ({error})")))
}

fn utf8(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| Error::corrupt("stored text is not UTF-8"))
}
