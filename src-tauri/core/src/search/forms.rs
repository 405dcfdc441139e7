//! Other forms of the words of a query: a query as typed becomes one that asks for any of them.
//!
//! It happens to the tree, so whoever answers it, marks what was found or says why need not know.

use super::expr::{Ending, Expr, Term, Words};
use super::query::Query;
use super::searcher::Searcher;
use super::vocabulary::Vocabulary;
use crate::error::Result;
use crate::library::Library;
use crate::overview::Last;
use crate::storage;

/// Forms of one word that are asked for beside it.
const MAX_FORMS: usize = 24;
/// Words of a query that get their forms: with all of them it would be slow, and nobody types so many.
const MAX_WORDS: usize = 8;

impl Library {
    /// The query, with other forms of its words in the languages of the library. Words in quotation marks, and those that
    /// are not finished, stay as they are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn with_forms(&self, query: Query) -> Result<Query> {
        Ok(query.with_forms(&self.vocabulary(), &self.read(storage::article::languages)?))
    }

    /// Whether what is typed from here on finds other forms of its words too.
    pub fn set_forms(&mut self, finds_forms: bool) {
        if self.finds_forms != finds_forms {
            self.finds_forms = finds_forms;
            self.arranged = Last::default();
        }
    }

    /// What stands in the search box, of which the last word may still be growing; with other forms of its words if that was
    /// asked for with [`Library::set_forms`].
    ///
    /// # Errors
    /// As [`Library::with_forms`].
    pub fn asked(&self, typed: &str) -> Result<Query> {
        let query = self.query(typed, true);
        if self.finds_forms { self.with_forms(query) } else { Ok(query) }
    }
}

impl Searcher {
    /// As [`Library::set_forms`].
    pub fn set_forms(&mut self, finds_forms: bool) {
        self.finds_forms = finds_forms;
    }

    /// As [`Library::asked`].
    ///
    /// # Errors
    /// As [`Searcher::articles`].
    pub fn asked(&mut self, typed: &str) -> Result<Query> {
        let query = self.query(typed, true);
        if self.finds_forms { self.with_forms(query) } else { Ok(query) }
    }
}

impl Query {
    /// The query, with other forms of its words in these languages (BCP 47).
    #[must_use]
    pub fn with_forms(mut self, vocabulary: &Vocabulary, languages: &[String]) -> Self {
        let mut left = MAX_WORDS;
        self.expr = expand(self.expr, &mut |word| {
            if left == 0 {
                return Vec::new();
            }
            left -= 1;
            let mut forms: Vec<String> = Vec::new();
            for form in languages.iter().flat_map(|language| vocabulary.forms(word, language)) {
                if forms.len() < MAX_FORMS && !forms.contains(&form) {
                    forms.push(form);
                }
            }
            forms
        });
        self
    }
}

/// A tree in which each word may be one of its forms, too.
fn expand(expr: Expr, forms: &mut dyn FnMut(&str) -> Vec<String>) -> Expr {
    let mut each = |parts: Vec<Expr>| parts.into_iter().map(|part| expand(part, forms)).collect();
    match expr {
        Expr::All(parts) => Expr::All(each(parts)),
        Expr::Any(parts) => Expr::Any(each(parts)),
        Expr::Not(inner) => Expr::Not(Box::new(expand(*inner, forms))),
        Expr::Term(Term::Words(words))
            if !words.is_exact && words.ending == Ending::Whole && words.words.len() == 1 =>
        {
            let forms = forms(&words.words[0]);
            if forms.is_empty() {
                return Expr::Term(Term::Words(words));
            }
            let other = |word: String| Expr::Term(Term::Words(Words { words: vec![word], ..words.clone() }));
            let others: Vec<Expr> = forms.into_iter().map(other).collect();
            Expr::Any(std::iter::once(Expr::Term(Term::Words(words.clone()))).chain(others).collect())
        }
        term @ Expr::Term(_) => term,
    }
}
