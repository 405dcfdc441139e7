//! Mozilla's Readability algorithm as `dom_smoothie` has it.

use dom_query::Document as Tree;
use dom_smoothie::{CandidateSelectMode, Config, Readability, TextMode};

/// What it finds.
pub(in crate::extract) struct Article {
    pub(in crate::extract) html: String,
    pub(in crate::extract) text: String,
}

/// The article; `None` when the page holds none.
pub(super) fn find(tree: Tree) -> Option<Article> {
    let config = Config {
        disable_json_ld: true,
        keep_classes: false,
        // Otherwise the last word of a paragraph and the first of the next are one.
        text_mode: TextMode::Formatted,
        candidate_select_mode: CandidateSelectMode::DomSmoothie,
        ..Config::default()
    };
    let article = Readability::with_document(tree, None, Some(config)).ok()?.parse().ok()?;
    (!article.text_content.trim().is_empty())
        .then(|| Article { html: article.content.to_string(), text: article.text_content.to_string() })
}
