//! Runs tests with one change on at a time.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::list::{Change, Fate};

/// Seconds of computing after which a test with a change on is ended, besides what it takes without.
const PATIENCE: u64 = 4;
/// How many tests run at the same time.
const WORKERS: usize = 2;

/// A test.
#[derive(Debug)]
pub(crate) struct Test {
    pub(crate) program: PathBuf,
    pub(crate) name: String,
    pub(crate) takes: Duration,
    /// The changes that it reaches.
    pub(crate) reaches: BTreeSet<usize>,
}

/// Runs every test alone and notes what it reaches; the quickest first.
pub(crate) fn look(copy: &Path, programs: &[PathBuf]) -> Result<Vec<Test>> {
    let mut names = Vec::new();
    for program in programs {
        let output = Command::new(program).arg("--list").output()?;
        let list = String::from_utf8(output.stdout)?;
        let tests = list.lines().filter_map(|line| line.strip_suffix(": test"));
        names.extend(tests.map(|name| (program.clone(), name.to_owned())));
    }
    let notes = std::env::temp_dir().join(format!("clausewise-reached-{}", std::process::id()));
    let mut tests = Vec::new();
    for (program, name) in names {
        let _ = fs::remove_file(&notes);
        let begin = Instant::now();
        let mut command = command(copy, &program, &name, 600);
        command.env("CLAUSEWISE_REACHED", &notes);
        let output = command.stdout(Stdio::piped()).output()?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stdout);
            bail!("{name} fails without any change: {}\n{said}", output.status);
        }
        let reached = fs::read_to_string(&notes).unwrap_or_default();
        let reaches = reached.lines().filter_map(|line| line.parse().ok());
        tests.push(Test {
            takes: begin.elapsed(),
            reaches: reaches.collect(),
            program,
            name,
        });
    }
    let _ = fs::remove_file(&notes);
    tests.sort_by_key(|test| test.takes);
    Ok(tests)
}

/// Tries each change that compiles, and notes what becomes of it.
pub(crate) fn judge(copy: &Path, changes: &mut [Change], tests: &[Test]) -> Result<()> {
    let open = changes.iter().filter(|one| one.fate == Fate::Open);
    let open: Vec<(usize, String)> = open.map(|one| (one.number, one.name.clone())).collect();
    let next = AtomicUsize::new(0);
    let fates = Mutex::new(Vec::new());
    thread::scope(|scope| {
        let work = || -> Result<()> {
            while let Some((number, name)) = open.get(next.fetch_add(1, Ordering::Relaxed)) {
                let fate = fate(copy, *number, tests)?;
                // A run that is stopped has said what it knew.
                println!("{fate:?}: {name}");
                fates
                    .lock()
                    .ok()
                    .context("a worker failed")?
                    .push((*number, fate));
            }
            Ok(())
        };
        let workers: Vec<_> = (0..WORKERS).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().ok().context("a worker failed")?)
    })?;
    for (number, fate) in fates.into_inner().ok().context("a worker failed")? {
        if let Some(change) = changes.iter_mut().find(|one| one.number == number) {
            change.fate = fate;
        }
    }
    Ok(())
}

fn fate(copy: &Path, number: usize, tests: &[Test]) -> Result<Fate> {
    let reaching = tests.iter().filter(|test| test.reaches.contains(&number));
    let mut fate = Fate::NotReached;
    for test in reaching {
        let seconds = PATIENCE + 3 * test.takes.as_secs();
        let mut command = command(copy, &test.program, &test.name, seconds);
        let status = command
            .env("CLAUSEWISE_CHANGE", number.to_string())
            .status()?;
        match status.code() {
            Some(0) => fate = Fate::Survived,
            _ if was_ended(status) => return Ok(Fate::TimedOut),
            _ => return Ok(Fate::Caught),
        }
    }
    Ok(fate)
}

/// One test, which may compute for so many seconds and have four gigabytes.
fn command(copy: &Path, program: &Path, name: &str, seconds: u64) -> Command {
    let mut command = Command::new("sh");
    let limits = format!("ulimit -v 4000000; ulimit -t {seconds}; exec \"$@\"");
    command
        .args(["-c", &limits, "sh"])
        .arg(program)
        .args(["--exact", name, "--test-threads=1"])
        .current_dir(copy)
        .env("CARGO_MANIFEST_DIR", copy)
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

#[cfg(unix)]
fn was_ended(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    // That it has computed for too long, or at last that it did not heed that.
    matches!(status.signal(), Some(24 | 9))
}

#[cfg(not(unix))]
fn was_ended(_: ExitStatus) -> bool {
    false
}
