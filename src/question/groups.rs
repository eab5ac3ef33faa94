//! Groups of regions that people name together: 长三角, 京津冀, 东北三省.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Gazetteer, PlaceLevel};
use crate::text::line_at;

/// What is built in.
pub const BUILT_IN: &str = include_str!("../../config/groups.toml");

/// A group, named back in an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    pub name: String,
    /// Full names of its provinces or cities.
    pub members: Vec<String>,
}

/// All known groups. Immutable.
#[derive(Debug, Clone, Default)]
pub struct Groups {
    groups: Vec<Group>,
    /// Every name, the longest first.
    names: Vec<(String, usize)>,
    /// One letter that stands for a province, with its full name.
    letters: HashMap<char, String>,
}

/// What is wrong in a file of groups.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct GroupFault {
    /// 1-based.
    pub line: u32,
    pub message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    letters: HashMap<char, toml::Spanned<String>>,
    #[serde(default)]
    group: Vec<toml::Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    members: Vec<String>,
}

impl Groups {
    /// Those built in.
    #[must_use]
    pub fn shipped(gazetteer: &Gazetteer) -> Self {
        Self::read(BUILT_IN, gazetteer).unwrap_or_default()
    }

    /// Reads the TOML of a file of groups.
    ///
    /// # Errors
    /// Every fault with its line: a member that is no province or city, a name that stands twice, no member.
    pub fn read(text: &str, gazetteer: &Gazetteer) -> Result<Self, Vec<GroupFault>> {
        let file: File = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            vec![GroupFault { line: line_at(text, at), message: error.message().to_owned() }]
        })?;
        let mut read = Groups::default();
        let mut faults = Vec::new();
        let mut known: HashMap<String, String> = HashMap::new();
        for (letter, place) in file.letters {
            match full_name(gazetteer, place.get_ref()) {
                Some(full) => drop(read.letters.insert(letter, full)),
                None => faults.push(GroupFault {
                    line: line_at(text, place.span().start),
                    message: format!("`{}` of {letter} is no province or city", place.get_ref()),
                }),
            }
        }
        for entry in file.group {
            let line = line_at(text, entry.span().start);
            let Entry { name, also, members } = entry.into_inner();
            let mut fault = |message: String| faults.push(GroupFault { line, message });
            let full: Vec<String> = members
                .iter()
                .filter_map(|member| {
                    let found = full_name(gazetteer, member);
                    if found.is_none() {
                        fault(format!("`{member}` of {name} is no province or city"));
                    }
                    found
                })
                .collect();
            if members.is_empty() {
                fault(format!("{name} has no members"));
            }
            for own in std::iter::once(&name).chain(&also) {
                if let Some(first) = known.insert(own.clone(), name.clone()) {
                    fault(format!("`{own}` stands under {first} and {name}"));
                }
                read.names.push((own.clone(), read.groups.len()));
            }
            read.groups.push(Group { name, members: full });
        }
        read.names.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
        if faults.is_empty() { Ok(read) } else { Err(faults) }
    }

    /// The province that a letter stands for.
    #[must_use]
    pub fn of_letter(&self, letter: char) -> Option<&str> {
        self.letters.get(&letter).map(String::as_str)
    }

    /// Every name of a group with the group, the longest name first.
    pub fn names(&self) -> impl Iterator<Item = (&str, &Group)> {
        self.names.iter().filter_map(|(name, at)| Some((name.as_str(), self.groups.get(*at)?)))
    }
}

/// The province, else the city, that is called so.
fn full_name(gazetteer: &Gazetteer, name: &str) -> Option<String> {
    let of =
        |level| gazetteer.by_name(name).find(|place| place.level == level).map(|place| place.name.clone());
    of(PlaceLevel::Province).or_else(|| of(PlaceLevel::Prefecture))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let faults = Groups::read(text, &Gazetteer::shipped()).unwrap_err();
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(said, [expected]);
    }

    #[test]
    fn what_is_built_in_is_without_fault() {
        let groups = Groups::read(BUILT_IN, &Gazetteer::shipped()).unwrap();
        let of =
            |name: &str| groups.names().find(|(own, _)| *own == name).map(|(_, group)| group.members.len());
        assert_eq!((groups.of_letter('琼'), groups.of_letter('江')), (Some("海南省"), None));
        assert_eq!((of("东三省"), of("西部"), of("京津冀")), (Some(3), Some(12), Some(3)));
    }

    #[test]
    fn faults_are_named_with_their_line() {
        check(
            "[[group]]\nname = \"甲\"\nmembers = [\"北京\", \"火星\"]",
            "line 1: `火星` of 甲 is no province or city",
        );
        check("\n[[group]]\nname = \"甲\"\nmembers = []", "line 2: 甲 has no members");
        check("[letters]\n\"甲\" = \"火星\"", "line 2: `火星` of 甲 is no province or city");
        let twice = "[[group]]\nname = \"甲\"\nmembers = [\"北京\"]\n[[group]]\nname = \"乙\"\nalso = [\"甲\"]\nmembers = [\"天津\"]";
        check(twice, "line 4: `甲` stands under 甲 and 乙");
        assert_eq!(Groups::read("[[groups]]", &Gazetteer::shipped()).unwrap_err().len(), 1);
    }
}
