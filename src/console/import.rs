//! `wenzheng import`: a document, page or PDF is shown as the report that it would be, and written to the corpus.

use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use super::Exit;
use crate::app::importing::{PlaceError, Preview, ReadError, Reader, document_name, place, refusal};
use crate::import::Extract;
use crate::report::Facts;
use crate::words::Language;

/// What was asked for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The corpus.
    pub folder: PathBuf,
    /// The report's name, for one file.
    pub name: Option<String>,
    pub consent: Consent,
    /// Whether a report of that name may be replaced.
    pub replace: bool,
    pub language: Language,
}

/// Who says whether a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Given beforehand.
    Given,
    /// Whoever sits at the terminal.
    Asked,
    /// Nothing is to be written.
    Withheld,
    /// Nobody can be asked.
    Lacking,
}

/// Shows each file, and writes those that are agreed to. The gravest end of any is the end of all.
///
/// # Errors
/// When a stream breaks.
pub fn run(
    out: &mut dyn Write,
    err: &mut dyn Write,
    input: &mut dyn BufRead,
    reader: &Reader,
    files: &[PathBuf],
    wish: &Wish,
) -> io::Result<Exit> {
    if let Some(Err(error)) = wish.name.as_deref().map(|name| document_name(Some(name), &Facts::default())) {
        writeln!(err, "wenzheng: {error}")?;
        return Ok(Exit::BadUse);
    }
    let mut gravest = Exit::Done;
    for file in files {
        let exit = one(out, err, input, reader, file, wish)?;
        if exit.code() > gravest.code() {
            gravest = exit;
        }
    }
    Ok(gravest)
}

fn one(
    out: &mut dyn Write,
    err: &mut dyn Write,
    input: &mut dyn BufRead,
    reader: &Reader,
    file: &Path,
    wish: &Wish,
) -> io::Result<Exit> {
    let language = wish.language;
    let mut refuse = |why: String| {
        let file = file.display().to_string();
        let line = language.tell("import-refused", &[("file", file.into()), ("why", why.into())]);
        writeln!(err, "wenzheng: {line}")
    };
    let extract = match reader.file(file) {
        Ok(extract) => extract,
        Err(ReadError::Refused(refused)) => {
            refuse(refusal(refused, language))?;
            return Ok(Exit::Data);
        }
        Err(error) => {
            writeln!(err, "wenzheng: {error}")?;
            return Ok(Exit::Failed);
        }
    };
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let preview = match Preview::of(&extract, wish.name.as_deref(), &stem) {
        Ok(preview) => preview,
        Err(_faults) => {
            refuse(language.say("import-refused-no-report"))?;
            return Ok(Exit::Data);
        }
    };
    for line in preview.lines(language) {
        writeln!(out, "{line}")?;
    }
    write(out, err, input, &extract, preview, wish)
}

fn write(
    out: &mut dyn Write,
    err: &mut dyn Write,
    input: &mut dyn BufRead,
    extract: &Extract,
    preview: Preview,
    wish: &Wish,
) -> io::Result<Exit> {
    let language = wish.language;
    let name = match preview.name {
        Ok(name) => name,
        Err(PlaceError::NoName) if wish.consent == Consent::Withheld => {
            writeln!(out, "{}", language.say("import-unnamed"))?;
            return Ok(Exit::Done);
        }
        Err(error) => {
            writeln!(err, "wenzheng: {error} (--name)")?;
            return Ok(Exit::BadUse);
        }
    };
    let there = wish.folder.join(format!("{name}.txt"));
    let (is_there, may_ask) = (there.exists(), wish.consent == Consent::Asked);
    let as_what = if is_there && wish.replace { "import-name-replaces" } else { "import-name" };
    writeln!(out, "{}", language.tell(as_what, &[("name", name.as_str().into())]))?;
    // Nobody is asked for what is refused all the same.
    if is_there && may_ask && !wish.replace {
        return not_placed(err, &PlaceError::Exists(there));
    }
    let agreed = match wish.consent {
        Consent::Given => true,
        Consent::Withheld => return Ok(Exit::Done),
        Consent::Lacking => {
            writeln!(err, "wenzheng: {} (--yes)", language.say("import-unwritten"))?;
            return Ok(Exit::BadUse);
        }
        Consent::Asked => asked(out, input, language)?,
    };
    if !agreed {
        writeln!(out, "{}", language.say("import-unwritten"))?;
        return Ok(Exit::Done);
    }
    match place(&wish.folder, &name, &extract.text, wish.replace) {
        Ok(placed) => {
            let key = if placed.replaced { "import-replaced" } else { "import-written" };
            let file = placed.file.display().to_string();
            writeln!(out, "{}", language.tell(key, &[("file", file.into())]))?;
            Ok(Exit::Done)
        }
        Err(error) => not_placed(err, &error),
    }
}

fn not_placed(err: &mut dyn Write, error: &PlaceError) -> io::Result<Exit> {
    let how = if matches!(error, PlaceError::Exists(_)) { " (--replace)" } else { "" };
    writeln!(err, "wenzheng: {error}{how}")?;
    Ok(Exit::Failed)
}

fn asked(out: &mut dyn Write, input: &mut dyn BufRead, language: Language) -> io::Result<bool> {
    write!(out, "{} ", language.say("import-ask"))?;
    out.flush()?;
    let mut answer = String::new();
    input.read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是"))
}
