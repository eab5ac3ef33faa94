//! Messages that are put together from several of the bot's own words.

use super::command::Command;
use crate::words::Language;

/// What stands where something is left out, in every language.
pub(crate) const CUT: &str = "…";

pub(crate) fn help(language: Language, bot: &str) -> String {
    language.tell("help", &[("bot", bot.into()), ("examples", language.example_lines().into())])
}

/// Each command of admins with what it does.
pub(crate) fn help_for_admins(language: Language) -> String {
    let own = Command::ALL.into_iter().filter(|one| one.is_for_admins());
    let line = |one: Command| format!("/{} · {}", one.name(), command(language, one));
    std::iter::once(language.say("help-admin")).chain(own.map(line)).collect::<Vec<_>>().join("\n")
}

/// One line on who the bot is.
pub(crate) fn introduction(language: Language) -> String {
    language.say("welcome")
}

pub(crate) fn what_to_ask(language: Language) -> String {
    language.tell("what-to-ask", &[("example", language.say("example-1").into())])
}

pub(crate) fn paragraph(language: Language, number: u32) -> String {
    language.tell("paragraph", &[("number", number.into())])
}

pub(crate) fn page(language: Language, page: usize, pages: usize) -> String {
    language.tell("page-of", &[("page", page.into()), ("pages", pages.into())])
}

/// A message with a count in it.
pub(crate) fn counted(language: Language, key: &str, count: usize) -> String {
    language.tell(key, &[("count", count.into())])
}

/// Days, hours and minutes.
pub(crate) fn uptime(language: Language, seconds: u64) -> String {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    let key = match (days, hours) {
        (0, 0) => "uptime-minutes",
        (0, _) => "uptime-hours",
        _ => "uptime-days",
    };
    language.tell(key, &[("days", days.into()), ("hours", hours.into()), ("minutes", minutes.into())])
}

/// The line of the command menu.
pub(crate) fn command(language: Language, command: Command) -> String {
    language.say(match command {
        Command::Start => "command-start",
        Command::Help => "command-help",
        Command::Ask => "command-ask",
        Command::Figures => "command-figures",
        Command::Chart => "command-chart",
        Command::Board => "command-board",
        Command::Export => "command-export",
        Command::Sections => "command-sections",
        Command::Targets => "command-targets",
        Command::Language => "command-language",
        Command::Settings => "command-settings",
        Command::Status => "command-status",
        Command::Privacy => "command-privacy",
        Command::Forget => "command-forget",
        Command::Reload => "command-reload",
        Command::Subscribe => "command-subscribe",
        Command::Unsubscribe => "command-unsubscribe",
        Command::Subscriptions => "command-subscriptions",
        Command::Announce => "command-announce",
        Command::Broadcasts => "command-broadcasts",
        Command::Editions => "command-editions",
        Command::Rollback => "command-rollback",
        Command::Alias => "command-alias",
        Command::Aliases => "command-aliases",
        Command::Gaps => "command-gaps",
        Command::Admin => "command-admin",
        Command::Audit => "command-audit",
    })
}
