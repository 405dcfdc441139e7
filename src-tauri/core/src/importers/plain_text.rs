//! PlainText.

use super::{About, Confidence, ImportError, Importer, Source, Taken};

#[derive(Debug)]
pub(super) struct PlainText;

impl Importer for PlainText {
    fn about(&self) -> About {
        About { id: "plain_text", extensions: &[] }
    }

    fn sniff(&self, _source: &Source<'_>) -> Confidence {
        Confidence::No
    }

    fn read(&self, _source: &Source<'_>) -> Result<Taken, ImportError> {
        todo!()
    }
}
