//! Author lines to names: no “By”, no job titles, no outlet.

use super::canonical::one_line;

/// Words that begin an author line, lower case.
const LEADS: &[&str] = &[
    "by",
    "written by",
    "story by",
    "words by",
    "text by",
    "reported by",
    "posted by",
    "published by",
    "report by",
    "author",
    "authors",
    "von",
    "par",
    "por",
    "di",
    "da",
    "door",
    "av",
    "af",
    "text",
    "texte",
    "texto",
    "tekst",
    "propos recueillis par",
    "ein bericht von",
    "eine analyse von",
];

/// Words of job titles and desks, lower case.
const ROLES: &[&str] = &[
    "correspondent",
    "editor",
    "reporter",
    "reporters",
    "writer",
    "columnist",
    "journalist",
    "contributor",
    "contributors",
    "producer",
    "staff",
    "desk",
    "bureau",
    "chief",
    "analyst",
    "newsroom",
    "photographer",
    "critic",
    "fellow",
    "team",
    "redaktion",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "korrespondentin",
    "reporterin",
    "autor",
    "autorin",
    "journaliste",
    "rédaction",
    "correspondant",
    "correspondante",
    "envoyé",
    "envoyée",
    "spécial",
    "rédacteur",
    "rédactrice",
    "redacción",
    "corresponsal",
    "periodista",
    "redazione",
    "giornalista",
    "redactie",
    "verslaggever",
    "redaksjonen",
    "redaktionen",
    "journalistin",
    "director",
    "professor",
    "lecturer",
    "administrator",
    "admin",
    "editorial",
    "agencies",
    "agency",
    "manager",
    "intern",
    "freelance",
    "freelancer",
    "author",
];

/// Words inside names that are not capitalised.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "der", "den", "di", "du", "el", "al", "la", "le", "ten", "ter",
    "van", "von", "zu", "zum", "af", "av", "bin", "ibn", "y", "e", "och", "og",
];

/// Words in the names of outlets and agencies, lower case.
const OUTLET_WORDS: &[&str] = &[
    "ledger",
    "news",
    "times",
    "wire",
    "press",
    "herald",
    "gazette",
    "tribune",
    "chronicle",
    "journal",
    "review",
    "daily",
    "weekly",
    "magazine",
    "observer",
    "courier",
    "mail",
    "telegraph",
    "bulletin",
    "dispatch",
    "examiner",
    "standard",
    "broadcasting",
    "radio",
    "tv",
    "media",
    "zeitung",
    "tageblatt",
    "nachrichten",
    "kurier",
    "anzeiger",
    "rundschau",
    "depesche",
    "agentur",
    "gazette",
    "dépêche",
    "presse",
    "agence",
    "diario",
    "periódico",
    "agencia",
    "corriere",
    "giornale",
    "krant",
    "dagblad",
    "avis",
    "avisen",
    "posten",
    "tidende",
    "tidning",
];

/// What an author line holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Authors {
    pub(super) names: Vec<String>,
    /// An outlet named among them.
    pub(super) outlet: Option<String>,
}

/// The authors in a line of text; what looks like an outlet is told apart.
pub(super) fn read(line: &str) -> Authors {
    let (outlets, names) = names(line, None).into_iter().partition::<Vec<_>, _>(|name| is_outlet(name));
    Authors { names, outlet: outlets.into_iter().next() }
}

/// Whether `line` holds nothing but the names in `found`, their titles, and marks between them.
pub(super) fn is_all_names(line: &str, found: &Authors) -> bool {
    let known: Vec<&str> = found.names.iter().chain(&found.outlet).flat_map(|name| name.split_whitespace()).collect();
    let words = line
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '&' | '|' | '/' | '(' | ')'))
        .filter(|word| !word.is_empty());
    let others = words.filter(|word| !known.contains(word)).count();
    // “and”, and a title of some words for each.
    others <= 5 * found.names.len()
}

/// Whether `line` can be the name of an outlet or agency.
pub(super) fn is_outlet(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_titled = || {
        words.iter().all(|word| {
            word.chars().next().is_some_and(|c| !c.is_lowercase())
                || PARTICLES.contains(word)
                || matches!(*word, "of" | "the" | "and")
        })
    };
    let has_word = || {
        words.iter().any(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            OUTLET_WORDS.contains(&word.as_str())
                || ["posten", "zeitung", "blatt", "bladet", "tidende"].iter().any(|end| word.ends_with(end))
        })
    };
    (1..=6).contains(&words.len()) && !line.ends_with(['.', '?', '!', ':']) && is_titled() && has_word()
}

