//! Passages that follow their words from one version of a text to another, and quotes that are found again.
#![allow(clippy::unwrap_used)]

use clipfile_core::anchor::{Place, Selector, Verdict, describe, find, follow};
use clipfile_core::document::{BlockKind, Builder, ByteRange, Document};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

const COUNCIL: &str = "The council voted on Monday to close the swimming hall at the river.\n\
    It said that repairs would cost 12 million and could not be paid for.\n\
    A spokeswoman for the swimmers called the figure invented. She had seen a report that spoke of four million.\n\
    The hall was opened in 1971 and has been repaired twice since.\n\
    Members will be told by letter. The doors close in October.";

/// Where `words`, which stand once in `text`, stand.
fn range_of(text: &str, words: &str) -> ByteRange {
    assert_eq!(text.matches(words).count(), 1, "{words:?}");
    let start = text.find(words).unwrap();
    ByteRange::new(start, start + words.len())
}

fn words_at<'t>(text: &'t str, place: &Place) -> Option<&'t str> {
    place.range.map(|range| &text[range.start.0..range.end.0])
}

/// The verdict on `words` of `old` in `new`, and the words there.
fn followed<'t>(old: &str, new: &'t str, words: &str) -> (Verdict, Option<&'t str>) {
    let place = follow(old, new, &[range_of(old, words)])[0];
    (place.verdict, words_at(new, &place))
}

fn selector(text: &str, words: &str) -> Selector {
    let range = range_of(text, words);
    let (before, after) = (&text[..range.start.0], &text[range.end.0..]);
    let prefix = &before[before.floor_char_boundary(before.len().saturating_sub(32))..];
    let suffix = &after[..after.ceil_char_boundary(after.len().min(32))];
    Selector {
        exact: words.to_owned(),
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
        start: Some(range.start.0),
    }
}

#[test]
fn a_passage_stays_while_the_text_around_it_changes() {
    let new = format!("Correction: an earlier version was wrong.\n{}", COUNCIL.replace("voted on Monday", "decided"));
    let words = "A spokeswoman for the swimmers called the figure invented.";
    assert_eq!(followed(COUNCIL, &new, words), (Verdict::Same, Some(words)));
}

#[test]
fn what_alters_the_meaning_is_a_change() {
    for (was, is) in [
        ("12 million", "21 million"),
        ("12 million", "12 billion"),
        ("12 million", "€12 million"),
        ("could not be", "could be"),
        ("It said", "it said"),
        ("paid for.", "paid for?"),
    ] {
        let new = COUNCIL.replace(was, is);
        let words = "It said that repairs would cost 12 million and could not be paid for.";
        let changed = words.replace(was, is);
        assert_eq!(followed(COUNCIL, &new, words), (Verdict::Changed, Some(changed.as_str())), "{was} -> {is}");
        let found = find(&new, &[selector(COUNCIL, words)])[0];
        assert_eq!(
            (found.verdict, words_at(&new, &found)),
            (Verdict::Changed, Some(changed.as_str())),
            "{was} -> {is}"
        );
    }
}

#[test]
fn typography_alone_is_no_change() {
    let old =
        "The mayor said \"it's over\" - and left. The co-operation ended in 2019-2020, at a cafe\u{301} ... or so.";
    let new = "The mayor said “it’s over” — and left. The co-oper\u{ad}ation ended in\u{a0}2019–2020, at a\u{200b} café … or so.";
    for (words, there) in [
        ("said \"it's over\" - and", "said “it’s over” — and"),
        ("co-operation ended", "co-oper\u{ad}ation ended"),
        ("cafe\u{301} ... or", "café … or"),
    ] {
        assert_eq!(followed(old, new, words), (Verdict::Same, Some(there)));
        let found = find(new, &[selector(old, words)])[0];
        assert_eq!((found.verdict, words_at(new, &found)), (Verdict::Same, Some(there)));
    }
}

#[test]
fn a_paragraph_that_was_put_elsewhere_has_moved() {
    let mut lines: Vec<&str> = COUNCIL.lines().collect();
    let line = lines.remove(2);
    lines.push(line);
    let new = lines.join("\n");
    let words = "called the figure invented";
    assert_eq!(followed(COUNCIL, &new, words), (Verdict::Moved, Some(words)));
    let edited = new.replace("figure invented", "sum invented");
    assert_eq!(followed(COUNCIL, &edited, words), (Verdict::Changed, Some("called the sum invented")));
}

