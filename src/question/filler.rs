//! Words that carry a question but not what it is about.

use std::collections::HashSet;
use std::sync::LazyLock;

static FILLER: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| CHINESE.split_whitespace().chain(ENGLISH.split_whitespace()).collect());

/// Pronouns, particles, question words and polite words, as the segmenter cuts them.
const CHINESE: &str = "
    的 了 吗 呢 吧 啊 呀 么 嘛 哦 哈 是 有 在 和 与 及 或 跟 同 对 把 被 给 让 从 到 向 往 以 于 为 就 都 也 还 又 才 再
    很 太 更 最 挺 好 比较 这 那 这个 那个 这些 那些 哪 哪个 哪些 哪里 哪儿 什么 啥 咋 咋样 咋办 怎么 怎样 怎么样 怎么办
    如何 为什么 为啥 为何 是否 是不是 有没有 没有 没 能 能不能 可以 可否 会 会不会 要 想 想要 应该 需要 得
    我 我们 你 你们 他 她 它 他们 咱 咱们 大家 自己 请 请问 问 问问 问一下 一下 告诉 说 说说 讲 讲讲 讲一下 看 看看 查 查查
    查询 查一下 知道 了解 介绍 帮 帮我 麻烦 谢谢 你好 您好 您 关于 有关 对于 方面 情况 现状 具体 相关 到底 究竟 目前 现在
    总共 一共 共 合计 大概 大约 左右 里面 里 中 上 下 内 其中 我市 全市 我省 全省 本市 本省 全区 我区 当地 报告 政府 工作报告
    政府工作报告 提到 提出 写 吗？ 啥 咋弄 咋整 咋回事 怎么着 怎么做 怎么回事 没 不 爸妈 爸爸 妈妈 老爸 老妈 谁 谁来 管 弄 搞 建新 修新 盖新 办新 开新 招新 换新 涨 降 拿 花 开 打 修 建 换 准备 打算 有点 点儿 点
    办 做 还是 是不是 能否 说法 措施 办法 政策 举措 规划 做法 进展 新 新的 现 今 力争 争取 保底 分别 各 实绩 块 这块 这方面 那边 这边 东西 事 事情 事儿 时候 什么时候 啥时候
    多久 年 月 日 老是 总是 老 家里 具体来说 哪年 一年 每年 变 完 办完 太 挺 太多 真 能够 给个 吧 呗 哎 喂 嗯 哇 之 等 并 而 但 个 些 点 地 着 过 不 怎 多 几 多少 工作";

const ENGLISH: &str = "
    a an the of in on at to for from by with and or is are was were be been being do does did done has have had will would
    shall can could may might must should what which who whom whose when where why how many much long far big i me my we us
    our you your it its they them their this that these those there here about toward towards regarding concerning please tell show give any some all not no
    s report government work city province";

/// True when the folded word only carries the question.
pub(super) fn is_filler(word: &str) -> bool {
    FILLER.contains(word)
}

/// Chinese words of two characters or more that questions are made of.
pub fn question_words() -> impl Iterator<Item = &'static str> {
    let words = CHINESE.split_whitespace().chain(super::period::words()).chain(super::wanted::words());
    words.filter(|word| !word.is_ascii() && word.chars().count() > 1)
}
