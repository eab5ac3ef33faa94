//! `wenzheng board`: what became of a region's targets of a year.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::Exit;
use super::look::{Look, SOFT};
use super::screen::{Run, paragraph};
use crate::answer::{board, judged, words};
use crate::library::Library;

const HEAD: Style = AnsiColor::Green.on_default().bold();

/// Writes the board of the place and year in `typed`. A place that is not held, or none, is no answer.
///
/// # Errors
/// When the stream cannot be written to.
pub fn run(out: &mut dyn Write, library: &Library, typed: &str, look: Look) -> io::Result<Exit> {
    let language = look.language;
    let mut say = |style: Style, text: &str| paragraph(out, "", &[Run { style, text }], look.width);
    let asked = library.understand(typed, None);
    let all = library.corpus().regions();
    let region = match (asked.places.regions.first(), asked.places.elsewhere.first(), all.as_slice()) {
        (Some(region), ..) => region,
        (None, Some(place), _) => {
            say(Style::new(), &language.tell("elsewhere", &[("place", place.as_str().into())]))?;
            return Ok(Exit::NoAnswer);
        }
        (None, None, [only]) => *only,
        _ => {
            say(Style::new(), &language.say("which-board-here"))?;
            return Ok(Exit::BadUse);
        }
    };
    let year = asked.when.years.first().copied();
    let found = judged(library, region, year).map(|report| board(library, report)).unwrap_or_default();
    let Some(board) = words::board(library, &found, language) else {
        say(Style::new(), &language.say("no-targets"))?;
        return Ok(Exit::NoAnswer);
    };
    say(HEAD, &board.head)?;
    say(Style::new(), &board.count)?;
    say(Style::new(), "")?;
    for line in &board.lines {
        say(Style::new(), line)?;
    }
    say(Style::new(), "")?;
    for source in &board.sources {
        say(SOFT, &format!("—— {source}"))?;
    }
    say(SOFT, &board.rule)?;
    if let Some(mark) = words::converted(&board.lines.concat(), language) {
        say(SOFT, &mark)?;
    }
    Ok(Exit::Done)
}
