//! The ledger of claims.

use crate::article::{MAX_ROWS, Scope, Snippet};
use crate::claim_history::EventView;
use crate::highlight::Verdict;
use crate::person::PersonView;
use clipfile_core::claim as core;
use clipfile_core::id::{ArticleId, ClaimId, PersonId, StoryId};
use clipfile_core::note::NoteOn;
use clipfile_core::story::Gathered;
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! twin {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $one:ident)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub enum $name { $($(#[$each])* $one,)* }

        impl From<core::$name> for $name {
            fn from(one: core::$name) -> Self {
                match one { $(core::$name::$one => Self::$one),* }
            }
        }

        impl From<$name> for core::$name {
            fn from(one: $name) -> Self {
                match one { $($name::$one => Self::$one),* }
            }
        }
    };
}

twin! {
    /// The terms on which the user has a claim.
    Basis {
        /// Words and name may be printed.
        OnRecord
        /// The words, with a description in place of the name.
        Background
        /// What was said, but not as anybody's words.
        DeepBackground
        /// Nothing may be printed.
        OffRecord
        /// A paper, file or data set says it.
        Document
        /// The user saw, heard or measured it.
        Observation
    }
}

twin! {
    /// How far the checking of a claim has come.
    Status {
        /// Nobody has looked yet.
        Unchecked
        /// Somebody is at it.
        Checking
        /// It holds.
        Confirmed
        /// There is evidence on both sides.
        Disputed
        /// It does not hold.
        False
        /// Whoever made it has put it right.
        Corrected
    }
}

twin! {
    /// How a passage bears on a claim.
    Bearing {
        /// It is where the claim is made.
        States
        /// It speaks for it.
        Supports
        /// It speaks against it.
        Contradicts
    }
}

twin! {
    /// How a claim bears on another one.
    LinkKind {
        /// They say the same.
        Same
        /// They cannot both hold.
        Contradicts
        /// It says what the other one said, as it is now.
        Updates
    }
}

/// The order of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ClaimSort {
    /// The last made first.
    Made,
    /// By when it was said, the last first.
    Said,
    /// By statement.
    Statement,
    /// By the speaker's name.
    Speaker,
    /// By how far the checking has come.
    Status,
    /// By the terms on which it was said.
    Basis,
}

/// Asks for a window of the ledger. Each part narrows it; of an empty one, all fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListClaims {
    /// What is typed in the search box.
    pub query: String,
    /// Where: in the inbox or at a tag are claims of which evidence is there.
    pub scope: Scope,
    /// One of these.
    pub statuses: Vec<Status>,
    /// One of these.
    pub bases: Vec<Basis>,
    /// Whose claims.
    pub speaker: Option<i64>,
    /// Those that the story gathers.
    pub story: Option<i64>,
    /// Only those whose evidence changed unseen.
    pub changed: bool,
    /// Only those that something contradicts.
    pub contradicted: bool,
    /// The order.
    pub sort: ClaimSort,
    /// Whether it is turned round.
    pub reversed: bool,
    /// Rows to skip.
    pub offset: u32,
    /// Rows wanted, 500 at most.
    pub limit: u32,
}

/// A window of the ledger.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimPage {
    /// All that fit.
    pub total: u32,
    /// The window.
    pub rows: Vec<ClaimRow>,
}

/// A claim in the ledger.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimRow {
    /// Key.
    pub id: i64,
    /// What is asserted, in the user's words.
    pub statement: String,
    /// Who asserts it.
    pub speaker: Option<PersonView>,
    /// On which terms the user has it.
    pub basis: Option<Basis>,
    /// The words in place of the speaker's name; null when the name may be given.
    pub described: Option<String>,
    /// When it was said, ISO 8601 as precise as it is known.
    pub said: Option<String>,
    /// Where it was said; may be empty.
    pub place: String,
    /// When it was made here, in UTC milliseconds.
    pub made_ms: i64,
    /// Whether it lies in the trash.
    pub trashed: bool,
    /// The last that was said of its checking.
    pub status: StatusView,
    /// Passages that state it.
    pub states: u32,
    /// Passages that support it.
    pub supports: u32,
    /// Passages that contradict it.
    pub contradicts: u32,
    /// Passages that were evidence and were deleted for good.
    pub gone: u32,
    /// Whether evidence changed unseen.
    pub changed: bool,
    /// Whether another claim contradicts it.
    pub contradicted: bool,
    /// Stories that gather it.
    pub stories: u32,
    /// Why it was found; null where words were not asked for.
    pub found: Option<Snippet>,
}

