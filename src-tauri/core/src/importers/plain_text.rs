//! Plain text, pasted or in a file: what everything is that is text and nothing more.

use super::{About, Confidence, ImportError, Importer, Source, Taken};
use crate::capture::{Content, RawCapture};
use crate::extract::decode::{Declares, decode, is_text};

#[derive(Debug)]
pub(super) struct PlainText;

impl Importer for PlainText {
    fn about(&self) -> About {
        About { id: "plain_text", extensions: &["txt", "text"] }
    }

    /// The lowest confidence, so that every other importer goes first.
    fn sniff(&self, source: &Source<'_>) -> Confidence {
        if is_text(source.bytes) { Confidence::Name } else { Confidence::No }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let decoded = decode(source.bytes, source.encoding, Declares::Nothing);
        if decoded.text.trim().is_empty() {
            return Err(ImportError::Empty);
        }
        Ok(Taken::Article(Box::new(RawCapture {
            url: source.url.map(str::to_owned),
            warnings: decoded.warnings,
            ..RawCapture::new(Content::Plain(decoded.text))
        })))
    }
}
