//! What a query asks, as a tree: made by the parser, read by the index, the lists and whoever marks what was found.

use std::ops::Range;

/// Words that near each other may at most have between them: in the index, more than these stand between two texts.
pub const MAX_NEAR_WORDS: u16 = 50;

/// A query's condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// Every one of them must hold; of none, everything.
    All(Vec<Expr>),
    /// One of them must hold; of none, nothing.
    Any(Vec<Expr>),
    /// It must not hold.
    Not(Box<Expr>),
    /// One condition.
    Term(Term),
}

impl Expr {
    /// Whether it asks for nothing, so that everything fits.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::All(all) if all.is_empty())
    }

    /// Calls `visit` with each term and whether it is wanted, which it is below an even number of negations.
    pub fn each_term<'e>(&'e self, visit: &mut impl FnMut(&'e Term, bool)) {
        self.walk(true, visit);
    }

    fn walk<'e>(&'e self, is_wanted: bool, visit: &mut impl FnMut(&'e Term, bool)) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.walk(is_wanted, visit)),
            Self::Not(inner) => inner.walk(!is_wanted, visit),
            Self::Term(term) => visit(term, is_wanted),
        }
    }
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// Words that stand one after the other.
    Words(Words),
    /// Words of which each stands near the others.
    Near {
        /// Where they stand; anywhere if `None`.
        field: Option<Field>,
        /// The words or phrases.
        parts: Vec<Words>,
        /// Words that may stand between the first and the last one, at most [`MAX_NEAR_WORDS`].
        within: u16,
    },
    /// Has the tag of this path or one below it.
    Tag(String),
    /// Has a passage of this colour: its own name or the user's name for it, as typed.
    Colour(String),
    /// Is in this language, by its BCP 47 tag or the beginning of one.
    Language(String),
    /// Came as this kind of source, by the importer's id.
    Kind(String),
    /// Belongs to the story of this name.
    Story(String),
    /// Has a claim with this speaker, basis or status, as typed.
    Claim(ClaimField, String),
    /// A date lies in this stretch.
    Date(DateOf, Moments),
    /// Has something.
    Has(Part),
    /// Is in a state.
    Is(State),
    /// The words may stand in an older version too.
    InOldVersions,
}

/// Words that stand one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Where they stand; anywhere if `None`.
    pub field: Option<Field>,
    /// The words, folded as the index has them; never empty.
    pub words: Vec<String>,
    /// Whether the last one may go on: as typed with `*`, or because it is still being typed.
    pub ending: Ending,
    /// Whether only these very words fit and no other form of them, because they stood in quotation marks.
    pub is_exact: bool,
}

/// How the last word of [`Words`] ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Where it is written.
    Whole,
    /// Anywhere: it is the beginning of a word, and every one fits.
    Prefix,
    /// Perhaps later: it is being typed, and its likeliest completions come first.
    Growing,
}

/// Part of an article in which words can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The headline.
    Title,
    /// The authors' names.
    Byline,
    /// Who published it.
    Outlet,
    /// The address.
    Url,
    /// The address's host and what is below it.
    Site,
    /// The text.
    Text,
    /// The words of passages.
    Quote,
    /// Notes.
    Note,
    /// The statements of claims.
    Claim,
}

/// Part of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimField {
    /// Who said it.
    Speaker,
    /// On which footing.
    Basis,
    /// Whether it holds.
    Status,
}

/// Which date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOf {
    /// When it says it was published.
    Published,
    /// When it was clipped.
    Clipped,
    /// When the user last changed something about it: a note, a tag, a passage.
    Edited,
}

/// A stretch of time in UTC milliseconds; half open, and open where there is no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moments {
    /// The first moment inside.
    pub from_ms: Option<i64>,
    /// The first moment after.
    pub until_ms: Option<i64>,
}

/// What an article can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A note, on it or on one of its passages.
    Note,
    /// A passage.
    Passage,
    /// A picture.
    Image,
    /// A tag.
    Tag,
    /// A claim.
    Claim,
}

/// What an article can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its words changed after it was clipped.
    Edited,
    /// A passage of it lost its words in the newest version.
    Orphan,
    /// In the trash: with it, the trash is searched instead of what is outside.
    Trashed,
    /// Not opened since it was clipped.
    Unread,
    /// Not out of the inbox.
    Inbox,
    /// One of several copies of the same text.
    Duplicate,
    /// A copy that stands behind another one where a list shows each story once. Nobody types it.
    Folded,
}

/// Something about a query that its writer should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where, in bytes of what was typed.
    pub at: Range<usize>,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to write instead of the whole query; `None` where nothing can be proposed.
    pub mend: Option<String>,
}

/// The moment at which a query is asked, to which `-30d` and `last-week` are relative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// UTC milliseconds.
    pub ms: i64,
    /// Minutes that local time is ahead of UTC.
    pub offset_minutes: i32,
}