/// What was said of the checking of a claim at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusView {
    /// How far it had come.
    pub status: Status,
    /// Who said so; may be empty.
    pub by: String,
    /// On what grounds; may be empty.
    pub how: String,
    /// When, in UTC milliseconds.
    pub at_ms: i64,
}

/// Names one claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OneClaim {
    /// The claim.
    pub claim: i64,
}

/// Names several claims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ManyClaims {
    /// The claims.
    pub claims: Vec<i64>,
}

/// A claim with everything on it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimView {
    /// As the ledger shows it.
    pub row: ClaimRow,
    /// Its note, in Markdown; empty when it has none.
    pub note: String,
    /// Whether the note stays out of what is made for others to read.
    pub note_private: bool,
    /// What states it, what supports it, what contradicts it.
    pub evidence: Vec<EvidenceView>,
    /// Claims that it is linked to.
    pub links: Vec<LinkView>,
    /// What happened to it, from the first to the last.
    pub history: Vec<EventView>,
    /// Stories that gather it.
    pub stories: Vec<StoryRef>,
}

/// A story by its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoryRef {
    /// Key.
    pub id: i64,
    /// Working title.
    pub title: String,
}

/// A passage's bearing on a claim.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceView {
    /// Key.
    pub id: i64,
    /// How it bears.
    pub bearing: Bearing,
    /// The passage; null when it was deleted for good.
    pub passage: Option<TiedView>,
}

/// A passage that is evidence, as it stands now.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TiedView {
    /// The passage.
    pub id: i64,
    /// Its article.
    pub article: i64,
    /// The article's headline; may be empty.
    pub headline: String,
    /// The article's outlet; may be empty.
    pub outlet: String,
    /// When the article says it was published, ISO 8601.
    pub published: Option<String>,
    /// The words as marked.
    pub exact: String,
    /// The words that stand there now, where they are others.
    pub now: Option<String>,
    /// What became of them in the newest version.
    pub verdict: Verdict,
    /// Whether the user has not seen that yet.
    pub changed: bool,
    /// Whether the passage or its article lies in the trash.
    pub trashed: bool,
}

/// A claim that another one is linked to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkView {
    /// Key of the link.
    pub id: i64,
    /// How one bears on the other.
    pub kind: LinkKind,
    /// Whether the other one bears on this one.
    pub from_other: bool,
    /// The other claim.
    pub claim: i64,
    /// What it asserts.
    pub statement: String,
    /// How far its checking has come.
    pub status: Status,
}

/// A claim beside the passage that bears on it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimOnPassage {
    /// The passage.
    pub passage: i64,
    /// How it bears on the claim.
    pub bearing: Bearing,
    /// The claim.
    pub claim: ClaimRow,
}

impl From<core::StatusChange> for StatusView {
    fn from(change: core::StatusChange) -> Self {
        let core::Checked { status, by, how } = change.checked;
        Self { status: status.into(), by, how, at_ms: change.at_ms }
    }
}

impl From<core::ListedClaim> for ClaimRow {
    fn from(listed: core::ListedClaim) -> Self {
        let claim = listed.claim;
        Self {
            id: claim.id.0,
            statement: claim.statement,
            speaker: listed.speaker.map(PersonView::from),
            basis: claim.basis.map(Basis::from),
            described: claim.described,
            said: claim.said.map(String::from),
            place: claim.place,
            made_ms: claim.made_ms,
            trashed: claim.trashed_ms.is_some(),
            status: claim.status.into(),
            states: listed.states,
            supports: listed.supports,
            contradicts: listed.contradicts,
            gone: listed.gone,
            changed: listed.is_changed,
            contradicted: listed.is_contradicted,
            stories: listed.stories,
            found: listed.found.map(Snippet::of),
        }
    }
}

