//! Lists of names as people have them: a line each, or the first column of a table.

use crate::extract::decode::{Declares, decode};
use crate::search::spelling;
use std::collections::HashSet;

/// More names than this are not looked up at once; the rest is said to be left out.
pub const MAX_NAMES: usize = 10_000;
/// The longest list, in bytes.
pub const MAX_LIST_BYTES: usize = 16_000_000;
/// The longest name, in bytes.
pub(super) const MAX_NAME_BYTES: usize = 1000;

/// The first cell of a table that is no name but what the column is called.
const HEADINGS: [&str; 14] = [
    "name",
    "names",
    "full name",
    "person",
    "people",
    "entity",
    "company",
    "organisation",
    "organization",
    "query",
    "search",
    "term",
    "nom",
    "nombre",
];

/// A name to look up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As it stands in the list.
    pub text: String,
    /// On which line of the list it stands first, from 1.
    pub line: u32,
}

/// A list, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// What is to be looked up, in the order of the list, each once.
    pub names: Vec<Name>,
    /// Lines with nothing in them.
    pub blanks: u32,
    /// Lines that say again what another one said: case and accents alike.
    pub repeats: u32,
    /// Names beyond the [`MAX_NAMES`] that are looked up at once.
    pub left_out: u32,
    /// What was taken for the heading of the column.
    pub heading: Option<String>,
}

impl Names {
    /// Reads a list as it was pasted or typed, one name a line. Lines with tabs come out of a table: their first cell counts.
    pub fn of_lines(text: &str) -> Self {
        let mut names = Self::default();
        let mut seen = HashSet::new();
        for (line, text) in (1..).zip(text.lines()) {
            names.take(line, text.split('\t').next().unwrap_or_default(), &mut seen);
        }
        names
    }

    /// Reads a list out of a file: the first column when its name ends in `.csv` or `.tsv`, else one name a line.
    pub fn of_file(file_name: &str, bytes: &[u8]) -> Self {
        let text = decode(bytes, None, Declares::Nothing).text;
        let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("csv") => Self::of_table(&text, delimiter_of(&text)),
            Some("tsv" | "tab") => Self::of_table(&text, b'\t'),
            _ => Self::of_lines(&text),
        }
    }

    fn of_table(text: &str, delimiter: u8) -> Self {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut names = Self::default();
        let mut seen = HashSet::new();
        let mut is_first = true;
        // The bytes are a string, and rows may be of any length: there is nothing that could be wrong with them.
        for record in reader.records().flatten() {
            let line = record.position().map_or(0, csv::Position::line) as u32;
            let cell = record.get(0).unwrap_or_default();
            let is_heading = std::mem::take(&mut is_first) && HEADINGS.contains(&cell.trim().to_lowercase().as_str());
            if is_heading {
                names.heading = Some(cell.trim().to_owned());
            } else {
                names.take(line, cell, &mut seen);
            }
        }
        names
    }

    fn take(&mut self, line: u32, cell: &str, seen: &mut HashSet<String>) {
        let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.blanks += 1;
        } else if !seen.insert(spelling(&text)) {
            self.repeats += 1;
        } else if self.names.len() == MAX_NAMES {
            self.left_out += 1;
        } else {
            self.names.push(Name { text, line });
        }
    }
}

/// What parts the cells: where the comma is the decimal sign, spreadsheets write a semicolon.
fn delimiter_of(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: u8| head.bytes().filter(|byte| *byte == sign).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|sign| (count(*sign), *sign == b',')).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(names: &Names) -> String {
        let list: Vec<String> = names.names.iter().map(|name| format!("{} {}", name.line, name.text)).collect();
        let Names { blanks, repeats, left_out, heading, .. } = names;
        format!("{}; {blanks} blank, {repeats} again, {left_out} left out, {heading:?}", list.join(", "))
    }

    #[test]
    fn a_line_is_a_name_and_is_looked_up_once() {
        let list =
            "Elin Torvund\r\n\r\n  Mara   Lind \nELIN TORVUND\nÉlin Torvund\n\u{a0}\nTomas Berg\tHarbour Review\n";
        assert_eq!(
            shown(&Names::of_lines(list)),
            "1 Elin Torvund, 3 Mara Lind, 7 Tomas Berg; 2 blank, 2 again, 0 left out, None"
        );
        assert_eq!(shown(&Names::of_lines("")), "; 0 blank, 0 again, 0 left out, None");
    }

    #[test]
    fn the_first_column_of_a_table_is_the_list() {
        let table = b"Name;Country\r\n\"Berg; Tomas\";NO\r\n;\r\n\"Lind,\r\nMara\";SE\r\n";
        assert_eq!(
            shown(&Names::of_file("Leak.CSV", table)),
            "2 Berg; Tomas, 4 Lind, Mara; 1 blank, 0 again, 0 left out, Some(\"Name\")"
        );
        assert_eq!(shown(&Names::of_file("a.tsv", b"Lind\tMara\n")), "1 Lind; 0 blank, 0 again, 0 left out, None");
        assert_eq!(
            shown(&Names::of_file("a.csv", b"\xFF\xFEn\0a\0m\0e\0\n\0")),
            "; 0 blank, 0 again, 0 left out, Some(\"name\")"
        );
        assert_eq!(shown(&Names::of_file("a.txt", b"caf\xE9\n")), "1 café; 0 blank, 0 again, 0 left out, None");
    }

    #[test]
    fn a_list_that_is_too_long_says_what_it_left_out() {
        let list: String = (0..MAX_NAMES + 7).map(|n| format!("name {n}\n")).collect();
        let names = Names::of_lines(&list);
        assert_eq!((names.names.len(), names.left_out), (MAX_NAMES, 7));
    }
}
