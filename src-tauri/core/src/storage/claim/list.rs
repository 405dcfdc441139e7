//! The ledger's rows.

use super::condition::on_claim;
use super::{LAST_STATUS, get, ids, shown_sql};
use crate::article::Scope;
use crate::claim::{Asked, Basis, Bearing, Filter, ListedClaim, Sort, Status};
use crate::error::Result;
use crate::id::{ArticleId, ClaimId, HighlightId};
use crate::storage::{Connection, person};
use rusqlite::types::Value;

/// A condition on claim `c`: evidence of it changed, and the user has not seen that yet.
fn changed_sql() -> String {
    format!(
        "EXISTS (SELECT 1 FROM evidence e JOIN highlight h ON h.id = e.highlight JOIN article a ON a.id = h.article
                 LEFT JOIN anchor n ON n.highlight = h.id AND n.document = {shown}
                 WHERE e.claim = c.id AND coalesce(n.verdict, 'gone') IN ('changed', 'gone')
                   AND e.seen IS NOT {shown} AND h.trashed_ms IS NULL AND a.trashed_ms IS NULL AND a.withdrawn = 0)",
        shown = shown_sql()
    )
}

/// A condition on claim `c`: another one contradicts it.
const LINKED_AGAINST: &str =
    "EXISTS (SELECT 1 FROM claim_link l JOIN claim o ON o.id = iif(l.claim = c.id, l.other, l.claim)
    WHERE c.id IN (l.claim, l.other) AND l.kind = 'contradicts' AND o.trashed_ms IS NULL)";

/// A condition on claim `c`: a passage outside the trash contradicts it.
const PASSAGE_AGAINST: &str = "EXISTS (SELECT 1 FROM evidence e JOIN highlight h ON h.id = e.highlight
    JOIN article a ON a.id = h.article WHERE e.claim = c.id AND e.bearing = 'contradicts' AND h.trashed_ms IS NULL
    AND a.trashed_ms IS NULL AND a.withdrawn = 0)";

fn order_sql(sort: Sort, is_reversed: bool) -> String {
    let (up, down) = if is_reversed { ("DESC", "ASC") } else { ("ASC", "DESC") };
    let place = |names: Vec<&str>, column: &str| {
        let whens: String = names.iter().enumerate().map(|(at, name)| format!(" WHEN '{name}' THEN {at}")).collect();
        format!("CASE {column}{whens} ELSE 99 END")
    };
    let key = match sort {
        Sort::Made => format!("c.made_ms {down}"),
        Sort::Said => format!("c.said_ms IS NULL, c.said_ms {down}"),
        Sort::Statement => format!("c.statement COLLATE NOCASE {up}"),
        Sort::Speaker => {
            format!("coalesce(p.name, c.described) IS NULL, coalesce(p.name, c.described) COLLATE NOCASE {up}")
        }
        Sort::Status => {
            let names = Status::ALL.iter().map(|status| status.name()).collect();
            format!("{} {up}", place(names, "s.status"))
        }
        Sort::Basis => {
            let names = Basis::ALL.iter().map(|basis| basis.name()).collect();
            format!("c.basis IS NULL, {} {up}", place(names, "c.basis"))
        }
    };
    format!("{key}, c.id {down}")
}