#[test]
fn a_look_alike_that_always_stood_elsewhere_is_left_alone() {
    let old = "The minister said on Tuesday that the bridge was safe for cars and for people on foot.\n\
        Engineers had looked at it for a week and wrote a report about each of its pillars.\n\
        Later the minister said on Tuesday that nobody had asked for money from the town.";
    let new = old.split_once('\n').unwrap().1;
    let first = ByteRange::new(0, "The minister said on Tuesday".len());
    assert_eq!(follow(old, new, &[first])[0].verdict, Verdict::Gone);
    let quote = Selector {
        exact: "minister said on Tuesday".into(),
        prefix: "The ".into(),
        suffix: " that the bridge was safe for ca".into(),
        start: Some(4),
    };
    assert_eq!(find(new, &[quote])[0].verdict, Verdict::Gone);
}

#[test]
fn surroundings_tell_repeated_words_apart() {
    let line = |name: &str, sum: u32| format!("{name} was paid {sum} crowns in the first year.\n");
    let old: String = (0..40).map(|n| line(&format!("Clerk{n}"), 100 + n)).collect();
    let new: String = (5..40).map(|n| line(&format!("Clerk{n}"), 100 + n)).collect();
    let start = old.find("Clerk30 was paid 130 ").unwrap() + "Clerk30 was paid 130 ".len();
    let range = ByteRange::new(start, start + "crowns in the first year".len());
    let expected = new.find("Clerk30 was paid 130 ").unwrap() + "Clerk30 was paid 130 ".len();
    let place = follow(&old, &new, &[range])[0];
    assert_eq!((place.verdict, place.range.unwrap().start.0), (Verdict::Same, expected));
    let quote = Selector {
        exact: "crowns in the first year".into(),
        prefix: "Clerk30 was paid 130 ".into(),
        suffix: ".\nClerk31 was ".into(),
        start: Some(start),
    };
    let found =
        find(&new, &[quote.clone(), Selector { prefix: String::new(), suffix: String::new(), start: None, ..quote }]);
    assert_eq!((found[0].verdict, found[0].range.unwrap().start.0), (Verdict::Same, expected));
    assert_eq!(found[1].verdict, Verdict::Gone, "nothing tells which of 35 it is");
}

#[test]
fn a_passage_may_begin_and_end_inside_words() {
    let new = COUNCIL.replace("on Monday ", "");
    assert_eq!(followed(COUNCIL, &new, "kesw"), (Verdict::Same, Some("kesw")));
    assert_eq!(followed(COUNCIL, &new, "wimmers called the fig"), (Verdict::Same, Some("wimmers called the fig")));
    let found = find(&new, &[selector(COUNCIL, "wimmers called the fig")])[0];
    assert_eq!((found.verdict, words_at(&new, &found)), (Verdict::Same, Some("wimmers called the fig")));
}

#[test]
fn other_scripts_are_followed_too() {
    let old = "قال الوزير إن الجسر آمن. وقال المهندسون إنهم فحصوا الأعمدة كلها أمس.\n市议会周一投票决定关闭河边的游泳馆。维修费用为一千二百万。";
    let new = "ملاحظة من المحرر. قال الوزير إن الجسر آمن. وقال المهندسون إنهم فحصوا الأعمدة كلها.\n市议会投票决定关闭河边的游泳馆。维修费用为二千一百万。";
    assert_eq!(followed(old, new, "فحصوا الأعمدة"), (Verdict::Same, Some("فحصوا الأعمدة")));
    assert_eq!(followed(old, new, "关闭河边的游泳馆"), (Verdict::Same, Some("关闭河边的游泳馆")));
    assert_eq!(followed(old, new, "维修费用为一千二百万").0, Verdict::Changed);
}

#[test]
fn what_makes_no_sense_is_gone_and_not_an_error() {
    let past = COUNCIL.len() + 10;
    let cafe = "café is open";
    let asked: [(usize, usize); 6] = [(0, 0), (past, past + 5), (0, past), (9, 4), (3, 3), (usize::MAX, usize::MAX)];
    let ranges: Vec<_> = asked.iter().map(|(start, end)| ByteRange::new(*start, *end)).collect();
    for new in ["", "Please log in.", COUNCIL, &COUNCIL.replace("Monday", "Tuesday")] {
        for place in follow(COUNCIL, new, &ranges) {
            assert_eq!(place, Place { verdict: Verdict::Gone, range: None });
        }
    }
    assert_eq!(follow(cafe, "café is shut", &[ByteRange::new(0, 4)])[0].verdict, Verdict::Gone, "inside a character");
    let quote =
        |exact: &str| Selector { exact: exact.into(), prefix: String::new(), suffix: String::new(), start: Some(past) };
    let long = "never written ".repeat(7_200);
    for place in find(COUNCIL, &[quote(""), quote(" \n"), quote(&long), quote("\u{fffd}")]) {
        assert_eq!(place.verdict, Verdict::Gone);
    }
    assert_eq!(find("", &[quote("swimming hall")])[0].verdict, Verdict::Gone);
}

