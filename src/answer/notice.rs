//! What is to be said beside an answer: how the question was read, and why there is no better answer.

use super::Undecided;
use super::answered::{Kind, Shown};
use super::evidence::Evidence;
use super::table::{Tally, Unreckoned};
use super::verdict::{Reason, Ruling, Verdict};
use crate::figures::{Fulfilment, Nature};
use crate::question::{Fact, Group, Question, Want, When};
use crate::report::Year;

/// One thing to say. The words for it are the reader's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Pinyin or slips were read as this.
    Respelled(Vec<String>),
    /// The question leant on the one before it and was read as this.
    Understood { regions: Vec<String>, years: Vec<Year>, nature: Option<Nature>, topic: Vec<String> },
    /// Nothing was found in the words typed; this concept is nearest to them.
    Nearest(String),
    /// The nearest passage does not hold this word.
    Unsaid(String),
    /// The library holds no report of this place.
    Elsewhere(String),
    /// No report here has this name, which was typed in Latin letters.
    Stranger(String),
    /// The name typed may be any of these regions.
    WhichPlace { typed: String, regions: Vec<String> },
    /// No report reviews or plans this year.
    UnheldYear(Year),
    /// The report of this region, which was asked about, does not give the figure.
    Lacking(String),
    /// What was asked is given for other years or another nature than these only.
    OtherPeriod { years: Vec<Year>, part: Option<String>, nature: Option<Nature> },
    /// Only the growth is given where the amount was asked for, or the other way.
    OtherAspect,
    /// Results were meant, which too few reports give; these are targets.
    TargetsInstead,
    /// A report speaks of years, not of this moment.
    Moment,
    /// It is a thing of everyday life.
    Everyday,
    /// Reports name offices, not people.
    Office,
    /// The report by its parts, which is no summary of ours.
    ByParts,
    /// Reasons were asked for, and no passage gives one.
    NoReason,
    /// An admin has chosen the paragraph for this question.
    Chosen,
    /// These words of the question, conditions on many figures, were not used.
    Unused(Vec<String>),
    /// Reports of this group were looked into.
    Group(Group),
    /// These regions were left out, as asked.
    LeftOut(Group),
    /// What was to be reckoned makes no sense.
    Unreckoned(Unreckoned),
    /// Whether the target came true, by the rule; why that is left open, where it is.
    Fulfilment(Fulfilment, Option<Undecided>),
    /// Of how many targets of a board which is said.
    Board(Tally),
    /// No report of the region with the target of this year is held.
    NoTarget { region: String, year: Option<Year> },
    /// Of several things that were asked for, no number of this one is told.
    Untold(String),
    /// No report has this word.
    Unmentioned(String),
    /// What the report with this title says about itself.
    Fact { fact: Fact, said: String, title: String },
}

impl Notice {
    /// As other programs read it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Notice::Respelled(_) => "read_as",
            Notice::Understood { .. } => "understood_as",
            Notice::Nearest(_) => "nearest",
            Notice::Unsaid(_) => "unsaid",
            Notice::Elsewhere(_) => "elsewhere",
            Notice::Stranger(_) => "stranger",
            Notice::WhichPlace { .. } => "which_place",
            Notice::UnheldYear(_) => "unheld_year",
            Notice::Lacking(_) => "lacking",
            Notice::OtherPeriod { .. } => "other_period",
            Notice::OtherAspect => "other_aspect",
            Notice::TargetsInstead => "targets_instead",
            Notice::Moment => "moment",
            Notice::Everyday => "everyday",
            Notice::Office => "office",
            Notice::ByParts => "by_parts",
            Notice::NoReason => "no_reason",
            Notice::Chosen => "chosen",
            Notice::Unused(_) => "unused",
            Notice::Group(_) => "group",
            Notice::LeftOut(_) => "left_out",
            Notice::Unreckoned(_) => "unreckoned",
            Notice::Fulfilment(..) => "fulfilment",
            Notice::Board(_) => "board",
            Notice::NoTarget { .. } => "no_target",
            Notice::Untold(_) => "untold",
            Notice::Unmentioned(_) => "unmentioned",
            Notice::Fact { .. } => "fact",
        }
    }
}

/// Notices in the order they are to be said; `own` are those of the want.
pub(super) fn notices(
    question: &Question,
    evidence: &Evidence<'_>,
    verdict: &Verdict,
    own: Vec<Notice>,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    if !question.respelled.is_empty() {
        notices.push(Notice::Respelled(question.respelled.clone()));
    }
    if question.taken_over {
        notices.push(understood(question));
    }
    if let Some(widened) = evidence.widened.as_ref().filter(|_| verdict.ruling != Ruling::Nothing) {
        notices.push(Notice::Nearest(widened.name.clone()));
    }
    notices.extend(own);
    if verdict.ruling == Ruling::Answered {
        notices.extend(question.places.excluded.clone().map(Notice::LeftOut));
        notices.extend(evidence.strangers.iter().cloned().map(Notice::Stranger));
    }
    if verdict.ruling != Ruling::Answered {
        notices.extend(verdict.reasons.iter().filter_map(|reason| why(reason, question)));
    }
    notices
}

/// Conditions on many figures that no table applied, and groups that none names.
pub(super) fn of_conditions(question: &Question, kind: Kind, shown: &Shown) -> Vec<Notice> {
    if shown.table.is_some() || kind == Kind::None {
        return Vec::new();
    }
    let over = &question.over;
    // A mention counts reports itself.
    let is_used = matches!(question.want, Want::Mention(_)) && over.limit.is_none() && over.cut.is_none();
    let unused = (!is_used && !over.words.is_empty()).then(|| Notice::Unused(over.words.clone()));
    let groups = question.places.groups.iter().cloned().map(Notice::Group);
    let unheld = question.places.unheld.iter().cloned().map(Notice::Elsewhere);
    groups.chain(unheld).chain(unused).collect()
}

/// What a person is told of a reason; some are told by there being no answer.
fn why(reason: &Reason, question: &Question) -> Option<Notice> {
    match reason {
        Reason::Elsewhere(place) | Reason::Inside(place) => Some(Notice::Elsewhere(place.clone())),
        Reason::Stranger(name) => Some(Notice::Stranger(name.clone())),
        Reason::UnheldYear(year) => Some(Notice::UnheldYear(*year)),
        Reason::OtherPeriod => {
            let When { years, part, nature, .. } = &question.when;
            Some(Notice::OtherPeriod { years: years.clone(), part: part.clone(), nature: *nature })
        }
        Reason::OtherAspect => Some(Notice::OtherAspect),
        Reason::Moment => Some(Notice::Moment),
        Reason::Everyday => Some(Notice::Everyday),
        Reason::Office => Some(Notice::Office),
        Reason::Unmentioned(words) => Some(Notice::Unmentioned(words.clone())),
        Reason::Lacks(word) => Some(Notice::Unsaid(word.clone())),
        Reason::Uncovered { .. } | Reason::Unmeasured | Reason::Unsaid => None,
    }
}

fn understood(question: &Question) -> Notice {
    let asks = &question.topic.query.asks;
    let typed = || asks.iter().filter_map(|ask| ask.forms.first()).map(|form| form.text.to_string());
    Notice::Understood {
        regions: question.places.regions.clone(),
        years: question.when.years.clone(),
        nature: question.when.nature,
        topic: match question.topic.indicators.as_slice() {
            [only] => vec![only.clone()],
            _ => typed().collect(),
        },
    }
}
