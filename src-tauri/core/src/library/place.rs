//! Where a library lies: a folder on another machine or one that a service synchronises works otherwise than a disk, and
//! leaves copies behind where two machines wrote at once.
//!
//! What is told apart here, and what follows from it, is in `docs/adr/0034-places.md`.

use super::{Library, folder_of};
use crate::storage::connection;
use std::fs;
use std::path::{Component, Path, PathBuf, Prefix};

/// A place that is not simply a disk of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A folder of another machine; the name of its protocol.
    Network(String),
    /// A folder that a service keeps the same on several machines; the service.
    Synced(&'static str),
}

/// Kinds of file systems that are on another machine, as Linux lists them (proc(5), `/proc/pid/mountinfo`, field 9).
const NETWORK: [&str; 22] = [
    "9p",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "gfs2",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "vboxsf",
];

/// What a service leaves in the folder that it synchronises, in the topmost one.
const MARKS: [(&str, &str); 11] = [
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".stfolder", "Syncthing"),
    (".sync", "Resilio Sync"),
    (".seafile-data", "Seafile"),
    (".pcloud", "pCloud"),
];

/// The names that services give their folders; `*` stands for whatever follows.
const NAMES: [(&str, &str); 15] = [
    ("Dropbox", "Dropbox"),
    ("Dropbox (*", "Dropbox"),
    ("Dropbox-*", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("OneDrive - *", "OneDrive"),
    ("OneDrive-*", "OneDrive"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive", "Google Drive"),
    ("GoogleDrive-*", "Google Drive"),
    ("iCloud Drive", "iCloud Drive"),
    ("iCloudDrive", "iCloud Drive"),
    ("com~apple~CloudDocs", "iCloud Drive"),
    ("Mobile Documents", "iCloud Drive"),
    ("Nextcloud", "Nextcloud"),
    ("ownCloud", "ownCloud"),
];

impl Place {
    /// What kind of place the file at `path` lies in; `None` for a disk of this machine, as far as can be told.
    pub fn of(path: &Path) -> Option<Self> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if let Some(service) = service_of(&path) {
            return Some(Self::Synced(service));
        }
        let is_share = |component: Component<'_>| matches!(component, Component::Prefix(prefix) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)));
        if path.components().any(is_share) {
            return Some(Self::Network("smb".to_owned()));
        }
        let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
        network_of(&mounts, &path).map(Self::Network)
    }
}

/// The service whose folder `path` is in.
fn service_of(path: &Path) -> Option<&'static str> {
    let fits = |name: &str, pattern: &str| match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    };
    path.ancestors().skip(1).find_map(|folder| {
        let mark = MARKS.iter().find(|(mark, _)| folder.join(mark).symlink_metadata().is_ok());
        let named = || {
            let name = folder.file_name()?.to_str()?;
            NAMES.iter().find(|(pattern, _)| fits(name, pattern))
        };
        mark.or_else(named).map(|(_, service)| *service)
    })
}

/// The protocol by which `path` is reached, in the list of what is mounted: the last of the longest that lead there.
fn network_of(mounts: &str, path: &Path) -> Option<String> {
    let mut found: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let Some((before, after)) = line.split_once(" - ") else { continue };
        let (Some(point), Some(kind)) = (before.split(' ').nth(4), after.split(' ').next()) else { continue };
        let point = unescaped(point);
        let length = point.components().count();
        if path.starts_with(&point) && found.is_none_or(|(longest, _)| length >= longest) {
            found = Some((length, kind));
        }
    }
    let (_, kind) = found?;
    NETWORK.contains(&kind).then(|| kind.strip_prefix("fuse.").unwrap_or(kind).to_owned())
}

/// A path of that list: spaces, tabs, line ends and backslashes stand there in octal.
fn unescaped(text: &str) -> PathBuf {
    let signs = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")];
    signs.iter().fold(text.to_owned(), |text, (code, sign)| text.replace(code, sign)).into()
}

