//! One question, understood: what it wants, of what, where and when.

use super::phrases;
use super::{ConceptId, Over, Places, Stretch, Want};
use crate::figures::Nature;
use crate::report::Year;
use crate::search::Query;
use crate::text::folded;

/// One question, understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// As typed, white space at both ends left out.
    pub text: String,
    pub want: Want,
    pub topic: Topic,
    pub places: Places,
    pub when: When,
    /// Conditions on many figures.
    pub over: Over,
    /// What was read otherwise than typed: pinyin and slips, as they would be printed.
    pub respelled: Vec<String>,
    /// Reasons are asked for: 为什么.
    pub asks_why: bool,
    /// What was taken over from the question before.
    pub taken_over: bool,
    /// Passages to pass over, when more of the same is wanted.
    pub skip: usize,
}

/// What is asked about, once places, time, want and filler words are taken out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Topic {
    /// What is looked for.
    pub query: Query,
    /// The words that tell what is asked about, in order.
    pub words: Vec<Word>,
    /// Concepts of the lexicon that are named.
    pub concepts: Vec<ConceptId>,
    /// Their official names.
    pub indicators: Vec<String>,
    /// All concepts named are measured by figures, and there is at least one.
    pub is_measure: bool,
    /// At least one is.
    pub has_measure: bool,
    /// Names of things that no report is about: the weather of today, a recipe.
    pub everyday: Vec<String>,
    /// The asker's own affairs are named: 我的, 我爸, my.
    pub is_personal: bool,
    /// Which of the query's asks stand side by side, each a measure of its own; empty where one thing is asked for.
    pub sides: Vec<usize>,
}

impl Topic {
    /// One thing that the lexicon knows is asked about, and nothing is said of it.
    #[must_use]
    pub fn is_one_thing(&self) -> bool {
        self.words.len() == 1 && !self.concepts.is_empty()
    }
}

/// One word that tells what is asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Folded.
    pub text: String,
    /// Which of the query's asks it is part of.
    pub ask: usize,
    /// It names a concept of the lexicon.
    pub is_concept: bool,
    /// It names something that is measured by figures.
    pub is_measure: bool,
    /// Those that it names.
    pub concepts: Vec<ConceptId>,
    /// How seldom general Chinese uses it, 0 to 1.
    pub rarity: f32,
    /// It stands right behind 多少: that many of it are asked for.
    pub is_counted: bool,
    /// Characters of the folded text, `start..end`; `None` of one that does not stand in one piece.
    pub span: Option<(usize, usize)>,
}

impl Word {
    /// Nothing stands between the two: 消费支出 is a kind of 支出.
    #[must_use]
    pub fn follows(&self, before: &Word) -> bool {
        self.span.zip(before.span).is_some_and(|((start, _), (_, end))| start == end)
    }
}

/// The time asked about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct When {
    /// Years named or meant, in order.
    pub years: Vec<Year>,
    /// The years it goes over, where they are several in a row.
    pub stretch: Option<Stretch>,
    /// 哪年: which of them is asked.
    pub asks_year: bool,
    /// 哪年突破: the first year is asked for of those that meet a limit.
    pub asks_first: bool,
    /// The part of a year that was named, as typed: 上半年.
    pub part: Option<String>,
    /// Achieved or promised, as said or meant.
    pub nature: Option<Nature>,
    /// Achieved or promised, as said, also where several years were named.
    pub said: Option<Nature>,
    /// Year or nature were said in so many words, not only meant.
    pub is_named: bool,
    /// Years are taken together: 五年里.
    pub is_span: bool,
    /// It asks how things stand, or whether something has been done: 通车了没.
    pub looks_back: bool,
    /// Today, tonight, this week: no report speaks of it.
    pub is_moment: bool,
}

impl Question {
    /// True when the question wants a number rather than a passage: by its words, or by naming a measure and
    /// nothing else.
    #[must_use]
    pub fn wants_figure(&self) -> bool {
        let names_measure = !self.want.asks_how() && self.topic.is_measure;
        // 今年怎么吸引人才: what is done is no number, unless it is done to one.
        let is_of_number = !self.want.asks_how() || self.topic.has_measure;
        let names_time = self.when.nature.is_some() || !self.when.years.is_empty();
        self.want.asks_number() || is_of_number && names_time || names_measure
    }

    /// True when it asks who or where: no number tells that.
    #[must_use]
    pub fn asks_whom(&self) -> bool {
        let text = folded(&self.text);
        phrases::words("of_no_number", "asked").iter().any(|word| names(&text, word))
    }

    /// True when figures are asked for of which something is true, and not all there are.
    #[must_use]
    pub fn is_conditioned(&self) -> bool {
        let has_turned = matches!(self.want, Want::Change { only: Some(_), .. });
        self.over.limit.is_some() || self.over.fulfilled.is_some() || has_turned
    }
}

/// True of a text with the word; in Latin letters it is none of a longer one.
fn names(folded: &str, word: &str) -> bool {
    match word.is_ascii() {
        true => folded.split(|one: char| !one.is_alphanumeric()).any(|own| own == word),
        false => folded.contains(word),
    }
}
