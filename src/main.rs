//! The command line: one line per subcommand.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::{Parser, Subcommand};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing_subscriber::EnvFilter;
use wenzheng::answer::Limits;
use wenzheng::app::store::Store;
use wenzheng::app::{Conversation, Sessions, Shelf};
use wenzheng::config::Config;
use wenzheng::console::figures::Form;
use wenzheng::console::{self, Exit};
use wenzheng::figures::{Filter, Nature};
use wenzheng::report::Year;
use wenzheng::telegram;

/// 问政: answers about government work reports, every word quoted from the report.
#[derive(Debug, Parser)]
#[command(version)]
struct Args {
    /// Folder of report texts (.txt, .md).
    #[arg(long, global = true, default_value = "corpus", env = "WENZHENG_CORPUS")]
    corpus: PathBuf,
    /// Settings file.
    #[arg(long, global = true, default_value = "config/wenzheng.toml")]
    config: PathBuf,
    /// Folder of what must last.
    #[arg(long, global = true, default_value = "data", env = "WENZHENG_DATA_DIR")]
    data: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer one question. Exit 0 when answered, 3 when there is no answer, 2 on bad use.
    Ask {
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
        question: String,
    },
    /// A conversation on standard input, one line a message.
    Chat {
        /// Print one JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Every figure of the corpus: what it measures, how much, for which year, achieved or promised.
    Figures {
        #[command(flatten)]
        form: FiguresForm,
        /// Only indicators that contain this.
        #[arg(long)]
        indicator: Option<String>,
        #[arg(long, value_parser = year)]
        year: Option<Year>,
        #[arg(long, value_enum)]
        nature: Option<NatureArg>,
        /// Only reports of regions that contain this.
        #[arg(long)]
        region: Option<String>,
    },
    /// Score a gold set of questions.
    Eval {
        questions: PathBuf,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Answer in Telegram. Needs TELOXIDE_TOKEN, or TELOXIDE_TOKEN_FILE naming a file that holds it.
    Serve,
    /// Copy the store of subscriptions, settings and announcements to FILE, also while the bot runs.
    Backup { file: PathBuf },
    /// Read settings and corpus and print every fault with file and line; exit 1 if any is an error.
    Check,
}

#[derive(Debug, clap::Args)]
#[group(multiple = false)]
struct FiguresForm {
    /// Print one JSON object a line.
    #[arg(long)]
    json: bool,
    /// Print comma separated values that spreadsheets open.
    #[arg(long)]
    csv: bool,
}

/// A nature as typed.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum NatureArg {
    Result,
    Target,
    Standing,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let mut err = anstream::stderr();
    match run(&args) {
        Ok(exit) => exit.into(),
        Err(error) if is_broken_pipe(&error) => Exit::Done.into(),
        Err(error) => {
            // Nobody is left to tell when standard error is closed too.
            let _ = writeln!(err, "wenzheng: {error:#}");
            Exit::Failed.into()
        }
    }
}

fn run(args: &Args) -> anyhow::Result<Exit> {
    let mut out = anstream::stdout().lock();
    let mut err = anstream::stderr();
    Ok(match &args.command {
        Command::Ask { json, question } => {
            console::ask::run(&mut out, &mut err, &open(args)?, question, *json)?
        }
        Command::Chat { json } => {
            console::chat::run(&mut out, &open(args)?, *json, &args.data.join("chat-history.txt"))?
        }
        Command::Figures { form, indicator, year, nature, region } => {
            let library = open(args)?.shelf().current();
            let filter = Filter {
                indicators: indicator.as_deref().map(|name| library.names_of(name)).unwrap_or_default(),
                region: region.clone(),
                year: *year,
                nature: nature.map(Nature::from),
            };
            console::figures::run(&mut out, &library, &filter, form.chosen())?
        }
        Command::Eval { questions, json } => {
            console::eval::run(&mut out, &mut err, &open(args)?, questions, *json)?
        }
        Command::Serve => serve(args)?,
        Command::Backup { file } => backup(args, file)?,
        Command::Check => console::check::run(&mut out, &args.config, &args.corpus)?,
    })
}

impl FiguresForm {
    fn chosen(&self) -> Form {
        /// Columns where the terminal does not tell.
        const WIDTH: u16 = 100;
        match (self.json, self.csv) {
            (true, _) => Form::Json,
            (_, true) => Form::Csv,
            _ => Form::Table { width: terminal_size::terminal_size().map_or(WIDTH, |(width, _)| width.0) },
        }
    }
}

impl From<NatureArg> for Nature {
    fn from(typed: NatureArg) -> Nature {
        match typed {
            NatureArg::Result => Nature::Result,
            NatureArg::Target => Nature::Target,
            NatureArg::Standing => Nature::Standing,
        }
    }
}

fn year(typed: &str) -> Result<Year, String> {
    let number: u16 = typed.parse().map_err(|_not_a_number| format!("«{typed}» is not a year"))?;
    Year::try_from(number)
}

fn backup(args: &Args, file: &std::path::Path) -> anyhow::Result<Exit> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let store = Store::open(&args.data, store_url().as_deref()).await?;
        store.backup(file).await.with_context(|| format!("backup to {}", file.display()))?;
        store.close().await;
        Ok(Exit::Done)
    })
}

