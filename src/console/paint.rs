//! An answer as a terminal shows it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::answer::{Answer, Kind, Passage, suggest, words};
use crate::library::Library;
use crate::report::{Paragraph, Report};
use crate::text::Span;
use crate::words::Language;

const FIGURE: Style = AnsiColor::Green.on_default().bold();
const BEST: Style = Style::new().bold();
const MATCH: Style = Style::new().bold().underline();
const NOTE: Style = AnsiColor::Yellow.on_default();
const PLACE: Style = Style::new().dimmed();

/// Writes an answer: figures, then passages with the best sentence bold, then what else is to be said.
pub(super) fn answer(out: &mut dyn Write, library: &Library, answer: &Answer) -> io::Result<()> {
    for notice in &answer.notices {
        writeln!(out, "{NOTE}{}{NOTE:#}", words::notice(notice, Language::Simplified))?;
    }
    match answer.kind {
        Kind::None => return none(out, library),
        Kind::Related => writeln!(out, "报告没有直接回答这个问题。最接近的段落(不是答案):\n")?,
        Kind::Figures | Kind::Passages => {}
    }
    for figure in &answer.figures {
        writeln!(out, "{FIGURE}{}{FIGURE:#}", words::figure_line(figure, library, Language::Simplified))?;
    }
    if let Some(line) = answer
        .difference
        .as_ref()
        .and_then(|difference| words::difference(difference, &answer.figures, Language::Simplified))
    {
        writeln!(out, "{line}")?;
    }
    if !answer.figures.is_empty() {
        writeln!(out)?;
    }
    for shown in &answer.passages {
        let corpus = library.corpus();
        if let (Some(report), Some(paragraph)) =
            (corpus.report(shown.paragraph), corpus.paragraph(shown.paragraph))
        {
            passage(out, report, paragraph, shown)?;
        }
    }
    let next = suggest(answer, library, Language::Simplified);
    if !next.is_empty() {
        writeln!(out, "{PLACE}还可以问: {}{PLACE:#}", next.join("  "))?;
    }
    Ok(())
}

fn passage(out: &mut dyn Write, report: &Report, paragraph: &Paragraph, shown: &Passage) -> io::Result<()> {
    let best = paragraph.sentences.get(shown.best).map_or(Span::default(), |sentence| sentence.span);
    let before = Span::new(0, best.start);
    let after = Span::new(best.end, paragraph.text.len());
    let trim = |span: Span| span.of(&paragraph.text);
    write!(out, "{}", trim(before).trim_start())?;
    marked(out, &paragraph.text, best, &shown.highlights)?;
    writeln!(out, "{}", trim(after).trim_end())?;
    writeln!(
        out,
        "{PLACE}  —— {} (第{}行){PLACE:#}\n",
        words::citation(report, paragraph, Language::Simplified),
        paragraph.line
    )
}

/// The best sentence bold, matches in it underlined.
fn marked(out: &mut dyn Write, text: &str, sentence: Span, highlights: &[Span]) -> io::Result<()> {
    let mut at = sentence.start;
    for highlight in highlights.iter().filter(|highlight| sentence.contains(**highlight)) {
        write!(out, "{BEST}{}{BEST:#}", Span::new(at, highlight.start).of(text))?;
        write!(out, "{MATCH}{}{MATCH:#}", highlight.of(text))?;
        at = highlight.end;
    }
    write!(out, "{BEST}{}{BEST:#}", Span::new(at, sentence.end).of(text))
}

fn none(out: &mut dyn Write, library: &Library) -> io::Result<()> {
    writeln!(out, "报告里没有这方面的内容。")?;
    writeln!(out, "馆藏: {}", holdings(library).join("、"))?;
    writeln!(out, "可以这样问: 今年GDP目标是多少? / 去年新增就业多少人? / 空气质量怎么样?")
}

/// `呼和浩特市(2020年)`, one for each report.
fn holdings(library: &Library) -> Vec<String> {
    let name = |report: &Report| {
        let region = report.facts.region.as_deref().unwrap_or(&report.document).to_owned();
        report.facts.year.map_or(region.clone(), |year| format!("{region}({year}年)"))
    };
    library.corpus().reports().iter().map(name).collect()
}
