//! The one door through which the library changes, and its way back.

use super::{Library, Step};
use crate::copies;
use crate::error::{Error, Result};
use crate::id::{ArticleId, Uids};
use crate::storage::journal::{self, NewStep, StepKind};
use crate::storage::{self, Noun, Touched, Tx};

/// What a change touched. Lists refresh by it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Whether articles, captures or documents came, changed or went, or what is said of their copies.
    pub article: bool,
    /// Whether passages did, the names of their colours, or annotations that have no place yet.
    pub highlight: bool,
    /// Whether tags did, or what they are on.
    pub tag: bool,
    /// Whether notes did.
    pub note: bool,
    /// Whether claims did, who speaks, how their checking goes, their evidence or their links.
    pub claim: bool,
    /// Whether stories or what they gather did.
    pub story: bool,
    /// Whether drafts did, or what was found of them.
    pub draft: bool,
    /// Whether saved searches did.
    pub saved_search: bool,
    /// Whether citation styles did, or which of them the library has chosen.
    pub citation: bool,
    /// The articles concerned, in order.
    pub articles: Vec<ArticleId>,
}

impl From<Touched> for Changes {
    fn from(touched: Touched) -> Self {
        let any = |nouns: &[Noun]| nouns.iter().any(|noun| touched.nouns.contains(noun));
        Self {
            article: any(&[Noun::Article, Noun::Capture, Noun::Document, Noun::CopyTold]),
            highlight: any(&[Noun::Highlight, Noun::Anchor, Noun::Annotation, Noun::ColourName]),
            tag: any(&[Noun::Tag, Noun::Tagging]),
            note: any(&[Noun::Note]),
            claim: any(&[Noun::Person, Noun::Claim, Noun::ClaimStatus, Noun::Evidence, Noun::ClaimLink]),
            story: any(&[Noun::Story, Noun::StoryItem, Noun::Publication, Noun::UsedClaim, Noun::EarlyExport]),
            draft: any(&[Noun::Draft]),
            saved_search: any(&[Noun::SavedSearch]),
            citation: any(&[Noun::CitationStyle, Noun::Setting]),
            articles: touched.articles.into_iter().map(ArticleId).collect(),
        }
    }
}

impl Changes {
    /// Adds what another change touched.
    pub fn add(&mut self, other: Self) {
        self.article |= other.article;
        self.highlight |= other.highlight;
        self.tag |= other.tag;
        self.note |= other.note;
        self.claim |= other.claim;
        self.story |= other.story;
        self.draft |= other.draft;
        self.saved_search |= other.saved_search;
        self.citation |= other.citation;
        self.articles.extend(other.articles);
    }
}

/// The result of a change, and what it touched.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "lists refresh by the changes"]
pub struct Done<T> {
    /// The result.
    pub value: T,
    /// What it touched.
    pub changes: Changes,
}

/// What can be undone and done again now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UndoState {
    /// What the next undo turns back.
    pub undo: Option<Step>,
    /// What the next redo does again.
    pub redo: Option<Step>,
}

impl Library {
    /// Runs `work` as one step: all of it is on disk afterwards and stands in the journal, or nothing happened.
    ///
    /// A step that changes nothing leaves no trace.
    pub(crate) fn transact<T>(&mut self, step: Step, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<Done<T>> {
        self.commit(&step, None, StepKind::Do, work)
    }

    /// As [`Library::transact`], for a step that is undone together with the others of its batch.
    pub(crate) fn transact_in_batch<T>(
        &mut self,
        step: Step,
        batch: i64,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.commit(&step, Some(batch), StepKind::Do, work)
    }

    /// Runs `work` as a step that cannot be undone, and neither can anything before it.
    pub(crate) fn transact_for_good<T>(
        &mut self,
        step: Step,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.commit(&step, None, StepKind::Final, work)
    }

    /// Runs `work` as a step that undo passes by: it tells of something outside the library, which no undo takes back.
    pub(crate) fn transact_aside<T>(
        &mut self,
        step: Step,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.commit(&step, None, StepKind::Aside, work)
    }

    fn commit<T>(
        &mut self,
        step: &Step,
        batch: Option<i64>,
        kind: StepKind,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        let now_ms = self.clock.now_ms();
        let mut counted = self.uncounted_words();
        let done = self.in_transaction(|transaction, uids| {
            let mut tx = Tx::new(transaction, uids, now_ms);
            let value = work(&mut tx)?;
            let uid = tx.uid();
            let count = tx.concerned().unwrap_or(step.count);
            let (rows, touched) = tx.finish();
            if !rows.is_empty() || kind == StepKind::Final {
                storage::search::index(transaction, &touched, &mut counted)?;
                follow_copies(transaction, &touched)?;
                let new = NewStep { uid, at_ms: now_ms, op: &step.op, count, name: &step.name, batch, kind };
                journal::append(transaction, new, &rows)?;
            }
            Ok(Done { value, changes: touched.into() })
        })?;
        self.count_words(counted);
        Ok(done)
    }

    /// What can be undone and done again now; of a batch, all of it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn undo_state(&self) -> Result<UndoState> {
        let whole = |top: fn(&storage::Connection) -> Result<Option<journal::Step>>| -> Result<Option<Step>> {
            let Some(first) = self.read(top)? else { return Ok(None) };
            let mut whole = step_of(first.clone());
            let mut below = first.under;
            while let (Some(_), Some(id)) = (first.batch, below) {
                let step = self.read(|conn| journal::step(conn, id))?;
                if step.batch != first.batch {
                    break;
                }
                whole.count += step.count;
                below = step.under;
            }
            Ok(Some(whole))
        };
        Ok(UndoState { undo: whole(journal::undo_top)?, redo: whole(journal::redo_top)? })
    }

