//! How well a figure fits a question: what it measures, for when, how counted, and in which unit.

use super::coverage::Asked;
use super::naming::prints_apart;
use super::weights;
use crate::figures::{Aspect, Figure, Nature, PeriodKind};
use crate::library::{Measure, Measured};
use crate::question::{ConceptId, ConceptKind, Lexicon, Question, is_money};
use crate::report::Year;
use crate::text::folded;

/// What is known of one figure. Each between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Fit {
    /// The indicator is what was asked for: by its concept, or by the words it shares.
    pub(super) indicator: f32,
    /// 1 when year and nature are those asked for; 0 when one of them is another.
    pub(super) period: f32,
    /// 1 when the unit is the one asked for, 0.5 when none was.
    pub(super) unit: f32,
    /// 1 when it tells how much there is or how fast it grows, as asked; 0.5 when neither was.
    pub(super) aspect: f32,
    /// The indicator is known, and is nothing that was asked for.
    pub(super) is_another: bool,
    /// The same, where a known measure was asked for: 城镇调查失业率 where 城镇登记失业率 was.
    pub(super) is_other_measure: bool,
    /// 1 for the figure that counts of all that claim the same, of the whole region.
    pub(super) standing: f32,
}

impl Fit {
    pub(super) fn of(
        question: &Question,
        asked: &Asked,
        lexicon: &Lexicon,
        figure: &Figure,
        measure: &Measure,
    ) -> Fit {
        let concepts = &question.topic.concepts;
        let by_concept = concept(concepts, lexicon, figure, measure);
        // Words of the indicator that nobody asked for make it another measure, if only by half.
        let held = asked.met(&measure.terms);
        let mut by_words = asked.covered(&held) * (0.65 + 0.35 * Asked::covers(&measure.terms, &held));
        if !concepts.is_empty() && !measure.concepts.is_empty() && by_concept == 0.0 {
            // The words are shared, yet the indicator is known to be something else: 万元GDP用水量 is water.
            by_words *= 0.45;
        }
        if let [only] = concepts.as_slice()
            && goes_on(lexicon, *only, &figure.indicator)
        {
            by_words *= 0.5;
        }
        let is_another = by_concept == 0.0 && measure.concepts.iter().any(|(id, _)| is_measure(lexicon, *id));
        // Of two measures of the concept, the one that says the other words of the question, too: 海洋GDP.
        let best = by_concept.max(by_words);
        Fit {
            indicator: (1.0 - weights::fit::WORDS) * best + weights::fit::WORDS * by_words,
            period: if is_of_part(question, figure) {
                period(question, (figure.period.kind, figure.year()), figure.nature)
            } else {
                0.0
            },
            unit: unit(question, figure),
            aspect: aspect(question, figure),
            standing: standing(question, figure),
            is_another,
            is_other_measure: is_another && question.topic.has_measure,
        }
    }

    /// One number to order figures by.
    pub(super) fn score(&self) -> f32 {
        self.indicator
            * (0.25 + 0.75 * self.period)
            * (0.5 + 0.5 * self.unit)
            * (0.4 + 0.6 * self.aspect)
            * (0.8 + 0.2 * self.standing)
    }

    /// It counts in the unit asked for, or in one used of the same things.
    pub(super) fn is_in_unit(&self) -> bool {
        self.unit >= weights::fit::ALMOST
    }

    /// Neither the year nor the nature is another than the one asked for.
    pub(super) fn is_of_period(&self) -> bool {
        self.period > 0.0
    }
}

/// Neither the year nor the nature of the figure is another than the one asked for.
pub(super) fn is_of_period(question: &Question, measured: &Measured) -> bool {
    period(question, (measured.kind, measured.year), measured.nature) > 0.0
}

/// Where a part of a year was named, what is told of the whole is of another time.
fn is_of_part(question: &Question, figure: &Figure) -> bool {
    let Some(asked) = question.when.part.as_deref() else { return true };
    figure.period.part.as_deref().map(folded).is_some_and(|own| own.contains(asked) || asked.contains(&own))
}

