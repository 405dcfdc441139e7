//! The open file: opening and closing it, the one door through which it changes, undo, backup and check.

mod identity;
mod keys;
mod lock;
mod op;
mod place;
mod transact;
mod upkeep;
mod words;

pub use op::{Op, Step};
pub use place::Place;
pub use transact::{Changes, Done, UndoState};
pub use upkeep::Emptied;

use crate::backup::Occasion;
use crate::clock::Clock;
use crate::encryption::{Envelope, Key};
use crate::error::{Error, Result};
use crate::id::Uids;
use crate::overview;
use crate::search::Values;
use crate::storage::search::Engine;
use crate::storage::{self, Connection, connection, migrate};
use lock::Lock;
use std::cell::RefCell;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A library that is open.
pub struct Library {
    // An `Option` because closing consumes the connection, also when the library is dropped.
    conn: Option<Connection>,
    path: PathBuf,
    /// Of a library that is encrypted.
    key: Option<Key>,
    clock: Arc<dyn Clock>,
    uids: Uids,
    /// Where it lies, if not simply on a disk.
    place: Option<Place>,
    /// The file that is open, whatever its name leads to.
    identity: Option<identity::Identity>,
    /// Held while this program may write.
    lock: Option<Lock>,
    /// The list that was arranged last.
    pub(crate) arranged: overview::Last,
    /// Answers queries on the same connection; made when the first one is asked.
    engine: RefCell<Option<Engine>>,
    /// The values of fields, as they were counted last.
    pub(crate) values: Values,
    words: words::Shelf,
    /// Whether what is typed finds other forms of its words too.
    pub(crate) finds_forms: bool,
}

/// What the core needs from outside, and the name of the program that opens the library.
#[derive(Clone)]
pub struct Host {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// First number of counted uids; `None` for random ones.
    pub counted_uids: Option<u64>,
    /// What another program is told when it finds the library open, for instance "Clipfile".
    pub program: &'static str,
}

impl Library {
    /// Makes a new, empty library at `path` and opens it. A file that is there is never replaced.
    ///
    /// The file is put together under another name and renamed when it is whole, so that nothing broken is left behind.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is a file already; [`Error::Io`], [`Error::Full`].
    pub fn create(path: &Path, host: &Host) -> Result<Self> {
        Self::create_with(path, host, None)
    }

    fn create_with(path: &Path, host: &Host, sealed: Option<(&Envelope, Key)>) -> Result<Self> {
        if path.exists() {
            return Err(Error::Conflict(format!("{} is there already", path.display())));
        }
        let folder = folder_of(path);
        let draft = tempfile::Builder::new()
            .prefix(".new-")
            .suffix(".clipfile")
            .tempfile_in(folder)
            .map_err(|error| Error::io(folder, error))?;
        let mut uids = uids(host);
        let now_ms = host.clock.now_ms();
        let key = match sealed {
            Some((envelope, key)) => {
                storage::encryption::begin(draft.path(), envelope)?;
                Some(key)
            }
            None => None,
        };
        {
            let mut conn = connection::create(draft.path(), key.as_ref())?;
            migrate::migrate(&mut conn, draft.path(), migrate::MIGRATIONS)?;
            let uid = uids.next(now_ms).to_string();
            connection::note(
                &conn,
                &[("library_uid", &uid), ("created_ms", &now_ms.to_string()), ("oldest_reader", "1")],
            )?;
            crate::bundle::ensure(&conn)?;
            connection::close(conn)?;
        }
        draft.as_file().sync_all().map_err(|error| Error::io(path, error))?;
        draft.persist_noclobber(path).map_err(|error| taken(path, error.error))?;
        sync_folder(folder)?;
        Self::open_with(path, host, key)
    }

    /// Opens the library at `path`; one that the system does not let us write is opened to read.
    ///
    /// # Errors
    /// [`Error::Busy`] with who holds it, [`Error::Locked`] for one that is encrypted, [`Error::NotALibrary`], [`Error::TooNew`],
    /// [`Error::Corrupt`], [`Error::Io`].
    pub fn open(path: &Path, host: &Host) -> Result<Self> {
        Self::open_with(path, host, None)
    }

    fn open_with(path: &Path, host: &Host, key: Option<Key>) -> Result<Self> {
        Self::open_from(path, host, key, migrate::MIGRATIONS)
    }

