//! A tapped button: what it shows, in place or as a new message.

use std::sync::Arc;

use teloxide::types::{CallbackQuery, Message};

use super::{ask, chart, figures, sections, settings, votes};
use crate::telegram::button::{Button, Opinion, Setting, fingerprint};
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::kept::{self, Kept};
use crate::telegram::manner::or_default;
use crate::telegram::outcome::Outcome;
use crate::telegram::reference::Reference;
use crate::telegram::render::{self, Draft, View};
use crate::telegram::request::Caller;
use crate::telegram::words;

/// A tap with what every button needs.
struct Tap<'a> {
    desk: &'a Desk,
    query: &'a CallbackQuery,
    message: &'a Message,
    caller: Caller,
}

pub(crate) async fn tap(desk: Arc<Desk>, query: CallbackQuery) -> Outcome {
    let button = query.data.as_deref().and_then(Button::read);
    let (Some(button), Some(message)) = (button, query.regular_message()) else {
        let language = desk.language_of_person(Some(&query.from)).await;
        let key =
            if query.data.as_deref().and_then(Button::read).is_some() { "expired" } else { "strange-button" };
        desk.delivery.answer_tap(query.id, Some(language.say(key))).await;
        return Outcome::Shown("strange_button");
    };
    let language = desk.language(&message.chat, Some(&query.from)).await;
    let caller = Caller::of_tap(message, query.from.id.0, language);
    let tap = Tap { desk: &desk, query: &query, message, caller };
    match button {
        Button::Shelf { .. } | Button::Place { .. } => tap.leaf(&button).await,
        Button::Answer { name, page } => tap.page(&name, page).await,
        Button::Paragraph { reference, is_converted, back } => {
            tap.paragraph(reference, is_converted, back).await
        }
        Button::Chart { name } => tap.chart(&name).await,
        Button::Table { report, fingerprint } => tap.table(report, fingerprint).await,
        Button::Next { name, at } => tap.next(&name, at).await,
        Button::Example { language, at } => {
            let question = words::examples(language).into_iter().nth(at);
            tap.ask(question, &format!("{}q{at}", message.id.0)).await
        }
        Button::Vote { name, vote } => tap.vote(&name, vote).await,
        Button::Speak(language) => {
            or_default(desk.store.set_person_language(query.from.id.0, Some(language.tag())).await);
            tap.show(Draft::plain(&language.say("language-set")), "language").await
        }
        Button::Set(setting) => tap.set(setting).await,
        Button::Figures { page, words } => {
            let library = desk.conversation.shelf().current();
            let found = figures::find(&library, &words);
            tap.show(render::figures(&library, &words, &found, page, language), "figures").await
        }
    }
}

