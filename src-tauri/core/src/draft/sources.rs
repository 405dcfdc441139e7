//! The texts in which something is looked for: those that the index proposes, each read once in a check.

use super::number::{Number, numbers};
use super::sentence::{Content, contents, sentences};
use super::{Source, marks};
use crate::anchor::{Quotable, Quoter};
use crate::article::{Order, Published, Scope};
use crate::claim::attribution::Guess;
use crate::compare::Language;
use crate::document::ByteRange;
use crate::error::Result;
use crate::id::{ArticleId, DocumentId, HighlightId, Uid};
use crate::person::Person;
use crate::search::{Effort, Ending, Expr, Field, List, Query, Searcher, Term, Vocabulary, Window, Words};
use crate::storage;
use crate::storage::uid::Known;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Articles that have a phrase and are looked at.
const MAX_WITH_PHRASE: u32 = 12;
/// Articles that have the rarest words and are looked at.
const MAX_WITH_WORDS: usize = 20;
/// Words by which articles are found: the rarest ones.
const MAX_RARE: usize = 8;
/// Entries of the index that are read to find articles by their words.
const MAX_ENTRIES: u32 = 12_000;
/// A word that more articles have finds none; where the library is small, all do.
const MAX_ARTICLES: u32 = 6_000;
/// Bytes of text that are kept in memory in a check.
const MAX_KEPT_BYTES: usize = 48_000_000;
/// The longest context that is shown on each side of a place, in bytes.
const MAX_CONTEXT: usize = 400;

/// What a check reads of the library.
pub(super) struct Sources<'s> {
    searcher: &'s mut Searcher,
    words: Arc<Vocabulary>,
    pub(super) quoter: Quoter,
    pub(super) people: Vec<Person>,
    articles: f64,
    with_word: HashMap<String, Rc<[i64]>>,
    kept: HashMap<i64, Rc<Text>>,
    kept_bytes: usize,
}

/// A version of an article.
pub(super) struct Text {
    pub(super) article: ArticleId,
    pub(super) document: DocumentId,
    pub(super) words: String,
    /// Made when a quotation is looked for in it.
    quotable: OnceCell<Quotable>,
    headline: String,
    outlet: Option<String>,
    published: Option<String>,
    pub(super) language: Option<String>,
    /// When it was taken, if the article is shown in another version.
    old_ms: Option<i64>,
    counting: OnceCell<Vec<Counting>>,
    quoted: OnceCell<Vec<ByteRange>>,
}

/// A sentence that has numbers.
pub(super) struct Counting {
    pub(super) numbers: Vec<Number>,
    pub(super) contents: Vec<Content>,
    /// Words of the sentence before it, and of the headline.
    pub(super) around: Vec<String>,
}

impl<'s> Sources<'s> {
    pub(super) fn new(searcher: &'s mut Searcher, words: Arc<Vocabulary>) -> Result<Self> {
        let (people, articles) =
            searcher.read(|conn| Ok((storage::person::all(conn)?, storage::article::counts(conn)?)))?;
        let articles = f64::from(articles.0.max(articles.1).max(1));
        Ok(Self {
            searcher,
            words,
            quoter: Quoter::default(),
            people,
            articles,
            with_word: HashMap::new(),
            kept: HashMap::new(),
            kept_bytes: 0,
        })
    }

    /// What a word tells: the more, the fewer articles have it.
    pub(super) fn weight(&self, word: &str) -> f64 {
        (1.0 + self.articles / f64::from(self.words.articles(word).max(1))).ln()
    }

    /// Articles that have `phrase`: those with a passage that has it first.
    pub(super) fn with_phrase(&mut self, phrase: &str) -> Result<Vec<ArticleId>> {
        let mut found: Vec<ArticleId> = Vec::new();
        let quoted = self.searcher.query(&format!("quote:\"{phrase}\""), false);
        for (passage, _) in self.some(&quoted, List::Passages)? {
            let passage = self.searcher.read(|conn| storage::highlight::get(conn, HighlightId(passage)))?;
            found.push(passage.article);
        }
        let text = self.searcher.query(&format!("text:\"{phrase}\""), false);
        found.extend(self.some(&text, List::Articles)?.into_iter().map(|(article, _)| ArticleId(article)));
        dedup(&mut found);
        Ok(found)
    }

    /// Articles of which an older version has `phrase`.
    pub(super) fn once_with_phrase(&mut self, phrase: &str) -> Result<Vec<ArticleId>> {
        let text = self.searcher.query(&format!("text:\"{phrase}\""), false);
        let query = Query::of(Expr::All(vec![text.expr, Expr::Term(Term::InOldVersions)]));
        Ok(self.some(&query, List::Articles)?.into_iter().map(|(article, _)| ArticleId(article)).collect())
    }

