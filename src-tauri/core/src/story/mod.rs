//! Stories: the work that clippings are collected for. A story gathers articles, passages, claims and notes in an order of its
//! own; one thing may be in many stories.

mod embargo;
mod printed;
mod publication;

pub(crate) use embargo::refusal;
pub use embargo::{Despite, EarlyExport, Held};
pub use printed::{By, Printed};
pub use publication::{Correction, Keep, Kept, MAX_KEPT_BYTES};
pub(crate) use publication::{MAX_HOW_CHARS, fits};

use crate::article::Published;
use crate::claim::Status;
use crate::error::{Error, Result};
use crate::extract::web_address;
use crate::id::{ArticleId, ClaimId, HighlightId, NoteId, StoryId, StoryItemId, Uid};
use crate::library::{Done, Library, Op};
use crate::note::{NoteOn, kept, line, without_nul};
use crate::storage::{self, Noun, Tx};
use serde::{Deserialize, Serialize};

/// The longest title, in characters.
pub(crate) const MAX_TITLE_CHARS: usize = 300;
/// The longest angle or note on an embargo, in characters.
pub(crate) const MAX_TEXT_CHARS: usize = 10_000;

/// Until when nothing of a story may go out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Embargo {
    /// Until when.
    pub until: Published,
    /// With whom it was agreed, or what it covers; may be empty.
    pub note: String,
}

/// When and where a story was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// When.
    pub date: Published,
    /// Its address on the web.
    pub url: Option<String>,
}

/// What the user says of a story.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    /// The working title.
    pub title: String,
    /// What the story is to show; may be empty.
    pub angle: String,
    /// When it is due.
    pub deadline: Option<Published>,
    /// Until when nothing of it may go out.
    pub embargo: Option<Embargo>,
    /// When and where it was published; `None` while it is being worked on.
    pub published: Option<Publication>,
}

impl Fields {
    /// The fields as they are kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no title, a field is too long or the address is not on the web.
    pub(crate) fn tidied(&self) -> Result<Self> {
        let title = line("a title", &self.title, MAX_TITLE_CHARS)?;
        if title.is_empty() {
            return Err(Error::Invalid("a story needs a working title".to_owned()));
        }
        let published = match &self.published {
            Some(Publication { date, url }) => {
                let url = url.as_deref().map(str::trim).filter(|url| !url.is_empty());
                let url = url.map(|url| {
                    web_address(url)
                        .ok_or_else(|| Error::Invalid(format!("“{url}” is not an address on the web (https://…)")))
                });
                Some(Publication { date: date.clone(), url: url.transpose()? })
            }
            None => None,
        };
        let embargo = match &self.embargo {
            Some(Embargo { until, note }) => {
                Some(Embargo { until: until.clone(), note: text("a note on an embargo", note)? })
            }
            None => None,
        };
        Ok(Self { title, angle: text("an angle", &self.angle)?, deadline: self.deadline.clone(), embargo, published })
    }
}

/// A field that may have several lines.
fn text(what: &str, typed: &str) -> Result<String> {
    let kept = without_nul(typed.trim());
    let length = kept.chars().count();
    if length > MAX_TEXT_CHARS {
        return Err(Error::Invalid(format!("{what} can be {MAX_TEXT_CHARS} characters long; this one has {length}")));
    }
    Ok(kept)
}

/// A story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Key in this library.
    pub id: StoryId,
    /// Identity in every library.
    pub uid: Uid,
    /// What the user says of it.
    pub fields: Fields,
    /// When it was begun, in UTC milliseconds.
    pub made_ms: i64,
    /// When it was thrown away, in UTC milliseconds.
    pub trashed_ms: Option<i64>,
}

/// What a story gathers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gathered {
    /// An article.
    Article(ArticleId),
    /// A passage.
    Passage(HighlightId),
    /// A claim.
    Claim(ClaimId),
    /// A note.
    Note(NoteId),
}

impl Gathered {
    /// # Errors
    /// [`Error::NotFound`] when it is not in the library.
    fn must_be_in(self, conn: &storage::Connection) -> Result<()> {
        match self {
            Self::Article(id) => storage::article::get(conn, id).map(drop),
            Self::Passage(id) => storage::highlight::get(conn, id).map(drop),
            Self::Claim(id) => storage::claim::get(conn, id).map(drop),
            Self::Note(id) => storage::note::body(conn, id).map(drop),
        }
    }
}