impl Library {
    /// Where it lies, when that is not simply a disk of this machine.
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// Files beside it that a service made of it because two machines wrote at once. What one of them has may be missing in the
    /// other. A name that could as well be the user's counts only where the file says that it is this library.
    pub fn conflict_copies(&self) -> Vec<PathBuf> {
        let Some(stem) = self.path.file_stem().and_then(|stem| stem.to_str()) else { return Vec::new() };
        let Ok(entries) = fs::read_dir(folder_of(&self.path)) else { return Vec::new() };
        let mut copies: Vec<PathBuf> = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("clipfile")))
            .filter(|path| {
                let rest = path.file_stem().and_then(|name| name.to_str()).and_then(|name| name.strip_prefix(stem));
                match rest.map(likeness) {
                    Some(Likeness::Surely) => true,
                    Some(Likeness::Perhaps) => matches!(self.place, Some(Place::Synced(_))) && self.is_copied_in(path),
                    Some(Likeness::Not) | None => false,
                }
            })
            .collect();
        copies.sort();
        copies
    }

    /// Whether another file says that it is this library.
    fn is_copied_in(&self, path: &Path) -> bool {
        // The open file itself under another name must not be opened: closing it would take SQLite's locks off it.
        if self.identity.is_some() && super::identity::Identity::of(path) == self.identity {
            return false;
        }
        let own = self.read(|conn| Ok(connection::library_uid(conn)?)).ok().flatten();
        own.is_some() && connection::library_uid_of(path).ok().flatten() == own
    }
}

/// How surely a file is a copy that a service made.
enum Likeness {
    Surely,
    Perhaps,
    Not,
}

/// What the name says that has `rest` after the library's own.
fn likeness(rest: &str) -> Likeness {
    let lower = rest.to_lowercase();
    // Dropbox, Nextcloud and ownCloud; Syncthing; older ownCloud; Dropbox again; Seafile.
    let sure = ["conflicted copy", ".sync-conflict-", "_conflict-", "case conflict", "(sfconflict"];
    if sure.iter().any(|sign| lower.contains(sign)) {
        return Likeness::Surely;
    }
    // Google Drive "(1)", iCloud " 2", OneDrive "-NAME-OF-MACHINE".
    let number = rest.trim_start_matches([' ', '(']).trim_end_matches(')');
    let is_number = rest.starts_with(' ') && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if is_number || rest.starts_with('-') { Likeness::Perhaps } else { Likeness::Not }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
        22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n\
        40 22 0:35 / /home/mara/News\\040desk rw - nfs4 files:/desk rw\n\
        41 40 254:1 / /home/mara/News\\040desk/own rw - ext4 /dev/vdb rw\n\
        42 22 0:36 / /mnt/far rw - fuse.sshfs mara@far:/ rw\n\
        43 22 0:37 / /mnt/near rw - fuse.ntfs-3g /dev/vdc rw\n\
        44 22 0:38 / /mnt/twice rw - ext4 /dev/vdd rw\n\
        45 44 0:39 / /mnt/twice rw - cifs //server/desk rw\n";

    #[test]
    fn a_folder_of_another_machine_is_known_by_what_is_mounted_there_last() {
        let kind = |path: &str| network_of(MOUNTS, Path::new(path));
        assert_eq!(kind("/home/mara/Desk.clipfile"), None);
        assert_eq!(kind("/home/mara/News desk/Desk.clipfile"), Some("nfs4".to_owned()));
        assert_eq!(kind("/home/mara/News desk/own/Desk.clipfile"), None);
        assert_eq!(kind("/home/mara/News desk 2/Desk.clipfile"), None);
        assert_eq!(kind("/mnt/far/Desk.clipfile"), Some("sshfs".to_owned()));
        assert_eq!(kind("/mnt/near/Desk.clipfile"), None);
        assert_eq!(kind("/mnt/twice/a/b/Desk.clipfile"), Some("cifs".to_owned()));
    }
}
