//! A query as it stands in the search box: its conditions, what is wrong with it, and what may be meant at the cursor.

use clipfile_core::document::{ByteOffset, OffsetMap, Utf16Offset};
use clipfile_core::search::{self as core, Written};
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use std::ops::Range;
use ts_rs::TS;

/// Conditions that are shown; a query of more is one that was pasted.
const MAX_CONDITIONS: usize = 40;
/// Proposals for what is being written.
const MAX_PROPOSALS: usize = 8;

/// What was typed, and where the cursor stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadQuery {
    /// All of it.
    pub text: String,
    /// The cursor, in UTF-16 units.
    pub cursor_unit: u32,
}

/// A query that finds nothing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SuggestQuery {
    /// All of it.
    pub text: String,
}

/// What it was read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueryView {
    /// The conditions that must all hold; of very many, the first.
    pub conditions: Vec<ConditionView>,
    /// What its writer should know.
    pub problems: Vec<QueryProblem>,
    /// What is being written where the cursor stands.
    pub writing: WritingView,
    /// What may be meant there, the likeliest first. Tags and colours are not among it: the page has them.
    pub proposals: Vec<ProposalView>,
}

/// What a condition looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ConditionForm {
    /// A word.
    Word,
    /// Words in quotation marks.
    Phrase,
    /// A field with its value.
    Field,
    /// NEAR.
    Near,
    /// Several, in parentheses or with OR between them.
    Several,
}

/// One of the conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConditionView {
    /// Where it begins, in UTF-16 units of what was typed.
    pub start_unit: u32,
    /// Where it ends.
    pub end_unit: u32,
    /// What it looks like.
    pub form: ConditionForm,
    /// The field's own name; null for words.
    pub field: Option<String>,
    /// What it asks.
    pub value: String,
    /// Whether it must not hold.
    pub negated: bool,
    /// What is left to type when it is taken out.
    pub without: String,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueryProblem {
    /// Where it begins, in UTF-16 units of what was typed.
    pub start_unit: u32,
    /// Where it ends.
    pub end_unit: u32,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to type instead of all of it; null when nothing can be proposed.
    pub mend: Option<String>,
}

/// What is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WritingView {
    /// Where what a proposal replaces begins, in UTF-16 units.
    pub start_unit: u32,
    /// Where it ends.
    pub end_unit: u32,
    /// Whether it is a value of `field`, or else a word or the name of a field.
    pub field: Option<String>,
    /// What is there of it before the cursor.
    pub begun: String,
}

/// Something that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProposalView {
    /// What it is called.
    pub value: String,
    /// What to write for it.
    pub text: String,
    /// Articles that have it; null where they are not counted.
    pub count: Option<u32>,
}

impl QueryView {
    /// Reads what stands in the search box.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &mut Library, read: &ReadQuery) -> Result<Self> {
        let text = read.text.as_str();
        let map = OffsetMap::new(text);
        let query = library.query(text, true);
        // A cursor inside a character, or beyond the end, is one at the end.
        let cursor = map.to_bytes(Utf16Offset(read.cursor_unit as usize)).map_or(text.len(), |at| at.0);
        let writing = core::writing_at(text, cursor);
        let proposals = library.proposals(&writing, MAX_PROPOSALS)?;
        let units = |range: &Range<usize>| {
            let unit = |byte| map.to_utf16(ByteOffset(byte)).map_or(0, |at| at.0 as u32);
            (unit(range.start), unit(range.end))
        };
        let condition = |(number, condition): (usize, &core::Condition)| {
            let (start_unit, end_unit) = units(&condition.at);
            ConditionView {
                start_unit,
                end_unit,
                form: match condition.form {
                    core::Form::Word => ConditionForm::Word,
                    core::Form::Phrase => ConditionForm::Phrase,
                    core::Form::Field => ConditionForm::Field,
                    core::Form::Near => ConditionForm::Near,
                    core::Form::Several => ConditionForm::Several,
                },
                field: condition.field.map(str::to_owned),
                value: condition.value.clone(),
                negated: condition.is_negated,
                without: query.without(number),
            }
        };
        let problem = |problem: &core::Problem| {
            let (start_unit, end_unit) = units(&problem.at);
            QueryProblem { start_unit, end_unit, message: problem.message.clone(), mend: problem.mend.clone() }
        };
        let (start_unit, end_unit) = units(&writing.at);
        let field = match writing.what {
            Written::Value(field) => Some(field.name.to_owned()),
            Written::Word | Written::FieldName => None,
        };
        Ok(Self {
            conditions: query.conditions().iter().enumerate().take(MAX_CONDITIONS).map(condition).collect(),
            problems: query.problems.iter().map(problem).collect(),
            writing: WritingView { start_unit, end_unit, field, begun: writing.begun },
            proposals: proposals
                .into_iter()
                .map(|core::Proposal { value, text, count }| ProposalView { value, text, count })
                .collect(),
        })
    }
}
