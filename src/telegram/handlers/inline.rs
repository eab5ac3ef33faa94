//! Inline mode: figures first, then passages, each a complete cited message for any chat.

use std::sync::Arc;

use teloxide::payloads::{AnswerInlineQuery, AnswerInlineQuerySetters};
use teloxide::types::{
    InlineKeyboardButton, InlineKeyboardMarkup, InlineQuery, InlineQueryResult, InlineQueryResultArticle,
    InlineQueryResultsButton, InlineQueryResultsButtonKind, InputMessageContent, InputMessageContentText,
};

use super::{figures, targets};
use crate::answer::{Kind, Limits, Passage, answer as find};
use crate::figures::Figure;
use crate::library::Library;
use crate::question::accept;
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::link::Link;
use crate::telegram::meant::Meant;
use crate::telegram::outcome::Outcome;
use crate::telegram::reference::Reference;
use crate::telegram::render::{self, Draft, cut, figure, link};
use crate::words::Language;

/// Results on a page; Telegram takes 50.
const PAGE: usize = 20;
/// Passages that are found at most.
const PASSAGES: usize = 10;
/// Seconds that Telegram may keep results: a reload is seen soon.
const CACHE: u32 = 60;
/// UTF-16 units of a result's title and description.
const TITLE: usize = 80;

pub(crate) async fn answer(desk: Arc<Desk>, query: InlineQuery) -> Outcome {
    let language = desk.language_of_person(Some(&query.from)).await;
    let library = desk.conversation.shelf().current();
    let offset = Offset::read(&query.offset, library.edition());
    let (text, bot, edition) = (query.query.clone(), desk.me.username.clone(), library.edition());
    // The pages of an edition that is gone end here: those of the next would repeat or skip results.
    let results = match offset {
        Some(_) => off_the_async_threads(move || results(&library, &text, &bot, language)).await,
        None => Vec::new(),
    };
    let is_empty = offset == Some(0) && results.is_empty();
    let from = offset.unwrap_or(0);
    let next = (results.len() > from + PAGE).then(|| Offset::write(edition, from + PAGE));
    let page: Vec<InlineQueryResult> = results.into_iter().skip(from).take(PAGE).collect();
    let label = language.say(if is_empty { "inline-open" } else { "inline-more" });
    // A question that fits into a link is answered when the private chat opens.
    let parameter = Link::Question(query.query.trim().to_owned()).parameter();
    let parameter = parameter.filter(|_| is_empty).unwrap_or_else(|| "inline".to_owned());
    let kind = InlineQueryResultsButtonKind::StartParameter(parameter);
    let payload = AnswerInlineQuery::new(query.id.clone(), page)
        .cache_time(CACHE)
        .is_personal(true)
        .next_offset(next.unwrap_or_default())
        .button(InlineQueryResultsButton { text: label, kind });
    match desk.delivery.ask::<_, bool>(&payload).await {
        Some(_taken) => Outcome::Shown(if is_empty { "inline_none" } else { "inline" }),
        // Nobody waits for the results of an older query.
        None => Outcome::Silent,
    }
}

/// Where a page begins, in which edition: `3:20`.
struct Offset;

impl Offset {
    fn write(edition: u64, at: usize) -> String {
        format!("{edition}:{at}")
    }

    /// `None` for a page of another edition.
    fn read(text: &str, edition: u64) -> Option<usize> {
        let Some((of, at)) = text.split_once(':') else { return Some(0) };
        if of.parse() == Ok(edition) { at.parse().ok() } else { None }
    }
}

