//! The command menus that Telegram's clients show, by kind of chat.

use teloxide::payloads::{SetMyCommands, SetMyCommandsSetters};
use teloxide::types::{BotCommand, BotCommandScope, ChatId, Recipient};
use tracing::warn;

use super::command::Command;
use super::wire::Wire;
use super::words;
use crate::words::Language;

/// The languages of menus. Telegram tells them apart by two letters: both scripts of Chinese are `zh`, and what
/// has no menu of its own reads the one without a language.
const LANGUAGES: [(Option<&str>, Language); 2] =
    [(None, Language::English), (Some("zh"), Language::Simplified)];

/// Sets every menu. One that fails (an admin who never started the bot) is not fatal.
pub(crate) async fn publish(wire: Wire, admins: Vec<u64>) {
    let private: Vec<Command> = Command::ALL
        .into_iter()
        .filter(|command| {
            !matches!(
                command,
                Command::Start
                    | Command::Reload
                    | Command::Settings
                    | Command::Unsubscribe
                    | Command::Announce
                    | Command::Broadcasts
            )
        })
        .collect();
    let group: Vec<Command> = Command::ALL.into_iter().filter(|command| command.is_for_groups()).collect();
    let with_settings = group.iter().copied().chain([Command::Settings]).collect();
    let mut menus = vec![
        (BotCommandScope::AllPrivateChats, private.clone()),
        (BotCommandScope::AllGroupChats, group),
        (BotCommandScope::AllChatAdministrators, with_settings),
    ];
    for admin in admins {
        let Ok(id) = i64::try_from(admin) else { continue };
        let scope = BotCommandScope::Chat { chat_id: Recipient::Id(ChatId(id)) };
        let own = [Command::Reload, Command::Announce, Command::Broadcasts];
        menus.push((scope, private.iter().copied().chain(own).collect()));
    }
    for (code, language) in LANGUAGES {
        for (scope, commands) in &menus {
            let commands = commands
                .iter()
                .map(|command| BotCommand::new(command.name(), words::command(language, *command)));
            let mut payload = SetMyCommands::new(commands).scope(scope.clone());
            payload.language_code = code.map(str::to_owned);
            if let Err(failure) = wire.call::<_, bool>(&payload).await {
                warn!(%failure, "a command menu was not set");
            }
        }
    }
}
