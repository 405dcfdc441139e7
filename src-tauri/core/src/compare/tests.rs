#![allow(clippy::unwrap_used)]

use super::*;
use crate::document::Builder;
use proptest::prelude::*;

fn document(text: &str) -> Document {
    let mut builder = Builder::new();
    for line in text.split('\n') {
        builder.block(BlockKind::Paragraph, line, []);
    }
    builder.finish()
}

fn citation(language: &str) -> Citation {
    Citation { language: Some(language.to_owned()), ..Citation::default() }
}

fn compared(old: &Document, new: &Document, language: &str) -> Comparison {
    let citation = citation(language);
    compare(Version { document: old, citation: &citation }, Version { document: new, citation: &citation })
}

/// The changes, one a line: what they touch, what stood there, what stands there.
fn changes_in(language: &str, old: &str, new: &str) -> Vec<String> {
    let (old, new) = (document(old), document(new));
    let comparison = compared(&old, &new, language);
    let line = |change: &Change| {
        let kinds: Vec<&str> = change.kinds.iter().map(|kind| kind.name()).collect();
        let (old, new) = (old.slice(change.old).unwrap(), new.slice(change.new).unwrap());
        let words = format!("{}: {old} > {new}", kinds.join("+"));
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    comparison.changes.iter().map(line).collect()
}

fn changes(old: &str, new: &str) -> Vec<String> {
    changes_in("en", old, new)
}

/// Rows as signs: `=` same, `~` changed, `-` removed, `+` added, `<` moved away, `>` moved here.
fn rows(old: &str, new: &str) -> String {
    let comparison = compared(&document(old), &document(new), "en");
    comparison
        .rows
        .iter()
        .map(|row| match row.kind {
            RowKind::Same => '=',
            RowKind::Changed => '~',
            RowKind::Removed => '-',
            RowKind::Added => '+',
            RowKind::MovedAway => '<',
            RowKind::MovedHere => '>',
        })
        .collect()
}

const STRIKE: &str = "Dockers at the port of Veldhavn went back to work on Monday after nine days of strike.";
const DEAL: &str = "The union and the harbour board agreed on a raise of four per cent over two years.";
const QUOTE: &str = "“No one is happy, and that is fair,” said Ingrid Solheim, who spoke for the board.";
const FUEL: &str = "A third of the fuel of the country passes through the terminal, according to customs.";

#[test]
fn each_change_is_named_by_what_it_touches() {
    for (old, new, expected) in [
        ("About 12 million people saw it.", "About 21 million people saw it.", "number: 12 > 21"),
        ("Ten people were hurt there.", "Twelve people were hurt there.", "number: Ten > Twelve"),
        ("It fell by -5 at the bank.", "It fell by 5 at the bank.", "number: - >"),
        ("It cost $5m in all.", "It cost $5bn in all.", "number: 5m > 5bn"),
        ("The audit of 12 March says so.", "The audit of 13 March says so.", "date: 12 > 13"),
        ("He left on Monday with her.", "He left on Tuesday with her.", "date: Monday > Tuesday"),
        ("It was signed in 2019 by both.", "It was signed in 2021 by both.", "date: 2019 > 2021"),
        ("The train left at 18:05 that day.", "The train left at 18:15 that day.", "date: 05 > 15"),
        ("He is guilty of it.", "He is not guilty of it.", "negation: > not"),
        ("They did see the lists.", "They didn't see the lists.", "negation: did > didn't"),
        ("The search was lawful there.", "The search was unlawful there.", "negation: lawful > unlawful"),
        ("It weighs 5 kg in all.", "It weighs 5 tonnes in all.", "unit: kg > tonnes"),
        ("It rose 3% this time.", "It rose 3 percentage points this time.", "unit: % > percentage points"),
        ("A letter to Mara Lind was lost.", "A letter to Mara Berg was lost.", "name: Lind > Berg"),
        ("Lind said nothing then.", "Berg said nothing then.", "name: Lind > Berg"),
        ("He helped the polish press.", "He helped the Polish press.", "name: polish > Polish"),
        ("Officials said it was lost.", "Documents show it was lost.", "attribution: Officials said > Documents show"),
        ("The guards took the list.", "The guards allegedly took the list.", "attribution: > allegedly"),
        ("He said “we were late” then.", "He said “we were early” then.", "quotation: late > early"),
        ("Bought from (“Lund & Co”) here.", "Bought from (“Berg & Co”) here.", "name+quotation: Lund > Berg"),
        ("He called it a big success here.", "He called it a “big success” here.", "quotation: > “"),
        ("The guard went home early.", "The guard walked home early.", "words: went > walked"),
        ("He left, and she stayed.", "He left and she stayed.", "punctuation: , >"),
    ] {
        let found = changes(old, new);
        assert!(found.first().is_some_and(|first| first == expected), "{old} / {new}: {found:?}");
    }
}

#[test]
fn what_means_the_same_is_wording_or_nothing() {
    for (old, new) in [
        ("‘It’s over’—he said", "“It's over” – he said"),
        ("“It’s over”", "\"It's over\""),
        ("12,000 people came", "12000 people came"),
        ("a\u{a0}no-break space", "a no-break space"),
        ("cafe\u{301} on the quay", "café on the quay"),
        ("well\u{ad}known here", "wellknown here"),
        ("he waited… and left", "he waited... and left"),
        ("a rise of 5 percent now", "a rise of 5% now"),
    ] {
        let (old_document, new_document) = (document(old), document(new));
        let comparison = compared(&old_document, &new_document, "en");
        assert_eq!(comparison.changes, [], "{old} / {new}");
        assert_eq!((comparison.summary.is_same(), comparison.summary.typography), (true, 1), "{old} / {new}");
        assert_eq!(comparison.summary.english(), "same words, only typography differs");
    }
    assert_eq!(changes("Ten people came by bus.", "10 people came by bus."), ["words: Ten > 10"]);
    assert_eq!(changes("It cost 5m euros then.", "It cost 5 million euros then."), ["words: 5m > 5 million"]);
    assert_eq!(changes("It did not end there.", "It didn't end there."), ["words: did not > didn't"]);
}

#[test]
fn other_languages_and_scripts_are_named_too() {
    for (language, old, new, expected) in [
        ("de", "Der Minister hat das gewusst.", "Der Minister hat das nicht gewusst.", "negation: > nicht"),
        ("de", "Das Haus kostet 5 Millionen.", "Das Haus kostet 5 Milliarden.", "number: Millionen > Milliarden"),
        ("de", "Am 3. Mai kam er an.", "Am 4. Mai kam er an.", "date: 3 > 4"),
        ("de", "Das Auto stand da.", "Das Boot stand da.", "words: Auto > Boot"),
        ("fr", "Il est coupable de tout.", "Il n'est pas coupable de tout.", "negation: est > n'est pas"),
        ("fr", "Le 3 mai il est venu.", "Le 4 mai il est venu.", "date: 3 > 4"),
        ("es", "Según la policía fue ayer.", "Dijo la policía fue ayer.", "attribution: Según > Dijo"),
        ("zh", "港口有三千人罢工", "港口有五千人罢工", "number: 三 > 五"),
        ("zh", "他是有罪的人", "他不是有罪的人", "negation: > 不"),
        ("ar", "قتل ٣ رجال هناك", "قتل ٥ رجال هناك", "number: ٣ > ٥"),
        ("ru", "Он был там вчера.", "Он не был там вчера.", "negation: > не"),
    ] {
        let found = changes_in(language, old, new);
        assert!(found.first().is_some_and(|first| first == expected), "{old} / {new}: {found:?}");
    }
}

#[test]
fn meaning_comes_first() {
    let old = format!("{STRIKE}\n{DEAL}\n{FUEL}");
    let new = format!("{}\n{QUOTE}\n{DEAL}", STRIKE.replace("went back", "returned").replace("nine", "ten"));
    let kinds: Vec<String> =
        changes(&old, &new).iter().map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(kinds, ["number", "paragraph_added", "paragraph_removed", "words"]);
}

#[test]
fn paragraphs_come_go_move_and_are_edited_on_the_way() {
    let all = [STRIKE, DEAL, QUOTE, FUEL].join("\n");
    assert_eq!(rows(&all, &all), "====");
    assert_eq!(rows(&all, &[STRIKE, QUOTE, FUEL].join("\n")), "=-==");
    assert_eq!(
        rows(&all, &[STRIKE, DEAL, "Another thing altogether happened in town.", QUOTE, FUEL].join("\n")),
        "==+=="
    );
    assert_eq!(rows(&all, &[FUEL, STRIKE, DEAL, QUOTE].join("\n")), ">===<");
    let edited = FUEL.replace("A third", "Half").replace("customs", "the customs office");
    assert_eq!(rows(&all, &[&edited, STRIKE, DEAL, QUOTE].join("\n")), ">===<");
    let (old, new) = (document(&all), document(&[&edited, STRIKE, DEAL, QUOTE].join("\n")));
    let comparison = compared(&old, &new, "en");
    assert_eq!(comparison.rows[0].other, Some(4));
    assert_eq!(comparison.rows[4].other, Some(0));
    assert_eq!(comparison.rows[0].change, comparison.rows[4].change);
    assert_eq!(comparison.summary.english(), "1 number changed, 1 paragraph moved, 2 other wordings changed");
}

#[test]
fn a_paragraph_that_is_divided_keeps_its_words() {
    let joined = format!("{STRIKE} {DEAL}");
    let divided = format!("{STRIKE}\n{DEAL}");
    for (old, new) in [(&joined, &divided), (&divided, &joined)] {
        let (old, new) = (document(&format!("{QUOTE}\n{old}\n{FUEL}")), document(&format!("{QUOTE}\n{new}\n{FUEL}")));
        let comparison = compared(&old, &new, "en");
        assert_eq!((comparison.rows.len(), comparison.changes.len(), comparison.summary.typography), (3, 0, 1));
    }
}

#[test]
fn a_rewritten_stretch_is_one_change_and_its_numbers_are_seen() {
    let found = changes(
        "The board said the old readers were kept for reasons of cost until the end of the year.",
        "The board said 40 new locks had been bought and that nobody could open the gates until the end of the year.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("number+negation: the old readers"), "{found:?}");
}

#[test]
fn fields_are_compared_and_the_headline_alters_the_meaning() {
    let text = document(STRIKE);
    let with = |headline: &str, byline: &str, published: &str, updated: &str| Citation {
        headline: Some(headline.to_owned()),
        byline: vec![byline.to_owned()],
        published: published.parse().ok(),
        updated: updated.parse().ok(),
        language: Some("en".to_owned()),
        ..Citation::default()
    };
    let (old, new) = (
        with("Strike ends after 9 days", "Mara Lind", "2026-05-14", "2026-05-14T18:05+02:00"),
        with("Strike ends after 10 days", "Mara Lind", "2026-05-15", "2026-05-15T18:05+02:00"),
    );
    let comparison = compare(Version { document: &text, citation: &old }, Version { document: &text, citation: &new });
    let found: Vec<(Field, &[ChangeKind])> = comparison
        .fields
        .iter()
        .map(|field| (field.field, comparison.changes[field.change].kinds.as_slice()))
        .collect();
    let expected: [(Field, &[ChangeKind]); 3] = [
        (Field::Headline, &[ChangeKind::Headline, ChangeKind::Number]),
        (Field::Published, &[ChangeKind::Date]),
        (Field::Updated, &[ChangeKind::Field]),
    ];
    assert_eq!(found, expected);
    assert_eq!(comparison.summary.english(), "headline changed, 2 fields changed");
    let same = with("‘Strike’ Ends After 9 Days", "Mara Lind", "2026-05-14", "2026-05-14");
    let typographic = Citation { headline: Some("“Strike” Ends After 9 Days".to_owned()), ..same.clone() };
    let comparison =
        compare(Version { document: &text, citation: &same }, Version { document: &text, citation: &typographic });
    assert_eq!(comparison.fields, []);
}

#[test]
fn a_picture_that_is_exchanged_is_told() {
    let with = |alt: &str| {
        let mut builder = Builder::new();
        builder.block(BlockKind::Paragraph, STRIKE, []);
        builder.figure(None, alt.to_owned());
        builder.block(BlockKind::Paragraph, FUEL, []);
        builder.finish()
    };
    let comparison = compared(&with("The gate"), &with("The board"), "en");
    assert_eq!(comparison.summary.english(), "2 pictures changed");
    assert!(compared(&with("The gate"), &with("The gate"), "en").changes.is_empty());
}

/// Every block stands in exactly one row of its side, moved ones at both places, and the pieces of a row tile it.
fn assert_whole(old: &Document, new: &Document) {
    let comparison = compared(old, new, "en");
    let blocks = |of: fn(&Row) -> &Range<usize>, not: RowKind| -> Vec<usize> {
        comparison.rows.iter().filter(|row| row.kind != not).flat_map(|row| of(row).clone()).collect()
    };
    assert_eq!(blocks(|row| &row.old, RowKind::MovedHere), (0..old.blocks.len()).collect::<Vec<_>>());
    assert_eq!(blocks(|row| &row.new, RowKind::MovedAway), (0..new.blocks.len()).collect::<Vec<_>>());
    for row in comparison.rows.iter().filter(|row| !row.pieces.is_empty()) {
        let text = |document: &Document, of: fn(&Piece) -> ByteRange| -> String {
            row.pieces.iter().map(|piece| document.slice(of(piece)).unwrap()).collect()
        };
        assert_eq!(text(old, |piece| piece.old), old.slice(range_of(old, &row.old)).unwrap());
        assert_eq!(text(new, |piece| piece.new), new.slice(range_of(new, &row.new)).unwrap());
    }
    let mut named: Vec<usize> =
        comparison.rows.iter().filter(|row| row.kind != RowKind::MovedAway).filter_map(|row| row.change).collect();
    named.extend(comparison.rows.iter().flat_map(|row| &row.pieces).filter_map(|piece| piece.change));
    named.sort_unstable();
    assert_eq!(named, (0..comparison.changes.len()).collect::<Vec<_>>(), "each change is shown once");
}

proptest! {
    #[test]
    fn nothing_is_lost_between_two_texts(
        old in prop::collection::vec(prop::collection::vec("[abc“”.é中 ]{0,6}|12|not|said|Lind", 0..12), 1..12),
        cuts in prop::collection::vec((0..12_usize, 0..12_usize, "[abcX]{0,3}"), 0..6),
    ) {
        let text = |lines: &[Vec<String>]| -> Vec<String> { lines.iter().map(|words| format!("x {}", words.join(" "))).collect() };
        let before = text(&old);
        let mut after = before.clone();
        for (from, to, word) in cuts {
            let line = after.remove(from % after.len());
            let at = to % (after.len() + 1);
            after.insert(at, line + &word);
            if from == to {
                after.insert(at, format!("y {word}"));
            }
        }
        assert_whole(&document(&before.join("\n")), &document(&after.join("\n")));
        assert_whole(&document(&after.join("\n")), &document(&before.join("\n")));
    }
}

#[test]
fn empty_texts_are_compared() {
    let (empty, full) = (Document::default(), document(STRIKE));
    for (old, new) in [(&empty, &empty), (&empty, &full), (&full, &empty)] {
        assert_whole(old, new);
    }
    assert_eq!(compared(&full, &empty, "en").summary.english(), "1 paragraph removed");
    assert_eq!(compared(&empty, &empty, "en").summary.english(), "no difference");
}
