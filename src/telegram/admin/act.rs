//! What only admins may do, and what each of it asks of whoever does it.

use crate::telegram::request::Request;

/// One kind of deed behind the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Reload,
    /// See what can be gone back to.
    Editions,
    Rollback,
    Alias,
    Aliases,
    Gaps,
    Import,
    Announce,
    Broadcasts,
    /// Look at and change who is an admin.
    Admins,
    Audit,
    /// Look at how the bot does.
    Inspect,
}

impl Act {
    /// As the audit log names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Act::Reload => "reload",
            Act::Editions => "editions",
            Act::Rollback => "rollback",
            Act::Alias => "alias",
            Act::Aliases => "aliases",
            Act::Gaps => "gaps",
            Act::Import => "import",
            Act::Announce => "announce",
            Act::Broadcasts => "broadcasts",
            Act::Admins => "admin",
            Act::Audit => "audit",
            Act::Inspect => "status",
        }
    }

    /// Whether only those in the settings may do it, and nobody whom they have named.
    pub(super) fn is_for_owners(self) -> bool {
        self == Act::Admins
    }

    /// Whether everybody may try it and is shown less than an admin: such tries are no attempts.
    pub(super) fn is_open(self) -> bool {
        self == Act::Inspect
    }

    /// What a message asks for that only admins may do.
    pub(super) fn of(request: &Request) -> Option<Act> {
        Some(match request {
            Request::Reload(_) => Act::Reload,
            Request::Editions => Act::Editions,
            Request::Rollback(_) => Act::Rollback,
            Request::Alias(_) => Act::Alias,
            Request::Aliases => Act::Aliases,
            Request::Gaps(_) => Act::Gaps,
            Request::Announce(_) => Act::Announce,
            Request::Broadcasts => Act::Broadcasts,
            Request::Admins(_) => Act::Admins,
            Request::Audit => Act::Audit,
            _ => return None,
        })
    }
}
