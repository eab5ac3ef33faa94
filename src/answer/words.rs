//! The few words of our own around quoted text: a figure's line, a citation, a notice, a difference.

mod board;
mod english;
mod notice;

pub use board::{Board, board, fulfilment};
pub(super) use board::{mark, tally};
pub(super) use notice::group;
pub use notice::notice;

use super::Computed;
use crate::figures::{Bound, Change, Figure, Period, PeriodKind};
use crate::library::Library;
use crate::question::{Courtesy, Refusal};
use crate::report::{Paragraph, Report, Year};
use crate::text::to_traditional;
use crate::words::Language;

/// `2020年 · 地区生产总值 · 目标：增长 6%左右`. The year is always said, the region where there are several.
#[must_use]
pub fn figure_line(figure: &Figure, library: &Library, language: Language) -> String {
    let region = region(figure, library).map(|region| format!("{region} · ")).unwrap_or_default();
    let year = period(&figure.period, language);
    let nature = language.tell("figure-value", &[("nature", language.say(figure.nature.key()).into())]);
    format!("{region}{year} · {} · {nature}{}", indicator(figure, library, language), value(figure, language))
}

/// Words of a question, which are read in simplified characters, as the reader writes them.
pub(super) fn typed(words: &str, language: Language) -> String {
    if language == Language::Traditional { to_traditional(words) } else { words.to_owned() }
}

/// What a figure measures, in the reader's language with the report's own name beside it:
/// `Gross domestic product (地区生产总值)`; in traditional characters where these are read, with [`CONVERTED`] behind it.
#[must_use]
pub fn indicator(figure: &Figure, library: &Library, language: Language) -> String {
    // How it was reckoned is part of what it is: 地区生产总值(预计).
    let own = match figure.qualifiers.as_slice() {
        [] => figure.indicator.clone(),
        qualifiers => format!("{}({})", figure.indicator, qualifiers.join("、")),
    };
    match indicator_in(figure, library, language) {
        Some(name) => {
            let mut characters = name.chars();
            let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
            format!("{first}{} ({own})", characters.as_str())
        }
        None => printed(&own, language),
    }
}

/// A name that reports print, as the reader writes it; with [`CONVERTED`] behind it where that is otherwise.
#[must_use]
pub fn printed(name: &str, language: Language) -> String {
    match typed(name, language) {
        same if same == name => same,
        converted => format!("{converted}{CONVERTED}"),
    }
}

/// Follows a name that was printed in simplified characters and is shown in others.
pub const CONVERTED: char = '＊';

/// What that mark means, where it stands in `text`.
#[must_use]
pub fn converted(text: &str, language: Language) -> Option<String> {
    let tell = || language.tell("converted-names", &[("mark", CONVERTED.to_string().into())]);
    text.contains(CONVERTED).then(tell)
}

/// The English name of what a figure measures, where the lexicon has one and English is read; never with a number,
/// which no report has printed.
#[must_use]
pub(super) fn indicator_in(figure: &Figure, library: &Library, language: Language) -> Option<String> {
    let lexicon = &library.knowledge().lexicon;
    let is_english = language == Language::English;
    let concept = is_english.then(|| lexicon.by_name(&figure.indicator)).flatten()?;
    // A number of the gloss would stand in no report.
    let is_plain = |name: &&String| !name.contains(|c: char| c.is_ascii_digit());
    lexicon.concept(concept).english.iter().find(is_plain).map(|name| english::gloss(name))
}

/// What a figure does and how much: `增长 6%左右`, in English `about 6% growth` with the report's own digits.
#[must_use]
pub fn value(figure: &Figure, language: Language) -> String {
    let change = change(figure);
    let is_english = language == Language::English;
    is_english.then(|| english::value(figure, change)).flatten().unwrap_or_else(|| {
        let change = change.map(|change| format!("{} ", language.say(change.key()))).unwrap_or_default();
        format!("{change}{}", figure.text)
    })
}

/// How much alone, where what it does is said elsewhere: as printed, in English `about 6%` with the report's own digits.
#[must_use]
pub fn quantity(figure: &Figure, language: Language) -> String {
    let is_english = language == Language::English;
    is_english.then(|| english::value(figure, None)).flatten().unwrap_or_else(|| figure.text.clone())
}

/// `2020年`, `2021—2025年年均`, `2025年上半年`. What is not known is said.
#[must_use]
pub fn period(period: &Period, language: Language) -> String {
    let number = |year: Option<Year>| year.map_or(0, Year::get);
    let (from, to) = (number(period.from), number(period.to));
    let part = period.part.as_deref().unwrap_or_default();
    let key = match period.kind {
        PeriodKind::Year => "year",
        PeriodKind::Total => "period-total",
        PeriodKind::Average if period.to.is_none() => "period-average-unknown",
        PeriodKind::Average if period.part.is_some() => "period-each",
        PeriodKind::Average => "period-average",
        PeriodKind::Part | PeriodKind::Date if period.to.is_none() => return part.to_owned(),
        PeriodKind::Part | PeriodKind::Date => "period-part",
        PeriodKind::None => return language.say("period-none"),
        PeriodKind::Unknown => return language.say("no-year"),
    };
    language
        .tell(key, &[("year", to.into()), ("from", from.into()), ("to", to.into()), ("part", part.into())])
}

