//! Reads a command in every form that people and clients type it.

/// What the bot can be told to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    Start,
    Help,
    Ask,
    Figures,
    Chart,
    Board,
    Export,
    Sections,
    Targets,
    Language,
    Settings,
    Status,
    Privacy,
    Forget,
    Reload,
    Subscribe,
    Unsubscribe,
    Subscriptions,
    Announce,
    Broadcasts,
    Editions,
    Rollback,
    Alias,
    Aliases,
    Gaps,
    Admin,
    Audit,
}

impl Command {
    pub(crate) const ALL: [Command; 27] = [
        Command::Ask,
        Command::Figures,
        Command::Chart,
        Command::Board,
        Command::Export,
        Command::Sections,
        Command::Targets,
        Command::Language,
        Command::Settings,
        Command::Help,
        Command::Status,
        Command::Privacy,
        Command::Forget,
        Command::Start,
        Command::Reload,
        Command::Subscribe,
        Command::Subscriptions,
        Command::Unsubscribe,
        Command::Announce,
        Command::Broadcasts,
        Command::Editions,
        Command::Rollback,
        Command::Alias,
        Command::Aliases,
        Command::Gaps,
        Command::Admin,
        Command::Audit,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Command::Start => "start",
            Command::Help => "help",
            Command::Ask => "ask",
            Command::Sections => "sections",
            Command::Figures => "figures",
            Command::Chart => "chart",
            Command::Board => "board",
            Command::Export => "export",
            Command::Language => "language",
            Command::Settings => "settings",
            Command::Targets => "targets",
            Command::Status => "status",
            Command::Privacy => "privacy",
            Command::Forget => "forget",
            Command::Reload => "reload",
            Command::Subscribe => "subscribe",
            Command::Unsubscribe => "unsubscribe",
            Command::Subscriptions => "subscriptions",
            Command::Announce => "announce",
            Command::Broadcasts => "broadcasts",
            Command::Editions => "editions",
            Command::Rollback => "rollback",
            Command::Alias => "alias",
            Command::Aliases => "aliases",
            Command::Gaps => "gaps",
            Command::Admin => "admin",
            Command::Audit => "audit",
        }
    }

    /// Whether it is for admins; the others need not hear of it.
    pub(crate) fn is_for_admins(self) -> bool {
        matches!(
            self,
            Command::Reload
                | Command::Editions
                | Command::Rollback
                | Command::Alias
                | Command::Aliases
                | Command::Gaps
                | Command::Announce
                | Command::Broadcasts
                | Command::Admin
                | Command::Audit
        )
    }

    /// Whether a group may use it without naming the bot; the others may be meant for another bot.
    pub(crate) fn is_for_groups(self) -> bool {
        matches!(
            self,
            Command::Ask
                | Command::Figures
                | Command::Chart
                | Command::Board
                | Command::Export
                | Command::Sections
                | Command::Targets
                | Command::Subscribe
                | Command::Subscriptions
                | Command::Unsubscribe
                | Command::Settings
        )
    }
}

/// A message that begins with a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typed<'a> {
    Known {
        command: Command,
        /// `@bot` follows the name.
        addressed: bool,
        /// What follows, white space at both ends left out.
        rest: &'a str,
    },
    /// No command of this bot.
    Unknown { addressed: bool },
    /// `/ask@otherbot`
    ForAnother,
}

/// `None` when `text` does not begin with `/`. Case, `@bot`, line breaks and full-width spaces after the
/// name all count as Telegram's clients and phone keyboards produce them.
pub(crate) fn read<'a>(text: &'a str, username: &str) -> Option<Typed<'a>> {
    let (name, rest) = split_word(text.trim_start().strip_prefix('/')?);
    let (bot, rest) = match rest.strip_prefix('@').map(split_word) {
        Some((bot, rest)) => (Some(bot), rest),
        None => (None, rest),
    };
    if bot.is_some_and(|bot| !bot.eq_ignore_ascii_case(username)) {
        return Some(Typed::ForAnother);
    }
    let addressed = bot.is_some();
    let command = Command::ALL.into_iter().find(|command| command.name().eq_ignore_ascii_case(name));
    Some(match command {
        Some(command) => Typed::Known { command, addressed, rest: rest.trim() },
        None => Typed::Unknown { addressed },
    })
}

/// The characters that a command or a username may hold, and the rest.
fn split_word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Typed<'_>>) {
        assert_eq!(read(text, "wenzheng_bot"), expected, "{text:?}");
    }

    fn ask(rest: &str, addressed: bool) -> Option<Typed<'_>> {
        Some(Typed::Known { command: Command::Ask, addressed, rest })
    }

    #[test]
    fn every_form_of_a_command_is_read() {
        check("/ask 今年目标", ask("今年目标", false));
        check("/ask\n今年目标\n多少", ask("今年目标\n多少", false));
        check("/ask\u{3000}今年目标", ask("今年目标", false));
        check("/ask\u{a0}今年目标", ask("今年目标", false));
        check("/ASK 今年目标", ask("今年目标", false));
        check("/ask今年目标", ask("今年目标", false));
        check("/ask@wenzheng_bot 今年目标", ask("今年目标", true));
        check("/Ask@WenZheng_Bot\u{3000}今年目标", ask("今年目标", true));
        check("  /ask", ask("", false));
    }

    #[test]
    fn what_is_not_ours_is_told_apart() {
        check("/ask@otherbot 今年目标", Some(Typed::ForAnother));
        check("/asking 今年目标", Some(Typed::Unknown { addressed: false }));
        check("/weather@wenzheng_bot", Some(Typed::Unknown { addressed: true }));
        check("/", Some(Typed::Unknown { addressed: false }));
        check("今年/ask", None);
        check("", None);
    }
}