/// Texts that are made to take long; whether they do is measured elsewhere (docs/measurements.md), here they must end.
#[test]
fn texts_made_to_take_long_come_to_an_end() {
    let sentence = "The same sentence stands here again. ";
    let pairs = [
        ("a ".repeat(6_000), "a ".repeat(5_900) + "b a"),
        (sentence.repeat(600), format!("New. {}", sentence.repeat(590))),
        ("x".repeat(50_000), "x".repeat(49_999) + "y"),
        (".,".repeat(6_000), ",.".repeat(6_000)),
        ((0..3_000).map(|n| format!("w{n} ")).collect(), (0..3_000).map(|n| format!("w{n} z{n} ")).collect()),
    ];
    for (old, new) in &pairs {
        let ranges: Vec<_> = (0..40).map(|n| ByteRange::new(n * 20, old.len() - n * 20)).collect();
        let places = follow(old, new, &ranges);
        assert!(places.iter().all(|place| place.range.is_some() == (place.verdict != Verdict::Gone)));
        let quote =
            Selector { exact: old[..300].into(), prefix: String::new(), suffix: old[300..340].into(), start: None };
        assert_eq!(find(new, &vec![quote; 8]).len(), 8);
    }
}

/// What a reader would call the same words, told in another way than the code does: no white space, nothing invisible, one
/// form of quotes, and of dashes however long.
fn bare(text: &str) -> String {
    let plain = |character: char| match character {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        other => other,
    };
    let kept = text.nfd().filter(|character| !character.is_whitespace() && !matches!(character, '\u{ad}' | '\u{200b}'));
    let mut bare: String = kept.map(plain).collect();
    while bare.contains("--") {
        bare = bare.replace("--", "-");
    }
    bare
}

