//! Makes the pieces of a paper of the library, article by article.

use super::check::fact_check;
use super::cite::Citations;
use super::dates::day_words;
use super::markdown::pieces_of_note;
use super::memo::{claims, memo};
use super::source::{below_headline, full_text, headline, quotation};
use super::{Inline, Piece, Press, Role};
use crate::claim::Bearing;
use crate::error::Result;
use crate::exporters::{ExportError, ExportView, ExportedArticle, Grouping, Header, Written};
use crate::id::{ArticleId, HighlightId};
use crate::storage;
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

type Outcome<T> = std::result::Result<T, ExportError>;

/// Writes everything in `view` to `press`.
pub(crate) fn build(view: &ExportView<'_>, press: &mut dyn Press) -> Outcome<Written> {
    let citations = Citations::new(view)?;
    let mut paper = Paper { view, press, citations, current: None, articles: HashSet::new(), passages: 0 };
    match (view.story(), view.options().grouping) {
        (Some(story), Grouping::Article) => memo(&mut paper, story)?,
        (None, Grouping::Article) if !view.chosen.claims.is_empty() => {
            paper.title(None)?;
            claims(&mut paper)?;
        }
        (None, Grouping::Article) => paper.by_article()?,
        (_, grouping) => {
            paper.title(None)?;
            paper.by_group(grouping)?;
        }
    }
    if view.options().has_fact_check {
        fact_check(&mut paper)?;
    }
    let Paper { press, citations, articles, passages, .. } = paper;
    let sources = citations.bibliography()?;
    if view.options().has_bibliography && !sources.is_empty() {
        press.piece(Piece::Heading { level: 1, line: vec![Inline::plain("Sources")] })?;
        sources.into_iter().try_for_each(|line| press.piece(Piece::Para { role: Role::Reference, line }))?;
    }
    Ok(Written { articles: articles.len() as u32, passages })
}

/// A paper that is being made.
pub(super) struct Paper<'a, 'l> {
    pub(super) view: &'a ExportView<'l>,
    pub(super) press: &'a mut dyn Press,
    pub(super) citations: Citations,
    /// The article that was read last.
    current: Option<Rc<ExportedArticle>>,
    articles: HashSet<ArticleId>,
    passages: u32,
}

impl Paper<'_, '_> {
    /// The title that the user gave, that of what is exported, or the usual one.
    pub(super) fn title(&mut self, own: Option<&str>) -> Outcome<()> {
        let chosen = self.view.options().title.trim();
        let title = if chosen.is_empty() { own.unwrap_or("Clippings") } else { chosen };
        let now_ms = self.view.clock.now_ms();
        let day = day_words(now_ms, self.view.clock.offset_minutes(now_ms));
        let below = vec![vec![Inline::plain(format!("Made with Clipfile on {day}"))]];
        self.press.piece(Piece::Title { title: title.to_owned(), below })
    }

    /// One article, read once for all that comes of it in a row.
    pub(super) fn read(&mut self, id: ArticleId) -> Outcome<Rc<ExportedArticle>> {
        if let Some(current) = self.current.as_ref().filter(|current| current.article.id == id) {
            return Ok(Rc::clone(current));
        }
        self.view.step(self.articles.len(), self.view.len())?;
        let article = Rc::new(self.view.article(id)?);
        self.current = Some(Rc::clone(&article));
        self.articles.insert(id);
        Ok(article)
    }

    /// A heading.
    pub(super) fn heading(&mut self, level: u8, words: &str) -> Outcome<()> {
        self.press.piece(Piece::Heading { level, line: vec![Inline::plain(words)] })
    }

    /// A note in Markdown; nothing when it is empty.
    pub(super) fn note(&mut self, note: &str, level: u8) -> Outcome<()> {
        if note.trim().is_empty() {
            return Ok(());
        }
        self.press.piece(Piece::Note { pieces: pieces_of_note(note, level) })
    }

