//! The pictures of an article, and of nothing else on its page.

use crate::{FetchError, Fetcher};
use clipfile_core::importers::{Beside, Held};
use futures_util::StreamExt as _;
use futures_util::stream;
use std::collections::HashMap;
use tokio::time::{Instant, timeout_at};
use url::Url;

/// Pictures that are fetched for one article.
const MAX_PICTURES: usize = 100;
/// Bytes of all of them.
const MAX_BYTES: usize = 100_000_000;
/// Pictures that are fetched at the same time: as many as a browser asks one server for.
const AT_ONCE: usize = 6;

/// The first bytes of a GIF of three by three points (GIF89a, section 18).
const STAND_IN: &[u8] = b"GIF89a\x03\0\x03\0";

/// Stands for the pictures of a page before any is fetched: reading the page with it tells which of them belong to the
/// article, so that the advertisements and the counting pixels around it are never asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked;

impl Asked {
    /// The names of the pictures in `held`, as the page calls them. They must have come from [`Asked`].
    pub fn names(held: &Held) -> Vec<String> {
        let Held::Article(incoming) = held else { return Vec::new() };
        let pictures = incoming.draft.pictures.iter().filter_map(|picture| picture.bytes.strip_prefix(STAND_IN));
        pictures.filter_map(|name| String::from_utf8(name.to_vec()).ok()).collect()
    }
}

impl Beside for Asked {
    fn read(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    fn picture(&self, name: &str) -> Option<Vec<u8>> {
        Some([STAND_IN, name.as_bytes()].concat())
    }
}

/// Pictures that were fetched, by the names that the page has for them.
#[derive(Debug, Default)]
pub struct Brought(HashMap<String, Vec<u8>>);

impl Beside for Brought {
    fn read(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    fn picture(&self, name: &str) -> Option<Vec<u8>> {
        self.0.get(name).cloned()
    }
}

impl Fetcher {
    /// Fetches the pictures that a page at `base` calls by `names`. One that cannot be had in time is left out.
    pub async fn pictures(&self, base: &Url, names: &[String]) -> Brought {
        let wanted = names.iter().take(MAX_PICTURES).filter_map(|name| Some((name, base.join(name).ok()?)));
        let fetches: Vec<_> = wanted.map(|(name, url)| self.named(name.clone(), url)).collect();
        let mut fetches = stream::iter(fetches).buffer_unordered(AT_ONCE);
        let mut brought = HashMap::new();
        let mut bytes = 0;
        let deadline = Instant::now() + self.limits.time;
        // What is not there in time is missing, as what is not there at all.
        while let Ok(Some((name, picture))) = timeout_at(deadline, fetches.next()).await {
            let Ok(picture) = picture else { continue };
            bytes += picture.len();
            if bytes > MAX_BYTES {
                break;
            }
            brought.insert(name, picture);
        }
        Brought(brought)
    }

    async fn named(&self, name: String, url: Url) -> (String, Result<Vec<u8>, FetchError>) {
        (name, self.picture(&url).await)
    }
}
