//! The few words of our own around quoted text: a figure's line, a citation.

use crate::figures::{Change, Figure, Nature};
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
