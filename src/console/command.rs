//! The command line as it is typed. `main` says what each command does.

mod figures;

use std::path::PathBuf;

use clap::{Args as Options, Parser, Subcommand, ValueEnum};

use crate::words::Language;
pub use figures::{AspectArg, Figures, FiguresForm, NatureArg};

/// 问政: answers about government work reports, every word quoted from the report.
#[derive(Debug, Parser)]
#[command(name = "wenzheng", version, max_term_width = 100, after_help = EXITS)]
pub struct Args {
    /// Folder of report texts (.txt, .md), for example --corpus ~/reports. Without it: corpus/ in the working folder,
    /// then in the settings folders, then the report that is built in
    #[arg(long, global = true, value_name = "DIR", env = "WENZHENG_CORPUS")]
    pub corpus: Option<PathBuf>,
    /// Settings file, for example --config /etc/wenzheng/wenzheng.toml. Without it: config/wenzheng.toml in the
    /// working folder, then in the settings folders, then what is built in
    #[arg(long, global = true, value_name = "FILE", env = "WENZHENG_CONFIG")]
    pub config: Option<PathBuf>,
    /// Folder of what must last: store and history, for example --data /var/lib/wenzheng
    #[arg(long, global = true, value_name = "DIR", default_value = "data", env = "WENZHENG_DATA_DIR")]
    pub data: PathBuf,
    /// Say less: no warnings about the corpus, for example wenzheng -q ask 今年GDP目标
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more: where everything was read from and how long it took, for example wenzheng -v ask 今年GDP目标
    #[arg(short, long, global = true)]
    pub verbose: bool,
    #[command(subcommand)]
    pub command: Command,
}

const EXITS: &str = "Exit: 0 answered or done, 1 a fault was found or met, 2 bad use, 3 no answer; what cannot be used: 65 the \
     corpus, 69 Telegram, 74 the store, 77 the token, 78 the settings.";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Answer one question: wenzheng ask 2020年GDP目标是多少
    Ask(Ask),
    /// A conversation on standard input, one line a message, typed or piped: wenzheng chat
    Chat(Chat),
    /// What became of a region's targets, each beside its result: wenzheng board 浙江 2025
    Board(Board),
    /// Every figure of the corpus, what it measures, for when, achieved or promised: wenzheng figures --year 2020
    Figures(Figures),
    /// Score a gold set of questions: wenzheng eval tests/gold/questions-hohhot.tsv
    Eval {
        /// Tab separated: id, type, question, gold lines, expected figures
        questions: PathBuf,
        /// Print one JSON object: wenzheng eval --json questions.tsv | jq .scores
        #[arg(long)]
        json: bool,
    },
    /// Answer in Telegram. Needs TELOXIDE_TOKEN, or TELOXIDE_TOKEN_FILE naming a file that holds the token
    #[cfg(feature = "telegram")]
    Serve,
    /// Copy the store of subscriptions, settings and announcements to FILE, also while the bot runs
    #[cfg(feature = "telegram")]
    Backup {
        /// A file that does not exist yet: wenzheng backup 2026-03-05.sqlite
        file: PathBuf,
    },
    /// Put a backup in the place of the store; the bot must be down, and the old store is kept beside it
    #[cfg(feature = "telegram")]
    Restore {
        /// As `backup` has written it: wenzheng restore 2026-03-05.sqlite
        file: PathBuf,
    },
    /// Ask the bot that runs here how it is, by `web.listen`; exit 1 if it is not ready to serve
    #[cfg(feature = "telegram")]
    Status,
    /// Read settings and corpus and print every fault with file and line; exit 1 if any is an error
    Check {
        /// Print the parts of each report with their time and which way they look: wenzheng check --outline
        #[arg(long)]
        outline: bool,
    },
    /// Make a report of the corpus of a document, web page, PDF or text: wenzheng import report.docx
    #[cfg(feature = "import")]
    Import(Import),
    /// Reads a file from standard input in a process of its own; `import` and the bot call it.
    #[cfg(feature = "import")]
    #[command(name = "read-file", hide = true)]
    ReadFile {
        /// Its name, of which only the ending counts
        name: String,
    },
    /// Print where settings, words and reports are read from; `config init` writes them out to be changed
    Config {
        #[command(subcommand)]
        command: Option<ConfigCommand>,
    },
    /// Print completions for a shell: wenzheng completions bash > ~/.local/share/bash-completion/completions/wenzheng
    Completions {
        /// bash, elvish, fish, powershell or zsh
        shell: clap_complete::Shell,
    },
    /// Print a manual page: wenzheng man | man -l -
    Man {
        /// Of one command: wenzheng man ask
        command: Option<String>,
    },
}

