//! A board of targets in words: what each aimed at, what came of it, where both stand.

use super::{citation, indicator, value};
use crate::answer::Judgement;
use crate::figures::{Figure, Fulfilment};
use crate::library::Library;
use crate::report::ParagraphId;
use crate::words::Language;

/// A board as it is written, line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// `海拉尔区2016年目标完成情况`
    pub head: String,
    /// How many came true, how many did not, how many cannot be told.
    pub count: String,
    /// A target each.
    pub lines: Vec<String>,
    /// Where targets and results stand.
    pub sources: Vec<String>,
    /// By what rule it was judged.
    pub rule: String,
}

/// The board of one report in words; `None` where it announces no targets.
#[must_use]
pub fn board(library: &Library, judged: &[Judgement<'_>], language: Language) -> Option<Board> {
    let first = judged.first()?.target;
    let facts = &library.corpus().report(first.place.paragraph)?.facts;
    let number = |is: Fulfilment| judged.iter().filter(|one| one.fulfilment == is).count();
    let head = [
        ("region", facts.region.clone().unwrap_or_default().into()),
        ("year", facts.year.map_or(0, crate::report::Year::get).into()),
    ];
    let count = [
        ("met", number(Fulfilment::Met).into()),
        ("missed", number(Fulfilment::Missed).into()),
        ("open", number(Fulfilment::Undecidable).into()),
    ];
    Some(Board {
        head: language.tell("board-of", &head),
        count: language.tell("board-count", &count),
        lines: judged.iter().map(|one| line(library, one, language)).collect(),
        sources: sources(library, judged, language),
        rule: language.say("board-rule"),
    })
}

/// `✓ 地区生产总值：目标 增长 8% → 实际 增长 8.9% · 完成`
fn line(library: &Library, judged: &Judgement<'_>, language: Language) -> String {
    let mark = match judged.fulfilment {
        Fulfilment::Met => "✓",
        Fulfilment::Missed => "✗",
        Fulfilment::Undecidable => "?",
    };
    let said = |figure: Option<&Figure>| {
        figure.map_or_else(|| language.say("no-result"), |figure| value(figure, language))
    };
    let arguments = [
        ("mark", mark.into()),
        ("indicator", indicator(judged.target, library, language).into()),
        ("target", said(Some(judged.target)).into()),
        ("result", said(judged.result).into()),
        ("fulfilment", language.say(judged.fulfilment.key()).into()),
    ];
    language.tell("board-line", &arguments)
}

/// The paragraphs cited, those of targets before those of results, each once.
fn sources(library: &Library, judged: &[Judgement<'_>], language: Language) -> Vec<String> {
    let targets = judged.iter().map(|one| ("board-target-source", one.target));
    let results = judged.iter().filter_map(|one| Some(("board-result-source", one.result?)));
    let mut known: Vec<ParagraphId> = Vec::new();
    let mut lines = Vec::new();
    for (key, figure) in targets.chain(results) {
        let place = figure.place.paragraph;
        if known.contains(&place) {
            continue;
        }
        known.push(place);
        if let (Some(report), Some(paragraph)) =
            (library.corpus().report(place), library.corpus().paragraph(place))
        {
            let source = citation(report, paragraph, language);
            lines.push(language.tell(key, &[("source", source.into())]));
        }
    }
    lines
}
