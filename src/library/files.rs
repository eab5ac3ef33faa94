//! Which files lie in a folder that is never changed, each with its sum.

use serde::{Deserialize, Serialize};

use super::volume::Stretch;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Files(Vec<(String, Stretch)>);

impl Files {
    /// A file of these bytes lies there under `name`.
    pub fn describe(&mut self, name: String, bytes: &[u8]) {
        self.0.push((name, Stretch::of(0, bytes)));
    }

    /// Name and length of every file.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u64)> {
        self.0.iter().map(|(name, stretch)| (name.as_str(), stretch.range().end))
    }

    /// True when `bytes` are those of the file that lay under `name`.
    #[must_use]
    pub fn is_file(&self, name: &str, bytes: &[u8]) -> bool {
        self.0.iter().any(|(own, stretch)| own == name && stretch.is(bytes))
    }

    /// What is written down of the files.
    #[must_use]
    pub fn bind(&self) -> Vec<u8> {
        super::volume::sealed(self)
    }

    /// `None` when the bytes are not whole.
    #[must_use]
    pub fn open(bytes: &[u8]) -> Option<Files> {
        super::volume::unseal(bytes)
    }
}
