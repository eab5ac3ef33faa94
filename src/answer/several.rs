//! Several things asked for at once: each is answered by itself, and what none tells is said.

use super::answered::{Answer, Kind};
use super::notice::Notice;
use crate::question::{Question, Side};

/// The answers of all sides in one, in the order they were asked for; `None` where none has a figure.
pub(super) fn several(
    question: &Question,
    sides: Vec<Side>,
    answer: impl Fn(Question) -> Answer,
) -> Option<Answer> {
    let answers: Vec<(String, Answer)> =
        sides.into_iter().map(|side| (side.named, answer(side.question))).collect();
    let is_told = |answer: &Answer| answer.kind == Kind::Figures;
    let mut whole = answers.iter().map(|(_, answer)| answer).find(|answer| is_told(answer))?.clone();
    whole.question = question.clone();
    (whole.figures, whole.passages) = (Vec::new(), Vec::new());
    for (named, answer) in answers {
        if !is_told(&answer) {
            whole.notices.push(Notice::Untold(named));
            continue;
        }
        for figure in answer.figures {
            if !whole.figures.iter().any(|known| known.place == figure.place) {
                whole.figures.push(figure);
            }
        }
        for passage in answer.passages {
            if !whole.passages.iter().any(|known| known.paragraph == passage.paragraph) {
                whole.passages.push(passage);
            }
        }
        for notice in answer.notices {
            if !whole.notices.contains(&notice) {
                whole.notices.push(notice);
            }
        }
    }
    Some(whole)
}
