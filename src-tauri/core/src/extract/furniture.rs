//! Lines that belong to the page and not to the story: told by their words, in the languages of the first users.
//!
//! A clipping is evidence, so a rule here takes a whole line that can hardly be a sentence of a story, never a part of one,
//! and what it takes is listed with its reason.

use crate::document::DropReason;

/// Longest line that can be furniture, in characters.
const MAX_CHARACTERS: usize = 140;

/// Whole lines, lower case, without outer punctuation and counts.
const WHOLE: &[(DropReason, &[&str])] = &[
    (
        DropReason::Promotion,
        &[
            "advertisement",
            "advertising",
            "sponsored",
            "sponsored content",
            "paid content",
            "article continues below",
            "advertisement - continue reading below",
            "press enter or click to view image in full size",
            "book now",
            "buy now",
            "shop now",
            "learn more",
            "get started",
            "article continues below advertisement",
            "story continues below",
            "story continues below advertisement",
            "continue reading below",
            "sign up",
            "subscribe",
            "subscribe now",
            "newsletter",
            "newsletters",
            "anzeige",
            "werbung",
            "newsletter abonnieren",
            "publicité",
            "s'abonner",
            "abonnez-vous",
            "publicidad",
            "suscríbete",
            "pubblicità",
            "advertentie",
            "annonse",
            "annons",
            "reklame",
        ],
    ),
    (
        DropReason::Navigation,
        &[
            "menu",
            "search",
            "sign in",
            "log in",
            "login",
            "register",
            "home",
            "skip to content",
            "table of contents",
            "jump to",
            "contents",
            "in this article",
            "enlarge",
            "view gallery",
            "view full profile",
            "min read",
            "show more",
            "play video",
            "watch",
            "skip to main content",
            "skip to navigation",
            "share",
            "share this",
            "share this article",
            "share this story",
            "share this page",
            "share on facebook",
            "share on twitter",
            "share on x",
            "share on whatsapp",
            "share on linkedin",
            "tweet",
            "facebook",
            "twitter",
            "whatsapp",
            "linkedin",
            "email",
            "email this article",
            "print",
            "print this article",
            "copy link",
            "save",
            "save for later",
            "back to top",
            "follow us",
            "listen to this article",
            "listen",
            "close",
            "next",
            "previous",
            "next article",
            "previous article",
            "my account",
            "skip advertisement",
            "menü",
            "suche",
            "anmelden",
            "startseite",
            "teilen",
            "artikel teilen",
            "drucken",
            "merken",
            "zum inhalt springen",
            "rechercher",
            "se connecter",
            "connexion",
            "partager",
            "partager cet article",
            "imprimer",
            "accueil",
            "buscar",
            "iniciar sesión",
            "compartir",
            "imprimir",
            "inicio",
            "cerca",
            "condividi",
            "zoeken",
            "inloggen",
            "delen",
            "del",
            "dela",
            "søk",
            "sök",
            "logg inn",
            "logga in",
            "log ind",
            "søg",
            "meny",
        ],
    ),
    (
        DropReason::Comments,
        &[
            "comment",
            "comments",
            "no comments",
            "reply",
            "leave a comment",
            "leave a reply",
            "add a comment",
            "post a comment",
            "join the conversation",
            "join the discussion",
            "view comments",
            "show comments",
            "read comments",
            "write a comment",
            "discuss",
            "discuss this",
            "discuss this article",
            "discuss this story",
            "have your say",
            "comment on this story",
            "comments are closed",
            "kommentare",
            "kommentar schreiben",
            "kommentieren",
            "commentaires",
            "laisser un commentaire",
            "réagir",
            "comentarios",
            "commenti",
            "reacties",
            "reageer",
            "kommentarer",
            "diskutieren sie mit",
        ],
    ),
    (
        DropReason::Credit,
        &[
            "about the author",
            "about the authors",
            "about author",
            "author",
            "authors",
            "author bio",
            "über den autor",
            "à propos de l'auteur",
        ],
    ),
    (
        DropReason::Related,
        &[
            "related",
            "related articles",
            "related reading",
            "related links",
            "further reading",
            "recent posts",
            "recent articles",
            "latest articles",
            "latest posts",
            "you may like",
            "more to read",
            "more to explore",
            "keep reading",
            "continue reading",
            "what to read next",
            "next post",
            "previous post",
            "other articles",
            "similar articles",
            "more articles",
            "related stories",
            "related story",
            "related news",
            "related content",
            "related topics",
            "related coverage",
            "related posts",
            "read more",
            "read next",
            "read also",
            "see also",
            "more on this story",
            "more stories",
            "more news",
            "more like this",
            "most read",
            "most popular",
            "trending",
            "trending now",
            "recommended",
            "recommended for you",
            "you may also like",
            "you might also like",
            "up next",
            "don't miss",
            "editor's picks",
            "editors' picks",
            "latest news",
            "popular stories",
            "more from this author",
            "view all articles by this author",
            "all articles by this author",
            "see all articles by this author",
            "also in the news",
            "also read",
            "top stories",
            "elsewhere",
            "around the web",
            "tags",
            "topics",
            "mehr zum thema",
            "lesen sie auch",
            "das könnte sie auch interessieren",
            "meistgelesen",
            "weitere artikel",
            "verwandte artikel",
            "lire aussi",
            "à lire aussi",
            "sur le même sujet",
            "les plus lus",
            "articles liés",
            "lea también",
            "te puede interesar",
            "noticias relacionadas",
            "más leídas",
            "leggi anche",
            "lees ook",
            "meer over dit onderwerp",
            "les også",
            "læs også",
            "läs också",
            "läs även",
            "läs mer",
            "les mer",
            "mest lest",
            "mest läst",
        ],
    ),
];

