//! What time each sentence speaks of. A part gives it first; speech changes it: `过去五年，…` holds until a
//! paragraph turns to another time, `2025年旅游收入…` for its sentence alone.

use std::sync::LazyLock;

use regex::Regex;

use super::time::{self, Named};
use super::{Outlook, Paragraph, Section, View, Year};
use crate::text::fold;

/// Gives every sentence its outlook. `sections` are settled.
pub(super) fn settle(paragraphs: &mut [Paragraph], sections: &[Section], year: Option<Year>) {
    let mut part = None;
    let mut heading = None;
    let mut speaker = Speaker { year, part: Outlook::UNKNOWN, now: Outlook::UNKNOWN, spans: false };
    for paragraph in paragraphs {
        let outlook = |index: Option<usize>| {
            index.and_then(|index| sections.get(index)).map_or(Outlook::UNKNOWN, |section| section.outlook)
        };
        let top = |mut index: Option<usize>| {
            while let Some(parent) = index.and_then(|at| sections.get(at)).and_then(|section| section.parent)
            {
                index = Some(parent);
            }
            index
        };
        let (own_top, own) = (top(paragraph.section), paragraph.section);
        if part != Some(own_top) {
            // Another part: what was said before it holds no more.
            speaker.part = outlook(own);
            speaker.now = speaker.part;
            let heading = own_top.and_then(|top| sections.get(top)).map_or("", |top| top.heading.as_str());
            speaker.spans = time::named(heading, year).any(|named| named.is_span) || SPAN.is_match(heading);
        } else if heading != Some(own) && outlook(own) != speaker.part && outlook(own).view != View::Unknown {
            speaker.part = outlook(own);
            speaker.now = speaker.part;
        }
        (part, heading) = (Some(own_top), Some(own));
        speaker.paragraph(paragraph);
    }
}

struct Speaker {
    year: Option<Year>,
    /// What the heading says.
    part: Outlook,
    /// What was said since.
    now: Outlook,
    /// The heading names a span of years.
    spans: bool,
}

/// A time that speech turns to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Turn {
    outlook: Outlook,
    /// It holds for what follows, not for its sentence alone.
    lasts: bool,
}

impl Speaker {
    fn paragraph(&mut self, paragraph: &mut Paragraph) {
        let text = std::mem::take(&mut paragraph.text);
        let mut within = self.now;
        let announces =
            text.trim_end().ends_with(['：', ':']) || ANNOUNCES.is_match(&text) && text.len() < 300;
        for (index, sentence) in paragraph.sentences.iter_mut().enumerate() {
            let words = fold(sentence.span.of(&text)).text();
            let turn = self.turn(&words);
            sentence.outlook = match turn {
                Some(turn) => turn.outlook,
                None if within.view == View::Unknown => self.leaning(&words, within),
                None => within,
            };
            if let Some(turn) = turn.filter(|turn| turn.lasts) {
                within = turn.outlook;
                let is_whole = index == 0 || announces || RECALLS.is_match(&words) || self.is_open();
                if is_whole && self.may_last(turn.outlook) {
                    self.now = turn.outlook;
                }
            }
        }
        paragraph.text = text;
    }

    /// True where the heading does not tell one way to look.
    fn is_open(&self) -> bool {
        self.part.view == View::Unknown
    }

    /// Whether a time may hold for the paragraphs that follow: a plan recalls the past in passing only, a
    /// part of one year a span of years.
    fn may_last(&self, outlook: Outlook) -> bool {
        let is_span = outlook.years.is_some_and(|years| years.from < years.to);
        self.is_open() || outlook.view == self.part.view && (self.spans || !is_span)
    }

    /// The time that a folded sentence turns to.
    fn turn(&self, words: &str) -> Option<Turn> {
        let words = LEAD.find(words).map_or(words, |lead| words.get(lead.end()..).unwrap_or(words));
        if self.part.view != View::Back && AIMS.is_match(words) {
            return self.aims(words);
        }
        if self.part.view != View::Back && NOW.is_match(words) && !TO_DO.is_match(words) {
            // What is so today is neither a result of the plan's year nor promised.
            return Some(Turn { outlook: Outlook { view: View::Around, years: None }, lasts: false });
        }
        let named = time::at_start(words, self.year)?;
        let rest = words.get(named.end..).unwrap_or_default();
        let outlook = self.outlook(named)?;
        let lasts = named.is_span && !rest.starts_with(['末', '初']) || OPENS.is_match(rest);
        // 今年 in a review tells of the year it reviews.
        let is_this = self.part.view == View::Back && outlook.view == View::Ahead && !named.is_span;
        (!is_this).then_some(Turn { outlook, lasts })
    }

    /// `今年经济社会发展的主要预期目标是`: a plan, of the time the part speaks of where that lies ahead.
    fn aims(&self, words: &str) -> Option<Turn> {
        let named = time::at_start(words, self.year).filter(|named| named.side(self.year) == View::Ahead);
        let years = named.and_then(|named| named.years);
        let part = self.now.years.filter(|_| self.now.view == View::Ahead);
        let own = self.year.map(|year| super::Years { from: year, to: year });
        Some(Turn { outlook: Outlook { view: View::Ahead, years: years.or(part).or(own) }, lasts: true })
    }

    fn outlook(&self, named: Named) -> Option<Outlook> {
        let view = match named.side(self.year) {
            View::Unknown => self.now.view,
            view => view,
        };
        Some(Outlook { view, years: Some(named.years?) })
    }

