//! One quotation, looked up.

use super::marks::Marked;
use super::sources::{Sources, Text};
use super::{Finding, Outcome, Run, RunKind, Subject, speaker};
use crate::anchor::{self, Quotation, Quoted};
use crate::claim::attribution::Guess;
use crate::compare::{ChangeKind, difference};
use crate::error::Result;
use crate::search::each_word_in;
use std::rc::Rc;

/// Quotations of no more words are titles, nicknames and the like: nothing like them is looked for.
const FEW: u32 = 2;
/// Quotations of no more words differ only from what stands in quotation marks too: as plain words they stand anywhere.
const SHORT: u32 = 5;
/// Words of the phrase that finds articles.
const PHRASE: usize = 8;

/// A place where it may stand.
struct Place {
    text: Rc<Text>,
    quoted: Quoted,
    speaker: Option<Guess>,
    is_marked: bool,
}

/// Looks a quotation of `text` up.
pub(super) fn look_up(
    sources: &mut Sources<'_>,
    text: &str,
    marked: &Marked,
    language: Option<&str>,
) -> Result<Finding> {
    let words = marked.words(text);
    let asked = sources.quoter.quotation(&words);
    let said = speaker::of(text, marked.whole());
    let subject = if asked.words() <= FEW { Subject::Words } else { Subject::Quotation };
    let mut finding = Finding {
        subject,
        at: marked.whole(),
        text: words.clone(),
        beside: said.as_ref().and_then(speaker::name_of).unwrap_or_default(),
        outcome: Outcome::NotFound,
        source: None,
        runs: Vec::new(),
        kinds: Vec::new(),
        is_loose: false,
        others: 0,
    };
    let phrases = phrases(&words);
    let mut places = Vec::new();
    for phrase in phrases.iter().take(1) {
        for article in sources.with_phrase(phrase)? {
            let shown = sources.shown(article)?;
            add(sources, &mut places, shown, &asked)?;
        }
    }
    if !places.iter().any(Place::is_exact) {
        for phrase in phrases.iter().take(1) {
            for article in sources.once_with_phrase(phrase)? {
                for old in sources.old(article)? {
                    add(sources, &mut places, old, &asked)?;
                }
            }
        }
    }
    if !places.iter().any(Place::is_exact) && subject == Subject::Quotation {
        let mut rare: Vec<String> = Vec::new();
        each_word_in(&words, |word, _, _| rare.push(word.to_owned()));
        let rare: Vec<&str> = rare.iter().map(String::as_str).collect();
        for article in sources.with_words(&rare)? {
            let shown = sources.shown(article)?;
            add(sources, &mut places, shown, &asked)?;
        }
    }
    places.sort_by_key(|place| {
        let agrees = said.as_ref().zip(place.speaker.as_ref()).is_some_and(|(one, other)| speaker::agree(one, other));
        (place.quoted.edits, !agrees, place.text.is_old(), !place.is_marked, place.quoted.is_punctuated_otherwise)
    });
    let Some(best) = places.first() else { return Ok(finding) };
    let is_other = said
        .as_ref()
        .zip(best.speaker.as_ref())
        .is_some_and(|(one, other)| speaker::are_different(one, other, &sources.people));
    finding.outcome = match best {
        place if place.is_exact() && is_other => Outcome::OtherSpeaker,
        place if place.is_exact() => Outcome::Found,
        place if place.is_near(&asked) => Outcome::Differs,
        place if place.is_like_it() => Outcome::NotFound,
        _ => return Ok(finding),
    };
    finding.is_loose = best.quoted.is_punctuated_otherwise;
    compare(&mut finding, &best.quoted, &best.text.words, best.text.language.as_deref().or(language));
    if best.is_exact() {
        let mut articles: Vec<_> =
            places.iter().filter(|place| place.is_exact()).map(|place| place.text.article).collect();
        articles.sort_unstable();
        articles.dedup();
        finding.others = articles.len() as u32 - 1;
    }
    finding.source = Some(sources.source(&best.text, best.quoted.range, best.speaker.as_ref())?);
    Ok(finding)
}

