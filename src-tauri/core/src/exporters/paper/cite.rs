//! Where quotations come from, as the citation style has it.

use super::dates::date_words;
use super::{Inline, safe_link};
use crate::error::Result;
use crate::exporters::Header;
use crate::id::ArticleId;
use std::collections::HashSet;

/// The sources of a paper: one entry for each article that was cited, in the order in which they were.
pub(super) struct Citations {
    cited: HashSet<ArticleId>,
    entries: Vec<Vec<Inline>>,
}

impl Citations {
    /// In the style of that id; empty for the usual one.
    pub(super) fn new(_style: &str) -> Result<Self> {
        Ok(Self { cited: HashSet::new(), entries: Vec::new() })
    }

    /// The note that cites an article, at a page where that is known.
    pub(super) fn note(&mut self, header: &Header, page: Option<u32>) -> Vec<Inline> {
        let entry = entry(header);
        if self.cited.insert(header.article.id) {
            let mut entry = entry.clone();
            entry.push(Inline::plain("."));
            self.entries.push(entry);
        }
        let mut note = entry;
        if let Some(page) = page {
            note.push(Inline::plain(format!(", p. {page}")));
        }
        note.push(Inline::plain("."));
        note
    }

    /// Every source that was cited.
    pub(super) fn bibliography(self) -> Vec<Vec<Inline>> {
        self.entries
    }
}

/// Who, what, where and when, as far as it is known.
fn entry(header: &Header) -> Vec<Inline> {
    let citation = &header.article.citation;
    let mut parts: Vec<Vec<Inline>> = Vec::new();
    if !citation.byline.is_empty() {
        parts.push(vec![Inline::plain(citation.byline.join(", "))]);
    }
    parts.push(vec![Inline::plain(format!("“{}”", citation.headline.as_deref().unwrap_or("Untitled")))]);
    parts.extend(citation.outlet.as_ref().map(|outlet| vec![Inline::emphasis(outlet)]));
    parts.extend(citation.published.as_ref().map(|date| vec![Inline::plain(date_words(date))]));
    parts.extend(citation.url.as_ref().map(|url| match safe_link(url) {
        Some(link) => vec![Inline::link(url, link)],
        None => vec![Inline::plain(url)],
    }));
    super::joined(parts, ", ")
}
