//! What is exported: from a selection, a list, a tag, a story, the ledger.

use super::options::{ExportOptions, ExportOrder};
use crate::article::{Citation, Order, Scope};
use crate::error::{Error, Result};
use crate::id::{ArticleId, ClaimId, HighlightId, StoryId, TagId};
use crate::note::Subject;
use crate::search::Query;
use crate::storage::story::embargo::Going;
use crate::storage::{self, Connection};
use crate::story::{Gathered, Held};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// What is exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportScope {
    /// These articles, in this order, wherever they are.
    Articles(Vec<ArticleId>),
    /// Everything a list shows, newest first.
    List {
        /// Which articles.
        scope: Scope,
        /// The query; empty for all of the scope.
        query: Query,
    },
    /// What a story gathers, in its own order; of an article, all its passages.
    Story(StoryId),
    /// The articles outside the trash that have the tag, or one below it, and of other articles the passages that have it.
    Tag(TagId),
    /// These passages, in this order, and nothing else of their articles.
    Passages(Vec<HighlightId>),
    /// These claims, in this order, with the passages that bear on them.
    Claims(Vec<ClaimId>),
    /// The whole library. Formats made to be read leave the trash out; the lossless one takes it with it.
    Everything,
}

/// How much an export would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extent {
    /// Articles.
    pub articles: u32,
    /// Passages outside the trash.
    pub passages: u32,
    /// Claims, where they were chosen themselves or with a story.
    pub claims: u32,
    /// The headline, when it is one article; empty where it has none.
    pub headline: String,
    /// The stories of which something would go out before their embargo ends.
    pub held: Vec<Held>,
}

/// What a scope names, by key.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// In order.
    pub(super) articles: Vec<ArticleId>,
    /// Of which articles not all passages are meant, and which are.
    pub(super) only: HashMap<ArticleId, HashSet<HighlightId>>,
    /// The passages in the order in which they were chosen, where they were.
    pub(super) passages: Vec<HighlightId>,
    /// Claims that were chosen, in order.
    pub(super) claims: Vec<ClaimId>,
    /// The story that is exported.
    pub(super) story: Option<StoryId>,
    pub(super) is_everything: bool,
}

impl Chosen {
    /// What `scope` names; `found` is what its query finds, in order.
    pub(super) fn of(conn: &Connection, scope: &ExportScope, found: Option<Vec<ArticleId>>) -> Result<Self> {
        let listed = |scope: &Scope| {
            storage::article::list(conn, scope, Order::Newest, 0, u32::MAX).map(|(_, articles)| articles)
        };
        let mut chosen = Self::default();
        match scope {
            ExportScope::Articles(articles) => articles.iter().for_each(|article| chosen.whole(*article)),
            ExportScope::List { scope, .. } => chosen.articles = found.map_or_else(|| listed(scope), Ok)?,
            ExportScope::Everything => {
                chosen.articles = listed(&Scope::Articles)?;
                chosen.is_everything = true;
            }
            ExportScope::Story(story) => {
                storage::story::get(conn, *story)?;
                chosen.story = Some(*story);
                for item in storage::story::items(conn, *story)? {
                    match item.gathered {
                        Gathered::Article(article) => chosen.whole(article),
                        Gathered::Passage(passage) => chosen.passage(conn, passage)?,
                        Gathered::Claim(claim) => chosen.claim(conn, claim)?,
                        Gathered::Note(_) => {}
                    }
                }
            }
            ExportScope::Tag(tag) => chosen.tagged(conn, *tag, listed(&Scope::Tag(*tag))?)?,
            ExportScope::Passages(passages) => {
                passages.iter().try_for_each(|passage| chosen.passage(conn, *passage))?;
            }
            ExportScope::Claims(claims) => claims.iter().try_for_each(|claim| chosen.claim(conn, *claim))?,
        }
        let mut seen = HashSet::new();
        chosen.articles.retain(|article| seen.insert(*article));
        Ok(chosen)
    }

