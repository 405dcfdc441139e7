//! Which addresses lead to the same page.

use url::Url;

/// Names of query fields that only say where a reader came from.
const TRACKING: [&str; 7] = ["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid"];

/// The address in the one form that all addresses of its page have, as far as they differ only in scheme, default port,
/// fragment, trailing slash, order of the query, and what tracks readers. `None` when it is no address on the web.
pub(super) fn same_page(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let is_tracking = |name: &str| name.starts_with("utm_") || TRACKING.contains(&name);
    let mut fields: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| !is_tracking(name))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    fields.sort_unstable();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let path = url.path().trim_end_matches('/');
    Some(format!("{}{port}{path}?{fields:?}", url.host_str()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_name_the_page_is_no_difference() {
        let page = same_page("https://Ledger.example:443/gate/?b=2&a=1&utm_source=mail#top");
        assert_eq!(page, same_page("http://ledger.example/gate?a=1&b=2"));
        assert_ne!(page, same_page("https://ledger.example/gate?a=1&b=3"));
        assert_ne!(page, same_page("https://ledger.example:8080/gate?a=1&b=2"));
        assert_eq!(same_page("urn:x-pdf:0123"), None);
        assert_eq!(same_page("gate.html"), None);
    }
}
