//! The versions of an article: what was published under one address, taken at several times.
//!
//! A version is a capture with its newest document. They stand in the order in which they were taken from the web, and the
//! newest is the one that is shown; where a source does not say when it was taken, the time of the import counts.

mod again;
mod change;
mod words;

pub(crate) use change::add_version;
pub use words::Changed;

use crate::article::canonical_address;
use crate::capture::{Capture, Hash, Incoming, Warning};
use crate::error::Result;
use crate::id::ArticleId;
use crate::library::Library;
use crate::search::spelling;
use crate::storage::capture::Seen;
use crate::storage::{self, Connection};

/// A version of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The capture, which names the document.
    pub capture: Capture,
    /// When it was taken, in UTC milliseconds: when the source says so, or else when it was imported.
    pub taken_ms: i64,
    /// Words of its document.
    pub words: u32,
    /// How many words differ from the version before it; `None` for the oldest.
    pub changed: Option<Changed>,
    /// Whether it is the one that is shown of the article.
    pub is_shown: bool,
}

impl Library {
    /// The versions of an article, the newest first, those too that the user has still to say yes to.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn versions(&self, article: ArticleId) -> Result<Vec<Version>> {
        let shown = self.shown_document(article)?;
        let mut captures = self.captures(article)?;
        // What is doubtful stands among the others by its time here.
        captures.sort_by_key(|capture| (std::cmp::Reverse(capture.taken_ms()), std::cmp::Reverse(capture.id)));
        let texts = captures
            .iter()
            .map(|capture| self.read(|conn| storage::capture::text(conn, capture.document)))
            .collect::<Result<Vec<_>>>()?;
        let before = |at: usize| (at + 1..captures.len()).find(|older| !captures[*older].is_doubtful);
        captures
            .iter()
            .enumerate()
            .map(|(at, capture)| {
                Ok(Version {
                    taken_ms: capture.taken_ms(),
                    words: self.document_words(capture.document)?,
                    changed: before(at).map(|older| Changed::between(&texts[older], &texts[at])),
                    is_shown: capture.document == shown,
                    capture: capture.clone(),
                })
            })
            .collect()
    }

    /// The article that `incoming` would become a version of: the one of the same address that has most of its words.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn version_of(&self, incoming: &Incoming) -> Result<Option<ArticleId>> {
        self.read(|conn| matching(conn, incoming))
    }
}

impl Capture {
    /// How much of the words of its article it had when it came, in per cent, where that was hardly any.
    pub fn kept_percent(&self) -> Option<u32> {
        self.warnings.iter().find_map(|warning| match warning {
            Warning::FewOldWords { percent } => Some(*percent),
            _ => None,
        })
    }

    /// When it was taken, in UTC milliseconds: when the source says so, or else when it was imported.
    pub fn taken_ms(&self) -> i64 {
        self.saved_ms.unwrap_or(self.captured_ms)
    }
}

/// The article that `incoming` adds nothing to.
///
/// The same bytes are the same clipping. The same text is not when it stands at another site, for many outlets print what
/// an agency writes, nor when its publisher gave it another headline.
pub(crate) fn seen(conn: &Connection, incoming: &Incoming, source: Hash) -> Result<Option<ArticleId>> {
    let citation = &incoming.draft.citation;
    let address = incoming.citation().url.as_deref().and_then(canonical_address);
    let is_new_headline = |old: &Option<String>| {
        let both = old.as_deref().zip(citation.headline.as_deref());
        both.is_some_and(|(old, new)| spelling(old) != spelling(new))
    };
    let seen = storage::capture::seen(conn, source, &incoming.draft.document.text)?;
    // The headline that counts is the last one: it may have been changed and changed back.
    let mut renamed: Vec<ArticleId> = Vec::new();
    for Seen { article, is_same_source, address: old, headline } in seen {
        if is_same_source {
            return Ok(Some(article));
        }
        let (Some(address), Some(old)) = (&address, &old) else { return Ok(Some(article)) };
        if address == old && (renamed.contains(&article) || is_new_headline(&headline)) {
            renamed.push(article);
        } else if site_of(address) == site_of(old) {
            return Ok(Some(article));
        }
    }
    Ok(None)
}

/// The host of a canonical address.
fn site_of(address: &str) -> &str {
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    host.split('/').next().unwrap_or(host)
}

/// The article outside the trash of the same address; of several, the one that shares most words.
pub(crate) fn matching(conn: &Connection, incoming: &Incoming) -> Result<Option<ArticleId>> {
    let Some(address) = incoming.citation().url.as_deref().and_then(canonical_address) else { return Ok(None) };
    let articles = storage::capture::articles_at(conn, &address)?;
    if let [] | [_] = articles.as_slice() {
        return Ok(articles.first().copied());
    }
    let mut best = None;
    for article in articles {
        let old = storage::capture::text(conn, storage::capture::shown_document(conn, article)?)?;
        let kept = words::kept_percent(&old, &incoming.draft.document.text);
        if best.is_none_or(|(most, _)| kept > most) {
            best = Some((kept, article));
        }
    }
    Ok(best.map(|(_, article)| article))
}
