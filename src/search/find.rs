//! Candidates for an answer, with the scores that ranking weighs.

use std::collections::HashMap;

use super::table::{Clause, Part};
use super::{Form, Index, Query};
use crate::report::ParagraphId;
use crate::text::{Term, TermKind};

/// BM25 scores of one paragraph, 0 where nothing matched.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Scores {
    pub bigrams: f32,
    pub words: f32,
    pub heading: f32,
    /// Bigrams and words of the best sentence together.
    pub sentence: f32,
}

/// Ways to say one thing that are searched for; those after the heaviest change nothing but the time.
const MOST_CLAUSES: usize = 5;

/// Terms that are looked for at most, other names and phrases counted in. What people ask has up to 84 (the gold sets);
/// a page that is pasted has two thousand, and the telling ones among them decide.
const MOST_TERMS: usize = 120;

/// One candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub paragraph: ParagraphId,
    pub scores: Scores,
    /// Index and score of every sentence that matched, in no order.
    pub sentences: Vec<(usize, f32)>,
}

impl Index {
    /// What is looked for of these forms: terms that the corpus holds, and of a long question the most telling.
    fn clauses<'a>(&self, asks: &[Vec<&'a Form>]) -> Vec<Vec<Clause<'a>>> {
        // What a dictionary cuts stands in no vocabulary and may always be there.
        let known = |term: &Term| self.term(&term.text).is_some() || term.kind == TermKind::Word;
        let telling = |term: &Term| self.telling(self.term(&term.text));
        let terms = asks.iter().flatten().flat_map(|form| form.terms.iter());
        let mut tellings: Vec<f32> = terms.filter(|term| known(term)).map(telling).collect();
        let least = if tellings.len() > MOST_TERMS {
            let (_, least, _) =
                tellings.select_nth_unstable_by(MOST_TERMS, |one, other| other.total_cmp(one));
            *least
        } else {
            0.0
        };
        let is_looked_for = |term: &&Term| known(term) && telling(term) >= least;
        let clause = |form: &&'a Form| Clause {
            terms: form.terms.iter().filter(is_looked_for).collect(),
            weight: form.weight,
        };
        asks.iter().map(|forms| forms.iter().map(clause).collect()).collect()
    }

    /// Paragraphs that match by the pairs of characters typed, best first: the one plain search that everything
    /// else is measured against.
    #[must_use]
    pub fn find_plainly(&self, query: &Query, limit: usize) -> Vec<ParagraphId> {
        let typed = query.asks.iter().filter_map(|ask| ask.forms.first());
        let asks: Vec<Vec<Clause<'_>>> =
            typed.map(|form| vec![Clause { terms: form.terms.iter().collect(), weight: 1.0 }]).collect();
        let found = self.paragraphs.find(Part::Bigrams, &asks, None, limit).unwrap_or_default();
        found.into_iter().map(|(place, _)| place.paragraph()).collect()
    }

    /// Paragraphs that match in any part, each part giving its best `limit`; in reading order. `reports` are
    /// indices of the reports to look into, all where it is `None`.
    #[must_use]
    pub fn find(&self, query: &Query, reports: Option<&[u32]>, limit: usize) -> Vec<Hit> {
        let is_known = |form: &&Form| {
            let typed = form.weight >= 1.0;
            typed
                || form
                    .terms
                    .iter()
                    .all(|term| term.kind == TermKind::Word || self.term(&term.text).is_some())
        };
        let asks = query.asks.iter().map(|ask| ask.forms.as_slice());
        let phrases = query.phrases.iter().map(std::slice::from_ref);
        // A name that we added helps only where the corpus prints it whole; most it does not.
        let asks: Vec<Vec<&Form>> = asks
            .chain(phrases)
            .map(|forms| forms.iter().filter(is_known).take(MOST_CLAUSES).collect())
            .collect();
        let asks = self.clauses(&asks);
        let mut hits: HashMap<ParagraphId, Hit> = HashMap::new();
        let mut hit = |paragraph: ParagraphId, change: &dyn Fn(&mut Hit)| {
            let entry = hits.entry(paragraph);
            change(entry.or_insert_with(|| Hit {
                paragraph,
                scores: Scores::default(),
                sentences: Vec::new(),
            }));
        };
        let within = reports.map(|reports| self.paragraphs.within(reports));
        for part in [Part::Bigrams, Part::Words, Part::Heading] {
            // What is mapped or in memory can be searched once it is opened.
            for (place, score) in
                self.paragraphs.find(part, &asks, within.as_ref(), limit).unwrap_or_default()
            {
                hit(place.paragraph(), &|hit| match part {
                    Part::Bigrams => hit.scores.bigrams = score,
                    Part::Words => hit.scores.words = score,
                    Part::Heading => hit.scores.heading = score,
                });
            }
        }
        for part in [Part::Bigrams, Part::Words] {
            for (place, score) in self.sentences.find(part, &asks, within.as_ref(), limit).unwrap_or_default()
            {
                let sentence = place.sentence();
                hit(place.paragraph(), &|hit| match hit
                    .sentences
                    .iter_mut()
                    .find(|(known, _)| *known == sentence)
                {
                    Some((_, total)) => *total += score,
                    None => hit.sentences.push((sentence, score)),
                });
            }
        }
        let mut hits: Vec<Hit> = hits.into_values().collect();
        for hit in &mut hits {
            hit.scores.sentence = hit.sentences.iter().map(|&(_, score)| score).fold(0.0, f32::max);
        }
        hits.sort_by_key(|hit| hit.paragraph);
        hits
    }
}
