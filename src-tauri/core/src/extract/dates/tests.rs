use super::*;
use proptest::prelude::*;

fn check(text: &str, expected: Option<&str>) {
    assert_eq!(find(text, Order::Unknown).map(|found| found.date.to_string()).as_deref(), expected, "{text}");
}

#[test]
fn days_in_many_forms() {
    for text in [
        "June 1, 2017",
        "1 June 2017",
        "Jun. 1, 2017",
        "1st June, 2017",
        "June 1st 2017",
        "the 1st of June 2017",
        "2017-06-01",
        "2017/06/01",
        "01.06.2017",
        "1. Juni 2017",
        "1er juin 2017",
        "1 de junio de 2017",
        "1 giugno 2017",
        "1 juni 2017",
        "1. juni 2017",
        "2017年6月1日",
        "Thursday, June 1, 2017",
        "Published June 1, 2017 in the harbour edition",
        "1-Jun-2017",
    ] {
        check(text, Some("2017-06-01"));
    }
}

#[test]
fn times_keep_their_zone_only_when_it_is_named() {
    for (text, expected) in [
        ("June 1, 2017 6:05 pm", "2017-06-01T18:05:00"),
        ("June 1, 2017 at 12:05 a.m. EDT", "2017-06-01T00:05:00-04:00"),
        ("1 June 2017, 18:05 BST", "2017-06-01T18:05:00+01:00"),
        ("1 June 2017 18:05 CST", "2017-06-01T18:05:00"),
        ("01.06.2017 um 18.05 Uhr", "2017-06-01T18:05:00"),
        ("01.06.2017, 18:05 Uhr MESZ", "2017-06-01T18:05:00+02:00"),
        ("1 juin 2017 à 18h05", "2017-06-01T18:05:00"),
        ("2017-06-01T18:05:09.123+02:00", "2017-06-01T18:05:09+02:00"),
        ("2017-06-01T18:05Z", "2017-06-01T18:05:00Z"),
        ("18:05 GMT, 1 June 2017", "2017-06-01T18:05:00Z"),
        ("1 June 2017 18:05 UTC+2", "2017-06-01T18:05:00+02:00"),
        ("1 June 2017 (18:05)", "2017-06-01"),
    ] {
        check(text, Some(expected));
    }
}

#[test]
fn what_is_ambiguous_or_no_date_is_not_guessed() {
    for text in [
        "01/02/2017",
        "1-2-2017",
        "June 2017",
        "31 June 2017",
        "13/13/2017",
        "on page 12 of 2017",
        "1.2.3",
        "01/06/17",
        "may 1",
    ] {
        check(text, None);
    }
    check("13/02/2017", Some("2017-02-13"));
    check("02/13/2017", Some("2017-02-13"));
    assert_eq!(find("01/02/2017", Order::DayFirst).map(|found| found.date.to_string()).as_deref(), Some("2017-02-01"));
    assert_eq!(
        find("01/02/2017", Order::of(Some("en-US"))).map(|found| found.date.to_string()).as_deref(),
        Some("2017-01-02")
    );
}

#[test]
fn a_date_line_holds_nothing_else() {
    let line = |text| {
        whole_line(text, Order::Unknown).map(|line| (line.published.map(String::from), line.updated.map(String::from)))
    };
    let day = |text: &str| Some(text.to_owned());
    assert_eq!(line("Published: June 1, 2017"), Some((day("2017-06-01"), None)));
    assert_eq!(line("Thursday 1 June 2017 | Updated 2 June 2017"), Some((day("2017-06-01"), day("2017-06-02"))));
    assert_eq!(line("Updated: 2 June 2017"), Some((None, day("2017-06-02"))));
    assert_eq!(line("June 2017"), Some((day("2017-06"), None)));
    assert_eq!(line("On June 1, 2017 the harbour closed"), None);
    assert_eq!(line("Monday"), None);
}

proptest! {
    #[test]
    fn no_text_upsets_it(text in "[0-9/.: ,a-z\u{e9}年月日+-]{0,40}|\\PC{0,40}") {
        if let Some(found) = find(&text, Order::DayFirst) {
            prop_assert!(text.get(found.range).is_some());
        }
        let _ = take_all(&text, Order::Unknown);
    }
}
