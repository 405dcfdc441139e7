//! A result from above: what it is made of, by month, in groups, in any order.
#![allow(clippy::unwrap_used)]

use crate::support::{Desk, article};
use clipfile_core::article::{Citation, Published, Scope};
use clipfile_core::id::{ArticleId, HighlightId};
use clipfile_core::note::Subject;
use clipfile_core::overview::{Arrangement, Asked, GroupBy, Noun, Sort};
use clipfile_core::search::DateOf;

/// Four articles: two of the Post, one of the post in other letters, one of nobody.
fn desk() -> (Desk, Vec<ArticleId>) {
    let mut desk = Desk::new();
    let written = [
        ("Gate\nThe factory password was on the gate.", "Harbour Post", "2019-03-05", "security/doors"),
        ("Badge\nHis badge and a password were lost.", "harbour post", "2019-03", "security"),
        ("Audit\nAn audit of passwords and gates and many more words.", "The Echo", "2021-07-01", "money"),
        ("Zoo\nNothing about it.", "", "", ""),
    ];
    let mut ids = Vec::new();
    for (text, outlet, published, tag) in written {
        let mut incoming = article(text);
        incoming.draft.citation = Citation {
            outlet: Some(outlet.to_owned()).filter(|outlet| !outlet.is_empty()),
            published: published.parse::<Published>().ok(),
            ..incoming.draft.citation
        };
        let id = desk.library.add(&incoming).unwrap().value.article;
        if !tag.is_empty() {
            let _ = desk.library.tag(&[Subject::Article(id)], tag).unwrap();
        }
        ids.push(id);
    }
    (desk, ids)
}

fn asked(noun: Noun, typed: &str, sort: Sort, is_descending: bool, group: Option<GroupBy>) -> Asked {
    Asked { noun, scope: Scope::Articles, typed: typed.to_owned(), sort, is_descending, group, unfolded: None }
}

/// The groups with their headlines: `Harbour Post: Gate, Badge`.
fn shown(desk: &Desk, arrangement: &Arrangement) -> Vec<String> {
    let headline = |key: &i64| desk.library.article(ArticleId(*key)).unwrap().citation.headline.unwrap_or_default();
    let mut rows = arrangement.rows.iter();
    let groups = arrangement.groups.iter().map(|group| {
        let names: Vec<String> = rows.by_ref().take(group.count as usize).map(headline).collect();
        format!("{}: {}", group.key, names.join(", "))
    });
    let mut shown: Vec<String> = groups.collect();
    shown.extend(rows.map(headline));
    shown
}

#[test]
fn a_list_is_sorted_by_any_column_and_what_has_none_comes_last() {
    let (desk, _) = desk();
    let rows = |sort, is_descending| {
        let arrangement = desk.library.arrange(&asked(Noun::Articles, "", sort, is_descending, None)).unwrap();
        shown(&desk, &arrangement).join(" ")
    };
    assert_eq!(rows(Sort::Headline, false), "Audit Badge Gate Zoo");
    assert_eq!(rows(Sort::Headline, true), "Zoo Gate Badge Audit");
    assert_eq!(rows(Sort::Published, true), "Audit Gate Badge Zoo");
    assert_eq!(rows(Sort::Published, false), "Badge Gate Audit Zoo");
    assert_eq!(rows(Sort::Words, true), "Audit Badge Gate Zoo");
    assert_eq!(rows(Sort::Made, true), "Zoo Audit Badge Gate");
}

#[test]
fn groups_have_their_counts_and_what_is_in_none_stands_at_the_end() {
    let (desk, _) = desk();
    let groups = |group| {
        let arrangement = desk.library.arrange(&asked(Noun::Articles, "", Sort::Headline, false, Some(group))).unwrap();
        shown(&desk, &arrangement)
    };
    assert_eq!(groups(GroupBy::Outlet), ["Harbour Post: Badge, Gate", "The Echo: Audit", ": Zoo"]);
    assert_eq!(groups(GroupBy::Published), ["2021-07: Audit", "2019-03: Badge, Gate", ": Zoo"]);
    assert_eq!(groups(GroupBy::Clipped), ["2023-11: Audit, Badge, Gate, Zoo"]);
    assert_eq!(groups(GroupBy::Tag), ["money: Audit", "security: Badge", "security/doors: Gate", ": Zoo"]);
}

#[test]
fn what_has_two_tags_stands_in_two_groups() {
    let (mut desk, ids) = desk();
    let _ = desk.library.tag(&[Subject::Article(ids[0])], "money").unwrap();
    let mark = desk.mark(ids[0], "factory password");
    let _ = desk.library.tag(&[Subject::Highlight(mark)], "money").unwrap();
    let arrangement =
        desk.library.arrange(&asked(Noun::Articles, "gate", Sort::Headline, false, Some(GroupBy::Tag))).unwrap();
    assert_eq!(shown(&desk, &arrangement), ["money: Audit, Gate", "security/doors: Gate"]);
}

#[test]
fn a_list_that_was_arranged_follows_what_is_written() {
    let (mut desk, ids) = desk();
    let asked = asked(Noun::Articles, "gate*", Sort::Headline, false, Some(GroupBy::Outlet));
    let before = desk.library.arrange(&asked).unwrap();
    assert_eq!(shown(&desk, &before), ["Harbour Post: Gate", "The Echo: Audit"]);
    let _ = desk.library.trash(&ids[..1]).unwrap();
    let after = desk.library.arrange(&asked).unwrap();
    assert_eq!(shown(&desk, &after), ["The Echo: Audit"]);
}

