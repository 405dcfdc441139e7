//! Addresses that wait to be fetched.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article, refused};
use clipfile_core::Kind;
use clipfile_core::capture::Status;

const URL: &str = "https://ledger.example/doors";

fn waiting(desk: &Desk) -> Vec<String> {
    desk.library.waiting().unwrap().into_iter().map(|one| one.url).collect()
}

#[test]
fn an_address_waits_once_until_it_is_removed() {
    let mut desk = Desk::new();
    let first = desk.library.add_waiting(URL).unwrap().value;
    assert_eq!(desk.library.add_waiting("HTTPS://ledger.example/doors").unwrap().value, first);
    let _ = desk.library.add_waiting("http://ledger.example/quay").unwrap();
    assert_eq!(waiting(&desk), ["http://ledger.example/quay", URL]);
    for no_address in ["", "ledger.example", "file:///etc/passwd", "javascript:alert(1)"] {
        assert_eq!(refused(desk.library.add_waiting(no_address)).kind(), Kind::Invalid, "{no_address}");
    }
    let _ = desk.library.remove_waiting(first).unwrap();
    assert_eq!(refused(desk.library.remove_waiting(first)).kind(), Kind::NotFound);
    desk = desk.reopened();
    assert_eq!(waiting(&desk), ["http://ledger.example/quay"]);
    assert_eq!(desk.ways().0, format!("remove waiting address “{URL}”"));
    let _ = desk.library.undo().unwrap();
    assert_eq!(waiting(&desk), ["http://ledger.example/quay", URL]);
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.undo().unwrap();
    assert_eq!(waiting(&desk), [""; 0]);
    desk.assert_sound();
}

#[test]
fn what_waited_and_came_waits_no_longer_and_undo_turns_both_back() {
    let mut desk = Desk::new();
    let id = desk.library.add_waiting(URL).unwrap().value;
    let kept = desk.library.add_that_waited(&article("Port strike\nDockers went back to work."), id).unwrap().value;
    assert_eq!((kept.status, waiting(&desk).len()), (Status::Added, 0));
    let _ = desk.library.undo().unwrap();
    assert_eq!((waiting(&desk), desk.library.counts().unwrap().articles), (vec![URL.to_owned()], 0));
    let _ = desk.library.redo().unwrap();
    assert_eq!((waiting(&desk).len(), desk.library.counts().unwrap().articles), (0, 1));
    let again = desk.library.add_that_waited(&article("Port strike\nDockers went back to work."), id).unwrap().value;
    assert_eq!(again.status, Status::Present);
    desk.assert_sound();
}
