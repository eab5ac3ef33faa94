//! The command line: one line per subcommand.

#[cfg(feature = "import")]
#[path = "main/import.rs"]
mod import;
#[cfg(feature = "telegram")]
#[path = "main/keep.rs"]
mod keep;
#[cfg(feature = "telegram")]
#[path = "main/serve.rs"]
mod serve;
#[cfg(feature = "telegram")]
#[path = "main/start.rs"]
mod start;

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Parser;
use wenzheng::answer::Limits;
use wenzheng::app::disk::{self, DiskError};
use wenzheng::app::{Conversation, ReloadError, Sessions, Shelf};
use wenzheng::config::{Config, ConfigError, Folders, Origin};
use wenzheng::console::command::{Args, Ask, Command, ConfigCommand, Figures, FiguresForm};
use wenzheng::console::{self, Depth, Exit, Look, Screen, pager};
use wenzheng::figures::{Aspect, Filter, Nature};
#[cfg(feature = "telegram")]
use wenzheng::picture;
use wenzheng::question::replace_phrases;
use wenzheng::report::{Fault, Severity};
use wenzheng::text::replace_grammar;
use wenzheng::words::{self, Language};

fn main() -> ExitCode {
    let args = Args::parse();
    let mut err = anstream::stderr();
    match run(&args) {
        Ok(exit) => exit.into(),
        Err(error) if is_broken_pipe(&error) => Exit::Done.into(),
        Err(error) => {
            // Nobody is left to tell when standard error is closed too.
            let _ = writeln!(err, "wenzheng: {}", told(&error));
            failed(&error).into()
        }
    }
}

/// An error and its causes, each of them once: some errors name theirs themselves.
fn told(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |said, cause| match said.as_str() {
        "" => cause,
        said if said.contains(&cause) => said.to_owned(),
        said => format!("{said}: {cause}"),
    })
}

/// What kind of end an error is.
fn failed(error: &anyhow::Error) -> Exit {
    #[cfg(feature = "telegram")]
    if let Some(exit) = serve::failed(error) {
        return exit;
    }
    #[cfg(feature = "telegram")]
    if error.is::<start::NoToken>() {
        return Exit::Token;
    }
    if error.is::<ConfigError>() {
        return Exit::Config;
    }
    let disk = match error.downcast_ref::<ReloadError>() {
        Some(ReloadError::Disk(error)) => Some(error),
        Some(_) => return Exit::Data,
        None => error.downcast_ref::<DiskError>(),
    };
    match disk {
        Some(DiskError::Corpus { .. } | DiskError::Empty { .. }) => Exit::Data,
        Some(_) => Exit::Config,
        None => Exit::Failed,
    }
}

