//! What admins have taught: words, and paragraphs that answer questions.

use super::{Aliases, Pointer, Pointers};

/// Both together. Immutable; what is taught next makes another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taught {
    pub aliases: Aliases,
    pub pointers: Pointers,
}

impl Taught {
    /// The same with other aliases.
    #[must_use]
    pub fn with_aliases(&self, aliases: Aliases) -> Taught {
        Taught { aliases, pointers: self.pointers.clone() }
    }

    /// The same with one more pointer.
    #[must_use]
    pub fn with_pointer(&self, pointer: Pointer) -> Taught {
        Taught { aliases: self.aliases.clone(), pointers: self.pointers.with(pointer) }
    }
}
