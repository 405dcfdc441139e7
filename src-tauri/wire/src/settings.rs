//! What the user set, kept beside the program and not in the library.

use crate::backup::BackupSettings;
use crate::overview::{GroupBy, TimelineDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The user's settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Colours of the window.
    pub theme: Theme,
    /// Size of the article's letters in CSS pixels, 14 to 28.
    pub text_size: f64,
    /// Width of the article in rem, 24 to 48.
    pub measure: f64,
    /// Line height of the article, 1.3 to 2.
    pub leading: f64,
    /// Width of the sidebar in CSS pixels.
    pub sidebar_width: f64,
    /// Width of the list in CSS pixels.
    pub list_width: f64,
    /// Whether the sidebar is shown.
    pub sidebar: bool,
    /// Whether the list is shown.
    pub list: bool,
    /// Whether the margin of notes is shown.
    pub margin: bool,
    /// What Clipfile says it is when it fetches a page; empty for what the commonest browser says.
    pub user_agent: String,
    /// Whether the pictures of an article are fetched with it.
    pub fetch_pictures: bool,
    /// Whether addresses in the user's own network may be fetched.
    pub private_addresses: bool,
    /// Whether a search finds other forms of its words too.
    pub stemming: bool,
    /// Minutes without a key or a click after which an encrypted library is locked; 0 for never.
    pub lock_after: u32,
    /// Whether the names of encrypted libraries are left out where libraries are listed.
    pub hide_encrypted: bool,
    /// How the lists look.
    pub lists: Lists,
    /// What is wanted of backups.
    pub backups: BackupSettings,
}

/// How the lists look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Lists {
    /// Width of a list that is a table, in CSS pixels.
    pub table_width: f64,
    /// Whether each story is shown once, and its copies when they are asked for.
    pub fold_copies: bool,
    /// Whether the timeline is shown.
    pub timeline: bool,
    /// Which date it draws.
    pub timeline_date: TimelineDate,
    /// Whether the commonest tags have a line each.
    pub timeline_by_tag: bool,
    /// The list of articles.
    pub articles: ListLook,
    /// The list of passages.
    pub passages: ListLook,
    /// The list of notes.
    pub notes: ListLook,
}

/// How one list looks.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ListLook {
    /// Whether it is a table and not cards.
    pub table: bool,
    /// The columns of the table in order; empty for those that it comes with.
    pub columns: Vec<ColumnLook>,
    /// The groups.
    pub group: Option<GroupBy>,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnLook {
    /// Which one; a name that the page does not know is left out.
    pub id: String,
    /// Its width in CSS pixels.
    pub width: f64,
}

impl Default for Lists {
    fn default() -> Self {
        Self {
            table_width: 620.0,
            fold_copies: false,
            timeline: false,
            timeline_date: TimelineDate::Published,
            timeline_by_tag: false,
            articles: ListLook::default(),
            passages: ListLook::default(),
            notes: ListLook::default(),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_size: 18.0,
            measure: 33.5,
            leading: 1.56,
            sidebar_width: 224.0,
            list_width: 352.0,
            sidebar: true,
            list: true,
            margin: true,
            user_agent: String::new(),
            fetch_pictures: true,
            private_addresses: false,
            stemming: false,
            lock_after: 15,
            hide_encrypted: false,
            lists: Lists::default(),
            backups: BackupSettings::default(),
        }
    }
}

/// Colours of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Sepia.
    Sepia,
}
