//! Citations of articles of a library, outside of any text.

use super::made::Citations;
use super::run::Run;
use super::source::Source;
use super::style::Style;
use crate::article::{Citation, Published};
use crate::error::{Error, Result};
use crate::id::{ArticleId, Uid};
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

/// What a style makes of an article that nobody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// A first note; what stands in the text where the style has no notes.
    pub first: Vec<Run>,
    /// A later one, on a page.
    pub again: Vec<Run>,
    /// A reference; `None` where the style has none.
    pub reference: Option<Vec<Run>>,
}

impl Library {
    /// What a style makes of an article that nobody wrote.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a style.
    pub fn preview_style(&self, style: &str) -> Result<Preview> {
        let style = self.style(Some(style))?;
        let has_bibliography = style.has_bibliography();
        let (source, other) = (example(1, "The gate that was open for years"), example(2, "Port to close"));
        let (one, two) = (source.article, other.article);
        let mut citations = Citations::new(style, [source, other]);
        let in_notes = citations.is_in_notes();
        let first = if in_notes { citations.note(one, None)? } else { citations.inline(one, None)? };
        if in_notes {
            citations.note(two, None)?;
        }
        let again = if in_notes { citations.note(one, Some("3"))? } else { citations.inline(one, Some("3"))? };
        let reference = has_bibliography.then(|| citations.entry(one)).transpose()?;
        Ok(Preview { first, again, reference })
    }

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

/// An article that nobody wrote.
fn example(id: i64, headline: &str) -> Source {
    Source {
        article: ArticleId(id),
        uid: Uid::made_of([id as u8; 32]),
        citation: Citation {
            headline: Some(headline.to_owned()),
            byline: vec!["Mara Lind".to_owned(), "Jan van der Berg".to_owned()],
            outlet: Some("The Port Hale Ledger".to_owned()),
            published: Published::day(2026, 5, 14),
            url: Some("https://ledger.example/gate".to_owned()),
            language: Some("en".to_owned()),
            ..Citation::default()
        },
        // 16 May 2026, noon UTC.
        seen_ms: 1_778_932_800_000,
    }
}
