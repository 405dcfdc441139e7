use super::*;
use crate::article::Published;

fn published(plain: &Plain) -> Option<&str> {
    plain.citation.published.as_ref().map(Published::as_str)
}

const STORY: &str = "The harbour stayed closed on Thursday after talks between the port and the dockers broke down again.\n\n\
    Nobody would say when the next round was to be held, or whether there would be one at all this month.";

#[test]
fn headline_author_and_date_are_fields() {
    let plain = read(&format!(
        "Harbour talks collapse again\n\nAnn Lee\nJune 1, 2017\n\n{STORY}\n\nOther reports by The Northern Ledger\n\nDiscuss This Article"
    ));
    assert_eq!(plain.citation.headline.as_deref(), Some("Harbour talks collapse again"));
    assert_eq!(plain.citation.byline, ["Ann Lee"]);
    assert_eq!(published(&plain), Some("2017-06-01"));
    assert_eq!(plain.citation.outlet.as_deref(), Some("The Northern Ledger"));
    assert_eq!(plain.pieces.len(), 2);
    let reasons: Vec<_> = plain.left_out.iter().map(|left| (left.before, left.reason)).collect();
    assert_eq!(
        reasons,
        [
            (0, DropReason::Field),
            (0, DropReason::Field),
            (0, DropReason::Field),
            (2, DropReason::Related),
            (2, DropReason::Comments)
        ]
    );
}

#[test]
fn a_text_without_fields_is_all_story() {
    let plain = read(STORY);
    assert_eq!(plain.citation, Citation::default());
    assert_eq!((plain.pieces.len(), plain.left_out.len()), (2, 0));
}

#[test]
fn a_single_line_is_kept() {
    for text in ["Harbour", "Comments", "Ann Lee", "June 1, 2017"] {
        assert_eq!(read(text).pieces.len(), 1, "{text}");
    }
}

#[test]
fn an_ambiguous_date_is_not_guessed() {
    let plain = read(&format!("Harbour talks collapse again\nBy Ann Lee\n01/02/2017\n\n{STORY}"));
    assert_eq!(published(&plain), None);
}
