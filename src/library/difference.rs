//! What one edition says otherwise than another: reports, records, doubts.

use std::collections::{BTreeMap, HashSet};

use super::{Key, Library};
use crate::figures::{Aspect, Figure, Nature, Period};
use crate::report::{Fault, Report, Year};

/// From one edition to the next.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Difference {
    /// Document names that the edition before did not hold.
    pub added: Vec<String>,
    /// Document names that are gone.
    pub removed: Vec<String>,
    /// Document names whose text, or whose reading, changed.
    pub changed: Vec<String>,
    /// Reports of the edition before.
    pub before: usize,
    /// Records that are not what they were, by report and claim.
    pub shifts: Vec<Shift>,
    /// What may be wrong and was not before.
    pub doubts: Vec<Fault>,
}

/// One record that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    pub claim: Claim,
    /// What was recorded; nothing where it is new.
    pub was: Option<Said>,
    /// What is recorded now; nothing where it vanished.
    pub is: Option<Said>,
    /// The text that it stood in still stands in the report: it is read otherwise, and nobody has changed it.
    pub is_unexplained: bool,
}

/// What a record is the record of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    /// The region, or the document of a report without one.
    pub region: String,
    /// The year of the report.
    pub report: Option<Year>,
    pub indicator: String,
    pub aspect: Aspect,
    pub period: Period,
    pub scope: Option<String>,
    pub qualifiers: Vec<String>,
}

/// What a record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub nature: Nature,
    /// As printed.
    pub text: String,
}

impl Shift {
    /// A record that is gone although its text is there.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.is_unexplained && self.is.is_none()
    }

    /// A result that is a target now, or the like, although its text is as it was.
    #[must_use]
    pub fn turns(&self) -> bool {
        let natures = self.was.as_ref().zip(self.is.as_ref());
        self.is_unexplained && natures.is_some_and(|(was, is)| was.nature != is.nature)
    }
}

impl Difference {
    /// From `old` to `new`. Reads the figures of the reports that changed, and of no others.
    #[must_use]
    pub fn between(old: &Library, new: &Library) -> Difference {
        let (before, after) = (keys(old), keys(new));
        let removed: Vec<String> = before.keys().filter(|name| !after.contains_key(*name)).cloned().collect();
        let added: Vec<String> = after.keys().filter(|name| !before.contains_key(*name)).cloned().collect();
        let is_other = |name: &&String| {
            let pair = before.get(*name).zip(after.get(*name));
            pair.is_some_and(|((_, was), (_, is))| was != is)
        };
        let changed: Vec<String> = before.keys().filter(is_other).cloned().collect();
        let touched = |names: [&[String]; 2], held: &BTreeMap<String, (u32, Key)>| -> Vec<u32> {
            names.concat().iter().filter_map(|name| held.get(name)).map(|(number, _)| *number).collect()
        };
        let shifts = shifts(
            (old, &touched([&changed, &removed], &before)),
            (new, &touched([&changed, &added], &after)),
        );
        let shifts = without_whole(shifts, [(new, &added), (old, &removed)]);
        let known: HashSet<String> = old.doubts().map(ToString::to_string).collect();
        let doubts = new.doubts().filter(|fault| !known.contains(&fault.to_string())).cloned().collect();
        Difference { added, removed, changed, before: before.len(), shifts, doubts }
    }

