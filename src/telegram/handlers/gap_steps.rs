//! What an admin does about a question that people asked in vain.

use serde::{Deserialize, Serialize};
use teloxide::types::InlineKeyboardMarkup;

use crate::answer::Kind;
use crate::app::store::{Ended, StoreError};
use crate::library::Library;
use crate::question::Pointer;
use crate::report::ParagraphId;
use crate::telegram::admin::door::Admitted;
use crate::telegram::admin::likes::{self, Likes, trail};
use crate::telegram::admin::press::{GapStep, Press};
use crate::telegram::announcing::button::new_id;
use crate::telegram::desk::Desk;
use crate::telegram::render::{Draft, cut};
use crate::text::mark64;
use crate::words::Language;

/// How long a button works, in milliseconds.
const VALID: i64 = 24 * 3_600_000;
/// UTF-16 units of a paragraph that are shown.
const SHOWN: usize = 160;

/// The paragraphs that are offered for a question.
#[derive(Serialize, Deserialize)]
struct Offer {
    question: String,
    /// Document and line of each.
    places: Vec<(String, u32)>,
    /// It is to be a gold question; else an answer.
    is_gold: bool,
}

/// A tapped button of a group of likes.
pub(super) async fn step(
    desk: &Desk,
    admitted: Admitted,
    (step, mark): (GapStep, u64),
    language: Language,
) -> Result<Option<Draft>, StoreError> {
    let Some(likes) = found(desk, mark).await? else { return Ok(None) };
    Ok(Some(match step {
        GapStep::Alias => alias(desk, &likes, language),
        GapStep::Answer => offer(desk, &likes, false, language).await?,
        GapStep::Gold => offer(desk, &likes, true, language).await?,
        GapStep::Drop => {
            for question in &likes.questions {
                desk.store.dismiss_gap(question, desk.clock.now()).await?;
            }
            desk.did(admitted, Ended::Done, &format!("not ours {:x}", likes.mark())).await;
            likes::page(desk, 0, language).await?
        }
    }))
}

/// A paragraph was chosen of those that were offered; `None` says that no paragraph answers it.
pub(super) async fn choose(
    desk: &Desk,
    admitted: Admitted,
    id: &str,
    at: Option<usize>,
    language: Language,
) -> Result<Option<Draft>, StoreError> {
    let Some(body) = desk.store.take_payload(id, desk.clock.now()).await? else { return Ok(None) };
    let Ok(offer) = serde_json::from_str::<Offer>(&body) else { return Ok(None) };
    let place = match at {
        Some(at) => match offer.places.get(at) {
            Some(place) => Some(place.clone()),
            None => return Ok(None),
        },
        None => None,
    };
    let draft = match (offer.is_gold, place) {
        (true, place) => gold(desk, admitted, &offer.question, place, language).await,
        (false, Some(place)) => point(desk, admitted, &offer.question, &place, language).await?,
        (false, None) => return Ok(None),
    };
    Ok(Some(draft))
}

/// `/gaps answer 1f 呼和浩特市-2020:57`: a paragraph that was not offered.
pub(super) async fn cite(
    desk: &Desk,
    admitted: Admitted,
    mark: &str,
    place: &str,
    language: Language,
) -> Result<Draft, StoreError> {
    let likes = match u64::from_str_radix(mark, 16) {
        Ok(mark) => found(desk, mark).await?,
        Err(_no_mark) => None,
    };
    let place =
        place.rsplit_once(':').and_then(|(document, line)| Some((document.to_owned(), line.parse().ok()?)));
    match likes.zip(place) {
        Some((likes, place)) => point(desk, admitted, likes.head(), &place, language).await,
        None => Ok(Draft::plain(&language.say("gaps-how"))),
    }
}

async fn found(desk: &Desk, mark: u64) -> Result<Option<Likes>, StoreError> {
    Ok(likes::likes(desk).await?.into_iter().find(|likes| likes.mark() == mark))
}

/// The words of the question that name nothing, each as the beginning of a command.
fn alias(desk: &Desk, likes: &Likes, language: Language) -> Draft {
    let library = desk.conversation.shelf().current();
    let asked = library.understand(likes.head(), None);
    let unknown = asked.topic.words.iter().filter(|word| !word.is_concept);
    let mut lines = vec![likes.head().to_owned(), language.say("gap-alias-how")];
    lines.extend(unknown.map(|word| format!("/alias {} =", word.text)));
    Draft::plain(&lines.join("\n"))
}

