//! Addresses of what is in a library, as exports have them: `clipfile://passage/` and the identity.

use crate::error::{Error, Result};
use crate::id::{ArticleId, ClaimId, HighlightId, StoryId, Uid};
use crate::library::Library;
use crate::storage::{self, Noun};

/// How every address begins.
pub const SCHEME: &str = "clipfile://";
/// The longest address that is looked at, in bytes: one is 64 bytes long at most.
const MAX_BYTES: usize = 200;

/// What an address leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// An article.
    Article(ArticleId),
    /// A passage of an article.
    Passage(ArticleId, HighlightId),
    /// A claim.
    Claim(ClaimId),
    /// A story.
    Story(StoryId),
}

/// The address of a thing.
pub(crate) fn of(noun: &str, uid: Uid) -> String {
    format!("{SCHEME}{noun}/{uid}")
}

/// What an address names. Whatever another program wrote into one, it can only name a thing.
fn parse(address: &str) -> Result<(Noun, Uid)> {
    let shown: String = address.chars().filter(|sign| !sign.is_control()).take(80).collect();
    let wrong = || Error::Invalid(format!("“{shown}” is not an address of Clipfile, such as clipfile://article/…"));
    if address.len() > MAX_BYTES {
        return Err(wrong());
    }
    // The system's own programs may end the host with a stroke, or write it in capital letters.
    let lower = address.trim().to_ascii_lowercase();
    let rest = lower.strip_prefix(SCHEME).ok_or_else(wrong)?;
    let (noun, uid) = rest.split_once('/').ok_or_else(wrong)?;
    let noun = match noun {
        "article" => Noun::Article,
        "passage" => Noun::Highlight,
        "claim" => Noun::Claim,
        "story" => Noun::Story,
        _ => return Err(wrong()),
    };
    let uid = uid.strip_suffix('/').unwrap_or(uid);
    Ok((noun, Uid::try_from(uid.to_owned()).map_err(|_| wrong())?))
}

impl Library {
    /// What an address leads to. Nothing is changed, whatever it says.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is no address of Clipfile, or leads to what lies in the trash; [`Error::NotFound`] when it
    /// leads to something that is not in this library.
    pub fn at_address(&self, address: &str) -> Result<Target> {
        let (noun, uid) = parse(address)?;
        let what = match noun {
            Noun::Highlight => "passage",
            other => other.table(),
        };
        let missing = || Error::NotFound(format!("the {what} of this address"));
        let known = self.read(|conn| storage::uid::find(conn, uid))?;
        let known = known.filter(|known| known.noun == noun && !known.is_withdrawn).ok_or_else(missing)?;
        let (target, is_trashed) = match noun {
            Noun::Article => {
                let article = self.article(ArticleId(known.id))?;
                (Target::Article(article.id), article.trashed_ms.is_some())
            }
            Noun::Highlight => {
                let passage = self.read(|conn| storage::highlight::get(conn, HighlightId(known.id)))?;
                let article = self.article(passage.article)?;
                let is_trashed = passage.trashed_ms.is_some() || article.trashed_ms.is_some();
                (Target::Passage(article.id, passage.id), is_trashed)
            }
            Noun::Claim => {
                let claim = self.claim(ClaimId(known.id))?;
                (Target::Claim(claim.id), claim.trashed_ms.is_some())
            }
            _ => {
                let story = self.story(StoryId(known.id))?;
                (Target::Story(story.id), story.trashed_ms.is_some())
            }
        };
        if is_trashed {
            return Err(Error::Invalid(format!(
                "the {what} of this address lies in the trash; bring it back to see it"
            )));
        }
        Ok(target)
    }
}
