//! Published stories: what was printed is kept with the claims that it used, so that whoever learns that one of them does not
//! hold can say at once where it stands in print.

use super::printed::{Printed, in_print};
use super::{Fields, Publication};
use crate::capture::Hash;
use crate::claim::{Claim, Status, StatusChange};
use crate::draft::MAX_DRAFT_BYTES;
use crate::error::{Error, Result};
use crate::exporters::write_bytes;
use crate::id::{ClaimId, StoryId, UsedClaimId};
use crate::library::{Done, Library, Op};
use crate::note::{line, without_nul};
use crate::storage::story::publication as stored;
use crate::storage::{self, Tx};
use crate::story::Gathered;
use std::collections::HashSet;
use std::path::Path;

/// The longest name of a file, in characters.
pub(crate) const MAX_NAME_CHARS: usize = 255;
/// The longest that can be said of a correction, in characters.
pub(crate) const MAX_HOW_CHARS: usize = 2_000;
/// The largest file that is kept of what was printed, in bytes.
pub const MAX_KEPT_BYTES: u64 = 100_000_000;

/// What is kept of a published story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The name of the file; empty for a text that was pasted, and where nothing was kept.
    pub name: String,
    /// The hash of the bytes that were kept; `None` where nothing was.
    pub source: Option<Hash>,
    /// Its words, a paragraph a line; empty where they cannot be read.
    pub text: String,
    /// When it was kept, in UTC milliseconds.
    pub kept_ms: i64,
}

/// What is to be kept of a published story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Keep {
    /// What is kept already; nothing when it was not marked as published before.
    #[default]
    AsItIs,
    /// Nothing.
    Nothing,
    /// A text that was pasted.
    Text(String),
    /// A file as it went out.
    File {
        /// Its name, without a folder.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
        /// Its words, a paragraph a line; empty where they cannot be read.
        text: String,
    },
}

/// A claim that a published story used and that turned out to be false, or was put right, afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Key in this library.
    pub id: UsedClaimId,
    /// The story.
    pub story: StoryId,
    /// Its title.
    pub title: String,
    /// When and where it was published.
    pub published: Option<Publication>,
    /// The claim.
    pub claim: Claim,
    /// How far its checking had come when the story was published.
    pub was: Status,
    /// Whether the user saw to it since it turned.
    pub is_handled: bool,
    /// What the user did; may be empty.
    pub how: String,
    /// Whether the words of what was printed are kept.
    pub has_text: bool,
    /// The sentences in print that use it, in the order of the text. There may be none: words can say a thing in many ways.
    pub printed: Vec<Printed>,
}

impl Correction {
    /// What was said of the claim's checking last.
    pub fn now(&self) -> &StatusChange {
        &self.claim.status
    }
}

impl Library {
    /// Marks a story as published, or changes what is said and kept of that. The claims that it has now are kept as those that
    /// it used; those that it used already stay. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] when the address is not on the web, or what is to be kept is too large.
    pub fn publish_story(&mut self, story: StoryId, publication: &Publication, keep: Keep) -> Result<Done<()>> {
        let present = self.story(story)?.fields;
        let fields = Fields { published: Some(publication.clone()), ..present }.tidied()?;
        let keep = keep.tidied()?;
        self.transact(Op::PublishStory.named(1, &fields.title), |tx| {
            tx.set_story(story, &fields)?;
            keep_publication(tx, story, keep)
        })
    }

