//! What a query asks of one list: its tree with every term as the index, the arrays or a statement can answer it.

use super::super::Connection;
use super::super::article::READ_SQL;
use super::super::copies::{DUPLICATES_SQL, FOLDED_SQL};
use super::facets::{Facet, address_word};
use super::fts::{ARTICLES, CLAIMS, Fts, OLD, Phrase, Table, column};
use super::ledger;
use super::names::Names;
use crate::article::Scope;
use crate::error::Result;
use crate::id::TagId;
use crate::search::{DateOf, Ending, Expr, Field, List, Moments, Part, State, Term, Vocabulary, Words, is_unspaced};
use rusqlite::types::Value;

/// Completions of a growing word that are asked for at once.
const COMPLETIONS: usize = 8;

/// A condition on a row of the list.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Plan {
    /// Every one holds; of none, it is true of everything.
    All(Vec<Plan>),
    /// One holds; of none, it is true of nothing.
    Any(Vec<Plan>),
    Not(Box<Plan>),
    /// The index of the list fits.
    Index(Fts),
    /// It is an article with a word that begins so, as nearly every one has.
    Begins(String),
    /// It is among the keys of articles that a statement gives.
    Among(&'static str, Vec<Value>),
    /// It is in a state that the arrays know.
    Is(Kept),
    /// A date lies in a stretch of time.
    Date(DateOf, Moments),
    /// It holds of the article that the row belongs to.
    OfArticle(Box<Plan>),
}

/// States that the arrays know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    Trashed,
    Inbox,
}

/// True of everything.
pub(super) const EVERYTHING: Plan = Plan::All(Vec::new());
/// True of nothing.
pub(super) const NOTHING: Plan = Plan::Any(Vec::new());

/// Articles of which an older version has what is asked of the index of those.
const OLD_SQL: &str = "SELECT c.article FROM search_old o JOIN document d ON d.id = o.rowid
     JOIN capture c ON c.id = d.capture WHERE search_old MATCH ?1";

/// Articles of passages that bear on a claim that has what is asked of the index of claims, nothing of it in the trash.
const CLAIMS_SQL: &str = "SELECT h.article FROM search_claim s JOIN claim c ON c.id = s.rowid
     JOIN evidence e ON e.claim = c.id JOIN highlight h ON h.id = e.highlight
     WHERE search_claim MATCH ?1 AND c.trashed_ms IS NULL AND h.trashed_ms IS NULL";

/// Makes a plan of a query.
pub(super) struct Compiler<'c> {
    pub(super) conn: &'c Connection,
    pub(super) names: &'c Names,
    pub(super) known: Option<&'c Vocabulary>,
    /// Whether likely answers are enough.
    pub(super) is_quick: bool,
    list: List,
    reads_old: bool,
    groups: u16,
    /// Whether the plan asks for less than the query does.
    pub(super) is_likely_only: bool,
}

impl<'c> Compiler<'c> {
    pub(super) fn new(conn: &'c Connection, names: &'c Names, known: Option<&'c Vocabulary>, is_quick: bool) -> Self {
        Self { conn, names, known, is_quick, list: List::Articles, reads_old: false, groups: 0, is_likely_only: false }
    }

    /// What `expr` asks of a list, within `scope`.
    pub(super) fn plan(&mut self, expr: &Expr, list: List, scope: &Scope) -> Result<Plan> {
        self.list = list;
        expr.each_term(&mut |term, is_wanted| self.reads_old |= is_wanted && *term == Term::InOldVersions);
        let mut parts = vec![self.expr(expr)?];
        if let Scope::Tag(TagId(tag)) = scope {
            let path = super::super::tag::path(self.conn, TagId(*tag))?;
            parts.push(self.term(&Term::Tag(path))?);
        }
        Ok(Plan::All(parts))
    }

    fn expr(&mut self, expr: &Expr) -> Result<Plan> {
        Ok(match expr {
            Expr::All(parts) => Plan::All(parts.iter().map(|part| self.expr(part)).collect::<Result<_>>()?),
            Expr::Any(parts) => Plan::Any(parts.iter().map(|part| self.expr(part)).collect::<Result<_>>()?),
            Expr::Not(inner) => match &**inner {
                // It says where words may stand, which has no opposite.
                Expr::Term(Term::InOldVersions) => EVERYTHING,
                inner => Plan::Not(Box::new(self.expr(inner)?)),
            },
            Expr::Term(term) => self.term(term)?,
        })
    }

    fn term(&mut self, term: &Term) -> Result<Plan> {
        if self.is_own(term) { self.own(term) } else { self.of_article(term) }
    }

