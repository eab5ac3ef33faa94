//! `wenzheng check`: every fault of the settings and the corpus, with file and line.

use std::io::{self, Write};
use std::path::Path;

use super::Exit;
use crate::app::disk;
use crate::config::Config;
use crate::library::{BuildError, Library};
use crate::question::Knowledge;
use crate::report::{Fault, Severity, Source};

/// Checks what `serve` would load. Faults go to `out`, one a line; any error makes the check fail.
///
/// # Errors
/// When the stream cannot be written to.
pub fn run(out: &mut dyn Write, config: &Path, corpus: &Path) -> io::Result<Exit> {
    let mut errors = 0;
    let knowledge = or_count(out, &mut errors, settings(config))?;
    let read = or_count(out, &mut errors, disk::read_corpus(corpus))?;
    if let Some((sources, faults)) = read {
        let more = match library(&sources, knowledge) {
            Ok((library, faults)) => {
                summary(out, &library)?;
                faults
            }
            Err(BuildError::NoReport(faults)) => {
                errors += 1;
                writeln!(out, "error: {}: no report could be loaded", corpus.display())?;
                faults
            }
            Err(error) => {
                or_count::<()>(out, &mut errors, Err(error))?;
                Vec::new()
            }
        };
        for fault in faults.iter().chain(&more) {
            errors += usize::from(fault.severity == Severity::Error);
            writeln!(out, "{fault}")?;
        }
    }
    Ok(if errors > 0 { Exit::Failed } else { Exit::Done })
}

/// The value, or `None` with the error written and counted.
fn or_count<T>(
    out: &mut dyn Write,
    errors: &mut usize,
    result: Result<T, impl std::fmt::Display>,
) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) => {
            *errors += 1;
            writeln!(out, "error: {error}")?;
            Ok(None)
        }
    }
}

fn settings(config: &Path) -> anyhow::Result<Knowledge> {
    Ok(disk::read_knowledge(&Config::load(config)?.search)?)
}

/// With broken settings the corpus is still checked, by the general dictionary and without a lexicon.
fn library(sources: &[Source], knowledge: Option<Knowledge>) -> Result<(Library, Vec<Fault>), BuildError> {
    Library::build(1, sources, knowledge.unwrap_or_default())
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