/// An item of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Key in this library.
    pub id: StoryItemId,
    /// Identity in every library.
    pub uid: Uid,
    /// The story.
    pub story: StoryId,
    /// What it is.
    pub gathered: Gathered,
}

/// A story in a list, with how much it gathers outside the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedStory {
    /// The story.
    pub story: Story,
    /// Articles.
    pub articles: u32,
    /// Passages.
    pub passages: u32,
    /// Claims.
    pub claims: u32,
    /// Those whose checking has come to an end.
    pub settled: u32,
    /// Those at which nobody has looked.
    pub unchecked: u32,
    /// Notes.
    pub notes: u32,
    /// Claims that it used when it was published, that turned out to be false or were put right, and wait for the user.
    pub corrections: u32,
}

impl Library {
    /// Begins a story. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no title, a field is too long or the address is not on the web.
    pub fn add_story(&mut self, fields: &Fields) -> Result<Done<StoryId>> {
        let fields = fields.tidied()?;
        self.transact(Op::AddStory.named(1, &fields.title), |tx| {
            let (uid, now_ms) = (tx.uid(), tx.now_ms());
            let story = tx.add_story(uid, &fields, now_ms, None)?;
            publication::follow_fields(tx, story, &fields)?;
            Ok(story)
        })
    }

    /// Writes what the user says of a story. Undoable.
    ///
    /// # Errors
    /// As [`Library::add_story`]; [`Error::NotFound`].
    pub fn edit_story(&mut self, id: StoryId, fields: &Fields) -> Result<Done<()>> {
        let fields = fields.tidied()?;
        self.transact(Op::EditStory.named(1, &fields.title), |tx| {
            tx.set_story(id, &fields)?;
            publication::follow_fields(tx, id, &fields)
        })
    }