/// The words of a stretch of a draft that is one quotation: without the marks with which its paragraphs begin.
pub(super) fn words_of(stretch: &str) -> String {
    let is_mark = |sign: char| sign.is_whitespace() || "\"“„”«»「>".contains(sign);
    let mut lines = stretch.lines();
    let first = lines.next().unwrap_or_default();
    lines.map(|line| line.trim_start_matches(is_mark)).fold(first.to_owned(), |all, line| format!("{all} {line}"))
}

/// Says how the words of a finding differ from those of its source, which are those of `quoted` in `text`.
pub(super) fn compare(finding: &mut Finding, quoted: &Quoted, text: &str, language: Option<&str>) {
    finding.runs = runs(quoted, &finding.text, text);
    if quoted.edits > 0 && !finding.runs.iter().any(|run| run.kind == RunKind::LeftOut) {
        let there = &text[quoted.range.start.0..quoted.range.end.0];
        finding.kinds =
            difference(there, &finding.text, language).map(|difference| difference.kinds).unwrap_or_default();
        finding.kinds.retain(|kind| *kind != ChangeKind::Quotation);
    }
}

fn add(sources: &mut Sources<'_>, places: &mut Vec<Place>, text: Rc<Text>, asked: &Quotation) -> Result<()> {
    if places.iter().any(|place| place.text.document == text.document) {
        return Ok(());
    }
    if let Some(quoted) = asked.nearest(text.quotable(&mut sources.quoter)) {
        let speaker = speaker::of(&text.words, quoted.range);
        let is_marked = quoted.edits == 0 && sources.is_marked(&text, quoted.range)?;
        places.push(Place { text, quoted, speaker, is_marked });
    }
    Ok(())
}

impl Place {
    fn is_exact(&self) -> bool {
        self.quoted.edits == 0
    }

    /// Whether it is the quotation with other words.
    fn is_near(&self, asked: &Quotation) -> bool {
        let (edits, words) = (self.quoted.edits, asked.words());
        match words {
            words if words <= FEW => false,
            words if words <= SHORT => edits <= 1 && self.text.is_quoted(self.quoted.range),
            _ => edits * 5 <= words * 2,
        }
    }

    /// Whether it is worth being shown as the nearest.
    fn is_like_it(&self) -> bool {
        let Quoted { edits, words, .. } = self.quoted;
        words > SHORT && edits * 5 <= words * 3
    }
}

fn runs(quoted: &Quoted, words: &str, text: &str) -> Vec<Run> {
    let is_plain = quoted.runs.iter().all(|run| run.kind == anchor::RunKind::Same);
    if is_plain {
        return Vec::new();
    }
    let run = |run: &anchor::Run| {
        let (kind, of) = match run.kind {
            anchor::RunKind::Same => (RunKind::Same, text),
            anchor::RunKind::Quotation => (RunKind::Draft, words),
            anchor::RunKind::Text => (RunKind::Source, text),
            anchor::RunKind::LeftOut => (RunKind::LeftOut, text),
        };
        Run { kind, text: of.get(run.at.start.0..run.at.end.0).unwrap_or_default().to_owned() }
    };
    quoted.runs.iter().map(run).collect()
}

/// Words in a row that the source must have, from the longest stretch without an editor's marks.
fn phrases(words: &str) -> Vec<String> {
    let without_dots = words.replace("...", "…").replace(". . .", "…");
    let mut stretches: Vec<String> = Vec::new();
    let mut depth = 0_u32;
    let mut stretch = String::new();
    for sign in without_dots.chars() {
        match sign {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '…' => {}
            '"' => {
                stretch.push(' ');
                continue;
            }
            _ if depth == 0 => {
                stretch.push(sign);
                continue;
            }
            _ => continue,
        }
        stretches.push(std::mem::take(&mut stretch));
    }
    stretches.push(stretch);
    let mut cut: Vec<Vec<&str>> = stretches
        .iter()
        .map(|stretch| stretch.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect())
        .collect();
    cut.sort_by_key(|words: &Vec<&str>| std::cmp::Reverse(words.len()));
    // A word beside an editor's mark may be part of one, so that the first and the last one of a stretch are left out.
    let is_edited = cut.len() > 1;
    let inner = |words: &Vec<&str>| {
        let skip = usize::from(is_edited && words.len() > 3);
        words[skip..words.len() - skip].iter().take(PHRASE).copied().collect::<Vec<_>>().join(" ")
    };
    cut.iter().map(inner).filter(|phrase| !phrase.is_empty()).collect()
}
