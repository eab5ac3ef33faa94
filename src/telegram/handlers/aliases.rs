//! `/alias 社零 = 社会消费品零售总额`: a word is read as what it stands for, from the next question on. `/aliases` lists
//! them. Each can be taken back.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use teloxide::types::InlineKeyboardMarkup;

use crate::answer::{Unteachable, meanings};
use crate::app::store::{Ended, StoreError};
use crate::telegram::admin::act::Act;
use crate::telegram::admin::door::Admitted;
use crate::telegram::admin::press::Press;
use crate::telegram::announcing::button::new_id;
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{Draft, cut};
use crate::telegram::request::Caller;
use crate::text::{fold, mark64};
use crate::words::Language;

/// How long a button works, in milliseconds.
const VALID: i64 = 7 * 24 * 3_600_000;
/// Words on a page.
const PAGE: usize = 20;

/// What a word is to stand for; nothing: it is no alias.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Lesson {
    word: String,
    meaning: Option<String>,
}

pub(crate) async fn run(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let admitted = match desk.admit_caller(&caller, Act::Alias).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused,
    };
    let language = caller.language;
    let draft = match text.split_once(['=', '＝']) {
        Some((word, meaning)) => propose(&desk, admitted, word.trim(), meaning.trim(), language).await,
        None => Ok(Draft::plain(&language.say("alias-how"))),
    };
    let draft = draft.unwrap_or_else(|error| desk.store_failed(&error, language));
    desk.tell(&caller, draft, Outcome::Shown("alias")).await
}

pub(crate) async fn list(desk: Arc<Desk>, caller: Caller) -> Outcome {
    match desk.admit_caller(&caller, Act::Aliases).await {
        Ok(_admitted) => desk.tell(&caller, page(&desk, 0, caller.language), Outcome::Shown("aliases")).await,
        Err(refused) => refused,
    }
}

/// Teaches a word that means nothing else; one that does is shown with what it means, and a button.
pub(super) async fn propose(
    desk: &Desk,
    admitted: Admitted,
    word: &str,
    meaning: &str,
    language: Language,
) -> Result<Draft, StoreError> {
    let library = desk.conversation.shelf().current();
    let known = library.aliases().get(word).map(str::to_owned);
    let (asked, meant) = (word.to_owned(), meaning.to_owned());
    let found = off_the_async_threads(move || meanings(&library, &asked, &meant)).await;
    let mut others = match found {
        Ok(others) => others,
        Err(why) => {
            desk.did(admitted, Ended::Failed, &cut(word, 40)).await;
            let arguments = [("word", cut(word, 40).into()), ("meaning", cut(meaning, 80).into())];
            return Ok(Draft::plain(&language.tell(reason(why), &arguments)));
        }
    };
    others.extend(known.filter(|known| known != meaning));
    let lesson = Lesson { word: word.to_owned(), meaning: Some(meaning.to_owned()) };
    if others.is_empty() {
        return teach(desk, admitted, lesson, language).await;
    }
    let id = new_id();
    desk.store.keep_payload(&id, &packed(&lesson), desk.clock.now() + VALID).await?;
    let words = language.tell(
        "alias-means",
        &[("word", word.into()), ("others", language.list(&others).into()), ("meaning", meaning.into())],
    );
    let button = Press::Teach(id).button(language.say("alias-anyway"));
    Ok(Draft::plain(&words).with_buttons(InlineKeyboardMarkup::new([[button]])))
}

/// Teaches what was shown with what it meant before.
pub(super) async fn teach_kept(
    desk: &Desk,
    admitted: Admitted,
    id: &str,
    language: Language,
) -> Result<Option<Draft>, StoreError> {
    match taken(desk, id).await? {
        Some(lesson) => teach(desk, admitted, lesson, language).await.map(Some),
        None => Ok(None),
    }
}

/// Has a word stand for what it stood for before, or for nothing again.
pub(super) async fn unteach(
    desk: &Desk,
    admitted: Admitted,
    id: &str,
    language: Language,
) -> Result<Option<Draft>, StoreError> {
    let Some(lesson) = taken(desk, id).await? else { return Ok(None) };
    Ok(Some(match change(desk, admitted, &lesson).await {
        Ok(_was) => {
            let key = if lesson.meaning.is_some() { "alias-undone" } else { "alias-gone" };
            Draft::plain(&said(key, &lesson, language))
        }
        Err(failed) => failed(language),
    }))
}

