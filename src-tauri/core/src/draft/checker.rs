//! Checks whole drafts, on a connection of its own.

use super::abreast::{self, FEW, Job, MAX_SEARCHERS};
use super::figure::Asked;
use super::marks::Marked;
use super::number::{Number, numbers};
use super::sentence::{Content, contents, sentences};
use super::sources::Sources;
use super::{Draft, Finding, MAX_DRAFT_BYTES, MAX_FINDINGS, Outcome, Progress, Report, Subject};
use super::{figure, marks, quotation};
use crate::compare::Language;
use crate::document::ByteRange;
use crate::error::Result;
use crate::library::Library;
use crate::search::{Interrupter, Searcher, Vocabulary};
use crate::storage;
use std::cell::Cell;
use std::collections::HashMap;
use std::ops::{ControlFlow, Range};
use std::sync::Arc;
use std::thread;

/// Paragraphs whose findings are remembered.
const MAX_REMEMBERED: usize = 4_000;

/// Checks drafts against a library: it can go to another thread while the library is read and written.
pub struct Checker {
    searcher: Searcher,
    /// More of them, for a draft in which there is much to look up.
    others: Vec<Searcher>,
    words: Arc<Vocabulary>,
    remembered: Remembered,
}

/// What was found of paragraphs, as long as the library is as it was.
#[derive(Default)]
struct Remembered {
    state: i64,
    language: Option<String>,
    /// By the words of the paragraph; places count from its beginning.
    paragraphs: HashMap<String, Vec<Finding>>,
}

/// A paragraph with what is to be looked up in it.
pub(super) struct Paragraph {
    at: Range<usize>,
    quotations: Vec<Marked>,
    sentences: Vec<Counting>,
}

/// A sentence with numbers.
struct Counting {
    contents: Vec<Content>,
    numbers: Vec<Number>,
}

impl Library {
    /// Somebody who checks drafts against this library.
    ///
    /// # Errors
    /// When the file cannot be opened once more.
    pub fn checker(&self) -> Result<Checker> {
        let (searcher, words) = (self.searcher()?, self.vocabulary());
        Ok(Checker { searcher, others: Vec::new(), words, remembered: Remembered::default() })
    }
}

impl Checker {
    /// What breaks a check off.
    pub fn interrupter(&self) -> Interrupter {
        self.searcher.interrupter()
    }

    /// What is checked from here on is checked for `turn`: a later turn that [`Interrupter::overtake`] names breaks it off.
    pub fn take_turn(&mut self, turn: u64) {
        self.searcher.take_turn(turn);
    }

