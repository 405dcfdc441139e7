//! Who sent a message: a person, for the author line, or the house that sends it, for the outlet.

use super::one_line;
use crate::extract;
use mail_parser::Message;

/// What the sender's name says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sender {
    pub(super) names: Vec<String>,
    pub(super) outlet: Option<String>,
}

/// Reads `From` and `List-Id` (RFC 2919).
pub(super) fn of(message: &Message<'_>) -> Sender {
    let from = message.from().and_then(|from| from.first());
    let name = from.and_then(|from| from.name()).map(one_line).unwrap_or_default();
    let domain =
        from.and_then(|from| from.address()).and_then(|address| address.rsplit_once('@')).map(|(_, domain)| domain);
    let list = super::mime::field(message, "List-Id");
    let list = list.as_deref().and_then(|list| list.split_once('<')).map(|(name, _)| name.trim().trim_matches('"'));
    let list = list.filter(|name| !name.is_empty() && !name.contains("=?"));
    read(&name, domain.unwrap_or_default(), list)
}

/// Splits “Ann Lee from The Ledger”; tells a house by its name or by the domain that it writes from.
fn read(name: &str, domain: &str, list: Option<&str>) -> Sender {
    let list = list.map(str::to_owned);
    if name.is_empty() || name.contains('@') {
        return Sender { names: Vec::new(), outlet: list };
    }
    let split = [" from ", " at ", " via ", " @ ", " | ", " – ", " — ", " - "]
        .into_iter()
        .find_map(|mark| name.split_once(mark));
    if let Some((person, house)) = split.filter(|(person, house)| !is_house(person, domain) && !house.trim().is_empty())
    {
        return Sender { names: extract::byline(person), outlet: Some(house.trim().to_owned()) };
    }
    let after_comma = name.split_once(", ").filter(|(person, house)| !is_house(person, "") && is_house(house, domain));
    if let Some((person, house)) = after_comma {
        return Sender { names: extract::byline(person), outlet: Some(house.trim().to_owned()) };
    }
    if is_house(name, domain) {
        return Sender { names: Vec::new(), outlet: Some(name.to_owned()) };
    }
    Sender { names: extract::byline(name), outlet: list }
}

/// Whether a name is that of a house and not of a person.
fn is_house(name: &str, domain: &str) -> bool {
    const WORDS: &[&str] = &[
        "agency",
        "alerts",
        "briefing",
        "bulletin",
        "communications",
        "council",
        "daily",
        "desk",
        "digest",
        "department",
        "foundation",
        "gazette",
        "herald",
        "institute",
        "journal",
        "ledger",
        "magazine",
        "media",
        "ministry",
        "news",
        "newsletter",
        "newsroom",
        "office",
        "observer",
        "post",
        "press",
        "pressestelle",
        "presse",
        "radio",
        "redaktion",
        "review",
        "service",
        "standard",
        "team",
        "telegraph",
        "the",
        "times",
        "today",
        "tribune",
        "university",
        "weekly",
        "zeitung",
    ];
    let name = name.to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let run_together = words.concat();
    let label = domain.rsplit('.').nth(1).unwrap_or_default().to_lowercase().replace('-', "");
    let is_domain = label.len() > 3 && (run_together.contains(&label) || label.contains(&run_together));
    is_domain || words.len() > 5 || words.iter().any(|word| WORDS.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_and_houses_are_told_apart() {
        for (name, domain, list, names, outlet) in [
            ("Ann Lee", "gmail.com", None, &["Ann Lee"][..], None),
            ("Ann Lee", "mail.example", Some("The Harbour Brief"), &["Ann Lee"], Some("The Harbour Brief")),
            ("Ann Lee from The Harbour Brief", "substack.com", None, &["Ann Lee"], Some("The Harbour Brief")),
            ("Lars Field, Port Hale Council", "porthale.example", None, &["Lars Field"], Some("Port Hale Council")),
            ("The Northern Ledger", "ledger.example", None, &[], Some("The Northern Ledger")),
            ("Port Hale Council Press Office", "porthale.example", None, &[], Some("Port Hale Council Press Office")),
            ("Aldera", "news.aldera.example", None, &[], Some("Aldera")),
            ("press@ledger.example", "ledger.example", None, &[], None),
            ("", "ledger.example", Some("Brief"), &[], Some("Brief")),
        ] {
            let found = read(name, domain, list);
            assert_eq!(
                (found.names, found.outlet.as_deref()),
                (names.iter().map(|name| (*name).to_owned()).collect(), outlet),
                "{name}"
            );
        }
    }
}
