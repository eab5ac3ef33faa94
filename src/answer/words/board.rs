//! A board of targets in words: what each aimed at, what came of it, where both stand.

use super::{citation, indicator, value};
use crate::answer::{Judgement, Tally, Undecided};
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
    let head = [
        ("region", facts.region.clone().unwrap_or_default().into()),
        ("year", facts.year.map_or(0, crate::report::Year::get).into()),
    ];
    let count = Tally::of(judged.iter().map(|one| one.fulfilment));
    Some(Board {
        head: language.tell("board-of", &head),
        count: tally(count, "board-count", language),
        lines: judged.iter().map(|one| line(library, one, language)).collect(),
        sources: sources(library, judged, language),
        rule: language.say("board-rule"),
    })
}

/// `✓ 地区生产总值：目标 增长 8% → 实际 增长 8.9% · 完成`
fn line(library: &Library, judged: &Judgement<'_>, language: Language) -> String {
    let said = |figure: Option<&Figure>| {
        figure.map_or_else(|| language.say("no-result"), |figure| value(figure, language))
    };
    let arguments = [
        ("mark", mark(judged.fulfilment).into()),
        ("indicator", indicator(judged.target, library, language).into()),
        ("target", said(Some(judged.target)).into()),
        ("result", said(judged.result).into()),
        ("fulfilment", fulfilment(judged.fulfilment, judged.undecided.as_ref(), language).into()),
    ];
    language.tell("board-line", &arguments)
}

/// How many came true, how many did not, how many are left open.
pub(in crate::answer) fn tally(tally: Tally, key: &str, language: Language) -> String {
    let Tally { met, missed, open } = tally;
    language.tell(key, &[("met", met.into()), ("missed", missed.into()), ("open", open.into())])
}

/// One sign for what became of a target.
pub(in crate::answer) fn mark(fulfilment: Fulfilment) -> &'static str {
    match fulfilment {
        Fulfilment::Met => "✓",
        Fulfilment::Missed => "✗",
        Fulfilment::Undecidable => "?",
    }
}

/// Whether a target came true; where that is left open, why.
#[must_use]
pub fn fulfilment(is: Fulfilment, why: Option<&Undecided>, language: Language) -> String {
    let Some(why) = why else { return language.say(is.key()) };
    let why = match why {
        Undecided::InWords => language.say("open-in-words"),
        Undecided::Unheld(year) => language.tell("open-unheld", &[("year", year.get().into())]),
        Undecided::NotGiven => language.say("open-not-given"),
        Undecided::Unlike(given) => language.tell("open-unlike", &[("given", given.as_str().into())]),
        Undecided::OfPart(given) => language.tell("open-of-part", &[("given", given.as_str().into())]),
        Undecided::About => language.say("open-about"),
        Undecided::Bounds => language.say("open-bounds"),
    };
    language.tell("target-open", &[("why", why.into())])
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
