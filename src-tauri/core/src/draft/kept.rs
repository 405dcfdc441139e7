//! Drafts that are kept, with what was found of them and what the user said to that. Every change can be undone.
//!
//! What is kept of a finding are places and never words of a source: what is deleted from the library for good is not in a
//! draft either.

use super::{Finding, MAX_DRAFT_BYTES, MAX_FINDINGS, Outcome, Report, Subject};
use crate::document::ByteRange;
use crate::error::{Error, Result};
use crate::id::{DraftId, StoryId, Uid};
use crate::library::{Done, Library, Op};
use crate::note::{line, without_nul};
use crate::storage::{self, Noun};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The longest title, in characters.
const MAX_TITLE_CHARS: usize = 300;
/// The longest reason, in characters.
const MAX_REASON_CHARS: usize = 2_000;
/// The longest words beside a number, in bytes.
const MAX_BESIDE_BYTES: usize = 4_000;

/// What the user says to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    /// It holds; the source becomes a footnote.
    Accepted,
    /// It is left as it is, for this reason.
    Ignored(String),
}

/// A place in the library, by identities, which outlive the library's keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The article.
    pub article: Uid,
    /// The version.
    pub document: Uid,
    /// The passage, if the user marked one there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<Uid>,
    /// The place in the version, in bytes.
    pub at: ByteRange,
}

/// A finding as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptFinding {
    /// What it is.
    pub subject: Subject,
    /// Where it stands in the draft, in bytes.
    pub at: ByteRange,
    /// Who says it in the draft, as far as its words tell; of a number, the words of the draft beside it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub beside: String,
    /// What looking it up gave.
    pub outcome: Outcome,
    /// Whether the words are the same and signs between them are not, or the number is a rounded one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_loose: bool,
    /// In how many other articles it stands the same way.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub others: u32,
    /// Where it stands, or what is nearest to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Place>,
    /// What the user says to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde hands it over so.
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// What the user says of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftFields {
    /// Its title.
    pub title: String,
    /// Its text: a paragraph a line, what is set apart begins with “> ”.
    pub text: String,
    /// Its language, a BCP 47 tag, where it is known.
    pub language: Option<String>,
    /// The story that it belongs to.
    pub story: Option<StoryId>,
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Key in this library.
    pub id: DraftId,
    /// Identity in every library.
    pub uid: Uid,
    /// What the user says of it.
    pub fields: DraftFields,
    /// What was found when it was checked last, in the order of the text.
    pub findings: Vec<KeptFinding>,
    /// When it was brought here, in UTC milliseconds.
    pub made_ms: i64,
    /// When it was checked last, in UTC milliseconds.
    pub checked_ms: Option<i64>,
    /// When it was thrown away, in UTC milliseconds.
    pub trashed_ms: Option<i64>,
}

impl DraftFields {
    /// The fields as they are kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no text, or too much of it.
    pub(crate) fn tidied(&self) -> Result<Self> {
        let text = without_nul(&self.text.replace("\r\n", "\n").replace('\r', "\n"));
        if text.trim().is_empty() {
            return Err(Error::Invalid("there is nothing in the draft yet".to_owned()));
        }
        if text.len() > MAX_DRAFT_BYTES {
            return Err(super::too_long(text.len()));
        }
        let mut title = line("a title", &self.title, MAX_TITLE_CHARS)?;
        if title.is_empty() {
            let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            let first = first.trim_start_matches(['#', '>', '-', ' ']);
            let first: String = first.chars().take(80).collect();
            title = line("a title", &first, MAX_TITLE_CHARS)?;
        }
        if title.is_empty() {
            title.push_str("Draft");
        }
        let language = self.language.as_deref().map(|tag| line("a language", tag, 35)).transpose()?;
        Ok(Self { title, text, language: language.filter(|tag| !tag.is_empty()), story: self.story })
    }
}

