//! Notices of the publisher among the paragraphs of a story: where to subscribe, who earns by it, who wrote it and who took
//! the picture.

use crate::document::DropReason;

/// Words that together, in one paragraph, tell a notice of the publisher, lower case.
const NOTICES: &[(DropReason, &[&[&str]])] = &[
    (
        DropReason::Promotion,
        &[
            &["newsletter", "sign up"],
            &["newsletter", "subscribe"],
            &["newsletter", "inbox"],
            &["newsletter", "register"],
            &["follow us on"],
            &["join us on", "facebook"],
            &["affiliate link"],
            &["earn", "commission", "link"],
            &["earn", "commission", "purchase"],
            &["subscribe to our"],
            &["subscribe to the", "podcast"],
            &["sign up for our"],
            &["sign up to our"],
            &["download our app"],
            &["whatsapp channel"],
            &["telegram channel"],
            &["we use cookies"],
            &["cookie is set by"],
            &["gdpr cookie consent"],
            &["cookies are absolutely essential"],
            &["cookies are used to provide visitors"],
            &["cookies are used to understand"],
            &["cookies help to perform certain"],
            &["cookies help provide information"],
            &["other uncategorized cookies"],
            &["lorem ipsum dolor sit amet"],
            &["website uses cookies"],
            &["by signing up, you agree"],
            &["by subscribing, you agree"],
            &["newsletter", "abonnieren"],
            &["newsletter", "anmelden"],
            &["newsletter", "inscrivez"],
            &["nyhedsbrev", "tilmeld"],
            &["nyhetsbrev", "meld"],
        ],
    ),
    (
        DropReason::Credit,
        &[
            &["all rights reserved"],
            &["may not be published, broadcast"],
            &["this material may not be"],
            &["views expressed", "do not necessarily reflect"],
            &["opinions expressed", "do not necessarily reflect"],
            &["originally appeared in", "print edition"],
            &["alle rechte vorbehalten"],
            &["tous droits réservés"],
        ],
    ),
];

/// Why a paragraph, however long, is a notice of the publisher and no part of the story.
pub(super) fn reason(paragraph: &str) -> Option<DropReason> {
    let lower = paragraph.to_lowercase();
    let has = |words: &&[&str]| words.iter().all(|word| lower.contains(word));
    NOTICES.iter().find(|(_, lists)| lists.iter().any(has)).map(|(reason, _)| *reason)
}

/// Whether a line stands in a mail only for who opens it in another program or wants no more of them.
pub(super) fn is_of_mailing(line: &str) -> bool {
    const MOST_CHARACTERS: usize = 300;
    const STARTS: &[&str] = &[
        "view in browser",
        "view in your browser",
        "view online",
        "view this email in",
        "view this message in",
        "view this newsletter in",
        "read in browser",
        "read online",
        "open in browser",
        "see this email in your browser",
        "trouble viewing this",
        "having trouble viewing",
        "having trouble reading this email",
        "if you can't see this email",
        "can't see this email",
        "unsubscribe",
        "click here to unsubscribe",
        "to unsubscribe",
        "if you no longer wish to receive",
        "if you don't want to receive",
        "if you do not wish to receive",
        "don't want to receive",
        "no longer want to receive",
        "manage preferences",
        "manage your preferences",
        "manage subscription",
        "manage your subscription",
        "update your preferences",
        "update your email preferences",
        "update preferences",
        "email preferences",
        "change your email preferences",
        "you are receiving this",
        "you're receiving this",
        "you received this email because",
        "you get this because",
        "you have received this email because",
        "you are subscribed to",
        "this email was sent to",
        "this message was sent to",
        "why did i get this",
        "forward to a friend",
        "forward this email",
        "add us to your address book",
        "im browser ansehen",
        "im browser öffnen",
        "im browser anzeigen",
        "online ansehen",
        "newsletter abbestellen",
        "vom newsletter abmelden",
        "hier abmelden",
        "abmelden",
        "voir en ligne",
        "voir dans le navigateur",
        "se désabonner",
        "se désinscrire",
        "ver en el navegador",
        "ver en línea",
        "darse de baja",
        "cancelar suscripción",
        "visualizza nel browser",
        "annulla l'iscrizione",
        "bekijk in browser",
        "bekijk online",
        "uitschrijven",
        "afmelden",
        "vis i nettleser",
        "meld deg av",
        "visa i webbläsare",
        "avregistrera",
        "vis i browser",
        "afmeld",
    ];
    if line.chars().nth(MOST_CHARACTERS).is_some() {
        return false;
    }
    let lower = line.to_lowercase().replace('’', "'");
    let lower = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let begins = |start: &&str| {
        let rest = lower.strip_prefix(*start);
        rest.is_some_and(|rest| rest.is_empty() || !rest.starts_with(char::is_alphanumeric))
    };
    STARTS.iter().any(begins)
}

/// Whether a paragraph below a story presents one of its authors or the `outlet`, in whatever words.
pub(super) fn is_about_source(paragraph: &str, byline: &[String], outlet: Option<&str>) -> bool {
    const VERBS: &[&str] =
        &[" is a ", " is an ", " is the ", " helps ", " provides ", " offers ", " ist ein", " est une", " est un "];
    let paragraph = paragraph.trim_start_matches(|c: char| !c.is_alphanumeric());
    let goes_on = |name: &str| {
        let rest = paragraph.strip_prefix(name).and_then(|rest| rest.strip_prefix([' ', ',']));
        rest.is_some_and(|rest| rest.trim_start().chars().next().is_some_and(char::is_lowercase))
    };
    let presents = |outlet: &str| {
        let rest = paragraph.strip_prefix(outlet);
        rest.is_some_and(|rest| VERBS.iter().any(|verb| rest.starts_with(verb)))
    };
    let lower = || paragraph.get(..12).map(str::to_lowercase);
    byline.iter().filter(|name| name.contains(' ')).any(|name| {
        let first = name.split(' ').next().unwrap_or_default();
        goes_on(name) || (goes_on(first) && has_trade(paragraph))
    }) || outlet.is_some_and(presents)
        || lower().is_some_and(|start| start.starts_with("disclaimer:"))
}

