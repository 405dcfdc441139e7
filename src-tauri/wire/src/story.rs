//! Stories and what they gather.

use crate::claim::{ClaimRow, StoryRef};
use crate::highlight::Colour;
use crate::library::Changes;
use crate::publication::{CorrectionView, EarlyExportView, PublicationView};
use clipfile_core::article::Published;
use clipfile_core::id::{ArticleId, ClaimId, HighlightId, NoteId, StoryId, StoryItemId};
use clipfile_core::note::NoteOn;
use clipfile_core::story as core;
use clipfile_core::story::Gathered;
use clipfile_core::{Error, Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the user says of a story. Dates are ISO 8601; empty when there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StoryFields {
    /// The working title.
    pub title: String,
    /// What the story is to show.
    pub angle: String,
    /// When it is due.
    pub deadline: String,
    /// Until when nothing of it may go out.
    pub embargo: String,
    /// With whom that was agreed.
    pub embargo_note: String,
    /// When it was published; empty while it is being worked on.
    pub published: String,
    /// Its address on the web; may be empty.
    pub url: String,
}

/// A story in the list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoryRow {
    /// Key.
    pub id: i64,
    /// What the user says of it.
    pub fields: StoryFields,
    /// The first moment of the deadline, in UTC milliseconds.
    pub deadline_ms: Option<i64>,
    /// The moment at which the embargo ends, in UTC milliseconds.
    pub embargo_ms: Option<i64>,
    /// Articles that it gathers.
    pub articles: u32,
    /// Passages that it gathers.
    pub passages: u32,
    /// Claims that it gathers.
    pub claims: u32,
    /// Those of them whose checking has come to an end.
    pub settled: u32,
    /// Those at which nobody has looked.
    pub unchecked: u32,
    /// Notes that it gathers.
    pub notes: u32,
    /// When it was begun, in UTC milliseconds.
    pub made_ms: i64,
    /// Claims that it used when it was published, that turned out to be false or were put right, and wait for the user.
    pub corrections: u32,
}

/// Asks for the stories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListStories {
    /// Those in the trash, and not those outside.
    pub trash: bool,
}

/// Names one story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneStory {
    /// The story.
    pub story: i64,
}

/// Names several stories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ManyStories {
    /// The stories.
    pub stories: Vec<i64>,
}

/// A story with all that it gathers.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoryView {
    /// As the list shows it.
    pub row: StoryRow,
    /// Its note, in Markdown; empty when it has none.
    pub note: String,
    /// Whether the note stays out of what is made for others to read.
    pub note_private: bool,
    /// What it gathers, in the user's order.
    pub items: Vec<ItemView>,
    /// What is kept of it; null when it is not marked as published.
    pub publication: Option<PublicationView>,
    /// The claims that it used when it was published and that turned out to be false or were put right.
    pub corrections: Vec<CorrectionView>,
    /// What of it went out before its embargo ended, the first first.
    pub early_exports: Vec<EarlyExportView>,
}

/// An item of a story.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemView {
    /// Key.
    pub id: i64,
    /// What it is.
    pub what: GatheredView,
}

/// What a story gathers, as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind")]
pub enum GatheredView {
    /// An article.
    Article {
        /// Key.
        article: i64,
        /// Headline; may be empty.
        headline: String,
        /// Outlet; may be empty.
        outlet: String,
        /// When it says it was published, ISO 8601.
        published: Option<String>,
    },
    /// A passage.
    Passage {
        /// Key.
        passage: i64,
        /// Its article.
        article: i64,
        /// The article's headline; may be empty.
        headline: String,
        /// The article's outlet; may be empty.
        outlet: String,
        /// The words.
        exact: String,
        /// Colour.
        colour: Colour,
        /// Its note; may be empty.
        note: String,
    },
    /// A claim.
    Claim {
        /// The claim.
        claim: Box<ClaimRow>,
    },
    /// A note.
    Note {
        /// Key.
        note: i64,
        /// Markdown.
        body: String,
    },
}

/// A story that was begun.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddedStory {
    /// Its key.
    pub story: i64,
    /// What changed.
    pub changes: Changes,
}

/// Writes what the user says of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EditStory {
    /// The story.
    pub story: i64,
    /// What the user says of it.
    pub fields: StoryFields,
}

/// Writes the note on a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetStoryNote {
    /// The story.
    pub story: i64,
    /// Markdown; empty removes it.
    pub body: String,
}

/// Puts things into a story, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddToStory {
    /// The story.
    pub story: i64,
    /// Articles.
    pub articles: Vec<i64>,
    /// Passages.
    pub passages: Vec<i64>,
    /// Claims.
    pub claims: Vec<i64>,
    /// Notes.
    pub notes: Vec<i64>,
}

/// Writes a note into a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddNoteToStory {
    /// The story.
    pub story: i64,
    /// Markdown.
    pub body: String,
    /// The item that it stands before; null for last.
    pub before: Option<i64>,
}

/// Names several items of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ManyItems {
    /// The items.
    pub items: Vec<i64>,
}

/// Moves items of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MoveInStory {
    /// The items, in their new order.
    pub items: Vec<i64>,
    /// The item that they stand before then; null for last.
    pub before: Option<i64>,
}

/// The items that a call names.
pub fn item_ids(items: &[i64]) -> Vec<StoryItemId> {
    items.iter().copied().map(StoryItemId).collect()
}

