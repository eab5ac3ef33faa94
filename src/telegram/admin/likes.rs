//! What people asked in vain, likes together, as an admin reads it.

use std::collections::BTreeMap;
use std::sync::Arc;

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use super::press::{GapStep, Press};
use crate::answer::Kind;
use crate::app::Conversation;
use crate::app::store::{Gap, GapKind, StoreError};
use crate::question::kin;
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::render::{Draft, cut};
use crate::text::mark64;
use crate::words::Language;

/// Questions that are looked at, the most asked first.
const LOOKED_AT: u32 = 500;
/// Groups of likes on a page.
const PAGE: usize = 5;
/// Other wordings that are shown of a group.
const OTHERS: usize = 2;
/// UTF-16 units of a question that are shown.
const SHOWN: usize = 80;
/// Questions that ask much the same.
#[derive(Debug, Clone)]
pub(crate) struct Likes {
    /// The most asked first; never empty.
    pub(crate) questions: Vec<String>,
    times: u64,
    kinds: BTreeMap<&'static str, u64>,
}

impl Likes {
    /// The most asked of them, which stands for all.
    pub(crate) fn head(&self) -> &str {
        self.questions.first().map(String::as_str).unwrap_or_default()
    }

    /// By which its buttons name it.
    pub(crate) fn mark(&self) -> u64 {
        mark64(self.head().bytes())
    }
}

/// A page of what was asked in vain. What is answered by now is dropped from it.
pub(crate) async fn page(desk: &Desk, at: usize, language: Language) -> Result<Draft, StoreError> {
    let counts = desk.store.gap_counts().await?;
    let counted: Vec<String> =
        counts.iter().map(|(kind, times)| format!("{} {times}", language.say(name(*kind)))).collect();
    let mut text = match counted.as_slice() {
        [] => language.say("gaps-none"),
        counted => language.tell("gaps-head", &[("counts", language.list(counted).into())]),
    };
    if desk.texts_kept == 0 {
        text.push('\n');
        text.push_str(&language.say("gaps-no-text"));
        return Ok(Draft::plain(&text));
    }
    let all = likes(desk).await?;
    let pages = all.len().div_ceil(PAGE).max(1);
    let at = at.min(pages - 1);
    let mut rows = Vec::new();
    for (number, likes) in (at * PAGE + 1..).zip(all.iter().skip(at * PAGE).take(PAGE)) {
        text.push_str(&format!("\n\n{number}. {}", line(likes, language)));
        rows.push(buttons(number, likes.mark(), language));
    }
    let turn = |to: usize, label: &str| Press::Gaps(to).button(label);
    let before = (at > 0).then(|| turn(at - 1, "‹"));
    let after = (at + 1 < pages).then(|| turn(at + 1, "›"));
    rows.push(before.into_iter().chain(after).collect());
    rows.retain(|row| !row.is_empty());
    Ok(Draft::plain(&text).with_buttons(InlineKeyboardMarkup::new(rows)))
}

fn buttons(number: usize, mark: u64, language: Language) -> Vec<InlineKeyboardButton> {
    [
        (GapStep::Alias, "gap-alias"),
        (GapStep::Answer, "gap-answer"),
        (GapStep::Gold, "gap-gold"),
        (GapStep::Drop, "gap-drop"),
    ]
    .map(|(step, key)| Press::Gap(step, mark).button(format!("{number} {}", language.say(key))))
    .to_vec()
}

fn line(likes: &Likes, language: Language) -> String {
    let kinds: Vec<String> =
        likes.kinds.iter().map(|(key, times)| format!("{} {times}", language.say(key))).collect();
    let mut line = format!("{} · {}", cut(likes.head(), SHOWN), language.list(&kinds));
    for other in likes.questions.iter().skip(1).take(OTHERS) {
        line.push_str(&format!("\n   ≈ {}", cut(other, SHOWN)));
    }
    if likes.questions.len() > OTHERS + 1 {
        line.push_str(" …");
    }
    line
}

/// The groups of likes that have no answer yet, the most asked first.
pub(crate) async fn likes(desk: &Desk) -> Result<Vec<Likes>, StoreError> {
    let gaps = desk.store.gaps(LOOKED_AT).await?;
    let conversation = Arc::clone(&desk.conversation);
    let (open, answered) = off_the_async_threads(move || sort(&gaps, &conversation)).await;
    for question in answered {
        desk.store.close_gap(&question).await?;
    }
    Ok(open)
}

/// Groups of what is open, and the questions that have an answer by now.
fn sort(gaps: &[Gap], conversation: &Conversation) -> (Vec<Likes>, Vec<String>) {
    let mut by_question: BTreeMap<&str, Vec<&Gap>> = BTreeMap::new();
    for gap in gaps {
        by_question.entry(gap.question.as_str()).or_default().push(gap);
    }
    // What people called bad was an answer; what had none is asked again.
    let is_answered = |question: &str, own: &[&Gap]| {
        let kind = || conversation.again(trail(question)).answer.kind;
        own.iter().all(|gap| matches!(gap.kind, GapKind::None | GapKind::Related))
            && matches!(kind(), Kind::Figures | Kind::Passages)
    };
    let (answered, open): (Vec<_>, Vec<_>) =
        by_question.into_iter().partition(|(question, own)| is_answered(question, own));
    let asked: Vec<(&str, u64)> =
        open.iter().map(|(question, own)| (*question, own.iter().map(|gap| gap.times).sum())).collect();
    let likes = kin(&asked).into_iter().map(|group| {
        let members = group.members.iter().filter_map(|at| open.get(*at));
        let mut kinds = BTreeMap::new();
        for gap in members.clone().flat_map(|(_, own)| own) {
            *kinds.entry(name(gap.kind)).or_default() += gap.times;
        }
        let questions = members.map(|(question, _)| (*question).to_owned()).collect();
        Likes { questions, times: group.times, kinds }
    });
    let mut likes: Vec<Likes> = likes.filter(|likes: &Likes| likes.times > 0).collect();
    likes.sort_by_key(|likes| std::cmp::Reverse(likes.times));
    (likes, answered.into_iter().map(|(question, _)| question.to_owned()).collect())
}

/// The messages of a question as it is kept.
pub(crate) fn trail(question: &str) -> Vec<String> {
    question.split(" >> ").map(str::to_owned).collect()
}

fn name(kind: GapKind) -> &'static str {
    match kind {
        GapKind::None => "gap-none",
        GapKind::Related => "gap-related",
        GapKind::Refused => "gap-refused",
        GapKind::Bad => "gap-bad",
    }
}
