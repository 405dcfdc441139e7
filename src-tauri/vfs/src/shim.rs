//! The functions that SQLite calls. A file of ours is a [`Wrapped`], and behind it, in the memory that SQLite sets aside for
//! both, the file of the system's VFS.

use super::{ENVELOPE_BYTES, MAGIC, done};
use rusqlite::ffi::{self, sqlite3_file, sqlite3_io_methods, sqlite3_vfs};
use rusqlite::{Connection, Result};
use std::ffi::{CStr, c_int, c_void};
use std::ptr;
use std::sync::OnceLock;

pub(crate) const NAME: &CStr = c"clipfile";

/// The number of [`Exchange`] among the file controls; SQLite leaves those above 100 to others (sqlite3_file_control).
const EXCHANGE: c_int = 0x436C_6970;

/// What is read or written of an envelope.
pub(crate) enum Exchange<'b> {
    Read { into: &'b mut [u8], found: bool },
    Write { at: i64, bytes: &'b [u8] },
}

/// A database file; the system's own is behind it.
#[repr(C)]
struct Wrapped {
    base: sqlite3_file,
    /// Where the database begins.
    start: i64,
}

/// The system's VFS, which lives as long as the program.
struct System(*mut sqlite3_vfs);

// SAFETY: SQLite's VFS objects are called from every thread, and ours is written once, before it is known.
unsafe impl Send for System {}
// SAFETY: as above.
unsafe impl Sync for System {}

static SYSTEM: OnceLock<std::result::Result<System, c_int>> = OnceLock::new();

/// Makes the VFS known to SQLite, once.
pub(crate) fn register() -> Result<()> {
    let registered = SYSTEM.get_or_init(|| {
        // SAFETY: SQLite initialises itself first; null asks for the system's own.
        let system = unsafe { ffi::sqlite3_vfs_find(ptr::null()) };
        if system.is_null() {
            return Err(ffi::SQLITE_ERROR);
        }
        // All but the opening of files is the system's: its functions use of the object they are called with only
        // `pAppData` and `mxPathname`, which the copy has.
        // SAFETY: SQLite gave the pointer, and the object is never freed.
        let mut ours = unsafe { *system };
        ours.szOsFile += size_of::<Wrapped>() as c_int;
        ours.pNext = ptr::null_mut();
        ours.zName = NAME.as_ptr();
        ours.xOpen = Some(open);
        // SAFETY: the object is complete and is never freed; the name is static.
        match unsafe { ffi::sqlite3_vfs_register(Box::into_raw(Box::new(ours)), 0) } {
            ffi::SQLITE_OK => Ok(System(system)),
            code => Err(code),
        }
    });
    done(registered.as_ref().err().copied().unwrap_or(ffi::SQLITE_OK))
}

/// Reads or writes the envelope of the file that `conn` has open.
pub(crate) fn exchange(conn: &Connection, exchange: &mut Exchange<'_>) -> Result<()> {
    let argument: *mut Exchange<'_> = exchange;
    // SAFETY: the handle is used while the connection is borrowed; `control` gets the exchange back and keeps nothing of it.
    done(unsafe { ffi::sqlite3_file_control(conn.handle(), ptr::null(), EXCHANGE, argument.cast::<c_void>()) })
}

unsafe extern "C" fn open(
    _: *mut sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    let Some(Ok(System(system))) = SYSTEM.get() else { return ffi::SQLITE_MISUSE };
    // SAFETY: it lives as long as the program.
    let Some(system_open) = (unsafe { **system }).xOpen else { return ffi::SQLITE_MISUSE };
    if flags & ffi::SQLITE_OPEN_MAIN_DB == 0 {
        // SAFETY: SQLite's arguments as they came; the memory at `file` is larger than the system asked for.
        return unsafe { system_open(*system, name, file, flags, out_flags) };
    }
    // SAFETY: `szOsFile` has room for both, and SQLite aligns it for any type.
    let inner = unsafe { inner_of(file) };
    // SAFETY: as above.
    let code = unsafe { system_open(*system, name, inner, flags, out_flags) };
    let wrapped = file.cast::<Wrapped>();
    if code != ffi::SQLITE_OK {
        // Nothing is there to be closed (sqlite3_io_methods). SAFETY: the memory is ours to write.
        unsafe { (*file).pMethods = ptr::null() };
        return code;
    }
    let mut begins = [0_u8; MAGIC.len()];
    // SAFETY: the inner file was opened; a file that is shorter is filled up with zeros.
    let read =
        unsafe { methods(inner).xRead.map(|read| read(inner, begins.as_mut_ptr().cast(), begins.len() as c_int, 0)) };
    if !matches!(read, Some(ffi::SQLITE_OK | ffi::SQLITE_IOERR_SHORT_READ)) {
        // SAFETY: it was opened, and nobody knows of it.
        unsafe { methods(inner).xClose.map(|close| close(inner)) };
        // SAFETY: as above.
        unsafe { (*file).pMethods = ptr::null() };
        return read.unwrap_or(ffi::SQLITE_IOERR);
    }
    // SAFETY: as above.
    let has_memory = unsafe { methods(inner) }.xShmMap.is_some();
    let table = if has_memory { &WITH_MEMORY } else { &WITHOUT_MEMORY };
    let start = if &begins == MAGIC { ENVELOPE_BYTES as i64 } else { 0 };
    // SAFETY: as above.
    unsafe { wrapped.write(Wrapped { base: sqlite3_file { pMethods: table }, start }) };
    ffi::SQLITE_OK
}

/// The system's file behind ours.
unsafe fn inner_of(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: it stands behind ours in the memory that `szOsFile` asked for.
    unsafe { file.cast::<Wrapped>().add(1).cast::<sqlite3_file>() }
}

/// The functions of an open file of the system.
unsafe fn methods<'m>(inner: *mut sqlite3_file) -> &'m sqlite3_io_methods {
    // SAFETY: the tables are static.
    unsafe { &*(*inner).pMethods }
}

/// Where the database of an open file of ours begins.
unsafe fn start_of(file: *mut sqlite3_file) -> i64 {
    // SAFETY: every file with our functions is a `Wrapped`.
    unsafe { (*file.cast::<Wrapped>()).start }
}

/// Functions that hand everything on to the file behind ours.
macro_rules! handed_on {
    ($($name:ident as $method:ident($($argument:ident: $type:ty),*) -> $result:ty, else $missing:expr;)*) => {$(
        unsafe extern "C" fn $name(file: *mut sqlite3_file $(, $argument: $type)*) -> $result {
            // SAFETY: SQLite calls with an open file of ours, and with arguments as the function wants them.
            unsafe {
                let inner = inner_of(file);
                match methods(inner).$method {
                    Some(method) => method(inner $(, $argument)*),
                    None => $missing,
                }
            }
        }
    )*};
}

handed_on! {
    close as xClose() -> c_int, else ffi::SQLITE_OK;
    sync as xSync(flags: c_int) -> c_int, else ffi::SQLITE_IOERR_FSYNC;
    lock as xLock(level: c_int) -> c_int, else ffi::SQLITE_IOERR_LOCK;
    release as xUnlock(level: c_int) -> c_int, else ffi::SQLITE_IOERR_UNLOCK;
    check_reserved_lock as xCheckReservedLock(out: *mut c_int) -> c_int, else ffi::SQLITE_IOERR_CHECKRESERVEDLOCK;
    sector_size as xSectorSize() -> c_int, else 0;
    shm_map as xShmMap(region: c_int, bytes: c_int, extend: c_int, out: *mut *mut c_void) -> c_int, else ffi::SQLITE_IOERR_SHMMAP;
    shm_lock as xShmLock(offset: c_int, count: c_int, flags: c_int) -> c_int, else ffi::SQLITE_IOERR_SHMLOCK;
    shm_barrier as xShmBarrier() -> (), else ();
    shm_unmap as xShmUnmap(is_deleted: c_int) -> c_int, else ffi::SQLITE_OK;
}

unsafe extern "C" fn read(file: *mut sqlite3_file, into: *mut c_void, bytes: c_int, at: i64) -> c_int {
    // SAFETY: SQLite calls with an open file of ours and room for the bytes.
    unsafe {
        let inner = inner_of(file);
        methods(inner).xRead.map_or(ffi::SQLITE_IOERR_READ, |read| read(inner, into, bytes, at + start_of(file)))
    }
}

unsafe extern "C" fn write(file: *mut sqlite3_file, from: *const c_void, bytes: c_int, at: i64) -> c_int {
    // SAFETY: SQLite calls with an open file of ours and the bytes.
    unsafe {
        let inner = inner_of(file);
        methods(inner).xWrite.map_or(ffi::SQLITE_IOERR_WRITE, |write| write(inner, from, bytes, at + start_of(file)))
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: i64) -> c_int {
    // SAFETY: SQLite calls with an open file of ours.
    unsafe {
        let inner = inner_of(file);
        methods(inner).xTruncate.map_or(ffi::SQLITE_IOERR_TRUNCATE, |truncate| truncate(inner, size + start_of(file)))
    }
}

unsafe extern "C" fn file_size(file: *mut sqlite3_file, out: *mut i64) -> c_int {
    // SAFETY: SQLite calls with an open file of ours and a place for the answer.
    unsafe {
        let inner = inner_of(file);
        let code = methods(inner).xFileSize.map_or(ffi::SQLITE_IOERR_FSTAT, |size| size(inner, out));
        if code == ffi::SQLITE_OK {
            *out = (*out - start_of(file)).max(0);
        }
        code
    }
}

unsafe extern "C" fn device_characteristics(file: *mut sqlite3_file) -> c_int {
    /// What a disk says of writes that are atomic holds for places that are multiples of their size, which ours need not be.
    const ATOMIC: c_int = 0x1FF;
    // SAFETY: SQLite calls with an open file of ours.
    unsafe {
        let inner = inner_of(file);
        let all = methods(inner).xDeviceCharacteristics.map_or(0, |characteristics| characteristics(inner));
        if start_of(file) == 0 { all } else { all & !ATOMIC }
    }
}

unsafe extern "C" fn control(file: *mut sqlite3_file, op: c_int, argument: *mut c_void) -> c_int {
    // SAFETY: SQLite calls with an open file of ours.
    let (inner, start) = unsafe { (inner_of(file), start_of(file)) };
    // SAFETY: the file behind ours is open.
    let methods = unsafe { methods(inner) };
    match op {
        EXCHANGE => {
            // SAFETY: only `exchange` calls with this number, and with a pointer to its own.
            match unsafe { &mut *argument.cast::<Exchange<'_>>() } {
                Exchange::Read { found, .. } if start == 0 => {
                    *found = false;
                    ffi::SQLITE_OK
                }
                Exchange::Read { into, found } => {
                    *found = true;
                    // SAFETY: the file is open, and there is room for so many bytes.
                    methods.xRead.map_or(ffi::SQLITE_IOERR_READ, |read| unsafe {
                        read(inner, into.as_mut_ptr().cast(), into.len() as c_int, 0)
                    })
                }
                Exchange::Write { .. } if start == 0 => ffi::SQLITE_MISUSE,
                Exchange::Write { at, bytes } => {
                    // SAFETY: the file is open, and so many bytes are there.
                    let written = methods.xWrite.map_or(ffi::SQLITE_IOERR_WRITE, |write| unsafe {
                        write(inner, bytes.as_ptr().cast(), bytes.len() as c_int, *at)
                    });
                    match (written, methods.xSync) {
                        // SAFETY: the file is open.
                        (ffi::SQLITE_OK, Some(sync)) => unsafe { sync(inner, ffi::SQLITE_SYNC_FULL) },
                        (code, _) => code,
                    }
                }
            }
        }
        ffi::SQLITE_FCNTL_SIZE_HINT => {
            // SAFETY: SQLite hands a number of bytes with this.
            let mut size = unsafe { *argument.cast::<i64>() } + start;
            // SAFETY: the file is open, and `size` lives until the call returns.
            methods
                .xFileControl
                .map_or(ffi::SQLITE_NOTFOUND, |control| unsafe { control(inner, op, (&raw mut size).cast()) })
        }
        _ => {
            // SAFETY: the file is open; the rest is between SQLite and the system's VFS.
            methods.xFileControl.map_or(ffi::SQLITE_NOTFOUND, |control| unsafe { control(inner, op, argument) })
        }
    }
}

/// Version 2 of the table: without what maps a file into memory, where pages could not be moved.
const fn table(version: c_int) -> sqlite3_io_methods {
    sqlite3_io_methods {
        iVersion: version,
        xClose: Some(close),
        xRead: Some(read),
        xWrite: Some(write),
        xTruncate: Some(truncate),
        xSync: Some(sync),
        xFileSize: Some(file_size),
        xLock: Some(lock),
        xUnlock: Some(release),
        xCheckReservedLock: Some(check_reserved_lock),
        xFileControl: Some(control),
        xSectorSize: Some(sector_size),
        xDeviceCharacteristics: Some(device_characteristics),
        xShmMap: Some(shm_map),
        xShmLock: Some(shm_lock),
        xShmBarrier: Some(shm_barrier),
        xShmUnmap: Some(shm_unmap),
        xFetch: None,
        xUnfetch: None,
    }
}

static WITH_MEMORY: sqlite3_io_methods = table(2);
/// Of a file that is read without locks, and so without the memory that a log shares.
static WITHOUT_MEMORY: sqlite3_io_methods = table(1);
