//! Pictures out of a container, under the names that its page has for them. No importer itself.

use crate::capture::RawImage;
use crate::extract::{markup, media_type};
use std::collections::HashSet;
use url::Url;

/// The most pictures that are taken out of one container.
const MAX_PICTURES: usize = 1_000;

/// The pictures of `html` for which `find` has bytes: asked for the address as it is written, then as it is from `own`,
/// the page's own address. Where a page offers one picture in several sizes, the first that is there stands for all.
///
/// `find` gives at most `limit` bytes in all: a page can call one picture, or what is none, by any number of names.
pub(super) fn of_page(
    html: &str,
    own: Option<&str>,
    limit: usize,
    find: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
) -> Vec<RawImage> {
    let own = own.and_then(|url| Url::parse(url).ok());
    let base = match (markup::base(html), own) {
        (Some(href), Some(own)) => own.join(&href).ok().or(Some(own)),
        (Some(href), None) => Url::parse(&href).ok(),
        (None, own) => own,
    };
    let mut images: Vec<RawImage> = Vec::new();
    let mut left = limit;
    let mut seen: HashSet<String> = HashSet::new();
    for names in markup::pictures(html) {
        let Some(name) = names.asked.first().filter(|name| seen.insert((*name).clone())) else {
            continue;
        };
        for candidate in names.asked.iter().chain(&names.others) {
            if images.len() >= MAX_PICTURES || left == 0 {
                return images;
            }
            let found = find(candidate).or_else(|| {
                let mut url = base.as_ref()?.join(candidate).ok()?;
                url.set_fragment(None);
                find(url.as_str())
            });
            let Some(bytes) = found else { continue };
            left = left.saturating_sub(bytes.len());
            if media_type(&bytes).is_some() {
                images.push(RawImage { name: name.clone(), bytes });
                break;
            }
        }
    }
    images
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_found_by_any_of_their_addresses() {
        let png = b"\x89PNG\r\n\x1a\n".to_vec();
        let have = ["https://ledger.example/b/d-400.webp", "https://ledger.example/a/c.png", "cid:x@y"];
        let html = "<base href='/a/'><img src='c.png#top'><img src='../b/d.jpg' srcset='../b/d-400.webp 400w'><img src='cid:x@y'><img src=e.png>";
        let images =
            of_page(html, Some("https://ledger.example/z"), 1_000, &mut |url| have.contains(&url).then(|| png.clone()));
        let names: Vec<&str> = images.iter().map(|image| image.name.as_str()).collect();
        assert_eq!(names, ["c.png#top", "../b/d.jpg", "cid:x@y"]);
        assert_eq!(of_page(html, None, png.len(), &mut |_| Some(png.clone())).len(), 1);
        assert_eq!(of_page(html, None, 10, &mut |_| Some(b"no picture".to_vec())).len(), 0);
    }
}
