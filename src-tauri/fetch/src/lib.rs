//! Brings one web page, and the pictures of its article, because the user asked for it.
//!
//! This is the only code of Clipfile that makes requests. It keeps no cookies and no connections, follows redirects by
//! hand so that each address is looked at before it is asked for, and looks at the addresses of a machine after its name
//! was resolved, so that no name leads into the user's own network. Docs: `docs/adr/0009-fetching.md`.

mod address;
mod error;
mod get;
mod names;
mod pictures;
#[cfg(test)]
mod tests;

pub use address::web_address;
pub use error::FetchError;
pub use get::{Fetched, Fetcher, Rules};
pub use pictures::{Asked, Brought};

/// What the fetcher says it is when the user says nothing else: the commonest browser on a desktop, for many sites answer
/// nobody else.
pub const USER_AGENT: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
