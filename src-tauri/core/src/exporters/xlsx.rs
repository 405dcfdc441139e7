//! A workbook with passages, claims and articles, a sheet each.

use super::spreadsheet::{ARTICLES, CLAIMS, PASSAGES, Passages, article_rows};
use super::table::{Sheet, write_xlsx};
use super::{About, Choice, ExportError, ExportView, Exporter, Purpose, Written};
use std::io::Write;

pub(super) struct Xlsx;

impl Exporter for Xlsx {
    fn about(&self) -> About {
        About {
            id: "xlsx",
            extension: "xlsx",
            can_folder: false,
            purpose: Purpose::Tables,
            heeds: &[Choice::Order, Choice::Context, Choice::Notes, Choice::PrivateNotes, Choice::Tags],
        }
    }

    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> std::result::Result<Written, ExportError> {
        let mut written = Written::default();
        let mut passages = Passages::of(view, true, &mut written);
        let mut claims = view.claims()?.into_iter().map(|claim| Ok(view.claim_row(claim, true)?));
        let mut articles = article_rows(view, true, None);
        let sheets = [
            Sheet { name: "Passages", columns: &PASSAGES, rows: &mut passages },
            Sheet { name: "Claims", columns: &CLAIMS, rows: &mut claims },
            Sheet { name: "Articles", columns: &ARTICLES, rows: &mut articles },
        ];
        write_xlsx(sheets, view.clock.now_ms(), out)?;
        Ok(written)
    }
}