    /// Looks up every quotation and every number of `text`, which is in `language`, a BCP 47 tag. Tells how far it has come;
    /// whoever is told can stop it. Paragraphs that are as they were when this was asked last are not looked up again, unless
    /// the library changed.
    ///
    /// Nothing is written. Paragraphs are lines; one that begins with “> ” is a quotation.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a text that is too long; [`Error::Cancelled`] when it was stopped; when the file cannot be read.
    pub fn check(
        &mut self,
        text: &str,
        language: Option<&str>,
        tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Report> {
        if text.len() > MAX_DRAFT_BYTES {
            return Err(super::too_long(text.len()));
        }
        let found = crate::extract::language_of(text);
        let language = language.or(found.as_deref());
        let paragraphs = paragraphs(text, Language::of(language));
        let state = self.searcher.read(storage::draft::state)?;
        if self.remembered.state != state || self.remembered.language.as_deref() != language {
            self.remembered = Remembered { state, language: language.map(str::to_owned), paragraphs: HashMap::new() };
        }
        if self.remembered.paragraphs.len() >= MAX_REMEMBERED {
            self.remembered.paragraphs.clear();
        }
        let all = paragraphs.iter().map(Paragraph::len).sum::<usize>() as u32;
        let mut report = Report::default();
        let done = Cell::new(0);
        let mut step = || {
            done.set(done.get() + 1);
            tell(Progress { done: done.get().min(all), all })
        };
        let mut rest = paragraphs.as_slice();
        while !rest.is_empty() {
            let room = MAX_FINDINGS.saturating_sub(report.findings.len());
            if room == 0 {
                report.left_out += rest.iter().map(Paragraph::len).sum::<usize>() as u32;
                break;
            }
            let (now, later) = rest.split_at(fitting(rest, room));
            rest = later;
            let known = self.learn(now, text, language, &mut step)?;
            done.set(done.get() + known);
            for paragraph in now {
                let found = self.remembered.paragraphs.get(&text[paragraph.at.clone()]).into_iter().flatten();
                let start = paragraph.at.start;
                report.findings.extend(found.cloned().map(|finding| Finding {
                    at: ByteRange::new(finding.at.start.0 + start, finding.at.end.0 + start),
                    ..finding
                }));
            }
        }
        report.left_out += report.findings.len().saturating_sub(MAX_FINDINGS) as u32;
        report.findings.truncate(MAX_FINDINGS);
        Ok(report)
    }

    /// Looks up the paragraphs that are not remembered. Gives how much there was in the others.
    fn learn(
        &mut self,
        paragraphs: &[Paragraph],
        text: &str,
        language: Option<&str>,
        step: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<u32> {
        let mut known = 0;
        let mut new: HashMap<&str, &Paragraph> = HashMap::new();
        for paragraph in paragraphs {
            let words = &text[paragraph.at.clone()];
            if self.remembered.paragraphs.contains_key(words) || new.insert(words, paragraph).is_some() {
                known += paragraph.len() as u32;
            }
        }
        let new: Vec<&Paragraph> = new.into_values().collect();
        let mut searchers = vec![&mut self.searcher];
        if new.iter().map(|paragraph| paragraph.len()).sum::<usize>() > FEW {
            let wanted = thread::available_parallelism().map_or(1, usize::from).min(MAX_SEARCHERS);
            while self.others.len() + 1 < wanted {
                self.others.push(searchers[0].twin()?);
            }
            for other in &mut self.others {
                other.take_turn(searchers[0].turn());
                searchers.push(other);
            }
        }
        let job = Job { text, language, paragraphs: &new };
        let found = abreast::look_up(&mut searchers, &self.words, job, step)?;
        let words = new.iter().map(|paragraph| text[paragraph.at.clone()].to_owned());
        self.remembered.paragraphs.extend(words.zip(found));
        Ok(known)
    }

    /// What was found of a draft when it was checked last, with the words of the sources as they are now: without them, where
    /// a source is not here any more.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn show(&mut self, draft: &Draft) -> Result<Vec<Finding>> {
        let mut sources = Sources::new(&mut self.searcher, Arc::clone(&self.words))?;
        let language = draft.fields.language.as_deref();
        draft.findings.iter().map(|kept| shown(&mut sources, &draft.fields.text, kept, language)).collect()
    }
}

fn shown(sources: &mut Sources<'_>, text: &str, kept: &super::KeptFinding, language: Option<&str>) -> Result<Finding> {
    let words = text.get(kept.at.start.0..kept.at.end.0).unwrap_or_default();
    let mut finding = Finding {
        subject: kept.subject,
        at: kept.at,
        text: quotation::words_of(words),
        beside: kept.beside.clone(),
        outcome: kept.outcome,
        source: None,
        runs: Vec::new(),
        kinds: Vec::new(),
        is_loose: kept.is_loose,
        others: kept.others,
    };
    let Some(place) = &kept.source else { return Ok(finding) };
    let Some(source) = sources.kept(place.article, place.document)? else { return Ok(finding) };
    let Some(there) = source.words.get(place.at.start.0..place.at.end.0) else { return Ok(finding) };
    let mut speaker = None;
    if matches!(kept.subject, Subject::Quotation | Subject::Words) {
        speaker = super::speaker::of(&source.words, place.at);
        let there_words = sources.quoter.text(there);
        if let Some(quoted) = sources.quoter.quotation(&finding.text).nearest(&there_words) {
            quotation::compare(&mut finding, &quoted, there, source.language.as_deref().or(language));
        }
    }
    finding.source = Some(sources.source(&source, place.at, speaker.as_ref())?);
    Ok(finding)
}

impl Paragraph {
    /// How much there is to look up.
    fn len(&self) -> usize {
        self.quotations.len() + self.sentences.iter().map(|sentence| sentence.numbers.len()).sum::<usize>()
    }

