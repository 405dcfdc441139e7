//! Answers queries on one connection: keeps what it knows of the library in memory, brings it up to date with what was
//! written since, here or by another program, and finds.

use super::super::{Connection, tag};
use super::Asked;
use super::filters::Filters;
use super::find::{Found, Search};
use super::names::Names;
use super::plan::{Compiler, Plan};
use super::rank::Frequencies;
use super::roster::{self, Article, Claim, Note, Passage, Roster};
use super::simple::simple;
use super::unread;
use super::view::{Bits, View};
use crate::article::Scope;
use crate::error::{Error, Result};
use crate::id::ArticleId;
use crate::search::{Effort, Expr, List, State, Term, Vocabulary, Window};
use crate::tag::Tag;
use clipfile_fts5::Hits;
use rusqlite::Row;
use std::sync::Arc;

/// Terms that one query may have.
const MAX_TERMS: usize = 2000;
/// Rows after which a window is taken from the whole list, which is then kept for the windows after it.
const FAR: u32 = 400;
/// Changes that are followed one by one; after more of them, everything is read anew.
const MAX_CHANGES: usize = 20_000;

/// Answers queries on one connection.
pub(crate) struct Engine {
    hits: Hits,
    /// Who knows the words; without it, every beginning is asked of the index.
    known: Option<Arc<Vocabulary>>,
    seen: Option<Seen>,
    articles: Roster<Article>,
    passages: Roster<Passage>,
    notes: Roster<Note>,
    claims: Roster<Claim>,
    names: Names,
    /// As they look, for whoever draws rows; read when they are asked for.
    tags: Option<Arc<[Tag]>>,
    /// Words of an article, on average.
    average: f64,
    /// Whether keys are in order of time: of articles, passages, notes, claims.
    in_order: [bool; 4],
    frequencies: Frequencies,
    filters: Filters,
    /// The last list that was gone through, for its other windows.
    recent: Option<Recent>,
}

/// Up to where changes are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    /// Changes when another connection writes, and the second one when this one does.
    version: (i64, u64),
    journal: i64,
    step: i64,
}

struct Recent {
    expr: Expr,
    asked: (Scope, List, crate::article::Order),
    found: Found,
}

/// A row of the journal, as far as it says what to read anew.
struct Change {
    noun: String,
    id: Option<i64>,
    article: Option<i64>,
    highlight: Option<i64>,
    claim: Option<i64>,
}

impl Engine {
    pub(crate) fn new(conn: &Connection, known: Option<Arc<Vocabulary>>) -> Result<Self> {
        Ok(Self {
            hits: Hits::register(conn)?,
            known,
            seen: None,
            articles: Roster::of(Vec::new()),
            passages: Roster::of(Vec::new()),
            notes: Roster::of(Vec::new()),
            claims: Roster::of(Vec::new()),
            names: Names::default(),
            tags: None,
            average: 1.0,
            in_order: [true; 4],
            frequencies: Frequencies::default(),
            filters: Filters::default(),
            recent: None,
        })
    }

    /// A window of the rows that fit.
    pub(crate) fn find(&mut self, conn: &Connection, asked: &Asked<'_>) -> Result<Found> {
        if self.seen.is_none()
            && let Some(found) = unread::find(conn, asked)?
        {
            return Ok(found);
        }
        self.follow(conn)?;
        let what = (*asked.scope, asked.list, asked.order);
        let is_window = asked.effort == Effort::Exact && asked.window.offset >= FAR;
        if is_window
            && let Some(recent) = &self.recent
            && recent.asked == what
            && recent.expr == *asked.expr
        {
            return Ok(recent.found.window(asked.window));
        }
        let (plan, is_likely_only) = self.plan(conn, asked)?;
        let whole = Window { offset: 0, limit: u32::MAX };
        let window = if is_window { whole } else { asked.window };
        let mut frequencies = std::mem::take(&mut self.frequencies);
        let found = self.search(conn, asked).find(plan, asked.order, window, &mut frequencies);
        self.frequencies = frequencies;
        let mut found = found?;
        found.is_exact &= !is_likely_only;
        found.is_count_exact &= !is_likely_only;
        if is_window {
            let recent = Recent { expr: asked.expr.clone(), asked: what, found };
            found = recent.found.window(asked.window);
            self.recent = Some(recent);
        }
        Ok(found)
    }

    /// How many rows fit, and whether there are no more.
    pub(crate) fn count(&mut self, conn: &Connection, asked: &Asked<'_>) -> Result<(u32, bool)> {
        self.follow(conn)?;
        let (plan, is_likely_only) = self.plan(conn, asked)?;
        let found = self.search(conn, asked).count(plan)?;
        Ok((found.count, found.is_count_exact && !is_likely_only))
    }