/// Drops an alias by the mark of its word; the page that is then shown.
pub(super) async fn drop_one(
    desk: &Desk,
    admitted: Admitted,
    mark: u64,
    at: usize,
    language: Language,
) -> Draft {
    let library = desk.conversation.shelf().current();
    let word = library.aliases().iter().map(|(word, _)| word).find(|word| mark_of(word) == mark);
    if let Some(word) = word {
        let lesson = Lesson { word: word.to_owned(), meaning: None };
        if let Err(failed) = change(desk, admitted, &lesson).await {
            return failed(language);
        }
    }
    page(desk, at, language)
}

/// A page of the words, each with a button that drops it.
pub(super) fn page(desk: &Desk, at: usize, language: Language) -> Draft {
    let library = desk.conversation.shelf().current();
    let all: Vec<(&str, &str)> = library.aliases().iter().collect();
    if all.is_empty() {
        return Draft::plain(&language.say("aliases-none"));
    }
    let pages = all.len().div_ceil(PAGE);
    let at = at.min(pages - 1);
    let shown: Vec<(&str, &str)> = all.iter().skip(at * PAGE).take(PAGE).copied().collect();
    let lines = shown.iter().map(|(word, meaning)| format!("· {word} = {meaning}"));
    let head = language.tell("aliases-head", &[("count", all.len().into())]);
    let text = std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n");
    let mut rows: Vec<Vec<_>> = shown
        .chunks(2)
        .map(|pair| {
            let button =
                |(word, _): &(&str, &str)| Press::DropAlias(mark_of(word), at).button(format!("✕ {word}"));
            pair.iter().map(button).collect()
        })
        .collect();
    let turn = |to: usize, label: &str| Press::Aliases(to).button(label);
    let mut turns = Vec::new();
    if at > 0 {
        turns.push(turn(at - 1, "‹"));
    }
    if at + 1 < pages {
        turns.push(turn(at + 1, "›"));
    }
    rows.push(turns);
    rows.retain(|row| !row.is_empty());
    Draft::plain(&text).with_buttons(InlineKeyboardMarkup::new(rows))
}

async fn teach(
    desk: &Desk,
    admitted: Admitted,
    lesson: Lesson,
    language: Language,
) -> Result<Draft, StoreError> {
    let was = match change(desk, admitted, &lesson).await {
        Ok(was) => was,
        Err(failed) => return Ok(failed(language)),
    };
    let id = new_id();
    let before = Lesson { word: lesson.word.clone(), meaning: was };
    desk.store.keep_payload(&id, &packed(&before), desk.clock.now() + VALID).await?;
    let undo = Press::Unteach(id).button(language.say("undo"));
    Ok(Draft::plain(&said("alias-taught", &lesson, language))
        .with_buttons(InlineKeyboardMarkup::new([[undo]])))
}

/// Changes what one word stands for; what it stood for before. A failure is words for whoever wished it.
async fn change(
    desk: &Desk,
    admitted: Admitted,
    lesson: &Lesson,
) -> Result<Option<String>, impl Fn(Language) -> Draft> {
    // Others may have taught since.
    desk.learn_from_replicas().await;
    let library = desk.conversation.shelf().current();
    let was = library.aliases().get(&lesson.word).map(str::to_owned);
    let (aliases, what) = match &lesson.meaning {
        Some(meaning) => (library.aliases().with(&lesson.word, meaning), "add"),
        None => (library.aliases().without(&lesson.word), "drop"),
    };
    let taught = desk.teach(library.shared_taught().with_aliases(aliases)).await;
    let ended = if taught.is_ok() { Ended::Done } else { Ended::Failed };
    desk.did(admitted, ended, &format!("{what} {}", cut(&lesson.word, 40))).await;
    match taught {
        Ok(()) => Ok(was),
        Err(error) => {
            let cause = error.to_string();
            Err(move |language: Language| {
                Draft::plain(&language.tell("alias-unwritten", &[("cause", cause.as_str().into())]))
            })
        }
    }
}

async fn taken(desk: &Desk, id: &str) -> Result<Option<Lesson>, StoreError> {
    let body = desk.store.take_payload(id, desk.clock.now()).await?;
    Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
}

fn packed(lesson: &Lesson) -> String {
    serde_json::to_string(lesson).unwrap_or_default()
}

fn said(key: &str, lesson: &Lesson, language: Language) -> String {
    let meaning = lesson.meaning.as_deref().unwrap_or("—");
    language.tell(key, &[("word", lesson.word.as_str().into()), ("meaning", meaning.into())])
}

fn mark_of(word: &str) -> u64 {
    mark64(fold(word).text().bytes())
}

fn reason(why: Unteachable) -> &'static str {
    match why {
        Unteachable::Shape => "alias-shape",
        Unteachable::Place => "alias-place",
        Unteachable::Grammar => "alias-grammar",
        Unteachable::Meaningless => "alias-meaningless",
        Unteachable::Same => "alias-same",
    }
}
