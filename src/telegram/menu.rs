//! The command menus that Telegram's clients show, by kind of chat and language.

use serde_json::{Value, json};
use teloxide::payloads::{SetMyCommands, SetMyCommandsSetters};
use teloxide::types::{BotCommand, BotCommandScope, ChatId, Recipient};
use tracing::warn;

use super::command::Command;
use super::manner::or_default;
use super::wire::{Failure, Wire};
use super::words;
use crate::app::store::{Asides, ChatSettings, Store};
use crate::words::Language;

/// The languages of menus. Telegram tells them apart by two letters: both scripts of Chinese are `zh`, and what
/// has no menu of its own reads the one without a language. Whoever chooses another with `/language` gets a
/// menu of their own.
const LANGUAGES: [(Option<&str>, Language); 2] =
    [(None, Language::English), (Some("zh"), Language::Simplified)];

/// Sets every menu. One that fails (an admin who never started the bot) is not fatal.
pub(crate) async fn publish(wire: Wire, store: Store, admins: Vec<u64>) {
    let is_shown = |command: &Command| command.is_for_groups() && *command != Command::Settings;
    let group: Vec<Command> = Command::ALL.into_iter().filter(is_shown).collect();
    let with_settings = group.iter().copied().chain([Command::Settings]).collect();
    let mut menus = vec![
        (BotCommandScope::AllPrivateChats, private(false)),
        (BotCommandScope::AllGroupChats, group),
        (BotCommandScope::AllChatAdministrators, with_settings),
    ];
    for (admin, chat) in admins.into_iter().filter_map(|admin| Some((admin, i64::try_from(admin).ok()?))) {
        let chosen = or_default(store.person_language(admin).await);
        match chosen.as_deref().and_then(Language::of_tag) {
            Some(language) => publish_to(&wire, ChatId(chat), true, language).await,
            None => menus.push((of_chat(ChatId(chat)), private(true))),
        }
    }
    for (code, language) in LANGUAGES {
        for (scope, commands) in &menus {
            set(&wire, scope.clone(), commands, language, code).await;
        }
    }
}

/// Sets the menu of one person's chat in the language they have chosen, whatever their Telegram speaks.
pub(crate) async fn publish_to(wire: &Wire, chat: ChatId, is_admin: bool, language: Language) {
    for code in LANGUAGES.map(|(code, _)| code) {
        set(wire, of_chat(chat), &private(is_admin), language, code).await;
    }
}

/// Sets the menu of a group that wants asides to be seen by the asker alone: its `/help` and `/settings` are then seen
/// by nobody else, and can be answered likewise. Otherwise the group has the menu of all groups.
pub(crate) async fn publish_to_group(wire: &Wire, chat: ChatId, settings: &ChatSettings, language: Language) {
    if settings.asides == Asides::Everybody {
        let menu = json!({"scope": {"type": "chat", "chat_id": chat.0}});
        return warned(wire.post::<bool>("DeleteMyCommands", &menu, wire.timeout()).await);
    }
    let shown =
        Command::ALL.into_iter().filter(|command| command.is_for_groups() || *command == Command::Help);
    let commands: Vec<Value> = shown
        .map(|command| {
            let is_ephemeral = matches!(command, Command::Help | Command::Settings);
            let mut one =
                json!({"command": command.name(), "description": words::command(language, command)});
            if is_ephemeral && let Some(one) = one.as_object_mut() {
                one.insert("is_ephemeral".to_owned(), true.into());
            }
            one
        })
        .collect();
    let menu = json!({"scope": {"type": "chat", "chat_id": chat.0}, "commands": commands});
    warned(wire.post::<bool>("SetMyCommands", &menu, wire.timeout()).await);
}

fn of_chat(chat: ChatId) -> BotCommandScope {
    BotCommandScope::Chat { chat_id: Recipient::Id(chat) }
}

/// The commands of a private chat; those that hardly anybody needs are left to `/help`.
fn private(is_admin: bool) -> Vec<Command> {
    let is_shown = |command: &Command| match command {
        Command::Start | Command::Settings | Command::Unsubscribe | Command::Forget => false,
        _ => is_admin || !command.is_for_admins(),
    };
    Command::ALL.into_iter().filter(is_shown).collect()
}

async fn set(
    wire: &Wire,
    scope: BotCommandScope,
    commands: &[Command],
    language: Language,
    code: Option<&str>,
) {
    let commands =
        commands.iter().map(|command| BotCommand::new(command.name(), words::command(language, *command)));
    let mut payload = SetMyCommands::new(commands).scope(scope);
    payload.language_code = code.map(str::to_owned);
    warned(wire.call::<_, bool>(&payload).await);
}

fn warned(set: Result<bool, Failure>) {
    if let Err(failure) = set {
        warn!(%failure, "a command menu was not set");
    }
}
