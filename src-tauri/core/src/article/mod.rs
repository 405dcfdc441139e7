//! What the user keeps: one published text, with the fields that cite it.

mod address;
mod change;
mod list;
mod published;
mod reading;

pub(crate) use address::canonical_address;
pub use list::{Listed, Order, Page, Row, Scope};
pub use published::{NotADate, Precision, Published};

use crate::id::{ArticleId, Uid};
use serde::{Deserialize, Serialize};

/// The fields that cite an article, as found by extraction or as corrected by the user.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Citation {
    /// Headline, one line.
    pub headline: Option<String>,
    /// The authors' names, in the order of the author line, without job titles.
    pub byline: Vec<String>,
    /// Place at the start of the story, as printed.
    pub dateline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it says it was published.
    pub published: Option<Published>,
    /// When it says it was last changed.
    pub updated: Option<Published>,
    /// Where it stands on the web: `http` or `https`, absolute.
    pub url: Option<String>,
    /// Language as a BCP 47 tag.
    pub language: Option<String>,
}

/// An article of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Key in this library.
    pub id: ArticleId,
    /// Identity in every library.
    pub uid: Uid,
    /// The fields that cite it, as they stand now.
    pub citation: Citation,
    /// When it was clipped first, in UTC milliseconds.
    pub clipped_ms: i64,
    /// When it was put out of the inbox, if it was.
    pub archived_ms: Option<i64>,
    /// When it was thrown away, if it was.
    pub trashed_ms: Option<i64>,
}
