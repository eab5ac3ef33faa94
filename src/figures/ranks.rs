//! Where a region stands among others: 居全国第2位. A rank tells more of the figure before it, or of a measure that
//! its own clause names; among whom it holds is part of what is printed.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::words::list;
use super::{Aspect, Base, Bound, Figure, Nature, Period, Place, identity, whole};
use crate::report::{Outlook, ParagraphId, View, pattern, time, worded};
use crate::text::{Span, fold};

/// `全国第2位`, `中部地区首位`, `全省前10名`.
static RANK: LazyLock<Regex> = LazyLock::new(|| {
    worded("lists", "among", |among| {
        format!(
            r"{among}(?:各?省(?:区市|份)?|地级市|同类城市|主要城市)?(?:第(?P<place>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?P<unit>位|名)?|(?P<first>首位|榜首)|前(?P<within>\d{{1,3}}|[三四五六七八九十]{{1,2}})[位名])"
        )
    })
});

/// Longest name of a measure that is ranked in its own clause, in characters.
const LONGEST_NAME: usize = 16;

/// A sentence whose figures are read already.
pub(super) struct Sentence<'a> {
    pub(super) paragraph: ParagraphId,
    pub(super) index: usize,
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) outlook: Outlook,
}

/// The ranks of a sentence; `figures` are those of the same sentence, in reading order.
pub(super) fn of(sentence: &Sentence<'_>, figures: &[Figure]) -> Vec<Figure> {
    let words = sentence.span.of(sentence.text);
    RANK.captures_iter(words).filter_map(|found| rank(sentence, words, &found, figures)).collect()
}

fn rank(sentence: &Sentence<'_>, words: &str, found: &Captures<'_>, figures: &[Figure]) -> Option<Figure> {
    let printed = found.get(0)?;
    let (value, bound) = value(found)?;
    let behind = words.get(printed.end()..)?;
    let is_whole = ["unit", "first", "within"].iter().any(|group| found.name(group).is_some());
    // 全国第一批, 全国第2大; of several ranks it is not said whose each is.
    let goes_on = behind.starts_with(|next: char| next.is_alphanumeric() && !"和与并".contains(next));
    if !is_whole && goes_on || ANOTHER.is_match(behind) {
        return None;
    }
    let start = sentence.span.start + printed.start();
    let before = Before::of(words.get(..printed.start())?, sentence, start, figures)?;
    let (name, growth, period, nature) = before.ranked(found, sentence.outlook)?;
    let identity = identity::of(&name);
    Some(Figure {
        place: Place {
            paragraph: sentence.paragraph,
            sentence: sentence.index,
            span: Span::new(start, sentence.span.start + printed.end()),
        },
        indicator: if growth { format!("{}增速", identity.indicator) } else { identity.indicator },
        printed: if growth { format!("{name}增速") } else { name },
        aspect: Aspect::Rank,
        text: printed.as_str().to_owned(),
        value: Some(value),
        upper: None,
        unit: "位".to_owned(),
        bound,
        change: None,
        period,
        base: Base::default(),
        nature,
        scope: identity.scope,
        qualifiers: Vec::new(),
        record: false,
    })
}

/// `、第2位`, `和第六`
static ANOTHER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:、|和|与).{0,12}?第"));

fn value(found: &Captures<'_>) -> Option<(f64, Bound)> {
    if found.name("first").is_some() {
        return Some((1.0, Bound::Exact));
    }
    let (digits, bound) = match found.name("place") {
        Some(place) => (place, Bound::Exact),
        None => (found.name("within")?, Bound::AtMost),
    };
    let digits: String = fold(digits.as_str()).chars().iter().collect();
    Some((f64::from(time::count(&digits)?), bound)).filter(|(value, _)| *value > 0.0)
}

/// What stands before a rank.
struct Before<'a> {
    /// The words of its own clause that name what is ranked; none where it is what was told just before.
    name: String,
    /// 增速居…
    growth: bool,
    /// 总量居…
    total: bool,
    /// The figure that it tells more of.
    last: Option<&'a Figure>,
}

