//! Annotations that have no place yet: the list of them, and places that are given by hand.

use super::add::add_passage;
use super::{About, Format, State, kept};
use crate::anchor::{self, Verdict};
use crate::document::ByteRange;
use crate::error::{Error, Result};
use crate::highlight::{self, Colour};
use crate::id::{AnnotationId, ArticleId, DocumentId, HighlightId};
use crate::library::{Done, Library, Op};
use crate::storage::{self, Noun};

/// Why an annotation has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// Its article is not in the library, or lies in the trash.
    NoArticle,
    /// Its words do not stand in the article, or in several places without a sign which is meant.
    NotFound,
    /// It answers another annotation.
    Reply,
    /// It names its place in no words.
    NoWords,
}

impl Why {
    /// The name that scripts see.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoArticle => "no-article",
            Self::NotFound => "not-found",
            Self::Reply => "reply",
            Self::NoWords => "no-words",
        }
    }
}

pub(super) fn why_unplaced(about: &About, article: Option<ArticleId>) -> Why {
    match (about, article) {
        (_, None) => Why::NoArticle,
        (About::Reply, _) => Why::Reply,
        (About::Part, _) => Why::NoWords,
        (About::Words(_) | About::Page, _) => Why::NotFound,
    }
}

/// An annotation that waits for a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Key in this library.
    pub id: AnnotationId,
    /// Its format.
    pub format: Format,
    /// The article that it is about, if that is here.
    pub article: Option<ArticleId>,
    /// The article's headline; empty when it has none or is not here.
    pub headline: String,
    /// The address of the page that it says it is about; may be empty.
    pub url: String,
    /// Name of the file that it came in.
    pub file_name: String,
    /// When it came, in UTC milliseconds.
    pub added_ms: i64,
    /// Why it has no place.
    pub why: Why,
    /// The words that were marked; empty when it names none.
    pub exact: String,
    /// The words before.
    pub prefix: String,
    /// The words after.
    pub suffix: String,
    /// The colour that its passage will have.
    pub colour: Colour,
    /// Paths of its tags.
    pub tags: Vec<String>,
    /// Its note, in Markdown; may be empty.
    pub note: String,
}

impl Library {
    /// A window of the annotations that have no place yet, those of one page together, and their number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unplaced_annotations(&self, offset: u32, limit: u32) -> Result<(u32, Vec<Unplaced>)> {
        let (total, rows) = self.read(|conn| storage::annotation::unplaced(conn, offset, limit))?;
        let mut list = Vec::with_capacity(rows.len());
        for row in rows {
            let article = row.article.map(|article| self.article(article)).transpose()?;
            let foreign = kept(row.format, &row.origin)
                .map_err(|why| Error::corrupt(format!("annotation {} cannot be read: {why}", row.id)))?;
            let (exact, prefix, suffix) = match &foreign.about {
                About::Words(words) => (words.exact.clone(), words.prefix.clone(), words.suffix.clone()),
                _ => Default::default(),
            };
            list.push(Unplaced {
                id: row.id,
                format: row.format,
                article: row.article,
                headline: article.and_then(|article| article.citation.headline).unwrap_or_default(),
                url: row.url,
                file_name: row.file_name,
                added_ms: row.added_ms,
                why: why_unplaced(&foreign.about, row.article),
                exact,
                prefix,
                suffix,
                colour: foreign.colour.unwrap_or_default(),
                tags: foreign.tags,
                note: foreign.note,
            });
        }
        Ok((total, list))
    }

    /// Makes a passage of an annotation at `range` of the document on screen: the words there are its words from now on. Its
    /// colour, tags and note come along, and what it was before goes out again with it. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the range does not fit the document or holds no words; [`Error::Conflict`] when the
    /// annotation has a place; [`Error::NotFound`].
    pub fn place_annotation(
        &mut self,
        id: AnnotationId,
        shown: DocumentId,
        range: ByteRange,
    ) -> Result<Done<HighlightId>> {
        let row = self.read(|conn| storage::annotation::get(conn, id))?;
        if row.state != State::Unplaced {
            return Err(Error::Conflict("the annotation has a place already".to_owned()));
        }
        let foreign = kept(row.format, &row.origin)
            .map_err(|why| Error::corrupt(format!("annotation {id} cannot be read: {why}")))?;
        let article = self.read(|conn| storage::capture::article_of(conn, shown))?;
        let document = self.read(|conn| storage::capture::document(conn, shown))?;
        let quote = anchor::describe(&document, range)?;
        self.transact(Op::PlaceAnnotations.of(1), |tx| {
            let passage = add_passage(tx, &foreign, &quote, (article, shown), Verdict::Same)?;
            tx.settle_annotation(id, State::Passage, Some(article), Some(passage))?;
            highlight::carry(tx, article, Some(passage))?;
            Ok(passage)
        })
    }

    /// Takes annotations off the list of those without a place. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here, [`Error::Conflict`] when one has a place; then none is taken off.
    pub fn discard_annotations(&mut self, annotations: &[AnnotationId]) -> Result<Done<()>> {
        self.transact(Op::DiscardAnnotations.of(annotations.len()), |tx| {
            for id in annotations {
                if storage::annotation::get(tx.conn(), *id)?.state != State::Unplaced {
                    return Err(Error::Conflict("the annotation has a place".to_owned()));
                }
                tx.delete(Noun::Annotation, id.0)?;
            }
            Ok(())
        })
    }
}
