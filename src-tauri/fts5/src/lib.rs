//! Looks at every hit of a full-text query from inside SQLite: a function of FTS5 (SQLite FTS5, section 7, "Extending FTS5")
//! hands each hit, with the places where its words stand, to a closure. Nothing is made into rows, which is what takes most
//! of the time when a word stands in a third of all articles.
//!
//! This crate holds what is `unsafe` about it and nothing else; everything that it gives out is safe to use.

use rusqlite::ffi;
use rusqlite::{Connection, Error, Result};
use std::any::Any;
use std::cell::Cell;
use std::ffi::{CStr, c_int, c_void};
use std::marker::PhantomData;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, Ordering};

/// The name of the function in SQL: `… WHERE t MATCH ?1 AND each_hit(t)` gives no row until the closure breaks off.
const NAME: &CStr = c"each_hit";

/// What a visit to a hit answers: whether there shall be more.
pub type Visit<'v> = &'v mut dyn FnMut(&Hit<'_>) -> ControlFlow<()>;

/// A closure that looks at hits, and what became of it.
struct Frame<'v> {
    visit: Visit<'v>,
    panic: Option<Box<dyn Any + Send>>,
}

/// Where the function finds the frame of the query that runs; null while none does.
type Slot = AtomicPtr<Frame<'static>>;

/// The function, known to one connection.
#[derive(Debug, Clone)]
pub struct Hits {
    slot: Arc<Slot>,
}

impl Hits {
    /// Makes `each_hit` known to `conn`.
    ///
    /// # Errors
    /// When this SQLite has no FTS5.
    pub fn register(conn: &Connection) -> Result<Self> {
        let slot = Arc::new(Slot::new(ptr::null_mut()));
        let api = api(conn)?;
        // SAFETY: FTS5 owns `api`, which lives as long as the connection, and its version was looked at.
        let create = unsafe { (*api).xCreateFunction }.ok_or_else(missing)?;
        let user = Arc::into_raw(Arc::clone(&slot)).cast_mut().cast::<c_void>();
        // SAFETY: the arguments are as FTS5 documents them; `user` is a counted reference that `forget` gives back, when the
        // connection is closed.
        let code = unsafe { create(api, NAME.as_ptr(), user, Some(each_hit), Some(forget)) };
        if code == ffi::SQLITE_OK { Ok(Self { slot }) } else { Err(failed(code)) }
    }

    /// Runs `query`, which calls `each_hit` for each hit; `visit` looks at each until it breaks off.
    ///
    /// A panic of `visit` goes on here, after SQLite was left.
    pub fn visit<T>(&self, visit: Visit<'_>, query: impl FnOnce() -> T) -> T {
        let mut frame = Frame { visit, panic: None };
        let before = {
            let frame: *mut Frame<'_> = &raw mut frame;
            // The frame outlives its stay in the slot, which `Back` ends before this function does.
            self.slot.swap(frame.cast::<Frame<'static>>(), Ordering::AcqRel)
        };
        let back = Back { slot: &self.slot, before };
        let value = query();
        drop(back);
        if let Some(panic) = frame.panic.take() {
            resume_unwind(panic);
        }
        value
    }
}

/// Puts the frame of the outer query back, also after a panic.
struct Back<'s> {
    slot: &'s Slot,
    before: *mut Frame<'static>,
}

impl Drop for Back<'_> {
    fn drop(&mut self) {
        self.slot.store(self.before, Ordering::Release);
    }
}

/// A hit of the query that runs.
pub struct Hit<'h> {
    api: &'h ffi::Fts5ExtensionApi,
    context: *mut ffi::Fts5Context,
    failed: Cell<c_int>,
    // Of one visit only, and of the thread that runs the query.
    _visit: PhantomData<*mut &'h ()>,
}

impl Hit<'_> {
    /// The key of the row.
    pub fn rowid(&self) -> i64 {
        // SAFETY: `context` is that of the call that made this value, and so in the calls below.
        self.api.xRowid.map_or(0, |rowid| unsafe { rowid(self.context) })
    }

    /// How many phrases the query has.
    pub fn phrases(&self) -> usize {
        // SAFETY: as in `rowid`.
        self.api.xPhraseCount.map_or(0, |count| unsafe { count(self.context) }).max(0) as usize
    }

    /// Calls `at` with the column of each place where a phrase stands in this row, the phrases counted from 0 as they stand
    /// in the query.
    pub fn each_place(&self, phrase: usize, mut at: impl FnMut(usize)) {
        let (Some(first), Some(next)) = (self.api.xPhraseFirst, self.api.xPhraseNext) else { return };
        let mut places = ffi::Fts5PhraseIter { a: ptr::null(), b: ptr::null() };
        let (mut column, mut offset) = (0, 0);
        if phrase >= self.phrases() {
            return;
        }
        // SAFETY: as in `rowid`; the phrase exists, and the three places written to live until the loop ends.
        let code = unsafe { first(self.context, phrase as c_int, &raw mut places, &raw mut column, &raw mut offset) };
        if code != ffi::SQLITE_OK {
            self.failed.set(code);
            return;
        }
        while column >= 0 {
            at(column as usize);
            // SAFETY: as above; FTS5 sets the column to -1 after the last place.
            unsafe { next(self.context, &raw mut places, &raw mut column, &raw mut offset) };
        }
    }

    /// In how many rows a phrase stands, whatever else the query asks: counted from the smallest key on, up to `limit`. The
    /// second number is the key of the last row that was counted.
    pub fn rows_with(&self, phrase: usize, limit: u32) -> (u32, i64) {
        let mut counted = Counted { rows: 0, limit: limit.max(1), last: 0 };
        if let Some(query) = self.api.xQueryPhrase
            && phrase < self.phrases()
        {
            let user = (&raw mut counted).cast::<c_void>();
            // SAFETY: as in `rowid`; `count` gets back the pointer to `counted`, which lives until the call returns.
            let code = unsafe { query(self.context, phrase as c_int, user, Some(count)) };
            if code != ffi::SQLITE_OK {
                self.failed.set(code);
            }
        }
        (counted.rows, counted.last)
    }
}

