//! What the user says of copies: these are none, these are some.

use crate::error::{Error, Result};
use crate::id::ArticleId;
use crate::library::{Done, Library, Op};
use crate::storage::{self, copies};

/// So many articles can be made one group at once.
const MAX_GROUPED: usize = 40;

impl Library {
    /// Says that an article is no copy of those it is grouped with, for good: it is not put with any of them again.
    /// Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is in no group; [`Error::NotFound`].
    pub fn ungroup_copy(&mut self, article: ArticleId) -> Result<Done<()>> {
        let name = self.article(article)?.citation.headline.unwrap_or_default();
        self.transact(Op::UngroupCopy.named(1, &name), |tx| {
            let conn = tx.conn();
            let members = match copies::head_of(conn, article)? {
                Some(head) => copies::members(conn, head)?,
                None => Vec::new(),
            };
            for other in members.iter().filter(|other| **other != article) {
                tx.tell_copies(None, article, *other, false)?;
            }
            if members.is_empty() {
                return Err(Error::Invalid("the article is in no group of copies".to_owned()));
            }
            Ok(())
        })
    }

    /// Says that articles are copies of one story, and puts them together. What was said otherwise of two of them before
    /// counts no more. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] for fewer than two articles, for too many, and for one in the trash; [`Error::NotFound`].
    pub fn group_copies(&mut self, articles: &[ArticleId]) -> Result<Done<()>> {
        let mut articles = articles.to_vec();
        articles.sort_unstable();
        articles.dedup();
        if articles.len() < 2 {
            return Err(Error::Invalid("choose two articles or more that are copies of one story".to_owned()));
        }
        if articles.len() > MAX_GROUPED {
            return Err(Error::Invalid(format!("choose at most {MAX_GROUPED} articles at once")));
        }
        for article in &articles {
            if self.article(*article)?.trashed_ms.is_some() {
                return Err(Error::Invalid("one of the articles is in the trash; bring it back first".to_owned()));
            }
        }
        self.transact(Op::GroupCopies.of(articles.len()), |tx| {
            for (at, one) in articles.iter().enumerate() {
                for other in &articles[at + 1..] {
                    tx.tell_copies(None, *one, *other, true)?;
                }
            }
            // Whoever is grouped with them already must not have been said to be none of them.
            let mut all = Vec::new();
            for article in &articles {
                if let Some(head) = storage::copies::head_of(tx.conn(), *article)? {
                    all.extend(copies::members(tx.conn(), head)?);
                }
            }
            all.extend(&articles);
            all.sort_unstable();
            all.dedup();
            for one in &all {
                for (other, are_copies) in copies::told(tx.conn(), *one)? {
                    if !are_copies && *one < other && all.contains(&other) {
                        tx.tell_copies(None, *one, other, true)?;
                    }
                }
            }
            Ok(())
        })
    }
}