/// Whether findings can be those of a text.
pub(crate) fn fit(findings: &[KeptFinding], text: &str) -> bool {
    let is_place = |at: ByteRange| at.start <= at.end && text.get(at.start.0..at.end.0).is_some();
    let is_reason = |answer: &Option<Answer>| match answer {
        Some(Answer::Ignored(reason)) => reason.chars().count() <= MAX_REASON_CHARS && !reason.contains('\0'),
        Some(Answer::Accepted) | None => true,
    };
    let is_line = |beside: &str| beside.len() <= MAX_BESIDE_BYTES && !beside.contains('\0');
    findings.len() <= MAX_FINDINGS
        && findings.iter().all(|finding| is_place(finding.at) && is_reason(&finding.answer) && is_line(&finding.beside))
        && findings.windows(2).all(|pair| pair[0].at.start <= pair[1].at.start)
}

impl Library {
    /// Keeps a draft. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no text, or too much of it; [`Error::NotFound`] for a story that is not here.
    pub fn add_draft(&mut self, fields: &DraftFields) -> Result<Done<DraftId>> {
        let fields = fields.tidied()?;
        if let Some(story) = fields.story {
            self.story(story)?;
        }
        self.transact(Op::AddDraft.named(1, &fields.title), |tx| {
            let (uid, now_ms) = (tx.uid(), tx.now_ms());
            tx.add_draft(&storage::draft::NewDraft {
                uid,
                fields: &fields,
                findings: &[],
                made_ms: now_ms,
                checked_ms: None,
                trashed_ms: None,
            })
        })
    }

    /// Writes a draft's title, text and story. What was found goes along where its words stand as before; what does not is
    /// forgotten. Undoable.
    ///
    /// # Errors
    /// As [`Library::add_draft`]; [`Error::NotFound`].
    pub fn edit_draft(&mut self, id: DraftId, fields: &DraftFields) -> Result<Done<()>> {
        let fields = fields.tidied()?;
        if let Some(story) = fields.story {
            self.story(story)?;
        }
        let old = self.draft(id)?;
        let findings = if old.fields.text == fields.text { old.findings } else { moved(&old, &fields.text) };
        self.transact(Op::EditDraft.named(1, &fields.title), |tx| tx.set_draft(id, &fields, &findings).map(drop))
    }

    /// Keeps what a check found of a draft whose text is `text`. What the user said to a finding stays with it as long as its
    /// words are the same. Undoable.
    ///
    /// # Errors
    /// As [`Library::edit_draft`].
    pub fn keep_check(&mut self, id: DraftId, text: &str, report: &Report) -> Result<Done<()>> {
        let old = self.draft(id)?;
        let fields = DraftFields { text: text.to_owned(), ..old.fields.clone() }.tidied()?;
        let mut answers: HashMap<(Subject, &str), Vec<&Answer>> = HashMap::new();
        for finding in old.findings.iter().rev() {
            if let (Some(answer), Some(words)) = (&finding.answer, words_of(&old.fields.text, finding.at)) {
                answers.entry((finding.subject, words)).or_default().push(answer);
            }
        }
        let mut findings = Vec::with_capacity(report.findings.len());
        for finding in &report.findings {
            let answer = words_of(&fields.text, finding.at)
                .and_then(|words| answers.get_mut(&(finding.subject, words)))
                .and_then(Vec::pop)
                .cloned();
            findings.push(KeptFinding { answer, ..self.kept(finding)? });
        }
        if !fit(&findings, &fields.text) {
            return Err(Error::Invalid(
                "the text is another one than the one that was checked. Check it again".to_owned(),
            ));
        }
        self.transact(Op::CheckDraft.named(1, &fields.title), |tx| {
            tx.set_draft(id, &fields, &findings)?;
            let now_ms = tx.now_ms();
            tx.update(Noun::Draft, id.0, &[("checked_ms", &now_ms)])?;
            tx.count(true);
            Ok(())
        })
    }

