//! One bot on one data folder: a lock that ends with the process, however that ends.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use super::StoreError;

const FILE: &str = "lock";

/// The folder is held until this is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a folder, which is made if it is not there.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another process has it, [`StoreError::Folder`].
    pub fn take(folder: &Path) -> Result<Lock, StoreError> {
        let folder = &std::path::absolute(folder)
            .map_err(|cause| StoreError::Folder { folder: folder.to_owned(), cause })?;
        let failed = |cause| StoreError::Folder { folder: folder.clone(), cause };
        fs::create_dir_all(folder).map_err(failed)?;
        let file = File::options().create(true).append(true).open(folder.join(FILE)).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse(folder.clone())),
            Err(TryLockError::Error(cause)) => Err(failed(cause)),
        }
    }
}
