//! The styles of a library: those that its user added, and the one that was chosen. Every change can be undone.

use super::style::{BUILT_IN, DEFAULT_STYLE, MAX_STYLE_BYTES, Style};
use crate::error::{Error, Result};
use crate::id::{CitationStyleId, Uid};
use crate::library::{Done, Library, Op};
use crate::storage;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// The name of the setting that says which style was chosen.
pub(crate) const STYLE_SETTING: &str = "citation_style";

/// The longest name, in characters.
const MAX_NAME_CHARS: usize = 120;

/// A style that was added to a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptStyle {
    /// Key in this library.
    pub id: CitationStyleId,
    /// Identity in every library.
    pub uid: Uid,
    /// What the user calls it.
    pub name: String,
}

/// Reads a style's file, and no more of it than a style can have.
///
/// # Errors
/// [`Error::Io`]; [`Error::Invalid`] for a file that is too large.
pub fn read_style(path: &Path) -> Result<Vec<u8>> {
    let io = |error| Error::io(path, error);
    let mut csl = Vec::new();
    File::open(path).map_err(io)?.take(MAX_STYLE_BYTES as u64 + 1).read_to_end(&mut csl).map_err(io)?;
    if csl.len() > MAX_STYLE_BYTES {
        return Err(Error::Invalid(format!("{} is larger than any citation style", path.display())));
    }
    Ok(csl)
}

impl Library {
    /// The styles that were added, by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kept_styles(&self) -> Result<Vec<KeptStyle>> {
        self.read(storage::citation::all)
    }

    /// A style that was added, by its uid or name.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn kept_style(&self, said: &str) -> Result<KeptStyle> {
        let found = self.read(|conn| kept(conn, said))?;
        found.ok_or_else(|| Error::NotFound(format!("the citation style “{said}” among those that were added")))
    }

    /// What was chosen for this library: the name of a style that comes with the program, or the uid of one that was added.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn chosen_style(&self) -> Result<String> {
        self.read(chosen)
    }

    /// A style by what a user may say: the name of one that comes with the program, or the uid or name of one that was
    /// added; `None` for the one that was chosen.
    ///
    /// # Errors
    /// [`Error::NotFound`] with the names that there are; [`Error::Invalid`] for one that was added and cannot be read.
    pub fn style(&self, said: Option<&str>) -> Result<Style> {
        self.read(|conn| style(conn, said))
    }

    /// Adds a style of CSL 1.0 under a name, or under its own title; the same file is not added twice.
    ///
    /// # Errors
    /// [`Error::Invalid`], saying why it cannot be used.
    pub fn add_style(&mut self, csl: &[u8], name: Option<&str>) -> Result<Done<CitationStyleId>> {
        let style = Style::of_csl(csl)?;
        let text = std::str::from_utf8(csl).map_err(|_| Error::Invalid("it is not written in UTF-8".to_owned()))?;
        let name = tidied(name.unwrap_or(&style.name.chars().take(MAX_NAME_CHARS).collect::<String>()))?;
        self.transact(Op::AddStyle.named(1, &name), |tx| {
            if let Some(present) = storage::citation::same(tx.conn(), text)? {
                return Ok(present.id);
            }
            let uid = tx.uid();
            tx.add_style(uid, &name, text)
        })
    }

    /// Gives a style that was added another name.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for a name without letters or one that is too long.
    pub fn rename_style(&mut self, id: CitationStyleId, name: &str) -> Result<Done<()>> {
        let name = tidied(name)?;
        let old = self.read(|conn| storage::citation::get(conn, id))?.name;
        self.transact(Op::RenameStyle.named(1, &old), |tx| tx.rename_style(id, &name))
    }

    /// Takes a style that was added away; where it was chosen, the library goes back to [`DEFAULT_STYLE`].
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_style(&mut self, id: CitationStyleId) -> Result<Done<()>> {
        let style = self.read(|conn| storage::citation::get(conn, id))?;
        self.transact(Op::RemoveStyle.named(1, &style.name), |tx| {
            if storage::citation::setting(tx.conn(), STYLE_SETTING)? == Some(style.uid.to_string()) {
                tx.set_setting(STYLE_SETTING, None)?;
            }
            tx.remove_style(id)
        })
    }

    /// Chooses the style of this library.
    ///
    /// # Errors
    /// As [`Library::style`].
    pub fn choose_style(&mut self, said: &str) -> Result<Done<()>> {
        let style = self.style(Some(said))?;
        let kept = self.read(|conn| kept(conn, said))?.map(|kept| kept.uid.to_string());
        let value = kept.as_deref().unwrap_or(said);
        let is_default = value == DEFAULT_STYLE;
        self.transact(Op::ChooseStyle.named(1, &style.name), |tx| {
            tx.set_setting(STYLE_SETTING, (!is_default).then_some(value))
        })
    }
}

fn chosen(conn: &storage::Connection) -> Result<String> {
    Ok(storage::citation::setting(conn, STYLE_SETTING)?.unwrap_or_else(|| DEFAULT_STYLE.to_owned()))
}

/// See [`Library::style`].
pub(crate) fn style(conn: &storage::Connection, said: Option<&str>) -> Result<Style> {
    let name = match said {
        Some(said) => said.to_owned(),
        None => chosen(conn)?,
    };
    if let Some(style) = Style::built_in(&name) {
        return Ok(style);
    }
    match kept(conn, &name)? {
        Some(kept) => {
            let csl = storage::citation::csl(conn, kept.id)?;
            Ok(Style { name: kept.name, ..Style::of_csl(csl.as_bytes())? })
        }
        // One that a newer program knows, or that went with an import.
        None if said.is_none() => Style::built_in(DEFAULT_STYLE).ok_or_else(|| Error::corrupt("a style is missing")),
        None => {
            let known: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
            let added = storage::citation::all(conn)?;
            let added: String = added.iter().map(|kept| format!(", “{}”", kept.name)).collect();
            Err(Error::NotFound(format!("the citation style “{name}”; there are {}{added}", known.join(", "))))
        }
    }
}

fn kept(conn: &storage::Connection, said: &str) -> Result<Option<KeptStyle>> {
    let all = storage::citation::all(conn)?;
    let is_said = |kept: &KeptStyle| kept.uid.to_string() == said || kept.name.to_lowercase() == said.to_lowercase();
    Ok(all.into_iter().find(is_said))
}

/// A name on one line.
///
/// # Errors
/// [`Error::Invalid`] when there is none or it is too long.
pub(crate) fn tidied(name: &str) -> Result<String> {
    let name = crate::note::line("the name of a style", name, MAX_NAME_CHARS)?;
    if name.is_empty() {
        return Err(Error::Invalid("a citation style needs a name".to_owned()));
    }
    Ok(name)
}
