//! Emptying the trash: the only place where what the user kept is deleted.

use super::{Connection, Noun, Tx};
use crate::error::Result;
use crate::library::Emptied;

/// What goes. Keys are never given twice, so passages and captures that were taken back by undo are known by the keys that
/// the journal has of them.
const GOING: &str = "
CREATE TEMP TABLE gone_article AS
  SELECT id FROM main.article WHERE trashed_ms IS NOT NULL OR withdrawn = 1;
CREATE TEMP TABLE gone_highlight AS
  SELECT id FROM main.highlight WHERE trashed_ms IS NOT NULL OR article IN (SELECT id FROM gone_article)
  UNION SELECT json_extract(coalesce(after, before), '$.id') FROM main.journal
  WHERE noun = 'highlight' AND erased = 0
    AND json_extract(coalesce(after, before), '$.article') IN (SELECT id FROM gone_article)
    -- What moved to another article stays with it.
    AND json_extract(coalesce(after, before), '$.id') NOT IN (SELECT id FROM main.highlight);
CREATE TEMP TABLE gone_annotation AS
  SELECT id FROM main.annotation
  WHERE article IN (SELECT id FROM gone_article) OR highlight IN (SELECT id FROM gone_highlight)
  UNION SELECT json_extract(coalesce(after, before), '$.id') FROM main.journal
  WHERE noun = 'annotation' AND erased = 0
    AND (json_extract(coalesce(after, before), '$.article') IN (SELECT id FROM gone_article)
      OR json_extract(coalesce(after, before), '$.highlight') IN (SELECT id FROM gone_highlight))
    AND json_extract(coalesce(after, before), '$.id') NOT IN (SELECT id FROM main.annotation);
CREATE TEMP TABLE gone_capture AS
  SELECT id FROM main.capture WHERE withdrawn = 1 OR article IN (SELECT id FROM gone_article);
CREATE TEMP TABLE gone_document AS
  SELECT id FROM main.document WHERE withdrawn = 1 OR capture IN (SELECT id FROM gone_capture);
-- What was made and taken back by undo, or removed, is known by the journal only.
CREATE TEMP TABLE gone_claim AS
  SELECT id FROM main.claim WHERE trashed_ms IS NOT NULL
  UNION SELECT json_extract(coalesce(after, before), '$.id') FROM main.journal
  WHERE noun = 'claim' AND erased = 0
    AND json_extract(coalesce(after, before), '$.id') NOT IN (SELECT id FROM main.claim);
CREATE TEMP TABLE gone_story AS
  SELECT id FROM main.story WHERE trashed_ms IS NOT NULL
  UNION SELECT json_extract(coalesce(after, before), '$.id') FROM main.journal
  WHERE noun = 'story' AND erased = 0
    AND json_extract(coalesce(after, before), '$.id') NOT IN (SELECT id FROM main.story);
CREATE TEMP TABLE gone_publication AS
  SELECT id FROM main.publication WHERE story IN (SELECT id FROM gone_story)
  UNION SELECT json_extract(coalesce(after, before), '$.id') FROM main.journal
  WHERE noun = 'publication' AND erased = 0
    AND json_extract(coalesce(after, before), '$.id') NOT IN (SELECT id FROM main.publication);
CREATE TEMP TABLE gone_person AS
  SELECT id FROM main.person WHERE trashed_ms IS NOT NULL
  UNION SELECT json_extract(coalesce(after, before), '$.id') FROM main.journal
  WHERE noun = 'person' AND erased = 0
    AND json_extract(coalesce(after, before), '$.id') NOT IN (SELECT id FROM main.person);
CREATE TEMP TABLE gone_draft AS
  SELECT id FROM main.draft WHERE trashed_ms IS NOT NULL
  UNION SELECT json_extract(coalesce(after, before), '$.id') FROM main.journal
  WHERE noun = 'draft' AND erased = 0
    AND json_extract(coalesce(after, before), '$.id') NOT IN (SELECT id FROM main.draft);
