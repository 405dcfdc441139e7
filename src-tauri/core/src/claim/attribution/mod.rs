//! Who is speaking, guessed from the words around a passage: "…, Nyland told the paper", "according to …", "officials said".
//!
//! For English. A guess is only ever shown as one. It rests on word order alone: what stands before or after a verb of saying
//! outside of quotation marks, in the passage's own sentence or else the one beside it.

mod nouns;
mod subject;
mod words;

use crate::document::{ByteOffset, ByteRange};
use nouns::{CONFIDES, SAYS};
use subject::{Subject, after, before};
use words::{Word, paragraph, sentences, words};

/// How much a guess is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// The words are some way off, or a pronoun stands for the name.
    Low,
    /// The same sentence says it, and the speaker has no full name there.
    Fair,
    /// The same sentence says it by name.
    Good,
}

/// Who may be speaking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The name of the person or body; `None` when there is none.
    pub speaker: Option<String>,
    /// What they are said to be, such as "a former minister"; empty when nothing says it.
    pub role: String,
    /// The words that stand in place of a name, such as "a French official".
    pub described: Option<String>,
    /// Whether the text says that the speaker is not to be named.
    pub is_anonymous: bool,
    /// How much the guess is worth.
    pub confidence: Confidence,
    /// The words that say so.
    pub at: ByteRange,
}

/// Guesses who says what stands at `passage` of `text`; `None` where nothing around it tells.
///
/// A range that does not fit the text gives `None`.
pub fn guess(text: &str, passage: ByteRange) -> Option<Guess> {
    text.get(passage.start.0..passage.end.0)?;
    let around = paragraph(text, passage)?;
    let all = words(text, &around);
    let sentences = sentences(text, &all);
    let touches = |sentence: &[Word]| match (sentence.first(), sentence.last()) {
        (Some(first), Some(last)) => first.start < passage.end.0 && last.end > passage.start.0,
        _ => false,
    };
    let own: Vec<usize> = (0..sentences.len()).filter(|at| touches(sentences[*at])).collect();
    let (first, last) = (*own.first()?, *own.last()?);
    let near = |sentence: &[Word]| candidates(text, sentence).into_iter().min_by_key(|one| one.rank(passage));
    let here = own.iter().filter_map(|at| near(sentences[*at])).min_by_key(|one| one.rank(passage));
    if let Some(found) = here {
        return Some(found.guess(text, true));
    }
    // A quotation goes on where its speaker was named just before, or is named just after.
    let is_quoted = sentences[first].iter().any(|word| word.is_quoted && word.start >= passage.start.0);
    let before = first.checked_sub(1).filter(|_| is_quoted).and_then(|at| near(sentences[at]));
    let after = sentences.get(last + 1).filter(|_| is_quoted).and_then(|sentence| near(sentence));
    Some(before.or(after)?.guess(text, false))
}

/// An attribution in a sentence.
#[derive(Debug)]
struct Candidate {
    subject: Subject,
    /// The words from the subject to the verb.
    at: ByteRange,
    /// Whether it is "according to", which often names who passed it on.
    is_relayed: bool,
    is_anonymous: bool,
}

impl Candidate {
    /// The nearest counts; of those as near, one that speaks and not one that passes on.
    fn rank(&self, passage: ByteRange) -> (usize, bool, usize) {
        let gap = if self.at.end <= passage.start {
            passage.start.0 - self.at.end.0
        } else {
            self.at.start.0.saturating_sub(passage.end.0)
        };
        (gap, self.is_relayed, self.at.start.0)
    }

    fn guess(self, text: &str, is_same_sentence: bool) -> Guess {
        let Subject { name, role, described, is_pronoun, .. } = self.subject;
        let full = name.as_deref().map(|name| subject::in_full(text, name, self.at.start.0));
        let confidence = match (&name, is_same_sentence) {
            (_, false) => Confidence::Low,
            _ if is_pronoun => Confidence::Low,
            (Some(_), true) if !self.is_relayed => Confidence::Good,
            _ => Confidence::Fair,
        };
        let (name, found) = full.unwrap_or_default();
        Guess {
            speaker: (!name.is_empty()).then_some(name),
            role: if role.is_empty() { found } else { role },
            is_anonymous: self.is_anonymous || described.is_some(),
            described,
            confidence,
            at: self.at,
        }
    }
}

fn candidates(text: &str, sentence: &[Word]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let is_anonymous = confides(sentence);
    let mut add = |subject: Subject, verb: &Word, is_relayed: bool| {
        let start = subject.start.min(verb.start);
        let end = subject.end.max(verb.end);
        let at = ByteRange { start: ByteOffset(start), end: ByteOffset(end) };
        found.push(Candidate { subject, at, is_relayed, is_anonymous });
    };
    for (index, word) in sentence.iter().enumerate().filter(|(_, word)| !word.is_quoted) {
        let lower = word.lower();
        if lower == "according" && sentence.get(index + 1).is_some_and(|next| next.lower() == "to") {
            if let Some(subject) = after(text, sentence, index + 2) {
                add(subject, word, true);
            }
        } else if SAYS.contains(&lower.as_str()) {
            if subject::is_denied(sentence, index) {
                continue;
            }
            let subject = before(text, sentence, index).or_else(|| after(text, sentence, index + 1));
            if let Some(subject) = subject {
                add(subject, word, false);
            }
        } else if CONFIDES.contains(&lower.as_str()) && is_anonymous {
            // "… demanded anonymity": the subject need not say anything in this sentence.
            if let Some(subject) = before(text, sentence, index) {
                add(subject, word, false);
            }
        }
    }
    found
}

/// Whether the sentence says that somebody is not to be named.
fn confides(sentence: &[Word]) -> bool {
    let words: Vec<String> = sentence.iter().filter(|word| !word.is_quoted).map(Word::lower).collect();
    let has =
        |row: &[&str]| words.windows(row.len()).any(|found| found.iter().zip(row).all(|(one, other)| one == other));
    words.iter().any(|word| word == "anonymity" || word == "anonymously")
        || nouns::NOT_TO_BE_NAMED.iter().any(|row| has(row))
}

#[cfg(test)]
mod tests;
