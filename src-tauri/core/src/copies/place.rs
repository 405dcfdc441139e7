//! Puts articles with their copies: a little when an article is kept, the rest in steps when there is time.

use super::alike::Text;
use super::{METHOD, marks};
use crate::capture::Incoming;
use crate::error::Result;
use crate::id::ArticleId;
use crate::library::Library;
use crate::storage::{self, Connection, copies};
use crate::version;
use std::collections::HashMap;

/// Articles whose text is looked at for one article.
const MAX_NEAR: usize = 24;
/// Pairs of texts that are looked at before two groups, or an article and a group, become one.
const MAX_PAIRS: usize = 9;
/// Articles that one step puts in their place.
const STEP: u32 = 8;

/// How far the search for copies is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Articles that were not held against the others yet.
    pub left: u32,
    /// Articles whose group this step changed.
    pub changed: Vec<ArticleId>,
}

/// Makes everything anew in the steps that follow when another version of the program made it.
pub(crate) fn renew(conn: &Connection) -> Result<()> {
    if copies::is_of_another(conn, METHOD)? {
        let transaction = conn.unchecked_transaction()?;
        copies::begin_again(&transaction, METHOD)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Brings up to date what is kept of an article's text, when another text is shown of it or it came or went.
pub(crate) fn follow(conn: &Connection, article: ArticleId) -> Result<()> {
    let (shown, known) = (copies::shown(conn, article)?, copies::document_of(conn, article)?);
    if shown == known {
        return Ok(());
    }
    if known.is_some() {
        copies::remove(conn, article)?;
    }
    let Some(document) = shown else { return Ok(()) };
    let text = storage::capture::text(conn, document)?;
    copies::add(conn, article, document, &marks::marks(&super::words::words(&text)))
}

/// Puts articles and all that are grouped with them in their place anew, because the user said something of them.
pub(crate) fn place_again(conn: &Connection, articles: &[ArticleId]) -> Result<()> {
    let mut all = Vec::new();
    for article in articles {
        all.extend(group(conn, *article)?);
    }
    all.sort_unstable();
    all.dedup();
    all.iter().try_for_each(|article| copies::leave_group(conn, *article))?;
    all.iter().try_for_each(|article| place(conn, *article).map(drop))
}

/// Holds an article against those that are near it, and puts it with its copies. Gives whether its group changed.
fn place(conn: &Connection, article: ArticleId) -> Result<bool> {
    follow(conn, article)?;
    copies::unqueue(conn, article)?;
    let Some(document) = copies::document_of(conn, article)? else { return Ok(false) };
    let mut texts = Texts { conn, read: HashMap::new(), pairs: HashMap::new() };
    let own = Text::of(&storage::capture::text(conn, document)?);
    let near = copies::near(conn, &marks::marks(own.words()), MAX_NEAR + 1)?;
    texts.read.insert(article, Some(own));
    let told = copies::told(conn, article)?;
    let mut by_word: Vec<(ArticleId, bool)> =
        told.iter().filter(|(_, are_copies)| **are_copies).map(|(other, _)| (*other, true)).collect();
    by_word.sort_unstable();
    let mut others: Vec<(ArticleId, bool)> =
        near.into_iter().filter(|other| *other != article && !told.contains_key(other)).map(|id| (id, false)).collect();
    others.extend(by_word);
    let mut has_changed = false;
    for (other, is_told) in others {
        let mine = group(conn, article)?;
        if mine.contains(&other) || (!is_told && !texts.are_copies(article, other)?) {
            continue;
        }
        let theirs = group(conn, other)?;
        if is_apart(conn, &mine, &theirs)? || !(is_told || texts.are_mostly_copies(article, &mine, other, &theirs)?) {
            continue;
        }
        copies::put_together(conn, &[mine, theirs].concat())?;
        has_changed = true;
    }
    Ok(has_changed)
}

/// The articles of an article's group; of one that is in none, itself.
fn group(conn: &Connection, article: ArticleId) -> Result<Vec<ArticleId>> {
    Ok(match copies::head_of(conn, article)? {
        Some(head) => copies::members(conn, head)?,
        None => vec![article],
    })
}

/// Whether the user said that one of `mine` is no copy of one of `theirs`.
fn is_apart(conn: &Connection, mine: &[ArticleId], theirs: &[ArticleId]) -> Result<bool> {
    let (few, many) = if mine.len() <= theirs.len() { (mine, theirs) } else { (theirs, mine) };
    for article in few {
        if copies::told(conn, *article)?.iter().any(|(other, are_copies)| !are_copies && many.contains(other)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether the user said of an article that it is a copy of another one.
fn is_by_word(conn: &Connection, article: ArticleId) -> Result<bool> {
    Ok(copies::told(conn, article)?.into_values().any(|are_copies| are_copies))
}

/// Texts that are held against each other, each read once.
struct Texts<'c> {
    conn: &'c Connection,
    read: HashMap<ArticleId, Option<Text>>,
    pairs: HashMap<(ArticleId, ArticleId), bool>,
}

impl Texts<'_> {
    fn read(&mut self, article: ArticleId) -> Result<()> {
        if !self.read.contains_key(&article) {
            let document = copies::document_of(self.conn, article)?;
            let text = document.map(|document| storage::capture::text(self.conn, document)).transpose()?;
            self.read.insert(article, text.map(|text| Text::of(&text)));
        }
        Ok(())
    }

    fn are_copies(&mut self, one: ArticleId, other: ArticleId) -> Result<bool> {
        let pair = (one.min(other), one.max(other));
        if let Some(known) = self.pairs.get(&pair) {
            return Ok(*known);
        }
        self.read(one)?;
        self.read(other)?;
        let are_copies = match (&self.read[&one], &self.read[&other]) {
            (Some(one), Some(other)) => one.is_copy_of(other),
            _ => false,
        };
        self.pairs.insert(pair, are_copies);
        Ok(are_copies)
    }

    /// Whether more than half of the pairs are copies, of some that are spread over both groups. One that is like two
    /// articles that are unlike each other does not bring them together.
    fn are_mostly_copies(
        &mut self,
        one: ArticleId,
        mine: &[ArticleId],
        other: ArticleId,
        theirs: &[ArticleId],
    ) -> Result<bool> {
        let across = if mine.len() == 1 || theirs.len() == 1 { MAX_PAIRS } else { MAX_PAIRS.isqrt() };
        let (mine, theirs) = (some_of(mine, one, across), some_of(theirs, other, across));
        let (mut copies, mut all) = (0, 0);
        for a in &mine {
            for b in &theirs {
                let are_copies = self.are_copies(*a, *b)?;
                // Who is in a group by the user's word need not be like the others.
                if are_copies || !(is_by_word(self.conn, *a)? || is_by_word(self.conn, *b)?) {
                    all += 1;
                    copies += usize::from(are_copies);
                }
            }
        }
        Ok(copies * 2 > all)
    }
}

/// At most `limit` of `articles`, spread over all of them, `first` among them.
fn some_of(articles: &[ArticleId], first: ArticleId, limit: usize) -> Vec<ArticleId> {
    let rest: Vec<ArticleId> = articles.iter().copied().filter(|article| *article != first).collect();
    let every = rest.len().div_ceil(limit - 1).max(1);
    std::iter::once(first).chain(rest.into_iter().step_by(every)).collect()
}

impl Library {
    /// Holds a few articles that wait for it against the others; to be called when there is time.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn find_copies_step(&mut self) -> Result<Progress> {
        if self.is_read_only() {
            return Ok(Progress::default());
        }
        self.read(|conn| {
            let queued = copies::queued(conn, STEP)?;
            if queued.is_empty() {
                return Ok(Progress::default());
            }
            let transaction = conn.unchecked_transaction()?;
            let mut changed = Vec::new();
            for article in queued {
                if place(&transaction, article)? {
                    changed.extend(group(&transaction, article)?);
                }
            }
            let left = copies::queue_length(&transaction)?;
            transaction.commit()?;
            changed.sort_unstable();
            changed.dedup();
            Ok(Progress { left, changed })
        })
    }

    /// How many articles were not held against the others yet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn copies_left(&self) -> Result<u32> {
        self.read(copies::queue_length)
    }

    /// Forgets all groups and what copies are found by; the steps that follow make them anew.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn find_copies_again(&mut self) -> Result<()> {
        if self.is_read_only() {
            return Err(crate::Error::ReadOnly(self.path().to_owned()));
        }
        self.read(|conn| {
            let transaction = conn.unchecked_transaction()?;
            copies::begin_again(&transaction, METHOD)?;
            Ok(transaction.commit()?)
        })
    }

    /// The article outside the trash that a source which was not kept yet is a copy of: the one that shares most with it.
    /// What would become a version of an article is no copy of it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn copy_of(&self, incoming: &Incoming) -> Result<Option<ArticleId>> {
        self.read(|conn| {
            let own = Text::of(&incoming.draft.document.text);
            let version_of = version::matching(conn, incoming)?;
            for article in copies::near(conn, &marks::marks(own.words()), MAX_NEAR)? {
                if Some(article) == version_of || storage::article::get(conn, article)?.trashed_ms.is_some() {
                    continue;
                }
                let Some(document) = copies::document_of(conn, article)? else { continue };
                if own.is_copy_of(&Text::of(&storage::capture::text(conn, document)?)) {
                    return Ok(Some(article));
                }
            }
            Ok(None)
        })
    }
}
