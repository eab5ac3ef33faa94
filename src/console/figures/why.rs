//! Figures with the words that gave them period, nature, aspect and name.

use std::io::{self, Write};

use crate::answer::words;
use crate::figures::{Figure, why};
use crate::library::Library;
use crate::words::Language;

/// Five lines a figure: what it is, and why.
pub(super) fn write(out: &mut dyn Write, library: &Library, figures: &[&Figure]) -> io::Result<()> {
    let language = Language::Simplified;
    for figure in figures {
        let id = figure.place.paragraph;
        let (Some(report), Some(paragraph)) = (library.corpus().report(id), library.corpus().paragraph(id))
        else {
            continue;
        };
        let Some(why) = why(report, figure) else { continue };
        let part = why.part.map_or_else(|| "标题之前".to_owned(), |part| format!("部分“{part}”"));
        let times =
            if why.times.is_empty() { part.clone() } else { format!("“{}”", why.times.join("”“")) };
        let record = if figure.record { " (主述)" } else { "" };
        writeln!(out, "{}:{} {} {}{record}", report.document, paragraph.line, figure.indicator, figure.text)?;
        writeln!(out, "  时段 {} ← {times}", words::period(&figure.period, language))?;
        writeln!(out, "  性质 {} ← {part}", language.say(figure.nature.key()))?;
        writeln!(out, "  口径 {} ← {}", word(figure.aspect), why.moves.join("、"))?;
        let scope = why.scope.map(|scope| format!(" (范围 {scope})")).unwrap_or_default();
        writeln!(out, "  指标 {} ← “{}”{scope}", figure.indicator, why.printed)?;
    }
    Ok(())
}

/// The word JSON has for an aspect.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_string(&value).unwrap_or_default().trim_matches('"').to_owned()
}