/// Everything that answers, in an order that stays the same: figures, those of the record before others, then
/// passages. A place or a year alone asks for its main targets.
fn results(library: &Library, text: &str, bot: &str, language: Language) -> Vec<InlineQueryResult> {
    let Ok(text) = accept(text) else { return headline(library, bot, language) };
    let meant = Meant::read(library, text);
    if meant.is_elsewhere() {
        return Vec::new();
    }
    if meant.names.is_empty() && !(meant.regions.is_empty() && meant.years.is_empty()) {
        let targets = targets::targets(library, &meant).into_iter().flat_map(|(_, targets)| targets);
        return targets.filter_map(|one| of_figure(library, one, bot, language)).take(PAGE * 5).collect();
    }
    let found = find(library.understand(text, None), library, &Limits { passages: PASSAGES });
    if !matches!(found.kind, Kind::Figures | Kind::Passages) {
        return Vec::new();
    }
    let mut figures = found.figures.clone();
    figures.sort_by_key(|one| !one.record);
    // A table is whole.
    if figures.len() < PAGE && found.kind == Kind::Figures && found.table.is_none() {
        let is_same = |one: &Figure| found.figures.iter().any(|known| known.indicator == one.indicator);
        for one in figures::find(library, &meant).into_iter().filter(|one| one.record && is_same(one)) {
            if figures.iter().all(|known| known.place != one.place) {
                figures.push(one);
            }
        }
    }
    let shown = figures.iter().filter_map(|one| of_figure(library, one, bot, language));
    // A sentence that a figure has quoted already is no further result.
    let is_new = |passage: &&Passage| {
        let place = (passage.paragraph, passage.best);
        figures.iter().all(|one| (one.place.paragraph, one.place.sentence) != place)
    };
    let further = found.passages.iter().filter(is_new);
    shown.chain(further.filter_map(|passage| of_passage(library, passage, bot, language))).collect()
}

/// The main targets of the newest reports.
fn headline(library: &Library, bot: &str, language: Language) -> Vec<InlineQueryResult> {
    let newest = library.corpus().newest_year();
    let reports = (0u32..).zip(library.corpus().reports()).filter(|(_, report)| report.facts.year == newest);
    let targets = reports.flat_map(|(number, _)| library.ledger().main_targets(number));
    targets.filter_map(|one| of_figure(library, one, bot, language)).take(PAGE * 5).collect()
}

fn of_figure(library: &Library, one: &Figure, bot: &str, language: Language) -> Option<InlineQueryResult> {
    let paragraph = library.corpus().paragraph(one.place.paragraph)?;
    let report = library.corpus().report(one.place.paragraph)?;
    let sentence = paragraph.sentences.get(one.place.sentence)?.span.of(&paragraph.text);
    let line = figure(library, one, language);
    let title = line.text().to_owned();
    let draft = render::cited(line, sentence, report, paragraph, language);
    let reference = Reference::of(report, paragraph);
    let id = format!("f{reference}{}", one.place.span.start);
    Some(article(&id, &title, sentence, draft, &link(bot, reference), language))
}

fn of_passage(
    library: &Library,
    passage: &Passage,
    bot: &str,
    language: Language,
) -> Option<InlineQueryResult> {
    let paragraph = library.corpus().paragraph(passage.paragraph)?;
    let report = library.corpus().report(passage.paragraph)?;
    let sentence = paragraph.sentences.get(passage.best)?.span.of(&paragraph.text);
    let reference = Reference::of(report, paragraph);
    let draft = render::cited(Draft::new(), sentence, report, paragraph, language);
    let id = format!("p{reference}{}", passage.best);
    Some(article(&id, report.title(), sentence, draft, &link(bot, reference), language))
}

fn article(
    id: &str,
    title: &str,
    description: &str,
    draft: Draft,
    link: &str,
    language: Language,
) -> InlineQueryResult {
    let (text, entities, _) = draft.into_parts();
    let content = InputMessageContentText { entities: Some(entities), ..InputMessageContentText::new(text) };
    let mut article =
        InlineQueryResultArticle::new(id, cut(title, TITLE), InputMessageContent::Text(content));
    article.description = Some(cut(description, TITLE * 2));
    article.reply_markup = link
        .parse()
        .ok()
        .map(|url| InlineKeyboardMarkup::new([[InlineKeyboardButton::url(language.say("expand"), url)]]));
    InlineQueryResult::Article(article)
}
