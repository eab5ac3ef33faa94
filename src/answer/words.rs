//! The few words of our own around quoted text: a figure's line, a citation.

use super::{Difference, Notice};
use crate::figures::{Change, Figure, Nature};
use crate::question::Matter;
use crate::report::{Paragraph, Report};

/// `2020年 · 地区生产总值 · 目标: 增长 6%左右`. The year is always said.
#[must_use]
pub fn figure_line(figure: &Figure) -> String {
    let year = figure.year.map_or_else(|| "未注明年份".to_owned(), |year| format!("{year}年"));
    let change = figure.change.map_or("", change).to_owned();
    let space = if change.is_empty() { "" } else { " " };
    format!("{year} · {} · {}: {change}{space}{}", figure.indicator, nature(figure.nature), figure.text)
}

/// What a nature is called.
#[must_use]
pub fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Result => "实际",
        Nature::Target => "目标",
        Nature::Standing => "现状",
    }
}

fn change(change: Change) -> &'static str {
    match change {
        Change::Increase => "增长",
        Change::Decrease => "下降",
        Change::Reach => "达到",
        Change::From => "原为",
    }
}

/// `《2020年呼和浩特市人民政府工作报告》 二、2020年工作安排 › (一)… · 第22段`
#[must_use]
pub fn citation(report: &Report, paragraph: &Paragraph) -> String {
    let path = report.path(paragraph).join(" › ");
    let space = if path.is_empty() { "" } else { " " };
    format!("《{}》{space}{path} · 第{}段", report.title(), paragraph.number)
}

/// One line for a notice.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Respelled(read) => format!("按“{}”理解。", read.join(" ")),
        Notice::Understood { regions, years, nature: asked, topic } => {
            let years = years.iter().map(|year| format!("{year}年"));
            let parts: Vec<String> =
                regions.iter().cloned().chain(years).chain(topic.iter().cloned()).collect();
            let nature = asked.map_or(String::new(), |asked| format!(" · {}", nature(asked)));
            format!("按上文理解为: {}{nature}", parts.join(" · "))
        }
        Notice::Elsewhere(place) => format!("馆藏里没有{place}的政府工作报告。"),
        Notice::UnheldYear(year) => format!("馆藏里没有讲{year}年的报告。"),
        Notice::OtherPeriod => "报告没有给出所问年份或性质的数字,只有下面这些。".to_owned(),
        Notice::OtherMatter(Matter::Moment) => "政府工作报告讲的是全年的工作,不讲眼下的事。".to_owned(),
        Notice::OtherMatter(Matter::Own) => "个人事项请咨询当地政务服务热线或办事窗口。".to_owned(),
        Notice::OtherMatter(Matter::Person) => "政府工作报告一般不写谁担任什么职务。".to_owned(),
        Notice::OtherMatter(Matter::Other | Matter::Report) => "这不是政府工作报告的内容。".to_owned(),
    }
}

/// The difference of a comparison, marked as our own arithmetic.
#[must_use]
pub fn difference(difference: &Difference, figures: &[Figure]) -> Option<String> {
    let (earlier, later) = (figures.get(difference.earlier)?, figures.get(difference.later)?);
    let when = |figure: &Figure| Some(format!("{}年{}", figure.year?, nature(figure.nature)));
    let amount = amount(difference.by.abs(), &difference.unit);
    let relation = match difference.by {
        by if by > 0.0 => format!("高{amount}"),
        by if by < 0.0 => format!("低{amount}"),
        _ => "相同".to_owned(),
    };
    Some(format!("{}比{}{relation}(按以上两个数字计算)", when(later)?, when(earlier)?))
}

/// A base value in the scale that people say it in: 12000 人 is 1.2万人.
fn amount(value: f64, unit: &str) -> String {
    let scaled = |by: f64| ((value / by) * 10_000.0).round() / 10_000.0;
    match value {
        large if large >= 1e8 => format!("{}亿{unit}", scaled(1e8)),
        middling if middling >= 1e4 => format!("{}万{unit}", scaled(1e4)),
        _ => format!("{value}{unit}"),
    }
}
