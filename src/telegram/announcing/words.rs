//! The words around subscriptions and announcements. Words of a report never come from here.

use crate::answer::{Form, Part, Subject};
use crate::app::outbox::Reason;
use crate::app::schedule::{Rule, Schedule};
use crate::app::store::{Announcement, Counts, Origin, RunState, Subscription, SubscriptionState};

pub(crate) const CHOOSE_SUBJECT: &str = "订阅什么?也可以直接写,例如:\n/subscribe 城镇新增就业 每天 8:00\n/subscribe 全部 每周一 9:00 Asia/Shanghai\n/subscribe cron 0 8 1 * *";
pub(crate) const CHOOSE_SECTION: &str = "订阅哪一节的目标?";
pub(crate) const CHOOSE_TIME: &str = "什么时候发?";
pub(crate) const ROTATION: &str = "主要目标,每次一项";
pub(crate) const TABLE: &str = "主要目标全表";
pub(crate) const ONE_SECTION: &str = "某一节的目标…";
pub(crate) const ONLY_CHAT_ADMINS: &str = "只有本群(频道)的管理员可以管理订阅。";
pub(crate) const ONLY_ADMINS: &str = "抱歉,只有管理员可以发布通告。";
pub(crate) const EXPIRED: &str = "这个按钮过期了,请重新发送命令。";
pub(crate) const NO_SUBSCRIPTIONS: &str = "还没有订阅。发送 /subscribe 开始订阅。";
pub(crate) const NOTHING_TO_SEND: &str = "现在没有可以发布的内容。";
pub(crate) const NOBODY: &str = "还没有任何订阅,没有人会收到。";
pub(crate) const DROPPED: &str = "已放弃,什么也没有发送。";
pub(crate) const SEND: &str = "发送";
pub(crate) const DROP: &str = "放弃";
pub(crate) const REFRESH: &str = "刷新";
pub(crate) const NO_ANNOUNCEMENTS: &str = "还没有发布过通告。";
pub(crate) const STORE_FAILED: &str = "抱歉,现在无法读写设置,请稍后再试。";
pub(crate) const TOO_LONG: &str = "内容太长,一条消息放不下。";
pub(crate) const HOW_TO_ANNOUNCE: &str = "请写明内容,例如:\n/announce 全部\n/announce 轮播\n\
     /announce 各位好,今年的就业目标见下。 #城镇新增就业\n“#指标”会附上引自报告的数字和出处。";

/// The times that are offered as buttons: code, label, rule.
pub(crate) const TIMES: [(&str, &str, &str); 4] = [
    ("d8", "每天 8:00", "daily 08:00"),
    ("d18", "每天 18:00", "daily 18:00"),
    ("w1", "每周一 8:00", "weekly monday 08:00"),
    ("w5", "每周五 8:00", "weekly friday 08:00"),
];

pub(crate) fn subscribed(subscription: &Subscription) -> String {
    format!("已订阅:{}\n\n发送 /subscriptions 查看、暂停或更改。", line(subscription))
}

pub(crate) fn unsubscribed(count: u64) -> String {
    match count {
        0 => NO_SUBSCRIPTIONS.to_owned(),
        count => format!("已取消{count}项订阅。"),
    }
}

/// What, when, and how it stands.
pub(crate) fn line(subscription: &Subscription) -> String {
    let wish = &subscription.wish;
    let mut line = format!("{} · {}", subject(&wish.subject), time(&wish.schedule));
    if wish.pin {
        line.push_str(" · 置顶");
    }
    match (subscription.state, subscription.reason, subscription.next) {
        (SubscriptionState::Active, _, Some(next)) => {
            line.push_str("\n下一次:");
            line.push_str(&wish.schedule.wall_clock(next));
        }
        (SubscriptionState::Paused, _, _) => line.push_str("\n已暂停"),
        (_, Some(why), _) => {
            line.push_str("\n已停止:");
            line.push_str(reason(why));
        }
        _ => line.push_str("\n已结束"),
    }
    line
}

fn subject(subject: &Subject) -> String {
    let what = match &subject.part {
        Part::All => "主要目标".to_owned(),
        Part::Section(heading) => format!("“{heading}”的目标"),
        Part::Indicator(name) => name.clone(),
    };
    let region = subject.region.as_ref().map(|region| format!("{region} · ")).unwrap_or_default();
    let form = match subject.form {
        Form::Rotation => "",
        Form::Table => "(全表)",
    };
    format!("{region}{what}{form}")
}

