//! The command menus that Telegram's clients show, by kind of chat.

use teloxide::payloads::{SetMyCommands, SetMyCommandsSetters};
use teloxide::types::{BotCommand, BotCommandScope, ChatId, Recipient};
use tracing::warn;

use super::command::Command;
use super::wire::Wire;
use super::words;

/// Sets every menu. One that fails (an admin who never started the bot) is not fatal.
pub(crate) async fn publish(wire: Wire, admins: Vec<u64>) {
    let private = [
        Command::Ask,
        Command::Sections,
        Command::Targets,
        Command::Subscribe,
        Command::Subscriptions,
        Command::Status,
        Command::Help,
    ];
    let mut menus = vec![
        (BotCommandScope::AllPrivateChats, private.to_vec()),
        (BotCommandScope::AllGroupChats, Command::ALL.into_iter().filter(|c| c.is_for_groups()).collect()),
    ];
    for admin in admins {
        let Ok(id) = i64::try_from(admin) else { continue };
        let scope = BotCommandScope::Chat { chat_id: Recipient::Id(ChatId(id)) };
        menus.push((
            scope,
            private.into_iter().chain([Command::Reload, Command::Announce, Command::Broadcasts]).collect(),
        ));
    }
    for (scope, commands) in menus {
        let commands =
            commands.into_iter().map(|command| BotCommand::new(command.name(), words::command(command)));
        let payload = SetMyCommands::new(commands).scope(scope);
        if let Err(failure) = wire.call::<_, bool>(&payload).await {
            warn!(%failure, "a command menu was not set");
        }
    }
}