impl ListClaims {
    /// Which claims, for the core.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn filter(&self, library: &Library) -> Result<core::Filter> {
        Ok(core::Filter {
            query: library.asked(&self.query)?,
            scope: (&self.scope).into(),
            statuses: self.statuses.iter().copied().map(core::Status::from).collect(),
            bases: self.bases.iter().copied().map(core::Basis::from).collect(),
            speaker: self.speaker.map(PersonId),
            story: self.story.map(StoryId),
            article: None,
            is_changed: self.changed,
            is_contradicted: self.contradicted,
            asked: Vec::new(),
        })
    }
}

impl ClaimPage {
    /// Answers `asked`.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, asked: &ListClaims) -> Result<Self> {
        let filter = asked.filter(library)?;
        let sort = match asked.sort {
            ClaimSort::Made => core::Sort::Made,
            ClaimSort::Said => core::Sort::Said,
            ClaimSort::Statement => core::Sort::Statement,
            ClaimSort::Speaker => core::Sort::Speaker,
            ClaimSort::Status => core::Sort::Status,
            ClaimSort::Basis => core::Sort::Basis,
        };
        let (total, rows) =
            library.list_claims(&filter, sort, asked.reversed, asked.offset, asked.limit.min(MAX_ROWS))?;
        Ok(Self { total, rows: rows.into_iter().map(ClaimRow::from).collect() })
    }
}

impl ClaimView {
    /// A claim with everything on it.
    ///
    /// # Errors
    /// [`clipfile_core::Error::NotFound`]; when the library cannot be read.
    pub fn of(library: &Library, id: ClaimId) -> Result<Self> {
        let evidence = library.evidence(id)?.into_iter().map(|evidence| EvidenceView::of(library, evidence));
        let links = library.linked_claims(id)?.into_iter().map(|linked| LinkView {
            id: linked.link.id.0,
            kind: linked.link.kind.into(),
            from_other: linked.is_from_other,
            claim: linked.other.id.0,
            statement: linked.other.statement,
            status: linked.other.status.checked.status.into(),
        });
        let history = library.claim_history(id)?.into_iter().map(|event| EventView::of(library, event));
        let stories = library.stories_with(Gathered::Claim(id))?.into_iter();
        Ok(Self {
            row: library.listed_claim(id)?.into(),
            note: library.claim_note(id)?,
            note_private: library.note_on(NoteOn::Claim(id))?.is_some_and(|note| note.is_private),
            evidence: evidence.collect::<Result<_>>()?,
            links: links.collect(),
            history: history.collect::<Result<_>>()?,
            stories: stories.map(|story| StoryRef { id: story.id.0, title: story.fields.title }).collect(),
        })
    }
}

impl EvidenceView {
    /// A passage's bearing, with the article that it is in.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn of(library: &Library, evidence: core::Evidence) -> Result<Self> {
        let passage = evidence.passage.map(|tied| TiedView::of(library, tied)).transpose()?;
        Ok(Self { id: evidence.id.0, bearing: evidence.bearing.into(), passage })
    }
}

impl TiedView {
    fn of(library: &Library, tied: core::Tied) -> Result<Self> {
        let citation = library.article(tied.article)?.citation;
        let verdict = Verdict::from(tied.verdict);
        let now = match (verdict, tied.range) {
            (Verdict::Changed, Some(range)) => library.document(tied.document)?.slice(range).map(str::to_owned),
            _ => None,
        };
        Ok(Self {
            id: tied.id.0,
            article: tied.article.0,
            headline: citation.headline.unwrap_or_default(),
            outlet: citation.outlet.unwrap_or_default(),
            published: citation.published.map(String::from),
            exact: tied.exact,
            now,
            verdict,
            changed: tied.is_changed,
            trashed: tied.is_trashed,
        })
    }
}

impl ClaimOnPassage {
    /// The claims that passages of an article bear on.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn all_of(library: &Library, article: ArticleId) -> Result<Vec<Self>> {
        let all = library.claims_on(article)?.into_iter();
        Ok(all
            .map(|(passage, bearing, claim)| Self { passage: passage.0, bearing: bearing.into(), claim: claim.into() })
            .collect())
    }
}