    /// A passage, if it is one that is exported.
    pub(super) fn passage(&mut self, article: ArticleId, id: HighlightId) -> Outcome<bool> {
        let exported = self.read(article)?;
        let Some(passage) = exported.passages.iter().find(|passage| passage.id == id) else { return Ok(false) };
        let pieces = quotation(self.view, &exported, passage, &mut self.citations)?;
        pieces.into_iter().try_for_each(|piece| self.press.piece(piece))?;
        self.passages += 1;
        Ok(true)
    }

    /// What is on an article, below its headline; passages that `leave_out` names stand elsewhere.
    pub(super) fn article(&mut self, id: ArticleId, level: u8, leave_out: &HashSet<HighlightId>) -> Outcome<()> {
        let exported = self.read(id)?;
        self.note(&exported.note, level + 1)?;
        if self.view.options().has_full_text {
            self.heading(level, "Text")?;
            full_text(&exported).into_iter().try_for_each(|piece| self.press.piece(piece))?;
            if exported.passages.iter().any(|passage| !leave_out.contains(&passage.id)) {
                self.heading(level, "Passages")?;
            }
        }
        for passage in exported.passages.iter().filter(|passage| !leave_out.contains(&passage.id)) {
            self.passage(id, passage.id)?;
        }
        Ok(())
    }

    /// The lines below a headline.
    pub(super) fn below_headline(&mut self, header: &Header) -> Outcome<()> {
        for (index, line) in below_headline(self.view, header).into_iter().enumerate() {
            let role = if index == 0 { Role::Byline } else { Role::Small };
            self.press.piece(Piece::Para { role, line })?;
        }
        Ok(())
    }

    fn by_article(&mut self) -> Outcome<()> {
        let none = HashSet::new();
        let is_one = self.view.len() == 1;
        if !is_one {
            self.title(None)?;
        }
        for id in self.view.chosen.articles.clone() {
            let header = self.view.header(id)?;
            if is_one {
                self.title(Some(headline(&header)))?;
            } else {
                self.heading(1, headline(&header))?;
            }
            self.below_headline(&header)?;
            self.article(id, 2, &none)?;
        }
        Ok(())
    }

    /// Passages under what they have in common; those that have nothing of the kind come last.
    fn by_group(&mut self, grouping: Grouping) -> Outcome<()> {
        let mut groups: BTreeMap<(bool, usize, String), Vec<(ArticleId, HighlightId)>> = BTreeMap::new();
        for article in &self.view.chosen.articles {
            let header = self.view.header(*article)?;
            for passage in self.view.passages(*article, &header.capture)? {
                let keys = match grouping {
                    Grouping::Colour | Grouping::Article => vec![(
                        false,
                        crate::highlight::Colour::ALL.iter().position(|colour| *colour == passage.colour).unwrap_or(0),
                        self.view.colour_name(passage.colour)?,
                    )],
                    Grouping::Tag if passage.tags.is_empty() => vec![(true, 0, "Without a tag".to_owned())],
                    Grouping::Tag => passage.tags.iter().map(|tag| (false, 0, tag.clone())).collect(),
                    Grouping::Speaker => self.speakers(passage.id)?,
                };
                for key in keys {
                    groups.entry(key).or_default().push((*article, passage.id));
                }
            }
        }
        for ((_, _, name), passages) in groups {
            self.heading(1, &name)?;
            for (article, passage) in passages {
                self.passage(article, passage)?;
            }
        }
        Ok(())
    }

    /// Whoever says what the passage states, as far as claims name them.
    fn speakers(&self, passage: HighlightId) -> Result<Vec<(bool, usize, String)>> {
        let mut speakers = Vec::new();
        for row in storage::claim::evidence_of_highlight(self.view.conn, passage)? {
            let claim = storage::claim::get(self.view.conn, row.claim)?;
            if row.bearing != Bearing::States || claim.trashed_ms.is_some() {
                continue;
            }
            let name = super::check::speaker(self.view, &claim)?;
            speakers.extend((!name.is_empty()).then_some((false, 0, name)));
        }
        speakers.sort();
        speakers.dedup();
        if speakers.is_empty() {
            speakers.push((true, 0, "Speaker not known".to_owned()));
        }
        Ok(speakers)
    }
}
