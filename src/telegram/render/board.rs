//! What became of targets, as a message.

use super::draft::{Draft, Look};
use crate::answer::words::Board;

/// UTF-16 units kept free for what stands below the lines.
const BELOW: usize = 900;

/// Targets that do not fit are not shown; they are few, and the count above is of all.
pub(crate) fn board(board: &Board) -> Draft {
    let mut draft = Draft::new();
    draft.push_as(Look::Bold, &board.head).push("\n").push(&board.count).push("\n");
    for line in &board.lines {
        if !draft.append(&Draft::plain(&format!("\n{line}")), BELOW) {
            break;
        }
    }
    draft.push("\n");
    for source in &board.sources {
        if !draft.append(&Draft::plain(&format!("\n—— {source}")), 200) {
            break;
        }
    }
    draft.push("\n").push_as(Look::Italic, &board.rule);
    draft
}
