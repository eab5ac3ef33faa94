//! The buttons of admins: `d` begins each, and behind it stands what may be asked for at the door.

use std::fmt;

use teloxide::types::{CallbackQuery, InlineKeyboardButton};

use super::act::Act;

/// What a tap asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Press {
    /// Older entries of the audit log than this one.
    Audit { before: i64 },
    /// Take a person from the list of admins.
    DropAdmin(u64),
    /// Serve the edition of this number again.
    GoBack(u64),
    /// Teach what lies in the store under this id, whatever the word meant before.
    Teach(String),
    /// Take back what was taught, as it lies in the store.
    Unteach(String),
    /// A page of the aliases.
    Aliases(usize),
    /// Drop the alias whose folded word has this mark; its page is then shown.
    DropAlias(u64, usize),
    /// A page of what was asked in vain.
    Gaps(usize),
    /// Do something about the questions whose head has this mark.
    Gap(GapStep, u64),
    /// Choose a paragraph of those that lie in the store under this id; or none of them.
    Cite(String, Option<usize>),
}

/// What can be done about a question that was asked in vain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GapStep {
    Alias,
    Answer,
    Gold,
    /// It is none of ours.
    Drop,
}

const STEPS: [(GapStep, &str); 4] =
    [(GapStep::Alias, "a"), (GapStep::Answer, "w"), (GapStep::Gold, "g"), (GapStep::Drop, "d")];

impl fmt::Display for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Press::Audit { before } => write!(f, "d:l:{before}"),
            Press::DropAdmin(person) => write!(f, "d:a:{person}"),
            Press::GoBack(number) => write!(f, "d:r:{number}"),
            Press::Teach(id) => write!(f, "d:t:{id}"),
            Press::Unteach(id) => write!(f, "d:u:{id}"),
            Press::Aliases(page) => write!(f, "d:p:{page}"),
            Press::DropAlias(mark, page) => write!(f, "d:x:{mark:x}:{page}"),
            Press::Gaps(page) => write!(f, "d:q:{page}"),
            Press::Gap(step, mark) => {
                let letter = STEPS.iter().find(|(known, _)| known == step).map_or("", |(_, letter)| letter);
                write!(f, "d:g:{letter}:{mark:x}")
            }
            Press::Cite(id, Some(at)) => write!(f, "d:c:{id}:{at}"),
            Press::Cite(id, None) => write!(f, "d:c:{id}:n"),
        }
    }
}

impl Press {
    /// `None` when the button is of something else.
    pub(crate) fn of(query: &CallbackQuery) -> Option<Press> {
        Press::read(query.data.as_deref()?)
    }

    fn read(data: &str) -> Option<Press> {
        let parts: Vec<&str> = data.split(':').collect();
        Some(match parts.as_slice() {
            ["d", "l", before] => Press::Audit { before: before.parse().ok()? },
            ["d", "a", person] => Press::DropAdmin(person.parse().ok()?),
            ["d", "r", number] => Press::GoBack(number.parse().ok()?),
            ["d", "t", id] => Press::Teach((*id).to_owned()),
            ["d", "u", id] => Press::Unteach((*id).to_owned()),
            ["d", "p", page] => Press::Aliases(page.parse().ok()?),
            ["d", "q", page] => Press::Gaps(page.parse().ok()?),
            ["d", "g", letter, mark] => {
                let (step, _) = STEPS.iter().find(|(_, known)| known == letter)?;
                Press::Gap(*step, u64::from_str_radix(mark, 16).ok()?)
            }
            ["d", "c", id, "n"] => Press::Cite((*id).to_owned(), None),
            ["d", "c", id, at] => Press::Cite((*id).to_owned(), Some(at.parse().ok()?)),
            ["d", "x", mark, page] => {
                Press::DropAlias(u64::from_str_radix(mark, 16).ok()?, page.parse().ok()?)
            }
            _ => return None,
        })
    }

    /// What it is at the door.
    pub(crate) fn act(&self) -> Act {
        match self {
            Press::Audit { .. } => Act::Audit,
            Press::DropAdmin(_) => Act::Admins,
            Press::GoBack(_) => Act::Rollback,
            Press::Teach(_) | Press::Unteach(_) | Press::DropAlias(..) => Act::Alias,
            Press::Aliases(_) => Act::Aliases,
            Press::Gaps(_) | Press::Gap(..) | Press::Cite(..) => Act::Gaps,
        }
    }

    pub(crate) fn button(&self, label: impl Into<String>) -> InlineKeyboardButton {
        InlineKeyboardButton::callback(label, self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_read_back_what_they_carry_within_64_bytes() {
        for press in [
            Press::Audit { before: i64::MAX },
            Press::DropAdmin(u64::MAX),
            Press::GoBack(u64::MAX),
            Press::Teach("f".repeat(16)),
            Press::Unteach("f".repeat(16)),
            Press::Aliases(7),
            Press::DropAlias(u64::MAX, 999),
            Press::Gaps(3),
            Press::Gap(GapStep::Gold, u64::MAX),
            Press::Cite("f".repeat(16), Some(19)),
            Press::Cite("f".repeat(16), None),
        ] {
            assert!(press.to_string().len() <= 64, "{press}");
            assert_eq!(Press::read(&press.to_string()), Some(press));
        }
        for strange in ["", "d", "d:l:", "d:l:x", "d:a:-1", "d:z:1", "b:1:p"] {
            assert_eq!(Press::read(strange), None, "{strange}");
        }
    }
}
