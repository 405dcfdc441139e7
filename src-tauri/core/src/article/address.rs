//! Whether two web addresses are those of one article.

use url::Url;

/// Parameters that say how a reader came to a page and never which page it is: those that Brave takes out of addresses
/// (brave-core, `components/query_filter`) and Google documents for campaigns (Analytics help, “URL builders”), and the
/// campaign keys of Mailchimp and Matomo. In lower case.
const TRACKING: &[&str] = &[
    "__hsfp",
    "__hssc",
    "__hstc",
    "__s",
    "_bhlid",
    "_branch_match_id",
    "_branch_referrer",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "_kx",
    "_openstat",
    "at_recipient_id",
    "at_recipient_list",
    "bbeml",
    "bsft_clkid",
    "bsft_uid",
    "dclid",
    "et_rid",
    "fb_action_ids",
    "fb_action_types",
    "fb_comment_id",
    "fb_source",
    "fbclid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "hsctatracking",
    "igsh",
    "igshid",
    "irclickid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "ml_subscriber",
    "ml_subscriber_hash",
    "msclkid",
    "mtm_cid",
    "oft_c",
    "oft_ck",
    "oft_d",
    "oft_id",
    "oft_ids",
    "oft_k",
    "oft_lk",
    "oft_sk",
    "oly_anon_id",
    "oly_enc_id",
    "pk_cid",
    "rb_clickid",
    "s_cid",
    "sc_customer",
    "sc_eh",
    "sc_uid",
    "sms_click",
    "sms_source",
    "sms_uph",
    "srsltid",
    "ss_email_id",
    "ttclid",
    "twclid",
    "unicorn_click_id",
    "vero_conv",
    "vero_id",
    "vgo_ee",
    "wbraid",
    "wickedid",
    "yclid",
    "ymclid",
    "ysclid",
];
/// Beginnings of parameters that do the same: Google's campaigns, and Matomo's under its new and its old name.
const TRACKING_FAMILIES: &[&str] = &["utm_", "mtm_", "piwik_", "pk_"];
/// Files that stand for the folder they are in.
const INDEX_FILES: &[&str] = &["index.html", "index.htm", "index.php", "default.aspx", "default.htm", "default.html"];

/// `address` in the one spelling that all addresses of the same article share; `None` for what is no web address and for
/// a home page, which shows another article every day.
///
/// It is for comparing only, and nobody goes there: `http` and `https` are one, for a publisher never has different
/// articles behind them, and so are a host with and without `www.`. What remains of the query stays, for many sites name
/// the article there. A fragment is a place in a page, except where a page made of scripts keeps its address in it.
pub(crate) fn canonical_address(address: &str) -> Option<String> {
    let mut url = Url::parse(address.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?.trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host).to_owned();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let mut query: Vec<(String, String)> =
        url.query_pairs().into_owned().filter(|(name, _)| !is_tracking(name)).collect();
    query.sort();
    url.set_query(None);
    let path = path_of(&url);
    let route = url.fragment().filter(|fragment| fragment.starts_with(['!', '/']) && fragment.len() > 2);
    if is_home(&path) && query.is_empty() && route.is_none() {
        return None;
    }
    let mut canonical = format!("{host}{port}{path}");
    if !query.is_empty() {
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&query).finish();
        canonical = format!("{canonical}?{query}");
    }
    if let Some(route) = route {
        canonical = format!("{canonical}#{route}");
    }
    Some(canonical)
}

fn is_tracking(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKING.binary_search(&name.as_str()).is_ok() || TRACKING_FAMILIES.iter().any(|family| name.starts_with(family))
}

/// The path without a slash at its end, letters and digits written as themselves (RFC 3986, section 6.2.2.2).
fn path_of(url: &Url) -> String {
    let mut path = String::new();
    let mut rest = url.path();
    while let Some(at) = rest.find('%') {
        path.push_str(&rest[..at]);
        let code = rest.get(at..at + 3).unwrap_or("%");
        match u8::from_str_radix(&code[1..], 16).map(char::from) {
            Ok(plain) if plain.is_ascii_alphanumeric() || matches!(plain, '-' | '.' | '_' | '~') => path.push(plain),
            _ => path.push_str(&code.to_ascii_uppercase()),
        }
        rest = &rest[at + code.len()..];
    }
    path.push_str(rest);
    path.truncate(path.trim_end_matches('/').len());
    path
}

/// Whether a path is that of a site's home page, or of its home page in one language.
fn is_home(path: &str) -> bool {
    let mut parts = path.split('/').filter(|part| !part.is_empty()).peekable();
    let is_language = |part: &&str| {
        let (language, region) = part.split_once(['-', '_']).unwrap_or((part, ""));
        let is_code = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
        is_code(language) && (region.is_empty() || is_code(region))
    };
    parts.next_if(is_language);
    parts.next_if(|part| INDEX_FILES.contains(&part.to_ascii_lowercase().as_str()));
    parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_searched() {
        assert!(TRACKING.is_sorted());
    }

    #[test]
    fn one_article_has_one_spelling() {
        for address in [
            "https://ledger.example/news/gate?id=7",
            "http://LEDGER.example/news/gate?id=7",
            "https://www.ledger.example:443/news/gate/?id=7",
            "http://ledger.example:80/news/gate?id=7#comments",
            "https://ledger.example./news/g%61te?utm_source=a&id=7&fbclid=IwAR0",
            " https://mara:secret@ledger.example/news/gate?UTM_Medium=x&id=7&gclid=&pk_campaign=b#top ",
        ] {
            assert_eq!(canonical_address(address).as_deref(), Some("ledger.example/news/gate?id=7"), "{address}");
        }
        let sorted = canonical_address("https://ledger.example/a?b=2&a=%C3%A9&a=1");
        assert_eq!(sorted, canonical_address("https://ledger.example/a?a=1&a=é&b=2"));
    }

    #[test]
    fn different_articles_stay_apart() {
        let addresses = [
            "https://ledger.example/story?id=7",
            "https://ledger.example/story?id=8",
            "https://ledger.example/story",
            "https://ledger.example/Story",
            "https://ledger.example:8080/story",
            "https://news.ledger.example/story",
            "https://ledger.example/story%2F7",
            "https://ledger.example/story/7",
            "https://ledger.example/#!/story/7",
            "https://ledger.example/#!/story/8",
            "https://ledger.example/?p=7",
            "https://ledger.example/?p=8",
            "https://ledger.example/story?ref=7",
        ];
        let mut seen: Vec<_> = addresses.iter().map(|address| canonical_address(address)).collect();
        assert!(seen.iter().all(Option::is_some), "{seen:?}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), addresses.len());
    }

    #[test]
    fn a_home_page_is_no_article() {
        for address in [
            "https://ledger.example",
            "https://www.ledger.example/?utm_source=mail",
            "https://ledger.example/index.html#top",
            "https://ledger.example/en/",
            "https://ledger.example/pt-BR/index.php",
            "ftp://ledger.example/story",
            "mailto:mara@ledger.example",
            "ledger",
            "",
        ] {
            assert_eq!(canonical_address(address), None, "{address}");
        }
    }
}
