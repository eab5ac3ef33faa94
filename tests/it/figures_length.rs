//! Long lines are read in time that grows with their length: nobody's text can hold the reader up.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use wenzheng::figures::extract;
use wenzheng::report::Corpus;

/// A quadratic reader takes minutes for this; ours a second or two without optimisation.
const LENGTH: usize = 100_000;
const LIMIT: Duration = Duration::from_secs(20);

/// The processor's time of this thread: other work on the machine does not count.
fn worked() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap()
}

#[track_caller]
fn check(part: &str) {
    let line = part.repeat(LENGTH / part.chars().count());
    let (corpus, _) = Corpus::single("甲市-2020", &format!("一、2019年工作回顾\n{line}\n"));
    let report = corpus.reports().first().unwrap();
    let started = worked();
    let figures = extract(0, report);
    let took = worked() - started;
    let name: String = part.chars().take(20).collect();
    assert!(took < LIMIT, "{name}: {} figures in {took:?}", figures.len());
}

#[test]
fn a_line_without_end() {
    for part in [
        "新增A企业3家、B企业42户、C个体130户、",
        "粮食、油料、蔬菜产量分别达118.3万吨、33万吨、165万吨、",
        "增长5%，",
        "高于全国5%、",
        "，总产5吨",
        "累计5个、",
        "城乡收入增长5%和6%、",
        "甲和",
        "甲、",
        "5%和",
        "5个",
        "突破千亿",
        "去年",
        "12",
        "1,234",
        "一二",
        "千万亿",
        "“",
        "(",
        "不低于",
        "每10万人",
        "由",
        "2019年5月",
    ] {
        check(part);
    }
}

#[test]
fn a_list_without_end_before_its_values() {
    let subjects = "甲和".repeat(20_000);
    let values = "5%和".repeat(10_000);
    check(&format!("{subjects}乙分别增长{values}6%。"));
}

/// Lines that ask the reader to look at their neighbours, a hundred thousand of them.
#[test]
fn a_file_of_lines_without_end() {
    for line in [
        "甲",
        "增长5%，",
        "（",
        "“甲",
        "— 2 —",
        "| 甲 | 5% |",
        "甲\t5%\t6%",
        "<p>甲</p>",
        "<td>&nbsp;",
        "12",
        "责任编辑",
        "一、甲",
        "各位代表",
        "，甲",
        "建设充电桩1200",
        "第 3 页 共 15 页甲",
        "&#",
        "**",
        "甲\u{b}乙",
    ] {
        let text = format!("一、2019年工作回顾\n{}\n增长5%。\n", format!("{line}\n").repeat(LENGTH));
        let started = worked();
        let (_, _) = Corpus::single("甲市-2020", &text);
        let took = worked() - started;
        assert!(took < LIMIT, "{line}: {took:?}");
    }
}
