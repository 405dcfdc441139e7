//! Tags and colours by the names under which a query asks for them.

use super::super::{Connection, highlight, tag};
use crate::error::Result;
use crate::highlight::Colour;
use crate::search::words_of;
use std::collections::BTreeMap;

/// The tags, and what the user calls the colours.
#[derive(Debug, Default)]
pub(super) struct Names {
    tags: Vec<Tag>,
    /// Tags by each word of their path.
    by_word: BTreeMap<String, Vec<usize>>,
    colours: Vec<(Colour, Vec<String>)>,
}

#[derive(Debug)]
struct Tag {
    id: i64,
    path: String,
    words: Vec<String>,
}

impl Names {
    pub(super) fn of(conn: &Connection) -> Result<Self> {
        let mut names = Self::default();
        for tag in tag::all(conn)? {
            let words = words_of(&tag.path);
            for word in &words {
                let tags = names.by_word.entry(word.clone()).or_default();
                if tags.last() != Some(&names.tags.len()) {
                    tags.push(names.tags.len());
                }
            }
            names.tags.push(Tag { id: tag.id.0, path: tag.path, words });
        }
        for colour in Colour::ALL {
            names.colours.push((colour, words_of(colour.name())));
        }
        for (_, colour, name) in highlight::colour_name_rows(conn)? {
            names.colours.push((colour, words_of(&name)));
        }
        Ok(names)
    }

    /// The tag of that path and all below it, upper and lower case of ASCII letters alike.
    pub(super) fn tags_at(&self, path: &str) -> Vec<i64> {
        let is_at = |tag: &&Tag| {
            tag.path.get(..path.len()).is_some_and(|start| start.eq_ignore_ascii_case(path))
                && matches!(tag.path.as_bytes().get(path.len()), None | Some(b'/'))
        };
        if path.is_empty() { Vec::new() } else { self.tags.iter().filter(is_at).map(|tag| tag.id).collect() }
    }

    /// The tags in whose path `words` stand one after the other; with `is_prefix`, the last one may go on.
    pub(super) fn tags_with(&self, words: &[String], is_prefix: bool) -> Vec<i64> {
        let Some((last, first)) = words.split_last() else { return Vec::new() };
        let fits = |tag: &&Tag| {
            tag.words.windows(words.len()).any(|window| {
                window[..first.len()] == *first
                    && (window[first.len()] == *last || (is_prefix && window[first.len()].starts_with(last.as_str())))
            })
        };
        let mut found: Vec<i64> = match first.first() {
            Some(word) => self.by_word.get(word).into_iter().flatten().copied().collect::<Vec<_>>(),
            None if is_prefix => {
                let range = self.by_word.range(last.clone()..).take_while(|(word, _)| word.starts_with(last.as_str()));
                range.flat_map(|(_, tags)| tags.iter().copied()).collect()
            }
            None => self.by_word.get(last).into_iter().flatten().copied().collect(),
        }
        .into_iter()
        .map(|at| &self.tags[at])
        .filter(fits)
        .map(|tag| tag.id)
        .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The colours that are called so, by themselves or by the user.
    pub(super) fn colours_called(&self, name: &str) -> Vec<Colour> {
        let words = words_of(name);
        let mut found: Vec<Colour> = Vec::new();
        for (colour, called) in &self.colours {
            if *called == words && !found.contains(colour) {
                found.push(*colour);
            }
        }
        found
    }
}