    /// As [`Library::open`], of a program that knows these migrations.
    fn open_from(path: &Path, host: &Host, key: Option<Key>, migrations: &[migrate::Migration]) -> Result<Self> {
        connection::look_at_header(path, migrate::version_of(migrations), key.as_ref())?;
        if connection::is_read_only(path) {
            return Self::open_read_only_with(path, host, key);
        }
        let lock = match Lock::take(path, host) {
            Err(Error::Io { cause, .. })
                if matches!(cause.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) =>
            {
                return Self::open_read_only_with(path, host, key);
            }
            taken => taken?,
        };
        keys::clear_up(path)?;
        let conn = connection::open(path, Place::of(path).is_some(), key.as_ref())?;
        storage::encryption::settle(&conn).map_err(|error| connection::named(path, error))?;
        let mut library = Self::from_parts(conn, path, key, host, Some(lock));
        library.bring_up_to_date(migrations)?;
        library.read(crate::copies::renew)?;
        library.read(crate::bundle::ensure)?;
        library.wipe();
        Ok(library)
    }

    /// Makes a file of an earlier version one of this version, after a copy was made of it.
    fn bring_up_to_date(&mut self, migrations: &[migrate::Migration]) -> Result<()> {
        let found = self.read(migrate::found_in)?;
        if found >= migrate::version_of(migrations) {
            return Ok(());
        }
        self.back_up(&crate::backup::place(&self.path, None), Occasion::BeforeVersion(found + 1))?;
        let conn = self.conn.as_mut().expect("a library has its connection until it is closed");
        migrate::migrate(conn, &self.path, migrations).map_err(|error| connection::named(&self.path, error))?;
        // What was read of the words before may be read otherwise now.
        self.words = words::Shelf::of(self.conn(), false);
        Ok(())
    }

    /// Opens the library at `path` to read, also while another program has it open.
    ///
    /// # Errors
    /// As [`Library::open`], but never [`Error::Busy`]; [`Error::Conflict`] when the file must be brought up to date first.
    pub fn open_read_only(path: &Path, host: &Host) -> Result<Self> {
        Self::open_read_only_with(path, host, None)
    }

    fn open_read_only_with(path: &Path, host: &Host, key: Option<Key>) -> Result<Self> {
        let known = migrate::version_of(migrate::MIGRATIONS);
        connection::look_at_header(path, known, key.as_ref())?;
        let conn = connection::open_read_only(path, key.as_ref())?;
        let found: i64 = conn
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .map_err(|error| connection::at(path, error))?;
        if found != known {
            return Err(Error::Conflict(format!(
                "{} must be brought up to date before it can be read",
                path.display()
            )));
        }
        Ok(Self::from_parts(conn, path, key, host, None))
    }

