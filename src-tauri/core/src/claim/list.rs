//! The ledger: claims in a list, by what they say, who says it and how far their checking has come.

use super::{Basis, Bearing, Claim, Status};
use crate::article::Scope;
use crate::error::Result;
use crate::id::{ArticleId, ClaimId, HighlightId, PersonId, StoryId};
use crate::library::Library;
use crate::person::Person;
use crate::search::{Field, Found, FoundIn, List, Query, every};
use crate::storage;
use crate::storage::search::Asked as Place;

/// What a query asks of a claim, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// The speaker has this in a name, or is described so.
    Speaker(String),
    /// On which terms it was said: the name of one, or the beginning of one.
    Basis(String),
    /// How far its checking has come: the name of that, or the beginning of one.
    Status(String),
    /// It belongs to a story that has this in its title.
    Story(String),
    /// It belongs to the story.
    StoryId(StoryId),
}

/// Which claims. Each part narrows the list; of an empty one, all fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// What is typed, in the language of the search box: words are asked of the statement, the speaker's names, the
    /// description and the note, and what only an article has of the articles of the evidence.
    pub query: Query,
    /// Where: outside the trash or in it; in the inbox or at a tag are claims of which evidence is there.
    pub scope: Scope,
    /// One of these.
    pub statuses: Vec<Status>,
    /// One of these.
    pub bases: Vec<Basis>,
    /// Whose claims.
    pub speaker: Option<PersonId>,
    /// Those that the story gathers.
    pub story: Option<StoryId>,
    /// Those with a passage of the article as evidence.
    pub article: Option<ArticleId>,
    /// Only those whose evidence changed unseen.
    pub is_changed: bool,
    /// Only those that evidence or another claim contradicts.
    pub is_contradicted: bool,
    /// What else is asked, as typed.
    pub asked: Vec<Asked>,
}

/// The order of the ledger.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The last made first.
    #[default]
    Made,
    /// By when it was said, the last first.
    Said,
    /// By statement.
    Statement,
    /// By the speaker's name.
    Speaker,
    /// By how far the checking has come, unchecked first.
    Status,
    /// By the terms on which it was said.
    Basis,
}

/// A claim in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedClaim {
    /// The claim.
    pub claim: Claim,
    /// Who asserts it.
    pub speaker: Option<Person>,
    /// Passages that state it, support it and contradict it, outside the trash.
    pub states: u32,
    /// See there.
    pub supports: u32,
    /// See there.
    pub contradicts: u32,
    /// Passages that were evidence and were deleted for good.
    pub gone: u32,
    /// Whether evidence changed unseen.
    pub is_changed: bool,
    /// Whether another claim outside the trash contradicts it.
    pub is_contradicted: bool,
    /// Stories that gather it, outside the trash.
    pub stories: u32,
    /// Why it was found: the place in its statement, who says it or its note; `None` where words were not asked for.
    pub found: Option<Found>,
}

impl Library {
    /// A window of the claims that fit, and their number. With `is_reversed`, the order is turned round.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn list_claims(
        &self,
        filter: &Filter,
        sort: Sort,
        is_reversed: bool,
        offset: u32,
        limit: u32,
    ) -> Result<(u32, Vec<ListedClaim>)> {
        let is_all = filter.query.expr.is_empty() && matches!(filter.scope, Scope::Articles | Scope::Trash);
        let among = if is_all { None } else { Some(self.matching_claims(&filter.query, &filter.scope)?) };
        let (total, ids) =
            self.read(|conn| storage::claim::list(conn, filter, among.as_deref(), sort, is_reversed, offset, limit))?;
        let row = |id| {
            let listed = self.listed_claim(id)?;
            Ok(ListedClaim { found: self.place_in_claim(&filter.query, &listed)?, ..listed })
        };
        let rows = ids.into_iter().map(row).collect::<Result<_>>()?;
        Ok((total, rows))
    }

    fn matching_claims(&self, query: &Query, scope: &Scope) -> Result<Vec<ClaimId>> {
        let asked = Place { list: List::Claims, ..every(query, scope, &|| false) };
        let keys = self.search(|conn, engine| engine.keys(conn, &asked))?;
        Ok(keys.into_iter().map(ClaimId).collect())
    }

    fn place_in_claim(&self, query: &Query, listed: &ListedClaim) -> Result<Option<Found>> {
        if query.expr.is_empty() {
            return Ok(None);
        }
        let ListedClaim { claim, speaker, .. } = listed;
        let profile = speaker.as_ref().map(|person| &person.profile);
        let names =
            claim.described.iter().chain(profile.iter().flat_map(|own| [&own.name].into_iter().chain(&own.aliases)));
        let in_names = || names.clone().find_map(|name| query.place_in_text(FoundIn::Speaker, Field::Claim, name));
        let note = self.claim_note(claim.id)?;
        let in_note = || query.place_in_text(FoundIn::Note, Field::Note, &note);
        Ok(query.place_in_text(FoundIn::Claim, Field::Claim, &claim.statement).or_else(in_names).or_else(in_note))
    }

    /// The articles, in the trash or not, of which a passage bears on a claim of which all that is asked holds, the last clipped
    /// first. A story, when nothing else is asked, is also that of the articles and passages that it gathers.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn articles_of_claims(&self, asked: &[Asked]) -> Result<Vec<ArticleId>> {
        self.read(|conn| storage::claim::articles(conn, asked))
    }

    /// One claim as the ledger shows it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn listed_claim(&self, id: ClaimId) -> Result<ListedClaim> {
        self.read(|conn| storage::claim::listed(conn, id))
    }

    /// The claims outside the trash that passages of an article bear on, in the order of the passages: each with the passage
    /// and its bearing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn claims_on(&self, article: ArticleId) -> Result<Vec<(HighlightId, Bearing, ListedClaim)>> {
        let tied = self.read(|conn| storage::claim::on_article(conn, article))?;
        tied.into_iter().map(|(passage, bearing, claim)| Ok((passage, bearing, self.listed_claim(claim)?))).collect()
    }
}
