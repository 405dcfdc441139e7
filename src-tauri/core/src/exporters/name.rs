//! File names that every system takes, made of an article's date and headline.

use super::view::Header;
use crate::error::{Error, Result};
use crate::id::Uid;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// The longest name without its ending, in bytes: systems allow 255, and copies get " (2)" and longer endings.
const MAX_STEM_BYTES: usize = 150;
/// How much of a file is read to tell whose export it is, in bytes.
const HEAD_BYTES: u64 = 16 * 1024;
/// Names of devices on Windows, with any ending (Microsoft, "Naming Files, Paths, and Namespaces").
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// A name for the article's file in `folder` that no other article has and that replaces no file of another origin.
pub(super) fn free_name(
    folder: &Path,
    header: &Header,
    extension: &str,
    taken: &mut HashSet<String>,
) -> Result<String> {
    let citation = &header.article.citation;
    let date = citation.published.as_ref().map(|date| date.as_str().get(..10).unwrap_or(date.as_str()));
    let headline = citation.headline.as_deref().unwrap_or("Untitled");
    let stem = safe_stem(&date.into_iter().chain([headline]).collect::<Vec<_>>().join(" "));
    let mut number = 1;
    loop {
        let name = match number {
            1 => format!("{stem}.{extension}"),
            _ => format!("{stem} ({number}).{extension}"),
        };
        // Systems that ignore case or Unicode's normal forms would take two such names for one.
        let alike: String = name.to_lowercase().nfkc().collect();
        let path = folder.join(&name);
        if !taken.contains(&alike) && (fs::symlink_metadata(&path).is_err() || is_export_of(&path, header.article.uid)?)
        {
            taken.insert(alike);
            return Ok(name);
        }
        number += 1;
    }
}

/// Whether the file at `path` is an earlier export of that article.
fn is_export_of(path: &Path, uid: Uid) -> Result<bool> {
    if !fs::metadata(path).is_ok_and(|about| about.is_file()) {
        return Ok(false);
    }
    let mut head = Vec::new();
    let io = |error| Error::io(path, error);
    File::open(path).map_err(io)?.take(HEAD_BYTES).read_to_end(&mut head).map_err(io)?;
    let uid = uid.to_string();
    Ok(head.windows(uid.len()).any(|bytes| bytes == uid.as_bytes()))
}

/// `text` as a file's name without its ending.
pub(crate) fn safe_stem(text: &str) -> String {
    let replaced: String = text
        .nfc()
        .map(|character| match character {
            '/' | '\\' | '|' => '-',
            ':' => '.',
            '"' => '\'',
            // Refused by one of the systems.
            '<' | '>' | '?' | '*'
            // Turn the direction of the name.
            | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            // Wiki links and tags of note programs end at these.
            | '#' | '^' | '[' | ']' => ' ',
            other if other.is_control() => ' ',
            other => other,
        })
        .collect();
    let mut stem = String::new();
    for grapheme in replaced.split_whitespace().collect::<Vec<_>>().join(" ").graphemes(true) {
        if stem.len() + grapheme.len() > MAX_STEM_BYTES {
            break;
        }
        stem.push_str(grapheme);
    }
    // A dot in front hides a file, one at the end is dropped by Windows.
    let stem = stem.trim_matches(['.', ' ', '-']).to_owned();
    let device = stem.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_port = ["com", "lpt"].iter().any(|port| {
        device.strip_prefix(port).is_some_and(|number| number.chars().count() == 1 && !number.starts_with('0'))
    });
    match stem.as_str() {
        "" => "Untitled".to_owned(),
        _ if is_port || RESERVED.contains(&device.as_str()) => format!("_{stem}"),
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_takes_the_name() {
        assert_eq!(safe_stem("2017-06-01 A/B: “C”?"), "2017-06-01 A-B. “C”");
        assert_eq!(safe_stem("../../etc/passwd"), "etc-passwd");
        assert_eq!(safe_stem("con"), "_con");
        assert_eq!(safe_stem("LPT1.txt"), "_LPT1.txt");
        assert_eq!(safe_stem("Comrades"), "Comrades");
        assert_eq!(safe_stem("Ends with dots..."), "Ends with dots");
        assert_eq!(safe_stem("nul\0 and\nbreak \u{202E}txt"), "nul and break txt");
        assert_eq!(safe_stem(" ??? "), "Untitled");
    }

    #[test]
    fn a_long_name_ends_between_characters() {
        let stem = safe_stem(&"é😀".repeat(100));
        assert!(stem.len() <= MAX_STEM_BYTES && stem.ends_with(['é', '😀']), "{stem}");
    }
}
