//! What the user calls the colours.

use super::Colour;
use crate::error::{Error, Result};
use crate::library::{Done, Library, Op};
use crate::storage;

/// The longest name of a colour, in characters.
pub(crate) const MAX_NAME_CHARS: usize = 60;

/// The names that the user gave to colours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColourNames(pub(crate) Vec<(Colour, String)>);

impl ColourNames {
    /// The user's name of a colour, if it has one.
    pub fn of(&self, colour: Colour) -> Option<&str> {
        self.0.iter().find(|(named, _)| *named == colour).map(|(_, name)| name.as_str())
    }
}

impl Library {
    /// The names of the colours.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn colour_names(&self) -> Result<ColourNames> {
        self.read(storage::highlight::colour_names)
    }

    /// Gives a colour a name of the user's own; an empty one takes it off. Undoable.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a name of more than 60 characters.
    pub fn set_colour_name(&mut self, colour: Colour, name: &str) -> Result<Done<()>> {
        let name = tidied(name)?;
        self.transact(Op::NameColour.named(1, &name), |tx| tx.set_colour_name(colour, &name))
    }
}

/// A name on one line, without what no keyboard types.
///
/// # Errors
/// [`Error::Invalid`] when it is too long.
pub(crate) fn tidied(name: &str) -> Result<String> {
    let typed: String = name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if length > MAX_NAME_CHARS {
        return Err(Error::Invalid(format!(
            "a colour's name can be {MAX_NAME_CHARS} characters long; this one is {length}"
        )));
    }
    Ok(name)
}
