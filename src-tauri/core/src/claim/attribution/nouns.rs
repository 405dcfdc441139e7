//! The words that tell a speaker.

/// Verbs that say that somebody says something.
pub(super) const SAYS: &[&str] = &[
    "said",
    "says",
    "say",
    "saying",
    "told",
    "tells",
    "added",
    "adds",
    "wrote",
    "writes",
    "argued",
    "argues",
    "claimed",
    "claims",
    "insisted",
    "insists",
    "noted",
    "notes",
    "explained",
    "explains",
    "testified",
    "announced",
    "stated",
    "states",
    "acknowledged",
    "admitted",
    "admits",
    "warned",
    "warns",
    "denied",
    "denies",
    "confirmed",
    "confirms",
    "declared",
    "declares",
    "recalled",
    "recalls",
    "suggested",
    "suggests",
    "replied",
    "responded",
    "asserted",
    "asserts",
    "maintained",
    "maintains",
    "alleged",
    "alleges",
    "conceded",
    "concedes",
    "reported",
    "reports",
    "predicted",
    "predicts",
    "tweeted",
    "posted",
    "complained",
    "contended",
    "contends",
    "estimated",
    "estimates",
    "remarked",
    "stressed",
    "pointed",
    "asked",
    "believe",
    "believes",
    "think",
    "thinks",
];

/// Verbs of those who will not be named.
pub(super) const CONFIDES: &[&str] =
    &["demanded", "requested", "asked", "spoke", "insisted", "declined", "wanted", "speaking", "talked", "preferred"];

/// What is said of those who will not be named.
pub(super) const NOT_TO_BE_NAMED: &[&[&str]] = &[
    &["not", "to", "be", "named"],
    &["not", "to", "be", "identified"],
    &["not", "be", "named"],
    &["not", "be", "identified"],
    &["declined", "to", "be", "named"],
    &["declined", "to", "be", "identified"],
    &["not", "authorized", "to", "speak"],
    &["not", "authorised", "to", "speak"],
    &["on", "background"],
];

/// Heads of words that stand in place of a name, in the singular.
const NAMELESS: &[&str] = &[
    "official",
    "source",
    "expert",
    "aide",
    "person",
    "adviser",
    "advisor",
    "diplomat",
    "officer",
    "insider",
    "employee",
    "staffer",
    "lawmaker",
    "analyst",
    "witness",
    "resident",
    "neighbour",
    "neighbor",
    "prosecutor",
    "investigator",
    "critic",
    "worker",
    "executive",
    "ally",
    "colleague",
    "friend",
    "lawyer",
    "politician",
    "minister",
    "senator",
    "researcher",
    "scientist",
    "economist",
    "historian",
    "observer",
    "supporter",
    "opponent",
    "engineer",
    "manager",
    "doctor",
    "nurse",
    "teacher",
    "soldier",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "representative",
    "member",
    "leader",
    "veteran",
    "veteran",
    "relative",
    "someone",
    "somebody",
    "authority",
    "reporter",
    "journalist",
    "student",
    "man",
    "woman",
];

/// Pronouns that stand for a speaker.
pub(super) const PRONOUNS: &[&str] = &["he", "she", "they"];

/// Words that may stand between a speaker and the verb.
pub(super) const BETWEEN: &[&str] = &[
    "also",
    "later",
    "then",
    "has",
    "have",
    "had",
    "again",
    "once",
    "even",
    "still",
    "just",
    "recently",
    "repeatedly",
    "previously",
    "now",
    "reportedly",
    "himself",
    "herself",
    "themselves",
    "would",
    "will",
    "could",
    "might",
];

/// Words in the midst of a name.
pub(super) const PARTICLES: &[&str] =
    &["de", "da", "di", "del", "der", "den", "van", "von", "la", "le", "bin", "al", "el", "ibn", "ter", "dos", "du"];

/// Words at which what stands before a verb ends.
pub(super) const ENDS: &[&str] = &[
    "and", "but", "that", "which", "who", "when", "while", "as", "because", "if", "after", "before", "since",
    "although", "though", "where", "whom", "or", "so", "yet", "is", "was", "are", "were", "be", "been", "did", "does",
    "do",
];

/// Titles that are no part of a name.
pub(super) const TITLES: &[&str] = &["mr", "mrs", "ms", "mr.", "mrs.", "ms.", "dr", "sir", "lady", "lord"];

/// Words that stand before a noun.
pub(super) const ARTICLES: &[&str] =
    &["the", "a", "an", "one", "another", "some", "several", "two", "three", "many", "most", "all", "other"];

/// Words with a capital letter because a sentence begins with them, and no names.
pub(super) const OPENERS: &[&str] = &[
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "after",
    "before",
    "when",
    "while",
    "as",
    "if",
    "but",
    "and",
    "yet",
    "still",
    "meanwhile",
    "however",
    "although",
    "though",
    "since",
    "because",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "last",
    "this",
    "that",
    "these",
    "those",
    "it",
    "there",
    "what",
    "his",
    "her",
    "their",
    "its",
    "our",
    "my",
    "no",
    "not",
    "then",
    "later",
    "earlier",
    "now",
    "also",
    "according",
];

/// Whether `word` stands for somebody without a name.
pub(super) fn is_nameless(word: &str) -> bool {
    let lower = word.to_lowercase();
    let singular = lower
        .strip_suffix("ies")
        .map(|stem| format!("{stem}y"))
        .or_else(|| lower.strip_suffix("sses").map(|stem| format!("{stem}ss")))
        .or_else(|| lower.strip_suffix("men").map(|stem| format!("{stem}man")))
        .or_else(|| lower.strip_suffix('s').filter(|stem| !stem.ends_with('s')).map(str::to_owned));
    lower == "people"
        || NAMELESS.contains(&lower.as_str())
        || singular.is_some_and(|one| NAMELESS.contains(&one.as_str()))
}