impl<'a> Before<'a> {
    /// `words` are those of the sentence before the rank, which begins at byte `start` of its paragraph.
    fn of(words: &str, sentence: &Sentence<'_>, start: usize, figures: &'a [Figure]) -> Option<Self> {
        let lead = words.rsplit(|mark: char| "，,；;：:、。（(".contains(mark)).next()?;
        // Of several at once, or from one place to another.
        if ["均", "双双", "分别", "都", "第", "从", "由"].iter().any(|word| lead.contains(word)) {
            return None;
        }
        let mut rest = lead.trim().trim_start_matches("其中");
        while let Some(before) = list("ranking").iter().find_map(|word| rest.strip_suffix(word)) {
            rest = before;
        }
        let rest = IN_A_ROW.replace(rest, "");
        let ends = |words: &[&str]| words.iter().find_map(|word| rest.strip_suffix(word));
        let growth = ends(&["增速", "增幅", "增长速度"]);
        let total = ends(&["总量", "绝对量", "规模", "数量", "总数", "金额"]).filter(|name| name.is_empty());
        let name = whole::cleaned(growth.or(total).unwrap_or(&rest));
        let known = figures.partition_point(|figure| figure.place.span.end <= start);
        let last = known.checked_sub(1).and_then(|last| figures.get(last));
        let between = last.and_then(|last| sentence.text.get(last.place.span.end..start - lead.len()));
        let before = Before { growth: growth.is_some(), total: total.is_some(), last, name };
        let suits = if before.name.is_empty() {
            last.zip(between).is_some_and(|(last, between)| goes_on_from(last, between))
        } else {
            // 生猪出栏、屠宰量居…: one name of several.
            let listed = words.strip_suffix(lead).is_some_and(|words| words.ends_with('、'));
            before.names_measure() && (!listed || between == Some("、"))
        };
        suits.then_some(before)
    }

    fn names_measure(&self) -> bool {
        identity::is_regional(&self.name)
            || whole::names_measure(&self.name)
                && whole::core(&self.name).is_none()
                && self.name.chars().count() <= LONGEST_NAME
    }

    /// Name, whether its growth is ranked, period and nature.
    fn ranked(self, found: &Captures<'_>, outlook: Outlook) -> Option<(String, bool, Period, Nature)> {
        if !self.name.is_empty() {
            let years = outlook.years.filter(|_| outlook.view == View::Back)?;
            return Some((self.name, self.growth, Period::of_year(years.to), Nature::Result));
        }
        let last = self.last?;
        // 产量增长30.6%，居世界首位: growth is compared at home.
        let worldwide = ["世界", "全球"].iter().any(|all| found[0].starts_with(all));
        let grows = last.aspect == Aspect::Growth && !self.total && !worldwide;
        let growth = self.growth || grows;
        let mut name = last.printed.as_str();
        if self.total || !growth {
            name = name.strip_prefix("新增").filter(|_| self.total).unwrap_or(name);
            name = name.split_once('占').map_or(name, |(name, _)| name);
        }
        // What a rank is of at the end of a span.
        let period = match last.period.to.filter(|_| !growth) {
            Some(year) if last.period.year().is_none() => Period::of_year(year),
            _ => last.period.clone(),
        };
        (!name.is_empty() && !whole::is_work(name)).then(|| (name.to_owned(), growth, period, last.nature))
    }
}

/// Most words between a figure and the rank that tells more of it, in characters.
const FARTHEST: usize = 12;

/// `64697亿元|，|保持全国第5位`, `6家|组织获得提名奖，|居全国第4位`: nothing but what the figure counts stands between.
fn goes_on_from(last: &Figure, between: &str) -> bool {
    let words = between.trim_end_matches(['，', ',', '、']);
    words.chars().count() <= FARTHEST && !words.contains(['，', ',']) || last.printed.contains(words)
}

/// 连续5年
static IN_A_ROW: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:已|再次)?连续(?:\d+|[一二三四五六七八九十]+)年$"));
