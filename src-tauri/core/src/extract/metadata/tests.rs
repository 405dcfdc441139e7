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

fn read_all(html: &str, own: &str) -> Metadata {
    read(&Tree::from(html), Some(own))
}

#[test]
fn the_day_by_the_headline_is_the_articles() {
    let day = |html: &str| {
        let found = read_html(html, Some("https://ledger.example/a"));
        found.published.map(|date| date.as_str().to_owned())
    };
    let first = "<div class=menu-teasers><time datetime=2025-01-31>31 January</time></div>";
    let far = "<i></i>".repeat(60);
    assert_eq!(
        day(&format!(
            "<title>x</title><body>{first}{far}<h1>Harbour talks</h1><time datetime=2017-03-01>1 March</time>"
        ))
        .as_deref(),
        Some("2017-03-01")
    );
    // The page was made anew; the day that it shows is the one on which its readers saw it first.
    let stated = "<meta property='article:published_time' content='2025-01-31T12:00:00Z'>";
    assert_eq!(
        day(&format!("{stated}<body><h1>Harbour talks</h1><p>March 1, 2017</p>")).as_deref(),
        Some("2017-03-01")
    );
    assert_eq!(
        day(&format!(
            "{stated}<body><h1>Harbour talks</h1>{far}{far}<div class=card><p class=date>March 1, 2017</p></div>"
        ))
        .as_deref(),
        Some("2025-01-31T12:00:00Z")
    );
    assert_eq!(day("<meta name='x-published-date' content='2017-03-01'>").as_deref(), Some("2017-03-01"));
    assert_eq!(
        day("<body><h1>Harbour talks</h1><aside><h4>Published</h4><time datetime=2017-03-01>x</time></aside>")
            .as_deref(),
        Some("2017-03-01")
    );
}

#[test]
fn a_page_that_tells_only_its_last_change_says_so() {
    let own = "https://ledger.example/a";
    let found = read_all("<body><h1>Harbour talks</h1><p>Last updated: 2 March 2017</p>", own);
    assert!(found.is_only_changed);
    assert_eq!(found.citation.published.as_ref().map(Published::as_str), Some("2017-03-02"));
    assert_eq!(found.citation.updated, None);
    let both = "<body><h1>Harbour talks</h1><p>Published 1 March 2017 | Updated 2 March 2017</p>";
    let found = read_all(both, own);
    assert!(!found.is_only_changed);
    assert_eq!(found.citation.published.as_ref().map(Published::as_str), Some("2017-03-01"));
    assert_eq!(found.citation.updated.as_ref().map(Published::as_str), Some("2017-03-02"));
}

#[test]
fn the_author_by_the_headline_is_believed() {
    let byline = |html: &str| read_html(html, Some("https://ledger.example/a")).byline;
    let stated = "<meta name=author content='Kate Smith'>";
    assert_eq!(byline(&format!("{stated}<body><h1>Harbour talks</h1><p>By Ann Lee</p>")), ["Ann Lee"]);
    assert_eq!(byline(&format!("{stated}<body><h1>Harbour talks</h1><p>By noon it was over</p>")), ["Kate Smith"]);
    let boxed = "<body><h1>Harbour talks</h1><div class=author><b>Ann Lee</b> <i>Harbour Pilot</i></div>";
    assert_eq!(byline(boxed), ["Ann Lee"]);
    let presented =
        "<body><h1>Harbour talks</h1><p>Ann Lee</p><p>The talks.</p><p>Ann Lee is a writer in Harbour City.</p>";
    assert_eq!(byline(presented), ["Ann Lee"]);
    let outlet = "<meta property='og:site_name' content='Harbour Pilots'><meta name=author content='Harbour Pilots'>";
    assert_eq!(byline(outlet), ["Harbour Pilots"]);
}

#[test]
fn the_heading_is_the_headline_though_another_is_stated() {
    let headline = |html: &str| read_html(html, None).headline.unwrap_or_default();
    assert_eq!(
        headline("<title>Best harbour pilots reviewed</title><body><h1>We asked seven harbour pilots who is best</h1>"),
        "We asked seven harbour pilots who is best"
    );
    assert_eq!(
        headline("<title>Harbour pilots reviewed</title><body><h1>Most read this week</h1>"),
        "Harbour pilots reviewed"
    );
}

#[test]
fn a_site_is_called_what_its_front_page_is_or_its_host() {
    let outlet = |html: &str| read_html(html, Some("https://www.northernledger.example/a")).outlet.unwrap_or_default();
    assert_eq!(outlet("<body><a href='/'><img alt='Northern Ledger logo'></a>"), "Northern Ledger");
    assert_eq!(outlet("<meta property='og:site_name' content='Blog'><p>x"), "northernledger.example");
}
