//! What `import` needs from the environment: the folder of the corpus, and whether somebody can be asked.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use wenzheng::app::importing::{Reader, worker};
use wenzheng::config::Origin;
use wenzheng::console::Exit;
use wenzheng::console::command::{Args, Import};
use wenzheng::console::import::{Consent, Wish, run as import};

use crate::Setup;

pub(crate) fn run(
    out: &mut dyn Write,
    err: &mut dyn Write,
    args: &Args,
    asked: &Import,
) -> anyhow::Result<Exit> {
    if asked.name.is_some() && asked.files.len() > 1 {
        writeln!(err, "wenzheng: --name is for one file")?;
        return Ok(Exit::BadUse);
    }
    let setup = Setup::read(args)?;
    let folder = match (&asked.to, setup.corpus) {
        (Some(to), _) => to.clone(),
        (None, Origin::Path(corpus)) => corpus,
        // The report that is built in has no folder: this makes the first of one's own.
        (None, Origin::BuiltIn) => PathBuf::from("corpus"),
    };
    let mut input = std::io::stdin().lock();
    let consent = match (asked.yes, asked.dry_run) {
        (true, _) => Consent::Given,
        (_, true) => Consent::Withheld,
        _ if input.is_terminal() => Consent::Asked,
        _ => Consent::Lacking,
    };
    let wish = Wish {
        folder,
        name: asked.name.clone(),
        consent,
        replace: asked.replace,
        language: asked.tongue.language.into(),
    };
    Ok(import(out, err, &mut input, &Reader::of_this_program(), &asked.files, &wish)?)
}

/// The process that reads one file.
pub(crate) fn read(out: &mut dyn Write, name: &str) -> anyhow::Result<Exit> {
    worker::run(&mut std::io::stdin().lock(), out, name)?;
    Ok(Exit::Done)
}