fn run(args: &Args) -> anyhow::Result<Exit> {
    let mut out = anstream::stdout().lock();
    let mut err = anstream::stderr();
    Ok(match &args.command {
        Command::Ask(asked) => {
            drop(out);
            ask(args, asked)?
        }
        Command::Chat(chat) => {
            let form = form(chat.json, chat.tongue.language.into(), Depth::Short);
            let history = args.data.join("chat-history.txt");
            console::chat::run(&mut out, &Setup::read(args)?.open(args)?, form, &history)?
        }
        Command::Board(asked) => {
            let language = asked.tongue.language.into();
            let look = Look { language, depth: Depth::Short, width: Screen::of_output().columns };
            let library = Setup::read(args)?.open(args)?.shelf().current();
            console::board::run(&mut out, &library, &asked.place.join(" "), look)?
        }
        Command::Figures(asked) => {
            drop(out);
            figures(args, asked)?
        }
        Command::Eval { questions, json } => {
            console::eval::run(&mut out, &mut err, &Setup::read(args)?.open(args)?, questions, *json)?
        }
        #[cfg(feature = "telegram")]
        Command::Serve => {
            #[cfg(all(target_os = "linux", target_env = "gnu"))]
            start::anew_with_few_arenas();
            let (setup, token) = (Setup::read(args)?, start::token()?);
            start::log(args.verbose, args.quiet, setup.config.log.form)?;
            if let Some(font) = disk::read_font(&setup.folders)? {
                picture::replace_font(font).map_err(anyhow::Error::msg)?;
            }
            serve::serve(setup.config.clone(), token, &args.data, || setup.open_to_serve(args))?
        }
        #[cfg(feature = "telegram")]
        Command::Backup { file } => keep::backup(&mut out, &args.data, file)?,
        #[cfg(feature = "telegram")]
        Command::Restore { file } => keep::restore(&mut out, &args.data, file)?,
        #[cfg(feature = "telegram")]
        Command::Status => keep::status(&mut out, &Setup::read(args)?.config.web)?,
        Command::Check { outline } => console::check::run(
            &mut out,
            &Folders::of_process(),
            args.config.as_deref(),
            args.corpus.as_deref(),
            *outline,
        )?,
        #[cfg(feature = "import")]
        Command::Import(asked) => import::run(&mut out, &mut err, args, asked)?,
        #[cfg(feature = "import")]
        Command::ReadFile { name } => import::read(&mut out, name)?,
        Command::Config { command: None } => Setup::read(args)?.show(&mut out, args)?,
        Command::Config { command: Some(ConfigCommand::Init { folder }) } => {
            console::config::init(&mut out, &Folders::of_process(), folder.as_deref())?
        }
        Command::Completions { shell } => console::manual::completions(&mut out, *shell)?,
        Command::Man { command } => console::manual::page(&mut out, &mut err, command.as_deref())?,
    })
}

fn ask(args: &Args, asked: &Ask) -> anyhow::Result<Exit> {
    let question = console::ask::question(&asked.question, &mut std::io::stdin().lock())?;
    let depth = match (asked.full, asked.passages) {
        (true, _) => Depth::Full,
        (false, Some(_)) => Depth::Passages,
        (false, None) => Depth::Short,
    };
    let mut setup = Setup::read(args)?;
    if let Some(passages) = asked.passages {
        setup.config.answer.passages = usize::from(passages);
    }
    let language = asked.tongue.language.into();
    let conversation = setup.open(args)?;
    let mut err = anstream::stderr();
    if asked.csv {
        return console::ask::csv(&mut std::io::stdout(), &mut err, &conversation, &question, language);
    }
    #[cfg(feature = "xlsx")]
    if let Some(file) = &asked.xlsx {
        return console::ask::xlsx(file, &mut err, &conversation, &question, language);
    }
    let form = form(asked.json, language, depth);
    let mut text = Vec::new();
    let exit = console::ask::run(&mut text, &mut err, &conversation, &question, form)?;
    if asked.explain && exit != Exit::BadUse {
        console::ask::explain(&mut text, &conversation, &question)?;
    }
    pager::show(&text, if asked.json { Screen::default() } else { Screen::of_output() })?;
    Ok(exit)
}

fn form(json: bool, language: Language, depth: Depth) -> console::ask::Form {
    match json {
        true => console::ask::Form::Json,
        false => console::ask::Form::Text(Look { language, depth, width: Screen::of_output().columns }),
    }
}

fn figures(args: &Args, asked: &Figures) -> anyhow::Result<Exit> {
    let library = Setup::read(args)?.open(args)?.shelf().current();
    let filter = Filter {
        indicators: asked.indicator.as_deref().map(|name| library.names_of(name)).unwrap_or_default(),
        region: asked.region.clone(),
        year: asked.year,
        nature: asked.nature.map(Nature::from),
        record: asked.record,
    };
    let form = figures_form(&asked.form);
    let mut text = Vec::new();
    let exit = console::figures::run(&mut text, &library, &filter, asked.aspect.map(Aspect::from), &form)?;
    let is_read = matches!(form, console::figures::Form::Table { .. });
    pager::show(&text, if is_read { Screen::of_output() } else { Screen::default() })?;
    Ok(exit)
}

