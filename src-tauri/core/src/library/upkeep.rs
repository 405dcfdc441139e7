//! Looking after the file: check, backup, merging the search index, emptying the trash.

use super::{Done, Library, Op};
use crate::error::{Error, Result};
use crate::storage::{self, connection};
use std::path::Path;

/// What emptying the trash deleted for good.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Emptied {
    /// Articles.
    pub articles: u32,
    /// Passages that were thrown away by themselves.
    pub passages: u32,
    /// Claims.
    pub claims: u32,
    /// Stories.
    pub stories: u32,
    /// Persons and bodies that speak.
    pub people: u32,
    /// Drafts.
    pub drafts: u32,
}

impl Library {
    /// Looks at everything: the file's structure, every hash of bytes and of text, the invariants of documents, the places
    /// of passages, the search index against the articles, and the journal's chain. Gives what is wrong and where; an
    /// empty list when all is well.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn check(&self) -> Result<Vec<String>> {
        let mut findings = Vec::new();
        match self.read(|conn| storage::integrity::check(conn, |finding| findings.push(finding))) {
            // What was found before the damage stopped the search says where it is.
            Err(Error::Corrupt { what, .. }) => findings.push(format!("file: {what}")),
            checked => checked?,
        }
        Ok(findings)
    }

    /// Whether the search index finds a word of the newest article: an index that lost its beginning finds nothing, without an
    /// error. Takes as long as a search.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when it does not, or when the file is damaged there.
    pub fn must_be_searchable(&self) -> Result<()> {
        match self.finds_newest() {
            Ok(true) => Ok(()),
            Ok(false) => Err(Error::Corrupt {
                path: self.path.clone(),
                what: "its search index does not find what is there".to_owned(),
            }),
            Err(error) => Err(connection::unreadable(&self.path, error)),
        }
    }

    /// Whether a word of the newest article is found; so it is where there is none.
    fn finds_newest(&self) -> Result<bool> {
        let Some(newest) = self.read(storage::article::newest)? else { return Ok(true) };
        let text = self.document(self.shown_document(newest)?)?.text;
        let words = text.split(|sign: char| !sign.is_ascii_alphabetic()).filter(|word| word.len() > 3);
        let Some(word) = words.take(500).max_by_key(|word| word.len()) else { return Ok(true) };
        self.read(|conn| storage::search::has_word(conn, &word.to_ascii_lowercase()))
    }

    /// Makes the search index, its vocabulary and what copies are found by anew from the articles, after a whole copy of the library was written to
    /// `backup`. In steps, of which `progress` is told: who reads the library meanwhile finds what it found before.
    ///
    /// # Errors
    /// When the copy or the library cannot be written; then the index is as it was.
    ///
    /// # Panics
    /// Never: the library is open.
    pub fn rebuild_index(&mut self, backup: &Path, progress: &mut dyn FnMut(usize, usize)) -> Result<()> {
        if self.is_read_only() {
            return Err(Error::ReadOnly(self.path.clone()));
        }
        self.backup(backup)?;
        let conn = self.conn.as_mut().expect("a library has its connection until it is closed");
        let words = storage::search::rebuild(conn, progress).map_err(|error| connection::named(&self.path, error))?;
        self.find_copies_again()?;
        self.take_words(words)
    }

    /// Writes a whole copy to `to`, also while this or another program works with the library. The copy is held against the
    /// library, and its structure is looked at, before it appears under its name.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is a file already; [`Error::Corrupt`] when the copy is not what it should be, and then it
    /// is removed; [`Error::Io`], [`Error::Full`].
    pub fn backup(&self, to: &Path) -> Result<()> {
        self.copy_to(to, false)
    }

    /// As [`Library::backup`]; one that is `is_thorough` refuses to copy what is damaged.
    pub(crate) fn copy_to(&self, to: &Path, is_thorough: bool) -> Result<()> {
        if to.exists() {
            return Err(Error::Conflict(format!("{} is there already", to.display())));
        }
        let draft = tempfile::tempdir_in(super::folder_of(to)).map_err(|error| Error::io(to, error))?;
        let copy = draft.path().join("copy.clipfile");
        let before = self.read(storage::backup::holdings)?;
        self.read(|conn| connection::copy_into(conn, &copy, self.key()))?;
        let looked_at = self.look_into(&copy)?;
        let unlike = self.read(|conn| storage::backup::difference(conn, &before, &looked_at))?;
        if let Some(what) = unlike {
            return Err(Error::Corrupt { path: to.to_owned(), what });
        }
        if let Some(what) = storage::backup::first_fault(&looked_at, is_thorough)? {
            // What is wrong with a copy that is like the library is wrong with the library.
            return Err(Error::Corrupt { path: self.path.clone(), what });
        }
        connection::close(looked_at)?;
        super::put_in_place(copy, to)
    }

    /// Another file of this library, such as a copy of it, to look into.
    pub(crate) fn look_into(&self, copy: &Path) -> Result<storage::Connection> {
        connection::open_read_only(copy, self.key())
    }

    /// Merges a little of what single changes left in the search index, or sees to its vocabulary; to be called when there is
    /// time. Gives whether there is more to do.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn merge_step(&mut self) -> Result<bool> {
        if self.is_read_only() {
            return Ok(false);
        }
        Ok(self.read(storage::search::merge_step)? || self.read(storage::copies::merge_step)? || self.tend_words()?)
    }

    /// Makes everything up to now a thing that cannot be undone: the beginning of a library that came ready-made.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn seal(&mut self) -> Result<()> {
        self.transact_for_good(Op::Seal.of(1), |_| Ok(())).map(|done| done.value)
    }

    /// Deletes for good what is in the trash, and writes the file anew, so that no word of it is left in unused parts. Not
    /// undoable, and neither is anything before it. An empty trash is left alone.
    ///
    /// # Errors
    /// When the file cannot be written. What cannot be written anew, for want of space, is when the library is opened next.
    pub fn empty_trash(&mut self) -> Result<Done<Emptied>> {
        if !self.is_read_only() && self.counts()?.trash == 0 {
            return Ok(Done { value: Emptied::default(), changes: super::Changes::default() });
        }
        let mut done = self.transact_for_good(Op::EmptyTrash.of(1), |tx| {
            let emptied = storage::trash::empty(tx)?;
            // Nobody knows which words only the deleted texts had, or notes that were written over long ago.
            let words = storage::search::vocabulary::recounted(tx.conn())?;
            storage::search::vocabulary::keep(tx.conn(), &words)?;
            Ok((emptied, words))
        })?;
        self.wipe();
        done.changes = super::Changes {
            article: true,
            highlight: true,
            tag: true,
            note: true,
            claim: true,
            story: true,
            ..super::Changes::default()
        };
        let (emptied, words) = done.value;
        self.take_words(words)?;
        Ok(Done { value: emptied, changes: done.changes })
    }

    /// Writes the file anew if unused parts of it may hold deleted words.
    pub(super) fn wipe(&self) {
        // What was to be deleted is deleted, so this is no error; `check` tells of it, and the next opening tries again.
        let _ =
            self.read(|conn| if storage::trash::must_be_wiped(conn)? { storage::trash::wipe(conn) } else { Ok(()) });
    }
}
