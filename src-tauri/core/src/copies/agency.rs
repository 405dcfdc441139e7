//! Which news agency a text says it is from.

use crate::article::Citation;

/// An agency's name as it is shown, and how texts and author lines write it, lower case. Those of three letters and fewer
/// are words or initials elsewhere, so in a text they count in brackets or before a dash only.
const AGENCIES: &[(&str, &[&str])] = &[
    ("AP", &["ap", "associated press", "the associated press"]),
    ("Reuters", &["reuters", "thomson reuters"]),
    ("AFP", &["afp", "agence france-presse", "agence france presse"]),
    ("dpa", &["dpa", "deutsche presse-agentur", "dpa-afx"]),
    ("PA", &["pa", "pa media", "press association", "pa news agency", "the press association"]),
    ("UPI", &["upi", "united press international"]),
    ("APA", &["apa", "austria presse agentur"]),
    ("Keystone-SDA", &["sda", "keystone-sda", "ats", "keystone-ats"]),
    ("epd", &["epd", "evangelischer pressedienst"]),
    ("KNA", &["kna", "katholische nachrichten-agentur"]),
    ("SID", &["sid", "sport-informations-dienst"]),
    ("ANSA", &["ansa"]),
    ("Adnkronos", &["adnkronos"]),
    ("EFE", &["efe", "agencia efe"]),
    ("Europa Press", &["europa press", "ep"]),
    ("Lusa", &["lusa", "agência lusa"]),
    ("ANP", &["anp"]),
    ("Belga", &["belga"]),
    ("Ritzau", &["ritzau"]),
    ("NTB", &["ntb"]),
    ("TT", &["tt", "tt nyhetsbyrån"]),
    ("STT", &["stt"]),
    ("PAP", &["pap", "polska agencja prasowa"]),
    ("ČTK", &["čtk", "ctk"]),
    ("MTI", &["mti"]),
    ("TASS", &["tass", "itar-tass"]),
    ("Interfax", &["interfax"]),
    ("Ukrinform", &["ukrinform"]),
    ("Anadolu", &["aa", "anadolu", "anadolu agency"]),
    ("Xinhua", &["xinhua"]),
    ("Kyodo", &["kyodo", "kyodo news", "共同", "共同通信"]),
    ("Jiji", &["jiji", "jiji press", "時事", "時事通信"]),
    ("Yonhap", &["yonhap", "연합뉴스"]),
    ("PTI", &["pti", "press trust of india"]),
    ("ANI", &["ani"]),
    ("IANS", &["ians"]),
    ("AAP", &["aap", "australian associated press"]),
    ("The Canadian Press", &["cp", "canadian press", "the canadian press"]),
    ("Bloomberg", &["bloomberg", "bloomberg news"]),
];

/// Characters at the beginning of a text in which its agency stands.
const HEAD_CHARS: usize = 160;
/// Characters at the end.
const TAIL_CHARS: usize = 200;

/// The agency that a text or its author line names.
pub(super) fn agency(text: &str, citation: &Citation) -> Option<&'static str> {
    let said = citation.byline.iter().find_map(|name| named(name.trim_start_matches("By ")));
    said.or_else(|| in_head(text)).or_else(|| in_tail(text)).or_else(|| citation.outlet.as_deref().and_then(named))
}

/// Whether that is the name of an agency.
pub(crate) fn is_agency(name: &str) -> bool {
    named(name).is_some()
}

fn named(name: &str) -> Option<&'static str> {
    let name = name.trim().trim_matches(['(', ')', '.', '/', '©']).trim().to_lowercase();
    AGENCIES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(agency, _)| *agency)
}

/// As in “BERLIN (AP) — ”, “Paris, 3 mars (AFP) - ”, “LONDON, June 1 (Reuters) – ”, “ROMA - (ANSA)”.
fn in_head(text: &str) -> Option<&'static str> {
    let head: String = text.chars().take(HEAD_CHARS).collect();
    let brackets = head.match_indices('(').find_map(|(at, _)| {
        let (inside, after) = head[at + 1..].split_once(')')?;
        let dash = after.trim_start_matches(['.', ' ', '\u{a0}']).starts_with(['-', '–', '—', ':']);
        let leads = dash || head[..at].trim_end().ends_with(['-', '–', '—']) || at == 0;
        // Two agencies share a text as “dpa/AFP”.
        if leads { inside.split(['/', ',']).find_map(named) } else { None }
    });
    brackets.or_else(|| {
        // Without brackets the name stands first, or right before the dash.
        let (before, _) =
            head.split_once(" — ").or_else(|| head.split_once(" – ")).or_else(|| head.split_once(" - "))?;
        let last = || before.rsplit_once([',', ' ', '/']).map(|(_, last)| last);
        // A word of a sentence may be the name of an agency: only as the agency writes it is it one.
        let is_written_so = |agency: &&str| last() == Some(agency);
        named(before).or_else(|| last().and_then(named).filter(is_written_so)).filter(|_| before.len() < 60)
    })
}

/// As in “© 2021 AFP” and “(dpa)” at the end.
fn in_tail(text: &str) -> Option<&'static str> {
    let start = text.char_indices().rev().nth(TAIL_CHARS - 1).map_or(0, |(at, _)| at);
    let tail = text[start..].trim_end().trim_end_matches('.');
    if let Some((_, inside)) = tail.strip_suffix(')').and_then(|tail| tail.rsplit_once('(')) {
        return inside.split(['/', ',']).find_map(named);
    }
    let (_, after) = tail.rsplit_once(['©', '\n'])?;
    let words: Vec<&str> = after.split_whitespace().filter(|word| word.parse::<u32>().is_err()).collect();
    if words.len() > 4 {
        return None;
    }
    named(&words.join(" ")).or_else(|| named(words.first()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agency_is_found_where_it_is_said_and_nowhere_else() {
        for (text, expected) in [
            ("BERLIN (AP) — The talks failed.", Some("AP")),
            ("LONDON, June 1 (Reuters) - The talks failed.", Some("Reuters")),
            ("Paris, 3 mars (AFP) – Les pourparlers", Some("AFP")),
            ("Berlin (dpa/AFP) - Die Gespräche", Some("dpa")),
            ("Madrid, 3 mar (EFE).- Las conversaciones", Some("EFE")),
            ("AP — The talks failed.", Some("AP")),
            ("The talks failed.\nThe gate stays shut. (ANSA).", Some("ANSA")),
            ("The talks failed.\n© 2021 AFP", Some("AFP")),
            ("The talks failed.\n/Xinhua", Some("Xinhua")),
            ("The Press Association (PA) was told that the talks failed.", None),
            ("The pa said no - and left.", None),
            ("He left with his Pa - and came back.", None),
            ("The talks failed, said TT", None),
        ] {
            assert_eq!(agency(text, &Citation::default()), expected, "{text}");
        }
        let by = |name: &str| Citation { byline: vec![name.to_owned()], ..Citation::default() };
        assert_eq!(agency("The talks failed.", &by("The Associated Press")), Some("AP"));
        assert_eq!(agency("The talks failed.", &by("Ap Jones")), None);
    }
}
