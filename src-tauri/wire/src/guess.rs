//! Who may be speaking in a passage.

use clipfile_core::claim::attribution;
use clipfile_core::id::HighlightId;
use clipfile_core::{Library, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks who may be speaking in a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GuessSpeaker {
    /// The passage.
    pub passage: i64,
}

/// Who may be speaking. Nothing of it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuessView {
    /// The name; null when there is none.
    pub speaker: Option<String>,
    /// Somebody in the list who has that name.
    pub known: Option<i64>,
    /// What they are said to be; may be empty.
    pub role: String,
    /// The words in place of a name.
    pub described: Option<String>,
    /// Whether the text says that they are not to be named.
    pub anonymous: bool,
    /// 0 for little worth, 1, 2 for much.
    pub confidence: u8,
    /// The words that say so.
    pub words: String,
}

impl GuessView {
    /// Who may be speaking in a passage: looked up in the document that is shown of its article, or else in the one that it was
    /// marked in. For articles in English, and those that say no language.
    ///
    /// # Errors
    /// [`clipfile_core::Error::NotFound`]; when the library cannot be read.
    pub fn of(library: &Library, id: HighlightId) -> Result<Option<Self>> {
        let passage = library.passage(id)?;
        let language = library.article(passage.article)?.citation.language;
        if language.is_some_and(|language| !language.to_lowercase().starts_with("en")) {
            return Ok(None);
        }
        let document = library.shown_document(passage.article)?;
        let Some(range) = passage.range else { return Ok(None) };
        let text = library.document(document)?.text;
        let Some(found) = attribution::guess(&text, range) else { return Ok(None) };
        let known = match &found.speaker {
            Some(name) => library.person_called(name)?.map(|person| person.id.0),
            None => None,
        };
        Ok(Some(Self {
            words: text[found.at.start.0..found.at.end.0].to_owned(),
            speaker: found.speaker,
            known,
            role: found.role,
            described: found.described,
            anonymous: found.is_anonymous,
            confidence: match found.confidence {
                attribution::Confidence::Low => 0,
                attribution::Confidence::Fair => 1,
                attribution::Confidence::Good => 2,
            },
        }))
    }
}
