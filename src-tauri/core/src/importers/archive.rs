//! Archived.

use super::{About, Confidence, ImportError, Importer, Source, Taken};

#[derive(Debug)]
pub(super) struct Archived;

impl Importer for Archived {
    fn about(&self) -> About {
        About { id: "archive", extensions: &[] }
    }

    fn sniff(&self, _source: &Source<'_>) -> Confidence {
        Confidence::No
    }

    fn read(&self, _source: &Source<'_>) -> Result<Taken, ImportError> {
        todo!()
    }
}
