//! The best documents of one table: of each group of alternatives the best counts, and the groups are added.
//!
//! Documents are gone through in windows. Groups that even together are too weak to lift a document among the best found
//! so far are needless: they are only looked up for documents that hold something of the others.

use std::ops::Range;

use tantivy::fieldnorm::FieldNormReader;

use super::Place;
use super::best::Best;
use super::cursor::Cursor;
use super::scoring::Lengths;
use crate::text::ones;

/// Documents that are added up side by side.
const WINDOW: u32 = 4096;
/// A bit for each document of a window.
type Marks = [u64; WINDOW as usize / 64];
const NONE: Marks = [0; WINDOW as usize / 64];
/// Bounds are sums of rounded numbers.
const SLACK: f64 = 1.0 + 1e-6;

/// One weighted way to say a thing.
pub(super) struct Clause {
    pub(super) weight: f32,
    pub(super) cursors: Range<usize>,
}

/// A thing that is looked for, in its clauses.
pub(super) struct Group {
    pub(super) clauses: Range<usize>,
    /// The most that a document can get for it.
    pub(super) bound: f64,
    /// The same of it and of all groups before it.
    below: f64,
}

/// What is looked for in one column of one table.
pub(super) struct Sweep {
    cursors: Vec<Cursor>,
    clauses: Vec<Clause>,
    /// The weakest first.
    groups: Vec<Group>,
}

impl Sweep {
    /// For so many terms and clauses.
    pub(super) fn with_capacity(terms: usize, clauses: usize) -> Self {
        Sweep {
            cursors: Vec::with_capacity(terms),
            clauses: Vec::with_capacity(clauses),
            groups: Vec::with_capacity(clauses),
        }
    }

    /// Adds a clause to the group that is being made.
    pub(super) fn clause(&mut self, weight: f32, cursors: impl Iterator<Item = Cursor>) {
        let start = self.cursors.len();
        self.cursors.extend(cursors);
        if self.cursors.len() > start {
            self.clauses.push(Clause { weight, cursors: start..self.cursors.len() });
        }
    }

    /// The clauses added since the last group are one.
    pub(super) fn end_group(&mut self) {
        let start = self.groups.iter().map(|group| group.clauses.end).max().unwrap_or(0);
        let own = start..self.clauses.len();
        let most = |clause: &Clause| {
            let cursors = self.cursors.get(clause.cursors.clone()).unwrap_or_default();
            f64::from(clause.weight) * cursors.iter().map(|cursor| f64::from(cursor.weight)).sum::<f64>()
        };
        let bound = self.clauses.get(own.clone()).unwrap_or_default().iter().map(most).fold(0.0, f64::max);
        if bound > 0.0 {
            self.groups.push(Group { clauses: own, bound, below: 0.0 });
        }
    }

    /// Offers every document of these ranges that may be among the best. Nothing is looked for afterwards.
    pub(super) fn run(
        &mut self,
        ranges: &[Range<u32>],
        column: (&FieldNormReader, &Lengths),
        scratch: &mut Scratch,
        best: &mut Best,
        place: impl Fn(u32) -> Option<Place>,
    ) {
        self.groups.sort_by(|a, b| a.bound.total_cmp(&b.bound));
        let mut below = 0.0;
        for group in &mut self.groups {
            below += group.bound;
            group.below = below;
        }
        for range in ranges {
            let mut low = range.start;
            loop {
                let needless = self.needless(best.least());
                let Some(start) = self.next(needless, low).filter(|start| *start < range.end) else { break };
                let end = start.saturating_add(WINDOW).min(range.end);
                self.add_up(needless, start..end, column, scratch);
                self.offer(needless, start, column, scratch, best, &place);
                low = end;
            }
        }
        self.cursors.clear();
        self.clauses.clear();
        self.groups.clear();
    }

    /// How many of the weakest groups cannot lift a document to this score.
    fn needless(&self, least: f64) -> usize {
        self.groups.partition_point(|group| group.below * SLACK < least)
    }

    /// The first document from `low` on that holds something of the groups that are needed.
    fn next(&mut self, needless: usize, low: u32) -> Option<u32> {
        let clauses = self.groups.get(needless..)?.iter().flat_map(|group| group.clauses.clone());
        let mut first: Option<u32> = None;
        for clause in clauses {
            let cursors = self.clauses.get(clause).map(|clause| clause.cursors.clone()).unwrap_or_default();
            for cursor in self.cursors.get_mut(cursors).into_iter().flatten() {
                let own = cursor.seek(low);
                first = first.map_or(own, |first| Some(own.map_or(first, |own| own.min(first))));
            }
        }
        first
    }