    /// Nothing was found: the same reports, read in the same way.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// What is told by a report being new or gone is not told once more by each of its records.
fn without_whole(mut shifts: Vec<Shift>, whole: [(&Library, &[String]); 2]) -> Vec<Shift> {
    let [new, gone] = whole.map(|(library, names)| -> HashSet<(String, Option<Year>)> {
        let is_named = |report: &&Report| names.contains(&report.document);
        library.corpus().reports().iter().filter(is_named).map(whose).collect()
    });
    shifts.retain(|shift| {
        let own = (shift.claim.region.clone(), shift.claim.report);
        let is_of_whole =
            shift.was.is_none() && new.contains(&own) || shift.is.is_none() && gone.contains(&own);
        shift.is_unexplained || !is_of_whole
    });
    shifts
}

/// By what records are told apart from those of other reports.
fn whose(report: &Report) -> (String, Option<Year>) {
    (report.facts.region.clone().unwrap_or_else(|| report.document.clone()), report.facts.year)
}

/// Number and key of each report, by its document.
fn keys(library: &Library) -> BTreeMap<String, (u32, Key)> {
    let numbered = (0u32..).zip(library.corpus().reports());
    numbered
        .filter_map(|(number, report)| Some((report.document.clone(), (number, library.key(number)?))))
        .collect()
}

/// A record with the sentence that it stands in.
struct Record {
    said: Said,
    sentence: String,
}

type Records = BTreeMap<Claim, Vec<Record>>;

fn shifts(old: (&Library, &[u32]), new: (&Library, &[u32])) -> Vec<Shift> {
    let (mut before, mut after) = (records(old.0, old.1), records(new.0, new.1));
    let standing: HashSet<String> = sentences(new.0, new.1);
    let mut claims: Vec<Claim> = before.keys().chain(after.keys()).cloned().collect();
    claims.sort();
    claims.dedup();
    let mut shifts = Vec::new();
    for claim in claims {
        let (was, is) = (before.remove(&claim).unwrap_or_default(), after.remove(&claim).unwrap_or_default());
        shifts.extend(of_claim(&claim, was, is, &standing));
    }
    shifts
}

/// Old and new records of one claim: the same first, then those of one nature, then those of one text.
fn of_claim(claim: &Claim, was: Vec<Record>, mut is: Vec<Record>, standing: &HashSet<String>) -> Vec<Shift> {
    let mut left: Vec<Record> = Vec::new();
    for record in was {
        match is.iter().position(|other| other.said == record.said) {
            Some(at) => drop(is.swap_remove(at)),
            None => left.push(record),
        }
    }
    let mut shifts = Vec::new();
    for record in left {
        let same_nature = is.iter().position(|other| other.said.nature == record.said.nature);
        let at = same_nature.or_else(|| is.iter().position(|other| other.said.text == record.said.text));
        let is_unexplained = standing.contains(&record.sentence);
        let now = at.map(|at| is.remove(at).said);
        shifts.push(Shift { claim: claim.clone(), was: Some(record.said), is: now, is_unexplained });
    }
    shifts.extend(is.into_iter().map(|record| Shift {
        claim: claim.clone(),
        was: None,
        is: Some(record.said),
        is_unexplained: false,
    }));
    shifts
}

fn records(library: &Library, reports: &[u32]) -> Records {
    let mut found: Records = BTreeMap::new();
    for number in reports {
        let Some(report) = library.corpus().reports().get(*number as usize) else { continue };
        for figure in library.ledger().of_report(*number).filter(|figure| figure.record) {
            let said = Said { nature: figure.nature, text: figure.text.clone() };
            let record = Record { said, sentence: sentence(report, figure) };
            found.entry(claim(report, figure)).or_default().push(record);
        }
    }
    found
}

fn claim(report: &Report, figure: &Figure) -> Claim {
    let mut qualifiers = figure.qualifiers.clone();
    qualifiers.sort();
    let (region, year) = whose(report);
    Claim {
        region,
        report: year,
        indicator: figure.indicator.clone(),
        aspect: figure.aspect,
        period: figure.period.clone(),
        scope: figure.scope.clone(),
        qualifiers,
    }
}

fn sentence(report: &Report, figure: &Figure) -> String {
    let paragraph = report.paragraphs.get(figure.place.paragraph.paragraph as usize);
    let found = paragraph.and_then(|own| Some((own, own.sentences.get(figure.place.sentence)?)));
    found.map(|(own, sentence)| sentence.span.of(&own.text).to_owned()).unwrap_or_default()
}

fn sentences(library: &Library, reports: &[u32]) -> HashSet<String> {
    let own = reports.iter().filter_map(|number| library.corpus().reports().get(*number as usize));
    let paragraphs = own.flat_map(|report| report.paragraphs.iter());
    let texts = paragraphs.flat_map(|paragraph| {
        paragraph.sentences.iter().map(|sentence| sentence.span.of(&paragraph.text).to_owned())
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Knowledge;
    use crate::report::Source;

    const TEXT: &str = "2020年甲市人民政府工作报告\n一、2019年工作回顾\n去年地区生产总值增长5.5%。城镇新增就业5万人。\n\
                        二、2020年工作安排\n今年地区生产总值增长6%左右。\n";

    fn library(reports: &[(&str, &str)]) -> Library {
        let source = |(document, text): &(&str, &str)| Source {
            file: format!("{document}.txt"),
            document: (*document).to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let sources: Vec<Source> = reports.iter().map(source).collect();
        Library::build(1, &sources, Knowledge::default()).unwrap().0
    }

    fn shifts(old: &str, new: &str) -> Vec<(Option<String>, Option<String>, bool)> {
        let difference =
            Difference::between(&library(&[("甲市-2020", old)]), &library(&[("甲市-2020", new)]));
        let text = |said: &Option<Said>| said.as_ref().map(|said| said.text.clone());
        difference
            .shifts
            .iter()
            .map(|shift| (text(&shift.was), text(&shift.is), shift.is_unexplained))
            .collect()
    }

    #[test]
    fn what_did_not_change_shifts_nothing() {
        let difference =
            Difference::between(&library(&[("甲市-2020", TEXT)]), &library(&[("甲市-2020", TEXT)]));
        assert!(difference.is_empty() && difference.shifts.is_empty() && difference.doubts.is_empty());
    }

    #[test]
    fn a_value_that_was_put_right_is_told_with_both_values() {
        let changed = shifts(TEXT, &TEXT.replace("5.5%", "5.6%"));
        assert_eq!(changed, [(Some("5.5%".to_owned()), Some("5.6%".to_owned()), false)]);
    }

    #[test]
    fn a_record_whose_text_was_taken_out_has_vanished_for_a_reason() {
        let changed = shifts(TEXT, &TEXT.replace("城镇新增就业5万人。", ""));
        assert_eq!(changed, [(Some("5万人".to_owned()), None, false)]);
    }

    #[test]
    fn a_record_that_turns_although_its_text_stands_is_unexplained() {
        // The heading that made a result of it is lost; the sentence stands.
        let text = TEXT.replace("去年地区", "地区");
        let moved = text.replace("一、2019年工作回顾", "一、2020年工作安排");
        let old = library(&[("甲市-2020", &text)]);
        let difference = Difference::between(&old, &library(&[("甲市-2020", &moved)]));
        assert!(difference.shifts.iter().any(|shift| shift.is_lost() || shift.turns()), "{difference:?}");
        assert_eq!(difference.changed, ["甲市-2020"]);
    }

    #[test]
    fn a_report_that_is_new_or_gone_is_told_as_a_whole() {
        let other = TEXT.replace("甲市", "乙市");
        let (one, both) =
            (library(&[("甲市-2020", TEXT)]), library(&[("甲市-2020", TEXT), ("乙市-2020", &other)]));
        for (old, new) in [(&one, &both), (&both, &one)] {
            let difference = Difference::between(old, new);
            assert_eq!(difference.added.len() + difference.removed.len(), 1);
            assert!(difference.shifts.is_empty(), "{:?}", difference.shifts);
        }
    }

    #[test]
    fn a_report_under_another_name_says_the_same() {
        let difference =
            Difference::between(&library(&[("甲市-2020", TEXT)]), &library(&[("甲市政府-2020", TEXT)]));
        assert_eq!((difference.added.len(), difference.removed.len()), (1, 1));
        assert!(difference.shifts.is_empty(), "{:?}", difference.shifts);
    }
}