struct Counted {
    rows: u32,
    limit: u32,
    last: i64,
}

unsafe extern "C" fn count(
    api: *const ffi::Fts5ExtensionApi,
    context: *mut ffi::Fts5Context,
    user: *mut c_void,
) -> c_int {
    // SAFETY: `user` is what `rows_with` handed over, borrowed by nobody else while FTS5 counts.
    let counted = unsafe { &mut *user.cast::<Counted>() };
    counted.rows += 1;
    // SAFETY: FTS5 calls with its own table of functions and the context of the row.
    if let Some(rowid) = unsafe { (*api).xRowid } {
        // SAFETY: as above.
        counted.last = unsafe { rowid(context) };
    }
    if counted.rows >= counted.limit { ffi::SQLITE_DONE } else { ffi::SQLITE_OK }
}

unsafe extern "C" fn each_hit(
    api: *const ffi::Fts5ExtensionApi,
    context: *mut ffi::Fts5Context,
    result: *mut ffi::sqlite3_context,
    _: c_int,
    _: *mut *mut ffi::sqlite3_value,
) {
    // SAFETY: FTS5 calls with its own table of functions, which outlives the call.
    let api = unsafe { &*api };
    // SAFETY: the user data is the slot that `register` handed over, alive until `forget`.
    let slot = api.xUserData.map(|user| unsafe { user(context) }.cast::<Slot>());
    let frame = match slot {
        // SAFETY: as above.
        Some(slot) if !slot.is_null() => unsafe { &*slot }.load(Ordering::Acquire),
        _ => ptr::null_mut(),
    };
    if frame.is_null() {
        // SAFETY: `result` is where SQLite wants the answer of this call, and so below.
        unsafe { ffi::sqlite3_result_error_code(result, ffi::SQLITE_MISUSE) };
        return;
    }
    // SAFETY: the frame is that of the innermost `visit`, whose query calls this; nobody else touches it before it returns.
    let frame = unsafe { &mut *frame };
    let hit = Hit { api, context, failed: Cell::new(ffi::SQLITE_OK), _visit: PhantomData };
    let answer = catch_unwind(AssertUnwindSafe(|| (frame.visit)(&hit)));
    let stop = match answer {
        Ok(flow) => flow.is_break(),
        Err(panic) => {
            frame.panic = Some(panic);
            true
        }
    };
    match hit.failed.get() {
        // SAFETY: as above.
        ffi::SQLITE_OK => unsafe { ffi::sqlite3_result_int(result, c_int::from(stop)) },
        // SAFETY: as above.
        code => unsafe { ffi::sqlite3_result_error_code(result, code) },
    }
}

unsafe extern "C" fn forget(user: *mut c_void) {
    // SAFETY: the counted reference that `register` gave away; FTS5 calls this once.
    drop(unsafe { Arc::from_raw(user.cast_const().cast::<Slot>()) });
}

/// FTS5's own functions, asked for as its documentation says (section 7).
fn api(conn: &Connection) -> Result<*mut ffi::fts5_api> {
    let mut api: *mut ffi::fts5_api = ptr::null_mut();
    let mut statement: *mut ffi::sqlite3_stmt = ptr::null_mut();
    // SAFETY: the handle is used while the connection is borrowed and is not closed.
    let database = unsafe { conn.handle() };
    // SAFETY: the text ends with a nul, and `statement` is finalised below.
    let mut code = unsafe {
        ffi::sqlite3_prepare_v2(database, c"SELECT fts5(?1)".as_ptr(), -1, &raw mut statement, ptr::null_mut())
    };
    if code == ffi::SQLITE_OK {
        // SAFETY: the pointer is of the type that the name says, and it lives until the statement is finalised.
        code =
            unsafe { ffi::sqlite3_bind_pointer(statement, 1, (&raw mut api).cast(), c"fts5_api_ptr".as_ptr(), None) };
    }
    if code == ffi::SQLITE_OK {
        // SAFETY: the statement was prepared.
        unsafe { ffi::sqlite3_step(statement) };
    }
    // SAFETY: null or a statement of this function; it is not used afterwards.
    unsafe { ffi::sqlite3_finalize(statement) };
    match code {
        ffi::SQLITE_OK if api.is_null() => Err(missing()),
        ffi::SQLITE_OK => Ok(api),
        code => Err(failed(code)),
    }
}

fn failed(code: c_int) -> Error {
    Error::SqliteFailure(ffi::Error::new(code), None)
}

fn missing() -> Error {
    Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_ERROR), Some("this SQLite has no FTS5".to_owned()))
}

#[cfg(test)]
mod tests;
