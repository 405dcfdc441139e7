//! Tags: paths such as `security/protocol`, on articles and on passages.

mod change;

use crate::error::{Error, Result};
use crate::highlight::Colour;
use crate::id::{HighlightId, TagId, Uid};
use crate::library::Library;
use crate::storage;
use std::collections::HashMap;

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Key in this library.
    pub id: TagId,
    /// Identity in every library.
    pub uid: Uid,
    /// Path from the root, parts joined by `/`.
    pub path: String,
    /// Its own colour.
    pub colour: Option<Colour>,
    /// What it means, in the user's words.
    pub definition: String,
}

/// A tag with how much it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedTag {
    /// The tag.
    pub tag: Tag,
    /// Articles that have it or one below it, on themselves or on a passage.
    pub articles: u32,
    /// Passages that have it or one below it.
    pub passages: u32,
}

/// A well-formed path: parts without white space around them, none empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Path(String);

/// The longest path, in bytes.
pub(crate) const MAX_PATH_BYTES: usize = 200;

/// Whether `typed` makes a path; what a source brings is asked for it, so that no tag of its own can stop an import.
pub(crate) fn is_path(typed: &str) -> bool {
    Path::parse(typed).is_ok()
}

impl Path {
    /// Reads a path as typed: `#` in front and white space around the parts are dropped.
    ///
    /// # Errors
    /// [`Error::Invalid`] when nothing is left, or too much.
    pub(crate) fn parse(typed: &str) -> Result<Self> {
        let path = Self::tidied(typed);
        if path.is_empty() {
            return Err(Error::Invalid("a tag needs a name".to_owned()));
        }
        if path.len() > MAX_PATH_BYTES {
            return Err(Error::Invalid(format!(
                "a tag's path can be {MAX_PATH_BYTES} bytes long; this one is {}",
                path.len()
            )));
        }
        Ok(Self(path))
    }

    /// A path as typed, read without asking how long it is; empty when nothing is left.
    pub(crate) fn tidied(typed: &str) -> String {
        let parts: Vec<String> = typed
            .trim()
            .trim_start_matches('#')
            .split('/')
            .map(|part| part.chars().filter(|character| !character.is_control()).collect::<String>())
            .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|part| !part.is_empty())
            .collect();
        parts.join("/")
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The path above it.
    pub(crate) fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(parent, _)| Self(parent.to_owned()))
    }
}

/// The paths from the root to `path`, itself last: `a`, `a/b`, `a/b/c`.
pub(crate) fn lineage(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at]).chain(std::iter::once(path))
}

/// Counts articles and passages while they come article by article.
struct Counting {
    /// For each tag.
    of: Vec<(u32, u32)>,
    /// What the tags of the present article are on: it, or a passage of it.
    here: Vec<(usize, Option<HighlightId>)>,
}

impl Counting {
    /// Counts what is on the present article.
    fn leave(&mut self) {
        self.here.sort_unstable();
        self.here.dedup();
        for tag in self.here.chunk_by(|one, other| one.0 == other.0) {
            let (articles, passages) = &mut self.of[tag[0].0];
            *articles += 1;
            *passages += tag.iter().filter(|(_, passage)| passage.is_some()).count() as u32;
        }
        self.here.clear();
    }
}

impl Library {
    /// Every tag with its counts, each after the one above it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tags(&self) -> Result<Vec<CountedTag>> {
        let tags = self.read(storage::tag::all)?;
        let index_of: HashMap<String, usize> =
            tags.iter().enumerate().map(|(index, tag)| (tag.path.to_ascii_lowercase(), index)).collect();
        let lineages: HashMap<TagId, Vec<usize>> = tags
            .iter()
            .map(|tag| {
                let path = tag.path.to_ascii_lowercase();
                (tag.id, lineage(&path).filter_map(|above| index_of.get(above)).copied().collect())
            })
            .collect();
        let mut counts = Counting { of: vec![(0, 0); tags.len()], here: Vec::new() };
        let mut last = None;
        self.read(|conn| {
            storage::tag::each_use(conn, |article, tag, passage| {
                if last.replace(article) != Some(article) {
                    counts.leave();
                }
                counts.here.extend(lineages.get(&tag).into_iter().flatten().map(|index| (*index, passage)));
            })
        })?;
        counts.leave();
        let counted = tags.into_iter().zip(counts.of);
        Ok(counted.map(|(tag, (articles, passages))| CountedTag { tag, articles, passages }).collect())
    }

    /// Every tag without its counts, each after the one above it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn all_tags(&self) -> Result<Vec<Tag>> {
        storage::tag::all(self.conn())
    }

    /// The tag of that path, if there is one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find_tag(&self, path: &str) -> Result<Option<TagId>> {
        let Ok(path) = Path::parse(path) else { return Ok(None) };
        self.read(|conn| storage::tag::find(conn, path.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_as_it_was_meant() {
        let read = |typed: &str| Path::parse(typed).map(|path| path.0).unwrap_or_default();
        assert_eq!(read(" #security / the  protocol/ "), "security/the protocol");
        assert_eq!(read("a//b"), "a/b");
        assert_eq!(read(" / "), "");
        assert_eq!(read(&"x".repeat(201)), "");
        assert_eq!(read("nul\0 and bell\u{7}"), "nul and bell");
    }

    #[test]
    fn lineage_ends_with_the_path_itself() {
        assert_eq!(lineage("a/b/c").collect::<Vec<_>>(), ["a", "a/b", "a/b/c"]);
    }
}