fn figures_form(typed: &FiguresForm) -> console::figures::Form {
    /// Columns where the terminal does not tell.
    const WIDTH: u16 = 100;
    use console::figures::Form;
    #[cfg(feature = "xlsx")]
    if let Some(file) = &typed.xlsx {
        return Form::Xlsx(file.clone());
    }
    match (typed.json, typed.csv, typed.why) {
        (true, ..) => Form::Json,
        (_, true, _) => Form::Csv,
        (.., true) => Form::Why,
        _ => {
            let columns = Screen::of_output().columns.and_then(|columns| u16::try_from(columns).ok());
            Form::Table { width: columns.unwrap_or(WIDTH) }
        }
    }
}

/// Settings and where everything is read from.
struct Setup {
    config: Config,
    settings: Origin,
    corpus: Origin,
    folders: Folders,
}

impl Setup {
    fn read(args: &Args) -> anyhow::Result<Setup> {
        let folders = Folders::of_process();
        let (config, settings) = Config::find(args.config.as_deref(), &folders)?;
        let corpus = args.corpus.clone().map_or_else(|| folders.corpus(), Origin::Path);
        words::replace(disk::read_words(&folders)?);
        if let Some(grammar) = disk::read_grammar(&folders)? {
            replace_grammar(grammar);
        }
        if let Some(phrases) = disk::read_phrases(&folders)? {
            replace_phrases(phrases);
        }
        Ok(Setup { config, settings, corpus, folders })
    }

    /// Loads the library; faults that leave one to serve go to standard error, warnings where more is to be told:
    /// `check` is there for them.
    fn open(&self, args: &Args) -> anyhow::Result<Conversation> {
        let start = Instant::now();
        let kept = self.folders.library(&args.data);
        let (corpus, search) = (self.corpus.clone(), self.config.search.clone());
        let (shelf, faults) = Shelf::keeping(corpus, search, kept, console::progress())?;
        self.over(args, shelf.beside(&args.data)?, &faults, start)
    }

    /// The same for the bot, which goes on with what it served last and moves to the corpus as it is if the gate lets
    /// it.
    #[cfg(feature = "telegram")]
    fn open_to_serve(&self, args: &Args) -> anyhow::Result<Conversation> {
        let start = Instant::now();
        // Its own, wherever others keep theirs: what is listed there is what this bot goes on with.
        let folder = args.data.join("library");
        let (corpus, search) = (self.corpus.clone(), self.config.search.clone());
        let gate = (self.config.reload.margin, args.data.as_path());
        let (shelf, faults, refused) = Shelf::serving(corpus, search, folder, console::progress(), gate)?;
        if let Some(refused) = refused {
            tracing::warn!(error = %refused, "the edition of before the start keeps serving");
        }
        self.over(args, shelf, &faults, start)
    }

    fn over(
        &self,
        args: &Args,
        shelf: Shelf,
        faults: &[Fault],
        start: Instant,
    ) -> anyhow::Result<Conversation> {
        let mut err = anstream::stderr();
        let is_told = |fault: &&Fault| args.verbose || !args.quiet && fault.severity == Severity::Error;
        for fault in faults.iter().filter(is_told) {
            writeln!(err, "{fault}")?;
        }
        if args.verbose {
            self.show(&mut err, args)?;
            writeln!(err, "read in {} ms", start.elapsed().as_millis())?;
        }
        let session = &self.config.session;
        let sessions = Sessions::new(session.capacity, Duration::from_secs(session.minutes * 60));
        let limits = Limits { passages: self.config.answer.passages };
        Ok(Conversation::new(Arc::new(shelf), sessions, limits))
    }

    fn show(&self, out: &mut dyn Write, args: &Args) -> std::io::Result<Exit> {
        let sources = console::config::Sources {
            settings: &self.settings,
            search: &self.config.search,
            corpus: &self.corpus,
            folders: &self.folders,
            data: &args.data,
        };
        console::config::show(out, &sources)
    }
}

/// `wenzheng figures | head` ends quietly.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
