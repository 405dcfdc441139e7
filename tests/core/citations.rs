//! Citations: what the styles make of articles, with and without everything that cites them.

#![allow(clippy::unwrap_used)]

use crate::shelf::{ELSEWHERE, Shelf};
use clipfile_core::article::{Citation, Order, Scope};
use clipfile_core::citation::{Citations, CitedAs, Source, Style, plain};
use clipfile_core::id::{ArticleId, Uid};
use clipfile_core::search::Query;

/// 14 May 2026, 08:00 UTC.
const SEEN_MS: i64 = 1_778_745_600_000;

fn source(id: i64, headline: &str, byline: &[&str], published: &str) -> Source {
    Source {
        article: ArticleId(id),
        uid: Uid::from_slice(&[u8::try_from(id).unwrap(); 16]).unwrap(),
        citation: Citation {
            headline: Some(headline.to_owned()).filter(|headline| !headline.is_empty()),
            byline: byline.iter().map(|name| (*name).to_owned()).collect(),
            outlet: Some("The Port Hale Ledger".to_owned()),
            published: published.parse().ok(),
            url: Some(format!("https://ledger.example/{id}")),
            language: Some("en".to_owned()),
            ..Citation::default()
        },
        seen_ms: SEEN_MS,
    }
}

fn sources() -> Vec<Source> {
    let mut updated =
        source(1, "The gate was “open” for years", &["Mara Lind", "Jan van der Berg"], "2026-05-14T18:05:00+02:00");
    updated.citation.updated = Some("2026-05-15T09:00:00+02:00".parse().unwrap());
    let many = ["A. Ash", "B. Bo", "C. Coe", "D. Dee", "E. Eel", "F. Fox", "G. Gum", "H. Hut"];
    vec![
        updated,
        source(2, "Who kept the key", &["Mara Lind"], "2026-05"),
        source(3, "Port to close", &["Associated Press"], "2026"),
        source(4, "No one asked: {a} <b>", &[], ""),
        source(5, "Eight of them", &many, "2026-05-14"),
        source(6, "Who lost the key", &["Mara Lind"], "2026-06-01"),
    ]
}

fn citations(style: &str) -> Citations {
    Citations::new(Style::built_in(style).unwrap(), sources())
}

fn notes(style: &str, cited: &[(i64, Option<&str>)]) -> Vec<String> {
    let mut citations = citations(style);
    cited.iter().map(|(id, page)| plain(&citations.note(ArticleId(*id), *page).unwrap())).collect()
}

fn bibliography(style: &str) -> Vec<String> {
    citations(style).bibliography().unwrap().iter().map(|entry| plain(entry)).collect()
}

const CITED: [(i64, Option<&str>); 5] = [(1, None), (1, Some("3")), (2, None), (3, None), (1, Some("4-5"))];

#[test]
fn news_says_where_it_was_seen_and_in_which_version() {
    assert_eq!(
        notes("news", &CITED),
        [
            "‘The gate was “open” for years’, The Port Hale Ledger, Mara Lind and Jan van der Berg, 14 May 2026, \
             https://ledger.example/1, seen on 14 May 2026, version of 15 May 2026, 09:00.",
            "‘The gate was “open” for years’, The Port Hale Ledger, p. 3, as in note 1.",
            "‘Who kept the key’, The Port Hale Ledger, Mara Lind, May 2026, https://ledger.example/2, seen on 14 May 2026.",
            "‘Port to close’, The Port Hale Ledger, Associated Press, 2026, https://ledger.example/3, seen on 14 May 2026.",
            "‘The gate was “open” for years’, The Port Hale Ledger, pp. 4–5, as in note 1.",
        ]
    );
    let all = bibliography("news");
    assert_eq!(all.len(), 6);
    assert!(all[5].contains("no date") && all.iter().any(|entry| entry.contains("A. Ash, B. Bo, C. Coe, et al.")));
}

