//! Addresses that exports have, on their way back.
#![allow(clippy::unwrap_used)]

use crate::claims::resting_on;
use crate::stories::titled;
use crate::support::Desk;
use clipfile_core::Kind;
use clipfile_core::address::Target;
use clipfile_core::exporters::ExportScope;
use clipfile_core::id::ArticleId;

#[test]
fn the_addresses_of_an_export_lead_to_what_they_are_of() {
    let mut desk = Desk::with(&["The gate\nThe gate stood open for nine days."]);
    let passage = desk.mark(ArticleId(1), "nine days");
    let path = desk.beside("gate.html");
    desk.library.export("html", &ExportScope::Articles(vec![ArticleId(1)]), &path).unwrap();
    let page = std::fs::read_to_string(&path).unwrap();
    let addresses: Vec<&str> = page.split("clipfile://").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let led: Vec<Target> =
        addresses.iter().map(|rest| desk.library.at_address(&format!("clipfile://{rest}")).unwrap()).collect();
    assert!(led.contains(&Target::Article(ArticleId(1))), "{addresses:?}");
    assert!(led.contains(&Target::Passage(ArticleId(1), passage)), "{addresses:?}");
    let claim = desk.library.add_claim(&resting_on("It stood open.", &[passage])).unwrap().value;
    let uid = desk.library.claim(claim).unwrap().uid;
    assert_eq!(desk.library.at_address(&format!("CLIPFILE://claim/{uid}/")).unwrap(), Target::Claim(claim));
    let story = desk.library.add_story(&titled("The gate")).unwrap().value;
    let of_story = format!("clipfile://story/{}", desk.library.story(story).unwrap().uid);
    assert_eq!(desk.library.at_address(&of_story).unwrap(), Target::Story(story));
    // What lies in the trash is said, and what is not here.
    let _ = desk.library.trash_stories(&[story]).unwrap();
    let trashed = desk.library.at_address(&of_story).unwrap_err().to_string();
    assert_eq!(trashed, "the story of this address lies in the trash; bring it back to see it");
    let other = format!("clipfile://article/{uid}");
    assert_eq!(desk.library.at_address(&other).unwrap_err().kind(), Kind::NotFound, "a claim is no article");
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.undo().unwrap();
    assert_eq!(desk.library.at_address(&of_story).unwrap_err().kind(), Kind::NotFound);
}

#[test]
fn an_address_can_do_nothing_but_name() {
    let desk = Desk::with(&["The gate\nThe gate stood open."]);
    let uid = "0190a3b0-7c2e-7000-8000-000000000001";
    for address in [
        String::new(),
        "clipfile://".to_owned(),
        "clipfile://article".to_owned(),
        "clipfile://article/1".to_owned(),
        "clipfile://article/../../etc/passwd".to_owned(),
        format!("clipfile://article/{uid}?delete=1"),
        format!("clipfile://article/{uid}/delete"),
        format!("clipfile://trash/{uid}"),
        format!("clipfile:article/{uid}"),
        format!("https://article/{uid}"),
        "clipfile://article/' OR 1=1 --".to_owned(),
        format!("clipfile://article/{}", "a".repeat(1_000_000)),
        "clipfile://article/\u{0}\u{202E}\n".to_owned(),
    ] {
        let error = desk.library.at_address(&address).unwrap_err();
        assert_eq!(error.kind(), Kind::Invalid, "{address:.80}");
        assert!(error.to_string().len() < 400, "{error}");
    }
    let unknown = desk.library.at_address(&format!("clipfile://passage/{uid}")).unwrap_err();
    assert_eq!(unknown.to_string(), "the passage of this address is not in this library");
    desk.assert_sound();
}