/// The stories that a call names.
pub fn story_ids(stories: &[i64]) -> Vec<StoryId> {
    stories.iter().copied().map(StoryId).collect()
}

impl StoryFields {
    /// The fields for the core.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a date is none, and for an address or a note without its date.
    pub fn read(self) -> Result<core::Fields> {
        let date = |typed: &str| -> Result<Option<Published>> {
            let typed = typed.trim();
            if typed.is_empty() {
                return Ok(None);
            }
            typed.parse().map(Some).map_err(|error: clipfile_core::article::NotADate| Error::Invalid(error.to_string()))
        };
        let embargo = date(&self.embargo)?.map(|until| core::Embargo { until, note: self.embargo_note.clone() });
        if embargo.is_none() && !self.embargo_note.trim().is_empty() {
            return Err(Error::Invalid("the embargo has a note and no date; say until when it holds".to_owned()));
        }
        let url = Some(self.url.trim().to_owned()).filter(|url| !url.is_empty());
        let published = date(&self.published)?;
        if published.is_none() && url.is_some() {
            return Err(Error::Invalid("there is an address and no date; say when it was published".to_owned()));
        }
        Ok(core::Fields {
            title: self.title,
            angle: self.angle,
            deadline: date(&self.deadline)?,
            embargo,
            published: published.map(|date| core::Publication { date, url }),
        })
    }
}

impl From<core::Fields> for StoryFields {
    fn from(fields: core::Fields) -> Self {
        let text = |date: Option<Published>| date.map(String::from).unwrap_or_default();
        let (embargo, embargo_note) = fields.embargo.map(|one| (one.until, one.note)).unzip();
        let (published, url) = fields.published.map(|one| (one.date, one.url)).unzip();
        Self {
            title: fields.title,
            angle: fields.angle,
            deadline: text(fields.deadline),
            embargo: text(embargo),
            embargo_note: embargo_note.unwrap_or_default(),
            published: text(published),
            url: url.flatten().unwrap_or_default(),
        }
    }
}

impl From<core::ListedStory> for StoryRow {
    fn from(listed: core::ListedStory) -> Self {
        let fields = listed.story.fields;
        Self {
            id: listed.story.id.0,
            deadline_ms: fields.deadline.as_ref().map(Published::sort_ms),
            embargo_ms: fields.embargo.as_ref().map(|embargo| embargo.until.sort_ms()),
            fields: fields.into(),
            articles: listed.articles,
            passages: listed.passages,
            claims: listed.claims,
            settled: listed.settled,
            unchecked: listed.unchecked,
            notes: listed.notes,
            made_ms: listed.story.made_ms,
            corrections: listed.corrections,
        }
    }
}

impl StoryView {
    /// A story with all that it gathers.
    ///
    /// # Errors
    /// [`Error::NotFound`]; when the library cannot be read.
    pub fn of(library: &Library, id: StoryId) -> Result<Self> {
        let items = library.story_items(id)?.into_iter();
        let items = items.map(|item| Ok(ItemView { id: item.id.0, what: GatheredView::of(library, item.gathered)? }));
        Ok(Self {
            row: library.listed_story(id)?.into(),
            note: library.story_note(id)?,
            note_private: library.note_on(NoteOn::Story(id))?.is_some_and(|note| note.is_private),
            items: items.collect::<Result<_>>()?,
            publication: PublicationView::of(library, id)?,
            corrections: library.corrections(Some(id))?.into_iter().map(CorrectionView::from).collect(),
            early_exports: library.early_exports(id)?.into_iter().map(EarlyExportView::from).collect(),
        })
    }
}

impl GatheredView {
    fn of(library: &Library, gathered: Gathered) -> Result<Self> {
        Ok(match gathered {
            Gathered::Article(id) => {
                let citation = library.article(id)?.citation;
                Self::Article {
                    article: id.0,
                    headline: citation.headline.unwrap_or_default(),
                    outlet: citation.outlet.unwrap_or_default(),
                    published: citation.published.map(String::from),
                }
            }
            Gathered::Passage(id) => {
                let passage = library.passage(id)?;
                let citation = library.article(passage.article)?.citation;
                Self::Passage {
                    passage: id.0,
                    article: passage.article.0,
                    headline: citation.headline.unwrap_or_default(),
                    outlet: citation.outlet.unwrap_or_default(),
                    exact: passage.exact,
                    colour: passage.colour.into(),
                    note: passage.note,
                }
            }
            Gathered::Claim(id) => Self::Claim { claim: Box::new(library.listed_claim(id)?.into()) },
            Gathered::Note(id) => Self::Note { note: id.0, body: library.note_body(id)? },
        })
    }
}

impl AddToStory {
    /// The things, in order.
    pub fn things(&self) -> Vec<Gathered> {
        let articles = self.articles.iter().copied().map(|id| Gathered::Article(ArticleId(id)));
        let passages = self.passages.iter().copied().map(|id| Gathered::Passage(HighlightId(id)));
        let claims = self.claims.iter().copied().map(|id| Gathered::Claim(ClaimId(id)));
        let notes = self.notes.iter().copied().map(|id| Gathered::Note(NoteId(id)));
        articles.chain(passages).chain(claims).chain(notes).collect()
    }
}

impl From<clipfile_core::story::Story> for StoryRef {
    fn from(story: clipfile_core::story::Story) -> Self {
        Self { id: story.id.0, title: story.fields.title }
    }
}
