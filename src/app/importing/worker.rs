//! The process that reads a file that anybody may have made: what it may take is limited before it looks at a byte.

use std::io::{self, Read, Write};

use rustix::process::{Resource, Rlimit, setrlimit};

use crate::import::{self, Extract, LARGEST_FILE, Refusal};

/// Memory that may be written to, in bytes: what a file unpacks to. The longest report at hand takes a tenth.
pub const MEMORY: u64 = 256 << 20;
/// Memory that may be mapped, in bytes, the program itself among it.
const MAPPED: u64 = 768 << 20;
/// Processor time, in seconds.
pub const SECONDS: u64 = 20;

/// Reads a file called `name` from `input` and writes what became of it as JSON.
///
/// # Errors
/// When the limits cannot be set, or a stream breaks.
pub fn run(input: &mut dyn Read, out: &mut dyn Write, name: &str) -> io::Result<()> {
    limit()?;
    let mut bytes = Vec::new();
    input.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    let read: Result<Extract, Refusal> = import::extract(&bytes, name);
    serde_json::to_writer(&mut *out, &read)?;
    out.flush()
}

/// No more memory or time than a report needs; no file written, no process begun, no core left behind.
fn limit() -> io::Result<()> {
    for (resource, most) in [
        (Resource::Data, MEMORY),
        (Resource::As, MAPPED),
        (Resource::Cpu, SECONDS),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nofile, 16),
    ] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}