    /// Says something to findings of a draft, by their numbers in its list, or takes back what was said. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a draft or a finding that is not there; [`Error::Invalid`] for a reason that is too long.
    pub fn answer_draft(&mut self, id: DraftId, findings: &[u32], answer: Option<&Answer>) -> Result<Done<()>> {
        let answer = match answer {
            Some(Answer::Ignored(reason)) => Some(Answer::Ignored(line("a reason", reason, MAX_REASON_CHARS)?)),
            other => other.cloned(),
        };
        let mut draft = self.draft(id)?;
        for which in findings {
            let finding = draft.findings.get_mut(*which as usize);
            let finding = finding.ok_or_else(|| Error::NotFound(format!("finding {which} of draft {id}")))?;
            finding.answer.clone_from(&answer);
        }
        self.transact(Op::AnswerDraft.named(findings.len(), &draft.fields.title), |tx| {
            let is_changed = tx.set_draft(id, &draft.fields, &draft.findings)?;
            tx.count(is_changed);
            Ok(())
        })
    }

    /// Throws drafts away. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn trash_drafts(&mut self, drafts: &[DraftId]) -> Result<Done<()>> {
        let name = self.title_of_draft(drafts)?;
        self.transact(Op::TrashDrafts.named(drafts.len(), &name), |tx| tx.set_trashed(Noun::Draft, drafts, true))
    }

    /// Brings drafts back from the trash. Undoable.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one is not here; then none is changed.
    pub fn restore_drafts(&mut self, drafts: &[DraftId]) -> Result<Done<()>> {
        let name = self.title_of_draft(drafts)?;
        self.transact(Op::RestoreDrafts.named(drafts.len(), &name), |tx| tx.set_trashed(Noun::Draft, drafts, false))
    }

    /// One draft, in the trash or not.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn draft(&self, id: DraftId) -> Result<Draft> {
        self.read(|conn| storage::draft::get(conn, id))
    }

    /// The drafts in the trash, or those outside, the newest first; with a story, those that belong to it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn drafts(&self, is_trash: bool, story: Option<StoryId>) -> Result<Vec<Draft>> {
        let mut drafts = self.read(|conn| storage::draft::list(conn, is_trash))?;
        drafts.retain(|draft| story.is_none_or(|story| draft.fields.story == Some(story)));
        Ok(drafts)
    }

    fn kept(&self, finding: &Finding) -> Result<KeptFinding> {
        let source = match &finding.source {
            Some(source) => self.read(|conn| {
                let standing = |noun, id| storage::uid::standing(conn, noun, id);
                let article = standing(Noun::Article, source.article.0)?;
                let document = standing(Noun::Document, source.document.0)?;
                let passage = match source.passage {
                    Some(passage) => standing(Noun::Highlight, passage.0)?,
                    None => None,
                };
                Ok(article.zip(document).map(|(article, document)| Place { article, document, passage, at: source.at }))
            })?,
            None => None,
        };
        Ok(KeptFinding {
            subject: finding.subject,
            at: finding.at,
            beside: finding.beside.chars().filter(|sign| *sign != '\0').take(1_000).collect(),
            outcome: finding.outcome,
            is_loose: finding.is_loose,
            others: finding.others,
            source,
            answer: None,
        })
    }

    fn title_of_draft(&self, drafts: &[DraftId]) -> Result<String> {
        match drafts {
            [one] => Ok(self.draft(*one)?.fields.title),
            _ => Ok(String::new()),
        }
    }
}

fn words_of(text: &str, at: ByteRange) -> Option<&str> {
    text.get(at.start.0..at.end.0)
}

/// The findings of a draft that stand in `text` too: before and after the stretch that is another one.
fn moved(old: &Draft, text: &str) -> Vec<KeptFinding> {
    let before = &old.fields.text;
    let same = before.bytes().zip(text.bytes()).take_while(|(one, other)| one == other).count();
    let rest = before.len().min(text.len()) - same;
    let tail = before.bytes().rev().zip(text.bytes().rev()).take(rest).take_while(|(one, other)| one == other).count();
    let shift = |at: usize| at + text.len() - before.len();
    let kept = old.findings.iter().filter_map(|finding| {
        let ByteRange { start, end } = finding.at;
        let at = if end.0 <= same {
            finding.at
        } else if start.0 >= before.len() - tail {
            ByteRange::new(shift(start.0), shift(end.0))
        } else {
            return None;
        };
        Some(KeptFinding { at, ..finding.clone() })
    });
    kept.collect()
}