fn article() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        8 => "(the|of|a|not|said|and|to|in|mayor|river|money|12|21|two|1971|No|no)",
        4 => "[a-f]{2,5}",
    ];
    prop::collection::vec(prop_oneof![6 => word.clone(), 1 => word.prop_map(|word| word + ".")], 12..90)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// The rule of the house: whatever is done to a text, no passage lands on other words and is called the same.
    #[test]
    fn no_passage_lands_on_other_words_and_is_called_the_same(
        words in article(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..6usize), 1..8),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 1..14usize), 1..8),
    ) {
        let mut edited = words.clone();
        for (at, kind) in edits {
            let at = at.index(edited.len());
            match kind {
                0 => { edited.remove(at); }
                1 => edited.insert(at, "not".to_owned()),
                2 => edited[at] = edited[at].chars().rev().collect(),
                3 => edited[at] = edited[at].to_uppercase(),
                4 => edited.rotate_left(at),
                _ => edited[at].push('1'),
            }
            if edited.is_empty() {
                edited.push("end".to_owned());
            }
        }
        let (old, new) = (words.join(" "), edited.join(" "));
        let mut ranges = Vec::new();
        for (at, length) in cuts {
            let at = at.index(words.len());
            let start = words[..at].iter().map(|word| word.len() + 1).sum::<usize>();
            let marked = words[at..words.len().min(at + length)].join(" ");
            ranges.push(ByteRange::new(start, start + marked.len()));
        }
        let quotes: Vec<_> = ranges.iter().map(|range| Selector {
            exact: old[range.start.0..range.end.0].to_owned(),
            prefix: old[range.start.0.saturating_sub(32)..range.start.0].to_owned(),
            suffix: old[range.end.0..old.len().min(range.end.0 + 32)].to_owned(),
            start: Some(range.start.0),
        }).collect();
        for (range, place) in ranges.iter().cycle().zip(follow(&old, &new, &ranges).into_iter().chain(find(&new, &quotes))) {
            let was = &old[range.start.0..range.end.0];
            match place.verdict {
                Verdict::Same | Verdict::Moved => prop_assert_eq!(words_at(&new, &place), Some(was)),
                Verdict::Changed => prop_assert_ne!(words_at(&new, &place), Some(was), "called changed, and it is not"),
                Verdict::Gone => prop_assert_eq!(place.range, None),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any text against any text: an answer for each range, between characters, and the rule again.
    #[test]
    fn any_two_texts_are_compared(old in "[abA1é²漢😀\u{301}\u{ad}’' .“\"\n–-]{0,24}", new in "[abA1é²漢😀\u{301}\u{ad}’' .“\"\n–-]{0,24}") {
        let edges = (0..=old.len() + 1).flat_map(|start| (start..=old.len() + 1).map(move |end| ByteRange::new(start, end)));
        let ranges: Vec<_> = edges.collect();
        let quotes: Vec<_> = ranges.iter().filter_map(|range| Some(Selector {
            exact: old.get(range.start.0..range.end.0)?.to_owned(),
            prefix: old[..range.start.0].to_owned(),
            suffix: old[range.end.0..].to_owned(),
            start: None,
        })).collect();
        let (followed, found) = (follow(&old, &new, &ranges), find(&new, &quotes));
        prop_assert_eq!((followed.len(), found.len()), (ranges.len(), quotes.len()));
        let was = ranges.iter().map(|range| old.get(range.start.0..range.end.0).unwrap_or_default());
        for (was, place) in was.zip(&followed).chain(quotes.iter().map(|quote| quote.exact.as_str()).zip(&found)) {
            prop_assert_eq!(place.range.is_some(), place.verdict != Verdict::Gone);
            if let Some(range) = place.range {
                let is = new.get(range.start.0..range.end.0).expect("between characters");
                if matches!(place.verdict, Verdict::Same | Verdict::Moved) {
                    prop_assert_eq!(bare(was), bare(is));
                }
            }
        }
    }

    /// Few letters, so that the same words stand in many places.
    #[test]
    fn every_range_of_a_document_is_found_again_in_it(lines in prop::collection::vec("(a|b|é|e\u{301}|👩‍🚀|, | ){1,12}", 1..5)) {
        let document = document(&lines);
        let text = &document.text;
        let mut quotes = Vec::new();
        for start in 0..=text.len() {
            for end in start..=text.len() {
                if let Ok(quote) = describe(&document, ByteRange::new(start, end)) {
                    quotes.push(quote);
                }
            }
        }
        let ranges: Vec<_> = quotes.iter().map(|quote| quote.range).collect();
        let selectors = quotes.into_iter().map(|quote| Selector {
            exact: quote.exact,
            prefix: quote.prefix,
            suffix: quote.suffix,
            start: Some(quote.range.start.0),
        });
        let expected: Vec<_> = ranges.iter().map(|range| Place { verdict: Verdict::Same, range: Some(*range) }).collect();
        prop_assert_eq!(&find(text, &selectors.collect::<Vec<_>>()), &expected);
        prop_assert_eq!(&follow(text, text, &ranges), &expected);
    }
}

fn document(lines: &[String]) -> Document {
    let mut builder = Builder::new();
    for line in lines {
        builder.block(BlockKind::Paragraph, line, []);
    }
    builder.finish()
}

#[test]
fn a_paragraph_that_moved_before_a_changed_one_is_no_part_of_it() {
    let old = "The harbour board met for two hours on Friday and published nothing.\n\
        Nine doors stand open at night, a locksmith said, and nobody has the list.\n\
        The chair said that the badges would be changed by June.";
    let new = "The harbour board met for two hours on Friday and published nothing.\n\
        The chair said that the badges would be changed by June.\n\
        Eleven gates stand open at night, a locksmith said, and nobody has the list.";
    let words = "Nine doors stand open at night, a locksmith said, and nobody has the list.";
    let changed = words.replace("Nine doors", "Eleven gates");
    assert_eq!(followed(old, new, words), (Verdict::Changed, Some(changed.as_str())));
    let words = "doors stand open at night";
    assert_eq!(followed(old, new, words).0, Verdict::Changed);
    assert!(!followed(old, new, words).1.unwrap().contains("June"));
}

#[test]
fn a_first_word_that_stands_in_a_moved_paragraph_draws_nothing_of_it_along() {
    let old = "Paragraph four tells what was measured at the pier in spring, and who was told of it.\n\
        The chair said the lock was new when he saw it last.\n\
        Paragraph five tells how far the piles have sunk, and in which week that was.";
    let new = "Paragraph four tells what was measured at the pier in spring, and who was told of it.\n\
        The key to the gate was cut in March, the locksmith said, and nobody asked who had ordered it.\n\
        Documents show the lock was ten years old when it failed.\n\
        Paragraph five tells how far the piles have sunk, and in which week that was.";
    let (verdict, words) = followed(old, new, "The chair said the lock was new");
    assert_ne!(verdict, Verdict::Same);
    assert!(!words.unwrap_or_default().contains("March"), "{words:?}");
}
