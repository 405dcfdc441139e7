//! A result sorted by any column and put into groups.

use super::{Calendar, Keys, Month, Tags, keys};
use crate::article::{Listed, Order, Scope};
use crate::clock::Clock;
use crate::document::ByteRange;
use crate::error::Result;
use crate::highlight::Passage;
use crate::id::{ArticleId, HighlightId, NoteId};
use crate::library::Library;
use crate::note::ListedNote;
use crate::search::{DateOf, List, Query};
use crate::storage;
use crate::storage::search::Engine;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Noun {
    /// Articles.
    Articles,
    /// Passages.
    Passages,
    /// Notes.
    Notes,
}

impl Noun {
    fn list(self) -> List {
        match self {
            Self::Articles => List::Articles,
            Self::Passages => List::Passages,
            Self::Notes => List::Notes,
        }
    }
}

/// What a list is sorted by. What has no such thing stands at the end, either way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// How well it fits; of passages and notes, as `Made`.
    Relevance,
    /// When an article was clipped, a passage marked, a note changed last.
    Made,
    /// When the article was published.
    Published,
    /// When the article was clipped.
    Clipped,
    /// The article's headline.
    Headline,
    /// The article's outlet.
    Outlet,
    /// The article's authors.
    Byline,
    /// The article's language.
    Language,
    /// Words of the document that is shown of an article.
    Words,
    /// Passages of the article.
    Passages,
    /// Colour of the passage.
    Colour,
}

/// What a list is grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupBy {
    /// The outlet, A to Z.
    Outlet,
    /// The tag, in order of path; what has several tags stands in several groups.
    Tag,
    /// The month in which the article was published, the newest first.
    Published,
    /// The month in which the article was clipped, the newest first.
    Clipped,
}

/// A group of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Outlet, path of the tag, or month such as `2019-03`; empty for what has none, which comes last.
    pub key: String,
    /// How many are in it.
    pub count: u32,
}

/// A result in order, in groups or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement {
    /// The groups, in order; empty when there are none.
    pub groups: Vec<Group>,
    /// Keys of the rows, group by group.
    pub rows: Vec<i64>,
    /// Those of them that stand as copies behind the row above, in order of keys.
    pub under: Vec<i64>,
}

/// Asks for a list in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What it is of.
    pub noun: Noun,
    /// Of which articles.
    pub scope: Scope,
    /// What was typed in the search box; its last word may be the beginning of one.
    pub typed: String,
    /// The column.
    pub sort: Sort,
    /// Whether what is most stands first.
    pub is_descending: bool,
    /// The groups.
    pub group: Option<GroupBy>,
    /// Of a list of articles without groups that shows each story once: behind which articles the copies are shown too;
    /// `None` for a list of all.
    pub unfolded: Option<Vec<i64>>,
}

/// The list that was asked for last: its windows are asked for one after the other.
#[derive(Default)]
pub(crate) struct Last(RefCell<Option<Arranged>>);

/// A list, what was asked for, and the state of the library then.
type Arranged = (Asked, (i64, i64), Arc<Arrangement>);

impl Library {
    /// Everything that fits, in order. The same list again costs nothing until something is written.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] for a tag that is not here; when the file cannot be read.
    pub fn arrange(&self, asked: &Asked) -> Result<Arc<Arrangement>> {
        let state = self.read(storage::overview::state)?;
        if let Some((before, then, arrangement)) = &*self.arranged.0.borrow()
            && before == asked
            && *then == state
        {
            return Ok(Arc::clone(arrangement));
        }
        let query = self.asked(&asked.typed)?;
        let arrangement = self.search(|conn, engine| arranged(conn, engine, asked, &query, self.clock().as_ref()));
        let arrangement = Arc::new(arrangement?);
        *self.arranged.0.borrow_mut() = Some((asked.clone(), state, Arc::clone(&arrangement)));
        Ok(arrangement)
    }

