//! What is being written where the cursor stands, so that something can be proposed for it.

use super::fields::{FieldInfo, Takes, called};
use super::grammar::{Node, Value, What, read};
use std::ops::Range;

/// What stands at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// What a proposal replaces, in bytes of what was typed.
    pub at: Range<usize>,
    /// What is being written.
    pub what: Written,
    /// What is there of it before the cursor, without quotation marks.
    pub begun: String,
}

/// What can be being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// A word, which may become the name of a field.
    Word,
    /// The name of a field, its colon behind it.
    FieldName,
    /// A value of this field.
    Value(&'static FieldInfo),
}

/// What is being written at `cursor`, in bytes; a cursor inside a character stands before it.
pub fn writing_at(typed: &str, cursor: usize) -> Writing {
    let cursor = typed.floor_char_boundary(cursor);
    among(typed, &read(typed), cursor, None).unwrap_or_else(|| Writing {
        at: cursor..cursor,
        what: Written::Word,
        begun: String::new(),
    })
}

fn among(typed: &str, nodes: &[Node], cursor: usize, field: Option<&'static FieldInfo>) -> Option<Writing> {
    // What ends at the cursor is being written, rather than what starts there.
    let touched = |node: &&Node| node.at.start <= cursor && cursor <= node.at.end;
    let node =
        nodes.iter().find(|node| touched(node) && node.at.start < cursor).or_else(|| nodes.iter().find(touched))?;
    at_node(typed, node, cursor, field)
}

fn at_node(typed: &str, node: &Node, cursor: usize, field: Option<&'static FieldInfo>) -> Option<Writing> {
    match &node.what {
        What::Any(parts) => among(typed, parts, cursor, field),
        What::Not(inner) if cursor < inner.at.start => Some(nothing_yet(cursor, field)),
        What::Not(inner) => at_node(typed, inner, cursor, field),
        What::Group { inner, .. } => among(typed, inner, cursor, field).or_else(|| Some(nothing_yet(cursor, field))),
        What::Near { parts, .. } => {
            let part = parts.iter().find(|part| part.at.start <= cursor && cursor <= part.at.end)?;
            Some(at_value(typed, part, cursor, None))
        }
        What::Field { name, value } => {
            let is_sign = typed[name.clone()].starts_with(['#', '＃']);
            let colon = if is_sign { 0 } else { typed[name.end..].chars().next().map_or(0, char::len_utf8) };
            let end = name.end + colon;
            match (value, called(&typed[name.clone()])) {
                _ if cursor < end => {
                    let begun = typed[name.start..cursor.min(name.end)].to_owned();
                    Some(Writing { at: name.start..end, what: Written::FieldName, begun })
                }
                (_, None) => Some(word(typed, node.at.clone(), cursor)),
                (Some(value), known) => at_node(typed, value, cursor, known),
                (None, known) => Some(nothing_yet(cursor, known)),
            }
        }
        What::Value(value) => Some(at_value(typed, value, cursor, field)),
        What::Noise(_) => Some(word(typed, node.at.clone(), cursor)),
    }
}

fn nothing_yet(cursor: usize, field: Option<&'static FieldInfo>) -> Writing {
    let what = field.map_or(Written::Word, Written::Value);
    Writing { at: cursor..cursor, what, begun: String::new() }
}

fn word(typed: &str, at: Range<usize>, cursor: usize) -> Writing {
    let begun = typed[at.start..cursor.max(at.start)].to_owned();
    Writing { at, what: Written::Word, begun }
}

fn at_value(typed: &str, value: &Value, cursor: usize, field: Option<&'static FieldInfo>) -> Writing {
    let cursor_inside = cursor.clamp(value.inside.start, value.inside.end);
    let mut at = value.at.clone();
    let mut start = value.inside.start;
    if field.is_some_and(|field| matches!(field.takes, Takes::Date(_) | Takes::Bound(_))) {
        // Of a stretch, it is the end in which the cursor stands.
        let before = &typed[start..cursor_inside];
        let signs = before.len() - before.trim_start_matches(['<', '>', '=']).trim_start().len();
        let end = value.inside.end;
        start += before.rfind("..").map_or(signs, |dots| dots + 2);
        let rest = &typed[cursor_inside..end];
        at = start..rest.find("..").map_or(end, |dots| cursor_inside + dots);
    }
    // A phrase is not the beginning of a field's name.
    let is_plain = field.is_some() || value.quoted.is_none();
    let begun = if is_plain { typed[start.min(cursor_inside)..cursor_inside].to_owned() } else { String::new() };
    let what = match field {
        Some(field) => Written::Value(field),
        None => Written::Word,
    };
    Writing { at, what, begun }
}