#[test]
fn passages_and_notes_are_arranged_like_articles() {
    let (mut desk, ids) = desk();
    let first = desk.mark(ids[0], "factory");
    let second = desk.mark(ids[2], "audit");
    let third = desk.mark(ids[0], "gate");
    let _ = desk.library.set_note(Subject::Highlight(third), "Which gate?").unwrap();
    let _ = desk.library.set_note(Subject::Article(ids[3]), "Ask again").unwrap();
    let by_outlet = |noun| desk.library.arrange(&asked(noun, "", Sort::Made, true, Some(GroupBy::Outlet))).unwrap();
    let passages = by_outlet(Noun::Passages);
    let groups: Vec<(&str, u32)> = passages.groups.iter().map(|group| (group.key.as_str(), group.count)).collect();
    assert_eq!(groups, [("Harbour Post", 2), ("The Echo", 1)]);
    assert_eq!(passages.rows, [third.0, first.0, second.0]);
    let keys: Vec<HighlightId> = passages.rows.iter().copied().map(HighlightId).collect();
    let listed = desk.library.passages_of(&keys).unwrap();
    assert_eq!(listed.iter().map(|passage| passage.exact.as_str()).collect::<Vec<_>>(), ["gate", "factory", "audit"]);
    let notes = by_outlet(Noun::Notes);
    let groups: Vec<(&str, u32)> = notes.groups.iter().map(|group| (group.key.as_str(), group.count)).collect();
    assert_eq!(groups, [("Harbour Post", 1), ("", 1)]);
}

#[test]
fn a_result_is_counted_by_month_and_by_tag() {
    let (mut desk, ids) = desk();
    let timeline = |desk: &Desk, typed: &str, date| {
        let query = desk.library.query(typed, true);
        let timeline = desk.library.searcher().unwrap().timeline(Scope::Articles, &query, date, true).unwrap();
        let mut lines: Vec<String> = timeline.bars.iter().map(|bar| format!("{} {}", bar.month, bar.count)).collect();
        lines.push(format!("undated {}", timeline.undated));
        lines.extend(timeline.tags.iter().map(|line| {
            let bars: Vec<String> = line.bars.iter().map(|bar| format!("{} {}", bar.month, bar.count)).collect();
            format!("{} {}: {}", line.path, line.count, bars.join(", "))
        }));
        lines
    };
    assert_eq!(
        timeline(&desk, "", DateOf::Published),
        [
            "2019-03 2",
            "2021-07 1",
            "undated 1",
            "security 2: 2019-03 2",
            "money 1: 2021-07 1",
            "security/doors 1: 2019-03 1"
        ]
    );
    assert_eq!(timeline(&desk, "badge", DateOf::Published), ["2019-03 1", "undated 0", "security 1: 2019-03 1"]);
    assert_eq!(timeline(&desk, "zoo", DateOf::Clipped), ["2023-11 1", "undated 0"]);
    let _ = desk.library.trash(&ids[1..2]).unwrap();
    assert_eq!(timeline(&desk, "badge", DateOf::Published), ["undated 0"]);
}

#[test]
fn a_summary_counts_each_article_and_each_passage_of_a_tag_once() {
    let (mut desk, ids) = desk();
    let marks = [desk.mark(ids[0], "factory"), desk.mark(ids[0], "gate")];
    for mark in marks {
        let _ = desk.library.tag(&[Subject::Highlight(mark)], "security/doors").unwrap();
        let _ = desk.library.tag(&[Subject::Highlight(mark)], "security/keys").unwrap();
    }
    let _ = desk.library.set_note(Subject::Highlight(marks[1]), "The gate").unwrap();
    let summary = |desk: &Desk, typed: &str| {
        let query = desk.library.query(typed, true);
        let summary = desk.library.searcher().unwrap().summary(Scope::Articles, &query).unwrap();
        let path = |tag| desk.library.all_tags().unwrap().into_iter().find(|one| one.id == tag).unwrap().path;
        let tags: Vec<String> = summary
            .tags
            .iter()
            .map(|share| format!("{} {} {}", path(share.tag), share.articles, share.passages))
            .collect();
        ((summary.articles, summary.passages, summary.notes), tags)
    };
    let (counts, tags) = summary(&desk, "");
    assert_eq!(counts, (4, 2, 1));
    assert_eq!(tags, ["money 1 0", "security 2 2", "security/doors 1 2", "security/keys 1 2"]);
    let all: Vec<String> = desk
        .library
        .tags()
        .unwrap()
        .iter()
        .map(|counted| format!("{} {} {}", counted.tag.path, counted.articles, counted.passages))
        .collect();
    assert_eq!(tags, all);
    assert_eq!(summary(&desk, "badge"), ((1, 0, 0), vec!["security 1 0".to_owned()]));
}

#[test]
fn a_passage_is_read_with_its_paragraph() {
    let mut desk = Desk::with(&["Gate\nFirst words here.\nThe factory password was on it.\nLast words."]);
    let id = ArticleId(1);
    let mark = desk.mark(id, "password");
    let (text, range) = desk.library.around(mark).unwrap().unwrap();
    assert_eq!(text, "The factory password was on it.");
    assert_eq!(&text[range.start.0..range.end.0], "password");
}