    /// Whether a term is asked of the passage, note or claim itself and not of its article.
    fn is_own(&self, term: &Term) -> bool {
        let field = match term {
            Term::Words(words) => words.field,
            Term::Near { field, .. } => *field,
            Term::Tag(_) | Term::Colour(_) | Term::Has(Part::Passage | Part::Tag) | Term::Is(State::Orphan) => {
                return matches!(self.list, List::Articles | List::Passages);
            }
            Term::Story(_) | Term::Claim(..) | Term::Has(Part::Claim) => {
                return matches!(self.list, List::Articles | List::Claims);
            }
            Term::Has(Part::Note) | Term::Is(State::Trashed) | Term::InOldVersions => return true,
            _ => return self.list == List::Articles,
        };
        match (self.list, field) {
            (List::Articles, _) | (_, None | Some(Field::Note)) => true,
            (list, Some(Field::Quote)) => list == List::Passages,
            (list, Some(Field::Claim)) => list == List::Claims,
            _ => false,
        }
    }

    fn of_article(&mut self, term: &Term) -> Result<Plan> {
        let list = std::mem::replace(&mut self.list, List::Articles);
        let plan = self.term(term);
        self.list = list;
        Ok(Plan::OfArticle(Box::new(plan?)))
    }

    fn own(&mut self, term: &Term) -> Result<Plan> {
        let table = self.list.table();
        let facet = |facet: Facet<'_>| Plan::Index(Fts::facet(table, facet.word()));
        Ok(match term {
            Term::Words(words) => self.words(words),
            Term::Near { field, parts, within } => self.near(*field, parts, *within),
            Term::Tag(path) => tags(table, &self.names.tags_at(path)),
            Term::Colour(name) => {
                let colours = self.names.colours_called(name);
                Plan::Any(colours.into_iter().map(|colour| facet(Facet::Colour(colour.name()))).collect())
            }
            Term::Language(tag) => facet(Facet::Language(tag)),
            Term::Kind(importer) => facet(Facet::Kind(importer)),
            Term::Story(name) => ledger::story(self.conn, self.list, name)?,
            Term::Claim(field, value) => ledger::claim(self.conn, self.list, *field, value)?,
            Term::Date(of, moments) => Plan::Date(*of, *moments),
            Term::Has(Part::Passage) if self.list == List::Passages => EVERYTHING,
            Term::Has(Part::Note) if self.list == List::Notes => EVERYTHING,
            Term::Has(Part::Note) => facet(Facet::Note),
            Term::Has(Part::Passage) => facet(Facet::Passage),
            Term::Has(Part::Image) => facet(Facet::Image),
            Term::Has(Part::Tag) => facet(Facet::Tagged),
            Term::Has(Part::Claim) if self.list == List::Claims => EVERYTHING,
            Term::Has(Part::Claim) => ledger::has_claim(self.conn)?,
            Term::Is(State::Edited) => facet(Facet::Edited),
            Term::Is(State::Orphan) => facet(Facet::Orphan),
            Term::Is(State::Trashed) => Plan::Is(Kept::Trashed),
            Term::Is(State::Inbox) => Plan::Is(Kept::Inbox),
            Term::Is(State::Unread) => Plan::Not(Box::new(Plan::Among(READ_SQL, Vec::new()))),
            Term::Is(State::Duplicate) => Plan::Among(DUPLICATES_SQL, Vec::new()),
            Term::Is(State::Folded) => Plan::Among(FOLDED_SQL, Vec::new()),
            Term::InOldVersions => EVERYTHING,
        })
    }

    fn group(&mut self) -> u16 {
        self.groups = self.groups.saturating_add(1);
        self.groups - 1
    }

    fn words(&mut self, words: &Words) -> Plan {
        let is_prefix = words.ending != Ending::Whole;
        let letter = letter(words);
        // What nearly every article has says nothing of how well one fits.
        let group = letter.is_none().then(|| self.group());
        if words.field == Some(Field::Site) {
            return site(&words.words, is_prefix, group);
        }
        let columns = columns(self.list, words.field);
        if words.field == Some(Field::Claim) && self.list == List::Articles {
            let phrases = self.spellings(words, columns, group).into_iter().map(Fts::Phrase);
            return of_claims(&Fts::Any(phrases.collect()));
        }
        let phrases = match words.field {
            Some(Field::Url) => vec![address(&words.words, is_prefix, group)],
            _ => self.spellings(words, columns, group),
        };
        let in_old = (self.reads_old && self.list == List::Articles && matches!(words.field, None | Some(Field::Text)))
            .then(|| {
                let anywhere = phrases.iter().cloned().map(|phrase| Fts::Phrase(Phrase { columns: 0, ..phrase }));
                Plan::Among(OLD_SQL, vec![Fts::Any(anywhere.collect()).text(OLD).into()])
            });
        let mut ways: Vec<Plan> = match (letter, self.known) {
            (Some(letter), Some(known))
                if !self.is_quick && self.list == List::Articles && columns == 0 && known.is_common(letter) =>
            {
                vec![Plan::Begins(letter.to_owned())]
            }
            _ => phrases.into_iter().map(|phrase| Plan::Index(Fts::Phrase(phrase))).collect(),
        };
        ways.extend(in_old);
        if words.field.is_none() && matches!(self.list, List::Articles | List::Passages) {
            let mut ids = self.names.tags_with(&words.words, is_prefix);
            if self.is_quick && is_prefix && ids.len() > COMPLETIONS {
                ids.truncate(COMPLETIONS);
                self.is_likely_only = true;
            }
            let table = self.list.table();
            ways.extend(ids.into_iter().map(|id| {
                let phrase =
                    Phrase { columns: table.facets(), words: vec![Facet::Tag(id).word()], is_prefix: false, group };
                Plan::Index(Fts::Phrase(phrase))
            }));
        }
        Plan::Any(ways)
    }