    /// Takes back that a story was published, with what was kept of it. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn unpublish_story(&mut self, story: StoryId) -> Result<Done<()>> {
        let fields = Fields { published: None, ..self.story(story)?.fields };
        self.transact(Op::UnpublishStory.named(1, &fields.title), |tx| {
            tx.set_story(story, &fields)?;
            follow_fields(tx, story, &fields)
        })
    }

    /// What is kept of a published story; `None` when it is not marked as published.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kept_of_story(&self, story: StoryId) -> Result<Option<Kept>> {
        Ok(self.read(|conn| stored::get(conn, story))?.map(|row| row.kept))
    }

    /// Writes the bytes that were kept of a published story to a file.
    ///
    /// # Errors
    /// As [`Library::printed_bytes`]; [`Error::Io`], [`Error::Full`]. The file that was there before stays then.
    pub fn save_printed(&self, story: StoryId, out: &Path) -> Result<()> {
        write_bytes(out, &self.printed_bytes(story)?)
    }

    /// The bytes that were kept of a published story.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing was kept.
    pub fn printed_bytes(&self, story: StoryId) -> Result<Vec<u8>> {
        let nothing = || Error::NotFound(format!("what was printed of story {story}"));
        let source = self.kept_of_story(story)?.and_then(|kept| kept.source).ok_or_else(nothing)?;
        let blob = self.read(|conn| storage::blob::get(conn, source))?;
        Ok(blob.ok_or_else(|| Error::corrupt(format!("bytes {source} are missing")))?.bytes)
    }

    /// The claims that a story used when it was published.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn used_claims(&self, story: StoryId) -> Result<Vec<ClaimId>> {
        self.read(|conn| match stored::get(conn, story)? {
            Some(row) => Ok(stored::used(conn, row.id)?.into_iter().map(|used| used.claim).collect()),
            None => Ok(Vec::new()),
        })
    }

    /// The claims that published stories used and that turned out to be false or were put right afterwards, the last first:
    /// those that wait, then those that the user saw to. Of one story, or of all.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn corrections(&self, story: Option<StoryId>) -> Result<Vec<Correction>> {
        let turned = self.read(|conn| stored::turned(conn, story))?;
        let mut found = turned.into_iter().map(|(used, ..)| self.correction(used)).collect::<Result<Vec<_>>>()?;
        found.sort_by_key(|correction| correction.is_handled);
        Ok(found)
    }

    fn correction(&self, used: UsedClaimId) -> Result<Correction> {
        let (row, story) = self.read(|conn| stored::one_used(conn, used))?;
        let story = self.story(story)?;
        let claim = self.claim(row.claim)?;
        let text = self.kept_of_story(story.id)?.map(|kept| kept.text).unwrap_or_default();
        let quotes = self.quotes_of(claim.id)?;
        Ok(Correction {
            id: row.id,
            story: story.id,
            title: story.fields.title,
            published: story.fields.published,
            was: row.was,
            is_handled: row.handled == Some(claim.status.uid),
            how: row.how,
            has_text: !text.trim().is_empty(),
            printed: in_print(&text, &claim.statement, &quotes),
            claim,
        })
    }

    /// The words that are evidence of a claim.
    fn quotes_of(&self, claim: ClaimId) -> Result<Vec<String>> {
        self.read(|conn| quotes_of(conn, claim))
    }

    /// Says that the user saw to corrections, and what was done. One whose claim turns again waits again. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; [`Error::Invalid`] when it is too long. Nothing is changed then.
    pub fn handle_corrections(&mut self, corrections: &[UsedClaimId], how: &str) -> Result<Done<()>> {
        let how = line("what was done", how, MAX_HOW_CHARS)?;
        let name = self.title_of_correction(corrections)?;
        self.transact(Op::HandleCorrections.named(corrections.len(), &name), |tx| {
            for id in corrections {
                let (used, _) = stored::one_used(tx.conn(), *id)?;
                let last = stored::last_status(tx.conn(), used.claim)?;
                let is_news = tx.set_handled(*id, Some(last), &how)?;
                tx.count(is_news);
            }
            Ok(())
        })
    }

    /// Lets corrections wait again. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn reopen_corrections(&mut self, corrections: &[UsedClaimId]) -> Result<Done<()>> {
        let name = self.title_of_correction(corrections)?;
        self.transact(Op::ReopenCorrections.named(corrections.len(), &name), |tx| {
            for id in corrections {
                stored::one_used(tx.conn(), *id)?;
                let is_news = tx.set_handled(*id, None, "")?;
                tx.count(is_news);
            }
            Ok(())
        })
    }

    fn title_of_correction(&self, corrections: &[UsedClaimId]) -> Result<String> {
        match corrections {
            [one] => {
                let (_, story) = self.read(|conn| stored::one_used(conn, *one))?;
                Ok(self.story(story)?.fields.title)
            }
            _ => Ok(String::new()),
        }
    }
}

impl Keep {
    /// What is kept, as it is kept.
    fn tidied(self) -> Result<Self> {
        let text = |typed: &str| {
            let kept = without_nul(&typed.replace("\r\n", "\n").replace('\r', "\n"));
            if kept.len() > MAX_DRAFT_BYTES {
                return Err(Error::Invalid(format!(
                    "this text has {:.1} MB; up to {} MB are kept. Keep the file that was printed instead",
                    kept.len() as f64 / 1e6,
                    MAX_DRAFT_BYTES / 1_000_000
                )));
            }
            Ok(kept)
        };
        Ok(match self {
            Self::Text(typed) if typed.trim().is_empty() => Self::Nothing,
            Self::Text(typed) => Self::Text(text(&typed)?),
            Self::File { bytes, .. } if bytes.len() as u64 > MAX_KEPT_BYTES => {
                let (has, limit) = (bytes.len() as u64 / 1_000_000, MAX_KEPT_BYTES / 1_000_000);
                return Err(Error::Invalid(format!("this file has {has} MB; up to {limit} MB are kept")));
            }
            Self::File { name, bytes, text: words } => {
                // Of a very long text the beginning is searched; the file is kept whole.
                let mut end = words.len().min(MAX_DRAFT_BYTES);
                while !words.is_char_boundary(end) {
                    end -= 1;
                }
                Self::File { name: line("a file name", &name, MAX_NAME_CHARS)?, bytes, text: text(&words[..end])? }
            }
            other => other,
        })
    }
}

