//! Tags.

use crate::highlight::Colour;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A tag as it is shown on an article or a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TagRef {
    /// Key.
    pub id: i64,
    /// Path from the root, parts joined by `/`.
    pub path: String,
    /// Colour: its own, or that of the nearest tag above it.
    pub colour: Option<Colour>,
}

/// A tag in the tree. The list comes in order of path, each after the tag above it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TagView {
    /// Key.
    pub id: i64,
    /// Path from the root, parts joined by `/`.
    pub path: String,
    /// Its own colour.
    pub colour: Option<Colour>,
    /// What it means; empty when nobody said.
    pub definition: String,
    /// Articles that have it or one below it, on themselves or on a passage.
    pub articles: u32,
    /// Passages that have it or one below it.
    pub passages: u32,
}

/// Names one tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneTag {
    /// The tag.
    pub tag: i64,
}

/// Names a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TagPath {
    /// The path.
    pub path: String,
}

/// Renames or moves a tag with all below it; onto a path that exists, the two become one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoveTag {
    /// The tag.
    pub tag: i64,
    /// Its new path.
    pub path: String,
}

/// Colours a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetTagColour {
    /// The tag.
    pub tag: i64,
    /// The colour; null takes it off.
    pub colour: Option<Colour>,
}

/// Says what a tag means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetTagDefinition {
    /// The tag.
    pub tag: i64,
    /// The definition; empty removes it.
    pub definition: String,
}