CREATE TEMP TABLE gone_note AS
  SELECT id FROM main.note
  WHERE article IN (SELECT id FROM gone_article) OR highlight IN (SELECT id FROM gone_highlight)
    OR claim IN (SELECT id FROM gone_claim) OR story IN (SELECT id FROM gone_story)
  UNION SELECT json_extract(coalesce(after, before), '$.id') FROM main.journal
  WHERE noun = 'note' AND erased = 0 AND json_extract(coalesce(after, before), '$.article') IS NULL
    AND json_extract(coalesce(after, before), '$.highlight') IS NULL
    AND json_extract(coalesce(after, before), '$.claim') IS NULL
    AND json_extract(coalesce(after, before), '$.story') IS NULL
    AND json_extract(coalesce(after, before), '$.id') NOT IN (SELECT id FROM main.note);
";

/// Takes the words of what goes out of the journal. The digests stay, so that the chain can still be followed.
const FORGET: &str = "
UPDATE journal SET before = NULL, after = NULL, erased = 1 WHERE erased = 0 AND CASE noun
  WHEN 'article' THEN json_extract(coalesce(after, before), '$.id') IN (SELECT id FROM gone_article)
  WHEN 'capture' THEN json_extract(coalesce(after, before), '$.id') IN (SELECT id FROM gone_capture)
  WHEN 'document' THEN json_extract(coalesce(after, before), '$.id') IN (SELECT id FROM gone_document)
  WHEN 'highlight' THEN json_extract(coalesce(after, before), '$.id') IN (SELECT id FROM gone_highlight)
  WHEN 'annotation' THEN json_extract(coalesce(after, before), '$.id') IN (SELECT id FROM gone_annotation)
  WHEN 'copy_told' THEN json_extract(coalesce(after, before), '$.one') IN (SELECT id FROM gone_article)
    OR json_extract(coalesce(after, before), '$.other') IN (SELECT id FROM gone_article)
  WHEN 'claim' THEN json_extract(coalesce(after, before), '$.id') IN (SELECT id FROM gone_claim)
  WHEN 'story' THEN json_extract(coalesce(after, before), '$.id') IN (SELECT id FROM gone_story)
  WHEN 'person' THEN json_extract(coalesce(after, before), '$.id') IN (SELECT id FROM gone_person)
  WHEN 'draft' THEN json_extract(coalesce(after, before), '$.id') IN (SELECT id FROM gone_draft)
  WHEN 'publication' THEN json_extract(coalesce(after, before), '$.id') IN (SELECT id FROM gone_publication)
  WHEN 'used_claim' THEN json_extract(coalesce(after, before), '$.publication') IN (SELECT id FROM gone_publication)
    OR json_extract(coalesce(after, before), '$.claim') IN (SELECT id FROM gone_claim)
  WHEN 'evidence' THEN json_extract(coalesce(after, before), '$.claim') IN (SELECT id FROM gone_claim)
  ELSE json_extract(coalesce(after, before), '$.article') IN (SELECT id FROM gone_article)
    OR json_extract(coalesce(after, before), '$.highlight') IN (SELECT id FROM gone_highlight)
    OR json_extract(coalesce(after, before), '$.claim') IN (SELECT id FROM gone_claim)
    OR json_extract(coalesce(after, before), '$.other') IN (SELECT id FROM gone_claim)
    OR json_extract(coalesce(after, before), '$.story') IN (SELECT id FROM gone_story)
    OR json_extract(coalesce(after, before), '$.note') IN (SELECT id FROM gone_note)
    OR (noun = 'note' AND json_extract(coalesce(after, before), '$.id') IN (SELECT id FROM gone_note))
END;
UPDATE step SET name = '' WHERE name <> '' AND id IN (SELECT step FROM journal WHERE erased = 1);
";

/// Deletes, children before parents. The index keeps the words of a deleted row until it is merged.
const DELETE: &str = "
DELETE FROM search WHERE rowid IN (SELECT id FROM gone_article);
DELETE FROM search_old WHERE rowid IN (SELECT id FROM gone_document);
DELETE FROM search_passage WHERE rowid IN (SELECT id FROM gone_highlight);
DELETE FROM search_note WHERE rowid IN (SELECT id FROM gone_note);
DELETE FROM search_claim WHERE rowid IN (SELECT id FROM gone_claim);
INSERT INTO search(search) VALUES ('optimize');
INSERT INTO search_old(search_old) VALUES ('optimize');
INSERT INTO search_passage(search_passage) VALUES ('optimize');
INSERT INTO search_note(search_note) VALUES ('optimize');
INSERT INTO search_claim(search_claim) VALUES ('optimize');
DELETE FROM reading WHERE article IN (SELECT id FROM gone_article);
DELETE FROM copy_marks WHERE rowid IN (SELECT id FROM gone_article);
INSERT INTO copy_marks(copy_marks) VALUES ('optimize');
DELETE FROM copy_text WHERE article IN (SELECT id FROM gone_article);
DELETE FROM copy_queue WHERE article IN (SELECT id FROM gone_article);
DELETE FROM copy_group WHERE article IN (SELECT id FROM gone_article);
CREATE TEMP TABLE left_group AS
  SELECT head, min(article) AS first, count(*) AS members FROM main.copy_group GROUP BY head;