/// The paragraphs nearest to the question, to be chosen from.
async fn offer(desk: &Desk, likes: &Likes, is_gold: bool, language: Language) -> Result<Draft, StoreError> {
    let question = likes.head().to_owned();
    let asked = trail(&question);
    if !is_gold && asked.len() > 1 {
        return Ok(Draft::plain(&language.say("gap-alone")));
    }
    let reply = desk.think(move |conversation| conversation.again(asked)).await;
    let nearest: Vec<ParagraphId> = match reply.answer.kind {
        Kind::None => Vec::new(),
        _ => reply.answer.passages.iter().map(|passage| passage.paragraph).collect(),
    };
    let mut lines = vec![question.clone()];
    let (mut places, mut row) = (Vec::new(), Vec::new());
    let id = new_id();
    for paragraph in nearest {
        let Some((document, line, text)) = place(&reply.library, paragraph) else { continue };
        lines.push(format!("{}. {document}:{line} {}", places.len() + 1, cut(text, SHOWN)));
        row.push(Press::Cite(id.clone(), Some(places.len())).button((places.len() + 1).to_string()));
        places.push((document.to_owned(), line));
    }
    let mut rows = vec![row];
    if is_gold {
        lines.push(language.say("gap-gold-how"));
        rows.push(vec![Press::Cite(id.clone(), None).button(language.say("gap-gold-none"))]);
    } else {
        let mark = format!("{:x}", likes.mark());
        let how = if places.is_empty() { "gap-answer-alone" } else { "gap-answer-how" };
        lines.push(language.tell(how, &[("mark", mark.into())]));
    }
    rows.retain(|row| !row.is_empty());
    let body = serde_json::to_string(&Offer { question, places, is_gold }).unwrap_or_default();
    desk.store.keep_payload(&id, &body, desk.clock.now() + VALID).await?;
    Ok(Draft::plain(&lines.join("\n")).with_buttons(InlineKeyboardMarkup::new(rows)))
}

/// Has a paragraph answer the question from now on.
async fn point(
    desk: &Desk,
    admitted: Admitted,
    question: &str,
    (document, line): &(String, u32),
    language: Language,
) -> Result<Draft, StoreError> {
    let library = desk.conversation.shelf().current();
    let text = text_at(&library, document, *line);
    let detail = format!("answer {:x} {document}:{line}", mark64(question.bytes()));
    let Some(text) = text else {
        desk.did(admitted, Ended::Failed, &detail).await;
        return Ok(Draft::plain(&language.say("gap-no-such-place")));
    };
    let pointer = Pointer { question: question.to_owned(), document: document.clone(), text: text.clone() };
    desk.learn_from_replicas().await;
    let taught = desk.conversation.shelf().current().shared_taught().with_pointer(pointer);
    if let Err(error) = desk.teach(taught).await {
        desk.did(admitted, Ended::Failed, &detail).await;
        return Ok(Draft::plain(&language.tell("alias-unwritten", &[("cause", error.to_string().into())])));
    }
    desk.store.close_gap(question).await?;
    desk.did(admitted, Ended::Done, &detail).await;
    let place = format!("{document}:{line}");
    Ok(Draft::plain(&language.tell(
        "gap-answered",
        &[("question", question.into()), ("place", place.into()), ("text", cut(&text, SHOWN).into())],
    )))
}

/// Writes the question to the gold questions that the gate asks; without a place it is one that no report answers.
async fn gold(
    desk: &Desk,
    admitted: Admitted,
    question: &str,
    place: Option<(String, u32)>,
    language: Language,
) -> Draft {
    let plain = question.split_whitespace().collect::<Vec<_>>().join(" ");
    let mark = mark64(question.bytes());
    let row = match &place {
        Some((document, line)) => format!("g{mark:x}\tpassage\t{plain}\t{document}:{line}\t\n"),
        None => format!("g{mark:x}\tnone\t{plain}\t\t\n"),
    };
    let written = desk.add_gold(row).await;
    let ended = if written.is_ok() { Ended::Done } else { Ended::Failed };
    desk.did(admitted, ended, &format!("gold {mark:x}")).await;
    match written {
        Ok(()) => Draft::plain(&language.tell("gap-gold-added", &[("question", question.into())])),
        Err(error) => Draft::plain(&language.tell("alias-unwritten", &[("cause", error.to_string().into())])),
    }
}

/// Document, line and words of a paragraph.
fn place(library: &Library, id: ParagraphId) -> Option<(&str, u32, &str)> {
    let (report, paragraph) = (library.corpus().report(id)?, library.corpus().paragraph(id)?);
    Some((report.document.as_str(), paragraph.line, paragraph.text.as_str()))
}

fn text_at(library: &Library, document: &str, line: u32) -> Option<String> {
    let report = library.corpus().reports().iter().find(|report| report.document == document)?;
    report.paragraphs.iter().find(|own| own.line == line).map(|own| own.text.clone())
}
