//! PDF. Typst, which sets it, takes longer to build than all the rest, so it can be left out: the format is listed all the same,
//! and says that it is not there.

#[cfg(feature = "typeset")]
mod data;
#[cfg(feature = "typeset")]
pub(super) mod fonts;
#[cfg(feature = "typeset")]
mod pages;
#[cfg(feature = "typeset")]
mod world;

use super::{About, Choice, ExportError, ExportView, Exporter, Purpose, Written};
use std::io::Write;

const HEEDS: &[Choice] = &[
    Choice::Grouping,
    Choice::Order,
    Choice::Context,
    Choice::Notes,
    Choice::PrivateNotes,
    Choice::Tags,
    Choice::Links,
    Choice::FullText,
    Choice::Sources,
    Choice::Style,
    Choice::Bibliography,
    Choice::FactCheck,
    Choice::Sheet,
];

pub(super) struct Pdf;

impl Exporter for Pdf {
    fn about(&self) -> About {
        About { id: "pdf", extension: "pdf", can_folder: true, purpose: Purpose::Reading, heeds: HEEDS }
    }

    #[cfg(feature = "typeset")]
    fn write(&self, view: &ExportView<'_>, out: &mut dyn Write) -> Result<Written, ExportError> {
        pages::write(view, out)
    }

    #[cfg(not(feature = "typeset"))]
    fn write(&self, _: &ExportView<'_>, _: &mut dyn Write) -> Result<Written, ExportError> {
        Err(not_there())
    }
}

/// What formats answer that were left out of the program.
#[cfg(not(feature = "typeset"))]
pub(super) fn not_there() -> ExportError {
    crate::Error::Invalid("this program was built without what writes that format; choose another".to_owned()).into()
}
