//! Markdown.

use super::{About, Confidence, ImportError, Importer, Source, Taken};

#[derive(Debug)]
pub(super) struct Markdown;

impl Importer for Markdown {
    fn about(&self) -> About {
        About { id: "markdown", extensions: &[] }
    }

    fn sniff(&self, _source: &Source<'_>) -> Confidence {
        Confidence::No
    }

    fn read(&self, _source: &Source<'_>) -> Result<Taken, ImportError> {
        todo!()
    }
}
