//! What is cited: an article with the moment at which it was seen, as variables of CSL.

use super::author::Author;
use crate::article::{Article, Citation, Published};
use crate::capture::Capture;
use crate::clock::{Clock, MONTHS};
use crate::exporters::Header;
use crate::id::{ArticleId, Uid};
use chrono::{DateTime, Datelike};
use hayagriva::citationberg::json::Item;
use serde_json::{Map, Value, json};

/// An article as it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Key in this library.
    pub article: ArticleId,
    /// Identity in every library.
    pub uid: Uid,
    /// The fields that cite it.
    pub citation: Citation,
    /// When its text was seen, in UTC milliseconds: the day on which it was saved from the web, or else came in.
    pub seen_ms: i64,
}

impl Source {
    /// An article in the version that `capture` has.
    pub fn new(article: &Article, capture: &Capture) -> Self {
        Self {
            article: article.id,
            uid: article.uid,
            citation: article.citation.clone(),
            seen_ms: capture.saved_ms.unwrap_or(capture.captured_ms),
        }
    }

    /// With the days of the place where the user is.
    #[must_use]
    pub fn in_local_days(mut self, clock: &dyn Clock) -> Self {
        self.seen_ms += i64::from(clock.offset_minutes(self.seen_ms)) * 60_000;
        self
    }

    /// The variables of CSL 1.0.2, as CSL JSON has them.
    pub fn variables(&self) -> Map<String, Value> {
        let citation = &self.citation;
        let kind = match (&citation.outlet, &citation.url) {
            (Some(_), _) => "article-newspaper",
            (None, Some(_)) => "webpage",
            (None, None) => "document",
        };
        let mut item = Map::new();
        let mut put = |name: &str, value: Value| drop(item.insert(name.to_owned(), value));
        put("id", self.uid.to_string().into());
        put("type", kind.into());
        put("title", citation.headline.as_deref().unwrap_or("Untitled").into());
        if !citation.byline.is_empty() {
            put("author", citation.byline.iter().map(|name| author(name)).collect());
        }
        if let Some(outlet) = &citation.outlet {
            put("container-title", outlet.as_str().into());
        }
        if let Some(published) = &citation.published {
            put("issued", date(&published_parts(published)));
        }
        put("accessed", date(&day_parts(self.seen_ms)));
        if let Some(url) = &citation.url {
            put("URL", url.as_str().into());
        }
        if let Some(language) = &citation.language {
            put("language", language.as_str().into());
        }
        item
    }

    /// The same for the program that works citations out. `order` tells sources apart before anything else does, so that
    /// they can be compared fast.
    pub(super) fn item(&self, order: usize, has_version: bool) -> Item {
        let mut variables = self.variables();
        variables.insert(String::new(), format!("{order}").into());
        // No style but our own prints a version of an article in a newspaper as such.
        if let (true, Some(updated)) = (has_version, &self.citation.updated) {
            variables.insert("version".to_owned(), moment(updated).into());
        }
        serde_json::from_value(Value::Object(variables)).unwrap_or_else(|_| Item(std::collections::BTreeMap::new()))
    }
}

impl From<&Header> for Source {
    fn from(header: &Header) -> Self {
        Self::new(&header.article, &header.capture)
    }
}

fn author(name: &str) -> Value {
    match Author::of(name) {
        Author::Body(name) => json!({ "literal": name }),
        Author::Person { family, given, particle, suffix } => {
            let mut parts = Map::new();
            let all = [("family", family), ("given", given), ("non-dropping-particle", particle), ("suffix", suffix)];
            for (name, part) in all {
                if !part.is_empty() {
                    parts.insert(name.to_owned(), part.into());
                }
            }
            Value::Object(parts)
        }
    }
}

fn date(parts: &[u32]) -> Value {
    json!({ "date-parts": [parts] })
}

/// Year, month and day, as far as they are known.
pub(crate) fn published_parts(published: &Published) -> Vec<u32> {
    let day = published.as_str().get(..10).unwrap_or(published.as_str());
    day.split('-').filter_map(|part| part.parse().ok()).collect()
}

/// Year, month and day of a moment, in UTC.
pub(crate) fn day_parts(ms: i64) -> Vec<u32> {
    let day = DateTime::from_timestamp_millis(ms).unwrap_or_default();
    vec![day.year().unsigned_abs(), day.month(), day.day()]
}

/// A date for people, as precise as it is known: “14 May 2026, 18:05”.
fn moment(published: &Published) -> String {
    let parts = published_parts(published);
    let month = parts.get(1).and_then(|month| MONTHS.get((*month as usize).wrapping_sub(1)));
    let mut said = String::new();
    if let Some(day) = parts.get(2) {
        said = format!("{day} ");
    }
    if let Some(month) = month {
        said = format!("{said}{month} ");
    }
    said = format!("{said}{}", parts.first().copied().unwrap_or_default());
    match published.as_str().get(11..16) {
        Some(time) => format!("{said}, {time}"),
        None => said,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_moment_is_said_no_more_precisely_than_it_is_known() {
        for (date, expected) in [
            ("2026", "2026"),
            ("2026-05", "May 2026"),
            ("2026-05-04", "4 May 2026"),
            ("2026-05-04T18:05:00+02:00", "4 May 2026, 18:05"),
        ] {
            assert_eq!(moment(&date.parse().unwrap()), expected);
        }
    }
}
