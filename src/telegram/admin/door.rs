//! The door: the one place that decides who may do what, asked again for every message and every button.
//!
//! An admin is a person whose numeric id stands in the settings, or whom one of those has named. Nobody else is
//! one by any sign: an anonymous admin of a group, a channel that posts, a forwarded or an edited message count for
//! nobody. What is behind the door is done in private alone, where nobody else reads what is shown and taps what is
//! offered. Every try is written down with its end.

use std::sync::Arc;

use teloxide::types::{CallbackQuery, ChatId, Message};

use super::act::Act;
use crate::app::store::{Deed, Doer, Ended};
use crate::telegram::desk::Desk;
use crate::telegram::manner::or_default;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::{self, Caller};
use crate::words::Language;

/// Somebody who was let in, to do one thing. Made by the door alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Admitted {
    person: u64,
    act: Act,
}

impl Admitted {
    pub(crate) fn person(self) -> u64 {
        self.person
    }
}

/// Why somebody is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Nobody can be told apart.
    Nobody,
    Stranger,
    /// An admin, but not one of the settings.
    Named,
    /// An admin where others read along.
    Group,
    Forwarded,
    Edited,
}

impl Refusal {
    /// The words for it.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Refusal::Group => "only-in-private",
            Refusal::Named => "only-owners",
            _ => "only-admins",
        }
    }

    /// As the audit log says it.
    fn name(self) -> &'static str {
        match self {
            Refusal::Nobody => "nobody",
            Refusal::Stranger => "stranger",
            Refusal::Named => "not in the settings",
            Refusal::Group => "not in private",
            Refusal::Forwarded => "forwarded",
            Refusal::Edited => "edited",
        }
    }
}

impl Desk {
    /// Lets `person` in to do `act` in `chat`, or says why not. A refused try is written down.
    pub(crate) async fn admit(
        &self,
        person: Option<u64>,
        chat: ChatId,
        act: Act,
    ) -> Result<Admitted, Refusal> {
        match self.judge(person, chat, act).await {
            Ok(person) => Ok(Admitted { person, act }),
            Err(why) => {
                if !act.is_open() {
                    self.write_down(Doer::of(person), chat, act, Ended::Refused, why.name()).await;
                }
                Err(why)
            }
        }
    }

    /// Lets whoever wrote a message in; a refusal is told.
    pub(crate) async fn admit_caller(&self, caller: &Caller, act: Act) -> Result<Admitted, Outcome> {
        match self.admit(caller.person, caller.address.chat, act).await {
            Ok(admitted) => Ok(admitted),
            Err(why) => {
                let draft = Draft::plain(&caller.language.say(why.key()));
                Err(self.aside(caller, draft, Outcome::Shown("refused")).await)
            }
        }
    }

    /// Lets whoever tapped a button in; a refusal is told.
    pub(crate) async fn admit_tap(
        &self,
        query: &CallbackQuery,
        act: Act,
        language: Language,
    ) -> Result<Admitted, Outcome> {
        let person = Some(query.from.id.0);
        // Under a message that is gone for the bot it cannot be told where the button was.
        let chat = query.message.as_ref().map_or(ChatId(0), |message| message.chat().id);
        match self.admit(person, chat, act).await {
            Ok(admitted) => Ok(admitted),
            Err(why) => {
                self.delivery.alert(query.id.clone(), &language.say(why.key())).await;
                Err(Outcome::Shown("refused"))
            }
        }
    }

    /// Refuses what was forwarded, whoever forwards it; it is written down.
    pub(crate) async fn refuse_forwarded(&self, caller: &Caller, act: Act) {
        let (chat, why) = (caller.address.chat, Refusal::Forwarded.name());
        self.write_down(Doer::of(caller.person), chat, act, Ended::Refused, why).await;
    }

    /// Writes down what an admin did and how it ended. `detail` has numbers and names, no text of messages.
    pub(crate) async fn did(&self, admitted: Admitted, ended: Ended, detail: &str) {
        let Admitted { person, act } = admitted;
        self.write_down(Doer::Person(person), ChatId(0), act, ended, detail).await;
    }

    /// Writes down what was done on the word of no person.
    pub(crate) async fn happened(&self, doer: Doer, act: Act, ended: Ended, detail: &str) {
        self.write_down(doer, ChatId(0), act, ended, detail).await;
    }

    /// Whether a person is an admin anywhere, for what is shown to them; what they do is asked at the door.
    pub(crate) async fn is_admin(&self, person: Option<u64>) -> bool {
        match person {
            Some(person) => self.is_owner(person) || self.is_named(person).await,
            None => false,
        }
    }

    /// Whether a person's id stands in the settings.
    fn is_owner(&self, person: u64) -> bool {
        self.admins.contains(&person)
    }

    /// Whether somebody of the settings has named this person. A store that fails names nobody.
    async fn is_named(&self, person: u64) -> bool {
        let by = or_default(self.store.named_by(person).await);
        by.is_some_and(|by| self.is_owner(by))
    }

    async fn judge(&self, person: Option<u64>, chat: ChatId, act: Act) -> Result<u64, Refusal> {
        let person = person.ok_or(Refusal::Nobody)?;
        let is_owner = self.is_owner(person);
        if !is_owner && !self.is_named(person).await {
            return Err(Refusal::Stranger);
        }
        if !is_owner && act.is_for_owners() {
            return Err(Refusal::Named);
        }
        // A private chat has the id of its person.
        if u64::try_from(chat.0) != Ok(person) {
            return Err(Refusal::Group);
        }
        Ok(person)
    }

    async fn write_down(&self, doer: Doer, chat: ChatId, act: Act, ended: Ended, detail: &str) {
        let chat = Some(chat.0).filter(|chat| *chat < 0);
        let (at, action) = (self.clock.now(), act.name().to_owned());
        let deed = Deed { at, doer, chat, action, detail: detail.to_owned(), ended };
        or_default(self.store.record(&deed).await);
    }
}

/// Writes down who tried something by a message that never counts: one that was forwarded, or an old one that was
/// edited.
pub(crate) async fn note_tries(desk: Arc<Desk>, message: Message) {
    let why = match (message.forward_origin().is_some(), message.edit_date().is_some()) {
        (true, _) => Refusal::Forwarded,
        (_, true) => Refusal::Edited,
        _ => return,
    };
    if let Some(act) = request::command_of(&message, &desk.me).as_ref().and_then(Act::of) {
        let (doer, chat) = (Doer::of(request::person(&message)), message.chat.id);
        desk.write_down(doer, chat, act, Ended::Refused, why.name()).await;
    }
}
