#![allow(clippy::unwrap_used)]
use super::*;

/// The guess for the part of `text` between square brackets: speaker, role, description, confidence.
fn check(text: &str, expected: (&str, &str, &str, Confidence)) {
    let start = text.find('[').unwrap();
    let end = text.find(']').unwrap() - 1;
    let plain = text.replace(['[', ']'], "");
    let found = guess(&plain, ByteRange::new(start, end)).unwrap_or_else(|| panic!("nothing is guessed: {text}"));
    let seen = (
        found.speaker.as_deref().unwrap_or_default(),
        found.role.as_str(),
        found.described.as_deref().unwrap_or_default(),
        found.confidence,
    );
    assert_eq!(seen, expected, "{text}");
    assert_eq!(found.is_anonymous, found.described.is_some() || plain.contains("anonym"), "{text}");
    assert!(plain.get(found.at.start.0..found.at.end.0).is_some());
}

fn nothing(text: &str) {
    let start = text.find('[').unwrap();
    let end = text.find(']').unwrap() - 1;
    assert_eq!(guess(&text.replace(['[', ']'], ""), ByteRange::new(start, end)), None, "{text}");
}

use Confidence::{Fair, Good, Low};

#[test]
fn a_name_beside_a_quotation_is_its_speaker() {
    check(
        "[A minister \"does not carry a safe bag\"], Halvorsen told the Courier. \"If someone looks in\".",
        ("Halvorsen", "", "", Good),
    );
    check(
        "“[The gate was open],” said Ada Nyland, a former harbour master.",
        ("Ada Nyland", "a former harbour master", "", Good),
    );
    check("“[Why was it open?]” asked Ada Nyland.", ("Ada Nyland", "", "", Good));
    check(
        "Ada Nyland, a former harbour master, said [the gate was open].",
        ("Ada Nyland", "a former harbour master", "", Good),
    );
    check(
        "[The gate was open], harbour spokesman Oto van der Berg later said.",
        ("Oto van der Berg", "harbour spokesman", "", Good),
    );
    check(
        "The Harbour Office said at the time that [Mr Berg was permitted to keep his key].",
        ("Harbour Office", "", "", Good),
    );
    check("[The gate was open], J. P. Moll wrote in a letter.", ("J. P. Moll", "", "", Good));
}

#[test]
fn a_surname_is_told_in_full_where_the_text_does() {
    let text = "Ada Nyland, a former harbour master, left in May.\nNobody counted the keys.\n“[There were nine],” Nyland said.";
    check(text, ("Ada Nyland", "a former harbour master", "", Good));
}

#[test]
fn whoever_has_no_name_is_described() {
    check(
        "[The two exchanged keys after the meeting], a Danish official told the Courier, who would not say why.",
        ("", "", "a Danish official", Fair),
    );
    check(
        "According to the Courier, sources say that [the harbour has been asking captains to call].",
        ("", "", "sources", Fair),
    );
    check(
        "[The key was copied], according to two people familiar with the matter.",
        ("", "", "two people familiar with the matter", Fair),
    );
    check("Danish officials said [the key was lost].", ("", "", "Danish officials", Fair));
    check(
        "He left. [All the officials demanded anonymity because they were not authorized to speak on the record.]",
        ("", "", "officials", Fair),
    );
    check("The captain kept his keys.[All the guards' aides asked not to be named.]", ("", "", "aides", Fair));
}

#[test]
fn a_relay_counts_only_where_nobody_speaks() {
    check("According to the Courier, [the harbour closes at nine].", ("Courier", "", "", Fair));
    check(
        "[The harbour closes at nine], according to harbour master Ada Nyland.",
        ("Ada Nyland", "harbour master", "", Fair),
    );
}

#[test]
fn a_quotation_goes_on_after_its_speaker_was_named() {
    check("“It was open,” Nyland told the Courier. “[We all knew].”", ("Nyland", "", "", Low));
    check("Ada Nyland left in May. “[We all knew],” she said.", ("Ada Nyland", "", "", Low));
}

#[test]
fn nothing_is_guessed_where_nothing_tells() {
    nothing("[The harbour closes at nine.] Nyland went home.");
    nothing("The office declined to say whether [the key was lost].");
    nothing("“Nyland said so” stood on the [wall].");
    assert_eq!(guess("short", ByteRange::new(2, 90)), None);
    assert_eq!(guess("é", ByteRange::new(1, 2)), None);
}

#[test]
fn sentences_end_where_they_end() {
    let check = |text: &str, expected: &[&str]| {
        let all = words(text, &(0..text.len()));
        let found: Vec<&str> =
            sentences(text, &all).into_iter().map(|one| &text[one[0].start..one[one.len() - 1].end]).collect();
        assert_eq!(found, expected);
    };
    check("Mr. Berg left. He had a key.", &["Mr. Berg left.", "He had a key."]);
    check("He kept his phone.All the others did too.", &["He kept his phone.", "All the others did too."]);
    check(
        "“Why?” she asked. “It’s 3.5 miles.” Nobody knew.",
        &["“Why?” she asked.", "“It’s 3.5 miles.”", "Nobody knew."],
    );
    check("The U.S. Senate met", &["The U.S. Senate met"]);
}
