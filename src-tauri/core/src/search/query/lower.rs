//! From what was typed to what it asks. What makes no sense is told, with a mend, and answered as well as it can be.

use super::dates::{self, Calendar, NoDate};
use super::fields::{self, FieldInfo, HAS, IN, IS, Named, Place, Takes, called, plain};
use super::grammar::{Node, Value, What};
use crate::search::expr::{DateOf, Ending, Expr, Field, MAX_NEAR_WORDS, Moments, Part, Problem, Term, Words};
use crate::search::fold::asked;
use crate::tag::{MAX_PATH_BYTES, Path};
use std::ops::Range;

/// More conditions than this are not typed by anyone, and no index answers them in a blink.
const MAX_TERMS: usize = 500;
/// So are phrases of more words than this.
const MAX_PHRASE_WORDS: usize = 256;
/// Words between which those of NEAR stand when no number is given, as in SQLite's full-text search.
const NEAR_WORDS: u16 = 10;
/// The longest value that can be somebody's, in bytes.
const MAX_VALUE_BYTES: usize = MAX_PATH_BYTES + 4;

/// What is left of a query of which nothing is asked.
pub(super) fn nothing() -> Expr {
    Expr::All(Vec::new())
}

/// All of `parts`, without what asks for nothing and without a list in a list.
pub(super) fn all(parts: impl IntoIterator<Item = Expr>) -> Expr {
    let mut flat = Vec::new();
    for part in parts {
        match part {
            Expr::All(inner) => flat.extend(inner),
            part => flat.push(part),
        }
    }
    if flat.len() == 1 { flat.remove(0) } else { Expr::All(flat) }
}

/// One of `parts`; of none, nothing is asked.
pub(super) fn any(parts: impl IntoIterator<Item = Expr>) -> Expr {
    let mut flat = Vec::new();
    for part in parts {
        match part {
            Expr::Any(inner) => flat.extend(inner),
            part if part.is_empty() => {}
            part => flat.push(part),
        }
    }
    match flat.len() {
        0 => nothing(),
        1 => flat.remove(0),
        _ => Expr::Any(flat),
    }
}

pub(super) fn negated(inner: Expr) -> Expr {
    match inner {
        inner if inner.is_empty() => inner,
        Expr::Not(inner) => *inner,
        inner => Expr::Not(Box::new(inner)),
    }
}

/// Makes conditions of what was typed, and remembers what is wrong with it.
pub(super) struct Reading<'r> {
    pub(super) typed: &'r str,
    pub(super) calendar: Calendar<'r>,
    /// Whether what stands at the end may not be finished.
    pub(super) is_typing: bool,
    pub(super) terms: usize,
    pub(super) problems: Vec<Problem>,
    /// Places that were perhaps problems.
    pub(super) places: usize,
    /// What was opened and not closed, and the sign that closes it.
    pub(super) unclosed: Vec<(usize, char)>,
}

