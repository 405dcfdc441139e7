//! RTF (Microsoft, version 1.9.1), as text editors and mail programs write it.
//!
//! `rtf-grimoire` cuts the file into tokens; what they mean for the text is told here.

mod body;
mod charset;
mod state;
mod words;

use super::converted::Properties;
use super::{About, Confidence, ImportError, Importer, Source, Taken};
use crate::capture::{Content, Converted, RawCapture, Warning};

#[derive(Debug)]
pub(super) struct Rtf;

impl Importer for Rtf {
    fn about(&self) -> About {
        About { id: "rtf", extensions: &["rtf"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        let head = source.bytes.trim_ascii_start();
        if head.starts_with(br"{\rtf") { Confidence::Certain } else { Confidence::No }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let found = body::read(source.bytes.trim_ascii_start());
        if !found.is_whole {
            return Err(ImportError::Malformed(
                "it breaks off in the middle. Get it again from where it came".to_owned(),
            ));
        }
        let properties = Properties {
            title: found.title,
            creators: vec![found.author],
            created: found.created.clone(),
            modified: found.modified,
            language: String::new(),
        };
        let mut warnings = Vec::new();
        if found.changes > 0 {
            warnings.push(Warning::TrackedChanges { count: found.changes });
        }
        if let Some(encoding) = found.unknown_charset {
            warnings.push(Warning::EncodingGuessed { encoding });
        }
        if found.undecodable > 0 {
            warnings.push(Warning::Undecodable { places: found.undecodable, encoding: found.encoding.to_owned() });
        }
        Ok(Taken::Article(Box::new(RawCapture {
            url: source.url.map(str::to_owned),
            stated: properties.plausible(),
            images: found.images,
            warnings,
            ..RawCapture::new(Content::Converted(Converted { html: found.html, left_out: found.left_out }))
        })))
    }
}
