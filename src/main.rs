//! The command line: one line per subcommand.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::{Parser, Subcommand};
use wenzheng::answer::Limits;
use wenzheng::app::{Conversation, Sessions, Shelf};
use wenzheng::config::Config;
use wenzheng::console::figures::Form;
use wenzheng::console::{self, Exit};
use wenzheng::figures::{Filter, Nature};
use wenzheng::report::Year;

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
        Command::Eval { questions, json } => console::eval::run(&mut out, &mut err, &open(args)?, questions, *json)?,
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

/// Loads settings and corpus; faults that leave a library to serve go to standard error.
fn open(args: &Args) -> anyhow::Result<Conversation> {
    let config = Config::load(&args.config)?;
    let (shelf, faults) = Shelf::open(args.corpus.clone(), config.search.clone())
        .with_context(|| format!("corpus {}", args.corpus.display()))?;
    for fault in faults {
        writeln!(anstream::stderr(), "{fault}")?;
    }
    let sessions = Sessions::new(config.session.capacity, Duration::from_secs(config.session.minutes * 60));
    let limits = Limits { passages: config.answer.passages };
    Ok(Conversation::new(Arc::new(shelf), sessions, limits))
}

/// `wenzheng figures | head` ends quietly.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
