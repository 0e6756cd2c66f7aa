//! Watching over the process that started the server.
//!
//! An editor that crashes sends no `exit`, and where another process holds the pipe it does not
//! close either. The protocol therefore has the client give its process id, and a server end
//! when that process is gone.

use std::time::Duration;

/// Time between two looks at the process.
const INTERVAL: Duration = Duration::from_secs(1);

/// Waits until the process with the id `process_id` is gone. Never ends where the id cannot be
/// that of a process or the system gives no answer.
pub async fn gone(process_id: u32) {
    let Some(watch) = Watch::new(process_id) else {
        return std::future::pending().await;
    };
    loop {
        tokio::time::sleep(INTERVAL).await;
        if !watch.is_alive() {
            return;
        }
    }
}

#[cfg(unix)]
struct Watch {
    process: rustix::process::Pid,
    /// Whether the process is the one that started this one.
    is_parent: bool,
}

#[cfg(unix)]
impl Watch {
    fn new(process_id: u32) -> Option<Self> {
        let process = rustix::process::Pid::from_raw(process_id.try_into().ok()?)?;
        let is_parent = rustix::process::getppid() == Some(process);
        Some(Watch { process, is_parent })
    }

    fn is_alive(&self) -> bool {
        // An orphan gets another parent at once, also while the dead parent's id is still taken.
        if self.is_parent && rustix::process::getppid() != Some(self.process) {
            return false;
        }
        // "Not permitted" is the answer for a living process of another user.
        rustix::process::test_kill_process(self.process) != Err(rustix::io::Errno::SRCH)
    }
}

#[cfg(not(unix))]
struct Watch;

#[cfg(not(unix))]
impl Watch {
    fn new(_process_id: u32) -> Option<Self> {
        None
    }

    fn is_alive(&self) -> bool {
        true
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::{Command, Stdio};

    use super::*;

    #[test]
    fn tells_a_living_process_from_one_that_ended() {
        let mut child = Command::new("sleep")
            .arg("600")
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let watch = Watch::new(child.id()).unwrap();
        assert!(watch.is_alive());
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!watch.is_alive());
    }

    #[test]
    fn ids_of_no_process_are_not_watched() {
        assert!(Watch::new(0).is_none());
        assert!(Watch::new(u32::MAX).is_none());
    }
}
