//! What time a figure is of, and its nature: from the times its sentence names, else from its section.

use serde::{Deserialize, Serialize};

use super::indicator::{Measured, Mood, Pace};
use super::setting::{Setting, base_year};
use super::whole::names_measure;
use super::words::{When, list};
use super::{Aspect, Bound, Change, Nature};
use crate::report::{Outlook, View, Year, Years};

/// What kind of time a figure is of. Only figures of the same period may be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// A whole year, or the end of it.
    Year,
    /// A span of years taken together.
    Total,
    /// The yearly average over a span of years.
    Average,
    /// 上半年, 前三季度, 1—11月
    Part,
    /// 截至9月末
    Date,
    /// A standing fact.
    None,
    /// The text does not tell.
    Unknown,
}

/// The time a figure is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    pub kind: PeriodKind,
    pub from: Option<Year>,
    pub to: Option<Year>,
    /// As printed, of a part of a year or a date: 上半年; 每年 of what was so in each year of a span.
    pub part: Option<String>,
}

impl Period {
    pub const NONE: Period = Period { kind: PeriodKind::None, from: None, to: None, part: None };
    pub const UNKNOWN: Period = Period { kind: PeriodKind::Unknown, from: None, to: None, part: None };

    #[must_use]
    pub fn of_year(year: Year) -> Period {
        Period { kind: PeriodKind::Year, from: Some(year), to: Some(year), part: None }
    }

    /// The year it is of or lies in; none of a span of years.
    #[must_use]
    pub fn year(&self) -> Option<Year> {
        match self.kind {
            PeriodKind::Year | PeriodKind::Part | PeriodKind::Date => self.to,
            PeriodKind::Total | PeriodKind::Average | PeriodKind::None | PeriodKind::Unknown => None,
        }
    }
}

/// Period and nature of a figure from the words around it and from what its sentence speaks of.
pub(super) fn date(measured: &Measured, aspect: Aspect, setting: Setting) -> (Period, Nature) {
    let when = measured.clock.when.filter(|when| !passes_by(measured, *when, setting));
    let named = when.is_some_and(When::names_years);
    let outlook = setting.outlook(when, measured.mood);
    let outlook = behind_base(measured, outlook, setting).filter(|_| !named).unwrap_or(outlook);
    let view = match outlook.view {
        _ if is_planned(measured, outlook, named, setting) => View::Ahead,
        _ if is_past_half(measured, setting) => View::Back,
        view => view,
    };
    let outlook = Outlook { view, ..outlook };
    let starts = measured.change == Some(Change::From);
    if measured.mood == Mood::Supposed {
        return (Period::UNKNOWN, Nature::Unknown);
    }
    if measured.mood == Mood::Begun && outlook.view != View::Ahead {
        return (Period::NONE, Nature::Standing);
    }
    if outlook.view == View::Around && !named || measured.stands && outlook.view != View::Back && !named {
        return (Period::NONE, Nature::Standing);
    }
    if measured.holds && !named {
        return (Period::NONE, Nature::Standing);
    }
    if measured.mood == Mood::Done && !named && outlook.view == View::Ahead {
        // A plan that tells what is so already does not say since when.
        return (Period::UNKNOWN, Nature::Result);
    }
    if measured.mood == Mood::ToCome && !named && outlook.view == View::Back {
        // A review that says what will be does not say when.
        return (Period::UNKNOWN, Nature::Target);
    }
    let nature = match outlook.view {
        // Where a change starts from is neither achieved nor promised here: it is there to compare with.
        _ if starts => Nature::Standing,
        // 预计 of a year that is over is a result with a proviso; of one that is not it is a forecast.
        View::Back | View::Ahead | View::Unknown if measured.clock.expects && is_open(outlook, setting) => {
            Nature::Forecast
        }
        // 年度计划投资348亿元: as it was planned, in a review too.
        View::Back if list("planned_sums").iter().any(|sum| measured.indicator.ends_with(sum)) => {
            Nature::Target
        }
        View::Back => Nature::Result,
        View::Ahead => Nature::Target,
        View::Around => Nature::Standing,
        View::Unknown => Nature::Unknown,
    };
    // What was done by now was not done in years that are not over; what may be either is of no year that the
    // text around it speaks of.
    let over = |years: &Years| match nature {
        Nature::Result => setting.year.is_none_or(|own| years.to <= own),
        Nature::Unknown => named,
        _ => true,
    };
    let Some(years) = outlook.years.filter(over) else {
        let kind = if measured.pace == Pace::Average { PeriodKind::Average } else { PeriodKind::Unknown };
        return (Period { kind, ..Period::UNKNOWN }, nature);
    };
    if starts {
        return (start(measured, outlook.view, years, named, setting), nature);
    }
    (of_years(measured, aspect, years, setting), nature)
}

