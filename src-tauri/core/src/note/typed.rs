//! What was typed, as it is kept and as it is looked for.

use super::without_nul;
use crate::error::{Error, Result};

/// More words than this are not typed by anyone, nor longer ones, in bytes; SQLite takes no pattern above 50,000.
const MAX_WORDS: usize = 32;
const MAX_WORD_BYTES: usize = 1000;

/// The words of what was typed over a list.
pub(crate) fn words(typed: &str) -> Vec<String> {
    let cut = |word: &str| without_nul(&word[..word.floor_char_boundary(MAX_WORD_BYTES)]);
    typed.split_whitespace().map(cut).filter(|word| !word.is_empty()).take(MAX_WORDS).collect()
}

/// A field on one line, without what no keyboard types; `what` names it, as in "a name".
///
/// # Errors
/// [`Error::Invalid`] when it is longer than `limit`, in characters.
pub(crate) fn line(what: &str, typed: &str, limit: usize) -> Result<String> {
    let typed: String = typed.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = line.chars().count();
    if length > limit {
        return Err(Error::Invalid(format!("{what} can be {limit} characters long; this one has {length}")));
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line_and_not_too_long() {
        assert_eq!(line("a name", " Ada\n\tNyland\u{7} ", 20).ok().as_deref(), Some("Ada Nyland"));
        let refused = line("a name", &"é".repeat(21), 20).err().map(|error| error.to_string());
        assert_eq!(refused.as_deref(), Some("a name can be 20 characters long; this one has 21"));
    }
}