    /// Articles that have a number as it is written beside one of some words.
    pub(super) fn with_number(&mut self, written: &str, beside: &[&str]) -> Result<Vec<ArticleId>> {
        let number = self.searcher.query(&format!("text:\"{written}\""), false);
        if number.is_empty() || beside.is_empty() {
            return Ok(Vec::new());
        }
        let any = Expr::Any(beside.iter().map(|word| one_word(word)).collect());
        let query = Query::of(Expr::All(vec![number.expr, any]));
        Ok(self.some(&query, List::Articles)?.into_iter().map(|(article, _)| ArticleId(article)).collect())
    }

    /// The articles that have the most of some words, the rarest of which count most.
    pub(super) fn with_words(&mut self, words: &[&str]) -> Result<Vec<ArticleId>> {
        let mut rare: Vec<(u32, &str)> = words.iter().map(|word| (self.words.articles(word), *word)).collect();
        rare.sort_unstable();
        rare.dedup();
        let is_small = self.articles <= f64::from(MAX_ARTICLES);
        let mut entries: Vec<(i64, f64)> = Vec::new();
        let mut read = 0;
        for (articles, word) in rare.into_iter().filter(|(articles, _)| *articles > 0).take(MAX_RARE) {
            read += articles;
            if (articles > MAX_ARTICLES && !is_small) || (read > MAX_ENTRIES && !entries.is_empty()) {
                break;
            }
            let weight = self.weight(word);
            entries.extend(self.with_word(word)?.iter().map(|article| (*article, weight)));
        }
        entries.sort_unstable_by_key(|(article, _)| *article);
        let mut scored: Vec<(i64, f64)> = Vec::new();
        for (article, weight) in entries {
            match scored.last_mut() {
                Some((last, sum)) if *last == article => *sum += weight,
                _ => scored.push((article, weight)),
            }
        }
        let best = |one: &(i64, f64), other: &(i64, f64)| other.1.total_cmp(&one.1).then(other.0.cmp(&one.0));
        if scored.len() > MAX_WITH_WORDS {
            scored.select_nth_unstable_by(MAX_WITH_WORDS, best);
            scored.truncate(MAX_WITH_WORDS);
        }
        scored.sort_unstable_by(best);
        Ok(scored.into_iter().map(|(article, _)| ArticleId(article)).collect())
    }

    fn with_word(&mut self, word: &str) -> Result<Rc<[i64]>> {
        if let Some(articles) = self.with_word.get(word) {
            return Ok(Rc::clone(articles));
        }
        let found = self.searcher.matching(&Query::of(one_word(word)), &Scope::Articles)?;
        let articles: Rc<[i64]> = found.into_iter().map(|article| article.0).collect();
        self.with_word.insert(word.to_owned(), Rc::clone(&articles));
        Ok(articles)
    }

    fn some(&mut self, query: &Query, list: List) -> Result<Vec<(i64, Option<f64>)>> {
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let window = Window { offset: 0, limit: MAX_WITH_PHRASE };
        Ok(self.searcher.keys(query, list, &Scope::Articles, Order::Newest, window, Effort::Quick)?.rows)
    }

    /// The version in which an article is shown.
    pub(super) fn shown(&mut self, article: ArticleId) -> Result<Rc<Text>> {
        let document = self.searcher.read(|conn| storage::capture::shown_document(conn, article))?;
        self.text(article, document, None)
    }

    /// The versions of an article that are not shown, the newest first.
    pub(super) fn old(&mut self, article: ArticleId) -> Result<Vec<Rc<Text>>> {
        let (shown, captures) = self.searcher.read(|conn| {
            Ok((storage::capture::shown_document(conn, article)?, storage::capture::of_article(conn, article)?))
        })?;
        let old = captures.into_iter().filter(|capture| capture.document != shown);
        old.map(|capture| self.text(article, capture.document, Some(capture.taken_ms()))).collect()
    }

    /// A version of an article, by identities; `None` when it is not here any more.
    pub(super) fn kept(&mut self, article: Uid, document: Uid) -> Result<Option<Rc<Text>>> {
        let found = self.searcher.read(|conn| {
            let (article, document) = (storage::uid::find(conn, article)?, storage::uid::find(conn, document)?);
            let is_there = |known: &Known| !known.is_withdrawn;
            let Some((article, document)) = article.filter(is_there).zip(document.filter(is_there)) else {
                return Ok(None);
            };
            let (article, document) = (ArticleId(article.id), DocumentId(document.id));
            if storage::capture::article_of(conn, document).ok() != Some(article) {
                return Ok(None);
            }
            let old = storage::capture::of_article(conn, article)?;
            let is_shown = storage::capture::shown_document(conn, article)? == document;
            let old = old.into_iter().find(|capture| capture.document == document).filter(|_| !is_shown);
            Ok(Some((article, document, old.map(|capture| capture.taken_ms()))))
        })?;
        found.map(|(article, document, old_ms)| self.text(article, document, old_ms)).transpose()
    }

