//! Candidates for an answer, with the scores that ranking weighs.

use std::collections::HashMap;

use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;

use super::best::Best;
use super::column::Column;
use super::cursor::Cursor;
use super::index::Part;
use super::scoring::{self, Lengths};
use super::sweep::{Scratch, Sweep};
use super::vocabulary::TermId;
use super::{Form, Index, Place, Query};
use crate::report::ParagraphId;
use crate::text::{Term, TermKind};

/// One weighted way to say a thing that is asked for.
struct Clause<'a> {
    terms: Vec<&'a Term>,
    weight: f32,
}

/// A term with the most that it counts, and where its postings lie in each piece.
type Weighed<'a> = (&'a str, f32, Vec<Option<TermInfo>>);

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
        let mut scratch = Scratch::new(self.longest());
        for column in Column::ALL {
            for (place, score) in self.best(column, &asks, reports, limit, &mut scratch) {
                let sentence = place.sentence();
                hit(place.paragraph(), &|hit| match column {
                    Column::Bigrams => hit.scores.bigrams = score,
                    Column::Words => hit.scores.words = score,
                    Column::Heading => hit.scores.heading = score,
                    Column::SentenceBigrams | Column::SentenceWords => {
                        match hit.sentences.iter_mut().find(|(known, _)| *known == sentence) {
                            Some((_, total)) => *total += score,
                            None => hit.sentences.push((sentence, score)),
                        }
                    }
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

    /// The best `limit` documents by BM25 in one column, best first. Each group of `asks` counts by its best clause
    /// alone.
    fn best(
        &self,
        column: Column,
        asks: &[Vec<Clause<'_>>],
        reports: Option<&[u32]>,
        limit: usize,
        scratch: &mut Scratch,
    ) -> impl Iterator<Item = (Place, f32)> + use<> {
        let mut best = Best::new(limit);
        let lengths = Lengths::of(self.length(column));
        let terms = self.weighed(column, asks);
        for (number, (part, ranges)) in self.pieces.iter().zip(self.ranges(column, reports)).enumerate() {
            let Some((postings, norms)) = part.own.piece.leaf(column).part(column.part()) else { continue };
            let cursor = |term: &&Term| {
                let (_, weight, infos) = terms.iter().find(|(text, ..)| *text == term.text)?;
                let info = infos.get(number)?.as_ref()?;
                let option = IndexRecordOption::WithFreqs;
                // What is mapped or in memory can be read once it is opened.
                Some(Cursor::new(postings.read_block_postings_from_terminfo(info, option).ok()?, *weight))
            };
            let mut sweep = Sweep::with_capacity(terms.len());
            for clauses in asks {
                for clause in clauses {
                    let own = clause.terms.iter().filter(|term| column.part().takes(term.kind));
                    sweep.clause(clause.weight, own.filter_map(cursor));
                }
                sweep.end_group();
            }
            sweep
                .run(&ranges, (norms, &lengths), scratch, &mut best, |document| part.place(column, document));
        }
        best.into_places()
    }

    /// Each term that stands in a column, with what it counts at most and where its postings lie in each piece.
    fn weighed<'a>(&self, column: Column, asks: &[Vec<Clause<'a>>]) -> Vec<Weighed<'a>> {
        let mut weighed: Vec<Weighed<'a>> = Vec::new();
        let terms = asks.iter().flatten().flat_map(|clause| clause.terms.iter().copied());
        for term in terms.filter(|term| column.part().takes(term.kind)) {
            if weighed.iter().any(|(text, ..)| *text == term.text) {
                continue;
            }
            let info = |part: &Part| {
                let (postings, _) = part.own.piece.leaf(column).part(column.part())?;
                postings.terms().get(&term.text).ok()?
            };
            let infos: Vec<Option<TermInfo>> = self.pieces.iter().map(info).collect();
            let key = column.key(TermId::of(&term.text));
            let held = |(part, info): (&Part, &Option<TermInfo>)| {
                info.as_ref().map_or(0, |info| info.doc_freq.saturating_sub(part.gone(key)))
            };
            let holding = self.pieces.iter().zip(&infos).map(held).sum();
            if holding > 0 {
                weighed.push((&term.text, scoring::weight(holding, self.documents(column)), infos));
            }
        }
        weighed
    }
}
