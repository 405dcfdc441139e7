//! Changes of tags. Every one can be undone.

use super::Path;
use crate::error::{Error, Result};
use crate::highlight::Colour;
use crate::id::TagId;
use crate::library::{Done, Library, Op};
use crate::note::{Subject, without_nul};
use crate::storage::{self, Noun, Tx};

impl Library {
    /// Makes a tag, and those above it that are not there.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a path without a name.
    pub fn add_tag(&mut self, path: &str) -> Result<Done<TagId>> {
        let path = Path::parse(path)?;
        self.transact(Op::AddTag.named(1, path.as_str()), |tx| tx.ensure_tag(&path))
    }

    /// Puts the tag of that path on every subject; it is made when it is new.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a path without a name; [`Error::NotFound`] when a subject is not here.
    pub fn tag(&mut self, subjects: &[Subject], path: &str) -> Result<Done<TagId>> {
        let path = Path::parse(path)?;
        let op = op_for(subjects, [Op::TagArticles, Op::TagHighlights, Op::TagNoted]);
        self.transact(op.named(subjects.len(), path.as_str()), |tx| {
            let tag = tx.ensure_tag(&path)?;
            for subject in subjects {
                subject.must_be_in(tx.conn())?;
                let is_new = tx.add_tagging(tag, *subject)?;
                tx.count(is_new);
            }
            Ok(tag)
        })
    }

    /// Takes the tag of that path off every subject.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such tag.
    pub fn untag(&mut self, subjects: &[Subject], path: &str) -> Result<Done<()>> {
        let path = Path::parse(path)?;
        let op = op_for(subjects, [Op::UntagArticles, Op::UntagHighlights, Op::UntagNoted]);
        self.transact(op.named(subjects.len(), path.as_str()), |tx| {
            let tag = storage::tag::find(tx.conn(), path.as_str())?
                .ok_or_else(|| Error::NotFound(format!("the tag “{}”", path.as_str())))?;
            for subject in subjects {
                let was_there = tx.remove_tagging(tag, *subject)?;
                tx.count(was_there);
            }
            Ok(())
        })
    }

    /// Renames or moves a tag with all below it. Where the new path is taken, the two become one: everything that had
    /// either has the one that was there, which keeps its own colour and definition.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the new path lies below the tag itself or is too long for those below; [`Error::NotFound`].
    pub fn move_tag(&mut self, tag: TagId, path: &str) -> Result<Done<()>> {
        let path = Path::parse(path)?;
        let old = self.read(|conn| storage::tag::path(conn, tag))?;
        if path.as_str().to_ascii_lowercase().starts_with(&format!("{}/", old.to_ascii_lowercase())) {
            return Err(Error::Invalid(format!("“{old}” cannot be moved below itself")));
        }
        let taken = self.read(|conn| storage::tag::find(conn, path.as_str()))?.filter(|found| *found != tag);
        let op = if taken.is_some() { Op::MergeTags } else { Op::MoveTag };
        self.transact(op.named(1, &old), |tx| {
            if let Some(parent) = path.parent() {
                tx.ensure_tag(&parent)?;
            }
            for moved in storage::tag::with_all_below(tx.conn(), &old)? {
                let new = Path::parse(&format!("{}{}", path.as_str(), &moved.path[old.len()..]))?;
                let new = storage::tag::spelled(tx.conn(), new.as_str())?;
                match storage::tag::find(tx.conn(), &new)?.filter(|found| *found != moved.id) {
                    Some(present) => merge(tx, moved.id, present)?,
                    None => drop(tx.update(Noun::Tag, moved.id.0, &[("path", &new)])?),
                }
            }
            Ok(())
        })
    }

    /// Colours a tag, or takes its colour off.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn set_tag_colour(&mut self, tag: TagId, colour: Option<Colour>) -> Result<Done<()>> {
        let path = self.read(|conn| storage::tag::path(conn, tag))?;
        self.transact(Op::SetTagColour.named(1, &path), |tx| {
            tx.update(Noun::Tag, tag.0, &[("colour", &colour.map(Colour::name))])?;
            Ok(())
        })
    }

    /// Says what a tag means.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn set_tag_definition(&mut self, tag: TagId, definition: &str) -> Result<Done<()>> {
        let path = self.read(|conn| storage::tag::path(conn, tag))?;
        self.transact(Op::SetTagDefinition.named(1, &path), |tx| {
            tx.update(Noun::Tag, tag.0, &[("definition", &without_nul(definition.trim()))])?;
            Ok(())
        })
    }

    /// Removes a tag and all below it from the library and from everything that has them.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_tag(&mut self, tag: TagId) -> Result<Done<()>> {
        let path = self.read(|conn| storage::tag::path(conn, tag))?;
        self.transact(Op::RemoveTag.named(1, &path), |tx| {
            for gone in storage::tag::with_all_below(tx.conn(), &path)? {
                for subject in storage::tag::subjects(tx.conn(), gone.id)? {
                    tx.remove_tagging(gone.id, subject)?;
                }
                tx.delete(Noun::Tag, gone.id.0)?;
            }
            Ok(())
        })
    }
}

/// Gives everything that has `from` the tag `into` instead, and removes `from`.
fn merge(tx: &mut Tx<'_>, from: TagId, into: TagId) -> Result<()> {
    for subject in storage::tag::subjects(tx.conn(), from)? {
        tx.add_tagging(into, subject)?;
        tx.remove_tagging(from, subject)?;
    }
    tx.delete(Noun::Tag, from.0)
}

/// The name of a change of articles, of passages, or of both: what several notes are on.
fn op_for(subjects: &[Subject], [articles, passages, both]: [Op; 3]) -> Op {
    let of_articles = subjects.iter().filter(|subject| matches!(subject, Subject::Article(_))).count();
    if of_articles == subjects.len() {
        articles
    } else if of_articles == 0 {
        passages
    } else {
        both
    }
}