    /// Throws stories away; what they gather stays. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn trash_stories(&mut self, stories: &[StoryId]) -> Result<Done<()>> {
        let name = self.title_of(stories)?;
        self.transact(Op::TrashStories.named(stories.len(), &name), |tx| tx.set_trashed(Noun::Story, stories, true))
    }

    /// Brings stories back from the trash. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn restore_stories(&mut self, stories: &[StoryId]) -> Result<Done<()>> {
        let name = self.title_of(stories)?;
        self.transact(Op::RestoreStories.named(stories.len(), &name), |tx| tx.set_trashed(Noun::Story, stories, false))
    }

    /// Puts things into a story, in this order, last or before one of its items. What is in it already stays where it is.
    /// Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the story or a thing is not here; then none is added.
    pub fn add_to_story(
        &mut self,
        story: StoryId,
        things: &[Gathered],
        before: Option<StoryItemId>,
    ) -> Result<Done<()>> {
        let title = self.story(story)?.fields.title;
        self.transact(Op::AddToStory.named(things.len(), &title), |tx| {
            for thing in things {
                thing.must_be_in(tx.conn())?;
                let added = tx.add_story_item(None, story, *thing, before)?;
                tx.count(added.is_some());
            }
            Ok(())
        })
    }

    /// Writes a note that stands alone and puts it into a story, as one step. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it has no words; [`Error::NotFound`].
    pub fn add_note_to_story(
        &mut self,
        story: StoryId,
        body: &str,
        before: Option<StoryItemId>,
    ) -> Result<Done<NoteId>> {
        let title = self.story(story)?.fields.title;
        let body = kept(body);
        if body.is_empty() {
            return Err(Error::Invalid("there is nothing in the note yet".to_owned()));
        }
        self.transact(Op::AddToStory.named(1, &title), |tx| {
            let (uid, now_ms) = (tx.uid(), tx.now_ms());
            let note = tx.add_note(uid, None, &body, now_ms, now_ms)?;
            tx.add_story_item(None, story, Gathered::Note(note), before)?;
            Ok(note)
        })
    }

    /// Takes items out of their stories; what they are stays. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is taken out.
    pub fn remove_from_story(&mut self, items: &[StoryItemId]) -> Result<Done<()>> {
        let title = self.title_of_items(items)?;
        self.transact(Op::RemoveFromStory.named(items.len(), &title), |tx| {
            items.iter().try_for_each(|item| {
                tx.count(true);
                tx.delete(Noun::StoryItem, item.0)
            })
        })
    }

    /// Puts items of a story, in this order, before another item of it, or last. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] when they are not of one story. Nothing is changed then.
    pub fn move_in_story(&mut self, items: &[StoryItemId], before: Option<StoryItemId>) -> Result<Done<()>> {
        let title = self.title_of_items(items)?;
        self.transact(Op::MoveInStory.named(items.len(), &title), |tx| move_items(tx, items, before))
    }

    /// Writes the note on a story; a body of white space removes it. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn set_story_note(&mut self, story: StoryId, body: &str) -> Result<Done<()>> {
        let title = self.story(story)?.fields.title;
        self.transact(Op::SetStoryNote.named(1, &title), |tx| tx.set_note(NoteOn::Story(story), &kept(body)).map(drop))
    }

    /// The note on a story, in Markdown; empty when it has none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn story_note(&self, story: StoryId) -> Result<String> {
        let note = self.read(|conn| storage::note::get(conn, NoteOn::Story(story)))?;
        Ok(note.map(|note| note.body).unwrap_or_default())
    }

    /// One story, in the trash or not.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn story(&self, id: StoryId) -> Result<Story> {
        self.read(|conn| storage::story::get(conn, id))
    }

    /// The stories in the trash, or those outside: what is being worked on first, by deadline, then what was published.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stories(&self, is_trash: bool) -> Result<Vec<ListedStory>> {
        let stories = self.read(|conn| storage::story::list(conn, is_trash))?;
        stories.into_iter().map(|story| self.with_counts(story)).collect()
    }

    /// One story with how much it gathers.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn listed_story(&self, id: StoryId) -> Result<ListedStory> {
        self.with_counts(self.story(id)?)
    }

    /// What a story gathers and does not lie in the trash, in the user's order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn story_items(&self, story: StoryId) -> Result<Vec<Item>> {
        self.read(|conn| storage::story::items(conn, story))
    }

    /// The stories outside the trash that gather a thing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stories_with(&self, thing: Gathered) -> Result<Vec<Story>> {
        self.read(|conn| storage::story::with(conn, thing))
    }

    fn with_counts(&self, story: Story) -> Result<ListedStory> {
        let corrections = self.read(|conn| storage::story::publication::open(conn, Some(story.id)))?;
        let mut listed =
            ListedStory { articles: 0, passages: 0, claims: 0, settled: 0, unchecked: 0, notes: 0, corrections, story };
        for item in self.story_items(listed.story.id)? {
            match item.gathered {
                Gathered::Article(_) => listed.articles += 1,
                Gathered::Passage(_) => listed.passages += 1,
                Gathered::Note(_) => listed.notes += 1,
                Gathered::Claim(claim) => {
                    let status = self.claim(claim)?.status.checked.status;
                    listed.claims += 1;
                    listed.settled += u32::from(status.is_settled());
                    listed.unchecked += u32::from(status == Status::Unchecked);
                }
            }
        }
        Ok(listed)
    }

    fn title_of(&self, stories: &[StoryId]) -> Result<String> {
        match stories {
            [one] => Ok(self.story(*one)?.fields.title),
            _ => Ok(String::new()),
        }
    }

    fn title_of_items(&self, items: &[StoryItemId]) -> Result<String> {
        match items.first() {
            Some(first) => Ok(self.story(self.read(|conn| storage::story::item(conn, *first))?.story)?.fields.title),
            None => Ok(String::new()),
        }
    }
}

fn move_items(tx: &mut Tx<'_>, items: &[StoryItemId], before: Option<StoryItemId>) -> Result<()> {
    let others = || Error::Invalid("these are items of different stories".to_owned());
    let mut story = before.map(|before| storage::story::item(tx.conn(), before)).transpose()?.map(|item| item.story);
    // What is moved itself is no place to move to: the next item that stays is.
    let mut before = before;
    if let (Some(story), Some(at)) = (story, before) {
        let order = storage::story::all_items(tx.conn(), story)?;
        let rest = order.iter().skip_while(|item| item.id != at);
        before = rest.map(|item| item.id).find(|id| !items.contains(id));
    }
    for id in items {
        let item = storage::story::item(tx.conn(), *id)?;
        if *story.get_or_insert(item.story) != item.story {
            return Err(others());
        }
        let is_moved = tx.move_story_item(&item, before)?;
        tx.count(is_moved);
    }
    Ok(())
}
