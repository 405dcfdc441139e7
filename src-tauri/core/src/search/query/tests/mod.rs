//! The language as a table: what is typed, and what it is read as, in the language itself.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::search::expr::{DateOf, Moments};
use crate::search::{Ending, Term};

mod trees;

/// Noon of Wednesday, 16 June 2021, two hours ahead of UTC.
const NOW: Now = Now { ms: 1_623_837_600_000, offset_minutes: 120 };

fn read(typed: &str) -> Query {
    Query::parse(typed, NOW, false)
}

fn check(table: &[(&str, &str)]) {
    for (typed, expected) in table {
        assert_eq!(read(typed).read_as(NOW), *expected, "{typed}");
    }
}

#[test]
fn words_and_phrases() {
    check(&[
        ("", ""),
        ("badge password", "badge password"),
        ("badge\u{3000}\tpassword\n", "badge password"),
        (r#""factory password" gate"#, r#""factory password" gate"#),
        ("“curly quotes” „German“ «French» »Danish« 「日本」", r#""curly quotes" "german" "french" "danish" "日本""#),
        ("“mixed marks\"", r#""mixed marks""#),
        ("pass* \"gate pas\"* \"gate pas*\"", r#"pass* "gate pas"* "gate pas"*"#),
        ("Peña ﬁre", "pena fire"),
        ("U.S.-led don't", "u.s.led don.t"),
        (r#"a 5" pipe צה"ל"#, "a 5 pipe צה.ל"),
        (r#""say ""no"" twice""#, r#""say no twice""#),
        ("— - * ... # \"\" ()", ""),
        ("AT&T R&D", "at.t r.d"),
        ("+must https://example.org/a?b=c", "must https.example.org.a.b.c"),
        ("12:30 Warning: gate", "12.30 warning gate"),
    ]);
}

#[test]
fn conditions_are_joined_grouped_and_negated() {
    check(&[
        ("a AND b", "a b"),
        ("a & b && c", "a b c"),
        ("a OR b", "a OR b"),
        ("a | b || c|d", "a OR b OR c OR d"),
        ("a or b and not c", "a or b and not c"),
        ("a OR b c", "(a OR b) c"),
        ("a b OR c d", "a (b OR c) d"),
        ("a (b c) d", "a b c d"),
        ("(a b) OR c", "(a b) OR c"),
        ("(a OR (b OR c))", "a OR b OR c"),
        ("-a NOT b", "-a -b"),
        ("-(a b) -\"c d\"", "-(a b) -\"c d\""),
        ("NOT (a OR b)", "-(a OR b)"),
        ("NOT NOT a -NOT b", "a b"),
        ("-(-a)", "a"),
        ("−a well-known", "-a well.known"),
        ("--a", "a"),
        ("（a OR b）c", "(a OR b) c"),
        ("strike(port OR dock)", "strike (port OR dock)"),
    ]);
}

#[test]
fn words_near_each_other() {
    check(&[
        ("NEAR(strike port, 8)", "NEAR(strike port, 8)"),
        ("NEAR(strike \"the port\")", "NEAR(strike \"the port\", 10)"),
        ("NEAR(strike, port , 8 )", "NEAR(strike port, 8)"),
        ("-NEAR(a b,3)", "-NEAR(a b, 3)"),
        ("title:NEAR(a b, 3)", "title:NEAR(a b, 3)"),
        ("NEAR(wal* a, 99999)", "NEAR(wal* a, 50)"),
        ("NEAR(a)", "a"),
        ("NEAR()", ""),
        ("NEAR (a b)", "near a b"),
        ("NEAR(a OR 2, b", "NEAR(a or 2 b, 10)"),
        ("near(a b)", "near a b"),
    ]);
}

#[test]
fn fields_by_all_their_names() {
    check(&[
        ("title:gate TITLE:gate headline:gate subject:gate", "title:gate title:gate title:gate title:gate"),
        ("by:peña author:cole creator:x from:y", "by:pena by:cole by:x by:y"),
        ("by:\"Ana Peña\"", "by:\"ana pena\""),
        ("outlet:echo source:\"The Echo\" publication:echo", "outlet:echo outlet:\"the echo\" outlet:echo"),
        ("site:bbc.co.uk url:example.org/a", "site:bbc.co.uk url:example.org.a"),
        ("text:a body:b quote:c note:d claim:e", "text:a text:b quote:c note:d claim:e"),
        ("title:(a OR b*) -title:(c \"d e\")", "(title:a OR title:b*) -(title:c title:\"d e\")"),
        ("title:(a by:b)", "title:a by:b"),
        ("tag:security/protocol #money label:\"two words\"", "tag:security/protocol tag:money tag:\"two words\""),
        ("-tag:a tag:(a OR b) #\"a b\"", "-tag:a (tag:a OR tag:b) tag:\"a b\""),
        ("tag:\"say \"\"x\"\"\"", "tag:\"say \"\"x\"\"\""),
        ("colour:amber color:\"to check\"", "colour:amber colour:\"to check\""),
        ("lang:DE language:pt_BR", "lang:de lang:pt-br"),
        ("kind:PDF type:email kind:docx", "kind:pdf kind:eml kind:docx"),
        ("story:\"Harbour deal\" project:x", "story:\"Harbour deal\" story:x"),
        ("speaker:\"Ana Peña\" basis:document status:open", "speaker:\"Ana Peña\" basis:document status:open"),
        ("has:note has:PASSAGES has:picture has:tag has:claims", "has:note has:passage has:image has:tag has:claim"),
        ("tag:* note:* quote:* claim:*", "has:tag has:note has:passage has:claim"),
        (
            "is:edited is:orphan is:trashed is:unread is:inbox is:duplicate",
            "is:edited is:orphan is:trashed is:unread is:inbox is:duplicate",
        ),
        ("is:read -is:read in:inbox in:trash in:archive", "-is:unread is:unread is:inbox is:trashed -is:inbox"),
        ("in:old-versions in:versions IN:OLD_VERSIONS", "in:old-versions in:old-versions in:old-versions"),
        ("is:(unread OR inbox)", "is:unread OR is:inbox"),
        ("by：peña", "by:pena"),
    ]);
}

#[test]
fn dates_are_local_days() {
    let day = |typed: &str| read(typed).read_as(NOW);
    check(&[
        ("published:2019", "published:2019-01-01..2019-12-31"),
        ("published:2019-03", "published:2019-03-01..2019-03-31"),
        (
            "published:2019-03-07 published:2019/3/7 published:20190307",
            "published:2019-03-07 published:2019-03-07 published:2019-03-07",
        ),
        ("published:2019-03..2020", "published:2019-03-01..2020-12-31"),
        (
            "published:2019-2020 published:2019–2020 published:2019…2020",
            &["published:2019-01-01..2020-12-31"; 3].join(" "),
        ),
        ("published:..2020 published:2019..", "published:..2020-12-31 published:2019-01-01.."),
        ("published:>2020-01-01 published:>=2020-01", "published:2020-01-02.. published:2020-01-01.."),
        ("published:<2020 published:<= 2020", "published:..2019-12-31 published:..2020-12-31"),
        ("clipped:today edited:yesterday", "clipped:2021-06-16 edited:2021-06-15"),
        ("clipped:this-week clipped:last-week", "clipped:2021-06-14..2021-06-20 clipped:2021-06-07..2021-06-13"),
        ("clipped:\"last month\" clipped:this_month", "clipped:2021-05-01..2021-05-31 clipped:2021-06-01..2021-06-30"),
        ("clipped:this-year clipped:LAST-YEAR", "clipped:2021-01-01..2021-12-31 clipped:2020-01-01..2020-12-31"),
        ("clipped:-30d clipped:-6w", "clipped:2021-05-17.. clipped:2021-05-05.."),
        ("clipped:-3m clipped:-1y clipped:1y", "clipped:2021-03-16.. clipped:2020-06-16.. clipped:2020-06-16.."),
        ("clipped:-30d..-10d clipped:day-7", "clipped:2021-05-17..2021-06-06 clipped:2021-06-09.."),
        (
            "date:2019 created:2019 updated:2019",
            "published:2019-01-01..2019-12-31 clipped:2019-01-01..2019-12-31 edited:2019-01-01..2019-12-31",
        ),
        (
            "after:2019 before:2020-06 until:2020-06",
            "published:2019-01-01.. published:..2020-05-31 published:..2020-06-30",
        ),
        ("older_than:1y newer_than:30d", "published:..2020-06-15 published:2021-05-17.."),
        ("-published:2019", "-published:2019-01-01..2019-12-31"),
        ("published:(2019 OR 2021)", "published:2019-01-01..2019-12-31 OR published:2021-01-01..2021-12-31"),
    ]);
    assert_eq!(day("published:2024-02-29"), "published:2024-02-29");
    // The day begins at midnight in the user's own time: 22 o'clock of the day before in UTC.
    let Expr::Term(Term::Date(DateOf::Clipped, moments)) = read("clipped:today").expr else { panic!("it is a date") };
    assert_eq!(moments.from_ms, Some(NOW.ms - 12 * 3_600_000));
    assert_eq!(moments.until_ms, Some(NOW.ms + 12 * 3_600_000));
}

#[test]
fn a_day_begins_at_the_midnight_of_its_own_season() {
    // Summer time from the end of March on.
    let spring_ms = 1_616_893_200_000;
    let offset_at = |ms: i64| if ms < spring_ms { 60 } else { 120 };
    let moments = |typed: &str| match Query::parse_where(typed, NOW, &offset_at, false).expr {
        Expr::Term(Term::Date(_, Moments { from_ms: Some(from), until_ms: Some(until) })) => (from, until),
        other => panic!("{other:?}"),
    };
    let (from, until) = moments("clipped:2021-03-28");
    assert_eq!(until - from, 23 * 3_600_000);
    let (from, until) = moments("clipped:2021-01-05");
    assert_eq!((from + 3_600_000) % 86_400_000, 0);
    assert_eq!(until - from, 24 * 3_600_000);
}

fn problem(typed: &str) -> (String, String, Option<String>) {
    let problems = read(typed).problems;
    assert_eq!(problems.len(), 1, "{typed}: {problems:?}");
    let problem = problems.into_iter().next().unwrap();
    (typed[problem.at].to_owned(), problem.message, problem.mend)
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_a_mend() {
    for (typed, place, said, mend) in [
        ("titel:gate port", "titel:gate", "no field “titel”", Some("title:gate port")),
        ("autor:cole", "autor:cole", "no field", Some("by:cole")),
        ("pub:2019", "pub:2019", "no field", Some("published:2019")),
        ("foo:bar", "foo:bar", "no field “foo”", Some("\"foo:bar\"")),
        ("published:2019-13 a", "2019-13", "no date", Some("published:2019 a")),
        ("published:2019-02-30", "2019-02-30", "no date", Some("published:2019-02")),
        ("published:last-wek", "last-wek", "no date", Some("published:last-week")),
        ("published:7.3.2019", "7.3.2019", "two ways", None),
        ("published:27.3.2019", "27.3.2019", "two ways", Some("published:2019-03-27")),
        ("published:2020..2019", "2020..2019", "ends before it begins", Some("published:2019..2020")),
        ("published:..", "..", "missing", None),
        ("has:notse", "notse", "“has:” does not know", Some("has:note")),
        ("has:orphan", "orphan", "has:", Some("is:orphan")),
        ("is:so", "so", "write unread, read, inbox", None),
        ("title: gate", "title:", "without a space", Some("title:gate")),
        ("gate tag:", "tag:", "without a space", Some("gate")),
        ("\"open quote", "\"", "not closed", Some("\"open quote\"")),
        ("a (b (\"c", "(", "not closed", Some("a (b (\"c\"))")),
        ("a) b", ")", "closes nothing", Some("a b")),
        ("a OR", "a OR", "only one", Some("a")),
        ("OR a", "OR", "nothing before", Some("a")),
        ("a NOT", "NOT", "nothing after", Some("a")),
        ("a AND b OR c", "b OR c", "OR was read first", Some("a AND (b OR c)")),
        ("pa*rd", "*", "only end a word", Some("pa*")),
        ("*word", "*", "only end a word", Some("word")),
        ("NEAR(a | b)", "NEAR(a | b)", "NEAR takes", None),
        ("NEAR(a b, 51)", "51", "at most 50", Some("NEAR(a b, 50)")),
    ] {
        let (at, message, mended) = problem(typed);
        assert_eq!((at.as_str(), mended.as_deref()), (place, mend), "{typed}: {message}");
        assert!(message.contains(said), "{typed}: {message}");
        if let Some(mended) = mended {
            assert_eq!(read(&mended).problems, [], "{typed}: {mended}");
        }
    }
}

#[test]
fn what_is_wrong_is_searched_for_all_the_same() {
    check(&[
        ("foo:bar a", "foo.bar a"),
        ("foo:(bar baz)", "foo bar baz"),
        ("is:so", "is.so"),
        ("published:soon a", "published.soon a"),
        ("published:2020..2019", "published:2019-01-01..2020-12-31"),
        ("\"open quote", "\"open quote\""),
        ("(a OR b", "a OR b"),
        ("a OR", "a"),
        ("OR a AND", "a"),
        ("a) b)", "a b"),
        ("title: gate", "gate"),
        ("is:(unread OR so)", "is:unread OR is.so"),
        ("pa*rd", "pa.rd"),
    ]);
}

#[test]
fn while_it_is_typed_nothing_is_wrong_at_the_end() {
    for (typed, expected) in [
        ("badge pas", "badge pas*"),
        ("badge pas ", "badge pas"),
        ("\"badge pas", "\"badge pas\"*"),
        ("title:pas", "title:pas*"),
        ("NEAR(a pas", "NEAR(a pas*, 10)"),
        ("-pas", "-pas*"),
        ("a (b OR c", "a (b OR c*)"),
        ("a OR", "a"),
        ("a OR ", "a"),
        ("a NOT", "a"),
        ("a -", "a"),
        ("a AND ", "a"),
        ("a title:", "a"),
        ("a has:no", "a"),
        ("a is:", "a"),
        ("a published:20", "a"),
        ("a published:2019-", "a"),
        ("a published:last", "a"),
        ("a published:2019..", "a published:2019-01-01.."),
        ("a published:-3", "a"),
        ("tag:mon", "tag:mon"),
    ] {
        let query = Query::parse(typed, NOW, true);
        assert_eq!(query.problems, [], "{typed}");
        assert_eq!(query.read_as(NOW), expected, "{typed}");
    }
    let growing = |typed: &str| {
        let mut endings = Vec::new();
        Query::parse(typed, NOW, true).expr.each_term(&mut |term, _| {
            if let Term::Words(words) = term {
                endings.push(words.ending);
            }
        });
        endings
    };
    assert_eq!(growing("badge pas"), [Ending::Whole, Ending::Growing]);
    assert_eq!(growing("badge pas*"), [Ending::Whole, Ending::Prefix]);
    assert_eq!(growing("badge \"pas\""), [Ending::Whole, Ending::Whole]);
}

#[test]
fn what_nobody_types_is_bounded() {
    let count = |typed: &str| {
        let query = read(typed);
        let mut count = 0;
        query.expr.each_term(&mut |_, _| count += 1);
        assert!(query.problems.len() <= 8);
        (count, query.problems.first().map(|problem| problem.message.clone()).unwrap_or_default())
    };
    let (terms, said) = count(&vec!["word"; 10_001].join(" OR "));
    assert_eq!(terms, 500);
    assert!(said.contains("500"), "{said}");
    let (terms, said) = count(&format!("{}a", "(".repeat(100_000)));
    assert_eq!(terms, 1);
    assert!(said.contains("32 deep"), "{said}");
    let (_, said) = count(&format!("\"{}\"", "x ".repeat(50_000)));
    assert!(said.contains("first 256 words"), "{said}");
    for piece in [
        "NOT ",
        "-(",
        "OR ",
        "AND ",
        "\"",
        "\"\" ",
        "((",
        "))",
        "NEAR(",
        "title:",
        "#",
        "#(",
        "a:",
        "published:",
        "x\0",
        "|",
        "*",
        "“",
        "「",
        "foo:bar ",
        "title:(",
        "a AND b OR c ",
        "-",
        "has:",
        "\u{fffd}",
    ] {
        let _ = count(&piece.repeat(100_000 / piece.len()));
    }
}

#[test]
fn conditions_can_be_taken_out() {
    let forms = |typed: &str| -> Vec<String> {
        let query = read(typed);
        let shown = |condition: &Condition| {
            let Condition { form, field, value, is_negated, .. } = condition;
            let sign = if *is_negated { "-" } else { "" };
            format!("{sign}{form:?} {}{value}", field.map(|field| format!("{field}=")).unwrap_or_default())
        };
        query.conditions().iter().map(shown).collect()
    };
    assert_eq!(
        forms("badge -\"no comment\" author:\"Ana Peña\" -tag:a (x OR y) z OR w NEAR(a b) -NOT c tag:"),
        [
            "Word badge",
            "-Phrase no comment",
            "Field by=Ana Peña",
            "-Field tag=a",
            "Several (x OR y)",
            "Several z OR w",
            "Near NEAR(a b)",
            "Several -NOT c",
        ]
    );
    for (typed, index, left) in [
        ("a b c", 0, "b c"),
        ("a b c", 1, "a c"),
        ("a b c", 2, "a b"),
        ("a", 0, ""),
        ("a AND b AND c", 1, "a AND c"),
        ("a AND b", 1, "a"),
        ("x(b)y", 1, "x y"),
        ("(a OR b) -c", 0, "-c"),
        ("a OR b c OR", 1, "a OR b"),
        ("title:x  tag:\"a b\"", 0, "tag:\"a b\""),
    ] {
        assert_eq!(read(typed).without(index), left, "{typed} without {index}");
    }
}

#[test]
fn what_is_being_written_is_known() {
    let at = |marked: &str| {
        let cursor = marked.find('¦').unwrap();
        let typed = marked.replace('¦', "");
        let writing = writing_at(&typed, cursor);
        let what = match writing.what {
            Written::Word => "word",
            Written::FieldName => "field",
            Written::Value(field) => field.name,
        };
        format!("{what} <{}> {}", &typed[writing.at], writing.begun)
    };
    for (marked, expected) in [
        ("¦", "word <> "),
        ("gate ¦", "word <> "),
        ("gate ti¦", "word <ti> ti"),
        ("g¦ate ti", "word <gate> g"),
        ("ti¦:gate", "field <ti:> ti"),
        ("ti:ga¦te", "word <ti:gate> ti:ga"),
        ("tit¦le:gate", "field <title:> tit"),
        ("title:¦", "title <> "),
        ("-tag:mo¦ gate", "tag <mo> mo"),
        ("#mo¦", "tag <mo> mo"),
        ("author:\"Ana P¦", "by <\"Ana P> Ana P"),
        ("author:\"Ana P¦eña\" x", "by <\"Ana Peña\"> Ana P"),
        ("tag:(a OR mo¦)", "tag <mo> mo"),
        ("tag:(a OR ¦)", "tag <> "),
        ("published:2019..la¦", "published <la> la"),
        ("published:20¦19..last-week", "published <2019> 20"),
        ("published:>20¦", "published <20> 20"),
        ("a OR ¦", "word <> "),
        ("(a b¦", "word <b> b"),
        ("is:un¦", "is <un> un"),
    ] {
        assert_eq!(at(marked), expected, "{marked}");
    }
}