impl Reading<'_> {
    /// What stands side by side, each by itself.
    pub(super) fn each(&mut self, nodes: &[Node], field: Option<&'static FieldInfo>) -> Vec<Expr> {
        self.warn_of_mixture(nodes);
        nodes.iter().map(|node| self.node(node, field)).collect()
    }

    fn node(&mut self, node: &Node, field: Option<&'static FieldInfo>) -> Expr {
        match &node.what {
            What::Any(parts) => {
                let read: Vec<Expr> = parts.iter().map(|part| self.node(part, field)).collect();
                if parts.len() == 1 && !self.is_unfinished(node.at.end) {
                    self.tell(node.at.clone(), |all| {
                        let alone = &all.typed[parts[0].at.clone()];
                        (
                            "OR stands between two things, and here is only one.".to_owned(),
                            Some(all.replaced(&node.at, alone)),
                        )
                    });
                }
                any(read)
            }
            What::Not(inner) => negated(self.node(inner, field)),
            What::Group { inner, is_closed } => {
                if !is_closed {
                    self.unclosed.push((node.at.start, ')'));
                }
                all(self.each(inner, field))
            }
            What::Near { parts, within, has_noise, is_closed } => {
                self.near(node, parts, within.as_ref(), (*has_noise, *is_closed), field)
            }
            What::Field { name, value } => self.field(node, name, value.as_deref(), field),
            What::Value(value) => self.value(value, field),
            What::Noise(noise) => {
                self.noise(*noise, &node.at);
                nothing()
            }
        }
    }

    fn near(
        &mut self,
        node: &Node,
        parts: &[Value],
        within: Option<&Range<usize>>,
        (has_noise, is_closed): (bool, bool),
        field: Option<&'static FieldInfo>,
    ) -> Expr {
        if !is_closed {
            self.unclosed.push((node.at.start, ')'));
        }
        if has_noise {
            self.tell(node.at.clone(), |_| {
                ("NEAR takes words and phrases and at the end a number, as in NEAR(strike port, 8).".to_owned(), None)
            });
        }
        let field = words_field(field);
        let mut words: Vec<Words> = parts.iter().take(MAX_TERMS).filter_map(|part| self.words(part, None)).collect();
        let within = within.map_or(NEAR_WORDS, |at| {
            let asked = self.typed[at.clone()].parse().unwrap_or(u16::MAX);
            if asked > MAX_NEAR_WORDS {
                self.tell(at.clone(), |all| {
                    let most = MAX_NEAR_WORDS.to_string();
                    (format!("NEAR reaches at most {most} words."), Some(all.replaced(at, &most)))
                });
            }
            asked.min(MAX_NEAR_WORDS)
        });
        match words.len() {
            0 => nothing(),
            1 => self.term(&node.at, Term::Words(Words { field, ..words.remove(0) })),
            _ => {
                self.terms += (words.len() - 1).min(MAX_TERMS.saturating_sub(self.terms));
                self.term(&node.at, Term::Near { field, parts: words, within })
            }
        }
    }

    fn field(
        &mut self,
        node: &Node,
        name: &Range<usize>,
        value: Option<&Node>,
        outer: Option<&'static FieldInfo>,
    ) -> Expr {
        let typed_name = &self.typed[name.clone()];
        match (called(typed_name), value) {
            (Some(field), Some(Node { what: What::Value(value), .. })) => self.value_of(field, value, Some(node)),
            (Some(field), Some(value)) => self.node(value, Some(field)),
            (Some(_), None) => {
                if !self.is_unfinished(node.at.end) {
                    self.tell(node.at.clone(), |all| all.without_value(&node.at, typed_name));
                }
                nothing()
            }
            // A word before a colon, as in a sentence.
            (None, None) => self.words_at(&node.at, outer),
            (None, Some(value)) => {
                self.tell(node.at.clone(), |all| all.unknown_field(&node.at, name));
                match &value.what {
                    What::Value(_) => self.words_at(&node.at, outer),
                    _ => all([self.words_at(name, outer), self.node(value, outer)]),
                }
            }
        }
    }

    /// The words of a stretch, as a phrase.
    fn words_at(&mut self, at: &Range<usize>, field: Option<&'static FieldInfo>) -> Expr {
        let value =
            Value { at: at.clone(), inside: at.clone(), quoted: None, has_star: self.typed[at.clone()].ends_with('*') };
        self.words(&value, words_field(field)).map_or_else(nothing, |words| self.term(at, Term::Words(words)))
    }

    fn value(&mut self, value: &Value, field: Option<&'static FieldInfo>) -> Expr {
        match field {
            Some(field) => self.value_of(field, value, None),
            None => self.words(value, None).map_or_else(nothing, |words| self.term(&value.at, Term::Words(words))),
        }
    }

    /// What a field asks with one value; `whole` is all of it unless the value stands in a group.
    fn value_of(&mut self, field: &'static FieldInfo, value: &Value, whole: Option<&Node>) -> Expr {
        let at = whole.map_or(&value.at, |node| &node.at);
        let mut text = self.typed[value.inside.clone()].trim();
        if text.len() > MAX_VALUE_BYTES {
            // One byte too many is enough for nothing to have it.
            text = &text[..text.floor_char_boundary(MAX_VALUE_BYTES)];
        }
        let is_straight = value.quoted.is_some() && self.typed[value.at.start..].starts_with('"');
        let text = if is_straight { text.replace("\"\"", "\"") } else { text.to_owned() };
        if value.quoted.is_some() {
            self.note_unclosed(value);
        }
        if text.is_empty() {
            return nothing();
        }
        let is_star = text == "*" && value.quoted.is_none();
        let term = match field.takes {
            Takes::Words(Field::Note) if is_star => Term::Has(Part::Note),
            Takes::Words(Field::Quote) if is_star => Term::Has(Part::Passage),
            Takes::Words(Field::Claim) if is_star => Term::Has(Part::Claim),
            Takes::Tag if is_star => Term::Has(Part::Tag),
            Takes::Words(part) => {
                let words = self.words(value, Some(part));
                return words.map_or_else(nothing, |words| self.term(at, Term::Words(words)));
            }
            Takes::Tag => match Path::tidied(&text) {
                path if path.is_empty() => return nothing(),
                path => Term::Tag(path),
            },
            Takes::Colour => Term::Colour(text),
            Takes::Language => Term::Language(text.replace('_', "-").to_lowercase()),
            Takes::Kind => Term::Kind(fields::kind(&text)),
            Takes::Story => Term::Story(text),
            Takes::Claim(part) => Term::Claim(part, text),
            Takes::Date(of) => {
                let read = dates::read(&text, &self.calendar);
                return self.date(of, read, field, (value, at, &text));
            }
            Takes::Bound(bound) => {
                let read = dates::read_bound(&text, bound, &self.calendar);
                return self.date(DateOf::Published, read, field, (value, at, &text));
            }
            Takes::Has => match self.named(&HAS, field, value, at, &text) {
                Ok(part) => Term::Has(part),
                Err(expr) => return expr,
            },
            Takes::Is => match self.named(&IS, field, value, at, &text) {
                Ok((state, is_so)) => return self.state(at, Term::Is(state), is_so),
                Err(expr) => return expr,
            },
            Takes::In => match self.named(&IN, field, value, at, &text) {
                Ok(Place::OldVersions) => Term::InOldVersions,
                Ok(Place::State(state, is_so)) => return self.state(at, Term::Is(state), is_so),
                Err(expr) => return expr,
            },
        };
        self.term(at, term)
    }

    fn state(&mut self, at: &Range<usize>, term: Term, is_so: bool) -> Expr {
        let expr = self.term(at, term);
        if is_so { expr } else { negated(expr) }
    }

    fn date(
        &mut self,
        of: DateOf,
        read: Result<Moments, NoDate>,
        field: &'static FieldInfo,
        (value, at, text): (&Value, &Range<usize>, &str),
    ) -> Expr {
        let wrong = match read {
            Ok(moments) => return self.term(at, Term::Date(of, moments)),
            Err(_) if self.is_growing(value) && dates::may_grow(text) => return nothing(),
            Err(wrong) => wrong,
        };
        let NoDate { message, mend, read_as } = wrong;
        self.tell(value.at.clone(), |all| (message, mend.map(|mend| all.replaced(&value.inside, &mend))));
        match read_as {
            Some(moments) => self.term(at, Term::Date(of, moments)),
            None => self.named_words(field, at),
        }
    }

    /// What the value of `field` stands for among `known`, or what is answered instead.
    fn named<T: Copy>(
        &mut self,
        known: &'static [Named<T>],
        field: &'static FieldInfo,
        value: &Value,
        at: &Range<usize>,
        text: &str,
    ) -> Result<T, Expr> {
        if let Some(meant) = fields::value(known, text) {
            return Ok(meant);
        }
        if self.is_growing(value) && fields::names(known).any(|name| name.starts_with(&plain(text))) {
            return Err(nothing());
        }
        self.tell(value.at.clone(), |all| all.unknown_value(known, field, (value, at, text)));
        Err(self.named_words(field, at))
    }

    /// A field and its value as the words that they are.
    fn named_words(&mut self, field: &'static FieldInfo, at: &Range<usize>) -> Expr {
        let text = &self.typed[at.clone()];
        let name = if text.contains(':') { "" } else { field.name };
        let asked = asked(&format!("{name} {text}"), MAX_PHRASE_WORDS);
        let words = Words { field: None, words: asked.words, ending: Ending::Whole, is_exact: false };
        if words.words.is_empty() { nothing() } else { self.term(at, Term::Words(words)) }
    }

    /// The words of a value.
    fn words(&mut self, value: &Value, field: Option<Field>) -> Option<Words> {
        let text = &self.typed[value.inside.clone()];
        if value.quoted.is_some() {
            self.note_unclosed(value);
        } else {
            self.warn_of_star(value);
        }
        let mut asked = asked(text, MAX_PHRASE_WORDS + 1);
        if asked.words.len() > MAX_PHRASE_WORDS {
            asked.words.pop();
            self.tell(value.at.clone(), |_| {
                (format!("Only the first {MAX_PHRASE_WORDS} words of this were searched for."), None)
            });
        }
        let ends_in_a_word = self.typed.chars().next_back().is_some_and(char::is_alphanumeric);
        let ending = match value {
            value if value.has_star || asked.is_open => Ending::Prefix,
            value if self.is_typing && value.at.end == self.typed.len() && ends_in_a_word => Ending::Growing,
            _ => Ending::Whole,
        };
        let words = asked.words;
        (!words.is_empty()).then_some(Words { field, words, ending, is_exact: value.quoted.is_some() })
    }

    fn term(&mut self, at: &Range<usize>, term: Term) -> Expr {
        self.terms += 1;
        if self.terms <= MAX_TERMS {
            return Expr::Term(term);
        }
        if self.terms == MAX_TERMS + 1 {
            self.warn_of_length(at.start, MAX_TERMS);
        }
        nothing()
    }

    /// Whether something that ends there may not have been finished yet.
    pub(super) fn is_unfinished(&self, end: usize) -> bool {
        self.is_typing && self.typed[end..].trim_start().is_empty()
    }

    /// Whether a value is still being typed.
    fn is_growing(&self, value: &Value) -> bool {
        self.is_typing && value.at.end == self.typed.len() && value.quoted != Some(true)
    }
}

fn words_field(field: Option<&'static FieldInfo>) -> Option<Field> {
    match field?.takes {
        Takes::Words(field) => Some(field),
        _ => None,
    }
}