/// A span of years is no year, and what was achieved is no promise.
fn period(question: &Question, time: (PeriodKind, Option<Year>), own: Nature) -> f32 {
    let years = &question.when.years;
    let year = match time {
        // A year of those that are taken together is a part of them.
        (PeriodKind::Total | PeriodKind::Average, _) if question.when.is_span && years.is_empty() => 1.0,
        (PeriodKind::Year, Some(_)) if question.when.is_span && years.is_empty() => 0.5,
        (PeriodKind::Year, Some(year)) if years.is_empty() || years.contains(&year) => 1.0,
        // Of a part of the year asked for, or of a day in it.
        (PeriodKind::Part | PeriodKind::Date, Some(year)) if years.is_empty() || years.contains(&year) => 0.9,
        (PeriodKind::Total | PeriodKind::Average, _) if years.is_empty() => 0.8,
        (PeriodKind::None | PeriodKind::Unknown, _) => 0.9,
        (PeriodKind::Part | PeriodKind::Date, None) => 0.8,
        _ => 0.0,
    };
    let is_nature = question.when.nature.is_none_or(|nature| {
        let is_past = matches!(own, Nature::Standing | Nature::Forecast) && nature == Nature::Result;
        own == nature || is_past || own == Nature::Unknown
    });
    if is_nature { year } else { 0.0 }
}

fn aspect(question: &Question, figure: &Figure) -> f32 {
    match question.want.aspect() {
        None => match figure.aspect {
            Aspect::Rank | Aspect::Milestone => 0.0,
            // 占GDP比重 of 财政收入 is no amount of it; what is a share by its name is told so.
            Aspect::Share if !figure.indicator.ends_with(['率', '比', '重', '例', '度']) => 0.3,
            _ => 0.5,
        },
        Some(Aspect::Level) if question.want.asks_total() && is_added(figure) => 0.0,
        Some(Aspect::Rank) if question.want.asks_total() && figure.printed.ends_with("增速") => 0.0,
        Some(asked) if asked == figure.aspect => 1.0,
        // 人口自然增长率 says so itself, whatever it is counted in.
        Some(Aspect::Growth) if figure.indicator.ends_with("增长率") => 1.0,
        // How much it grew by tells of growth, too; a rate is how much of it there is.
        Some(Aspect::Growth) if figure.aspect == Aspect::Change => 0.7,
        Some(Aspect::Level) if matches!(figure.aspect, Aspect::Change | Aspect::Share) => 0.7,
        // 跨上5万亿元台阶 tells how much there is, where nothing tells it better.
        Some(Aspect::Level) if figure.aspect == Aspect::Milestone => 0.5,
        Some(_) => 0.0,
    }
}

/// What came or comes on top of what there is: 新增国家级企业.
fn is_added(figure: &Figure) -> bool {
    figure.aspect == Aspect::Change || ADDED.iter().any(|word| figure.indicator.starts_with(word))
}

const ADDED: [&str; 7] = ["新增", "净增", "新建", "新认定", "新培育", "新设", "建设"];

/// A figure of a part of the region, or one that only repeats another, comes after the one that counts.
fn standing(question: &Question, figure: &Figure) -> f32 {
    let is_part = figure.scope.is_some() && question.places.inside.is_empty();
    match (figure.record, is_part) {
        (true, false) => 1.0,
        (false, false) => 0.5,
        (_, true) => 0.0,
    }
}

fn is_measure(lexicon: &Lexicon, id: ConceptId) -> bool {
    lexicon.concept(id).kind == ConceptKind::Indicator
}

/// 1 when the indicator is nothing but a concept asked for, less the more words stand around it, and half of that
/// where it goes on to something else; a narrower concept counts for half.
fn concept(asked: &[ConceptId], lexicon: &Lexicon, figure: &Figure, measure: &Measure) -> f32 {
    let named = |id: ConceptId| {
        let shares = measure.concepts.iter().filter(|(named, _)| *named == id);
        let share = shares.map(|&(_, share)| 0.6 + 0.4 * share).fold(0.0, f32::max);
        if share > 0.0 && goes_on(lexicon, id, &figure.indicator) { 0.5 * share } else { share }
    };
    let one = |id: &ConceptId| {
        let narrower = lexicon.narrower(*id).iter().map(|&narrower| named(narrower)).fold(0.0, f32::max);
        let formerly = lexicon.formerly(*id).iter().map(|&former| named(former)).fold(0.0, f32::max);
        named(*id).max(weights::fit::FORMERLY * formerly).max(0.5 * narrower)
    };
    let known = asked.iter().map(one).fold(0.0, f32::max);
    if known > 0.0 || !measure.concepts.is_empty() {
        return known;
    }
    let prints =
        |id: &ConceptId| lexicon.concept(*id).names().any(|name| prints_apart(&figure.indicator, name));
    if asked.iter().any(prints) { weights::fit::APART } else { 0.0 }
}

