//! Stories and claims in a query: which articles they belong to, as their own tables say.

use super::super::Connection;
use super::super::{capture, claim};
use super::plan::Plan;
use crate::claim::Asked;
use crate::error::Result;
use crate::search::ClaimField;

/// Articles by their keys.
const KEYS_SQL: &str = "SELECT value FROM json_each(?1)";

/// The articles of the stories of that name, or that have it in their title.
pub(super) fn story(conn: &Connection, name: &str) -> Result<Plan> {
    articles(conn, Asked::Story(name.to_owned()))
}

/// The articles that have a claim with this speaker, basis or status.
pub(super) fn claim(conn: &Connection, field: ClaimField, value: &str) -> Result<Plan> {
    let value = value.to_owned();
    let asked = match field {
        ClaimField::Speaker => Asked::Speaker(value),
        ClaimField::Basis => Asked::Basis(value),
        ClaimField::Status => Asked::Status(value),
    };
    articles(conn, asked)
}

/// The articles that have any claim.
pub(super) fn has_claim(conn: &Connection) -> Result<Plan> {
    statement(conn, &[])
}

/// The articles of which a claim's statement has these words. Words of statements are looked for as they are written, also
/// inside longer ones: there are few, and no index of them.
pub(super) fn statement(conn: &Connection, words: &[String]) -> Result<Plan> {
    articles(conn, Asked::Words(words.to_vec()))
}

fn articles(conn: &Connection, asked: Asked) -> Result<Plan> {
    let keys: Vec<i64> = claim::articles(conn, &[asked])?.into_iter().map(|article| article.0).collect();
    Ok(Plan::Among(KEYS_SQL, vec![capture::json(&keys)?.into()]))
}
