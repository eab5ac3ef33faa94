//! A tapped button: what it shows, in place or as a new message.

use std::sync::Arc;

use teloxide::types::{CallbackQuery, InlineKeyboardMarkup, Message, MessageEntityKind};

use super::{ask, board, chart, export, figures, language, privacy, sections, settings, targets, votes};
use crate::answer::suggest;
use crate::app::store::Vote;
use crate::picture::Form;
use crate::report::ParagraphId;
use crate::telegram::button::{Button, Setting, fingerprint};
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::kept::{self, Kept};
use crate::telegram::menu;
use crate::telegram::outcome::Outcome;
use crate::telegram::reference::Reference;
use crate::telegram::render::{self, Draft, View, button};
use crate::telegram::request::{self, Caller, Request};
use crate::telegram::updates::Beside;
use crate::text::Span;

/// A tap with what every button needs.
struct Tap<'a> {
    desk: &'a Desk,
    query: &'a CallbackQuery,
    message: &'a Message,
    caller: Caller,
}

pub(crate) async fn tap(desk: Arc<Desk>, query: CallbackQuery, beside: Beside) -> Outcome {
    let button = query.data.as_deref().and_then(Button::read);
    let (Some(button), Some(message)) = (button, query.regular_message()) else {
        let language = desk.language_of_person(Some(&query.from)).await;
        let key =
            if query.data.as_deref().and_then(Button::read).is_some() { "expired" } else { "strange-button" };
        desk.delivery.alert(query.id, &language.say(key)).await;
        return Outcome::Shown("strange_button");
    };
    let language = desk.language(&message.chat, Some(&query.from)).await;
    let caller = Caller::of_tap(message, &beside, query.from.id.0, language);
    let tap = Tap { desk: &desk, query: &query, message, caller };
    match button {
        Button::Shelf { .. } | Button::Place { .. } => tap.leaf(&button).await,
        Button::Answer { name, page } => tap.page(&name, page).await,
        Button::Paragraph { reference, part, is_converted, back } => {
            tap.paragraph(reference, part, is_converted, back).await
        }
        Button::Chart { name } => tap.chart(&name, None).await,
        Button::Map { name } => tap.chart(&name, Some(Form::Tiles)).await,
        Button::Export { name } => tap.export(&name).await,
        Button::Table { report, fingerprint } => tap.table(report, fingerprint).await,
        Button::Next { name, at } => tap.next(&name, at).await,
        Button::Example { language, at } => {
            let question = language.examples().into_iter().nth(at);
            tap.ask(question, &format!("{}q{at}", message.id.0)).await
        }
        Button::Vote { name, vote } => tap.vote(&name, vote).await,
        Button::Here => tap.nothing().await,
        Button::Forget => tap.forget().await,
        Button::Again => tap.ask(tap.question(), &format!("{}y", message.id.0)).await,
        Button::Speak(language) => {
            language::speak(&desk, &caller, language).await;
            tap.show(Draft::plain(&language.say("language-set")), "language").await
        }
        Button::Set(setting) => tap.set(setting).await,
        Button::Figures { page, words } => match desk.lengthen(&words).await {
            Some(words) => tap.show(figures::draft(&desk, &words, page, language).await, "figures").await,
            None => tap.expired().await,
        },
        Button::Targets { page, words } => match desk.lengthen(&words).await {
            Some(words) => tap.show(targets::draft(&desk, &words, page, language).await, "targets").await,
            None => tap.expired().await,
        },
        Button::Board { page, words } => match desk.lengthen(&words).await {
            Some(words) => {
                let chat = caller.address.chat.0;
                match board::draft(&desk, chat, &words, page, language).await {
                    Some(draft) => tap.show(draft, "board").await,
                    None => tap.expired().await,
                }
            }
            None => tap.expired().await,
        },
    }
}

