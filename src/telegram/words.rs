//! Every word the bot says of its own. Words of a report never come from here.

use crate::app::{ReloadError, Reloaded};
use crate::figures::{Change, Nature};

pub(crate) const EXAMPLES: [&str; 4] =
    ["今年GDP增长目标是多少?", "城镇新增就业的目标是多少?", "去年固定资产投资增长多少?", "今年怎么稳就业?"];

pub(crate) fn start() -> String {
    format!(
        "你好,我是问政。我回答关于政府工作报告的问题,答案一字不改地引自报告原文,并注明出处;报告里没有的,我会直说没有。\n\n\
         直接发问即可,例如:\n{}\n\n发送 /help 看我还能做什么。",
        examples()
    )
}

pub(crate) fn help() -> String {
    format!(
        "私聊里直接发问;群里用 /ask 提问、@我 或回复我的消息。可以接着追问,例如“那去年呢”。\n\n\
         /ask 问题 · 提问\n/sections · 按篇、节翻看报告\n/targets · 本年主要目标\n/status · 馆藏和运行情况\n/help · 本说明\n\n\
         例如:\n{}",
        examples()
    )
}

fn examples() -> String {
    EXAMPLES.map(|example| format!("· {example}")).join("\n")
}

pub(crate) fn what_to_ask() -> String {
    format!("想问什么?把问题写在命令后面,例如:\n/ask {}", EXAMPLES[0])
}

pub(crate) fn unknown_command() -> String {
    "我没有这个命令。直接发问,或发送 /help 看我能做什么。".to_owned()
}

pub(crate) fn wordless() -> String {
    "我只会读文字。请把关于政府工作报告的问题用文字发给我,例如“今年GDP增长目标是多少?”。".to_owned()
}

pub(crate) fn crowded() -> String {
    "消息来得太快了,超出的部分这次不回答,请稍后再问。".to_owned()
}

pub(crate) fn fault() -> String {
    "抱歉,处理这条消息时出了错,错误已记录。请换个问法或稍后再试。".to_owned()
}

pub(crate) fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Result => "实际",
        Nature::Target => "目标",
        Nature::Standing => "现状",
    }
}

pub(crate) fn change(change: Change) -> &'static str {
    match change {
        Change::Increase => "增长",
        Change::Decrease => "下降",
        Change::Reach => "达到",
        Change::From => "由",
    }
}

/// Beginnings of indicators that hold a change already.
pub(crate) const CHANGES: [&str; 3] = ["新增", "净增", "减少"];

pub(crate) fn year(year: impl std::fmt::Display) -> String {
    format!("{year}年")
}

pub(crate) fn compared_with(year: impl std::fmt::Display) -> String {
    format!("较{year}年")
}

pub(crate) const NO_YEAR: &str = "年份不详";
pub(crate) const RELATED: &str = "报告没有直接回答这个问题。以下是最接近的段落,仅供参考,不是答案:";
pub(crate) const NONE: &str = "报告里没有找到这个问题的答案。";
pub(crate) const CHOOSE_REPORT: &str = "请选择报告:";
pub(crate) const BACK: &str = "↑ 返回";
pub(crate) const BEFORE: &str = "‹ 上一页";
pub(crate) const AFTER: &str = "下一页 ›";
pub(crate) const CUT: &str = "…";
pub(crate) const NO_TARGETS: &str = "没有找到主要目标。";

pub(crate) fn paragraph(number: u32) -> String {
    format!("第{number}段")
}

pub(crate) fn page(page: usize, pages: usize) -> String {
    format!("{page}/{pages}")
}

pub(crate) fn more_figures(count: usize) -> String {
    format!("…另有{count}项")
}

pub(crate) fn more_passages(count: usize) -> String {
    format!("…另有{count}段")
}

pub(crate) fn targets_of(title: &str) -> String {
    format!("{title} · 主要目标")
}

pub(crate) fn holdings(regions: &str, years: &str, reports: usize) -> String {
    format!("现有馆藏:{regions} {years},共{reports}份报告。")
}

pub(crate) fn try_asking() -> String {
    format!("可以这样问:\n{}", examples())
}

pub(crate) fn stale() -> String {
    "报告已经更新,这个按钮过期了。请重新发送 /sections。".to_owned()
}

pub(crate) fn strange_button() -> String {
    "这个按钮我不认识。请重新发送 /sections。".to_owned()
}

pub(crate) fn only_admins() -> String {
    "抱歉,只有管理员可以更新馆藏。".to_owned()
}

/// Days, hours and minutes.
pub(crate) fn uptime(seconds: u64) -> String {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    match (days, hours) {
        (0, 0) => format!("{minutes}分钟"),
        (0, _) => format!("{hours}小时{minutes}分钟"),
        _ => format!("{days}天{hours}小时{minutes}分钟"),
    }
}

/// What `/status` shows, in the order of its lines.
pub(crate) struct Status {
    pub(crate) edition: u64,
    pub(crate) reports: usize,
    pub(crate) paragraphs: usize,
    pub(crate) figures: usize,
    pub(crate) uptime: u64,
    pub(crate) updates: u64,
    pub(crate) answers: u64,
    pub(crate) errors: u64,
}

pub(crate) fn status(status: &Status) -> String {
    format!(
        "馆藏:第{}版,{}份报告,{}段,{}个数字\n已运行:{}\n已处理消息:{}(其中回答问题{})\n错误:{}",
        status.edition,
        status.reports,
        status.paragraphs,
        status.figures,
        uptime(status.uptime),
        status.updates,
        status.answers,
        status.errors,
    )
}

pub(crate) fn reloaded(reloaded: &Reloaded) -> String {
    let mut lines = vec![format!(
        "馆藏已更新为第{}版:{}份报告,{}段,{}个数字。",
        reloaded.edition, reloaded.reports, reloaded.paragraphs, reloaded.figures
    )];
    let changes = [("新增", &reloaded.added), ("移除", &reloaded.removed), ("有改动", &reloaded.changed)];
    for (word, documents) in changes.iter().filter(|(_, documents)| !documents.is_empty()) {
        lines.push(format!("{word}:{}", documents.join("、")));
    }
    if changes.iter().all(|(_, documents)| documents.is_empty()) {
        lines.push("报告内容没有变化。".to_owned());
    }
    if !reloaded.faults.is_empty() {
        lines.push(format!("警告{}条:", reloaded.faults.len()));
        lines.extend(reloaded.faults.iter().map(|fault| format!("· {fault}")));
    }
    lines.join("\n")
}

pub(crate) fn not_reloaded(error: &ReloadError) -> String {
    match error {
        ReloadError::Busy => "正在更新馆藏,请等这一次结束。".to_owned(),
        error => format!("更新失败,仍由原来的一版提供服务。\n原因:{error}"),
    }
}

/// The line of the command menu.
pub(crate) fn command(command: super::command::Command) -> &'static str {
    use super::command::Command;
    match command {
        Command::Start => "开始",
        Command::Help => "使用说明",
        Command::Ask => "提问,例如 /ask 今年GDP增长目标是多少",
        Command::Sections => "按篇、节翻看报告",
        Command::Targets => "本年主要目标",
        Command::Status => "馆藏和运行情况",
        Command::Reload => "更新馆藏(管理员)",
        Command::Subscribe => "订阅目标,例如 /subscribe 每天 8:00",
        Command::Unsubscribe => "取消本会话的全部订阅",
        Command::Subscriptions => "查看、暂停、更改订阅",
        Command::Announce => "发布通告(管理员)",
        Command::Broadcasts => "通告的进度(管理员)",
    }
}
