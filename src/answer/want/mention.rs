//! Which reports have some words, letter by letter, or have them not; the first of them by year.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::answer::answered::Shown;
use crate::answer::notice::Notice;
use crate::answer::table::Computed;
use crate::answer::verdict::Reason;
use crate::library::Library;
use crate::question::{Mention, Question};
use crate::report::{Paragraph, ParagraphId, Report};
use crate::text::to_traditional;

pub(super) fn show(mention: &Mention, question: &Question, library: &Library) -> Result<Shown, Reason> {
    let reports = reports(question, library);
    let mut found: Vec<Found> = Vec::new();
    for words in readings(mention, library) {
        found = reports.iter().filter_map(|(number, report)| Found::of(*number, report, &words)).collect();
        if !found.is_empty() {
            break;
        }
    }
    let mut shown = Shown { is_enough: true, ..Shown::default() };
    if found.is_empty() {
        let words = mention.words.join("、");
        if !mention.lacks {
            return Err(Reason::Unmentioned(words));
        }
        shown.notices.push(Notice::Unmentioned(words));
    }
    let having: BTreeSet<u32> = found.iter().map(|found| found.report).collect();
    if mention.lacks {
        shown.documents =
            reports.iter().map(|(number, _)| *number).filter(|number| !having.contains(number)).collect();
    } else {
        // The oldest first, or the newest where the last was asked for; of one year in the order of the library.
        let year = |found: &Found| {
            let report = library.corpus().reports().get(found.report as usize);
            report.and_then(|report| report.facts.year)
        };
        found.sort_by_key(year);
        if mention.is_last {
            found.sort_by_key(|found| Reverse(year(found)));
        }
        shown.documents = found.iter().map(|found| found.report).collect();
        shown.places = found.iter().map(|found| found.first).collect();
    }
    if mention.counts {
        shown.computed.push(Computed::count(shown.documents.len(), ""));
    }
    if mention.times {
        shown.computed.push(Computed::count(found.iter().map(|found| found.times).sum(), "次"));
    }
    Ok(shown)
}

/// The reports that were asked about.
fn reports<'a>(question: &Question, library: &'a Library) -> Vec<(u32, &'a Report)> {
    let (regions, years) = (&question.places.regions, &question.when.years);
    let gazetteer = &library.knowledge().gazetteer;
    let level = question.places.level;
    let is_asked = |report: &Report| {
        let own = report.facts.region.as_deref();
        let is_region =
            regions.is_empty() || own.is_some_and(|own| regions.iter().any(|region| region == own));
        let is_level = level.is_none() || own.is_some_and(|own| gazetteer.level(own) == level);
        let is_year = years.is_empty() || report.facts.year.is_some_and(|year| years.contains(&year));
        let is_kept = !own.is_some_and(|own| question.places.leaves_out(own));
        is_region && is_kept && (is_level || !regions.is_empty()) && is_year
    };
    (0u32..).zip(library.corpus().reports()).filter(|(_, report)| is_asked(report)).collect()
}

/// The words as typed; where no report has them, the parts of 甲和乙, then what reports call the concept they name.
fn readings(mention: &Mention, library: &Library) -> Vec<Vec<Vec<String>>> {
    let typed: Vec<Vec<String>> = mention.words.iter().map(|word| scripts(word)).collect();
    let parts = mention.words.iter().flat_map(|word| word.split(['和', '与', '及', '或']));
    let parts: Vec<Vec<String>> = parts.filter(|part| part.chars().count() > 1).map(scripts).collect();
    let lexicon = &library.knowledge().lexicon;
    let named = |word: &String| -> Vec<String> {
        let chars: Vec<char> = word.chars().collect();
        let found = lexicon.matches(&chars);
        let whole = found.iter().filter(|one| one.start == 0 && one.end == chars.len());
        whole.flat_map(|one| lexicon.concept(one.concept).names()).flat_map(scripts).collect()
    };
    let names: Vec<Vec<String>> = mention.words.iter().map(named).collect();
    let mut readings = vec![typed];
    if parts.len() > mention.words.len() {
        readings.push(parts);
    }
    if names.iter().all(|names| !names.is_empty()) {
        readings.push(names);
    }
    readings
}

/// A folded word as reports may print it: Latin letters large or small, in either script.
fn scripts(word: &str) -> Vec<String> {
    let mut scripts = vec![word.to_owned(), word.to_uppercase(), to_traditional(word)];
    scripts.dedup();
    scripts
}

/// A report that has all the words.
struct Found {
    report: u32,
    /// The first paragraph and sentence that has the first word.
    first: (ParagraphId, usize),
    times: usize,
}

impl Found {
    /// Each of `words` may stand in any of its scripts.
    fn of(number: u32, report: &Report, words: &[Vec<String>]) -> Option<Self> {
        let holds = |text: &str, word: &Vec<String>| word.iter().any(|script| text.contains(script.as_str()));
        let has = |word: &Vec<String>| report.paragraphs.iter().any(|paragraph| holds(&paragraph.text, word));
        if !words.iter().all(has) {
            return None;
        }
        let first = words.first()?;
        let mut own = (0u32..).zip(&report.paragraphs).filter(|(_, paragraph)| holds(&paragraph.text, first));
        let (at, paragraph) = own.next()?;
        let of_sentence = |paragraph: &Paragraph| {
            paragraph.sentences.iter().position(|sentence| holds(sentence.span.of(&paragraph.text), first))
        };
        let count =
            |text: &str| first.iter().map(|script| text.matches(script.as_str()).count()).max().unwrap_or(0);
        let times = report.paragraphs.iter().map(|paragraph| count(&paragraph.text)).sum();
        let place = ParagraphId { report: number, paragraph: at };
        Some(Self { report: number, first: (place, of_sentence(paragraph).unwrap_or(0)), times })
    }
}