/// Beginnings of lines, lower case. A line that ends like a sentence is not taken by these.
const BEGINNINGS: &[(DropReason, &[&str])] = &[
    (
        DropReason::Related,
        &[
            "other reports by ",
            "other stories by ",
            "other articles by ",
            "more from ",
            "more reports by ",
            "more stories by ",
            "more articles by ",
            "more by ",
            "read more:",
            "read also:",
            "related:",
            "see also:",
            "also read:",
            "read next:",
            "recommended:",
            "don't miss:",
            "tags:",
            "topics:",
            "filed under:",
            "posted in ",
            "mehr zum thema:",
            "lesen sie auch:",
            "mehr von ",
            "weitere artikel von ",
            "lire aussi :",
            "lire aussi:",
            "à lire aussi :",
            "à lire aussi:",
            "leggi anche:",
            "lees ook:",
            "les også:",
            "läs också:",
            "læs også:",
        ],
    ),
    (
        DropReason::Credit,
        &[
            "©",
            "(c) ",
            "copyright ",
            "all rights reserved",
            "alle rechte vorbehalten",
            "tous droits réservés",
            "todos los derechos reservados",
            "photo:",
            "photo credit:",
            "image credit:",
            "first published ",
            "originally published ",
            "this article was originally published ",
            "this story was originally published ",
            "source:",
            "quelle:",
            "reporting by ",
            "editing by ",
            "foto:",
            "fuente:",
            "fonte:",
            "bron:",
            "kilde:",
            "källa:",
        ],
    ),
    (
        DropReason::Promotion,
        &[
            "sign up for ",
            "sign up to ",
            "subscribe to ",
            "get our newsletter",
            "get the newsletter",
            "subscribe for ",
            "support our journalism",
            "become a member",
            "download our app",
            "download the app",
            "follow us on ",
            "like us on ",
            "abonnieren sie ",
            "abonnez-vous ",
            "inscrivez-vous ",
            "suscríbete a ",
            "schrijf je in ",
        ],
    ),
    (
        DropReason::Comments,
        &[
            "comments (",
            "leave a comment",
            "leave a reply",
            "discuss this ",
            "comments on this ",
            "kommentare (",
            "commentaires (",
        ],
    ),
    (
        DropReason::Navigation,
        &[
            "share this:",
            "share on ",
            "share via ",
            "share:",
            "tweet this",
            "partager sur ",
            "teilen auf ",
            "compartir en ",
            "del på ",
            "dela på ",
        ],
    ),
];

