//! A page of an answer, with all that its buttons need to know.

use super::desk::Desk;
use super::kept::Kept;
use super::render::{self, Draft, Rows, Shown};
use crate::answer::{Answer, Kind, Notice, suggest};
use crate::app::Reply;
use crate::app::store::Length;
use crate::picture::{Subject, chart};
use crate::question::Want;

impl Desk {
    /// The page `page` of the answer `name`; next questions are offered in private only.
    pub(crate) async fn page(
        &self,
        name: &str,
        kept: &Kept,
        mut reply: Reply,
        page: usize,
        is_private: bool,
    ) -> Draft {
        if kept.is_quiet {
            reply.answer.notices.retain(|notice| !matches!(notice, Notice::Respelled(_)));
        }
        let (name, language) = (name.to_owned(), kept.language());
        let is_full = kept.length() == Length::Full;
        let heading = kept.trail.last().filter(|_| kept.is_headed).cloned();
        self.work(move || {
            let Reply { library, answer, .. } = &reply;
            let is_answered = matches!(answer.kind, Kind::Figures | Kind::Passages);
            let is_offered = is_private && is_answered && !is_table(answer);
            let mut next = if is_offered || answer.asks_place() {
                suggest(answer, library, language)
            } else {
                Vec::new()
            };
            if !answer.asks_place() {
                next.truncate(SUGGESTIONS);
            }
            let subject = Subject::of(library, answer, language);
            let compares = matches!(answer.question.want, Want::Compare(_)) || !answer.computed.is_empty();
            let has_chart = subject.is_some()
                || answer.kind == Kind::Figures && compares && chart(library, &answer.question).is_some();
            let has_map = subject.is_some_and(|subject| subject.has_map());
            let shown = Shown { language, name: &name, page, is_full, next: &next, has_chart, has_map };
            let draft = render::page(library, answer, shown);
            match heading {
                Some(heading) => draft.headed(&heading),
                None => draft,
            }
        })
        .await
    }

    /// What stands above the passage of a page: the question where nobody has written it, and what the
    /// page says beside its passage.
    pub(crate) fn above(&self, kept: &Kept, reply: &Reply, page: usize) -> Draft {
        let leaf = render::leaf(&reply.library, &reply.answer, page, kept.language());
        let head = match leaf.rows {
            Some(rows) => render::head(&reply.library, &reply.answer, Rows::Page(rows), kept.language()),
            None => Draft::new(),
        };
        match kept.trail.last().filter(|_| kept.is_headed) {
            Some(heading) => head.headed(heading),
            None => head,
        }
    }
}

/// Next questions under an answer, a row each.
const SUGGESTIONS: usize = 2;
/// From so many figures on they are read as a table.
const TABLE: usize = 4;

fn is_table(answer: &Answer) -> bool {
    answer.figures.len() >= TABLE
}
