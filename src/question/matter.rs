//! Questions that no report answers: small talk, the asker's own affairs, what happens at this moment.

use super::taken::Taken;

/// The moment: a report speaks of years.
const MOMENT: &[&str] = &[
    "今天",
    "今晚",
    "今早",
    "明天",
    "后天",
    "昨天",
    "昨晚",
    "这周",
    "本周",
    "下周",
    "周末",
    "刚才",
    "几点",
    "today",
    "tonight",
    "tomorrow",
    "yesterday",
    "this week",
    "right now",
    "what time",
];

/// The asker's own affairs, which an office or an app answers.
const OWN: &[&str] = &[
    "我的",
    "我家的",
    "我孩子的",
    "我老婆",
    "我老公",
    "到哪了",
    "账户余额",
    "公积金余额",
    "医保余额",
    "社保余额",
    "卡里余额",
    "余额查询",
    "密码",
    "验证码",
    "进度查询",
    "电话号码",
    "电话是",
    "电话多少",
    "的电话",
    "联系方式",
    "门牌",
    "营业时间",
    "几点开门",
    "开门时间",
    "怎么走",
    "在哪里办",
    "在哪办",
    "去哪办",
    "去哪里办",
    "导航",
    "我该",
    "my ",
    "phone number",
    "opening hours",
];

/// Small talk, entertainment, markets and other things outside of government work.
const OTHER: &[&str] = &[
    "笑话",
    "情诗",
    "写诗",
    "一首诗",
    "讲故事",
    "讲个故事",
    "唱歌",
    "唱首歌",
    "推荐",
    "好吃",
    "菜谱",
    "食谱",
    "做菜",
    "星座",
    "运势",
    "算命",
    "彩票",
    "中奖",
    "比分",
    "谁赢",
    "球赛",
    "股票",
    "股价",
    "大盘",
    "基金净值",
    "比特币",
    "汇率",
    "机票",
    "车票",
    "火车票",
    "电影票",
    "门票",
    "票价",
    "天气",
    "下雨",
    "下雪",
    "气温",
    "预报",
    "新闻",
    "头条",
    "热搜",
    "八卦",
    "明星",
    "翻译",
    "你是谁",
    "你叫什么",
    "你是机器人",
    "你好吗",
    "分数线",
    "一本线",
    "录取分",
    "均价",
    "一平米",
    "一平多少",
    "weather",
    "joke",
    "poem",
    "recipe",
    "cook",
    "stock price",
    "bitcoin",
    "lottery",
    "movie",
    "football",
    "who won",
];

/// Who holds an office: reports name offices, not people.
const PERSON: &[&str] = &["是谁", "谁是", "叫什么名字", "who is"];

/// What a question is about when it is not a report's matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Matter {
    #[default]
    Report,
    Moment,
    Own,
    Other,
    Person,
}

/// Judges by words; nothing is taken, since the words may be looked for all the same.
pub(super) fn matter(question: &Taken<'_>) -> Matter {
    let names = |words: &[&str]| words.iter().any(|word| !question.places(word).is_empty());
    if names(MOMENT) {
        Matter::Moment
    } else if names(OWN) {
        Matter::Own
    } else if names(PERSON) {
        Matter::Person
    } else if names(OTHER) {
        Matter::Other
    } else {
        Matter::Report
    }
}