/// Why `line`, a whole paragraph, is no part of the story; `None` when it may be.
pub(super) fn reason(line: &str) -> Option<DropReason> {
    if line.chars().nth(MAX_CHARACTERS).is_some() {
        return None;
    }
    let lower = line.trim().to_lowercase().replace('’', "'");
    label(&lower).or_else(|| super::notices::is_picture_credit(&lower).then_some(DropReason::Credit)).or_else(|| {
        let begins = |(_, list): &&(DropReason, &[&str])| list.iter().any(|beginning| lower.starts_with(beginning));
        let found = BEGINNINGS.iter().find(begins).map(|(reason, _)| *reason)?;
        // "Copyright law was the theme of the evening." is a sentence; a notice or a link to another story is not.
        let is_sentence = lower.ends_with(['.', '!', '?', '"', '”']) && lower.split_whitespace().count() > 7;
        (!is_sentence || lower.starts_with('©') || lower.contains("rights reserved")).then_some(found)
    })
}

/// Why `line` is a heading or label of furniture, without regard to how the line begins.
pub(super) fn label(line: &str) -> Option<DropReason> {
    let lower = line.trim().to_lowercase().replace('’', "'");
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric()).trim();
    let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == ',');
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '(' || c == ')');
    if bare.is_empty() {
        return None;
    }
    WHOLE.iter().find(|(_, list)| list.contains(&bare)).map(|(reason, _)| *reason)
}

/// Whether `line` is a row of labels such as `Menu | Search | Sign in` or `Share Tweet Email`.
pub(super) fn is_row_of_labels(line: &str) -> bool {
    let parts: Vec<&str> =
        line.split(['|', '·', '•', '/', '›', '»', '>']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let of_labels = |parts: &[&str]| {
        parts.len() > 1 && parts.iter().filter(|part| label(part).is_some()).count() * 2 >= parts.len()
    };
    of_labels(&parts) || {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.len() > 1 && words.iter().all(|word| label(word).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_by_its_words() {
        for (line, expected) in [
            ("Advertisement", Some(DropReason::Promotion)),
            ("Comments (12)", Some(DropReason::Comments)),
            ("12 Comments", Some(DropReason::Comments)),
            ("Discuss This Article", Some(DropReason::Comments)),
            ("Other reports by The Northern Ledger", Some(DropReason::Related)),
            ("READ MORE: Harbour talks collapse", Some(DropReason::Related)),
            ("© 2017 The Northern Ledger. All rights reserved.", Some(DropReason::Credit)),
            ("Sign up for our daily newsletter", Some(DropReason::Promotion)),
            ("Lesen Sie auch: Hafen bleibt zu", Some(DropReason::Related)),
        ] {
            assert_eq!(reason(line), expected, "{line}");
        }
    }

    #[test]
    fn sentences_of_a_story_are_kept() {
        for line in [
            "Copyright law was the theme of the evening at the town hall.",
            "Comments made by the minister were struck from the record.",
            "More from the council is expected when it meets again on Monday.",
            "Share prices fell.",
            "Home prices rose again.",
            "The search went on.",
            "2017",
        ] {
            assert_eq!(reason(line), None, "{line}");
        }
    }

    #[test]
    fn rows_of_labels_are_told() {
        assert!(is_row_of_labels("Menu | Search | Sign in"));
        assert!(is_row_of_labels("Share Tweet Email"));
        assert!(!is_row_of_labels("Either/or"));
        assert!(!is_row_of_labels("Search and rescue"));
    }
}