/// The region of a figure, where the library holds more than one.
#[must_use]
pub fn region<'a>(figure: &Figure, library: &'a Library) -> Option<&'a str> {
    let corpus = library.corpus();
    let facts = corpus.report(figure.place.paragraph).map(|report| &report.facts);
    facts.and_then(|facts| facts.region.as_deref()).filter(|_| corpus.region_count() > 1)
}

/// What a figure does, where that is not said anyway: by its indicator (`城镇新增就业`), or by a bound (what is
/// kept within 5% does not reach 5%).
#[must_use]
pub fn change(figure: &Figure) -> Option<Change> {
    let says = |words: &[&str]| words.iter().any(|word| figure.indicator.contains(word));
    figure.change.filter(|change| match change {
        Change::Increase => !says(&["新增", "净增", "增长", "增速", "增幅", "涨幅"]),
        Change::Decrease => !says(&["减少", "下降", "降低", "降幅"]),
        Change::Reach => figure.bound != Bound::AtMost,
        Change::From => true,
    })
}

/// `《2020年呼和浩特市人民政府工作报告》 二、2020年工作安排 › (一)… · 第22段`
#[must_use]
pub fn citation(report: &Report, paragraph: &Paragraph, language: Language) -> String {
    let path = report.path(paragraph).join(" › ");
    let space = if path.is_empty() { "" } else { " " };
    let title = language.tell("title", &[("title", report.title().into())]);
    let number = language.tell("paragraph", &[("number", paragraph.number.into())]);
    format!("{title}{space}{path} · {number}")
}

/// The difference of a comparison, marked as our own arithmetic; `subject` is what a reader calls what is measured.
#[must_use]
pub fn difference(
    difference: &Computed,
    figures: &[Figure],
    subject: impl Fn(&Figure) -> String,
    language: Language,
) -> Option<String> {
    let figure = |at: usize| figures.get(*difference.of.get(at)?);
    let (earlier, later) = (figure(0)?, figure(1)?);
    let when = |figure: &Figure| {
        let nature = language.say(figure.nature.key());
        Some(language.tell("series", &[("year", figure.year()?.get().into()), ("nature", nature.into())]))
    };
    let key = match difference.value {
        by if by > 0.0 => "difference-more",
        by if by < 0.0 => "difference-less",
        _ => "difference-none",
    };
    let arguments = [
        ("subject", subject(later).into()),
        ("later", when(later)?.into()),
        ("earlier", when(earlier)?.into()),
        ("amount", amount(difference.value.abs(), &difference.unit, language).into()),
    ];
    Some(language.tell(key, &arguments))
}

/// Says that there is no answer, what the library holds, and what can be asked.
#[must_use]
pub fn none(library: &Library, language: Language) -> String {
    let try_asking = language.tell("try-asking", &[("examples", language.example_lines().into())]);
    format!("{}\n{}\n\n{try_asking}", language.say("none"), holdings(library, language))
}

/// Regions that are named before the rest is left out.
const MOST_REGIONS: usize = 10;

/// Which regions and years there are.
fn holdings(library: &Library, language: Language) -> String {
    let corpus = library.corpus();
    let regions = corpus.regions();
    let mut named = language.list(regions.get(..MOST_REGIONS).unwrap_or(&regions));
    if regions.len() > MOST_REGIONS {
        named.push('…');
    }
    let years = corpus.years();
    let years = match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => {
            language.tell("years", &[("first", first.get().into()), ("last", last.get().into())])
        }
        (Some(only), _) => language.tell("year", &[("year", only.get().into())]),
        _ => language.say("no-year"),
    };
    let reports = corpus.reports().len();
    language
        .tell("holdings", &[("regions", named.into()), ("years", years.into()), ("reports", reports.into())])
}

/// The one line that a courtesy gets.
#[must_use]
pub fn courtesy(courtesy: Courtesy, language: Language) -> String {
    language.say(match courtesy {
        Courtesy::Greeting => "welcome",
        Courtesy::Thanks => "you-are-welcome",
        Courtesy::Chatter => "chatter",
    })
}

/// Why a question was not taken.
#[must_use]
pub fn refusal(refusal: &Refusal, language: Language) -> String {
    match refusal {
        Refusal::Empty => language.say("nothing-asked"),
        Refusal::NoQuestion => language.say("no-question"),
        Refusal::TooLong { characters } => {
            let limit = crate::question::LONGEST;
            language.tell("too-long", &[("characters", (*characters).into()), ("limit", limit.into())])
        }
    }
}

/// A base value in the scale that people say it in: 12000 人 is 1.2万人, 12,000 people.
pub(super) fn amount(value: f64, unit: &str, language: Language) -> String {
    let (hundred_million, ten_thousand) = match language {
        Language::Simplified => ("亿", "万"),
        Language::Traditional => ("億", "萬"),
        Language::English => return english::amount(value, unit),
    };
    let unit = match unit {
        "个百分点" => language.say("percentage-points"),
        other => other.to_owned(),
    };
    let scaled = |by: f64| ((value / by) * 10_000.0).round() / 10_000.0;
    match value {
        large if large >= 1e8 => format!("{}{hundred_million}{unit}", scaled(1e8)),
        middling if middling >= 1e4 => format!("{}{ten_thousand}{unit}", scaled(1e4)),
        _ => format!("{value}{unit}"),
    }
}
