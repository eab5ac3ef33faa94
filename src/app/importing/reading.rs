//! Has a file read by a process of its own: whatever it holds, this one goes on.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::import::{Extract, LARGEST_FILE, LONGEST_TEXT, Refusal};

/// Longest time that a reading may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// Longest answer that is read, in bytes: the text as JSON, and what was left out.
const LONGEST_ANSWER: u64 = 3 * LONGEST_TEXT as u64;
/// What this program is called with to be the process that reads.
pub const WORKER: &str = "read-file";

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("{0}")]
    Refused(#[from] Refusal),
    #[error("{} cannot be read: {cause}", .file.display())]
    Unreadable { file: PathBuf, cause: io::Error },
    #[error("the process that reads files cannot be started: {0}")]
    NotStarted(io::Error),
}

/// Knows which program reads files.
#[derive(Debug, Clone)]
pub struct Reader {
    program: PathBuf,
}

impl Reader {
    /// `program` is this one.
    #[must_use]
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into() }
    }

    /// This program as it runs, also after another version was put in its place.
    #[must_use]
    pub fn of_this_program() -> Self {
        let own = Path::new("/proc/self/exe");
        if own.exists() {
            return Self::new(own);
        }
        Self::new(std::env::current_exe().unwrap_or_else(|_untold| PathBuf::from("wenzheng")))
    }

    /// Reads a file on disk.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn file(&self, path: &Path) -> Result<Extract, ReadError> {
        let unreadable = |cause| ReadError::Unreadable { file: path.to_owned(), cause };
        let file = File::open(path).map_err(unreadable)?;
        let about = file.metadata().map_err(unreadable)?;
        if !about.is_file() {
            return Err(unreadable(io::Error::other("it is no file")));
        }
        if about.len() > LARGEST_FILE {
            return Err(Refusal::TooLarge.into());
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let child = self.start(&name, Stdio::from(file))?;
        answer(child)
    }

    /// Reads bytes that came under a name.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn bytes(&self, bytes: Vec<u8>, name: &str) -> Result<Extract, ReadError> {
        if bytes.len() as u64 > LARGEST_FILE {
            return Err(Refusal::TooLarge.into());
        }
        let mut child = self.start(name, Stdio::piped())?;
        if let Some(mut input) = child.stdin.take() {
            // A process that refuses does not read to the end.
            thread::spawn(move || input.write_all(&bytes).is_ok());
        }
        answer(child)
    }

    /// Nothing of the environment goes along: a token is none of its business.
    fn start(&self, name: &str, input: Stdio) -> Result<Child, ReadError> {
        Command::new(&self.program)
            .args([WORKER, "--", &ending(name)])
            .env_clear()
            .current_dir("/")
            .stdin(input)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(ReadError::NotStarted)
    }
}

/// A name that tells the kind of file and nothing else.
fn ending(name: &str) -> String {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let plain: String = ending.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    if plain.is_empty() { "file".to_owned() } else { format!("file.{plain}") }
}

/// What the process says before it runs out of time; one that dies has met its limits.
fn answer(mut child: Child) -> Result<Extract, ReadError> {
    let (send, receive) = mpsc::channel();
    if let Some(out) = child.stdout.take() {
        thread::spawn(move || {
            let mut answer = Vec::new();
            let read = out.take(LONGEST_ANSWER).read_to_end(&mut answer);
            // Nobody listens once time has run out.
            let _late = send.send(read.map(|_length| answer));
        });
    }
    let answer = receive.recv_timeout(PATIENCE);
    // Harmless where it has ended; where it has not, nothing it says counts any more.
    let _ended = child.kill();
    let _status = child.wait();
    let read = answer.ok().and_then(Result::ok).and_then(|answer| serde_json::from_slice(&answer).ok());
    read.unwrap_or(Err(Refusal::Limits)).map_err(ReadError::Refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_dies_or_says_anything_else_has_read_nothing() {
        for program in ["false", "cat", "yes"] {
            let read = Reader::new(program).bytes(b"text".to_vec(), "a.txt");
            assert!(matches!(read, Err(ReadError::Refused(Refusal::Limits))), "{program}: {read:?}");
        }
        let read = Reader::new("/nowhere/wenzheng").bytes(Vec::new(), "a.txt");
        assert!(matches!(read, Err(ReadError::NotStarted(_))), "{read:?}");
    }

    #[test]
    fn a_name_tells_the_kind_of_file_and_nothing_else() {
        assert_eq!(ending("../../$(x) 甲.DOCX"), "file.DOCX");
        assert_eq!(ending("a.t/x\0t"), "file.txt");
        assert_eq!(ending("报告"), "file");
    }
}