    fn text(&mut self, article: ArticleId, document: DocumentId, old_ms: Option<i64>) -> Result<Rc<Text>> {
        if let Some(text) = self.kept.get(&document.0) {
            return Ok(Rc::clone(text));
        }
        let (text, citation) = self.searcher.read(|conn| {
            Ok((storage::capture::text(conn, document)?, storage::article::get(conn, article)?.citation))
        })?;
        let lead = || text.lines().next().unwrap_or_default().chars().take(120).collect();
        let text = Rc::new(Text {
            article,
            document,
            quotable: OnceCell::new(),
            headline: citation.headline.unwrap_or_else(lead),
            outlet: citation.outlet,
            published: citation.published.as_ref().map(Published::to_string),
            language: citation.language,
            old_ms,
            counting: OnceCell::new(),
            quoted: OnceCell::new(),
            words: text,
        });
        self.kept_bytes += text.words.len() * 8;
        if self.kept_bytes > MAX_KEPT_BYTES {
            self.kept.clear();
            self.kept_bytes = 0;
        }
        self.kept.insert(document.0, Rc::clone(&text));
        Ok(text)
    }

    /// What is shown of a place.
    pub(super) fn source(&self, text: &Text, at: ByteRange, speaker: Option<&Guess>) -> Result<Source> {
        let passages = self.searcher.read(|conn| storage::highlight::of_document(conn, text.document))?;
        let holds = |place: ByteRange| place.start < at.end && at.start < place.end;
        let passage = passages.iter().find(|passage| passage.range.is_some_and(holds)).map(|passage| passage.id);
        let around = text.around(at);
        Ok(Source {
            article: text.article,
            document: text.document,
            passage,
            at,
            context: text.words[around.start.0..around.end.0].to_owned(),
            in_context: ByteRange::new(at.start.0 - around.start.0, at.end.0 - around.start.0),
            headline: text.headline.clone(),
            outlet: text.outlet.clone(),
            published: text.published.clone(),
            only_in_version: text.old_ms,
            speaker: speaker.and_then(super::speaker::name_of),
        })
    }

    /// Whether the user marked a passage that has the place in it.
    pub(super) fn is_marked(&self, text: &Text, at: ByteRange) -> Result<bool> {
        Ok(self.source(text, at, None)?.passage.is_some())
    }
}

impl Text {
    /// The sentences that have numbers.
    pub(super) fn counting(&self) -> &[Counting] {
        self.counting.get_or_init(|| {
            let language = Language::of(self.language.as_deref());
            let headline: Vec<String> = contents(&self.headline, ByteRange::new(0, self.headline.len()))
                .into_iter()
                .map(|content| content.word)
                .collect();
            let mut before: Vec<String> = Vec::new();
            let mut found = Vec::new();
            for at in sentences(&self.words) {
                let contents = contents(&self.words, at);
                let words: Vec<String> = contents.iter().map(|content| content.word.clone()).collect();
                let numbers = numbers(&self.words, at, language, &contents);
                let mut around = std::mem::replace(&mut before, words);
                if !numbers.is_empty() {
                    around.extend(headline.iter().cloned());
                    found.push(Counting { numbers, contents, around });
                }
            }
            found
        })
    }

    /// As quotations are looked for in it.
    pub(super) fn quotable(&self, quoter: &mut Quoter) -> &Quotable {
        self.quotable.get_or_init(|| quoter.text(&self.words))
    }

    /// Whether a place stands in quotation marks.
    pub(super) fn is_quoted(&self, at: ByteRange) -> bool {
        let quoted = self.quoted.get_or_init(|| {
            marks::quotations(&self.words).iter().flat_map(|quotation| quotation.parts.iter().copied()).collect()
        });
        quoted.iter().any(|part| part.start <= at.start && at.start < part.end)
    }

    /// Whether the article is shown in another version.
    pub(super) fn is_old(&self) -> bool {
        self.old_ms.is_some()
    }

    /// The sentences in which a place stands, as far as they are near.
    fn around(&self, at: ByteRange) -> ByteRange {
        let from = self.words[..at.start.0].rfind('\n').map_or(0, |line| line + 1);
        let to = self.words[at.end.0..].find('\n').map_or(self.words.len(), |line| at.end.0 + line);
        let (mut start, mut end) = (at.start.0, at.end.0);
        for sentence in sentences(&self.words[from..to]) {
            let (first, last) = (sentence.start.0 + from, sentence.end.0 + from);
            if first < at.end.0 && last > at.start.0 {
                (start, end) = (start.min(first), end.max(last));
            }
        }
        start = start.max(self.words.ceil_char_boundary(at.start.0.saturating_sub(MAX_CONTEXT)).min(at.start.0));
        end = end.min(self.words.floor_char_boundary((at.end.0 + MAX_CONTEXT).min(self.words.len())).max(at.end.0));
        ByteRange::new(start, end)
    }
}

fn one_word(word: &str) -> Expr {
    Expr::Term(Term::Words(Words {
        field: Some(Field::Text),
        words: vec![word.to_owned()],
        ending: Ending::Whole,
        is_exact: true,
    }))
}

fn dedup(articles: &mut Vec<ArticleId>) {
    let mut seen = std::collections::HashSet::new();
    articles.retain(|article| seen.insert(*article));
}
