//! Pages that are not the article they stand for: the beginning that is shown without a subscription, the question for
//! consent, the server's word that there is nothing here.

use crate::capture::Warning;
use crate::document::Document;

/// More words than this are an article, whatever is written around them.
const MOST_WORDS: usize = 250;

/// Calls to subscribe that stand where the rest of an article would, lower case.
const PAYWALLS: &[&str] = &[
    "to continue reading",
    "to keep reading",
    "to read the full",
    "to read this article",
    "to read the rest",
    "unlock this article",
    "subscribers only",
    "for subscribers",
    "already a subscriber",
    "already have a subscription",
    "subscribe to read",
    "subscribe to continue",
    "subscribe to unlock",
    "this article is exclusive",
    "you have reached your limit",
    "weiterlesen mit",
    "jetzt weiterlesen",
    "um weiterzulesen",
    "nur für abonnenten",
    "réservé aux abonnés",
    "réservé à nos abonnés",
    "pour lire la suite",
    "para seguir leyendo",
    "solo para suscriptores",
    "per continuare a leggere",
    "om verder te lezen",
    "for abonnenter",
    "logga in för att läsa",
];

/// What a question for consent says, lower case; one alone stands on most pages.
const CONSENTS: &[&str] = &[
    "before you continue",
    "accept all",
    "reject all",
    "manage options",
    "manage preferences",
    "we value your privacy",
    "we and our partners",
    "use cookies",
    "uses cookies",
    "legitimate interest",
    "personal data",
    "privacy policy",
    "consent",
    "alle akzeptieren",
    "zustimmung",
    "einwilligung",
    "datenschutz",
    "tout accepter",
    "consentement",
    "aceptar todo",
    "accetta tutto",
];

/// What headlines of error pages say, lower case.
const ERRORS: &[&str] = &[
    "page not found",
    "file not found",
    "article not found",
    "page cannot be found",
    "page can't be found",
    "page doesn't exist",
    "page does not exist",
    "access denied",
    "access to this page has been denied",
    "service unavailable",
    "bad gateway",
    "internal server error",
    "too many requests",
    "just a moment",
    "attention required",
    "are you a robot",
    "verify you are human",
    "something went wrong",
    "seite nicht gefunden",
    "page introuvable",
    "page non trouvée",
    "página no encontrada",
    "pagina non trovata",
    "pagina niet gevonden",
    "siden ble ikke funnet",
    "siden blev ikke fundet",
    "sidan hittades inte",
];

/// What is wrong with the page that gave `document`; `is_restricted` when it says itself that not all may read all of it.
pub(super) fn of_page(document: &Document, headline: Option<&str>, is_restricted: bool) -> Option<Warning> {
    let words = document.words();
    if words > MOST_WORDS {
        return None;
    }
    let headline = headline.unwrap_or_default().to_lowercase().replace('’', "'");
    let text = document.text.to_lowercase().replace('’', "'");
    if is_error(&headline) {
        return Some(Warning::ErrorPage);
    }
    if CONSENTS.iter().filter(|consent| text.contains(*consent) || headline.contains(*consent)).count() >= 3 {
        return Some(Warning::ConsentWall);
    }
    let left_out = document.dropped.iter().map(|dropped| dropped.text.as_str());
    let calls = |text: &str| PAYWALLS.iter().any(|call| text.contains(call));
    let is_called =
        || calls(&text) || left_out.map(|text| text.to_lowercase().replace('’', "'")).any(|text| calls(&text));
    (is_restricted || is_called()).then_some(Warning::Paywall)
}

/// Whether `headline`, in lower case, is a server's; the words of one may stand in a report as well.
fn is_error(headline: &str) -> bool {
    const CODES: &[&str] = &["401", "403", "404", "410", "429", "500", "502", "503", "error"];
    const WITH_CODE: &[&str] =
        &["not", "page", "error", "gone", "forbidden", "unavailable", "denied", "gateway", "oops", "sorry"];
    const MOST_WORDS: usize = 8;
    let words: Vec<&str> = headline.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has_code = words.iter().any(|word| CODES.contains(word));
    let says_more = words.len() == 1 || words.iter().any(|word| WITH_CODE.contains(word) && !CODES.contains(word));
    words.len() <= MOST_WORDS
        && (has_code && says_more || headline == "not found" || ERRORS.iter().any(|error| headline.contains(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Builder, DropReason};

    fn check(headline: &str, text: &str, left_out: &str, is_restricted: bool, expected: Option<Warning>) {
        let mut builder = Builder::new();
        builder.block(BlockKind::Paragraph, text, []);
        builder.drop(DropReason::OutsideBody, left_out);
        assert_eq!(of_page(&builder.finish(), Some(headline), is_restricted), expected, "{headline}");
    }

    #[test]
    fn what_is_not_the_article_is_told() {
        check("404 – page gone", "Try the front page.", "", false, Some(Warning::ErrorPage));
        check("Sorry, page not found", "Try the front page.", "", false, Some(Warning::ErrorPage));
        check("Harbour talks collapse", "Delegates left at midnight.", "", true, Some(Warning::Paywall));
        check(
            "Harbour talks collapse",
            "Delegates left.",
            "Subscribe to continue reading",
            false,
            Some(Warning::Paywall),
        );
        let consent = "We and our partners use cookies. Accept all or reject all.";
        check("The Northern Ledger", consent, "", false, Some(Warning::ConsentWall));
    }

    #[test]
    fn a_short_report_is_not_suspected() {
        check("500 march for the harbour", "They came from all over the county.", "", false, None);
        check("Harbour closed", "It opens again on Monday.", "We use cookies", false, None);
        check("Missing sailor not found", "The search goes on.", "", false, None);
        check("Harbour closed", &"They went home. ".repeat(100), "Subscribe to continue reading", true, None);
    }
}
