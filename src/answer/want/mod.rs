//! One file a want: what it shows of the evidence.

mod change;
mod compare;
mod fact;
mod fulfilled;
mod list;
mod mention;
mod overview;
mod passage;
mod rank;
mod reasons;
mod value;

use super::answered::Shown;
use super::evidence::Evidence;
use super::verdict::Reason;
use crate::library::Library;
use crate::question::{Question, Want};

/// What is shown, or why the want has nothing to show after all.
pub(super) fn show(question: &Question, evidence: &Evidence<'_>, library: &Library) -> Result<Shown, Reason> {
    match &question.want {
        Want::Value(_) => value::show(question, evidence, library),
        Want::List => list::show(question, evidence),
        Want::Compare(_) => compare::show(question, evidence),
        // A subject that no indicator tells of has targets of many kinds: 各省教育目标.
        Want::Rank(_)
            if evidence.table.is_none() && !question.topic.has_measure && !question.over.is_strict() =>
        {
            list::show(question, evidence)
        }
        Want::Rank(_) | Want::Threshold(_) => rank::show(question, evidence),
        Want::Series(_) | Want::Fulfilled(_) if evidence.table.is_some() => rank::show(question, evidence),
        Want::Series(_) => value::show(question, evidence, library),
        Want::Change { .. } => change::show(question, evidence, library),
        Want::Fulfilled(_) => fulfilled::show(question, library),
        Want::Mention(mention) => mention::show(mention, question, library),
        Want::Overview(overview) => overview::show(*overview, question, library),
        Want::Passage { .. } => passage::show(question, evidence, library),
        Want::Fact(fact) => fact::show(*fact, question, library),
    }
}