/// Whether what is kept is as it is kept; what is from outside is asked.
pub(crate) fn fits(kept: &Kept) -> bool {
    let name = line("a file name", &kept.name, MAX_NAME_CHARS);
    name.is_ok_and(|name| name == kept.name && !name.contains('/'))
        && kept.text.len() <= MAX_DRAFT_BYTES
        && !kept.text.contains(['\0', '\r'])
        && (kept.source.is_some() || (kept.name.is_empty() && kept.text.is_empty()))
}

/// Keeps what a story that is marked as published has to have, and nothing of one that is not.
pub(super) fn follow_fields(tx: &mut Tx<'_>, story: StoryId, fields: &Fields) -> Result<()> {
    let present = stored::get(tx.conn(), story)?;
    match (fields.published.is_some(), present) {
        (true, None) => keep_publication(tx, story, Keep::Nothing),
        (false, Some(row)) => tx.remove_publication(row.id),
        _ => Ok(()),
    }
}

fn keep_publication(tx: &mut Tx<'_>, story: StoryId, keep: Keep) -> Result<()> {
    let present = stored::get(tx.conn(), story)?;
    let kept_ms = tx.now_ms();
    let put = |tx: &Tx<'_>, bytes: &[u8]| {
        let hash = Hash::of(bytes);
        storage::blob::put(tx.conn(), hash, None, bytes).map(|()| hash)
    };
    let kept = match keep {
        Keep::AsItIs if present.is_some() => None,
        Keep::AsItIs | Keep::Nothing => Some(Kept { name: String::new(), source: None, text: String::new(), kept_ms }),
        Keep::Text(text) => Some(Kept { name: String::new(), source: Some(put(tx, text.as_bytes())?), text, kept_ms }),
        Keep::File { name, bytes, text } => Some(Kept { name, source: Some(put(tx, &bytes)?), text, kept_ms }),
    };
    let publication = match (present, kept) {
        (Some(row), None) => row.id,
        (Some(row), Some(kept)) => {
            let is_same = Kept { kept_ms: row.kept.kept_ms, ..kept.clone() } == row.kept;
            if !is_same {
                tx.set_publication(row.id, &kept)?;
            }
            row.id
        }
        (None, Some(kept)) => {
            let uid = tx.uid();
            tx.add_publication(uid, story, &kept)?
        }
        (None, None) => return Ok(()),
    };
    let known: HashSet<ClaimId> = stored::used(tx.conn(), publication)?.into_iter().map(|used| used.claim).collect();
    for claim in claims_of(tx.conn(), story)? {
        if !known.contains(&claim) {
            let (uid, status) = (tx.uid(), stored::last_status(tx.conn(), claim)?);
            tx.add_used_claim(&stored::NewUsed { uid, publication, claim, status, handled: None, how: "" })?;
        }
    }
    Ok(())
}

/// The claims that a story uses: those that it gathers; and of those that rest on a passage that it gathers, the ones whose
/// words are in print.
fn claims_of(conn: &storage::Connection, story: StoryId) -> Result<Vec<ClaimId>> {
    let mut claims: Vec<ClaimId> = storage::story::items(conn, story)?
        .into_iter()
        .filter_map(|item| match item.gathered {
            Gathered::Claim(claim) => Some(claim),
            _ => None,
        })
        .collect();
    let text = stored::get(conn, story)?.map(|row| row.kept.text).unwrap_or_default();
    for claim in stored::resting(conn, story)? {
        let is_news = !claims.contains(&claim);
        let statement = storage::claim::get(conn, claim)?.statement;
        if is_news && !in_print(&text, &statement, &quotes_of(conn, claim)?).is_empty() {
            claims.push(claim);
        }
    }
    Ok(claims)
}

fn quotes_of(conn: &storage::Connection, claim: ClaimId) -> Result<Vec<String>> {
    let evidence = storage::claim::evidence(conn, claim)?;
    Ok(evidence.into_iter().filter_map(|one| one.passage).map(|passage| passage.exact).collect())
}
