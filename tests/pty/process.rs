//! What the kernel says about a running process: memory, context switches, whether it is stopped.
//! Read from `/proc`; where there is none, the answer is `None` and a test says that it did not run.

use std::fs;

/// A field of `/proc/PID/status` that is a number, such as `VmRSS` and `VmHWM` (in KiB).
pub(crate) fn number(pid: u32, field: &str) -> Option<u64> {
    in_status(&fs::read_to_string(format!("/proc/{pid}/status")).ok()?, field)?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

/// The state's letter: `R`, `S`, `T` for stopped, `Z`.
pub(crate) fn state(pid: u32) -> Option<char> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    in_status(&status, "State")?.chars().next()
}

/// How often all threads together have gone to sleep of their own will, up to now. What does not
/// grow while nothing happens is a program that does not wake up.
pub(crate) fn voluntary_switches(pid: u32) -> Option<u64> {
    let mut sum = 0;
    for thread in fs::read_dir(format!("/proc/{pid}/task")).ok()?.flatten() {
        // A thread may end between the listing and the reading.
        let Ok(status) = fs::read_to_string(thread.path().join("status")) else {
            continue;
        };
        sum += in_status(&status, "voluntary_ctxt_switches")?
            .parse::<u64>()
            .ok()?;
    }
    Some(sum)
}

fn in_status<'a>(status: &'a str, field: &str) -> Option<&'a str> {
    status
        .lines()
        .find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))
        .map(str::trim)
}
