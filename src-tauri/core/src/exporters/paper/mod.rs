//! What goes on paper, whatever the format: a title, then pieces, each with its words. One builder makes them of the library,
//! article by article; a format writes each as it comes and knows neither articles nor passages.

mod build;
mod check;
mod cite;
mod dates;
mod markdown;
mod memo;
mod source;
mod text;

pub(crate) use build::build;
pub(crate) use check::{basis_words, speaker as claim_speaker, status_words};
pub(crate) use dates::{date_words, day_words};
pub(crate) use text::with_sentences;

use super::{Choice, ExportError};
use crate::highlight::Colour;

/// What the formats of word processors heed.
pub(crate) const WORD_PROCESSOR: &[Choice] = &[
    Choice::Grouping,
    Choice::Order,
    Choice::Context,
    Choice::Notes,
    Choice::PrivateNotes,
    Choice::Comments,
    Choice::Tags,
    Choice::Links,
    Choice::FullText,
    Choice::Sources,
    Choice::Style,
    Choice::Bibliography,
    Choice::FactCheck,
    Choice::Sheet,
];

/// How words look beside the others around them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Look {
    pub(crate) strong: bool,
    pub(crate) emphasis: bool,
    pub(crate) code: bool,
    pub(crate) struck: bool,
    /// Words around a quotation, not quoted themselves.
    pub(crate) faint: bool,
    /// The colour of the passage that they belong to, in a text in which passages are marked.
    pub(crate) marked: Option<Colour>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Inline {
    /// Words; a link leads to `http`, `https`, `mailto` or `clipfile`.
    Text { text: String, look: Look, link: Option<String> },
    /// A new line in the same paragraph.
    Break,
    /// A sign that a note at the foot or the end explains.
    Note(Vec<Inline>),
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// Running text.
    Body,
    /// Who published an article, and when.
    Byline,
    /// Small print: tags, colours, links back.
    Small,
    /// What must not be overlooked.
    Warning,
    /// A claim.
    Claim,
    /// The source of the quotation above.
    Source,
    /// An entry of the bibliography.
    Reference,
    /// The caption of a picture or table.
    Caption,
}

/// A comment in the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Comment {
    /// When it was written, in UTC milliseconds.
    pub(crate) at_ms: i64,
    pub(crate) pieces: Vec<Piece>,
}

/// One piece of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The title, once and first, with what stands below it.
    Title { title: String, below: Vec<Vec<Inline>> },
    /// A heading, 1 to 6.
    Heading { level: u8, line: Vec<Inline> },
    /// A paragraph.
    Para { role: Role, line: Vec<Inline> },
    /// An item of a list; `number` is that which it is shown with. `starts` says that a new list begins.
    Item { depth: u8, number: Option<u32>, starts: bool, line: Vec<Inline> },
    /// Text whose white space matters.
    Code(String),
    /// Words of others.
    Quote { pieces: Vec<Piece>, colour: Option<Colour>, language: Option<String>, comment: Option<Comment> },
    /// Words of the user.
    Note { pieces: Vec<Piece> },
    /// A table: how wide each column is beside the others, the heads of the columns, and rows with a cell for each.
    Table { widths: Vec<u16>, head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>> },
}

/// Where the pieces go.
pub(crate) trait Press {
    /// # Errors
    /// When it cannot be written.
    fn piece(&mut self, piece: Piece) -> Result<(), ExportError>;
}

impl Inline {
    /// Words without anything special.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self::Text { text: text.into(), look: Look::default(), link: None }
    }

    /// Words that look so.
    pub(crate) fn looking(text: impl Into<String>, look: Look) -> Self {
        Self::Text { text: text.into(), look, link: None }
    }

    /// Words with emphasis.
    pub(crate) fn emphasis(text: impl Into<String>) -> Self {
        Self::looking(text, Look { emphasis: true, ..Look::default() })
    }

    /// Strong words.
    pub(crate) fn strong(text: impl Into<String>) -> Self {
        Self::looking(text, Look { strong: true, ..Look::default() })
    }

    /// Words that lead somewhere.
    pub(crate) fn link(text: impl Into<String>, link: impl Into<String>) -> Self {
        Self::Text { text: text.into(), look: Look::default(), link: Some(link.into()) }
    }
}

/// The words of a line, without its notes.
pub(crate) fn words_of(line: &[Inline]) -> String {
    let word = |inline: &Inline| match inline {
        Inline::Text { text, .. } => text.clone(),
        Inline::Break => "\n".to_owned(),
        Inline::Note(_) => String::new(),
    };
    line.iter().map(word).collect()
}

/// Puts `between` between the parts.
pub(crate) fn joined(parts: Vec<Vec<Inline>>, between: &str) -> Vec<Inline> {
    let mut line = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            line.push(Inline::plain(between));
        }
        line.extend(part);
    }
    line
}

/// Whether a text is written from right to left: its first letter is.
pub(crate) fn is_right_to_left(text: &str) -> bool {
    let is_rtl = |letter: char| matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    text.chars().find(|letter| letter.is_alphabetic()).is_some_and(is_rtl)
}

/// An address as it may stand in a file: one that readers of the format take, or none. The longest is what Word allows.
pub(crate) fn safe_link(link: &str) -> Option<String> {
    const MAX_BYTES: usize = 2000;
    let url = url::Url::parse(link).ok()?;
    let is_known = matches!(url.scheme(), "http" | "https" | "mailto" | "clipfile");
    let text = String::from(url);
    (is_known && text.len() <= MAX_BYTES).then_some(text)
}

/// `text` without the characters that XML 1.0 has no way to write, and without those that only act.
pub(crate) fn printable(text: &str) -> String {
    let is_printable = |letter: &char| {
        matches!(letter, '\t' | '\n')
            || !(letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}'))
    };
    text.chars().filter(is_printable).collect()
}
