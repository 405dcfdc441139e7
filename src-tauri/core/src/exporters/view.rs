//! What an exporter may see: the articles of a scope, read one by one, and no way to write.

use super::options::ExportOptions;
use super::scope::{Chosen, ExportScope};
use crate::article::Article;
use crate::capture::Capture;
use crate::clock::Clock;
use crate::document::Document;
use crate::error::{Error, Result};
use crate::highlight::{Colour, Passage};
use crate::id::{ArticleId, ClaimId, StoryId};
use crate::note::{Note, NoteOn};
use crate::storage::{self, Connection};
use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Hears how many of how many articles are written, and says whether to go on.
pub type Watch<'w> = dyn Fn(u32, u32) -> ControlFlow<()> + 'w;

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file or folder.
    pub path: PathBuf,
    /// Files written.
    pub files: u32,
    /// Articles in them.
    pub articles: u32,
    /// Passages in them.
    pub passages: u32,
}

/// The articles of an export, to read.
pub struct ExportView<'l> {
    pub(super) conn: &'l Connection,
    pub(super) chosen: Chosen,
    pub(super) is_everything: bool,
    options: &'l ExportOptions,
    watch: &'l Watch<'l>,
    pub(super) clock: &'l dyn Clock,
}

/// An article with everything that is exported of it in a format made to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedArticle {
    /// The article.
    pub article: Article,
    /// The capture that is shown of it.
    pub capture: Capture,
    /// The document that is shown of it.
    pub document: Document,
    /// Paths of its own tags.
    pub tags: Vec<String>,
    /// Its note, in Markdown; empty when it has none.
    pub note: String,
    /// Its passages outside the trash, in reading order. Those that do not stand in the document come last, without a
    /// place.
    pub passages: Vec<Passage>,
}

/// An article with what cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The article.
    pub article: Article,
    /// The capture that is shown of it.
    pub capture: Capture,
    /// Paths of its own tags.
    pub tags: Vec<String>,
}

impl<'l> ExportView<'l> {
    /// Of what `scope` names; `found` is what its query finds, in order.
    pub(super) fn new(
        conn: &'l Connection,
        scope: &ExportScope,
        found: Option<Vec<ArticleId>>,
        options: &'l ExportOptions,
        watch: &'l Watch<'l>,
        clock: &'l dyn Clock,
    ) -> Result<Self> {
        let mut chosen = Chosen::of(conn, scope, found)?;
        chosen.sort(conn, options)?;
        Ok(Self { conn, is_everything: chosen.is_everything, chosen, options, watch, clock })
    }

    /// What the user chose.
    pub fn options(&self) -> &ExportOptions {
        self.options
    }

    /// The story that is exported, if it is one.
    pub fn story(&self) -> Option<StoryId> {
        self.chosen.story
    }