/// `大道完工，确保2018年投入使用，新增学校3所`: a review that names a year to come in passing goes on with its own.
fn passes_by(measured: &Measured, when: When, setting: Setting) -> bool {
    let looks_back = setting.outlook.view == View::Back && measured.clock.passes;
    looks_back && setting.outlook(Some(when), measured.mood).view == View::Ahead
}

/// `计划草案拟定，工业总产值比一九六四年增长11%`: what is compared with a year that was not over is of the one after it.
fn behind_base(measured: &Measured, outlook: Outlook, setting: Setting) -> Option<Outlook> {
    // 去年 in a review may be the year before the one it reviews.
    let named = measured.base.or(measured.since).filter(|base| matches!(base, When::Year(_)))?;
    let base = base_year(named, setting)?;
    let open = base.next() >= setting.year?
        && outlook.years.map_or(outlook.view == View::Ahead, |years| years.to <= base);
    let next = Years { from: base.next(), to: base.next() };
    open.then_some(Outlook { view: View::Ahead, years: Some(next) })
}

/// `1954年预算的45.4%`, `在1954年将上升为42.3%`: a year that was not over, as it was planned or will be.
fn is_planned(measured: &Measured, outlook: Outlook, named: bool, setting: Setting) -> bool {
    let plans = measured.clock.plans || named && measured.mood == Mood::ToCome;
    plans && outlook.years.zip(setting.year).is_some_and(|(years, own)| years.to >= own)
}

/// 今年上半年, said in summer, unless something will be so by then.
fn is_past_half(measured: &Measured, setting: Setting) -> bool {
    let over = |(part, _): &(String, bool)| list("first_parts").iter().any(|word| part.starts_with(word));
    setting.is_midway
        && measured.mood != Mood::ToCome
        && measured.clock.when == Some(When::This)
        && measured.clock.part.as_ref().is_some_and(over)
}

/// True for years that were not over when the report was made.
fn is_open(outlook: Outlook, setting: Setting) -> bool {
    outlook.view == View::Ahead || outlook.years.zip(setting.year).is_some_and(|(years, own)| years.to >= own)
}

/// The time of the value that a change starts from: the year named for it, else the one before the span or
/// the year that is spoken of.
fn start(measured: &Measured, view: View, years: Years, named: bool, setting: Setting) -> Period {
    if measured.from_named && named && years.from == years.to {
        return Period::of_year(years.to);
    }
    // 1982年同1978年相比，由…增加到…: so it was in 1978.
    let base = measured.base.and_then(|base| base_year(base, setting));
    if let Some(base) = base.filter(|base| !named || *base < years.to) {
        return Period::of_year(base);
    }
    let span = setting.span().filter(|span| span.to == years.to);
    // 1978年到1982年，由…增加到…: from the end of 1978 or of the year before.
    if names_ends(measured) {
        return Period::UNKNOWN;
    }
    match (view, years.from < years.to || span.is_some()) {
        (_, true) => Period::of_year(span.unwrap_or(years).from.previous()),
        (View::Ahead, false) => Period::of_year(setting.year.unwrap_or(years.to).previous()),
        // What changed within a year stood so at the end of the year before.
        (View::Back, false) => Period::of_year(years.to.previous()),
        _ => Period::UNKNOWN,
    }
}

/// `从1949年到1956年`: both ends of the years are said.
fn names_ends(measured: &Measured) -> bool {
    let to_and_fro = |words: &String| words.contains(['到', '至', '—', '-', '~']);
    matches!(measured.clock.when, Some(When::Years(..)))
        && measured.clock.words.as_ref().is_some_and(to_and_fro)
}

