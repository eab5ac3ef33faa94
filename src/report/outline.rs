//! How headings of a report nest, and what time each speaks of.

use super::heading::{Heading, Style};
use super::outlook::{self, Told};
use super::{Level, Outlook, Section, Year};

/// Headings in reading order and where the reader stands.
#[derive(Debug)]
pub(super) struct Outline {
    pub(super) sections: Vec<Section>,
    year: Option<Year>,
    /// Open headings, outermost first: style, number, index.
    open: Vec<(Style, u32, usize)>,
    /// What the outermost open heading tells.
    top: Told,
}

impl Outline {
    pub(super) fn new(year: Option<Year>) -> Self {
        Self { sections: Vec::new(), year, open: Vec::new(), top: Told::Nothing }
    }

    /// Index of the heading that text read now belongs to.
    pub(super) fn innermost(&self) -> Option<usize> {
        self.open.last().map(|(.., index)| *index)
    }

    pub(super) fn add(&mut self, heading: &Heading<'_>, line: u32) {
        let index = self.sections.len();
        let told = outlook::of_heading(heading.text, self.year);
        // A year's plan is a part of its own, however it is marked: no review holds it.
        let turns = matches!((self.top, told), (Told::Back(_), Told::Ahead(Some(_))));
        self.open.truncate(if turns { 0 } else { self.depth(heading) });
        if self.open.is_empty() {
            self.top = told;
        }
        let parent = self.innermost();
        self.open.push((heading.style, heading.number, index));
        self.sections.push(Section {
            heading: heading.text.to_owned(),
            level: if parent.is_none() { Level::Chapter } else { Level::Section },
            parent,
            outlook: Outlook::UNKNOWN,
            line,
        });
    }

    /// How many open headings a new one stands under.
    fn depth(&self, heading: &Heading<'_>) -> usize {
        if heading.style == Style::Bare {
            return 0;
        }
        let goes_on = self.open.iter().rposition(|(style, number, _)| {
            *style == heading.style && (heading.number > *number || heading.number == 0)
        });
        let same = self.open.iter().rposition(|(style, ..)| *style == heading.style);
        match goes_on.or(same) {
            // 一、 again under a part without a number of its own begins a list inside it.
            Some(at) if goes_on.is_none() && heading.style == Style::Numeral && at == 0 => {
                self.open.len().min(1)
            }
            Some(at) => at,
            None => self.open.len(),
        }
    }

    /// Gives every heading its outlook: by what it says, else by the part it stands in, else by its place:
    /// what has no time of its own goes on with the plan before it, and a first part before a plan looks back.
    pub(super) fn settle(&mut self) {
        let told: Vec<Told> =
            self.sections.iter().map(|section| outlook::of_heading(&section.heading, self.year)).collect();
        let top: Vec<bool> = self.sections.iter().map(|section| section.parent.is_none()).collect();
        let is_top = |at: usize| top.get(at).copied().unwrap_or(false);
        let tops: Vec<(usize, Told)> =
            told.iter().copied().enumerate().filter(|(at, _)| is_top(*at)).collect();
        let settled = outlook::in_order(&tops, self.year);
        let plans = tops.iter().any(|(_, told)| matches!(told, Told::Ahead(_) | Told::Both(_)));
        let mut turned = None;
        for at in 0..self.sections.len() {
            let own = told.get(at).copied().unwrap_or(Told::Nothing);
            let parent = self.sections.get(at).and_then(|section| section.parent);
            let inherited = parent.and_then(|parent| self.sections.get(parent)).map(|parent| parent.outlook);
            // Where no part plans, a heading of what is to be done inside the review begins the plan.
            let turns = !plans && matches!(own, Told::Ahead(None)) && parent.is_some_and(is_top);
            turned = if turns { parent } else { turned.filter(|top| parent == Some(*top)) };
            let inherited = inherited.filter(|_| turned.is_none());
            let own = if turned.is_some() { Told::Ahead(None) } else { own };
            let by_place = settled.iter().find(|(top, _)| *top == at).map(|(_, outlook)| *outlook);
            if let Some(section) = self.sections.get_mut(at) {
                section.outlook = match inherited {
                    None => by_place.unwrap_or_else(|| own.outlook(self.year)),
                    Some(inherited) => own.within(inherited, self.year),
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::View;
    use crate::report::heading::heading;

    #[track_caller]
    fn views(lines: &[&str], expected: &[View]) {
        let mut outline = Outline::new(Year::new(2025));
        for line in lines {
            outline.add(&heading(line).unwrap_or_else(|| panic!("{line} is no heading")), 1);
        }
        outline.settle();
        let found: Vec<View> = outline.sections.iter().map(|section| section.outlook.view).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn outlook_by_year_then_words_then_place() {
        use View::{Ahead, Around, Back};
        views(
            &["一、牢记嘱托", "(一)产业", "二、2025年重点", "三、自身建设", "一、稳定就业"],
            &[Back, Back, Ahead, Ahead, Ahead],
        );
        views(
            &["2024年工作回顾", "一、发展基础进一步夯实", "2025年工作安排", "一、突出产业发展", "名词解释"],
            &[Back, Back, Ahead, Ahead, Around],
        );
        views(&["第一部分  2024年工作回顾", "第二部分  重点工作"], &[Back, Ahead]);
        views(&["一、過去一年工作回顧", "二、主要目標任務"], &[Back, Ahead]);
    }

    #[test]
    fn parts_that_only_tell_their_subject_are_not_guessed() {
        views(&["一、关于社会主义革命", "二、关于社会主义建设"], &[View::Unknown, View::Unknown]);
    }
}
