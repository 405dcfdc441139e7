//! Addresses that lead into the library.

use clipfile_core::address as core;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks what an address leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneAddress {
    /// It.
    pub address: String,
}

/// What an address leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum TargetView {
    /// An article.
    Article {
        /// Its key.
        article: i64,
    },
    /// A passage.
    Passage {
        /// The article.
        article: i64,
        /// The passage.
        passage: i64,
    },
    /// A claim.
    Claim {
        /// Its key.
        claim: i64,
    },
    /// A story.
    Story {
        /// Its key.
        story: i64,
    },
}

impl From<core::Target> for TargetView {
    fn from(target: core::Target) -> Self {
        match target {
            core::Target::Article(article) => Self::Article { article: article.0 },
            core::Target::Passage(article, passage) => Self::Passage { article: article.0, passage: passage.0 },
            core::Target::Claim(claim) => Self::Claim { claim: claim.0 },
            core::Target::Story(story) => Self::Story { story: story.0 },
        }
    }
}
