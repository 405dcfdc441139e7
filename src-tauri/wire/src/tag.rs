//! Tags.

use crate::highlight::Colour;
use clipfile_core::tag::Tag;
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
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

impl TagView {
    /// Every tag, each after the one above it.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn all_of(library: &Library) -> Result<Vec<Self>> {
        Ok(library
            .tags()?
            .into_iter()
            .map(|counted| Self {
                id: counted.tag.id.0,
                path: counted.tag.path,
                colour: counted.tag.colour.map(Colour::from),
                definition: counted.tag.definition,
                articles: counted.articles,
                passages: counted.passages,
            })
            .collect())
    }
}

/// What tags look like, by path.
pub(crate) struct TagRefs(HashMap<String, (i64, Option<Colour>)>);

impl TagRefs {
    pub(crate) fn of(library: &Library) -> Result<Self> {
        library.all_tags().map(|tags| Self::among(&tags))
    }

    /// Of all tags, each after the one above it.
    pub(crate) fn among(tags: &[Tag]) -> Self {
        let mut refs: HashMap<String, (i64, Option<Colour>)> = HashMap::new();
        // Each tag comes after the one above it, so its colour is known already.
        for tag in tags {
            let above = tag.path.rsplit_once('/').and_then(|(above, _)| refs.get(above)?.1);
            refs.insert(tag.path.clone(), (tag.id.0, tag.colour.map(Colour::from).or(above)));
        }
        Self(refs)
    }

    /// The tags of those paths.
    pub(crate) fn named(&self, paths: &[String]) -> Vec<TagRef> {
        let found = paths.iter().filter_map(|path| self.0.get(path).map(|tag| (path, *tag)));
        found.map(|(path, (id, colour))| TagRef { id, path: path.clone(), colour }).collect()
    }
}
