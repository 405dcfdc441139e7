//! The journaled tables: which columns a journal row holds, and how undo takes a row away and brings it back.

/// A journaled table. Its name in the file is also its name in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Noun {
    Article,
    Capture,
    Document,
    Highlight,
    Anchor,
    Annotation,
    Tag,
    Tagging,
    Note,
    ColourName,
    SavedSearch,
    CitationStyle,
    Setting,
    Waiting,
    CopyTold,
    Person,
    Claim,
    ClaimStatus,
    Evidence,
    ClaimLink,
    Story,
    StoryItem,
    Publication,
    UsedClaim,
    EarlyExport,
    Draft,
}

/// How rows of a table come and go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// They hold, or lead to, what stands nowhere else: undo hides them.
    Withdrawn,
    /// Their journal row holds all of them: undo deletes and inserts.
    Whole,
}

impl Noun {
    pub(crate) const ALL: [Self; 26] = [
        Self::Article,
        Self::Capture,
        Self::Document,
        Self::Highlight,
        Self::Anchor,
        Self::Annotation,
        Self::Tag,
        Self::Tagging,
        Self::Note,
        Self::ColourName,
        Self::SavedSearch,
        Self::CitationStyle,
        Self::Setting,
        Self::Waiting,
        Self::CopyTold,
        Self::Person,
        Self::Claim,
        Self::ClaimStatus,
        Self::Evidence,
        Self::ClaimLink,
        Self::Story,
        Self::StoryItem,
        Self::Publication,
        Self::UsedClaim,
        Self::EarlyExport,
        Self::Draft,
    ];

    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Capture => "capture",
            Self::Document => "document",
            Self::Highlight => "highlight",
            Self::Anchor => "anchor",
            Self::Annotation => "annotation",
            Self::Tag => "tag",
            Self::Tagging => "tagging",
            Self::Note => "note",
            Self::ColourName => "colour_name",
            Self::SavedSearch => "saved_search",
            Self::CitationStyle => "citation_style",
            Self::Setting => "setting",
            Self::Waiting => "waiting",
            Self::CopyTold => "copy_told",
            Self::Person => "person",
            Self::Claim => "claim",
            Self::ClaimStatus => "claim_status",
            Self::Evidence => "evidence",
            Self::ClaimLink => "claim_link",
            Self::Story => "story",
            Self::StoryItem => "story_item",
            Self::Publication => "publication",
            Self::UsedClaim => "used_claim",
            Self::EarlyExport => "early_export",
            Self::Draft => "draft",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|noun| noun.table() == name)
    }

    pub(crate) fn keeping(self) -> Keeping {
        match self {
            Self::Article | Self::Capture | Self::Document => Keeping::Withdrawn,
            _ => Keeping::Whole,
        }
    }

    /// The columns that a journal row holds besides `id` and `uid`. Names that end in `sha256` are bytes.
    pub(crate) fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Article => &[
                "headline",
                "byline",
                "dateline",
                "outlet",
                "published",
                "published_ms",
                "updated",
                "url",
                "address",
                "language",
                "clipped_ms",
                "archived_ms",
                "trashed_ms",
            ],
            Self::Capture => &[
                "article",
                "captured_ms",
                "saved_ms",
                "importer",
                "file_name",
                "url",
                "address",
                "source_sha256",
                "warnings",
                "doubtful",
            ],
            Self::Document => &["capture", "extractor", "text_sha256", "layout_sha256", "found", "base", "put_back"],
            Self::Highlight => &["article", "colour", "exact", "prefix", "suffix", "made_ms", "trashed_ms"],
            Self::Anchor => &["highlight", "document", "start_byte", "end_byte", "verdict", "review"],
            Self::Annotation => {
                &["article", "highlight", "state", "format", "foreign_id", "url", "file_name", "added_ms", "origin"]
            }
            Self::Tag => &["path", "colour", "definition"],
            Self::Tagging => &["tag", "article", "highlight"],
            Self::Note => &["article", "highlight", "claim", "story", "body", "made_ms", "edited_ms", "private"],
            Self::ColourName => &["colour", "name"],
            Self::SavedSearch => &["name", "query", "place", "list", "sort", "position"],
            Self::CitationStyle => &["name", "csl"],
            Self::Setting => &["name", "value"],
            Self::Waiting => &["url", "added_ms"],
            Self::CopyTold => &["one", "other", "are_copies"],
            Self::Person => &["name", "role", "affiliation", "aliases", "is_body", "trashed_ms"],
            Self::Claim => {
                &["statement", "speaker", "basis", "described", "said", "said_ms", "place", "made_ms", "trashed_ms"]
            }
            Self::ClaimStatus => &["claim", "status", "checked_by", "how", "at_ms"],
            Self::Evidence => &["claim", "highlight", "bearing", "seen"],
            Self::ClaimLink => &["claim", "other", "kind"],
            Self::Story => &[
                "title",
                "angle",
                "deadline",
                "deadline_ms",
                "embargo",
                "embargo_ms",
                "embargo_note",
                "published",
                "published_url",
                "made_ms",
                "trashed_ms",
            ],
            Self::StoryItem => &["story", "position", "article", "highlight", "claim", "note"],
            Self::Publication => &["story", "name", "source_sha256", "text", "kept_ms"],
            Self::UsedClaim => &["publication", "claim", "status", "handled", "how"],
            Self::EarlyExport => &["story", "at_ms", "who", "why", "format", "name", "embargo"],
            Self::Draft => &["title", "text", "language", "story", "findings", "made_ms", "checked_ms", "trashed_ms"],
        }
    }

    /// Columns that are not in the journal row, for the row's hash stands for them or they are made of others.
    #[cfg(test)]
    fn columns_left_out(self) -> &'static [&'static str] {
        match self {
            Self::Document => &["words", "lead", "text", "layout"],
            _ => &[],
        }
    }

    /// Whether a change of `column` changes what a search finds.
    pub(crate) fn is_searched(self, column: &str) -> bool {
        match self {
            Self::Article => matches!(column, "headline" | "byline" | "outlet" | "url" | "language" | "published_ms"),
            Self::Capture => matches!(column, "article" | "doubtful" | "saved_ms" | "captured_ms"),
            Self::Highlight => matches!(column, "article" | "exact" | "colour" | "trashed_ms"),
            Self::Note => column == "body",
            Self::Claim => matches!(column, "statement" | "speaker" | "described" | "trashed_ms"),
            Self::Evidence => matches!(column, "claim" | "highlight"),
            Self::StoryItem => column != "position",
            Self::Person => matches!(column, "name" | "aliases"),
            Self::Anchor => column == "verdict",
            Self::Tagging => true,
            // The index has the keys of tags and knows nothing of their paths.
            Self::Tag
            | Self::Document
            | Self::Annotation
            | Self::ColourName
            | Self::SavedSearch
            | Self::CitationStyle
            | Self::Setting
            | Self::Waiting
            | Self::ClaimStatus
            | Self::ClaimLink
            | Self::Story
            | Self::Publication
            | Self::UsedClaim
            | Self::EarlyExport
            | Self::Draft
            | Self::CopyTold => false,
        }
    }

    /// The condition, after others, that a row was not withdrawn.
    pub(crate) fn standing_sql(self) -> &'static str {
        match self.keeping() {
            Keeping::Withdrawn => " AND withdrawn = 0",
            Keeping::Whole => "",
        }
    }

    /// The row as JSON.
    pub(crate) fn image_sql(self) -> String {
        let members: String = self.columns().iter().map(|column| format!(", '{column}', {}", read(column))).collect();
        let standing = self.standing_sql();
        format!("SELECT json_object('id', id, 'uid', hex(uid){members}) FROM {} WHERE id = ?1{standing}", self.table())
    }

    /// Puts a row back from its JSON.
    pub(crate) fn insert_image_sql(self) -> String {
        let names: String = self.columns().iter().map(|column| format!(", {column}")).collect();
        let values: String = self.columns().iter().map(|column| format!(", {}", noted(column))).collect();
        format!(
            "INSERT INTO {}(id, uid{names}) VALUES (json_extract(?1, '$.id'), unhex(json_extract(?1, '$.uid')){values})",
            self.table()
        )
    }

    /// Gives a row the values of its JSON.
    pub(crate) fn update_image_sql(self) -> String {
        let values: Vec<String> = self.columns().iter().map(|column| format!("{column} = {}", noted(column))).collect();
        format!("UPDATE {} SET {} WHERE id = json_extract(?1, '$.id')", self.table(), values.join(", "))
    }

    /// The passages that a search must index anew when the row with key `?1` changes.
    pub(crate) fn passages_sql(self) -> Option<&'static str> {
        match self {
            Self::Highlight => Some("SELECT ?1"),
            Self::Anchor => Some("SELECT highlight FROM anchor WHERE id = ?1"),
            Self::Tagging => Some("SELECT highlight FROM tagging WHERE id = ?1 AND highlight IS NOT NULL"),
            Self::Note => Some("SELECT highlight FROM note WHERE id = ?1 AND highlight IS NOT NULL"),
            _ => None,
        }
    }

    /// The claims that a search must index anew when the row with key `?1` changes.
    pub(crate) fn claims_sql(self) -> Option<&'static str> {
        match self {
            Self::Claim => Some("SELECT ?1"),
            Self::Person => Some("SELECT id FROM claim WHERE speaker = ?1"),
            Self::Note => Some("SELECT claim FROM note WHERE id = ?1 AND claim IS NOT NULL"),
            _ => None,
        }
    }

    /// Whether what is searched of its rows stands in the index of articles too.
    pub(crate) fn is_of_articles(self) -> bool {
        !matches!(self, Self::ClaimStatus | Self::Person)
    }

    /// The articles that a search must index anew when the row with key `?1` changes.
    pub(crate) fn articles_sql(self) -> &'static str {
        match self {
            Self::Article => "SELECT id FROM article WHERE id = ?1",
            Self::Capture => "SELECT article FROM capture WHERE id = ?1",
            Self::Document => "SELECT c.article FROM document d JOIN capture c ON c.id = d.capture WHERE d.id = ?1",
            Self::Highlight => "SELECT article FROM highlight WHERE id = ?1",
            Self::Anchor => "SELECT h.article FROM anchor a JOIN highlight h ON h.id = a.highlight WHERE a.id = ?1",
            Self::Annotation => "SELECT article FROM annotation WHERE id = ?1 AND article IS NOT NULL",
            Self::Tag => {
                "SELECT DISTINCT coalesce(t.article, h.article) FROM tagging t LEFT JOIN highlight h ON h.id = t.highlight
                 WHERE t.tag = ?1"
            }
            Self::Tagging => {
                "SELECT coalesce(t.article, h.article) FROM tagging t LEFT JOIN highlight h ON h.id = t.highlight
                 WHERE t.id = ?1"
            }
            Self::Note => {
                "SELECT coalesce(n.article, h.article) FROM note n LEFT JOIN highlight h ON h.id = n.highlight
                 WHERE n.id = ?1 AND coalesce(n.article, h.article) IS NOT NULL"
            }
            Self::Claim => {
                "SELECT DISTINCT h.article FROM evidence e JOIN highlight h ON h.id = e.highlight WHERE e.claim = ?1"
            }
            Self::ClaimStatus => {
                "SELECT DISTINCT h.article FROM claim_status s JOIN evidence e ON e.claim = s.claim
                 JOIN highlight h ON h.id = e.highlight WHERE s.id = ?1"
            }
            Self::Evidence => {
                "SELECT h.article FROM evidence e JOIN highlight h ON h.id = e.highlight WHERE e.id = ?1"
            }
            Self::StoryItem => {
                "SELECT coalesce(i.article, h.article) FROM story_item i LEFT JOIN highlight h ON h.id = i.highlight
                 WHERE i.id = ?1 AND coalesce(i.article, h.article) IS NOT NULL
                 UNION SELECT h.article FROM story_item i JOIN evidence e ON e.claim = i.claim
                 JOIN highlight h ON h.id = e.highlight WHERE i.id = ?1"
            }
            Self::ColourName
            | Self::SavedSearch
            | Self::CitationStyle
            | Self::Setting
            | Self::Waiting
            | Self::Person
            | Self::ClaimLink
            | Self::Story
            | Self::Publication
            | Self::UsedClaim
            | Self::EarlyExport
            | Self::Draft => "SELECT id FROM article WHERE id = ?1 AND 0",
            Self::CopyTold => {
                "SELECT one FROM copy_told WHERE id = ?1 UNION ALL SELECT other FROM copy_told WHERE id = ?1"
            }
        }
    }
}

