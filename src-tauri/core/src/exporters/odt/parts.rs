//! What is the same in every OpenDocument file that is written here.

use crate::exporters::Sheet;

pub(super) const SPACES: [(&str, &str); 9] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("office:version", "1.3"),
];

pub(super) const MANIFEST: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">"#,
    r#"<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>"#,
    r#"<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>"#,
    r#"<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>"#,
    r#"<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>"#,
    "</manifest:manifest>",
);

/// Looks of words, cells and lists, in front of the text.
pub(super) const AUTOMATIC: &str = concat!(
    r##"<style:style style:name="Head" style:family="table-cell"><style:table-cell-properties fo:padding="3pt" fo:background-color="#edebe6" fo:border-top="0.5pt solid #b8b2a7" fo:border-bottom="0.5pt solid #b8b2a7"/></style:style>"##,
    r##"<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="3pt" fo:border-bottom="0.5pt solid #dad6ce"/></style:style>"##,
    r##"<style:style style:name="Table" style:family="table"><style:table-properties style:rel-width="100%" table:align="margins" fo:margin-top="6pt" fo:margin-bottom="10pt"/></style:style>"##,
);

/// The styles, for a sheet.
pub(super) fn styles(sheet: Sheet) -> String {
    let (width, height) = match sheet {
        Sheet::A4 => ("21cm", "29.7cm"),
        Sheet::Letter => ("8.5in", "11in"),
    };
    include_str!("styles.xml").replace("@WIDTH@", width).replace("@HEIGHT@", height)
}
