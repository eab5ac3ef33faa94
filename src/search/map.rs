//! A file that is mapped: read where it lies, as far as it is looked at.

use std::io;
use std::path::Path;
use std::sync::Arc;

use tantivy::Directory;
use tantivy::directory::MmapDirectory;

use crate::text::Bytes;

/// The bytes of a file that nobody changes while it is mapped.
///
/// # Errors
/// When there is no such file or it cannot be mapped.
pub fn map(folder: &Path, name: &str) -> io::Result<Bytes> {
    let folder = MmapDirectory::open(folder).map_err(io::Error::other)?;
    let file = folder.open_read(Path::new(name)).map_err(io::Error::other)?;
    Ok(Arc::new(file.read_bytes()?))
}
