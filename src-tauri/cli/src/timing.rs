//! How long something took: on the clock, and of a core.

use std::time::Instant;

/// Runs from its start until it is stopped, on one thread.
pub(crate) struct Stopwatch {
    started: Instant,
    cpu: Option<f64>,
}

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self { started: Instant::now(), cpu: thread_ms() }
    }

    /// Milliseconds on the clock, and those in which this thread had a core, where the system tells.
    pub(crate) fn stop(self) -> (f64, Option<f64>) {
        let cpu = thread_ms().zip(self.cpu).map(|(now, then)| now - then);
        (self.started.elapsed().as_secs_f64() * 1000.0, cpu)
    }
}

/// What this thread has used of a core so far, in milliseconds (POSIX, clock_gettime).
fn thread_ms() -> Option<f64> {
    #[cfg(unix)]
    let time = Some(rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime));
    #[cfg(unix)]
    let ms = time.map(|time| time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6);
    #[cfg(not(unix))]
    let ms = None;
    ms
}
