//! What is said of a query that makes no sense somewhere, with a mend where one can be proposed.

use super::fields::{self, FIELDS, FieldInfo, HAS, IN, IS, Named, called, closest, plain};
use super::grammar::{MAX_DEPTH, Node, Noise, Value, What};
use super::lower::Reading;
use crate::search::expr::Problem;
use std::ops::Range;

/// Problems that are told; who made more begins with these.
const MAX_PROBLEMS: usize = 8;
/// Places of which it is asked whether they are a problem of their own; a hostile query has a hundred thousand.
const MAX_PLACES: usize = 64;
/// Pairs of parentheses that a mend puts in.
const MAX_PAIRS: usize = 100;

/// What is said, and what to write instead.
type Said = (String, Option<String>);

impl Reading<'_> {
    /// Remembers a problem; what is said is made only if it is going to be told.
    pub(super) fn tell(&mut self, at: Range<usize>, say: impl FnOnce(&Self) -> Said) {
        self.places += 1;
        if self.problems.len() < MAX_PROBLEMS && self.places <= MAX_PLACES {
            let (message, mend) = say(self);
            if self.problems.iter().all(|problem| problem.message != message) {
                let mend = mend.filter(|mend| mend != self.typed);
                self.problems.push(Problem { at, message, mend });
            }
        }
    }

    /// What was typed, with something else in one place.
    pub(super) fn replaced(&self, at: &Range<usize>, with: &str) -> String {
        let (before, after) = (&self.typed[..at.start], &self.typed[at.end..]);
        if !with.is_empty() {
            return format!("{before}{with}{after}");
        }
        let (before, after) = (before.trim_end(), after.trim_start());
        format!("{before}{}{after}", if before.is_empty() || after.is_empty() { "" } else { " " })
    }

    /// Tells what was opened and not closed, at the end of all.
    pub(super) fn warn_of_unclosed(&mut self) {
        if self.is_typing || self.unclosed.is_empty() {
            return;
        }
        let (start, last) = (self.unclosed[0].0, self.unclosed[self.unclosed.len() - 1].1);
        let what = if last == ')' { "parenthesis" } else { "quotation mark" };
        let ends: String = self.unclosed.iter().rev().map(|(_, sign)| *sign).collect();
        let mend = format!("{}{ends}", self.typed.trim_end());
        let message = format!("This {what} is not closed; it was read as if it ended with the query.");
        self.tell(start..start + self.letter_at(start), |_| (message, Some(mend)));
    }

    fn letter_at(&self, start: usize) -> usize {
        self.typed[start..].chars().next().map_or(0, char::len_utf8)
    }

    pub(super) fn noise(&mut self, noise: Noise, at: &Range<usize>) {
        let is_alright = match noise {
            Noise::And => true,
            Noise::Or | Noise::Not => self.is_unfinished(at.end),
            Noise::Close | Noise::Deep => false,
        };
        if is_alright {
            return;
        }
        self.tell(at.clone(), |all| {
            let message = match noise {
                Noise::And | Noise::Or => "OR stands between two things, and here is nothing before it.".to_owned(),
                Noise::Not => "There is nothing after this that could be left out.".to_owned(),
                Noise::Close => "This parenthesis closes nothing.".to_owned(),
                Noise::Deep => {
                    format!("Parentheses stand more than {MAX_DEPTH} deep here; those further in were not looked at.")
                }
            };
            (message, Some(all.replaced(at, "")))
        });
    }

    /// AND and OR side by side are read otherwise by other programs, so it is said how they were read here.
    pub(super) fn warn_of_mixture(&mut self, nodes: &[Node]) {
        let is_and = |node: &Node| node.what == What::Noise(Noise::And);
        let is_choice = |node: &&Node| matches!(&node.what, What::Any(parts) if parts.len() > 1);
        let (Some(first), true) = (nodes.iter().find(is_choice), nodes.iter().any(is_and)) else { return };
        self.tell(first.at.clone(), |all| {
            let mut mend = all.typed.to_owned();
            for node in nodes.iter().filter(is_choice).take(MAX_PAIRS).collect::<Vec<_>>().into_iter().rev() {
                mend.insert(node.at.end, ')');
                mend.insert(node.at.start, '(');
            }
            let message = "AND and OR stand side by side: OR was read first, as if it stood in parentheses.";
            (message.to_owned(), Some(mend))
        });
    }

    pub(super) fn warn_of_star(&mut self, value: &Value) {
        let text = &self.typed[value.inside.clone()];
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let Some((star, _)) = text.match_indices('*').find(|(at, _)| is_letter(text[at + 1..].chars().next())) else {
            return;
        };
        let mend = if star == 0 { text.trim_start_matches('*') } else { &text[..=star] };
        let at = value.inside.start + star..value.inside.start + star + 1;
        self.tell(at, |all| {
            let message = "A star stands for any ending, so it can only end a word.";
            (message.to_owned(), Some(all.replaced(&value.inside, mend)))
        });
    }

    /// Remembers the quotation mark of a phrase that was not closed.
    pub(super) fn note_unclosed(&mut self, value: &Value) {
        let is_known = self.unclosed.last().is_some_and(|(start, _)| *start == value.at.start);
        if value.quoted == Some(false) && !is_known {
            let closing = match self.typed[value.at.start..].chars().next() {
                Some('“' | '”' | '„' | '‟') => '”',
                Some('«') => '»',
                Some('»') => '«',
                Some('「') => '」',
                Some('『') => '』',
                Some(other) => other,
                None => return,
            };
            self.unclosed.push((value.at.start, closing));
        }
    }

    /// Of a query with more conditions than are looked for, the first that is not stands at `start`.
    pub(super) fn warn_of_length(&mut self, start: usize, most: usize) {
        self.problems.truncate(MAX_PROBLEMS - 1);
        self.places = 0;
        self.tell(start..self.typed.len(), |all| {
            let message = format!("This query has more than {most} conditions; only the first {most} were looked for.");
            (message, Some(all.typed[..start].trim_end().to_owned()))
        });
    }

    /// Of a field without a value.
    pub(super) fn without_value(&self, at: &Range<usize>, name: &str) -> Said {
        let rest = self.typed[at.end..].trim_start();
        let is_apart = !rest.is_empty() && !rest.starts_with(')');
        let mend = if is_apart { format!("{}{rest}", &self.typed[..at.end]) } else { self.replaced(at, "") };
        (format!("“{name}:” asks nothing here: its value follows without a space."), Some(mend))
    }

    /// Of a field that does not exist.
    pub(super) fn unknown_field(&self, at: &Range<usize>, name: &Range<usize>) -> Said {
        let typed_name = &self.typed[name.clone()];
        let names = FIELDS.iter().map(|field| field.name);
        let known = names.chain(FIELDS.iter().flat_map(|field| field.others).copied());
        let mend = match closest(typed_name, known) {
            Some(near) => self.replaced(name, called(near).map_or(near, |field| field.name)),
            None => self.replaced(at, &format!("\"{}\"", self.typed[at.clone()].replace('"', " "))),
        };
        (format!("There is no field “{}”; it was searched for as words.", short(typed_name)), Some(mend))
    }

    /// Of a value that is none of those that are `known`.
    pub(super) fn unknown_value<T: Copy>(
        &self,
        known: &'static [Named<T>],
        field: &'static FieldInfo,
        (value, at, text): (&Value, &Range<usize>, &str),
    ) -> Said {
        // It may be the value of a field beside it.
        let others = [
            ("has", fields::value(&HAS, text).is_some()),
            ("is", fields::value(&IS, text).is_some()),
            ("in", fields::value(&IN, text).is_some()),
        ];
        let mend = match others.into_iter().find(|(_, is_known)| *is_known) {
            Some((name, _)) => Some(self.replaced(at, &format!("{name}:{}", plain(text)))),
            None => closest(text, fields::names(known)).map(|name| self.replaced(&value.at, name)),
        };
        let proposals: Vec<&str> = known.iter().map(|named| named.name).collect();
        (format!("“{}:” does not know “{}”: write {}.", field.name, short(text), listed(&proposals)), mend)
    }
}

/// As much of what was typed as a sentence can hold.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Names as a sentence lists them.
fn listed(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}