fn read(column: &str) -> String {
    // `hex` makes an empty text of NULL.
    if column.ends_with("sha256") { format!("nullif(hex({column}), '')") } else { column.to_owned() }
}

/// The value of `column` in a journal row that is bound as `?1`.
fn noted(column: &str) -> String {
    let value = format!("json_extract(?1, '$.{column}')");
    if column.ends_with("sha256") { format!("unhex({value})") } else { value }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::storage::migrate;
    use std::collections::BTreeSet;

    #[test]
    fn every_column_stands_in_the_journal_or_is_left_out_for_a_reason() {
        let mut conn = rusqlite::Connection::open_in_memory().unwrap();
        migrate::migrate(&mut conn, std::path::Path::new(""), migrate::MIGRATIONS).unwrap();
        for noun in Noun::ALL {
            let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
            let found: BTreeSet<String> =
                statement.query_map([noun.table()], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
            let mut known: BTreeSet<String> =
                noun.columns().iter().chain(noun.columns_left_out()).map(|column| (*column).to_owned()).collect();
            known.extend(["id".to_owned(), "uid".to_owned()]);
            if noun.keeping() == Keeping::Withdrawn {
                known.insert("withdrawn".to_owned());
            }
            assert_eq!(found, known, "{noun:?}");
        }
    }
}
