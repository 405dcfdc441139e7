//! Headline, authors and date that a PDF states of itself, where they can be believed.

use crate::article::Citation;
use crate::capture::{Printed, PrintedBlock};
use crate::extract;
use crate::importers::converted::is_title;
use hayro_interpret::hayro_syntax::metadata::Metadata;

/// How many blocks at the start are looked at.
const HEAD: usize = 12;

/// Adds to `stated`, which has the headline by its size if there is one, what `metadata` says and the pages do not deny.
pub(super) fn complete(stated: &mut Citation, metadata: &Metadata, printed: &Printed) {
    let head: Vec<String> = printed.blocks.iter().take(HEAD).map(text).collect();
    let title = metadata.title.as_deref().map(decoded).filter(|title| is_title(title));
    if let Some(title) = title {
        let is_printed = head.iter().any(|line| letters(line).contains(&letters(&title)));
        // A title that stands on the page is right; one that does not may be left over from another document.
        if is_printed || stated.headline.is_none() {
            stated.headline = Some(title);
        }
    }
    if let Some(author) = metadata.author.as_deref().map(decoded) {
        let names = extract::byline(&author);
        let is_name = |name: &String| {
            let is_printed = head.iter().any(|line| letters(line).contains(&letters(name)));
            is_printed || (name.split_whitespace().count() > 1 && name.chars().all(|c| !c.is_ascii_digit() && c != '@'))
        };
        if !names.is_empty() && names.iter().all(is_name) {
            stated.byline = names;
        }
    }
    // A browser states when the page was printed, not when it was published.
    let producers = [metadata.creator.as_deref(), metadata.producer.as_deref()];
    let is_typeset = producers.into_iter().flatten().any(|by| {
        let by = decoded(by).to_lowercase();
        ["tex", "typst", "indesign", "quark", "word", "writer", "scribus", "pages", "framemaker", "publisher"]
            .iter()
            .any(|name| by.contains(name))
    });
    if let Some(made) = &metadata.creation_date
        && is_typeset
    {
        stated.published = extract::date(&format!("{:04}-{:02}-{:02}", made.year, made.month, made.day));
    }
}

fn text(block: &PrintedBlock) -> String {
    block.parts.concat()
}

fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with a mark at its start, else a Latin code page.
fn decoded(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_decoded_by_their_mark() {
        assert_eq!(decoded(b"\xFE\xFF\0\xD8\0s\0t"), "Øst");
        assert_eq!(decoded("\u{FEFF}Øst".as_bytes()), "Øst");
        assert_eq!(decoded(b"\xD8st\0"), "Øst");
    }
}
