//! Exports before an embargo ends: asked about first, and kept in a log when the user goes on.

use crate::error::{Error, Result};
use crate::exporters::ExportScope;
use crate::id::StoryId;
use crate::library::{Done, Library, Op};
use crate::note::line;
use crate::storage;
use crate::storage::story::embargo::early_exports;
use crate::story::Embargo;

/// The longest name of who goes on, of a format and of a file, in characters.
pub(crate) const MAX_WHO_CHARS: usize = 255;
/// The longest reason, in characters.
pub(crate) const MAX_WHY_CHARS: usize = 2_000;

/// A story that is held back until a moment that has not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The story.
    pub story: StoryId,
    /// Its title.
    pub title: String,
    /// Until when, and why.
    pub embargo: Embargo,
}

/// An export of a story, or of what it gathers, before its embargo ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlyExport {
    /// When, in UTC milliseconds.
    pub at_ms: i64,
    /// Who went on.
    pub who: String,
    /// For what reason.
    pub why: String,
    /// The format, by its name.
    pub format: String,
    /// The name of the file.
    pub name: String,
    /// Until when nothing was to go out, ISO 8601.
    pub embargo: String,
}

/// Who exports despite an embargo, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Despite {
    /// Who.
    pub who: String,
    /// Why.
    pub why: String,
}

impl Despite {
    fn tidied(&self) -> Result<Self> {
        let (who, why) = (line("a name", &self.who, MAX_WHO_CHARS)?, line("a reason", &self.why, MAX_WHY_CHARS)?);
        if who.is_empty() || why.is_empty() {
            let missing = if who.is_empty() { "say who exports it" } else { "say why it goes out before that" };
            return Err(Error::Invalid(format!("there is an embargo; {missing}")));
        }
        Ok(Self { who, why })
    }
}

impl EarlyExport {
    /// Whether it is as such are kept.
    pub(crate) fn is_kept_so(&self) -> bool {
        let is_line = |text: &String, most| line("a field", text, most).is_ok_and(|kept| kept == *text);
        is_line(&self.who, MAX_WHO_CHARS)
            && is_line(&self.why, MAX_WHY_CHARS)
            && is_line(&self.format, MAX_WHO_CHARS)
            && is_line(&self.name, MAX_WHO_CHARS)
            && self.embargo.parse::<crate::article::Published>().is_ok_and(|date| date.as_str() == self.embargo)
    }
}

impl Library {
    /// The stories whose embargo has not ended and of which an export of `scope` would give something away: the story that is
    /// exported, and those that gather an article, a passage or a claim in it.
    ///
    /// # Errors
    /// [`Error::NotFound`] for what is not here.
    pub fn held_back(&self, scope: &ExportScope) -> Result<Vec<Held>> {
        let now_ms = self.clock().now_ms();
        if !self.read(|conn| storage::story::embargo::any_held(conn, now_ms))? {
            return Ok(Vec::new());
        }
        let going = self.going(scope)?;
        let mut stories = self.read(|conn| storage::story::embargo::held(conn, &going, now_ms))?;
        match scope {
            ExportScope::Story(story) => stories.push(*story),
            // The lossless form of a library has its stories, also those that gather nothing yet.
            ExportScope::Everything => {
                stories.extend(self.stories(false)?.iter().map(|listed| listed.story.id));
            }
            _ => {}
        }
        self.held_of(&stories)
    }

    /// Those of `stories` whose embargo has not ended, each once.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn held_of(&self, stories: &[StoryId]) -> Result<Vec<Held>> {
        let now_ms = self.clock().now_ms();
        let mut held: Vec<Held> = Vec::new();
        for id in stories {
            let fields = self.story(*id)?.fields;
            let until = fields.embargo.filter(|embargo| embargo.until.sort_ms() > now_ms);
            if let Some(embargo) = until.filter(|_| held.iter().all(|one| one.story != *id)) {
                held.push(Held { story: *id, title: fields.title, embargo });
            }
        }
        Ok(held)
    }

    /// Keeps in the log of each of these stories that something is exported before its embargo ended. Undo passes it by, for
    /// no undo takes back what went out.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is not said who and why.
    pub fn log_early(&mut self, held: &[Held], despite: &Despite, format: &str, name: &str) -> Result<Done<()>> {
        let Despite { who, why } = despite.tidied()?;
        let format = line("a format", format, MAX_WHO_CHARS)?;
        let name: String = name.chars().filter(|sign| !sign.is_control()).take(MAX_WHO_CHARS).collect();
        let name = line("a file name", &name, MAX_WHO_CHARS)?;
        let title = if let [one] = held { one.title.clone() } else { String::new() };
        self.transact_aside(Op::ExportEarly.named(held.len(), &title), |tx| {
            for one in held {
                let (uid, at_ms) = (tx.uid(), tx.now_ms());
                let early = EarlyExport {
                    at_ms,
                    who: who.clone(),
                    why: why.clone(),
                    format: format.clone(),
                    name: name.clone(),
                    embargo: one.embargo.until.as_str().to_owned(),
                };
                tx.add_early_export(uid, one.story, &early)?;
            }
            Ok(())
        })
    }

    /// The exports of a story, or of what it gathers, before its embargo ended, the first first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn early_exports(&self, story: StoryId) -> Result<Vec<EarlyExport>> {
        Ok(self.read(|conn| early_exports(conn, story))?.into_iter().map(|(_, early)| early).collect())
    }
}

/// Says that something is held back.
pub(crate) fn refusal(held: &[Held]) -> Error {
    let named: Vec<String> =
        held.iter().map(|one| format!("“{}” until {}", one.title, one.embargo.until.as_str())).collect();
    Error::Embargoed(format!("there is an embargo on {}", named.join(" and on ")))
}
