use super::*;

fn html(rtf: &str) -> String {
    read(rtf.as_bytes()).html
}

#[test]
fn letters_come_in_code_pages_and_in_unicode() {
    assert_eq!(html(r"{\rtf1\ansi\ansicpg1252 caf\'e9 \u8211- \u-10179?\u-8704?!\par}"), "<p>café – 😀!</p>");
    assert_eq!(html(r"{\rtf1\ansi\ansicpg932 \'93\'fa\'96\'7b}"), "<p>日本</p>");
    assert_eq!(html(r"{\rtf1{\fonttbl{\f1\fcharset204 Arial;}}\f1 \'cc\'e8\'f0}"), "<p>Мир</p>");
    assert_eq!(html(r"{\rtf1\uc2 \u233\'65\'27b{\uc0 \u233 c}}"), "<p>ébéc</p>");
}

#[test]
fn formats_links_and_lists_are_kept() {
    let field =
        r#"{\rtf1 {\field{\*\fldinst{HYPERLINK "https://a.example/"}}{\fldrslt{\ul there}}} {\b b} {\i i}\par}"#;
    assert_eq!(html(field), "<p><a href=\"https://a.example/\">there</a> <b>b</b> <i>i</i></p>");
    let list = r"{\rtf1\pard{\listtext 1.\tab}\ilvl0 one\par{\listtext 2.\tab}two\par\pard after\par}";
    assert_eq!(html(list), "<ol><li value=\"1\">one</li><li value=\"2\">two</li></ol><p>after</p>");
}

#[test]
fn what_is_no_text_is_left_out() {
    let found = read(
        br"{\rtf1{\info{\title The gate}{\author Mara Lind}{\creatim\yr2026\mo5\dy14}}{\*\generator Some Editor;}{\header Page {\field{\*\fldinst PAGE}}}{\stylesheet{\s1 heading 1;}}words{\*\unknown no words}{\v secret}\par}",
    );
    assert_eq!(found.html, "<p>words</p>");
    assert_eq!(
        (found.title.as_str(), found.author.as_str(), found.created.as_str()),
        ("The gate", "Mara Lind", "2026-05-14")
    );
    assert_eq!(found.left_out, [(DropReason::PageFrame, "Page".to_owned())]);
}