    /// Every article that fits, in order of the keys.
    pub(crate) fn matching(&mut self, conn: &Connection, asked: &Asked<'_>) -> Result<Vec<ArticleId>> {
        self.follow(conn)?;
        let (plan, ..) = self.plan(conn, asked)?;
        let slots = self.search(conn, asked).all(plan)?;
        let mut ids: Vec<ArticleId> = slots.into_iter().map(|slot| ArticleId(self.articles.id(slot))).collect();
        ids.sort_unstable();
        Ok(ids)
    }

    /// Every row of a list that fits, in any order.
    pub(crate) fn keys(&mut self, conn: &Connection, asked: &Asked<'_>) -> Result<Vec<i64>> {
        self.follow(conn)?;
        let (plan, ..) = self.plan(conn, asked)?;
        let search = self.search(conn, asked);
        Ok(search.all(plan)?.into_iter().map(|slot| search.view.id(slot)).collect())
    }

    /// How many passages outside the trash stand in the articles that fit.
    pub(crate) fn passages_of(&mut self, conn: &Connection, asked: &Asked<'_>) -> Result<u32> {
        self.follow(conn)?;
        let (plan, ..) = self.plan(conn, asked)?;
        let mut fit = Bits::of(self.articles.len());
        self.search(conn, asked).all(plan)?.into_iter().for_each(|slot| fit.put(slot));
        let is_in = |passage: &&Passage| {
            !passage.is_trashed && self.articles.slot(passage.article).is_some_and(|slot| fit.has(slot))
        };
        Ok(self.passages.all().iter().filter(is_in).count() as u32)
    }

    /// Every tag, each after the one above it.
    pub(crate) fn tags(&mut self, conn: &Connection) -> Result<Arc<[Tag]>> {
        if self.seen.is_none() {
            return Ok(tag::all(conn)?.into());
        }
        self.follow(conn)?;
        if let Some(tags) = &self.tags {
            return Ok(Arc::clone(tags));
        }
        let tags: Arc<[Tag]> = tag::all(conn)?.into();
        self.tags = Some(Arc::clone(&tags));
        Ok(tags)
    }

    fn plan(&self, conn: &Connection, asked: &Asked<'_>) -> Result<(Plan, bool)> {
        let mut terms = 0;
        asked.expr.each_term(&mut |_, _| terms += 1);
        if terms > MAX_TERMS {
            return Err(Error::Invalid(format!(
                "This query has {terms} terms, and {MAX_TERMS} is the most that is searched for at once. Search for a part of it, or make a batch search of a list."
            )));
        }
        let mut compiler = Compiler::new(conn, &self.names, self.known.as_deref(), asked.effort == Effort::Quick);
        let plan = compiler.plan(asked.expr, asked.list, asked.scope)?;
        let is_likely_only = compiler.is_likely_only;
        Ok((simple(plan, asked.list.table()), is_likely_only))
    }

    fn search<'s>(&'s self, conn: &'s Connection, asked: &'s Asked<'_>) -> Search<'s> {
        let mut is_trash_too = false;
        asked.expr.each_term(&mut |term, is_wanted| is_trash_too |= is_wanted && *term == Term::Is(State::Trashed));
        Search {
            conn,
            hits: &self.hits,
            view: self.view(asked.list),
            scope: *asked.scope,
            is_trash_too,
            effort: asked.effort,
            is_in_order: self.in_order.get(asked.list as usize).copied().unwrap_or_default(),
            average: self.average,
            is_unwanted: asked.is_unwanted,
            known: self.known.as_deref(),
            filters: &self.filters,
        }
    }