fn time(schedule: &Schedule) -> String {
    const DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    let when = match schedule.rule() {
        Rule::Once(at) => at.strftime("%Y-%m-%d %H:%M 一次").to_string(),
        Rule::Daily(at) => format!("每天 {}", at.strftime("%H:%M")),
        Rule::Weekly(day, at) => {
            let day = usize::try_from(day.to_monday_zero_offset()).ok().and_then(|day| DAYS.get(day));
            format!("每周{} {}", day.unwrap_or(&""), at.strftime("%H:%M"))
        }
        Rule::Cron(line) => format!("cron {line}"),
    };
    format!("{when}({})", schedule.zone_name())
}

pub(crate) fn no_such_subject(words: &str) -> String {
    format!("报告里没有“{words}”的目标。可以写指标名、章节标题的一部分,或“全部”。")
}

pub(crate) const NO_SUCH_TIME: &str =
    "这个时间我看不懂。例如:每天 8:00、每周一 9:30、2026-03-05 08:00、cron 0 8 * * 1-5。";
pub(crate) const NO_SUCH_ZONE: &str = "没有这个时区。请写 IANA 名称,例如 Asia/Shanghai。";
pub(crate) const TOO_OFTEN: &str = "太频繁了:同一订阅至多每小时一次。";
pub(crate) const TIME_IS_OVER: &str = "这个时间已经过去了。";

/// Under the preview of an announcement.
pub(crate) fn confirm(chats: usize, seconds: f64) -> String {
    format!("以上内容将原样发送到{chats}个会话,约需{}。确认发送吗?", duration(seconds))
}

fn duration(seconds: f64) -> String {
    match seconds {
        seconds if seconds < 60.0 => format!("{:.0}秒", seconds.ceil()),
        seconds => format!("{:.0}分钟", (seconds / 60.0).ceil()),
    }
}

/// How far an announcement has come.
pub(crate) fn progress(announcement: &Announcement, counts: &Counts) -> String {
    let state = match (announcement.state, counts.is_done()) {
        (RunState::Cancelled, _) => "已取消",
        (_, true) => "已完成",
        (RunState::Paused, _) => "已暂停",
        (RunState::Running, _) => "发送中",
    };
    let origin = match announcement.origin {
        Origin::Admin => "通告",
        Origin::Schedule => "定时通告",
    };
    let mut text = format!(
        "{origin}第{}号 · {state}\n已发送{} / {},等待{},在途{}",
        announcement.id,
        counts.sent,
        counts.all(),
        counts.waiting,
        counts.sending
    );
    for (word, map) in [("失败", &counts.failed), ("不确定是否送达,不再重发", &counts.unknown)] {
        let parts: Vec<String> = map.iter().map(|(why, count)| format!("{} {count}", reason(*why))).collect();
        if !parts.is_empty() {
            let all: u64 = map.values().sum();
            text.push_str(&format!("\n{word} {all}:{}", parts.join("、")));
        }
    }
    text
}

pub(crate) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Blocked => "对方屏蔽了机器人",
        Reason::Kicked => "机器人被移出",
        Reason::Deactivated => "账号已注销",
        Reason::NeverStarted => "对方没有开始对话",
        Reason::Gone => "会话不存在",
        Reason::TopicClosed => "话题已关闭",
        Reason::NoRights => "没有发言权限",
        Reason::Rejected => "消息被拒绝",
        Reason::Unreachable => "多次无法连接",
        Reason::Throttled => "一直被要求等待",
        Reason::Cancelled => "已取消",
        Reason::Moved => "群已迁移,新群另有一份",
        Reason::Interrupted => "发送时进程中断",
        Reason::NoReply => "发出后没有回音",
    }
}

/// Few words in an announcement itself, in the language of the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Word {
    Target,
    Result,
    Indicator,
    Missing,
}

pub(crate) fn word(word: Word, language: &str) -> &'static str {
    let [hans, hant, en] = match word {
        Word::Target => ["目标", "目標", "target"],
        Word::Result => ["实际", "實際", "actual"],
        Word::Indicator => ["指标", "指標", "indicator"],
        Word::Missing => ["—", "—", "—"],
    };
    match language {
        "zh-Hant" => hant,
        "en" => en,
        _ => hans,
    }
}

pub(crate) fn year(year: impl std::fmt::Display, language: &str) -> String {
    match language {
        "en" => year.to_string(),
        _ => format!("{year}年"),
    }
}