#[test]
fn chicago_shortens_what_was_cited_before() {
    assert_eq!(
        notes("chicago-notes", &CITED),
        [
            "Mara Lind and Jan van der Berg, “The Gate Was ‘Open’ for Years,” The Port Hale Ledger, May 14, 2026, \
             https://ledger.example/1.",
            "Lind and van der Berg, “The Gate Was ‘Open’ for Years,” 3.",
            "Mara Lind, “Who Kept the Key,” The Port Hale Ledger, May 2026, https://ledger.example/2.",
            "Associated Press, “Port to Close,” The Port Hale Ledger, 2026, https://ledger.example/3.",
            "Lind and van der Berg, “The Gate Was ‘Open’ for Years,” 4–5.",
        ]
    );
    let all = bibliography("chicago-notes");
    assert!(all.contains(
        &"Associated Press. “Port to Close.” The Port Hale Ledger, 2026. https://ledger.example/3.".to_owned()
    ));
    assert!(
        all.contains(
            &"Lind, Mara, and Jan van der Berg. “The Gate Was ‘Open’ for Years.” The Port Hale Ledger, May 14, 2026. \
          https://ledger.example/1."
                .to_owned()
        )
    );
}

#[test]
fn styles_of_the_text_tell_alike_sources_apart() {
    let mut apa = citations("apa");
    let inline = |apa: &mut Citations, id, page| plain(&apa.inline(ArticleId(id), page).unwrap());
    assert_eq!(inline(&mut apa, 1, None), "(Lind & van der Berg, 2026)");
    assert_eq!(inline(&mut apa, 3, Some("9")), "(Associated Press, 2026, p. 9)");
    // Two articles of one author and year get letters, also where a page is named.
    assert_eq!(inline(&mut apa, 2, None), "(Lind, 2026a)");
    assert_eq!(inline(&mut apa, 6, None), "(Lind, 2026b)");
    assert_eq!(inline(&mut apa, 6, Some("9")), "(Lind, 2026b, p. 9)");
    let all = bibliography("apa");
    assert!(
        all.contains(
            &"Associated Press. (2026). Port to close. The Port Hale Ledger. https://ledger.example/3".to_owned()
        ),
        "{all:#?}"
    );
    let all = bibliography("mla");
    assert!(
        all.contains(
            &"Lind, Mara. “Who Kept the Key.” The Port Hale Ledger, May 2026, https://ledger.example/2.".to_owned()
        ),
        "{all:#?}"
    );
    let all = bibliography("harvard-cite-them-right");
    assert!(
        all.contains(&"Lind, M. (2026) ‘Who kept the key’, The Port Hale Ledger, May. Available at: https://ledger.example/2 (Accessed: 14 May 2026).".to_owned())
            || all.iter().any(|entry| entry.contains("(Accessed: 14 May 2026)") && entry.contains("‘Who kept the key’")),
        "{all:#?}"
    );
}

#[test]
fn numbers_stay_those_of_the_bibliography() {
    let mut ieee = citations("ieee");
    for id in 1..=6 {
        assert_eq!(plain(&ieee.inline(ArticleId(id), None).unwrap()), format!("[{id}]"));
        assert_eq!(plain(&ieee.inline(ArticleId(id), Some("9")).unwrap()), format!("[{id}, p. 9]"));
        assert!(plain(&ieee.bibliography().unwrap()[id as usize - 1]).starts_with(&format!("[{id}] ")));
    }
    assert!(ieee.inline(ArticleId(99), None).is_err());
}

#[test]
fn outlets_are_slanted_and_addresses_are_links() {
    let runs = citations("chicago-notes").note(ArticleId(2), None).unwrap();
    assert!(runs.iter().any(|run| run.italic && run.text == "The Port Hale Ledger"), "{runs:?}");
    assert!(runs.iter().any(|run| run.link.as_deref() == Some("https://ledger.example/2")), "{runs:?}");
}

pub(crate) const MINE: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-GB">
  <info><title>House style</title><id>urn:house</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <macro name="all"><group delimiter="; "><text variable="container-title"/><text variable="title" font-weight="bold"/></group></macro>
  <citation><layout><text macro="all"/></layout></citation>
</style>"#;

