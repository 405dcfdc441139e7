//! Answers queries beside an open library, on a connection of its own: no query waits for an import or a write, each answer
//! shows the library at one moment, and one that was overtaken is broken off.

use super::{Field, Found, FoundIn, Query, Vocabulary};
use crate::article::{Citation, Listed, Order, Published, Scope};
use crate::clock::Clock;
use crate::encryption::Key;
use crate::error::{Error, Result};
use crate::highlight::Passage;
use crate::id::{ArticleId, HighlightId, NoteId};
use crate::library::Library;
use crate::note::ListedNote;
use crate::storage::search::{Asked, Engine};
use crate::storage::{self, Connection, connection};
use crate::tag::Tag;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum List {
    /// Articles.
    Articles,
    /// Passages: words are asked of the passage and its note, fields of an article of its article.
    Passages,
    /// Notes: words are asked of the note, fields of an article of the one that it is on.
    Notes,
    /// Claims: words are asked of the statement, its speaker and its note, fields of an article of the articles of its
    /// evidence.
    Claims,
}

/// How much work an answer is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effort {
    /// An answer before the next key is pressed: of a word that is being typed, its likeliest completions; the best of the
    /// newest thousand hits; counted up to a thousand.
    Quick,
    /// All of it.
    Exact,
}

/// Part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted.
    pub limit: u32,
}

/// How many rows fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// The number.
    pub count: u32,
    /// Whether there are no more than that.
    pub is_exact: bool,
}

/// A window of a list under a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<Row> {
    /// How many rows fit in all.
    pub total: Counted,
    /// Whether [`Effort::Exact`] would give the same rows.
    pub is_exact: bool,
    /// The window.
    pub rows: Vec<Row>,
}

/// A passage in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedPassage {
    /// The passage.
    pub passage: Passage,
    /// Headline of its article, if it has one.
    pub headline: Option<String>,
    /// Outlet of its article, if it has one.
    pub outlet: Option<String>,
    /// Publication date of its article, if it is known.
    pub published: Option<Published>,
    /// Why it was found: the place in its words or its note; `None` where words were not asked for.
    pub found: Option<Found>,
}

/// A note in a list under a query.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundNote {
    /// The note.
    pub note: ListedNote,
    /// Why it was found: the place in it; `None` where words were not asked for.
    pub found: Option<Found>,
}

/// How many rows of each list fit one query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListCounts {
    /// Articles.
    pub articles: Counted,
    /// Passages.
    pub passages: Counted,
    /// Notes.
    pub notes: Counted,
    /// Claims.
    pub claims: Counted,
}

/// Answers queries beside an open library.
pub struct Searcher {
    // An `Option` because closing consumes the connection.
    conn: Option<Connection>,
    engine: Engine,
    vocabulary: Arc<Vocabulary>,
    path: PathBuf,
    key: Option<Key>,
    clock: Arc<dyn Clock>,
    latest: Arc<AtomicU64>,
    turn: u64,
    pub(super) finds_forms: bool,
}

/// Breaks off what a [`Searcher`] is at, from any thread.
#[derive(Clone)]
pub struct Interrupter {
    running: Arc<storage::InterruptHandle>,
    latest: Arc<AtomicU64>,
}

impl Interrupter {
    /// Says that `turn` is asked now: whatever is asked or running for an earlier one is given up.
    pub fn overtake(&self, turn: u64) {
        if self.latest.fetch_max(turn, Ordering::AcqRel) < turn {
            self.running.interrupt();
        }
    }

    /// Begins to count turns anew, for a page that was loaded anew.
    pub fn start_over(&self) {
        self.latest.store(0, Ordering::Release);
        self.running.interrupt();
    }
}

/// Times that a query is asked again when the interruption of another one hit it.
const RETRIES: usize = 3;

impl Library {
    /// Somebody who answers queries on this library while it is read and written.
    ///
    /// # Errors
    /// When the file cannot be opened once more.
    pub fn searcher(&self) -> Result<Searcher> {
        Searcher::open(self.path(), self.key().cloned(), Arc::clone(self.clock()), self.vocabulary())
    }
}

impl Searcher {
    fn open(path: &Path, key: Option<Key>, clock: Arc<dyn Clock>, vocabulary: Arc<Vocabulary>) -> Result<Self> {
        let conn = connection::open_read_only(path, key.as_ref())?;
        let engine =
            Engine::new(&conn, Some(Arc::clone(&vocabulary))).map_err(|error| connection::named(path, error))?;
        let path = path.to_owned();
        Ok(Self {
            conn: Some(conn),
            engine,
            vocabulary,
            path,
            key,
            clock,
            latest: Arc::default(),
            turn: 0,
            finds_forms: false,
        })
    }

    /// Another one on the same library, for another thread: what breaks this one off breaks it off too, at its next hit.
    ///
    /// # Errors
    /// When the file cannot be opened once more.
    pub(crate) fn twin(&self) -> Result<Self> {
        let mut twin = Self::open(&self.path, self.key.clone(), Arc::clone(&self.clock), Arc::clone(&self.vocabulary))?;
        twin.latest = Arc::clone(&self.latest);
        twin.turn = self.turn;
        twin.finds_forms = self.finds_forms;
        Ok(twin)
    }