/// The names in an author line; `outlet` is no author of its own articles.
pub(super) fn names(line: &str, outlet: Option<&str>) -> Vec<String> {
    let is_address = |word: &&str| word.contains("://") || word.contains("www.") || word.contains('@');
    let line = line.split_whitespace().filter(|word| !is_address(word)).collect::<Vec<_>>().join(" ");
    let line = one_line(&line);
    let mut found: Vec<String> = Vec::new();
    for part in split(without_lead(&line)) {
        let part = cut_place(without_lead(part.trim()));
        let bare =
            part.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '-' | '–' | '—' | '|' | '*'));
        let bare = without_rest(bare, outlet);
        match suffix(bare) {
            Suffix::OfName => {
                if let Some(last) = found.last_mut() {
                    last.push(' ');
                    last.push_str(bare);
                }
            }
            Suffix::Degree => {}
            Suffix::None => {
                let is_outlet = outlet.is_some_and(|outlet| outlet.trim().eq_ignore_ascii_case(bare));
                let is_degree = !found.is_empty() && is_initials(bare);
                if can_be_author(bare)
                    && !is_outlet
                    && !is_degree
                    && !found.iter().any(|name| name.eq_ignore_ascii_case(bare))
                {
                    found.push(bare.to_owned());
                }
            }
        }
    }
    found
}

/// A desk, a team or an agency, where an author line names one and no person; `outlet` is none.
pub(super) fn desk(line: &str, outlet: Option<&str>) -> Option<String> {
    const NOBODY: &[&str] = &[
        "admin",
        "administrator",
        "editor",
        "author",
        "staff",
        "webmaster",
        "editorial",
        "team",
        "guest",
        "user",
        "root",
    ];
    let line = one_line(line);
    let name = without_lead(&line).trim();
    let words = name.split_whitespace().count();
    let is_outlet = outlet.is_some_and(|outlet| outlet.trim().eq_ignore_ascii_case(name));
    let is_desk = (2..=5).contains(&words)
        && name.chars().count() <= 60
        && !is_outlet
        && !is_other(name)
        && !is_site(name)
        && !NOBODY.contains(&name.to_lowercase().as_str())
        && name.chars().next().is_some_and(char::is_uppercase)
        && !name.chars().any(|c| c.is_ascii_digit() || matches!(c, ',' | ';' | '|' | ':'))
        && !name.ends_with(['.', '!', '?']);
    is_desk.then(|| name.to_owned())
}

/// Whether an author line names the `outlet` and nobody else.
pub(super) fn is_itself(line: &str, outlet: &str) -> bool {
    let line = one_line(line);
    without_lead(&line).trim().to_lowercase() == outlet.trim().to_lowercase()
}

/// Whether `part` is the name of a site rather than of somebody: `ledger.example`.
fn is_site(part: &str) -> bool {
    !part.contains(' ')
        && part.trim_end_matches('.').split('.').count() > 1
        && part.split('.').all(|label| label.chars().count() > 1)
}

/// `part` without the outlet's name and the words of dates that follow a name.
fn without_rest<'a>(part: &'a str, outlet: Option<&str>) -> &'a str {
    const WORDS: &[&str] = &[
        "published",
        "updated",
        "posted",
        "last updated",
        "last",
        "contributor",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "in",
        "on",
        "full bio",
        "founder",
        "co-founder",
    ];
    const RANKS: &[&str] =
        &[" Senior ", " Chief ", " Head ", " Lead ", " Deputy ", " Managing ", " Associate ", " Executive "];
    // A rank begins the title of the person before it.
    let rank = RANKS.iter().filter_map(|rank| part.find(rank)).filter(|at| part[..*at].contains(' ')).min();
    let mut part = part[..rank.unwrap_or(part.len())].trim();
    loop {
        let end = WORDS.iter().copied().chain(outlet).find(|end| {
            let at = part.len().saturating_sub(end.len());
            let is_end = part.get(at..).is_some_and(|tail| tail.eq_ignore_ascii_case(end));
            is_end && at > 0 && part[..at].ends_with(' ')
        });
        let Some(end) = end else { return part };
        part = part[..part.len() - end.len()].trim_end();
    }
}

/// The rest of an author line after “By” and its like; `None` when it does not begin so.
pub(super) fn after_lead(line: &str) -> Option<&str> {
    let rest = without_lead(line);
    (rest.len() < line.len()).then_some(rest)
}

/// Whether `line` is “By” or its like, the name standing in the next one.
pub(super) fn is_lead(line: &str) -> bool {
    LEADS.contains(&line.trim_end_matches(':').to_lowercase().as_str())
}

/// Whether `line` looks like a person's name and nothing else: two to five words, capitalised but for particles.
pub(super) fn is_name(line: &str) -> bool {
    let is_dense = |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}');
    if line.chars().all(is_dense) {
        return (2..=6).contains(&line.chars().count());
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_capitalised = |word: &&str| {
        let first = word.chars().find(|c| c.is_alphabetic());
        first.is_some_and(|c| !c.is_lowercase()) || PARTICLES.contains(word)
    };
    let ok = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '\u{301}' | '\u{308}');
    (2..=5).contains(&words.len())
        && line.chars().all(ok)
        && words.iter().all(is_capitalised)
        && words.iter().all(|word| word.trim_end_matches('.').chars().count() <= 20)
        && !PARTICLES.contains(&words[words.len() - 1])
        && !line.trim_end_matches("Jr.").trim_end_matches("Sr.").ends_with('.')
        && !has_role(line)
}

