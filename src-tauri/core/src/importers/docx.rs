//! DOCX (ECMA-376, WordprocessingML): the text as it would be printed now, with changes that were tracked taken as made.

mod parts;
mod styles;
mod text;

pub(super) use parts::inside;

use super::zip::{Zip, is_zip};
use super::{About, Confidence, ImportError, Importer, Source, Taken};
use crate::capture::{Content, Converted, RawCapture, Warning};

#[derive(Debug)]
pub(super) struct Docx;

impl Importer for Docx {
    fn about(&self) -> About {
        About { id: "docx", extensions: &["docx", "docm"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        let has = |name: &[u8]| memchr::memmem::find(source.bytes, name).is_some();
        let is_ours = is_zip(source.bytes) && has(b"[Content_Types].xml") && has(b"word/document");
        if is_ours { Confidence::Certain } else { Confidence::No }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let mut zip = Zip::open(source.bytes)?;
        let parts = parts::Parts::read(&mut zip)?;
        let stated = parts.properties.plausible();
        let text::Text { html, images, left_out, changes } = text::read(&parts, &mut zip);
        let warnings = if changes > 0 { vec![Warning::TrackedChanges { count: changes }] } else { Vec::new() };
        Ok(Taken::Article(Box::new(RawCapture {
            url: source.url.map(str::to_owned),
            stated,
            images,
            warnings,
            ..RawCapture::new(Content::Converted(Converted { html, left_out }))
        })))
    }
}
