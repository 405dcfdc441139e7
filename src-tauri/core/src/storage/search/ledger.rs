//! Stories and claims in a query: which articles they belong to, as their own tables say.

#![allow(clippy::unnecessary_wraps)] // Reading the tables can fail.

use super::super::Connection;
use super::super::claim;
use super::plan::Plan;
use crate::claim::Asked;
use crate::error::Result;
use crate::search::ClaimField;

/// Articles by their keys.
const KEYS_SQL: &str = "SELECT value FROM json_each(?1)";

/// The articles of the stories of that name, or that have it in their title; `None` when stories cannot be asked for.
pub(super) fn story(conn: &Connection, name: &str) -> Result<Option<Plan>> {
    articles(conn, Asked::Story(name.to_owned()))
}

/// The articles that have a claim with this speaker, basis or status; `None` when claims cannot be asked for.
pub(super) fn claim(conn: &Connection, field: ClaimField, value: &str) -> Result<Option<Plan>> {
    let value = value.to_owned();
    let asked = match field {
        ClaimField::Speaker => Asked::Speaker(value),
        ClaimField::Basis => Asked::Basis(value),
        ClaimField::Status => Asked::Status(value),
    };
    articles(conn, asked)
}

/// The articles that have any claim; `None` when claims cannot be asked for.
pub(super) fn has_claim(conn: &Connection) -> Result<Option<Plan>> {
    articles(conn, Asked::Words(Vec::new()))
}

/// The articles of which a claim's statement has these words; `None` when claims cannot be asked for. Words of statements are
/// looked for as they are written, also inside longer ones: there are few, and no index of them.
pub(super) fn statement(conn: &Connection, words: &[String], _is_prefix: bool) -> Result<Option<Plan>> {
    articles(conn, Asked::Words(words.to_vec()))
}

fn articles(conn: &Connection, asked: Asked) -> Result<Option<Plan>> {
    let keys: Vec<i64> = claim::articles(conn, &[asked])?.into_iter().map(|article| article.0).collect();
    Ok(Some(Plan::Among(KEYS_SQL, vec![super::super::capture::json(&keys)?.into()])))
}
