//! The vocabulary of the open library: counted while articles come in, kept when there is time and when it is closed, and
//! counted anew where a program was killed before it could.

use super::Library;
use crate::error::Result;
use crate::search::{CountedWords, Kept, Recount, Vocabulary};
use crate::storage::search::vocabulary as kept;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// Words that are counted anew while a library is being closed, which takes a fraction of a second.
const FEW_WORDS: usize = 50_000;
/// Articles whose words are counted as they come. Of an import of more, it is quicker to count all words anew from the index
/// when it is over.
const MANY_ARTICLES: u32 = 2_000;

/// What an open library knows of its words.
#[derive(Default)]
pub(super) struct Shelf {
    vocabulary: OnceLock<Arc<Vocabulary>>,
    /// Whether words were counted that are not kept yet.
    is_changed: bool,
    /// Whether the list that is kept is the one in memory.
    is_list_kept: bool,
    /// Whether the index is ahead of what was counted: a program was killed, or many articles came at once.
    must_recount: bool,
    /// Articles that were counted since the library was opened, or all words were counted anew.
    articles: u32,
    /// Whether what is kept cannot be read.
    is_damaged: AtomicBool,
    /// The last word that was counted anew, and the list so far.
    recount: Option<(String, Recount)>,
}

impl Shelf {
    /// The shelf of a library that was just opened.
    pub(super) fn of(conn: &crate::storage::Connection, is_read_only: bool) -> Self {
        // A file that cannot even tell is damaged, and whoever reads it next will say so.
        let must_recount = !is_read_only && kept::is_behind(conn).unwrap_or(true);
        Self { must_recount, is_list_kept: true, ..Self::default() }
    }
}

impl Library {
    /// The words of the library, to be shared by threads; it goes on counting while the library is open.
    pub fn vocabulary(&self) -> Arc<Vocabulary> {
        let load = || {
            self.read(kept::kept).and_then(Vocabulary::of).unwrap_or_else(|_| {
                self.words.is_damaged.store(true, Ordering::Relaxed);
                Vocabulary::empty()
            })
        };
        Arc::clone(self.words.vocabulary.get_or_init(|| Arc::new(load())))
    }

    /// To count the words of a transaction in.
    pub(super) fn uncounted_words(&self) -> CountedWords {
        if self.words.articles < MANY_ARTICLES { CountedWords::default() } else { CountedWords::passed_over() }
    }

    /// Adds the words of a transaction that was committed.
    pub(super) fn count_words(&mut self, counted: CountedWords) {
        if counted.articles() == 0 {
            return;
        }
        self.words.is_changed = true;
        if counted.is_passed_over() {
            self.words.must_recount = true;
            // What was counted so far lacks these.
            self.words.recount = None;
            return;
        }
        self.words.articles += counted.articles();
        let vocabulary = self.vocabulary();
        if vocabulary.add(counted) {
            vocabulary.merge();
            self.words.is_list_kept = false;
        }
    }

    /// Does a little of what is to be done about the words. Gives whether there is more to do.
    pub(super) fn tend_words(&mut self) -> Result<bool> {
        self.words.must_recount |= self.words.is_damaged.swap(false, Ordering::Relaxed);
        if self.words.must_recount {
            if self.words.recount.is_none() {
                // What is counted from now on is all that the index will have more.
                self.vocabulary().merge();
            }
            let (mut after, mut recount) = self.words.recount.take().unwrap_or_default();
            if self.read(|conn| kept::recount_step(conn, &mut after, &mut recount))? {
                self.words.recount = Some((after, recount));
            } else {
                self.vocabulary().recounted(recount);
                self.words = Shelf {
                    vocabulary: std::mem::take(&mut self.words.vocabulary),
                    is_changed: true,
                    ..Shelf::default()
                };
            }
            return Ok(true);
        }
        if self.words.is_changed {
            self.keep_words()?;
        }
        Ok(false)
    }

    /// Counts the words anew if so many articles came at once that they were not counted one by one. [`Library::merge_step`]
    /// does it in steps; this is for who imports and then closes the library.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_imported_words(&mut self) -> Result<()> {
        while self.words.must_recount && !self.is_read_only() {
            self.tend_words()?;
        }
        Ok(())
    }

    /// Keeps what was counted, before the library is closed.
    pub(super) fn settle_words(&mut self) -> Result<()> {
        if self.is_read_only() {
            return Ok(());
        }
        self.words.must_recount |= self.words.is_damaged.swap(false, Ordering::Relaxed);
        if self.words.must_recount && self.vocabulary().len() <= FEW_WORDS {
            while self.tend_words()? {}
        }
        // One that must be counted anew and is too long for that now stays behind.
        if self.words.is_changed && !self.words.must_recount { self.keep_words() } else { Ok(()) }
    }

    fn keep_words(&mut self) -> Result<()> {
        let keeping = self.vocabulary().keep(self.words.is_list_kept);
        let conn = self.conn.as_mut().expect("a library has its connection until it is closed");
        let transaction = conn.transaction()?;
        kept::keep(&transaction, &keeping)?;
        transaction.commit()?;
        self.words.is_changed = false;
        self.words.is_list_kept = true;
        Ok(())
    }

    /// Takes the words as they were counted anew and kept in a transaction that was committed.
    pub(super) fn take_words(&mut self, counted: Kept) -> Result<()> {
        self.vocabulary().replace(counted)?;
        let vocabulary = std::mem::take(&mut self.words.vocabulary);
        self.words = Shelf { vocabulary, is_list_kept: true, ..Shelf::default() };
        Ok(())
    }

    /// What may have been meant by `typed`, if that finds nothing and its words, mended, find something.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn suggest(&self, typed: &str) -> Result<Option<String>> {
        use crate::article::{Order, Scope};
        self.vocabulary().mend(typed, &self.query(typed, false), |mended| {
            let query = self.query(mended, false);
            Ok(self.list_articles(Scope::Articles, &query, Order::Newest, 0, 1)?.total > 0)
        })
    }
}
