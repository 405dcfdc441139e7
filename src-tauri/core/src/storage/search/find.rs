//! Finds the rows of a list that fit a plan: one expression of the index drives where it can, and everything else is looked
//! up in arrays and sets at each of its hits.

use super::super::Connection;
use super::best::Best;
use super::dates;
use super::filters::{Filters, facets_apart, is_common};
use super::fts::Fts;
use super::plan::{Kept, Plan};
use super::rank::{Frequencies, Measure, Ranking};
use super::view::{Bits, View};
use crate::article::{Order, Scope};
use crate::error::{Error, Result};
use crate::search::{DateOf, Effort, List, Moments, Vocabulary, Window};
use clipfile_fts5::{Hit, Hits};
use rusqlite::{params, params_from_iter};
use std::cell::Cell;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Hits that a quick answer looks at.
pub(super) const QUICK_HITS: u32 = 1000;
/// Hits of words together with a rare filter that a list in order of time is made of: FTS5 goes from one to the next on both
/// lists, which takes some twenty times what going on in one takes.
const FILTERED_HITS: u32 = QUICK_HITS / 20;
/// Hits between two looks at whether anyone still wants the answer.
const PATIENCE: u32 = 512;

/// What finding needs.
pub(super) struct Search<'s> {
    pub(super) conn: &'s Connection,
    pub(super) hits: &'s Hits,
    pub(super) view: View<'s>,
    pub(super) scope: Scope,
    /// Whether the trash is searched too, because the query asks for it.
    pub(super) is_trash_too: bool,
    pub(super) effort: Effort,
    /// Whether keys are in order of time.
    pub(super) is_in_order: bool,
    /// Words of a row, on average.
    pub(super) average: f64,
    pub(super) is_unwanted: &'s dyn Fn() -> bool,
    /// Who knows how common words are.
    pub(super) known: Option<&'s Vocabulary>,
    /// What many rows meet.
    pub(super) filters: &'s Filters,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Found {
    /// The keys of a window, with how well each fits, higher is better.
    pub(crate) rows: Vec<(i64, Option<f64>)>,
    /// How many there are.
    pub(crate) count: u32,
    /// Whether there are no more than that.
    pub(crate) is_count_exact: bool,
    /// Whether no answer in more time has other rows.
    pub(crate) is_exact: bool,
}

/// A condition that is answered by slot.
enum Test {
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    Set(Bits),
    /// One that is kept for the next query.
    Filter(Arc<Bits>),
    Is(Kept),
    Date(DateOf, Moments),
    OfArticle(Box<Test>),
}

/// What gives the hits that everything else is looked up for.
struct Driver {
    fts: Fts,
    /// The first key and the last one that can fit.
    keys: (i64, i64),
    /// Hits that a quick answer in order of time looks at.
    quick: u32,
}

pub(super) const EVERY_KEY: (i64, i64) = (i64::MIN, i64::MAX);

