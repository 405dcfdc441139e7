//! ODT (OpenDocument, ISO/IEC 26300), as LibreOffice writes it: the text as it would be printed now.

mod styles;
mod text;

use super::converted::{Properties, container_kind};
use super::xml::{self, Element};
use super::zip::{Zip, is_zip};
use super::{About, Confidence, ImportError, Importer, Source, Taken};
use crate::capture::{Content, Converted, RawCapture, Warning};

#[derive(Debug)]
pub(super) struct Odt;

impl Importer for Odt {
    fn about(&self) -> About {
        About { id: "odt", extensions: &["odt", "ott"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        let has = |name: &[u8]| memchr::memmem::find(source.bytes, name).is_some();
        match container_kind(source.bytes) {
            Some(kind) if kind.starts_with(b"application/vnd.oasis.opendocument.text") => Confidence::Certain,
            None if is_zip(source.bytes) && has(b"META-INF/manifest.xml") && has(b"content.xml") => Confidence::Looks,
            _ => Confidence::No,
        }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        let mut zip = Zip::open(source.bytes)?;
        let part = |zip: &mut Zip<'_>, name: &str| {
            zip.read(name).ok().and_then(|bytes| xml::parse(&bytes).ok()).unwrap_or_default()
        };
        let manifest = part(&mut zip, "META-INF/manifest.xml");
        let mut locked = Vec::new();
        manifest.all("encryption-data", &mut locked);
        if !locked.is_empty() {
            return Err(ImportError::Malformed(
                "it is locked with a password. Open it in its own program and save it without one".to_owned(),
            ));
        }
        let content = xml::parse(&zip.read("content.xml")?)?;
        let styles = part(&mut zip, "styles.xml");
        let meta = part(&mut zip, "meta.xml");
        let field = |name: &str| meta.at(&["meta", name]).map(Element::text).unwrap_or_default();
        let creator = [field("initial-creator"), field("creator")].into_iter().find(|name| !name.trim().is_empty());
        let properties = Properties {
            title: field("title"),
            creators: creator.into_iter().collect(),
            created: field("creation-date"),
            modified: field("date"),
            language: field("language"),
        };
        let text::Text { html, images, left_out, changes } = text::read(&content, &styles, &mut zip)?;
        let warnings = if changes > 0 { vec![Warning::TrackedChanges { count: changes }] } else { Vec::new() };
        Ok(Taken::Article(Box::new(RawCapture {
            url: source.url.map(str::to_owned),
            stated: properties.plausible(),
            images,
            warnings,
            ..RawCapture::new(Content::Converted(Converted { html, left_out }))
        })))
    }
}
