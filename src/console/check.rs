//! `wenzheng check`: every fault of the settings and the corpus, with file and line.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::Path;

use super::{Exit, outline};
use crate::app::disk;
use crate::config::{Config, Folders, Origin, Search};
use crate::library::{BuildError, Library};
use crate::question::{Gazetteer, Knowledge, replace_phrases};
use crate::report::{Fault, Severity, Source};
use crate::text::replace_grammar;

/// Checks what `serve` would load: what is named, or else what is found in `folders`. Faults go to `out`, one a line;
/// any error makes the check fail, and none hides another.
///
/// # Errors
/// When the stream cannot be written to.
pub fn run(
    out: &mut dyn Write,
    folders: &Folders,
    config: Option<&Path>,
    corpus: Option<&Path>,
    outline: bool,
) -> io::Result<Exit> {
    let mut errors = Errors { out, count: 0 };
    // With broken settings the rest is still checked, as it would be found without them.
    let settings = errors.value(Config::find(config, folders))?;
    let search = match settings {
        Some((config, _)) => config.search,
        None => Search::default().found(config.and_then(Path::parent), folders),
    };
    errors.value(disk::read_words(folders))?;
    if let Some(Some(grammar)) = errors.value(disk::read_grammar(folders))? {
        replace_grammar(grammar);
    }
    if let Some(Some(phrases)) = errors.value(disk::read_phrases(folders))? {
        replace_phrases(phrases);
    }
    errors.value(disk::read_font(folders))?;
    let segmenter = errors.value(disk::read_dictionary(&search.dictionary))?;
    let lexicon = errors.value(disk::read_lexicon(&search.lexicon))?;
    let groups = errors.value(disk::read_groups(&search.groups))?.unwrap_or_default();
    let knowledge = match (segmenter, lexicon) {
        (None, None) => Knowledge::default(),
        (segmenter, lexicon) => {
            Knowledge::new(segmenter.unwrap_or_default(), lexicon.unwrap_or_default(), Gazetteer::shipped())
        }
    }
    .with_groups(groups);
    let corpus = corpus.map_or_else(|| folders.corpus(), |folder| Origin::Path(folder.to_owned()));
    if let Some((sources, faults)) = errors.value(disk::read_corpus(&corpus))? {
        for fault in &faults {
            errors.fault(fault)?;
        }
        library(&mut errors, &corpus, &sources, knowledge, outline)?;
    }
    Ok(if errors.count > 0 { Exit::Failed } else { Exit::Done })
}

fn library(
    errors: &mut Errors<'_>,
    corpus: &Origin,
    sources: &[Source],
    knowledge: Knowledge,
    outline: bool,
) -> io::Result<()> {
    let faults = match Library::build(1, sources, knowledge) {
        Ok((library, faults)) => {
            if outline {
                outline::write(errors.out, library.corpus())?;
            } else {
                summary(errors.out, &library)?;
            }
            faults
        }
        Err(BuildError::NoReport(faults)) => {
            errors.error(&format!("{corpus}: no report could be loaded"))?;
            faults
        }
        Err(error) => return errors.error(&error),
    };
    faults.iter().try_for_each(|fault| errors.fault(fault))
}

/// Writes faults and counts those that are errors.
struct Errors<'a> {
    out: &'a mut dyn Write,
    count: usize,
}

impl Errors<'_> {
    /// The value, or `None` with the error written and counted.
    fn value<T>(&mut self, result: Result<T, impl Display>) -> io::Result<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(error) => self.error(&error).map(|()| None),
        }
    }

    /// An error of several lines tells a fault on each.
    fn error(&mut self, error: &dyn Display) -> io::Result<()> {
        for line in error.to_string().lines() {
            self.count += 1;
            writeln!(self.out, "error: {line}")?;
        }
        Ok(())
    }

    fn fault(&mut self, fault: &Fault) -> io::Result<()> {
        self.count += usize::from(fault.severity == Severity::Error);
        writeln!(self.out, "{fault}")
    }
}

fn summary(out: &mut dyn Write, library: &Library) -> io::Result<()> {
    for (number, report) in (0u32..).zip(library.corpus().reports()) {
        let facts = &report.facts;
        let or_dash = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        writeln!(
            out,
            "{}: 《{}》 {} {} {} {} | {} sections, {} paragraphs, {} figures, {} main targets",
            report.document,
            report.title(),
            or_dash(facts.region.clone()),
            or_dash(facts.year.map(|year| year.to_string())),
            or_dash(facts.date.map(|date| date.to_string())),
            or_dash(facts.speaker.clone()),
            report.sections.len(),
            report.paragraphs.len(),
            library.ledger().of_report(number).count(),
            library.ledger().main_targets(number).len(),
        )?;
    }
    Ok(())
}
