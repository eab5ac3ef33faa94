//! An answer and a figure as other programs read them.

use serde::Serialize;

use super::{Answer, Computed, Kind, Notice, suggest, words};
use crate::figures::{Aspect, Bound, Change, Figure, Fulfilment, Nature, PeriodKind};
use crate::library::Library;
use crate::report::Year;
use crate::words::Language;

/// One line of `ask --json` and `chat --json`.
#[derive(Debug, Serialize)]
pub struct AnswerJson<'a> {
    kind: Kind,
    question: &'a str,
    understood: UnderstoodJson<'a>,
    figures: Vec<FigureJson<'a>>,
    passages: Vec<PassageJson<'a>>,
    notices: Vec<NoticeJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    computed: Vec<ComputedJson>,
    /// Regions that were asked about and whose report gives no such figure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<&'a str>,
    /// Reports that have what was asked for, or that lack it, where a mention was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    documents: Vec<&'a str>,
    /// Whether a target came true, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<Fulfilment>,
    suggestions: Vec<String>,
    edition: u64,
    took_us: u64,
}

#[derive(Debug, Serialize)]
struct UnderstoodJson<'a> {
    want: &'static str,
    indicators: &'a [String],
    aspect: Option<Aspect>,
    regions: &'a [String],
    years: &'a [Year],
    nature: Option<Nature>,
    /// The want again, under the name that programs knew it by.
    shape: &'static str,
}

#[derive(Debug, Serialize)]
struct NoticeJson {
    code: &'static str,
    text: String,
}

/// Arithmetic of our own.
#[derive(Debug, Serialize)]
struct ComputedJson {
    what: &'static str,
    value: f64,
    unit: String,
}

/// One line of `figures --json`.
#[derive(Debug, Serialize)]
pub struct FigureJson<'a> {
    document: &'a str,
    line: u32,
    indicator: &'a str,
    printed: &'a str,
    aspect: Aspect,
    text: &'a str,
    value: Option<f64>,
    upper: Option<f64>,
    unit: &'a str,
    bound: Bound,
    change: Option<Change>,
    year: Option<Year>,
    period: PeriodJson,
    base: BaseJson<'a>,
    nature: Nature,
    scope: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    qualifiers: &'a [String],
    record: bool,
    region: Option<&'a str>,
    sentence: &'a str,
}

#[derive(Debug, Serialize)]
struct PeriodJson {
    from: Option<Year>,
    to: Option<Year>,
    kind: PeriodKind,
    /// In Chinese, as an answer says it: `2021—2025年年均`.
    label: String,
}

#[derive(Debug, Serialize)]
struct BaseJson<'a> {
    year: Option<Year>,
    text: Option<&'a str>,
    value: Option<f64>,
}

#[derive(Debug, Serialize)]
struct PassageJson<'a> {
    document: &'a str,
    line: u32,
    paragraph: u32,
    section: Vec<&'a str>,
    text: &'a str,
    /// The sentence that answers, `[start, end)` in Unicode scalar values of `text`.
    best: [usize; 2],
    /// Each `[start, end)` in Unicode scalar values of `text`.
    highlights: Vec<[usize; 2]>,
    score: f32,
}

impl<'a> AnswerJson<'a> {
    /// `took_us`: microseconds the answer took.
    #[must_use]
    pub fn new(library: &'a Library, answer: &'a Answer, took_us: u64) -> Self {
        let passages = answer.passages.iter().filter_map(|passage| {
            let report = library.corpus().report(passage.paragraph)?;
            let paragraph = library.corpus().paragraph(passage.paragraph)?;
            Some(PassageJson {
                document: &report.document,
                line: paragraph.line,
                paragraph: paragraph.number,
                section: report.path(paragraph).into_vec(),
                text: &paragraph.text,
                best: paragraph
                    .sentences
                    .get(passage.best)
                    .map_or([0, 0], |sentence| sentence.span.in_chars(&paragraph.text)),
                highlights: passage.highlights.iter().map(|span| span.in_chars(&paragraph.text)).collect(),
                score: passage.score,
            })
        });
        let question = &answer.question;
        let document =
            |number: &u32| Some(library.corpus().reports().get(*number as usize)?.document.as_str());
        AnswerJson {
            kind: answer.kind,
            question: &question.text,
            understood: UnderstoodJson {
                want: question.want.key(),
                indicators: &question.topic.indicators,
                aspect: question.want.aspect(),
                regions: &question.places.regions,
                years: &question.when.years,
                nature: question.when.nature,
                shape: question.want.key(),
            },
            figures: answer.figures.iter().filter_map(|figure| FigureJson::new(library, figure)).collect(),
            passages: passages.collect(),
            notices: answer.notices.iter().map(NoticeJson::of).collect(),
            computed: answer.computed.iter().map(ComputedJson::of).collect(),
            missing: missing(answer),
            documents: answer.documents.iter().filter_map(document).collect(),
            verdict: answer.fulfilment,
            suggestions: suggest(answer, library, Language::Simplified),
            edition: answer.edition,
            took_us,
        }
    }
}

impl NoticeJson {
    fn of(notice: &Notice) -> Self {
        NoticeJson { code: notice.code(), text: words::notice(notice, Language::Simplified) }
    }
}

impl ComputedJson {
    fn of(computed: &Computed) -> Self {
        let unit = if computed.unit == "个百分点" { "百分点" } else { &computed.unit };
        ComputedJson { what: computed.what.key(), value: computed.value, unit: unit.to_owned() }
    }
}

fn missing(answer: &Answer) -> Vec<&str> {
    match &answer.table {
        Some(table) => table.missing.iter().map(String::as_str).collect(),
        None => answer.notices.iter().filter_map(lacking).collect(),
    }
}

fn lacking(notice: &Notice) -> Option<&str> {
    match notice {
        Notice::Lacking(region) => Some(region),
        _ => None,
    }
}

impl<'a> FigureJson<'a> {
    /// `None` when the figure is of another library.
    #[must_use]
    pub fn new(library: &'a Library, figure: &'a Figure) -> Option<Self> {
        let report = library.corpus().report(figure.place.paragraph)?;
        let paragraph = library.corpus().paragraph(figure.place.paragraph)?;
        let sentence = paragraph.sentences.get(figure.place.sentence)?;
        Some(FigureJson {
            document: &report.document,
            line: paragraph.line,
            indicator: &figure.indicator,
            printed: &figure.printed,
            aspect: figure.aspect,
            text: &figure.text,
            value: figure.value,
            upper: figure.upper,
            unit: &figure.unit,
            bound: figure.bound,
            change: figure.change,
            year: figure.year(),
            period: PeriodJson {
                from: figure.period.from,
                to: figure.period.to,
                kind: figure.period.kind,
                label: words::period(&figure.period, Language::Simplified),
            },
            base: BaseJson {
                year: figure.base.year,
                text: figure.base.text.as_deref(),
                value: figure.base.value,
            },
            nature: figure.nature,
            scope: figure.scope.as_deref(),
            qualifiers: &figure.qualifiers,
            record: figure.record,
            region: report.facts.region.as_deref(),
            sentence: sentence.span.of(&paragraph.text),
        })
    }
}
