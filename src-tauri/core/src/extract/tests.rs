use super::*;
use proptest::prelude::*;

fn raw(content: Content) -> RawCapture {
    RawCapture::new(content)
}

fn check(content: Content) -> Result<(), TestCaseError> {
    let draft = extract(&raw(content));
    prop_assert_eq!(draft.document.check(), Ok(()));
    prop_assert!(!draft.document.text.chars().any(canonical::is_forbidden), "{:?}", draft.document.text);
    for block in &draft.document.blocks {
        let slice = draft.document.slice(block.range);
        prop_assert!(slice.is_some_and(|text| text.trim_end() == text || text.is_empty()), "{:?}", slice);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_html_gives_a_sound_document(
        html in "(</?(p|b|a|ul|ol|li|table|tr|td|svg|math|style|pre|div|q|form|br|h1|h2|img|figure|blockquote|script)( (href|alt|src|start)='[a-z0-9:/]{0,6}')?>|&(amp|lt|nbsp|shy|#8203|#1|zwj);|[a-z<>&\"\u{e9}\u{ad}\u{200b}\u{0} \r\n]){0,40}",
        is_page in any::<bool>(),
    ) {
        check(if is_page { Content::Page(html) } else { Content::Fragment(html) })?;
    }

    #[test]
    fn any_text_gives_a_sound_document(
        text in "(By |Ann Lee|June 1, 2017|01\\.02\\.2017|https://a.example/|Comments|Related|- |1\\. |— |[a-zA-Z\u{e9}\u{ad}\u{feff}\u{2028} .,]{0,12}|\n|\r\n|\t|\u{0}){0,40}|\\PC{0,200}",
    ) {
        check(Content::Plain(text))?;
    }
}

#[test]
fn hostile_pages_end() {
    // Where the cost of one of these grew with its square, this test would not end before somebody lost patience.
    for html in [
        "<div>".repeat(5_000) + "words",
        "<b>".repeat(5_000) + "words",
        "<b><p>".repeat(3_000) + "words",
        "<table><tr><td>".repeat(2_000) + "words",
        "<ul><li>".repeat(2_000) + "words",
        "<a href=x><svg><td>".repeat(5_000) + "words",
        "&".repeat(100_000) + " words",
        format!("<p {}>words", "a=b ".repeat(60_000)),
        (0..100_000).fold("<p".to_owned(), |html, at| html + &format!(" a{at}=b")) + ">words",
        "<select>".repeat(5_000) + "words",
        "<p>words</p>".to_owned() + &"<select><option><optgroup>".repeat(3_000),
        "<p>words</p>".to_owned() + &"<select><p><table>".repeat(3_000),
        format!("<p title='{}'>words", "x".repeat(1_000_000)),
        (0..2_000).fold(String::new(), |html, at| html + &format!("<div><b id={at}></div>")) + "words",
        "<svg><![CDATA[</svg>]]><style>".to_owned() + &"<g>".repeat(12_000) + "</style></svg>words",
        "<p>words</p>".repeat(2_000),
    ] {
        for content in [Content::Page(html.clone()), Content::Fragment(html.clone())] {
            let draft = extract(&raw(content));
            assert_eq!(draft.document.check(), Ok(()));
            assert!(draft.document.text.contains("words"), "{}", &html[..60]);
        }
    }
}

#[test]
fn stated_fields_come_first() {
    let mut capture = raw(Content::Fragment("<h1>Talks</h1><p>By Ann Lee<p>Text.".into()));
    capture.stated.headline = Some("Talks, as the front matter has it".into());
    let draft = extract(&capture);
    assert_eq!(draft.citation.headline.as_deref(), Some("Talks, as the front matter has it"));
    assert_eq!(draft.citation.byline, ["Ann Lee"]);
}
