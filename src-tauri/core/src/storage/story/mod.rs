//! Stories and what they gather.

pub(crate) mod embargo;
pub(crate) mod publication;

use super::capture::uid;
use super::{Connection, Noun, Tx};
use crate::article::Published;
use crate::error::{Error, Result};
use crate::id::{ArticleId, ClaimId, HighlightId, NoteId, StoryId, StoryItemId, Uid};
use crate::story::{Embargo, Fields, Gathered, Item, Publication, Story};
use rusqlite::{OptionalExtension, Row, ToSql};

/// The step between the positions of two items that were put one after the other.
const STEP: i64 = 1024;

impl Tx<'_> {
    pub(crate) fn add_story(
        &mut self,
        uid: Uid,
        fields: &Fields,
        made_ms: i64,
        trashed_ms: Option<i64>,
    ) -> Result<StoryId> {
        let columns = Columns::of(fields);
        let mut values = columns.values(fields);
        values.extend([("made_ms", &made_ms as &dyn ToSql), ("trashed_ms", &trashed_ms)]);
        self.insert_as(Noun::Story, uid, &values).map(StoryId)
    }

    pub(crate) fn set_story(&mut self, id: StoryId, fields: &Fields) -> Result<bool> {
        let columns = Columns::of(fields);
        self.update(Noun::Story, id.0, &columns.values(fields))
    }

    /// Puts a thing into a story, last or before the item `before`; one that is there stays where it is and gives `None`.
    pub(crate) fn add_story_item(
        &mut self,
        uid: Option<Uid>,
        story: StoryId,
        gathered: Gathered,
        before: Option<StoryItemId>,
    ) -> Result<Option<StoryItemId>> {
        if item_of(self.conn(), story, gathered)?.is_some() {
            return Ok(None);
        }
        let position = self.free_position(story, None, before)?;
        let (column, key) = column_of(gathered);
        let uid = uid.unwrap_or_else(|| self.uid());
        let values: &[super::tx::Set<'_>] = &[("story", &story.0), ("position", &position), (column, &key)];
        self.insert_as(Noun::StoryItem, uid, values).map(|id| Some(StoryItemId(id)))
    }

    /// Moves an item before another one of its story, or to the end. Gives whether the order is another one now.
    pub(crate) fn move_story_item(&mut self, item: &Item, before: Option<StoryItemId>) -> Result<bool> {
        let order = order(self.conn(), item.story)?;
        let after_it = order.iter().position(|(id, _)| *id == item.id).and_then(|at| order.get(at + 1));
        if before == Some(item.id) || before == after_it.map(|(id, _)| *id) {
            return Ok(false);
        }
        let position = self.free_position(item.story, Some(item.id), before)?;
        self.update(Noun::StoryItem, item.id.0, &[("position", &position)])
    }

    /// A position before the item `before`, or after the last one; `moved` counts as if it were not there.
    fn free_position(
        &mut self,
        story: StoryId,
        moved: Option<StoryItemId>,
        before: Option<StoryItemId>,
    ) -> Result<i64> {
        let mut order = order(self.conn(), story)?;
        order.retain(|(id, _)| Some(*id) != moved);
        let end = order.len();
        let at = before.and_then(|before| order.iter().position(|(id, _)| *id == before)).unwrap_or(end);
        let below = at.checked_sub(1).map_or(0, |at| order[at].1);
        let Some(above) = order.get(at).map(|(_, position)| *position) else { return Ok(below + STEP) };
        if above - below > 1 {
            return Ok(below + (above - below) / 2);
        }
        // No number is free between the two: all get new ones.
        for (rank, (id, _)) in order.iter().enumerate() {
            let rank = rank as i64 + i64::from(rank >= at);
            self.update(Noun::StoryItem, id.0, &[("position", &((rank + 1) * STEP))])?;
        }
        Ok((at as i64 + 1) * STEP)
    }

    /// Takes a thing out of every story; `column` says what it is.
    pub(crate) fn remove_story_items(&mut self, column: &'static str, key: i64) -> Result<()> {
        for (id, _) in items_with(self.conn(), column, key)? {
            self.delete(Noun::StoryItem, id.0)?;
        }
        Ok(())
    }

    /// What became part of another thing is that other thing in every story; `column` says what they are.
    pub(crate) fn follow_in_stories(&mut self, column: &'static str, from: i64, into: i64) -> Result<()> {
        let there: Vec<StoryId> = items_with(self.conn(), column, into)?.into_iter().map(|(_, story)| story).collect();
        for (id, story) in items_with(self.conn(), column, from)? {
            if there.contains(&story) {
                self.delete(Noun::StoryItem, id.0)?;
            } else {
                self.update(Noun::StoryItem, id.0, &[(column, &into)])?;
            }
        }
        Ok(())
    }
}

