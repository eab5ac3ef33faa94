//! Whether a question asks how far something has come.

use super::phrases::{self, names_any};
use super::taken::Taken;

/// 通车了没, 开工没有, 建没建成, 建得怎么样了; 提了没 asks for what is said.
pub(super) fn asks_whether_done(taken: &Taken<'_>) -> bool {
    let chars = taken.chars();
    let is_last = |from: usize| !chars.iter().skip(from).any(|one| one.is_alphanumeric());
    let is_no_verb =
        |at: usize| phrases::words("status", "no_verb").iter().any(|word| ends_with(chars, at, word));
    let is_done = |word: &String| {
        let ends = |at: &usize| is_last(at + word.chars().count()) || word.starts_with('了');
        taken.stands(word).into_iter().filter(ends).any(|at| at > 0 && !is_no_verb(at))
    };
    let is_or_not = |three: &[char]| matches!(three, [one, '没', other] if one == other && *one != '有');
    names_any(taken, "status", "asked")
        || phrases::words("status", "done").iter().any(is_done)
        || chars.windows(3).any(is_or_not)
}

/// True where `word` stands right before `at`.
fn ends_with(chars: &[char], at: usize, word: &str) -> bool {
    let before = chars.iter().take(at).rev();
    word.chars().rev().eq(before.take(word.chars().count()).copied())
}
