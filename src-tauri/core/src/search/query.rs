//! What was typed in the search box: words, "phrases", prefixes*, -not, tag:path, is:edited. All of it must fit.
//!
//! Nothing that is typed is an error: an open quotation mark ends with the text, and a sign that stands for nothing is
//! dropped.

use super::fold::tokens;
use crate::storage::search::Wanted;
use crate::tag::{MAX_PATH_BYTES, Path};

/// A query, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
}

/// One part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) is_wanted: bool,
    pub(super) kind: TermKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TermKind {
    /// Words that stand one after the other, folded; the last one may be the beginning of a word.
    Words { words: Vec<String>, is_prefix: bool },
    /// A tag or one below it.
    Tag(String),
    /// Words that changed since they were clipped.
    Edited,
}

/// More terms than this are not typed by anyone; the rest is left out of the query.
const MAX_TERMS: usize = 64;
/// So are phrases of more words than this.
const MAX_PHRASE_WORDS: usize = 256;

impl Query {
    /// Reads what was typed; with `is_typing`, the last word may still be growing.
    pub fn parse(typed: &str, is_typing: bool) -> Self {
        let mut terms: Vec<Term> = pieces(typed).filter_map(|piece| piece.term()).take(MAX_TERMS).collect();
        let is_growing = is_typing && typed.chars().next_back().is_some_and(char::is_alphanumeric);
        if is_growing && let Some(Term { kind: TermKind::Words { is_prefix, .. }, .. }) = terms.last_mut() {
            *is_prefix = true;
        }
        Self { terms }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// What it asks of the index.
    pub(crate) fn wanted(&self) -> Wanted {
        let expressions = |is_wanted: bool| -> Vec<String> {
            self.terms.iter().filter(|term| term.is_wanted == is_wanted).filter_map(Term::expression).collect()
        };
        let tags = self.terms.iter().filter_map(|term| match &term.kind {
            TermKind::Tag(path) => Some((path.clone(), term.is_wanted)),
            TermKind::Words { .. } | TermKind::Edited => None,
        });
        let edited = self.terms.iter().filter(|term| term.kind == TermKind::Edited).map(|term| term.is_wanted);
        Wanted {
            expression: expressions(true).join(" AND "),
            without: expressions(false).join(" OR "),
            tags: tags.collect(),
            edited: edited.collect(),
        }
    }
}

impl Term {
    /// The term in FTS5's query syntax. The words are letters and digits only, so quoting them is safe.
    fn expression(&self) -> Option<String> {
        match &self.kind {
            TermKind::Words { words, is_prefix } => {
                Some(format!("\"{}\"{}", words.join(" "), if *is_prefix { "*" } else { "" }))
            }
            TermKind::Tag(_) | TermKind::Edited => None,
        }
    }
}

/// A stretch of the typed text between white space, quotation marks taken into account.
struct Piece<'t> {
    is_wanted: bool,
    field: Option<&'t str>,
    words: &'t str,
    is_quoted: bool,
}

impl Piece<'_> {
    fn term(&self) -> Option<Term> {
        let kind = if self.field == Some("is:") {
            // Of another word after the colon, nothing is known: it is searched for as it stands.
            if self.words.eq_ignore_ascii_case("edited") { Some(TermKind::Edited) } else { self.as_words() }
        } else if self.field.is_some() {
            let path = Path::tidied(self.words);
            // One byte too many is enough for no tag to have it.
            let end = path.floor_char_boundary(MAX_PATH_BYTES + 4);
            TermKind::Tag(path[..end].to_owned()).some_if(!path.is_empty())
        } else {
            self.as_words()
        };
        kind.map(|kind| Term { is_wanted: self.is_wanted, kind })
    }

    fn as_words(&self) -> Option<TermKind> {
        let field = self.field.map(tokens).into_iter().flatten();
        let words: Vec<String> =
            field.chain(tokens(self.words)).map(|token| token.folded).take(MAX_PHRASE_WORDS).collect();
        let is_prefix = !self.is_quoted && self.words.ends_with('*');
        TermKind::Words { is_prefix, words: words.clone() }.some_if(!words.is_empty())
    }
}

impl TermKind {
    fn some_if(self, is_some: bool) -> Option<Self> {
        is_some.then_some(self)
    }
}

fn pieces(typed: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = typed;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let is_wanted = match rest.strip_prefix('-') {
            Some(after) if !after.starts_with(char::is_whitespace) && !after.is_empty() => {
                rest = after;
                false
            }
            _ => true,
        };
        let field = ["tag:", "#", "is:"]
            .into_iter()
            .find(|field| rest.get(..field.len()).is_some_and(|start| start.eq_ignore_ascii_case(field)));
        rest = &rest[field.map_or(0, str::len)..];
        let (words, is_quoted, after) = match rest.strip_prefix(['"', '“', '”', '„']) {
            Some(inside) => match inside.find(['"', '“', '”']) {
                Some(end) => (&inside[..end], true, inside[end..].trim_start_matches(['"', '“', '”'])),
                None => (inside, true, ""),
            },
            None => {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                (&rest[..end], false, &rest[end..])
            }
        };
        rest = after;
        Some(Piece { is_wanted, field, words, is_quoted })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expression: &str, without: &str, tags: &[(&str, bool)]) {
        let wanted = Query::parse(typed, false).wanted();
        let found: Vec<(&str, bool)> =
            wanted.tags.iter().map(|(path, is_wanted)| (path.as_str(), *is_wanted)).collect();
        assert_eq!(
            (wanted.expression.as_str(), wanted.without.as_str(), found.as_slice()),
            (expression, without, tags),
            "{typed}"
        );
    }

    #[test]
    fn everything_that_can_be_typed_is_read() {
        check("badge password", r#""badge" AND "password""#, "", &[]);
        check(r#""factory password" gate"#, r#""factory password" AND "gate""#, "", &[]);
        check("pass* -audit", r#""pass"*"#, r#""audit""#, &[]);
        check("-\"no comment\"", "", r#""no comment""#, &[]);
        check("tag:security/protocol -tag:money", "", "", &[("security/protocol", true), ("money", false)]);
        check("TAG:\"two words\" #money", "", "", &[("two words", true), ("money", true)]);
        check("Peña ﬁre", r#""pena" AND "fire""#, "", &[]);
        check("is:so gate", r#""is so" AND "gate""#, "", &[]);
        check("U.S.-led", r#""u s led""#, "", &[]);
        check(r#""open quote"#, r#""open quote""#, "", &[]);
        check("“curly quotes”", r#""curly quotes""#, "", &[]);
        check("— - * tag: # \"", "", "", &[]);
        check("AND OR NOT NEAR(a b)", r#""and" AND "or" AND "not" AND "near a" AND "b""#, "", &[]);
    }

    #[test]
    fn what_was_edited_can_be_asked_for() {
        let edited = |typed: &str| Query::parse(typed, false).wanted().edited;
        assert_eq!(edited("gate is:edited"), [true]);
        assert_eq!(edited("-IS:Edited"), [false]);
        assert_eq!(edited("is:edit \"is:edited\""), [] as [bool; 0]);
    }

    #[test]
    fn the_last_word_may_be_growing() {
        let expression = |typed: &str| Query::parse(typed, true).wanted().expression;
        assert_eq!(expression("badge pas"), r#""badge" AND "pas"*"#);
        assert_eq!(expression("badge pas "), r#""badge" AND "pas""#);
        assert_eq!(expression("\"badge pas"), r#""badge pas"*"#);
    }
}
