//! Tables as files that spreadsheets open: CSV and XLSX. What stands in a cell is never a formula.

use super::ExportError;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::io::{self, Write};

/// The most characters that a cell of XLSX holds (ECMA-376 as Excel reads it: 32,767 UTF-16 units).
const MAX_CELL_UNITS: usize = 32_767;
/// The most rows that a sheet of XLSX holds, its heading among them.
const MAX_ROWS: u32 = 1_048_576;
/// What a cell ends with when its text was cut.
const CUT: &str = " […]";

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell<'a> {
    /// Words, whatever they begin with.
    Text(Cow<'a, str>),
    /// A number.
    Number(u32),
    /// A day, ISO 8601; one that is not known to the day stays text.
    Day(Cow<'a, str>),
    /// Nothing.
    Nothing,
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(Cow::Borrowed(text)) }
    }
}

/// A column: what it is called, and how many characters wide a spreadsheet shows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) title: &'static str,
    pub(crate) width: u16,
}

/// A table to write.
pub(crate) struct Sheet<'s, 'c> {
    /// What the sheet is called.
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [Column],
    /// The rows, each with a cell for every column.
    pub(crate) rows: &'s mut (dyn Iterator<Item = Result<Vec<Cell<'c>>, ExportError>> + 's),
}

impl Cell<'_> {
    /// Words of its own.
    pub(crate) fn words(text: impl Into<String>) -> Self {
        let text: String = text.into();
        if text.is_empty() { Self::Nothing } else { Self::Text(Cow::Owned(text)) }
    }

    /// Whether a cell of XLSX holds less than all of it.
    pub(crate) fn is_cut(&self) -> bool {
        matches!(self, Self::Text(text) if text.len() > MAX_CELL_UNITS && text.encode_utf16().count() > MAX_CELL_UNITS)
    }
}

/// Writes CSV (RFC 4180) in UTF-8 with its mark, by which spreadsheets know it. A cell that a spreadsheet would work out as a
/// formula gets an apostrophe in front.
pub(crate) fn write_csv(sheet: Sheet<'_, '_>, out: &mut dyn Write) -> Result<(), ExportError> {
    out.write_all(b"\xEF\xBB\xBF")?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let fault = |error: csv::Error| ExportError::Write(error.into());
    writer.write_record(sheet.columns.iter().map(|column| column.title)).map_err(fault)?;
    for row in sheet.rows {
        for cell in &row? {
            let field = match cell {
                Cell::Text(text) => guarded(text),
                Cell::Number(number) => Cow::Owned(number.to_string()),
                Cell::Day(day) => Cow::Borrowed(&**day),
                Cell::Nothing => Cow::Borrowed(""),
            };
            writer.write_field(field.as_bytes()).map_err(fault)?;
        }
        writer.write_record(None::<&[u8]>).map_err(fault)?;
    }
    Ok(writer.flush()?)
}

/// Writes XLSX (ECMA-376): a heading that stays in sight and filters, days that sort as days, and text that stays text, also
/// when somebody edits its cell.
pub(crate) fn write_xlsx<'s, 'c: 's>(
    sheets: impl IntoIterator<Item = Sheet<'s, 'c>>,
    made_ms: i64,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut book = Workbook::new();
    let seconds = made_ms.div_euclid(1000);
    // Without it the library would take the time of the machine, and the same table would never be the same file.
    let made = ExcelDateTime::from_timestamp(seconds).or_else(|_| ExcelDateTime::from_timestamp(0)).map_err(fault)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for sheet in sheets {
        fill(book.add_worksheet(), sheet)?;
    }
    out.write_all(&book.save_to_buffer().map_err(fault)?)?;
    Ok(())
}

