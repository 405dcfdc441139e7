//! Copies of the same story: found, grouped, taken apart and put together by the user, and forgotten with the articles.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article, has_bytes, refused};
use clipfile_core::Library;
use clipfile_core::archive::Archive;
use clipfile_core::article::{Citation, Order, Scope};
use clipfile_core::capture::{Belongs, Incoming, Status};
use clipfile_core::copies;
use clipfile_core::exporters::ExportScope;
use clipfile_core::id::ArticleId;
use clipfile_core::overview::{Asked, Noun, Sort};
use clipfile_core::search::Query;

/// A text of an agency, sixteen sentences in five paragraphs.
const WIRE: &str = "HARBOUR CITY (AP) — The harbour authority said on Tuesday that badge readers at three container gates \
had been delivered with a factory password that nobody changed for almost four years.\n\
An internal review found that 412 badges were copied and used after midnight, most of them at the northern gate, where \
trucks leave without a second inspection. Two guards noticed the pattern in March and reported it to a supervisor.\n\
“We should have acted on the first report,” said Marta Lindqvist, who has led the authority since last autumn. “It was \
read and put aside.” She declined to say who read it.\n\
The company that installed the readers, Porthus Systems, said its manual tells customers to choose another password on \
the first day. A contract seen by reporters leaves that step to the installer, for a fee of 18,000 euros.\n\
Customs officers have opened an inquiry into eleven containers that were released during those nights. The ministry of \
transport asked every port in the country to look at its own gates before the end of the month.";

/// Other stories, in which not one sentence is the same.
const OTHERS: [&str; 2] = [
    "The council of Elmstead voted late on Monday to close the open-air pool for the summer after engineers found cracks \
along the western wall and under both diving boards. Repairs are expected to cost more than the town spends on sport in a \
whole year, and swimmers have collected signatures against the decision since spring.\n\
The mayor promised a new vote in September, when a report about the foundations is due.",
    "Farmers in the eastern valleys lost a third of their apple harvest to late frost, according to an estimate by their \
association. Growers burned straw between the trees for five nights, but temperatures stayed below zero until sunrise. \
Insurance covers hail and not frost, and many orchards were planted only a few years ago.\n\
The regional government has announced loans without interest for the farms that were hit hardest.",
];

/// A clipping of `text`, as `outlet` published it on a day of June.
fn clipping(outlet: &str, day: u32, text: &str) -> Incoming {
    let mut incoming = article(text);
    incoming.bytes = format!("<!-- {outlet} -->{text}").into_bytes();
    incoming.belongs = Belongs::Alone;
    incoming.draft.citation = Citation {
        headline: Some(format!("Gates in {outlet}")),
        outlet: Some(outlet.to_owned()),
        published: format!("2024-06-{day:02}").parse().ok(),
        ..Citation::default()
    };
    incoming
}

fn keep(desk: &mut Desk, outlet: &str, day: u32, text: &str) -> ArticleId {
    let kept = desk.library.add(&clipping(outlet, day, text)).unwrap().value;
    assert_eq!(kept.status, Status::Added, "{outlet}");
    kept.article
}

fn settle(library: &mut Library) {
    while library.find_copies_step().unwrap().left > 0 {}
}

/// The groups, each by its articles in order, the lowest first.
fn groups(library: &Library) -> Vec<Vec<i64>> {
    let (total, firsts) = library.copy_groups(0, 100).unwrap();
    assert_eq!(total as usize, firsts.len());
    let mut groups: Vec<Vec<i64>> = firsts
        .into_iter()
        .map(|first| {
            let mut all: Vec<i64> =
                library.copies(first).unwrap().unwrap().copies.iter().map(|copy| copy.article.id.0).collect();
            all.sort_unstable();
            all
        })
        .collect();
    groups.sort();
    groups
}

/// Four copies of the wire, the second with another quotation, the third in a longer piece, the fourth shorter.
fn desk_of_copies() -> (Desk, [ArticleId; 4]) {
    let mut desk = Desk::new();
    let quoted = WIRE.replace("“We should have acted on the first report,”", "“We should have stopped it at once,”");
    let longer = format!("{WIRE}\n{}", OTHERS[0].replace("Elmstead", "Harbour City"));
    let shorter: String = WIRE.lines().take(4).collect::<Vec<_>>().join("\n").replace("on Tuesday", "this week");
    let ids = [
        keep(&mut desk, "Morning Post", 3, WIRE),
        keep(&mut desk, "Evening Echo", 2, &quoted),
        keep(&mut desk, "The Ledger", 4, &longer),
        keep(&mut desk, "Radio North", 5, &shorter),
    ];
    for (at, text) in OTHERS.iter().enumerate() {
        keep(&mut desk, &format!("Other {at}"), 1, text);
    }
    settle(&mut desk.library);
    (desk, ids)
}

