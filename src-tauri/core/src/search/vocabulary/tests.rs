#![allow(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn of(texts: &[&str]) -> Vocabulary {
    let vocabulary = Vocabulary::empty();
    let mut counted = CountedWords::default();
    for text in texts {
        counted.next(true);
        counted.add(&crate::search::folded(text));
    }
    vocabulary.add(counted);
    vocabulary
}

fn words(known: Vec<Known>) -> Vec<(String, u32)> {
    known.into_iter().map(|known| (known.word, known.articles)).collect()
}

fn near(vocabulary: &Vocabulary, word: &str) -> Vec<String> {
    vocabulary.near(word, 5).into_iter().map(|near| near.word).collect()
}

const TEXTS: &[&str] = &[
    "The president presided. The minister of the port, Ana Peña, struck a deal about the harbour.",
    "President and minister met at the harbour; strikes were struck. 2019 and 2020.",
    "The strike of the dockers. A striking picture. 中国环境 대통령이",
];

#[test]
fn articles_are_counted_and_not_words() {
    for vocabulary in [of(TEXTS), merged(of(TEXTS)), Vocabulary::of(merged(of(TEXTS)).keep(false)).unwrap()] {
        let count = |word: &str| vocabulary.articles(word);
        assert_eq!((count("the"), count("president"), count("pena"), count("nowhere")), (3, 2, 1, 0));
        assert_eq!((count("中国"), count("境"), count("통령")), (1, 1, 1));
        assert_eq!(words(vocabulary.completions("pres", 9)), [("president".into(), 2), ("presided".into(), 1)]);
        assert_eq!(words(vocabulary.completions("t", 1)), [("the".into(), 3)]);
        assert_eq!(words(vocabulary.completions("zz", 9)), []);
    }
}

fn merged(vocabulary: Vocabulary) -> Vocabulary {
    vocabulary.merge();
    vocabulary
}

#[test]
fn what_came_since_counts_with_the_list() {
    let vocabulary = merged(of(TEXTS));
    let mut counted = CountedWords::default();
    counted.next(true);
    counted.add("the president of presto");
    counted.next(false);
    counted.add("the minister is a prefect");
    vocabulary.add(counted);
    assert_eq!((vocabulary.articles("the"), vocabulary.articles("president")), (4, 3));
    assert_eq!(vocabulary.articles("minister"), 2, "an article that was counted before is not counted again");
    assert_eq!(vocabulary.articles("prefect"), 1, "but a word that nobody knew yet is one more");
    let expected = [("president", 3), ("prefect", 1), ("presided", 1), ("presto", 1)];
    let expected = expected.map(|(word, articles)| (word.to_owned(), articles));
    assert_eq!(words(vocabulary.completions("pre", 9)), expected);
    let kept = vocabulary.keep(true);
    let again = Vocabulary::of(Kept { list: kept.list.or(merged(of(TEXTS)).keep(false).list), ..kept }).unwrap();
    assert_eq!(words(again.completions("pre", 9)), expected);
}

#[test]
fn one_slip_is_mended_before_two() {
    for vocabulary in [of(TEXTS), merged(of(TEXTS))] {
        assert_eq!(near(&vocabulary, "presidnet"), ["president"]);
        assert_eq!(near(&vocabulary, "harbor"), ["harbour"]);
        assert_eq!(near(&vocabulary, "minnisster"), ["minister"], "two letters");
        assert_eq!(near(&vocabulary, "strik"), ["strike"], "and not “struck”, which is two letters away");
        assert_eq!(near(&vocabulary, "peno"), ["pena"]);
        for none in ["of", "xx", "2018", "中图", "대통형", "", "nowhere", &"x".repeat(100_000)] {
            assert_eq!(near(&vocabulary, none), [""; 0], "{none:.20}");
        }
    }
}

#[test]
fn frequent_words_and_likely_slips_come_first() {
    let mut texts = vec!["form and from"; 5];
    texts.extend(["farm", "for", "from", "from", "firm dorm"]);
    assert_eq!(near(&of(&texts), "fomr")[0], "form", "letters that changed places");
    assert_eq!(near(&of(&texts), "frm")[0], "from");
}