DELETE FROM copy_group WHERE head IN (SELECT head FROM left_group WHERE members = 1);
UPDATE copy_group SET head = (SELECT first FROM left_group WHERE left_group.head = copy_group.head);
DROP TABLE left_group;
DELETE FROM copy_told WHERE one IN (SELECT id FROM gone_article) OR other IN (SELECT id FROM gone_article);
DELETE FROM story_item WHERE story IN (SELECT id FROM gone_story) OR article IN (SELECT id FROM gone_article)
  OR highlight IN (SELECT id FROM gone_highlight) OR claim IN (SELECT id FROM gone_claim)
  OR note IN (SELECT id FROM gone_note);
DELETE FROM note WHERE id IN (SELECT id FROM gone_note);
DELETE FROM used_claim WHERE publication IN (SELECT id FROM gone_publication) OR claim IN (SELECT id FROM gone_claim);
DELETE FROM publication WHERE id IN (SELECT id FROM gone_publication);
DELETE FROM early_export WHERE story IN (SELECT id FROM gone_story);
DELETE FROM evidence WHERE claim IN (SELECT id FROM gone_claim);
DELETE FROM claim_link WHERE claim IN (SELECT id FROM gone_claim) OR other IN (SELECT id FROM gone_claim);
DELETE FROM claim_status WHERE claim IN (SELECT id FROM gone_claim);
DELETE FROM claim WHERE id IN (SELECT id FROM gone_claim);
DELETE FROM draft WHERE id IN (SELECT id FROM gone_draft);
DELETE FROM story WHERE id IN (SELECT id FROM gone_story);
DELETE FROM person WHERE id IN (SELECT id FROM gone_person);
DELETE FROM tagging WHERE article IN (SELECT id FROM gone_article) OR highlight IN (SELECT id FROM gone_highlight);
DELETE FROM annotation WHERE id IN (SELECT id FROM gone_annotation);
DELETE FROM anchor WHERE highlight IN (SELECT id FROM gone_highlight) OR document IN (SELECT id FROM gone_document);
DELETE FROM highlight WHERE id IN (SELECT id FROM gone_highlight);
DELETE FROM document_picture WHERE document IN (SELECT id FROM gone_document);
DELETE FROM document WHERE id IN (SELECT id FROM gone_document);
DELETE FROM capture WHERE id IN (SELECT id FROM gone_capture);
DELETE FROM article WHERE id IN (SELECT id FROM gone_article);
DELETE FROM blob WHERE sha256 NOT IN (SELECT source_sha256 FROM capture)
  AND sha256 NOT IN (SELECT sha256 FROM document_picture)
  AND sha256 NOT IN (SELECT source_sha256 FROM publication WHERE source_sha256 IS NOT NULL);
DROP TABLE gone_article;
DROP TABLE gone_highlight;
DROP TABLE gone_annotation;
DROP TABLE gone_capture;
DROP TABLE gone_document;
DROP TABLE gone_claim;
DROP TABLE gone_story;
DROP TABLE gone_publication;
DROP TABLE gone_person;
DROP TABLE gone_draft;
DROP TABLE gone_note;
";

/// What stays and names what goes: the columns to empty, each row with its noun, its key and whether its passage goes.
const LEFT_BEHIND: &str = "
SELECT 'evidence', e.id, e.highlight IN (SELECT id FROM gone_highlight) FROM evidence e
WHERE e.claim NOT IN (SELECT id FROM gone_claim)
  AND (e.highlight IN (SELECT id FROM gone_highlight) OR e.seen IN (SELECT id FROM gone_document))
UNION ALL
SELECT 'claim', c.id, 0 FROM claim c
WHERE c.id NOT IN (SELECT id FROM gone_claim) AND c.speaker IN (SELECT id FROM gone_person)
UNION ALL
SELECT 'draft', d.id, 0 FROM draft d
WHERE d.id NOT IN (SELECT id FROM gone_draft) AND d.story IN (SELECT id FROM gone_story)";

