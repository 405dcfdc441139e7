//! Control words: those that stand for a letter, and those that say where the words of a group belong.

use super::state::Destination;

/// Words of the format that stand for a letter.
pub(super) fn letter(name: &str) -> Option<&'static str> {
    Some(match name {
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "tab" | "emspace" | "enspace" | "qmspace" => " ",
        "zwj" => "\u{200D}",
        "zwnj" => "\u{200C}",
        _ => return None,
    })
}

/// Where the words of a group belong that begins with `name`; `None` for a word that says nothing of it.
pub(super) fn destination(name: &str, is_in_info: bool) -> Option<Destination> {
    Some(match name {
        "fonttbl" => Destination::Fonts,
        "stylesheet" => Destination::Styles,
        "title" if is_in_info => Destination::Title,
        "author" if is_in_info => Destination::Author,
        "creatim" => Destination::Created,
        "revtim" => Destination::Modified,
        "pict" => Destination::Picture,
        "fldinst" => Destination::Field,
        "footnote" => Destination::Note,
        "annotation" => Destination::Remark,
        "atnauthor" => Destination::RemarkAuthor,
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
            Destination::Frame
        }
        "listtext" | "pntext" => Destination::Mark,
        "info" | "colortbl" | "nonshppict" | "fontemb" | "filetbl" | "listtable" | "listoverridetable" | "revtbl"
        | "xmlnstbl" | "rsidtbl" | "generator" | "operator" | "company" | "object" | "bkmkstart" | "bkmkend" | "tc"
        | "xe" | "atnid" | "pntxta" | "pntxtb" => Destination::Nothing,
        _ => return None,
    })
}