#[test]
fn copies_are_one_group_with_what_differs_in_each() {
    let (desk, ids) = desk_of_copies();
    assert_eq!(groups(&desk.library), [ids.map(|id| id.0).to_vec()]);
    let copies = desk.library.copies(ids[2]).unwrap().unwrap();
    let order: Vec<ArticleId> = copies.copies.iter().map(|copy| copy.article.id).collect();
    assert_eq!(order, [ids[1], ids[0], ids[2], ids[3]], "published first, first");
    assert_eq!(copies.agency, Some("AP"));
    assert_eq!(
        copies.english(),
        "4 copies of this AP text, 3 differ in a quotation",
        "the one that was published first has other words in its quotation than the rest"
    );
    assert_eq!(copies.copies[0].differs, None);
    assert_eq!(copies.copies[1].differs.unwrap().quotations, 1);
    assert_eq!(desk.library.count_copies(ids[3]).unwrap(), 4);
    assert_eq!(desk.library.copies(ArticleId(5)).unwrap(), None);
    desk.assert_sound();
}

#[test]
fn a_text_that_was_not_kept_yet_is_said_to_be_a_copy() {
    let (mut desk, ids) = desk_of_copies();
    let edited = WIRE.replace("Two guards noticed the pattern in March", "Two guards saw the pattern in spring");
    let found = desk.library.copy_of(&clipping("Late News", 6, &edited)).unwrap();
    assert!(ids.contains(&found.unwrap()), "{found:?}");
    let other = format!("Three ferries were taken out of service on Friday. {}", &OTHERS[0][330..]);
    assert_eq!(desk.library.copy_of(&clipping("Late News", 6, &other)).unwrap(), None);
    // What has the address of an article is a version of it, and no copy.
    let mut first = clipping("Paper", 1, &format!("{}\nThe end of it.", OTHERS[1]));
    first.draft.citation.url = Some("https://paper.example/frost".to_owned());
    first.belongs = Belongs::ByAddress;
    let kept = desk.library.add(&first).unwrap().value;
    let mut again = clipping("Paper", 1, &format!("{}\nThe end of all of it.", OTHERS[1]));
    again.draft.citation.url = first.draft.citation.url.clone();
    again.belongs = Belongs::ByAddress;
    assert_ne!(desk.library.copy_of(&again).unwrap(), Some(kept.article));
    assert_eq!(desk.library.add(&again).unwrap().value.status, Status::Version);
    settle(&mut desk.library);
    assert_eq!(groups(&desk.library), [ids.map(|id| id.0).to_vec(), vec![6, kept.article.0]]);
    desk.assert_sound();
}

#[test]
fn what_the_user_takes_out_stays_out_and_undo_brings_it_back() {
    let (mut desk, ids) = desk_of_copies();
    let _ = desk.library.ungroup_copy(ids[2]).unwrap();
    assert_eq!(desk.ways().0, "take out of its copies “Gates in The Ledger”");
    let without: Vec<i64> = vec![ids[0].0, ids[1].0, ids[3].0];
    assert_eq!(groups(&desk.library), std::slice::from_ref(&without));
    // A later copy joins those it is said to be with, and does not bring back what was taken out.
    let late = keep(&mut desk, "Late News", 7, &WIRE.replace("almost four years", "years"));
    settle(&mut desk.library);
    assert_eq!(groups(&desk.library), [[without.clone(), vec![late.0]].concat()]);
    desk.library.find_copies_again().unwrap();
    settle(&mut desk.library);
    let found = groups(&desk.library);
    assert!(found.iter().all(|group| !(group.contains(&ids[2].0) && group.contains(&ids[0].0))), "{found:?}");
    let _ = desk.library.undo().unwrap();
    let _ = desk.library.undo().unwrap();
    assert_eq!(groups(&desk.library), [ids.map(|id| id.0).to_vec()]);
    let _ = desk.library.redo().unwrap();
    assert_eq!(groups(&desk.library), [without]);
    desk.assert_sound();
    assert_eq!(refused(desk.library.ungroup_copy(ArticleId(5))).to_string(), "the article is in no group of copies");
}