/// What columns hold of the dates of a story.
struct Columns<'f> {
    deadline: Option<&'f str>,
    deadline_ms: Option<i64>,
    embargo: Option<&'f str>,
    embargo_ms: Option<i64>,
    embargo_note: &'f str,
    published: Option<&'f str>,
    published_url: Option<&'f str>,
}

impl<'f> Columns<'f> {
    fn of(fields: &'f Fields) -> Self {
        let embargo = fields.embargo.as_ref();
        Self {
            deadline: fields.deadline.as_ref().map(Published::as_str),
            deadline_ms: fields.deadline.as_ref().map(Published::sort_ms),
            embargo: embargo.map(|embargo| embargo.until.as_str()),
            embargo_ms: embargo.map(|embargo| embargo.until.sort_ms()),
            embargo_note: embargo.map_or("", |embargo| embargo.note.as_str()),
            published: fields.published.as_ref().map(|published| published.date.as_str()),
            published_url: fields.published.as_ref().and_then(|published| published.url.as_deref()),
        }
    }

    fn values<'v>(&'v self, fields: &'v Fields) -> Vec<super::tx::Set<'v>> {
        vec![
            ("title", &fields.title),
            ("angle", &fields.angle),
            ("deadline", &self.deadline),
            ("deadline_ms", &self.deadline_ms),
            ("embargo", &self.embargo),
            ("embargo_ms", &self.embargo_ms),
            ("embargo_note", &self.embargo_note),
            ("published", &self.published),
            ("published_url", &self.published_url),
        ]
    }
}

fn column_of(gathered: Gathered) -> (&'static str, i64) {
    match gathered {
        Gathered::Article(ArticleId(id)) => ("article", id),
        Gathered::Passage(HighlightId(id)) => ("highlight", id),
        Gathered::Claim(ClaimId(id)) => ("claim", id),
        Gathered::Note(NoteId(id)) => ("note", id),
    }
}

const COLUMNS: &str =
    "id, uid, title, angle, deadline, embargo, embargo_note, published, published_url, made_ms, trashed_ms";

fn from_row(row: &Row<'_>) -> Result<Story> {
    let date = |column: usize| -> Result<Option<Published>> {
        Ok(row.get::<_, Option<String>>(column)?.and_then(|text| text.parse().ok()))
    };
    let (note, url): (String, Option<String>) = (row.get(6)?, row.get(8)?);
    Ok(Story {
        id: StoryId(row.get(0)?),
        uid: uid(row, 1)?,
        fields: Fields {
            title: row.get(2)?,
            angle: row.get(3)?,
            deadline: date(4)?,
            embargo: date(5)?.map(|until| Embargo { until, note }),
            published: date(7)?.map(|date| Publication { date, url }),
        },
        made_ms: row.get(9)?,
        trashed_ms: row.get(10)?,
    })
}

/// One of them.
pub(crate) fn get(conn: &Connection, id: StoryId) -> Result<Story> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM story WHERE id = ?1"))?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(from_row).transpose()?.ok_or_else(|| Error::NotFound(format!("story {id}")))
}

/// All of them, in the trash or not, in order of uid.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Story>> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM story ORDER BY uid"))?;
    statement.query_and_then([], from_row)?.collect()
}

/// Those in the trash or those outside: what is being worked on first, by deadline, then what was published, the last first.
pub(crate) fn list(conn: &Connection, is_trash: bool) -> Result<Vec<Story>> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM story WHERE (trashed_ms IS NOT NULL) = ?1
         ORDER BY published IS NOT NULL, published DESC, deadline_ms IS NULL, deadline_ms, made_ms DESC, id DESC"
    ))?;
    statement.query_and_then([is_trash], from_row)?.collect()
}

/// The keys of those outside the trash that have `typed` in the title, folded; one that is called just so is the only one.
pub(crate) fn called(conn: &Connection, typed: &str) -> Result<Vec<StoryId>> {
    let typed = crate::search::spelling(typed);
    let all: Vec<(StoryId, String)> =
        list(conn, false)?.into_iter().map(|story| (story.id, crate::search::spelling(&story.fields.title))).collect();
    let exact: Vec<StoryId> = all.iter().filter(|(_, title)| *title == typed).map(|(id, _)| *id).collect();
    if !exact.is_empty() {
        return Ok(exact);
    }
    Ok(all.into_iter().filter(|(_, title)| title.contains(&typed)).map(|(id, _)| id).collect())
}