fn of_years(measured: &Measured, aspect: Aspect, years: Years, setting: Setting) -> Period {
    let of = |kind, from: Year, to: Year| Period { kind, from: Some(from), to: Some(to), part: None };
    let base_years = measured.base.and_then(|base| setting.years(base));
    // “十四五”时期为“十三五”时期的2.2倍: spans are compared as wholes.
    let base = base_years.filter(|years| years.from == years.to).map(|years| years.to);
    let moves = matches!(aspect, Aspect::Growth | Aspect::Change);
    if let Some((part, is_day)) = &measured.clock.part {
        let kind = if *is_day { PeriodKind::Date } else { PeriodKind::Part };
        return Period { part: Some(part.clone()), ..of(kind, years.to, years.to) };
    }
    // 比2020年增长: from the end of one year to the end of another.
    if let Some(base) = base.filter(|base| moves && base.next() < years.to) {
        return match measured.pace {
            Pace::Average => of(PeriodKind::Average, base.next(), years.to),
            _ => of(PeriodKind::Total, base, years.to),
        };
    }
    if measured.pace == Pace::Average && years.from == years.to {
        // 从1997年的…增加到2002年的…,平均每年增加…: over the years the part speaks of.
        return match setting.span().or(setting.around) {
            Some(span) if span.to == years.to => of(PeriodKind::Average, span.from, span.to),
            _ => Period { kind: PeriodKind::Average, ..Period::UNKNOWN },
        };
    }
    if measured.climbs_on {
        return Period::UNKNOWN;
    }
    if years.from == years.to {
        return Period::of_year(years.to);
    }
    let reaches = measured.change == Some(Change::Reach);
    match (measured.pace, aspect) {
        (Pace::Average | Pace::Yearly, _) => of(PeriodKind::Average, years.from, years.to),
        (Pace::Each, _) => {
            Period { part: Some("每年".to_owned()), ..of(PeriodKind::Average, years.from, years.to) }
        }
        // 三年内达到26.5%
        _ if reaches
            && setting.outlook.view == View::Ahead
            && matches!(measured.clock.when, Some(When::Span(_))) =>
        {
            Period::of_year(years.to)
        }
        _ if base.is_some() && moves => Period::of_year(years.to),
        (_, Aspect::Growth) => of(PeriodKind::Total, years.from.previous(), years.to),
        (Pace::Total, _) | (_, Aspect::Change) => of(PeriodKind::Total, years.from, years.to),
        // When a step was taken within the span is not said.
        (Pace::Plain, Aspect::Level) if passes_round_sum(measured) && setting.outlook.view != View::Ahead => {
            of(PeriodKind::Total, years.from, years.to)
        }
        (Pace::Plain, Aspect::Milestone) => of(PeriodKind::Total, years.from, years.to),
        (Pace::Plain, Aspect::Level) if measured.acts && !reaches || adds_up(measured) => {
            of(PeriodKind::Total, years.from, years.to)
        }
        // What there is at the end.
        (Pace::Plain, _) => Period::of_year(years.to),
    }
}

/// 突破3万亿元: a round sum is a mark on the way.
fn passes_round_sum(measured: &Measured) -> bool {
    let quantity = &measured.quantity;
    let is_round = quantity.value.is_some_and(|value| {
        let scale = 10f64.powf(value.abs().log10().floor());
        (value / scale).fract() == 0.0
    });
    quantity.bound == Bound::Over && quantity.unit == "元" && quantity.value >= Some(1e11) && is_round
}

/// `五年间扶贫资金达480亿元`: money of a span that is named is what was spent in all of it.
fn adds_up(measured: &Measured) -> bool {
    let spans = matches!(
        measured.clock.when,
        Some(When::Past(_) | When::Span(_) | When::Meanwhile | When::Years(..))
    );
    let flows = |name: &str| list(name).iter().any(|word| measured.indicator.ends_with(word));
    let reaches = measured.change == Some(Change::Reach);
    // 从1949年到1956年，全国扫除文盲2200万人
    let counts = names_ends(measured) && !names_measure(&measured.indicator) && !reaches;
    // 五年共举办招商活动79次，利用外资16.8亿美元
    counts
        || spans && (flows("flows") || !reaches && flows("yearly_flows"))
        || measured.sums_up && !reaches && (flows("flows") || flows("yearly_flows"))
}
