//! Quotations as editors print them, beside the texts they are from.

use super::*;
use proptest::prelude::*;

const TEXT: &str = "The mayor spoke on Friday. “We had not been told that the gate was open,” she said, “and nobody asked \
                    us before the third of May.” Then she left the hall by the east door, and 12 % stayed.";

fn nearest(quotation: &str, text: &str) -> Option<(u32, String, String)> {
    let mut quoter = Quoter::default();
    let text_words = quoter.text(text);
    let found = quoter.quotation(quotation).nearest(&text_words)?;
    let runs = found.runs.iter().map(|run| {
        let of = if run.kind == RunKind::Quotation { quotation } else { text };
        let words = &of[run.at.start.0..run.at.end.0];
        match run.kind {
            RunKind::Same => words.to_owned(),
            RunKind::Quotation => format!("+{words}+"),
            RunKind::Text => format!("-{words}-"),
            RunKind::LeftOut => format!("({words})"),
        }
    });
    let place = text[found.range.start.0..found.range.end.0].to_owned();
    Some((found.edits, place, runs.collect::<Vec<_>>().join(" ")))
}

#[track_caller]
fn check(quotation: &str, edits: u32, runs: &str) {
    let found = nearest(quotation, TEXT).expect("it stands there");
    assert_eq!((found.0, found.2.as_str()), (edits, runs), "{quotation}");
}

#[test]
fn editors_marks_are_no_differences() {
    check("we had not been told that the gate was open", 0, "We had not been told that the gate was open");
    check("[We] had not been told", 0, "had not been told");
    check("[N]obody asked us", 0, "nobody asked us");
    check("nobody asked [the town hall] before the third of May", 0, "nobody asked (us) before the third of May");
    check("We had … been told", 0, "We had (not) been told");
    check("the gate was [...] open", 0, "the gate was open");
    check("... the gate was open...", 0, "the gate was open");
    check("the gate [sic] was open", 0, "the gate was open");
    check("she left the hall . . . and 12 % stayed", 0, "she left the hall (by the east door) and 12 % stayed");
    check("That the gate was open", 0, "that the gate was open");
}

#[test]
fn other_words_are_shown() {
    check("We had been told that the gate was open", 1, "We had -not- been told that the gate was open");
    check("We had not been told the gate was shut", 2, "We had not been told -that- the gate was -open- +shut+");
    check("by the old east door", 1, "by the +old+ east door");
    check("and 21 % stayed", 1, "and -12- +21+ % stayed");
    check("the gate Was open", 1, "the gate -was- +Was+ open");
}

#[test]
fn signs_do_not_count_but_are_told() {
    let mut quoter = Quoter::default();
    let text = quoter.text("He asked: is it true? It was ‘true’, they said.");
    let mut told = |quotation: &str| {
        let found = quoter.quotation(quotation).nearest(&text);
        found.map(|found| (found.edits, found.is_punctuated_otherwise))
    };
    assert_eq!(told("is it true? It was \"true\""), Some((0, false)));
    assert_eq!(told("is it true. It was true"), Some((0, true)));
    assert_eq!(told("nothing like this"), None);
    assert_eq!(told(""), None);
    assert_eq!(told("…"), None);
}

#[test]
fn a_long_text_is_compared_where_its_words_are() {
    let filler = "so it goes on and on with other words than those that are asked for. ".repeat(8_000);
    let text = format!("{filler}{TEXT} {filler}");
    let quotation = "We had not been told that the gate was open she said and nobody asked us";
    let found = nearest(quotation, &text).expect("it stands there");
    assert_eq!(found.0, 0);
    assert!(found.1.starts_with("We had") && found.1.ends_with("asked us"), "{}", found.1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What was taken from a text is found in it, and with some words changed just these differ.
    #[test]
    fn just_the_words_that_were_changed_differ(
        words in prop::collection::vec("[a-m]{3,7}", 30..80),
        from in 0..15_usize,
        length in 8..15_usize,
        changed in prop::collection::btree_set(1..7_usize, 0..3),
    ) {
        let text = words.join(" ");
        let mut own: Vec<String> = words[from..from + length].to_vec();
        for at in &changed {
            own[*at] = format!("z{at}z");
        }
        let found = nearest(&own.join(" "), &text).expect("it stands there");
        prop_assert_eq!(found.0, changed.len() as u32);
        for at in &changed {
            let other = format!("z{at}z");
            prop_assert!(found.2.contains(&other), "{}", found.2);
        }
    }

    /// Whatever is typed between quotation marks, looking for it ends, and its places are places.
    #[test]
    fn any_quotation_is_looked_for(quotation in "[a-c\\[\\](). …“”\"'’éß日]{0,60}", text in "[a-c. “”日é\\n]{0,200}") {
        if let Some((_, _, runs)) = nearest(&quotation, &text) {
            prop_assert!(!runs.is_empty());
        }
    }
}
