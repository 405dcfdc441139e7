//! The side that hands sources over: processes that live on between sources, one for each thread that reads.

use crate::frame::{self, Answer, Handed, Request};
use clipfile_core::importers::{Held, InProcess, Reader, Shown, Source, is_archive, unpack};
use std::ffi::OsString;
use std::io::{self, BufReader, BufWriter, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What one source may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Seconds from handing it over to the answer.
    pub seconds: u64,
    /// Memory of the process that reads it, in megabytes of 2²⁰ bytes.
    pub megabytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { seconds: 10, megabytes: 1024 }
    }
}

/// Processes that read. They are started when they are needed.
#[derive(Debug)]
pub struct Pool {
    program: PathBuf,
    /// What the program is started with; the limit of memory comes after it.
    mode: OsString,
    limits: Limits,
    idle: Mutex<Vec<Worker>>,
}

impl Pool {
    /// A pool of this very program, which calls [`crate::serve`] when its first argument is `mode`.
    ///
    /// # Errors
    /// When the program does not know where it lies.
    pub fn of_this_program(mode: &str, limits: Limits) -> io::Result<Self> {
        Ok(Self { program: std::env::current_exe()?, mode: mode.into(), limits, idle: Mutex::default() })
    }

    /// Lets go of all processes that have nothing to do but `keep` of them.
    pub fn rest(&self, keep: usize) {
        let rested = {
            let mut idle = lock(&self.idle);
            let keep = keep.min(idle.len());
            idle.split_off(keep)
        };
        drop(rested);
    }

    /// Lets a process do something, and says why if it dies of it.
    fn with<T>(&self, work: impl FnOnce(&mut Worker) -> io::Result<Result<T, String>>) -> Result<T, String> {
        let mut worker = self
            .worker()
            .map_err(|error| format!("the process that reads files could not be started ({error}). Try it again"))?;
        match work(&mut worker) {
            Ok(done) => {
                lock(&self.idle).push(worker);
                done
            }
            Err(_) => Err(worker.cause_of_death(self.limits)),
        }
    }

    /// A process that lives and has nothing to do.
    fn worker(&self) -> io::Result<Worker> {
        while let Some(mut worker) = { lock(&self.idle).pop() } {
            if worker.lives() {
                return Ok(worker);
            }
        }
        Worker::start(self)
    }
}

impl Reader for Pool {
    fn take(&self, source: &Source<'_>) -> Result<Held, String> {
        // An archive is our own format, read without a tree of anybody's, and may be larger than a worker's memory.
        if is_archive(source.bytes) {
            return InProcess.take(source);
        }
        self.with(|worker| worker.read(source, self.limits))
    }

    fn show(&self, importer: &str, source: &Source<'_>) -> Result<Shown, String> {
        self.with(|worker| worker.show(importer, source, self.limits))
    }
}

/// One process.
#[derive(Debug)]
struct Worker {
    to: BufWriter<ChildStdin>,
    from: BufReader<ChildStdout>,
    errors: ChildStderr,
    watch: Arc<Watch>,
}

