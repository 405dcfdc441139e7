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
    is_short && (STARTS.iter().any(|start| lower.starts_with(start)) || ENDS.iter().any(|end| lower.ends_with(end)))
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
}