/// Whether a paragraph presents one of the authors rather than telling a story.
pub(super) fn is_about_author(paragraph: &str, byline: &[String]) -> bool {
    const VERBS: &[&str] = &[
        "is", "was", "has", "covers", "writes", "joined", "reports", "lives", "works", "leads", "serves", "ist", "est",
        "es",
    ];
    let presents = |name: &str| {
        let Some(rest) = paragraph.strip_prefix(name) else { return false };
        let rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        // A name alone is the heading of its box.
        rest.is_empty() || rest.split_whitespace().next().is_some_and(|verb| VERBS.contains(&verb))
    };
    byline.iter().filter(|name| name.contains(' ')).any(|name| {
        // The first name alone would cut a namesake out of the story.
        let first = name.split(' ').next().unwrap_or_default();
        presents(name) || (presents(first) && has_trade(paragraph))
    })
}

/// Whether `text` names the trade of somebody who writes.
pub(super) fn has_trade(text: &str) -> bool {
    const TRADES: &[&str] = &[
        "writer",
        "journalist",
        "author",
        "editor",
        "reporter",
        "correspondent",
        "freelance",
        "columnist",
        "blogger",
        "creator",
        "marketer",
        "marketing",
        "specialist",
        "expert",
        "engineer",
        "developer",
        "analyst",
        "consultant",
        "researcher",
        "founder",
        "manager",
        "director",
        "athlete",
        "physician",
    ];
    TRADES.iter().any(|trade| text.contains(trade))
}

/// Whether `lower`, a short line in lower case, says who made a picture.
pub(super) fn is_picture_credit(lower: &str) -> bool {
    const STARTS: &[&str] = &[
        "credit:",
        "photo:",
        "photos:",
        "photo by ",
        "photos by ",
        "photograph by ",
        "photograph:",
        "photography by ",
        "image:",
        "images:",
        "image by ",
        "image credit",
        "photo credit",
        "image source",
        "picture:",
        "picture by ",
        "illustration by ",
        "illustration:",
        "graphic:",
        "foto:",
        "fotos:",
        "bild:",
        "photo :",
        "credits:",
        "courtesy of ",
        "image courtesy",
        "photo courtesy",
        "(photo",
        "(image",
        "file photo",
    ];
    const ENDS: &[&str] = &[
        "getty images",
        "shutterstock",
        "istock",
        "unsplash",
        "/ap",
        "ap photo",
        "/reuters",
        "/afp",
        "via getty images)",
    ];
    let is_short = lower.split_whitespace().count() <= 14;
    // What the picture shows, and then who took it.
    let ends_with_credit = [". photo by ", ". photo by: ", ". photo: ", ". image: ", ". photograph by ", ". foto: "]
        .iter()
        .any(|credit| lower.split_once(credit).is_some_and(|(_, name)| name.split_whitespace().count() <= 4));
    ends_with_credit
        || is_short
            && (STARTS.iter().any(|start| lower.starts_with(start)) || ENDS.iter().any(|end| lower.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_are_told_from_reports() {
        let promotion = Some(DropReason::Promotion);
        for (text, expected) in [
            ("Sign up for our newsletter and have the tides in your inbox.", promotion),
            ("If you buy through links on this page we may earn a commission.", promotion),
            ("The minister subscribes to the view that the harbour is lost.", None),
            ("The commission earned the praise of both sides.", None),
        ] {
            assert_eq!(reason(text), expected, "{text}");
        }
    }

    #[test]
    fn an_author_is_presented() {
        let byline = ["Marit Olsen".to_owned()];
        assert!(is_about_author("Marit Olsen has written about the coast since 2009.", &byline));
        assert!(is_about_author("Marit Olsen", &byline));
        assert!(is_about_author("Marit is a writer who lives on a boat.", &byline));
        assert!(!is_about_author("Marit is the mayor’s sister.", &byline));
        assert!(!is_about_author("The mayor, Marit Olsen, is away.", &byline));
    }

    #[test]
    fn lines_of_a_mailing_are_told() {
        for line in [
            "View in browser",
            "Unsubscribe | Update your preferences",
            "You’re receiving this because you asked for it.",
        ] {
            assert!(is_of_mailing(line), "{line}");
        }
        for line in ["To unsubscribed readers nothing was said.", "She asked them to view in the browser what he sent."]
        {
            assert!(!is_of_mailing(line), "{line}");
        }
    }

    #[test]
    fn who_presents_a_story_is_told_from_who_is_in_it() {
        let byline = ["Ann Lee".to_owned()];
        let is_it = |text| is_about_source(text, &byline, Some("Harbour Pilots"));
        assert!(is_it("Ann Lee has sailed since 1999."));
        assert!(is_it("(Ann is a writer in Harbour City.)"));
        assert!(is_it("Harbour Pilots is a union of pilots."));
        assert!(!is_it("Ann Lees sailed on."));
        assert!(!is_it("Ann sailed on."));
        assert!(!is_it("Harbour Pilots went on strike."));
    }
}