#[test]
fn what_the_user_puts_together_is_a_group() {
    let (mut desk, ids) = desk_of_copies();
    let [pool, apples] = [ArticleId(5), ArticleId(6)];
    let _ = desk.library.group_copies(&[apples, pool, apples]).unwrap();
    assert_eq!(groups(&desk.library), [ids.map(|id| id.0).to_vec(), vec![5, 6]]);
    let _ = desk.library.group_copies(&[pool, ids[0]]).unwrap();
    assert_eq!(groups(&desk.library), [vec![1, 2, 3, 4, 5, 6]]);
    desk.library.find_copies_again().unwrap();
    settle(&mut desk.library);
    assert_eq!(groups(&desk.library), [vec![1, 2, 3, 4, 5, 6]], "it does not depend on the order in which it is found");
    let copies = desk.library.copies(pool).unwrap().unwrap();
    assert!(copies.copies.iter().all(|copy| copy.is_told == [pool, apples, ids[0]].contains(&copy.article.id)));
    let _ = desk.library.undo().unwrap();
    assert_eq!(groups(&desk.library), [ids.map(|id| id.0).to_vec(), vec![5, 6]]);
    let _ = desk.library.ungroup_copy(pool).unwrap();
    assert_eq!(groups(&desk.library), [ids.map(|id| id.0).to_vec()]);
    assert!(refused(desk.library.group_copies(&[pool])).to_string().contains("two articles"));
    let _ = desk.library.trash(&[pool]).unwrap();
    assert!(refused(desk.library.group_copies(&[pool, apples])).to_string().contains("trash"));
    desk.assert_sound();
}

#[test]
fn one_that_is_like_two_others_does_not_bring_them_together() {
    let mut desk = Desk::new();
    let short = WIRE.lines().take(2).collect::<Vec<_>>().join("\n");
    let round_up = |rest: &str| format!("{short}\n{rest}\n{rest}");
    keep(&mut desk, "Short", 1, &short);
    keep(&mut desk, "One", 2, &round_up(OTHERS[0]));
    keep(&mut desk, "Two", 3, &round_up(OTHERS[1]));
    settle(&mut desk.library);
    let found = groups(&desk.library);
    assert!(found.iter().all(|group| !(group.contains(&2) && group.contains(&3))), "{found:?}");
    assert_eq!(found.len(), 1);
}

#[test]
fn short_texts_are_copies_when_they_are_the_same() {
    let mut desk = Desk::new();
    keep(&mut desk, "A", 1, "The gate in the north is open again, the authority said.");
    keep(&mut desk, "B", 1, "“The gate in the north is open again”, the Authority said");
    keep(&mut desk, "C", 1, "The gate in the south is open again, the authority said.");
    settle(&mut desk.library);
    assert_eq!(groups(&desk.library), [vec![1, 2]]);
}

#[test]
fn groups_follow_the_trash_the_versions_and_undo() {
    let (mut desk, ids) = desk_of_copies();
    let _ = desk.library.trash(&[ids[0], ids[1]]).unwrap();
    assert_eq!(groups(&desk.library), [vec![3, 4]], "what is in the trash is not shown");
    let _ = desk.library.restore(&[ids[0]]).unwrap();
    assert_eq!(groups(&desk.library), [vec![1, 3, 4]]);
    let _ = desk.library.merge_articles(ids[3], ids[0]).unwrap();
    settle(&mut desk.library);
    assert_eq!(groups(&desk.library), [vec![3, 4]], "versions of one article are one of its copies");
    let _ = desk.library.undo().unwrap();
    settle(&mut desk.library);
    assert_eq!(groups(&desk.library), [vec![1, 3, 4]]);
    desk.assert_sound();
    // Taking back the clipping itself.
    let late = keep(&mut desk, "Late News", 7, &WIRE.replace("almost four years", "years"));
    settle(&mut desk.library);
    assert_eq!(desk.library.count_copies(late).unwrap(), 4);
    let _ = desk.library.undo().unwrap();
    assert_eq!(groups(&desk.library), [vec![1, 3, 4]]);
    let _ = desk.library.redo().unwrap();
    settle(&mut desk.library);
    assert_eq!(desk.library.count_copies(late).unwrap(), 4);
    desk.assert_sound();
}

#[test]
fn nothing_of_a_copy_stays_when_the_trash_is_emptied() {
    let (mut desk, ids) = desk_of_copies();
    let _ = desk.library.ungroup_copy(ids[2]).unwrap();
    let _ = desk.library.group_copies(&[ids[2], ArticleId(5)]).unwrap();
    let _ = desk.library.trash(&[ids[0], ids[2]]).unwrap();
    let _ = desk.library.empty_trash().unwrap();
    assert_eq!(groups(&desk.library), [vec![2, 4]]);
    desk.assert_sound();
    let uid = "copy_told";
    let (_folder, path) = desk.closed();
    let conn = rusqlite_of(&path);
    for table in ["copy_marks_docsize", "copy_text", "copy_group", "copy_queue"] {
        let column = if table == "copy_marks_docsize" { "id" } else { "article" };
        let left: i64 = conn
            .query_row(&format!("SELECT count(*) FROM {table} WHERE {column} IN (1, 3)"), [], |row| row.get(0))
            .unwrap();
        assert_eq!(left, 0, "{table}");
    }
    let told: i64 = conn.query_row("SELECT count(*) FROM copy_told", [], |row| row.get(0)).unwrap();
    assert_eq!(told, 0);
    let kept: i64 =
        conn.query_row("SELECT count(*) FROM journal WHERE noun = ?1 AND erased = 0", [uid], |row| row.get(0)).unwrap();
    assert_eq!(kept, 0, "nor does the journal have it");
    assert!(!has_bytes(&path, "Porthus Systems leaves"), "no words either");
}