#[test]
fn forms_have_the_stem_of_a_word() {
    let forms = |texts: &[&str], word: &str, language: &str| {
        let all = of(texts).forms(word, language);
        assert_eq!(merged(of(texts)).forms(word, language), all);
        all
    };
    assert_eq!(forms(TEXTS, "strike", "en"), ["strikes", "striking"]);
    assert_eq!(forms(&["happy happiness happening"], "happy", "en-GB"), ["happiness"]);
    assert_eq!(forms(&["Häuser Haus Hausboot"], "haus", "de"), ["hauser"]);
    assert_eq!(forms(&["района районы районе рай"], "район", "ru"), ["района", "районе", "районы"]);
    assert_eq!(forms(TEXTS, "strike", "xx"), [""; 0]);
    assert_eq!(forms(TEXTS, "中国", "zh"), [""; 0]);
    for language in ["ar", "cs", "de", "el", "en", "fi", "fr", "hi", "hu", "pl", "ru", "ta", "tr", "yi"] {
        for odd in ["", "x", "'", "中", "\u{301}", "ыыы", "𝒳", "aaaaaaaaaaaaaaaaaaaaaaaa", "محمد", "हिन्दी", "0"]
        {
            assert_eq!(forms(TEXTS, odd, language), [""; 0], "{odd} in {language}");
        }
    }
}

#[test]
fn a_damaged_list_is_refused() {
    let kept = merged(of(TEXTS)).keep(false);
    let (words, _) = kept.list.clone().unwrap();
    for at in 0..words.len() {
        let mut broken = words.clone();
        broken[at] ^= 0x55;
        assert!(Vocabulary::of(Kept { list: Some((broken, Vec::new())), fresh: Vec::new() }).is_err(), "byte {at}");
    }
    for broken in [vec![3, b'a'], vec![1, b'a', 200, 0], vec![1, 0xff, 0]] {
        assert!(Vocabulary::of(Kept { list: Some((words.clone(), broken)), fresh: Vec::new() }).is_err());
    }
    assert!(Vocabulary::of(Kept { list: None, fresh: vec![1, 2, 3] }).is_err());
}

#[test]
fn the_commonest_beginnings_have_their_completions_ready() {
    let mut counts = BTreeMap::new();
    for number in 0_u32..30_000 {
        let word = format!("w{:05}", (u64::from(number) * 7_919) % 30_000);
        counts.insert(word, number % 977 + 1);
    }
    let mut recount = Recount::default();
    for (word, articles) in &counts {
        recount.add(word, *articles);
    }
    let vocabulary = Vocabulary::of(recount.finish()).unwrap();
    for prefix in ["w", "w0", "w01", "w012", "w0123", "w01234", "v", "x"] {
        let mut expected: Vec<(String, u32)> =
            counts.iter().filter(|(word, _)| word.starts_with(prefix)).map(|(word, n)| (word.clone(), *n)).collect();
        expected.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        expected.truncate(32);
        assert_eq!(words(vocabulary.completions(prefix, 32)), expected, "{prefix}");
        expected.truncate(8);
        assert_eq!(words(vocabulary.completions(prefix, 8)), expected, "{prefix}");
    }
}

proptest! {
    #[test]
    fn lists_and_what_came_since_say_the_same(
        first in prop::collection::vec("[a-c]{1,3}( [a-c]{1,3}){0,6}", 0..8),
        then in prop::collection::vec("[a-d]{1,3}( [a-d]{1,3}){0,6}", 0..8),
    ) {
        let texts = |texts: &[String]| texts.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
        let fresh = of(&first.iter().chain(&then).map(String::as_str).collect::<Vec<_>>());
        let grown = merged(of(&first.iter().map(String::as_str).collect::<Vec<_>>()));
        let mut counted = CountedWords::default();
        for text in &then {
            counted.next(true);
            counted.add(text);
        }
        grown.add(counted);
        let one = |vocabulary: &Vocabulary| {
            ["a", "b", "c", "d", "ab"].map(|prefix| words(vocabulary.completions(prefix, 100)))
        };
        prop_assert_eq!(one(&fresh), one(&grown), "{} {}", texts(&first), texts(&then));
        grown.merge();
        prop_assert_eq!(one(&fresh), one(&grown));
    }
}
