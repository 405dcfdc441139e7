//! One list over the arrays: its rows by slot, what a condition says of them, and where they stand.

use super::fts::Table;
use super::plan::Kept;
use super::roster::{Article, Claim, Note, Passage, Roster};
use crate::article::Scope;
use crate::search::{List, Moments};

/// The arrays of one library.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'v> {
    pub(super) list: List,
    pub(super) articles: &'v Roster<Article>,
    pub(super) passages: &'v Roster<Passage>,
    pub(super) notes: &'v Roster<Note>,
    pub(super) claims: &'v Roster<Claim>,
}

impl<'v> View<'v> {
    pub(super) fn table(self) -> Table {
        self.list.table()
    }

    /// The same arrays, seen from another list.
    pub(super) fn of(self, list: List) -> Self {
        Self { list, ..self }
    }

    pub(super) fn len(self) -> usize {
        match self.list {
            List::Articles => self.articles.len(),
            List::Passages => self.passages.len(),
            List::Notes => self.notes.len(),
            List::Claims => self.claims.len(),
        }
    }

    pub(super) fn slot(self, id: i64) -> Option<usize> {
        match self.list {
            List::Articles => self.articles.slot(id),
            List::Passages => self.passages.slot(id),
            List::Notes => self.notes.slot(id),
            List::Claims => self.claims.slot(id),
        }
    }

    pub(super) fn id(self, slot: usize) -> i64 {
        match self.list {
            List::Passages => self.passages.id(slot),
            List::Notes => self.notes.id(slot),
            List::Claims => self.claims.id(slot),
            List::Articles => self.articles.id(slot),
        }
    }

    /// The slot of the article that a row belongs to, which for an article is its own; a claim belongs to none.
    pub(super) fn article(self, slot: usize) -> Option<usize> {
        match self.list {
            List::Articles => Some(slot),
            List::Claims => None,
            List::Passages => self.articles.slot(self.passages.at(slot).article),
            List::Notes => self.articles.slot(self.notes.at(slot).article?),
        }
    }