    /// Turns back the last step, or all steps of its batch.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is nothing to undo; [`Error::Conflict`] when what it concerned has changed since;
    /// [`Error::Corrupt`] when the journal does not say what it said when it was written. Nothing is changed then.
    pub fn undo(&mut self) -> Result<Done<Step>> {
        self.reverse(StepKind::Undo, "there is nothing to undo", journal::undo_top)
    }

    /// Does again what was undone last, or all steps of its batch.
    ///
    /// # Errors
    /// As [`Library::undo`].
    pub fn redo(&mut self) -> Result<Done<Step>> {
        self.reverse(StepKind::Redo, "there is nothing to do again", journal::redo_top)
    }

    fn reverse(
        &mut self,
        kind: StepKind,
        nothing: &str,
        top: fn(&storage::Connection) -> Result<Option<journal::Step>>,
    ) -> Result<Done<Step>> {
        let now_ms = self.clock.now_ms();
        let nothing = || Error::Invalid(nothing.to_owned());
        let mut counted = self.uncounted_words();
        let done = self.in_transaction(|transaction, uids| {
            journal::end_must_be_as_written(transaction)?;
            let first = top(transaction)?.ok_or_else(nothing)?;
            let mut whole = Step { count: 0, ..step_of(first.clone()) };
            let mut touched = Touched::default();
            // Rows go back in reverse, so a row may name one that comes back after it.
            transaction.pragma_update(None, "defer_foreign_keys", true)?;
            let mut next = Some(first.clone());
            while let Some(step) = next {
                journal::must_be_as_written(transaction, step.id)?;
                let rows = journal::rows(transaction, step.id)?;
                let mut tx = Tx::new(transaction, uids, now_ms);
                rows.iter().rev().try_for_each(|row| tx.revert(row))?;
                let uid = tx.uid();
                let (rows, more) = tx.finish();
                let journal::Step { op, count, name, batch, .. } = &step;
                let new = NewStep { uid, at_ms: now_ms, op, count: *count, name, batch: *batch, kind };
                journal::append(transaction, new, &rows)?;
                touched.add(more);
                whole.count += count;
                next = top(transaction)?.filter(|step| step.batch.is_some() && step.batch == first.batch);
            }
            storage::search::index(transaction, &touched, &mut counted)?;
            follow_copies(transaction, &touched)?;
            Ok(Done { value: whole, changes: touched.into() })
        })?;
        self.count_words(counted);
        Ok(done)
    }

    /// Runs `work` in one transaction of the file, which is committed when all went well.
    pub(crate) fn in_transaction<T>(
        &mut self,
        work: impl FnOnce(&storage::Connection, &mut Uids) -> Result<T>,
    ) -> Result<T> {
        if self.is_read_only() {
            return Err(Error::ReadOnly(self.path.clone()));
        }
        let Self { conn, uids, path, identity, .. } = self;
        let conn = conn.as_mut().expect("a library has its connection until it is closed");
        let run = || {
            let transaction = conn.transaction()?;
            let value = work(&transaction, uids)?;
            // What goes into a file that nobody finds again is not kept.
            identity.map_or(Ok(()), |identity| identity.must_be_at(path))?;
            transaction.commit()?;
            Ok(value)
        };
        run().map_err(|error| storage::connection::named(path, error))
    }
}

/// Brings up to date what copies are found by.
fn follow_copies(conn: &storage::Connection, touched: &Touched) -> Result<()> {
    touched.searched.iter().try_for_each(|article| copies::follow(conn, ArticleId(*article)))?;
    let told: Vec<ArticleId> = touched.told.iter().map(|article| ArticleId(*article)).collect();
    copies::place_again(conn, &told)
}

fn step_of(step: journal::Step) -> Step {
    Step { op: step.op, count: step.count, name: step.name }
}
