//! One address, its redirects, and the bytes at their end.

use crate::address::{checked, is_public, literal};
use crate::error::FetchError;
use crate::names::Names;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION, USER_AGENT};
use reqwest::{Client, Response, redirect};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// Redirects that are followed (WHATWG Fetch, section 4.4, has the same number).
const MAX_HOPS: usize = 20;

/// What the user allows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// What the fetcher says it is; [`crate::USER_AGENT`] when it is empty or cannot stand in a header.
    pub user_agent: String,
    /// Whether this machine and those of its own network may be asked.
    pub private: bool,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The bytes, decompressed.
    pub bytes: Vec<u8>,
    /// The address at the end of all redirects.
    pub url: Url,
    /// The encoding that the server names (RFC 9110, section 8.3.2).
    pub charset: Option<String>,
    /// Whether a safe address led to one that anyone on the way could have changed.
    pub downgraded: bool,
}

/// How much is taken at most.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Bytes after decompression.
    pub(crate) bytes: usize,
    /// From the first name that is asked for to the last byte.
    pub(crate) time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 20_000_000, time: Duration::from_secs(30) }
    }
}

/// Fetches pages. Made for one page and its pictures, then let go.
#[derive(Debug)]
pub struct Fetcher {
    client: Client,
    may_ask: fn(IpAddr) -> bool,
    pub(crate) limits: Limits,
}

impl Fetcher {
    /// A fetcher that keeps to `rules`.
    ///
    /// # Panics
    /// When the system has no source of random numbers, without which nothing can be encrypted.
    pub fn new(rules: &Rules) -> Self {
        let may_ask = if rules.private { |_: IpAddr| true } else { is_public };
        Self::with(rules, may_ask, Limits::default())
    }

    pub(crate) fn with(rules: &Rules, may_ask: fn(IpAddr) -> bool, limits: Limits) -> Self {
        // An error says that it was done before.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let user_agent = Some(rules.user_agent.trim()).filter(|agent| !agent.is_empty());
        let user_agent = user_agent.and_then(|agent| HeaderValue::from_str(agent).ok());
        let mut headers = HeaderMap::new();
        headers.insert(USER_AGENT, user_agent.unwrap_or(HeaderValue::from_static(crate::USER_AGENT)));
        let client = Client::builder()
            .default_headers(headers)
            .redirect(redirect::Policy::none())
            .referer(false)
            .no_proxy()
            .dns_resolver(Arc::new(Names { may_ask }))
            .build()
            .expect("the system can encrypt");
        Self { client, may_ask, limits }
    }

    /// Fetches the page at `url`.
    ///
    /// # Errors
    /// [`FetchError`].
    pub async fn page(&self, url: &Url) -> Result<Fetched, FetchError> {
        self.get(url, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8").await
    }

    /// Fetches the bytes of the picture at `url`.
    ///
    /// # Errors
    /// [`FetchError`].
    pub(crate) async fn picture(&self, url: &Url) -> Result<Vec<u8>, FetchError> {
        self.get(url, "image/webp,image/png,image/jpeg,image/gif;q=0.9,*/*;q=0.5").await.map(|fetched| fetched.bytes)
    }

    async fn get(&self, url: &Url, accept: &'static str) -> Result<Fetched, FetchError> {
        let too_slow = FetchError::TooSlow { seconds: self.limits.time.as_secs() };
        tokio::time::timeout(self.limits.time, self.follow(url, accept)).await.unwrap_or(Err(too_slow))
    }

    async fn follow(&self, url: &Url, accept: &'static str) -> Result<Fetched, FetchError> {
        let mut url = checked(url.clone())?;
        let mut downgraded = false;
        let mut seen = vec![url.clone()];
        loop {
            let response = self.ask(&url, accept).await?;
            let status = response.status();
            let location = response.headers().get(LOCATION).filter(|_| status.is_redirection());
            let Some(location) = location else {
                if !status.is_success() {
                    return Err(FetchError::Status(status.as_u16()));
                }
                let charset = charset(response.headers());
                let bytes = self.body(response, &url).await?;
                return Ok(Fetched { bytes, url, charset, downgraded });
            };
            // Servers write other letters than ASCII here, as UTF-8.
            let location = String::from_utf8_lossy(location.as_bytes()).into_owned();
            let next = url.join(&location).ok().and_then(|next| checked(next).ok());
            let next = next.ok_or(FetchError::LeadsNowhere(location))?;
            // Without cookies, an address that was asked once answers the same again.
            if seen.contains(&next) || seen.len() > MAX_HOPS {
                return Err(FetchError::Circle);
            }
            downgraded |= url.scheme() == "https" && next.scheme() == "http";
            seen.push(next.clone());
            url = next;
        }
    }

    async fn ask(&self, url: &Url, accept: &'static str) -> Result<Response, FetchError> {
        let host = url.host_str().unwrap_or_default();
        // A number needs no name to be resolved, so it is looked at here.
        if literal(url).is_some_and(|ip| !(self.may_ask)(ip)) {
            return Err(FetchError::Private { host: host.to_owned() });
        }
        let request = self.client.get(url.clone()).header(ACCEPT, accept);
        request.send().await.map_err(|error| FetchError::of(&error, host))
    }

    /// The body, never more of it than the limit, whatever its compression promises.
    async fn body(&self, mut response: Response, url: &Url) -> Result<Vec<u8>, FetchError> {
        let too_large = || FetchError::TooLarge { megabytes: (self.limits.bytes / 1_000_000) as u64 };
        if response.content_length().is_some_and(|length| length > self.limits.bytes as u64) {
            return Err(too_large());
        }
        let host = url.host_str().unwrap_or_default();
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| FetchError::of(&error, host))? {
            if bytes.len() + chunk.len() > self.limits.bytes {
                return Err(too_large());
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }
}

/// The `charset` of a `Content-Type`, with or without quotes.
fn charset(headers: &HeaderMap) -> Option<String> {
    let content_type = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let mut parameters = content_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let (_, value) = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    let value = value.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| value.to_owned())
}