/// Whether `line` is a job title or desk.
pub(super) fn is_role(line: &str) -> bool {
    line.split_whitespace().count() <= 6 && has_role(line) && !line.ends_with(['.', '!', '?'])
}

fn has_role(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .map(str::to_lowercase)
        .any(|word| ROLES.contains(&word.strip_suffix('s').unwrap_or(&word)) || ROLES.contains(&word.as_str()))
}

fn without_lead(line: &str) -> &str {
    let mut rest = line.trim();
    let lead = LEADS.iter().filter_map(|lead| {
        let head = rest.get(..lead.len())?;
        let tail = &rest[lead.len()..];
        let is_word = tail.starts_with([' ', ':', '\u{A0}']);
        (head.to_lowercase() == **lead && is_word).then_some(lead.len())
    });
    if let Some(len) = lead.max() {
        rest = rest[len..].trim_start_matches([' ', ':', '\u{A0}']);
    }
    rest
}

/// Parts at marks and at “and” in some languages.
fn split(line: &str) -> Vec<&str> {
    const JOINERS: &[&str] = &[
        " and ",
        " und ",
        " et ",
        " och ",
        " og ",
        " en ",
        " with ",
        " mit ",
        " avec ",
        " y ",
        " e ",
        " And ",
        " AND ",
        " und\u{A0}",
        " – ",
        " — ",
        " - ",
    ];
    let mut parts: Vec<&str> = line.split([',', ';', '&', '|', '/', '·', '•', '\n', '(', ')']).collect();
    for joiner in JOINERS {
        parts = parts.into_iter().flat_map(|part| part.split(joiner)).collect();
    }
    parts
}

/// “Ann Lee in Berlin” and “Ann Lee for Coast Wire” name a place or an outlet after the person.
fn cut_place(part: &str) -> &str {
    [" in ", " for ", " at ", " aus ", " à ", " für "]
        .iter()
        .filter_map(|word| part.find(word))
        .min()
        .map_or(part, |at| &part[..at])
}

enum Suffix {
    OfName,
    Degree,
    None,
}

fn suffix(part: &str) -> Suffix {
    match part.trim_end_matches('.').to_lowercase().replace('.', "").as_str() {
        "jr" | "sr" | "ii" | "iii" | "iv" => Suffix::OfName,
        "phd" | "md" | "ms" | "cfp" | "cfa" | "dr" | "mba" | "msc" | "ma" | "ba" | "jd" | "rn" | "dphil" | "esq"
        | "cpa" | "rd" => Suffix::Degree,
        _ => Suffix::None,
    }
}

/// Whether `part`, after a name, is a degree or membership: `FAND`, `E-RYT`.
fn is_initials(part: &str) -> bool {
    part.chars().count() <= 6 && part.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '.' | '-'))
}

fn can_be_author(part: &str) -> bool {
    let words = part.split_whitespace().count();
    let is_url = part.contains("://") || part.contains("www.") || part.contains('@');
    let first = part.chars().next();
    let is_label = LEADS.contains(&part.to_lowercase().as_str());
    (1..=6).contains(&words)
        && part.chars().count() <= 80
        && !is_url
        && !is_site(part)
        && !is_label
        && !is_other(part)
        && !has_role(part)
        && !part.chars().any(|c| c.is_ascii_digit())
        && first.is_some_and(|c| c.is_alphabetic() && !(c.is_lowercase() && words > 3))
        && part.chars().nth(1).is_some()
}

/// Whether `part` is a label that stands where names do.
fn is_other(part: &str) -> bool {
    const WHOLE: &[&str] = &[
        "updated",
        "published",
        "posted",
        "amp",
        "home",
        "human",
        "unknown",
        "none",
        "null",
        "insights from",
        "guest",
        "the",
        "learn more",
        "read more",
        "bluesky",
        "me",
    ];
    const STARTS: &[&str] = &[
        "reviewed by",
        "medically reviewed",
        "edited by",
        "fact checked",
        "fact-checked",
        "photo",
        "published on",
        "updated on",
        "more stories",
        "more about ",
        "updated by ",
        "authored by:",
        "full bio",
        "link text",
        "recent posts",
        "see all",
        "view all",
        "read more",
        "follow ",
    ];
    let lower = part.to_lowercase();
    WHOLE.contains(&lower.as_str()) || STARTS.iter().any(|start| lower.starts_with(start))
}

#[cfg(test)]
mod tests;
