//! Html.

use super::{About, Confidence, ImportError, Importer, Source, Taken};

#[derive(Debug)]
pub(super) struct Html;

impl Importer for Html {
    fn about(&self) -> About {
        About { id: "html", extensions: &[] }
    }

    fn sniff(&self, _source: &Source<'_>) -> Confidence {
        Confidence::No
    }

    fn read(&self, _source: &Source<'_>) -> Result<Taken, ImportError> {
        todo!()
    }
}