    /// The rows of some articles of a list, as [`Library::list_articles`] gives them.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`]; when the file cannot be read.
    pub fn rows_of(&self, articles: &[ArticleId], query: &Query) -> Result<Vec<Listed>> {
        self.read(|conn| articles.iter().map(|article| Listed::of(conn, query, *article, None)).collect())
    }

    /// Some passages of a list.
    ///
    /// # Errors
    /// As [`Library::rows_of`].
    pub fn passages_of(&self, passages: &[HighlightId]) -> Result<Vec<Passage>> {
        self.read(|conn| passages.iter().map(|passage| storage::highlight::get(conn, *passage)).collect())
    }

    /// Some notes of a list.
    ///
    /// # Errors
    /// As [`Library::rows_of`].
    pub fn notes_of(&self, notes: &[NoteId]) -> Result<Vec<ListedNote>> {
        self.read(|conn| notes.iter().map(|note| storage::note::listed(conn, *note)).collect())
    }

    /// The paragraphs that a passage stands in, in the document that is shown of its article, and where it stands in them;
    /// `None` when it does not stand there.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`]; when the file cannot be read.
    pub fn around(&self, passage: HighlightId) -> Result<Option<(String, ByteRange)>> {
        self.read(|conn| {
            let passage = storage::highlight::get(conn, passage)?;
            let document = storage::capture::shown_document(conn, passage.article)?;
            let here = storage::highlight::of_document(conn, document)?;
            let range = here.into_iter().find(|one| one.id == passage.id).and_then(|one| one.range);
            let Some(range) = range else { return Ok(None) };
            let text = storage::capture::text(conn, document)?;
            // Blocks are separated by one line break each.
            let start = text[..range.start.0].rfind('\n').map_or(0, |at| at + 1);
            let end = text[range.end.0..].find('\n').map_or(text.len(), |at| range.end.0 + at);
            Ok(Some((text[start..end].to_owned(), ByteRange::new(range.start.0 - start, range.end.0 - start))))
        })
    }
}

fn arranged(
    conn: &storage::Connection,
    engine: &mut Engine,
    asked: &Asked,
    query: &Query,
    clock: &dyn Clock,
) -> Result<Arrangement> {
    let Asked { noun, scope, sort, is_descending, .. } = *asked;
    let best_first = keys(conn, engine, noun.list(), (scope, query), Order::Relevance, &|| false)?;
    let fits: Keys = best_first.iter().copied().collect();
    let mut rows: Vec<(i64, i64)> = storage::overview::ordered(conn, noun, sort, is_descending)?;
    rows.retain(|(key, _)| fits.has(*key));
    if sort == Sort::Relevance {
        let article: HashMap<i64, i64> = rows.into_iter().collect();
        rows = best_first.iter().filter_map(|key| Some((*key, *article.get(key)?))).collect();
    }
    let Some(group) = asked.group else {
        let rows: Vec<i64> = rows.into_iter().map(|(key, _)| key).collect();
        return match &asked.unfolded {
            Some(unfolded) if noun == Noun::Articles => folded(conn, rows, unfolded),
            _ => Ok(Arrangement { groups: Vec::new(), rows, under: Vec::new() }),
        };
    };
    let articles: Keys = rows.iter().map(|(_, article)| *article).collect();
    let (names, of) = match group {
        GroupBy::Outlet => outlets(conn, &articles)?,
        GroupBy::Published => months(conn, Calendar(clock, DateOf::Published), &articles)?,
        GroupBy::Clipped => months(conn, Calendar(clock, DateOf::Clipped), &articles)?,
        GroupBy::Tag => tags(conn, noun, &fits)?,
    };
    let key_of = |(key, article): &(i64, i64)| if group == GroupBy::Tag { *key } else { *article };
    Ok(into_groups(&rows, &names, |row| of.get(&key_of(row)).map_or(&[][..], Vec::as_slice)))
}

/// Names of groups in order, and for each key those it is in.
type Groups = (Vec<String>, HashMap<i64, Vec<usize>>);