    /// Puts the articles into the order that was asked for.
    pub(super) fn sort(&mut self, conn: &Connection, options: &ExportOptions) -> Result<()> {
        if options.order == ExportOrder::Listed {
            return Ok(());
        }
        let mut keyed = Vec::with_capacity(self.articles.len());
        for id in &self.articles {
            let article = storage::article::get(conn, *id)?;
            let Citation { headline, outlet, published, .. } = article.citation;
            let at_ms = published.map_or(article.clipped_ms, |date| date.sort_ms());
            let folded = |text: Option<String>| crate::search::spelling(&text.unwrap_or_default());
            keyed.push((folded(headline), folded(outlet), at_ms, *id));
        }
        match options.order {
            ExportOrder::Listed => {}
            ExportOrder::Newest => keyed.sort_by_key(|(_, _, at_ms, id)| Reverse((*at_ms, *id))),
            ExportOrder::Oldest => keyed.sort_by_key(|(_, _, at_ms, id)| (*at_ms, *id)),
            ExportOrder::Headline => keyed.sort(),
            ExportOrder::Outlet => {
                keyed.sort_by(|one, other| (&one.1, one.2, one.3).cmp(&(&other.1, other.2, other.3)));
            }
        }
        self.articles = keyed.into_iter().map(|(.., id)| id).collect();
        Ok(())
    }

    /// How much it is.
    pub(super) fn extent(&self, conn: &Connection) -> Result<Extent> {
        let mut extent = Extent { claims: self.claims.len() as u32, ..Extent::default() };
        for article in &self.articles {
            extent.articles += 1;
            extent.passages += match self.only.get(article) {
                Some(only) => only.len() as u32,
                None => storage::highlight::count_of_article(conn, *article)?,
            };
        }
        if let [one] = &*self.articles {
            extent.headline = storage::article::get(conn, *one)?.citation.headline.unwrap_or_default();
        }
        Ok(extent)
    }

    /// What of it stories can gather.
    pub(super) fn going(&self, conn: &Connection) -> Result<Going> {
        let whole = self.articles.iter().filter(|article| !self.only.contains_key(article));
        let claims = if self.is_everything { storage::claim::all(conn)? } else { self.claims.clone() };
        let passages = self.only.values().flatten().copied().collect();
        Ok(Going { articles: whole.copied().collect(), passages, claims })
    }

    /// Whether a passage of one of the articles is meant.
    pub(super) fn takes(&self, article: ArticleId, passage: HighlightId) -> bool {
        self.only.get(&article).is_none_or(|only| only.contains(&passage))
    }

    fn whole(&mut self, article: ArticleId) {
        self.articles.push(article);
        self.only.remove(&article);
    }

    fn passage(&mut self, conn: &Connection, id: HighlightId) -> Result<()> {
        let passage = storage::highlight::get(conn, id)?;
        if passage.trashed_ms.is_some() {
            return Err(Error::Invalid("a passage lies in the trash; bring it back first".to_owned()));
        }
        self.passages.push(id);
        let is_whole = self.articles.contains(&passage.article) && !self.only.contains_key(&passage.article);
        if !is_whole {
            self.articles.push(passage.article);
            self.only.entry(passage.article).or_default().insert(id);
        }
        Ok(())
    }

    fn claim(&mut self, conn: &Connection, id: ClaimId) -> Result<()> {
        storage::claim::get(conn, id)?;
        self.claims.push(id);
        for evidence in storage::claim::evidence(conn, id)? {
            if let Some(passage) = evidence.passage.filter(|passage| !passage.is_trashed) {
                self.passage(conn, passage.id)?;
            }
        }
        Ok(())
    }

    fn tagged(&mut self, conn: &Connection, tag: TagId, articles: Vec<ArticleId>) -> Result<()> {
        let path = storage::tag::path(conn, tag)?;
        let (mut whole, mut passages) = (HashSet::new(), HashMap::<ArticleId, HashSet<HighlightId>>::new());
        for tag in storage::tag::with_all_below(conn, &path)? {
            for subject in storage::tag::subjects(conn, tag.id)? {
                match subject {
                    Subject::Article(article) => drop(whole.insert(article)),
                    Subject::Highlight(id) => {
                        let passage = storage::highlight::get(conn, id)?;
                        passages.entry(passage.article).or_default().insert(id);
                    }
                }
            }
        }
        passages.retain(|article, _| !whole.contains(article));
        (self.articles, self.only) = (articles, passages);
        Ok(())
    }
}
