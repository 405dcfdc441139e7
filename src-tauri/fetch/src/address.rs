//! Which addresses are asked for: web addresses, of machines that stand on the open internet.

use crate::FetchError;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// Reads what a user typed or pasted as a web address; `https` is put in front of a name that has no scheme.
///
/// # Errors
/// [`FetchError::NoAddress`], [`FetchError::Scheme`] or [`FetchError::Credentials`].
pub fn web_address(text: &str) -> Result<Url, FetchError> {
    let text = text.trim();
    let has_scheme = text.split_once(':').is_some_and(|(scheme, rest)| {
        let is_port = rest.starts_with(|c: char| c.is_ascii_digit());
        !is_port && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    let no_address = || FetchError::NoAddress(text.chars().take(200).collect());
    let url = if has_scheme { Url::parse(text) } else { Url::parse(&format!("https://{text}")) };
    let url = url.map_err(|_| no_address())?;
    if text.chars().any(char::is_whitespace) {
        return Err(no_address());
    }
    // A single word is a name in a local network at best, and mostly no address at all.
    let is_word = !has_scheme && !text.contains(['.', ':', '/']);
    if is_word { Err(no_address()) } else { checked(url) }
}

/// `url`, when it may be asked for as it stands.
pub(crate) fn checked(mut url: Url) -> Result<Url, FetchError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(FetchError::Scheme(url.scheme().to_owned()));
    }
    if !url.has_host() {
        return Err(FetchError::NoAddress(url.to_string()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(FetchError::Credentials);
    }
    url.set_fragment(None);
    Ok(url)
}

/// The number in `url` that stands for a machine; `None` when a name does.
pub(crate) fn literal(url: &Url) -> Option<IpAddr> {
    match url.host()? {
        Host::Ipv4(ip) => Some(ip.into()),
        Host::Ipv6(ip) => Some(ip.into()),
        Host::Domain(_) => None,
    }
}

/// Whether a machine at `ip` stands on the open internet: in none of the blocks of the IANA special-purpose address
/// registries (RFC 6890) that are not globally reachable.
pub(crate) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let is_special = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (18..20).contains(&b))
        || a >= 224
        // Azure's metadata and name server, which is reached from inside only.
        || ip.octets() == [168, 63, 129, 16];
    !is_special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let parts = ip.segments();
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        // IPv4 in other clothes: mapped (RFC 4291), translated (RFC 6052), 6to4 (RFC 3056).
        [0, 0, 0, 0, 0, 0xFFFF, high, low] | [0x64, 0xFF9B, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            v4(high, low)
        }
        // Teredo and other protocol assignments, documentation, and everything that was never handed out.
        [0x2001, second, ..] => second >= 0x200 && second != 0xDB8,
        [first, ..] => (0x2000..0x3FFF).contains(&first),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn machines_of_the_users_own_network_are_told() {
        let inside = "0.0.0.0 10.1.2.3 100.64.0.1 100.100.100.200 127.0.0.1 127.9.9.9 168.63.129.16 169.254.169.254 \
             172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.168.1.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 \
             :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1::1 2001::1 \
             2001:db8::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1 3fff::1 100::1";
        for ip in inside.split_whitespace() {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
        let outside = "1.1.1.1 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 198.20.0.1 223.255.255.1 2606:4700::1111 \
             2001:4860:4860::8888 2a00:1450::1 ::ffff:1.1.1.1 64:ff9b::808:808 2002:808:808::1";
        for ip in outside.split_whitespace() {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn addresses_are_read_as_people_write_them() {
        let read = |text: &str| web_address(text).map(String::from).map_err(|error| error.kind());
        assert_eq!(read(" ledger.example/a#b "), Ok("https://ledger.example/a".into()));
        assert_eq!(read("http://ledger.example"), Ok("http://ledger.example/".into()));
        assert_eq!(read("ledger.example:8080/a"), Ok("https://ledger.example:8080/a".into()));
        assert_eq!(read("http://2130706433/"), Ok("http://127.0.0.1/".into()));
        for (text, kind) in [
            ("", "no-address"),
            ("harbour", "no-address"),
            ("two words.example", "no-address"),
            ("https://", "no-address"),
            ("file:///etc/passwd", "scheme"),
            ("javascript:alert(1)", "scheme"),
            ("ftp://ledger.example/", "scheme"),
            ("https://mara:secret@ledger.example/", "credentials"),
        ] {
            assert_eq!(read(text), Err(kind), "{text}");
        }
    }
}
