//! What holds for every tree and for whatever is typed.

use super::super::lower;
use super::*;
use crate::search::expr::{Field, MAX_NEAR_WORDS, Part};
use crate::search::{State, Words};
use proptest::prelude::*;

fn word() -> impl Strategy<Value = String> {
    "[a-z]{1,4}|or|and|not|near|2019|pena".prop_map(String::from)
}

fn words() -> impl Strategy<Value = Words> {
    let field = prop::option::of(prop::sample::select(vec![
        Field::Title,
        Field::Byline,
        Field::Outlet,
        Field::Url,
        Field::Site,
        Field::Text,
        Field::Quote,
        Field::Note,
        Field::Claim,
    ]));
    (field, prop::collection::vec(word(), 1..4), any::<bool>(), any::<bool>()).prop_map(
        |(field, words, is_prefix, is_exact)| Words {
            field,
            words,
            ending: if is_prefix { Ending::Prefix } else { Ending::Whole },
            is_exact,
        },
    )
}

fn term() -> impl Strategy<Value = Term> {
    let value = "[a-zé\"(:*/]{1,3}( [a-z\"]{1,3})?";
    let day = (0..20_000_i64).prop_map(|day| day * 86_400_000 - 120 * 60_000);
    let moments =
        (prop::option::of(day.clone()), 1..400_i64, any::<bool>()).prop_map(|(from_ms, days, is_open)| Moments {
            from_ms,
            until_ms: (from_ms.is_none() || !is_open).then(|| from_ms.unwrap_or(-120 * 60_000) + days * 86_400_000),
        });
    let of = prop::sample::select(vec![DateOf::Published, DateOf::Clipped, DateOf::Edited]);
    let part = prop::sample::select(vec![Part::Note, Part::Passage, Part::Image, Part::Tag, Part::Claim]);
    let state = prop::sample::select(vec![
        State::Edited,
        State::Orphan,
        State::Trashed,
        State::Unread,
        State::Inbox,
        State::Duplicate,
    ]);
    prop_oneof![
        4 => words().prop_map(Term::Words),
        1 => (words(), prop::collection::vec(words(), 2..4), 0..=MAX_NEAR_WORDS).prop_map(|(first, parts, within)| Term::Near {
            field: first.field,
            parts: parts.into_iter().map(|words| Words { field: None, ..words }).collect(),
            within,
        }),
        1 => value.prop_map(|path| Term::Tag(crate::tag::Path::tidied(&path))).prop_filter("a tag has a name", |term| *term != Term::Tag(String::new())),
        1 => value.prop_map(Term::Colour),
        1 => value.prop_map(Term::Story),
        1 => (of, moments).prop_map(|(of, moments)| Term::Date(of, moments)),
        1 => part.prop_map(Term::Has),
        1 => state.prop_map(Term::Is),
        1 => Just(Term::InOldVersions),
    ]
}

/// Trees as the parser makes them: no list in a list of its own kind, none of one, no negation of a negation.
fn tree() -> impl Strategy<Value = Expr> {
    term().prop_map(Expr::Term).prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(lower::all),
            prop::collection::vec(inner.clone(), 2..4).prop_map(lower::any),
            inner.prop_map(lower::negated),
        ]
    })
}

/// What people and others type, in pieces.
fn typed() -> impl Strategy<Value = String> {
    let pieces = vec![
        "a",
        "b c",
        "-",
        "(",
        ")",
        "\"",
        "“",
        "”",
        " ",
        " ",
        " OR ",
        " AND ",
        " NOT ",
        "|",
        "*",
        "title:",
        "tag:",
        "#",
        "x:",
        "is:",
        "unread",
        "published:",
        "2019",
        "..",
        ">",
        "NEAR(",
        ", 3",
        "é",
        "香港",
        "\0",
        "—",
        "'",
        "https://x.y/z",
        "has:note",
        "_",
        "「",
        ":",
        "in:",
        "&",
    ];
    let piece = prop_oneof![8 => prop::sample::select(pieces).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

#[test]
fn space_behind_a_star_in_an_open_quotation_says_nothing() {
    assert_eq!(read("\"gate * ").expr, read("\"gate *").expr);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_tree_that_is_written_and_read_is_the_same(tree in tree()) {
        let query = Query { expr: tree, ..Query::default() };
        let again = read(&query.read_as(NOW));
        prop_assert_eq!(&again.expr, &query.expr, "{}", query.read_as(NOW));
        prop_assert_eq!(again.problems, []);
    }

    #[test]
    fn whatever_is_typed_is_read(typed in typed(), is_typing in any::<bool>(), cursor in 0..60_usize) {
        let query = Query::parse(&typed, NOW, is_typing);
        for problem in &query.problems {
            prop_assert!(typed.get(problem.at.clone()).is_some());
            prop_assert!(problem.mend.as_ref() != Some(&typed));
        }
        for condition in query.conditions() {
            prop_assert!(typed.get(condition.at.clone()).is_some_and(|text| !text.is_empty()));
        }
        let writing = writing_at(&typed, cursor);
        prop_assert!(typed.get(writing.at).is_some());
    }

    #[test]
    fn what_is_taken_out_is_all_that_goes(typed in typed()) {
        let query = read(&typed);
        let each: Vec<Expr> = query.conditions().iter().map(|condition| read(&typed[condition.at.clone()]).expr).collect();
        prop_assert_eq!(&lower::all(each.clone()), &query.expr);
        for index in 0..each.len() {
            let others = each.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, expr)| expr.clone());
            prop_assert_eq!(read(&query.without(index)).expr, lower::all(others), "{:?} without {}: {:?}", typed, index, query.without(index));
        }
    }
}