    /// The turn for which it is asked.
    pub(crate) fn turn(&self) -> u64 {
        self.turn
    }

    /// What breaks this one off.
    pub fn interrupter(&self) -> Interrupter {
        let running = Arc::new(self.conn().get_interrupt_handle());
        Interrupter { running, latest: Arc::clone(&self.latest) }
    }

    /// What is asked from here on is asked for `turn`: a later turn that [`Interrupter::overtake`] names breaks it off.
    pub fn take_turn(&mut self, turn: u64) {
        self.turn = turn;
    }

    /// Reads what was typed in the search box, now; with `is_typing`, its last word may still be growing.
    pub fn query(&self, typed: &str, is_typing: bool) -> Query {
        super::read(&*self.clock, typed, is_typing)
    }

    /// The query, with other forms of its words in the languages of the library: see [`Library::with_forms`].
    ///
    /// # Errors
    /// As [`Searcher::articles`].
    pub fn with_forms(&mut self, query: Query) -> Result<Query> {
        let languages = self.at_one_moment(|conn, _, _| storage::article::languages(conn))?;
        Ok(query.with_forms(&self.vocabulary, &languages))
    }

    /// What may have been meant by `typed`, which finds nothing in `scope`: the same with its misspelt words mended, if that
    /// finds something.
    ///
    /// # Errors
    /// As [`Searcher::articles`].
    pub fn suggest(&mut self, typed: &str, scope: &Scope) -> Result<Option<String>> {
        let vocabulary = Arc::clone(&self.vocabulary);
        vocabulary.mend(typed, &self.query(typed, false), |mended| {
            let query = self.query(mended, false);
            let window = Window { offset: 0, limit: 1 };
            Ok(!self.keys(&query, List::Articles, scope, Order::Newest, window, Effort::Quick)?.rows.is_empty())
        })
    }

    /// A window of the articles of `scope` that fit `query`.
    ///
    /// # Errors
    /// [`Error::Cancelled`] when it was overtaken; [`Error::NotFound`] for a tag that is not here; [`Error::Invalid`] for a
    /// query of too many terms; [`Error::Corrupt`] for a damaged index.
    pub fn articles(
        &mut self,
        query: &Query,
        scope: &Scope,
        order: Order,
        window: Window,
        effort: Effort,
    ) -> Result<Answer<Listed>> {
        self.answer(query, List::Articles, scope, order, window, effort, |conn, id, score| {
            Listed::of(conn, query, ArticleId(id), score)
        })
    }

    /// A window of the passages that fit `query`, of articles of `scope` or in the trash.
    ///
    /// # Errors
    /// As [`Searcher::articles`].
    pub fn passages(
        &mut self,
        query: &Query,
        scope: &Scope,
        order: Order,
        window: Window,
        effort: Effort,
    ) -> Result<Answer<ListedPassage>> {
        self.answer(query, List::Passages, scope, order, window, effort, |conn, id, _| {
            let passage = storage::highlight::get(conn, HighlightId(id))?;
            let citation = storage::article::get(conn, passage.article)?.citation;
            let found = query
                .place_in_text(FoundIn::Quote, Field::Quote, &passage.exact)
                .or_else(|| query.place_in_text(FoundIn::Note, Field::Note, &passage.note));
            let Citation { headline, outlet, published, .. } = citation;
            Ok(ListedPassage { passage, headline, outlet, published, found })
        })
    }

    /// A window of the notes that fit `query`, of articles of `scope`.
    ///
    /// # Errors
    /// As [`Searcher::articles`].
    pub fn notes(
        &mut self,
        query: &Query,
        scope: &Scope,
        order: Order,
        window: Window,
        effort: Effort,
    ) -> Result<Answer<FoundNote>> {
        self.answer(query, List::Notes, scope, order, window, effort, |conn, id, _| {
            let note = storage::note::listed(conn, NoteId(id))?;
            let found = query.place_in_text(FoundIn::Note, Field::Note, &note.body);
            Ok(FoundNote { note, found })
        })
    }

    /// How many rows of each list fit; with [`Effort::Quick`], counted up to a thousand.
    ///
    /// # Errors
    /// As [`Searcher::articles`].
    pub fn counts(&mut self, query: &Query, scope: &Scope, effort: Effort) -> Result<ListCounts> {
        self.at_one_moment(|conn, engine, is_unwanted| {
            let mut count = |list| {
                let (order, window) = (Order::Newest, Window::default());
                let asked = Asked { expr: &query.expr, list, scope, order, window, effort, is_unwanted };
                engine.count(conn, &asked).map(|(count, is_exact)| Counted { count, is_exact })
            };
            Ok(ListCounts {
                articles: count(List::Articles)?,
                passages: count(List::Passages)?,
                notes: count(List::Notes)?,
                claims: count(List::Claims)?,
            })
        })
    }