    /// Where nothing names the time: what kind of sentence it is. The years stay unknown.
    fn leaning(&self, words: &str, within: Outlook) -> Outlook {
        let count = |pattern: &Regex| pattern.find_iter(words).count();
        let (back, ahead) = (count(&DONE), count(&TO_DO));
        let view = match back.cmp(&ahead) {
            std::cmp::Ordering::Greater => View::Back,
            std::cmp::Ordering::Less => View::Ahead,
            std::cmp::Ordering::Equal => View::Unknown,
        };
        Outlook { view, years: within.years }
    }
}

#[expect(clippy::expect_used, reason = "the patterns are constants, and a test compiles each of them")]
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
}

/// `过去一年和五年工作回顾`
static SPAN: LazyLock<Regex> = LazyLock::new(|| pattern("[和、与及][两三四五六七八九十]年"));
/// What may stand before the time that a sentence begins with.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\s|——|—|-|各位代表[!!:,，。]*|同志们[!:,]*|[(（]?[一二三四五六七八九十]+[)）、]|[一二三四五六七八九十]是|但是?|同时|这里[^,]{0,14}的是,|总的看,?|回顾|回首|回望|纵观|总结|经过|在|自|从)+",
    )
});
static RECALLS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\s|——|各位代表[!:,]*)*(?:回顾|回首|回望|纵观|总结|展望|刚刚过去)"));
static ANNOUNCES: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:以下|如下|几个方面|各项)(?:的)?工作[。:]|主要做了"));
/// Behind a time that a paragraph is about: `2025年，…`, `过去五年极不寻常`.
static OPENS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:的?[,:]|是|极|很|我们|我[省市县区国州旗]|全[省市县区国州旗](?:上下|人民|各)|里|间|的工作|[省市县区]?政府|工作|,)",
    )
});
static AIMS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:预期|主要|奋斗|总体|发展|具体|调控|工作)目标(?:初步)?(?:安排)?(?:是|为|:|如下|建议)|(?:总体要求|总的要求|指导思想|总体思路|基本思路)(?:是|为|:)",
    )
});
/// Sentences that tell how things stand.
static NOW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:目前|现在|迄今|截至目前|据[^,;]{0,24}(?:统计|检查|调查|测算)|(?:最近|近来|不久前)[^,]{0,12},?据)",
    )
});
/// Words of sentences that tell what was done.
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "同比|比上年|较上年|比去年|分别比|了|已经?[^成经]|荣获|获评|获批|取得|首次|圆满|顺利|全年(?:完成|实现)|实现了|完成[^善成后]|达到|达[0-9]|累计|创历史|再创|突破[0-9]|增长[0-9.]+%[^左以]|居全|位居|连续|曾|被评为|被授予",
    )
});
/// Words of sentences that tell what is to be done.
static TO_DO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:^|[,;、])(?:要|将|必须|力争|确保|争取|加快|推进|加强|继续|努力|着力|进一步|深入|积极|坚持|全面|大力|切实|支持|推动|完善|深化|强化|优化|健全|抓好|做好|实施|启动|开工|新建|建设)|[0-9%元个]左右|力争|我们[要将]|要[在把以]|年内|[0-9%元个人户]以上|今年计划|计划[^生经单]|拟",
    )
});

#[cfg(test)]
mod tests {
    use crate::report::{Corpus, View};

    /// View and years of each sentence of a report of 2026.
    #[track_caller]
    fn check(body: &str, expected: &[(View, u16, u16)]) {
        let text = format!("2026年甲市政府工作报告\n{body}\n");
        let (corpus, _) = Corpus::single("甲市-2026", &text);
        let found: Vec<(View, u16, u16)> = corpus.reports()[0]
            .paragraphs
            .iter()
            .flat_map(|paragraph| &paragraph.sentences)
            .map(|sentence| {
                let years = sentence.outlook.years.map_or((0, 0), |y| (y.from.get(), y.to.get()));
                (sentence.outlook.view, years.0, years.1)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_review_of_five_years_turns_to_one_and_back() {
        use View::Back;
        check(
            "一、“十四五”时期和2025年工作回顾\n过去的五年极不寻常。综合实力提升。\n产业转型提质。2025年旅游收入达到69亿元。累计投资5亿元。\n\
             刚刚过去的2025年很不平凡。就业稳定。\n各位代表！回望过去五年，成绩可喜。\n改革深化。",
            &[
                (Back, 2021, 2025),
                (Back, 2021, 2025),
                (Back, 2021, 2025),
                (Back, 2025, 2025),
                (Back, 2021, 2025),
                (Back, 2025, 2025),
                (Back, 2025, 2025),
                (Back, 2025, 2025),
                (Back, 2021, 2025),
                (Back, 2021, 2025),
            ],
        );
    }

    #[test]
    fn a_part_of_both_ways_turns_ahead_once() {
        use View::{Ahead, Back};
        check(
            "一、“十四五”时期发展成就和“十五五”时期目标任务\n经济增长了。\n“十五五”时期，要推动发展。\n城镇化率达到70%。",
            &[(Back, 2021, 2025), (Ahead, 2026, 2030), (Ahead, 2026, 2030)],
        );
    }

    #[test]
    fn without_a_part_the_sentence_leans_or_is_unknown() {
        use View::{Ahead, Back, Unknown};
        check(
            "全市完成投资5亿元，比上年增长3%。\n要加快建设，力争新增就业5万人左右。\n山川秀美。",
            &[(Back, 0, 0), (Ahead, 0, 0), (Unknown, 0, 0)],
        );
    }
}
