//! Headings of a report, and whether what stands under them looks back or ahead.

use super::{Level, Outlook, Section, View, Year};

/// A heading found at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading<'a> {
    pub(super) level: Level,
    pub(super) text: &'a str,
    /// Body text on the same line.
    pub(super) rest: &'a str,
}

impl Heading<'_> {
    pub(super) fn is_whole_line(&self) -> bool {
        self.rest.is_empty()
    }
}

/// Longest unnumbered line that can be a heading, in characters.
const SHORT: usize = 24;

/// The heading at the start of a trimmed line: `一、…`, `(一)…`, or a short line without closing mark that
/// names a year's work or a part every report has.
pub(super) fn heading(line: &str) -> Option<Heading<'_>> {
    if let Some(after) = chapter_number(line) {
        return Some(cut(line, after, Level::Chapter));
    }
    if let Some(after) = section_number(line) {
        return Some(cut(line, after, Level::Section));
    }
    let is_bare = line.chars().count() <= SHORT
        && !line.chars().any(|character| "。；;！!？?：:，,“—".contains(character))
        && names_a_part(line);
    is_bare.then_some(Heading { level: Level::Chapter, text: line, rest: "" })
}

fn is_numeral(character: char) -> bool {
    "一二三四五六七八九十百".contains(character)
}

/// What follows `十一、`.
fn chapter_number(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(is_numeral);
    if rest.len() == line.len() {
        return None;
    }
    rest.strip_prefix(['、', '．', '.'])
}

/// What follows `(十一)`, in either width.
fn section_number(line: &str) -> Option<&str> {
    let inner = line.strip_prefix(['(', '（'])?;
    let rest = inner.trim_start_matches(is_numeral);
    if rest.len() == inner.len() {
        return None;
    }
    rest.strip_prefix([')', '）'])
}

fn names_a_part(line: &str) -> bool {
    let looks_at_a_year = begins_with_year(line) && (is_review(line) || is_plan(line));
    looks_at_a_year
        || ["名词解释", "名词注释", "自身建设", "工作回顾"].iter().any(|part| line.ends_with(part))
}

fn cut<'a>(line: &'a str, after_number: &str, level: Level) -> Heading<'a> {
    let number = line.len() - after_number.len();
    let mark = |character: char| "。；;！!？?：:".contains(character);
    let mut end = after_number.find(mark).map_or(line.len(), |at| number + at);
    if level == Level::Chapter
        && let Some(at) = run_in(after_number)
    {
        end = end.min(number + at);
    }
    let (text, rest) = line.split_at_checked(end).unwrap_or((line, ""));
    let rest = rest.trim_start_matches(mark).trim_start();
    Heading { level, text: text.trim_end(), rest }
}

/// Where a chapter heading that lacks its own line runs into the text: at a time word after
/// `回顾`, `安排`, `工作` …, as in `一、2018年工作回顾2018年，…`.
fn run_in(heading: &str) -> Option<usize> {
    let clause = heading.split(['，', ',', '。']).next().unwrap_or(heading);
    if clause.len() == heading.len() {
        return None;
    }
    clause.char_indices().skip(1).map(|(at, _)| at).find(|&at| {
        let (before, after) = clause.split_at_checked(at).unwrap_or((clause, ""));
        let ends_a_heading =
            ["回顾", "安排", "工作", "任务", "目标", "要求"].iter().any(|word| before.ends_with(word));
        let begins_a_time = begins_with_year(after)
            || ["今年", "过去", "刚刚过去"].iter().any(|word| after.starts_with(word));
        ends_a_heading && begins_a_time
    })
}

fn begins_with_year(text: &str) -> bool {
    year_at_start(text).is_some()
}

/// `2024年` or `2024 年` at the start.
fn year_at_start(text: &str) -> Option<Year> {
    let digits = text.get(..4)?;
    let year = Year::new(digits.parse().ok()?)?;
    text.get(4..)?.trim_start().starts_with('年').then_some(year)
}