    fn view(&self, list: List) -> View<'_> {
        View { list, articles: &self.articles, passages: &self.passages, notes: &self.notes, claims: &self.claims }
    }

    /// Brings what is known up to date.
    pub(crate) fn follow(&mut self, conn: &Connection) -> Result<()> {
        let version =
            (conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?, conn.total_changes());
        if self.seen.is_some_and(|seen| seen.version == version) {
            return Ok(());
        }
        // Read before what it tells of: what is written meanwhile is then followed twice and not missed.
        let (journal, step) = conn
            .prepare_cached("SELECT (SELECT max(id) FROM journal), (SELECT max(id) FROM step)")?
            .query_row([], |row| {
                Ok((
                    row.get::<_, Option<i64>>(0)?.unwrap_or_default(),
                    row.get::<_, Option<i64>>(1)?.unwrap_or_default(),
                ))
            })?;
        let now = Seen { version, journal, step };
        let Some(seen) = self.seen.take() else {
            self.read(conn)?;
            self.seen = Some(now);
            return Ok(());
        };
        if !self.read_since(conn, seen)? {
            self.read(conn)?;
        }
        self.seen = Some(now);
        Ok(())
    }

    fn read(&mut self, conn: &Connection) -> Result<()> {
        self.articles = roster::articles(conn)?;
        self.passages = roster::passages(conn)?;
        self.notes = roster::notes(conn)?;
        self.claims = roster::claims(conn)?;
        self.names = Names::of(conn)?;
        self.tags = None;
        self.settle();
        Ok(())
    }

    /// Reads what the journal says was changed; `false` when that is not all or too much.
    fn read_since(&mut self, conn: &Connection, seen: Seen) -> Result<bool> {
        let is_emptied =
            conn.prepare_cached("SELECT 1 FROM step WHERE id > ?1 AND op = 'empty-trash'")?.exists([seen.step])?;
        if is_emptied {
            return Ok(false);
        }
        let changes = conn
            .prepare_cached(CHANGES)?
            .query_map((seen.journal, MAX_CHANGES as i64 + 1), change)?
            .collect::<rusqlite::Result<Vec<Change>>>()?;
        if changes.len() > MAX_CHANGES {
            return Ok(false);
        }
        if changes.is_empty() {
            // What was read is not in the journal.
            self.recent = None;
            return Ok(true);
        }
        let (mut articles, mut passages, mut notes, mut claims) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut is_named = false;
        for change in changes {
            match change.noun.as_str() {
                "article" => articles.extend(change.id),
                "highlight" => passages.extend(change.id),
                "note" => notes.extend(change.id),
                // A note goes to the trash and comes back with what it is on.
                noun @ ("claim" | "story") => {
                    if let Some(id) = change.id {
                        notes.extend(roster::note_on(conn, noun, id)?);
                        claims.extend((noun == "claim").then_some(id));
                    }
                }
                "evidence" => claims.extend(change.claim),
                "tag" | "colour_name" => is_named = true,
                _ => {}
            }
            articles.extend(change.article);
            passages.extend(change.highlight);
        }
        for keys in [&mut articles, &mut passages, &mut notes] {
            keys.sort_unstable();
            keys.dedup();
        }
        for id in passages {
            claims.extend(roster::claims_on(conn, id)?);
            match roster::one_passage(conn, id)? {
                Some(passage) => {
                    articles.push(passage.article);
                    self.passages.put(id, passage);
                }
                None => self.passages.remove(id),
            }
            notes.extend(roster::note_on(conn, "highlight", id)?);
        }
        articles.sort_unstable();
        articles.dedup();
        for id in articles {
            match roster::one_article(conn, id)? {
                Some(article) => self.articles.put(id, article),
                None => self.articles.remove(id),
            }
        }
        for id in notes {
            match roster::one_note(conn, id)? {
                Some(note) => self.notes.put(id, note),
                None => self.notes.remove(id),
            }
        }
        claims.sort_unstable();
        claims.dedup();
        for id in claims {
            match roster::one_claim(conn, id)? {
                Some(claim) => self.claims.put(id, claim),
                None => self.claims.remove(id),
            }
        }
        if is_named {
            self.names = Names::of(conn)?;
            self.tags = None;
        }
        self.settle();
        Ok(true)
    }

    /// What follows from the arrays.
    fn settle(&mut self) {
        let words: u64 = self.articles.all().iter().map(|article| u64::from(article.length)).sum();
        self.average = words as f64 / self.articles.len().max(1) as f64;
        self.in_order =
            [List::Articles, List::Passages, List::Notes, List::Claims].map(|list| self.view(list).is_in_order());
        self.frequencies.forget();
        self.filters.forget();
        self.recent = None;
    }
}

/// What was changed since a row of the journal.
const CHANGES: &str = "SELECT noun, json_extract(coalesce(after, before), '$.id'),
   json_extract(coalesce(after, before), '$.article'), json_extract(coalesce(after, before), '$.highlight'),
   json_extract(coalesce(after, before), '$.claim')
 FROM journal WHERE id > ?1 AND noun IN ('article', 'capture', 'highlight', 'note', 'tag', 'colour_name',
   'claim', 'claim_status', 'evidence', 'person', 'story', 'story_item')
 ORDER BY id LIMIT ?2";

fn change(row: &Row<'_>) -> rusqlite::Result<Change> {
    Ok(Change { noun: row.get(0)?, id: row.get(1)?, article: row.get(2)?, highlight: row.get(3)?, claim: row.get(4)? })
}

impl Found {
    /// A window of a list that was gone through.
    fn window(&self, window: Window) -> Self {
        let rows = self.rows.iter().skip(window.offset as usize).take(window.limit as usize).copied().collect();
        Self { rows, ..*self }
    }
}