    /// The keys of the rows of a window with how well each fits, and nothing else of them.
    ///
    /// # Errors
    /// As [`Searcher::articles`].
    pub fn keys(
        &mut self,
        query: &Query,
        list: List,
        scope: &Scope,
        order: Order,
        window: Window,
        effort: Effort,
    ) -> Result<Answer<(i64, Option<f64>)>> {
        self.answer(query, list, scope, order, window, effort, |_, id, score| Ok((id, score)))
    }

    /// Every tag, each after the one above it.
    ///
    /// # Errors
    /// As [`Searcher::articles`].
    pub fn tags(&mut self) -> Result<Arc<[Tag]>> {
        self.at_one_moment(|conn, engine, _| engine.tags(conn))
    }

    /// Reads what is kept in memory of the library, which the first query would do.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn warm(&mut self) -> Result<()> {
        self.at_one_moment(|conn, engine, _| engine.follow(conn))
    }

    /// Every article of `scope` that fits `query`, in order of their keys.
    ///
    /// # Errors
    /// As [`Searcher::articles`].
    pub fn matching(&mut self, query: &Query, scope: &Scope) -> Result<Vec<ArticleId>> {
        self.at_one_moment(|conn, engine, is_unwanted| engine.matching(conn, &every(query, scope, is_unwanted)))
    }

    #[allow(clippy::too_many_arguments)] // One question, of one caller, has as many parts.
    fn answer<Row>(
        &mut self,
        query: &Query,
        list: List,
        scope: &Scope,
        order: Order,
        window: Window,
        effort: Effort,
        row: impl Fn(&Connection, i64, Option<f64>) -> Result<Row>,
    ) -> Result<Answer<Row>> {
        self.at_one_moment(|conn, engine, is_unwanted| {
            let asked = Asked { expr: &query.expr, list, scope, order, window, effort, is_unwanted };
            let found = engine.find(conn, &asked)?;
            let rows = found
                .rows
                .into_iter()
                .map(|(id, score)| if is_unwanted() { Err(Error::Cancelled) } else { row(conn, id, score) })
                .collect::<Result<_>>()?;
            let total = Counted { count: found.count, is_exact: found.is_count_exact };
            Ok(Answer { total, is_exact: found.is_exact, rows })
        })
    }

    /// Where it gets the time from.
    pub(crate) fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    /// Runs `work` on the library as it is now, unless it was overtaken.
    pub(crate) fn at_one_moment<T>(
        &mut self,
        work: impl Fn(&Connection, &mut Engine, &dyn Fn() -> bool) -> Result<T>,
    ) -> Result<T> {
        let Self { conn, engine, path, latest, turn, .. } = self;
        let conn = conn.as_ref().expect("a searcher has its connection until it is dropped");
        let is_unwanted = || latest.load(Ordering::Acquire) > *turn;
        let mut tries = 0;
        loop {
            if is_unwanted() {
                return Err(Error::Cancelled);
            }
            let answer = connection::snapshot(conn).and_then(|_moment| work(conn, engine, &is_unwanted));
            tries += 1;
            match answer {
                // An interruption that was meant for whatever ran before.
                Err(Error::Cancelled) if !is_unwanted() && tries <= RETRIES => {}
                answer => return answer.map_err(|error| connection::unreadable(path, error)),
            }
        }
    }

    /// Reads something else than a list; an error names the file.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        work(self.conn()).map_err(|error| connection::unreadable(&self.path, error))
    }

    fn conn(&self) -> &Connection {
        self.conn.as_ref().expect("a searcher has its connection until it is dropped")
    }
}

impl Drop for Searcher {
    fn drop(&mut self) {
        // Whoever closes the file last merges the log; nothing that was acknowledged is lost when that fails.
        let _ = self.conn.take().map(connection::close);
    }
}

/// All that fits.
pub(crate) fn every<'a>(query: &'a Query, scope: &'a Scope, is_unwanted: &'a dyn Fn() -> bool) -> Asked<'a> {
    Asked {
        expr: &query.expr,
        list: List::Articles,
        scope,
        order: Order::Newest,
        window: Window { offset: 0, limit: u32::MAX },
        effort: Effort::Exact,
        is_unwanted,
    }
}

impl Library {
    /// Every article of `scope` that fits `query`, in order of their keys.
    ///
    /// # Errors
    /// As [`Searcher::articles`].
    pub fn matching(&self, query: &Query, scope: &Scope) -> Result<Vec<ArticleId>> {
        self.search(|conn, engine| engine.matching(conn, &every(query, scope, &|| false)))
    }
}

impl<Row> Answer<Row> {
    /// The same answer with other rows.
    pub fn map<Other>(self, row: impl FnMut(Row) -> Other) -> Answer<Other> {
        let Self { total, is_exact, rows } = self;
        Answer { total, is_exact, rows: rows.into_iter().map(row).collect() }
    }
}