    /// The ways to write what is asked for: of a growing word, its likeliest completions when those are enough.
    fn spellings(&mut self, words: &Words, columns: u16, group: Option<u16>) -> Vec<Phrase> {
        let phrase = |words: Vec<String>, is_prefix| Phrase { columns, words, is_prefix, group };
        if let (true, Ending::Growing, Some(known), Some((last, first))) =
            (self.is_quick, words.ending, self.known, words.words.split_last())
        {
            let likely = known.completions(last, COMPLETIONS);
            if !likely.is_empty() {
                self.is_likely_only = true;
                return likely
                    .into_iter()
                    .map(|known| phrase(first.iter().cloned().chain([known.word]).collect(), false))
                    .collect();
            }
        }
        vec![phrase(words.words.clone(), words.ending != Ending::Whole)]
    }

    fn near(&mut self, field: Option<Field>, parts: &[Words], within: u16) -> Plan {
        let (columns, group) = (columns(self.list, field), Some(self.group()));
        let phrases: Vec<Phrase> = parts
            .iter()
            .filter(|part| !part.words.is_empty())
            .map(|part| {
                let is_prefix = part.ending != Ending::Whole;
                match field {
                    Some(Field::Url | Field::Site) => address(&part.words, is_prefix, group),
                    _ => Phrase { columns, words: part.words.clone(), is_prefix, group },
                }
            })
            .collect();
        let is_of_claims = field == Some(Field::Claim) && self.list == List::Articles;
        match Fts::Near(phrases, within) {
            Fts::Near(phrases, _) if phrases.is_empty() => EVERYTHING,
            near if is_of_claims => of_claims(&near),
            near => Plan::Index(near),
        }
    }
}

/// The one letter or digit with which words shall begin, when they may go on in any way.
fn letter(words: &Words) -> Option<&str> {
    let [word] = &*words.words else { return None };
    let mut letters = word.chars();
    let is_one = letters.next().is_some_and(|letter| !is_unspaced(letter)) && letters.next().is_none();
    (is_one && words.ending != Ending::Whole).then_some(word)
}

/// The articles of the evidence of claims that the index of those finds.
fn of_claims(fts: &Fts) -> Plan {
    Plan::Among(CLAIMS_SQL, vec![fts.text(CLAIMS).into()])
}

/// The tags of one of `ids`.
fn tags(table: Table, ids: &[i64]) -> Plan {
    Plan::Any(ids.iter().map(|id| Plan::Index(Fts::facet(table, Facet::Tag(*id).word()))).collect())
}

/// The columns of a list's index in which words of a field stand; none for any.
fn columns(list: List, field: Option<Field>) -> u16 {
    match (list, field) {
        (_, None) | (List::Notes, _) => 0,
        // Of an article they are asked in the index of claims too.
        (_, Some(Field::Claim)) => column::STATEMENT,
        (List::Claims, _) => column::CLAIM_NOTE,
        (List::Passages, Some(Field::Note)) => 1 << 1,
        (List::Passages, Some(_)) => 1,
        (_, Some(Field::Title)) => column::HEADLINE,
        (_, Some(Field::Byline)) => column::BYLINE,
        (_, Some(Field::Outlet)) => column::OUTLET,
        (_, Some(Field::Url | Field::Site)) => column::URL,
        (_, Some(Field::Text)) => column::TEXT,
        (_, Some(Field::Quote)) => column::QUOTES,
        (_, Some(Field::Note)) => column::NOTES,
    }
}

/// Words of an address.
fn address(words: &[String], is_prefix: bool, group: Option<u16>) -> Phrase {
    let words = words.iter().map(|word| address_word(word)).collect();
    Phrase { columns: column::URL, words, is_prefix, group }
}

/// A host with those below it, or the beginning of an address there.
fn site(words: &[String], is_prefix: bool, group: Option<u16>) -> Plan {
    let host = |end: usize| Plan::Index(Fts::facet(ARTICLES, Facet::Host(&words[..end]).word()));
    let address = address(words, is_prefix, group);
    let mut ways: Vec<Plan> =
        (1..words.len()).map(|end| Plan::All(vec![host(end), Plan::Index(Fts::Phrase(address.clone()))])).collect();
    ways.push(host(words.len()));
    Plan::Any(ways)
}
