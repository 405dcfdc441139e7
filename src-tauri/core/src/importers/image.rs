//! Pictures (PNG, JPEG, GIF, WebP): a clipping that is the picture, with the caption that it carries.

mod described;

use super::converted::name_as_title;
use super::{About, Confidence, ImportError, Importer, Source, Taken};
use crate::article::Citation;
use crate::capture::{Content, Converted, RawCapture, RawImage};
use crate::extract::{self, MAX_PICTURE_BYTES, media_type};

/// The most dots of a picture: whoever shows it needs four bytes of memory for each.
const MAX_DOTS: usize = 300_000_000;

#[derive(Debug)]
pub(super) struct Image;

impl Importer for Image {
    fn about(&self) -> About {
        About { id: "image", extensions: &["png", "jpg", "jpeg", "gif", "webp"] }
    }

    fn sniff(&self, source: &Source<'_>) -> Confidence {
        if media_type(source.bytes).is_some() { Confidence::Certain } else { Confidence::No }
    }

    fn read(&self, source: &Source<'_>) -> Result<Taken, ImportError> {
        const NAME: &str = "picture";
        if source.bytes.len() > MAX_PICTURE_BYTES {
            return Err(ImportError::TooLarge {
                megabytes: source.bytes.len().div_ceil(1_000_000) as u64,
                limit: (MAX_PICTURE_BYTES / 1_000_000) as u64,
            });
        }
        let size = imagesize::blob_size(source.bytes).map_err(|_| {
            ImportError::malformed("the picture is damaged or not whole. Get it again from where it came")
        })?;
        if size.width.saturating_mul(size.height) > MAX_DOTS {
            return Err(ImportError::malformed(
                "the picture has more dots than can be shown. Make it smaller and import that",
            ));
        }
        let described = described::read(source.bytes);
        let mut html = format!("<figure><img src=\"{NAME}\" alt=\"\">");
        if let Some(caption) = &described.caption {
            html.push_str("<figcaption>");
            html.push_str(&caption.replace('&', "&amp;").replace('<', "&lt;"));
            html.push_str("</figcaption>");
        }
        html.push_str("</figure>");
        let stated = Citation {
            headline: described.headline.or_else(|| source.file_name.and_then(name_as_title)),
            byline: described.creators.iter().flat_map(|creator| extract::byline(creator)).collect(),
            published: described.taken.as_deref().and_then(extract::date),
            ..Citation::default()
        };
        Ok(Taken::Article(Box::new(RawCapture {
            url: source.url.map(str::to_owned),
            stated,
            images: vec![RawImage { name: NAME.to_owned(), bytes: source.bytes.to_vec() }],
            warnings: Vec::new(),
            ..RawCapture::new(Content::Converted(Converted { html, left_out: Vec::new() }))
        })))
    }
}
