//! Citations of articles of a library, outside of any text.

use super::made::Citations;
use super::run::Run;
use super::source::Source;
use super::style::Style;
use crate::error::{Error, Result};
use crate::id::ArticleId;
use crate::library::Library;
use crate::storage;

/// How an article is cited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CitedAs {
    /// As the bibliography does; as a note does where the style has no bibliography.
    #[default]
    Reference,
    /// As the first note does.
    Note,
    /// As the text refers to it; as a note does in a style of notes.
    InText,
}

impl Library {
    /// Articles as a style cites them; references in the style's order, everything else in the order given.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an article or a style.
    pub fn cite(&self, articles: &[ArticleId], style: Option<&str>, cited_as: CitedAs) -> Result<Vec<Vec<Run>>> {
        self.cite_in(articles, self.style(style)?, cited_as)
    }

    /// As [`Library::cite`], in a style that is at hand.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an article.
    pub fn cite_in(&self, articles: &[ArticleId], style: Style, cited_as: CitedAs) -> Result<Vec<Vec<Run>>> {
        let sources = self.read(|conn| {
            let source = |id: &ArticleId| {
                let article = storage::article::get(conn, *id)?;
                let newest = storage::capture::of_article(conn, *id)?.into_iter().next();
                let capture = newest.ok_or_else(|| Error::NotFound(format!("a capture of article {id}")))?;
                Ok(Source::new(&article, &capture).in_local_days(&**self.clock()))
            };
            articles.iter().map(source).collect::<Result<Vec<_>>>()
        })?;
        let has_bibliography = style.has_bibliography();
        let mut citations = Citations::new(style, sources);
        match cited_as {
            CitedAs::Reference if has_bibliography => citations.bibliography(),
            CitedAs::Reference | CitedAs::InText => articles.iter().map(|id| citations.inline(*id, None)).collect(),
            CitedAs::Note => articles.iter().map(|id| citations.note(*id, None)).collect(),
        }
    }
}