fn into_groups<'g>(rows: &[(i64, i64)], names: &[String], of: impl Fn(&(i64, i64)) -> &'g [usize]) -> Arrangement {
    let mut members: Vec<Vec<i64>> = vec![Vec::new(); names.len() + 1];
    for row in rows {
        match of(row) {
            [] => members[names.len()].push(row.0),
            groups => groups.iter().for_each(|group| members[*group].push(row.0)),
        }
    }
    let keys = names.iter().cloned().chain([String::new()]);
    let groups = keys.zip(&members).map(|(key, members)| Group { key, count: members.len() as u32 });
    Arrangement {
        groups: groups.filter(|group| group.count > 0).collect(),
        rows: members.into_iter().flatten().collect(),
        under: Vec::new(),
    }
}

/// Each story once; behind those that are `unfolded`, all copies of it.
fn folded(conn: &storage::Connection, all: Vec<i64>, unfolded: &[i64]) -> Result<Arrangement> {
    let behind = storage::copies::folded(conn)?;
    let (mut rows, mut under) = (Vec::with_capacity(all.len()), Vec::new());
    for key in all.into_iter().filter(|key| !behind.contains(key)) {
        rows.push(key);
        if unfolded.contains(&key) {
            let copies = storage::copies::standing(conn, ArticleId(key))?;
            let copies: Vec<i64> = copies.into_iter().map(|copy| copy.0).filter(|copy| *copy != key).collect();
            rows.extend(&copies);
            under.extend(copies);
        }
    }
    under.sort_unstable();
    Ok(Arrangement { groups: Vec::new(), rows, under })
}

fn outlets(conn: &storage::Connection, articles: &Keys) -> Result<Groups> {
    let mut names: Vec<String> = Vec::new();
    let mut of = HashMap::new();
    storage::overview::each_outlet(conn, |article, outlet| {
        if articles.has(article) {
            // They come in order of outlet, whatever its case.
            if names.last().is_none_or(|last| last.to_lowercase() != outlet.to_lowercase()) {
                names.push(outlet.to_owned());
            }
            of.insert(article, vec![names.len() - 1]);
        }
    })?;
    Ok((names, of))
}

fn months(conn: &storage::Connection, calendar: Calendar<'_>, articles: &Keys) -> Result<Groups> {
    let mut found: Vec<(Month, i64)> = Vec::new();
    storage::overview::each_date(conn, calendar.1, |article, ms| {
        if let Some(month) = ms.and_then(|ms| calendar.month(ms)).filter(|_| articles.has(article)) {
            found.push((month, article));
        }
    })?;
    found.sort_unstable_by(|a, b| b.cmp(a));
    let mut names: Vec<Month> = Vec::new();
    let mut of = HashMap::new();
    for (month, article) in found {
        if names.last() != Some(&month) {
            names.push(month);
        }
        of.insert(article, vec![names.len() - 1]);
    }
    Ok((names.iter().map(Month::to_string).collect(), of))
}

/// By the tags themselves, not those above them: an article of `security/doors` stands once under that name.
fn tags(conn: &storage::Connection, noun: Noun, fits: &Keys) -> Result<Groups> {
    let tags = Tags::of(conn)?;
    let place: HashMap<i64, usize> = tags.all.iter().enumerate().map(|(at, (tag, _))| (tag.0, at)).collect();
    let mut of: HashMap<i64, Vec<usize>> = HashMap::new();
    let mut put = |key: i64, tag: i64| {
        if let Some(at) = place.get(&tag).filter(|_| fits.has(key)) {
            let groups = of.entry(key).or_default();
            if !groups.contains(at) {
                groups.push(*at);
            }
        }
    };
    match noun {
        Noun::Articles => storage::overview::each_use(conn, |tag, article, _| put(article, tag))?,
        Noun::Passages => storage::overview::each_use(conn, |tag, _, passage| {
            if let Some(passage) = passage {
                put(passage, tag);
            }
        })?,
        Noun::Notes => storage::overview::each_noted_use(conn, put)?,
    }
    Ok((tags.all.into_iter().map(|(_, path)| path).collect(), of))
}