#[derive(Debug, Options)]
pub struct Ask {
    /// Print one JSON object: wenzheng ask --json 今年GDP目标 | jq '.figures[0].text'
    #[arg(long)]
    pub json: bool,
    /// Every passage with its whole paragraph, the sentence that answers marked: wenzheng ask --full 今年怎么稳就业
    #[arg(long)]
    pub full: bool,
    /// So many passages, 1 to 20, each with its sentence: wenzheng ask --passages 3 今年怎么稳就业
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=20))]
    pub passages: Option<u8>,
    /// After the answer: how it was read, what was found, why it was shown or refused: wenzheng ask --explain 森林覆盖率
    #[arg(long, conflicts_with = "json")]
    pub explain: bool,
    /// The figures of the answer with where each stands, for spreadsheets: wenzheng ask --csv 各省GDP目标 > gdp.csv
    #[arg(long, conflicts_with_all = ["json", "full", "passages", "explain"])]
    pub csv: bool,
    /// The same as a workbook: wenzheng ask --xlsx gdp.xlsx 各省GDP目标
    #[cfg(feature = "xlsx")]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["csv", "json", "full", "passages", "explain"])]
    pub xlsx: Option<PathBuf>,
    #[command(flatten)]
    pub tongue: Tongue,
    /// The question; its words are joined. `-` reads it from standard input: echo 今年GDP目标 | wenzheng ask -
    #[arg(required = true, value_name = "QUESTION")]
    pub question: Vec<String>,
}

#[derive(Debug, Options)]
pub struct Board {
    #[command(flatten)]
    pub tongue: Tongue,
    /// A place and, if it is to be another than the newest that can be judged, a year
    #[arg(value_name = "PLACE YEAR")]
    pub place: Vec<String>,
}

#[derive(Debug, Options)]
pub struct Chat {
    /// Print one JSON object a line: wenzheng chat --json < questions.txt
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub tongue: Tongue,
}

/// The language of the program's own words.
#[derive(Debug, Options)]
pub struct Tongue {
    /// Language of what is not quoted: wenzheng ask --language en 今年GDP目标
    #[arg(long, value_enum, default_value_t)]
    pub language: LanguageArg,
}

/// A language as typed.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum LanguageArg {
    #[default]
    #[value(name = "zh-Hans", alias = "zh", alias = "zh-CN")]
    Simplified,
    #[value(name = "zh-Hant", alias = "zh-TW", alias = "zh-HK")]
    Traditional,
    #[value(name = "en")]
    English,
}

#[cfg(feature = "import")]
#[derive(Debug, Options)]
pub struct Import {
    /// .docx, .html, .pdf, .md or .txt, in UTF-8, GB18030, Big5 or UTF-16
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The report's name, where the text does not tell it: wenzheng import report.pdf --name 浙江省-2026
    #[arg(long, value_name = "PLACE-YEAR")]
    pub name: Option<String>,
    /// Another folder than that of the corpus: wenzheng import report.pdf --to ~/reports
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// Write without asking: wenzheng import --yes *.docx
    #[arg(short, long, conflicts_with = "dry_run")]
    pub yes: bool,
    /// Show what would be written, and write nothing: wenzheng import --dry-run report.html
    #[arg(long)]
    pub dry_run: bool,
    /// A report of that name may be there already and is replaced: wenzheng import --replace --yes report.docx
    #[arg(long)]
    pub replace: bool,
    #[command(flatten)]
    pub tongue: Tongue,
}

#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Write everything that is built in to a folder; a file that is there already is left as it is
    Init {
        /// Without it the folder of the person's own settings: wenzheng config init ~/.config/wenzheng
        folder: Option<PathBuf>,
    },
}

/// A nature as typed.
impl From<LanguageArg> for Language {
    fn from(typed: LanguageArg) -> Language {
        match typed {
            LanguageArg::Simplified => Language::Simplified,
            LanguageArg::Traditional => Language::Traditional,
            LanguageArg::English => Language::English,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_commands_are_sound() {
        Args::command().debug_assert();
    }

    /// Every option and argument of every command has help, and every option an example in it.
    #[test]
    fn every_option_has_help_with_an_example() {
        fn look(command: &clap::Command, found: &mut usize) {
            for argument in
                command.get_arguments().filter(|one| !matches!(one.get_id().as_str(), "help" | "version"))
            {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                let name = format!("{} {}", command.get_name(), argument.get_id());
                assert!(!help.is_empty(), "{name} has no help");
                let is_example = help.contains(": wenzheng ")
                    || help.contains("for example")
                    || help.contains("| wenzheng");
                assert!(argument.is_positional() || is_example, "{name} has no example: {help}");
                *found += 1;
            }
            for inner in command.get_subcommands() {
                assert!(inner.get_about().is_some(), "{} says nothing", inner.get_name());
                look(inner, found);
            }
        }
        let mut found = 0;
        look(&Args::command(), &mut found);
        assert!(found > 20, "{found}");
    }
}
