//! The answers to a list of names as a file.

use super::Tally;
use crate::error::{Error, Result};
use crate::exporters::table::{Cell, Column, Sheet, write_csv, write_xlsx};
use crate::exporters::write_whole;
use crate::library::Library;
use std::path::Path;

/// The form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated values.
    Csv,
    /// A workbook, as Excel and LibreOffice have them.
    Xlsx,
}

const COLUMNS: [Column; 12] = [
    Column { title: "Line", width: 6 },
    Column { title: "Name", width: 28 },
    Column { title: "Articles", width: 9 },
    Column { title: "First", width: 11 },
    Column { title: "Last", width: 11 },
    Column { title: "Without a date", width: 14 },
    Column { title: "Best passage", width: 70 },
    Column { title: "Headline", width: 44 },
    Column { title: "Outlet", width: 22 },
    Column { title: "Published", width: 11 },
    Column { title: "Query", width: 30 },
    Column { title: "Remark", width: 40 },
];

impl Form {
    /// The form whose files end so.
    ///
    /// # Errors
    /// [`Error::Invalid`] for another ending.
    pub fn of_file(path: &Path) -> Result<Self> {
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
        match ending.as_deref() {
            Some("csv") => Ok(Self::Csv),
            Some("xlsx") => Ok(Self::Xlsx),
            _ => Err(Error::Invalid(format!("{} must end in .csv or .xlsx", path.display()))),
        }
    }
}

impl Library {
    /// Writes the answers to a list of names, as they stand. The file appears under its name when it is whole.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::Full`]; [`Error::Conflict`] when a folder stands there.
    pub fn write_tallies(&self, tallies: &[Tally], form: Form, out: &Path) -> Result<()> {
        let mut rows = tallies.iter().map(|tally| Ok(row(tally)));
        let sheet = Sheet { name: "Names", columns: &COLUMNS, rows: &mut rows };
        write_whole(out, |file| match form {
            Form::Csv => write_csv(sheet, file),
            Form::Xlsx => write_xlsx([sheet], self.clock().now_ms(), file),
        })
    }
}

fn row(tally: &Tally) -> Vec<Cell<'_>> {
    let best = tally.best.as_ref();
    let remark = match (&tally.problem, &tally.suggestion) {
        (Some(problem), _) => Cell::from(problem.as_str()),
        (None, None) => Cell::Nothing,
        (None, Some(instead)) => Cell::Text(format!("did you mean {instead}?").into()),
    };
    vec![
        Cell::Number(tally.name.line),
        Cell::from(tally.name.text.as_str()),
        Cell::Number(tally.articles),
        day(tally.first.as_ref()),
        day(tally.last.as_ref()),
        if tally.undated > 0 { Cell::Number(tally.undated) } else { Cell::Nothing },
        text(best.and_then(|best| best.found.as_ref()).map(|found| &found.text)),
        text(best.map(|best| &best.headline)),
        text(best.and_then(|best| best.outlet.as_ref())),
        day(best.and_then(|best| best.published.as_ref())),
        Cell::from(tally.query.as_str()),
        remark,
    ]
}

fn text(text: Option<&String>) -> Cell<'_> {
    Cell::from(text.map(String::as_str).unwrap_or_default())
}

/// Of a moment, its day.
fn day(moment: Option<&String>) -> Cell<'_> {
    moment.map_or(Cell::Nothing, |moment| Cell::Day(moment[..moment.len().min(10)].into()))
}
