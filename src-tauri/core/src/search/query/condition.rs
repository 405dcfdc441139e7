//! The conditions of a query as they were typed, so that one can be shown and taken out.

use super::fields::called;
use super::grammar::{Node, What};
use std::ops::Range;

/// One of the conditions that must all hold, as it stands in what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Where, in bytes of what was typed.
    pub at: Range<usize>,
    /// What it looks like.
    pub form: Form,
    /// The field's own name, however it was typed; `None` for words.
    pub field: Option<&'static str>,
    /// What it asks, as typed, without signs, field and quotation marks.
    pub value: String,
    /// Whether it must not hold.
    pub is_negated: bool,
    /// What goes when it is taken out: itself, and what only joined it to the others.
    pub(super) cut: Range<usize>,
}

/// What a condition looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A word.
    Word,
    /// Words in quotation marks.
    Phrase,
    /// A field with its value.
    Field,
    /// `NEAR(…)`.
    Near,
    /// Several, in parentheses or with OR between them.
    Several,
}

impl Condition {
    fn of(typed: &str, node: &Node, is_negated: bool) -> Self {
        let text = |at: &Range<usize>| typed[at.clone()].trim().to_owned();
        let value_of = |node: &Node| match &node.what {
            What::Value(value) => text(&value.inside),
            _ => text(&node.at),
        };
        let (form, field, value) = match &node.what {
            What::Not(inner) => return Self { at: node.at.clone(), ..Self::of(typed, inner, !is_negated) },
            What::Field { name, value } => match called(&typed[name.clone()]) {
                Some(field) => (Form::Field, Some(field.name), value.as_deref().map(value_of).unwrap_or_default()),
                None => (Form::Word, None, text(&node.at)),
            },
            What::Value(value) if value.quoted.is_some() => (Form::Phrase, None, text(&value.inside)),
            What::Value(value) => (Form::Word, None, text(&value.at)),
            What::Near { .. } => (Form::Near, None, text(&node.at)),
            _ => (Form::Several, None, text(&node.at)),
        };
        Self { at: node.at.clone(), form, field, value, is_negated, cut: 0..0 }
    }
}

/// Those of `nodes` that ask something, with what goes with each.
pub(super) fn conditions<'n>(typed: &str, nodes: impl Iterator<Item = &'n Node>) -> Vec<Condition> {
    let mut conditions: Vec<Condition> = nodes.map(|node| Condition::of(typed, node, false)).collect();
    for index in 0..conditions.len() {
        let at = conditions[index].at.clone();
        let next = conditions.get(index + 1).map(|next| next.at.start);
        let before = index.checked_sub(1).map(|before| conditions[before].at.end);
        conditions[index].cut = match (next, before) {
            (Some(next), _) => at.start..next,
            (None, Some(before)) => before..typed.len(),
            (None, None) => at,
        };
    }
    conditions
}

/// What was typed without one condition.
pub(super) fn without(typed: &str, condition: &Condition) -> String {
    let (before, after) = (&typed[..condition.cut.start], typed[condition.cut.end..].trim_end());
    let touches = !after.is_empty() && before.chars().next_back().is_some_and(|letter| !letter.is_whitespace());
    format!("{before}{}{after}", if touches { " " } else { "" }).trim_end().to_owned()
}