/// The keys and positions of the items of a story, in order.
fn order(conn: &Connection, story: StoryId) -> Result<Vec<(StoryItemId, i64)>> {
    Ok(conn
        .prepare_cached("SELECT id, position FROM story_item WHERE story = ?1 ORDER BY position, id")?
        .query_map([story.0], |row| Ok((StoryItemId(row.get(0)?), row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

const ITEM: &str = "id, uid, story, article, highlight, claim, note";

fn item_from(row: &Row<'_>) -> Result<Item> {
    let gathered = match (row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?) {
        (Some(id), None, None, None) => Gathered::Article(ArticleId(id)),
        (None, Some(id), None, None) => Gathered::Passage(HighlightId(id)),
        (None, None, Some(id), None) => Gathered::Claim(ClaimId(id)),
        (None, None, None, Some(id)) => Gathered::Note(NoteId(id)),
        _ => return Err(Error::corrupt("an item of a story is not one thing")),
    };
    Ok(Item { id: StoryItemId(row.get(0)?), uid: uid(row, 1)?, story: StoryId(row.get(2)?), gathered })
}

/// Everything that a story gathers, in the trash or not, in the user's order.
pub(crate) fn all_items(conn: &Connection, story: StoryId) -> Result<Vec<Item>> {
    let mut statement =
        conn.prepare_cached(&format!("SELECT {ITEM} FROM story_item WHERE story = ?1 ORDER BY position, id"))?;
    statement.query_and_then([story.0], item_from)?.collect()
}

/// What a story gathers and does not lie in the trash, in the user's order.
pub(crate) fn items(conn: &Connection, story: StoryId) -> Result<Vec<Item>> {
    let mut statement = conn.prepare_cached(
        "SELECT i.id, i.uid, i.story, i.article, i.highlight, i.claim, i.note
         FROM story_item i LEFT JOIN claim c ON c.id = i.claim LEFT JOIN note n ON n.id = i.note
         LEFT JOIN claim nc ON nc.id = n.claim LEFT JOIN story ns ON ns.id = n.story
         LEFT JOIN highlight h ON h.id = coalesce(i.highlight, n.highlight)
         LEFT JOIN article a ON a.id = coalesce(i.article, n.article, h.article)
         WHERE i.story = ?1 AND c.trashed_ms IS NULL AND nc.trashed_ms IS NULL AND ns.trashed_ms IS NULL
           AND h.trashed_ms IS NULL AND a.trashed_ms IS NULL AND coalesce(a.withdrawn, 0) = 0
         ORDER BY i.position, i.id",
    )?;
    statement.query_and_then([story.0], item_from)?.collect()
}

/// One item.
pub(crate) fn item(conn: &Connection, id: StoryItemId) -> Result<Item> {
    let mut statement = conn.prepare_cached(&format!("SELECT {ITEM} FROM story_item WHERE id = ?1"))?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(item_from).transpose()?.ok_or_else(|| Error::NotFound(format!("item {id} of a story")))
}

/// The item of a story that is this thing.
pub(crate) fn item_of(conn: &Connection, story: StoryId, gathered: Gathered) -> Result<Option<StoryItemId>> {
    let (column, key) = column_of(gathered);
    let sql = format!("SELECT id FROM story_item WHERE story = ?1 AND {column} = ?2");
    Ok(conn.prepare_cached(&sql)?.query_row([story.0, key], |row| row.get(0).map(StoryItemId)).optional()?)
}

/// The items of all stories that are one thing, with their stories.
fn items_with(conn: &Connection, column: &'static str, key: i64) -> Result<Vec<(StoryItemId, StoryId)>> {
    Ok(conn
        .prepare_cached(&format!("SELECT id, story FROM story_item WHERE {column} = ?1 ORDER BY id"))?
        .query_map([key], |row| Ok((StoryItemId(row.get(0)?), StoryId(row.get(1)?))))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The stories outside the trash that gather a thing.
pub(crate) fn with(conn: &Connection, gathered: Gathered) -> Result<Vec<Story>> {
    let (column, key) = column_of(gathered);
    items_with(conn, column, key)?
        .into_iter()
        .map(|(_, story)| get(conn, story))
        .filter(|story| story.as_ref().map_or(true, |story| story.trashed_ms.is_none()))
        .collect()
}

/// How many are outside the trash, and how many in it.
pub(crate) fn counts(conn: &Connection) -> Result<(u32, u32)> {
    super::trash::counts_of(conn, Noun::Story)
}