/// A PostgreSQL instead of the file in the data folder.
fn store_url() -> Option<String> {
    std::env::var("WENZHENG_STORE").ok().filter(|url| !url.is_empty())
}

/// Serves until SIGINT or SIGTERM, then drains; a second signal ends the process at once.
fn serve(args: &Args) -> anyhow::Result<Exit> {
    let config = Config::load(&args.config)?;
    let token = token()?;
    let log = EnvFilter::try_from_env("WENZHENG_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let colour = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(log).with_ansi(colour).with_writer(std::io::stderr).init();
    let conversation = Arc::new(open(args)?);
    let api_url = std::env::var("TELOXIDE_API_URL").ok();
    let data = args.data.clone();
    tokio::runtime::Runtime::new()?.block_on(async {
        let store = Store::open(&data, store_url().as_deref()).await?;
        let mut settings = telegram::Settings::new(token, api_url, config.telegram, store);
        settings.announce = config.announce;
        let mut signals = Signals::new()?;
        let (told, stop) = tokio::sync::oneshot::channel::<()>();
        let listener = tokio::spawn(async move {
            signals.next().await;
            // Nobody listens once the service has ended by itself.
            let _ = told.send(());
            signals.next().await;
            std::process::exit(1)
        });
        let served = telegram::serve(conversation, settings, async {
            // The sender goes only with the process.
            let _ = stop.await;
        });
        let served = served.await;
        listener.abort();
        served.map_err(anyhow::Error::from)
    })?;
    Ok(Exit::Done)
}

/// SIGINT and SIGTERM.
struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// The bot's token, from the environment or from the file that the environment names.
fn token() -> anyhow::Result<String> {
    let token = match (std::env::var("TELOXIDE_TOKEN"), std::env::var_os("TELOXIDE_TOKEN_FILE")) {
        (Ok(token), _) => token,
        (Err(_), Some(file)) => {
            let file = PathBuf::from(file);
            std::fs::read_to_string(&file)
                .with_context(|| format!("TELOXIDE_TOKEN_FILE {} cannot be read", file.display()))?
        }
        (Err(_), None) => String::new(),
    };
    let token = token.trim();
    anyhow::ensure!(
        !token.is_empty(),
        "no token: set TELOXIDE_TOKEN to the token that @BotFather gave, or TELOXIDE_TOKEN_FILE to a file with it"
    );
    Ok(token.to_owned())
}

/// Loads settings and corpus; faults that leave a library to serve go to standard error.
fn open(args: &Args) -> anyhow::Result<Conversation> {
    let config = Config::load(&args.config)?;
    let (shelf, faults) = Shelf::open(args.corpus.clone(), config.search.clone())?;
    for fault in faults {
        writeln!(anstream::stderr(), "{fault}")?;
    }
    let sessions = Sessions::new(config.session.capacity, Duration::from_secs(config.session.minutes * 60));
    let limits = Limits { passages: config.answer.passages };
    Ok(Conversation::new(Arc::new(shelf), sessions, limits))
}

/// `wenzheng figures | head` ends quietly.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