/// The keys of the claims that fit, in order, and how many there are.
pub(crate) fn list(
    conn: &Connection,
    filter: &Filter,
    among: Option<&[ClaimId]>,
    sort: Sort,
    is_reversed: bool,
    offset: u32,
    limit: u32,
) -> Result<(u32, Vec<ClaimId>)> {
    // What was found was found where it was looked for.
    let mut condition = match (among, filter.scope) {
        (Some(_), _) => "1".to_owned(),
        (None, Scope::Trash) => "c.trashed_ms IS NOT NULL".to_owned(),
        (None, _) => "c.trashed_ms IS NULL".to_owned(),
    };
    let mut values: Vec<Value> = Vec::new();
    let mut add = |(sql, more): (String, Vec<Value>)| {
        condition.push_str(" AND ");
        condition.push_str(&sql);
        values.extend(more);
    };
    if let Some(among) = among {
        let keys: Vec<i64> = among.iter().map(|claim| claim.0).collect();
        let sql = "c.id IN (SELECT value FROM json_each(?))";
        add((sql.to_owned(), vec![serde_json::json!(keys).to_string().into()]));
    }
    if !filter.statuses.is_empty() {
        add(one_of("s.status", filter.statuses.iter().map(|status| status.name())));
    }
    if !filter.bases.is_empty() {
        add(one_of("c.basis", filter.bases.iter().map(|basis| basis.name())));
    }
    if let Some(speaker) = filter.speaker {
        add(("c.speaker = ?".to_owned(), vec![speaker.0.into()]));
    }
    if let Some(story) = filter.story {
        add(on_claim(conn, &Asked::StoryId(story))?);
    }
    for asked in &filter.asked {
        add(on_claim(conn, asked)?);
    }
    if let Some(article) = filter.article {
        let sql = "EXISTS (SELECT 1 FROM evidence e JOIN highlight h ON h.id = e.highlight
                   WHERE e.claim = c.id AND h.article = ? AND h.trashed_ms IS NULL)";
        add((sql.to_owned(), vec![article.0.into()]));
    }
    if filter.is_changed {
        add((changed_sql(), Vec::new()));
    }
    if filter.is_contradicted {
        add((format!("({LINKED_AGAINST} OR {PASSAGE_AGAINST})"), Vec::new()));
    }
    let from = format!("claim c JOIN claim_status s ON s.id = {LAST_STATUS} LEFT JOIN person p ON p.id = c.speaker");
    let total = conn
        .prepare_cached(&format!("SELECT count(*) FROM {from} WHERE {condition}"))?
        .query_row(rusqlite::params_from_iter(&values), |row| row.get(0))?;
    values.extend([i64::from(limit).into(), i64::from(offset).into()]);
    let order = order_sql(sort, is_reversed);
    let sql = format!("SELECT c.id FROM {from} WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?");
    let found = ids(conn, &sql, rusqlite::params_from_iter(&values))?;
    Ok((total, found.into_iter().map(ClaimId).collect()))
}

fn one_of<'n>(column: &str, names: impl Iterator<Item = &'n str>) -> (String, Vec<Value>) {
    let values: Vec<Value> = names.map(|name| name.to_owned().into()).collect();
    (format!("{column} IN ({})", vec!["?"; values.len()].join(", ")), values)
}

/// What the ledger shows of a claim.
pub(crate) fn listed(conn: &Connection, id: ClaimId) -> Result<ListedClaim> {
    let claim = get(conn, id)?;
    let speaker = claim.speaker.map(|speaker| person::get(conn, speaker)).transpose()?;
    let bearing = |name: &str| {
        format!(
            "(SELECT count(*) FROM evidence e JOIN highlight h ON h.id = e.highlight JOIN article a ON a.id = h.article
              WHERE e.claim = c.id AND e.bearing = '{name}' AND h.trashed_ms IS NULL AND a.trashed_ms IS NULL)"
        )
    };
    let sql = format!(
        "SELECT {}, {}, {}, (SELECT count(*) FROM evidence e WHERE e.claim = c.id AND e.highlight IS NULL), {},
                {LINKED_AGAINST}, (SELECT count(*) FROM story_item i JOIN story t ON t.id = i.story
                                   WHERE i.claim = c.id AND t.trashed_ms IS NULL)
         FROM claim c WHERE c.id = ?1",
        bearing(Bearing::States.name()),
        bearing(Bearing::Supports.name()),
        bearing(Bearing::Contradicts.name()),
        changed_sql()
    );
    Ok(conn.prepare_cached(&sql)?.query_row([id.0], |row| {
        Ok(ListedClaim {
            states: row.get(0)?,
            supports: row.get(1)?,
            contradicts: row.get(2)?,
            gone: row.get(3)?,
            is_changed: row.get(4)?,
            is_contradicted: row.get(5)?,
            stories: row.get(6)?,
            found: None,
            claim,
            speaker,
        })
    })?)
}

/// The passages of an article that bear on claims outside the trash, in the order of its text.
pub(crate) fn on_article(conn: &Connection, article: ArticleId) -> Result<Vec<(HighlightId, Bearing, ClaimId)>> {
    let sql = format!(
        "SELECT h.id, e.bearing, c.id FROM highlight h JOIN evidence e ON e.highlight = h.id
         JOIN claim c ON c.id = e.claim LEFT JOIN anchor n ON n.highlight = h.id AND n.document = {}
         WHERE h.article = ?1 AND h.trashed_ms IS NULL AND c.trashed_ms IS NULL
         ORDER BY n.start_byte IS NULL, n.start_byte, h.id, c.id",
        shown_sql()
    );
    let mut statement = conn.prepare_cached(&sql)?;
    statement
        .query_and_then([article.0], |row| {
            let bearing = super::named(&row.get::<_, String>(1)?, Bearing::named)?;
            Ok((HighlightId(row.get(0)?), bearing, ClaimId(row.get(2)?)))
        })?
        .collect()
}