fn fill(page: &mut Worksheet, sheet: Sheet<'_, '_>) -> Result<(), ExportError> {
    let heading = Format::new().set_bold();
    page.set_name(sheet.name).map_err(fault)?;
    for (at, column) in (0_u16..).zip(sheet.columns) {
        page.set_column_width(at, f64::from(column.width)).map_err(fault)?;
        page.write_string_with_format(0, at, column.title, &heading).map_err(fault)?;
    }
    page.set_freeze_panes(1, 0).map_err(fault)?;
    let looks = Looks {
        plain: Format::new(),
        day: Format::new().set_num_format("yyyy-mm-dd"),
        quoted: Format::new().set_quote_prefix(),
    };
    let mut count = 1;
    for row in sheet.rows {
        if count == MAX_ROWS {
            return Err(fault(XlsxError::RowColumnLimitError));
        }
        for (at, cell) in (0_u16..).zip(&row?) {
            put(page, (count, at), cell, &looks).map_err(fault)?;
        }
        count += 1;
    }
    let last = (sheet.columns.len() as u16).saturating_sub(1);
    page.autofilter(0, 0, count - 1, last).map_err(fault)?;
    Ok(())
}

/// How cells look.
struct Looks {
    plain: Format,
    day: Format,
    /// Text that stays text also when somebody edits it.
    quoted: Format,
}

fn put(page: &mut Worksheet, (row, column): (u32, u16), cell: &Cell<'_>, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        Cell::Nothing => {}
        Cell::Number(number) => drop(page.write_number(row, column, *number)?),
        Cell::Day(text) => match ExcelDateTime::parse_from_str(text) {
            Ok(date) if text.len() == 10 => drop(page.write_datetime_with_format(row, column, &date, &looks.day)?),
            _ => drop(page.write_string(row, column, &**text)?),
        },
        Cell::Text(text) => {
            let look = if is_formula(text) { &looks.quoted } else { &looks.plain };
            page.write_string_with_format(row, column, &*cut(text), look)?;
        }
    }
    Ok(())
}

fn fault(error: XlsxError) -> ExportError {
    ExportError::Write(io::Error::other(error))
}

/// A text as one cell holds it.
fn cut(text: &str) -> Cow<'_, str> {
    if text.len() <= MAX_CELL_UNITS || text.encode_utf16().count() <= MAX_CELL_UNITS {
        return Cow::Borrowed(text);
    }
    let mut left = MAX_CELL_UNITS - CUT.encode_utf16().count();
    let fits = |character: char| match left.checked_sub(character.len_utf16()) {
        Some(less) => {
            left = less;
            false
        }
        None => true,
    };
    let end = text.find(fits).unwrap_or(text.len());
    Cow::Owned(format!("{}{CUT}", &text[..end]))
}

/// Whether a spreadsheet would take the cell for a formula and work it out (OWASP, "CSV Injection").
pub(crate) fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

fn guarded(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const COLUMNS: [Column; 3] = [
        Column { title: "Name", width: 20 },
        Column { title: "Articles", width: 8 },
        Column { title: "First", width: 11 },
    ];

    fn csv_of(cells: &[Cell<'_>]) -> String {
        let mut out = Vec::new();
        let mut rows = std::iter::once(Ok(cells.to_vec()));
        let sheet = Sheet { name: "Names", columns: &COLUMNS, rows: &mut rows };
        write_csv(sheet, &mut out).unwrap();
        String::from_utf8(out).unwrap().split_once("\r\n").unwrap().1.to_owned()
    }

    #[test]
    fn no_cell_of_csv_is_a_formula() {
        for hostile in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0", "\n=1"] {
            let line = csv_of(&[Cell::from(hostile), Cell::Number(3), Cell::Day("2026-05-14".into())]);
            let first = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(line.as_bytes())
                .records()
                .next()
                .unwrap()
                .unwrap();
            assert_eq!(&first[0], format!("'{hostile}"), "{line}");
        }
        assert_eq!(csv_of(&[Cell::from("a, \"b\"\nc"), Cell::Number(0), Cell::Nothing]), "\"a, \"\"b\"\"\nc\",0,\r\n");
    }

    #[test]
    fn a_cell_is_cut_between_characters_and_says_so() {
        let long = "😀".repeat(20_000);
        let shown = cut(&long);
        assert!(shown.ends_with("😀 […]") && shown.encode_utf16().count() <= MAX_CELL_UNITS);
        assert_eq!(cut("short"), "short");
    }
}
