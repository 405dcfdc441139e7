//! Many names at once: each of a list is looked up in the library, and the answer is a table.

mod names;
mod table;

pub use names::{MAX_LIST_BYTES, MAX_NAMES, Name, Names};
pub use table::Form;

use crate::article::{Order, Published, Scope};
use crate::error::{Error, Result};
use crate::id::ArticleId;
use crate::library::Library;
use crate::search::{Effort, Expr, Found, Query, Searcher, Vocabulary, Window};
use crate::storage;
use std::ops::ControlFlow;
use std::sync::Arc;

/// The longest further condition, in bytes.
const MAX_CONDITION_BYTES: usize = 4000;

/// How a line of the list is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Its words stand one after the other.
    Phrase,
    /// As if it were typed in the search box.
    Query,
}

/// What is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The list.
    pub names: Vec<Name>,
    /// How each line is read.
    pub reading: Reading,
    /// A query that must fit as well; empty for none.
    pub condition: String,
    /// The articles that are looked through.
    pub scope: Scope,
}

/// What was found of one name.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// The name.
    pub name: Name,
    /// The query that was asked, as it goes into the search box.
    pub query: String,
    /// How many articles it is in.
    pub articles: u32,
    /// The day on which the first of them was published, ISO 8601 as precise as it is known; `None` when none says.
    pub first: Option<String>,
    /// The day on which the last of them was published.
    pub last: Option<String>,
    /// How many of them do not say when they were published, so that they are in neither.
    pub undated: u32,
    /// The one that fits best.
    pub best: Option<Best>,
    /// Why it was not looked up, or not as it was meant.
    pub problem: Option<String>,
    /// What the library has instead, when it has nothing of this.
    pub suggestion: Option<String>,
}

/// The article that fits a name best.
#[derive(Debug, Clone, PartialEq)]
pub struct Best {
    /// The article.
    pub article: ArticleId,
    /// Its headline; the first words of the text where there is none.
    pub headline: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it says it was published.
    pub published: Option<String>,
    /// The place in it that shows why; `None` when no words were asked for.
    pub found: Option<Found>,
}

/// Looks names up in a library, on a connection of its own: it can go to another thread while the library is read and
/// written.
pub struct Lookup {
    searcher: Searcher,
    words: Arc<Vocabulary>,
    /// By key, in order.
    published: Vec<(i64, i64)>,
}

impl Library {
    /// Somebody who looks names up in this library.
    ///
    /// # Errors
    /// When the file cannot be opened once more.
    pub fn lookup(&self) -> Result<Lookup> {
        let published = self.read(storage::batch::published)?;
        Ok(Lookup { searcher: self.searcher()?, words: self.vocabulary(), published })
    }
}

impl Lookup {
    /// Looks up every name of a list, in its order, and tells of each; whoever is told can stop it. Nothing is written.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a condition that is too long; when the file cannot be read.
    pub fn look_up(&mut self, batch: &Batch, tell: &mut dyn FnMut(Tally) -> ControlFlow<()>) -> Result<()> {
        if batch.condition.len() > MAX_CONDITION_BYTES {
            return Err(Error::Invalid(format!(
                "the further condition can be {MAX_CONDITION_BYTES} bytes long; this one is {}",
                batch.condition.len()
            )));
        }
        let condition = self.searcher.query(batch.condition.trim(), false);
        for name in &batch.names {
            if tell(self.tally(name, batch, &condition)?).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn tally(&mut self, name: &Name, batch: &Batch, condition: &Query) -> Result<Tally> {
        let typed = match batch.reading {
            Reading::Phrase => format!("\"{}\"", without_quotes(&name.text)),
            Reading::Query => name.text.clone(),
        };
        let mut tally = Tally {
            name: name.clone(),
            query: both(&typed, batch.condition.trim()),
            articles: 0,
            first: None,
            last: None,
            undated: 0,
            best: None,
            problem: None,
            suggestion: None,
        };
        if name.text.len() > names::MAX_NAME_BYTES {
            tally.problem = Some(format!("this line is longer than {} bytes", names::MAX_NAME_BYTES));
            return Ok(tally);
        }
        let asked = self.searcher.query(&typed, false);
        if asked.is_empty() {
            tally.problem = Some("there are no letters or digits to look for".to_owned());
            return Ok(tally);
        }
        tally.problem = asked.problems.first().map(|problem| problem.message.clone());
        let query = with(asked.clone(), condition);
        let articles = self.searcher.matching(&query, &batch.scope)?;
        tally.articles = articles.len() as u32;
        let dated: Vec<(i64, ArticleId)> = articles.iter().filter_map(|id| Some((self.published(*id)?, *id))).collect();
        tally.undated = tally.articles - dated.len() as u32;
        tally.first = self.day(dated.iter().min())?;
        tally.last = self.day(dated.iter().max())?;
        if articles.is_empty() {
            tally.suggestion = self.suggest(&typed, &asked, condition, batch.scope)?;
        } else {
            tally.best = self.best(&query, batch.scope)?;
        }
        Ok(tally)
    }

    fn published(&self, article: ArticleId) -> Option<i64> {
        let at = self.published.binary_search_by_key(&article.0, |(id, _)| *id).ok()?;
        Some(self.published[at].1)
    }

    fn day(&self, dated: Option<&(i64, ArticleId)>) -> Result<Option<String>> {
        let Some((_, article)) = dated else { return Ok(None) };
        let citation = self.searcher.read(|conn| storage::article::get(conn, *article))?.citation;
        Ok(citation.published.as_ref().map(Published::to_string))
    }

    fn best(&mut self, query: &Query, scope: Scope) -> Result<Option<Best>> {
        let first = Window { offset: 0, limit: 1 };
        let answer = self.searcher.articles(query, &scope, Order::Relevance, first, Effort::Quick)?;
        Ok(answer.rows.into_iter().next().map(|listed| {
            let citation = listed.row.article.citation;
            Best {
                article: listed.row.article.id,
                headline: citation.headline.unwrap_or(listed.row.lead),
                outlet: citation.outlet,
                published: citation.published.as_ref().map(Published::to_string),
                found: listed.found,
            }
        }))
    }

    /// What is found where the name itself is not: the same with its misspelt words mended.
    fn suggest(&mut self, typed: &str, asked: &Query, condition: &Query, scope: Scope) -> Result<Option<String>> {
        let Self { searcher, words, .. } = self;
        let mended = words.mend(typed, asked, |mended| {
            let query = with(searcher.query(mended, false), condition);
            Ok(searcher.counts(&query, &scope, Effort::Quick)?.articles.count > 0)
        })?;
        Ok(mended.map(|mended| mended.trim_matches('"').to_owned()))
    }
}

/// Both queries at once.
fn with(mut query: Query, condition: &Query) -> Query {
    query.expr = Expr::All([query.expr, condition.expr.clone()].into_iter().flat_map(parts).collect());
    query
}

/// The conditions of which all must hold.
fn parts(expr: Expr) -> Vec<Expr> {
    match expr {
        Expr::All(parts) => parts,
        other => vec![other],
    }
}

/// A name as it can stand between quotation marks.
fn without_quotes(name: &str) -> String {
    let is_quote = |character: char| matches!(character, '"' | '“' | '”' | '„' | '«' | '»');
    name.replace(is_quote, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Two queries of which both must fit, as one that can be typed.
fn both(name: &str, condition: &str) -> String {
    let whole =
        |part: &str| if part.contains("OR") || part.contains('|') { format!("({part})") } else { part.to_owned() };
    if condition.is_empty() { name.to_owned() } else { format!("{} {}", whole(name), whole(condition)) }
}
