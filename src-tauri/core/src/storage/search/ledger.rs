//! Stories and claims in a query: which articles or claims they concern, as their own tables say.

use super::super::Connection;
use super::super::{capture, claim, story};
use super::facets::Facet;
use super::fts::{ARTICLES, Fts};
use super::plan::Plan;
use crate::claim::Asked;
use crate::error::Result;
use crate::id::StoryId;
use crate::search::{ClaimField, List};

/// Rows by their keys.
const KEYS_SQL: &str = "SELECT value FROM json_each(?1)";

/// The articles or claims of the stories of that name, or that have it in their title.
pub(super) fn story(conn: &Connection, list: List, name: &str) -> Result<Plan> {
    if list == List::Claims {
        return among(conn, list, &[Asked::Story(name.to_owned())]);
    }
    let of = |story: &StoryId| Plan::Index(Fts::facet(ARTICLES, Facet::Story(story.0).word()));
    Ok(Plan::Any(story::called(conn, name)?.iter().map(of).collect()))
}

/// The claims with this speaker, basis or status, or the articles that have one.
pub(super) fn claim(conn: &Connection, list: List, field: ClaimField, value: &str) -> Result<Plan> {
    let value = value.to_owned();
    let asked = match field {
        ClaimField::Speaker => Asked::Speaker(value),
        ClaimField::Basis => Asked::Basis(value),
        ClaimField::Status => Asked::Status(value),
    };
    among(conn, list, &[asked])
}

/// The articles that have any claim.
pub(super) fn has_claim(conn: &Connection) -> Result<Plan> {
    among(conn, List::Articles, &[])
}

fn among(conn: &Connection, list: List, asked: &[Asked]) -> Result<Plan> {
    let keys: Vec<i64> = match list {
        List::Claims => claim::claims(conn, asked)?.into_iter().map(|claim| claim.0).collect(),
        _ => claim::articles(conn, asked)?.into_iter().map(|article| article.0).collect(),
    };
    Ok(Plan::Among(KEYS_SQL, vec![capture::json(&keys)?.into()]))
}