impl Search<'_> {
    /// A window of the rows that fit `plan`, which is simple.
    pub(super) fn find(
        &self,
        plan: Plan,
        order: Order,
        window: Window,
        frequencies: &mut Frequencies,
    ) -> Result<Found> {
        let (driver, test) = self.split(plan.clone())?;
        match (driver, order) {
            (Some(driver), Order::Relevance) => self.ranked(&driver, &test, window, frequencies),
            (Some(driver), Order::Newest | Order::Oldest) if self.is_in_order => {
                self.streamed(&driver, &test, order == Order::Newest, window)
            }
            (Some(driver), _) => {
                let mut fit = Vec::new();
                self.each_hit(&driver, true, &mut |slot, _| {
                    if self.fits(&test, slot) {
                        fit.push((slot, None));
                    }
                    ControlFlow::Continue(())
                })?;
                self.sorted(fit, order, window)
            }
            (None, Order::Newest | Order::Oldest) if self.is_in_order => {
                let slots = 0..self.view.len();
                Ok(match order {
                    Order::Oldest => self.taken(slots, &test, window),
                    _ => self.taken(slots.rev(), &test, window),
                })
            }
            (None, order) => {
                let mut fit: Vec<(usize, Option<f64>)> =
                    (0..self.view.len()).filter(|slot| self.fits(&test, *slot)).map(|slot| (slot, None)).collect();
                if order == Order::Relevance {
                    self.score(&plan, &mut fit, frequencies)?;
                }
                self.sorted(fit, order, window)
            }
        }
    }

    /// How many rows fit `plan`; counted up to one more than a quick answer looks at when that is enough.
    pub(super) fn count(&self, plan: Plan) -> Result<Found> {
        match self.split(plan)? {
            (Some(driver), test) => {
                let driver = Driver { quick: QUICK_HITS, ..driver };
                self.streamed(&driver, &test, true, Window::default())
            }
            (None, test) => {
                let count = (0..self.view.len()).filter(|slot| self.fits(&test, *slot)).count() as u32;
                Ok(Found { count, is_count_exact: true, is_exact: true, ..Found::default() })
            }
        }
    }

    /// Every row that fits `plan`.
    pub(super) fn all(&self, plan: Plan) -> Result<Vec<usize>> {
        let (driver, test) = self.split(plan)?;
        let mut fit = Vec::new();
        match driver {
            Some(driver) => self.each_hit(&driver, false, &mut |slot, _| {
                if self.fits(&test, slot) {
                    fit.push(slot);
                }
                ControlFlow::Continue(())
            })?,
            None => fit.extend((0..self.view.len()).filter(|slot| self.fits(&test, *slot))),
        }
        Ok(fit)
    }

    fn fits(&self, test: &Test, slot: usize) -> bool {
        self.view.is_in(slot, &self.scope, self.is_trash_too) && test.holds(self.view, slot)
    }

    /// What drives, and what is left to look up.
    fn split(&self, plan: Plan) -> Result<(Option<Driver>, Test)> {
        let mut parts = match plan {
            Plan::All(parts) => parts,
            other => vec![other],
        };
        let mut driver = parts
            .iter()
            .position(|part| matches!(part, Plan::Index(_)))
            .map(|at| parts.remove(at))
            .and_then(|part| if let Plan::Index(fts) = part { Some(fts) } else { None });
        let mut keys = EVERY_KEY;
        if self.view.list == List::Articles {
            for part in &parts {
                match part {
                    Plan::Date(DateOf::Published, moments) => {
                        let Some(months) = dates::months(self.view.table(), *moments) else { continue };
                        driver = Some(match driver {
                            Some(driver) => Fts::All(vec![driver, months]),
                            None => months,
                        });
                    }
                    Plan::Date(DateOf::Clipped, moments) if self.is_in_order => {
                        let slots = self.view.slots_in(*moments);
                        if slots.is_empty() {
                            return Ok((None, Test::Any(Vec::new())));
                        }
                        keys = (keys.0.max(self.view.id(slots.start)), keys.1.min(self.view.id(slots.end - 1)));
                    }
                    _ => {}
                }
            }
        }
        let mut tests = parts.into_iter().map(|part| self.test(self.view, part)).collect::<Result<Vec<_>>>()?;
        let driver = driver.map(|fts| self.driver(fts, keys, &mut tests)).transpose()?;
        Ok((driver, Test::All(tests)))
    }

    /// What drives with `fts`. What many rows meet is looked up where a quick answer is enough: it needs few hits.
    fn driver(&self, fts: Fts, mut keys: (i64, i64), tests: &mut Vec<Test>) -> Result<Driver> {
        let mut quick = QUICK_HITS;
        let fts = match fts {
            Fts::All(parts) if self.effort == Effort::Quick => {
                let table = self.view.table();
                let (filters, mut rest) = facets_apart(parts, table.facets());
                let is_alone = rest.is_empty();
                for filter in filters {
                    let read = || self.rows(self.view, &filter);
                    let rows = self.filters.rows(format!("{} {}", table.name, filter.text(table)), read)?;
                    if let Some((first, last)) = rows.ends() {
                        // What was published in one year was mostly clipped in it.
                        keys = (keys.0.max(self.view.id(first)), keys.1.min(self.view.id(last)));
                    }
                    if !is_alone && is_common(&rows) {
                        tests.push(Test::Filter(rows));
                    } else {
                        rest.push(filter);
                        quick = if is_alone { QUICK_HITS } else { FILTERED_HITS };
                    }
                }
                if rest.len() == 1 { rest.remove(0) } else { Fts::All(rest) }
            }
            fts => fts,
        };
        Ok(Driver { fts, keys, quick })
    }

    /// The rows of a view that an expression finds.
    pub(super) fn rows(&self, view: View<'_>, fts: &Fts) -> Result<Bits> {
        let mut rows = Bits::of(view.len());
        self.each_hit_of(view, fts, EVERY_KEY, false, &mut |slot, _| {
            rows.put(slot);
            ControlFlow::Continue(())
        })?;
        Ok(rows)
    }

    fn test(&self, view: View<'_>, plan: Plan) -> Result<Test> {
        let each = |parts: Vec<Plan>| parts.into_iter().map(|part| self.test(view, part)).collect::<Result<Vec<_>>>();
        Ok(match plan {
            Plan::All(parts) => Test::All(each(parts)?),
            Plan::Any(parts) => Test::Any(each(parts)?),
            Plan::Not(inner) => Test::Not(Box::new(self.test(view, *inner)?)),
            Plan::Is(kept) => Test::Is(kept),
            Plan::OfArticle(inner) => Test::OfArticle(Box::new(self.test(view.of(List::Articles), *inner)?)),
            Plan::Date(DateOf::Edited, moments) => Test::Set(dates::edited(self.conn, view, moments)?),
            Plan::Date(of, moments) => Test::Date(of, moments),
            Plan::Index(fts) => Test::Set(self.rows(view, &fts)?),
            Plan::Begins(letter) => Test::Filter(self.beginning(view, &letter)?),
            Plan::Among(sql, values) => {
                let mut set = Bits::of(view.len());
                let mut statement = self.conn.prepare_cached(sql)?;
                let mut rows = statement.query(params_from_iter(&values))?;
                while let Some(row) = rows.next()? {
                    if let Some(slot) = view.slot(row.get(0)?) {
                        set.put(slot);
                    }
                }
                Test::Set(set)
            }
        })
    }

    fn each_hit(
        &self,
        driver: &Driver,
        is_newest_first: bool,
        visit: &mut dyn FnMut(usize, &Hit<'_>) -> ControlFlow<()>,
    ) -> Result<()> {
        self.each_hit_of(self.view, &driver.fts, driver.keys, is_newest_first, visit)
    }

    /// Calls `visit` with each row of a view that `fts` finds, in order of their keys.
    pub(super) fn each_hit_of(
        &self,
        view: View<'_>,
        fts: &Fts,
        keys: (i64, i64),
        is_newest_first: bool,
        visit: &mut dyn FnMut(usize, &Hit<'_>) -> ControlFlow<()>,
    ) -> Result<()> {
        if (self.is_unwanted)() {
            return Err(Error::Cancelled);
        }
        let (looked_at, is_cancelled) = (Cell::new(0_u32), Cell::new(false));
        let mut look = |hit: &Hit<'_>| {
            looked_at.set(looked_at.get().wrapping_add(1));
            if looked_at.get().is_multiple_of(PATIENCE) && (self.is_unwanted)() {
                is_cancelled.set(true);
                return ControlFlow::Break(());
            }
            // A row of the index that belongs to nothing is told of by `clip check`.
            view.slot(hit.rowid()).map_or(ControlFlow::Continue(()), |slot| visit(slot, hit))
        };
        let table = view.table();
        let order = if is_newest_first { " DESC" } else { "" };
        let sql = format!(
            "SELECT 1 FROM {0} WHERE {0} MATCH ?1 AND rowid BETWEEN ?2 AND ?3 AND each_hit({0}) ORDER BY rowid{order}",
            table.name
        );
        let asked = self.hits.visit(&mut look, || -> Result<bool> {
            Ok(self.conn.prepare_cached(&sql)?.exists(params![fts.text(table), keys.0, keys.1])?)
        });
        if is_cancelled.get() {
            return Err(Error::Cancelled);
        }
        asked.map(drop)
    }

    /// Whether a quick answer needs no more hits, after it looked at so many, of which `fit` fit, and should look at `most`,
    /// to fill a window that ends at `end`.
    fn is_enough(&self, (looked_at, most): (u32, u32), fit: u32, end: u32) -> bool {
        self.effort == Effort::Quick && looked_at > most && fit > end
    }

    /// A window of what fits of all rows, which come in order.
    fn taken(&self, slots: impl Iterator<Item = usize>, test: &Test, window: Window) -> Found {
        let mut found = Found { is_count_exact: true, is_exact: true, ..Found::default() };
        let end = window.offset.saturating_add(window.limit);
        for slot in slots.filter(|slot| self.fits(test, *slot)) {
            if (window.offset..end).contains(&found.count) {
                found.rows.push((self.view.id(slot), None));
            }
            found.count += 1;
        }
        found
    }

    /// Hits come in order of time, so that the first ones are the answer.
    fn streamed(&self, driver: &Driver, test: &Test, is_newest_first: bool, window: Window) -> Result<Found> {
        let mut found = Found { is_count_exact: true, is_exact: true, ..Found::default() };
        let end = window.offset.saturating_add(window.limit);
        let mut looked_at = 0;
        self.each_hit(driver, is_newest_first, &mut |slot, _| {
            looked_at += 1;
            if self.fits(test, slot) {
                if (window.offset..end).contains(&found.count) {
                    found.rows.push((self.view.id(slot), None));
                }
                found.count += 1;
            }
            if self.is_enough((looked_at, driver.quick), found.count, end) {
                found.is_count_exact = false;
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    /// The best ones of all hits, or of the newest when those are enough.
    fn ranked(&self, driver: &Driver, test: &Test, window: Window, frequencies: &mut Frequencies) -> Result<Found> {
        let mut found = Found { is_count_exact: true, is_exact: true, ..Found::default() };
        let is_quick = self.effort == Effort::Quick;
        let phrases = driver.fts.phrases();
        let mut ranking = Ranking::new(self.view.table(), &phrases, self.measure(), is_quick, frequencies);
        ranking.take(self.known);
        let mut best = Best::new(window);
        let mut looked_at = 0;
        self.each_hit(driver, true, &mut |slot, hit| {
            looked_at += 1;
            if self.is_enough((looked_at, QUICK_HITS), found.count + 1, best.room as u32) {
                (found.is_count_exact, found.is_exact) = (false, false);
                return ControlFlow::Break(());
            }
            if self.fits(test, slot) {
                found.count += 1;
                let score = ranking.score(hit, self.view.length(slot), |id| self.view.slot(id));
                best.offer([rank(score), self.view.id(slot), 0], slot);
            }
            ControlFlow::Continue(())
        })?;
        found.is_exact &= !ranking.is_guessed;
        found.rows = best.window(self.view, window, true);
        Ok(found)
    }

    /// Gives a score to what fits, where the index did not find it by itself.
    fn score(&self, plan: &Plan, fit: &mut [(usize, Option<f64>)], frequencies: &mut Frequencies) -> Result<()> {
        let mut words = Vec::new();
        wanted(plan, &mut words);
        for fts in words {
            let phrases = fts.phrases();
            let mut ranking = Ranking::new(self.view.table(), &phrases, self.measure(), false, frequencies);
            ranking.take(self.known);
            self.each_hit_of(self.view, fts, EVERY_KEY, false, &mut |slot, hit| {
                if let Ok(at) = fit.binary_search_by_key(&slot, |(slot, _)| *slot) {
                    let score = ranking.score(hit, self.view.length(slot), |id| self.view.slot(id));
                    fit[at].1 = Some(fit[at].1.unwrap_or_default() + score);
                }
                ControlFlow::Continue(())
            })?;
        }
        Ok(())
    }

    /// A window of `fit` in an order that the hits do not have by themselves.
    fn sorted(&self, fit: Vec<(usize, Option<f64>)>, order: Order, window: Window) -> Result<Found> {
        let view = self.view;
        let count = fit.len() as u32;
        let has_scores = fit.iter().any(|(_, score)| score.is_some());
        let mut best = Best::new(window);
        if order == Order::Headline {
            let mut by_name = Vec::with_capacity(fit.len());
            let mut statement = self.conn.prepare_cached(match view.list {
                List::Claims => "SELECT statement FROM claim WHERE id = ?1",
                _ => "SELECT headline FROM article WHERE id = ?1",
            })?;
            for (slot, score) in fit {
                if (by_name.len() as u32).is_multiple_of(PATIENCE) && (self.is_unwanted)() {
                    return Err(Error::Cancelled);
                }
                let headline: Option<String> = statement.query_row([view.name_of(slot)], |row| row.get(0))?;
                by_name.push((headline.is_none(), headline.map(|name| name.to_ascii_lowercase()), slot, score));
            }
            by_name.sort_unstable_by(|one, other| (one.0, &one.1, one.2).cmp(&(other.0, &other.1, other.2)));
            let rows = by_name.into_iter().skip(window.offset as usize).take(window.limit as usize);
            let rows = rows.map(|(_, _, slot, score)| (view.id(slot), score)).collect();
            return Ok(Found { rows, count, is_count_exact: true, is_exact: true });
        }
        for (slot, score) in fit {
            let id = view.id(slot);
            let key = match order {
                Order::Newest | Order::Headline => [view.moment(slot), id, 0],
                // The sign alone would not turn the smallest number round.
                Order::Oldest => [!view.moment(slot), !id, 0],
                Order::Published => {
                    let published = view.published(slot);
                    [i64::from(published.is_some()), published.unwrap_or_default(), id]
                }
                Order::Relevance => [rank(score.unwrap_or_default()), view.moment(slot), id],
            };
            best.offer(key, slot);
        }
        let is_ranked = order == Order::Relevance && has_scores;
        Ok(Found { rows: best.window(view, window, is_ranked), count, is_count_exact: true, is_exact: true })
    }

    fn measure(&self) -> Measure {
        let average = if self.view.list == List::Articles { self.average.max(1.0) } else { 1.0 };
        Measure { rows: self.view.len().max(1) as f64, average }
    }
}

impl Test {
    fn holds(&self, view: View<'_>, slot: usize) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(view, slot)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(view, slot)),
            Self::Not(inner) => !inner.holds(view, slot),
            Self::Set(set) => set.has(slot),
            Self::Filter(set) => set.has(slot),
            Self::Is(kept) => view.is(slot, *kept),
            Self::Date(DateOf::Published, moments) => view.published(slot).is_some_and(|ms| moments.has(ms)),
            Self::Date(_, moments) => moments.has(view.moment(slot)),
            Self::OfArticle(inner) => {
                view.articles_of(slot).any(|article| inner.holds(view.of(List::Articles), article))
            }
        }
    }
}

/// A score as a key: scores are never below zero, so their bits are in their order.
fn rank(score: f64) -> i64 {
    score.max(0.0).to_bits() as i64
}

/// The expressions of words that a plan wants.
fn wanted<'p>(plan: &'p Plan, into: &mut Vec<&'p Fts>) {
    match plan {
        Plan::All(parts) | Plan::Any(parts) => parts.iter().for_each(|part| wanted(part, into)),
        Plan::Index(fts) => into.push(fts),
        Plan::Not(_) | Plan::Begins(_) | Plan::Among(..) | Plan::Is(_) | Plan::Date(..) | Plan::OfArticle(_) => {}
    }
}