    fn add_up(
        &mut self,
        needless: usize,
        window: Range<u32>,
        column: (&FieldNormReader, &Lengths),
        scratch: &mut Scratch,
    ) {
        for group in self.groups.get(needless..).unwrap_or_default() {
            let clauses = self.clauses.get(group.clauses.clone()).unwrap_or_default();
            for clause in clauses {
                for cursor in self.cursors.get_mut(clause.cursors.clone()).into_iter().flatten() {
                    cursor.each_before(window.end, column, |document, score| {
                        scratch.hold(document.saturating_sub(window.start), score);
                    });
                }
                // Of one clause there is no best.
                match clauses {
                    [only] => scratch.end_only_clause(only.weight),
                    _ => scratch.end_clause(clause.weight),
                }
            }
            scratch.end_group();
        }
    }

    fn offer(
        &mut self,
        needless: usize,
        start: u32,
        column: (&FieldNormReader, &Lengths),
        scratch: &mut Scratch,
        best: &mut Best,
        place: impl Fn(u32) -> Option<Place>,
    ) {
        // What is looked up is looked up in the order of documents.
        let held = std::mem::replace(&mut scratch.in_all, NONE);
        for at in ones(&held) {
            let Some(total) = scratch.all.get_mut(at).map(std::mem::take) else { continue };
            let document = start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            let Some(score) = self.with_needless(needless, total, document, column, best.least()) else {
                continue;
            };
            if let Some(place) = place(document) {
                best.offer(score as f32, place);
            }
        }
    }

    /// The score of a document whose needed groups make `total`; `None` when it is less than `least`.
    fn with_needless(
        &mut self,
        needless: usize,
        total: f64,
        document: u32,
        column: (&FieldNormReader, &Lengths),
        least: f64,
    ) -> Option<f64> {
        let mut total = total;
        for group in self.groups.get(..needless).unwrap_or_default().iter().rev() {
            if (total + group.below) * SLACK < least {
                return None;
            }
            let clauses = self.clauses.get(group.clauses.clone()).unwrap_or_default().iter();
            let mut most = 0.0f32;
            for clause in clauses {
                let cursors = self.cursors.get_mut(clause.cursors.clone()).into_iter().flatten();
                let held = cursors.filter_map(|cursor| cursor.score(document, column));
                most = most.max(clause.weight * held.fold(0.0f32, |sum, score| sum + score));
            }
            total += f64::from(most);
        }
        (total * SLACK >= least).then_some(total)
    }
}

/// Where the scores of a window are added up; used again and again.
pub(super) struct Scratch {
    clause: Vec<f32>,
    group: Vec<f32>,
    all: Vec<f64>,
    in_clause: Vec<u32>,
    in_group: Vec<u32>,
    /// A bit for each document.
    in_all: Marks,
}

impl Scratch {
    /// For windows over tables of at most so many documents.
    pub(super) fn new(documents: u32) -> Self {
        let window = documents.min(WINDOW) as usize;
        Scratch {
            clause: vec![0.0; window],
            group: vec![0.0; window],
            all: vec![0.0; window],
            in_clause: Vec::with_capacity(window),
            in_group: Vec::with_capacity(window),
            in_all: NONE,
        }
    }

    fn hold(&mut self, at: u32, score: f32) {
        if let Some(own) = self.clause.get_mut(at as usize) {
            if *own == 0.0 {
                self.in_clause.push(at);
            }
            *own += score;
        }
    }

    fn end_clause(&mut self, weight: f32) {
        for at in self.in_clause.drain(..) {
            let own = self.clause.get_mut(at as usize).map(std::mem::take);
            if let (Some(own), Some(group)) = (own, self.group.get_mut(at as usize)) {
                if *group == 0.0 {
                    self.in_group.push(at);
                }
                *group = group.max(weight * own);
            }
        }
    }

    fn end_group(&mut self) {
        let mut held = std::mem::take(&mut self.in_group);
        for at in held.drain(..) {
            let own = self.group.get_mut(at as usize).map(std::mem::take);
            own.into_iter().for_each(|own| self.add(at, own));
        }
        self.in_group = held;
    }

    /// Ends a clause that is its whole group.
    fn end_only_clause(&mut self, weight: f32) {
        let mut held = std::mem::take(&mut self.in_clause);
        for at in held.drain(..) {
            let own = self.clause.get_mut(at as usize).map(std::mem::take);
            own.into_iter().for_each(|own| self.add(at, weight * own));
        }
        self.in_clause = held;
    }

    fn add(&mut self, at: u32, own: f32) {
        if let (Some(all), Some(bits)) =
            (self.all.get_mut(at as usize), self.in_all.get_mut(at as usize / 64))
        {
            *all += f64::from(own);
            *bits |= 1 << (at % 64);
        }
    }
}
