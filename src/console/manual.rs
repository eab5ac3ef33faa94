//! `wenzheng completions` and `wenzheng man`: the command line for shells and for `man`.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;

use super::Exit;
use super::command::Args;

/// Writes completions for `shell`.
///
/// # Errors
/// When the stream cannot be written to.
pub fn completions(out: &mut dyn Write, shell: Shell) -> io::Result<Exit> {
    // Into memory first: the generator panics where a stream ends early.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "wenzheng", &mut script);
    out.write_all(&script)?;
    Ok(Exit::Done)
}

/// Writes the manual page of the program, or of one of its commands.
///
/// # Errors
/// When the stream cannot be written to.
pub fn page(out: &mut dyn Write, err: &mut dyn Write, command: Option<&str>) -> io::Result<Exit> {
    let program = Args::command();
    let shown = match command {
        None => program,
        Some(name) => {
            let Some(inner) = program.find_subcommand(name) else {
                writeln!(err, "wenzheng: there is no command «{name}»; see wenzheng --help")?;
                return Ok(Exit::BadUse);
            };
            inner.clone().display_name(format!("wenzheng-{name}")).bin_name(format!("wenzheng {name}"))
        }
    };
    clap_mangen::Man::new(shown).render(&mut *out)?;
    Ok(Exit::Done)
}
