//! What a query may ask of claims and stories, as conditions on an article (`a`) or on a claim (`c`).

use super::LAST_STATUS;
use crate::claim::{Asked, Basis, Status};
use crate::error::Result;
use crate::id::{ArticleId, ClaimId, StoryId};
use crate::storage::note::containing;
use crate::storage::{Connection, person, story};
use rusqlite::types::Value;

/// What never holds.
const NOTHING: &str = "0";

/// The condition on a claim `c`.
pub(crate) fn on_claim(conn: &Connection, asked: &Asked) -> Result<(String, Vec<Value>)> {
    Ok(match asked {
        Asked::Speaker(typed) => {
            let keys: Vec<i64> = person::called(conn, typed)?.into_iter().map(|person| person.0).collect();
            let sql = "(c.speaker IN (SELECT value FROM json_each(?)) OR c.described LIKE ? ESCAPE '\\')";
            (sql.to_owned(), vec![serde_json::json!(keys).to_string().into(), containing(typed.trim()).into()])
        }
        Asked::Basis(typed) => names(typed, Basis::ALL.iter().map(|basis| basis.name()), "c.basis"),
        Asked::Status(typed) => names(
            typed,
            Status::ALL.iter().map(|status| status.name()),
            &format!("(SELECT s.status FROM claim_status s WHERE s.id = {LAST_STATUS})"),
        ),
        Asked::Story(title) => in_stories(&story::called(conn, title)?),
        Asked::StoryId(story) => in_stories(&[*story]),
    })
}

/// The condition on an article `a`: a passage of it outside the trash is evidence of a claim outside the trash of which all that
/// is asked holds. A story, when nothing else is asked, is also that of an article that it gathers itself, or by one of its
/// passages.
pub(crate) fn on_article(conn: &Connection, all: &[Asked]) -> Result<(String, Vec<Value>)> {
    let mut condition = String::new();
    let mut values = Vec::new();
    for asked in all {
        let (sql, more) = on_claim(conn, asked)?;
        condition.push_str(" AND ");
        condition.push_str(&sql);
        values.extend(more);
    }
    let mut articles = format!(
        "SELECT h.article FROM highlight h JOIN evidence e ON e.highlight = h.id JOIN claim c ON c.id = e.claim
         WHERE h.trashed_ms IS NULL AND c.trashed_ms IS NULL{condition}"
    );
    let stories = match all {
        [Asked::Story(title)] => story::called(conn, title)?,
        [Asked::StoryId(story)] => vec![*story],
        _ => Vec::new(),
    };
    if !stories.is_empty() {
        articles.push_str(
            " UNION ALL SELECT coalesce(i.article, h.article) FROM story_item i LEFT JOIN highlight h ON h.id = i.highlight
              WHERE h.trashed_ms IS NULL AND i.story IN (SELECT value FROM json_each(?))",
        );
        let keys: Vec<i64> = stories.iter().map(|story| story.0).collect();
        values.push(serde_json::json!(keys).to_string().into());
    }
    Ok((format!("a.id IN ({articles})"), values))
}

fn in_stories(stories: &[StoryId]) -> (String, Vec<Value>) {
    let keys: Vec<i64> = stories.iter().map(|story| story.0).collect();
    let sql = "EXISTS (SELECT 1 FROM story_item i
                       WHERE i.claim = c.id AND i.story IN (SELECT value FROM json_each(?)))";
    (sql.to_owned(), vec![serde_json::json!(keys).to_string().into()])
}

/// `column` has a name that begins as was typed; "on record", "on-record" and "on_record" are the same, and so is "own
/// observation".
fn names<'n>(typed: &str, all: impl Iterator<Item = &'n str>, column: &str) -> (String, Vec<Value>) {
    let typed = typed.trim().to_lowercase().replace([' ', '-'], "_");
    let typed = typed.strip_prefix("own_").unwrap_or(&typed);
    let all: Vec<&str> = all.collect();
    let exact = all.iter().copied().filter(|name| *name == typed).collect::<Vec<_>>();
    let begun = all.into_iter().filter(|name| !typed.is_empty() && name.starts_with(typed)).collect::<Vec<_>>();
    let fitting = if exact.is_empty() { begun } else { exact };
    if fitting.is_empty() {
        return (NOTHING.to_owned(), Vec::new());
    }
    let marks = vec!["?"; fitting.len()].join(", ");
    (format!("{column} IN ({marks})"), fitting.into_iter().map(|name| name.to_owned().into()).collect())
}

/// The articles for which all that is asked holds, in the trash or not, the last clipped first.
pub(crate) fn articles(conn: &Connection, all: &[Asked]) -> Result<Vec<ArticleId>> {
    let (condition, values) = on_article(conn, all)?;
    let sql = format!(
        "SELECT a.id FROM article a WHERE a.withdrawn = 0 AND {condition}
         ORDER BY a.clipped_ms DESC, a.id DESC"
    );
    let found = super::ids(conn, &sql, rusqlite::params_from_iter(&values))?;
    Ok(found.into_iter().map(ArticleId).collect())
}

/// The claims, in the trash or not, of which all that is asked holds.
pub(crate) fn claims(conn: &Connection, all: &[Asked]) -> Result<Vec<ClaimId>> {
    let mut condition = "1".to_owned();
    let mut values = Vec::new();
    for asked in all {
        let (sql, more) = on_claim(conn, asked)?;
        condition.push_str(" AND ");
        condition.push_str(&sql);
        values.extend(more);
    }
    let found =
        super::ids(conn, &format!("SELECT c.id FROM claim c WHERE {condition}"), rusqlite::params_from_iter(&values))?;
    Ok(found.into_iter().map(ClaimId).collect())
}
