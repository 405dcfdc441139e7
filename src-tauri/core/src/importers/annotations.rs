//! Annotations of other programs, in JSON: W3C Web Annotations and those of Hypothesis.

use super::{About, Confidence, ImportError, Importer, Source, Taken};
use crate::annotation;

#[derive(Debug)]
pub(super) struct Annotated;

impl Importer for Annotated {
    fn about(&self) -> About {
        About { id: "annotations", extensions: &["jsonld", "json"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        let is_named = super::has_extension(source, &["json", "jsonld"]);
        match annotation::is_annotations(source.bytes) {
            true if is_named => Confidence::Certain,
            true => Confidence::Looks,
            false => Confidence::No,
        }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        annotation::read(source.bytes).map(Taken::Annotations).map_err(ImportError::Malformed)
    }
}
