//! A codebook as a table: one line a tag, the first line names the columns.

use super::Code;
use crate::error::{Error, Result};
use crate::exporters::table;
use crate::highlight::Colour;
use crate::id::Uid;
use crate::tag::CountedTag;
use std::borrow::Cow;

/// The columns that are written. The counts are for the reader: an import passes over them.
const COLUMNS: [&str; 6] = ["path", "definition", "colour", "articles", "passages", "uid"];

pub(super) fn write(tags: &[CountedTag]) -> Result<Vec<u8>> {
    // Spreadsheets take a file for UTF-8 only when it begins with the mark.
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    let fault = |error: csv::Error| Error::Invalid(format!("the codebook cannot be written as CSV: {error}"));
    writer.write_record(COLUMNS).map_err(fault)?;
    for CountedTag { tag, articles, passages } in tags {
        let (articles, passages) = (articles.to_string(), passages.to_string());
        let colour = tag.colour.map_or("", Colour::name);
        let uid = tag.uid.to_string();
        writer
            .write_record([&guarded(&tag.path), &guarded(&tag.definition), colour, &articles, &passages, &uid])
            .map_err(fault)?;
    }
    writer.into_inner().map_err(|error| Error::Invalid(format!("the codebook cannot be written as CSV: {error}")))
}

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Code>> {
    let text = decoded(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter_of(&text))
        .flexible(true)
        .has_headers(true)
        .from_reader(text.as_bytes());
    let fault = |error: csv::Error| Error::Invalid(format!("this is not a table of codes: {error}"));
    let columns: Vec<String> =
        reader.headers().map_err(fault)?.iter().map(|column| column.trim().to_lowercase()).collect();
    let column = |names: &[&str]| columns.iter().position(|column| names.contains(&column.as_str()));
    let path = column(&["path", "code", "tag", "name"]).ok_or_else(|| {
        Error::Invalid(
            "the first line must name the columns: path, and if you like definition, colour and uid".to_owned(),
        )
    })?;
    let definition = column(&["definition", "description", "memo"]);
    let (colour, uid) = (column(&["colour", "color"]), column(&["uid", "guid"]));
    let mut codes = Vec::new();
    for record in reader.records() {
        let record = record.map_err(fault)?;
        let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default();
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        codes.push(Code {
            guid: Uid::try_from(cell(uid).trim().to_owned()).ok(),
            path: unguarded(cell(Some(path))).to_owned(),
            colour: Colour::named(&cell(colour).trim().to_lowercase()),
            definition: unguarded(cell(definition)).trim().to_owned(),
        });
        if codes.len() > super::MAX_CODES {
            return Err(super::too_many(codes.len() + reader.records().count()));
        }
    }
    Ok(codes)
}

fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // Older spreadsheets write in the code page of Windows.
    std::str::from_utf8(bytes).map_or_else(|_| encoding_rs::WINDOWS_1252.decode(bytes).0, Cow::Borrowed)
}

/// What parts the cells: where the comma is the decimal sign, spreadsheets write a semicolon.
fn delimiter_of(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: u8| head.bytes().filter(|byte| *byte == sign).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|sign| (count(*sign), *sign == b',')).unwrap_or(b',')
}

/// Whether a cell is a formula or a guarded one, so that a guard can be told from an apostrophe of the user's.
fn is_formula(cell: &str) -> bool {
    table::is_formula(cell.trim_start_matches('\''))
}

fn guarded(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| is_formula(cell)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_work_out_is_guarded_and_comes_back() {
        for cell in ["=1+1", "'=1", "''@x", "-", "plain", "'quoted'", ""] {
            let out = guarded(cell);
            assert!(out.is_empty() || !out.starts_with(['=', '+', '-', '@']), "{out}");
            assert_eq!(unguarded(&out), cell);
        }
    }

    #[test]
    fn tables_of_other_programs_are_read() {
        let codes = read("Code;Description;Color\r\nmoney;\"a; b\";green\r\n;;\r\n".as_bytes()).unwrap();
        assert_eq!(codes.len(), 1);
        assert_eq!((codes[0].path.as_str(), codes[0].definition.as_str()), ("money", "a; b"));
        assert_eq!(codes[0].colour, Some(Colour::Green));
        assert_eq!(read(b"path\ncaf\xE9\n").unwrap()[0].path, "café");
        assert!(read(b"money,security\n1,2\n").is_err());
    }
}