/// Characters behind a measure's name that say no more than how it is told.
const TOLD_BY: usize = 1;
/// What is in longer ones that say no more, either: 总额, 增速, 人数, 完成.
const TELLS: [char; 14] =
    ['增', '降', '涨', '平', '总', '均', '比', '率', '额', '量', '数', '值', '完', '达'];

/// True where the name of a measure stands before what is measured, which comes last in Chinese:
/// 常住人口在城镇落户 counts no 常住人口.
fn goes_on(lexicon: &Lexicon, id: ConceptId, indicator: &str) -> bool {
    let concept = lexicon.concept(id);
    let behind = |name: &str| indicator.rfind(name).and_then(|at| indicator.get(at + name.len()..));
    let is_other = |rest: &str| rest.chars().count() > TOLD_BY && !rest.contains(TELLS);
    let mut rests = concept.names().filter_map(behind).peekable();
    concept.kind == ConceptKind::Indicator && rests.peek().is_some() && rests.all(is_other)
}

fn unit(question: &Question, figure: &Figure) -> f32 {
    match question.want.unit() {
        None => 0.5,
        Some(unit) if !is_in_unit(unit, figure) => 0.0,
        Some(unit) if is_classifier(unit) && !figure.unit.contains(unit) => weights::fit::ALMOST,
        Some(_) => 1.0,
    }
}

/// True of words that count things one by one; people put others for those of a report.
fn is_classifier(unit: &str) -> bool {
    ALIKE.iter().any(|units| units.contains(&unit)) || CLASSIFIERS.contains(&unit)
}

/// Units that count the same things.
const ALIKE: [&[&str]; 3] = [&["人", "名", "位", "人次"], &["列", "趟", "班"], &["户", "家", "个"]];
/// Words that count things which 个 counts as well.
const CLASSIFIERS: [&str; 12] = ["个", "家", "所", "座", "处", "间", "台", "部", "件", "项", "条", "支"];

/// Each of these is one person's.
const SEATS: [&str; 4] = ["学位", "岗位", "床位", "名额"];

/// True when the figure is in the unit that was asked for; 万 and 亿 are reckoned in.
pub(super) fn is_in_unit(unit: &str, figure: &Figure) -> bool {
    // 多少亿 asks for an amount of whatever it counts, as long as there are so many.
    match unit {
        "亿" => return figure.text.contains('亿'),
        "万" => return figure.text.contains(['万', '亿']),
        _ => {}
    }
    let plain = unit.trim_start_matches(['万', '亿', '个']);
    let plain = if plain == "平米" { "平方米" } else { plain };
    let is_time = matches!(unit, "天" | "个工作日" | "工作日")
        && (figure.unit.contains('天') || figure.unit.contains('日'));
    let is_weight = matches!(plain, "斤" | "公斤" | "吨") && figure.unit.contains(['斤', '吨']);
    let is_rate = matches!(plain, "点" | "百分点") && (figure.unit == "%" || figure.unit == "百分点");
    let is_among =
        |units: &&[&str]| units.contains(&plain) && units.iter().any(|own| figure.unit.contains(own));
    // 11.25万贫困人口 has what it counts in its name.
    let is_in_name = figure.unit.trim_matches(['万', '亿']).is_empty()
        && matches!(plain, "人" | "名" | "位" | "户")
        && figure.indicator.contains(if plain == "户" { '户' } else { '人' });
    let is_seat = figure.unit.trim_start_matches(['万', '亿']) == "个"
        && matches!(plain, "人" | "名" | "位")
        && SEATS.iter().any(|seat| figure.indicator.ends_with(seat));
    let is_alike = is_in_name
        || is_seat
        || ALIKE.iter().any(is_among)
        || CLASSIFIERS.contains(&plain) && figure.unit == "个";
    // A ratio has no unit of its own: 城乡居民收入比1.83.
    let is_ratio = unit == "倍" && figure.unit.is_empty() && figure.indicator.ends_with(['比', '差']);
    is_money(unit) && figure.unit.contains('元')
        || is_alike
        || is_ratio
        || is_time
        || is_weight
        || is_rate
        || figure.unit.contains(unit)
        || !plain.is_empty() && figure.unit.contains(plain)
}