fn rusqlite_of(path: &std::path::Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

#[test]
fn what_was_said_travels_with_the_archive() {
    let (mut desk, ids) = desk_of_copies();
    let _ = desk.library.ungroup_copy(ids[2]).unwrap();
    let _ = desk.library.group_copies(&[ArticleId(5), ArticleId(6)]).unwrap();
    let out = |desk: &Desk, name: &str| {
        let path = desk.beside(name);
        desk.library.export("json", &ExportScope::Everything, &path).unwrap();
        std::fs::read_to_string(path).unwrap()
    };
    let written = out(&desk, "out.json");
    let archive: Archive = serde_json::from_str(&written).unwrap();
    assert_eq!(archive.copies.len(), 4);
    let mut copy = Desk::new();
    let _ = copy.library.add_archive(&archive).unwrap();
    settle(&mut copy.library);
    assert_eq!(groups(&copy.library).len(), 2);
    assert_eq!(out(&copy, "again.json"), written);
    copy.assert_sound();
    let mut wrong = archive;
    wrong.copies[0].one = wrong.copies[0].other;
    assert!(refused(Desk::new().library.add_archive(&wrong)).to_string().contains("copies"));
}

#[test]
fn a_list_shows_each_story_once_and_repair_finds_the_copies_again() {
    let (mut desk, ids) = desk_of_copies();
    let listed = |library: &Library, scope| {
        let page = library.list_articles(scope, &copies::once(), Order::Newest, 0, 9).unwrap();
        page.rows.into_iter().map(|listed| (listed.row.article.id.0, listed.row.copies)).collect::<Vec<_>>()
    };
    assert_eq!(listed(&desk.library, Scope::Articles), [(6, 0), (5, 0), (4, 4)]);
    let _ = desk.library.archive(&[ids[3]], true).unwrap();
    assert_eq!(listed(&desk.library, Scope::Inbox), [(6, 0), (5, 0), (3, 4)], "the inbox has one of its own");
    assert_eq!(listed(&desk.library, Scope::Articles), [(6, 0), (5, 0), (3, 4)]);
    let asked = |unfolded| Asked {
        noun: Noun::Articles,
        scope: Scope::Articles,
        typed: String::new(),
        sort: Sort::Made,
        is_descending: true,
        group: None,
        unfolded,
    };
    assert_eq!(desk.library.arrange(&asked(Some(vec![3]))).unwrap().rows, [6, 5, 3, 1, 2, 4]);
    assert_eq!(desk.library.arrange(&asked(Some(vec![3]))).unwrap().under, [1, 2, 4]);
    assert_eq!(desk.library.arrange(&asked(None)).unwrap().rows, [6, 5, 4, 3, 2, 1]);
    desk.library.rebuild_index(&desk.beside("before.clipfile"), &mut |_, _| ()).unwrap();
    desk.assert_sound();
    settle(&mut desk.library);
    assert_eq!(groups(&desk.library), [ids.map(|id| id.0).to_vec()]);
    desk.assert_sound();
}

#[test]
fn lists_are_whole_while_copies_wait_to_be_found() {
    let mut desk = Desk::new();
    keep(&mut desk, "A", 1, WIRE);
    keep(&mut desk, "B", 2, &WIRE.replace("Tuesday", "Wednesday"));
    assert_eq!(desk.library.copies_left().unwrap(), 2);
    assert_eq!(desk.library.list_articles(Scope::Articles, &Query::default(), Order::Newest, 0, 9).unwrap().total, 2);
    let desk = desk.reopened();
    assert_eq!(desk.library.copies_left().unwrap(), 2, "the queue survives");
    desk.assert_sound();
}

#[test]
fn a_query_finds_what_has_copies() {
    let (mut desk, ids) = desk_of_copies();
    assert_eq!(
        desk.found("is:duplicate"),
        ["Gates in Radio North", "Gates in The Ledger", "Gates in Evening Echo", "Gates in Morning Post"]
    );
    assert_eq!(desk.found("-is:duplicate").len(), 2);
    let _ = desk.library.trash(&ids[..3]).unwrap();
    assert!(desk.found("is:duplicate").is_empty(), "the others are in the trash");
}
