//! What was typed in the search box: words, "phrases", prefixes*, -not, tag:path, is:edited. All of it must fit.
//!
//! Nothing that is typed is an error: an open quotation mark ends with the text, and a sign that stands for nothing is
//! dropped.

use super::expr::{Ending, Expr, Now, Problem, State, Term, Words};
use super::fold::tokens;
use crate::tag::{MAX_PATH_BYTES, Path};

/// A query, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What it asks.
    pub expr: Expr,
    /// What its writer should know; the query is answered as well as it can be all the same.
    pub problems: Vec<Problem>,
}

impl Default for Query {
    fn default() -> Self {
        Self { expr: Expr::All(Vec::new()), problems: Vec::new() }
    }
}

/// More terms than this are not typed by anyone; the rest is left out of the query.
const MAX_TERMS: usize = 64;
/// So are phrases of more words than this.
const MAX_PHRASE_WORDS: usize = 256;

impl Query {
    /// Reads what was typed at `now`; with `is_typing`, the last word may still be growing.
    pub fn parse(typed: &str, _now: Now, is_typing: bool) -> Self {
        let mut terms: Vec<(Term, bool)> =
            pieces(typed).filter_map(|piece| Some((piece.term()?, piece.is_wanted))).take(MAX_TERMS).collect();
        let is_growing = is_typing && typed.chars().next_back().is_some_and(char::is_alphanumeric);
        if is_growing && let Some((Term::Words(words), _)) = terms.last_mut() {
            words.ending = Ending::Growing;
        }
        let parts = terms
            .into_iter()
            .map(|(term, is_wanted)| if is_wanted { Expr::Term(term) } else { Expr::Not(Box::new(Expr::Term(term))) });
        Self { expr: Expr::All(parts.collect()), problems: Vec::new() }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.expr.is_empty()
    }

    /// The words that shall be found.
    pub(super) fn wanted_words(&self) -> Vec<&Words> {
        let mut wanted = Vec::new();
        self.expr.each_term(&mut |term, is_wanted| {
            if let (Term::Words(words), true) = (term, is_wanted) {
                wanted.push(words);
            }
        });
        wanted
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
        if self.field == Some("is:") {
            // Of another word after the colon, nothing is known: it is searched for as it stands.
            if self.words.eq_ignore_ascii_case("edited") { Some(Term::Is(State::Edited)) } else { self.as_words() }
        } else if self.field.is_some() {
            let path = Path::tidied(self.words);
            // One byte too many is enough for no tag to have it.
            let end = path.floor_char_boundary(MAX_PATH_BYTES + 4);
            (!path.is_empty()).then(|| Term::Tag(path[..end].to_owned()))
        } else {
            self.as_words()
        }
    }

    fn as_words(&self) -> Option<Term> {
        let field = self.field.map(tokens).into_iter().flatten();
        let words: Vec<String> =
            field.chain(tokens(self.words)).map(|token| token.folded).take(MAX_PHRASE_WORDS).collect();
        let is_prefix = !self.is_quoted && self.words.ends_with('*');
        let ending = if is_prefix { Ending::Prefix } else { Ending::Whole };
        (!words.is_empty()).then_some(Term::Words(Words { field: None, words, ending, is_exact: self.is_quoted }))
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

    const NOW: Now = Now { ms: 0, offset_minutes: 0 };

    /// What was read, in a line.
    fn line(typed: &str, is_typing: bool) -> String {
        let mut parts = Vec::new();
        Query::parse(typed, NOW, is_typing).expr.each_term(&mut |term, is_wanted| {
            let said = match term {
                Term::Words(words) => {
                    format!("{}{}", words.words.join("+"), if words.ending == Ending::Whole { "" } else { "*" })
                }
                other => format!("{other:?}"),
            };
            parts.push(format!("{}{said}", if is_wanted { "" } else { "-" }));
        });
        parts.join(" ")
    }

    fn check(typed: &str, expected: &str) {
        assert_eq!(line(typed, false), expected, "{typed}");
    }

    #[test]
    fn everything_that_can_be_typed_is_read() {
        check("badge password", "badge password");
        check(r#""factory password" gate"#, "factory+password gate");
        check("pass* -audit", "pass* -audit");
        check("-\"no comment\"", "-no+comment");
        check("tag:security/protocol -tag:money", r#"Tag("security/protocol") -Tag("money")"#);
        check("TAG:\"two words\" #money", r#"Tag("two words") Tag("money")"#);
        check("Peña ﬁre", "pena fire");
        check("is:so gate -is:edited", "is+so gate -Is(Edited)");
        check("U.S.-led", "u+s+led");
        check(r#""open quote"#, "open+quote");
        check("“curly quotes”", "curly+quotes");
        check("— - * tag: # \"", "");
    }

    #[test]
    fn the_last_word_may_be_growing() {
        assert_eq!(line("badge pas", true), "badge pas*");
        assert_eq!(line("badge pas ", true), "badge pas");
        assert_eq!(line("\"badge pas", true), "badge+pas*");
    }
}