    /// The claims that belong to what is exported: those that were chosen, then those on which its passages bear; of
    /// everything, all outside the trash.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn claims(&self) -> Result<Vec<ClaimId>> {
        let mut claims = self.chosen.claims.clone();
        for article in &self.chosen.articles {
            let tied = storage::claim::on_article(self.conn, *article)?;
            let taken = tied.into_iter().filter(|(passage, ..)| self.chosen.takes(*article, *passage));
            claims.extend(taken.map(|(_, _, claim)| claim));
        }
        if self.is_everything {
            claims.extend(storage::claim::all(self.conn)?);
        }
        let mut seen = HashSet::new();
        claims.retain(|claim| seen.insert(*claim));
        let mut standing = Vec::with_capacity(claims.len());
        for claim in claims {
            if storage::claim::get(self.conn, claim)?.trashed_ms.is_none() {
                standing.push(claim);
            }
        }
        Ok(standing)
    }

    /// The note on a thing, unless the user wants none, or keeps it private and did not ask for those.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn note(&self, on: impl Into<NoteOn>) -> Result<Option<Note>> {
        Ok(storage::note::get(self.conn, on.into())?.filter(|note| self.shows(note.is_private)))
    }

    /// Whether a note goes out.
    pub(super) fn shows(&self, is_private: bool) -> bool {
        self.options.has_notes && (self.options.has_private_notes || !is_private)
    }

    /// Says how far it is.
    ///
    /// # Errors
    /// [`Error::Cancelled`] when the user wants to stop.
    pub(super) fn step(&self, done: usize, total: usize) -> Result<()> {
        match (self.watch)(done as u32, total as u32) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }

    /// What a colour is called: the user's name where there is one, with the colour's own behind it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn colour_name(&self, colour: Colour) -> Result<String> {
        let names = storage::highlight::colour_names(self.conn)?;
        Ok(names.of(colour).map_or_else(|| colour.name().to_owned(), |name| format!("{name} ({})", colour.name())))
    }

    /// Number of articles in formats made to be read.
    pub fn len(&self) -> usize {
        self.chosen.articles.len()
    }

    /// Whether there is no article.
    pub fn is_empty(&self) -> bool {
        self.chosen.articles.is_empty()
    }

    /// What cites each article, read one after the other.
    pub fn headers(&self) -> impl Iterator<Item = Result<Header>> + '_ {
        self.chosen.articles.iter().map(|article| self.header(*article))
    }

    /// Each article with all that is on it, read one after the other.
    pub fn articles(&self) -> impl Iterator<Item = Result<ExportedArticle>> + '_ {
        self.chosen.articles.iter().enumerate().map(|(done, article)| {
            self.step(done, self.len())?;
            self.article(*article)
        })
    }

    /// The keys of the articles of a lossless export, in order of their uids.
    pub(super) fn kept(&self) -> Result<Vec<ArticleId>> {
        if self.is_everything {
            return storage::article::all(self.conn);
        }
        let mut kept = self
            .chosen
            .articles
            .iter()
            .map(|article| Ok((storage::article::get(self.conn, *article)?.uid, *article)))
            .collect::<Result<Vec<_>>>()?;
        kept.sort_unstable();
        Ok(kept.into_iter().map(|(_, article)| article).collect())
    }

    /// The view of one of its articles.
    pub(super) fn only(&self, header: &Header) -> Self {
        let article = header.article.id;
        let only = self.chosen.only.get(&article).map(|only| (article, only.clone())).into_iter().collect();
        let chosen = Chosen { articles: vec![article], only, ..Chosen::default() };
        Self { chosen, is_everything: false, ..*self }
    }

    pub(super) fn header(&self, id: ArticleId) -> Result<Header> {
        let article = storage::article::get(self.conn, id)?;
        let newest = storage::capture::of_article(self.conn, id)?.into_iter().next();
        let capture = newest.ok_or_else(|| Error::NotFound(format!("a capture of article {id}")))?;
        Ok(Header { article, capture, tags: storage::tag::of_article(self.conn, id)? })
    }

    pub(super) fn article(&self, id: ArticleId) -> Result<ExportedArticle> {
        let Header { article, capture, tags } = self.header(id)?;
        let passages = self.passages(id, &capture)?;
        Ok(ExportedArticle {
            document: storage::capture::document(self.conn, capture.document)?,
            note: self.note(NoteOn::Article(id))?.map(|note| note.body).unwrap_or_default(),
            article,
            capture,
            tags,
            passages,
        })
    }

    /// The passages of an article that are exported, in reading order.
    pub(super) fn passages(&self, id: ArticleId, capture: &Capture) -> Result<Vec<Passage>> {
        let mut passages = storage::highlight::of_document(self.conn, capture.document)?;
        let placed: HashSet<_> = passages.iter().map(|passage| passage.id).collect();
        for passage in storage::highlight::of_article(self.conn, id)? {
            if placed.contains(&passage) {
                continue;
            }
            // It stands in an older document only: its words go out, its place there would be wrong here.
            let passage = storage::highlight::get(self.conn, passage)?;
            if passage.trashed_ms.is_none() {
                passages.push(Passage { range: None, ..passage });
            }
        }
        passages.retain(|passage| self.chosen.takes(id, passage.id));
        for passage in &mut passages {
            if !self.shows(passage.is_note_private) {
                passage.note.clear();
            }
        }
        Ok(passages)
    }
}