    /// The slots of the articles that what is said of an article is asked of: the row's own; of a claim, those outside the
    /// trash that its evidence stands in.
    pub(super) fn articles_of(self, slot: usize) -> impl Iterator<Item = usize> + use<'v> {
        let of_claim: &[i64] = if self.list == List::Claims { &self.claims.at(slot).articles } else { &[] };
        let of_claim = of_claim.iter().filter_map(move |id| self.articles.slot(*id)).filter(move |slot| {
            let article = self.articles.at(*slot);
            !article.is_trashed && !article.is_withdrawn
        });
        self.article(slot).into_iter().chain(of_claim)
    }

    /// The key of the article that a row belongs to; 0 for a claim, and for a note that is on none.
    pub(super) fn article_id(self, slot: usize) -> i64 {
        match self.list {
            List::Articles => self.articles.id(slot),
            List::Passages => self.passages.at(slot).article,
            List::Notes => self.notes.at(slot).article.unwrap_or_default(),
            List::Claims => 0,
        }
    }

    /// The key of what a row is sorted by the name of: its article, or the claim itself.
    pub(super) fn name_of(self, slot: usize) -> i64 {
        if self.list == List::Claims { self.id(slot) } else { self.article_id(slot) }
    }

    /// When the row came: an article was clipped, a passage marked, a note last changed, a claim made.
    pub(super) fn moment(self, slot: usize) -> i64 {
        match self.list {
            List::Articles => self.articles.at(slot).clipped_ms,
            List::Claims => self.claims.at(slot).made_ms,
            List::Passages => self.passages.at(slot).made_ms,
            List::Notes => self.notes.at(slot).edited_ms,
        }
    }

    /// The slots of the rows that came in a stretch of time, if rows are in order of it.
    pub(super) fn slots_in(self, moments: Moments) -> std::ops::Range<usize> {
        let before = |ms: Option<i64>, else_: usize| {
            ms.map_or(else_, |ms| {
                let (mut low, mut high) = (0, self.len());
                while low < high {
                    let middle = usize::midpoint(low, high);
                    if self.moment(middle) < ms { low = middle + 1 } else { high = middle }
                }
                low
            })
        };
        before(moments.from_ms, 0)..before(moments.until_ms, self.len())
    }

    /// When the article of a row was published, or a claim was said.
    pub(super) fn published(self, slot: usize) -> Option<i64> {
        if self.list == List::Claims {
            return self.claims.at(slot).said_ms;
        }
        self.article(slot).and_then(|article| self.articles.at(article).published_ms)
    }

    /// Words of the row, for ranking; 1 where they are not known, as they are short.
    pub(super) fn length(self, slot: usize) -> u32 {
        if self.list == List::Articles { self.articles.at(slot).length } else { 1 }
    }

    fn is_thrown_away(self, slot: usize) -> bool {
        match self.list {
            List::Articles => false,
            List::Claims => self.claims.at(slot).is_trashed,
            List::Passages => self.passages.at(slot).is_trashed,
            List::Notes => self.notes.at(slot).is_trashed,
        }
    }

    /// Whether the row is a claim, or a note that is on no article and on no passage of one.
    fn is_alone(self, slot: usize) -> bool {
        self.list == List::Claims || (self.list == List::Notes && self.notes.at(slot).article.is_none())
    }

    /// Whether a row is in `scope`; with `is_trash_too`, also when it lies in the trash.
    pub(super) fn is_in(self, slot: usize, scope: &Scope, is_trash_too: bool) -> bool {
        let Some(article) = self.article(slot).map(|article| self.articles.at(article)) else {
            return self.is_alone(slot)
                && match scope {
                    Scope::Articles => is_trash_too || !self.is_thrown_away(slot),
                    Scope::Trash => self.is_thrown_away(slot),
                    // A claim is where its evidence is; that of a tag is asked for by the plan.
                    Scope::Inbox | Scope::Tag(_) if self.list == List::Claims => {
                        (is_trash_too || !self.is_thrown_away(slot))
                            && (matches!(scope, Scope::Tag(_))
                                || self.articles_of(slot).any(|article| !self.articles.at(article).is_archived))
                    }
                    Scope::Inbox | Scope::Tag(_) => false,
                };
        };
        if article.is_withdrawn {
            return false;
        }
        let is_trashed = article.is_trashed || self.is_thrown_away(slot);
        match scope {
            // A passage that was thrown away by itself is in the trash; one of an article there goes and comes with it.
            Scope::Trash if self.list == List::Passages => self.is_thrown_away(slot),
            Scope::Trash => is_trashed,
            Scope::Inbox => (is_trash_too || !is_trashed) && !article.is_archived,
            Scope::Articles | Scope::Tag(_) => is_trash_too || !is_trashed,
        }
    }

    pub(super) fn is(self, slot: usize, kept: Kept) -> bool {
        let Some(article) = self.article(slot).map(|article| self.articles.at(article)) else {
            return kept == Kept::Trashed && self.is_alone(slot) && self.is_thrown_away(slot);
        };
        let is_trashed = article.is_trashed || self.is_thrown_away(slot);
        match kept {
            Kept::Trashed => is_trashed,
            Kept::Inbox => !article.is_trashed && !article.is_archived,
        }
    }

    /// Whether the rows' keys go up as their moments do, so that the order of keys is the order of moments.
    pub(super) fn is_in_order(self) -> bool {
        (1..self.len()).all(|slot| self.moment(slot - 1) <= self.moment(slot))
    }
}

impl Moments {
    pub(super) fn has(self, ms: i64) -> bool {
        self.from_ms.is_none_or(|from| ms >= from) && self.until_ms.is_none_or(|until| ms < until)
    }
}

/// A set of slots.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub(super) fn of(len: usize) -> Self {
        Self(vec![0; len.div_ceil(64)])
    }

    pub(super) fn put(&mut self, slot: usize) {
        if let Some(word) = self.0.get_mut(slot / 64) {
            *word |= 1 << (slot % 64);
        }
    }

    /// The first slot and the last one.
    pub(super) fn ends(&self) -> Option<(usize, usize)> {
        let first = self.0.iter().position(|word| *word != 0)?;
        let last = self.0.iter().rposition(|word| *word != 0)?;
        let (low, high) = (self.0[first].trailing_zeros(), self.0[last].ilog2());
        Some((first * 64 + low as usize, last * 64 + high as usize))
    }

    /// The slots from the last to the first.
    pub(super) fn newest_first(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().rev().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.checked_ilog2()?;
                left &= !(1 << bit);
                Some(at * 64 + bit as usize)
            })
        })
    }

    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(super) fn has(&self, slot: usize) -> bool {
        self.0.get(slot / 64).is_some_and(|word| word & (1 << (slot % 64)) != 0)
    }
}