impl Tap<'_> {
    /// Changes the message in place.
    async fn show(&self, draft: Draft, what: &'static str) -> Outcome {
        self.desk.delivery.answer_tap(self.query.id.clone()).await;
        let chat = self.message.chat.id;
        let edited = match self.caller.address.only {
            Some(only) => self.desk.delivery.edit_only(chat, only, draft).await,
            None => self.desk.delivery.edit(chat, self.message.id, draft).await,
        };
        match edited {
            Ok(()) => Outcome::Shown(what),
            Err(why) => self.desk.undelivered(why),
        }
    }

    /// Says why nothing changes.
    async fn notice(&self, key: &str, what: &'static str) -> Outcome {
        let words = self.caller.language.say(key);
        self.desk.delivery.alert(self.query.id.clone(), &words).await;
        Outcome::Shown(what)
    }

    /// Says that the buttons have expired, and leaves one that asks the question again.
    async fn expired(&self) -> Outcome {
        if self.question().is_some() {
            let again = button(&self.caller.language.say("ask-again"), &Button::Again);
            let buttons = InlineKeyboardMarkup::new([[again]]);
            self.desk.delivery.change_buttons(self.message.chat.id, self.message.id, buttons).await;
        }
        self.notice("expired", "stale_button").await
    }

    /// The question that the message answers: what it replies to, or its own bold first line.
    fn question(&self) -> Option<String> {
        if let Some(replied) = self.message.reply_to_message() {
            return match request::read(replied, &self.desk.me) {
                Some(Request::Ask(text)) => Some(text).filter(|text| !text.is_empty()),
                Some(_) => None,
                None => replied.text().map(str::to_owned),
            };
        }
        let head = self.message.parse_entities()?.into_iter().next()?;
        let is_heading = head.kind() == &MessageEntityKind::Bold && head.start() == 0;
        (is_heading && self.message.text()?.get(head.end()..)?.starts_with('\n'))
            .then(|| head.text().to_owned())
    }

    /// The page that is shown already, on a server that does not know disabled buttons.
    async fn nothing(&self) -> Outcome {
        self.desk.delivery.answer_tap(self.query.id.clone()).await;
        Outcome::Silent
    }

    async fn forget(&self) -> Outcome {
        let draft = privacy::forgotten(self.desk, self.query.from.id.0, self.caller.language).await;
        self.show(draft, "forgotten").await
    }

    async fn leaf(&self, button: &Button) -> Outcome {
        let library = self.desk.conversation.shelf().current();
        match sections::draft(&library, button, self.caller.language) {
            Some(draft) => self.show(draft, "section").await,
            None => self.notice("stale", "stale_button").await,
        }
    }

    async fn page(&self, name: &str, page: usize) -> Outcome {
        let Some(kept) = self.desk.kept(name, self.message.chat.id).await else {
            return self.expired().await;
        };
        let reply = self.desk.again(&kept).await;
        let draft = self.desk.page(name, &kept, reply, page, self.caller.is_private()).await;
        self.show(draft, "page").await
    }

    async fn paragraph(
        &self,
        reference: Reference,
        part: usize,
        is_converted: bool,
        back: Option<(String, usize)>,
    ) -> Outcome {
        let library = self.desk.conversation.shelf().current();
        let Some(id) = reference.find(&library) else {
            return self.notice("stale-link", "stale_button").await;
        };
        let opened = match &back {
            Some((name, page)) => self.opened(name, *page, id).await,
            None => None,
        };
        let (above, best) = opened.unwrap_or_default();
        let view = View {
            language: self.caller.language,
            is_converted,
            back: back.as_ref().map(|(name, page)| (name.as_str(), *page)),
            bot: &self.desk.me.username,
            best,
            above: Some(&above),
        };
        match render::paragraph(&library, id, part, view) {
            Some(draft) => self.show(draft, "paragraph").await,
            None => self.expired().await,
        }
    }

    /// What the answer's page shows above its passage, and the sentence of paragraph `id` that it shows.
    async fn opened(&self, name: &str, page: usize, id: ParagraphId) -> Option<(Draft, Option<Span>)> {
        let kept = self.desk.kept(name, self.message.chat.id).await?;
        let reply = self.desk.again(&kept).await;
        let above = self.desk.above(&kept, &reply, page);
        let sentence = || {
            let leaf = render::leaf(&reply.library, &reply.answer, page, kept.language());
            let passage =
                reply.answer.passages.get(leaf.passage?).filter(|passage| passage.paragraph == id)?;
            reply.library.corpus().paragraph(id)?.sentences.get(passage.best).map(|sentence| sentence.span)
        };
        Some((above, sentence()))
    }

    async fn chart(&self, name: &str, form: Option<Form>) -> Outcome {
        let Some(kept) = self.desk.kept(name, self.message.chat.id).await else {
            return self.expired().await;
        };
        self.desk.delivery.answer_tap(self.query.id.clone()).await;
        let reply = self.desk.again(&kept).await;
        let words = reply.answer.question.topic.indicators.join(" ");
        chart::send(self.desk, self.beneath(), reply, &words, form).await
    }

    async fn export(&self, name: &str) -> Outcome {
        let Some(kept) = self.desk.kept(name, self.message.chat.id).await else {
            return self.expired().await;
        };
        self.desk.delivery.answer_tap(self.query.id.clone()).await;
        let reply = self.desk.again(&kept).await;
        export::send(self.desk, self.beneath(), reply).await
    }

    async fn table(&self, report: u32, mark: u64) -> Outcome {
        let library = self.desk.conversation.shelf().current();
        let is_same =
            library.corpus().reports().get(report as usize).is_some_and(|text| fingerprint(text) == mark);
        if !is_same {
            return self.expired().await;
        }
        self.desk.delivery.answer_tap(self.query.id.clone()).await;
        chart::send_table(self.desk, self.beneath(), library, report).await
    }

    async fn next(&self, name: &str, at: usize) -> Outcome {
        let Some(kept) = self.desk.kept(name, self.message.chat.id).await else {
            return self.expired().await;
        };
        let reply = self.desk.again(&kept).await;
        let language = kept.language();
        let next = off_the_async_threads(move || suggest(&reply.answer, &reply.library, language)).await;
        self.ask(next.into_iter().nth(at), &format!("{name}n{at}")).await
    }

    /// Asks a question that was tapped; the answer is a message of its own.
    async fn ask(&self, question: Option<String>, seed: &str) -> Outcome {
        let Some(question) = question else { return self.expired().await };
        self.desk.delivery.answer_tap(self.query.id.clone()).await;
        let reply = self.desk.ask(self.caller.key(), question).await;
        let name = kept::name(self.message.chat.id, seed);
        ask::give(self.desk, self.caller, reply, &name, true).await
    }

    async fn vote(&self, name: &str, vote: Vote) -> Outcome {
        let Some(kept) = self.desk.kept(name, self.message.chat.id).await else {
            return self.expired().await;
        };
        self.cast(name, &kept, vote).await
    }

    async fn cast(&self, name: &str, kept: &Kept, vote: Vote) -> Outcome {
        votes::cast(self.desk, self.query.from.id.0, name, kept, vote).await;
        let key = if vote == Vote::Bad { "thanks-reason" } else { "thanks" };
        self.desk.delivery.nod(self.query.id.clone(), &self.caller.language.say(key)).await;
        let reasons = votes::with_reasons(self.message, name, self.caller.language);
        if let Some(buttons) = reasons.filter(|_| vote == Vote::Bad) {
            self.desk.delivery.change_buttons(self.message.chat.id, self.message.id, buttons).await;
        }
        Outcome::Shown("vote")
    }

    async fn set(&self, setting: Setting) -> Outcome {
        let chat = self.message.chat.id;
        match settings::set(self.desk, &self.caller, self.query.from.id.0, setting).await {
            Ok(changed) => {
                let language = self.desk.language(&self.message.chat, Some(&self.query.from)).await;
                if !self.caller.is_private() {
                    menu::publish_to_group(&self.desk.wire, chat, &changed, language).await;
                }
                self.show(settings::draft(&changed, self.caller.is_private(), language), "settings").await
            }
            Err(key) => self.notice(key, "refused").await,
        }
    }

    /// A new message beneath the tapped one, as a reply to it.
    fn beneath(&self) -> Caller {
        let mut caller = self.caller;
        caller.address.message = Some(self.message.id);
        caller
    }
}