/// Takes the names of what goes off what stays: a claim keeps its statement without its speaker, and says that evidence of it
/// is gone.
fn let_go(tx: &mut Tx<'_>) -> Result<()> {
    let rows: Vec<(String, i64, bool)> = tx
        .conn()
        .prepare(LEFT_BEHIND)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let nothing = None::<i64>;
    for (noun, id, is_passage_gone) in rows {
        match (noun.as_str(), is_passage_gone) {
            ("draft", _) => tx.update(Noun::Draft, id, &[("story", &nothing)])?,
            ("claim", _) => {
                let is_changed = tx.update(Noun::Claim, id, &[("speaker", &nothing)])?;
                // Before the index is merged, which is what takes the name out of it.
                super::search::index_claim(tx.conn(), id)?;
                is_changed
            }
            (_, true) => tx.update(Noun::Evidence, id, &[("highlight", &nothing), ("seen", &nothing)])?,
            (_, false) => tx.update(Noun::Evidence, id, &[("seen", &nothing)])?,
        };
    }
    Ok(())
}

/// The articles that stay and of which a story that goes gathers something: the index says of them that they are of it.
const OF_STORIES: &str = "
SELECT a FROM (
  SELECT coalesce(i.article, h.article) a FROM story_item i LEFT JOIN highlight h ON h.id = i.highlight
  WHERE i.story IN (SELECT id FROM gone_story)
  UNION
  SELECT h.article FROM story_item i JOIN evidence e ON e.claim = i.claim JOIN highlight h ON h.id = e.highlight
  WHERE i.story IN (SELECT id FROM gone_story) OR i.claim IN (SELECT id FROM gone_claim))
WHERE a IS NOT NULL AND a NOT IN (SELECT id FROM gone_article)";

/// How many rows of a table are outside the trash, and how many in it.
pub(crate) fn counts_of(conn: &Connection, noun: Noun) -> Result<(u32, u32)> {
    let sql = format!("SELECT count(*) - count(trashed_ms), count(trashed_ms) FROM {}", noun.table());
    Ok(conn.prepare_cached(&sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Deletes everything in the trash and everything that was withdrawn by undo, with the bytes that nothing
/// names any more, and takes their words out of the journal and the search index.
///
/// Unused parts of the file still hold them until [`wipe`] has run.
pub(crate) fn empty(tx: &mut Tx<'_>) -> Result<Emptied> {
    let conn = tx.conn();
    let emptied = Emptied {
        articles: super::article::counts(conn)?.2,
        passages: super::highlight::counts(conn)?.1,
        claims: super::claim::counts(conn)?.1,
        stories: super::story::counts(conn)?.1,
        people: super::person::counts(conn)?.1,
        drafts: super::draft::counts(conn)?.1,
    };
    conn.execute_batch(GOING)?;
    let_go(tx)?;
    let of_stories: Vec<i64> =
        conn.prepare(OF_STORIES)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for article in of_stories {
        tx.index_again(article);
    }
    conn.execute_batch(FORGET)?;
    conn.execute_batch(DELETE)?;
    conn.execute("INSERT OR REPLACE INTO meta(key, value) VALUES (?1, 'pending')", [WIPE])?;
    Ok(emptied)
}

/// Stands in `meta` while unused parts of the file may hold deleted words.
const WIPE: &str = "wipe";
/// Files larger than this are not written anew in memory, in bytes.
const MAX_IN_MEMORY_BYTES: i64 = 512_000_000;

/// Whether unused parts of the file may hold deleted words.
pub(crate) fn must_be_wiped(conn: &Connection) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM meta WHERE key = ?1")?.exists([WIPE])?)
}

/// Writes the file anew without its unused parts. SQLite's `secure_delete` would not do: it leaves copies of rows that
/// were moved between pages. Takes as long as copying the library.
pub(crate) fn wipe(conn: &Connection) -> Result<()> {
    let bytes: i64 =
        conn.query_row("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", [], |row| row.get(0))?;
    if bytes > MAX_IN_MEMORY_BYTES {
        conn.pragma_update(None, "temp_store", "FILE")?;
    }
    let written = conn.execute_batch("VACUUM");
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    written?;
    conn.execute("DELETE FROM meta WHERE key = ?1", [WIPE])?;
    // The log has the old pages too.
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}
