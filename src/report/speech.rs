//! What time each sentence speaks of. A part gives it first; speech changes it: `过去五年，…` holds until a
//! paragraph turns to another time, `2025年旅游收入…` for its sentence alone.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::{alternatives, worded};
use super::time::{self, Named};
use super::{Outlook, Paragraph, Section, View, Year, Years};
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
        let mut said = None;
        let announces =
            text.trim_end().ends_with(['：', ':']) || ANNOUNCES.is_match(&text) && text.len() < 300;
        for (index, sentence) in paragraph.sentences.iter_mut().enumerate() {
            let words = fold(sentence.span.of(&text)).text();
            let turn = self.turn(&words);
            sentence.outlook = match turn {
                Some(turn) => turn.outlook,
                None if self.adds_up(&words, within) => self.now,
                None if within.years.is_none() && BEFORE.is_match(&words) && said.is_some() => {
                    Outlook { view: View::Back, years: said }
                }
                None if within.view == View::Unknown => self.leaning(&words, within),
                None => within,
            };
            said = self.year_told(&words).or(said);
            if let Some(turn) = turn.filter(|turn| turn.lasts) {
                within = turn.outlook;
                let is_whole = index == 0
                    || announces
                    || RECALLS.is_match(&words)
                    || self.is_open() && !self.argues(turn.outlook, &words);
                if is_whole && self.may_last(turn.outlook) {
                    self.now = turn.outlook;
                }
            }
        }
        paragraph.text = text;
    }

    /// `2001年，又撤销了9个局。全国共计精减115万人。`: what is added up is of the years that the part speaks of.
    fn adds_up(&self, words: &str, within: Outlook) -> bool {
        let one = within.years.is_some_and(|years| years.from == years.to);
        let holds =
            self.now.years.zip(within.years).is_some_and(|(all, one)| all.from < all.to && one.to <= all.to);
        one && holds && within.view == self.now.view && TOTALS.is_match(words) && !WHOLE.is_match(words)
    }

    /// The one year gone by that a sentence tells of wherever it says so: `农业1978年仍然丰收。`
    fn year_told(&self, words: &str) -> Option<Years> {
        let mut named = time::named(words, self.year).filter(|named| !named.is_span);
        let years = named.next().filter(|named| named.side(self.year) == View::Back)?.years?;
        named.next().is_none().then_some(years)
    }

    /// `1957年，由于…` in the middle of a paragraph: of the report's own year by its number, an argument and no plan.
    fn argues(&self, outlook: Outlook, words: &str) -> bool {
        let numbered = words.starts_with(|c: char| c.is_ascii_digit() || "一二".contains(c));
        outlook.view == View::Ahead && numbered && outlook.years.is_some_and(|years| years.from == years.to)
    }

    /// True where the heading does not tell one way to look.
    fn is_open(&self) -> bool {
        self.part.view == View::Unknown
    }

    /// Whether a time may hold for the paragraphs that follow: a plan recalls the past in passing only, a
    /// part of one year a span of years. Years long gone are recalled wherever they are named, and what was
    /// done in years that are not over yet was done in some of them.
    fn may_last(&self, outlook: Outlook) -> bool {
        let is_span = outlook.years.is_some_and(|years| years.from < years.to);
        let passes = outlook.years.zip(self.year).is_some_and(|(years, own)| {
            years.to < own.previous() || outlook.view == View::Back && years.to >= own
        });
        self.is_open() && !passes || outlook.view == self.part.view && (self.spans || !is_span)
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

fn anywhere(key: &str) -> Regex {
    worded("speech", key, str::to_owned)
}

fn at_start(key: &str) -> Regex {
    worded("speech", key, |any| format!("^{any}"))
}

static TOTALS: LazyLock<Regex> = LazyLock::new(|| anywhere("totals"));
static WHOLE: LazyLock<Regex> = LazyLock::new(|| anywhere("whole"));
static BEFORE: LazyLock<Regex> = LazyLock::new(|| anywhere("before"));
static SPAN: LazyLock<Regex> = LazyLock::new(|| anywhere("spans"));
static LEAD: LazyLock<Regex> = LazyLock::new(|| worded("speech", "lead", |any| format!("^{any}+")));
static RECALLS: LazyLock<Regex> =
    LazyLock::new(|| worded("speech", "recalls", |any| format!(r"^(?:\s|——|各位代表[!:,]*)*{any}")));
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| anywhere("announces"));
static OPENS: LazyLock<Regex> = LazyLock::new(|| at_start("opens"));
static AIMS: LazyLock<Regex> = LazyLock::new(|| anywhere("aims"));
static NOW: LazyLock<Regex> = LazyLock::new(|| at_start("now"));
static DONE: LazyLock<Regex> = LazyLock::new(|| anywhere("done"));
static TO_DO: LazyLock<Regex> = LazyLock::new(|| {
    let anywhere = alternatives("speech", "to_do");
    worded("speech", "orders", |any| format!("(?:^|[,;、]){any}|{anywhere}"))
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

    #[test]
    fn years_long_gone_are_recalled_in_passing() {
        use View::{Back, Unknown};
        check(
            "2010年，全市道路完成5公里。桥梁完成3座。\n山川秀美。\n去年，全市道路完成了6公里。\n人民安康。",
            &[
                (Back, 2010, 2010),
                (Back, 2010, 2010),
                (Unknown, 0, 0),
                (Back, 2025, 2025),
                (Back, 2025, 2025),
            ],
        );
    }
}
