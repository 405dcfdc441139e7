//! Many names at once: a list is looked up, and the answer is a table that other programs read.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article};
use clipfile_core::Kind;
use clipfile_core::article::{Citation, Scope};
use clipfile_core::batch::{Batch, Form, Names, Reading, Tally};
use std::ops::ControlFlow;

const LIST: &str = "Elin Torvund\nTomas Berg\n\nELIN TORVUND\nNobody Known\n—\nBerg OR Lind\n\"Mara\" Lind";

fn desk() -> Desk {
    let mut desk = Desk::new();
    for (text, published) in [
        ("Gates\nElin Torvund said no. Tomas Berg asked.", Some("2026-05-15T19:20:00+02:00")),
        ("Letter\nTomas Berg wrote about doors.", Some("2025-11")),
        ("Water\nTorvund, Elin was not there.", None),
        ("Audit\nThe minister Élin  Torvund and Mara Lind spoke.", Some("2024")),
    ] {
        let mut incoming = article(text);
        let published = published.map(|date| date.parse().unwrap());
        incoming.draft.citation = Citation { published, ..incoming.draft.citation };
        let _ = desk.library.add(&incoming).unwrap();
    }
    desk
}

fn look_up(desk: &Desk, list: &str, reading: Reading, condition: &str) -> Vec<Tally> {
    let names = Names::of_lines(list).names;
    let batch = Batch { names, reading, condition: condition.to_owned(), scope: Scope::Articles };
    let mut tallies = Vec::new();
    let tell = &mut |tally| {
        tallies.push(tally);
        ControlFlow::Continue(())
    };
    desk.library.lookup().unwrap().look_up(&batch, tell).unwrap();
    tallies
}

fn shown(tally: &Tally) -> String {
    let best = tally.best.as_ref().and_then(|best| best.found.as_ref()).map_or("-", |found| found.text.as_str());
    let day = |day: &Option<String>| day.clone().unwrap_or_else(|| "-".to_owned());
    let problem = tally.problem.as_deref().map(|problem| format!(" ({problem})")).unwrap_or_default();
    format!("{}: {} {}..{} {best}{problem}", tally.name.text, tally.articles, day(&tally.first), day(&tally.last))
}

#[test]
fn each_name_is_counted_dated_and_shown_at_its_best_place() {
    let desk = desk();
    let found = look_up(&desk, LIST, Reading::Phrase, "");
    let lines: Vec<String> = found.iter().map(shown).collect();
    assert_eq!(
        lines[0],
        "Elin Torvund: 2 2024..2026-05-15T19:20:00+02:00 Gates Elin Torvund said no. Tomas Berg asked."
    );
    assert_eq!(lines[1], "Tomas Berg: 2 2025-11..2026-05-15T19:20:00+02:00 Letter Tomas Berg wrote about doors.");
    assert_eq!(lines[2], "Nobody Known: 0 -..- -");
    assert_eq!(lines[3], "—: 0 -..- - (there are no letters or digits to look for)");
    assert_eq!(lines[4], "Berg OR Lind: 0 -..- -", "the words of a phrase are words");
    assert!(lines[5].starts_with("\"Mara\" Lind: 1 2024..2024 "), "{}", lines[5]);
    assert_eq!(found.len(), 6, "what is blank or was there before is looked up once");
    assert_eq!(found[0].query, "\"Elin Torvund\"");
    assert_eq!(desk.found(&found[0].query).len(), 2, "its query finds the same in the search box");
}

#[test]
fn a_misspelt_name_is_answered_with_what_is_there() {
    let desk = desk();
    let found = look_up(&desk, "Elin Torwund\nZzyzx Qwrtp\nElin Torvund", Reading::Phrase, "");
    let instead: Vec<Option<&str>> = found.iter().map(|tally| tally.suggestion.as_deref()).collect();
    assert_eq!(instead, [Some("Elin Torvund"), None, None]);
    let within = look_up(&desk, "Elin Torwund", Reading::Phrase, "doors");
    assert_eq!(within[0].suggestion, None, "it is not there within the condition either");
}

#[test]
fn a_line_can_be_a_query_and_another_one_can_be_asked_for_too() {
    let desk = desk();
    let all = look_up(&desk, "Torvund Elin\nBerg -letter", Reading::Query, "");
    assert_eq!((all[0].articles, all[0].undated, all[1].articles), (3, 1, 1));
    let asked = look_up(&desk, "Tomas Berg\nElin Torvund", Reading::Phrase, "doors");
    assert_eq!((asked[0].articles, asked[1].articles), (1, 0));
    assert_eq!(desk.found(&asked[0].query), ["Letter"]);
}

#[test]
fn whoever_is_told_can_stop_it_and_bad_input_is_refused() {
    let desk = desk();
    let names = Names::of_lines("Elin Torvund\nTomas Berg").names;
    let batch = Batch { names, reading: Reading::Phrase, condition: String::new(), scope: Scope::Articles };
    let mut told = 0;
    let mut lookup = desk.library.lookup().unwrap();
    lookup
        .look_up(&batch, &mut |_| {
            told += 1;
            ControlFlow::Break(())
        })
        .unwrap();
    assert_eq!(told, 1);
    let batch = Batch { condition: "x ".repeat(3000), ..batch };
    let refused = lookup.look_up(&batch, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert_eq!(refused.kind(), Kind::Invalid);
    let long = look_up(&desk, &"x".repeat(1001), Reading::Query, "");
    assert_eq!(long[0].problem.as_deref(), Some("this line is longer than 1000 bytes"));
}

#[test]
fn the_table_is_written_and_no_cell_is_a_formula() {
    let desk = desk();
    let found =
        look_up(&desk, "=HYPERLINK(\"http://evil.example\")\n@Tomas Berg\n-1+1\nElin Torvund", Reading::Phrase, "");
    let csv = desk.beside("names.csv");
    desk.library.write_tallies(&found, Form::of_file(&csv).unwrap(), &csv).unwrap();
    let text = std::fs::read_to_string(&csv).unwrap();
    let mut lines = text.split("\r\n");
    assert_eq!(
        lines.next(),
        Some(
            "\u{feff}Line,Name,Articles,First,Last,Without a date,Best passage,Headline,Outlet,Published,Query,Remark"
        )
    );
    assert!(lines.next().unwrap().starts_with("1,\"'=HYPERLINK("), "{text}");
    assert!(lines.next().unwrap().starts_with("2,'@Tomas Berg,2,2025-11,2026-05-15,"), "{text}");
    assert!(lines.next().unwrap().starts_with("3,'-1+1,0,,,,,,,,"), "{text}");
    assert!(lines.next().unwrap().starts_with("4,Elin Torvund,2,2024,2026-05-15,,"), "{text}");

    let xlsx = desk.beside("names.xlsx");
    desk.library.write_tallies(&found, Form::of_file(&xlsx).unwrap(), &xlsx).unwrap();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&xlsx).unwrap()).unwrap();
    let page = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(!page.contains("<f>"), "{page}");
    let strings = std::io::read_to_string(archive.by_name("xl/sharedStrings.xml").unwrap()).unwrap();
    assert!(strings.contains("=HYPERLINK("), "in a workbook it is text as it stands");
    assert_eq!(Form::of_file("names.ods".as_ref()).unwrap_err().kind(), Kind::Invalid);
}