#[test]
fn a_style_can_be_added_chosen_renamed_and_removed_and_all_of_it_undone() {
    let mut shelf = Shelf::sample();
    let article = shelf.library.list_articles(Scope::Articles, &Query::default(), Order::Oldest, 0, 1).unwrap().rows[0]
        .row
        .article
        .id;
    let cited = |shelf: &Shelf| plain(&shelf.library.cite(&[article], None, CitedAs::Reference).unwrap()[0]);
    let before = cited(&shelf);
    assert!(
        before.starts_with("‘The gate: “open” for *years*’, The Ledger, Mara Lind and José Ño, 14 May 2026"),
        "{before}"
    );
    let done = shelf.library.add_style(MINE.as_bytes(), None).unwrap();
    assert!(done.changes.citation && !done.changes.article);
    assert_eq!(shelf.library.add_style(MINE.as_bytes(), Some("Again")).unwrap().value, done.value);
    let _ = shelf.library.rename_style(done.value, "  My\nstyle ").unwrap();
    assert_eq!(shelf.library.kept_styles().unwrap()[0].name, "My style");
    let _ = shelf.library.choose_style("my STYLE").unwrap();
    assert_eq!(cited(&shelf), "The Ledger; The gate: “open” for *years*");
    let json = shelf.json();
    let mut there = Shelf::empty(ELSEWHERE);
    there.import(&json).unwrap();
    assert_eq!(there.json(), json);
    assert_eq!(there.library.chosen_style().unwrap(), shelf.library.chosen_style().unwrap());
    let _ = shelf.library.remove_style(done.value).unwrap();
    assert_eq!((cited(&shelf), shelf.library.chosen_style().unwrap().as_str()), (before.clone(), "news"));
    for _ in 0..4 {
        let _ = shelf.library.undo().unwrap();
    }
    assert_eq!((cited(&shelf), shelf.library.kept_styles().unwrap().len()), (before, 0));
    let refused = shelf.library.choose_style("no such").unwrap_err().to_string();
    assert!(
        refused.contains("“no such”; there are news, chicago-notes, mla, apa, harvard-cite-them-right"),
        "{refused}"
    );
}

#[test]
fn a_style_that_could_do_harm_is_refused_and_says_why() {
    let mut shelf = Shelf::empty(1);
    let with = |from: &str, to: &str| MINE.replace(from, to);
    let calls = |name: &str| format!("<text macro=\"{name}\"/>");
    let doubling: String =
        (0..40).map(|at| format!("<macro name=\"m{at}\">{0}{0}</macro>", calls(&format!("m{}", at + 1)))).collect();
    let doubling = format!("{doubling}<macro name=\"m40\"><text value=\"x\"/></macro>");
    let deep = format!("{}<text value=\"x\"/>{}", "<group>".repeat(3000), "</group>".repeat(3000));
    for (csl, why) in [
        (with("<style ", "<!DOCTYPE style [<!ENTITY a \"aaaa\">]><style "), "DOCTYPE"),
        (with("<text variable=\"container-title\"/>", &calls("all")), "leads back to itself"),
        (with("macro=\"all\"/></layout>", "macro=\"none\"/></layout>"), "has no macro “none”"),
        (with("<text variable=\"container-title\"/>", &deep), "deep in each other"),
        (with("<macro name=\"all\">", &format!("{doubling}<macro name=\"all\">{}", calls("m0"))), "never be done"),
        (with("style>", "feed>").replace("<style", "<feed"), "“feed”"),
        ("no XML at all".to_owned(), "cannot be used"),
        (with("<citation><layout><text macro=\"all\"/></layout></citation>", ""), "no style of CSL"),
        (" ".repeat(1_000_001), "is the limit"),
    ] {
        let refused = shelf.library.add_style(csl.as_bytes(), None).unwrap_err().to_string();
        assert!(refused.contains(why), "{why}: {refused}");
    }
    let dependent = "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\"><info><title>Same</title><id>x</id>\
        <link href=\"http://www.zotero.org/styles/apa\" rel=\"independent-parent\"/><updated>2026-01-01T00:00:00+00:00</updated></info></style>";
    let refused = shelf.library.add_style(dependent.as_bytes(), None).unwrap_err().to_string();
    assert!(refused.contains("APA Style 7th edition"), "{refused}");
    assert_eq!(shelf.library.kept_styles().unwrap().len(), 0);
}
