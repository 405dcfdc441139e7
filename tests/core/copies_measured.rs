//! How well copies are told from reports of one template, on texts that are made up here; and what it costs.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use crate::support::{Desk, article};
use crate::wires::{Dice, Edit, TEMPLATES, edited, story};
use clipfile_core::capture::{Belongs, Incoming};
use clipfile_core::copies::are_copies;
use clipfile_core::document::{BlockKind, Builder, Document};
use std::time::Instant;

/// Lengths of stories, in words.
const LENGTHS: [usize; 5] = [60, 120, 250, 400, 900];

fn document(text: &str) -> Document {
    let mut builder = Builder::new();
    for line in text.lines() {
        builder.block(BlockKind::Paragraph, line, []);
    }
    builder.finish()
}

fn reports(template: fn(&mut Dice) -> String, count: u64) -> Vec<Document> {
    (0..count).map(|seed| document(&template(&mut Dice::new(seed * 31 + 7)))).collect()
}

/// Pairs of different reports of one template that are taken for copies, of how many pairs.
fn false_pairs(documents: &[Document]) -> (usize, usize) {
    let pairs = || (0..documents.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    (pairs().filter(|(one, other)| are_copies(&documents[*one], &documents[*other])).count(), pairs().count())
}

#[test]
fn different_reports_of_one_template_are_no_copies() {
    for (name, template) in TEMPLATES {
        assert_eq!(false_pairs(&reports(*template, 12)).0, 0, "{name}");
    }
}

#[test]
fn a_report_that_was_edited_lightly_is_a_copy_of_itself() {
    for (name, template) in TEMPLATES {
        let text = template(&mut Dice::new(5));
        assert!(are_copies(&document(&text), &document(&edited(&text, Edit::Words, 4, 9))), "{name}");
    }
}

#[test]
fn edited_stories_are_copies_and_others_are_not() {
    for (seed, how) in (0..20).zip(Edit::ALL.into_iter().cycle()) {
        let text = story(seed, 300);
        assert!(are_copies(&document(&text), &document(&edited(&text, how, 15, seed))), "{how:?} {seed}");
        assert!(!are_copies(&document(&text), &document(&story(seed + 1, 300))), "{seed}");
    }
}

/// Run with `make bench PART=copies`.
#[test]
#[ignore = "it measures"]
fn measure() {
    println!(
        "| copies with words edited, found of 300 | 5 % | 10 % | 20 % | 30 % | 40 % | 50 % |\n|---|---|---|---|---|---|---|"
    );
    for how in Edit::ALL {
        print!("| {how:?} |");
        for percent in [5, 10, 20, 30, 40, 50] {
            let found = (0..300_u64)
                .filter(|seed| {
                    let text = story(*seed, LENGTHS[*seed as usize % LENGTHS.len()]);
                    are_copies(&document(&text), &document(&edited(&text, how, percent, *seed)))
                })
                .count();
            print!(" {found} |");
        }
        println!();
    }
    println!("\n| reports of one template | pairs | taken for copies |\n|---|---|---|");
    for (name, template) in TEMPLATES {
        let (wrong, pairs) = false_pairs(&reports(*template, 150));
        println!("| {name} | {pairs} | {wrong} |");
    }
    measure_library();
}

fn measure_library() {
    let count: u64 = std::env::var("COPIES_ARTICLES").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let mut desk = Desk::new();
    let incoming = |seed: u64| -> Incoming {
        // Of ten articles one is a report of a template, and two are copies of a story that is here.
        let text = match seed % 10 {
            0 => (TEMPLATES[(seed / 10) as usize % TEMPLATES.len()].1)(&mut Dice::new(seed)),
            1 | 2 => edited(&story(seed / 10 * 10 + 3, 400), Edit::Words, 15 * (seed % 10) as usize, seed),
            _ => story(seed, 100 + (seed * 37 % 600) as usize),
        };
        Incoming { belongs: Belongs::Alone, ..article(&text) }
    };
    let texts: Vec<Incoming> = (0..count).map(incoming).collect();
    let started = Instant::now();
    for batch in texts.chunks(500) {
        let number = desk.library.new_batch().unwrap();
        let _ = desk.library.add_all(batch, number).unwrap();
    }
    println!("\n{count} articles kept in {:?}", started.elapsed());
    let (started, mut longest) = (Instant::now(), std::time::Duration::ZERO);
    loop {
        let step = Instant::now();
        let left = desk.library.find_copies_step().unwrap().left;
        longest = longest.max(step.elapsed());
        if left == 0 {
            break;
        }
    }
    println!("held against each other in {:?}, longest step {longest:?}", started.elapsed());
    let mut times: Vec<_> = (0..500_u64)
        .map(|seed| {
            let one = incoming(count + seed);
            let started = Instant::now();
            let _ = desk.library.copy_of(&one).unwrap();
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("one new article: p50 {:?}, p95 {:?}", times[250], times[475]);
    let (groups, firsts) = desk.library.copy_groups(0, u32::MAX).unwrap();
    let (mut right, mut wrong) = (0, 0);
    for first in firsts {
        let seeds: Vec<i64> =
            desk.library.copies(first).unwrap().unwrap().copies.iter().map(|copy| copy.article.id.0 - 1).collect();
        let is_one = seeds.iter().all(|seed| seed / 10 == seeds[0] / 10 && (1..=3).contains(&(seed % 10)));
        if is_one { right += 1 } else { wrong += 1 }
    }
    println!("{groups} groups of {} stories with copies; {right} right, {wrong} wrong", count / 10);
    let (_folder, path) = desk.closed();
    let conn = rusqlite::Connection::open(path).unwrap();
    let bytes: i64 =
        conn.query_row("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'copy%'", [], |row| row.get(0)).unwrap_or(-1);
    println!("{} bytes of the file an article", bytes / count as i64);
}
