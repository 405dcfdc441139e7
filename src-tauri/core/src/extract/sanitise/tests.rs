#![allow(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;

fn check(html: &str, expected: &str) {
    assert_eq!(sanitise(html, Url::parse("https://ledger.example/a/b").ok().as_ref()).as_str(), expected, "{html}");
}

#[test]
fn active_content_goes_with_all_that_is_in_it() {
    for element in
        GONE_WITH_CONTENT.iter().filter(|name| !matches!(**name, "plaintext" | "frameset" | "frame" | "head"))
    {
        let html = format!("<p>kept</p><{element}>gone</{element}>");
        let clean = sanitise(&html, None);
        let void = ["base", "basefont", "embed", "frame", "input", "link", "menuitem", "meta", "param", "track"]
            .contains(element);
        assert!(clean.as_str().starts_with("<p>kept</p>"), "{element}: {}", clean.as_str());
        assert!(void || !clean.as_str().contains("gone"), "{element}: {}", clean.as_str());
    }
}

#[test]
fn links_of_other_schemes_go() {
    for href in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " &#x6A;avascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "ftp://a.example/",
        "blob:https://a.example/1",
        "#top",
    ] {
        check(&format!("<a href=\"{href}\">x</a>"), "<a>x</a>");
    }
}

#[test]
fn relative_links_are_resolved() {
    check("<a href='../c?d=1'>x</a>", "<a href=\"https://ledger.example/c?d=1\">x</a>");
    check("<a href='//h.example/'>x</a>", "<a href=\"https://h.example/\">x</a>");
    check("<a href='mailto:a@b.example'>x</a>", "<a href=\"mailto:a@b.example\">x</a>");
    assert_eq!(sanitise("<a href='/c'>x</a>", None).as_str(), "<a>x</a>");
}

#[test]
fn attributes_go() {
    check("<p onclick=x style=y class=z id=q>a</p>", "<p>a</p>");
    check("<img src=x onerror=alert(1) alt=a>", "<img alt=\"a\">");
}

#[test]
fn namespaces_do_not_confuse() {
    for html in [
        "<svg><p><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<xmp><img src=x onerror=alert(1)></xmp>",
        "<template><img src=x onerror=alert(1)></template>",
        "<svg><title><a href=javascript:alert(1)>x</a></title></svg>",
    ] {
        let clean = sanitise(html, None);
        assert!(!clean.as_str().contains("onerror="), "{html}: {}", clean.as_str());
        assert!(!clean.as_str().contains("javascript"), "{html}: {}", clean.as_str());
    }
}

proptest! {
    #[test]
    fn it_is_idempotent(html in "(<(/?(p|b|a|ul|li|table|td|svg|math|style|pre|div|q|form) ?)>|<a href='(https://x.example/\\?a&b|/c|javascript:1)'>|&(amp|lt|nbsp);|[a-z<>&\"\u{e9} \n]){0,30}") {
        let base = Url::parse("https://ledger.example/").unwrap();
        let once = sanitise(&html, Some(&base));
        let twice = sanitise(once.as_str(), Some(&base));
        prop_assert_eq!(once, twice);
    }
}
