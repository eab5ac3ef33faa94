//! How the words of conditions are put together: 前五名, 最高的三个, 平均是多少.

use std::sync::LazyLock;

use regex::Regex;

use crate::question::phrases::{any, compiled};

const NUMBER: &str = "[0-9]{1,2}|[一二两三四五六七八九十]{1,3}";

/// 从高到低: an order alone.
pub(super) static ORDER: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        "(?P<down>[从由按]?{high}[到往至]{low}|{down})|(?P<up>[从由按]?{low}[到往至]{high}|{up})",
        high = any("order", "high"),
        low = any("order", "low"),
        down = any("order", "descending"),
        up = any("order", "ascending"),
    ))
});
/// 前五名, 后三名, 倒数第二, top 5. What only begins so stands under `not`.
pub(super) static CUT: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        concat!(
            "(?P<not>[前后](?:{n})?个?{no_cut})",
            "|{placed}?{from_last}(?P<last>{n})(?P<of>{of_rows})?",
            "|(?P<bottom>{bottom})",
            "|{placed}?(?:全国)?前(?P<first>{n}){of_first}?",
            "|top ?(?P<top>[0-9]{{1,2}}|three|five|ten)|bottom ?(?P<low>[0-9]{{1,2}}|three|five|ten)",
        ),
        n = NUMBER,
        no_cut = any("cut", "no_cut"),
        placed = any("cut", "placed"),
        from_last = any("cut", "from_last"),
        of_rows = any("cut", "of_rows"),
        bottom = any("cut", "bottom"),
        of_first = any("cut", "of_first"),
    ))
});
/// 最高的三个, 最快, 第二高, highest.
pub(super) static MOST: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        concat!(
            "(?:第(?P<rank>{n}))?最?(?:(?P<high>{high})|(?P<low>{low}))的?前?(?:(?P<number>{n}){of_most})?",
            "|(?P<top>{highest})|(?P<bottom>{lowest})",
        ),
        n = NUMBER,
        high = any("order", "high"),
        low = any("order", "low"),
        of_most = any("cut", "of_most"),
        highest = any("order", "highest"),
        lowest = any("order", "lowest"),
    ))
});
pub(super) static RANK: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        "(?P<own>{own})|第(?P<rank>{n})(?:名|位)|{stands}(?:全国)?第(?P<place>{n})|(?P<list>{list})",
        n = NUMBER,
        own = any("rank", "own"),
        stands = any("rank", "stands"),
        list = any("rank", "list"),
    ))
});
/// 更高, 谁高, 增长得快: the order of those that were named.
pub(super) static MORE: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        "{compared}(?:(?P<high>{high})|(?P<low>{low}))|(?P<apart>{much})?(?:(?P<top>{higher})|(?P<bottom>{lower}))",
        much = any("reckon", "how_much_english"),
        compared = any("order", "compared"),
        high = any("order", "high"),
        low = any("order", "low"),
        higher = any("order", "higher"),
        lower = any("order", "lower"),
    ))
});
pub(super) static DIFFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        "{apart}[有是]?(?:多少|几)?个?(?:百分点|点|多大)?|(?:{high}|{low})[了出]?(?:多少|几)个?{points}?|{english}",
        apart = any("reckon", "apart"),
        high = any("order", "high"),
        low = any("order", "low"),
        points = any("reckon", "points"),
        english = any("reckon", "apart_english"),
    ))
});
pub(super) static MEAN: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        "(?P<not>{before}平均|平均{behind})|{mean}{how_much}?",
        before = any("reckon", "no_mean_before"),
        behind = any("reckon", "no_mean_behind"),
        mean = any("reckon", "mean"),
        how_much = any("reckon", "how_much"),
    ))
});
pub(super) static SUM: LazyLock<Regex> = LazyLock::new(|| {
    let [no_sum, sum, soft] = ["no_sum", "sum", "soft"].map(|key| any("reckon", key));
    compiled(&format!("(?P<not>{no_sum})|{sum}|(?P<soft>{soft})"))
});
pub(super) static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    let [no_count, count, counted, english] =
        ["no_count", "count", "counted", "count_english"].map(|key| any("reckon", key));
    compiled(&format!("(?P<not>{no_count})|{count}{counted}|{english}"))
});
/// How many, at the end: of what was spoken of.
pub(super) static COUNT_LAST: LazyLock<Regex> =
    LazyLock::new(|| compiled(&format!("{}[个家]?[?？]?$", any("reckon", "count"))));
pub(super) static LACKS: LazyLock<Regex> = LazyLock::new(|| {
    let [is_open, negations, adverbs, verbs, english] =
        ["is_open", "negations", "adverbs", "verbs", "english"].map(|key| any("lacks", key));
    compiled(&format!("(?P<not>{is_open})|{negations}{adverbs}?{verbs}[出过了]?|{english}"))
});
