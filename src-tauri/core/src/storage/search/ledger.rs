//! Stories and claims in a query: the place where their tables plug in. Until they do, such a term fits nothing, and the
//! query says so.

#![allow(clippy::unnecessary_wraps)] // Reading the tables can fail.

use super::super::Connection;
use super::plan::Plan;
use crate::error::Result;
use crate::search::ClaimField;

/// The articles of the story of that name; `None` when stories cannot be asked for.
pub(super) fn story(_conn: &Connection, _name: &str) -> Result<Option<Plan>> {
    Ok(None)
}

/// The articles that have a claim with this speaker, basis or status; `None` when claims cannot be asked for.
pub(super) fn claim(_conn: &Connection, _field: ClaimField, _value: &str) -> Result<Option<Plan>> {
    Ok(None)
}

/// The articles that have any claim; `None` when claims cannot be asked for.
pub(super) fn has_claim(_conn: &Connection) -> Result<Option<Plan>> {
    Ok(None)
}

/// The articles of which a claim's statement has these words; `None` when claims cannot be asked for.
pub(super) fn statement(_conn: &Connection, _words: &[String], _is_prefix: bool) -> Result<Option<Plan>> {
    Ok(None)
}