impl Tap<'_> {
    /// Changes the message in place.
    async fn show(&self, draft: Draft, what: &'static str) -> Outcome {
        self.desk.delivery.answer_tap(self.query.id.clone(), None).await;
        match self.desk.delivery.edit(self.message.chat.id, self.message.id, draft).await {
            Ok(()) => Outcome::Shown(what),
            Err(why) => self.desk.undelivered(why),
        }
    }

    /// Says why nothing changes.
    async fn notice(&self, key: &str, what: &'static str) -> Outcome {
        let words = self.caller.language.say(key);
        self.desk.delivery.answer_tap(self.query.id.clone(), Some(words)).await;
        Outcome::Shown(what)
    }

    async fn expired(&self) -> Outcome {
        self.notice("expired", "stale_button").await
    }

    async fn leaf(&self, button: &Button) -> Outcome {
        let library = self.desk.conversation.shelf().current();
        match sections::draft(&library, button, self.caller.language) {
            Some(draft) => self.show(draft, "section").await,
            None => self.notice("stale", "stale_button").await,
        }
    }

    async fn page(&self, name: &str, page: usize) -> Outcome {
        let Some(kept) = self.desk.kept(name).await else { return self.expired().await };
        let reply = self.desk.again(&kept).await;
        let draft = self.desk.page(name, &kept, reply, page, self.caller.is_private()).await;
        self.show(draft, "page").await
    }

    async fn paragraph(
        &self,
        reference: Reference,
        is_converted: bool,
        back: Option<(String, usize)>,
    ) -> Outcome {
        let library = self.desk.conversation.shelf().current();
        let Some(id) = reference.find(&library) else {
            return self.notice("stale-link", "stale_button").await;
        };
        let view = View {
            language: self.caller.language,
            is_converted,
            back: back.as_ref().map(|(name, page)| (name.as_str(), *page)),
            bot: &self.desk.me.username,
            best: None,
        };
        match render::paragraph(&library, id, view) {
            Some(draft) => self.show(draft, "paragraph").await,
            None => self.expired().await,
        }
    }

    async fn chart(&self, name: &str) -> Outcome {
        let Some(kept) = self.desk.kept(name).await else { return self.expired().await };
        self.desk.delivery.answer_tap(self.query.id.clone(), None).await;
        let reply = self.desk.again(&kept).await;
        let words = reply.answer.question.indicators.join(" ");
        chart::send(self.desk, self.beneath(), reply.library, reply.answer.question, &words).await
    }

    async fn table(&self, report: u32, mark: u64) -> Outcome {
        let library = self.desk.conversation.shelf().current();
        let is_same =
            library.corpus().reports().get(report as usize).is_some_and(|text| fingerprint(text) == mark);
        if !is_same {
            return self.expired().await;
        }
        self.desk.delivery.answer_tap(self.query.id.clone(), None).await;
        chart::send_table(self.desk, self.beneath(), library, report).await
    }

    async fn next(&self, name: &str, at: usize) -> Outcome {
        let Some(kept) = self.desk.kept(name).await else { return self.expired().await };
        let reply = self.desk.again(&kept).await;
        let next = off_the_async_threads(move || crate::answer::suggest(&reply.answer, &reply.library)).await;
        self.ask(next.into_iter().nth(at), &format!("{name}n{at}")).await
    }

    /// Asks a question that was tapped; the answer is a message of its own.
    async fn ask(&self, question: Option<String>, seed: &str) -> Outcome {
        let Some(question) = question else { return self.expired().await };
        self.desk.delivery.answer_tap(self.query.id.clone(), None).await;
        let reply = self.desk.ask(self.caller.key(), question.clone()).await;
        let name = kept::name(self.message.chat.id, seed);
        ask::give(self.desk, self.caller, reply, &name, Some(&question)).await
    }

    async fn vote(&self, name: &str, vote: Opinion) -> Outcome {
        let Some(kept) = self.desk.kept(name).await else { return self.expired().await };
        self.cast(name, &kept, vote).await
    }

    async fn cast(&self, name: &str, kept: &Kept, vote: Opinion) -> Outcome {
        votes::cast(self.desk, self.query.from.id.0, name, kept, vote).await;
        if vote != Opinion::Bad {
            return self.notice("thanks", "vote").await;
        }
        if let Some(buttons) = votes::with_reasons(self.message, name, self.caller.language) {
            self.desk.delivery.change_buttons(self.message.chat.id, self.message.id, buttons).await;
        }
        self.notice("thanks-reason", "vote").await
    }

    async fn set(&self, setting: Setting) -> Outcome {
        let chat = self.message.chat.id;
        match settings::set(self.desk, chat, self.query.from.id.0, setting).await {
            Some(changed) => {
                let language = self.desk.language(&self.message.chat, Some(&self.query.from)).await;
                self.show(settings::draft(&changed, language), "settings").await
            }
            None => self.notice("only-group-admins", "refused").await,
        }
    }

    /// A new message beneath the tapped one, as a reply to it.
    fn beneath(&self) -> Caller {
        let mut caller = self.caller;
        caller.address.message = Some(self.message.id);
        caller
    }
}
