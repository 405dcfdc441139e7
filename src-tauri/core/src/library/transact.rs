//! The one door through which the library changes, and its way back.

use super::{Library, Step};
use crate::error::{Error, Result};
use crate::id::ArticleId;
use crate::storage::journal::{self, NewStep, StepKind};
use crate::storage::{self, Noun, Touched, Tx};

/// What a change touched. Lists refresh by it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Whether articles, captures or documents came, changed or went.
    pub article: bool,
    /// Whether passages did.
    pub highlight: bool,
    /// Whether tags did, or what they are on.
    pub tag: bool,
    /// Whether notes did.
    pub note: bool,
    /// The articles concerned, in order.
    pub articles: Vec<ArticleId>,
}

impl From<Touched> for Changes {
    fn from(touched: Touched) -> Self {
        let any = |nouns: &[Noun]| nouns.iter().any(|noun| touched.nouns.contains(noun));
        Self {
            article: any(&[Noun::Article, Noun::Capture, Noun::Document]),
            highlight: any(&[Noun::Highlight, Noun::Anchor]),
            tag: any(&[Noun::Tag, Noun::Tagging]),
            note: any(&[Noun::Note]),
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

    fn commit<T>(
        &mut self,
        step: &Step,
        batch: Option<i64>,
        kind: StepKind,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        if self.is_read_only() {
            return Err(Error::ReadOnly(self.path.clone()));
        }
        let now_ms = self.clock.now_ms();
        let Self { conn, uids, path, .. } = self;
        let conn = conn.as_mut().expect("a library has its connection until it is closed");
        let named = |error| storage::connection::named(path, error);
        let transaction = conn.transaction().map_err(|error| named(error.into()))?;
        let mut tx = Tx::new(&transaction, uids, now_ms);
        let value = work(&mut tx).map_err(named)?;
        let uid = tx.uid();
        let (rows, touched) = tx.finish();
        if !rows.is_empty() || kind == StepKind::Final {
            for article in &touched.searched {
                storage::search::index(&transaction, ArticleId(*article)).map_err(named)?;
            }
            let Step { op, count, name } = step;
            let new = NewStep { uid, at_ms: now_ms, op, count: *count, name, batch, kind };
            journal::append(&transaction, new, &rows).map_err(named)?;
            transaction.commit().map_err(|error| named(error.into()))?;
        }
        Ok(Done { value, changes: touched.into() })
    }

    /// What can be undone and done again now.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn undo_state(&self) -> Result<UndoState> {
        Ok(UndoState {
            undo: journal::undo_top(self.conn())?.map(step_of),
            redo: journal::redo_top(self.conn())?.map(step_of),
        })
    }

    /// Turns back the last step, or all steps of its batch.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is nothing to undo; [`Error::Conflict`] when what it concerned has changed since.
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
        let first = top(self.conn())?.ok_or_else(|| Error::Invalid(nothing.to_owned()))?;
        let batch = first.batch;
        let mut changes = Changes::default();
        let mut next = Some(first.clone());
        let mut count = 0;
        while let Some(step) = next {
            let rows = journal::rows(self.conn(), step.id)?;
            let done = self.commit(&step_of(step.clone()), batch, kind, |tx| {
                // Rows go back in reverse, so a row may name one that comes back after it.
                tx.conn().pragma_update(None, "defer_foreign_keys", true)?;
                rows.iter().rev().try_for_each(|row| tx.revert(row))
            })?;
            changes.add(done.changes);
            count += step.count;
            next = top(self.conn())?.filter(|step| batch.is_some() && step.batch == batch);
        }
        Ok(Done { value: Step { count, ..step_of(first) }, changes })
    }
}

fn step_of(step: journal::Step) -> Step {
    Step { op: step.op, count: step.count, name: step.name }
}