    /// What is found of it, in its order; places count from its beginning.
    pub(super) fn look_up(
        &self,
        sources: &mut Sources<'_>,
        text: &str,
        language: Option<&str>,
        step: &mut dyn FnMut() -> Result<()>,
    ) -> Result<Vec<Finding>> {
        let mut findings: Vec<Finding> = Vec::new();
        let mut compared: Vec<ByteRange> = Vec::new();
        for marked in &self.quotations {
            let finding = quotation::look_up(sources, text, marked, language)?;
            // A number inside a quotation that stands in the library was compared with its words.
            if finding.outcome != Outcome::NotFound {
                compared.extend(&marked.parts);
            }
            findings.push(finding);
            step()?;
        }
        for sentence in &self.sentences {
            let asked = Asked { text, contents: &sentence.contents, numbers: &sentence.numbers };
            let mut candidates = None;
            for (which, number) in sentence.numbers.iter().enumerate() {
                step()?;
                if compared.iter().any(|part| part.start <= number.at.start && number.at.end <= part.end) {
                    continue;
                }
                if candidates.is_none() {
                    candidates = Some(figure::candidates(sources, &asked)?);
                }
                let candidates = candidates.as_deref().unwrap_or_default();
                findings.push(figure::look_up(sources, &asked, which, candidates)?);
            }
        }
        findings.sort_by_key(|finding| (finding.at.start, finding.at.end));
        for finding in &mut findings {
            let ByteRange { start, end } = finding.at;
            finding.at = ByteRange::new(start.0 - self.at.start, end.0 - self.at.start);
        }
        Ok(findings)
    }
}

/// How many of `paragraphs` have no more to look up than there is room for, and one at least.
fn fitting(paragraphs: &[Paragraph], room: usize) -> usize {
    let sums = paragraphs.iter().scan(0, |sum, paragraph| {
        *sum += paragraph.len();
        Some(*sum)
    });
    sums.take_while(|sum| *sum <= room).count().max(1)
}

/// The paragraphs in which there is something to look up. Those over which one quotation goes are one.
fn paragraphs(text: &str, language: &'static Language) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let mut quotations = marks::quotations(text).into_iter().peekable();
    let mut sentences = sentences(text).into_iter().peekable();
    let mut lines = text.split_inclusive('\n').scan(0, |start, line| {
        let at = *start..*start + line.len();
        *start = at.end;
        Some(at)
    });
    while let Some(mut at) = lines.next() {
        let mut own: Vec<Marked> = Vec::new();
        while let Some(marked) = quotations.next_if(|marked| marked.whole().start.0 < at.end) {
            while marked.whole().end.0 > at.end {
                let Some(next) = lines.next() else { break };
                at.end = next.end;
            }
            own.push(marked);
        }
        let mut counting = Vec::new();
        while let Some(sentence) = sentences.next_if(|sentence| sentence.start.0 < at.end) {
            let contents = contents(text, sentence);
            let numbers = numbers(text, sentence, language, &contents);
            if !numbers.is_empty() {
                counting.push(Counting { contents, numbers });
            }
        }
        if !own.is_empty() || !counting.is_empty() {
            found.push(Paragraph { at, quotations: own, sentences: counting });
        }
    }
    found
}