    /// The same library once more, to read beside the work that goes on in this one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn another_to_read(&self) -> Result<Self> {
        // The file is not looked at beforehand: to close it again would take SQLite's locks off this library.
        let conn = connection::open_read_only(&self.path, self.key())?;
        let host = Host { clock: Arc::clone(&self.clock), counted_uids: None, program: "" };
        Ok(Self::from_parts(conn, &self.path, self.key.clone(), &host, None))
    }

    /// Opens another file to read that this library's key opens, such as a backup of it, or that has none.
    ///
    /// # Errors
    /// As [`Library::open_read_only`].
    pub fn open_alike_to_read(&self, path: &Path, host: &Host) -> Result<Self> {
        self.alike(|key| Self::open_read_only_with(path, host, key))
    }

    /// Opens another file that this library's key opens, such as a backup of it, or that has none.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn open_alike(&self, path: &Path, host: &Host) -> Result<Self> {
        self.alike(|key| Self::open_with(path, host, key))
    }

    fn alike(&self, open: impl Fn(Option<Key>) -> Result<Self>) -> Result<Self> {
        match open(self.key.clone()) {
            // It was made before this library was encrypted.
            Err(Error::NotALibrary(_)) if self.key.is_some() => open(None),
            opened => opened,
        }
    }

    fn from_parts(conn: Connection, path: &Path, key: Option<Key>, host: &Host, lock: Option<Lock>) -> Self {
        let words = words::Shelf::of(&conn, lock.is_none());
        Self {
            conn: Some(conn),
            path: path.to_owned(),
            place: Place::of(path),
            identity: identity::Identity::of(path),
            key,
            clock: Arc::clone(&host.clock),
            uids: uids(host),
            lock,
            arranged: overview::Last::default(),
            engine: RefCell::default(),
            values: Values::default(),
            words,
            finds_forms: false,
        }
    }

    /// Closes the library and leaves one file that can be copied. Dropping it does the same, but keeps errors to itself.
    ///
    /// # Errors
    /// When the last pages cannot be written; nothing that was acknowledged is lost by that.
    pub fn close(mut self) -> Result<()> {
        self.shut().map(drop)
    }

    /// Closes the file; nobody else can write to it before the lock is dropped.
    fn close_and_keep_lock(mut self) -> Result<Option<Lock>> {
        self.shut()
    }

    fn shut(&mut self) -> Result<Option<Lock>> {
        if self.conn.is_none() {
            return Ok(None);
        }
        // What cannot be kept is counted anew when the library is opened next.
        let _ = self.settle_words();
        let Some(conn) = self.conn.take() else { return Ok(None) };
        let closed = connection::close(conn);
        let lock = self.lock.take();
        // SQLite puts no finishing touches to a file that is not under its name any more, and nothing more can be done for it.
        if self.must_be_there().is_err() { Ok(lock) } else { closed.map(|()| lock) }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What tells this library from every other, also from copies of other libraries under its name.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when the file does not say it.
    pub fn uid(&self) -> Result<String> {
        let uid = self.read(|conn| storage::meta::get(conn, "library_uid"))?;
        uid.ok_or_else(|| Error::Corrupt {
            path: self.path.clone(),
            what: "it does not say which library it is".into(),
        })
    }

    /// Whether the library can only be read.
    pub fn is_read_only(&self) -> bool {
        self.lock.is_none()
    }

    pub(crate) fn conn(&self) -> &Connection {
        self.conn.as_ref().expect("a library has its connection until it is closed")
    }

    /// Reads; an error names this file.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        work(self.conn()).map_err(|error| connection::named(&self.path, error))
    }

    /// Searches; an error names this file.
    pub(crate) fn search<T>(&self, work: impl FnOnce(&Connection, &mut Engine) -> Result<T>) -> Result<T> {
        self.read(|conn| {
            let mut engine = self.engine.borrow_mut();
            let engine = match &mut *engine {
                Some(engine) => engine,
                none => none.insert(Engine::new(conn, None)?),
            };
            work(conn, engine)
        })
    }

    /// Where it gets the time from.
    pub(crate) fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    /// How many there are of everything.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn counts(&self) -> Result<Counts> {
        let (inbox, articles, trashed_articles) = self.read(storage::article::counts)?;
        let (passages, trashed_passages) = self.read(storage::highlight::counts)?;
        let (claims, trashed_claims) = self.read(storage::claim::counts)?;
        let (stories, trashed_stories) = self.read(storage::story::counts)?;
        let (people, trashed_people) = self.read(storage::person::counts)?;
        let (drafts, trashed_drafts) = self.read(storage::draft::counts)?;
        let corrections = self.read(|conn| storage::story::publication::open(conn, None))?;
        Ok(Counts {
            inbox,
            articles,
            passages,
            notes: self.read(storage::note::count)?,
            unplaced: self.read(storage::annotation::unplaced_count)?,
            claims,
            stories,
            people,
            drafts,
            corrections,
            trash: trashed_articles
                + trashed_passages
                + trashed_claims
                + trashed_stories
                + trashed_people
                + trashed_drafts,
            bytes: fs::metadata(&self.path).map_err(|error| Error::io(&self.path, error))?.len(),
        })
    }
}

impl Drop for Library {
    fn drop(&mut self) {
        // Nobody is left to tell; the log beside the file holds whatever could not be merged.
        let _ = self.shut();
    }
}

/// How many there are of everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Articles not archived.
    pub inbox: u32,
    /// Articles outside the trash.
    pub articles: u32,
    /// Passages outside the trash.
    pub passages: u32,
    /// Notes.
    pub notes: u32,
    /// Annotations of other programs that have no place yet.
    pub unplaced: u32,
    /// Claims outside the trash.
    pub claims: u32,
    /// Stories outside the trash.
    pub stories: u32,
    /// Persons and bodies that speak, outside the trash.
    pub people: u32,
    /// Drafts outside the trash.
    pub drafts: u32,
    /// Claims of published stories that turned out to be false or were put right, and wait for the user.
    pub corrections: u32,
    /// Articles, claims, stories, drafts and speakers in the trash, and passages that were thrown away by themselves.
    pub trash: u32,
    /// Size of the file in bytes.
    pub bytes: u64,
}

fn uids(host: &Host) -> Uids {
    host.counted_uids.map_or_else(Uids::random, Uids::counting_from)
}

/// The error of giving a finished file its name: someone else may have taken the name meanwhile.
fn taken(path: &Path, cause: std::io::Error) -> Error {
    match cause.kind() {
        ErrorKind::AlreadyExists => Error::Conflict(format!("{} is there already", path.display())),
        _ => Error::io(path, cause),
    }
}

/// The folder in which `path` is.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Gives a finished file its name, on disk and where nothing is yet.
pub(crate) fn put_in_place(finished: PathBuf, to: &Path) -> Result<()> {
    fs::File::open(&finished).and_then(|file| file.sync_all()).map_err(|error| Error::io(to, error))?;
    let finished = tempfile::TempPath::try_from_path(finished).map_err(|error| Error::io(to, error))?;
    finished.persist_noclobber(to).map_err(|error| taken(to, error.error))?;
    sync_folder(folder_of(to))
}

/// A rename is on disk when its folder is.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| Error::io(folder, error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
