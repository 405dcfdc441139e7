use super::*;

fn read_html(html: &str, own: Option<&str>) -> Citation {
    read(&Tree::from(html), own).citation
}

#[test]
fn json_ld_is_read_from_a_graph() {
    let found = read_html(
        r##"<html lang=en-GB><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebPage","@id":"#p"},{"@type":"Person","@id":"#ann","name":"Ann Lee"},
        {"@type":["NewsArticle"],"headline":"Harbour talks
 collapse","author":[{"@id":"#ann"},{"name":"Bo Chi"}],"publisher":{"name":"The Northern Ledger"},
        "datePublished":"2017-06-01T18:05:00+02:00","dateModified":"2017-06-02","dateline":"Harbour City"}]}</script>"##,
        Some("https://ledger.example/a"),
    );
    assert_eq!(found.headline.as_deref(), Some("Harbour talks collapse"));
    assert_eq!(found.byline, ["Ann Lee", "Bo Chi"]);
    assert_eq!(found.outlet.as_deref(), Some("The Northern Ledger"));
    assert_eq!(found.published.as_ref().map(Published::as_str), Some("2017-06-01T18:05:00+02:00"));
    assert_eq!(found.updated.as_ref().map(Published::as_str), Some("2017-06-02"));
    assert_eq!(found.dateline.as_deref(), Some("Harbour City"));
    assert_eq!(found.url.as_deref(), Some("https://ledger.example/a"));
    assert_eq!(found.language.as_deref(), Some("en-GB"));
}

#[test]
fn meta_elements_and_markup_stand_in() {
    let found = read_html(
        "<title>Talks collapse - The Northern Ledger</title><meta property=og:site_name content='The Northern Ledger'>
        <meta name=author content='By Ann Lee and Bo Chi'><link rel=canonical href='/2017/06/01/talks'><h1>Talks collapse</h1>",
        Some("https://ledger.example/amp/talks"),
    );
    assert_eq!(found.headline.as_deref(), Some("Talks collapse"));
    assert_eq!(found.byline, ["Ann Lee", "Bo Chi"]);
    assert_eq!(found.published.as_ref().map(Published::as_str), Some("2017-06-01"));
    assert_eq!(found.url.as_deref(), Some("https://ledger.example/2017/06/01/talks"));
}

#[test]
fn what_the_page_shows_is_read_last() {
    let found = read_html(
        "<title>x</title><body><h1>Harbour talks collapse</h1><p class=byline>By Ann Lee, Security Correspondent</p>
        <div class=date>Thursday 1 June 2017, 18:05 BST</div><footer><time datetime=2001-01-01>old</time></footer>",
        None,
    );
    assert_eq!(found.byline, ["Ann Lee"]);
    assert_eq!(found.published.as_ref().map(Published::as_str), Some("2017-06-01T18:05:00+01:00"));
}

#[test]
fn a_page_that_says_nothing_gives_nothing() {
    assert_eq!(read_html("<p>text", None), Citation::default());
}
