//! What the process that reads gives up: files, the network, other programs, and memory and time beyond a limit.
//!
//! Each wall stands as far as the system has it. Where one is missing, the others still stand, and a fault still costs one
//! process.

/// Gives up everything but reading its input, answering, and `megabytes` of memory.
pub(crate) fn give_up(megabytes: u64) {
    #[cfg(unix)]
    limits::memory_and_files(megabytes);
    #[cfg(target_os = "linux")]
    {
        linux::files();
        linux::calls();
    }
    #[cfg(not(unix))]
    let _ = megabytes;
}

/// Lets the process use the processor for `seconds` more, so that it ends by itself when nobody is left to end it.
pub(crate) fn allow_seconds(seconds: u64) {
    #[cfg(unix)]
    limits::processor(seconds);
    #[cfg(not(unix))]
    let _ = seconds;
}

#[cfg(unix)]
mod limits {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};

    /// Files that may be open: the three that it was started with, and a few that the system's libraries have.
    const FILES: u64 = 32;

    pub(super) fn memory_and_files(megabytes: u64) {
        // On Linux the data segment is what the process took itself; the address space would count the libraries that the
        // window's program maps and never touches.
        let memory = if cfg!(target_os = "linux") { Resource::Data } else { Resource::As };
        set(memory, megabytes.saturating_mul(1 << 20));
        set(Resource::Fsize, 0);
        set(Resource::Core, 0);
        set(Resource::Nofile, FILES);
    }

    pub(super) fn processor(seconds: u64) {
        let used = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or(0);
        let most = getrlimit(Resource::Cpu).maximum;
        // The other side counts by the clock and ends it first; one more second for the rounding, one for the difference.
        let _ = setrlimit(Resource::Cpu, Rlimit { current: Some(used + seconds + 2), maximum: most });
    }

    fn set(resource: Resource, to: u64) {
        let to = getrlimit(resource).maximum.map_or(to, |most| most.min(to));
        let _ = setrlimit(resource, Rlimit { current: Some(to), maximum: Some(to) });
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use landlock::{ABI, Access as _, AccessFs, AccessNet, Ruleset, RulesetAttr as _, RulesetError, Scope};
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch};

    /// No file and no port, by Landlock, as much of it as the kernel has.
    pub(super) fn files() {
        let restrict = || -> Result<(), RulesetError> {
            let abi = ABI::V6;
            let rules = Ruleset::default().handle_access(AccessFs::from_all(abi))?;
            let rules = rules.handle_access(AccessNet::from_all(abi))?.scope(Scope::from_all(abi))?;
            rules.create()?.restrict_self()?;
            Ok(())
        };
        let _ = restrict();
    }

    /// Calls of the kernel that no reader of text needs: they fail.
    const REFUSED: &[i64] = &[
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_connect,
        libc::SYS_bind,
        libc::SYS_listen,
        libc::SYS_sendto,
        libc::SYS_sendmsg,
        libc::SYS_execve,
        libc::SYS_execveat,
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_pidfd_getfd,
        libc::SYS_io_uring_setup,
        libc::SYS_bpf,
        libc::SYS_perf_event_open,
        libc::SYS_userfaultfd,
        libc::SYS_unshare,
        libc::SYS_setns,
        libc::SYS_mount,
        libc::SYS_keyctl,
        libc::SYS_add_key,
    ];

    pub(super) fn calls() {
        let rules = REFUSED.iter().map(|call| (*call, Vec::new())).collect();
        let Ok(arch) = TargetArch::try_from(std::env::consts::ARCH) else { return };
        let denied = SeccompAction::Errno(libc::EPERM as u32);
        let filter = SeccompFilter::new(rules, SeccompAction::Allow, denied, arch);
        let program = filter.ok().and_then(|filter| BpfProgram::try_from(filter).ok());
        if let Some(program) = program {
            let _ = seccompiler::apply_filter(&program);
        }
    }
}
