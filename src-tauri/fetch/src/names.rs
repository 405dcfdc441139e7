//! Names of machines to their addresses, as far as they may be asked.

use crate::error::{IsPrivate, NoSuchName};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, SocketAddr};

/// Asks the system for names, and gives back only addresses that `may_ask` allows.
///
/// The connection is made to what this gives: nobody can answer with one address for the check and another for the use.
pub(crate) struct Names {
    pub(crate) may_ask: fn(IpAddr) -> bool,
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let may_ask = self.may_ask;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await.map_err(|_| NoSuchName)?;
            let found: Vec<SocketAddr> = found.collect();
            if found.is_empty() {
                return Err(NoSuchName.into());
            }
            let allowed: Vec<SocketAddr> = found.into_iter().filter(|address| may_ask(address.ip())).collect();
            if allowed.is_empty() {
                return Err(IsPrivate.into());
            }
            let addresses: Addrs = Box::new(allowed.into_iter());
            Ok(addresses)
        })
    }
}
