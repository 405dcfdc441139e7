//! A group of copies as it is shown: the likely original first, and what differs in the others.

use super::agency::agency;
use crate::article::{Article, Citation, Published};
use crate::compare::{self, Summary, Version};
use crate::document::Document;
use crate::error::Result;
use crate::id::{ArticleId, DocumentId};
use crate::library::Library;
use crate::search::{Expr, Query, State, Term};
use crate::storage::copies;

/// Copies beyond these are listed without what differs: to hold each against the original takes a millisecond or two.
const MAX_COMPARED: usize = 60;

/// The copies of one story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies {
    /// The agency that one of the texts or author lines names.
    pub agency: Option<&'static str>,
    /// The copies outside the trash: the likely original first, which is the one that was published first, then the others
    /// by when they were published.
    pub copies: Vec<Copy>,
}

/// One of several copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The article.
    pub article: Article,
    /// The document that is shown of it.
    pub document: DocumentId,
    /// Number of its words.
    pub words: u32,
    /// What the user said: that it is a copy of one of the others.
    pub is_told: bool,
    /// What differs in its text from the original's; `None` for the original, and where there are too many copies.
    pub differs: Option<Summary>,
}

/// How many copies of a story differ from the original in what. Each counts once, under the first that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Told {
    /// In words inside quotation marks.
    pub quotations: u32,
    /// In numbers, dates or units.
    pub numbers: u32,
    /// In names.
    pub names: u32,
    /// In a negation or in who says it.
    pub claims: u32,
    /// In paragraphs that came or went, and in no words that are counted above.
    pub paragraphs: u32,
    /// In other words.
    pub words: u32,
}

impl Told {
    /// Counts what the copies differ in.
    fn of(copies: &[Copy]) -> Self {
        let mut told = Self::default();
        for differs in copies.iter().filter_map(|copy| copy.differs) {
            let count = if differs.quotations > 0 {
                &mut told.quotations
            } else if differs.numbers + differs.dates + differs.units > 0 {
                &mut told.numbers
            } else if differs.names > 0 {
                &mut told.names
            } else if differs.negations + differs.attributions > 0 {
                &mut told.claims
            } else if differs.paragraphs_added + differs.paragraphs_removed > 0 {
                &mut told.paragraphs
            } else if differs.wordings > 0 {
                &mut told.words
            } else {
                continue;
            };
            *count += 1;
        }
        told
    }
}

impl Copies {
    /// How many differ in what.
    pub fn told(&self) -> Told {
        Told::of(&self.copies)
    }

    /// The line that says it in English, such as “7 copies of this AP text, 2 differ in a quotation”.
    pub fn english(&self) -> String {
        let told = self.told();
        let of = self.agency.map_or_else(|| "text".to_owned(), |agency| format!("{agency} text"));
        let mut line = format!("{} copies of this {of}", self.copies.len());
        for (count, what) in [
            (told.quotations, "in a quotation"),
            (told.numbers, "in a number or a date"),
            (told.names, "in a name"),
            (told.claims, "in a negation or in who says it"),
            (told.paragraphs, "in whole paragraphs"),
            (told.words, "in other words"),
        ] {
            if count > 0 {
                let differ = if count == 1 { "differs" } else { "differ" };
                line.extend([", ", &count.to_string(), " ", differ, " ", what]);
            }
        }
        line
    }
}

/// The query of a list that shows each story once.
pub fn once() -> Query {
    let mut query = Query::default();
    let Query { expr, .. } = &mut query;
    *expr = Expr::Not(Box::new(Expr::Term(Term::Is(State::Folded))));
    query
}

impl Library {
    /// The copies of an article's story, itself too; `None` when there are no others outside the trash.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`]; when the file cannot be read.
    pub fn copies(&self, article: ArticleId) -> Result<Option<Copies>> {
        self.article(article)?;
        let members = self.read(|conn| copies::standing(conn, article))?;
        if members.len() < 2 {
            return Ok(None);
        }
        let mut found = Vec::with_capacity(members.len());
        for member in members.iter().copied() {
            let document = self.shown_document(member)?;
            let told = self.read(|conn| copies::told(conn, member))?;
            found.push(Copy {
                article: self.article(member)?,
                document,
                words: self.document_words(document)?,
                is_told: told.iter().any(|(other, are_copies)| *are_copies && members.contains(other)),
                differs: None,
            });
        }
        let published = |copy: &Copy| copy.article.citation.published.as_ref().map(Published::sort_ms);
        found
            .sort_by_key(|copy| (published(copy).is_none(), published(copy), copy.article.clipped_ms, copy.article.id));
        let mut agency_of_all = None;
        let mut original: Option<Document> = None;
        for (at, copy) in found.iter_mut().enumerate().take(MAX_COMPARED) {
            let document = self.document(copy.document)?;
            agency_of_all = agency_of_all.or_else(|| agency(&document.text, &copy.article.citation));
            match &original {
                Some(original) => copy.differs = Some(differences(original, &document, &copy.article.citation)),
                None => original = Some(document),
            }
            debug_assert!(at > 0 || copy.differs.is_none(), "the first one is the original");
        }
        Ok(Some(Copies { agency: agency_of_all, copies: found }))
    }

    /// How many copies of an article's story there are outside the trash, itself too; 0 when there are no others.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_copies(&self, article: ArticleId) -> Result<u32> {
        self.read(|conn| copies::count(conn, article))
    }

    /// How many groups of copies there are, and an article of each in a window of them; the group that got its last copy
    /// last comes first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn copy_groups(&self, offset: u32, limit: u32) -> Result<(u32, Vec<ArticleId>)> {
        self.read(|conn| copies::groups(conn, offset, limit))
    }
}

/// What differs in the texts. Headline and the other fields are each outlet's own.
fn differences(original: &Document, copy: &Document, citation: &Citation) -> Summary {
    compare::summary(Version { document: original, citation }, Version { document: copy, citation })
}
