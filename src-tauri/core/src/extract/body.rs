//! The article among the furniture of its page. Engines stand behind [`BodyFinder`], so that one can replace another.

use super::page::Page;
use dom_smoothie::{CandidateSelectMode, Config, Readability};

/// Finds the article on a page.
pub(super) trait BodyFinder {
    /// The article's HTML, not yet safe; `None` when the page holds none.
    fn find(&self, page: &Page) -> Option<String>;
}

/// Mozilla's Readability algorithm as `dom_smoothie` has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Smoothie;

/// Above this many nodes the engine's cost, which grows faster than the page, is no longer bounded by a second or so.
const MAX_NODES: usize = 120_000;

impl BodyFinder for Smoothie {
    fn find(&self, page: &Page) -> Option<String> {
        if page.tree.tree.len() > MAX_NODES {
            return None;
        }
        let config = Config {
            disable_json_ld: true,
            keep_classes: false,
            candidate_select_mode: CandidateSelectMode::DomSmoothie,
            ..Config::default()
        };
        let article = Readability::with_document(page.tree.clone(), None, Some(config)).ok()?.parse().ok()?;
        (!article.text_content.trim().is_empty()).then(|| article.content.to_string())
    }
}