fn is_review(heading: &str) -> bool {
    ["回顾", "过去", "总结"].iter().any(|word| heading.contains(word))
}

fn is_plan(heading: &str) -> bool {
    ["安排", "任务", "目标", "要求", "重点工作", "建议", "思路", "今年", "预期", "展望"]
        .iter()
        .any(|word| heading.contains(word))
}

/// Headings in reading order and where the reader stands.
#[derive(Debug)]
pub(super) struct Outline {
    pub(super) sections: Vec<Section>,
    year: Option<Year>,
    chapter: Option<usize>,
    innermost: Option<usize>,
}

impl Outline {
    pub(super) fn new(year: Option<Year>) -> Self {
        Self { sections: Vec::new(), year, chapter: None, innermost: None }
    }

    /// Index of the heading that text read now belongs to.
    pub(super) fn innermost(&self) -> Option<usize> {
        self.innermost
    }

    pub(super) fn add(&mut self, heading: &Heading<'_>, line: u32) {
        let index = self.sections.len();
        let (parent, tense) = match heading.level {
            Level::Chapter => (None, self.chapter_tense(heading.text)),
            Level::Section => (self.chapter, self.current_tense().unwrap_or(View::Ahead)),
        };
        if heading.level == Level::Chapter {
            self.chapter = Some(index);
        }
        self.innermost = Some(index);
        self.sections.push(Section {
            heading: heading.text.to_owned(),
            level: heading.level,
            parent,
            outlook: Outlook { view: tense, years: None },
            line,
        });
    }

    fn current_tense(&self) -> Option<View> {
        self.sections.get(self.chapter?).map(|chapter| chapter.outlook.view)
    }

    /// By the heading's year, then by its words, then by its place: the first chapter of a report looks
    /// back, those after it ahead.
    fn chapter_tense(&self, heading: &str) -> View {
        let title = heading.trim_start_matches(is_numeral).trim_start_matches(['、', '.', '．']).trim_start();
        if let (Some(named), Some(own)) = (year_at_start(title), self.year) {
            return if named < own { View::Back } else { View::Ahead };
        }
        if is_review(title) {
            return View::Back;
        }
        if is_plan(title) || self.chapter.is_some() {
            return View::Ahead;
        }
        View::Back
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(Level, &str, &str)>) {
        let found = heading(line).map(|heading| (heading.level, heading.text, heading.rest));
        assert_eq!(found, expected);
    }

    #[test]
    fn headings_as_reports_print_them() {
        check("一、2019年工作回顾", Some((Level::Chapter, "一、2019年工作回顾", "")));
        check("一、2024 年工作回顾", Some((Level::Chapter, "一、2024 年工作回顾", "")));
        check("（十二）办好教育", Some((Level::Section, "（十二）办好教育", "")));
        check("(一)稳步。落实政策。", Some((Level::Section, "(一)稳步", "落实政策。")));
        check("2024年工作回顾", Some((Level::Chapter, "2024年工作回顾", "")));
        check("2025年工作安排建议", Some((Level::Chapter, "2025年工作安排建议", "")));
        check("名词解释", Some((Level::Chapter, "名词解释", "")));
        check("二、牢记使命，在建设中争先", Some((Level::Chapter, "二、牢记使命，在建设中争先", "")));
    }

    #[test]
    fn body_text_is_no_heading() {
        check("一是经济运行持续向好。", None);
        check("十年来，我们奋力前行。", None);
        check("——经济运行稳中向好。", None);
        check("落实人才政策", None);
    }

    #[test]
    fn tense_by_year_then_words_then_place() {
        let mut outline = Outline::new(Year::new(2025));
        for line in ["一、牢记嘱托", "(一)产业", "二、2025年重点", "三、自身建设", "一、稳定就业"]
        {
            if let Some(heading) = heading(line) {
                outline.add(&heading, 1);
            }
        }
        let tenses: Vec<View> = outline.sections.iter().map(|section| section.outlook.view).collect();
        assert_eq!(tenses, [View::Back, View::Back, View::Ahead, View::Ahead, View::Ahead]);
    }
}
