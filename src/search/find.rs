//! Candidates for an answer, with the scores that ranking weighs.

use std::ops::Range;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
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
struct Clause {
    /// Places in [`Terms::terms`].
    terms: SmallVec<[usize; 8]>,
    weight: f32,
}

/// What is looked for, in its terms.
struct Terms<'a> {
    /// Each once.
    terms: Vec<&'a Term>,
    clauses: Vec<Clause>,
    /// Clauses that say the same thing, of which the best counts.
    groups: Vec<Range<usize>>,
}

/// What is looked for in one column.
struct Weighed {
    /// Of each term the most that it counts; 0 for one that the column does not hold.
    weights: Vec<f32>,
    /// Of each term, one piece after another, where its postings lie.
    infos: Vec<Option<TermInfo>>,
}

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
    pub sentences: SmallVec<[(usize, f32); 4]>,
}

impl Index {
    /// What is looked for of a query: terms that the corpus holds, and of a long question the most telling.
    fn sought<'a>(&self, query: &'a Query) -> Terms<'a> {
        // How telling each term is; `None` for one that the corpus does not hold. Each is looked up once.
        let mut known: FxHashMap<&str, Option<f32>> = FxHashMap::default();
        let mut telling = |term: &'a Term| {
            let own = || self.term(&term.text).map(|id| self.telling(Some(id)));
            // What a dictionary cuts stands in no vocabulary and may always be there.
            let cut = (term.kind == TermKind::Word).then(|| self.telling(None));
            known.entry(&term.text).or_insert_with(own).or(cut)
        };
        let forms: Vec<SmallVec<[&Form; MOST_CLAUSES]>> = query
            .asks
            .iter()
            .map(|ask| ask.forms.as_slice())
            .chain(query.phrases.iter().map(std::slice::from_ref))
            .map(|forms| {
                // A name that we added helps only where the corpus prints it whole; most it does not.
                let mut is_known = |form: &&'a Form| {
                    form.weight >= 1.0 || form.terms.iter().all(|term| telling(term).is_some())
                };
                forms.iter().filter(|form| is_known(form)).take(MOST_CLAUSES).collect()
            })
            .collect();
        let terms = forms.iter().flatten().flat_map(|form| form.terms.iter());
        let mut tellings: Vec<f32> = terms.filter_map(&mut telling).collect();
        let least = if tellings.len() > MOST_TERMS {
            let (_, least, _) =
                tellings.select_nth_unstable_by(MOST_TERMS, |one, other| other.total_cmp(one));
            *least
        } else {
            0.0
        };
        let mut sought = Terms { terms: Vec::new(), clauses: Vec::new(), groups: Vec::new() };
        let mut places: FxHashMap<(&str, TermKind), usize> = FxHashMap::default();
        for forms in &forms {
            let start = sought.clauses.len();
            for form in forms {
                let own = form.terms.iter().filter(|term| telling(term).is_some_and(|own| own >= least));
                let place = |term: &'a Term| {
                    *places.entry((&term.text, term.kind)).or_insert_with(|| {
                        sought.terms.push(term);
                        sought.terms.len() - 1
                    })
                };
                let terms = own.map(place).collect();
                sought.clauses.push(Clause { terms, weight: form.weight });
            }
            sought.groups.push(start..sought.clauses.len());
        }
        sought
    }

    /// Paragraphs that match in any part, each part giving its best `limit`; in reading order. `reports` are
    /// indices of the reports to look into, all where it is `None`.
    #[must_use]
    pub fn find(&self, query: &Query, reports: Option<&[u32]>, limit: usize) -> Vec<Hit> {
        let sought = self.sought(query);
        let mut hits: FxHashMap<ParagraphId, Hit> = FxHashMap::default();
        hits.reserve(2 * limit);
        let mut hit = |paragraph: ParagraphId, change: &dyn Fn(&mut Hit)| {
            let entry = hits.entry(paragraph);
            change(entry.or_insert_with(|| Hit {
                paragraph,
                scores: Scores::default(),
                sentences: SmallVec::new(),
            }));
        };
        let mut scratch = Scratch::new(self.longest());
        for column in Column::ALL {
            for (place, score) in self.best(column, &sought, reports, limit, &mut scratch) {
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

    /// The best `limit` documents by BM25 in one column, best first. Each group of what is
    /// sought counts by its best clause alone.
    fn best(
        &self,
        column: Column,
        sought: &Terms<'_>,
        reports: Option<&[u32]>,
        limit: usize,
        scratch: &mut Scratch,
    ) -> impl Iterator<Item = (Place, f32)> + use<> {
        let mut best = Best::new(limit);
        let lengths = Lengths::of(self.length(column));
        let Weighed { weights, infos } = self.weighed(column, &sought.terms);
        let mut sweep = Sweep::with_capacity(sought.terms.len(), sought.clauses.len());
        for (number, (part, ranges)) in self.pieces.iter().zip(self.ranges(column, reports)).enumerate() {
            let Some((postings, norms)) = part.own.piece.leaf(column).part(column.part()) else { continue };
            let cursor = |term: &usize| {
                let info = infos.get(term * self.pieces.len() + number)?.as_ref()?;
                let weight = weights.get(*term).filter(|weight| **weight > 0.0)?;
                let option = IndexRecordOption::WithFreqs;
                // What is mapped or in memory can be read once it is opened.
                Some(Cursor::new(postings.read_block_postings_from_terminfo(info, option).ok()?, *weight))
            };
            for group in &sought.groups {
                for clause in sought.clauses.get(group.clone()).unwrap_or_default() {
                    sweep.clause(clause.weight, clause.terms.iter().filter_map(cursor));
                }
                sweep.end_group();
            }
            sweep
                .run(&ranges, (norms, &lengths), scratch, &mut best, |document| part.place(column, document));
        }
        best.into_places()
    }

    /// What each term counts in a column, and where its postings lie in each piece.
    fn weighed(&self, column: Column, terms: &[&Term]) -> Weighed {
        let mut weighed = Weighed {
            weights: Vec::with_capacity(terms.len()),
            infos: Vec::with_capacity(terms.len() * self.pieces.len()),
        };
        for term in terms {
            let start = weighed.infos.len();
            let info = |part: &Part| {
                let (postings, _) = part.own.piece.leaf(column).part(column.part())?;
                postings.terms().get(&term.text).ok()?
            };
            let is_held = column.part().takes(term.kind);
            weighed.infos.extend(self.pieces.iter().map(|part| if is_held { info(part) } else { None }));
            let key = column.key(TermId::of(&term.text));
            let held = |(part, info): (&Part, &Option<TermInfo>)| {
                info.as_ref().map_or(0, |info| info.doc_freq.saturating_sub(part.gone(key)))
            };
            let own = weighed.infos.get(start..).unwrap_or_default();
            let holding = self.pieces.iter().zip(own).map(held).sum();
            let documents = self.documents(column);
            weighed.weights.push(if holding > 0 { scoring::weight(holding, documents) } else { 0.0 });
        }
        weighed
    }
}
