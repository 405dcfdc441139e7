//! Taking a codebook in: by path, in one step, with a word on each code.

use super::Code;
use crate::error::{Error, Result};
use crate::highlight::Colour;
use crate::library::{Done, Library, Op};
use crate::note::without_nul;
use crate::storage::{self, Noun, Tx};
use crate::tag::{MAX_PATH_BYTES, Path};
use std::collections::HashSet;

/// What became of the codes of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// Paths of the tags that are new.
    pub added: Vec<String>,
    /// Paths of the tags that have another definition or colour now.
    pub changed: Vec<String>,
    /// How many were here as they are in the file.
    pub same: u32,
    /// The codes that were not taken.
    pub left_out: Vec<LeftOut>,
}

/// A code that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its path, shortened where it is long.
    pub path: String,
    /// Why.
    pub why: String,
}

/// Longest path that is repeated in a report, in characters.
const MAX_SHOWN_CHARS: usize = 80;

impl Library {
    /// Takes the codes of a codebook in, as CSV or REFI-QDA, in one step that undo takes back as a whole.
    ///
    /// Codes meet tags by path, upper and lower case alike. A new one is added under its own identity where that is free; of
    /// one that is here the file's definition and colour count where it has them. No tag is renamed or removed.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the file is no codebook, or has no code or too many; then nothing is changed.
    pub fn import_codebook(&mut self, bytes: &[u8]) -> Result<Done<Merged>> {
        let codes = super::read(bytes)?;
        self.transact(Op::ImportCodebook.of(codes.len()), |tx| {
            let mut merged = Merged::default();
            let mut seen = HashSet::new();
            for code in &codes {
                if let Err(why) = merge(tx, code, &mut seen, &mut merged)? {
                    merged.left_out.push(LeftOut { path: shortened(&code.path), why });
                }
            }
            Ok(merged)
        })
    }
}

/// Takes one code in, or says why not.
fn merge(
    tx: &mut Tx<'_>,
    code: &Code,
    seen: &mut HashSet<String>,
    merged: &mut Merged,
) -> Result<std::result::Result<(), String>> {
    if code.path.split('/').any(|part| part.trim().is_empty()) {
        return Ok(Err("it, or a code above it, has no name".to_owned()));
    }
    let path = match Path::parse(&code.path) {
        Ok(path) => path,
        Err(Error::Invalid(_)) => {
            return Ok(Err(format!("its name with those above it is longer than {MAX_PATH_BYTES} bytes")));
        }
        Err(error) => return Err(error),
    };
    if !seen.insert(path.as_str().to_ascii_lowercase()) {
        return Ok(Err("it stands in the file twice; the first one was taken".to_owned()));
    }
    let definition = without_nul(&code.definition);
    let Some(present) = storage::tag::find(tx.conn(), path.as_str())? else {
        if let Some(parent) = path.parent() {
            tx.ensure_tag(&parent)?;
        }
        let uid = match code.guid {
            Some(guid) if storage::uid::find(tx.conn(), guid)?.is_none() => guid,
            _ => tx.uid(),
        };
        let path = storage::tag::spelled(tx.conn(), path.as_str())?;
        tx.add_tag(uid, &path, code.colour, &definition)?;
        tx.count(true);
        merged.added.push(path);
        return Ok(Ok(()));
    };
    let tag = storage::tag::get(tx.conn(), present)?;
    let colour = code.colour.or(tag.colour).map(Colour::name);
    let definition = if definition.is_empty() { tag.definition } else { definition };
    let is_changed = tx.update(Noun::Tag, present.0, &[("colour", &colour), ("definition", &definition)])?;
    tx.count(is_changed);
    if is_changed {
        merged.changed.push(tag.path);
    } else {
        merged.same += 1;
    }
    Ok(Ok(()))
}

fn shortened(path: &str) -> String {
    match path.char_indices().nth(MAX_SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", &path[..end]),
        None => path.to_owned(),
    }
}