impl Worker {
    fn start(pool: &Pool) -> io::Result<Self> {
        let mut command = Command::new(&pool.program);
        command.arg(&pool.mode).arg(pool.limits.megabytes.to_string()).env_clear().current_dir("/");
        // Libraries may lie elsewhere than the system thinks.
        command.envs(std::env::vars_os().filter(|(name, _)| name == "LD_LIBRARY_PATH"));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let (Some(to), Some(from), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let watch = Watch::over(child)?;
        Ok(Self { to: BufWriter::new(to), from: BufReader::new(from), errors, watch })
    }

    fn lives(&mut self) -> bool {
        lock(&self.watch.state).child.try_wait().is_ok_and(|ended| ended.is_none())
    }

    /// Hands `source` over and waits for what it held.
    ///
    /// # Errors
    /// When the process died, was ended for being too slow, or answered nonsense.
    fn read(&mut self, source: &Source<'_>, limits: Limits) -> io::Result<Result<Held, String>> {
        match self.ask(Request::Read, source, limits)? {
            (Answer::Refused(why), _) => Ok(Err(why)),
            (Answer::Held, mut beside) if !beside.is_empty() => {
                let packed = beside.remove(0);
                Ok(Ok(unpack(&packed, beside, source).ok_or(io::ErrorKind::InvalidData)?))
            }
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// Hands `source` over and waits for what can be shown of it.
    ///
    /// # Errors
    /// As for [`Worker::read`].
    fn show(&mut self, importer: &str, source: &Source<'_>, limits: Limits) -> io::Result<Result<Shown, String>> {
        let request = |source| Request::Show { importer: importer.to_owned(), source };
        match self.ask(request, source, limits)? {
            (Answer::Refused(why), _) => Ok(Err(why)),
            (Answer::Shown(shown), _) => Ok(Ok(shown)),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// Hands `source` over, brings what is asked for from beside it, and waits for the answer.
    fn ask(
        &mut self,
        request: impl FnOnce(Handed) -> Request,
        source: &Source<'_>,
        limits: Limits,
    ) -> io::Result<(Answer, Vec<Vec<u8>>)> {
        self.watch.allow(Some(Duration::from_secs(limits.seconds)));
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let handed = Handed {
            file_name: owned(source.file_name),
            url: owned(source.url),
            encoding: owned(source.encoding),
            is_selection: source.is_selection,
            seconds: limits.seconds,
        };
        frame::write(&mut self.to, &request(handed), &[source.bytes])?;
        loop {
            let (answer, beside) = frame::read(&mut self.from)?;
            let found = match answer {
                Answer::File(path) => source.beside.read(&path),
                Answer::Picture(name) => source.beside.picture(&name),
                answer => {
                    self.watch.allow(None);
                    return Ok((answer, beside));
                }
            };
            frame::write(&mut self.to, &Request::Beside, found.as_slice())?;
        }
    }

    /// Why it died, in words; ends it when it lives.
    fn cause_of_death(mut self, limits: Limits) -> String {
        // What it could still say, it said before its end.
        self.watch.end();
        let mut last_words = Vec::new();
        let _ = (&mut self.errors).take(4096).read_to_end(&mut last_words);
        let last_words = String::from_utf8_lossy(&last_words);
        let Limits { seconds, megabytes } = limits;
        if lock(&self.watch.state).was_too_slow {
            format!("it took longer than {seconds} s to read, so it was given up. Nothing of it was kept")
        } else if last_words.contains("memory allocation of") {
            format!("it takes more than {megabytes} MB of memory to read, so it was given up. Nothing of it was kept")
        } else {
            "reading it made the process that reads files end. Nothing of it was kept".to_owned()
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.to.flush();
        self.watch.end();
    }
}

/// Ends a process when its time is over. Waiting for its answer cannot be given up otherwise.
#[derive(Debug)]
struct Watch {
    state: Mutex<Watched>,
    bell: Condvar,
}

#[derive(Debug)]
struct Watched {
    child: Child,
    until: Option<Instant>,
    was_too_slow: bool,
    is_over: bool,
}

impl Watch {
    fn over(child: Child) -> io::Result<Arc<Self>> {
        let state = Watched { child, until: None, was_too_slow: false, is_over: false };
        let watch = Arc::new(Self { state: Mutex::new(state), bell: Condvar::new() });
        let watching = Arc::clone(&watch);
        thread::Builder::new().name("watch".to_owned()).spawn(move || watching.stand())?;
        Ok(watch)
    }

    fn stand(&self) {
        let mut state = lock(&self.state);
        while !state.is_over {
            let left = state.until.map(|until| until.saturating_duration_since(Instant::now()));
            state = match left {
                None => self.bell.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) => {
                    state.was_too_slow = true;
                    state.until = None;
                    let _ = state.child.kill();
                    state
                }
                Some(left) => self.bell.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0,
            };
        }
    }

    /// Sets the time that is left, or takes the limit away.
    fn allow(&self, time: Option<Duration>) {
        lock(&self.state).until = time.map(|time| Instant::now() + time);
        self.bell.notify_all();
    }

    /// Ends the process and the watch over it.
    fn end(&self) {
        let mut state = lock(&self.state);
        if !state.is_over {
            state.is_over = true;
            let _ = state.child.kill();
            let _ = state.child.wait();
            self.bell.notify_all();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
